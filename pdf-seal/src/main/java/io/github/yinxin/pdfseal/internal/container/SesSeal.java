package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * SESeal (GB/T 38540-2020 6.1 and its relatives), with the bytes as received.
 *
 * @param edition told by its shape
 * @param encoded the whole structure
 * @param signedBytes the bytes that the maker signed
 * @param info what they say
 * @param maker the maker's certificate 制章人证书
 * @param algorithm the signature algorithm, as the JCA knows it; else its identifier
 * @param signature the maker's signature, as received
 * @param leniencies what was put up with in reading
 * @param nullableTimeStampToken a token over the signature value (2025), not judged here
 */
public record SesSeal(
    Edition edition,
    byte[] encoded,
    byte[] signedBytes,
    SesSealInfo info,
    X509Certificate maker,
    String algorithm,
    byte[] signature,
    Set<Leniency> leniencies,
    byte @Nullable [] nullableTimeStampToken) {

  /** Parses a seal; what surrounds it is noted. */
  public static SesSeal parse(byte[] der) throws DerException {
    DerInput in = DerInput.of(der);
    return parse(Lenient.first(in, der, "SESeal"));
  }

  /** Parses the seal inside a signature, by itself: what it has of its own is noted with it. */
  static SesSeal inside(DerInput in, KnownParts known) throws DerException {
    Element element = in.next("SESeal");
    boolean wrapped = element.tag() == DerInput.OCTET_STRING;
    if (wrapped) {
      in.tolerate(Leniency.WRAPPED_SEAL);
    }
    byte[] der = wrapped ? element.content() : element.encoded();
    Optional<SesSeal> met = known.seal(der);
    return met.isPresent() ? met.get() : parse(der);
  }

  private static SesSeal parse(Element element) throws DerException {
    DerInput in = element.children();
    Element info = in.next(DerInput.SEQUENCE, "SES_SealInfo");
    SesSeal seal =
        in.nextIs(DerInput.OCTET_STRING) ? of2020(element, info, in) : of2014(element, info, in);
    in.requireEnd("SESeal");
    return seal;
  }

  private static SesSeal of2014(Element whole, Element info, DerInput in) throws DerException {
    Element signInfo = in.next("SES_SignInfo");
    DerInput sign = signInfo.children();
    if (signInfo.tag() == DerInput.BIT_STRING) {
      in.tolerate(Leniency.WRAPPED_SIGN_INFO);
      DerInput wrapped = in.over(Lenient.bits(signInfo, in, "SES_SignInfo"));
      sign = wrapped.next(DerInput.SEQUENCE, "SES_SignInfo").children();
      wrapped.requireEnd("SES_SignInfo");
    } else if (signInfo.tag() != DerInput.SEQUENCE) {
      throw new DerException("SES_SignInfo is no SEQUENCE");
    }
    SesSealInfo content = SesSealInfo.parse(info.children(), true);
    Element maker = sign.next(DerInput.OCTET_STRING, "maker certificate");
    Element algorithm = sign.next(DerInput.OBJECT_IDENTIFIER, "signatureAlgorithm");
    String oid = Primitives.oid(in.over(algorithm.encoded()), "signatureAlgorithm");
    String name = SignatureNames.jcaName(oid, Edition.GMT0031_2014);
    byte[] value = Lenient.bits(sign, "signData");
    Sm2Value.note(name, value, in);
    sign.requireEnd("SES_SignInfo");
    return new SesSeal(
        Edition.GMT0031_2014,
        whole.encoded(),
        DerOutput.sequence(info.encoded(), maker.encoded(), algorithm.encoded()),
        content,
        Primitives.certificate(maker.content(), "maker certificate"),
        name,
        value,
        in.leniencies(),
        null);
  }

  private static SesSeal of2020(Element whole, Element info, DerInput in) throws DerException {
    SesSealInfo content = SesSealInfo.parse(info.children(), false);
    X509Certificate maker = Primitives.certificate(in, "maker certificate");
    String oid = Lenient.algorithm(in, "signAlgID");
    byte[] value = Lenient.bits(in, "signedValue");
    byte @Nullable [] token = SesSignature.timeStamp(in);
    boolean of2025 = token != null || content.version() == SesSealInfo.VERSION_2025;
    if (content.version() != (of2025 ? SesSealInfo.VERSION_2025 : SesSealInfo.VERSION)) {
      in.tolerate(Leniency.VERSION_NUMBER);
    }
    Edition edition = of2025 ? Edition.GMT0031_2025 : Edition.GBT38540_2020;
    String name = SignatureNames.jcaName(oid, edition);
    Sm2Value.note(name, value, in);
    return new SesSeal(
        edition,
        whole.encoded(),
        info.encoded(),
        content,
        maker,
        name,
        value,
        in.leniencies(),
        token);
  }

  /**
   * Judges the maker's signature.
   *
   * @param key the maker's, which may be at hand from another reading of his certificate
   */
  public SignatureCheck check(PublicKey key) {
    return SignatureCheck.of(key, algorithm, signedBytes, verifiable());
  }

  /** Returns the maker's signature as verification takes it: DER for SM2. */
  public byte[] verifiable() {
    return Sm2Value.verifiable(algorithm, signature);
  }

  /** Returns whether the maker's signature is the one that the other shape asks for. */
  public boolean signedAsInAnotherEdition() {
    try {
      DerInput whole = DerInput.of(encoded).next(DerInput.SEQUENCE, "SESeal").children();
      byte[] sealInfo = whole.next(DerInput.SEQUENCE, "SES_SealInfo").encoded();
      byte[] other =
          edition == Edition.GMT0031_2014
              ? sealInfo
              : DerOutput.sequence(
                  sealInfo,
                  whole.next(DerInput.OCTET_STRING, "maker certificate").encoded(),
                  whole.next(DerInput.OBJECT_IDENTIFIER, "signAlgID").encoded());
      return SignatureCheck.of(maker.getPublicKey(), algorithm, other, verifiable())
          == SignatureCheck.YES;
    } catch (DerException e) {
      return false; // It was parsed once, so it is not reached.
    }
  }

  /**
   * Makes a seal: the maker signs SES_SealInfo (GB/T 38540-2020 6.2), and the signature is verified
   * before it is handed out.
   */
  public static SesSeal make(SesSealInfo info, Signer maker) throws GeneralSecurityException {
    byte[] toSign = info.encode();
    byte[] signature = maker.signVerified(toSign);
    byte[] encoded =
        DerOutput.sequence(
            toSign,
            DerOutput.certificate(maker.certificate()),
            DerOutput.oid(maker.algorithm().oid()),
            DerOutput.bits(signature));
    try {
      return parse(encoded);
    } catch (DerException e) {
      throw new IllegalStateException("made a seal that cannot be read", e);
    }
  }
}
