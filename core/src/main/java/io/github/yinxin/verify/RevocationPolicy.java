package io.github.yinxin.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * Who is asked whether certificates were revoked, and what it means that nobody knows.
 *
 * @param broughtAlong evidence that documents bring: all of it is looked into
 * @param sources asked in turn until one knows
 * @param unanswered what it means that none does
 */
record RevocationPolicy(
    List<RevocationSource> broughtAlong, List<RevocationSource> sources, Unanswered unanswered) {

  /** What it means that nobody says whether a certificate was revoked. */
  enum Unanswered {
    /** Nobody was asked. */
    SKIPPED,
    /** It does not matter much. */
    WARNING,
    /** The verdict is open. */
    UNDETERMINED
  }

  RevocationPolicy {
    broughtAlong = List.copyOf(broughtAlong);
    sources = List.copyOf(sources);
  }

  static RevocationPolicy askingNobody() {
    return new RevocationPolicy(List.of(), List.of(), Unanswered.SKIPPED);
  }

  RevocationPolicy asking(List<RevocationSource> newSources, Unanswered newUnanswered) {
    return new RevocationPolicy(broughtAlong, newSources, newUnanswered);
  }

  RevocationPolicy lookingInto(RevocationSource evidence) {
    List<RevocationSource> all = new ArrayList<>(broughtAlong);
    all.add(evidence);
    return new RevocationPolicy(all, sources, unanswered);
  }

  boolean asksNobody() {
    return broughtAlong.isEmpty() && sources.isEmpty();
  }
}
