package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.demo.DemoSeals;
import io.github.yinxin.pdf.PdfSealer;
import io.github.yinxin.pdf.SealPlacement;
import io.github.yinxin.pdf.SealedPdf;
import io.github.yinxin.pdf.SealedPdf.Impression;
import io.github.yinxin.pdf.SealingRefusedException;
import io.github.yinxin.pdf.SealingRefusedException.Reason;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code seal}: seals PDF files. */
@Command(
    name = "seal",
    description = "Seals PDF files; the sealed ones go to another folder and keep their names.",
    mixinStandardHelpOptions = true)
public final class SealCommand extends FileVerb {

  /** The signature algorithms by their names on the command line. */
  enum Algorithm {
    SM2(SignatureAlgorithm.SM2_SM3),
    RSA(SignatureAlgorithm.RSA_SHA256),
    ECDSA(SignatureAlgorithm.ECDSA_SHA256);

    private final SignatureAlgorithm signatureAlgorithm;

    Algorithm(SignatureAlgorithm signatureAlgorithm) {
      this.signatureAlgorithm = signatureAlgorithm;
    }
  }

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "The folder for the sealed files; made if it is not there.")
  @SuppressWarnings("NullAway.Init")
  private Path out;

  @Option(
      names = "--page",
      paramLabel = "N|last",
      defaultValue = "last",
      description = "The page to seal, from 1 (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init")
  private String page;

  @Option(names = "--x", paramLabel = "MM", description = "The seal's centre from the left edge.")
  private @Nullable Double x;

  @Option(names = "--y", paramLabel = "MM", description = "The seal's centre from the top edge.")
  private @Nullable Double y;

  @Option(names = "--keyword", paramLabel = "TEXT", description = "Seal on this text instead.")
  private @Nullable String keyword;

  @Option(
      names = "--nth",
      paramLabel = "N|last|all",
      defaultValue = "1",
      description = "Which occurrence of the keyword (default: ${DEFAULT-VALUE}).")
  @SuppressWarnings("NullAway.Init")
  private String nth;

  @Option(
      names = "--algorithm",
      defaultValue = "SM2",
      description =
          "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}). SM2 makes an e-seal of GB/T 38540;"
              + " RSA and ECDSA a CMS that common readers validate.")
  @SuppressWarnings("NullAway.Init")
  private Algorithm algorithm;

  @Option(
      names = "--certify",
      paramLabel = "1|2|3",
      description = "Certify: 1 no changes, 2 form filling and signing, 3 annotations too.")
  private int certify;

  @Option(names = "--password", paramLabel = "P", description = "Password of encrypted files.")
  private @Nullable String password;

  @Option(names = "--strict", description = "Refuse what is unusual instead of noting it.")
  private boolean strict;

  @Option(names = "--repair", description = "Rewrite a damaged file before sealing it.")
  private boolean repair;

  private final Set<Path> targets = new HashSet<>();
  private final Set<Path> inputs = new HashSet<>();

  @SuppressWarnings("NullAway.Init") // set by prepare
  private PdfSealer sealer;

  @SuppressWarnings("NullAway.Init") // set by prepare
  private SealPlacement placement;

  @Override
  void prepare() throws IOException, GeneralSecurityException {
    placement = placement();
    if (certify < 0 || certify > 3) {
      throw usage("--certify " + certify + " is not 1, 2 or 3");
    }
    DemoKeys keys = DemoKeys.open(DemoKeys.home(), Clock.systemUTC());
    sealer = options(DemoSeals.sealer(keys, algorithm.signatureAlgorithm, Clock.systemUTC()));
    Files.createDirectories(out);
    for (String file : files) {
      if (Files.exists(Path.of(file))) {
        inputs.add(Path.of(file).toRealPath());
      }
    }
  }

  private PdfSealer options(PdfSealer plain) {
    PdfSealer chosen = plain;
    chosen = certify == 0 ? chosen : chosen.certifying(certify);
    chosen = password == null ? chosen : chosen.withPassword(password);
    chosen = strict ? chosen.refusingUnusual() : chosen;
    return repair ? chosen.repairingDamaged() : chosen;
  }

  private SealPlacement placement() {
    if ((x == null) != (y == null)) {
      throw usage("--x and --y go together");
    }
    if (keyword != null && x != null) {
      throw usage("--keyword does not go with --x and --y");
    }
    if (keyword != null) {
      return switch (nth) {
        case "last" -> SealPlacement.onLastKeyword(keyword);
        case "all" -> SealPlacement.onEveryKeyword(keyword);
        default -> SealPlacement.onKeyword(keyword, number("--nth", nth));
      };
    }
    boolean last = page.equals("last");
    if (x != null && y != null) {
      return last
          ? SealPlacement.onLastPageAtMm(x, y)
          : SealPlacement.centredAtMm(number("--page", page), x, y);
    }
    return last
        ? SealPlacement.lowerRightOfLastPage()
        : SealPlacement.lowerRight(number("--page", page));
  }

  private int number(String option, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number >= 1) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Reported below, like a number that is too small.
    }
    throw usage(option + " " + value + " is no number from 1 on");
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  @Override
  Answer answer(String file, byte[] bytes) throws GeneralSecurityException, IOException, Problem {
    Path target = out.resolve(Path.of(file).getFileName()).toAbsolutePath().normalize();
    boolean input = Files.exists(target) && inputs.contains(target.toRealPath());
    if (input || !targets.add(target)) {
      return refused(file, "REFUSED", "TARGET_CONFLICT", target + " is an input or made already");
    }
    SealedPdf sealed;
    try {
      sealed = sealer.seal(bytes, placement);
    } catch (SealingRefusedException e) {
      String outcome = e.reason() == Reason.PASSWORD_NEEDED ? "PASSWORD_NEEDED" : "REFUSED";
      return refused(file, outcome, e.reason().name(), String.valueOf(e.getMessage()));
    }
    write(sealed.bytes(), target);
    return sealed(file, target, sealed);
  }

  // The target is the old file or the new one, never a part of either.
  private static void write(byte[] bytes, Path target) throws Problem {
    Path unfinished = target.resolveSibling("." + target.getFileName() + ".unfinished");
    try {
      Files.write(unfinished, bytes);
      Files.move(
          unfinished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new Problem("NOT_WRITTEN", target + ": " + e.getMessage());
    } finally {
      try {
        Files.deleteIfExists(unfinished);
      } catch (IOException e) {
        // The first failure is the one to report.
      }
    }
  }

  private static Answer sealed(String file, Path target, SealedPdf sealed) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("outcome", "SEALED")
            .put("out", target.toString())
            .put("notes", sealed.notes().stream().sorted().toList())
            .put("placements", sealed.impressions().stream().map(SealCommand::placement).toList());
    return new Answer(Tone.POSITIVE, fields.toMap(), file + ": sealed, " + target);
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
    return new Answer(tone, fields.toMap(), file + ": " + outcome + " " + reason + ", " + detail);
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    return refused(file, "ERROR", problem.reason(), problem.detail());
  }
}
