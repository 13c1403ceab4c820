package io.github.yinxin.pdfseal.internal.container;

/**
 * What a reader put up with: forms that the standards do not have and real files do. None of them
 * loosens what is proven: bytes are verified as received.
 */
public enum Leniency {
  /** Something other than zeros follows the structure; no signature covers it. */
  TRAILING_BYTES("结构之后有多余字节，不受签名保护", "bytes follow that no signature covers"),
  /** An SM2 signature is r and s of 32 bytes each, not DER. */
  RAW_SIGNATURE("签名值为 r‖s 64 字节，不是 DER", "the signature value is r and s of 64 bytes, not DER"),
  /** An SM2 signature is the 128 bytes of an SDF device's structure, not DER. */
  SDF_SIGNATURE(
      "签名值为 SDF 结构 128 字节，不是 DER", "the signature value is an SDF structure of 128 bytes, not DER"),
  /** The signed attributes do not stand in the order of DER; judged as sent. */
  UNSORTED_ATTRIBUTES("签名属性未按 DER 排序", "the signed attributes are not in the order of DER"),
  /** Identifiers of GB/T 35275 and RFC 5652 stand side by side. */
  MIXED_IDENTIFIERS(
      "GB/T 35275 与 RFC 5652 的标识混用", "identifiers of GB/T 35275 and RFC 5652 are mixed"),
  /** A signature's identifier stands where that of a digest is due. */
  DIGEST_IDENTIFIER("杂凑算法处写了签名算法标识", "the digest algorithm is named by that of a signature");

  private final String zh;
  private final String en;

  Leniency(String zh, String en) {
    this.zh = zh;
    this.en = en;
  }

  /** Returns what was found, for people, in Chinese. */
  public String zh() {
    return zh;
  }

  /** Returns the same in English. */
  public String en() {
    return en;
  }
}
