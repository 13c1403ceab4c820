package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a verifier needs to know of a PDF file.
 *
 * @param signatures the signature dictionaries of all revisions, in the order of signing
 * @param licenseIdentifier the license the file says it is, or empty text
 * @param nullableFile the file with all its revisions; null if only signed ones can be read
 */
public record SignedDocument(
    List<SignatureDictionary> signatures,
    String licenseIdentifier,
    @Nullable PdfFile nullableFile) {

  /** Key in the document information dictionary; written by our license pages. */
  public static final String LICENSE_IDENTIFIER = "ElectronicLicenseIdentifier";

  /** Copies the list. */
  public SignedDocument {
    signatures = List.copyOf(signatures);
  }

  /**
   * Reads a file.
   *
   * @param password user or owner password; empty for none
   * @throws PdfException if neither the file nor any signed revision of it can be read
   */
  public static SignedDocument read(Bytes file, String password) throws PdfException {
    @Nullable PdfFile last = null;
    try {
      last = PdfFile.open(file, password);
      return read(new SignatureSearch(file, password, last), last);
    } catch (PdfException e) {
      // What follows the signed revisions cannot be read; they still can.
      SignedDocument document = read(new SignatureSearch(file, password, null), null);
      boolean followed = document.signatures().stream().allMatch(s -> s.end() < file.length());
      if (document.signatures().isEmpty() || (last != null && !followed)) {
        throw e;
      }
      return document;
    }
  }

  private static SignedDocument read(SignatureSearch search, @Nullable PdfFile last)
      throws PdfException {
    return new SignedDocument(search.signatures(), identifier(last), last);
  }

  private static String identifier(@Nullable PdfFile file) throws PdfException {
    try {
      return file == null ? "" : identifierIn(file);
    } catch (PdfException e) {
      e.throwIfOverBudget();
      return ""; // Sealing does not read the information; what cannot be read claims nothing.
    }
  }

  private static String identifierIn(PdfFile file) throws PdfException {
    PdfObject info = file.resolve(file.trailer().get("Info"));
    Dictionary entries = info instanceof Dictionary dictionary ? dictionary : Dictionary.EMPTY;
    return file.resolve(entries.get(LICENSE_IDENTIFIER)) instanceof Str text ? text.text() : "";
  }

  /** Returns the file with all its revisions, unless only signed ones can be read. */
  public Optional<PdfFile> file() {
    return Optional.ofNullable(nullableFile);
  }
}
