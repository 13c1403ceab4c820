package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The impressions that a signature lists in its dictionary, which the signature covers: page,
 * rectangle and digest of the drawing of each, so that one that is missing can be named. Other
 * programs do not know the entry, and those that list nothing are not asked. Belongs to one thread.
 */
public final class ListedImpressions {

  /** The entry, named as developers' own ones are (ISO 32000-1 annex E). */
  public static final String KEY = "YINX_Impressions";

  private static final Array NONE = new Array(List.of());

  private final PdfFile file;
  // One drawing shows all impressions of a seal, and often of several signatures.
  private final Map<Stream, Str> drawings = new HashMap<>();

  ListedImpressions(PdfFile file) {
    this.file = file;
  }

  /**
   * Makes an item of the list.
   *
   * @param drawing SHA-256 of the stream as it stands there, deflated
   */
  public static Dictionary entry(Ref page, Array rectangle, byte[] drawing) {
    return Dictionary.EMPTY.with("P", page).with("Rect", rectangle).with("Digest", Str.of(drawing));
  }

  /** Returns which of a signature's impressions is not in the file as it was listed, if any is. */
  Optional<String> problem(Dictionary signature) {
    try {
      return missing(signature);
    } catch (PdfException e) {
      return Optional.of("the list of impressions cannot be followed: " + e.getMessage());
    }
  }

  private Optional<String> missing(Dictionary signature) throws PdfException {
    Array list = file.array(signature.get(KEY)).orElse(NONE);
    for (int i = 0; i < list.size(); i++) {
      Dictionary listed = file.dictionary(list.get(i)).orElse(Dictionary.EMPTY);
      if (!isThere(listed)) {
        return Optional.of(
            "impression "
                + (i + 1)
                + " of "
                + list.size()
                + ", on page object "
                + listed.get("P")
                + ", is not there as it was listed");
      }
    }
    return Optional.empty();
  }

  private boolean isThere(Dictionary listed) throws PdfException {
    Dictionary page = file.dictionary(listed.get("P")).orElse(Dictionary.EMPTY);
    for (PdfObject item : file.array(page.get("Annots")).orElse(NONE)) {
      if (isImpression(item, listed)) {
        return true;
      }
    }
    return false;
  }

  private boolean isImpression(PdfObject item, Dictionary listed) throws PdfException {
    try {
      Dictionary annotation = file.dictionary(item).orElse(Dictionary.EMPTY);
      return annotation.get("Rect").equals(listed.get("Rect")) && isDrawn(annotation, listed);
    } catch (PdfException e) {
      e.throwIfOverBudget();
      return false; // Another annotation may be damaged: sealing does not read it.
    }
  }

  private boolean isDrawn(Dictionary annotation, Dictionary listed) throws PdfException {
    Dictionary uses = file.dictionary(annotation.get("AP")).orElse(Dictionary.EMPTY);
    return file.resolve(uses.get("N")) instanceof Stream stream
        && listed.get("Digest").equals(digest(stream));
  }

  private Str digest(Stream drawing) throws PdfException {
    Str digest = drawings.get(drawing);
    if (digest == null) {
      ByteBuffer encoded = file.clear(drawing);
      file.budget().searched(encoded.remaining());
      MessageDigest sha256 = Digest.Algorithm.SHA256.start();
      sha256.update(encoded);
      digest = Str.of(sha256.digest());
      drawings.put(drawing, digest);
    }
    return digest;
  }
}
