package io.github.yinxin.examples;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Documents whose embedded font has no bytes: a viewer falls back, and so must every verb. */
class EmptyFontTest {

  private static final int WIDTH = 600;

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  @ParameterizedTest
  @CsvSource({"Type1, FontFile", "TrueType, FontFile2", "Type1, FontFile3", "Type0, FontFile2"})
  void everyVerb_answersInOneLine(String type, String file) throws Exception {
    Path document = document(type, file);
    String out = folder.resolve("out").toString();
    JsonNode sealed = line("seal", "--json", "--out", out, document);
    assertEquals("SEALED", sealed.get("outcome").asText(), sealed.toString());
    String target = sealed.get("out").asText();
    assertEquals("VALID", line("verify", "--json", target).get("verdict").asText());
    assertEquals(List.of(), line("scan", "--json", target).findValues("error"));
    assertEquals("PDF", line("seal-info", "--json", target).get("kind").asText());
  }

  @ParameterizedTest
  @CsvSource({
    "Type1, FontFile, SEALED",
    "TrueType, FontFile2, SEALED",
    "Type1, FontFile3, SEALED",
    "Type0, FontFile2, NO_UNICODE_MAP"
  })
  void keyword_isFoundByEncodingAndWidths_notByGlyphs(String type, String file, String answer)
      throws Exception {
    String out = folder.resolve("out").toString();
    JsonNode sealed = line("seal", "--json", "--out", out, "--keyword", "Ab", document(type, file));
    assertTrue(sealed.toString().contains('"' + answer + '"'), sealed.toString());
  }

  private JsonNode line(Object... arguments) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Main.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
        .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    assertEquals("", err.toString());
    assertEquals(1, out.toString().lines().count(), out.toString());
    return new ObjectMapper().readTree(out.toString());
  }

  private Path document(String type, String file) throws IOException {
    Path path = folder.resolve(type + file + ".pdf");
    try (PDDocument document = new PDDocument()) {
      COSDictionary font = type.equals("Type0") ? composite(file) : simple(type, file);
      COSDictionary fonts = new COSDictionary();
      fonts.setItem("F1", font);
      COSDictionary resources = new COSDictionary();
      resources.setItem(COSName.FONT, fonts);
      PDPage page = new PDPage();
      page.setResources(new PDResources(resources));
      COSStream content = document.getDocument().createCOSStream();
      try (OutputStream stream = content.createOutputStream()) {
        stream.write("BT /F1 24 Tf 200 400 Td (xxAbxx) Tj ET".getBytes(US_ASCII));
      }
      page.getCOSObject().setItem(COSName.CONTENTS, content);
      document.addPage(page);
      document.save(path.toFile());
    }
    return path;
  }

  private static COSDictionary simple(String type, String file) throws IOException {
    COSDictionary font = named("Font", type);
    font.setName("BaseFont", "ABCDEF+Nothing");
    font.setName("Encoding", "WinAnsiEncoding");
    font.setInt("FirstChar", ' ');
    font.setInt("LastChar", '~');
    COSArray widths = new COSArray();
    for (int c = ' '; c <= '~'; c++) {
      widths.add(COSInteger.get(WIDTH));
    }
    font.setItem("Widths", widths);
    font.setItem("FontDescriptor", descriptor(file));
    return font;
  }

  private static COSDictionary composite(String file) throws IOException {
    COSDictionary descendant = named("Font", "CIDFontType2");
    descendant.setName("BaseFont", "ABCDEF+Nothing");
    descendant.setInt("DW", WIDTH);
    descendant.setItem("FontDescriptor", descriptor(file));
    COSDictionary system = new COSDictionary();
    system.setString("Registry", "Adobe");
    system.setString("Ordering", "Identity");
    system.setInt("Supplement", 0);
    descendant.setItem("CIDSystemInfo", system);
    COSArray descendants = new COSArray();
    descendants.add(descendant);
    COSDictionary font = named("Font", "Type0");
    font.setName("BaseFont", "ABCDEF+Nothing");
    font.setName("Encoding", "Identity-H");
    font.setItem("DescendantFonts", descendants);
    return font;
  }

  private static COSDictionary descriptor(String file) throws IOException {
    COSDictionary descriptor = named("FontDescriptor", null);
    descriptor.setName("FontName", "ABCDEF+Nothing");
    descriptor.setInt("Flags", 32);
    COSStream none = new COSStream();
    none.createOutputStream().close();
    if (file.equals("FontFile3")) {
      none.setName("Subtype", "Type1C");
    }
    descriptor.setItem(file, none);
    return descriptor;
  }

  private static COSDictionary named(String type, @Nullable String subtype) {
    COSDictionary dictionary = new COSDictionary();
    dictionary.setName(COSName.TYPE, type);
    if (subtype != null) {
      dictionary.setName(COSName.SUBTYPE, subtype);
    }
    return dictionary;
  }
}
