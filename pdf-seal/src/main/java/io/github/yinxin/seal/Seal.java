package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.DerException;
import io.github.yinxin.pdfseal.internal.container.SesSeal;
import io.github.yinxin.pdfseal.internal.container.SesSealInfo;
import io.github.yinxin.verify.Finding;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/**
 * An e-seal 电子印章 (GB/T 38540-2020, SESeal, and its relatives), as received. What it says is claimed
 * until {@link SealVerifier} has judged it.
 */
public final class Seal {

  private final SesSeal structure;

  /** The editions of the standard. */
  public enum Edition {
    /** Called version 1: its maker signs his certificate and algorithm, too. */
    GMT0031_2014("GM/T 0031-2014"),
    /** Version 4, the one in force. */
    GBT38540_2020("GB/T 38540-2020"),
    /** Version 5: a time stamp over the seal. */
    GMT0031_2025("GM/T 0031-2025");

    private final String standard;

    Edition(String standard) {
      this.standard = standard;
    }

    /** Returns the number of the standard. */
    public String standard() {
      return standard;
    }
  }

  /**
   * Whose a seal is, by what it and the certificates in it say.
   *
   * @param name the owner's name
   * @param creditCode the unified social credit code; empty if none is told
   */
  public record Owner(String name, String creditCode) {

    @Override
    public String toString() {
      return creditCode.isEmpty() ? name : name + " " + creditCode;
    }
  }

  Seal(SesSeal structure) {
    this.structure = structure;
  }

  /**
   * Reads a seal.
   *
   * @param der the DER of SESeal; what surrounds it becomes a warning
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

  /** Returns its owner; the check {@link SealCheck#SEAL_OWNER} compares where that is told. */
  public Owner owner() {
    return Owners.of(this);
  }

  /**
   * Returns the certificates of those who may seal with it 签章人证书列表; none if it lists their digests
   * instead.
   */
  public List<X509Certificate> signers() {
    return structure.info().property().signers().certificates();
  }

  /** Returns whether a certificate may seal with it: it is listed, byte for byte or by digest. */
  public boolean permits(X509Certificate signer) {
    return structure.info().property().signers().permits(signer);
  }

  /** Returns what explains that a certificate's digest is not listed, in words; or nothing. */
  String listingMistake(X509Certificate signer) {
    return structure.info().property().signers().mistake(signer);
  }

  /** Returns the edition of the standard, told by the seal's shape. */
  public Edition edition() {
    return Edition.valueOf(structure.edition().name());
  }

  /** Returns when it was made. */
  public Instant created() {
    return structure.info().property().created();
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

  /** Returns what reading put up with, each with a warning of its own. */
  public List<Finding> encodingFindings() {
    return EncodingCheck.findings(structure.leniencies());
  }

  SesSeal structure() {
    return structure;
  }
}
