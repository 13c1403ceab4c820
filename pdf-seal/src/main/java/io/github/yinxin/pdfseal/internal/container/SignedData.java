package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * Makes detached SignedData by one signer, with signed attributes: CMS (RFC 5652) in the CAdES
 * baseline form that PAdES asks for, and GB/T 35275-2017. That standard's text could not be read;
 * the shape is that of implementations and samples. What all containers of a signer have in common
 * is encoded once.
 */
final class SignedData implements ContainerFormat {

  private static final int VERSION = 1;

  // From 2050 on a signing time has four digits for the year.
  private static final Instant LONGEST_TIME = Instant.parse("2050-01-01T00:00:00Z");

  /** How one message syntax names what both have. */
  private record Syntax(
      String filter, String subFilter, String signedData, String data, boolean dated) {}

  private final Syntax syntax;
  private final Digest.Algorithm digest;
  private final ContainerSigner signer;
  private final SignatureStamps stamps;
  private final byte[] digestIdentifier;
  private final byte[] contentType;
  private final byte[] signingCertificate;
  private final byte[] beforeSigners;
  private final byte[] beforeAttributes;
  private final byte[] signatureIdentifier;
  private final int maxLength;

  private SignedData(
      Syntax syntax, byte[] signatureIdentifier, Signer signer, SignatureStamps stamps) {
    this.syntax = syntax;
    this.digest = signer.algorithm().digest();
    this.signer = new ContainerSigner(signer);
    this.stamps = stamps;
    this.signatureIdentifier = signatureIdentifier;
    this.digestIdentifier = DerOutput.sequence(DerOutput.oid(digest.oid()));
    byte[][] certificates = this.signer.encodedCertificates();
    this.contentType = attribute(Sm2Oids.CONTENT_TYPE, DerOutput.oid(syntax.data));
    this.signingCertificate =
        attribute(Sm2Oids.SIGNING_CERTIFICATE_V2, identified(certificates[0]));
    this.beforeSigners = beforeSigners(certificates);
    this.beforeAttributes = beforeAttributes(this.signer.certificate());
    this.maxLength =
        encoded(
                attributes(new byte[digest.length()], LONGEST_TIME),
                new byte[this.signer.longestSignature()],
                new byte[stamps.maxLength()])
            .length;
  }

  /**
   * CMS (ETSI EN 319 122-1: content type, message digest and signing certificate; the time stands
   * in the signature dictionary). By SM2 it goes by the older name: the ETSI one promises
   * algorithms that readers know.
   */
  static SignedData cms(Signer signer, SignatureStamps stamps) {
    boolean sm2 = signer.algorithm() == SignatureAlgorithm.SM2_SM3;
    byte[] identifier = DerOutput.oid(signer.algorithm().oid());
    return new SignedData(
        new Syntax(
            "Adobe.PPKLite",
            sm2 ? "adbe.pkcs7.detached" : "ETSI.CAdES.detached",
            Sm2Oids.CMS_SIGNED_DATA,
            Sm2Oids.CMS_DATA,
            false),
        signer.algorithm() == SignatureAlgorithm.RSA_SHA256 // RFC 4055 5: with a NULL.
            ? DerOutput.sequence(identifier, DerOutput.nothing())
            : DerOutput.sequence(identifier),
        signer,
        stamps);
  }

  /** GB/T 35275-2017, by SM2; the names are those that vendors use. */
  static SignedData gm(Signer signer, SignatureStamps stamps) {
    return new SignedData(
        new Syntax(GM_FILTER, "GM.sm2cms.detached", Sm2Oids.GM_SIGNED_DATA, Sm2Oids.GM_DATA, true),
        DerOutput.sequence(DerOutput.oid(Sm2Oids.SM2_SIGNATURE)),
        signer,
        stamps);
  }

  @Override
  public String filter() {
    return syntax.filter;
  }

  @Override
  public String subFilter() {
    return syntax.subFilter;
  }

  @Override
  public Digest.Algorithm digest() {
    return digest;
  }

  @Override
  public int maxLength() {
    return maxLength;
  }

  @Override
  public byte[][] pieces(Digest documentDigest, String protectedRange, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    byte[] attributes = attributes(documentDigest.bytes(), sealedAt);
    byte[] signature = signer.sign(attributes);
    return new byte[][] {encoded(attributes, signature, stamps.token(digest, signature))};
  }

  // Signed as a SET, sent under [0].
  private byte[] attributes(byte[] documentDigest, Instant signedAt) {
    byte[] messageDigest = attribute(Sm2Oids.MESSAGE_DIGEST, DerOutput.octets(documentDigest));
    return syntax.dated
        ? DerOutput.set(
            contentType,
            messageDigest,
            attribute(Sm2Oids.SIGNING_TIME, DerOutput.signingTime(signedAt)),
            signingCertificate)
        : DerOutput.set(contentType, messageDigest, signingCertificate);
  }

  private byte[] encoded(byte[] attributes, byte[] signature, byte[] token) {
    byte[] signerInfo =
        DerOutput.sequence(
            beforeAttributes,
            DerOutput.retagged(DerInput.CONTEXT_0, attributes),
            signatureIdentifier,
            DerOutput.octets(signature),
            unsigned(token));
    return DerOutput.sequence(
        DerOutput.oid(syntax.signedData),
        DerOutput.tagged(
            DerInput.CONTEXT_0, DerOutput.sequence(beforeSigners, DerOutput.set(signerInfo))));
  }

  private static byte[] unsigned(byte[] token) {
    return token.length == 0
        ? token
        : DerOutput.tagged(DerInput.CONTEXT_1, attribute(Sm2Oids.TIME_STAMP_TOKEN, token));
  }

  private byte[] beforeSigners(byte[][] certificates) {
    return DerOutput.joined(
        DerOutput.integer(VERSION),
        DerOutput.set(digestIdentifier),
        DerOutput.sequence(DerOutput.oid(syntax.data)),
        DerOutput.retagged(DerInput.CONTEXT_0, DerOutput.set(certificates)));
  }

  private byte[] beforeAttributes(X509Certificate own) {
    byte[] issuerAndSerial =
        DerOutput.sequence(
            own.getIssuerX500Principal().getEncoded(), DerOutput.integer(own.getSerialNumber()));
    return DerOutput.joined(DerOutput.integer(VERSION), issuerAndSerial, digestIdentifier);
  }

  // RFC 5035 3: without it, another certificate of the same key could be put in the signer's place.
  // DER leaves a hash algorithm out that is the default.
  private byte[] identified(byte[] certificate) {
    byte[] hash = DerOutput.octets(Digest.compute(digest, certificate).bytes());
    byte[] id =
        digest == Digest.Algorithm.SHA256
            ? DerOutput.sequence(hash)
            : DerOutput.sequence(digestIdentifier, hash);
    return DerOutput.sequence(DerOutput.sequence(id));
  }

  private static byte[] attribute(String type, byte[] value) {
    return DerOutput.sequence(DerOutput.oid(type), DerOutput.set(value));
  }
}
