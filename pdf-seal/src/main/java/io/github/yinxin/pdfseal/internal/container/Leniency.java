package io.github.yinxin.pdfseal.internal.container;

/**
 * What a reader put up with: forms that the standards do not have and real files do. None of them
 * loosens what is proven: bytes are verified as received.
 */
public enum Leniency {
  /** Something precedes the structure; no signature covers it. */
  LEADING_BYTES("结构之前有多余字节，不受签名保护", "bytes precede that no signature covers"),
  /** Something other than zeros follows the structure; no signature covers it. */
  TRAILING_BYTES("结构之后有多余字节，不受签名保护", "bytes follow that no signature covers"),
  /** An SM2 signature is r and s of 32 bytes each, not DER. */
  RAW_SIGNATURE("签名值为 r‖s 64 字节，不是 DER", "the signature value is r and s of 64 bytes, not DER"),
  /** An SM2 signature is the 128 bytes of an SDF device's structure, not DER. */
  SDF_SIGNATURE(
      "签名值为 SDF 结构 128 字节，不是 DER", "the signature value is an SDF structure of 128 bytes, not DER"),
  /** A string of bits claims unused ones at its end; all its octets are taken. */
  UNUSED_BITS("位串声称有未用位", "a string of bits claims unused ones"),
  /** SM2 with SM3 goes by another name of SM2. */
  ALGORITHM_IDENTIFIER("签名算法标识不是 SM3withSM2", "SM2 with SM3 goes by another identifier"),
  /** A seal's extensions stand under a tag that the standard does not have there. */
  TAGGED_EXTENSIONS("印章扩展带有标签", "the seal's extensions are tagged"),
  /** A signature's extensions stand without their tag. */
  UNTAGGED_EXTENSIONS("签章扩展缺少标签", "the signature's extensions are not tagged"),
  /** A time stamp stands without its tag. */
  UNTAGGED_TIME_STAMP("时间戳缺少标签", "the time stamp is not tagged"),
  /** A default value is written out, which DER forbids. */
  EXPLICIT_DEFAULT("写出了默认值 critical FALSE", "the default critical FALSE is written out"),
  /** A critical extension has no meaning known here. */
  UNKNOWN_CRITICAL_EXTENSION("有未知的关键扩展", "a critical extension is not known"),
  /** A time is of another type than the edition has there. */
  TIME_TYPE("时间类型与版本不符", "a time is of another type than is due"),
  /** A time is a text. */
  TIME_TEXT("时间写成文本", "a time is written as text"),
  /** A time has fractions of a second. */
  TIME_FRACTION("时间带有小数秒", "a time has fractions of a second"),
  /** A time has no zone and is taken as that of China. */
  TIME_WITHOUT_ZONE("时间无时区，按北京时间", "a time has no zone and is taken as that of China"),
  /** The seal stands in an octet string. */
  WRAPPED_SEAL("印章被包在 OCTET STRING 中", "the seal is wrapped in an octet string"),
  /** The maker's signature stands in a bit string. */
  WRAPPED_SIGN_INFO("制章人签名信息被包在 BIT STRING 中", "the maker's part is wrapped in a bit string"),
  /** The digest is an octet string, not a bit string. */
  HASH_TYPE("原文杂凑值是 OCTET STRING", "the data hash is an octet string"),
  /** A text that must be ASCII is not. */
  NOT_ASCII("应为 ASCII 的文本含其他字符", "a text that must be ASCII is not"),
  /** A text is in GBK, not UTF-8. */
  GBK_TEXT("文本为 GBK 编码", "a text is in GBK"),
  /** A text is of another string type than is due. */
  TEXT_TYPE("文本类型与标准不符", "a text is of another string type than is due"),
  /** The list of certificates is not of the type that it says. */
  LIST_TYPE("证书列表类型与内容不符", "the list of certificates is not of the type it says"),
  /** A certificate stands in the list twice. */
  DUPLICATE_CERTIFICATE("证书列表有重复", "a certificate is listed twice"),
  /** An entry of the list is no certificate that can be read; it permits nobody anything. */
  UNREADABLE_CERTIFICATE("证书列表中有无法读取的条目", "an entry of the certificate list cannot be read"),
  /** A certificate digest goes by another name than SM3's identifier. */
  DIGEST_TYPE("证书杂凑算法名称不是 SM3 的标识", "a certificate digest is not named by SM3's identifier"),
  /** A version number does not go with the shape, which decides. */
  VERSION_NUMBER("版本号与结构不符，以结构为准", "a version number does not go with the shape"),
  /** The picture is not of the type that it says. */
  PICTURE_TYPE("图像类型与内容不符", "the picture is not of the type it says"),
  /** The signed attributes do not stand in the order of DER; judged as sent. */
  UNSORTED_ATTRIBUTES("签名属性未按 DER 排序", "the signed attributes are not in the order of DER"),
  /** Identifiers of GB/T 35275 and RFC 5652 stand side by side. */
  MIXED_IDENTIFIERS(
      "GB/T 35275 与 RFC 5652 的标识混用", "identifiers of GB/T 35275 and RFC 5652 are mixed"),
  /** A signature's identifier stands where that of a digest is due. */
  DIGEST_IDENTIFIER("杂凑算法处写了签名算法标识", "the digest algorithm is named by that of a signature"),
  /** Lengths are indefinite, or texts in pieces, where DER is due. */
  BER_ENCODING("编码为 BER，不是 DER", "the encoding is BER, not DER"),
  /** The document's digest is SHA-1, for which collisions are known. */
  SHA1_DIGEST("原文摘要为已过时的 SHA-1", "the document's digest is the outdated SHA-1");

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
