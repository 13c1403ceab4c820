package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.LicenseId;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdfseal.internal.container.ForeignCertificates;
import io.github.yinxin.pdfseal.internal.revision.Updates;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.Flaw;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.SecurityStore;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.RevocationSource;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges sealed PDF files. Whatever a file contains, the answer is a verdict. Immutable and
 * thread-safe.
 *
 * <p>What follows a signed revision must be explained byte by byte and object by object: further
 * signatures and time stamps, evidence of validity, and filling as far as the signatures permit it.
 *
 * <p>Keep one for many documents: what comes again in each, certificates and seals, is known by all
 * its bytes, and not worked out again; see {@link SealVerifier}.
 */
public final class PdfVerifier {

  private final SealVerifier signatures;
  private final String password;

  private PdfVerifier(SealVerifier signatures, String password) {
    this.signatures = requireNonNull(signatures, "signatures");
    this.password = requireNonNull(password, "password");
  }

  /** Trusts signers and seal makers that these anchors vouch for. */
  public static PdfVerifier trusting(TrustAnchors anchors) {
    return judgingWith(SealVerifier.trusting(anchors));
  }

  /**
   * Trusts signers that the anchors vouch for, and seals of certain makers: not everybody with a
   * certificate makes seals.
   *
   * @param sealMakers the makers' own certificates, or those of authorities that certify makers
   *     only
   */
  public static PdfVerifier trusting(TrustAnchors anchors, TrustAnchors sealMakers) {
    return judgingWith(SealVerifier.trusting(anchors, sealMakers));
  }

  /** Judges signatures and seals with a verifier of them. */
  public static PdfVerifier judgingWith(SealVerifier signatures) {
    return new PdfVerifier(signatures, "");
  }

  /** Returns a verifier that opens encrypted files with a user's or the owner's password. */
  public PdfVerifier withPassword(String newPassword) {
    return new PdfVerifier(signatures, newPassword);
  }

  /**
   * Judges a file.
   *
   * @param pdf the whole file; left alone
   * @param at the instant of judging; a sealing time after it fails
   */
  public PdfVerdict verify(byte[] pdf, Instant at) {
    requireNonNull(pdf, "pdf");
    requireNonNull(at, "at");
    try {
      return judge(pdf, at);
    } catch (RuntimeException | StackOverflowError e) {
      // Foreign bytes may break a reader in any way; an analysis that broke off has failed.
      return without(
          Integrity.UNREADABLE,
          Finding.failed(
              PdfCheck.STRUCTURE, "分析中断", "the analysis broke off: " + e.getClass().getName()),
          at);
    }
  }

  private PdfVerdict judge(byte[] pdf, Instant at) {
    SignedDocument document;
    try {
      document = SignedDocument.read(Bytes.of(pdf), password);
    } catch (PdfException e) {
      boolean locked = e.flaw() == Flaw.PASSWORD || e.flaw() == Flaw.UNKNOWN_ENCRYPTION;
      return without(
          locked ? Integrity.UNSUPPORTED : Integrity.UNREADABLE,
          Finding.undetermined(
              PdfCheck.STRUCTURE, "文件无法读取", "the file cannot be read: " + e.getMessage()),
          at);
    }
    if (document.signatures().isEmpty()) {
      return without(
          Integrity.NO_SIGNATURE,
          Finding.failed(PdfCheck.STRUCTURE, "文件没有签章", "the file has no signature"),
          at);
    }
    Updates updates = Updates.of(document, Bytes.of(pdf));
    // Afterwards: what is in the store must not use up what the updates need.
    SealVerifier informed = document.file().map(this::informed).orElse(signatures);
    List<PdfSignature> judged = new ArrayList<>();
    for (SignatureDictionary signature : document.signatures()) {
      judged.add(SignatureJudgement.of(pdf, signature, updates, informed, at));
    }
    return verdict(judged, document.licenseIdentifier(), at);
  }

  private SealVerifier informed(PdfFile file) {
    SecurityStore store = SecurityStore.of(file);
    return store.isEmpty()
        ? signatures
        : signatures.lookingAlsoInto(
            ForeignCertificates.readable(store.certificates()),
            RevocationSource.of(store.revocation().toArray(byte[][]::new)));
  }

  private static PdfVerdict without(Integrity integrity, Finding finding, Instant at) {
    Verification<VerifiedPdf> overall =
        Verification.of(
            List.of(finding),
            () -> {
              throw new IllegalStateException("valid without a signature");
            });
    return new PdfVerdict(integrity, List.of(), overall, at);
  }

  private static PdfVerdict verdict(
      List<PdfSignature> signatures, String licenseIdentifier, Instant at) {
    Integrity worst =
        signatures.stream()
            .map(PdfSignature::integrity)
            .min(Comparator.naturalOrder())
            .orElse(Integrity.NO_SIGNATURE);
    List<Finding> findings = signatures.stream().flatMap(s -> s.findings().stream()).toList();
    return new PdfVerdict(
        worst,
        signatures,
        Verification.of(findings, () -> new VerifiedPdf(signatures, licenseOf(licenseIdentifier))),
        at);
  }

  private static @Nullable LicenseId licenseOf(String identifier) {
    try {
      return identifier.isEmpty() ? null : LicenseId.parse(identifier);
    } catch (IllegalArgumentException e) {
      return null; // Another program's text in the same place is not our identifier.
    }
  }
}
