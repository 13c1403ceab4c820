package io.github.yinxin.testkit;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.bc.BcX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509CRLConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;

/** A certificate authority for one algorithm; it makes keys and certificates on demand. */
public final class CertificateAuthority {

  /** The test kit's provider instance, never registered with the JVM. */
  static final Provider PROVIDER = new BouncyCastleProvider();

  private static final int SERIAL_BITS = 127;

  /** What a certificate is made for. */
  public enum Purpose {
    /** Signing documents and seals. */
    SIGNING(KeyUsage.digitalSignature | KeyUsage.nonRepudiation),
    /** The other half of a GB/T 20518 pair; must be refused for signing. */
    ENCRYPTION(KeyUsage.keyEncipherment | KeyUsage.dataEncipherment | KeyUsage.keyAgreement),
    /** Issuing certificates below a root: see {@link CertificateAuthority#over}. */
    CERTIFYING(KeyUsage.keyCertSign | KeyUsage.cRLSign),
    /** A time-stamping authority (RFC 3161, 2.3). */
    TIME_STAMPING(KeyUsage.digitalSignature),
    /** An OCSP responder (RFC 6960, 4.2.2.2). */
    OCSP_SIGNING(KeyUsage.digitalSignature);

    private final int usage;

    Purpose(int usage) {
      this.usage = usage;
    }
  }

  /**
   * A key with the certificates that go with it.
   *
   * @param key the private key
   * @param certificates its certificate first, the root last
   */
  public record Identity(PrivateKey key, List<X509Certificate> certificates) {
    /** Returns a signer over the key. */
    public Signer signer() {
      return Signer.of(key, certificates);
    }

    /** Returns its own certificate. */
    public X509Certificate certificate() {
      return certificates.get(0);
    }
  }

  private final SignatureAlgorithm algorithm;
  private final KeyPair keys;
  private final X509Certificate certificate;
  private final List<X509Certificate> chain;

  private CertificateAuthority(SignatureAlgorithm algorithm, String name, Instant from) {
    this.algorithm = algorithm;
    this.keys = KeyPairs.generate(algorithm);
    X500Name subject = new X500Name(name);
    Instant until = from.plus(20 * 365L, ChronoUnit.DAYS);
    this.certificate = certify(subject, keys.getPublic(), from, until, null);
    this.chain = List.of(certificate);
  }

  private CertificateAuthority(Identity identity) {
    this.algorithm = identity.signer().algorithm();
    this.keys = new KeyPair(identity.certificate().getPublicKey(), identity.key());
    this.certificate = identity.certificate();
    this.chain = identity.certificates();
  }

  /**
   * Founds an authority whose root runs for twenty years.
   *
   * @param name distinguished name, for example {@code CN=Example Root CA, C=CN}
   */
  public static CertificateAuthority found(
      SignatureAlgorithm algorithm, String name, Instant from) {
    return new CertificateAuthority(algorithm, name, from);
  }

  /**
   * Lets somebody issue certificates: rightly with {@link Purpose#CERTIFYING}, else as a pretender.
   */
  public static CertificateAuthority over(Identity identity) {
    return new CertificateAuthority(identity);
  }

  /** Returns the authority's own certificate. */
  public X509Certificate certificate() {
    return certificate;
  }

  /** Returns anchors that trust this authority alone. */
  public TrustAnchors anchors() {
    return TrustAnchors.of(certificate);
  }

  /** Returns the authority's own key, for signing revocation lists and responses. */
  public Identity identity() {
    return new Identity(keys.getPrivate(), chain);
  }

  /** Makes a key and its certificate. */
  public Identity issue(String subject, Purpose purpose, Instant from, Instant until) {
    KeyPair subjectKeys = KeyPairs.generate(algorithm);
    X509Certificate issued =
        certify(new X500Name(subject), subjectKeys.getPublic(), from, until, purpose);
    List<X509Certificate> certificates = new ArrayList<>(List.of(issued));
    certificates.addAll(chain);
    return new Identity(subjectKeys.getPrivate(), List.copyOf(certificates));
  }

