package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Array;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A PDF file opened for reading: nothing is parsed before it is asked for. Its state is what it has
 * read so far; it belongs to one thread.
 */
public final class PdfFile {

  private static final int HEADER_WITHIN = 1024;
  private static final int MAX_NUMBER = 8_388_607;

  private final Bytes bytes;
  private final long origin;
  private final Budget budget;
  private final Set<Flaw> flaws;
  private final List<XrefSection> sections;
  private final Map<Integer, IndirectObject> kept = new HashMap<>();
  private final Weight weight = new Weight("objects", Weight.MAX_HELD);
  private final ObjectLoader loader;
  private final @Nullable Encryption encryption;

  private PdfFile(
      Bytes bytes, Budget budget, Set<Flaw> flaws, List<XrefSection> sections, String password)
      throws PdfException {
    this.bytes = bytes;
    this.origin = header(bytes);
    this.budget = budget;
    this.flaws = flaws;
    this.sections = List.copyOf(sections);
    this.loader = new ObjectLoader(this);
    this.encryption = Encryption.of(this, password);
    // What decryption needs was read without it.
    kept.clear();
  }

  private PdfFile(PdfFile later, Bytes bytes, List<XrefSection> sections) {
    this.bytes = bytes;
    this.origin = later.origin;
    this.budget = later.budget;
    this.flaws = later.flaws;
    this.sections = List.copyOf(sections);
    this.loader = new ObjectLoader(this);
    this.encryption = later.encryption;
  }

  /** Returns this file as it was when one of its revisions had been saved; paid from one budget. */
  public PdfFile asOf(Revision revision) {
    int newest = sections.indexOf(revision.sections().get(0));
    return new PdfFile(this, bytes.upTo(revision.end()), sections.subList(newest, sections.size()));
  }

  /**
   * Returns this file as it was after a revision. What another one has read already and the
   * revision does not list is not looked for again: that would go through all revisions for each
   * object.
   *
   * @param before this file as it was before that revision
   */
  public PdfFile asOf(Revision revision, PdfFile before) throws PdfException {
    PdfFile file = asOf(revision);
    for (IndirectObject object : before.kept.values()) {
      if (!revision.lists(object.reference().number()) && !revision.lists(object.container())) {
        file.keep(object);
      }
    }
    return file;
  }

  /**
   * Opens a file strictly, or, if it can be read in one way only, by going through all of it.
   *
   * @param password user or owner password; empty for none
   * @throws PdfException if it is damaged, locked, or not to be understood
   */
  public static PdfFile open(Bytes bytes, String password) throws PdfException {
    try {
      PdfFile file = strict(bytes, password);
      // The first objects show whether the offsets hold at all.
      file.dictionary(file.catalog().get("Pages"));
      return file;
    } catch (PdfException e) {
      if (e.flaw().kind() != Flaw.Kind.ONE_WAY) {
        throw e;
      }
      return rebuilt(bytes, password, e.flaw());
    }
  }

  /** Opens a file whose cross-reference sections must be without a flaw. */
  public static PdfFile strict(Bytes bytes, String password) throws PdfException {
    Budget budget = Budget.forLength(bytes.length());
    Set<Flaw> flaws = EnumSet.noneOf(Flaw.class);
    long origin = header(bytes);
    if (origin > 0) {
      flaws.add(Flaw.JUNK_BEFORE_HEADER);
    }
    List<XrefSection> sections = new XrefReader(bytes, origin, budget, flaws).chain();
    return new PdfFile(bytes, budget, flaws, sections, password);
  }

  /**
   * Opens a file by going through all of it.
   *
   * @param cause why its own cross-reference sections are not used
   */
  public static PdfFile rebuilt(Bytes bytes, String password, Flaw cause) throws PdfException {
    Budget budget = Budget.forLength(bytes.length());
    Set<Flaw> flaws = EnumSet.of(cause);
    Rebuild rebuild = new Rebuild(bytes, header(bytes), budget, flaws);
    rebuild.scan();
    PdfFile flat = new PdfFile(bytes, budget, flaws, List.of(rebuild.section()), password);
    PdfFile file = new PdfFile(bytes, budget, flaws, List.of(rebuild.section(flat)), password);
    if (new OwnEntries(file).contradictTheSearch()) {
      flaws.add(Flaw.DEFINED_TWICE);
    }
    return file;
  }

  private static long header(Bytes bytes) throws PdfException {
    long header = bytes.find("%PDF-", 0, HEADER_WITHIN);
    if (header < 0) {
      throw new PdfException(Flaw.NO_HEADER, "the file is no PDF");
    }
    return header;
  }

  /** Returns the bytes of the file. */
  public Bytes bytes() {
    return bytes;
  }

  /** Returns where its header stands: offsets in the file count from there. */
  public long origin() {
    return origin;
  }

  /** Returns what is wrong as far as was read. */
  public Set<Flaw> flaws() {
    return Set.copyOf(flaws);
  }

  /** Returns what reading has cost so far, in all its revisions. */
  Budget budget() {
    return budget;
  }

