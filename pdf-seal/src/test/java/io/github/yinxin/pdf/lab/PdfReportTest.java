package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfReport;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.Fonts;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealDesign;
import io.github.yinxin.seal.SealMaker;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.seal.Typeface;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a report says and shows of genuine and forged files; of a sample of the forgeries, or with
 * {@code -Dyinxin.exhaustive=true} of all that any file can suffer. {@code -Dyinxin.reports=DIR}
 * leaves the reports there, to be looked at.
 */
class PdfReportTest {

  private static final LabFile SEALED =
      LabFile.ALL.stream()
          .filter(f -> f.algorithm() == SignatureAlgorithm.SM2_SM3 && f.certification() == 0)
          .findFirst()
          .orElseThrow();

  private static final int STRIDE = Boolean.getBoolean("yinxin.exhaustive") ? 1 : 4;

  private static final Pattern REMOTE =
      Pattern.compile("(src|href)=\"(?!data:)|url\\(|<script|@import|<link|<iframe|\\son[a-z]+=");

  private static final Pattern NAMELESS = Pattern.compile("<td> <code>[A-Z_]+</code>");

  private static PdfReport report(byte[] file) {
    return PdfReport.of(SealingOffice.verifier().verify(file, SealingOffice.NOW), file);
  }

  private static byte[] forged(String family, String name) {
    return Laboratory.forge(SEALED.victim().bytes()).stream()
        .filter(f -> f.family().equals(family) && f.name().contains(name))
        .findFirst()
        .orElseThrow()
        .bytes();
  }

  private static byte[] sealedWith(SealPicture picture, SealDesign drawn) throws Exception {
    return sealedWith(seal(picture), drawn);
  }

  private static Seal seal(SealPicture picture) throws GeneralSecurityException {
    SealMaker.Order order = SealingOffice.order();
    return SealingOffice.maker()
        .make(
            new SealMaker.Order(
                order.id(),
                order.name(),
                order.signers(),
                picture,
                order.validFrom(),
                order.validUntil()));
  }

  private static byte[] sealedWith(Seal seal, SealDesign drawn)
      throws IOException, GeneralSecurityException {
    return sealer(seal, drawn)
        .seal(
            Documents.pages(1).line("Pay 100 yuan").bytes(), SealPlacement.centredAtMm(1, 100, 100))
        .bytes();
  }

  private static PdfSealer sealer(Seal seal, SealDesign drawn) {
    return PdfSealer.sealing(
        seal,
        drawn,
        SealingOffice.signer(SignatureAlgorithm.SM2_SM3).signer(),
        SealingOffice.clock());
  }

  private static SealDesign design(String name) {
    return SealDesign.round(42, name, Typeface.of(Fonts.latin()));
  }

  private static String json(byte[] file) throws IOException {
    PdfReport report = report(file);
    String folder = System.getProperty("yinxin.reports", "");
    if (!folder.isEmpty()) {
      String name =
          StackWalker.getInstance().walk(s -> s.skip(1).findFirst()).get().getMethodName();
      Files.writeString(Path.of(folder, name + ".html"), report.html());
      Files.writeString(Path.of(folder, name + ".json"), report.json());
    }
    return report.json();
  }

  private static void assertSays(String json, String... parts) {
    for (String part : parts) {
      assertTrue(json.contains(part), () -> "no " + part + " in " + json);
    }
  }

  @Test
  void genuineSeal_looksAsItDid() throws Exception {
    String json =
        json(sealedWith(design(SealingOffice.NAME).picture(), design(SealingOffice.NAME)));
    assertSays(
        json,
        "\"verdict\":\"VALID\"",
        "\"indication\":{\"main\":\"TOTAL-PASSED\"}",
        "\"place\":{\"page\":1,\"x\":79.0,\"y\":79.0,\"width\":42.0,\"height\":42.0},\"look\":\"SAME\"",
        "\"changedPages\":[]",
        "\"warnings\":[]");
  }

  @ParameterizedTest
  @ValueSource(ints = {90, 180, 270})
  void sealOnATurnedPage_isFoundAndLooksLikeItsPicture(int degrees) throws Exception {
    SealDesign drawn = design(SealingOffice.NAME);
    byte[] document = Documents.pages(1).rotated(degrees).line("Pay 100 yuan").bytes();
    byte[] file =
        sealer(seal(drawn.picture()), drawn)
            .seal(document, SealPlacement.centredAtMm(1, 100, 100))
            .bytes();
    assertSays(
        json(file),
        "\"place\":{\"page\":1,\"x\":79.0,\"y\":79.0,\"width\":42.0,\"height\":42.0},\"look\":\"SAME\"",
        "\"warnings\":[]");
  }

