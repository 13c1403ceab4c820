package io.github.yinxin.pdf;

import io.github.yinxin.sign.Digest;

/** A document that was just sealed. */
public final class SealedPdf {

  private final byte[] bytes;

  SealedPdf(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Returns a copy of the whole file. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** Returns the SM3 digest of the whole file, for the register. */
  public Digest digest() {
    return Digest.compute(Digest.Algorithm.SM3, bytes);
  }
}
