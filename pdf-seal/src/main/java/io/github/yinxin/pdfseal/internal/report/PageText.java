package io.github.yinxin.pdfseal.internal.report;

import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;

/** The letters and digits of pages, in which signed facts are looked for. */
final class PageText extends PDFTextStripper {

  private final Allowance allowance;

  private PageText(Allowance allowance) {
    this.allowance = allowance;
    setSortByPosition(true);
  }

  /** Returns whether a page has a text, however it is spaced. */
  static boolean has(PDDocument document, int page, String text, Allowance allowance)
      throws IOException {
    PageText reader = new PageText(allowance);
    reader.setStartPage(page);
    reader.setEndPage(page);
    return letters(reader.getText(document)).contains(letters(text));
  }

  /** Returns letters and digits alone: compatibility forms folded, hyphens and spaces left out. */
  static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    Normalizer.normalize(text, Normalizer.Form.NFKC)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    allowance.operator();
    super.processOperator(operator, operands);
  }
}
