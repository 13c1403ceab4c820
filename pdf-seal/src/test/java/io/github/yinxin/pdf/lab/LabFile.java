package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/**
 * A freshly sealed file of the laboratory.
 *
 * @param algorithm of the seal
 * @param certification P, or 0
 * @param kind how the document was written
 * @param victim the file
 */
record LabFile(SignatureAlgorithm algorithm, int certification, XrefKind kind, Victim victim) {

  /** One of each kind; sealed once. */
  static final List<LabFile> ALL = all();

  private static List<LabFile> all() {
    List<LabFile> files = new ArrayList<>();
    for (SignatureAlgorithm algorithm :
        List.of(SignatureAlgorithm.RSA_SHA256, SignatureAlgorithm.SM2_SM3)) {
      for (int certification = 0; certification <= 3; certification++) {
        for (XrefKind kind : XrefKind.values()) {
          files.add(sealed(algorithm, certification, kind));
        }
      }
    }
    return List.copyOf(files);
  }

  /** Seals on both pages: a widget on the first, a further impression on the second. */
  private static LabFile sealed(SignatureAlgorithm algorithm, int certification, XrefKind kind) {
    PdfSealer sealer = SealingOffice.sealer(algorithm);
    try {
      byte[] sealed =
          (certification == 0 ? sealer : sealer.certifying(certification))
              .seal(LabDocument.written(kind), SealPlacement.onEveryKeyword(LabDocument.KEYWORD))
              .bytes();
      return new LabFile(algorithm, certification, kind, Victim.of(sealed));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return algorithm + ", P " + certification + ", " + kind;
  }
}
