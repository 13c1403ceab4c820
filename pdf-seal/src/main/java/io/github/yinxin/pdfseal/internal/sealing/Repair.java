package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.sealing.Refusal.Reason;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;

/** Has a lenient reader write a damaged document anew: a step of its own, on request only. */
final class Repair {

  private Repair() {}

  /** Rewrites a document as PDFBox understands it; what it says may have changed. */
  static byte[] rewritten(Bytes pdf, String password) throws Refusal {
    try (PDDocument lenient = open(pdf, password)) {
      if (lenient.getNumberOfPages() == 0) {
        throw new Refusal(Reason.DAMAGED, "the document has no page left");
      }
      lenient.setAllSecurityToBeRemoved(lenient.isEncrypted());
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      lenient.save(out);
      return out.toByteArray();
    } catch (InvalidPasswordException e) {
      throw new Refusal(Reason.PASSWORD_NEEDED, "the password is missing or wrong");
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      throw new Refusal(Reason.DAMAGED, "the document is beyond repair: " + e.getMessage());
    }
  }

  static PDDocument open(Bytes pdf, String password) throws IOException {
    return new PDFParser(new PdfboxBytes(pdf), password).parse(true);
  }
}
