package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Name;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.sign.Digest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Digests of drawings that were inflated lately, found by the digest of the deflated bytes: one
 * seal is drawn alike in all its documents, and inflating it takes longer than the rest of a file's
 * structure. The same bytes inflate to the same drawing, and it is paid for as if it were inflated,
 * so nothing but time depends on what is remembered, whoever's it is. Thread-safe.
 */
public final class KnownDrawings {

  private static final int MOST = 256;
  private static final PdfObject FLATE = new Name("FlateDecode");

  /** What deflated bytes become: SHA-256 of it, and its length. */
  private record Inflated(Str digest, int length) {}

  // In the order of last use; by SHA-256 of the deflated bytes.
  private final Map<Str, Inflated> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Str, Inflated> eldest) {
          return size() > MOST;
        }
      };

  /** Returns SHA-256 of a decoded stream. */
  Str digest(PdfFile file, Stream drawing) throws PdfException {
    boolean plain =
        drawing.dictionary().get("Filter").equals(FLATE)
            && drawing.dictionary().get("DecodeParms") == Constant.NULL;
    if (!plain) {
      return digest(file.decode(drawing));
    }
    Str deflated = digest(file.clear(drawing));
    @Nullable Inflated met = known(deflated);
    if (met != null && met.length <= file.budget().streamLimit()) {
      file.budget().stream();
      file.budget().inflated(met.length);
      return met.digest;
    }
    ByteBuffer data = file.decode(drawing);
    Inflated inflated = new Inflated(digest(data), data.remaining());
    remember(deflated, inflated);
    return inflated.digest;
  }

  private synchronized @Nullable Inflated known(Str deflated) {
    return known.get(deflated);
  }

  private synchronized void remember(Str deflated, Inflated inflated) {
    known.put(deflated, inflated);
  }

  private static Str digest(ByteBuffer data) {
    MessageDigest digest = Digest.Algorithm.SHA256.start();
    digest.update(data.duplicate());
    return Str.of(digest.digest());
  }
}