  /**
   * Makes a revocation list (RFC 5280, 5).
   *
   * @param revoked the revoked certificates, each with the instant since when
   */
  public X509CRL revocationList(
      Map<X509Certificate, Instant> revoked, Instant thisUpdate, Instant nextUpdate) {
    JcaX509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate, Date.from(thisUpdate));
    builder.setNextUpdate(Date.from(nextUpdate));
    revoked.forEach(
        (entry, since) ->
            builder.addCRLEntry(
                entry.getSerialNumber(), Date.from(since), CRLReason.keyCompromise));
    try {
      builder.addExtension(
          Extension.cRLNumber, false, new CRLNumber(BigInteger.valueOf(thisUpdate.toEpochMilli())));
      return new JcaX509CRLConverter().setProvider(PROVIDER).getCRL(builder.build(ownSigner()));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("revocation list could not be made", e);
    }
  }

  /**
   * Makes a certificate with exactly these extensions: what no authority should ever issue.
   *
   * @param subject distinguished name; the authority's own for a new key of the same authority
   */
  public X509Certificate certify(
      String subject, PublicKey key, Instant from, Instant until, Extension... extensions) {
    return certify(subject, key, from, until, algorithm.jcaName(), extensions);
  }

  /** The same, signed by another algorithm of the authority's key, for example with SHA-1. */
  public X509Certificate certify(
      String subject,
      PublicKey key,
      Instant from,
      Instant until,
      String jcaName,
      Extension... extensions) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded()),
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
            Date.from(from),
            Date.from(until),
            new X500Name(subject),
            key);
    try {
      for (Extension extension : extensions) {
        builder.addExtension(extension);
      }
      ContentSigner signer =
          new JcaContentSignerBuilder(jcaName).setProvider(PROVIDER).build(keys.getPrivate());
      return new JcaX509CertificateConverter()
          .setProvider(PROVIDER)
          .getCertificate(builder.build(signer));
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("certificate for " + subject + " could not be made", e);
    }
  }

  /**
   * Makes a revocation list of whatever content.
   *
   * @param content adds entries, extensions and the next update
   */
  public byte[] revocationList(Instant thisUpdate, Consumer<X509v2CRLBuilder> content) {
    X509v2CRLBuilder builder = new JcaX509v2CRLBuilder(certificate, Date.from(thisUpdate));
    content.accept(builder);
    try {
      return builder.build(ownSigner()).getEncoded();
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException("revocation list could not be made", e);
    }
  }

  private ContentSigner ownSigner() throws OperatorCreationException {
    return new JcaContentSignerBuilder(algorithm.jcaName())
        .setProvider(PROVIDER)
        .build(keys.getPrivate());
  }

  private X509Certificate certify(
      X500Name subject, PublicKey key, Instant from, Instant until, @Nullable Purpose purpose) {
    X500Name issuer =
        purpose == null
            ? subject
            : X500Name.getInstance(certificate.getSubjectX500Principal().getEncoded());
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            issuer,
            new BigInteger(SERIAL_BITS, new SecureRandom()).setBit(0),
            Date.from(from),
            Date.from(until),
            subject,
            key);
    try {
      addExtensions(builder, key, purpose);
      X509CertificateHolder holder = builder.build(ownSigner());
      return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
    } catch (IOException | OperatorCreationException | GeneralSecurityException e) {
      throw new IllegalStateException("certificate for " + subject + " could not be made", e);
    }
  }

  private void addExtensions(
      X509v3CertificateBuilder builder, PublicKey key, @Nullable Purpose purpose)
      throws IOException {
    BcX509ExtensionUtils identifiers = new BcX509ExtensionUtils();
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(SubjectPublicKeyInfo.getInstance(key.getEncoded())));
    if (purpose == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return;
    }
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(
            SubjectPublicKeyInfo.getInstance(certificate.getPublicKey().getEncoded())));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(purpose.usage));
    addPurpose(builder, purpose);
  }

  private static void addPurpose(X509v3CertificateBuilder builder, Purpose purpose)
      throws IOException {
    switch (purpose) {
      case SIGNING, ENCRYPTION -> {}
      case CERTIFYING ->
          builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      case TIME_STAMPING ->
          builder.addExtension(
              Extension.extendedKeyUsage,
              true,
              new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
      case OCSP_SIGNING -> {
        builder.addExtension(
            Extension.extendedKeyUsage,
            false,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_OCSPSigning));
        builder.addExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck, false, DERNull.INSTANCE);
      }
    }
  }
}
