package io.github.yinxin.pdfseal;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Instant;
import java.util.Date;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTCTime;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes seals and seal signatures of every edition in every dialect that occurs: the oracle for the
 * library's reader, with which it shares no code. Public fields, as a forger's bench has no doors.
 */
public final class SealForge {

  /** SM2 with SM3. */
  public static final String SM2_SM3 = "1.2.156.10197.1.501";

  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  /** Who makes the seal. */
  public Identity maker = SealingOffice.MAKER;

  /** Who seals with it. */
  public Identity signer = SealingOffice.signer(SignatureAlgorithm.SM2_SM3);

  /** Whether the shape is that of 2014. */
  public boolean of2014;

  /** Header version. */
  public int version = 4;

  /** TBS_Sign version. */
  public int tbsVersion = 4;

  /** Algorithm identifier of both signatures. */
  public String algorithm = SM2_SM3;

  /** The JCA's name of what is done with both keys. */
  public String jcaName = "SM3withSM2";

  /** Header Vid. */
  public ASN1Encodable vendor = new DERIA5String("FORGE");

  /** esID. */
  public ASN1Encodable id = new DERIA5String("99010000000001");

  /** Name. */
  public ASN1Encodable name = new DERUTF8String(SealingOffice.NAME);

  /** certListType. */
  public int listType = 1;

  /** The list; null for the signer's certificate. */
  public @Nullable ASN1Encodable list;

  /** Makes the times of the seal; null for the type of the edition. */
  public @Nullable Function<Instant, ASN1Encodable> sealTime;

  /** Makes the sealing time; null for the type of the edition. */
  public @Nullable Function<Instant, ASN1Encodable> signTime;

  /** Picture type. */
  public String pictureType = "PNG";

  /** Picture data; the beginning of a PNG. */
  public byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  /** extDatas of the seal, as they stand there. */
  public @Nullable ASN1Encodable sealExtensions;

  /** extDatas of the to-be-signed part, as they stand there. */
  public @Nullable ASN1Encodable signExtensions;

  /** Signs as the maker; null to do it right. */
  public @Nullable BiFunction<Identity, byte[], byte[]> makerSigning;

  /** Signs as the signer; null to do it right. */
  public @Nullable BiFunction<Identity, byte[], byte[]> signerSigning;

  /** Re-encodes the maker's signature. */
  public UnaryOperator<byte[]> makerEncoding = UnaryOperator.identity();

  /** Re-encodes the signer's signature. */
  public UnaryOperator<byte[]> signerEncoding = UnaryOperator.identity();

  /** Wraps the signature values. */
  public Function<byte[], ASN1Encodable> bits = DERBitString::new;

  /** Wraps the digest. */
  public Function<byte[], ASN1Encodable> hash = DERBitString::new;

  /** What the signer says of the document's bytes; null for their SM3. */
  public @Nullable UnaryOperator<byte[]> digest;

  /** The time stamp over the maker's signature, as it stands there. */
  public @Nullable Function<byte[], ASN1Encodable> sealTimeStamp;

  /** The time stamp over the signer's signature, as it stands there. */
  public @Nullable Function<byte[], ASN1Encodable> signTimeStamp;

  /** Puts something around the whole. */
  public UnaryOperator<byte[]> surroundings = UnaryOperator.identity();

  /** Wraps the maker's part of the shape of 2014. */
  public Function<DLSequence, ASN1Encodable> wrapSignInfo = s -> s;

  /** Wraps the seal inside the signature. */
  public Function<byte[], ASN1Encodable> wrapSeal = SealForge::raw;

  /** propertyInfo. */
  public ASN1Encodable propertyInfo = new DERIA5String("[0, 1, 2, 3]");

  /** First instant of the seal. */
  public Instant from = SealingOffice.FROM;

  /** Last instant of the seal. */
  public Instant until = SealingOffice.UNTIL;

  /** When it seals. */
  public Instant sealedAt = SealingOffice.NOW;

  /** Makes a seal of 2014. */
  public static SealForge edition2014() {
    SealForge forge = new SealForge();
    forge.of2014 = true;
    forge.version = 1;
    forge.tbsVersion = 1;
    return forge;
  }

  /** Returns GeneralizedTime. */
  public static ASN1Encodable generalized(Instant time) {
    return new DERGeneralizedTime(Date.from(time));
  }

  /** Returns UTCTime. */
  public static ASN1Encodable utc(Instant time) {
    return new DERUTCTime(Date.from(time));
  }

