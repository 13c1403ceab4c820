package io.github.yinxin.verify;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.pki.BroughtAlong;
import io.github.yinxin.core.internal.pki.Statement;
import io.github.yinxin.verify.RevocationPolicy.Unanswered;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The certificates a verifier trusts without proof, and how it finds out what became of those below
 * them. Immutable and thread-safe. Keep one for many documents: the keys of the certificates that
 * it met last on good paths, 64 at most, stay prepared for verification, and the last 64 of these
 * paths, known by all their bytes, are not validated again at an instant at which all their
 * certificates are valid.
 *
 * <p>Nobody is asked about revocation unless a source is given: {@link Path#revocation} is then
 * SKIPPED and says so, unless a document brings evidence along, which is always judged. With {@link
 * #checkingRevocation} whatever cannot be found out is UNDETERMINED.
 */
public final class TrustAnchors {

  private final List<X509Certificate> certificates;
  private final List<X509Certificate> known;
  private final List<X509Certificate> intermediates;
  private final RevocationPolicy revocation;
  private final boolean outdatedAccepted;
  private final CertificateMemory memory;

  private TrustAnchors(List<X509Certificate> certificates, List<X509Certificate> known) {
    this.certificates = certificates;
    this.known = known;
    this.intermediates = List.of();
    this.revocation = RevocationPolicy.askingNobody();
    this.outdatedAccepted = false;
    this.memory = new CertificateMemory();
  }

  private TrustAnchors(
      TrustAnchors same,
      List<X509Certificate> intermediates,
      RevocationPolicy revocation,
      boolean outdatedAccepted) {
    this.certificates = same.certificates;
    this.known = same.known;
    this.memory = same.memory;
    this.intermediates = intermediates;
    this.revocation = revocation;
    this.outdatedAccepted = outdatedAccepted;
  }

  /**
   * Trusts these certificates; with none, every path is undetermined. Their own dates are not
   * looked at: an anchor is trusted until it is taken out.
   *
   * @throws IllegalArgumentException if one cannot be read again
   */
  public static TrustAnchors of(X509Certificate... certificates) {
    List<X509Certificate> known = new ArrayList<>();
    for (X509Certificate certificate : certificates) {
      try {
        known.add(Certificates.known(certificate));
      } catch (CertificateException e) {
        throw new IllegalArgumentException(
            "anchor " + certificate.getSubjectX500Principal() + " cannot be read", e);
      }
    }
    return new TrustAnchors(List.of(certificates), known);
  }

  /**
   * Returns anchors that ask these sources, in this order, about every certificate below the
   * anchor. Where none of them knows, the revocation is UNDETERMINED, and with it the verdict.
   *
   * @throws IllegalArgumentException if there is no source
   */
  public TrustAnchors checkingRevocation(RevocationSource... revocationSources) {
    return asking(Unanswered.UNDETERMINED, revocationSources);
  }

  /**
   * Returns anchors that ask these sources, but let it pass with a WARNING where none of them
   * knows: somebody who keeps the network away then keeps the revocation away.
   *
   * @throws IllegalArgumentException if there is no source
   */
  public TrustAnchors checkingRevocationOnlyWhereAnswered(RevocationSource... revocationSources) {
    return asking(Unanswered.WARNING, revocationSources);
  }

  private TrustAnchors asking(Unanswered unanswered, RevocationSource... asked) {
    if (asked.length == 0) {
      throw new IllegalArgumentException("revocationSources is empty: nobody would be asked");
    }
    return revocation(revocation.asking(Arrays.asList(asked), unanswered));
  }

  private TrustAnchors revocation(RevocationPolicy policy) {
    return new TrustAnchors(this, intermediates, policy, outdatedAccepted);
  }

  /**
   * Returns anchors that also look into evidence that came along with a document. It is judged as
   * any other; a revocation found anywhere counts, and what it leaves open is asked, or not, as
   * before.
   */
  public TrustAnchors lookingAlsoInto(RevocationSource broughtAlong) {
    return revocation(revocation.lookingInto(broughtAlong));
  }

  /**
   * Returns anchors that also look into what a signature brings along: lists and OCSP responses
   * beside its certificates (RFC 5652 10.2.1, RFC 5940), among its signed attributes as Adobe
   * writes them, and the certificates and revocation values of long-term signatures (RFC 5126 6.3).
   * At most 64 pieces of 8 MiB in all are looked at.
   *
   * @param signedData DER or BER, labelled as CMS or as GB/T 35275; foreign bytes, in which nothing
   *     is found if they are something else
   */
  public TrustAnchors lookingAlsoInside(byte[] signedData) {
    BroughtAlong inside = BroughtAlong.inside(signedData);
    TrustAnchors more = knowingAlso(inside.certificates());
    return inside.revocation().isEmpty()
        ? more
        : more.lookingAlsoInto(RevocationSource.of(inside.revocation().toArray(byte[][]::new)));
  }

  /**
   * Returns anchors that also know these certificates, which may lie on a path, but are not trusted
   * for that: seal signatures do not bring them along. Those that cannot be read are left out.
   */
  public TrustAnchors knowingAlso(Collection<X509Certificate> between) {
    List<X509Certificate> all = new ArrayList<>(intermediates);
    for (X509Certificate certificate : between) {
      try {
        all.add(Certificates.known(certificate));
      } catch (CertificateException e) {
        // Nobody's path leads over a key that cannot be read.
      }
    }
    return new TrustAnchors(this, List.copyOf(all), revocation, outdatedAccepted);
  }

  /**
   * Returns anchors that accept signatures of certificates by SHA-1 (outdated since 2017) and RSA
   * keys of 1024 bits (outdated since 2014) at any time, for archives; with a WARNING.
   */
  public TrustAnchors acceptingOutdatedAlgorithms() {
    return new TrustAnchors(this, intermediates, revocation, true);
  }

  /** Returns the trusted certificates. */
  public List<X509Certificate> certificates() {
    return certificates;
  }

  /**
   * Checks a certificate at an instant that is beyond doubt: {@link #path(CertificateUse,
   * X509Certificate, Collection, SigningTime)} without revocation.
   *
   * @param check the step the finding is reported under
   * @param others certificates that may lie between it and an anchor
   */
  public Finding path(
      Check check,
      CertificateUse use,
      X509Certificate leaf,
      Collection<X509Certificate> others,
      Instant at) {
    return path(use, leaf, others, SigningTime.proven(at, at)).finding(check);
  }

  /**
   * Checks a certificate: within its validity when it was used, made for its use (GB/T 20518), and
   * with a path to an anchor (RFC 5280 6.1) unless it is one. An anchor's own dates and constraints
   * are not part of that. Algorithms must not be outdated at the latest instant at which it may
   * have been used.
   *
   * @param others certificates that came along and may lie between it and an anchor; more than 32
   *     are not tried
   */
  public Path path(
      CertificateUse use,
      X509Certificate leaf,
      Collection<X509Certificate> others,
      SigningTime time) {
    requireNonNull(use, "use");
    return new PathSearch(this, time).from(use, leaf, others);
  }

  /** Returns the anchors as {@link Certificates} reads them. */
  List<X509Certificate> known() {
    return known;
  }

  List<X509Certificate> intermediates() {
    return intermediates;
  }

  RevocationPolicy revocation() {
    return revocation;
  }

  boolean outdatedAccepted() {
    return outdatedAccepted;
  }

  CertificateMemory memory() {
    return memory;
  }

  /** What was found out about a certificate's way to an anchor. */
  public static final class Path {

    private final Outcome outcome;
    private final String zh;
    private final String en;
    private final List<X509Certificate> certificates;
    private final RevocationFinding revocation;

    Path(
        Outcome outcome,
        String zh,
        String en,
        List<X509Certificate> certificates,
        RevocationFinding revocation) {
      this.outcome = outcome;
      this.zh = zh;
      this.en = en;
      this.certificates = List.copyOf(certificates);
      this.revocation = revocation;
    }

    /**
     * Returns the certificates from the leaf to the anchor; empty if there is no path. The leaf is
     * equal to the one that was given, but may be one met before, whose key is prepared.
     */
    public List<X509Certificate> certificates() {
      return certificates;
    }

    /**
     * Returns whether the certificate is good, but for revocation: FAILED if it was not valid then
     * or is not made for its use; UNDETERMINED when no path is found, for the signer may still be a
     * good one, to somebody else.
     *
     * @param check the step the finding is reported under
     */
    public Finding finding(Check check) {
      return new Finding(check, outcome, zh, en);
    }

    /**
     * Asks whether a certificate on the path was revoked (RFC 5280 6.3, RFC 6960), which may take
     * the network's time. FAILED if one was when it was used; WARNING if it was only afterwards;
     * UNDETERMINED if it was afterwards, for a stolen key, and only the signer claims that he was
     * earlier, or if it cannot be found out. SKIPPED where nobody is asked, or there is no path.
     *
     * @param check the step the finding is reported under
     */
    public Finding revocation(Check check) {
      return revocation(check, statements());
    }

    /** Asks, and returns what is said of each certificate below the anchor, the leaf first. */
    List<Statement> statements() {
      return revocation.statements(certificates);
    }

    Finding revocation(Check check, List<Statement> statements) {
      return revocation.on(certificates, statements, check);
    }
  }
}
