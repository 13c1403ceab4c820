package io.github.yinxin.examples.cli;

import io.github.yinxin.sign.Signer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;

/** Somebody's own key in a PKCS#12 file, whoever made that: OpenSSL, keytool, a token's tools. */
final class KeyFile {

  private static final int MAX_BYTES = 10 << 20;

  /** Why a key cannot be had; the message is for the person. */
  static final class UnusableException extends Exception {

    private static final long serialVersionUID = 1L;

    UnusableException(String message) {
      super(message);
    }
  }

  private final String file;
  private final char[] password;
  private final KeyStore store;

  private KeyFile(String file, char[] password, KeyStore store) {
    this.file = file;
    this.password = password;
    this.store = store;
  }

  static KeyFile open(String file, String password) throws UnusableException {
    byte[] bytes = read(file);
    try {
      // The JDK's own does not know SM2 keys.
      KeyStore store = KeyStore.getInstance("PKCS12", new BouncyCastleProvider());
      store.load(new ByteArrayInputStream(bytes), password.toCharArray());
      return new KeyFile(file, password.toCharArray(), store);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      // Bouncy Castle's words for the two differ from version to version.
      throw new UnusableException(
          bytes.length > 0 && bytes[0] == 0x30
              ? "--keystore " + file + ": the password is wrong or the file is damaged"
              : "--keystore " + file + " is no PKCS#12 file");
    }
  }

  private static byte[] read(String file) throws UnusableException {
    try (InputStream in = Files.newInputStream(Path.of(file))) {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new UnusableException("--keystore " + file + " is no PKCS#12 file");
      }
      return bytes;
    } catch (InvalidPathException e) {
      throw new UnusableException("--keystore " + file + ": this name needs a UTF-8 locale");
    } catch (IOException e) {
      throw new UnusableException("--keystore " + file + ": " + Problem.words(e));
    }
  }

  /**
   * Returns the signer under an alias.
   *
   * @param alias as stored; null for the only key there is
   */
  Signer signer(@Nullable String alias) throws UnusableException {
    String chosen = alias == null ? onlyAlias() : alias;
    try {
      Certificate @Nullable [] chain = store.getCertificateChain(chosen);
      if (!(store.getKey(chosen, password) instanceof PrivateKey key) || chain == null) {
        throw new UnusableException(
            "--keystore " + file + " has no key with a certificate under " + chosen + choice());
      }
      return Signer.of(key, Arrays.stream(chain).map(X509Certificate.class::cast).toList());
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new UnusableException("--keystore " + file + ": " + e.getMessage());
    }
  }

  private String onlyAlias() throws UnusableException {
    List<String> keys = keys();
    if (keys.size() != 1) {
      throw new UnusableException(
          "--keystore " + file + " has " + keys.size() + " keys; choose by --alias" + choice());
    }
    return keys.get(0);
  }

  private String choice() throws UnusableException {
    return keys().isEmpty() ? "" : ": " + String.join(", ", keys());
  }

  private List<String> keys() throws UnusableException {
    List<String> keys = new ArrayList<>();
    try {
      for (String alias : Collections.list(store.aliases())) {
        if (store.isKeyEntry(alias)) {
          keys.add(alias);
        }
      }
    } catch (GeneralSecurityException e) {
      throw new UnusableException("--keystore " + file + ": " + e.getMessage());
    }
    return keys;
  }
}
