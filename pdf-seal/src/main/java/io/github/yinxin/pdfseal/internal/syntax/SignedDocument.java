package io.github.yinxin.pdfseal.internal.syntax;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier needs to know of a PDF file.
 *
 * @param signatures the signature dictionaries, in the order of the form's fields
 * @param licenseIdentifier the license the file says it is, or empty text
 */
public record SignedDocument(List<SignatureDictionary> signatures, String licenseIdentifier) {

  /** Key in the document information dictionary; written by our license pages. */
  public static final String LICENSE_IDENTIFIER = "ElectronicLicenseIdentifier";

  /**
   * Reads a file.
   *
   * @throws IOException if it is no PDF, damaged, or not to be opened without a password
   */
  public static SignedDocument read(byte[] file) throws IOException {
    try (PDDocument document = Loader.loadPDF(file)) {
      List<SignatureDictionary> signatures = new ArrayList<>();
      for (PDSignatureField field : document.getSignatureFields()) {
        String name = field.getFullyQualifiedName();
        PDSignature signature = field.getSignature();
        if (signature != null) {
          signatures.add(dictionary(name, signature));
        } else if (field.getCOSObject().getDictionaryObject(COSName.V) != null) {
          // A value that is no dictionary is a signature gone wrong, never a missing one.
          signatures.add(new SignatureDictionary(name, new long[0], new byte[0], null));
        }
      }
      @Nullable String identifier =
          document.getDocumentInformation().getCustomMetadataValue(LICENSE_IDENTIFIER);
      return new SignedDocument(
          List.copyOf(signatures), Optional.ofNullable(identifier).orElse(""));
    } catch (RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked exceptions on some damaged files and recurses into deep ones.
      throw new IOException("damaged PDF", e);
    }
  }

  private static SignatureDictionary dictionary(String field, PDSignature signature) {
    // Our own reading of the numbers: PDFBox's is int and drops what does not fit.
    COSBase array = signature.getCOSObject().getDictionaryObject(COSName.BYTERANGE);
    long[] range = new long[array instanceof COSArray numbers ? numbers.size() : 0];
    for (int i = 0; i < range.length; i++) {
      COSBase number = ((COSArray) array).getObject(i);
      range[i] = number instanceof COSInteger integer ? integer.longValue() : -1;
    }
    byte @Nullable [] contents = signature.getContents();
    @Nullable Calendar time = signature.getSignDate();
    @Nullable Instant claimed = time == null ? null : time.toInstant();
    return new SignatureDictionary(
        field, range, contents == null ? new byte[0] : contents, claimed);
  }
}
