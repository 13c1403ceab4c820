package io.github.yinxin.seal;

import io.github.yinxin.pdfseal.internal.container.Leniency;
import io.github.yinxin.verify.Check;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.LicenseVerdict.Question;
import java.util.List;
import java.util.Set;

/**
 * What reading put up with: forms that the standards do not have and real files do. Each is
 * reported as a warning of its own and loosens nothing that is proven: bytes are verified as
 * received.
 */
public enum EncodingCheck implements Check {
  /** Something precedes the structure; no signature covers it. */
  LEADING_BYTES,
  /** Something other than zeros follows the structure; no signature covers it. */
  TRAILING_BYTES,
  /** An SM2 signature is r and s of 32 bytes each, not DER. */
  RAW_SIGNATURE,
  /** An SM2 signature is the 128 bytes of an SDF device's structure, not DER. */
  SDF_SIGNATURE,
  /** A string of bits claims unused ones at its end; all its octets are taken. */
  UNUSED_BITS,
  /** SM2 with SM3 goes by another name of SM2. */
  ALGORITHM_IDENTIFIER,
  /** A seal's extensions stand under a tag that the standard does not have there. */
  TAGGED_EXTENSIONS,
  /** A signature's extensions stand without their tag. */
  UNTAGGED_EXTENSIONS,
  /** A time stamp stands without its tag. */
  UNTAGGED_TIME_STAMP,
  /** A default value is written out, which DER forbids. */
  EXPLICIT_DEFAULT,
  /** A critical extension has no meaning known here. */
  UNKNOWN_CRITICAL_EXTENSION,
  /** A time is of another type than the edition has there. */
  TIME_TYPE,
  /** A time is a text. */
  TIME_TEXT,
  /** A time has fractions of a second. */
  TIME_FRACTION,
  /** A time has no zone and is taken as that of China. */
  TIME_WITHOUT_ZONE,
  /** The seal stands in an octet string. */
  WRAPPED_SEAL,
  /** The maker's signature stands in a bit string. */
  WRAPPED_SIGN_INFO,
  /** The digest is an octet string, not a bit string. */
  HASH_TYPE,
  /** A text that must be ASCII is not. */
  NOT_ASCII,
  /** A text is in GBK, not UTF-8. */
  GBK_TEXT,
  /** A text is of another string type than is due. */
  TEXT_TYPE,
  /** The list of certificates is not of the type that it says. */
  LIST_TYPE,
  /** A certificate stands in the list twice. */
  DUPLICATE_CERTIFICATE,
  /** An entry of the list is no certificate that can be read; it permits nobody anything. */
  UNREADABLE_CERTIFICATE,
  /** A certificate digest goes by another name than SM3's identifier. */
  DIGEST_TYPE,
  /** A version number does not go with the shape, which decides. */
  VERSION_NUMBER,
  /** The picture is not of the type that it says. */
  PICTURE_TYPE,
  /** The signed attributes do not stand in the order of DER; judged as sent. */
  UNSORTED_ATTRIBUTES,
  /** Identifiers of GB/T 35275 and RFC 5652 stand side by side. */
  MIXED_IDENTIFIERS,
  /** A signature's identifier stands where that of a digest is due. */
  DIGEST_IDENTIFIER,
  /** Lengths are indefinite, or texts in pieces, where DER is due. */
  BER_ENCODING,
  /** The document's digest is SHA-1, for which collisions are known. */
  SHA1_DIGEST;

  static List<Finding> findings(Set<Leniency> leniencies) {
    return leniencies.stream()
        .map(l -> Finding.warning(valueOf(l.name()), l.zh(), l.en()))
        .toList();
  }

  @Override
  public String clause() {
    return "X.690 10";
  }

  @Override
  public Question question() {
    return Question.GENUINE;
  }

  @Override
  public boolean establishes() {
    return false;
  }
}
