package io.github.yinxin.pdfseal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * ofdrw-gm 2.3.6 (Apache-2.0), an independent reader and maker of seals, out of {@code
 * target/oracle}: in a class loader of its own, for it works with Bouncy Castle 1.70. Objects of it
 * are handled by name.
 */
public final class Ofdrw {

  private static final ClassLoader LOADER = loader();
  private static final Provider OLD_BOUNCY_CASTLE =
      (Provider) make("org.bouncycastle.jce.provider.BouncyCastleProvider");

  private Ofdrw() {}

  private static ClassLoader loader() {
    try (Stream<Path> files = Files.list(Path.of("target", "oracle"))) {
      List<URL> jars = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        jars.add(file.toUri().toURL());
      }
      return new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException("the build copies the oracle to target/oracle", e);
    }
  }

  /** Makes an object. */
  public static Object make(String type, Object... arguments) {
    return invoke(
        Arrays.stream(named(type).getConstructors())
            .filter(c -> takes(c, arguments))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no constructor of " + type)),
        null,
        arguments);
  }

  /** Calls a static method. */
  public static Object of(String type, String method, Object... arguments) {
    return invoke(method(named(type), method, arguments), null, arguments);
  }

  /** Calls a method. */
  public static Object call(Object on, String method, Object... arguments) {
    return invoke(method(on.getClass(), method, arguments), on, arguments);
  }

  /** Returns the value of a public field. */
  public static Object field(Object of, String name) {
    try {
      return of.getClass().getField(name).get(of);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the oracle is another one than was expected", e);
    }
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

  private static Class<?> named(String type) {
    try {
      return LOADER.loadClass(type);
    } catch (ClassNotFoundException e) {
      throw new AssertionError("the oracle has no " + type, e);
    }
  }

  private static Method method(Class<?> type, String name, Object... arguments) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getName().equals(name) && takes(m, arguments))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in " + type));
  }

  private static boolean takes(Executable executable, Object... arguments) {
    Class<?>[] types = executable.getParameterTypes();
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean number = types[i] == int.class && arguments[i] instanceof Integer;
      boolean large = types[i] == long.class && arguments[i] instanceof Long;
      if (!number && !large && !types[i].isInstance(arguments[i])) {
        return false;
      }
    }
    return true;
  }

  private static Object invoke(Executable executable, @Nullable Object on, Object... arguments) {
    try {
      return executable instanceof Method method
          ? method.invoke(on, arguments)
          : ((Constructor<?>) executable).newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException("the oracle refuses: " + e.getCause(), e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the oracle is another one than was expected", e);
    }
  }
}
