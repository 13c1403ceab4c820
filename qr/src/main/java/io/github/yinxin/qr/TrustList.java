package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.qr.internal.KeyId;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The issuers whose codes a verifier accepts. Immutable. */
public final class TrustList {

  /**
   * An authority entitled to issue codes, and the key it signs them with.
   *
   * @param code its code, as its codes must state it
   * @param name its name, for people
   * @param certificate holds its key, SM2 or P-256; trusted as it is, without looking at its dates
   */
  public record Issuer(String code, String name, X509Certificate certificate) {

    /** Refuses blank texts and keys that codes are not signed with. */
    public Issuer {
      requireNonNull(certificate, "certificate");
      if (code.isBlank() || name.isBlank()) {
        throw new IllegalArgumentException(
            "issuer has code '" + code + "' and name '" + name + "'; neither may be blank");
      }
      if (CoseAlgorithm.of(certificate.getPublicKey()).isEmpty()) {
        throw new IllegalArgumentException("key of issuer " + code + " is neither SM2 nor P-256");
      }
    }

    boolean signsWith(long algorithm) {
      return CoseAlgorithm.of(certificate.getPublicKey())
          .filter(known -> known.number() == algorithm)
          .isPresent();
    }
  }

  private final Map<KeyId, List<Issuer>> issuers;

  private TrustList(Map<KeyId, List<Issuer>> issuers) {
    this.issuers = issuers;
  }

  /**
   * Trusts these issuers. One may stand in the list with several keys, and one key with several
   * codes; with no issuer at all, every code is undetermined.
   *
   * @throws IllegalArgumentException if two entries have the same code and the same key id
   */
  public static TrustList of(Issuer... issuers) {
    Map<KeyId, List<Issuer>> byKey = new HashMap<>();
    for (Issuer issuer : issuers) {
      KeyId key = KeyId.of(issuer.certificate().getPublicKey());
      byKey.merge(key, List.of(issuer), TrustList::join);
    }
    return new TrustList(Map.copyOf(byKey));
  }

  private static List<Issuer> join(List<Issuer> present, List<Issuer> added) {
    List<Issuer> joined = Stream.concat(present.stream(), added.stream()).toList();
    if (joined.stream().map(Issuer::code).distinct().count() < joined.size()) {
      throw new IllegalArgumentException(
          "issuer " + added.get(0).code() + " is listed twice with the same key");
    }
    return joined;
  }

  // Key ids are short and may collide: all of them are candidates, the signature decides.
  List<Issuer> candidates(KeyId key) {
    return issuers.getOrDefault(key, List.of());
  }
}
