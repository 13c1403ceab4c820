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
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/**
 * The demonstration's keys: a root authority per algorithm, a seal maker, and the issuing
 * authority's signing keys. Made on first use, kept in the user's home, trusted by nobody else.
 */
public final class DemoKeys {

  private static final String STORE = "keys.bcfks";
  private static final String LOCK = "keys.lock";
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
   * Returns where the store is kept: {@code $YINXIN_HOME}, or {@code .yinxin} in the user's home.
   */
  public static Path home() {
    return Optional.ofNullable(System.getenv("YINXIN_HOME"))
        .filter(home -> !home.isBlank())
        .map(Path::of)
        .orElseGet(() -> Path.of(System.getProperty("user.home"), ".yinxin"));
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

  /** Opens the store below a folder, making it first if there is none; safe beside other runs. */
  // Synchronized beside the file lock, which a second thread of the same process may not ask for.
  public static synchronized DemoKeys open(Path home, Clock clock)
      throws IOException, GeneralSecurityException {
    Files.createDirectories(home);
    Path store = home.resolve(STORE);
    try (FileChannel channel =
            FileChannel.open(
                home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(store)) {
        make(store, clock.instant());
      }
    }
    KeyStore keys = emptyStore();
    try (InputStream in = Files.newInputStream(store)) {
      keys.load(in, PASSWORD);
    }
    Map<SignatureAlgorithm, Signer> authority = new EnumMap<>(SignatureAlgorithm.class);
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      authority.put(algorithm, signer(keys, alias(algorithm)));
    }
    return new DemoKeys(signer(keys, MAKER), authority);
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
      try (OutputStream out = Files.newOutputStream(unfinished)) {
        keys.store(out, PASSWORD);
      }
      Files.move(unfinished, store, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
