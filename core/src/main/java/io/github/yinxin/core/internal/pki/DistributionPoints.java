package io.github.yinxin.core.internal.pki;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The names under which a certificate's revocation lists are published (RFC 5280 4.2.1.13). Points
 * of other issuers and points for some reasons only are left out: such lists are not used.
 *
 * @param names GeneralNames, as received
 */
record DistributionPoints(List<Der.Element> names) {

  static DistributionPoints of(X509Certificate certificate) throws MalformedException {
    List<Der.Element> names = new ArrayList<>();
    Optional<Der> value = CertificateParts.value(certificate, Extensions.DISTRIBUTION_POINTS);
    Der points = value.isEmpty() ? Der.of(new byte[0]) : value.get().next(Der.SEQUENCE).open();
    while (!points.atEnd()) {
      Der point = points.next(Der.SEQUENCE).open();
      Optional<Der.Element> name = point.optional(Der.context(0));
      if (name.isPresent() && point.atEnd()) {
        names.addAll(fullName(name.get()));
      }
    }
    return new DistributionPoints(List.copyOf(names));
  }

  /** Returns the names of a DistributionPointName; those relative to the issuer are left out. */
  static List<Der.Element> fullName(Der.Element pointName) throws MalformedException {
    List<Der.Element> names = new ArrayList<>();
    Der choice = pointName.open();
    if (choice.peek() == Der.context(0)) {
      Der all = choice.next().open();
      while (!all.atEnd()) {
        names.add(all.next());
      }
    }
    return names;
  }

  boolean meet(List<Der.Element> others) {
    return names.stream().anyMatch(name -> others.stream().anyMatch(name::sameAs));
  }
}
