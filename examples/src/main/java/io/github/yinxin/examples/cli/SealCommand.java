package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.pdf.SealedPdf.Impression;
import io.github.yinxin.pdf.SealingRefusedException;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seal}: seals PDF files. */
@Command(
    name = "seal",
    description = {
      "Seals PDF files: draws the seal on a page and signs the whole file. The sealed files keep"
          + " their names and go to the folder --out; the originals are left alone.",
      "",
      "Without --keystore the demo keys sign, those of a fictional authority: good for trying,"
          + " trusted by nobody else. They are made on first use and kept in $YINXIN_HOME, or"
          + " .yinxin in the home directory."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  Lower right corner of the last page:",
      "    java -jar yinxin.jar seal --out sealed contract.pdf",
      "  Page 1, the seal's centre 150 mm from the left and 40 mm from the top:",
      "    java -jar yinxin.jar seal --out sealed --page 1 --x 150 --y 40 *.pdf",
      "  On the words 甲方盖章, with a key of your own:",
      "    java -jar yinxin.jar seal --out sealed --keyword 甲方盖章 \\",
      "        --keystore my.p12 --storepass secret contract.pdf",
      "  So that Adobe Reader and others validate it:",
      "    java -jar yinxin.jar seal --out sealed --algorithm RSA contract.pdf",
      "",
      "With --json, a line a file:",
      "  {file, outcome: SEALED|REFUSED|PASSWORD_NEEDED|ERROR, out, reason, detail, notes,",
      "   placements: [{page, x, y, width, height}]}",
      "  out, notes, placements if sealed (x, y: the centre; all in mm), else reason and detail"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all files are sealed",
      "1:a file was understood but refused: the line says why",
      "2:the options are wrong; nothing was done",
      "3:none was refused, but one needs a password or could not be read or written"
    },
    mixinStandardHelpOptions = true)
public final class SealCommand extends FileVerb {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description =
          "The folder for the sealed files; made if it is not there. A file of the same name in it"
              + " is replaced.")
  @SuppressWarnings("NullAway.Init")
  private String out;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Placing placing;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Signing signing;

  @Option(
      names = "--certify",
      paramLabel = "1|2|3",
      description =
          "Certify instead of approving; afterwards are allowed: 1 no changes, 2 form filling and"
              + " further signatures, 3 annotations too.")
  private @Nullable Integer certify;

  @Option(names = "--password", paramLabel = "P", description = "Password of encrypted files.")
  private @Nullable String password;

  @Option(names = "--strict", description = "Refuse what is unusual instead of noting it.")
  private boolean strict;

  @Option(
      names = "--repair",
      description = "Rewrite a damaged file before sealing it; the notes then say REPAIRED.")
  private boolean repair;

  @SuppressWarnings("NullAway.Init") // set by prepare, as all below
  private OutputFolder folder;

  @SuppressWarnings("NullAway.Init")
  private PdfSealer sealer;

  @SuppressWarnings("NullAway.Init")
  private SealPlacement placement;

  @Override
  void prepare() throws Problem {
    placement = placing.placement();
    if (certify != null && (certify < 1 || certify > 3)) {
      throw usage("--certify " + certify + " is not 1, 2 or 3");
    }
    sealer = options(signing.sealer(Clock.systemUTC()));
    folder = outputFolder(out);
  }

  private PdfSealer options(PdfSealer plain) {
    PdfSealer chosen = plain;
    chosen = certify == null ? chosen : chosen.certifying(certify);
    chosen = password == null ? chosen : chosen.withPassword(password);
    chosen = strict ? chosen.refusingUnusual() : chosen;
    return repair ? chosen.repairingDamaged() : chosen;
  }

  @Override
  Answer answer(String file, byte[] bytes, Lease lease)
      throws GeneralSecurityException, IOException, Problem {
    Optional<String> conflict = folder.claim(file);
    if (conflict.isPresent()) {
      return refused(file, "REFUSED", "TARGET_CONFLICT", conflict.get());
    }
    SealedPdf sealed;
    try {
      sealed = sealer.seal(bytes, placement);
    } catch (SealingRefusedException e) {
      String outcome = e.reason() == Reason.PASSWORD_NEEDED ? "PASSWORD_NEEDED" : "REFUSED";
      return refused(file, outcome, e.reason().name(), detail(e));
    }
    folder.write(file, sealed.bytes(), lease);
    return sealed(file, folder.target(file), sealed);
  }

  private String detail(SealingRefusedException e) {
    String detail = String.valueOf(e.getMessage());
    return e.reason() == Reason.PASSWORD_NEEDED && password == null
        ? detail + "; give it by --password"
        : detail;
  }

  private static Answer sealed(String file, Path target, SealedPdf sealed) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", "SEALED")
            .put("out", target.toString())
            .put("notes", sealed.notes().stream().sorted().toList())
            .put("placements", sealed.impressions().stream().map(SealCommand::placement).toList());
    return new Answer(
        Tone.POSITIVE,
        fields.toMap(),
        Escaped.of(file) + ": " + words(sealed) + ", " + Escaped.of(target.toString()));
  }

  private static String words(SealedPdf sealed) {
    String pages =
        sealed.impressions().stream()
            .map(impression -> String.valueOf(impression.page()))
            .distinct()
            .collect(Collectors.joining(", "));
    int seals = sealed.impressions().size();
    return seals == 1 ? "sealed on page " + pages : "sealed " + seals + " times, on page " + pages;
  }

  private static Map<String, Object> placement(Impression impression) {
    return new Fields()
        .put("page", impression.page())
        .put("x", micrometres(impression.xMm()))
        .put("y", micrometres(impression.yMm()))
        .put("width", impression.sizeMm())
        .put("height", impression.sizeMm())
        .toMap();
  }

  // Finer is only the noise of computing.
  private static double micrometres(double mm) {
    return Math.round(mm * 1000) / 1000.0;
  }

  private static Answer refused(String file, String outcome, String reason, String detail) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", outcome)
            .put("reason", reason)
            .put("detail", detail);
    String code = outcome.equals(reason) ? reason : outcome + " " + reason;
    Tone tone = outcome.equals("REFUSED") ? Tone.NEGATIVE : Tone.UNKNOWN;
    return new Answer(
        tone, fields.toMap(), Escaped.of(file) + ": " + code + ", " + Escaped.of(detail));
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    return refused(file, "ERROR", problem.reason(), problem.detail());
  }
}
