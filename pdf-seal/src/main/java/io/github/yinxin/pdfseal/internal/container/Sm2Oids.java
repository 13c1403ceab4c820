package io.github.yinxin.pdfseal.internal.container;

import java.util.Set;

/** Object identifiers of the message syntaxes (GB/T 33560-2017 Annex A; RFC 5652 4 and 11). */
final class Sm2Oids {

  static final String GM_DATA = "1.2.156.10197.6.1.4.2.1";
  static final String GM_SIGNED_DATA = "1.2.156.10197.6.1.4.2.2";
  static final String CMS_DATA = "1.2.840.113549.1.7.1";
  static final String CMS_SIGNED_DATA = "1.2.840.113549.1.7.2";
  static final String TIME_STAMP_INFO = "1.2.840.113549.1.9.16.1.4";

  static final String CONTENT_TYPE = "1.2.840.113549.1.9.3";
  static final String MESSAGE_DIGEST = "1.2.840.113549.1.9.4";
  static final String SIGNING_TIME = "1.2.840.113549.1.9.5";
  static final String SIGNING_CERTIFICATE = "1.2.840.113549.1.9.16.2.12";
  static final String SIGNING_CERTIFICATE_V2 = "1.2.840.113549.1.9.16.2.47";
  static final String TIME_STAMP_TOKEN = "1.2.840.113549.1.9.16.2.14";

  static final String SM3 = "1.2.156.10197.1.401";
  static final String SM2_SIGNATURE = "1.2.156.10197.1.301.1";

  /** SM2 with SM3; makers also write SM2 signature and plain SM2. Never 502 to 504: SM9, RSA. */
  static final Set<String> SM2 =
      Set.of("1.2.156.10197.1.501", SM2_SIGNATURE, "1.2.156.10197.1.301");

  private Sm2Oids() {}

  static boolean isData(String oid) {
    return oid.equals(GM_DATA) || oid.equals(CMS_DATA);
  }

  /** Returns whether an identifier belongs to the message syntax of GB/T 35275. */
  static boolean isGm(String oid) {
    return oid.startsWith("1.2.156.10197.6.1.4.2.");
  }
}
