package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SesSeal;
import io.github.yinxin.pdfseal.internal.container.SesSealInfo;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * An e-seal 电子印章 (GB/T 38540-2020, SESeal version 4), as received. What it says is claimed until
 * {@link SealVerifier} has judged it.
 */
public final class Seal {

  private final SesSeal structure;

  Seal(SesSeal structure) {
    this.structure = structure;
  }

  /**
   * Reads a seal.
   *
   * @param der the DER of SESeal, nothing after it
   * @throws IllegalArgumentException naming the element that is wrong
   */
  public static Seal parse(byte[] der) {
    try {
      return new Seal(SesSeal.parse(der.clone()));
    } catch (DerException e) {
      throw new IllegalArgumentException("no seal: " + e.getMessage(), e);
    }
  }

  /** Returns a copy of the DER as received. */
  public byte[] encoded() {
    return structure.encoded().clone();
  }

  /** Returns the seal's identifier 印章标识 (esID). */
  public String id() {
    return structure.info().id();
  }

  /** Returns the seal's name 印章名称. */
  public String name() {
    return structure.info().property().name();
  }

  /** Returns the certificates of those who may seal with it 签章人证书列表. */
  public List<X509Certificate> signers() {
    return structure.info().property().signers();
  }

  /** Returns the first instant of its validity. */
  public Instant validFrom() {
    return structure.info().property().from();
  }

  /** Returns the last instant of its validity. */
  public Instant validUntil() {
    return structure.info().property().until();
  }

  /** Returns its picture. */
  public SealPicture picture() {
    SesSealInfo.Picture picture = structure.info().picture();
    return SealPicture.of(picture.type(), picture.data(), picture.widthMm(), picture.heightMm());
  }

  /** Returns the certificate of its maker 制章人. */
  public X509Certificate maker() {
    return structure.maker();
  }

  /** Returns the bytes that the maker signed. */
  byte[] signedInfo() {
    return structure.signedInfo();
  }

  /** Returns the maker's signature over them. */
  byte[] makerSignature() {
    return structure.signature();
  }
}
