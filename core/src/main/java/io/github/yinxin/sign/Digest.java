package io.github.yinxin.sign;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Digests;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** A digest value together with the algorithm that made it. */
public final class Digest {

  /** The digest algorithms in use; both give 32 bytes. */
  public enum Algorithm {
    /** SM3 (GB/T 32905-2016). */
    SM3("SM3", "1.2.156.10197.1.401"),
    /** SHA-256 (FIPS 180-4). */
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1");

    private final String jcaName;
    private final String oid;

    Algorithm(String jcaName, String oid) {
      this.jcaName = jcaName;
      this.oid = oid;
    }

    /** Returns the object identifier in dotted form. */
    public String oid() {
      return oid;
    }

    /** Returns a new digest computation; it belongs to one thread. */
    public MessageDigest start() {
      return Digests.create(jcaName);
    }
  }

  private static final int LENGTH = 32;

  private final Algorithm algorithm;
  private final byte[] value;

  private Digest(Algorithm algorithm, byte[] value) {
    this.algorithm = algorithm;
    this.value = value;
  }

  /**
   * Wraps a digest computed elsewhere.
   *
   * @throws IllegalArgumentException if the value is not 32 bytes long
   */
  public static Digest of(Algorithm algorithm, byte[] value) {
    requireNonNull(algorithm, "algorithm");
    if (value.length != LENGTH) {
      throw new IllegalArgumentException(
          algorithm + " digest has " + value.length + " bytes instead of " + LENGTH);
    }
    return new Digest(algorithm, value.clone());
  }

  /** Computes the digest of {@code data}. */
  public static Digest compute(Algorithm algorithm, byte[] data) {
    return new Digest(algorithm, algorithm.start().digest(data));
  }

  /** Returns the algorithm. */
  public Algorithm algorithm() {
    return algorithm;
  }

  /** Returns a copy of the 32 bytes. */
  public byte[] bytes() {
    return value.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that
        && algorithm == that.algorithm
        && MessageDigest.isEqual(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  /**
   * Returns the algorithm and the value in lower-case hexadecimal, for example {@code SM3:66c7…}.
   */
  @Override
  public String toString() {
    return algorithm + ":" + HexFormat.of().formatHex(value);
  }
}
