package io.github.yinxin.pdfseal.internal.syntax;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Constant;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Int;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Ref;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads objects and streams of a file where its entries say they lie. Keeps object streams
 * inflated, but no objects.
 */
final class ObjectLoader {

  private static final int MAX_DECODED = 8 << 20;
  private static final int MAX_NESTED_READS = 8;

  private final PdfFile file;
  private final Map<Integer, ObjectStream> streams = new HashMap<>();
  private int reads;
  private long decoded;

  ObjectLoader(PdfFile file) {
    this.file = file;
  }

  /** Reads an object, and tells what is wrong with it. */
  IndirectObject load(int number, XrefEntry entry, Set<Flaw> noted) throws PdfException {
    if (++reads > MAX_NESTED_READS) {
      throw new PdfException(Flaw.LOOP, "object " + number + " needs itself to be read");
    }
    try {
      if (entry instanceof XrefEntry.InFile place) {
        return decrypted(atOffset(number, place, noted));
      }
      if (entry instanceof XrefEntry.InStream place) {
        return objectStream(place.stream()).object(place.index(), number, file.budget(), noted);
      }
      return new IndirectObject(new Ref(number, 0), Constant.NULL, 0, -1, -1);
    } finally {
      reads--;
    }
  }

  private IndirectObject atOffset(int number, XrefEntry.InFile place, Set<Flaw> noted)
      throws PdfException {
    Ref wanted = new Ref(number, place.generation());
    ObjectParser parser =
        new ObjectParser(file.bytes(), file.origin() + place.offset(), file.budget(), noted);
    IndirectObject object = parser.indirect(this::lengthOf);
    if (!object.reference().equals(wanted)) {
      throw new PdfException(Flaw.WRONG_OFFSET, wanted + " is not at " + place.offset());
    }
    return object;
  }

  private long lengthOf(PdfObject length) throws PdfException {
    return file.resolve(length) instanceof Int number ? number.value() : -1;
  }

  private IndirectObject decrypted(IndirectObject object) throws PdfException {
    Optional<Encryption> encryption = file.encryption();
    return encryption.isEmpty() ? object : encryption.get().decrypted(object);
  }

  ObjectStream objectStream(int number) throws PdfException {
    @Nullable ObjectStream known = streams.get(number);
    if (known != null) {
      return known;
    }
    if (!(file.entry(number) instanceof XrefEntry.InFile place)
        || !(file.load(number, place).value() instanceof Stream stream)) {
      throw new PdfException(Flaw.WRONG_TYPE, "object " + number + " is no object stream");
    }
    ByteBuffer data = decode(stream);
    decoded += data.capacity();
    if (decoded > MAX_DECODED) {
      // Inflated again if they are wanted again, which is paid for.
      streams.clear();
      decoded = data.capacity();
    }
    ObjectStream objects = ObjectStream.of(number, stream.dictionary(), data);
    streams.put(number, objects);
    return objects;
  }

  /** Returns what a stream holds, decrypted and decoded. */
  ByteBuffer decode(Stream stream) throws PdfException {
    return new Filters(file.budget()).decode(encoded(stream), stream.dictionary());
  }

  /** Returns the bytes of a stream, decrypted but not decoded. */
  ByteBuffer encoded(Stream stream) throws PdfException {
    Bytes bytes = file.bytes();
    Optional<Encryption> encryption = file.encryption();
    return encryption.isEmpty()
        ? bytes.range(stream.start(), stream.end())
        : ByteBuffer.wrap(
            encryption.get().decrypt(bytes.copy(stream.start(), stream.end()), stream));
  }
}
