package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import org.junit.jupiter.api.Test;

/** ISO 32000-1 7.7.3. */
class PageTreeTest {

  private static PdfFile file(String... objects) throws PdfException {
    SmallPdf pdf = SmallPdf.begin().object(1, "<</Type/Catalog/Pages 2 0 R>>");
    for (int i = 0; i < objects.length; i++) {
      pdf.object(i + 2, objects[i]);
    }
    return pdf.table("/Root 1 0 R").strict();
  }

  private static long mark(Page page) {
    return page.dictionary().integer("Mark", -1);
  }

  @Test
  void page_isFoundByTheCounts() throws Exception {
    PdfFile file =
        file(
            "<</Type/Pages/Count 4/Kids[3 0 R 6 0 R]/Rotate 90>>",
            "<</Type/Pages/Count 2/Kids[4 0 R 5 0 R]/Rotate 180>>",
            "<</Type/Page/Mark 1>>",
            "<</Type/Page/Mark 2>>",
            "<</Type/Pages/Count 2/Kids[7 0 R 8 0 R]>>",
            "<</Type/Page/Mark 3>>",
            "<</Type/Page/Mark 4/Rotate 270>>");
    PageTree tree = PageTree.of(file);
    for (int number = 1; number <= 4; number++) {
      assertEquals(number, mark(tree.page(number).orElseThrow()));
      assertEquals(number, mark(tree.walk().get(number - 1)));
    }
    assertEquals(4, mark(tree.last()));
    assertTrue(tree.page(5).isEmpty());
    assertEquals(new Int(180), tree.page(1).orElseThrow().inherited("Rotate"));
    assertEquals(new Int(90), tree.page(3).orElseThrow().inherited("Rotate"));
    assertEquals(new Int(270), tree.last().inherited("Rotate"));
  }

  @Test
  void otherPages_areNotLookedAt() throws Exception {
    // What object 3 is would be refused if anybody read it.
    PdfFile file = file("<</Count 2/Kids[3 0 R 4 0 R]>>", "<<(>>", "<</Type/Page/Mark 2>>");
    assertEquals(2, mark(PageTree.of(file).last()));
  }

  @Test
  void asManyKidsAsPages_areNotOneEach_ifTheOneWantedIsNot() throws Exception {
    PdfFile file =
        file(
            "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
            "<</Type/Pages/Count 0/Kids[]>>",
            "<</Type/Pages/Count 2/Kids[5 0 R 6 0 R]>>",
            "<</Type/Page/Mark 1>>",
            "<</Type/Page/Mark 2>>");
    assertEquals(1, mark(PageTree.of(file).page(1).orElseThrow()));
    assertEquals(2, mark(PageTree.of(file).page(2).orElseThrow()));
  }

  @Test
  void wrongCount_isNotBelieved() throws Exception {
    PdfFile file =
        file("<</Count 7/Kids[3 0 R 4 0 R]>>", "<</Type/Page/Mark 1>>", "<</Type/Page/Mark 2>>");
    PageTree tree = PageTree.of(file);
    assertEquals(2, mark(tree.last()));
    assertEquals(2, tree.count());
    assertTrue(file.flaws().contains(Flaw.WRONG_COUNT));
  }

  @Test
  void missingCount_isMadeUpFor() throws Exception {
    assertEquals(1, PageTree.of(file("<</Kids[3 0 R]>>", "<</Type/Page>>")).count());
  }

  @Test
  void kidThatIsMissingOrNoPage_isPassedOver() throws Exception {
    PdfFile file =
        file("<</Count 3/Kids[3 0 R 4 0 R 9 0 R]>>", "<</Type/Page/Mark 1>>", "<</Type/Font>>");
    assertEquals(1, mark(PageTree.of(file).last()));
  }

  @Test
  void directKid_isAFlawButAPage() throws Exception {
    PdfFile file = file("<</Count 1/Kids[<</Type/Page/Mark 5>>]>>");
    assertEquals(5, mark(PageTree.of(file).last()));
    assertTrue(file.flaws().contains(Flaw.DIRECT_PAGE));
  }

  @Test
  void treeThatLeadsBack_isRefused() throws Exception {
    PdfFile file = file("<</Count 2/Kids[3 0 R]>>", "<</Count 2/Kids[2 0 R]>>");
    assertEquals(
        Flaw.LOOP, assertThrows(PdfException.class, () -> PageTree.of(file).last()).flaw());
    assertEquals(
        Flaw.LOOP, assertThrows(PdfException.class, () -> PageTree.of(file).walk()).flaw());
  }

  @Test
  void documentWithoutPages_isRefused() throws Exception {
    PdfFile file = file("<</Count 0/Kids[]>>");
    assertEquals(
        Flaw.WRONG_TYPE, assertThrows(PdfException.class, () -> PageTree.of(file).last()).flaw());
  }
}
