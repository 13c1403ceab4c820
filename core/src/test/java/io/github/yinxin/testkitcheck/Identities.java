package io.github.yinxin.testkitcheck;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import java.time.Instant;

/** An authority and one identity of it. */
record Identities(CertificateAuthority authority, Identity identity) {

  static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  static final Instant NOW = Instant.parse("2027-06-01T04:05:06Z");

  static Identities of(SignatureAlgorithm algorithm, Purpose purpose) {
    CertificateAuthority authority =
        CertificateAuthority.found(algorithm, "CN=Example Root CA, C=CN", FROM);
    return new Identities(
        authority, authority.issue("CN=Example Service, C=CN", purpose, FROM, UNTIL));
  }
}
