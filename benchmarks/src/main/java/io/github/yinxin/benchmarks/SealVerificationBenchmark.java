package io.github.yinxin.benchmarks;

import io.github.yinxin.seal.SealSignature;
import io.github.yinxin.seal.SealVerifier;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.SignatureCheck;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.KeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.asn1.ASN1BitString;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Question: what does it cost to read a seal signature and to verify it with its seal, both
 * certificates and the document, beside the cryptography that no verifier can leave out?
 *
 * <p>Workload: a GB/T 38540 seal signature of version 4 over a page of 36 KB; signer and maker
 * stand directly below one anchor; nobody is asked about revocation.
 *
 * <p>Limit: the four SM2 verifications (signer, maker, and a certificate of each) and the SM3
 * digest of the document, by the same {@link SignatureCheck}, on bytes and keys that are ready. The
 * goal is 1.3 times the limit. Bouncy Castle makes tables for a key that it meets again and again;
 * a verifier keeps the certificates, paths and seals that it met last, for a platform sees the same
 * makers and signers every day, and then verifies the signer's signature alone; the limit counts
 * all four. {@link #verifyMetAnew} has a new verifier for each file, and {@link #rawWithNewKeys} is
 * what is due then.
 *
 * <p>Command: {@code java -jar benchmarks/target/benchmarks.jar SealVerificationBenchmark -prof gc}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class SealVerificationBenchmark {

  /** A signature with what it is verified over. */
  private record Raw(PublicKey key, KeySpec encodedKey, byte[] message, byte[] signature) {

    static Raw of(PublicKey key, byte[] message, byte[] signature) {
      return new Raw(key, new X509EncodedKeySpec(key.getEncoded()), message, signature);
    }

    boolean right() {
      return SignatureCheck.of(key, message, signature) == SignatureCheck.YES;
    }

    boolean rightByNewKey(KeyFactory keys) throws GeneralSecurityException {
      PublicKey met = keys.generatePublic(encodedKey);
      return SignatureCheck.of(met, message, signature) == SignatureCheck.YES;
    }
  }

  @SuppressWarnings("NullAway.Init") // JMH calls set-up first.
  private byte[] container;

  @SuppressWarnings("NullAway.Init")
  private List<ByteBuffer> document;

  @SuppressWarnings("NullAway.Init")
  private SealVerifier verifier;

  @SuppressWarnings("NullAway.Init")
  private X509Certificate anchor;

  @SuppressWarnings("NullAway.Init")
  private KeyFactory keys;

  @SuppressWarnings("NullAway.Init")
  private List<Raw> byKeysInFile;

  @SuppressWarnings("NullAway.Init")
  private List<Raw> byAnchor;

  @SuppressWarnings("NullAway.Init")
  private Digest dataHash;

  /** Seals a page, and takes apart what is verified. */
  @Setup
  public void setUp() throws GeneralSecurityException, IOException {
    Scene scene = Scene.of(SignatureAlgorithm.SM2_SM3);
    byte[] sealed = scene.sealer().seal(Scene.document(1), Scene.PLACE).bytes();
    String text = new String(sealed, StandardCharsets.ISO_8859_1);
    int from = text.indexOf("/Contents <") + "/Contents ".length();
    int until = text.indexOf('>', from) + 1;
    container = HexFormat.of().parseHex(text, from + 1, until - 1);
    document =
        List.of(
            ByteBuffer.wrap(sealed, 0, from).slice(),
            ByteBuffer.wrap(sealed, until, sealed.length - until).slice());
    anchor = scene.root();
    verifier = SealVerifier.trusting(TrustAnchors.of(anchor));
    SealSignature read = SealSignature.parse(container);
    dataHash = read.dataHash().orElseThrow();
    X509Certificate maker = read.seal().orElseThrow().maker();
    ASN1Sequence whole = ASN1Sequence.getInstance(withoutPadding(container));
    ASN1Sequence seal = ASN1Sequence.getInstance(part(part(whole, 0), 1));
    keys = KeyFactory.getInstance("EC", new BouncyCastleProvider());
    byKeysInFile =
        List.of(
            Raw.of(read.signer().getPublicKey(), der(part(whole, 0)), bits(part(whole, 3))),
            Raw.of(maker.getPublicKey(), der(part(seal, 0)), bits(part(seal, 3))));
    byAnchor =
        List.of(ofCertificate(read.signer(), scene.root()), ofCertificate(maker, scene.root()));
  }

  private static byte[] withoutPadding(byte[] padded) {
    int length = ((padded[2] & 0xFF) << 8 | (padded[3] & 0xFF)) + 4;
    return Arrays.copyOf(padded, length);
  }

  private static ASN1Encodable part(ASN1Encodable sequence, int index) {
    return ASN1Sequence.getInstance(sequence).getObjectAt(index);
  }

  private static byte[] der(ASN1Encodable element) throws IOException {
    return element.toASN1Primitive().getEncoded(ASN1Encoding.DER);
  }

  private static byte[] bits(ASN1Encodable element) {
    return ASN1BitString.getInstance(element).getOctets();
  }

  private static Raw ofCertificate(X509Certificate certificate, X509Certificate issuer)
      throws GeneralSecurityException, IOException {
    Certificate structure = Certificate.getInstance(certificate.getEncoded());
    return Raw.of(
        issuer.getPublicKey(),
        structure.getTBSCertificate().getEncoded(ASN1Encoding.DER),
        structure.getSignature().getOctets());
  }

  /** Ours, from the bytes to the verdict. */
  @Benchmark
  public boolean verify() {
    return verifier.verify(verifier.read(container), document, Scene.NOW).verified().isPresent();
  }

  /** Ours, by a verifier that has met neither signer nor maker before. */
  @Benchmark
  public boolean verifyMetAnew() {
    return SealVerifier.trusting(TrustAnchors.of(anchor))
        .verify(SealSignature.parse(container), document, Scene.NOW)
        .verified()
        .isPresent();
  }

  /** The limit. */
  @Benchmark
  public boolean rawVerificationsAndDigest() {
    boolean right = true;
    for (Raw each : byKeysInFile) {
      right &= each.right();
    }
    return right && anchorAndDigestRight();
  }

  /** Above the limit: the keys of signer and maker are met anew, as they come with a file. */
  @Benchmark
  public boolean rawWithNewKeys() throws GeneralSecurityException {
    boolean right = true;
    for (Raw each : byKeysInFile) {
      right &= each.rightByNewKey(keys);
    }
    return right && anchorAndDigestRight();
  }

  private boolean anchorAndDigestRight() {
    boolean right = true;
    for (Raw each : byAnchor) {
      right &= each.right();
    }
    MessageDigest digest = Digest.Algorithm.SM3.start();
    document.forEach(piece -> digest.update(piece.duplicate()));
    return right && Digest.of(Digest.Algorithm.SM3, digest.digest()).equals(dataHash);
  }

  /** Reading alone. */
  @Benchmark
  public SealSignature parse() {
    return SealSignature.parse(container);
  }
}
