package io.github.yinxin.register;

import io.github.yinxin.license.Cti;
import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.LicenseType;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.license.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where a register keeps its records; the rules live above it. */
interface Storage {

  /** Does work in one transaction: all of it is kept, or nothing. */
  <T> T transact(Function<Session, T> work);

  /** Asks a question that writes nothing. */
  <T> T ask(Function<Session, T> question);

  /** One transaction. Nothing is written before {@link #apply}, but for claims and leases. */
  interface Session {

    /**
     * Claims a step of a matter.
     *
     * @return whether nobody had it yet
     * @throws RegisterException {@code IN_PROGRESS} if somebody is taking it at this moment
     */
    boolean claim(Claim claim);

    /**
     * Makes sure, where that is not a matter of course, that what is read from now on is still so
     * when it is written upon. A claim does the same.
     *
     * @throws RegisterException {@code OVERTAKEN} if somebody else is writing
     */
    void lock();

    /** Returns the claim of a step that was taken. */
    Optional<Claim> claimed(String key);

    /** Leases numbers and looks up all that must be known before licenses are made. */
    Opening open(Needs needs);

    /** Returns an instance with its events. */
    Optional<Dossier> dossier(String instance);

    /** Returns the instance with this number, and its events. */
    Dossier dossier(long number);

    /** Returns what is needed to say its status, and no more. */
    Optional<StatusMaterial> statusMaterial(LicenseId license);

    /** Returns an instance by its name in codes. */
    Optional<License> license(Cti cti);

    /**
     * Returns instances in the order of their numbers.
     *
     * @param holders keys of holders, empty for all instances
     * @param after the number after which they begin
     */
    List<Dossier> page(Set<String> holders, long after, int size);

    /**
     * Writes.
     *
     * @throws DuplicateException if an identifier, a code or a key is taken
     * @throws RegisterException {@code OVERTAKEN} if a head moved
     */
    void apply(Changes changes);

    /** Adds a change of a holder; returns nothing. */
    void add(HolderRow row);

    /** Returns the changes that lead to a holder, or away from it. */
    List<HolderRow> holderRows(String key);

    /** Adds a term of office. */
    void add(AuthorityTerm term);

    /** Returns the terms of office of an authority, earliest first. */
    List<AuthorityTerm> terms(UnifiedSocialCreditCode authority);
  }

  /**
   * A step of a matter that is taken once.
   *
   * @param key the step's digest
   * @param digest the command's digest
   * @param answer which licenses it led to
   */
  record Claim(String key, String digest, String answer) {}

  /**
   * What licenses to be made need.
   *
   * @param numbers how many numbers of which counter
   * @param types their types by key
   * @param authorities the codes of those who issue them
   */
  record Needs(
      SortedMap<String, Integer> numbers,
      Map<String, LicenseType> types,
      Set<String> authorities) {}

  /**
   * The answer to {@link Needs}.
   *
   * @param ranges the numbers leased
   * @param terms the terms of office that are recorded for the authorities
   */
  record Opening(Map<String, Range> ranges, List<AuthorityTerm> terms) {

    Range range(String counter) {
      @Nullable Range range = ranges.get(counter);
      if (range == null) {
        throw new IllegalStateException("no numbers of " + counter + " were leased");
      }
      return range;
    }
  }

  /**
   * Consecutive numbers.
   *
   * @param first the first
   * @param count how many
   * @param salt the counter's own secret
   */
  record Range(long first, int count, long salt) {}

  /**
   * An instance as it is stored.
   *
   * @param number its number within the register
   * @param line number of the first instance of the license that it continues
   * @param typeKey the name of its type as it was granted
   */
  record Stored(long number, long line, String typeKey, License license) {}

  /**
   * The one mutable row: where a license and those it replaced stand.
   *
   * @param line number of the first instance
   * @param current number of the present instance
   * @param sequence how many events there are
   * @param digest the chained digest of them all
   */
  record Head(long line, long current, int sequence, String digest) {}

  /**
   * An instance with its events and the head of its line.
   *
   * @param events oldest first
   */
  record Dossier(Stored stored, List<LicenseEvent> events, Head head) {}

  /**
   * What a status is folded from.
   *
   * @param type its type
   * @param validity its dates
   * @param events in any order
   */
  record StatusMaterial(LicenseType type, Validity validity, List<LicenseEvent> events) {}

  /**
   * An event with the number and the name of its instance.
   *
   * @param record its text as stored
   */
  record EventRow(
      long number,
      String instance,
      long line,
      LicenseEvent event,
      EventRecords.Kind kind,
      String record) {}

  /**
   * What one command writes.
   *
   * @param licenses new instances
   * @param founded heads of new lines
   * @param moved heads that move, by the sequence from which they move, in the order of lines
   * @param events events in their order
   */
  record Changes(
      List<Stored> licenses, List<Head> founded, List<HeadMove> moved, List<EventRow> events) {}

  /**
   * A head that moves.
   *
   * @param from its sequence before
   * @param to the head after
   */
  record HeadMove(int from, Head to) {}

  /**
   * A change of a holder, as stored.
   *
   * @param from key before
   * @param to key after; the same for a mere change of name
   */
  record HolderRow(
      String from, String to, HolderChange change, Matter matter, Instant recordedAt) {}

  /** Something that must be unique is taken; which, the caller has to look up. */
  final class DuplicateException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    DuplicateException(Throwable cause) {
      super(cause);
    }

    DuplicateException(String what) {
      super(what);
    }
  }
}
