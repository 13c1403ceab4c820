package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a /Contents holds, whatever its format: all that a verifier needs, as received.
 *
 * @param kind which format it is
 * @param signer the signer's certificate
 * @param others further certificates that came with it
 * @param documentDigest the digest of the document that the signer vouches for
 * @param signedBytes the bytes that the signature covers
 * @param signature the signature over them
 * @param nullableSealedAt the signer's claim of the time, if it is inside
 * @param nullableSeal the seal, if there is one
 */
public record SignatureContainer(
    Kind kind,
    X509Certificate signer,
    List<X509Certificate> others,
    Digest documentDigest,
    byte[] signedBytes,
    byte[] signature,
    @Nullable Instant nullableSealedAt,
    @Nullable SesSeal nullableSeal) {

  /** The formats, by the names of the command line. */
  public enum Kind {
    /** RFC 5652. */
    CMS,
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
    // Bouncy Castle refuses the zero padding of /Contents: cut at the DER length before parsing.
    DerInput.Element element = DerInput.of(contents).next(DerInput.SEQUENCE, "container");
    requireZeros(contents, element.end());
    return element.children().nextIs(DerInput.OBJECT_IDENTIFIER)
        ? Cms.read(element.encoded())
        : readSeal(SesSignature.parse(element.encoded()));
  }

  // No signature covers the padding: anything in it could be changed unseen.
  private static void requireZeros(byte[] contents, int from) throws DerException {
    for (int i = from; i < contents.length; i++) {
      if (contents[i] != 0) {
        throw new DerException(
            "container is followed by " + (contents.length - from) + " bytes, not all zero");
      }
    }
  }

  private static SignatureContainer readSeal(SesSignature ses) throws DerException {
    if (ses.dataHash().length != 32) {
      throw new DerException("dataHash has " + ses.dataHash().length + " bytes, not 32");
    }
    return new SignatureContainer(
        Kind.GB38540,
        ses.signer(),
        ses.seal().info().property().signers(),
        Digest.of(Digest.Algorithm.SM3, ses.dataHash()),
        ses.toSign(),
        ses.signature(),
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
