package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.lab.XrefKind.Entry;
import io.github.yinxin.verify.TrustAnchors;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Files of twenty megabytes that cost their reader as much memory as possible, and a program that
 * verifies them in a heap of its own.
 */
public final class HostileFiles {

  private static final int SIZE = 20 << 20;

  private HostileFiles() {}

  /** An attack, on an update behind a sealed file. */
  private record Attack(String name, Forgery.Forger forger) {}

  private static final List<Attack> ATTACKS =
      List.of(
          new Attack("array", v -> update(v, "[" + "0 ".repeat(SIZE / 2) + "]")),
          new Attack("names", v -> update(v, "[" + "/A ".repeat(SIZE / 3) + "]")),
          new Attack("dictionaries", v -> update(v, "[" + "<<>>".repeat(SIZE / 4) + "]")),
          new Attack("hex-string", v -> update(v, "<" + "41".repeat(SIZE / 2) + ">")),
          new Attack("name", v -> update(v, "/" + "A".repeat(SIZE))),
          new Attack("text-string", v -> update(v, "(" + "A".repeat(SIZE) + ")")),
          new Attack("nested", v -> update(v, "[".repeat(SIZE / 2) + "]".repeat(SIZE / 2))),
          new Attack("many-arrays", v -> objects(v, 100, i -> "[" + "0 ".repeat(SIZE / 220) + "]")),
          new Attack("many-objects", v -> objects(v, SIZE / 60, i -> "<< /A [[] [] []] >>")),
          new Attack("many-fields", HostileFiles::fields),
          new Attack("many-signatures", v -> objects(v, 900, i -> signature(SIZE / 1000))),
          new Attack("many-ranges", v -> TailForgeries.joined(v.bytes(), ranges(v))),
          new Attack(
              "many-references",
              v -> objects(v, 200, i -> "[" + "3 0 R ".repeat(SIZE / 1300) + "]")),
          new Attack("many-revisions", HostileFiles::revisions),
          new Attack("large-trailers", HostileFiles::trailers),
          new Attack(
              "no-xref",
              v ->
                  TailForgeries.joined(
                      v.bytes(), "9 0 obj\n<< /A [] >>\nendobj\n".repeat(SIZE / 27))),
          new Attack("bombs", HostileFiles::bombs),
          new Attack("noise", HostileFiles::noise));

  private static byte[] update(Victim victim, String value) {
    return new Update(victim).set(LabDocument.INFO, "Producer", value).bytes();
  }

  private static byte[] objects(Victim victim, int count, IntFunction<String> body) {
    Update update = new Update(victim);
    for (int i = 0; i < count; i++) {
      update.add(body.apply(i));
    }
    return update.set(LabDocument.INFO, "ModDate", "(D:2026)").bytes();
  }

  private static byte[] fields(Victim victim) {
    Update update = new Update(victim);
    StringBuilder fields = new StringBuilder("[");
    for (int i = 0; i < SIZE / 80; i++) {
      fields.append(update.add("<< /FT /Tx /T (" + i + ") /V [[] [] []] >>")).append(" 0 R ");
    }
    return update.setForm("Fields", fields.append(']').toString()).bytes();
  }

  private static byte[] bombs(Victim victim) {
    Update update = new Update(victim);
    String bomb = StructureForgeries.bomb("/Type /ObjStm /N 1 /First 9");
    for (int i = 0; i < SIZE / bomb.length(); i++) {
      int stream = update.add(bomb);
      update.point(update.reserve(), Entry.in(stream, 0));
    }
    return update.set(LabDocument.INFO, "ModDate", "(D:2026)").bytes();
  }

  private static String signature(int size) {
    return "<< /ByteRange [0 9 9 9] /Contents <00> /A [" + "[]".repeat(size / 2) + "] >>";
  }

  private static String ranges(Victim victim) {
    int length = victim.bytes().length;
    return ("/ByteRange [0 10 20 " + (length - 20) + "]\n").repeat(SIZE / 30);
  }

  private static byte[] revisions(Victim victim) {
    return sections(victim, SIZE / 90, "");
  }

  private static byte[] trailers(Victim victim) {
    return sections(victim, 200, "/A [" + "0 ".repeat(SIZE / 440) + "]");
  }

  private static byte[] sections(Victim victim, int count, String entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(victim.bytes());
    long previous = victim.startxref();
    for (int i = 0; i < count; i++) {
      long start = out.size();
      String trailer = victim.trailer() + " /Size 99 /Prev " + previous + entries;
      XrefKind.text(out, "xref\n0 0\ntrailer\n<< " + trailer + " >>\n");
      XrefKind.text(out, "startxref\n" + start + "\n%%EOF\n");
      previous = start;
    }
    return out.toByteArray();
  }

  private static byte[] noise(Victim victim) {
    byte[] file = Arrays.copyOf(victim.bytes(), SIZE);
    for (int i = victim.bytes().length; i < SIZE; i++) {
      file[i] = (byte) "1 0 obj <</Length 9>> stream % ( < [ /".charAt(i % 38);
    }
    return file;
  }

  /** Writes all of them into a folder. */
  static void write(Path folder) throws IOException {
    Victim victim = LabFile.ALL.get(0).victim();
    for (Attack attack : ATTACKS) {
      Files.write(folder.resolve(attack.name()), attack.forger.forge(victim));
    }
  }

  /**
   * Verifies files, and prints a line for each.
   *
   * @param files their names
   */
  public static void main(String[] files) throws IOException {
    PdfVerifier verifier = PdfVerifier.trusting(TrustAnchors.of());
    for (String name : files) {
      byte[] file = Files.readAllBytes(Path.of(name));
      long start = System.nanoTime();
      PdfVerdict verdict = verifier.verify(file, Instant.parse("2026-11-25T00:00:00Z"));
      long millis = (System.nanoTime() - start) / 1_000_000;
      System.out.printf(
          "%s %s: %d bytes, %d ms%n",
          Path.of(name).getFileName(), verdict.integrity(), file.length, millis);
    }
  }
}
