package io.github.yinxin.pdfseal.internal.revision;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a revision was for, as far as permissions ask; filled while it is explained. */
final class Uses {

  private final Set<String> filled = new LinkedHashSet<>();
  private boolean signed;
  private boolean annotated;
  private boolean arranged;

  /** A field was given a value, another value, or another appearance. */
  void fill(String field) {
    filled.add(field);
  }

  /** Somebody signed: a new field, or one that was there. */
  void sign() {
    signed = true;
  }

  /** A note was written, changed or taken away. */
  void annotate() {
    annotated = true;
  }

  /** The form was changed in a way that only goes with filling or signing. */
  void arrange() {
    arranged = true;
  }

  Set<String> filled() {
    return filled;
  }

  boolean annotated() {
    return annotated;
  }

  /** Returns whether more was added than evidence of validity. */
  boolean beyondEvidence() {
    return signed || annotated || arranged || !filled.isEmpty();
  }
}
