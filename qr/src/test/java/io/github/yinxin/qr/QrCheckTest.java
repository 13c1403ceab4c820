package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.yinxin.verify.LicenseVerdict.Question;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class QrCheckTest {

  @ParameterizedTest
  @CsvSource({
    "PREFIX, GENUINE",
    "ENCODING, GENUINE",
    "STRUCTURE, GENUINE",
    "ISSUER_KEY, GENUINE",
    "ALGORITHM, GENUINE",
    "SIGNATURE, GENUINE",
    "COMPRESSION, WHOLE",
    "CLAIMS, WHOLE",
    "ISSUER_CODE, RIGHTFUL",
    "PROFILE, WHOLE",
    "TEXT, WHOLE",
    "ISSUED_AT, IN_FORCE",
    "TIME, IN_FORCE",
    "KEY_USAGE, RIGHTFUL",
    "KEY_PERIOD, RIGHTFUL",
    "KEY_COMPROMISE, GENUINE",
    "STATUS, IN_FORCE",
    "SUSPENSION, IN_FORCE",
    "FRESHNESS, FRESH"
  })
  void check_answersItsQuestion(QrCheck check, Question question) {
    assertEquals(question, check.question());
  }

  @ParameterizedTest
  @EnumSource
  void check_namesItsClause(QrCheck check) {
    assertFalse(check.clause().isBlank());
  }
}
