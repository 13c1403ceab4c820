package io.github.yinxin.pdfseal;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DLSequence;
import org.bouncycastle.asn1.DLSet;
import org.bouncycastle.asn1.DLTaggedObject;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes SignedData by SM2 as other products do, with their mistakes: the oracle for the library's
 * own codec of GB/T 35275, with which it shares no code.
 */
public final class SignedDataFactory {

  /** Arc of the message syntax of GB/T 35275. */
  public static final String GM = "1.2.156.10197.6.1.4.2.";

  /** Arc of PKCS#7 and RFC 5652. */
  public static final String PKCS7 = "1.2.840.113549.1.7.";

  private static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  private final Identity signer;
  private String outer = GM + 2;
  private String inner = GM + 1;
  private String attributeType = GM + 1;
  private String digestAlgorithm = "1.2.156.10197.1.401";
  private String signatureAlgorithm = "1.2.156.10197.1.301.1";
  private byte @Nullable [] content;
  private byte @Nullable [] messageDigest;
  private boolean reversed;
  private boolean nullParameters;
  private int signers = 1;
  private UnaryOperator<byte[]> encoding = UnaryOperator.identity();
  private @Nullable BiFunction<Identity, byte[], byte[]> signing;

  /** Starts a detached container without attributes. */
  public SignedDataFactory(Identity signer) {
    this.signer = signer;
  }

  /** Chooses the identifiers of the whole, of the content, and of the attribute that repeats it. */
  public SignedDataFactory types(String whole, String content, String attribute) {
    outer = whole;
    inner = content;
    attributeType = attribute;
    return this;
  }

  /** Chooses the algorithms' identifiers. */
  public SignedDataFactory algorithms(String digest, String signature) {
    digestAlgorithm = digest;
    signatureAlgorithm = signature;
    return this;
  }

  /** Puts content inside. */
  public SignedDataFactory content(byte[] bytes) {
    content = bytes.clone();
    return this;
  }

  /** Signs attributes, with this as the message digest. */
  public SignedDataFactory attributes(byte[] digest) {
    messageDigest = digest.clone();
    return this;
  }

  /** Sends the attributes in the wrong order, and signs them so. */
  public SignedDataFactory unsorted() {
    reversed = true;
    return this;
  }

  /** Writes NULL parameters beside the algorithms. */
  public SignedDataFactory withNullParameters() {
    nullParameters = true;
    return this;
  }

  /** Repeats the signer. */
  public SignedDataFactory signers(int count) {
    signers = count;
    return this;
  }

  /** Writes the signature value in another encoding. */
  public SignedDataFactory encoding(UnaryOperator<byte[]> ofDer) {
    encoding = ofDer;
    return this;
  }

  /** Signs in another way. */
  public SignedDataFactory signing(BiFunction<Identity, byte[], byte[]> way) {
    signing = way;
    return this;
  }

  /** Returns the SM3 digest of some bytes. */
  public static byte[] sm3(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SM3", BOUNCY_CASTLE).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Makes the container; the signature covers the document unless there is something inside. */
  public byte[] make(byte[] document) {
    try {
      List<ASN1Encodable> infos = Collections.nCopies(signers, signerInfo(document));
      ASN1EncodableVector inside = new ASN1EncodableVector();
      inside.add(new ASN1ObjectIdentifier(inner));
      if (content != null) {
        inside.add(new DLTaggedObject(true, 0, new DEROctetString(content)));
      }
      DLSequence data =
          sequence(
              new ASN1Integer(1),
              new DLSet(algorithm(digestAlgorithm)),
              new DLSequence(inside),
              new DLTaggedObject(false, 0, certificates()),
              new DLSet(infos.toArray(ASN1Encodable[]::new)));
      return sequence(new ASN1ObjectIdentifier(outer), new DLTaggedObject(true, 0, data))
          .getEncoded(ASN1Encoding.DL);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private DLSequence signerInfo(byte[] document) throws IOException, GeneralSecurityException {
    ASN1EncodableVector info = new ASN1EncodableVector();
    info.add(new ASN1Integer(1));
    info.add(new IssuerAndSerialNumber(Certificate.getInstance(signer.certificate().getEncoded())));
    info.add(algorithm(digestAlgorithm));
    byte[] signed = content == null ? document : content;
    if (messageDigest != null) {
      DLSet attributes = signedAttributes(messageDigest);
      signed = attributes.getEncoded(ASN1Encoding.DL);
      info.add(new DLTaggedObject(false, 0, attributes));
    }
    info.add(algorithm(signatureAlgorithm));
    info.add(new DEROctetString(encoding.apply(sign(signed))));
    return new DLSequence(info);
  }

  private DLSet signedAttributes(byte[] digest) {
    List<ASN1Encodable> attributes = new ArrayList<>();
    attributes.add(attribute("1.2.840.113549.1.9.3", new ASN1ObjectIdentifier(attributeType)));
    attributes.add(attribute("1.2.840.113549.1.9.4", new DEROctetString(digest)));
    // By X.690 11.6 in the order of their bytes: the shorter one, content type, comes first.
    if (reversed) {
      Collections.reverse(attributes);
    }
    return new DLSet(attributes.toArray(ASN1Encodable[]::new));
  }

  private static DLSequence attribute(String type, ASN1Encodable value) {
    return sequence(new ASN1ObjectIdentifier(type), new DLSet(value));
  }

  private DLSet certificates() throws IOException, GeneralSecurityException {
    ASN1EncodableVector certificates = new ASN1EncodableVector();
    for (java.security.cert.X509Certificate each : signer.certificates()) {
      certificates.add(ASN1Primitive.fromByteArray(each.getEncoded()));
    }
    return new DLSet(certificates);
  }

  private AlgorithmIdentifier algorithm(String oid) {
    ASN1ObjectIdentifier type = new ASN1ObjectIdentifier(oid);
    return nullParameters
        ? new AlgorithmIdentifier(type, DERNull.INSTANCE)
        : new AlgorithmIdentifier(type);
  }

  private byte[] sign(byte[] message) throws GeneralSecurityException {
    if (signing != null) {
      return signing.apply(signer, message);
    }
    Signature signature = Signature.getInstance("SM3withSM2", BOUNCY_CASTLE);
    signature.initSign(signer.key());
    signature.update(message);
    return signature.sign();
  }

  private static DLSequence sequence(ASN1Encodable... elements) {
    return new DLSequence(elements);
  }
}
