package io.github.yinxin.pdfseal.internal.revision;

import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.util.Set;

/**
 * What may happen to what a document says of itself (ISO 32000-1 14.3): when, and by what program.
 */
final class MetadataRule {

  private static final Set<String> EACH_TIME = Set.of("ModDate", "Producer");
  private static final Set<String> ONCE = Set.of("CreationDate", "Creator");

  private final Step step;

  MetadataRule(Step step) {
    this.step = step;
  }

  /** Checks the document information dictionary (14.3.3). */
  void information(Slot information) throws Unexplained, PdfException {
    step.explain(information);
    for (String key : step.keys(information)) {
      Slot value = step.child(information, key);
      boolean free =
          EACH_TIME.contains(key) || (ONCE.contains(key) && value.before() == Constant.NULL);
      if (!free) {
        step.requireSame(value, "the document information");
        continue;
      }
      step.explain(value);
      PdfObject text = step.after().resolve(value.after());
      if (text != Constant.NULL && !(text instanceof Str)) {
        throw new Unexplained("/" + key + " of the document information is no text");
      }
    }
  }

  /** Checks the metadata stream of the document (14.3.2): nothing draws one. */
  void stream(Slot metadata) throws Unexplained, PdfException {
    step.explain(metadata);
    boolean formed =
        step.after().resolve(metadata.after()) instanceof Stream stream
            && stream.dictionary().name("Type").equals("Metadata")
            && stream.dictionary().name("Subtype").equals("XML");
    if (!step.same(metadata) && !formed) {
      throw new Unexplained("/Metadata of the catalog is no metadata stream any more");
    }
  }
}
