package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.examples.picture.Pictures;
import io.github.yinxin.qr.QrScanner;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.VerifiedQr;
import io.github.yinxin.verify.Verification;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/** {@code scan}: finds the codes in pictures and PDF files, and judges those of ours. */
@Command(
    name = "scan",
    description =
        "Finds the QR codes in PNG, JPEG, BMP, GIF or PDF files and judges those of ours.",
    mixinStandardHelpOptions = true)
public final class ScanCommand extends FileVerb {

  private static final String OURS = "EL1:";
  private static final String PDF = "%PDF-";
  private static final int HEADER_WITHIN = 1024;
  private static final int PAGE_DPI = 200;

  private final QrScanner scanner = QrScanner.forPictures();
  private final Clock clock = Clock.systemUTC();
  private @Nullable QrVerifier verifier;

  @Override
  Answer answer(String file, byte[] bytes) throws IOException {
    Found found = new Found();
    if (isPdf(bytes)) {
      Pictures.everyPage(bytes, PAGE_DPI, (number, page) -> found.addAll(page, number));
    } else {
      found.addAll(Pictures.image(bytes), null);
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
    return new Answer(Tone.UNKNOWN, fields.toMap(), file + ": " + problem.detail());
  }

  private static boolean isPdf(byte[] bytes) {
    int length = Math.min(bytes.length, HEADER_WITHIN);
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).contains(PDF);
  }

  private QrVerifier verifier() {
    try {
      if (verifier == null) {
        verifier = QrVerifier.trusting(DemoKeys.open(DemoKeys.home(), clock).trustList());
      }
      return verifier;
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the demo keys cannot be opened: " + e.getMessage(), e);
    }
  }

  /** The codes of one file. */
  private final class Found {

    private final List<Map<String, Object>> codes = new ArrayList<>();
    private final StringBuilder words = new StringBuilder();
    private Tone tone = Tone.POSITIVE;

    void addAll(BufferedImage picture, @Nullable Integer page) {
      for (ScannedCode code : scanner.scan(Pictures.grey(picture))) {
        Fields fields =
            new Fields()
                .put("text", code.text())
                .put("symbology", "QR_CODE")
                .put("page", page)
                .put(
                    "corners",
                    code.corners().stream()
                        .map(c -> new long[] {Math.round(c.x()), Math.round(c.y())})
                        .toList());
        words.append("\n    ").append(Escaped.of(code.text()));
        if (code.text().startsWith(OURS)) {
          judge(code.text(), fields);
        }
        codes.add(fields.toMap());
      }
    }

    private void judge(String text, Fields fields) {
      Verification<VerifiedQr> verdict = verifier().verify(text, clock.instant());
      fields
          .put("verdict", Findings.verdict(verdict))
          .put("findings", Findings.json(verdict.findings()));
      words
          .append("\n    ")
          .append(Findings.verdict(verdict))
          .append(Findings.words(verdict.findings()));
      tone = tone.worse(Findings.tone(verdict));
    }

    Answer answer(String file) {
      Fields fields = new Fields().put("file", file).put("codes", codes);
      return codes.isEmpty()
          ? new Answer(Tone.UNKNOWN, fields.toMap(), file + ": no code found")
          : new Answer(tone, fields.toMap(), file + words);
    }
  }
}
