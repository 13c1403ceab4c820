package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.pdf.PdfReport;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.TrustAnchors;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: judges sealed and signed PDF files. */
@Command(
    name = "verify",
    description = {
      "Judges sealed and signed PDF files, of this program or of others: VALID, INVALID, or"
          + " UNDETERMINED when that cannot be found out; in brackets whether the file is still as"
          + " it was signed.",
      "",
      "A seal is worth as much as the certificates behind it: name those you trust by --anchor."
          + " Without, only the demo keys of this computer are trusted."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  What was sealed with the demo keys:",
      "    java -jar yinxin.jar verify sealed/contract.pdf",
      "  What somebody else sealed, whose root certificate you have:",
      "    java -jar yinxin.jar verify --anchor their-root.cer received.pdf",
      "  With a report for people that shows the seals, then and now:",
      "    java -jar yinxin.jar verify --out reports received.pdf",
      "  For a program:",
      "    java -jar yinxin.jar verify --json *.pdf",
      "",
      "With --json, a line a file:",
      "  {file, verdict: VALID|INVALID|UNDETERMINED, integrity, anchors: demo|given|none,",
      "   signatures: [{field, revision, kind, container, verdict, integrity, findings}], findings}",
      "  integrity: VALID|VALID+ALLOWED_UPDATES|CHANGED_AFTER_SIGNING|BROKEN|MALFORMED|UNSUPPORTED|",
      "   NO_SIGNATURE|UNREADABLE;  a finding: {check, outcome, clause, detail}"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all files are VALID",
      "1:a file is INVALID, or has no signature at all",
      "2:the options are wrong; nothing was done",
      "3:none is INVALID, but about one it cannot be found out"
    },
    mixinStandardHelpOptions = true)
public final class VerifyCommand extends FileVerb {

  private static final int MAX_ANCHOR_BYTES = 10 << 20;

