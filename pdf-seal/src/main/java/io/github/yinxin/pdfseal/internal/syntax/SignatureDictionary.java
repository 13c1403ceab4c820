package io.github.yinxin.pdfseal.internal.syntax;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A signature dictionary (ISO 32000-1 12.8.1), as found.
 *
 * @param field fully qualified name of the field that holds it; of all, if there are several
 * @param timestamp whether it is a document time stamp (ISO 32000-2 12.8.5)
 * @param byteRange the numbers of /ByteRange; empty if there are none
 * @param contents the bytes of /Contents, padding included
 * @param linked whether a field of the last revision's form holds it
 * @param nullableProblem what makes it malformed, if anything does
 * @param nullableMissing which listed impression is not there any more, if one is not
 * @param revision which one it signs, from 1; 0 if that cannot be told
 * @param nullableTime /M, the signer's claim of the time
 */
public record SignatureDictionary(
    String field,
    boolean timestamp,
    long[] byteRange,
    byte[] contents,
    boolean linked,
    @Nullable String nullableProblem,
    @Nullable String nullableMissing,
    int revision,
    @Nullable Instant nullableTime) {

  /** Returns /M, the signer's claim of the time. */
  public Optional<Instant> time() {
    return Optional.ofNullable(nullableTime);
  }

  /** Returns what makes it malformed, if anything does. */
  public Optional<String> problem() {
    return Optional.ofNullable(nullableProblem);
  }

  /** Returns which impression that it lists is not there any more, if one is not. */
  public Optional<String> missingImpression() {
    return Optional.ofNullable(nullableMissing);
  }

  /** Returns the offset at which the signed bytes end; meaningful without a problem. */
  public long end() {
    return byteRange.length == 4 ? byteRange[2] + byteRange[3] : -1;
  }
}
