package io.github.yinxin.pdfseal;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

/** veraPDF 1.28.2 (MPL-2.0), the reference for PDF/A, out of {@code oracles}. */
public final class Verapdf {

  private static final Oracle PROGRAM = Oracle.in(Path.of("oracles", "target", "jars"));
  private static final String FOUNDRIES = "org.verapdf.pdfa.Foundries";

  static {
    PROGRAM.of("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider", "initialise");
  }

  private Verapdf() {}

  /**
   * What it says of a file.
   *
   * @param flavour the part and level of PDF/A that the file says it is, and is judged by
   * @param broken the rules that it breaks: clause and test
   */
  public record Verdict(String flavour, Set<String> broken) {}

  /** Returns its verdict on a file. */
  public static Verdict of(byte[] pdf) {
    return PROGRAM.asked(() -> judged(pdf));
  }

  private static Verdict judged(byte[] pdf) {
    Object foundry = PROGRAM.of(FOUNDRIES, "defaultInstance");
    Object parser = Oracle.call(foundry, "createParser", new ByteArrayInputStream(pdf));
    try {
      Object flavour = Oracle.call(parser, "getFlavour");
      Object validator = Oracle.call(foundry, "createValidator", flavour, false);
      Object result = Oracle.call(validator, "validate", parser);
      Set<String> broken = new TreeSet<>();
      for (Object assertion : (Collection<?>) Oracle.call(result, "getTestAssertions")) {
        Object rule = Oracle.call(assertion, "getRuleId");
        broken.add(Oracle.call(rule, "getClause") + "-" + Oracle.call(rule, "getTestNumber"));
      }
      return new Verdict(flavour.toString(), broken);
    } finally {
      Oracle.call(parser, "close");
    }
  }
}
