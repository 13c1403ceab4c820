package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.security.GeneralSecurityException;

/** What may follow a seal. */
final class GenuineUpdates {

  private GenuineUpdates() {}

  /** Adds evidence of validity, as for long-term archiving. */
  static byte[] evidence(Victim victim) {
    Update update = new Update(victim);
    int certificate = update.addStream("", "not looked at");
    int list = update.add("[" + certificate + " 0 R]");
    int store = update.add("<< /Type /DSS /Certs " + list + " 0 R /VRI << >> >>");
    return update
        .set(Victim.CATALOG, "DSS", store + " 0 R")
        .set(Victim.INFO, "ModDate", "(D:20261125000000Z)")
        .bytes();
  }

  /** Fills a field away from the seal. */
  static byte[] filled(Victim victim) {
    Update update = new Update(victim);
    int look =
        update.addStream("/Type /XObject /Subtype /Form /BBox [0 0 100 20]", "BT (hello) Tj ET");
    String entries = PdfText.of(victim.dictionary(Victim.NOTE));
    return update
        .put(
            Victim.NOTE,
            entries.replace("/AP << /N 13 0 R >> >>", "")
                + " /V (hello) /AP << /N "
                + look
                + " 0 R >> >>")
        .bytes();
  }

  /** Seals again, on another page or elsewhere on the same one. */
  static byte[] sealed(Victim victim, int page) {
    try {
      return SealingOffice.sealer(SignatureAlgorithm.SM2_SM3)
          .seal(victim.bytes(), SealPlacement.centredAtMm(page, 100, 200))
          .bytes();
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
