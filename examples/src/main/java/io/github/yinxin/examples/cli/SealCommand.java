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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code seal}: seals PDF files. */
@Command(
    name = "seal",
    description = "Seals PDF files; the sealed ones go to another folder and keep their names.",
    mixinStandardHelpOptions = true)
public final class SealCommand extends FileVerb {

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the sealed files; made if it is not there.")
  @SuppressWarnings("NullAway.Init")
  private Path out;

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
    folder = OutputFolder.open(out, files, Clock.systemUTC().instant());
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
    if (!folder.claim(file)) {
      return refused(
          file, "REFUSED", "TARGET_CONFLICT", folder.target(file) + " is an input or made already");
    }
    SealedPdf sealed;
    try {
      sealed = sealer.seal(bytes, placement);
    } catch (SealingRefusedException e) {
      String outcome = e.reason() == Reason.PASSWORD_NEEDED ? "PASSWORD_NEEDED" : "REFUSED";
      return refused(file, outcome, e.reason().name(), String.valueOf(e.getMessage()));
    }
    folder.write(file, sealed.bytes(), lease);
    return sealed(file, folder.target(file), sealed);
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
        Escaped.of(file) + ": sealed, " + Escaped.of(target.toString()));
  }

  private static Map<String, Object> placement(Impression impression) {
    return new Fields()
        .put("page", impression.page())
        .put("x", impression.xMm())
        .put("y", impression.yMm())
        .put("width", impression.sizeMm())
        .put("height", impression.sizeMm())
        .toMap();
  }

  private static Answer refused(String file, String outcome, String reason, String detail) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", outcome)
            .put("reason", reason)
            .put("detail", detail);
    Tone tone = outcome.equals("REFUSED") ? Tone.NEGATIVE : Tone.UNKNOWN;
    return new Answer(
        tone,
        fields.toMap(),
        Escaped.of(file) + ": " + outcome + " " + reason + ", " + Escaped.of(detail));
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    return refused(file, "ERROR", problem.reason(), problem.detail());
  }
}
