package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/**
 * What a seal or a seal signature says, with the checks that need no document.
 *
 * @param fields its keys and values
 * @param findings the checks
 * @param words the same for people
 */
record SealFacts(Fields fields, List<Finding> findings, String words) {

  private static final String EDITION = "GB/T 38540-2020";

  Tone tone() {
    return Findings.tone(findings);
  }

  /** Reads DER; anything else is of no kind. */
  static SealFacts of(byte[] der) {
    try {
      return of(SealSignature.parse(der));
    } catch (IllegalArgumentException noSignature) {
      try {
        Seal seal = Seal.parse(der);
        return of("SEAL", seal, new Fields(), sealFindings(seal, seal.validFrom()));
      } catch (IllegalArgumentException noSeal) {
        Finding format =
            Finding.undetermined(
                SealSignatureCheck.CONTAINER,
                "不是可识别的印章或签章",
                noSignature.getMessage() + "; " + noSeal.getMessage());
        return finished(new Fields().put("kind", "NONE"), List.of(format), "NONE");
      }
    }
  }

  private static SealFacts of(SealSignature signature) {
    Instant now = Clock.systemUTC().instant();
    List<Finding> findings =
        SealVerifier.trusting(TrustAnchors.of()).verifyWithoutDocument(signature, now).findings();
    Fields fields = new Fields();
    signature.claimedTime().ifPresent(t -> fields.put("sealedAt", t.toString()));
    return signature
        .seal()
        .map(seal -> of("SEAL_SIGNATURE", seal, fields, findings))
        .orElseGet(() -> finished(fields.put("kind", "SIGNED_DATA"), findings, "SIGNED_DATA"));
  }

  /** Says what a signature of a PDF holds; its checks are those of the file. */
  static SealFacts of(PdfSignature signature) {
    Fields where = new Fields().put("where", signature.field());
    signature.claimedTime().map(Instant::toString).ifPresent(t -> where.put("sealedAt", t));
    return signature
        .claimedSeal()
        .map(seal -> of("SEAL_SIGNATURE", seal, where, signature.findings()))
        .orElseGet(
            () -> finished(where.put("kind", "SIGNED_DATA"), signature.findings(), "SIGNED_DATA"));
  }

  private static SealFacts of(String kind, Seal seal, Fields more, List<Finding> findings) {
    SealPicture picture = seal.picture();
    Fields fields =
        new Fields()
            .put("kind", kind)
            .put("edition", EDITION)
            .put("esId", seal.id())
            .put("name", seal.name())
            .put("owner", seal.signers().stream().map(SealFacts::subject).findFirst().orElse(null))
            .put("validFrom", seal.validFrom().toString())
            .put("validUntil", seal.validUntil().toString())
            .put(
                "picture",
                new Fields()
                    .put("type", picture.type())
                    .put("widthMm", picture.widthMm())
                    .put("heightMm", picture.heightMm())
                    .toMap())
            .put("certificates", seal.signers().stream().map(SealFacts::subject).toList());
    more.toMap().forEach(fields::put);
    return finished(fields, findings, kind + " " + seal.name() + " (" + seal.id() + ")");
  }

  private static SealFacts finished(Fields fields, List<Finding> findings, String words) {
    return new SealFacts(
        fields.put("findings", Findings.json(findings)),
        findings,
        words + Findings.words(findings));
  }

  private static List<Finding> sealFindings(Seal seal, Instant usedAt) {
    return SealVerifier.trusting(TrustAnchors.of()).verify(seal, usedAt).findings();
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