  /** Returns bytes that are DER already, as an element. */
  public static ASN1Encodable raw(byte[] der) {
    try {
      return ASN1Primitive.fromByteArray(der);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the seal. */
  public byte[] seal() {
    try {
      byte[] info = encode(info());
      ASN1Encodable certificate = new DEROctetString(maker.certificate().getEncoded());
      ASN1Encodable oid = new ASN1ObjectIdentifier(algorithm);
      if (of2014) {
        byte[] signed = encode(sequence(raw(info), certificate, oid));
        ASN1Encodable value = bits.apply(makerEncoding.apply(sign(makerSigning, maker, signed)));
        return encode(sequence(raw(info), wrapSignInfo.apply(sequence(certificate, oid, value))));
      }
      byte[] signature = sign(makerSigning, maker, info);
      return encode(
          sequence(
              raw(info),
              certificate,
              oid,
              bits.apply(makerEncoding.apply(signature)),
              sealTimeStamp == null ? null : sealTimeStamp.apply(signature)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Seals a document. */
  public byte[] sign(byte[] document) {
    try {
      ASN1Encodable time =
          signTime != null
              ? signTime.apply(sealedAt)
              : of2014 ? wrapped(sealedAt) : generalized(sealedAt);
      byte[] value = digest == null ? SignedDataFactory.sm3(document) : digest.apply(document);
      ASN1Encodable certificate = new DEROctetString(signer.certificate().getEncoded());
      ASN1Encodable oid = new ASN1ObjectIdentifier(algorithm);
      byte[] tbs =
          encode(
              sequence(
                  new ASN1Integer(tbsVersion),
                  wrapSeal.apply(seal()),
                  time,
                  hash.apply(value),
                  propertyInfo,
                  of2014 ? certificate : signExtensions,
                  of2014 ? oid : null));
      byte[] signature = sign(signerSigning, signer, tbs);
      ASN1Encodable wrapped = bits.apply(signerEncoding.apply(signature));
      DLSequence whole =
          of2014
              ? sequence(raw(tbs), wrapped)
              : sequence(
                  raw(tbs),
                  certificate,
                  oid,
                  wrapped,
                  signTimeStamp == null ? null : signTimeStamp.apply(signature));
      return surroundings.apply(encode(whole));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns UTCTime in a BIT STRING, as the edition of 2014 has the sealing time. */
  public static ASN1Encodable wrapped(Instant time) {
    return new DERBitString(encode(utc(time)));
  }

  /** Returns a text's bytes in a BIT STRING. */
  public static ASN1Encodable text(String text) {
    return new DERBitString(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** Returns ExtensionDatas of one ExtData. */
  public static DERSequence extensions(ASN1Encodable... parts) {
    return new DERSequence(new DERSequence(parts));
  }

  /** Returns an explicit tag. */
  public static ASN1Encodable tagged(int number, ASN1Encodable inside) {
    return new DERTaggedObject(true, number, inside);
  }

  private DLSequence info() throws GeneralSecurityException {
    Function<Instant, ASN1Encodable> time =
        sealTime == null ? of2014 ? SealForge::utc : SealForge::generalized : sealTime;
    ASN1Encodable certificates =
        list == null
            ? new DERSequence(new DEROctetString(signer.certificate().getEncoded()))
            : list;
    return sequence(
        sequence(new DERIA5String("ES"), new ASN1Integer(version), vendor),
        id,
        sequence(
            new ASN1Integer(1),
            name,
            of2014 ? null : new ASN1Integer(listType),
            certificates,
            time.apply(from),
            time.apply(from),
            time.apply(until)),
        sequence(
            new DERIA5String(pictureType),
            new DEROctetString(picture),
            new ASN1Integer(42),
            new ASN1Integer(42)),
        sealExtensions);
  }

  private byte[] sign(
      @Nullable BiFunction<Identity, byte[], byte[]> signing, Identity identity, byte[] message)
      throws GeneralSecurityException {
    if (signing != null) {
      return signing.apply(identity, message);
    }
    Signature signature = Signature.getInstance(jcaName, BOUNCY_CASTLE);
    signature.initSign(identity.key());
    signature.update(message);
    return signature.sign();
  }

  private static DLSequence sequence(@Nullable ASN1Encodable... elements) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    for (@Nullable ASN1Encodable element : elements) {
      if (element != null) {
        vector.add(element);
      }
    }
    return new DLSequence(vector);
  }

  private static byte[] encode(ASN1Encodable value) {
    try {
      return value.toASN1Primitive().getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
