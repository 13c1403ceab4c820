package io.github.yinxin.sign;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.crypto.Digests;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/** A digest value together with the algorithm that made it. */
public final class Digest {

  /** The digest algorithms: SM3 and SHA-256 are in use, the others are only read. */
  public enum Algorithm {
    /** SM3 (GB/T 32905-2016). */
    SM3("SM3", "1.2.156.10197.1.401", 32),
    /** SHA-256 (FIPS 180-4). */
    SHA256("SHA-256", "2.16.840.1.101.3.4.2.1", 32),
    /** SHA-384 (FIPS 180-4). */
    SHA384("SHA-384", "2.16.840.1.101.3.4.2.2", 48),
    /** SHA-512 (FIPS 180-4). */
    SHA512("SHA-512", "2.16.840.1.101.3.4.2.3", 64),
    /** SHA-1 (FIPS 180-4), in files of before 2011; collisions are known. */
    SHA1("SHA-1", "1.3.14.3.2.26", 20);

    private final String jcaName;
    private final String oid;
    private final int length;

    Algorithm(String jcaName, String oid, int length) {
      this.jcaName = jcaName;
      this.oid = oid;
      this.length = length;
    }

    /** Returns the algorithm with an object identifier, if it is one of these. */
    public static Optional<Algorithm> withOid(String oid) {
      return Arrays.stream(values()).filter(a -> a.oid.equals(oid)).findFirst();
    }

    /** Returns how many bytes a value has. */
    public int length() {
      return length;
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

  private final Algorithm algorithm;
  private final byte[] value;

  private Digest(Algorithm algorithm, byte[] value) {
    this.algorithm = algorithm;
    this.value = value;
  }

  /**
   * Wraps a digest computed elsewhere.
   *
   * @throws IllegalArgumentException if the value does not have the algorithm's length
   */
  public static Digest of(Algorithm algorithm, byte[] value) {
    requireNonNull(algorithm, "algorithm");
    if (value.length != algorithm.length()) {
      throw new IllegalArgumentException(
          algorithm + " digest has " + value.length + " bytes instead of " + algorithm.length());
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

  /** Returns a copy of the value. */
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
