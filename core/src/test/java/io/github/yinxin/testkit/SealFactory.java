package io.github.yinxin.testkit;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/**
 * Makes e-seals, {@code SESeal} of GB/T 38540-2020 clause 6.1, field by field: the oracle for the
 * library's own maker and reader, with which it shares no code.
 */
public final class SealFactory {

  private static final int VERSION = 4;
  private static final String SM2_WITH_SM3 = "1.2.156.10197.1.501";
  private static final String SM3 = "1.2.156.10197.1.401";

  /** How a seal names those who may use it, {@code certListType}. */
  public enum CertificateList {
    /** The certificates themselves. */
    CERTIFICATES(1),
    /** Their SM3 digests. */
    DIGESTS(2);

    private final int code;

    CertificateList(int code) {
      this.code = code;
    }
  }

  /**
   * What the seal looks like.
   *
   * @param type picture format, for example {@code png}
   * @param data the picture file
   * @param width width in millimetres
   * @param height height in millimetres
   */
  @SuppressWarnings("ArrayRecordComponent") // Test data; nobody compares pictures.
  public record Picture(String type, byte[] data, int width, int height) {}

  /**
   * What the seal says.
   *
   * @param esId its identifier
   * @param name its name
   * @param type 1 for an organisation's, 2 for a person's; others occur
   * @param signers certificates of those who may use it
   * @param validFrom first instant of use, also the time of making
   * @param validUntil last instant of use
   * @param picture what it looks like
   */
  public record Design(
      String esId,
      String name,
      int type,
      List<X509Certificate> signers,
      Instant validFrom,
      Instant validUntil,
      Picture picture) {}

  private final Identity maker;
  private final CertificateList certificateList;

  private SealFactory(Identity maker, CertificateList certificateList) {
    this.maker = maker;
    this.certificateList = certificateList;
  }

  /**
   * Opens the factory of a seal maker 制章人.
   *
   * @throws IllegalArgumentException if the maker's key is not SM2
   */
  public static SealFactory of(Identity maker) {
    SignatureAlgorithm algorithm = maker.signer().algorithm();
    if (algorithm != SignatureAlgorithm.SM2_SM3) {
      throw new IllegalArgumentException("a seal maker signs with SM2, not " + algorithm);
    }
    return new SealFactory(maker, CertificateList.CERTIFICATES);
  }

  /** Returns a factory whose seals name their users in another way. */
  public SealFactory listing(CertificateList list) {
    return new SealFactory(maker, list);
  }

  /** Makes a seal; returns its DER. */
  public byte[] make(Design design) {
    try {
      DERSequence information = information(design);
      // Since 2020 the maker signs the information alone, not the certificate and algorithm.
      byte[] signature = sign(information.getEncoded(ASN1Encoding.DER));
      return sequence(
              information,
              new DEROctetString(maker.certificate().getEncoded()),
              new ASN1ObjectIdentifier(SM2_WITH_SM3),
              new DERBitString(signature))
          .getEncoded(ASN1Encoding.DER);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("seal " + design.esId() + " could not be made", e);
    }
  }

  private DERSequence information(Design design) throws GeneralSecurityException {
    DERSequence header =
        sequence(
            new DERIA5String("ES"), new ASN1Integer(VERSION), new DERIA5String("io.github.yinxin"));
    Picture picture = design.picture();
    return sequence(
        header,
        new DERIA5String(design.esId()),
        property(design),
        sequence(
            new DERIA5String(picture.type()),
            new DEROctetString(picture.data()),
            new ASN1Integer(picture.width()),
            new ASN1Integer(picture.height())));
  }

  private DERSequence property(Design design) throws GeneralSecurityException {
    return sequence(
        new ASN1Integer(design.type()),
        new DERUTF8String(design.name()),
        new ASN1Integer(certificateList.code),
        certificates(design.signers()),
        new DERGeneralizedTime(Date.from(design.validFrom())),
        new DERGeneralizedTime(Date.from(design.validFrom())),
        new DERGeneralizedTime(Date.from(design.validUntil())));
  }

  private DERSequence certificates(List<X509Certificate> signers) throws GeneralSecurityException {
    ASN1EncodableVector items = new ASN1EncodableVector();
    for (X509Certificate signer : signers) {
      items.add(
          switch (certificateList) {
            case CERTIFICATES -> new DEROctetString(signer.getEncoded());
            case DIGESTS -> digest(signer);
          });
    }
    return new DERSequence(items);
  }

  private static DERSequence digest(X509Certificate certificate) throws GeneralSecurityException {
    MessageDigest sm3 = MessageDigest.getInstance("SM3", CertificateAuthority.PROVIDER);
    return sequence(
        new DERPrintableString(SM3), new DEROctetString(sm3.digest(certificate.getEncoded())));
  }

  private byte[] sign(byte[] information) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SM3withSM2", CertificateAuthority.PROVIDER);
    signature.initSign(maker.key());
    signature.update(information);
    return signature.sign();
  }

  private static DERSequence sequence(ASN1Encodable... elements) {
    return new DERSequence(elements);
  }
}
