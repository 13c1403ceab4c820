package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfCheck;
import java.util.List;
import java.util.stream.Stream;

/**
 * A way of forging a sealed file.
 *
 * @param family what published work calls it
 * @param name what it does
 * @param fails the check that must fail
 * @param forger does it
 */
record Forgery(String family, String name, PdfCheck fails, Forger forger) {

  /** Returns every forgery of the laboratory. */
  static List<Forgery> all() {
    return Stream.of(
            SealForgeries.all(),
            PageForgeries.all(),
            FormForgeries.all(),
            FieldForgeries.all(),
            ReaderForgeries.all(),
            SignatureForgeries.all(),
            TailForgeries.all(),
            StructureForgeries.all())
        .flatMap(List::stream)
        .toList();
  }

  /** Makes a forged file of a sealed one. */
  @FunctionalInterface
  interface Forger {
    /** Returns the forged file. */
    byte[] forge(Victim victim);
  }

  /** Says what an update changes. */
  @FunctionalInterface
  interface Change {
    /** Returns the update with the change. */
    Update of(Update update, Victim victim);
  }

  /** Forges by a well-formed update. */
  static Forgery update(String family, String name, PdfCheck fails, Change change) {
    return new Forgery(family, name, fails, v -> change.of(new Update(v), v).bytes());
  }

  @Override
  public String toString() {
    return family + ": " + name;
  }
}
