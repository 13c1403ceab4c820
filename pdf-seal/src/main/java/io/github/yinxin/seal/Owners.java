package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.Owner;
import io.github.yinxin.verify.Finding;
import java.security.cert.X509Certificate;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Compares what a seal and the certificates in it say about their owner. */
final class Owners {

  private static final Pattern WRITTEN_OR_NOT = Pattern.compile("[\\s()]");

  private Owners() {}

  static Optional<String> creditCode(X509Certificate certificate) {
    return Owner.creditCode(certificate);
  }

  /** Returns the owner: named by the certificates where they do, else by the seal. */
  static Seal.Owner of(Seal seal) {
    Optional<String> name =
        seal.signers().stream().flatMap(c -> Owner.names(c).stream()).findFirst();
    Optional<String> code =
        seal.signers().stream().flatMap(c -> creditCode(c).stream()).findFirst();
    return new Seal.Owner(name.orElse(seal.name()), code.or(() -> codeOf(seal)).orElse(""));
  }

  private static Optional<String> codeOf(Seal seal) {
    return Owner.creditCodeIn(seal.id()).or(() -> Owner.creditCodeIn(seal.name()));
  }

  static Finding agreement(Seal seal) {
    if (seal.signers().isEmpty()) {
      return Finding.skipped(
          SealCheck.SEAL_OWNER, "印章未列出证书本身", "the seal lists no certificates themselves");
    }
    Set<String> names = new LinkedHashSet<>();
    Set<String> codes = new LinkedHashSet<>();
    for (X509Certificate certificate : seal.signers()) {
      names.addAll(Owner.names(certificate));
      creditCode(certificate).ifPresent(codes::add);
    }
    Optional<String> code = codeOf(seal);
    if (code.isPresent() && !codes.isEmpty() && !codes.contains(code.get())) {
      return Finding.failed(
          SealCheck.SEAL_OWNER,
          "印章的信用代码 " + code.get() + " 与证书的 " + codes + " 不符",
          "the seal's credit code " + code.get() + " is not that of the certificates " + codes);
    }
    return names.stream().anyMatch(name -> alike(name, seal.name()))
        ? Finding.passed(SealCheck.SEAL_OWNER, of(seal).toString(), of(seal).toString())
        // Names of seals say what they are for as well, and nobody standardises that.
        : Finding.warning(
            SealCheck.SEAL_OWNER,
            "印章名称 " + seal.name() + " 与证书主体 " + names + " 不同",
            "the seal's name " + seal.name() + " is not that of the certificates " + names);
  }

  private static boolean alike(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    return !a.isEmpty() && !b.isEmpty() && (a.contains(b) || b.contains(a));
  }

  private static String plain(String name) {
    return WRITTEN_OR_NOT.matcher(Normalizer.normalize(name, Normalizer.Form.NFKC)).replaceAll("");
  }
}
