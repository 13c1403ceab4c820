package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.verify.Finding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is written, in either form.
 *
 * @param verdict VALID, INVALID or UNDETERMINED
 * @param integrity the worst of all signatures
 * @param at the instant it was judged for
 * @param file what the file is
 * @param seals each signature of it
 * @param saves its revisions, oldest first; none if the whole cannot be read strictly
 * @param pages those that look otherwise than when they were first signed
 * @param warnings what a person should look at
 * @param findings of the file, if it has no signature
 */
public record Report(
    String verdict,
    Term integrity,
    Instant at,
    Identity file,
    List<Seal> seals,
    List<Save> saves,
    List<PageChange> pages,
    List<Words> warnings,
    List<Finding> findings) {

  /**
   * A word of ours and what it means.
   *
   * @param name for machines
   * @param words for people
   */
  public record Term(String name, Words words) {}

  /**
   * Which file it is.
   *
   * @param length in bytes
   * @param digests by algorithm, in hexadecimal
   */
  public record Identity(long length, Map<String, String> digests) {}

  /**
   * How ETSI TS 119 102-2 names an outcome.
   *
   * @param main TOTAL-PASSED, TOTAL-FAILED or INDETERMINATE
   * @param sub why; empty if it passed
   */
  public record Indication(String main, String sub) {}

  /**
   * One signature.
   *
   * @param facts what it claims, in the order of showing
   * @param marks where it shows a seal, and how these look
   * @param inside the picture inside the seal, if there is one that can be shown
   */
  public record Seal(
      String field,
      String kind,
      int revision,
      String verdict,
      Term integrity,
      Indication indication,
      List<Fact> facts,
      List<Mark> marks,
      @Nullable Picture inside,
      List<Finding> findings) {}

  /**
   * Something that is claimed.
   *
   * @param key for machines
   * @param label for people
   */
  public record Fact(String key, Words label, String value) {}

  /** How a part of a page looks now, beside how it looked when it was signed. */
  public enum Look {
    /** Pixel by pixel. */
    SAME,
    /** Something is different. */
    CHANGED,
    /** It was not drawn. */
    NOT_SHOWN
  }

  /**
   * A place on a page as a viewer shows it, in millimetres from its top left corner.
   *
   * @param page from 1
   */
  public record Box(int page, double x, double y, double width, double height) {}

  /**
   * The seal in one place.
   *
   * @param box null if the place could not be told
   * @param note what else is to be said
   */
  public record Mark(
      @Nullable Box box,
      Look look,
      @Nullable Picture then,
      @Nullable Picture now,
      @Nullable Words note) {}

  /**
   * A page that looks otherwise.
   *
   * @param since the revision that it is compared with
   * @param changed the regions that differ
   */
  public record PageChange(
      int page,
      int since,
      List<Box> changed,
      @Nullable Picture then,
      @Nullable Picture now,
      @Nullable Words note) {}

  /**
   * One save of the file.
   *
   * @param number from 1
   * @param end the offset behind it
   * @param signed whose signatures sign the file as it was then
   * @param changes what it added and changed
   * @param problem what no signature permits of that; empty if nothing
   */
  public record Save(
      int number, long end, List<String> signed, List<Words> changes, String problem) {}
}
