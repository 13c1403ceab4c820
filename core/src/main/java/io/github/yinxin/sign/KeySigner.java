package io.github.yinxin.sign;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.crypto.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A signer over a JCA private key. */
final class KeySigner implements Signer {

  private final SigningKey key;
  private final List<X509Certificate> certificates;
  private final SignatureAlgorithm algorithm;

  KeySigner(PrivateKey key, List<X509Certificate> certificates) {
    requireNonNull(key, "key");
    this.certificates = usable(certificates);
    this.algorithm = algorithmOf(certificate());
    this.key = SigningKey.of(algorithm.jcaName(), key, certificate().getPublicKey());
  }

  static List<X509Certificate> usable(List<X509Certificate> certificates) {
    if (certificates.isEmpty()) {
      throw new IllegalArgumentException(
          "certificates is empty: the signing certificate is needed");
    }
    return List.copyOf(certificates);
  }

  static SignatureAlgorithm algorithmOf(X509Certificate certificate) {
    return SignatureAlgorithm.of(certificate.getPublicKey())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "key of "
                        + certificate.getSubjectX500Principal()
                        + " is neither SM2, P-256 nor RSA"));
  }

  static Signer fromPkcs12(Path file, char[] password, String alias)
      throws IOException, GeneralSecurityException {
    KeyStore store = Certificates.pkcs12();
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
      throw new IllegalArgumentException("no private key under alias " + alias + " in " + file);
    }
    Certificate @Nullable [] stored = store.getCertificateChain(alias);
    if (stored == null) {
      throw new IllegalArgumentException(
          "no certificate for the key under alias " + alias + " in " + file);
    }
    List<X509Certificate> chain = new ArrayList<>();
    for (Certificate certificate : stored) {
      chain.add((X509Certificate) certificate);
    }
    return new KeySigner(key, chain);
  }

  @Override
  public SignatureAlgorithm algorithm() {
    return algorithm;
  }

  @Override
  public List<X509Certificate> certificates() {
    return certificates;
  }

  @Override
  public byte[] sign(byte[] message) throws GeneralSecurityException {
    return key.sign(message);
  }

  @Override
  public byte[] signVerified(byte[] message) throws GeneralSecurityException {
    return key.signVerified(message);
  }

  /** Names the owner, never the key. */
  @Override
  public String toString() {
    return algorithm + " signer of " + certificate().getSubjectX500Principal();
  }
}
