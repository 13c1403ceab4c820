package io.github.yinxin.examples.demo;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The demonstration's keys: a root authority per algorithm, a seal maker, and the issuing
 * authority's signing keys. Made on first use, kept in the user's home, trusted by nobody else.
 */
public final class DemoKeys {

  private static final String FOLDER = ".yinxin";
  private static final String STORE = "keys.bcfks";
  private static final String LOCK = "keys.lock";
  private static final int LOCK_TRIES = 600;
  private static final Duration LOCK_PAUSE = Duration.ofMillis(50);
  // Protects nothing: the keys speak for a fictional authority.
  private static final char[] PASSWORD = "yinxin-demo".toCharArray();
  private static final String MAKER = "maker";
  private static final long VALID_DAYS = 10 * 365L;
  private static final String ORGANIZATION = "OU=Fictional, O=Yinxin Demo, C=CN";

  private final Signer maker;
  private final Map<SignatureAlgorithm, Signer> authority;

  private DemoKeys(Signer maker, Map<SignatureAlgorithm, Signer> authority) {
    this.maker = maker;
    this.authority = authority;
  }

  /**
   * Returns where the store is kept: {@code $YINXIN_HOME}, or {@code ~/.yinxin} as a shell reads
   * it.
   *
   * @throws IOException if its name needs another locale
   */
  public static Path home() throws IOException {
    try {
      return variable("YINXIN_HOME")
          .map(Path::of)
          .or(() -> variable("HOME").map(home -> Path.of(home, FOLDER)))
          .orElseGet(() -> Path.of(System.getProperty("user.home"), FOLDER));
    } catch (InvalidPathException e) {
      throw new IOException("the name of the folder of the demo keys needs a UTF-8 locale", e);
    }
  }

  private static Optional<String> variable(String name) {
    return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isBlank());
  }

  /** Returns the name of the fictional authority that the keys speak for. */
  public static String authorityName() {
    return DemoLicense.AUTHORITY.name();
  }

  /** Returns whose codes are trusted. */
  public TrustList trustList() {
    return TrustList.builder(Environment.PROD)
        .issuer(
            Issuer.of(
                DemoLicense.AUTHORITY.code().value(),
                DemoLicense.AUTHORITY.name(),
                IssuerKey.of(
                    authority(SignatureAlgorithm.SM2_SM3).certificate(),
                    DemoLicense.FOOD_BUSINESS.code())))
        .profile(DemoLicense.CODE_PROFILE)
        .build();
  }

  /**
   * Opens the store below a folder, making it first if there is none; safe beside other runs.
   *
   * @throws IOException if it can be neither read nor made, naming it
   */
  // Synchronized beside the file lock, which a second thread of the same process may not ask for.
  public static synchronized DemoKeys open(Path home, Clock clock)
      throws IOException, GeneralSecurityException {
    Path store = home.resolve(STORE);
    if (!Files.exists(store)) {
      Files.createDirectories(home);
      makeAlone(store, home.resolve(LOCK), clock.instant());
    }
    try (InputStream in = Files.newInputStream(store)) {
      KeyStore keys = emptyStore();
      keys.load(in, PASSWORD);
      Map<SignatureAlgorithm, Signer> authority = new EnumMap<>(SignatureAlgorithm.class);
      for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
        authority.put(algorithm, signer(keys, alias(algorithm)));
      }
      return new DemoKeys(signer(keys, MAKER), authority);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle throws whatever it stumbles over.
      throw new IOException(store + " cannot be read or is damaged: " + e.getMessage(), e);
    }
  }

  private static void makeAlone(Path store, Path lock, Instant now)
      throws IOException, GeneralSecurityException {
    try (FileChannel channel =
            FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = locked(channel, lock)) {
      if (held.isValid() && !Files.exists(store)) {
        make(store, now);
      }
    }
  }

  // Whoever holds it makes keys, which takes seconds, or is stuck.
  private static FileLock locked(FileChannel channel, Path lock) throws IOException {
    for (int tries = 0; tries < LOCK_TRIES; tries++) {
      FileLock held = channel.tryLock();
      if (held != null) {
        return held;
      }
      LockSupport.parkNanos(LOCK_PAUSE.toNanos());
    }
    throw new IOException(lock + " is held by another process, which makes no keys");
  }

  // Bouncy Castle's own format: its PKCS#12 takes seconds to open.
  private static KeyStore emptyStore() throws GeneralSecurityException {
    return KeyStore.getInstance("BCFKS", new BouncyCastleProvider());
  }

  private static Signer signer(KeyStore keys, String alias) throws GeneralSecurityException {
    List<X509Certificate> chain =
        Arrays.stream(keys.getCertificateChain(alias)).map(X509Certificate.class::cast).toList();
    return Signer.of((PrivateKey) keys.getKey(alias, PASSWORD), chain);
  }

  /** Returns the seal maker's signer. */
  public Signer maker() {
    return maker;
  }

  /** Returns the authority's signer for an algorithm. */
  public Signer authority(SignatureAlgorithm algorithm) {
    Signer signer = authority.get(algorithm);
    if (signer == null) {
      throw new IllegalArgumentException("no demo key for " + algorithm);
    }
    return signer;
  }

  /** Returns the root certificate behind the authority's key. */
  X509Certificate root(SignatureAlgorithm algorithm) {
    List<X509Certificate> chain = authority(algorithm).certificates();
    return chain.get(chain.size() - 1);
  }

  /** Returns the demonstration's roots as anchors. */
  public TrustAnchors anchors() {
    return TrustAnchors.of(
        authority.keySet().stream().map(this::root).toArray(X509Certificate[]::new));
  }

  private static String alias(SignatureAlgorithm algorithm) {
    return "authority-" + algorithm.name().toLowerCase(Locale.ROOT);
  }

  private static void make(Path store, Instant now) throws IOException, GeneralSecurityException {
    KeyStore keys = emptyStore();
    keys.load(null, null);
    // The story begins five years ago.
    Instant from = now.minus(VALID_DAYS, ChronoUnit.DAYS);
    Instant until = now.plus(VALID_DAYS, ChronoUnit.DAYS);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      CertificateAuthority root =
          CertificateAuthority.found(
              algorithm, "CN=Yinxin Demo Root " + algorithm.name() + ", " + ORGANIZATION, from);
      add(
          keys,
          alias(algorithm),
          root.issue(
              "CN="
                  + DemoLicense.AUTHORITY.name()
                  + ", OU="
                  + DemoLicense.AUTHORITY.code()
                  + ", "
                  + ORGANIZATION,
              Purpose.SIGNING,
              from,
              until));
      if (algorithm == SignatureAlgorithm.SM2_SM3) {
        add(
            keys,
            MAKER,
            root.issue("CN=Yinxin Demo Seal Maker, " + ORGANIZATION, Purpose.SIGNING, from, until));
      }
    }
    write(keys, store);
  }

  private static void add(KeyStore keys, String alias, Identity identity)
      throws GeneralSecurityException {
    keys.setKeyEntry(
        alias, identity.key(), PASSWORD, identity.certificates().toArray(X509Certificate[]::new));
  }

  // A reader sees the whole store or none.
  private static void write(KeyStore keys, Path store)
      throws IOException, GeneralSecurityException {
    Path unfinished = Files.createTempFile(store.getParent(), "keys", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
          OutputStream out = Channels.newOutputStream(channel)) {
        keys.store(out, PASSWORD);
        channel.force(true);
      }
      Files.move(unfinished, store, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
