package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SesSignature;
import io.github.yinxin.sign.Digest;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A seal signature 电子签章 (GB/T 38540-2020 7.1, SES_Signature version 4), as received. What it says
 * is claimed until it is verified together with the document.
 */
public final class SealSignature {

  private final SesSignature structure;

  private SealSignature(SesSignature structure) {
    this.structure = structure;
  }

  /**
   * Reads a seal signature.
   *
   * @param der the DER of SES_Signature; zeros may follow
   * @throws IllegalArgumentException naming the element that is wrong
   */
  public static SealSignature parse(byte[] der) {
    try {
      return new SealSignature(SesSignature.parse(der.clone()));
    } catch (DerException e) {
      throw new IllegalArgumentException("no seal signature: " + e.getMessage(), e);
    }
  }

  /** Returns the seal inside. */
  public Seal seal() {
    return new Seal(structure.seal());
  }

  /** Returns the sealing time by the signer's own word. */
  public Instant sealedAt() {
    return structure.sealedAt();
  }

  /** Returns the signer's certificate 签章人证书. */
  public X509Certificate signer() {
    return structure.signer();
  }

  /** Returns the SM3 digest of the protected bytes. */
  public Digest dataHash() {
    return Digest.of(Digest.Algorithm.SM3, structure.dataHash());
  }

  /** Returns a copy of the bytes that the signer signed (TBS_Sign). */
  public byte[] toBeSigned() {
    return structure.toSign().clone();
  }

  /** Returns a copy of the signature over them, DER (GB/T 35276-2017). */
  public byte[] signatureValue() {
    return structure.signature().clone();
  }
}