  @Test
  void encryptedFile_isDrawnWithItsPassword() throws Exception {
    byte[] file =
        SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256)
            .withPassword("secret")
            .seal(encrypted(), SealPlacement.centredAtMm(1, 100, 100))
            .bytes();
    PdfVerdict verdict =
        SealingOffice.verifier().withPassword("secret").verify(file, SealingOffice.NOW);
    assertSays(PdfReport.of(verdict, file, "secret").json(), "\"VALID\"", "\"look\":\"SAME\"");
    assertThrows(IllegalArgumentException.class, () -> PdfReport.of(verdict, file));
  }

  private static byte[] encrypted() throws IOException {
    try (PDDocument document = Loader.loadPDF(Documents.pages(1).line("Pay 100 yuan").bytes())) {
      document.protect(new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  @Test
  void sealDrawnWithAnotherName_isWarnedOf() throws Exception {
    assertSays(
        json(sealedWith(design("Another Town Bureau").picture(), design(SealingOffice.NAME))),
        "\"verdict\":\"VALID\"",
        "does not look like the picture inside the seal");
  }

  @Test
  void changedAppearance_isMarked() throws Exception {
    assertSays(
        json(forged("ASA", "")),
        "\"verdict\":\"INVALID\"",
        "\"look\":\"CHANGED\"",
        "\"indication\":{\"main\":\"TOTAL-FAILED\",\"sub\":\"FORMAT_FAILURE\"}");
  }

  @Test
  void forgeries_haveAReportThatLoadsNothing() {
    List<Laboratory.Forged> all = Laboratory.forge(SEALED.victim().bytes());
    for (int i = 0; i < all.size(); i += STRIDE) {
      Laboratory.Forged forged = all.get(i);
      String html = report(forged.bytes()).html();
      assertFalse(REMOTE.matcher(html).find(), forged.name());
      assertTrue(html.contains("无效"), forged.name());
    }
  }

  @Test
  void furtherSeal_isToldInTheTimeLine() throws Exception {
    String json = json(GenuineUpdates.sealed(SEALED.victim(), 1));
    assertSays(
        json,
        "\"integrity\":\"VALID_WITH_ALLOWED_UPDATES\"",
        "\"signedBy\":[\"",
        "\"changedPages\":[{\"page\":1");
  }

  @Test
  void textOfTheFile_isNoMarkup() {
    byte[] file =
        HandSigning.signed(
            SEALED.victim(),
            "",
            (update, signature) ->
                GenuineUpdates.invisible(
                    update, SEALED.victim(), "<script>alert\\(1\\)</script>{{saves}}", signature));
    PdfVerdict verdict = SealingOffice.verifier().verify(file, SealingOffice.NOW);
    assertEquals("<script>alert(1)</script>{{saves}}", verdict.signatures().get(1).field());
    String html = PdfReport.of(verdict, file).html();
    assertTrue(html.contains("&lt;script&gt;alert(1)&lt;/script&gt;&#123;&#123;saves}}"), html);
    assertFalse(REMOTE.matcher(html).find() || html.contains("{{"), html);
  }

  @Test
  void checksOfASealSignature_haveChineseNames() {
    String html = report(SEALED.victim().bytes()).html();
    assertTrue(html.contains("<td>印章签名 <code>SEAL_SIGNATURE</code>"), html);
    assertFalse(NAMELESS.matcher(html).find(), html);
  }

  @Test
  void verdictOfAnotherFile_isRefused() {
    PdfVerdict verdict =
        SealingOffice.verifier().verify(SEALED.victim().bytes(), SealingOffice.NOW);
    byte[] other = GenuineUpdates.sealed(SEALED.victim(), 1);
    assertThrows(IllegalArgumentException.class, () -> PdfReport.of(verdict, other));
    assertThrows(IllegalArgumentException.class, () -> PdfReport.of(verdict, new byte[10]));
  }

  @Test
  void fileWithoutASignature_hasAReport() {
    for (byte[] file : List.of(new byte[0], Documents.pages(1).bytes())) {
      assertSays(report(file).json(), "\"signatures\":[]", "\"check\":\"STRUCTURE\"");
    }
  }
}
