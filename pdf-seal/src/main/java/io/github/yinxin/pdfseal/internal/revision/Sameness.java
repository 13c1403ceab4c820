package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.IndirectObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Real;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Whether objects of two revisions mean the same, however they are written. */
record Sameness(PdfFile before, PdfFile after) {

  private static final int MAX_DEPTH = 40;

  /** Compares two versions of an object by themselves; equal references are not followed. */
  boolean same(IndirectObject one, IndirectObject other) throws PdfException {
    // Who refers to one generation does not find another one (7.3.10).
    boolean found =
        one.reference().equals(other.reference())
            || (one.value() == Constant.NULL && other.value() == Constant.NULL);
    return found && same(one.value(), other.value());
  }

  /** Compares two values; equal references are not followed. */
  boolean same(PdfObject one, PdfObject other) throws PdfException {
    return one.equals(other) || same(one, other, MAX_DEPTH);
  }

  private boolean same(PdfObject one, PdfObject other, int depth) throws PdfException {
    if (depth == 0) {
      return false;
    }
    if (one instanceof Ref || other instanceof Ref) {
      // What was written in place may have become an object of its own, and the other way round.
      return one.equals(other)
          || (!(one instanceof Ref && other instanceof Ref)
              && same(before.resolve(one), after.resolve(other), depth - 1));
    }
    if (one instanceof Dictionary first && other instanceof Dictionary second) {
      return same(first, second, depth);
    }
    if (one instanceof Array first && other instanceof Array second) {
      boolean same = first.size() == second.size();
      for (int i = 0; same && i < first.size(); i++) {
        same = same(first.get(i), second.get(i), depth - 1);
      }
      return same;
    }
    if (one instanceof Stream first && other instanceof Stream second) {
      return same(first.dictionary(), second.dictionary(), depth) && sameBytes(first, second);
    }
    return one.equals(other) || sameNumber(one, other);
  }

  private boolean same(Dictionary one, Dictionary other, int depth) throws PdfException {
    Set<String> keys = new HashSet<>(one.entries().keySet());
    keys.addAll(other.entries().keySet());
    for (String key : keys) {
      if (!same(one.get(key), other.get(key), depth - 1)) {
        return false;
      }
    }
    return true;
  }

  private boolean sameBytes(Stream one, Stream other) {
    return one.end() - one.start() == other.end() - other.start()
        && Arrays.equals(
            before.bytes().copy(one.start(), one.end()),
            after.bytes().copy(other.start(), other.end()));
  }

  private static boolean sameNumber(PdfObject one, PdfObject other) {
    Optional<BigDecimal> first = number(one);
    Optional<BigDecimal> second = number(other);
    return first.isPresent() && second.isPresent() && first.get().compareTo(second.get()) == 0;
  }

  /** Returns the value of a number. */
  static Optional<BigDecimal> number(PdfObject object) {
    if (object instanceof Int whole) {
      return Optional.of(BigDecimal.valueOf(whole.value()));
    }
    return object instanceof Real real
        ? Optional.of(new BigDecimal(real.text()))
        : Optional.empty();
  }
}
