package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.Documents;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The drawing of a seal, inflated once for many documents. */
class KnownDrawingsTest {

  private final KnownDrawings known = new KnownDrawings();

  private static byte[] sealed() throws Exception {
    return SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256)
        .seal(Documents.pages(1).line("A").bytes(), SealPlacement.onLastPageAtMm(100, 100))
        .bytes();
  }

  private static Stream drawing(PdfFile file) throws PdfException {
    List<Stream> found = new ArrayList<>();
    for (XrefSection section : file.sections()) {
      section.forEach(
          (number, entry) -> {
            if (entry instanceof XrefEntry.InFile
                && file.load(number, entry).value() instanceof Stream stream
                && stream.dictionary().name("Subtype").equals("Form")) {
              found.add(stream);
            }
          });
    }
    return found.get(0);
  }

  private static Str plainDigest(PdfFile file, Stream drawing) throws PdfException {
    ByteBuffer data = file.decode(drawing);
    byte[] bytes = new byte[data.remaining()];
    data.get(bytes);
    return Str.of(Digest.compute(Digest.Algorithm.SHA256, bytes).bytes());
  }

  @Test
  void knownDrawing_hasItsDigestAndIsPaidForAlike() throws Exception {
    for (int i = 0; i < 3; i++) {
      PdfFile file = PdfFile.strict(Bytes.of(sealed()), "");
      Stream drawing = drawing(file);
      Str expected = plainDigest(file, drawing);
      int before = file.budget().streamsInflated();
      int limit = file.budget().streamLimit();
      assertEquals(expected, known.digest(file, drawing));
      assertEquals(before + 1, file.budget().streamsInflated());
      assertEquals(limit, file.budget().streamLimit());
    }
  }

  /** The sum at the end of deflated data shows any change, but only to who inflates it. */
  @Test
  void changedDrawing_isNotTheKnownOne() throws Exception {
    byte[] good = sealed();
    PdfFile file = PdfFile.strict(Bytes.of(good), "");
    Stream drawing = drawing(file);
    known.digest(file, drawing);
    for (long at = drawing.start(); at < drawing.end(); at += 7) {
      byte[] changed = good.clone();
      changed[(int) at] ^= 4;
      PdfFile other = PdfFile.strict(Bytes.of(changed), "");
      assertEquals(
          Flaw.BAD_STREAM,
          assertThrows(PdfException.class, () -> known.digest(other, drawing)).flaw());
    }
  }
}
