package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.draw.PageGeometry;
import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** A document opened for sealing. */
public final class OpenDocument implements Closeable {

  private static final int NO_CHANGES = 1;

  private final PDDocument document;

  private OpenDocument(PDDocument document) {
    this.document = document;
  }

  /**
   * Opens a document, strictly: what only a lenient reader can make sense of, others may read
   * otherwise.
   *
   * @param password user or owner password; empty for none
   */
  static OpenDocument open(byte[] pdf, String password) throws Refusal {
    OpenDocument opened = new OpenDocument(parse(pdf, password, false));
    try {
      opened.requireUnlocked();
      return opened;
    } catch (Refusal e) {
      opened.closeQuietly();
      throw e;
    }
  }

  /** Rewrites a damaged document as PDFBox understands it; what it says may have changed. */
  static byte[] repaired(byte[] pdf, String password) throws Refusal, IOException {
    try (PDDocument lenient = parse(pdf, password, true)) {
      if (lenient.getNumberOfPages() == 0) {
        throw new Refusal(Reason.DAMAGED, "the document has no page left");
      }
      lenient.setAllSecurityToBeRemoved(lenient.isEncrypted());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      lenient.save(out);
      return out.toByteArray();
    }
  }

  private static PDDocument parse(byte[] pdf, String password, boolean lenient) throws Refusal {
    try {
      return new PDFParser(new RandomAccessReadBuffer(pdf), password).parse(lenient);
    } catch (InvalidPasswordException e) {
      throw new Refusal(Reason.PASSWORD_NEEDED, "the password is missing or wrong");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      throw new Refusal(Reason.DAMAGED, "the document is damaged: " + e.getMessage());
    }
  }

  private void requireUnlocked() throws Refusal {
    AccessPermission permission = document.getCurrentAccessPermission();
    if (document.isEncrypted()
        && !permission.isOwnerPermission()
        && !permission.canModifyAnnotations()) {
      throw new Refusal(
          Reason.PASSWORD_NEEDED,
          "signing needs the owner's password: it is not permitted to users");
    }
    if (certification() == NO_CHANGES) {
      throw new Refusal(Reason.CERTIFIED, "the document is certified against any change");
    }
  }

  /** Returns P of the certification signature (ISO 32000-1 12.8.2.2), or 0 if there is none. */
  private int certification() {
    COSDictionary permissions =
        document.getDocumentCatalog().getCOSObject().getCOSDictionary(COSName.getPDFName("Perms"));
    COSDictionary signature =
        permissions == null ? null : permissions.getCOSDictionary(COSName.getPDFName("DocMDP"));
    COSArray references =
        signature == null ? null : signature.getCOSArray(COSName.getPDFName("Reference"));
    if (references == null || references.size() == 0) {
      return 0;
    }
    COSBase reference = references.getObject(0);
    COSDictionary parameters =
        reference instanceof COSDictionary dictionary
            ? dictionary.getCOSDictionary(COSName.getPDFName("TransformParams"))
            : null;
    return parameters == null ? 2 : parameters.getInt(COSName.P, 2);
  }

  PDDocument document() {
    return document;
  }

  /** Returns the number of the last page. */
  public int lastPage() {
    return document.getNumberOfPages();
  }

  /** Returns a place on a page; a negative page stands for the last one. */
  public Spot spot(int page, double xMm, double yMm) throws Refusal {
    int number = page < 0 ? lastPage() : page;
    if (number < 1 || number > lastPage()) {
      throw new Refusal(
          Reason.NO_SUCH_PAGE, "page " + number + " of a document with " + lastPage() + " pages");
    }
    return new Spot(number, xMm, yMm);
  }

  /**
   * Returns a place measured from the lower right corner; on a page too small for that, its middle.
   */
  public Spot fromLowerRight(int page, double rightMm, double bottomMm) throws Refusal {
    Spot corner = spot(page, 0, 0);
    PageGeometry geometry = geometry(corner.page());
    double x = Math.max(geometry.widthMm() - rightMm, geometry.widthMm() / 2);
    double y = Math.max(geometry.heightMm() - bottomMm, geometry.heightMm() / 2);
    return new Spot(corner.page(), x, y);
  }

  /** Returns the chosen places of a keyword. */
  public List<Spot> chosen(String keyword, List<Spot> places) throws Refusal {
    if (places.isEmpty()) {
      throw new Refusal(
          Reason.KEYWORD_NOT_FOUND, "the text \"" + keyword + "\" does not stand there that often");
    }
    return places;
  }

  /** Returns where a keyword stands, in reading order; at least one place. */
  public List<Spot> find(String keyword) throws Refusal, IOException {
    KeywordFinder finder = new KeywordFinder(keyword);
    List<Spot> found = finder.search(this);
    if (found.isEmpty()) {
      throw finder.sawUnmappedGlyphs()
          ? new Refusal(Reason.NO_UNICODE_MAP, "a font does not say which characters it shows")
          : new Refusal(
              Reason.KEYWORD_NOT_FOUND, "the text \"" + keyword + "\" is not on the pages");
    }
    return found;
  }

  PageGeometry geometry(int number) {
    PDPage page = document.getPage(number - 1);
    PDRectangle box = page.getCropBox();
    return new PageGeometry(
        new Rectangle2D.Double(
            box.getLowerLeftX(), box.getLowerLeftY(), box.getWidth(), box.getHeight()),
        page.getRotation(),
        page.getUserUnit());
  }

  @Override
  public void close() throws IOException {
    document.close();
  }

  private void closeQuietly() {
    try {
      close();
    } catch (IOException e) {
      // The refusal is what the caller has to know.
    }
  }
}
