package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import io.github.yinxin.sign.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * SES_Signature (GB/T 38540-2020 7.1 and its relatives), with the bytes as received.
 *
 * @param toSign the bytes of TBS_Sign, which the signer signed
 * @param seal the seal inside
 * @param sealedAt timeInfo: the signer's claim
 * @param dataHash digest of the protected bytes
 * @param signer the signer's certificate 签章人证书
 * @param algorithm the signature algorithm, as the JCA knows it; else its identifier
 * @param signature the signer's signature, as received
 * @param nullableTimeStampToken a token over the signature value, not judged here
 */
public record SesSignature(
    byte[] toSign,
    SesSeal seal,
    Instant sealedAt,
    Digest dataHash,
    X509Certificate signer,
    String algorithm,
    byte[] signature,
    byte @Nullable [] nullableTimeStampToken) {

  /** What stands at the beginning of both kinds of TBS_Sign. */
  private record Beginning(int version, SesSeal seal, Instant sealedAt, byte[] dataHash) {

    static Beginning parse(DerInput tbs, int time, KnownParts known) throws DerException {
      Beginning beginning =
          new Beginning(
              Primitives.integer(tbs, "TBS_Sign version"),
              SesSeal.inside(tbs, known),
              LenientTime.read(tbs, time, "timeInfo"),
              hash(tbs));
      Lenient.ascii(tbs, "propertyInfo");
      return beginning;
    }

    private static byte[] hash(DerInput tbs) throws DerException {
      if (tbs.nextIs(DerInput.OCTET_STRING)) {
        tbs.tolerate(Leniency.HASH_TYPE);
        return Primitives.octets(tbs, "dataHash");
      }
      return Lenient.bits(tbs, "dataHash");
    }

    Digest digest(String algorithm) throws DerException {
      return ClaimedDigest.of(SignatureNames.digest(algorithm), dataHash);
    }
  }

  /** Parses the first element; what follows it in a padded /Contents is the caller's concern. */
  public static SesSignature parse(byte[] bytes) throws DerException {
    return parse(DerInput.of(bytes).next(DerInput.SEQUENCE, "SES_Signature"), new KnownParts());
  }

  static SesSignature parse(Element element, KnownParts known) throws DerException {
    DerInput in = element.children();
    Element toSign = in.next(DerInput.SEQUENCE, "TBS_Sign");
    return in.nextIs(DerInput.BIT_STRING) ? of2014(toSign, in, known) : of2020(toSign, in, known);
  }

  private static SesSignature of2014(Element toSign, DerInput in, KnownParts known)
      throws DerException {
    DerInput tbs = toSign.children();
    Beginning beginning = Beginning.parse(tbs, DerInput.BIT_STRING, known);
    X509Certificate signer = signer(tbs, beginning.seal, known);
    String name =
        SignatureNames.jcaName(Lenient.algorithm(tbs, "signatureAlgorithm"), Edition.GMT0031_2014);
    tbs.requireEnd("TBS_Sign");
    byte[] value = Lenient.bits(in, "signature");
    Sm2Value.note(name, value, in);
    in.requireEnd("SES_Signature");
    return new SesSignature(
        toSign.encoded(),
        beginning.seal,
        beginning.sealedAt,
        beginning.digest(name),
        signer,
        name,
        value,
        null);
  }

  private static SesSignature of2020(Element toSign, DerInput in, KnownParts known)
      throws DerException {
    DerInput tbs = toSign.children();
    Beginning beginning = Beginning.parse(tbs, DerInput.GENERALIZED_TIME, known);
    Extensions.ofSignature(tbs);
    tbs.requireEnd("TBS_Sign");
    if (beginning.version != beginning.seal.info().version()) {
      in.tolerate(Leniency.VERSION_NUMBER);
    }
    X509Certificate signer = signer(in, beginning.seal, known);
    String name =
        SignatureNames.jcaName(Lenient.algorithm(in, "signatureAlgID"), Edition.GBT38540_2020);
    byte[] value = Lenient.bits(in, "signature");
    Sm2Value.note(name, value, in);
    byte @Nullable [] token = timeStamp(in);
    in.requireEnd("SES_Signature");
    return new SesSignature(
        toSign.encoded(),
        beginning.seal,
        beginning.sealedAt,
        beginning.digest(name),
        signer,
        name,
        value,
        token);
  }

  // The seal has parsed it already, as a rule.
  private static X509Certificate signer(DerInput in, SesSeal seal, KnownParts known)
      throws DerException {
    byte[] der = Primitives.octets(in, "signer certificate");
    Optional<X509Certificate> listed = seal.info().property().signers().find(der);
    return listed.isPresent() ? listed.get() : known.certificate(der, "signer certificate");
  }

  /** Reads {@code timeStamp [0] BIT STRING OPTIONAL}, which makers also write without its tag. */
  static byte @Nullable [] timeStamp(DerInput in) throws DerException {
    if (in.nextIs(DerInput.CONTEXT_0)) {
      DerInput explicit = in.next("timeStamp").children();
      byte[] token = Lenient.bits(explicit, "timeStamp");
      explicit.requireEnd("timeStamp");
      return token;
    }
    if (in.nextIs(DerInput.BIT_STRING)) {
      in.tolerate(Leniency.UNTAGGED_TIME_STAMP);
      return Lenient.bits(in, "timeStamp");
    }
    return null;
  }
}
