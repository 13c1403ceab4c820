package io.github.yinxin.pdfseal;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.AdjustableClock;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.TrustAnchors;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** An office that does not exist: a root and a signer for each algorithm, a maker and its seal. */
public final class SealingOffice {

  /** First instant of every certificate and seal. */
  public static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");

  /** Last instant of every certificate and seal, except the roots. */
  public static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");

  /** When things are sealed. */
  public static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  /** The name on the seal. */
  public static final String NAME = "Example City Office";

  private static final Map<SignatureAlgorithm, CertificateAuthority> ROOTS = roots();
  private static final Map<SignatureAlgorithm, Identity> SIGNERS = signers();

  /** Makes the seals. */
  public static final Identity MAKER =
      root(SignatureAlgorithm.SM2_SM3)
          .issue("CN=Example Seal Maker, C=CN", Purpose.SIGNING, FROM, UNTIL);

  /** Trusts all three roots. */
  public static final TrustAnchors TRUSTED =
      TrustAnchors.of(
          ROOTS.values().stream()
              .map(CertificateAuthority::certificate)
              .toArray(X509Certificate[]::new));

  /** A small picture; nobody looks at its bytes. */
  public static final SealPicture PICTURE = SealPicture.of("PNG", new byte[] {1, 2, 3, 4}, 42, 42);

  /** The seal that the SM2 signer may use. */
  public static final Seal SEAL = seal();

  /** 42 mm, with ring, star and name. */
  public static final SealDesign DESIGN = SealDesign.round(42, NAME, Typeface.of(Fonts.latin()));

  private SealingOffice() {}

  /** Returns the root of an algorithm. */
  public static CertificateAuthority root(SignatureAlgorithm algorithm) {
    return requireNonNull(ROOTS.get(algorithm));
  }

  /** Returns the signer of an algorithm. */
  public static Identity signer(SignatureAlgorithm algorithm) {
    return requireNonNull(SIGNERS.get(algorithm));
  }

  /** Returns a clock that stands at {@link #NOW}. */
  public static AdjustableClock clock() {
    return AdjustableClock.at(NOW);
  }

  /** Returns a maker of seals at {@link #NOW}. */
  public static SealMaker maker() {
    return SealMaker.of(MAKER.signer(), "YINXIN", clock());
  }

  /** Returns an order for the seal of the SM2 signer. */
  public static SealMaker.Order order() {
    return new SealMaker.Order(
        "99010000000001",
        NAME,
        List.of(signer(SignatureAlgorithm.SM2_SM3).certificate()),
        PICTURE,
        FROM,
        UNTIL);
  }

  /** Returns the sealer of an algorithm: with the seal for SM2, plain for the others. */
  public static PdfSealer sealer(SignatureAlgorithm algorithm) {
    return algorithm == SignatureAlgorithm.SM2_SM3
        ? PdfSealer.sealing(SEAL, DESIGN, signer(algorithm).signer(), clock())
        : PdfSealer.signing(NAME, DESIGN, signer(algorithm).signer(), clock());
  }

  /** Returns a verifier that trusts all three roots. */
  public static PdfVerifier verifier() {
    return PdfVerifier.trusting(TRUSTED);
  }

  private static Map<SignatureAlgorithm, CertificateAuthority> roots() {
    Map<SignatureAlgorithm, CertificateAuthority> roots = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      roots.put(
          algorithm,
          CertificateAuthority.found(algorithm, "CN=Example Root " + algorithm + ", C=CN", FROM));
    }
    return roots;
  }

  private static Map<SignatureAlgorithm, Identity> signers() {
    Map<SignatureAlgorithm, Identity> signers = new EnumMap<>(SignatureAlgorithm.class);
    ROOTS.forEach(
        (algorithm, root) ->
            signers.put(
                algorithm,
                root.issue(
                    "CN=Example Signer " + algorithm + ", C=CN", Purpose.SIGNING, FROM, UNTIL)));
    return signers;
  }

  private static Seal seal() {
    try {
      return maker().make(order());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("seal could not be made", e);
    }
  }
}
