package io.github.yinxin.pdf.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdf.PdfReport;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdfseal.SealingOffice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Pages that cost whoever draws them too much: the report is made without them, and says so. Those
 * that only time ends, and all files of broken structure, with {@code -Dyinxin.exhaustive=true}.
 */
class HostileDrawingTest {

  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final int STRIDE = EXHAUSTIVE ? 1 : 7;

  private static final Victim VICTIM = LabFile.ALL.get(0).victim();
  private static final int MEGABYTE = 1 << 20;

  /** An update that makes the first page expensive. */
  record Expense(String name, Forgery.Forger forger) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Expense> expenses() {
    return Stream.concat(cheap(), EXHAUSTIVE ? slow() : Stream.of());
  }

  private static Stream<Expense> slow() {
    return Stream.of(
        new Expense("forms in forms", v -> drawn(forms(9))),
        new Expense("loops of operators", v -> content("", "q Q ".repeat(2_200_000))));
  }

  private static Stream<Expense> cheap() {
    return Stream.of(
        new Expense("bomb in content", v -> content("/Filter /FlateDecode", deflated(300))),
        new Expense(
            "bomb in a bomb",
            v -> content("/Filter [/FlateDecode /FlateDecode]", deflated(deflated(300)))),
        new Expense("image without end", v -> image("/Width 200000 /Height 200000")),
        new Expense("rows without end", v -> image("/Width 1 /Height 1", parameters())),
        new Expense("dashes without end", v -> content("", "[.0001] 0 d 0 0 m 90000 700 l S")),
        new Expense("inline bomb", v -> content("", inline(deflated(80)))));
  }

  private static byte[] content(String dictionary, String content) {
    return new Update(VICTIM).put(LabDocument.CONTENT, Update.stream(dictionary, content)).bytes();
  }

  /** Each form draws the next one ten times. */
  private static Update forms(int depth) {
    Update update = new Update(VICTIM);
    String form = "/Type /XObject /Subtype /Form /BBox [0 0 90 20] ";
    int next = update.addStream(form, "0 0 9 9 re f");
    for (int i = 0; i < depth; i++) {
      String resources = "/Resources << /XObject << /X " + next + " 0 R >> >>";
      next = update.addStream(form + resources, "/X Do ".repeat(10));
    }
    return update.set(VICTIM.page(), "Resources", "<< /XObject << /X " + next + " 0 R >> >>");
  }

  private static byte[] drawn(Update update) {
    return update.put(LabDocument.CONTENT, Update.stream("", "/X Do")).bytes();
  }

  private static byte[] image(String size) {
    return image(size, "/Filter /FlateDecode");
  }

  private static byte[] image(String size, String filter) {
    Update update = new Update(VICTIM);
    String dictionary =
        "/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 8 ";
    int image = update.addStream(dictionary + size + filter, deflated(1));
    return drawn(
        update.set(VICTIM.page(), "Resources", "<< /XObject << /X " + image + " 0 R >> >>"));
  }

  private static String parameters() {
    return "/Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 900000 /Rows 900000 >>";
  }

  private static String inline(String data) {
    return "BI /W 9000 /H 9000 /CS /G /BPC 8 /F /Fl ID " + data + " EI";
  }

  private static String deflated(int megabytes) {
    return deflated(new byte[MEGABYTE], megabytes);
  }

  private static String deflated(String text) {
    return deflated(text.getBytes(StandardCharsets.ISO_8859_1), 1);
  }

  private static String deflated(byte[] bytes, int times) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream deflating =
        new DeflaterOutputStream(out, new Deflater(Deflater.BEST_SPEED))) {
      for (int i = 0; i < times; i++) {
        deflating.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @MethodSource("expenses")
  void expensivePage_isNotDrawn(Expense expense) {
    byte[] file = expense.forger().forge(VICTIM);
    PdfVerdict verdict = SealingOffice.verifier().verify(file, SealingOffice.NOW);
    assertEquals(PdfVerdict.Integrity.CHANGED_AFTER_SIGNING, verdict.integrity());
    PdfReport report = PdfReport.of(verdict, file);
    assertTrue(report.json().contains("\"look\":\"NOT_SHOWN\""), report.json());
    assertTrue(report.html().contains("alt=\"when signed\""));
  }

  @Test
  void deepFilesOfTheLaboratory_haveReports() {
    List<Forgery> forgeries = StructureForgeries.all();
    for (int i = 0; i < forgeries.size(); i += STRIDE) {
      Forgery forgery = forgeries.get(i);
      byte[] file = forgery.forger().forge(VICTIM);
      PdfVerdict verdict = SealingOffice.verifier().verify(file, SealingOffice.NOW);
      assertTrue(PdfReport.of(verdict, file).html().contains("无效"), forgery.toString());
    }
  }
}
