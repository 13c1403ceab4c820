package io.github.yinxin.pdf.lab;

import com.lowagie.text.pdf.AcroFields;
import com.lowagie.text.pdf.PdfReader;
import java.util.List;

/** OpenPDF: {@code verify}, and whether the signature covers the whole document. */
final class OpenpdfVerifier extends Verifier {

  OpenpdfVerifier() {
    super("OpenPDF 2.0.5");
  }

  @Override
  Answer answer(byte[] file) throws Exception {
    PdfReader reader = new PdfReader(file);
    try {
      AcroFields fields = reader.getAcroFields();
      List<String> names = fields.getSignedFieldNames();
      boolean whole = false;
      for (String name : names) {
        if (!fields.verifySignature(name).verify()) {
          return Answer.REJECTED;
        }
        whole |= fields.signatureCoversWholeDocument(name);
      }
      if (names.isEmpty()) {
        return Answer.VANISHED;
      }
      return whole ? Answer.ACCEPTED : Answer.HINTED;
    } finally {
      reader.close();
    }
  }
}
