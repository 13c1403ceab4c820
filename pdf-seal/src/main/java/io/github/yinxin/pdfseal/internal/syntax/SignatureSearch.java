package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.FormFields.Field;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import io.github.yinxin.pdfseal.internal.syntax.SignedRevision.Found;
import io.github.yinxin.pdfseal.internal.syntax.XrefSection.Visitor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds every signature of a file, in every revision: a form that does not list one, a field whose
 * value is broken, or an update that hides its predecessors must not make a signature vanish.
 */
final class SignatureSearch {

  private static final String BYTE_RANGE = "/ByteRange";
  // A file with more of them was not made by signing.
  private static final int MAX_SIGNATURES = 1000;
  private static final int MIN_SEARCH = 4096;

  /** Where a dictionary lies: the object stream, or 0, and the offset there. */
  private record Place(int container, long start) {}

  private final Bytes bytes;
  private final @Nullable PdfFile last;
  private final SignedRevision revisions;
  private final Map<Place, Found> found = new LinkedHashMap<>();
  private final List<String> brokenFields = new ArrayList<>();
  private final Weight weight = new Weight("signatures", 2 * Weight.MAX_HELD);
  private List<Field> fields = List.of();

  SignatureSearch(Bytes bytes, String password, @Nullable PdfFile last) {
    this.bytes = bytes;
    this.last = last;
    this.revisions = new SignedRevision(bytes, password, last);
  }

  /** Returns the signatures in the order they were made in. */
  List<SignatureDictionary> signatures() throws PdfException {
    if (last != null) {
      searchObjects(last);
      fields = fields(last);
      searchFields(last);
    }
    List<SignatureDictionary> signatures = new ArrayList<>();
    try {
      searchBytes();
    } catch (PdfException e) {
      if (last != null || found.isEmpty() || e.flaw() != Flaw.OVER_BUDGET) {
        throw e;
      }
      // Those that were found stay found, and none of them makes the file a good one.
      signatures.add(broken("", "the search for signatures was given up: " + e.getMessage()));
    }
    SignatureJudge judge = new SignatureJudge(last, revisions, fields);
    for (Found candidate : found.values()) {
      signatures.add(judge.judged(candidate));
    }
    for (String field : brokenFields) {
      signatures.add(broken(field, "the field's value is no signature"));
    }
    signatures.sort(Comparator.comparingLong(s -> s.end() < 0 ? Long.MAX_VALUE : s.end()));
    return List.copyOf(signatures);
  }

  private void searchObjects(PdfFile file) throws PdfException {
    BitSet seen = new BitSet();
    for (XrefSection section : file.sections()) {
      section.forEach(
          Visitor.ofReadable(
              (number, entry) -> {
                searchObject(file, number, entry, !seen.get(number));
                seen.set(number);
              }));
    }
  }

  private void searchObject(PdfFile file, int number, XrefEntry entry, boolean newest)
      throws PdfException {
    if (entry instanceof XrefEntry.Free) {
      return;
    }
    try {
      IndirectObject object = file.load(number, entry);
      if (newest && object.value() instanceof Dictionary value && value.has("ByteRange")) {
        file.keep(object); // Fields and revisions ask for it again, and it is long.
      }
      add(file, object);
    } catch (PdfException e) {
      e.throwIfOverBudget();
      // A damaged object is no signature; damage to what signatures need is found on the way there.
    }
  }

  private void add(PdfFile file, IndirectObject object) throws PdfException {
    for (Dictionary dictionary : dictionaries(object)) {
      if (dictionary.has("ByteRange")) {
        add(new Found(file, dictionary, object.reference(), object.container()));
      }
    }
  }

  private void add(Found candidate) throws PdfException {
    weight.add(candidate.dictionary());
    found.putIfAbsent(new Place(candidate.container(), candidate.dictionary().start()), candidate);
    if (found.size() > MAX_SIGNATURES) {
      throw new PdfException(Flaw.OVER_BUDGET, "more than " + MAX_SIGNATURES + " signatures");
    }
  }

  /** Returns the dictionaries that an object is or contains directly. */
  static List<Dictionary> dictionaries(IndirectObject object) {
    List<Dictionary> dictionaries = new ArrayList<>();
    collect(object.value(), dictionaries);
    return dictionaries;
  }

