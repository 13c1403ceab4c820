package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.font.ExampleFont;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/**
 * A seal for somebody's own key. A key store holds no seal, so one is made on the spot and signed
 * by the very key that will use it: whoever trusts the certificate trusts the seal, and nobody
 * else.
 */
final class OwnSeal {

  private static final int SEAL_MM = 42;
  private static final String VENDOR = "YINXIN-OWN";
  // For certificates whose name does not fit on a ring, or has characters that the font lacks.
  private static final String NAMELESS = "电子签章专用章";

  private OwnSeal() {}

  /** Returns a sealer: an e-seal for SM2, a CMS for the others. */
  static PdfSealer sealer(Signer signer, Clock clock) throws IOException, GeneralSecurityException {
    Typeface font = ExampleFont.load();
    X500Name subject =
        X500Name.getInstance(signer.certificate().getSubjectX500Principal().getEncoded());
    String name =
        Stream.of(BCStyle.CN, BCStyle.O, BCStyle.OU)
            .flatMap(type -> value(subject, type).stream())
            .filter(candidate -> design(candidate, font).isPresent())
            .findFirst()
            .orElse(NAMELESS);
    SealDesign design = design(name, font).orElseThrow();
    return signer.algorithm() == SignatureAlgorithm.SM2_SM3
        ? PdfSealer.sealing(seal(name, design, signer, clock), design, signer, clock)
        : PdfSealer.signing(name, design, signer, clock);
  }

  private static Optional<String> value(X500Name subject, ASN1ObjectIdentifier type) {
    return Stream.of(subject.getRDNs(type))
        .map(rdn -> IETFUtils.valueToString(rdn.getFirst().getValue()))
        .findFirst();
  }

  private static Optional<SealDesign> design(String name, Typeface font) {
    try {
      return Optional.of(SealDesign.round(SEAL_MM, name, font));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Too long or too short for a ring, or the font lacks a character.
    }
  }

  private static Seal seal(String name, SealDesign design, Signer signer, Clock clock)
      throws GeneralSecurityException {
    X509Certificate certificate = signer.certificate();
    return SealMaker.of(signer, VENDOR, clock)
        .make(
            new SealMaker.Order(
                certificate.getSerialNumber().toString(16).toUpperCase(Locale.ROOT),
                name,
                List.of(certificate),
                design.picture(),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant()));
  }
}
