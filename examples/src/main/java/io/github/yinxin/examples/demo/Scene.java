package io.github.yinxin.examples.demo;

import io.github.yinxin.verify.LicenseVerdict.Answer;
import io.github.yinxin.verify.Verification;

/**
 * One scene of the story: what was done, what the strangers said, what they should have said.
 *
 * @param handout which handed-out page it is about
 * @param zh what was done, in Chinese
 * @param en the same in English
 * @param file name of the PDF judged
 * @param judgement what the strangers said
 * @param expected what they should have said
 */
record Scene(
    String handout,
    String zh,
    String en,
    String file,
    Strangers.Judgement judgement,
    Expected expected) {

  /**
   * What the strangers should say.
   *
   * @param file on the file
   * @param code on the code
   * @param register on the license
   */
  record Expected(Answer file, Answer code, Answer register) {

    static final Expected ALL_GOOD = new Expected(Answer.YES, Answer.YES, Answer.YES);
    static final Expected NOT_IN_FORCE = new Expected(Answer.YES, Answer.YES, Answer.NO);

    /** The register, too, was never told of such a file. */
    static final Expected FILE_ALTERED = new Expected(Answer.NO, Answer.YES, Answer.NO);

    static final Expected CODE_ALTERED = new Expected(Answer.YES, Answer.NO, Answer.YES);
  }

  Answer fileAnswer() {
    return answer(judgement.pdf().overall());
  }

  Answer codeAnswer() {
    return answer(judgement.code());
  }

  Answer registerAnswer() {
    return answer(judgement.register());
  }

  boolean asExpected() {
    Answer overall = expected.equals(Expected.ALL_GOOD) ? Answer.YES : Answer.NO;
    return expected.equals(new Expected(fileAnswer(), codeAnswer(), registerAnswer()))
        && judgement.joined().overall() == overall;
  }

  private static Answer answer(Verification<?> verification) {
    if (verification instanceof Verification.Valid) {
      return Answer.YES;
    }
    return verification instanceof Verification.Invalid ? Answer.NO : Answer.UNKNOWN;
  }
}
