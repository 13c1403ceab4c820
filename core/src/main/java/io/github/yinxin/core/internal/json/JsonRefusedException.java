package io.github.yinxin.core.internal.json;

import java.io.Serial;

/** Bytes that are no JSON of ours: where, and which rule they break. Never quotes a value. */
public final class JsonRefusedException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  private final String where;
  private final String rule;

  JsonRefusedException(String where, String rule) {
    super((where.isEmpty() ? "document" : where) + " " + rule);
    this.where = where;
    this.rule = rule;
  }

  /** Returns the path of the member, for example {@code holders[1].name}; empty for the whole. */
  public String where() {
    return where;
  }

  /** Returns what is wrong with it, as the end of a sentence. */
  public String rule() {
    return rule;
  }
}
