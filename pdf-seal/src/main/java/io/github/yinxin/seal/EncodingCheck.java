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
  /** Something other than zeros follows the structure; no signature covers it. */
  TRAILING_BYTES,
  /** An SM2 signature is r and s of 32 bytes each, not DER (GB/T 35276-2017). */
  RAW_SIGNATURE,
  /** An SM2 signature is the 128 bytes of an SDF device's structure, not DER. */
  SDF_SIGNATURE,
  /** The signed attributes do not stand in the order of DER; judged as sent. */
  UNSORTED_ATTRIBUTES,
  /** Identifiers of GB/T 35275 and RFC 5652 stand side by side. */
  MIXED_IDENTIFIERS,
  /** A signature's identifier stands where that of a digest is due. */
  DIGEST_IDENTIFIER;

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
