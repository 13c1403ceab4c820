package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges where a signature stands and what it covers, from the raw bytes. */
final class SignedRevision {

  /** A signature dictionary, and where it was found. */
  record Found(PdfFile file, Dictionary dictionary, Ref owner, int container) {}

  private final Bytes bytes;
  private final String password;
  private final @Nullable PdfFile last;

  SignedRevision(Bytes bytes, String password, @Nullable PdfFile last) {
    this.bytes = bytes;
    this.password = password;
    this.last = last;
  }

  /** Returns the numbers of /ByteRange; empty if it is not a list of numbers. */
  static long[] byteRange(PdfFile file, Dictionary signature) throws PdfException {
    PdfObject range = file.resolve(signature.get("ByteRange"));
    long[] numbers = new long[range instanceof Array array ? array.size() : 0];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = file.resolve(((Array) range).get(i)) instanceof Int number ? number.value() : -1;
    }
    return numbers;
  }

  /**
   * Applies the gap rule: four numbers {@code [0 b c d]} inside the file, and from b to c nothing
   * but this signature's /Contents in angle brackets, compared byte by byte.
   *
   * @return what is wrong, or nothing
   */
  Optional<String> gapProblem(Found found, long[] range) {
    if (range.length != 4 || range[0] != 0) {
      return Optional.of("ByteRange is not [0 b c d]");
    }
    long b = range[1];
    long c = range[2];
    long d = range[3];
    if (b < 0 || c <= b || d < 0 || c > bytes.length() || d > bytes.length() - c) {
      return Optional.of(
          "ByteRange [0 " + b + " " + c + " " + d + "] does not lie inside the file");
    }
    if (!(found.dictionary().get("Contents") instanceof Str contents) || isZero(contents.bytes())) {
      return Optional.of("/Contents is empty: the place for a signature was never filled");
    }
    boolean inPlace =
        found.container() == 0
            && contents.start() == b
            && contents.end() == c
            && isHexString(b, c, contents.bytes());
    return inPlace
        ? Optional.empty()
        : Optional.of("the gap in ByteRange is not the hex string of /Contents");
  }

  private static boolean isZero(byte[] contents) {
    for (byte b : contents) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private boolean isHexString(long from, long to, byte[] contents) {
    if (to - from != 2L * contents.length + 2 || bytes.at(from) != '<' || bytes.at(to - 1) != '>') {
      return false;
    }
    byte[] digits = bytes.copy(from + 1, to - 1);
    for (int i = 0; i < contents.length; i++) {
      int high = StringDecoder.digit(digits[2 * i]);
      int low = StringDecoder.digit(digits[2 * i + 1]);
      if (high < 0 || low < 0 || (byte) (high << 4 | low) != contents[i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Opens the file as it was signed: cut where the signed bytes end, or, if they end before their
   * revision does, at its end. Strictly: it must be complete in itself.
   */
  Optional<PdfFile> open(long end) {
    if (last != null && !last.rebuilt() && end == bytes.length()) {
      return complete(last, end); // It was read strictly already.
    }
    Optional<PdfFile> cut = openCut(end);
    if (cut.isPresent() || last == null) {
      return cut;
    }
    List<Revision> revisions = Revision.of(last);
    return revisions.stream()
        .filter(r -> r.end() > end)
        .findFirst()
        .flatMap(revision -> openCut(revision.end()));
  }

  private Optional<PdfFile> openCut(long end) {
    try {
      PdfFile file = PdfFile.strict(bytes.upTo(end), password);
      file.dictionary(file.catalog().get("Pages"));
      return complete(file, end);
    } catch (PdfException e) {
      return Optional.empty();
    }
  }

  private Optional<PdfFile> complete(PdfFile file, long end) {
    List<Revision> revisions = Revision.of(file);
    Revision newest = revisions.get(revisions.size() - 1);
    return newest.endsAt(bytes, end) ? Optional.of(file) : Optional.empty();
  }

  /** Returns whether a file has the dictionary where it was found. */
  static boolean holds(PdfFile file, Found found) {
    try {
      IndirectObject object = file.object(found.owner().number());
      return object.container() == found.container()
          && SignatureSearch.dictionaries(object).stream()
              .anyMatch(d -> d.start() == found.dictionary().start());
    } catch (PdfException e) {
      return false;
    }
  }
}
