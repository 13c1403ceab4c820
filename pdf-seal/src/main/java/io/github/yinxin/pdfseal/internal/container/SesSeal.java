package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.SignatureCheck;
import java.security.GeneralSecurityException;
import java.security.SignatureException;
import java.security.cert.X509Certificate;

/**
 * SESeal of GB/T 38540-2020 6.1, with the bytes as received.
 *
 * @param encoded the whole structure
 * @param signedInfo the bytes of SES_SealInfo, which the maker signed
 * @param info what they say
 * @param maker the maker's certificate 制章人证书
 * @param algorithm object identifier of the signature algorithm
 * @param signature the maker's signature
 */
public record SesSeal(
    byte[] encoded,
    byte[] signedInfo,
    SesSealInfo info,
    X509Certificate maker,
    String algorithm,
    byte[] signature) {

  /** Parses a seal; nothing may follow it. */
  public static SesSeal parse(byte[] der) throws DerException {
    DerInput in = DerInput.of(der);
    SesSeal seal = parse(in.next(DerInput.SEQUENCE, "SESeal"));
    in.requireEnd("SESeal");
    return seal;
  }

  static SesSeal parse(DerInput.Element element) throws DerException {
    DerInput in = element.children();
    DerInput.Element info = in.next(DerInput.SEQUENCE, "SES_SealInfo");
    SesSeal seal =
        new SesSeal(
            element.encoded(),
            info.encoded(),
            SesSealInfo.parse(info.children()),
            Primitives.certificate(in, "maker certificate"),
            Primitives.sm2(in, "signAlgID"),
            Primitives.bits(in, "signedValue"));
    in.requireEnd("SESeal");
    return seal;
  }

  /**
   * Makes a seal: the maker signs SES_SealInfo (GB/T 38540-2020 6.2), and the signature is verified
   * before it is handed out.
   */
  public static SesSeal make(SesSealInfo info, Signer maker) throws GeneralSecurityException {
    byte[] toSign = info.encode();
    byte[] signature = maker.sign(toSign);
    if (SignatureCheck.of(maker.certificate().getPublicKey(), toSign, signature)
        != SignatureCheck.YES) {
      throw new SignatureException("the signature of " + maker + " does not fit its certificate");
    }
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
