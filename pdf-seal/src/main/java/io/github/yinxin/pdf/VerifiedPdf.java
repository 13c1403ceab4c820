package io.github.yinxin.pdf;

import io.github.yinxin.license.LicenseId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A PDF file all of whose signatures passed every check; holding one is the proof. */
public final class VerifiedPdf {

  private final List<PdfVerdict.PdfSignature> signatures;
  private final @Nullable LicenseId license;

  VerifiedPdf(List<PdfVerdict.PdfSignature> signatures, @Nullable LicenseId license) {
    this.signatures = List.copyOf(signatures);
    this.license = license;
  }

  /** Returns its signatures. */
  public List<PdfVerdict.PdfSignature> signatures() {
    return signatures;
  }

  /** Returns the license it is the file of, if it says so where our license pages do. */
  public Optional<LicenseId> license() {
    return Optional.ofNullable(license);
  }
}
