package io.github.yinxin.license;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The legal status of a license instance as decided by the authority. Whether its dates include a
 * day is another matter ({@link Validity}): expired is computed, never a status.
 */
public enum LegalStatus {
  /** 有效: granted, nothing ended it. */
  GRANTED("有效"),
  /** 暂扣: temporarily withheld, returnable (行政处罚法 art. 9). */
  WITHHELD("暂扣"),
  /** 撤回: withdrawn because law or facts changed (行政许可法 art. 8). */
  WITHDRAWN("撤回"),
  /** 撤销: annulled because granting was unlawful, as if never granted (行政许可法 art. 69). */
  ANNULLED("撤销"),
  /** 吊销: revoked as a penalty (行政处罚法 art. 9). */
  PENALTY_REVOKED("吊销"),
  /** 注销: deregistered, the closing step (行政许可法 art. 70). */
  DEREGISTERED("注销"),
  /** 换发: another instance took its place. */
  REPLACED("换发"),
  /** 转出: another authority took over. */
  TRANSFERRED_OUT("转出"),
  /** 其他: as described in the reason. */
  OTHER("其他");

  private final String term;

  LegalStatus(String term) {
    this.term = term;
  }

  /** Returns the Chinese legal term. */
  public String term() {
    return term;
  }

  /**
   * How one authority numbers the states of its licenses. Numbers are not portable: 03 is 撤销 in one
   * list of a ministry and 吊销 in another of the same ministry. Immutable.
   */
  public static final class CodeList {

    private static final List<String> BUILT_IN =
        List.of(
            "mohurd-safety-managers",
            "mohurd-special-operations",
            "mot-waterborne",
            "mot-general",
            "real-estate",
            "zhejiang-business-license");

    private final String key;
    private final String name;
    private final List<Entry> entries;

    private CodeList(String key, String name, List<Entry> entries) {
      this.key = key;
      this.name = name;
      this.entries = entries;
    }

    /**
     * One code.
     *
     * @param code as the authority writes it
     * @param term what it means there
     * @param status the legal status
     * @param ended whether it says that the license has ended by its dates 过期; that is no decision
     */
    public record Entry(String code, String term, LegalStatus status, boolean ended) {}

    /** Returns the keys of the lists that come with the library. */
    public static List<String> keys() {
      return BUILT_IN;
    }

    /**
     * Returns a list that comes with the library.
     *
     * @throws IllegalArgumentException if there is none with that key
     */
    public static CodeList named(String key) {
      if (!BUILT_IN.contains(key)) {
        throw new InvalidValueException("status code list", key, "is none of " + BUILT_IN);
      }
      return parse(CatalogueEntry.resource("status/" + key + ".json"));
    }

    /**
     * Reads a list in the form of the library's own files.
     *
     * @throws IllegalArgumentException naming the member that is wrong, or the code that is there
     *     twice
     */
    public static CodeList parse(byte[] json) {
      Members members = Members.parse(json);
      List<Entry> entries = new ArrayList<>();
      for (Members code : members.items("codes")) {
        entries.add(
            new Entry(
                code.text("code"),
                code.text("term"),
                code.constant("status", LegalStatus.class),
                code.flag("ended")));
        code.requireNothingElse();
      }
      CodeList list = new CodeList(members.text("key"), members.text("name"), List.copyOf(entries));
      members.requireNothingElse();
      list.requireDistinct();
      return list;
    }

    private void requireDistinct() {
      for (Entry entry : entries) {
        if (!entry(entry.code()).equals(Optional.of(entry))) {
          throw new InvalidValueException("status code", entry.code(), "is there twice in " + key);
        }
      }
    }

    /** Returns the name of the list. */
    public String name() {
      return name;
    }

    /** Returns all codes. */
    public List<Entry> entries() {
      return entries;
    }

    /** Returns what a code means; an unknown one means nothing, not {@link #OTHER}. */
    public Optional<Entry> entry(String code) {
      return entries.stream().filter(e -> e.code().equals(code)).findFirst();
    }

    /**
     * Returns the code for a status, if the list has one.
     *
     * @param ended whether the license has ended by its dates
     */
    public Optional<String> code(LegalStatus status, boolean ended) {
      return entries.stream()
          .filter(e -> e.status() == status && e.ended() == ended)
          .map(Entry::code)
          .findFirst();
    }
  }
}
