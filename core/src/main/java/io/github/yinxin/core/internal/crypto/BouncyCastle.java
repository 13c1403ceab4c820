package io.github.yinxin.core.internal.crypto;

import java.security.Provider;
import org.bouncycastle.jce.provider.BouncyCastleProvider;

/** The one provider instance: passed by reference, never registered with the JVM. */
final class BouncyCastle {

  // Creating a provider costs milliseconds; the instance itself is immutable and thread-safe.
  static final Provider PROVIDER = new BouncyCastleProvider();

  private BouncyCastle() {}
}
