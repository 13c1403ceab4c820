package io.github.yinxin.license;

import java.util.regex.Pattern;

/**
 * A license identifier 电子证照标识 (GB/T 36904-2018): root code, license type, issuing authority, serial
 * number, version and check character, joined by full stops. The check character follows from the
 * other parts and is not stored.
 *
 * @param typeCode license type 证照类型代码: 21 characters, the defining authority's credit code and
 *     three more
 * @param issuerCode issuing authority 证照颁发机构代码: its credit code; shorter codes occur and are read
 * @param serial serial number 流水号, unique within type and issuer: 1 to 64 characters
 * @param version version of the electronic file 版本号: 0 to 999
 */
public record LicenseId(String typeCode, String issuerCode, String serial, int version) {

  /** The root code 电子证照根代码; a fixed text that contains full stops itself. */
  public static final String ROOT = "1.2.156.3005.2";

  private static final Shape TYPE_CODE = new Shape(21, 21);
  // Six digits (a division code) occur in deployed systems; writing them is up to the caller.
  private static final Shape ISSUER_CODE = new Shape(6, 18);
  private static final Shape SERIAL = new Shape(1, 64);
  private static final Pattern VERSION = Pattern.compile("[0-9]{3}");
  private static final Pattern CHECK = Pattern.compile("[0-9A-Z]");
  private static final int PARTS = 5;

  /** Refuses parts that do not have the shape of the standard, naming the part. */
  public LicenseId {
    require(TYPE_CODE, "type code", typeCode);
    require(ISSUER_CODE, "issuer code", issuerCode);
    require(SERIAL, "serial number", serial);
    if (version < 0 || version > 999) {
      throw new InvalidValueException("license version", version + "", "is not within 0 to 999");
    }
  }

  /** Makes an identifier of checked parts. */
  public static LicenseId of(
      LicenseType type, IssuingAuthority issuer, String serial, int version) {
    return new LicenseId(type.code(), issuer.code().value(), serial, version);
  }

  /**
   * Reads an identifier as printed.
   *
   * @throws IllegalArgumentException if a part is malformed or the check character is wrong
   */
  public static LicenseId parse(String text) {
    Printed printed = printed(text);
    if (!printed.by(CheckCharacter.STANDARD)) {
      throw refusal(text, "should end in " + printed.id().checkCharacter());
    }
    return printed.id();
  }

  /**
   * An identifier with the check character that it came with, right or wrong.
   *
   * @param id the other parts
   * @param check the last part
   */
  record Printed(LicenseId id, String check) {

    /** Returns it as it came. */
    String text() {
      String right = id.toString();
      return right.substring(0, right.length() - 1) + check;
    }

    /** Returns whether the check character is the one of an algorithm. */
    boolean by(CheckCharacter algorithm) {
      return check.equals(String.valueOf(algorithm.over(id.checkedText())));
    }
  }

  /** Reads an identifier of the right shape, whatever its check character. */
  static Printed printed(String text) {
    if (!text.startsWith(ROOT + ".")) {
      throw refusal(text, "does not start with " + ROOT + ".");
    }
    String[] parts = text.substring(ROOT.length() + 1).split("\\.", -1);
    if (parts.length != PARTS) {
      throw refusal(text, "has " + parts.length + " parts after the root code, not " + PARTS);
    }
    require(VERSION, "version", parts[3]);
    require(CHECK, "check character", parts[4]);
    LicenseId id = new LicenseId(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    return new Printed(id, parts[4]);
  }

  /** Returns the identifier of another version of the same license's file. */
  public LicenseId withVersion(int newVersion) {
    return new LicenseId(typeCode, issuerCode, serial, newVersion);
  }

  /**
   * Returns the check character 校验位: ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008) over type, issuer,
   * serial and version, without the root code and the full stops.
   */
  public char checkCharacter() {
    return CheckCharacter.STANDARD.over(checkedText());
  }

  private String checkedText() {
    return typeCode + issuerCode + serial + versionText();
  }

  /** So many digits and capital letters; without a pattern, for every row read makes one of us. */
  private record Shape(int min, int max) {

    boolean fits(String value) {
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < '0' || c > '9') && (c < 'A' || c > 'Z')) {
          return false;
        }
      }
      return value.length() >= min && value.length() <= max;
    }

    @Override
    public String toString() {
      return "[0-9A-Z]{" + (min == max ? min : min + "," + max) + "}";
    }
  }

  private static void require(Shape shape, String name, String value) {
    if (!shape.fits(value)) {
      throw new InvalidValueException(
          "license " + name, Text.printable(value), "does not match " + shape);
    }
  }

  private static void require(Pattern shape, String name, String value) {
    if (!shape.matcher(value).matches()) {
      throw new InvalidValueException(
          "license " + name, Text.printable(value), "does not match " + shape);
    }
  }

  private static InvalidValueException refusal(String text, String rule) {
    return new InvalidValueException("license identifier", Text.printable(text), rule);
  }

  private String versionText() {
    // Three digits without a format: an import writes several identifiers for each license.
    return Integer.toString(1000 + version).substring(1);
  }

  /** Returns the whole identifier, root code and check character included. */
  @Override
  public String toString() {
    return ROOT
        + "."
        + typeCode
        + "."
        + issuerCode
        + "."
        + serial
        + "."
        + versionText()
        + "."
        + checkCharacter();
  }
}
