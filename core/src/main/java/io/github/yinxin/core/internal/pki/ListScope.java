package io.github.yinxin.core.internal.pki;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * Which certificates a revocation list speaks of (RFC 5280 5.2.5).
 *
 * @param names where it is published, empty if it does not say
 * @param usersOnly it leaves certificate authorities out
 * @param authoritiesOnly it holds certificate authorities only
 * @param someReasonsOnly it leaves reasons out
 * @param indirect it holds entries of other issuers
 * @param nobody it holds attribute certificates only, or its names cannot be compared
 */
record ListScope(
    List<Der.Element> names,
    boolean usersOnly,
    boolean authoritiesOnly,
    boolean someReasonsOnly,
    boolean indirect,
    boolean nobody) {

  static ListScope of(Optional<Der> extension) throws MalformedException {
    if (extension.isEmpty()) {
      return new ListScope(List.of(), false, false, false, false, false);
    }
    Der parts = extension.get().next(Der.SEQUENCE).open();
    Optional<Der.Element> point = parts.optional(Der.context(0));
    List<Der.Element> names =
        point.isPresent() ? DistributionPoints.fullName(point.get()) : List.of();
    boolean usersOnly = flag(parts, 1);
    boolean authoritiesOnly = flag(parts, 2);
    boolean someReasonsOnly = parts.optional(Der.primitive(3)).isPresent();
    boolean indirect = flag(parts, 4);
    boolean attributesOnly = flag(parts, 5);
    parts.requireEnd("an issuing distribution point");
    return new ListScope(
        names,
        usersOnly,
        authoritiesOnly,
        someReasonsOnly,
        indirect,
        attributesOnly || (point.isPresent() && names.isEmpty()));
  }

  private static boolean flag(Der parts, int number) throws MalformedException {
    Optional<Der.Element> flag = parts.optional(Der.primitive(number));
    // DEFAULT FALSE is not written in DER; a list that writes it means the same.
    return flag.isPresent() && flag.get().bytes().length == 1 && flag.get().bytes()[0] != 0;
  }

  boolean covers(X509Certificate certificate) {
    boolean authority = certificate.getBasicConstraints() >= 0;
    if (nobody || (authority ? usersOnly : authoritiesOnly)) {
      return false;
    }
    try {
      return names.isEmpty() || DistributionPoints.of(certificate).meet(names);
    } catch (MalformedException e) {
      return false;
    }
  }
}