  // As deep as the parser allowed.
  private static void collect(PdfObject object, List<Dictionary> dictionaries) {
    if (object instanceof Dictionary dictionary) {
      dictionaries.add(dictionary);
      dictionary.entries().values().forEach(value -> collect(value, dictionaries));
    } else if (object instanceof Array array) {
      array.forEach(item -> collect(item, dictionaries));
    } else if (object instanceof Stream stream) {
      collect(stream.dictionary(), dictionaries);
    }
  }

  private void searchFields(PdfFile file) throws PdfException {
    for (Field field : fields) {
      if (field.value() == Constant.NULL) {
        continue;
      }
      PdfObject value = read(file, () -> file.resolve(field.value()), Constant.NULL);
      boolean signed = value instanceof Dictionary dictionary && dictionary.has("ByteRange");
      if (!signed && field.isSignature()) {
        brokenFields.add(field.name());
      }
    }
  }

  private static List<Field> fields(PdfFile file) throws PdfException {
    return read(file, () -> FormFields.of(file), List.of());
  }

  private interface Reading<T> {
    T read() throws PdfException;
  }

  // In a damaged file, what cannot be read makes nothing else vanish.
  private static <T> T read(PdfFile file, Reading<T> reading, T unreadable) throws PdfException {
    try {
      return reading.read();
    } catch (PdfException e) {
      if (!file.rebuilt() || e.flaw() == Flaw.OVER_BUDGET) {
        throw e;
      }
      return unreadable;
    }
  }

  /** Finds those of revisions that the last one does not lead to. */
  private void searchBytes() throws PdfException {
    Budget budget = Budget.forLength(bytes.length());
    long at = bytes.find(BYTE_RANGE, 0, bytes.length());
    while (at >= 0) {
      budget.object();
      long end = endOfDictionaryAround(at);
      if (end < 0) {
        searchRevision(at, budget);
      }
      at = bytes.find(BYTE_RANGE, Math.max(end, at + 1), bytes.length());
    }
  }

  /** Returns where a signature that was found ends if it goes over a place, or -1. */
  private long endOfDictionaryAround(long offset) {
    for (Found known : found.values()) {
      Dictionary dictionary = known.dictionary();
      if (known.container() == 0 && dictionary.start() <= offset && offset < dictionary.end()) {
        return dictionary.end();
      }
    }
    return -1;
  }

  private void searchRevision(long at, Budget budget) throws PdfException {
    long end = signedEnd(at + BYTE_RANGE.length());
    // Paid whether a revision ends there or not: finding out is the work.
    budget.searched(Math.max(bytes.length() / 64, MIN_SEARCH));
    Optional<PdfFile> signed = end < at ? Optional.empty() : revisions.open(end);
    if (signed.isEmpty()) {
      return;
    }
    for (XrefSection section : signed.get().sections()) {
      section.forEach(
          (number, entry) -> {
            if (entry instanceof XrefEntry.InFile place
                && signed.get().origin() + place.offset() <= at) {
              addIfAround(signed.get(), number, place, at);
            }
          });
    }
  }

  private void addIfAround(PdfFile signed, int number, XrefEntry.InFile place, long at)
      throws PdfException {
    try {
      IndirectObject object = signed.load(number, place);
      if (object.start() <= at && at < object.end()) {
        add(signed, object);
      }
    } catch (PdfException e) {
      e.throwIfOverBudget();
    }
  }

  private long signedEnd(long offset) {
    Lexer lexer = new Lexer(bytes, offset);
    lexer.skipSpace();
    if (lexer.next() != '[') {
      return -1;
    }
    long[] numbers = {lexer.natural(), lexer.natural(), lexer.natural(), lexer.natural()};
    long end = numbers[2] + numbers[3];
    boolean inside = numbers[0] == 0 && numbers[2] > 0 && numbers[3] >= 0 && end <= bytes.length();
    return inside ? end : -1;
  }

  private static SignatureDictionary broken(String field, String problem) {
    return new SignatureDictionary(
        field, false, new long[0], new byte[0], true, problem, null, 0, null);
  }
}
