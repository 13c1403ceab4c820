package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.pdf.lab.Laboratory;
import io.github.yinxin.pdf.lab.Laboratory.Forged;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code tamper}: forges sealed files and shows who notices. */
@Command(
    name = "tamper",
    description = {
      "Forges sealed PDF files in a dozen published ways, writes the forgeries to the folder --out,"
          + " and shows what three readers say of each: this program, Poppler's pdfsig if it is"
          + " installed, and Apache PDFBox with the usual check of its signatures.",
      "",
      "For those who want to see for themselves: the forgeries open in any viewer."
    },
    footerHeading = "%nExample:%n",
    footer = "  java -jar yinxin.jar tamper --out forged sealed/contract.pdf",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:this program rejects all forgeries",
      "1:a forgery is accepted, or a file cannot be forged: it is not sealed",
      "2:the options are wrong; nothing was done",
      "3:a file could not be read, or a forgery not be written"
    },
    mixinStandardHelpOptions = true)
public final class TamperCommand extends FileVerb {

  // Trust is another question than whether somebody notices.
  private static final PdfVerifier VERIFIER = PdfVerifier.trusting(TrustAnchors.of());

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder for the forgeries; made if it is not there. Files of the same names in it are"
              + " replaced.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String out;

  @SuppressWarnings("NullAway.Init") // set by prepare
  private OutputFolder folder;

  /** A forgery in its file, with what readers say of it. */
  private record Judged(Forged forged, Path file, PdfVerdict ours, List<Opinion> others) {

    boolean accepted() {
      return ours.integrity().compareTo(Integrity.CHANGED_AFTER_SIGNING) > 0;
    }

    Optional<Finding> reason() {
      return ours.overall().findings().stream()
          .filter(f -> f.outcome() == Outcome.FAILED)
          .findFirst();
    }

    Map<String, Object> fields() {
      Fields fields =
          new Fields()
              .put("out", file.toString())
              .put("family", forged.family())
              .put("name", forged.name())
              .put("integrity", Verdict.name(ours.integrity()))
              .put("check", reason().map(f -> f.check().toString()).orElse(null));
      others.forEach(o -> fields.put(o.reader(), o.words()));
      return fields.toMap();
    }

    String words() {
      return String.format(
          Locale.ROOT,
          "%n  %-45s %s %s%s",
          forged.family() + ": " + forged.name(),
          Verdict.name(ours.integrity()),
          reason().map(f -> f.check().toString()).orElse(""),
          others.stream()
              .map(o -> String.format(Locale.ROOT, "%n      %s: %s", o.reader(), o.words()))
              .collect(Collectors.joining()));
    }
  }

  @Override
  void prepare() {
    folder = outputFolder(out);
  }

  @Override
  Answer answer(String file, byte[] bytes, Lease lease) throws Problem {
    List<Forged> forgeries;
    try {
      forgeries = Laboratory.forge(bytes);
    } catch (IllegalArgumentException e) {
      return answer(file, Tone.NEGATIVE, "REFUSED", new Problem("NOT_SEALED", words(e)));
    }
    List<Judged> judged = new ArrayList<>();
    for (Forged forged : forgeries) {
      judged.add(judged(forged, written(file, forged, lease)));
    }
    boolean accepted = judged.stream().anyMatch(Judged::accepted);
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", "FORGED")
            .put("accepted", judged.stream().filter(Judged::accepted).count())
            .put("forgeries", judged.stream().map(Judged::fields).toList());
    return new Answer(
        accepted ? Tone.NEGATIVE : Tone.POSITIVE,
        fields.toMap(),
        Escaped.of(file)
            + ": "
            + judged.size()
            + " forgeries"
            + judged.stream().map(Judged::words).collect(Collectors.joining()));
  }

  private static Judged judged(Forged forged, Path file) {
    PdfVerdict ours = VERIFIER.verify(forged.bytes(), Clock.systemUTC().instant());
    return new Judged(forged, file, ours, Opinion.all(file, forged.bytes()));
  }

  private Path written(String file, Forged forged, Lease lease) throws Problem {
    String name = String.valueOf(Path.of(file).getFileName()).replaceFirst("(?i)\\.pdf$", "");
    String way = (forged.family() + " " + forged.name()).replaceAll("[^A-Za-z0-9]+", "-");
    String result = name + "-" + way + ".pdf";
    Optional<String> conflict = folder.claim(result);
    if (conflict.isPresent()) {
      throw new Problem("TARGET_CONFLICT", conflict.get());
    }
    folder.write(result, forged.bytes(), lease);
    return folder.target(result);
  }

  private static String words(IllegalArgumentException e) {
    return e.getMessage() + (e.getCause() == null ? "" : ": " + e.getCause().getMessage());
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    return answer(file, Tone.UNKNOWN, "ERROR", problem);
  }

  private static Answer answer(String file, Tone tone, String outcome, Problem problem) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", outcome)
            .put("reason", problem.reason())
            .put("detail", problem.detail());
    return new Answer(
        tone,
        fields.toMap(),
        Escaped.of(file) + ": " + outcome + ", " + Escaped.of(problem.detail()));
  }
}