  @Option(
      names = "--anchor",
      paramLabel = "CERT",
      description =
          "Certificates to trust, a file in DER or PEM; may be repeated. Default: the demo root.")
  private List<String> anchorFiles = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      converter = InstantText.class,
      description = "Judge as of this instant, for example 2026-11-24T00:00:00Z. Default: now.")
  private @Nullable Instant at;

  @Option(names = "--password", paramLabel = "P", description = "Password of encrypted files.")
  private String password = "";

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description =
          "Write a report on each file into this folder: NAME.html with pictures, for people, and"
              + " NAME.json, for machines.")
  private @Nullable String out;

  @SuppressWarnings("NullAway.Init") // set by prepare
  private PdfVerifier verifier;

  private @Nullable ReportFiles reports;

  private String trusted = "demo";

  @Override
  void prepare() {
    verifier = PdfVerifier.trusting(anchors()).withPassword(password);
    reports = out == null ? null : new ReportFiles(outputFolder(out));
  }

  private TrustAnchors anchors() {
    if (!anchorFiles.isEmpty()) {
      return given();
    }
    try {
      return DemoKeys.open(DemoKeys.home(), Clock.systemUTC()).anchors();
    } catch (IOException | GeneralSecurityException e) {
      // Whether a file was changed can be said without trusting anybody.
      say("nobody is trusted: the demo keys cannot be opened: " + e.getMessage());
      trusted = "none";
      return TrustAnchors.of();
    }
  }

  private TrustAnchors given() {
    trusted = "given";
    try {
      return TrustAnchors.of(
          anchorFiles.stream().flatMap(this::certificates).toArray(X509Certificate[]::new));
    } catch (IllegalArgumentException e) {
      throw usage("--anchor: " + e.getMessage());
    }
  }

  private Stream<X509Certificate> certificates(String file) {
    try (InputStream in = bounded(Path.of(file))) {
      List<X509Certificate> certificates =
          CertificateFactory.getInstance("X.509", new BouncyCastleProvider())
              .generateCertificates(in)
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw usage("--anchor " + file + " holds no certificate");
      }
      return certificates.stream();
    } catch (InvalidPathException e) {
      throw usage("--anchor " + file + ": this name needs a UTF-8 locale");
    } catch (IOException e) {
      throw usage("--anchor " + file + ": " + Problem.words(e));
    } catch (GeneralSecurityException e) {
      throw usage("--anchor " + file + " is no certificate, neither DER nor PEM");
    }
  }

  // A device may never end.
  private static InputStream bounded(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MAX_ANCHOR_BYTES + 1);
      if (bytes.length > MAX_ANCHOR_BYTES) {
        throw new IOException("is too large for certificates");
      }
      return new ByteArrayInputStream(bytes);
    }
  }

  @Override
  Answer answer(String file, byte[] bytes, Lease lease) {
    Instant now = at == null ? Clock.systemUTC().instant() : at;
    PdfVerdict pdf = verifier.verify(bytes, now);
    Verdict verdict = Verdict.of(pdf.integrity(), Findings.tone(pdf.overall()));
    Optional<Path> report = report(file, pdf, bytes, lease);
    Fields fields =
        line(file, verdict, pdf.integrity())
            .put("report", report.map(Path::toString).orElse(null))
            .put("signatures", pdf.signatures().stream().map(VerifyCommand::signature).toList())
            .put("findings", pdf.signatures().isEmpty() ? Findings.json(findings(pdf)) : List.of());
    String words =
        Escaped.of(file)
            + ": "
            + verdict
            + " ("
            + Verdict.words(pdf.integrity())
            + ")"
            + Findings.words(findings(pdf))
            + hint(verdict, pdf.integrity())
            + report.map(path -> "\n    report: " + Escaped.of(path.toString())).orElse("");
    Tone tone = verdict.tone().worse(Findings.tone(findings(pdf)));
    boolean unreported = out != null && report.isEmpty();
    return new Answer(unreported ? tone.worse(Tone.UNKNOWN) : tone, fields.toMap(), words);
  }

  private Optional<Path> report(String file, PdfVerdict verdict, byte[] bytes, Lease lease) {
    try {
      return reports == null
          ? Optional.empty()
          : Optional.of(reports.write(file, PdfReport.of(verdict, bytes, password), lease));
    } catch (Problem e) {
      // A report that cannot be written takes no verdict away.
      say("no report on " + Escaped.of(file) + ": " + Escaped.of(e.detail()));
      return Optional.empty();
    }
  }

  private String hint(Verdict verdict, Integrity integrity) {
    boolean untrusted =
        verdict == Verdict.UNDETERMINED
            && integrity.compareTo(Integrity.VALID_WITH_ALLOWED_UPDATES) >= 0;
    return untrusted && trusted.equals("demo")
        ? "\n    only the demo root is trusted: name others by --anchor"
        : "";
  }

  private static List<Finding> findings(PdfVerdict pdf) {
    return pdf.overall().findings();
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    Fields fields =
        line(file, Verdict.UNDETERMINED, Integrity.UNREADABLE)
            .put("signatures", List.of())
            .put("findings", List.of(finding(problem)));
    return new Answer(
        Tone.UNKNOWN,
        fields.toMap(),
        Escaped.of(file) + ": UNDETERMINED (UNREADABLE), " + Escaped.of(problem.detail()));
  }

  private static Map<String, Object> finding(Problem problem) {
    return new Fields()
        .put("check", problem.reason())
        .put("outcome", Outcome.UNDETERMINED.name())
        .put("detail", problem.detail())
        .toMap();
  }

  private Fields line(String file, Verdict verdict, Integrity integrity) {
    return new Fields()
        .put("file", file)
        .put("verdict", verdict.name())
        .put("integrity", Verdict.name(integrity))
        .put("anchors", trusted);
  }

  private static Map<String, Object> signature(PdfSignature signature) {
    Verdict verdict = Verdict.of(signature.integrity(), Findings.tone(signature.findings()));
    return new Fields()
        .put("field", signature.field())
        .put("revision", signature.revision() == 0 ? null : signature.revision())
        .put("kind", signature.kind().name())
        .put("container", signature.container().map(Enum::name).orElse(null))
        .put("verdict", verdict.name())
        .put("integrity", Verdict.name(signature.integrity()))
        .put("findings", Findings.json(signature.findings()))
        .toMap();
  }
}
