package io.github.yinxin.examples.cli;

import java.time.DateTimeException;
import java.time.Instant;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the instant of an option. */
final class InstantText implements ITypeConverter<Instant> {

  @Override
  public Instant convert(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "'" + text + "' is not an instant such as 2026-03-01T02:00:00Z");
    }
  }
}
