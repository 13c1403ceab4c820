package io.github.yinxin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.Pkcs12Files;
import io.github.yinxin.testkit.Refusal;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.bouncycastle.asn1.DERBMPString;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.bc.BcPKCS12MacCalculatorBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS12SafeBagBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pkcs12SignerTest {

  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2031-01-01T00:00:00Z");
  private static final String ALIAS = "authority";
  private static final byte[] MESSAGE = {1, 2, 3};

  private static final Map<SignatureAlgorithm, byte[]> STORES =
      new EnumMap<>(SignatureAlgorithm.class);
  private static final Map<SignatureAlgorithm, Identity> IDENTITIES =
      new EnumMap<>(SignatureAlgorithm.class);

  private final Path folder;

  Pkcs12SignerTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static char[] password() {
    return "correct horse".toCharArray();
  }

  private static Identity identity(SignatureAlgorithm algorithm) {
    return IDENTITIES.computeIfAbsent(
        algorithm,
        missing ->
            CertificateAuthority.found(missing, "CN=Example Root CA, C=CN", FROM)
                .issue("CN=Example Authority, C=CN", Purpose.SIGNING, FROM, UNTIL));
  }

  private Path store(SignatureAlgorithm algorithm) throws IOException {
    return Files.write(
        folder.resolve("keys.p12"),
        STORES.computeIfAbsent(algorithm, missing -> encode(identity(missing))));
  }

  private static byte[] encode(Identity identity) {
    X509Certificate root = identity.certificates().get(identity.certificates().size() - 1);
    return Pkcs12Files.of(Map.of(ALIAS, identity), Map.of("root", root), password());
  }

  // Bouncy Castle's own store is slow on purpose; it is made and opened once.
  @Test
  void keyStoreOfBouncyCastle_signsToo() throws IOException, GeneralSecurityException {
    Identity identity = identity(SignatureAlgorithm.SM2_SM3);
    KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
    store.load(null, null);
    store.setKeyEntry(
        ALIAS, identity.key(), password(), identity.certificates().toArray(X509Certificate[]::new));
    Path file = folder.resolve("bouncy.p12");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password());
    }
    Signer signer = Signer.pkcs12(file, password(), ALIAS);
    assertEquals(identity.certificates(), signer.certificates());
    assertEquals(
        SignatureCheck.YES,
        SignatureCheck.of(identity.certificate().getPublicKey(), MESSAGE, signer.sign(MESSAGE)));
  }

  @ParameterizedTest
  @EnumSource
  void key_fromTheFile_signs(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    Identity identity = identity(algorithm);
    Signer signer = Signer.pkcs12(store(algorithm), password(), ALIAS);
    assertEquals(
        SignatureCheck.YES,
        SignatureCheck.of(identity.certificate().getPublicKey(), MESSAGE, signer.sign(MESSAGE)));
  }

  @ParameterizedTest
  @EnumSource
  void certificates_fromTheFile_areTheWholeChain(SignatureAlgorithm algorithm)
      throws IOException, GeneralSecurityException {
    Identity identity = identity(algorithm);
    Signer signer = Signer.pkcs12(store(algorithm), password(), ALIAS);
    assertEquals(identity.certificates(), signer.certificates());
  }

  @Test
  void password_wrong_isAnIoFailure() throws IOException, GeneralSecurityException {
    Path file = store(SignatureAlgorithm.SM2_SM3);
    char[] wrong = "incorrect horse".toCharArray();
    assertThrows(IOException.class, () -> Signer.pkcs12(file, wrong, ALIAS));
  }

  @Test
  void alias_unknown_isRefusedNamingIt() throws IOException, GeneralSecurityException {
    Path file = store(SignatureAlgorithm.SM2_SM3);
    assertTrue(refusal(file, "nobody").contains("nobody"));
  }

  @Test
  void alias_ofACertificateAlone_isRefused() throws IOException, GeneralSecurityException {
    Path file = store(SignatureAlgorithm.SM2_SM3);
    assertTrue(refusal(file, "root").contains("root"));
  }

  @Test
  void key_withoutCertificate_isRefusedNamingTheAlias() throws Exception {
    PKCS12SafeBagBuilder key =
        new JcaPKCS12SafeBagBuilder(identity(SignatureAlgorithm.SM2_SM3).key());
    key.addBagAttribute(PKCSObjectIdentifiers.pkcs_9_at_friendlyName, new DERBMPString("lonely"));
    PKCS12PfxPduBuilder contents = new PKCS12PfxPduBuilder();
    contents.addData(key.build());
    byte[] file = contents.build(new BcPKCS12MacCalculatorBuilder(), password()).getEncoded();
    Path path = Files.write(folder.resolve("lonely.p12"), file);
    assertTrue(refusal(path, "lonely").contains("lonely"));
  }

  @Test
  void file_missing_isAnIoFailure() {
    Path missing = folder.resolve("missing.p12");
    assertThrows(NoSuchFileException.class, () -> Signer.pkcs12(missing, password(), ALIAS));
  }

  @Test
  void file_notPkcs12_isAnIoFailure() throws IOException {
    Path file = Files.write(folder.resolve("text.p12"), MESSAGE);
    assertThrows(IOException.class, () -> Signer.pkcs12(file, password(), ALIAS));
  }

  private static String refusal(Path file, String alias) {
    return Refusal.of(
        () -> {
          try {
            Signer.pkcs12(file, password(), alias);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        });
  }
}
