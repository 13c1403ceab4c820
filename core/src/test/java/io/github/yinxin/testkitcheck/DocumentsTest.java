package io.github.yinxin.testkitcheck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.yinxin.testkit.Documents;
import io.github.yinxin.testkit.Documents.Box;
import io.github.yinxin.testkit.Documents.CrossReference;
import io.github.yinxin.testkit.ExternalProgram;
import io.github.yinxin.testkit.ExternalProgram.Run;
import io.github.yinxin.testkit.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentsTest {

  private final Path folder;

  DocumentsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private static ExternalProgram program(String name) {
    return ExternalProgram.find(name)
        .orElseGet(() -> abort(name + " is not on the search path: nothing was checked"));
  }

  private Path file(Documents document) throws IOException {
    return Files.write(folder.resolve("document.pdf"), document.bytes());
  }

  private static Documents sample(CrossReference by) {
    return Documents.pages(3).line("Example (license) \\ 100%").line(2, "Second").finding(by);
  }

  @Nested
  class Syntax {

    @ParameterizedTest
    @EnumSource
    void document_checkedByQpdf_isWithoutFault(CrossReference by) throws IOException {
      Run run = program("qpdf").run("--check", file(sample(by)));
      assertTrue(run.exitCode() == 0 && !run.output().contains("WARNING"), run.output());
    }

    @ParameterizedTest
    @EnumSource
    void document_hasThePagesAskedFor(CrossReference by) throws IOException {
      assertEquals("3", program("qpdf").run("--show-npages", file(sample(by))).output().strip());
    }

    @Test
    void table_isClassic() {
      String text = new String(sample(CrossReference.TABLE).bytes(), StandardCharsets.ISO_8859_1);
      assertTrue(text.startsWith("%PDF-1.4") && text.contains("\nxref\n0 10\n"));
    }

    @Test
    void objectStream_holdsThePages() throws IOException {
      Path file = file(sample(CrossReference.OBJECT_STREAM));
      String objects = program("qpdf").run("--show-xref", file).output();
      assertTrue(objects.contains("4/0: compressed; stream = "), objects);
    }

    @ParameterizedTest
    @EnumSource
    void document_writtenTwice_isTheSame(CrossReference by) {
      assertArrayEquals(sample(by).bytes(), sample(by).bytes());
    }

    @Test
    void startxref_pointsAtTheTable() {
      String text = new String(sample(CrossReference.TABLE).bytes(), StandardCharsets.ISO_8859_1);
      String offset = text.substring(text.indexOf("startxref\n") + 10, text.indexOf("\n%%EOF"));
      assertEquals(text.indexOf("\nxref\n") + 1, Integer.parseInt(offset));
    }
  }

  @Nested
  class Pages {

    private String info(Documents document) throws IOException {
      return program("pdfinfo").run("-box", file(document)).output().replaceAll(" +", " ");
    }

    @Test
    void page_byDefault_isA4() throws IOException {
      assertTrue(info(Documents.pages(1)).contains("595.28 x 841.89 pts (A4)"));
    }

    @Test
    void mediaBox_set_isThePage() throws IOException {
      String info = info(Documents.pages(1).mediaBox(new Box(-10, 20, 490, 720)));
      assertTrue(info.contains("MediaBox: -10.00 20.00 490.00 720.00"), info);
    }

    @Test
    void cropBox_set_isTheVisiblePart() throws IOException {
      String info = info(Documents.pages(1).cropBox(new Box(50, 60, 500, 700)));
      assertTrue(info.contains("CropBox: 50.00 60.00 500.00 700.00"), info);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void rotation_set_isThePages(int degrees) throws IOException {
      String info = info(Documents.pages(1).rotated(degrees));
      assertTrue(info.contains("Page rot: " + degrees), info);
    }

    @Test
    void rotation_noMultipleOf90_isRefused() {
      assertTrue(Refusal.of(() -> Documents.pages(1).rotated(45)).contains("45"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void pageCount_belowOne_isRefused(int count) {
      assertTrue(Refusal.of(() -> Documents.pages(count)).contains("" + count));
    }
  }

  @Nested
  class Text {

    private String textOf(int page) throws IOException {
      Path file = file(sample(CrossReference.TABLE));
      return program("pdftotext").run("-f", page, "-l", page, file, "-").output().strip();
    }

    @Test
    void line_forEveryPage_standsOnEach() throws IOException {
      assertEquals("Example (license) \\ 100%", textOf(3));
    }

    @Test
    void line_forOnePage_standsBelow() throws IOException {
      assertTrue(textOf(2).matches("(?s)Example \\(license\\) \\\\ 100%\\s+Second"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4})
    void line_forAPageThatIsNotThere_isRefused(int page) {
      assertTrue(Refusal.of(() -> Documents.pages(3).line(page, "x")).contains("page " + page));
    }

    @ParameterizedTest
    @ValueSource(strings = {"证照", "a\nb", "\u007f"})
    void line_notPrintableAscii_isRefused(String text) {
      assertTrue(Refusal.of(() -> Documents.pages(1).line(text)).contains(text));
    }
  }
}
