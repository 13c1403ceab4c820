package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.ListedImpressions;
import io.github.yinxin.pdfseal.internal.syntax.PdfDate;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.TextString;
import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts together what one seal appends to a document. */
final class SealedRevision {

  // PDF dates carry an offset; the authorities this is for share one zone.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
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
      throws Refusal, PdfException, GeneralSecurityException {
    PdfFile file = document.file();
    Locks locks = new Locks(file, document.password());
    List<Field> fields = locks.fields();
    locks.requireOpen(fields, certification != 0);
    int room = sealing.format().maxLength();
    Increment increment = new Increment(file, 2 * room + sealing.appearance().content().length);
    Changes changes = new Changes(increment);
    Ref signature = increment.allocate();
    Impressions impressions = new Impressions(document, sealing.appearance(), increment, changes);
    impressions.draw(places, fields, signature);
    if (certification != 0) {
      changes.certify(signature);
    }
    changes.write();
    SignatureHoles holes =
        increment.putSignature(
            signature,
            dictionary(sealedAt).with(ListedImpressions.KEY, impressions.listed()),
            room);
    ByteSink out = increment.finish(trailer(file, sealedAt));
    return new PreparedIncrement(file.bytes(), out, holes, places, notes);
  }

  private Dictionary dictionary(Instant sealedAt) {
    ContainerFormat format = sealing.format();
    Dictionary dictionary =
        Dictionary.EMPTY
            .with("Type", PdfObject.name("Sig"))
            .with("Filter", PdfObject.name(format.filter()))
            .with("SubFilter", PdfObject.name(format.subFilter()))
            .with("Name", Str.of(TextString.encode(sealing.name())))
            .with("M", PdfObject.ascii(PdfDate.format(sealedAt, ZONE)));
    return certification == 0 ? dictionary : dictionary.with("Reference", certifies());
  }

  // ISO 32000-1 12.8.2.2.
  private Array certifies() {
    Dictionary parameters =
        Dictionary.EMPTY
            .with("Type", PdfObject.name("TransformParams"))
            .with("P", new Int(certification))
            .with("V", PdfObject.name("1.2"));
    return new Array(
        List.of(
            Dictionary.EMPTY
                .with("Type", PdfObject.name("SigRef"))
                .with("TransformMethod", PdfObject.name("DocMDP"))
                .with("TransformParams", parameters)));
  }

  private static Map<String, PdfObject> trailer(PdfFile file, Instant sealedAt)
      throws PdfException {
    Map<String, PdfObject> trailer = new LinkedHashMap<>();
    for (String key : List.of("Root", "Info", "Encrypt")) {
      if (file.trailer().has(key)) {
        trailer.put(key, file.trailer().get(key));
      }
    }
    if (file.resolve(file.trailer().get("ID")) instanceof Array id && id.size() == 2) {
      trailer.put("ID", new Array(List.of(id.get(0), changed(file.resolve(id.get(1)), sealedAt))));
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
