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
        .set(LabDocument.CATALOG, "DSS", store + " 0 R")
        .set(LabDocument.INFO, "ModDate", "(D:20261125000000Z)")
        .bytes();
  }

  /** Fills a field away from the seal. */
  static byte[] filled(Victim victim) {
    Update update = new Update(victim);
    String look = "/Type /XObject /Subtype /Form /BBox [0 0 100 20]";
    int drawing = update.addStream(look, "BT (hello) Tj ET");
    return update.set(LabDocument.NOTE, "AP", "<< /N " + drawing + " 0 R >> /V (hello)").bytes();
  }

  static byte[] filled(Victim victim, int field) {
    return new Update(victim).set(field, "V", "(hello)").bytes();
  }

  /** Writes a note and its window, and marks some text. */
  static byte[] annotated(Victim victim) {
    Update update = new Update(victim);
    int note = victim.size();
    update.put(note, NOTE + note(note + 1, "(please look)"));
    update.add("null");
    int popup =
        update.add("<< /Subtype /Popup /Rect [500 500 590 600] /Parent " + note + " 0 R >>");
    int mark =
        update.add(
            "<< /Type /Annot /Subtype /Highlight /F 4 /C [1 1 0] /Rect [72 690 200 720]"
                + " /QuadPoints [72 720 200 720 72 690 200 690] >>");
    int line =
        update.add(
            "<< /Type /Annot /Subtype /StrikeOut /F 4 /C [0.898 0.133 0.216] /Rect [72 690 99 720]"
                + " /QuadPoints [72 720 99 720 72 690 99 690] >>");
    update.put(note, NOTE + note(popup, "(please look)"));
    return update
        .set(victim.page(), "Annots", victim.annotations(victim.page(), 0, note, popup, mark, line))
        .bytes();
  }

  private static final String NOTE =
      "<< /Type /Annot /Subtype /Text /F 28 /Name /Comment /Rect [400 700 420 720] ";

  private static String note(int popup, String text) {
    return "/Popup " + popup + " 0 R /T (Clerk) /Contents " + text + " >>";
  }

  /** Changes the note of a file that has one, and takes the mark away. */
  static byte[] annotatedAgain(Victim victim) {
    Victim annotated = Victim.of(annotated(victim));
    int note = victim.size();
    return new Update(annotated)
        .set(note, "Contents", "(done)")
        .set(victim.page(), "Annots", annotated.annotations(victim.page(), note + 2))
        .free(note + 2)
        .bytes();
  }

  /** Signs a field that was there, which locks others. */
  static byte[] locked(Victim victim, String action) {
    return signedIn(victim, fieldMdp(action));
  }

  /** Makes a field for a signature that nobody sees and that locks others once it is signed. */
  static byte[] withLock(Victim victim, String lock) {
    return lockField(new Update(victim), victim, lock, "").bytes();
  }

  /**
   * Makes such a field and signs it.
   *
   * @param entries more of the signature's dictionary
   */
  static byte[] signedWithLock(Victim victim, String lock, String entries) {
    return HandSigning.signed(
        victim,
        entries,
        (update, signature) -> lockField(update, victim, lock, " /V " + signature + " 0 R"));
  }

  private static Update lockField(Update update, Victim victim, String lock, String value) {
    return field(update, victim, "lock", " /Lock << /Type /SigFieldLock " + lock + " >>" + value);
  }

  /** Puts a signature into a field that nobody sees, of some name. */
  static Update invisible(Update update, Victim victim, String name, int signature) {
    return field(update, victim, name, " /V " + signature + " 0 R");
  }

  private static Update field(Update update, Victim victim, String name, String entries) {
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T ("
                + name
                + ") /F 132 /Rect [0 0 0 0] /P 3 0 R"
                + entries
                + " >>");
    return update
        .setForm("Fields", victim.fields(0, field))
        .set(LabDocument.PAGE, "Annots", victim.annotations(LabDocument.PAGE, 0, field));
  }

  /** Returns a reference that says the same of fields as a lock does (12.8.2.4). */
  static String fieldMdp(String action) {
    return "/Reference [<< /Type /SigRef /TransformMethod /FieldMDP /TransformParams << "
        + "/Type /TransformParams /V /1.2 "
        + action
        + " >> >>]";
  }

  /** Signs the field that was there for it. */
  static byte[] signedIn(Victim victim, String entries) {
    return HandSigning.signed(
        victim,
        entries,
        (update, signature) -> update.set(LabDocument.APPROVAL, "V", signature + " 0 R"));
  }

  /** Seals by hand, and gives the seal an element of the structure, as tagged documents need. */
  static byte[] sealedTagged(Victim victim) {
    return HandSigning.signed(victim, "", (update, signature) -> tagged(update, victim, signature));
  }

  private static Update tagged(Update update, Victim victim, int signature) {
    int look = update.addStream(SealForgeries.LOOK, "1 0 0 rg 0 0 120 120 re f");
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (second) /F 132 /Rect [300 100 420 220]"
                + " /StructParent 2 /P 3 0 R /AP << /N "
                + look
                + " 0 R >> /V "
                + signature
                + " 0 R >>");
    int element =
        update.add(
            "<< /Type /StructElem /S /Form /P 18 0 R /Pg 3 0 R /K << /Type /OBJR /Obj "
                + field
                + " 0 R /Pg 3 0 R >> >>");
    return update
        .set(LabDocument.ELEMENT, "K", "[19 0 R " + element + " 0 R]")
        .set(LabDocument.PARENT_TREE, "Nums", "[0 [19 0 R] 2 " + element + " 0 R]")
        .set(LabDocument.STRUCTURE, "ParentTreeNextKey", "3")
        .setForm("Fields", victim.fields(0, field))
        .set(LabDocument.PAGE, "Annots", victim.annotations(LabDocument.PAGE, 0, field));
  }

  /** Seals by hand across pages: slices of one drawing, each on its page. */
  static byte[] sealedAcross(Victim victim) {
    return HandSigning.signed(victim, "", (update, signature) -> across(update, victim, signature));
  }

  private static Update across(Update update, Victim victim, int signature) {
    String draws = "1 0 0 rg 0 0 120 120 re f";
    String form = "/Type /XObject /Subtype /Form /BBox ";
    int left = update.addStream(form + "[0 0 60 120]", draws);
    int right = update.addStream(form + "[60 0 120 120]", draws);
    String place = " /Rect [535 300 595 420] /AP << /N ";
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (across) /F 132 /P 3 0 R"
                + place
                + left
                + " 0 R >> /V "
                + signature
                + " 0 R >>");
    int slice =
        update.add(
            "<< /Type /Annot /Subtype /Stamp /F 196" + place + right + " 0 R >> /P 4 0 R >>");
    int other = LabDocument.SECOND_PAGE;
    return update
        .setForm("Fields", victim.fields(0, field))
        .set(LabDocument.PAGE, "Annots", victim.annotations(LabDocument.PAGE, 0, field))
        .set(other, "Annots", victim.annotations(other, 0, slice));
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
