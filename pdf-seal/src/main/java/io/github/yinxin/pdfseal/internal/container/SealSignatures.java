package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;

/**
 * Makes SES_Signature of version 4 (GB/T 38540-2020 7.1, 7.2) by one signer with one seal; the
 * names are those that vendors use.
 */
final class SealSignatures implements ContainerFormat {

  private static final Instant ANY_TIME = Instant.EPOCH; // GeneralizedTime is as long at all times.

  private final ContainerSigner signer;
  private final SignatureStamps stamps;
  private final byte[] versionAndSeal;
  private final byte[] certificateAndAlgorithm;
  private final int maxLength;

  SealSignatures(byte[] seal, Signer signer, SignatureStamps stamps) {
    this.signer = new ContainerSigner(signer);
    this.stamps = stamps;
    this.versionAndSeal = DerOutput.joined(DerOutput.integer(SesSealInfo.VERSION), seal);
    this.certificateAndAlgorithm =
        DerOutput.joined(
            DerOutput.octets(this.signer.encodedCertificates()[0]),
            DerOutput.oid(signer.algorithm().oid()));
    this.maxLength =
        DerOutput.joined(
                encoded(
                    toSign(new byte[digest().length()], " ".repeat(LONGEST_RANGE), ANY_TIME),
                    new byte[this.signer.longestSignature()],
                    new byte[stamps.maxLength()]))
            .length;
  }

  @Override
  public String filter() {
    return GM_FILTER;
  }

  @Override
  public String subFilter() {
    return "GM.sm2seal";
  }

  @Override
  public Digest.Algorithm digest() {
    return Digest.Algorithm.SM3;
  }

  @Override
  public int maxLength() {
    return maxLength;
  }

  @Override
  public byte[][] pieces(Digest documentDigest, String protectedRange, Instant sealedAt)
      throws IOException, GeneralSecurityException {
    if (protectedRange.length() > LONGEST_RANGE) {
      throw new IllegalArgumentException(
          "a range of " + protectedRange.length() + " characters, more than " + LONGEST_RANGE);
    }
    return signed(toSign(documentDigest.bytes(), protectedRange, sealedAt));
  }

  byte[][] signed(byte[] toSign) throws IOException, GeneralSecurityException {
    byte[] signature = signer.sign(toSign);
    return encoded(toSign, signature, stamps.token(digest(), signature));
  }

  /** Returns DER of TBS_Sign. */
  byte[] toSign(byte[] dataHash, String propertyInfo, Instant sealedAt) {
    return DerOutput.sequence(
        versionAndSeal,
        DerOutput.time(sealedAt),
        DerOutput.bits(dataHash),
        DerOutput.ia5(propertyInfo));
  }

  private byte[][] encoded(byte[] toSign, byte[] signature, byte[] token) {
    byte[] rest =
        DerOutput.joined(
            certificateAndAlgorithm,
            DerOutput.bits(signature),
            token.length == 0
                ? token
                : DerOutput.tagged(DerInput.CONTEXT_0, DerOutput.bits(token)));
    byte[] header = DerOutput.header(DerInput.SEQUENCE, toSign.length + rest.length);
    return new byte[][] {header, toSign, rest};
  }
}
