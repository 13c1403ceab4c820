package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.seal.OfdPackage;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealCheck;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.SealSignatureCheck;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What a seal or a seal signature says, with the checks that need no document.
 *
 * @param fields its keys and values
 * @param findings the checks
 * @param words the same for people
 */
record SealFacts(Fields fields, List<Finding> findings, String words) {

  private static final String SEALLESS = "a signature without a seal (SIGNED_DATA)";
  private static final SealVerifier VERIFIER = SealVerifier.trusting(TrustAnchors.of());

  Tone tone() {
    return Findings.tone(findings);
  }

  /** Reads DER; anything else is of no kind. */
  static SealFacts of(byte[] der) {
    return of(
        der,
        signature ->
            VERIFIER.verifyWithoutDocument(signature, Clock.systemUTC().instant()).findings());
  }

  /** Reads a file of an OFD package, which holds the protected bytes as well. */
  static SealFacts of(OfdPackage.Item item) {
    Instant now = Clock.systemUTC().instant();
    SealFacts facts = of(item.toBytes(), signature -> item.judge(VERIFIER, signature, now));
    facts.fields.put("where", item.where());
    return facts;
  }

  private static SealFacts of(byte[] der, Function<SealSignature, List<Finding>> judge) {
    try {
      SealSignature signature = SealSignature.parse(der);
      return of(signature, judge.apply(signature));
    } catch (IllegalArgumentException noSignature) {
      try {
        Seal seal = Seal.parse(der);
        return of("SEAL", seal, new Fields(), sealFindings(seal));
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

  private static SealFacts of(SealSignature signature, List<Finding> findings) {
    Fields fields = new Fields();
    signature.claimedTime().ifPresent(t -> fields.put("sealedAt", t.toString()));
    return signature
        .seal()
        .map(seal -> of("SEAL_SIGNATURE", seal, fields, findings))
        .orElseGet(
            () ->
                finished(
                    fields
                        .put("kind", "SIGNED_DATA")
                        .put(
                            "certificates",
                            signature.certificates().stream().map(SealFacts::subject).toList()),
                    findings,
                    SEALLESS));
  }

  /** Says what a signature of a PDF holds; its checks are those of the file. */
  static SealFacts of(PdfSignature signature) {
    Fields where = new Fields().put("where", signature.field());
    signature.claimedTime().map(Instant::toString).ifPresent(t -> where.put("sealedAt", t));
    return signature
        .claimedSeal()
        .map(seal -> of("SEAL_SIGNATURE", seal, where, signature.findings()))
        .orElseGet(
            () ->
                finished(
                    where
                        .put("kind", "SIGNED_DATA")
                        .put("certificates", signature.claimedSigner().stream().toList()),
                    signature.findings(),
                    SEALLESS));
  }

  private static SealFacts of(String kind, Seal seal, Fields more, List<Finding> findings) {
    SealPicture picture = seal.picture();
    Fields fields =
        new Fields()
            .put("kind", kind)
            .put("edition", seal.edition().standard())
            .put("esId", seal.id())
            .put("name", seal.name())
            .put("owner", seal.owner().toString())
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
    String words = kind + " " + seal.name() + " (" + seal.id() + ")";
    return finished(fields, findings, Escaped.of(words));
  }

  private static SealFacts finished(Fields fields, List<Finding> found, String words) {
    List<Finding> findings = found.stream().map(SealFacts::withoutAnchors).toList();
    return new SealFacts(
        fields.put("findings", Findings.json(findings)),
        findings,
        words + Findings.words(findings));
  }

  // Nobody is trusted here, so nothing about a certificate is settled: the detail says what is odd.
  private static Finding withoutAnchors(Finding finding) {
    boolean certificate =
        finding.check() == SealCheck.MAKER_CERTIFICATE
            || finding.check() == SealSignatureCheck.SIGNER_CERTIFICATE;
    return certificate && finding.outcome() == Outcome.FAILED
        ? Finding.undetermined(finding.check(), finding.zh(), finding.en())
        : finding;
  }

  // As if used when it began to run: what has expired since is a warning then.
  private static List<Finding> sealFindings(Seal seal) {
    return VERIFIER.verify(seal, seal.validFrom(), Clock.systemUTC().instant()).findings();
  }

  private static String subject(X509Certificate certificate) {
    return certificate.getSubjectX500Principal().getName();
  }
}
