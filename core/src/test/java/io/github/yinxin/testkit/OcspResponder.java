package io.github.yinxin.testkit;

import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPException;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.Req;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.DigestCalculator;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.jspecify.annotations.Nullable;

/**
 * An OCSP responder (RFC 6960) for one authority: certificates it was told of are good or revoked,
 * all others unknown. Immutable: telling it something returns another responder.
 */
public final class OcspResponder {

  private static final AlgorithmIdentifier SHA1 = CertificateID.HASH_SHA1;

  private final CertificateAuthority authority;
  private final Identity identity;
  private final Map<BigInteger, Status> statuses;
  private final @Nullable Duration period;

  // The library's own status has null for "good", which no map can hold.
  private record Status(@Nullable CertificateStatus value) {}

  private OcspResponder(
      CertificateAuthority authority,
      Identity identity,
      Map<BigInteger, Status> statuses,
      @Nullable Duration period) {
    this.authority = authority;
    this.identity = identity;
    this.statuses = Map.copyOf(statuses);
    this.period = period;
  }

  /**
   * Opens a responder that knows no certificate yet.
   *
   * @param identity who signs: made for {@link CertificateAuthority.Purpose#OCSP_SIGNING}, or the
   *     authority itself
   */
  public static OcspResponder of(CertificateAuthority authority, Identity identity) {
    return new OcspResponder(authority, identity, Map.of(), null);
  }

  /** Returns a responder that also calls a certificate good. */
  public OcspResponder good(X509Certificate certificate) {
    return with(certificate, new Status(CertificateStatus.GOOD));
  }

  /** Returns a responder that also calls a certificate revoked, for a compromised key. */
  public OcspResponder revoked(X509Certificate certificate, Instant since) {
    return with(
        certificate, new Status(new RevokedStatus(Date.from(since), CRLReason.keyCompromise)));
  }

  /** Returns a responder that also calls a certificate revoked, for a reason of RFC 5280 5.3.1. */
  public OcspResponder revoked(X509Certificate certificate, Instant since, int reason) {
    return with(certificate, new Status(new RevokedStatus(Date.from(since), reason)));
  }

  /** Returns a responder whose answers say that the next ones come after a time. */
  public OcspResponder renewingAfter(Duration newPeriod) {
    return new OcspResponder(authority, identity, statuses, newPeriod);
  }

  /** Returns the DER response of an instant to a DER request; its nonce comes back. */
  public byte[] respond(byte[] request, Instant at) {
    try {
      return answer(new OCSPReq(request), at);
    } catch (IOException e) {
      return encode(OCSPRespBuilder.MALFORMED_REQUEST, null);
    }
  }

  /** Returns the DER response of an instant about one certificate of the authority. */
  public byte[] response(X509Certificate certificate, Instant at) {
    try {
      X509CertificateHolder issuer = new JcaX509CertificateHolder(authority.certificate());
      CertificateID id = new CertificateID(digest(SHA1), issuer, certificate.getSerialNumber());
      return answer(new OCSPReqBuilder().addRequest(id).build(), at);
    } catch (CertificateEncodingException | OCSPException e) {
      throw new IllegalStateException("no OCSP answer about " + certificate.getSerialNumber(), e);
    }
  }

  private OcspResponder with(X509Certificate certificate, Status status) {
    Map<BigInteger, Status> more = new HashMap<>(statuses);
    more.put(certificate.getSerialNumber(), status);
    return new OcspResponder(authority, identity, more, period);
  }

  private byte[] answer(OCSPReq request, Instant at) {
    try {
      JcaX509CertificateHolder own = new JcaX509CertificateHolder(identity.certificate());
      BasicOCSPRespBuilder builder =
          new BasicOCSPRespBuilder(
              SubjectPublicKeyInfo.getInstance(own.getSubjectPublicKeyInfo()), digest(SHA1));
      for (Req asked : request.getRequestList()) {
        builder.addResponse(
            asked.getCertID(), status(asked.getCertID()), Date.from(at), next(at), null);
      }
      @Nullable Extension nonce = request.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      if (nonce != null) {
        builder.setResponseExtensions(new Extensions(nonce));
      }
      JcaContentSignerBuilder signer =
          new JcaContentSignerBuilder(identity.signer().algorithm().jcaName())
              .setProvider(CertificateAuthority.PROVIDER);
      return encode(
          OCSPRespBuilder.SUCCESSFUL,
          builder.build(
              signer.build(identity.key()), new X509CertificateHolder[] {own}, Date.from(at)));
    } catch (CertificateEncodingException | OCSPException | OperatorCreationException e) {
      throw new IllegalStateException("OCSP answer could not be made", e);
    }
  }

  private @Nullable Date next(Instant at) {
    return period == null ? null : Date.from(at.plus(period));
  }

  private @Nullable CertificateStatus status(CertificateID id) {
    return statuses.getOrDefault(id.getSerialNumber(), new Status(new UnknownStatus())).value();
  }

  private static DigestCalculator digest(AlgorithmIdentifier algorithm) {
    try {
      return new JcaDigestCalculatorProviderBuilder()
          .setProvider(CertificateAuthority.PROVIDER)
          .build()
          .get(algorithm);
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("digest " + algorithm.getAlgorithm() + " is missing", e);
    }
  }

  private static byte[] encode(int status, @Nullable Object body) {
    try {
      return new OCSPRespBuilder().build(status, body).getEncoded();
    } catch (IOException | OCSPException e) {
      throw new IllegalStateException("OCSP response could not be encoded", e);
    }
  }
}
