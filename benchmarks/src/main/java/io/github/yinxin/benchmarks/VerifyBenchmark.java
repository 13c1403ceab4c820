package io.github.yinxin.benchmarks;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.TrustAnchors;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.TimeUnit;
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
 * Question: what does a whole verdict cost, from the file's bytes to every finding?
 *
 * <p>Workload: one page of 36 KB with one seal: a CMS by RSA, and a GB/T 38540 seal signature by
 * SM2; the anchor is the root that certified everybody. {@code yinxin} is the service that keeps
 * its verifier, which knows the signer and the seal from other documents; {@code yinxinMetAnew}
 * makes a verifier for the one file, and nothing is known.
 *
 * <p>Peer: EU DSS ({@link DssVerdict}) on the RSA file, as GB/T 38540 is unknown to it; the set-up
 * fails if it does not call the file passed. The goal is a tenth of its time.
 *
 * <p>Limit: the covered bytes digested once, and every signature that has to be verified: with RSA
 * the signer's and that of its certificate; with SM2 the signer's, the seal maker's, and those of
 * both certificates. {@link KeyedOnce} verifies them. The goal is twice the limit. A verifier that
 * has met signer and seal verifies one of these signatures; the limit counts all of them
 * nevertheless.
 *
 * <p>Command, from the root of the repository after a build with tests: {@code java -jar
 * benchmarks/target/benchmarks.jar VerifyBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class VerifyBenchmark {

  private static final int RSA_SIGNATURES = 2;
  private static final int SM2_SIGNATURES = 4;

  @Param({"RSA_SHA256", "SM2_SM3"})
  SignatureAlgorithm algorithm = SignatureAlgorithm.RSA_SHA256;

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private byte[] sealed;

  @SuppressWarnings("NullAway.Init")
  private X509Certificate root;

  @SuppressWarnings("NullAway.Init")
  private PdfVerifier verifier;

  @SuppressWarnings("NullAway.Init")
  private Floor floor;

  /** Seals the page. */
  @Setup
  public void setUp() throws IOException, GeneralSecurityException {
    Scene scene = Scene.of(algorithm);
    sealed = scene.sealer().seal(Scene.document(1), Scene.PLACE).bytes();
    root = scene.root();
    verifier = PdfVerifier.trusting(TrustAnchors.of(root));
    floor = Floor.under(sealed, algorithm, scene.identity());
    if (!(verifier.verify(sealed, Scene.NOW).overall() instanceof Verification.Valid)) {
      throw new IllegalStateException("the file is not valid: " + yinxin());
    }
  }

  /** Ours: structure, updates, seal, signature, certificates. */
  @Benchmark
  public PdfVerdict yinxin() {
    return verifier.verify(sealed, Scene.NOW);
  }

  /** The same by a verifier that has met nobody yet. */
  @Benchmark
  public PdfVerdict yinxinMetAnew() {
    return PdfVerifier.trusting(TrustAnchors.of(root)).verify(sealed, Scene.NOW);
  }

  /** The limit: returns how many of the signatures are right. */
  @Benchmark
  public int floor() throws GeneralSecurityException {
    return floor.verify(algorithm == SignatureAlgorithm.SM2_SM3 ? SM2_SIGNATURES : RSA_SIGNATURES);
  }

  /** The peer, set up for its own benchmark alone. */
  @State(Scope.Thread)
  public static class Dss {

    @SuppressWarnings("NullAway.Init")
    private byte[] sealed;

    @SuppressWarnings("NullAway.Init")
    private DssVerdict dss;

    /** Seals the page, and makes sure that the peer judges it as we do. */
    @Setup
    public void setUp() throws IOException, GeneralSecurityException {
      Scene scene = Scene.of(SignatureAlgorithm.RSA_SHA256);
      sealed = scene.sealer().seal(Scene.document(1), Scene.PLACE).bytes();
      dss = DssVerdict.trusting(Scene.NOW, scene.root(), scene.identity().certificate());
      List<String> indications = DssVerdict.indications(dss.reports(sealed));
      if (!indications.equals(List.of("TOTAL_PASSED"))) {
        throw new IllegalStateException("EU DSS does not accept the file: " + indications);
      }
    }
  }

  /** The peer: every report on the RSA file, whatever the algorithm of the others. */
  @Benchmark
  public Object dss(Dss peer) {
    return peer.dss.reports(peer.sealed);
  }
}
