package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.ListedImpressions;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Puts together what one seal appends to a document. */
final class SealedRevision {

  private static final int ID_LENGTH = 16;

  private final OpenDocument document;
  private final IncrementalSealing sealing;
  private final int certification;

  SealedRevision(OpenDocument document, IncrementalSealing sealing, int certification) {
    this.document = document;
    this.sealing = sealing;
    this.certification = certification;
  }

  PreparedIncrement prepare(List<Spot> places, Instant sealedAt, Set<String> notes)
      throws Refusal, PdfException {
    PdfFile file = document.file();
    Locks locks = new Locks(file, document.password());
    List<Field> fields = locks.fields();
    locks.requireOpen(fields, certification != 0);
    int room = sealing.format().maxLength();
    Increment increment = new Increment(file, sealing.template().content().length);
    Changes changes = new Changes(increment);
    Ref signature = increment.allocate();
    Impressions impressions = new Impressions(document, sealing, increment, changes);
    impressions.draw(places, fields, signature);
    if (certification != 0) {
      changes.certify(signature);
    }
    changes.write();
    Dictionary dictionary =
        sealing
            .template()
            .signature(sealedAt, certification)
            .with(ListedImpressions.KEY, impressions.listed());
    SignatureHoles holes = increment.putSignature(signature, dictionary, room);
    ByteSink out = increment.finish(trailer(file, sealedAt));
    return new PreparedIncrement(file.bytes(), out, holes, places, notes);
  }

  private static Dictionary trailer(PdfFile file, Instant sealedAt) throws PdfException {
    Dictionary trailer = Dictionary.EMPTY;
    for (String key : List.of("Root", "Info", "Encrypt")) {
      trailer = trailer.with(key, file.trailer().get(key));
    }
    if (file.resolve(file.trailer().get("ID")) instanceof Array id && id.size() == 2) {
      Str second = changed(file.resolve(id.get(1)), sealedAt);
      trailer = trailer.with("ID", new Array(List.of(id.get(0), second)));
    }
    return trailer;
  }

  // The second part tells revisions apart (14.4). By the clock's word, so that sealing is
  // repeatable.
  private static Str changed(PdfObject id, Instant sealedAt) {
    MessageDigest digest = Digest.Algorithm.SHA256.start();
    digest.update(id instanceof Str string ? string.bytes() : new byte[0]);
    digest.update(
        ByteBuffer.allocate(12)
            .putLong(sealedAt.getEpochSecond())
            .putInt(sealedAt.getNano())
            .flip());
    return Str.of(Arrays.copyOf(digest.digest(), ID_LENGTH));
  }
}
