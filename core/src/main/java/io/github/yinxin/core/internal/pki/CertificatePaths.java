package io.github.yinxin.core.internal.pki;

import io.github.yinxin.core.internal.crypto.Certificates;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for a certification path and validates it (RFC 5280 6.1). A pile of certificates that all
 * seem to have issued each other cannot make the search long: it has a budget.
 */
public final class CertificatePaths {

  // The certificates between the first and the anchor; longer paths do not occur.
  private static final int MAX_BETWEEN = 6;
  private static final int MAX_STEPS = 128;
  private static final int MAX_SIGNATURES = 64;
  private static final int MAX_VALIDATIONS = 16;

  private final Collection<X509Certificate> pool;
  private final Collection<X509Certificate> anchors;
  private final Instant at;
  private final Predicate<X509Certificate> acceptable;
  private final ValidPaths known;
  private final Map<List<X509Certificate>, Boolean> signatures = new HashMap<>();
  private int steps;
  private int validations;
  private String obstacle = "";

  /**
   * Prepares a search.
   *
   * @param pool certificates that may lie on the path
   * @param anchors where it must end
   * @param at the instant for which every certificate below the anchor must be valid
   * @param acceptable which certificates may be on it, the anchor included
   */
  public CertificatePaths(
      Collection<X509Certificate> pool,
      Collection<X509Certificate> anchors,
      Instant at,
      Predicate<X509Certificate> acceptable) {
    this(pool, anchors, at, acceptable, new ValidPaths());
  }

  /**
   * Prepares a search in which paths that are known to be valid are not validated again.
   *
   * @param known to which those are added that are found
   */
  public CertificatePaths(
      Collection<X509Certificate> pool,
      Collection<X509Certificate> anchors,
      Instant at,
      Predicate<X509Certificate> acceptable,
      ValidPaths known) {
    this.pool = pool;
    this.anchors = anchors;
    this.at = at;
    this.acceptable = acceptable;
    this.known = known;
  }

  /** Returns the path, the leaf first and the anchor last; nothing if there is none. */
  public Optional<List<X509Certificate>> from(X509Certificate leaf) {
    return acceptable.test(leaf) ? extend(List.of(leaf)) : Optional.empty();
  }

  /** Returns why the last path that reached an anchor was not valid; empty if none did. */
  public String obstacle() {
    return obstacle;
  }

  private Optional<List<X509Certificate>> extend(List<X509Certificate> path) {
    X509Certificate last = path.get(path.size() - 1);
    steps++;
    for (X509Certificate anchor : issuersOf(last, anchors)) {
      List<X509Certificate> whole = longer(path, anchor);
      if (acceptable.test(anchor) && CertificateParts.fits(last, anchor) && valid(whole)) {
        return Optional.of(whole);
      }
    }
    if (path.size() > MAX_BETWEEN) {
      return Optional.empty();
    }
    for (X509Certificate issuer : issuersOf(last, pool)) {
      if (steps < MAX_STEPS
          && issuer.getBasicConstraints() >= 0
          && acceptable.test(issuer)
          && !path.contains(issuer)
          && signed(last, issuer)) {
        Optional<List<X509Certificate>> found = extend(longer(path, issuer));
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  // Key identifiers only give the order: whether a key signed, the signature tells.
  private static List<X509Certificate> issuersOf(
      X509Certificate certificate, Collection<X509Certificate> candidates) {
    return candidates.stream()
        .filter(c -> c.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()))
        .sorted(Comparator.comparing(c -> CertificateParts.keysDiffer(certificate, c)))
        .toList();
  }

  private boolean signed(X509Certificate certificate, X509Certificate issuer) {
    List<X509Certificate> pair = List.of(certificate, issuer);
    Boolean judged = signatures.get(pair);
    if (judged == null) {
      // What is known counts as well: how far a search gets must not depend on it.
      judged =
          signatures.size() < MAX_SIGNATURES
              && (known.includeStep(certificate, issuer)
                  || CertificateParts.signed(certificate, issuer));
      signatures.put(pair, judged);
    }
    return judged;
  }

  private static List<X509Certificate> longer(List<X509Certificate> path, X509Certificate next) {
    List<X509Certificate> longer = new ArrayList<>(path);
    longer.add(next);
    return List.copyOf(longer);
  }

  // Validation verifies every signature of the path, the anchor's too: it is not done twice.
  private boolean valid(List<X509Certificate> whole) {
    if (validations++ >= MAX_VALIDATIONS) {
      return false;
    }
    if (known.include(whole, at)) {
      return true;
    }
    List<X509Certificate> path = whole.subList(0, whole.size() - 1);
    X509Certificate anchor = whole.get(path.size());
    try {
      Certificates.validatePath(path, anchor, at);
      known.remember(whole);
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign extensions.
      if (signed(path.get(path.size() - 1), anchor)) {
        obstacle = String.valueOf(e.getMessage());
      }
      return false;
    }
  }
}
