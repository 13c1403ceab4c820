package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Certificates;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An OCSP response (RFC 6960 4.2) of the basic type. */
public final class OcspAnswer {

  private static final String BASIC = "1.3.6.1.5.5.7.48.1.1";
  private static final String ARCHIVE_CUTOFF = "1.3.6.1.5.5.7.48.1.6";
  private static final String OCSP_SIGNING = "1.3.6.1.5.5.7.3.9";
  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;
  private static final int MAX_CERTIFICATES = 4;
  private static final int MAX_RESPONSES = 64;
  // Key usage, basic constraints, extended key usage: those that are looked at.
  private static final Set<String> UNDERSTOOD = Set.of("2.5.29.15", "2.5.29.19", "2.5.29.37");

  private final Der.Element toBeSigned;
  private final Der.Element algorithm;
  private final byte[] signature;
  private final List<byte[]> certificates; // Read only where one of them may have signed.
  private final Instant producedAt;
  private final List<Single> responses;
  private final boolean understood;

  private record Single(CertificateId id, Statement statement) {}

  private OcspAnswer(byte[] der) throws MalformedException {
    Der whole = basic(der);
    this.toBeSigned = whole.next(Der.SEQUENCE);
    this.algorithm = whole.next(Der.SEQUENCE);
    this.signature = whole.next(Der.BIT_STRING).bits();
    this.certificates = certificates(whole.optional(Der.context(0)));
    whole.requireEnd("an OCSP response");
    Der parts = toBeSigned.open();
    parts.optional(Der.context(0)); // The version, of which there is one.
    parts.next(); // Who answers: the signature tells it better.
    this.producedAt = parts.next(Der.GENERALIZED_TIME).time();
    this.responses = responses(parts.next(Der.SEQUENCE).open());
    Optional<Der.Element> more = parts.optional(Der.context(1));
    parts.requireEnd("the signed part of an OCSP response");
    this.understood =
        more.isEmpty()
            || Extensions.read(more.get().open().next(Der.SEQUENCE)).criticalAreOnly(Set.of());
  }

  /**
   * Reads a response, or only the basic one inside, as long-term signatures keep it.
   *
   * @throws MalformedException if it is none, or the responder had no answer
   */
  public static OcspAnswer parse(byte[] der) throws MalformedException {
    return new OcspAnswer(der);
  }

  private static Der basic(byte[] der) throws MalformedException {
    Der file = Der.of(der);
    Der response = file.next(Der.SEQUENCE).open();
    file.requireEnd("an OCSP response");
    if (response.peek() == Der.SEQUENCE) {
      return response;
    }
    int status = response.next(Der.ENUMERATED).small();
    if (status != 0) {
      throw new MalformedException("the responder answers with error " + status);
    }
    Der body = response.next(Der.context(0)).open().next(Der.SEQUENCE).open();
    if (!body.next(Der.OBJECT_IDENTIFIER).oid().equals(BASIC)) {
      throw new MalformedException("OCSP response is not of the basic type");
    }
    return Der.of(body.next(Der.OCTET_STRING).bytes()).next(Der.SEQUENCE).open();
  }

  private static List<byte[]> certificates(Optional<Der.Element> wrapped)
      throws MalformedException {
    List<byte[]> found = new ArrayList<>();
    if (wrapped.isPresent()) {
      Der all = wrapped.get().open().next(Der.SEQUENCE).open();
      while (!all.atEnd() && found.size() < MAX_CERTIFICATES) {
        found.add(all.next(Der.SEQUENCE).encoded());
      }
    }
    return List.copyOf(found);
  }

  private static List<Single> responses(Der all) throws MalformedException {
    List<Single> found = new ArrayList<>();
    while (!all.atEnd() && found.size() < MAX_RESPONSES) {
      Der one = all.next(Der.SEQUENCE).open();
      CertificateId id = CertificateId.of(one.next(Der.SEQUENCE));
      Der.Element status = one.next();
      Instant from = one.next(Der.GENERALIZED_TIME).time();
      Optional<Der.Element> next = one.optional(Der.context(0));
      Instant until = next.isEmpty() ? null : next.get().open().next(Der.GENERALIZED_TIME).time();
      Optional<Der.Element> more = one.optional(Der.context(1));
      one.requireEnd("an OCSP response");
      Extensions extensions =
          more.isEmpty()
              ? Extensions.none()
              : Extensions.read(more.get().open().next(Der.SEQUENCE));
      found.add(new Single(id, statement(status, from, until, extensions)));
    }
    if (!all.atEnd()) {
      throw new MalformedException("more than " + MAX_RESPONSES + " responses in an OCSP answer");
    }
    return List.copyOf(found);
  }

