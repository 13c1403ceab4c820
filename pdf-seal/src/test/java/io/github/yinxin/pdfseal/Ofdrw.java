package io.github.yinxin.pdfseal;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;

/**
 * ofdrw-gm 2.3.6 (Apache-2.0), an independent reader and maker of seals, out of {@code
 * target/oracle}: in a class loader of its own, for it works with Bouncy Castle 1.70. Objects of it
 * are handled by name.
 */
public final class Ofdrw {

  private static final Oracle PROGRAM = Oracle.in(Path.of("target", "oracle"));
  private static final Provider OLD_BOUNCY_CASTLE =
      (Provider) make("org.bouncycastle.jce.provider.BouncyCastleProvider");

  private Ofdrw() {}

  /** Makes an object. */
  public static Object make(String type, Object... arguments) {
    return PROGRAM.make(type, arguments);
  }

  /** Calls a static method. */
  public static Object of(String type, String method, Object... arguments) {
    return PROGRAM.of(type, method, arguments);
  }

  /** Calls a method. */
  public static Object call(Object on, String method, Object... arguments) {
    return Oracle.call(on, method, arguments);
  }

  /** Returns the value of a public field. */
  public static Object field(Object of, String name) {
    return Oracle.field(of, name);
  }

  /** Returns the bytes of an ASN.1 object of its. */
  public static byte[] der(Object object) {
    return (byte[]) call(object, "getEncoded", "DER");
  }

  /** Returns the octets of a string of its. */
  public static byte[] octets(Object string) {
    return (byte[]) call(string, "getOctets");
  }

  /** Returns a certificate as its Bouncy Castle reads it. */
  public static Certificate certificate(byte[] der) throws GeneralSecurityException {
    return CertificateFactory.getInstance("X.509", OLD_BOUNCY_CASTLE)
        .generateCertificate(new ByteArrayInputStream(der));
  }

  /** Judges an SM2 signature with its Bouncy Castle. */
  public static boolean verifies(byte[] certificate, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Signature verifier = Signature.getInstance("SM3withSM2", OLD_BOUNCY_CASTLE);
    verifier.initVerify(certificate(certificate).getPublicKey());
    verifier.update(message);
    return verifier.verify(signature);
  }

  /** Returns its Bouncy Castle's signature object, keyed. */
  public static Signature signing(PrivateKey key) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SM3withSM2", OLD_BOUNCY_CASTLE);
    signature.initSign(
        KeyFactory.getInstance("EC", OLD_BOUNCY_CASTLE)
            .generatePrivate(new PKCS8EncodedKeySpec(key.getEncoded())));
    return signature;
  }

  /** Returns a signature over some bytes. */
  public static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = signing(key);
    signature.update(message);
    return signature.sign();
  }
}
