package io.github.yinxin.pdfseal.internal.syntax;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
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
   * @param password user or owner password; empty for none
   * @throws IOException if it is no PDF, damaged, or not to be opened without a password
   */
  public static SignedDocument read(byte[] file, String password) throws IOException {
    try (PDDocument document = Loader.loadPDF(file, password)) {
      @Nullable String identifier =
          document.getDocumentInformation().getCustomMetadataValue(LICENSE_IDENTIFIER);
      return new SignedDocument(
          SignatureSearch.in(document.getDocument()), Optional.ofNullable(identifier).orElse(""));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // PDFBox has no budgets: damaged and hostile files break it in any of these ways.
      throw new IOException("damaged PDF: " + e.getClass().getSimpleName(), e);
    }
  }
}
