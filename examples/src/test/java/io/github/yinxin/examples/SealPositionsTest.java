package io.github.yinxin.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.demo.DemoSeals;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdf.SealingRefusedException;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.ExternalProgram;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The seal is where it was asked for, upright and of its size, as two renderers show the pages of
 * other programs: turned, cropped, in other units, with other origins.
 */
class SealPositionsTest {

  private static final double SEAL_MM = 42;
  private static final double TOLERANCE_MM = 0.8;
  private static final double MM_PER_POINT = 25.4 / 72;
  private static final double LEAST_LEAN = 0.008;
  private static final int DPI = 60;
  // To be refused by the contract: its user may not sign.
  private static final String SIGNING_WITHHELD =
      "pdf/encrypted-empty-user-password__pdf.js__secHandler.pdf";

  @TempDir
  @SuppressWarnings("NullAway.Init") // set by JUnit
  Path folder;

  /** One page as another program measured it. */
  private record Page(
      String file, int number, double widthMm, double heightMm, boolean plain, double[] crop) {

    static Optional<Page> of(String line) {
      String[] c = line.split("\t", -1);
      if (c[6].isEmpty()) {
        return Optional.empty(); // The other program could not measure it.
      }
      boolean plain =
          c[4].equals("0") && c[5].equals("1") && c[2].equals(c[3]) && c[2].startsWith("[0 0 ");
      return Optional.of(
          new Page(c[0], Integer.parseInt(c[1]), mm(c[6]), mm(c[7]), plain, offset(c[2], c[3])));
    }

    // How far the visible part begins to the right of, and below, the top left corner.
    private static double[] offset(String mediaBox, String cropBox) {
      double[] media = numbers(mediaBox);
      double[] crop = numbers(cropBox);
      return new double[] {
        (crop[0] - media[0]) * MM_PER_POINT, (media[3] - crop[3]) * MM_PER_POINT
      };
    }

    private static double[] numbers(String box) {
      return Arrays.stream(box.replaceAll("[\\[\\]]", "").split(" "))
          .mapToDouble(Double::parseDouble)
          .toArray();
    }

    String at() {
      return file + "\t" + number + "\t";
    }

    /** Its turn, its box or its unit is special; of the others the first page will do. */
    boolean worthALook() {
      return (!plain || number == 1) && widthMm > SEAL_MM + 6 && heightMm > SEAL_MM + 6;
    }

    double x() {
      return Math.max(SEAL_MM / 2 + 1, widthMm * 0.61);
    }

    double y() {
      return Math.max(SEAL_MM / 2 + 1, heightMm * 0.37);
    }
  }

  private static double mm(String points) {
    return Double.parseDouble(points) * MM_PER_POINT;
  }

  private static List<Page> pages(Predicate<Page> wanted) throws IOException {
    Set<String> sound = new TreeSet<>();
    ForeignFiles.expected("pdf").forEach((file, e) -> addIf(e.equals("OK"), file, sound));
    return allPages().stream()
        .filter(page -> sound.contains(page.file()) && page.worthALook() && wanted.test(page))
        .toList();
  }

  private static List<Page> allPages() throws IOException {
    ForeignFiles.requirePresent();
    return Files.readAllLines(ForeignFiles.path("pdf/pages.tsv")).stream()
        .skip(1)
        .map(Page::of)
        .flatMap(Optional::stream)
        .toList();
  }

  private static void addIf(boolean wanted, String file, Set<String> files) {
    if (wanted) {
      files.add(file);
    }
  }

  /** Turns a page of a file into a picture. */
  @FunctionalInterface
  private interface Renderer {
    BufferedImage render(byte[] pdf, int page) throws IOException;
  }

  private void requireSealsInPlace(List<Page> pages, Renderer renderer) throws Exception {
    PdfSealer sealer =
        DemoSeals.sealer(
            DemoKeys.open(DemoKeys.home(), Clock.systemUTC()),
            SignatureAlgorithm.ECDSA_SHA256,
            Clock.systemUTC());
    List<String> wrong = new ArrayList<>();
    Set<String> refused = new TreeSet<>();
    for (Page page : pages) {
      byte[] pdf = Files.readAllBytes(ForeignFiles.path(page.file()));
      try {
        byte[] sealed =
            sealer.seal(pdf, SealPlacement.centredAtMm(page.number(), page.x(), page.y())).bytes();
        Diff seal =
            Diff.of(renderer.render(pdf, page.number()), renderer.render(sealed, page.number()));
        String problem = problem(page, seal);
        addIf(!problem.isEmpty(), page.file() + " page " + page.number() + problem, wrong);
      } catch (SealingRefusedException e) {
        refused.add(page.file());
      }
    }
    System.out.println(pages.size() + " pages looked at, of refused files: " + refused);
    assertEquals(List.of(), wrong);
    refused.remove(SIGNING_WITHHELD);
    assertEquals(Set.of(), refused);
  }

