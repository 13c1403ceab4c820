package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.Signer;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * SES_Signature of GB/T 38540-2020 7.1, with the bytes as received.
 *
 * @param toSign the bytes of TBS_Sign, which the signer signed
 * @param seal the seal inside
 * @param sealedAt timeInfo: the signer's claim
 * @param dataHash SM3 of the protected bytes
 * @param signer the signer's certificate 签章人证书
 * @param algorithm object identifier of the signature algorithm
 * @param signature the signer's signature
 */
public record SesSignature(
    byte[] toSign,
    SesSeal seal,
    Instant sealedAt,
    byte[] dataHash,
    X509Certificate signer,
    String algorithm,
    byte[] signature) {

  // Tags and lengths of TBS_Sign and its parent, time, digest, algorithm and a signature of 72
  // bytes.
  private static final int FIXED_PART = 256;

  /**
   * To be signed: TBS_Sign of version 4.
   *
   * @param seal DER of the seal
   * @param sealedAt to the second
   * @param dataHash SM3 of the protected bytes
   * @param propertyInfo ASCII text that says which bytes are protected
   */
  public record Draft(byte[] seal, Instant sealedAt, byte[] dataHash, String propertyInfo) {

    /** Returns DER of TBS_Sign. */
    byte[] toSign() {
      return DerOutput.sequence(
          DerOutput.integer(SesSealInfo.VERSION),
          seal,
          DerOutput.time(sealedAt),
          DerOutput.bits(dataHash),
          DerOutput.ia5(propertyInfo));
    }
  }

  /** Signs a draft and returns DER of SES_Signature (GB/T 38540-2020 7.2). */
  public static byte[] make(Draft draft, Signer signer) throws GeneralSecurityException {
    byte[] toSign = draft.toSign();
    return DerOutput.sequence(
        toSign,
        DerOutput.certificate(signer.certificate()),
        DerOutput.oid(signer.algorithm().oid()),
        DerOutput.bits(signer.sign(toSign)));
  }

  /** Returns how many bytes {@link #make} gives at most. */
  public static int maxLength(byte[] seal, X509Certificate signer)
      throws CertificateEncodingException {
    return FIXED_PART + seal.length + signer.getEncoded().length;
  }

  private static byte[] dataHash(DerInput tbs) throws DerException {
    byte[] hash = Primitives.bits(tbs, "dataHash");
    if (hash.length != Digest.Algorithm.SM3.length()) {
      throw new DerException("dataHash has " + hash.length + " bytes, not 32");
    }
    return hash;
  }

  /** Parses the first element; what follows it in a padded /Contents is the caller's concern. */
  public static SesSignature parse(byte[] bytes) throws DerException {
    DerInput in = DerInput.of(bytes).next(DerInput.SEQUENCE, "SES_Signature").children();
    DerInput.Element toSign = in.next(DerInput.SEQUENCE, "TBS_Sign");
    DerInput tbs = toSign.children();
    int version = Primitives.integer(tbs, "TBS_Sign version");
    if (version != SesSealInfo.VERSION) {
      throw new DerException("TBS_Sign version " + version + " is not read yet, only 4");
    }
    SesSignature signature =
        new SesSignature(
            toSign.encoded(),
            SesSeal.parse(tbs.next(DerInput.SEQUENCE, "SESeal")),
            Primitives.time(tbs, "timeInfo"),
            dataHash(tbs),
            Primitives.certificate(in, "signer certificate"),
            Primitives.sm2(in, "signatureAlgID"),
            Primitives.bits(in, "signature"));
    tbs.next(DerInput.IA5_STRING, "propertyInfo");
    if (tbs.nextIs(DerInput.CONTEXT_0)) {
      tbs.next("extDatas");
    }
    tbs.requireEnd("TBS_Sign");
    if (in.hasNext()) {
      // No signature of ours covers it: passing it over would let anything travel there.
      throw new DerException("timeStamp of SES_Signature is not read yet");
    }
    return signature;
  }
}
