package io.github.yinxin.license;

import java.util.Arrays;
import java.util.Optional;

/**
 * A holder of a license 持证主体. Natural persons are masked in {@link #toString} and in messages.
 *
 * @param name name 持证主体名称
 * @param codeType what kind of code it has 持证主体代码类型
 * @param code the code 持证主体代码
 */
public record Holder(String name, CodeType codeType, String code) {

  /** The subject of refusals of a name. */
  static final String NAME = "holder name";

  private static final int MAX_NAME = 300;
  private static final int MAX_CODE = 64;

  /** What kind of entity a holder is, as far as its code tells. */
  public enum Kind {
    /** 自然人. */
    NATURAL_PERSON,
    /** 法人和其他组织. */
    ORGANISATION,
    /** A code system of which nothing more is known; treated as a person where it matters. */
    UNKNOWN
  }

  /**
   * A holder code type 持证主体代码类型. The same digits mean other things in other code systems, so a type
   * is always a system and a code.
   */
  public sealed interface CodeType {

    /** Returns the code system, for example {@code GB/T 36903-2018}. */
    String system();

    /** Returns the code within the system, for example {@code 001}. */
    String code();

    /** Returns the name of the type in Chinese; empty if only the code is known. */
    String label();

    /** Returns what kind of holder has such a code. */
    Kind kind();

    /**
     * Returns a code of this type, its letters as the standard writes them.
     *
     * @throws IllegalArgumentException if no such code can exist
     */
    default String checked(String code) {
      Text.requireLine("holder code of type " + code(), code, MAX_CODE, Masked.code(code));
      return code;
    }
  }

  /** The holder code types of GB/T 36903-2018 Appendix A. */
  public enum StandardCodeType implements CodeType {
    /** 统一社会信用代码. */
    CREDIT_CODE("001", "统一社会信用代码"),
    /** 其他法人或其他组织有效证件代码. */
    OTHER_ORGANISATION("099", "其他法人或其他组织有效证件代码"),
    /** 公民身份号码. */
    RESIDENT_ID("111", "公民身份号码"),
    /** 中国人民解放军军官证编号. */
    PLA_OFFICER("114", "中国人民解放军军官证编号"),
    /** 中国人民武装警察部队警官证编号. */
    ARMED_POLICE_OFFICER("115", "中国人民武装警察部队警官证编号"),
    /** 中国人民解放军士兵证编号. */
    PLA_SOLDIER("118", "中国人民解放军士兵证编号"),
    /** 中国人民武装警察部队士兵证编号. */
    ARMED_POLICE_SOLDIER("119", "中国人民武装警察部队士兵证编号"),
    /** 中国人民解放军文职人员证编号. */
    PLA_CIVILIAN("120", "中国人民解放军文职人员证编号"),
    /** 中国人民武装警察部队文职人员证编号. */
    ARMED_POLICE_CIVILIAN("122", "中国人民武装警察部队文职人员证编号"),
    /** 外交护照护照号. */
    DIPLOMATIC_PASSPORT("411", "外交护照护照号"),
    /** 公务护照护照号. */
    SERVICE_PASSPORT("412", "公务护照护照号"),
    /** 公务普通护照护照号. */
    PUBLIC_AFFAIRS_PASSPORT("413", "公务普通护照护照号"),
    /** 普通护照护照号. */
    ORDINARY_PASSPORT("414", "普通护照护照号"),
    /** 台湾居民来往大陆通行证号码. */
    TAIWAN_TRAVEL_PERMIT("511", "台湾居民来往大陆通行证号码"),
    /** 港澳居民来往内地通行证号码. */
    HONG_KONG_MACAO_TRAVEL_PERMIT("516", "港澳居民来往内地通行证号码"),
    /** 其他自然人有效证件代码. */
    OTHER_PERSON("999", "其他自然人有效证件代码");

    /** What {@link #system} returns. */
    static final String SYSTEM = "GB/T 36903-2018";

    private final String code;
    private final String label;

    StandardCodeType(String code, String label) {
      this.code = code;
      this.label = label;
    }

    /** Returns the type with a code, if Appendix A has it. */
    public static Optional<StandardCodeType> withCode(String code) {
      return Arrays.stream(values()).filter(t -> t.code.equals(code)).findFirst();
    }

    /** Returns the type with a name in Chinese. */
    static Optional<StandardCodeType> withLabel(String label) {
      return Arrays.stream(values()).filter(t -> t.label.equals(label)).findFirst();
    }

    @Override
    public String system() {
      return SYSTEM;
    }

    @Override
    public String code() {
      return code;
    }

    @Override
    public String label() {
      return label;
    }

    @Override
    public Kind kind() {
      return this == CREDIT_CODE || this == OTHER_ORGANISATION
          ? Kind.ORGANISATION
          : Kind.NATURAL_PERSON;
    }

    @Override
    public String checked(String code) {
      return switch (this) {
        case CREDIT_CODE -> UnifiedSocialCreditCode.parse(code).value();
        case RESIDENT_ID -> ResidentIdNumber.parse(code).value();
        default -> CodeType.super.checked(code);
      };
    }
  }

  /**
   * A holder code type of a deployed system.
   *
   * @param system the code system, any name but the standard's
   * @param code the code within it
   */
  public record LocalCodeType(String system, String code) implements CodeType {

    /** Refuses blank parts, and the standard's name: its types are {@link StandardCodeType}. */
    public LocalCodeType {
      Text.requireLine("holder code system", system, MAX_CODE);
      Text.requireLine("holder code type", code, MAX_CODE);
      if (system.equals(StandardCodeType.SYSTEM)) {
        throw new InvalidValueException("holder code type", code, "is not one of " + system);
      }
    }

    @Override
    public String label() {
      return "";
    }

    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }

  /** Refuses a blank name and a code that its type cannot have. */
  public Holder {
    boolean open = codeType.kind() == Kind.ORGANISATION;
    Text.requireLine(NAME, name, MAX_NAME, open ? name : Masked.name(name));
    code = codeType.checked(code);
  }

  /** Makes a holder that has a unified social credit code. */
  public static Holder organisation(String name, UnifiedSocialCreditCode code) {
    return new Holder(name, StandardCodeType.CREDIT_CODE, code.value());
  }

  /** Makes a holder that is a citizen. */
  public static Holder person(String name, ResidentIdNumber number) {
    return new Holder(name, StandardCodeType.RESIDENT_ID, number.value());
  }

  /** Names it; a natural person, and whoever may be one, masked. */
  @Override
  public String toString() {
    return codeType.kind() == Kind.ORGANISATION
        ? name + " " + code
        : Masked.name(name) + " " + Masked.code(code);
  }
}
