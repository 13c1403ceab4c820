package io.github.yinxin.license;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The base elements of a license record (GB/T 36903-2018) and the keys under which deployed systems
 * write them. The first key is the one of the canonical form; the second, where there is one, that
 * of the pinyin form; the others are read only.
 */
enum Element {
  TYPE_CODE("certificateTypeCode", "ZZLXDM"),
  TYPE_NAME("certificateTypeName", ""),
  NAME("certificateName", "ZZMC"),
  NUMBER("certificateNumber", "ZZBH ZZHM"),
  IDENTIFIER("certificateIdentifier", "ZZBS"),
  ISSUER_NAME("certificateIssuingAuthorityName", "ZZBFJG FZJGMC FZJG"),
  ISSUER_CODE("certificateIssuingAuthorityCode", "ZZBFJGDM FZJGZZJGDM FZJGDM"),
  ISSUED_ON("certificateIssuedDate", "ZZBFRQ FZRQ"),
  HOLDERS("certificateHolders", ""),
  HOLDER_NAME("certificateHolderName", "CZZT CYRMC"),
  HOLDER_CODE("certificateHolderCode", "CZZTDM CYRSFZJHM"),
  HOLDER_CODE_TYPE("certificateHolderType", "CZZTDMLXDM SFZJHMLXDM"),
  HOLDER_CODE_TYPE_NAME("certificateHolderTypeName", "CZZTDMLX SFZJHMLX"),
  /** The code system, where it is not that of the standard; ours. */
  HOLDER_CODE_SYSTEM("certificateHolderTypeSystem", ""),
  /** The same position as HOLDER_CODE_TYPE with another code system, in the Guangdong family. */
  HOLDER_CODE_TYPE_GUANGDONG("CYRSFZJLX", ""),
  VALID_FROM("certificateEffectiveDate", "ZZYXQQSRQ ZZYXQQSSJ YXQQSRQ YXQKSRQ"),
  VALID_UNTIL("certificateExpiringDate", "ZZYXQJZRQ ZZYXQJZSJ YXQJSRQ"),
  PREDECESSOR("associatedCertificateIdentifier", "GLZZBZ"),
  COPY_PURPOSE("certificateCopyCause", "JZJZZSY certificate_copy_cause"),
  COPY_MAKER("certificateCopyCreator", "JZJZZZ certificate_copy_creator"),
  COPY_MADE_AT("certificateCopyCreationTime", "JZJZZSJ certificate_copy_creation_time"),
  COPY_EXPIRES_AT("certificateCopyExpiringTime", "JZJYXQJZSJ certificate_copy_expiring_time"),
  EXTEND_INFO("extendInfo", "extend_info"),
  CTI("cti", ""),
  STATUS_INDEX("statusIndex", ""),
  PROVENANCE("provenance", "");

  /** An identifier whose printed check character is not the right one; ours. */
  static final String PRINTED_IDENTIFIER = "printedIdentifier";

  /** The prefix of business elements 扩展业务信息. */
  private static final String EXTENSION = "KZ_";

  /** Elements that deployed systems attach and that say nothing about what was granted. */
  private static final Set<String> CARRIED =
      Set.of(
          "certificateName",
          "certificateTypeName",
          Element.PRINTED_IDENTIFIER,
          "certificateVersion",
          "certificate_version",
          "certificateIssuingAuthorityLevel",
          "ZZBFJGJB",
          "certificateAreaCode",
          "certificate_area_code",
          "FZJGSSXZQHDM",
          "certificateValidityRange",
          "certificate_validity_range",
          "relatedItemName",
          "related_item_name",
          "relatedItemCode",
          "related_item_code",
          "fileUrl",
          "file_url",
          "status",
          "ZZQZR",
          "ZZQZSJ",
          "ZZQZMC",
          "CJSJ",
          "ZZID",
          "ZSID",
          "GLLX",
          "YWLXDM",
          "YWXX",
          "ZSZT",
          "ZSZTDM",
          "ZSZTMS");

  private static final Map<String, Element> BY_KEY = new HashMap<>();

  static {
    for (Element element : values()) {
      BY_KEY.put(element.key, element);
      aliases(element).forEach(key -> BY_KEY.put(key, element));
    }
  }

  private final String key;
  private final String aliases;

  /** The aliases are separated by blanks. */
  Element(String key, String aliases) {
    this.key = key;
    this.aliases = aliases;
  }

  /** Returns the element that is written under a key. */
  static Optional<Element> withKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
  }

  /** Returns whether an element of that key, which is no field, may be carried along. */
  static boolean mayBeExtra(String key) {
    return key.startsWith(EXTENSION) || CARRIED.contains(key);
  }

  /** Returns whether messages must not quote it. */
  boolean isPersonal() {
    return this == HOLDER_NAME || this == HOLDER_CODE || this == COPY_MAKER;
  }

  /** Returns its key in the canonical form. */
  String key() {
    return key;
  }

  /** Returns its key in the pinyin form. */
  String pinyinKey() {
    return aliases(this).findFirst().orElse(key);
  }

  private static Stream<String> aliases(Element element) {
    return Stream.of(element.aliases.split(" ", -1)).filter(alias -> !alias.isEmpty());
  }
}
