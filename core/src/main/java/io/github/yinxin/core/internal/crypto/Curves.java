package io.github.yinxin.core.internal.crypto;

import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.util.List;
import java.util.stream.Stream;

/** Tells the elliptic curves in use apart, by all their parameters. */
public final class Curves {

  private static final ECParameterSpec SM2 = named("sm2p256v1");
  private static final ECParameterSpec P256 = named("P-256");

  // Of 256 bits and more, as certificates in use carry them.
  private static final List<ECParameterSpec> KNOWN =
      Stream.of("P-256", "P-384", "P-521", "brainpoolP256r1", "brainpoolP384r1", "brainpoolP512r1")
          .map(Curves::named)
          .toList();

  private Curves() {}

  /** Returns whether it is the curve of GB/T 32918.5-2017. */
  public static boolean isSm2(ECParameterSpec curve) {
    return same(curve, SM2);
  }

  /** Returns whether it is P-256 (FIPS 186-4 D.1.2.3). */
  public static boolean isP256(ECParameterSpec curve) {
    return same(curve, P256);
  }

  /** Returns whether it is a curve that ECDSA is used with here; SM2's is not. */
  public static boolean isKnown(ECParameterSpec curve) {
    return KNOWN.stream().anyMatch(known -> same(curve, known));
  }

  // The generator too: with one of his own, anybody can make a key for a given point.
  private static boolean same(ECParameterSpec one, ECParameterSpec other) {
    return one.getCurve().getField().equals(other.getCurve().getField())
        && one.getCurve().getA().equals(other.getCurve().getA())
        && one.getCurve().getB().equals(other.getCurve().getB())
        && one.getGenerator().equals(other.getGenerator())
        && one.getOrder().equals(other.getOrder())
        && one.getCofactor() == other.getCofactor();
  }

  private static ECParameterSpec named(String name) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC", BouncyCastle.PROVIDER);
      parameters.init(new ECGenParameterSpec(name));
      return parameters.getParameterSpec(ECParameterSpec.class);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("curve " + name + " is missing", e);
    }
  }
}
