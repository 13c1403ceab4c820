package io.github.yinxin.benchmarks;

import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.PublicKey;
import java.security.Signature;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what do a signature and its verification cost on the path that every stamp takes?
 *
 * <p>Workload: 200 bytes, as long as the signed attributes of a CMS; SM2, ECDSA on P-256 and RSA of
 * 2048 bits; the key is in memory.
 *
 * <p>Peer: the Java Cryptography Architecture as its documentation shows it, {@code getInstance}
 * and {@code initSign} or {@code initVerify} for each message, by Bouncy Castle.
 *
 * <p>Limit: {@link KeyedOnce}, an object that knows its key already. It serves one thread only,
 * which a {@link Signer} must not.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar SigningBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SigningBenchmark {

  private static final int MESSAGE_BYTES = 200;

  @Param SignatureAlgorithm algorithm = SignatureAlgorithm.SM2_SM3;

  private final Provider bouncyCastle = new BouncyCastleProvider();
  private final byte[] message = new byte[MESSAGE_BYTES];

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private Identity identity;

  @SuppressWarnings("NullAway.Init")
  private Signer signer;

  @SuppressWarnings("NullAway.Init")
  private KeyedOnce keyedOnce;

  @SuppressWarnings("NullAway.Init")
  private byte[] signature;

  /** Makes the key, and the signature that is verified. */
  @Setup
  public void setUp() throws GeneralSecurityException, IOException {
    identity = Scene.of(algorithm).identity();
    signer = identity.signer();
    keyedOnce = KeyedOnce.of(algorithm, identity, bouncyCastle);
    signature = signer.sign(message);
  }

  /** Ours, as every stamp calls it. */
  @Benchmark
  public byte[] signYinxin() throws GeneralSecurityException {
    return signer.sign(message);
  }

  /** The peer: a new JCA object for each signature. */
  @Benchmark
  public byte[] signJca() throws GeneralSecurityException {
    Signature jca = Signature.getInstance(algorithm.jcaName(), bouncyCastle);
    jca.initSign(identity.key());
    jca.update(message);
    return jca.sign();
  }

  /** The limit. */
  @Benchmark
  public byte[] signKeyedOnce() throws GeneralSecurityException {
    return keyedOnce.sign(message);
  }

  /** Ours, as every stamp and every verifier calls it. */
  @Benchmark
  public boolean verifyYinxin() {
    return SignatureCheck.of(publicKey(), message, signature) == SignatureCheck.YES;
  }

  /** The peer: a new JCA object for each verification. */
  @Benchmark
  public boolean verifyJca() throws GeneralSecurityException {
    Signature jca = Signature.getInstance(algorithm.jcaName(), bouncyCastle);
    jca.initVerify(publicKey());
    jca.update(message);
    return jca.verify(signature);
  }

  /** The limit. */
  @Benchmark
  public boolean verifyKeyedOnce() throws GeneralSecurityException {
    return keyedOnce.verify(message, signature);
  }

  /** Returns whether a signature made here is right. */
  boolean accepts(byte[] made) {
    return SignatureCheck.of(publicKey(), message, made) == SignatureCheck.YES;
  }

  private PublicKey publicKey() {
    return identity.certificate().getPublicKey();
  }
}
