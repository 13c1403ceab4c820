package io.github.yinxin.verify;

import java.util.ArrayList;
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

  private final Map<Question, Answer> answers;
  private final List<Finding> findings;

  private LicenseVerdict(Map<Question, Answer> answers, List<Finding> findings) {
    this.answers = answers;
    this.findings = List.copyOf(findings);
  }

  /**
   * Joins what several sources found: the file, its code, the register. A question that no finding
   * answers stays unknown.
   */
  @SafeVarargs
  public static LicenseVerdict of(Verification<? extends LicenseSubject>... sources) {
    List<Verification<? extends LicenseSubject>> joined = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Verification<? extends LicenseSubject> source : sources) {
      joined.add(source);
      findings.addAll(source.findings());
    }
    findings.addAll(Joining.of(joined));
    Map<Question, Answer> answers = new EnumMap<>(Question.class);
    for (Question question : Question.values()) {
      answers.put(question, answer(question, findings));
    }
    return new LicenseVerdict(answers, findings);
  }

  private static Answer answer(Question question, List<Finding> findings) {
    boolean established = false;
    boolean open = false;
    for (Finding finding : findings) {
      if (finding.check().question() == question) {
        if (finding.outcome() == Outcome.FAILED) {
          return Answer.NO;
        }
        established |= finding.outcome() == Outcome.PASSED && finding.check().establishes();
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