  private static void addIf(boolean wanted, String text, List<String> texts) {
    if (wanted) {
      texts.add(text);
    }
  }

  private static String problem(Page page, Diff seal) {
    double x = seal.x() * page.widthMm();
    double y = seal.y() * page.heightMm();
    double width = seal.width() * page.widthMm();
    boolean inPlace = Math.hypot(x - page.x(), y - page.y()) <= TOLERANCE_MM;
    boolean upright = seal.lean() > LEAST_LEAN && Math.abs(seal.leanSideways()) < seal.lean();
    boolean sized = Math.abs(width - SEAL_MM) <= 2 * TOLERANCE_MM;
    return inPlace && upright && sized
        ? ""
        : String.format(
            ": asked (%.1f, %.1f) mm, shown (%.1f, %.1f) mm, %.1f mm wide, leans %.3f and %.3f",
            page.x(), page.y(), x, y, width, seal.lean(), seal.leanSideways());
  }

  @Test
  void seals_renderedByPdfBox_areWhereTheyWereAskedFor() throws Exception {
    requireSealsInPlace(
        pages(page -> true),
        (pdf, number) -> {
          try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFRenderer(document).renderImageWithDPI(number - 1, DPI);
          }
        });
  }

  @Test
  void seals_renderedByPoppler_areWhereTheyWereAskedFor() throws Exception {
    Optional<ExternalProgram> poppler = ExternalProgram.find("pdftoppm");
    assumeTrue(poppler.isPresent(), "no pdftoppm");
    requireSealsInPlace(
        pages(page -> !page.plain()),
        (pdf, number) -> {
          Path file = Files.write(folder.resolve("page.pdf"), pdf);
          Path picture = folder.resolve("page");
          poppler
              .orElseThrow()
              .run(
                  "-cropbox",
                  "-png",
                  "-singlefile",
                  "-r",
                  DPI,
                  "-f",
                  number,
                  "-l",
                  number,
                  file,
                  picture);
          return ImageIO.read(folder.resolve("page.png").toFile());
        });
  }

  /**
   * One word as another program measured it.
   *
   * @param x its middle on the visible page
   * @param y likewise
   * @param em about its height
   */
  private record Word(
      String file, String page, String text, String nth, double x, double y, double em) {

    static Word of(String line, Page page) {
      String[] c = line.split("\t", -1);
      // The other program's word may go on after ours.
      double share = ems(c[2]) / ems(c[4]);
      return new Word(
          c[0],
          c[1],
          c[2],
          c[3],
          mm(c[5]) + (mm(c[7]) - mm(c[5])) * share / 2 - page.crop()[0],
          (mm(c[6]) + mm(c[8])) / 2 - page.crop()[1],
          mm(c[8]) - mm(c[6]));
    }

    private static double ems(String text) {
      return text.chars().mapToDouble(c -> c < 0x80 ? 0.5 : 1).sum();
    }

    // Boxes of words are middled on the letters within a tenth of their height or so.
    boolean fits(JsonNode answer, Page page) {
      if (answer.has("placements")) {
        JsonNode place = answer.get("placements").get(0);
        return Math.abs(place.get("x").asDouble() - x) < 0.15 * em
            && Math.abs(place.get("y").asDouble() - y) < 0.15 * em;
      }
      double half = SEAL_MM / 2;
      boolean inside =
          x > half && y > half && x + half < page.widthMm() && y + half < page.heightMm();
      return !inside && answer.get("reason").asText().equals("OUTSIDE_PAGE");
    }
  }

  @Test
  void keywords_areSealedInTheirMiddle_orRefusedNearTheEdge() throws Exception {
    List<Page> all = allPages();
    List<String> wrong = new ArrayList<>();
    for (String line :
        Files.readAllLines(ForeignFiles.path("pdf/keywords.tsv")).stream().skip(1).toList()) {
      Page page = all.stream().filter(p -> line.startsWith(p.at())).findFirst().orElseThrow();
      Word word = Word.of(line, page);
      JsonNode answer = sealed(word);
      boolean fits = word.fits(answer, page);
      System.out.printf(
          "%-4s %s (%.1f, %.1f) mm %s%n", fits ? "" : "!", word.text(), word.x(), word.y(), answer);
      addIf(!fits, line + ": " + answer, wrong);
    }
    assertEquals(List.of(), wrong);
  }

  private JsonNode sealed(Word word) throws IOException {
    String[] verb = {
      "seal",
      "--json",
      "--out",
      folder.toString(),
      "--page",
      word.page(),
      "--keyword",
      word.text(),
      "--nth",
      word.nth()
    };
    return ForeignFiles.run(List.of(word.file()), verb).values().iterator().next();
  }
}
