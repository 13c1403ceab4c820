package io.github.yinxin.seal;

/** What holds a signature inside a document; one per purpose. */
public enum SealContainer {
  /**
   * CMS (RFC 5652), which common readers validate with RSA and ECDSA: {@code ETSI.CAdES.detached}.
   * By SM2, on request, it goes by {@code adbe.pkcs7.detached}; those readers cannot judge it.
   */
  CMS,
  /** A plain signature by SM2 (GB/T 35275-2017): {@code GM.sm2cms.detached}. */
  GB35275,
  /** A seal signature 电子签章 by SM2 (GB/T 38540-2020 7.1): {@code GM.sm2seal}. */
  GB38540
}
