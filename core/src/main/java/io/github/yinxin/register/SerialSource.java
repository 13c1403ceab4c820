package io.github.yinxin.register;

import io.github.yinxin.license.IssuingAuthority;
import io.github.yinxin.license.LicenseType;
import java.time.LocalDate;

/**
 * How serial numbers 流水号 look. The register counts, in blocks that it leases, so that no number is
 * given twice within a type and an issuing authority; this says what is counted and how a count is
 * written. Numbers from elsewhere are given with the command that issues.
 */
public interface SerialSource {

  /**
   * Returns the name of the counter within type and authority, for example the year: at most 20
   * characters.
   */
  String counter(LicenseType type, IssuingAuthority issuer, LocalDate decidedOn);

  /**
   * Writes a number, from 1 on; two numbers of one type and authority never look the same.
   *
   * @return 1 to 64 digits and capital letters
   */
  String serial(LicenseType type, IssuingAuthority issuer, LocalDate decidedOn, long number);

  /** The year of the decision and eight digits, or more when they no longer suffice. */
  static SerialSource yearly() {
    return new SerialSource() {
      @Override
      public String counter(LicenseType type, IssuingAuthority issuer, LocalDate decidedOn) {
        return year(decidedOn);
      }

      @Override
      public String serial(
          LicenseType type, IssuingAuthority issuer, LocalDate decidedOn, long number) {
        return year(decidedOn) + padded(number, 8);
      }

      // Four digits always: without them 1234 and 12 of year 3 and 123 would look the same.
      private String year(LocalDate day) {
        return padded(day.getYear(), 4);
      }

      // A format would cost as much as the rest of a number.
      private String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(Math.max(0, digits - text.length())) + text;
      }
    };
  }
}
