package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.container.SignatureStamps;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import io.github.yinxin.testkit.CertificateAuthority.Purpose;
import io.github.yinxin.testkit.TimestampService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** Signs what the sealer does not make: locks, fields that were there, time stamps of documents. */
final class HandSigning {

  private static final int ROOM = 6000;
  private static final String RANGE = "/ByteRange [0 ########## ########## ##########]";
  private static final Identity SIGNER = SealingOffice.signer(SignatureAlgorithm.RSA_SHA256);
  private static final TimestampService STAMPS =
      TimestampService.of(
          SealingOffice.root(SignatureAlgorithm.RSA_SHA256)
              .issue(
                  "CN=Example Time, C=CN",
                  Purpose.TIME_STAMPING,
                  SealingOffice.FROM,
                  SealingOffice.UNTIL),
          SealingOffice.clock());

  private HandSigning() {}

  /** Says where a signature goes. */
  interface Place {
    /** Returns the update, which refers to the signature. */
    Update of(Update update, int signature);
  }

  private interface Container {
    byte[] of(Digest digest) throws IOException, GeneralSecurityException;
  }

  /**
   * Signs an update.
   *
   * @param entries more of the signature's dictionary
   */
  static byte[] signed(Victim victim, String entries, Place place) {
    String names = "/Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached ";
    return made(
        victim,
        names + entries,
        place,
        digest ->
            ContainerFormat.cms(SIGNER.signer(), SignatureStamps.NONE)
                .contents(digest, "", SealingOffice.NOW));
  }

  /** Adds a time stamp of the document, in a field that nobody sees. */
  static byte[] stamped(Victim victim) {
    return stamped(victim, (update, signature) -> invisible(update, victim, signature));
  }

  static byte[] stamped(Victim victim, Place place) {
    return made(
        victim,
        "/Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161",
        place,
        digest -> STAMPS.token(digest, SealingOffice.NOW));
  }

  private static Update invisible(Update update, Victim victim, int signature) {
    int page = victim.page();
    int field =
        update.add(
            "<< /Type /Annot /Subtype /Widget /FT /Sig /T (time "
                + signature
                + ") /F 132 /Rect [0 0 0 0] /P "
                + page
                + " 0 R /V "
                + signature
                + " 0 R >>");
    return update
        .setForm("Fields", victim.fields(0, field))
        .set(page, "Annots", victim.annotations(page, 0, field));
  }

  private static byte[] made(Victim victim, String entries, Place place, Container container) {
    Update update = new Update(victim);
    String contents = "/Contents <" + "0".repeat(2 * ROOM) + ">";
    int signature = update.add("<< " + entries + " " + RANGE + " " + contents + " >>");
    String text = TailForgeries.text(place.of(update, signature).bytes());
    int gap = text.lastIndexOf(contents) + contents.indexOf('<');
    int behind = gap + 2 * ROOM + 2;
    String range =
        String.format(
            Locale.ROOT, "/ByteRange [0 %10d %10d %10d]", gap, behind, text.length() - behind);
    text = text.replace(RANGE, range);
    return TailForgeries.bytes(
        text.substring(0, gap + 1)
            + padded(text.substring(0, gap) + text.substring(behind), container)
            + text.substring(behind - 1));
  }

  private static String padded(String signed, Container container) {
    MessageDigest digest = Digest.Algorithm.SHA256.start();
    digest.update(signed.getBytes(StandardCharsets.ISO_8859_1));
    try {
      byte[] contents = container.of(Digest.of(Digest.Algorithm.SHA256, digest.digest()));
      String hex = HexFormat.of().formatHex(contents);
      return hex + "0".repeat(2 * ROOM - hex.length());
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("could not be signed", e);
    }
  }
}
