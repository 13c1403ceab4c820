package io.github.yinxin.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/**
 * A peer of verifying: EU DSS 6.4, its whole validation by its default policy, offline, with every
 * report it makes. It finds no signature in a padded /Contents with our Bouncy Castle, so it runs
 * with the one it asks for, from the folder that {@code pdf-seal/oracles} fills, in a class loader
 * of its own and by name. It trusts the signer himself beside the root: without revocation data it
 * would call nobody else's signature passed, and it is spared the way to the root.
 */
final class DssVerdict {

  private static final Path JARS = Path.of("pdf-seal", "oracles", "target", "jars");
  private static final String PACKAGE = "eu.europa.esig.dss.";

  private final ClassLoader loader;
  private final Class<?> documents;
  private final Method validatorOf;
  private final Object certificates;
  private final Date at;

  private DssVerdict(ClassLoader loader, Instant at, X509Certificate... trusted)
      throws ReflectiveOperationException, GeneralSecurityException {
    this.loader = loader;
    this.at = Date.from(at);
    this.documents = named("model.InMemoryDocument");
    this.validatorOf =
        named("validation.SignedDocumentValidator")
            .getMethod("fromDocument", named("model.DSSDocument"));
    this.certificates = certificates(trusted);
  }

  /**
   * Returns the program.
   *
   * @throws IOException if it is not where the build puts it: run from the root of the repository,
   *     after a build with tests
   */
  static DssVerdict trusting(Instant at, X509Certificate... trusted)
      throws IOException, GeneralSecurityException {
    List<URL> jars = new ArrayList<>();
    try (Stream<Path> files = Files.list(JARS)) {
      for (Path file : files.sorted().toList()) {
        jars.add(file.toUri().toURL());
      }
    } catch (IOException e) {
      throw new IOException("EU DSS is not in " + JARS.toAbsolutePath(), e);
    }
    ClassLoader loader =
        new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    return within(loader, () -> new DssVerdict(loader, at, trusted));
  }

  /** Judges a file and returns the reports. */
  Object reports(byte[] pdf) {
    return within(
        loader,
        () -> {
          Object document = documents.getConstructor(byte[].class).newInstance((Object) pdf);
          Object validator = validatorOf.invoke(null, document);
          call(validator, "setCertificateVerifier", certificates);
          call(validator, "setValidationTime", at);
          return call(validator, "validateDocument");
        });
  }

  /** Returns its words on each signature, {@code TOTAL_PASSED} for a good one. */
  static List<String> indications(Object reports) {
    return within(
        reports.getClass().getClassLoader(),
        () -> {
          Object simple = call(reports, "getSimpleReport");
          List<String> indications = new ArrayList<>();
          for (Object id : (Collection<?>) call(simple, "getSignatureIdList")) {
            indications.add(String.valueOf(call(simple, "getIndication", id)));
          }
          return indications;
        });
  }

  private Object certificates(X509Certificate... trusted)
      throws ReflectiveOperationException, GeneralSecurityException {
    Object source = named("spi.x509.CommonTrustedCertificateSource").getConstructor().newInstance();
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    for (X509Certificate each : trusted) {
      Object token =
          named("model.x509.CertificateToken")
              .getConstructor(X509Certificate.class)
              .newInstance(
                  factory.generateCertificate(new ByteArrayInputStream(each.getEncoded())));
      call(source, "addCertificate", token);
    }
    Object sources = Array.newInstance(named("spi.x509.CertificateSource"), 1);
    Array.set(sources, 0, source);
    Object verifier =
        named("spi.validation.CommonCertificateVerifier").getConstructor().newInstance();
    call(verifier, "setTrustedCertSources", sources);
    return verifier;
  }

  private Class<?> named(String type) throws ClassNotFoundException {
    return loader.loadClass(PACKAGE + type);
  }

  private static Object call(Object on, String name, Object... arguments)
      throws ReflectiveOperationException {
    Method method =
        Arrays.stream(on.getClass().getMethods())
            .filter(m -> m.getName().equals(name) && takes(m.getParameterTypes(), arguments))
            .findFirst()
            .orElseThrow(() -> new NoSuchMethodException(on.getClass() + " " + name));
    return method.invoke(on, arguments);
  }

  private static boolean takes(Class<?>[] types, Object... arguments) {
    boolean takes = types.length == arguments.length;
    for (int i = 0; takes && i < types.length; i++) {
      takes = types[i].isInstance(arguments[i]);
    }
    return takes;
  }

  // It looks for its parts by the thread's class loader.
  private static <T> T within(ClassLoader loader, Callable<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return work.call();
    } catch (Exception e) {
      throw new IllegalStateException("EU DSS cannot be asked", e);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
