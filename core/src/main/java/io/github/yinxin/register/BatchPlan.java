package io.github.yinxin.register;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a batch of commands would do, found out by a trial that leaves nothing behind. Whoever
 * confirms it repeats its digest.
 *
 * @param items each command with what would become of it, in their order
 * @param digest names the commands together with the state of every license that they touch
 */
public record BatchPlan(List<Item> items, String digest) {

  /**
   * A command and why it would be refused, if it would.
   *
   * @param command the command
   * @param refusal a code and particulars, or nothing if it would be carried out
   */
  public record Item(LicenseCommand command, Optional<Refusal> refusal) {

    /** Refuses missing parts. */
    public Item {
      requireNonNull(command, "command");
      requireNonNull(refusal, "refusal");
    }
  }

  /**
   * Why a command would be refused.
   *
   * @param code {@code ILLEGAL_TRANSITION}, {@code INVALID}, {@code TWICE} for a license that an
   *     earlier command of the batch touches, or the name of a {@link RegisterException.Kind}
   * @param detail the particulars
   */
  public record Refusal(String code, String detail) {

    /** Refuses missing parts. */
    public Refusal {
      requireNonNull(code, "code");
      requireNonNull(detail, "detail");
    }
  }

  /** Copies the items. */
  public BatchPlan {
    items = List.copyOf(items);
    requireNonNull(digest, "digest");
  }

  /** Returns how many commands would be carried out. */
  public long accepted() {
    return items.stream().filter(item -> item.refusal().isEmpty()).count();
  }

  /** Returns how many commands would be refused. */
  public long refused() {
    return items.size() - accepted();
  }
}
