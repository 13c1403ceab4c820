package io.github.yinxin.license;

import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.CHECK_CHARACTER;
import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.CREDIT_CODES;
import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.ISSUER;
import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.KNOWN_GENERATOR;
import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.SHAPE;
import static io.github.yinxin.license.LicenseCatalogue.IdentifierCheck.TYPE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.license.LicenseCatalogue.IdentifierCheck;
import io.github.yinxin.testkit.SampleLicenses;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierVerdictTest {

  private static final LicenseCatalogue CATALOGUE =
      LicenseCatalogue.empty().with(SampleLicenses.TYPE).with(SampleLicenses.AUTHORITY);
  private static final LicenseId KNOWN =
      LicenseId.of(SampleLicenses.TYPE, SampleLicenses.AUTHORITY, "7", 1);
  private static final String DEVIANT =
      "1.2.156.3005.2.11100000000013661B006.113700000045046442"
          + ".209FA4E88F9E4C878F3E9BED2CE7EA49.001.M";

  private static Outcome outcome(Verification<?> verification, IdentifierCheck check) {
    return verification.findings().stream()
        .filter(f -> f.check() == check)
        .map(Finding::outcome)
        .findFirst()
        .orElseThrow();
  }

  private static String withOtherCheckCharacter(LicenseId id) {
    String text = id.toString();
    return text.substring(0, text.length() - 1) + (id.checkCharacter() == '0' ? '1' : '0');
  }

  @Test
  void identifierOfKnownTypeAndIssuer_isValid() {
    assertEquals(Optional.of(KNOWN), CATALOGUE.verify(KNOWN.toString()).verified());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.2.156.3005.2.", "x", DEVIANT})
  void everyCheck_isReportedOnceInOrder(String text) {
    assertEquals(
        Arrays.asList((Object[]) IdentifierCheck.values()),
        CATALOGUE.verify(text).findings().stream().<Object>map(Finding::check).toList());
  }

  @Nested
  class DistinctAnswers {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "1.2.156.3005.2",
          "1.2.156.3005.2.11990000MB0000019F001.11990100MB0000027F.7.001",
          "1.2.156.3005.2.11990000MB0000019F001.11990100MB0000027F.7.01.0",
          "1.2.156.3005.2.11990000MB0000019F001.11990100MB0000027F.许.001.0",
          "1.2.156.3005.2.11990000MB0000019f001.11990100MB0000027F.7.001.0",
          "1.2.156.3005.2.11990000MB0000019F001.11990100MB0000027F.7.001.00",
          "1.2.156.3005.2.11990000MB0000019F001.11990100MB0000027F.7.001.x"
        })
    void malformed_failsItsShapeOnly(String text) {
      Verification<LicenseId> verification = CATALOGUE.verify(text);
      assertEquals(Outcome.FAILED, outcome(verification, SHAPE));
      assertEquals(Outcome.SKIPPED, outcome(verification, CHECK_CHARACTER));
      assertEquals(Outcome.SKIPPED, outcome(verification, TYPE));
    }

    @Test
    void wrongCheckCharacter_failsThatCheckOnly() {
      Verification<LicenseId> verification = CATALOGUE.verify(withOtherCheckCharacter(KNOWN));
      assertEquals(Outcome.FAILED, outcome(verification, CHECK_CHARACTER));
      assertEquals(
          List.of(Outcome.PASSED, Outcome.PASSED, Outcome.PASSED, Outcome.PASSED),
          List.of(SHAPE, CREDIT_CODES, TYPE, ISSUER).stream()
              .map(check -> outcome(verification, check))
              .toList());
    }

    @Test
    void unknownType_isUndetermined() {
      LicenseId id = new LicenseId("11990000MB0000019F009", KNOWN.issuerCode(), "7", 1);
      Verification<LicenseId> verification = CATALOGUE.verify(id.toString());
      assertEquals(Outcome.UNDETERMINED, outcome(verification, TYPE));
      assertEquals(Outcome.PASSED, outcome(verification, ISSUER));
      assertEquals(Optional.empty(), verification.verified());
    }

    @Test
    void unknownIssuer_isUndetermined() {
      LicenseId id = new LicenseId(KNOWN.typeCode(), "113700000045046442", "7", 1);
      Verification<LicenseId> verification = CATALOGUE.verify(id.toString());
      assertEquals(Outcome.PASSED, outcome(verification, TYPE));
      assertEquals(Outcome.UNDETERMINED, outcome(verification, ISSUER));
    }

    @Test
    void issuerThatIsADivision_isWarnedOf() {
      LicenseId id = new LicenseId(KNOWN.typeCode(), "340100", "7", 1);
      assertEquals(Outcome.WARNING, outcome(CATALOGUE.verify(id.toString()), CREDIT_CODES));
    }
  }

  @Nested
  class KnownDeviant {

    private final LicenseId id =
        new LicenseId(
            "11100000000013661B006", "113700000045046442", "209FA4E88F9E4C878F3E9BED2CE7EA49", 1);

    // Recomputed by the script of the handbook's license page, appendix A.
    @ParameterizedTest
    @CsvSource({
      "11100000000013338W011, 11430000006122244L, 20230000403, 1, T",
      "11100000000013338W011, 11430000006122244L, 20230000403, 2, R",
      "11100000000013338W009, 11330105002500287C, 2025052201, 2, Z",
      "11100000MB03271699022, 340100, 000000016, 1, 4",
      "11100000000013338W032, 11220000013544541J, 2430599, 1, E",
      "11100000000013661B006, 113700000045046442, 209FA4E88F9E4C878F3E9BED2CE7EA49, 1, M"
    })
    void itsAlgorithm_isReproduced(
        String type, String issuer, String serial, int version, char check) {
      String text = type + issuer + serial + "00" + version;
      assertEquals(check, CheckCharacter.LETTERS_FROM_ELEVEN.over(text));
    }

    @Test
    void itsIdentifier_isRefusedAndRecognised() {
      Verification<LicenseId> verification = CATALOGUE.verify(DEVIANT);
      assertEquals(Outcome.FAILED, outcome(verification, CHECK_CHARACTER));
      assertEquals(Outcome.WARNING, outcome(verification, KNOWN_GENERATOR));
    }

    @Test
    void itsIdentifier_whereAccepted_isWarnedOf() {
      Verification<LicenseId> verification = CATALOGUE.acceptingKnownDeviants().verify(DEVIANT);
      assertEquals(Outcome.WARNING, outcome(verification, CHECK_CHARACTER));
      assertEquals(Outcome.WARNING, outcome(verification, KNOWN_GENERATOR));
    }

    @Test
    void anotherWrongCharacter_whereDeviantsAreAccepted_isStillRefused() {
      String text = DEVIANT.substring(0, DEVIANT.length() - 1) + "N";
      Verification<LicenseId> verification = CATALOGUE.acceptingKnownDeviants().verify(text);
      assertEquals(Outcome.FAILED, outcome(verification, CHECK_CHARACTER));
      assertEquals(Outcome.SKIPPED, outcome(verification, KNOWN_GENERATOR));
    }

    @Test
    void rightCharacter_asksForNoGenerator() {
      assertEquals(Outcome.SKIPPED, outcome(CATALOGUE.verify(id.toString()), KNOWN_GENERATOR));
    }

    @Test
    void itsRecord_whereAccepted_keepsTheIdentifierAsPrinted() {
      LicenseType type = new LicenseType("11100000000013661B006", "示例证", List.of());
      String json =
          Records.PINYIN
              .replace(Records.ID.toString(), DEVIANT)
              .replace(SampleLicenses.TYPE.code(), type.code())
              .replace("11990100MB0000027F", "113700000045046442");
      LicenseJson reader =
          LicenseJson.with(LicenseCatalogue.empty().with(type).acceptingKnownDeviants());
      LicenseJson.Stock stock = reader.readStock(Records.bytes(json)).accepted().orElseThrow();
      assertEquals(id, stock.id());
      License adopted =
          License.first(
              new License.Names(stock.id(), new Cti(1), 0), stock.issuedOn(), stock.facts());
      assertEquals(Optional.of(stock), reader.readStock(reader.writePinyin(adopted)).accepted());
      assertEquals(Optional.of(adopted), reader.readLicense(reader.write(adopted)).accepted());
    }
  }

  @Nested
  class PublicVectors {

    private static List<String[]> lines(String name) throws Exception {
      Path file = Path.of(System.getProperty("yinxin.data", "absent"), "vectors", "elicence", name);
      Assumptions.assumeTrue(Files.exists(file), "no public test data: " + file);
      return Files.readAllLines(file).stream().skip(1).map(line -> line.split("\t", -1)).toList();
    }

    @Test
    void identifiers_haveTheCheckCharacterTheyAreSaidToHave() throws Exception {
      for (String[] line : lines("identifiers.tsv")) {
        Outcome expected = line[1].equals("yes") ? Outcome.PASSED : Outcome.FAILED;
        assertEquals(expected, outcome(CATALOGUE.verify(line[0]), CHECK_CHARACTER), line[0]);
      }
    }

    @Test
    void creditCodes_areValidAsTheyAreSaidToBe() throws Exception {
      for (String[] line : lines("uscc.tsv")) {
        boolean valid;
        try {
          valid = UnifiedSocialCreditCode.parse(line[0]).value().equals(line[0]);
        } catch (IllegalArgumentException e) {
          valid = false;
        }
        assertEquals(line[1].equals("yes"), valid, line[0]);
      }
    }
  }
}
