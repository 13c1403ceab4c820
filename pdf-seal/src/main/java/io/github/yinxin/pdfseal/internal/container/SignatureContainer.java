package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.SignatureCheck;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1InputStream;
import org.jspecify.annotations.Nullable;

/**
 * What a /Contents holds, whatever its format: all that a verifier needs, as received.
 *
 * @param kind which format it is
 * @param timeStamp whether it is a time stamp over the document (RFC 3161 2.4.2)
 * @param signer the signer's certificate
 * @param others further certificates that came with it
 * @param nullableDocumentDigest the digest of the document that the signer vouches for; none if the
 *     signature covers the document itself
 * @param contradictions what the signed attributes say and what is not so
 * @param algorithm the signature algorithm it names, as the JCA knows it; else its identifier
 * @param signedBytes the bytes that the signature covers; none if it covers the document itself
 * @param signature the signature over them, as received
 * @param leniencies what was put up with in reading
 * @param nullableSealedAt the signer's claim of the time, if it is inside; what a time stamp tells
 * @param nullableSeal the seal, if there is one
 * @param nullableTimeStampToken a token over the signature value, not judged here
 * @param nullableAlgorithmIdentifier the algorithm with its parameters, where the name does not say
 *     all: RSASSA-PSS
 */
public record SignatureContainer(
    Kind kind,
    boolean timeStamp,
    X509Certificate signer,
    List<X509Certificate> others,
    @Nullable Digest nullableDocumentDigest,
    Set<Contradiction> contradictions,
    String algorithm,
    byte[] signedBytes,
    byte[] signature,
    Set<Leniency> leniencies,
    @Nullable Instant nullableSealedAt,
    @Nullable SesSeal nullableSeal,
    byte @Nullable [] nullableTimeStampToken,
    byte @Nullable [] nullableAlgorithmIdentifier) {

  /** A container whose algorithm is said by its name alone. */
  SignatureContainer(
      Kind kind,
      boolean timeStamp,
      X509Certificate signer,
      List<X509Certificate> others,
      @Nullable Digest nullableDocumentDigest,
      Set<Contradiction> contradictions,
      String algorithm,
      byte[] signedBytes,
      byte[] signature,
      Set<Leniency> leniencies,
      @Nullable Instant nullableSealedAt,
      @Nullable SesSeal nullableSeal,
      byte @Nullable [] nullableTimeStampToken) {
    this(
        kind,
        timeStamp,
        signer,
        others,
        nullableDocumentDigest,
        contradictions,
        algorithm,
        signedBytes,
        signature,
        leniencies,
        nullableSealedAt,
        nullableSeal,
        nullableTimeStampToken,
        null);
  }

  private static final int MAX_CERTIFICATES = 64;

  /** What the signer signed about the container and what is not so in it. */
  public enum Contradiction {
    /** The digest that was signed is not that of the content inside. */
    CONTENT_DIGEST,
    /** The certificate that was named under the signature is not the signer's (RFC 5035). */
    SIGNING_CERTIFICATE
  }

  /** The formats, by the names of the command line. */
  public enum Kind {
    /** RFC 5652. */
    CMS,
    /** GB/T 35275-2017. */
    GB35275,
    /** GB/T 38540-2020 7.1. */
    GB38540
  }

  /**
   * Reads a container by its content, never by the name it goes by.
   *
   * @param contents the bytes of /Contents, padding included
   * @throws DerException if it is damaged or of no known format
   */
  public static SignatureContainer read(byte[] contents) throws DerException {
    return read(contents, new KnownParts());
  }

  /**
   * Reads a container of which parts may be known.
   *
   * @throws DerException if it is damaged or of no known format
   */
  public static SignatureContainer read(byte[] contents, KnownParts known) throws DerException {
    // Cut at the end of the first element: /Contents is padded, and parsers refuse the padding.
    if (CmsReader.looksLike(contents)) {
      return CmsReader.read(contents, known);
    }
    DerInput in = DerInput.of(contents);
    DerInput.Element element = Lenient.first(in, contents, "container");
    return readSeal(SesSignature.parse(element, known), in);
  }

  /** Returns the first element alone; the bytes themselves if there is none. */
  public static byte[] withoutPadding(byte[] contents) {
    try (ASN1InputStream in = new ASN1InputStream(contents)) {
      in.readObject();
      return Arrays.copyOf(contents, contents.length - in.available());
    } catch (IOException | RuntimeException e) {
      // Bouncy Castle throws unchecked exceptions on some foreign bytes: no element to cut off at.
      return contents.clone();
    }
  }

  // Each costs time before anything is judged; paths are no longer than a few.
  static void requireFew(int certificates) throws DerException {
    if (certificates >= MAX_CERTIFICATES) {
      throw new DerException("SignedData has more than " + MAX_CERTIFICATES + " certificates");
    }
  }

  /** Notes what follows the first element, unless it is the zeros of a padded /Contents. */
  static void noteTrailing(DerInput in) {
    if (!in.restIsZero()) {
      in.tolerate(Leniency.TRAILING_BYTES);
    }
  }

  private static SignatureContainer readSeal(SesSignature ses, DerInput in) {
    return new SignatureContainer(
        Kind.GB38540,
        false,
        ses.signer(),
        ses.seal().info().property().signers().certificates(),
        ses.dataHash(),
        Set.of(),
        ses.algorithm(),
        ses.toSign(),
        ses.signature(),
        in.leniencies(),
        ses.sealedAt(),
        ses.seal(),
        ses.nullableTimeStampToken());
  }

  /** Returns the digest of the document; nothing if the signature covers the document itself. */
  public Optional<Digest> documentDigest() {
    return Optional.ofNullable(nullableDocumentDigest);
  }

  /** Returns a token over the signature value (RFC 3161 Appendix A), not judged here. */
  public Optional<byte[]> timeStampToken() {
    return Optional.ofNullable(nullableTimeStampToken).map(byte[]::clone);
  }

  /** Judges the signature value by the key of the signer's certificate. */
  public SignatureCheck check(List<ByteBuffer> document) {
    return check(signer.getPublicKey(), document);
  }

  /**
   * Judges the signature value. One whose signed attributes are contradicted is wrong.
   *
   * @param key the signer's, which may be at hand from another reading of his certificate
   * @param document looked at only if the signature covers the document itself
   */
  public SignatureCheck check(PublicKey key, List<ByteBuffer> document) {
    SignatureCheck check =
        nullableDocumentDigest == null ? overDocument(key, document) : overBytes(key);
    return check == SignatureCheck.YES && !contradictions.isEmpty() ? SignatureCheck.NO : check;
  }

  private SignatureCheck overBytes(PublicKey key) {
    return nullableAlgorithmIdentifier == null
        ? SignatureCheck.of(key, algorithm, signedBytes, verifiable())
        : SignatureCheck.identified(key, nullableAlgorithmIdentifier, signedBytes, verifiable());
  }

  // By digest: documents are large. RSASSA-PSS has no way to take one.
  private SignatureCheck overDocument(PublicKey key, List<ByteBuffer> document) {
    return nullableAlgorithmIdentifier == null
        ? DocumentDigests.toBeSigned(key, algorithm, document)
            .map(d -> SignatureCheck.of(key, d, verifiable()))
            .orElse(SignatureCheck.UNSUPPORTED)
        : SignatureCheck.UNSUPPORTED;
  }

  /** Returns the signature as verification takes it: DER for SM2. */
  public byte[] verifiable() {
    return Sm2Value.verifiable(algorithm, signature);
  }

  /** Returns the signer's claim of the time, if it is inside. */
  public Optional<Instant> sealedAt() {
    return Optional.ofNullable(nullableSealedAt);
  }

  /** Returns the seal, if there is one. */
  public Optional<SesSeal> seal() {
    return Optional.ofNullable(nullableSeal);
  }
}
