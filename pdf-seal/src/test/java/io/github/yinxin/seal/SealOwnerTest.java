package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose a seal is: what it and its certificates say, compared. Codes are made up. */
class SealOwnerTest {

  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);
  private static final String CODE = "91990100MA0000015X";
  private static final String OTHER = "91990100MA0000031K";

  private static Seal seal(String subject, String name, String id) {
    SealForge forge = new SealForge();
    forge.signer =
        SealingOffice.root(SignatureAlgorithm.SM2_SM3)
            .issue(subject, Purpose.SIGNING, SealingOffice.FROM, SealingOffice.UNTIL);
    forge.name = new DERUTF8String(name);
    forge.id = new DERIA5String(id);
    return Seal.parse(forge.seal());
  }

  private static Finding owner(Verification<Seal> verdict) {
    return verdict.findings().stream()
        .filter(f -> f.check() == SealCheck.SEAL_OWNER)
        .findFirst()
        .orElseThrow();
  }

  private static Verification<Seal> verify(Seal seal) {
    return VERIFIER.verify(seal, SealingOffice.NOW);
  }

  @ParameterizedTest(name = "{0} with seal {1}, {2}")
  @CsvSource({
    // Names: the same, with a purpose added, in other widths and brackets.
    "'CN=Example City Office', Example City Office, 1, PASSED",
    "'CN=Signer,O=Example City Office', Example City Office, 1, PASSED",
    "'CN=示例市政务服务局', 示例市政务服务局电子证照专用章, 1, PASSED",
    "'CN=示例（集团）公司', 示例(集团)公司, 1, PASSED",
    "'CN=Another Office', Example City Office, 1, WARNING",
    // Codes: the same, another, and one side alone.
    "'CN=Example City Office,OU=91990100MA0000015X', Example City Office, 91990100MA0000015X,"
        + " PASSED",
    "'CN=Signer,O=91990100MA0000015X Example City Office', Example City Office,"
        + " 91990100MA0000015X, PASSED",
    "'CN=Example City Office', Example City Office, 91990100MA0000015X, PASSED",
    "'CN=Example City Office,OU=91990100MA0000015X', Example City Office, 1, PASSED",
  })
  void nameAndCode_areCompared(String subject, String name, String id, Outcome expected) {
    Verification<Seal> verdict = verify(seal(subject, name, id));
    assertEquals(expected, owner(verdict).outcome(), owner(verdict).en());
    assertInstanceOf(Verification.Valid.class, verdict);
  }

  @Test
  void creditCodeOfAnother_fails() {
    Verification<Seal> verdict =
        verify(seal("CN=Example City Office,OU=" + CODE, SealingOffice.NAME, OTHER));
    assertEquals(Outcome.FAILED, owner(verdict).outcome(), owner(verdict).en());
    assertInstanceOf(Verification.Invalid.class, verdict);
  }

  @Test
  void owner_isToldWithItsCode() {
    Seal seal = seal("CN=Signer,O=Example City Office,OU=" + CODE, "Some Seal", "1");
    assertEquals(CODE, seal.owner().creditCode());
    assertEquals("Example City Office", seal.owner().name());
    assertEquals("Example City Office " + CODE, seal.owner().toString());
  }

  @Test
  void owner_withoutAnyCode_isANameAlone() {
    Seal seal = seal("CN=Example City Office", "Some Seal", "1");
    assertEquals("Example City Office", seal.owner().toString());
  }

  @Test
  void sealThatListsDigestsAlone_leavesItToItsName() {
    SealForge forge = new SealForge();
    forge.listType = 2;
    forge.list =
        new DERSequence(
            new DERSequence(
                new ASN1Encodable[] {
                  new DERPrintableString("1.2.156.10197.1.401"), new DEROctetString(new byte[32])
                }));
    Seal seal = Seal.parse(forge.seal());
    assertEquals(Outcome.SKIPPED, owner(verify(seal)).outcome());
    assertEquals(SealingOffice.NAME, seal.owner().name());
  }
}
