package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.PdfCheck;
import java.util.List;
import java.util.stream.Stream;

/** Forgeries of any sealed file, for whoever wants to see what readers make of them. */
public final class Laboratory {

  private Laboratory() {}

  /**
   * A forged file.
   *
   * @param family what published work calls the attack
   * @param name what was done
   * @param fails the check that must fail
   * @param bytes the file
   */
  public record Forged(String family, String name, PdfCheck fails, byte[] bytes) {}

  /**
   * Forges a file in a dozen ways.
   *
   * @param sealed a file that is sealed with a drawing, not encrypted
   * @throws IllegalArgumentException if it is not
   */
  public static List<Forged> forge(byte[] sealed) {
    Victim victim = Victim.of(sealed);
    return Stream.of(
            SealForgeries.ofAnyFile(),
            PageForgeries.ofAnyFile(),
            FormForgeries.ofAnyFile(),
            SignatureForgeries.ofAnyFile(),
            TailForgeries.ofAnyFile())
        .flatMap(List::stream)
        .map(f -> new Forged(f.family(), f.name(), f.fails(), f.forger().forge(victim)))
        .toList();
  }
}
