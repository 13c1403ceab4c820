package io.github.yinxin.license;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.core.internal.json.Json;
import io.github.yinxin.license.LicenseFile.Annotation;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * License records as JSON (GB/T 36903-2018 elements), both ways. Written is one of two forms: the
 * canonical one with English keys, which says everything, and the one with the pinyin keys of
 * deployed systems, which says what those know. Read are both, mixed too, and the other keys that
 * are known of the same elements. {@code KZ_} elements that the type does not declare survive.
 *
 * <p>Reading is strict: at most 4 MiB of UTF-8, nested at most 16 deep, no name twice, no unknown
 * element, no element under two keys that disagree. Immutable.
 */
public final class LicenseJson {

  /**
   * What was read, or everything that is wrong with it.
   *
   * @param <T> what is held once nothing is wrong
   */
  public sealed interface Reading<T> {

    /** Returns what was read, or nothing if it was refused. */
    Optional<T> accepted();

    /** Returns what is wrong; empty if nothing is. */
    List<Problem> problems();
  }

  /**
   * Nothing is wrong.
   *
   * @param value what was read
   */
  public record Accepted<T>(T value) implements Reading<T> {

    /** Refuses nothing. */
    public Accepted {
      requireNonNull(value, "value");
    }

    @Override
    public Optional<T> accepted() {
      return Optional.of(value);
    }

    @Override
    public List<Problem> problems() {
      return List.of();
    }
  }

  /**
   * Something is wrong; nothing was made of it.
   *
   * @param problems what; not empty
   */
  public record Refused<T>(List<Problem> problems) implements Reading<T> {

    /** Refuses to refuse without a reason. */
    public Refused {
      problems = List.copyOf(problems);
      if (problems.isEmpty()) {
        throw new IllegalArgumentException("problems is empty: nothing is wrong");
      }
    }

    @Override
    public Optional<T> accepted() {
      return Optional.empty();
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param field path of the member as it was given, for example {@code extendInfo.KZ_JYCS}; empty
   *     for the whole document
   * @param value its value, shortened, personal data masked; empty if it is missing
   * @param rule the rule it breaks, as the end of a sentence
   */
  public record Problem(String field, String value, String rule) {

    /** Keeps what would garble a terminal out of the names and values of strangers. */
    public Problem {
      field = Text.visible(field);
      value = Text.printable(value);
    }

    /** Returns field, value and rule as a sentence. */
    @Override
    public String toString() {
      return (field.isEmpty() ? "document" : field)
          + (value.isEmpty() ? " " : " '" + value + "' ")
          + rule;
    }
  }

  /**
   * A license that another system made 存量证照; the register may adopt it and give it the names it
   * lacks.
   *
   * @param id its identifier
   * @param issuedOn day of issue
   * @param facts what was granted
   * @param predecessor the instance it replaced 关联证照标识, if it says so
   */
  public record Stock(
      LicenseId id, LocalDate issuedOn, LicenseFacts facts, Optional<LicenseId> predecessor) {

    /** Refuses an identifier of another type or authority than the facts name. */
    public Stock {
      requireNonNull(issuedOn, "issuedOn");
      requireNonNull(predecessor, "predecessor");
      License.requireFits(id, facts);
    }
  }

  private final LicenseCatalogue catalogue;
  private final boolean missingExpiryAccepted;

  private LicenseJson(LicenseCatalogue catalogue, boolean missingExpiryAccepted) {
    this.catalogue = requireNonNull(catalogue, "catalogue");
    this.missingExpiryAccepted = missingExpiryAccepted;
  }

  /** Reads and writes licenses of the types in a catalogue. */
  public static LicenseJson with(LicenseCatalogue catalogue) {
    return new LicenseJson(catalogue, false);
  }

  /**
   * Returns one that takes a license without an expiry for long-term, as deployed systems write it.
   * Otherwise it is refused: an expiry that was forgotten looks the same.
   */
  public LicenseJson acceptingMissingExpiry() {
    return new LicenseJson(catalogue, true);
  }

  /** Reads what is to be granted; what the register allots must not be there. */
  public Reading<LicenseFacts> readFacts(byte[] json) {
    return read(json, RecordReader::facts);
  }

  /** Reads a license in the canonical form, with all its names. */
  public Reading<License> readLicense(byte[] json) {
    return read(json, RecordReader::license);
  }

  /** Reads a license that another system made. */
  public Reading<Stock> readStock(byte[] json) {
    return read(json, RecordReader::stock);
  }

  /** Reads what stands on an annotated copy, from the record of the copy. */
  public Reading<Annotation> readAnnotation(byte[] json) {
    return read(json, RecordReader::annotation);
  }

  /** Writes what is to be granted, in the canonical form. */
  public byte[] write(LicenseFacts facts) {
    return bytes(RecordWriter.facts(facts));
  }

  /** Writes a license in the canonical form. */
  public byte[] write(License license) {
    return bytes(RecordWriter.license(license));
  }

  /**
   * Writes a license with pinyin keys; names in codes and the grade are left out.
   *
   * @throws IllegalArgumentException if a holder's code system has no key there
   */
  public byte[] writePinyin(License license) {
    return bytes(PinyinWriter.license(license));
  }

  /**
   * Writes the record of an annotated copy 加注件 with pinyin keys.
   *
   * @throws IllegalArgumentException if a holder's code system has no key there
   */
  public byte[] writePinyin(License license, Annotation annotation) {
    return bytes(PinyinWriter.copy(license, annotation));
  }

  private <T> Reading<T> read(byte[] json, Function<RecordReader, Optional<T>> what) {
    Elements elements = Elements.read(json, catalogue);
    if (!elements.readable()) {
      return new Refused<>(elements.problems().list());
    }
    RecordReader reader = new RecordReader(elements, missingExpiryAccepted);
    Optional<T> value = what.apply(reader);
    return reader.problems().isEmpty()
        ? new Accepted<>(value.orElseThrow())
        : new Refused<>(reader.problems());
  }

  private static byte[] bytes(Json json) {
    return json.compact().getBytes(StandardCharsets.UTF_8);
  }
}