  private static Statement statement(
      Der.Element status, Instant from, @Nullable Instant until, Extensions extensions)
      throws MalformedException {
    Optional<Der> cutoff = extensions.value(ARCHIVE_CUTOFF);
    Statement.Validity validity =
        new Statement.Validity(
            from, until, cutoff.isEmpty() ? null : cutoff.get().next(Der.GENERALIZED_TIME).time());
    if (!extensions.criticalAreOnly(Set.of())) {
      return Statement.nothing("在线应答含未知关键扩展", "the OCSP answer has an unknown critical extension");
    }
    if (status.tag() == Der.primitive(0)) {
      return Statement.good(validity);
    }
    if (status.tag() != Der.context(1)) {
      return Statement.nothing("在线应答方不认识此证书", "the responder does not know the certificate");
    }
    Der revoked = status.open();
    Instant since = revoked.next(Der.GENERALIZED_TIME).time();
    Optional<Der.Element> code = revoked.optional(Der.context(0));
    int reason = code.isEmpty() ? -1 : code.get().open().next(Der.ENUMERATED).small();
    return Statement.revoked(validity, since, reason);
  }

  /** Returns whether it may speak of a certificate: of its number, whoever issued it. */
  public boolean mayConcern(X509Certificate certificate) {
    return responses.stream().anyMatch(r -> r.id().serial().equals(certificate.getSerialNumber()));
  }

  /** Returns when the next one is due, if it speaks of one certificate and says so. */
  public Optional<Instant> nextUpdate() {
    return responses.size() == 1 ? responses.get(0).statement().until() : Optional.empty();
  }

  /** Returns when it was signed. */
  public Instant producedAt() {
    return producedAt;
  }

  /**
   * Returns the algorithm it is signed with.
   *
   * @throws NoSuchAlgorithmException if it is not one of those in use
   */
  public SignatureScheme scheme() throws NoSuchAlgorithmException, MalformedException {
    return SignatureScheme.parse(algorithm, "");
  }

  /**
   * Returns who signed it, if he may (RFC 6960 4.2.2.2): the issuer itself, or somebody whom the
   * issuer certified for just that.
   */
  public Optional<X509Certificate> responder(X509Certificate issuer) {
    if (signedBy(issuer)) {
      return Optional.of(issuer);
    }
    return certificates.stream()
        .flatMap(encoded -> readable(encoded).stream())
        .filter(c -> delegated(c, issuer) && signedBy(c))
        .findFirst();
  }

  private static Optional<X509Certificate> readable(byte[] encoded) {
    try {
      return Optional.of(Certificates.parse(encoded));
    } catch (CertificateException e) {
      return Optional.empty();
    }
  }

  private boolean signedBy(X509Certificate certificate) {
    try {
      return scheme().verify(certificate.getPublicKey(), toBeSigned.encoded(), signature);
    } catch (GeneralSecurityException | MalformedException e) {
      return false;
    }
  }

  private boolean delegated(X509Certificate certificate, X509Certificate issuer) {
    boolean[] usage = certificate.getKeyUsage();
    try {
      List<String> purposes = certificate.getExtendedKeyUsage();
      certificate.checkValidity(Date.from(producedAt));
      return purposes != null
          && purposes.contains(OCSP_SIGNING)
          && (usage == null || usage[DIGITAL_SIGNATURE] || usage[NON_REPUDIATION])
          && UNDERSTOOD.containsAll(CertificateParts.critical(certificate))
          && certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
          && CertificateParts.signed(certificate, issuer);
    } catch (CertificateException e) {
      return false;
    }
  }

  /** Returns what it says about an issuer's certificate; who signed it is not looked at. */
  public Statement about(X509Certificate certificate, X509Certificate issuer) {
    if (!understood) {
      return Statement.nothing("在线应答含未知关键扩展", "the OCSP answer has an unknown critical extension");
    }
    Statement found = Statement.nothing("在线应答不涉及此证书", "the OCSP answer is about others");
    for (Single response : responses) {
      // Answered twice: whatever tells against the certificate counts.
      if (found.kind() != Statement.Kind.REVOKED && response.id().names(certificate, issuer)) {
        found = response.statement();
      }
    }
    return found;
  }

  /**
   * Returns the request about a certificate (RFC 6960 4.1), without a nonce: the answer may come
   * from a cache, and be kept in one.
   */
  public static byte[] request(X509Certificate certificate, X509Certificate issuer)
      throws MalformedException {
    return DerWriter.sequence(
        DerWriter.sequence(
            DerWriter.sequence(DerWriter.sequence(CertificateId.encode(certificate, issuer)))));
  }
}
