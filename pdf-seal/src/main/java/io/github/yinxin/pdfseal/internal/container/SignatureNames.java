package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.util.Map;

/** The signature algorithms that seals name; RSA in the edition of 2014 only. */
final class SignatureNames {

  private static final Map<String, String> RSA =
      Map.of(
          "1.2.840.113549.1.1.5", "SHA1withRSA",
          "1.2.840.113549.1.1.11", "SHA256withRSA");

  private SignatureNames() {}

  /** Returns the algorithm's name in the JCA; else its identifier, which nothing can judge. */
  static String jcaName(String oid, Edition edition) {
    if (Sm2Oids.SM2.contains(oid)) {
      return SignatureAlgorithm.SM2_SM3.jcaName();
    }
    return edition == Edition.GMT0031_2014 ? RSA.getOrDefault(oid, oid) : oid;
  }

  /** Returns the digest that goes with it; the protected bytes are put through the same. */
  static Digest.Algorithm digest(String jcaName) {
    return switch (jcaName) {
      case "SHA1withRSA" -> Digest.Algorithm.SHA1;
      case "SHA256withRSA" -> Digest.Algorithm.SHA256;
      default -> Digest.Algorithm.SM3;
    };
  }
}
