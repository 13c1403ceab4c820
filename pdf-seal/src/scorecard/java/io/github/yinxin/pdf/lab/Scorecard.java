package io.github.yinxin.pdf.lab;

import io.github.yinxin.pdf.lab.Verifier.Answer;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What verifiers say of the forgeries of the laboratory, counted by family: over files sealed by
 * RSA, as the others know no SM2; one of each certification, written with a classic table, or with
 * {@code -Dyinxin.exhaustive=true} of every kind.
 *
 * <p>Command: {@code mvn -Pscorecard process-test-classes -pl pdf-seal -am}. What it prints stays
 * out of the repository as far as it is not publicly known.
 */
public final class Scorecard {

  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final List<Verifier> VERIFIERS =
      List.of(new OwnVerifier(), new DssVerifier(), new PdfboxVerifier(), new OpenpdfVerifier());

  private final Map<String, List<Map<Answer, Integer>>> families = new TreeMap<>();

  private Scorecard() {}

  /** Prints the table; families of forgeries first, genuine files last. */
  public static void main(String[] arguments) {
    Scorecard scorecard = new Scorecard();
    for (LabFile file : LabFile.ALL) {
      boolean wanted = EXHAUSTIVE || file.kind() == XrefKind.TABLE;
      if (file.algorithm() == SignatureAlgorithm.RSA_SHA256 && wanted) {
        scorecard.judge(file);
      }
    }
    System.out.println(scorecard);
  }

  private void judge(LabFile file) {
    for (Forgery forgery : Forgery.all()) {
      count(forgery.family(), forgery.forger().forge(file.victim()));
    }
    count("~ genuine: as sealed", file.victim().bytes());
    count("~ genuine: with evidence", GenuineUpdates.evidence(file.victim()));
  }

  private void count(String family, byte[] file) {
    List<Map<Answer, Integer>> counts =
        families.computeIfAbsent(
            family,
            f -> {
              List<Map<Answer, Integer>> none = new ArrayList<>();
              VERIFIERS.forEach(v -> none.add(new EnumMap<>(Answer.class)));
              return none;
            });
    for (int i = 0; i < VERIFIERS.size(); i++) {
      counts.get(i).merge(VERIFIERS.get(i).judge(file), 1, Integer::sum);
    }
  }

  @Override
  public String toString() {
    StringBuilder table = new StringBuilder();
    line(table, "family", VERIFIERS.stream().map(Verifier::name).toList());
    families.forEach(
        (family, counts) -> line(table, family, counts.stream().map(Scorecard::cell).toList()));
    return table.toString();
  }

  private static String cell(Map<Answer, Integer> counts) {
    return counts.entrySet().stream()
        .map(e -> e.getValue() + " " + e.getKey().name().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(", "));
  }

  private static void line(StringBuilder table, String first, List<String> cells) {
    table.append(String.format(Locale.ROOT, "%n%-28s", first));
    cells.forEach(cell -> table.append(String.format(Locale.ROOT, "| %-36s", cell)));
  }
}
