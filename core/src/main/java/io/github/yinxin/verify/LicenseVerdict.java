package io.github.yinxin.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One verdict on a license, joined from what the file, its code and the register say. Each question
 * is answered on its own, so that "genuine but no longer in force" stays readable.
 */
public final class LicenseVerdict {

  /** What one wants to know about a license. */
  public enum Question {
    /** 真伪: did the one it names make it? */
    GENUINE,
    /** 完整: is it unaltered, and do all parts speak of the same license? */
    WHOLE,
    /** 有权: was the maker entitled to make it? */
    RIGHTFUL,
    /** 有效: is the license in force on the day asked about? */
    IN_FORCE,
    /** 最新: is the knowledge behind the answer recent enough? */
    FRESH
  }

  /** The answer to a question. */
  public enum Answer {
    /** Established. */
    YES,
    /** Refuted. */
    NO,
    /** Nobody could find out; never to be shown as a yes. */
    UNKNOWN
  }

  /**
   * What one source says.
   *
   * @param subject the identifier of the license it speaks of, or empty if it cannot tell
   * @param verification its answer
   */
  public record Evidence(String subject, Verification<?> verification) {

    /** Returns evidence about a license named by its identifier. */
    public static Evidence about(Object license, Verification<?> verification) {
      return new Evidence(license.toString(), verification);
    }

    /** Returns evidence that cannot say which license it speaks of. */
    public static Evidence withoutSubject(Verification<?> verification) {
      return new Evidence("", verification);
    }
  }

  private enum Joining implements Check {
    SAME_LICENSE;

    @Override
    public String clause() {
      return "";
    }

    @Override
    public Question question() {
      return Question.WHOLE;
    }
  }

  private final Map<Question, Answer> answers;
  private final List<Finding> findings;

  private LicenseVerdict(Map<Question, Answer> answers, List<Finding> findings) {
    this.answers = answers;
    this.findings = List.copyOf(findings);
  }

  /** Joins the evidence. A question that no finding answers stays unknown. */
  public static LicenseVerdict of(Evidence... evidence) {
    List<Finding> findings = new ArrayList<>();
    for (Evidence source : evidence) {
      findings.addAll(source.verification().findings());
    }
    findings.add(sameLicense(evidence));
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      answers.put(question, answer(question, findings));
    }
    return new LicenseVerdict(answers, findings);
  }

  // A good seal on one license and a good code of another must not add up to a good license.
  private static Finding sameLicense(Evidence... evidence) {
    List<String> subjects =
        Arrays.stream(evidence).map(Evidence::subject).distinct().sorted().toList();
    if (subjects.size() == 1 && !subjects.get(0).isEmpty()) {
      return Finding.passed(Joining.SAME_LICENSE);
    }
    if (subjects.size() <= 2 && (subjects.isEmpty() || subjects.get(0).isEmpty())) {
      return Finding.undetermined(
          Joining.SAME_LICENSE,
          "无法确认各项证据属于同一证照",
          "not all sources say which license they speak of");
    }
    return Finding.failed(
        Joining.SAME_LICENSE, "各项证据属于不同证照", "the sources speak of different licenses: " + subjects);
  }

  private static Answer answer(Question question, List<Finding> findings) {
    boolean established = false;
    boolean open = false;
    for (Finding finding : findings) {
      if (finding.check().question() == question) {
        if (finding.outcome() == Outcome.FAILED) {
          return Answer.NO;
        }
        // That the sources agree says nothing about whether any of them is unaltered.
        established |=
            finding.outcome() == Outcome.PASSED && finding.check() != Joining.SAME_LICENSE;
        open |= finding.outcome() == Outcome.UNDETERMINED;
      }
    }
    return established && !open ? Answer.YES : Answer.UNKNOWN;
  }

  /** Returns the answer to one question. */
  public Answer answer(Question question) {
    return answers.getOrDefault(question, Answer.UNKNOWN);
  }

  /** Returns YES only if every question is answered with yes; NO if one is answered with no. */
  public Answer overall() {
    if (answers.containsValue(Answer.NO)) {
      return Answer.NO;
    }
    return answers.containsValue(Answer.UNKNOWN) ? Answer.UNKNOWN : Answer.YES;
  }

  /** Returns every finding of every source. */
  public List<Finding> findings() {
    return findings;
  }
}
