package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.sign.Signer;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Instant;

/** How a sealer fills /Contents; one per purpose. */
public interface ContainerFormat {

  /** Vendors put their own mark before the common part. */
  String GM_FILTER = "Yinxin.GMPkiLite";

  /** Returns /Filter: the reader that should handle it. */
  String filter();

  /** Returns /SubFilter: what the bytes are. */
  String subFilter();

  /** Returns the digest that the document is put through. */
  Digest.Algorithm digest();

  /** Returns an upper bound of the bytes that {@link #contents} gives. */
  int maxLength() throws GeneralSecurityException;

  /**
   * Signs the document's digest; the signature is verified before it is handed out, or stamped.
   *
   * @param protectedRange the ByteRange as text
   */
  byte[] contents(Digest documentDigest, String protectedRange, Instant sealedAt)
      throws IOException, GeneralSecurityException;

  /**
   * Returns a CMS for common readers (ISO 32000-2 12.8.3.4, ETSI EN 319 142-1). By SM2 it goes by
   * the older name: the ETSI one promises algorithms that readers know.
   */
  static ContainerFormat cms(Signer signer, SignatureStamps stamps) {
    return new ContainerFormat() {
      @Override
      public String filter() {
        return "Adobe.PPKLite";
      }

      @Override
      public String subFilter() {
        return signer.algorithm() == SignatureAlgorithm.SM2_SM3
            ? "adbe.pkcs7.detached"
            : "ETSI.CAdES.detached";
      }

      @Override
      public Digest.Algorithm digest() {
        return signer.algorithm().digest();
      }

      @Override
      public int maxLength() throws GeneralSecurityException {
        return Cms.maxLength(signer) + stamps.room();
      }

      @Override
      public byte[] contents(Digest documentDigest, String protectedRange, Instant sealedAt)
          throws IOException, GeneralSecurityException {
        return Cms.make(documentDigest, signer, stamps);
      }
    };
  }

  /** Returns a plain signature by SM2 (GB/T 35275-2017); the names are those that vendors use. */
  static ContainerFormat signedData(Signer signer, SignatureStamps stamps) {
    return new ContainerFormat() {
      @Override
      public String filter() {
        return GM_FILTER;
      }

      @Override
      public String subFilter() {
        return "GM.sm2cms.detached";
      }

      @Override
      public Digest.Algorithm digest() {
        return Digest.Algorithm.SM3;
      }

      @Override
      public int maxLength() throws GeneralSecurityException {
        return SignedData.maxLength(signer) + stamps.room();
      }

      @Override
      public byte[] contents(Digest documentDigest, String protectedRange, Instant sealedAt)
          throws IOException, GeneralSecurityException {
        return SignedData.make(documentDigest, sealedAt, signer, stamps);
      }
    };
  }

  /** Returns a seal signature (GB/T 38540-2020 7.1); the names are those that vendors use. */
  static ContainerFormat sealSignature(byte[] seal, Signer signer, SignatureStamps stamps) {
    return new ContainerFormat() {
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
      public int maxLength() throws GeneralSecurityException {
        return SesSignature.maxLength(seal, signer.certificate()) + stamps.room();
      }

      @Override
      public byte[] contents(Digest documentDigest, String protectedRange, Instant sealedAt)
          throws IOException, GeneralSecurityException {
        return SesSignature.make(
            new SesSignature.Draft(seal, sealedAt, documentDigest.bytes(), protectedRange),
            signer,
            stamps);
      }
    };
  }
}
