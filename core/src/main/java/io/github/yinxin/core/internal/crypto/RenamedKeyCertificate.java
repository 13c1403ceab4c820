package io.github.yinxin.core.internal.crypto;

import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.Principal;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.TBSCertificate;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/**
 * A certificate that names its key by SM2's own identifier, with the curve beside it, where GB/T
 * 20518 has id-ecPublicKey: Tongsuo's are written so, and Bouncy Castle gives no key for them. The
 * point and the curve are the same; everything else is the certificate as it was received.
 */
@SuppressWarnings("deprecation") // What is deprecated must be passed on, too.
final class RenamedKeyCertificate extends X509Certificate {

  private static final long serialVersionUID = 1L;

  private final transient X509Certificate received;
  private final transient PublicKey key;

  private RenamedKeyCertificate(X509Certificate received, PublicKey key) {
    this.received = received;
    this.key = key;
  }

  /** Returns the certificate with its key; nothing if that is not named so. */
  static Optional<X509Certificate> of(X509Certificate received) throws CertificateException {
    try {
      SubjectPublicKeyInfo info =
          TBSCertificate.getInstance(received.getTBSCertificate()).getSubjectPublicKeyInfo();
      ASN1ObjectIdentifier sm2 = GMObjectIdentifiers.sm2p256v1;
      @Nullable ASN1Encodable curve = info.getAlgorithm().getParameters();
      if (!info.getAlgorithm().getAlgorithm().equals(sm2) || !sm2.equals(curve)) {
        return Optional.empty();
      }
      AlgorithmIdentifier usual = new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, sm2);
      @Nullable PublicKey key =
          BouncyCastleProvider.getPublicKey(
              new SubjectPublicKeyInfo(usual, info.getPublicKeyData().getOctets()));
      return key == null ? Optional.empty() : Optional.of(new RenamedKeyCertificate(received, key));
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign keys.
      throw new CertificateException("the public key of the certificate is damaged", e);
    }
  }

  @Override
  public PublicKey getPublicKey() {
    return key;
  }

  @Override
  public byte[] getEncoded() throws CertificateEncodingException {
    return received.getEncoded();
  }

  @Override
  public byte[] getTBSCertificate() throws CertificateEncodingException {
    return received.getTBSCertificate();
  }

  @Override
  public void verify(PublicKey issuer)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    received.verify(issuer);
  }

  @Override
  public void verify(PublicKey issuer, String provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          NoSuchProviderException,
          SignatureException {
    received.verify(issuer, provider);
  }

  @Override
  public void verify(PublicKey issuer, Provider provider)
      throws CertificateException,
          NoSuchAlgorithmException,
          InvalidKeyException,
          SignatureException {
    received.verify(issuer, provider);
  }

  @Override
  public void checkValidity() throws CertificateExpiredException, CertificateNotYetValidException {
    received.checkValidity();
  }

  @Override
  public void checkValidity(Date at)
      throws CertificateExpiredException, CertificateNotYetValidException {
    received.checkValidity(at);
  }

  @Override
  public int getVersion() {
    return received.getVersion();
  }

  @Override
  public BigInteger getSerialNumber() {
    return received.getSerialNumber();
  }

  @Override
  public Principal getIssuerDN() {
    return received.getIssuerDN();
  }

  @Override
  public Principal getSubjectDN() {
    return received.getSubjectDN();
  }

  @Override
  public Date getNotBefore() {
    return received.getNotBefore();
  }

  @Override
  public Date getNotAfter() {
    return received.getNotAfter();
  }

  @Override
  public byte[] getSignature() {
    return received.getSignature();
  }

  @Override
  public String getSigAlgName() {
    return received.getSigAlgName();
  }

  @Override
  public String getSigAlgOID() {
    return received.getSigAlgOID();
  }

  @Override
  public byte @Nullable [] getSigAlgParams() {
    return received.getSigAlgParams();
  }

  @Override
  public boolean @Nullable [] getIssuerUniqueID() {
    return received.getIssuerUniqueID();
  }

  @Override
  public boolean @Nullable [] getSubjectUniqueID() {
    return received.getSubjectUniqueID();
  }

  @Override
  public boolean @Nullable [] getKeyUsage() {
    return received.getKeyUsage();
  }

  @Override
  public int getBasicConstraints() {
    return received.getBasicConstraints();
  }

  @Override
  public boolean hasUnsupportedCriticalExtension() {
    return received.hasUnsupportedCriticalExtension();
  }

  @Override
  public @Nullable Set<String> getCriticalExtensionOIDs() {
    return received.getCriticalExtensionOIDs();
  }

  @Override
  public @Nullable Set<String> getNonCriticalExtensionOIDs() {
    return received.getNonCriticalExtensionOIDs();
  }

  @Override
  public byte @Nullable [] getExtensionValue(String oid) {
    return received.getExtensionValue(oid);
  }

  @Override
  public String toString() {
    return received.toString();
  }
}
