package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a /Contents holds, whatever its format: all that a verifier needs, as received.
 *
 * @param kind which format it is
 * @param signer the signer's certificate
 * @param others further certificates that came with it
 * @param documentDigest the digest of the document that the signer vouches for
 * @param algorithm the signature algorithm it names, as the JCA knows it; else its identifier
 * @param signedBytes the bytes that the signature covers
 * @param signature the signature over them
 * @param padded whether nothing but zeros follows the container in /Contents
 * @param nullableSealedAt the signer's claim of the time, if it is inside
 * @param nullableSeal the seal, if there is one
 */
public record SignatureContainer(
    Kind kind,
    X509Certificate signer,
    List<X509Certificate> others,
    Digest documentDigest,
    String algorithm,
    byte[] signedBytes,
    byte[] signature,
    boolean padded,
    @Nullable Instant nullableSealedAt,
    @Nullable SesSeal nullableSeal) {

  // Seal signatures name SM2 with SM3, SM2 signature, or the curve; all mean the same.
  private static final Set<String> SM2_IDENTIFIERS =
      Set.of("1.2.156.10197.1.501", "1.2.156.10197.1.301.1", "1.2.156.10197.1.301");

  /** The formats, by the names of the command line. */
  public enum Kind {
    /** RFC 5652. */
    CMS,
    /** RFC 3161 2.4.2: a time stamp over the document. */
    TIMESTAMP,
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
    // Cut at the end of the first element: /Contents is padded, and parsers refuse the padding.
    if (Cms.looksLike(contents)) {
      return Cms.read(contents);
    }
    DerInput.Element element = DerInput.of(contents).next(DerInput.SEQUENCE, "container");
    boolean padded = allZero(Arrays.copyOfRange(contents, element.end(), contents.length));
    return readSeal(SesSignature.parse(element.encoded()), padded);
  }

  static boolean allZero(byte[] padding) {
    for (byte b : padding) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static SignatureContainer readSeal(SesSignature ses, boolean padded) throws DerException {
    return new SignatureContainer(
        Kind.GB38540,
        ses.signer(),
        ses.seal().info().property().signers(),
        Digest.of(Digest.Algorithm.SM3, ses.dataHash()),
        SM2_IDENTIFIERS.contains(ses.algorithm())
            ? SignatureAlgorithm.SM2_SM3.jcaName()
            : ses.algorithm(),
        ses.toSign(),
        ses.signature(),
        padded,
        ses.sealedAt(),
        ses.seal());
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
