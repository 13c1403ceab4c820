package io.github.yinxin.testkit;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.cmp.PKIFailureInfo;
import org.bouncycastle.asn1.cmp.PKIStatus;
import org.bouncycastle.asn1.cms.ContentInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/**
 * A time-stamping authority (RFC 3161, GB/T 20520). The algorithm follows its key: SHA-256 with RSA
 * or P-256, SM3 with SM2.
 */
public final class TimestampService {

  private static final ASN1ObjectIdentifier POLICY = new ASN1ObjectIdentifier("2.999.20520");
  private static final int SERIAL_BITS = 63;
  private static final Set<String> ACCEPTED_DIGESTS =
      Set.of(Digest.Algorithm.SM3.oid(), Digest.Algorithm.SHA256.oid());

  private final Identity identity;
  private final Clock clock;

  private TimestampService(Identity identity, Clock clock) {
    this.identity = identity;
    this.clock = clock;
  }

  /**
   * Opens the service.
   *
   * @param identity made for {@link CertificateAuthority.Purpose#TIME_STAMPING}
   * @param clock what the responses tell
   */
  public static TimestampService of(Identity identity, Clock clock) {
    return new TimestampService(identity, clock);
  }

  /** Returns the DER response to a DER request; a rejection if the request is not understood. */
  public byte[] respond(byte[] request) {
    TimeStampResponseGenerator responses =
        new TimeStampResponseGenerator(tokens(), ACCEPTED_DIGESTS);
    try {
      return responses.generate(parse(request), serial(), Date.from(clock.instant())).getEncoded();
    } catch (IOException | TSPException e) {
      return rejection(responses);
    }
  }

  /** Returns the DER token that says the digest existed at an instant; certificates included. */
  public byte[] token(Digest digest, Instant at) {
    TimeStampRequestGenerator requests = new TimeStampRequestGenerator();
    requests.setCertReq(true);
    TimeStampRequest request =
        requests.generate(new ASN1ObjectIdentifier(digest.algorithm().oid()), digest.bytes());
    try {
      TimeStampToken token = tokens().generate(request, serial(), Date.from(at));
      return token.getEncoded();
    } catch (IOException | TSPException e) {
      throw new IllegalStateException("no time stamp for " + digest, e);
    }
  }

  /** Returns a token relabelled with the identifier of GB/T 35275 signed data; signed as before. */
  public static byte[] relabelled(byte[] token) {
    ContentInfo inner = ContentInfo.getInstance(token);
    try {
      return new ContentInfo(
              new ASN1ObjectIdentifier("1.2.156.10197.6.1.4.2.2"), inner.getContent())
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("token could not be relabelled", e);
    }
  }

  private static TimeStampRequest parse(byte[] request) throws IOException {
    try {
      return new TimeStampRequest(request);
    } catch (IllegalArgumentException e) {
      throw new IOException("not a time-stamp request: " + request.length + " bytes", e);
    }
  }

  private static byte[] rejection(TimeStampResponseGenerator responses) {
    try {
      TimeStampResponse response =
          responses.generateFailResponse(
              PKIStatus.REJECTION, PKIFailureInfo.badDataFormat, "request not understood");
      return response.getEncoded();
    } catch (IOException | TSPException e) {
      throw new IllegalStateException("rejection could not be encoded", e);
    }
  }

  private TimeStampTokenGenerator tokens() {
    SignatureAlgorithm algorithm = identity.signer().algorithm();
    AlgorithmIdentifier digest =
        new AlgorithmIdentifier(new ASN1ObjectIdentifier(algorithm.digest().oid()));
    try {
      TimeStampTokenGenerator generator =
          new TimeStampTokenGenerator(
              new JcaSimpleSignerInfoGeneratorBuilder()
                  .setProvider(CertificateAuthority.PROVIDER)
                  .build(algorithm.jcaName(), identity.key(), identity.certificate()),
              new JcaDigestCalculatorProviderBuilder()
                  .setProvider(CertificateAuthority.PROVIDER)
                  .build()
                  .get(digest),
              POLICY);
      generator.addCertificates(new JcaCertStore(identity.certificates()));
      return generator;
    } catch (GeneralSecurityException | OperatorCreationException | TSPException e) {
      throw new IllegalStateException("no time stamps by " + identity.signer(), e);
    }
  }

  private static BigInteger serial() {
    return new BigInteger(SERIAL_BITS, new SecureRandom());
  }
}
