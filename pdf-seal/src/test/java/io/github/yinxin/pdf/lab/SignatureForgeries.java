package io.github.yinxin.pdf.lab;

import static io.github.yinxin.pdf.PdfCheck.BYTE_RANGE;
import static io.github.yinxin.pdf.PdfCheck.COVERAGE;
import static io.github.yinxin.pdf.PdfCheck.UPDATES;

import io.github.yinxin.pdf.PdfCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Attacks on the signature's dictionary: taken away, emptied, or covering something else. */
final class SignatureForgeries {

  private SignatureForgeries() {}

  /** Some that any sealed file can suffer. */
  static List<Forgery> ofAnyFile() {
    return List.of(
        replaced("USF", "ByteRange null", "<< /Type /Sig /ByteRange null /Contents <00> >>"),
        new Forgery("SWA", "second part moved", BYTE_RANGE, SignatureForgeries::wrapped));
  }

  private static byte[] shortened(Victim victim) {
    long[] range = range(victim);
    String numbers = "0 " + range[1] + " " + range[2] + " " + (range[3] - 1);
    return rewritten(victim, "/ByteRange", old -> numbers);
  }

  private static byte[] withoutForm(byte[] file) {
    return TailForgeries.bytes(TailForgeries.text(file).replace("/Fields [", "/Fields (("));
  }

  /** All, of the laboratory's own files. */
  static List<Forgery> all() {
    List<Forgery> all = new ArrayList<>(ofAnyFile());
    all.addAll(
        List.of(
            replaced("USF", "no Contents", "<< /Type /Sig /ByteRange [0 9 9 9] >>"),
            replaced("USF", "no ByteRange", "<< /Type /Sig /Contents <00> >>"),
            replaced("USF", "ByteRange empty", "<< /Type /Sig /ByteRange [] /Contents <00> >>"),
            replaced("USF", "Contents empty", "<< /ByteRange [0 9 9 9] /Contents <> >>"),
            replaced("USF", "Contents null", "<< /ByteRange [0 9 9 9] /Contents null >>"),
            replaced("USF", "Contents zero", "<< /ByteRange [0 9 9 9] /Contents <0000> >>"),
            replaced("USF", "no dictionary", "null"),
            replaced("USF", "a number", "5"),
            new Forgery("certification", "by a later signature", UPDATES, v -> permitting(v)),
            new Forgery("SIWA", "reason changed", BYTE_RANGE, SignatureForgeries::reason),
            new Forgery("SIWA", "copy covers the end", BYTE_RANGE, SignatureForgeries::copy),
            range("two numbers", r -> "0 " + r[1]),
            range("three numbers", r -> "0 " + r[1] + " " + r[2]),
            range("six numbers", r -> "0 " + r[1] + " " + r[2] + " " + r[3] + " 0 0"),
            new Forgery(
                "ByteRange", "short, form damaged", BYTE_RANGE, v -> withoutForm(shortened(v))),
            range("begins late", r -> "1 " + r[1] + " " + r[2] + " " + r[3]),
            range("negative", r -> "0 -1 " + r[2] + " " + r[3]),
            range("beyond the end", r -> "0 " + r[1] + " " + r[2] + " " + (r[3] + 1)),
            range("parts overlap", r -> "0 " + r[1] + " 99 " + r[3]),
            range("gap too large", r -> "0 " + (r[1] - 1) + " " + r[2] + " " + r[3]),
            range("gap too small", r -> "0 " + (r[1] + 1) + " " + r[2] + " " + r[3]),
            range("end not covered", COVERAGE, r -> "0 " + r[1] + " " + r[2] + " " + (r[3] - 9)),
            range("overflow", r -> "0 " + r[1] + " " + r[2] + " 9223372036854775807")));
    return all;
  }

  private static Forgery replaced(String family, String name, String dictionary) {
    return Forgery.update(
        family, name, BYTE_RANGE, (update, victim) -> update.put(victim.signature(), dictionary));
  }

  private interface Numbers {
    String of(long[] range);
  }

  private static Forgery range(String name, Numbers numbers) {
    return range(name, BYTE_RANGE, numbers);
  }

  /** Writes other numbers into the ByteRange that is there; nothing else moves. */
  private static Forgery range(String name, PdfCheck fails, Numbers numbers) {
    return new Forgery(
        "ByteRange", name, fails, v -> rewritten(v, "/ByteRange", old -> numbers.of(numbers(old))));
  }

  private static byte[] rewritten(Victim victim, String key, UnaryOperator<String> change) {
    String text = TailForgeries.text(victim.bytes());
    int from = text.indexOf('[', text.lastIndexOf(key)) + 1;
    int to = text.indexOf(']', from);
    String value = change.apply(text.substring(from, to));
    String padded = value + " ".repeat(Math.max(0, to - from - value.length()));
    return TailForgeries.bytes(text.substring(0, from) + padded + text.substring(to));
  }

  private static long[] numbers(String range) {
    return Pattern.compile("\\d+")
        .matcher(range)
        .results()
        .mapToLong(number -> Long.parseLong(number.group()))
        .toArray();
  }

  private static long[] range(Victim victim) {
    String text = TailForgeries.text(victim.bytes());
    int from = text.indexOf('[', text.lastIndexOf("/ByteRange")) + 1;
    return numbers(text.substring(from, text.indexOf(']', from)));
  }

  /** Enlarges the gap, with an object in it, and says so in ByteRange. */
  private static byte[] wrapped(Victim victim) {
    long[] range = range(victim);
    String fake = "5 0 obj\n" + Update.stream("", PageForgeries.FAKE) + "\nendobj\n";
    String numbers = "0 " + range[1] + " " + (range[2] + fake.length()) + " " + range[3];
    String text = TailForgeries.text(rewritten(victim, "/ByteRange", old -> numbers));
    int behind = (int) range[2];
    return TailForgeries.bytes(text.substring(0, behind) + fake + text.substring(behind));
  }

  /** Signs once more, permits notes thereby, and writes one. */
  private static byte[] permitting(Victim victim) {
    String notes = "/TransformParams << /Type /TransformParams /V /1.2 /P 3 >>";
    String reference = "/Reference [<< /Type /SigRef /TransformMethod /DocMDP " + notes + " >>]";
    return GenuineUpdates.annotated(Victim.of(GenuineUpdates.signedIn(victim, reference)));
  }

  private static byte[] reason(Victim victim) {
    return new Update(victim).set(victim.signature(), "Reason", "(approved)").bytes();
  }

  /** The same signature again in an overriding dictionary, its ByteRange over what follows. */
  private static byte[] copy(Victim victim) {
    long[] range = range(victim);
    String longer = "[0 " + range[1] + " " + range[2] + " " + (range[3] + 4000) + "]";
    return new Update(victim).set(victim.signature(), "ByteRange", longer).bytes();
  }
}
