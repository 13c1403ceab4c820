package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.license.Holder;

/**
 * A change of a holder. Licenses keep the holder that they were granted to; the holder's view
 * follows the change. A succession that must stand on the face is a change of each license.
 */
public sealed interface HolderChange {

  /** Returns the holder before. */
  Holder from();

  /** Returns the holder after. */
  Holder to();

  /** 更名: another name, perhaps another code. */
  record Renamed(Holder from, Holder to) implements HolderChange {

    /** Refuses a change of nothing. */
    public Renamed {
      requireDifferent(from, to);
    }
  }

  /** 合并: it is merged into another holder. */
  record Merged(Holder from, Holder to) implements HolderChange {

    /** Refuses a merger with itself. */
    public Merged {
      requireDifferent(from, to);
    }
  }

  private static void requireDifferent(Holder from, Holder to) {
    requireNonNull(from, "from");
    if (from.equals(requireNonNull(to, "to"))) {
      throw new IllegalArgumentException("the holder before and after are the same");
    }
  }
}
