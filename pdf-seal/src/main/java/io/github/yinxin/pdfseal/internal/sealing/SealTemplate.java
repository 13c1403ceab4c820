package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.container.ContainerFormat;
import io.github.yinxin.pdfseal.internal.draw.SealAppearance;
import io.github.yinxin.pdfseal.internal.syntax.PdfDate;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.TextString;
import java.awt.geom.AffineTransform;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;

/** What a seal's increments have in common, made once and shared by all documents. */
final class SealTemplate {

  // PDF dates carry an offset; the authorities this is for share one zone.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  // ISO 32000-1 12.5.3, table 165.
  private static final int PRINT = 1 << 2;
  private static final int READ_ONLY = 1 << 6;
  private static final int LOCKED = 1 << 7;

  /** The field's widget, without a place. */
  static final Dictionary WIDGET =
      annotation("Widget", PRINT | LOCKED).with("FT", PdfObject.name("Sig"));

  /** A further impression, without a place. */
  static final Dictionary STAMP = annotation("Stamp", PRINT | READ_ONLY | LOCKED);

  private final byte[] content;
  private final List<Dictionary> drawings;
  private final Dictionary signature;

  SealTemplate(ContainerFormat format, SealAppearance appearance, String name) {
    this.content = appearance.content();
    this.drawings = IntStream.range(0, 4).mapToObj(turns -> drawing(appearance, turns)).toList();
    this.signature =
        Dictionary.EMPTY
            .with("Type", PdfObject.name("Sig"))
            .with("Filter", PdfObject.name(format.filter()))
            .with("SubFilter", PdfObject.name(format.subFilter()))
            .with("Name", Str.of(TextString.encode(name)));
  }

  private static Dictionary annotation(String subtype, int flags) {
    return Dictionary.EMPTY
        .with("Type", PdfObject.name("Annot"))
        .with("Subtype", PdfObject.name(subtype))
        .with("F", new Int(flags));
  }

  private static Dictionary drawing(SealAppearance appearance, int quarterTurns) {
    double[] matrix = new double[6];
    AffineTransform.getQuadrantRotateInstance(quarterTurns).getMatrix(matrix);
    return Dictionary.EMPTY
        .with("Type", PdfObject.name("XObject"))
        .with("Subtype", PdfObject.name("Form"))
        .with("BBox", Numbers.array(0, 0, appearance.sizePoints(), appearance.sizePoints()))
        .with("Matrix", Numbers.array(matrix))
        .with("Resources", Colours.RESOURCES)
        .with("Filter", PdfObject.name("FlateDecode"));
  }

  /** Returns the drawing's bytes, encoded as its dictionary says. */
  byte[] content() {
    return content;
  }

  /** Returns the dictionary of the drawing for a page that is shown turned. */
  Dictionary drawing(int quarterTurns) {
    return drawings.get(quarterTurns);
  }

  /** Returns the signature dictionary, without the signature. */
  Dictionary signature(Instant sealedAt, int certification) {
    Dictionary dated = signature.with("M", PdfObject.ascii(PdfDate.format(sealedAt, ZONE)));
    return certification == 0 ? dated : dated.with("Reference", certifies(certification));
  }

  // ISO 32000-1 12.8.2.2.
  private static Array certifies(int certification) {
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
}