  /** Notes something wrong that a reader of meaning found. */
  void note(Flaw flaw) {
    flaws.add(flaw);
  }

  /** Returns whether its own cross-reference sections were not used. */
  public boolean rebuilt() {
    return sections.get(0) instanceof RebuiltXref;
  }

  /** Returns the cross-reference sections, newest first. */
  public List<XrefSection> sections() {
    return sections;
  }

  /** Returns the newest trailer. */
  public Dictionary trailer() {
    return sections.get(0).trailer();
  }

  /** Returns how it is encrypted, if it is. */
  public Optional<Encryption> encryption() {
    return Optional.ofNullable(encryption);
  }

  /**
   * Returns the first number above every one seen: entries, and references that lead nowhere.
   *
   * @throws PdfException if numbers are beyond what readers must know (ISO 32000-1 annex C)
   */
  public int nextNumber() throws PdfException {
    long next = Math.max(trailer().integer("Size", 1), budget.highestReference() + 1L);
    for (XrefSection section : sections) {
      next = Math.max(next, section.highest() + 1L);
      if (section instanceof XrefStream stream) {
        next = Math.max(next, stream.object().reference().number() + 1L);
      }
    }
    if (next > MAX_NUMBER) {
      throw new PdfException(Flaw.OVER_BUDGET, "object numbers up to " + next);
    }
    return (int) next;
  }

  /** Returns the catalog (ISO 32000-1 7.7.2). */
  public Dictionary catalog() throws PdfException {
    return dictionary(trailer().get("Root"))
        .orElseThrow(() -> new PdfException(Flaw.NO_TRAILER, "the trailer names no catalog"));
  }

  /** Returns what the newest section that mentions it says of a number. */
  public XrefEntry entry(int number) throws PdfException {
    for (XrefSection section : sections) {
      XrefEntry entry = section.entry(number);
      if (!(entry instanceof XrefEntry.Absent)) {
        return entry;
      }
    }
    return XrefEntry.Absent.ABSENT;
  }

  /** Returns the object with a number; null, the PDF object, if there is none. */
  public IndirectObject object(int number) throws PdfException {
    @Nullable IndirectObject known = kept.get(number);
    if (known != null) {
      return known;
    }
    IndirectObject object = load(number, entry(number));
    if (weight.fits(object.value())) {
      kept.put(number, object);
    }
    return object;
  }

  /** Keeps an object that was read by the newest entry of its number. */
  void keep(IndirectObject object) {
    int number = object.reference().number();
    if (!kept.containsKey(number) && weight.fits(object.value())) {
      kept.put(number, object);
    }
  }

  /** Reads the object that an entry of any section stands for, without keeping it. */
  public IndirectObject load(int number, XrefEntry entry) throws PdfException {
    return load(number, entry, flaws);
  }

  /** Reads an object, and tells what is wrong with it apart. */
  IndirectObject load(int number, XrefEntry entry, Set<Flaw> noted) throws PdfException {
    return loader.load(number, entry, noted);
  }

  ObjectStream objectStream(int number) throws PdfException {
    return loader.objectStream(number);
  }

  /** Returns what an object is in the end: itself, or what it refers to. */
  public PdfObject resolve(PdfObject object) throws PdfException {
    if (!(object instanceof Ref ref)) {
      return object;
    }
    IndirectObject found = object(ref.number());
    if (found.value() instanceof Ref) {
      throw new PdfException(Flaw.SYNTAX, "object " + ref.number() + " is only a reference");
    }
    // Another generation is another object, and that one is free (7.3.10).
    return found.reference().generation() == ref.generation() ? found.value() : Constant.NULL;
  }

  /** Returns the dictionary that an object is or refers to; empty for null. */
  public Optional<Dictionary> dictionary(PdfObject object) throws PdfException {
    PdfObject value = resolve(object);
    if (value instanceof Dictionary dictionary) {
      return Optional.of(dictionary);
    }
    return none(value, "dictionary");
  }

  /** Returns the array that an object is or refers to; empty for null. */
  public Optional<Array> array(PdfObject object) throws PdfException {
    PdfObject value = resolve(object);
    if (value instanceof Array array) {
      return Optional.of(array);
    }
    return none(value, "array");
  }

  private static <T> Optional<T> none(PdfObject value, String wanted) throws PdfException {
    if (value == Constant.NULL) {
      return Optional.empty();
    }
    throw new PdfException(
        Flaw.WRONG_TYPE, "no " + wanted + ": " + value.getClass().getSimpleName());
  }

  /** Returns what a stream holds, decrypted and decoded; only filters of structure are known. */
  public ByteBuffer decode(Stream stream) throws PdfException {
    return loader.decode(stream);
  }

  /** Returns the bytes of a stream, decrypted but not decoded, where they lie if they are clear. */
  ByteBuffer clear(Stream stream) throws PdfException {
    return loader.encoded(stream);
  }

  /** Returns the bytes of a stream, decrypted but not decoded. */
  public byte[] encoded(Stream stream) throws PdfException {
    ByteBuffer clear = loader.encoded(stream);
    byte[] copy = new byte[clear.remaining()];
    clear.get(copy);
    return copy;
  }
}
