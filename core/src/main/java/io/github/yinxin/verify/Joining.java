package io.github.yinxin.verify;

import io.github.yinxin.verify.LicenseSubject.Trait;
import io.github.yinxin.verify.LicenseVerdict.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether several sources may be joined: a good seal on one license and a good code of another must
 * not add up to a good license. That they agree establishes nothing about any of them.
 */
enum Joining implements Check {
  /** All sources speak of the same license. */
  SAME_LICENSE(Question.WHOLE),
  /** All sources name the same authority. */
  SAME_AUTHORITY(Question.RIGHTFUL);

  private final Question question;

  Joining(Question question) {
    this.question = question;
  }

  @Override
  public String clause() {
    return "";
  }

  @Override
  public Question question() {
    return question;
  }

  @Override
  public boolean establishes() {
    return false;
  }

  static List<Finding> of(List<? extends Verification<? extends LicenseSubject>> sources) {
    List<Map<Trait, String>> told = new ArrayList<>();
    for (Verification<? extends LicenseSubject> source : sources) {
      source.verified().ifPresent(subject -> told.add(subject.traits()));
    }
    List<Finding> contradictions = contradictions(told);
    if (!contradictions.isEmpty()) {
      return contradictions;
    }
    // A source that failed has refuted something already; what it speaks of does not matter then.
    return told.size() == sources.size() && !told.isEmpty()
        ? List.of(sameLicense(told), sameAuthority(told))
        : List.of(skipped(SAME_LICENSE), skipped(SAME_AUTHORITY));
  }

  private static Finding skipped(Joining check) {
    return Finding.skipped(check, "并非各项证据都通过了验证", "not every source was verified");
  }

  private static List<Finding> contradictions(List<Map<Trait, String>> told) {
    List<Finding> found = new ArrayList<>();
    if (differ(told, Trait.LICENSE) || differ(told, Trait.CODE)) {
      found.add(
          Finding.failed(SAME_LICENSE, "各项证据属于不同证照", "the sources speak of different licenses"));
    }
    if (differ(told, Trait.AUTHORITY)) {
      found.add(
          Finding.failed(SAME_AUTHORITY, "各项证据出自不同机构", "the sources name different authorities"));
    }
    return found;
  }

  private static Finding sameLicense(List<Map<Trait, String>> told) {
    return connected(told)
        ? Finding.passed(SAME_LICENSE)
        : Finding.undetermined(
            SAME_LICENSE, "无法确认各项证据属于同一证照", "not all sources say which license they speak of");
  }

  private static Finding sameAuthority(List<Map<Trait, String>> told) {
    return told.stream().allMatch(traits -> traits.containsKey(Trait.AUTHORITY))
        ? Finding.passed(SAME_AUTHORITY)
        : Finding.undetermined(
            SAME_AUTHORITY, "无法确认各项证据出自同一机构", "not all sources name the authority they come from");
  }

  private static boolean differ(List<Map<Trait, String>> told, Trait trait) {
    return told.stream().map(t -> t.get(trait)).filter(Objects::nonNull).distinct().count() > 1;
  }

  // A file names the identifier, a code its cti: a third source, the register, must tie the two.
  private static boolean connected(List<Map<Trait, String>> told) {
    List<Map<Trait, String>> apart = new ArrayList<>(told.subList(1, told.size()));
    List<Map<Trait, String>> together = new ArrayList<>(List.of(told.get(0)));
    boolean named = told.get(0).containsKey(Trait.LICENSE) || told.get(0).containsKey(Trait.CODE);
    Optional<Map<Trait, String>> next = tied(together, apart);
    while (next.isPresent()) {
      apart.remove(next.get());
      together.add(next.get());
      next = tied(together, apart);
    }
    return named && apart.isEmpty();
  }

  private static Optional<Map<Trait, String>> tied(
      List<Map<Trait, String>> together, List<Map<Trait, String>> apart) {
    return apart.stream()
        .filter(
            a ->
                together.stream()
                    .anyMatch(t -> share(a, t, Trait.LICENSE) || share(a, t, Trait.CODE)))
        .findFirst();
  }

  private static boolean share(Map<Trait, String> one, Map<Trait, String> other, Trait trait) {
    return one.containsKey(trait) && Objects.equals(one.get(trait), other.get(trait));
  }
}
