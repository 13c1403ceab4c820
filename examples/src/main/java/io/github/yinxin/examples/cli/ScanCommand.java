package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.examples.picture.Pictures.Page;
import io.github.yinxin.qr.QrScanner;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.VerifiedQr;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code scan}: finds the codes in pictures and PDF files, and judges those of ours. */
@Command(
    name = "scan",
    description = {
      "Finds the QR codes in pictures (PNG, JPEG, BMP, GIF) and on the pages of PDF files, and says"
          + " what they hold. Verification codes of licenses (EL1:) are judged as well; the demo"
          + " authority is trusted.",
      "",
      "What a code says is only shown, never opened."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "    java -jar yinxin.jar scan photo.jpg license.pdf",
      "    java -jar yinxin.jar scan --json *.png",
      "",
      "With --json, a line a file:",
      "  {file, codes: [{text, bytes, symbology, page, corners: [[x,y]×4], verdict, findings}]}",
      "  bytes (base64) if it is no text; corners in pixels, of PDF pages at 200 dpi; verdict of EL1:"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every file has a code, and those of licenses are valid",
      "1:a code of a license is not valid",
      "2:the options are wrong; nothing was done",
      "3:none is invalid, but a file has no code that can be read, or cannot be read itself"
    },
    mixinStandardHelpOptions = true)
public final class ScanCommand extends FileVerb {

  private static final String OURS = "EL1:";
  private static final int PAGE_DPI = 200;
  private static final String NOT_LOOKED_AT = " were not looked at: no time left";
  private static final Duration LEAST_PER_PAGE = Duration.ofMillis(50);
  private static final Duration MOST_PER_PAGE = Duration.ofMillis(1500);

  private final Clock clock = Clock.systemUTC();
  private @Nullable QrVerifier verifier;

  @Override
  Answer answer(String file, byte[] bytes, Lease lease) throws IOException {
    Found found = new Found();
    if (isPdf(bytes)) {
      found.addPages(bytes);
    } else {
      found.addAll(QrScanner.forPictures().scanFile(bytes), null, 1);
    }
    return found.answer(file);
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("codes", List.of())
            .put("error", problem.reason())
            .put("detail", problem.detail());
    return new Answer(
        Tone.UNKNOWN, fields.toMap(), Escaped.of(file) + ": " + Escaped.of(problem.detail()));
  }

  private static QrScanner scanner(Duration share) {
    Duration most = share.compareTo(MOST_PER_PAGE) > 0 ? MOST_PER_PAGE : share;
    return QrScanner.forPictures(most.compareTo(LEAST_PER_PAGE) < 0 ? LEAST_PER_PAGE : most);
  }

  private QrVerifier verifier() throws IOException, GeneralSecurityException {
    if (verifier == null) {
      verifier = QrVerifier.trusting(DemoKeys.open(DemoKeys.home(), clock).trustList());
    }
    return verifier;
  }

  /** The codes of one file. */
  private final class Found {

    private final List<Map<String, Object>> codes = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Tone tone = Tone.POSITIVE;
    private @Nullable String rest;
    private Instant looked = Instant.EPOCH; // when the last page was looked at

    // A long document would be given up as a whole, so the pages share the time, and what was found
    // until it is over is worth its line.
    void addPages(byte[] pdf) throws IOException {
      Instant enough = clock.instant().plus(timeLimit().multipliedBy(3).dividedBy(4));
      looked = clock.instant();
      Pictures.everyPage(
          pdf,
          PAGE_DPI,
          page -> {
            QrScanner scanner = scanner(share(page, enough));
            addAll(scanner.scan(Pictures.grey(page.picture())), page.number(), page.scale());
            looked = clock.instant();
            return page.number() == page.of() || hasTime(page, enough);
          });
    }

    // The pages behind this one have to be drawn too: each as long as this one, as far as we know.
    private Duration share(Page page, Instant enough) {
      Instant now = clock.instant();
      long behind = (long) page.of() - page.number();
      Duration drawing = Duration.between(looked, now).multipliedBy(behind);
      return Duration.between(now, enough).minus(drawing).dividedBy(behind + 1);
    }

    private boolean hasTime(Page page, Instant enough) {
      if (clock.instant().isBefore(enough)) {
        return true;
      }
      rest = "pages " + (page.number() + 1) + " to " + page.of() + NOT_LOOKED_AT;
      tone = tone.worse(Tone.UNKNOWN);
      return false;
    }

    void addAll(List<ScannedCode> scanned, @Nullable Integer page, double scale) {
      for (ScannedCode code : scanned) {
        Fields fields =
            new Fields()
                .put("text", code.isText() ? code.text() : null)
                .put("bytes", code.bytes().map(Base64.getEncoder()::encodeToString).orElse(null))
                .put("symbology", "QR_CODE")
                .put("page", page)
                .put("corners", code.corners().stream().map(c -> pixel(c, scale)).toList());
        if (code.text().startsWith(OURS)) {
          judge(code.text(), fields);
        } else {
          words.append("\n    ").append(Escaped.of(code.text()));
        }
        codes.add(fields.toMap());
      }
    }

    private void judge(String text, Fields fields) {
      Verification<VerifiedQr> verdict;
      try {
        verdict = verifier().verify(text, clock.instant());
      } catch (IOException | GeneralSecurityException e) {
        unjudged("the demo keys cannot be opened: " + e.getMessage(), fields);
        return;
      }
      fields
          .put("verdict", Findings.verdict(verdict))
          .put("findings", Findings.json(verdict.findings()));
      words
          .append("\n    verification code of a license: ")
          .append(Findings.verdict(verdict))
          .append(Findings.words(verdict.findings()));
      verdict
          .verified()
          .ifPresent(
              code ->
                  code.texts()
                      .forEach(
                          (label, value) ->
                              words.append("\n      ").append(Escaped.of(label + "：" + value))));
      tone = tone.worse(Findings.tone(verdict));
    }

    private void unjudged(String why, Fields fields) {
      Map<String, Object> finding =
          new Fields()
              .put("check", "KEY_STORE")
              .put("outcome", Outcome.UNDETERMINED.name())
              .put("detail", why)
              .toMap();
      fields.put("verdict", "UNDETERMINED").put("findings", List.of(finding));
      words.append("\n    verification code of a license: UNDETERMINED, ").append(Escaped.of(why));
      tone = tone.worse(Tone.UNKNOWN);
    }

    Answer answer(String file) {
      Fields fields = new Fields().put("file", file).put("codes", codes);
      if (rest != null) {
        fields.put("error", "TIMEOUT").put("detail", rest);
        words.append("\n    ").append(rest);
      }
      return codes.isEmpty()
          ? new Answer(Tone.UNKNOWN, fields.toMap(), Escaped.of(file) + ": no code found" + words)
          : new Answer(tone, fields.toMap(), Escaped.of(file) + ":" + words);
    }

    private static long[] pixel(ScannedCode.Point corner, double scale) {
      return new long[] {Math.round(corner.x() / scale), Math.round(corner.y() / scale)};
    }
  }
}
