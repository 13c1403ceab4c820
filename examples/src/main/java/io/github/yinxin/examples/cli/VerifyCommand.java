package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.demo.DemoKeys;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code verify}: judges sealed and signed PDF files. */
@Command(
    name = "verify",
    description = "Judges sealed and signed PDF files.",
    mixinStandardHelpOptions = true)
public final class VerifyCommand extends FileVerb {

  @Option(
      names = "--anchor",
      paramLabel = "CERT",
      description = "A certificate to trust, DER or PEM; may be repeated. Default: the demo roots.")
  private List<Path> anchorFiles = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "Judge as of this instant, for example 2026-11-24T00:00:00Z. Default: now.")
  private @Nullable Instant at;

  @Option(names = "--password", paramLabel = "P", description = "Password of encrypted files.")
  private String password = "";

  @SuppressWarnings("NullAway.Init") // set by prepare
  private PdfVerifier verifier;

  @Override
  void prepare() throws IOException, GeneralSecurityException {
    TrustAnchors anchors =
        anchorFiles.isEmpty()
            ? DemoKeys.open(DemoKeys.home(), Clock.systemUTC()).anchors()
            : TrustAnchors.of(certificates());
    verifier = PdfVerifier.trusting(anchors).withPassword(password);
  }

  private X509Certificate[] certificates() throws IOException, GeneralSecurityException {
    CertificateFactory factory =
        CertificateFactory.getInstance("X.509", new BouncyCastleProvider());
    X509Certificate[] certificates = new X509Certificate[anchorFiles.size()];
    for (int i = 0; i < certificates.length; i++) {
      try (InputStream in = Files.newInputStream(anchorFiles.get(i))) {
        certificates[i] = (X509Certificate) factory.generateCertificate(in);
      }
    }
    return certificates;
  }

  @Override
  Answer answer(String file, byte[] bytes) {
    Instant instant = at == null ? Clock.systemUTC().instant() : at;
    PdfVerdict verdict = verifier.verify(bytes, instant);
    Fields fields =
        line(file, Findings.verdict(verdict.overall()), verdict.integrity().name())
            .put("signatures", verdict.signatures().stream().map(VerifyCommand::signature).toList())
            .put(
                "findings",
                verdict.signatures().isEmpty()
                    ? Findings.json(verdict.overall().findings())
                    : List.of());
    String words =
        file
            + ": "
            + Findings.verdict(verdict.overall())
            + " ("
            + verdict.integrity()
            + ")"
            + Findings.words(verdict.overall().findings());
    return new Answer(Findings.tone(verdict.overall()), fields.toMap(), words);
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    Fields fields =
        line(file, "UNDETERMINED", "UNREADABLE")
            .put("signatures", List.of())
            .put(
                "findings",
                List.of(
                    Map.of(
                        "check",
                        problem.reason(),
                        "outcome",
                        "UNDETERMINED",
                        "detail",
                        problem.detail())));
    return new Answer(Tone.UNKNOWN, fields.toMap(), file + ": " + problem.detail());
  }

  private Fields line(String file, String verdict, String integrity) {
    return new Fields()
        .put("file", file)
        .put("verdict", verdict)
        .put("integrity", integrity)
        .put("anchors", anchorFiles.isEmpty() ? "demo" : "given");
  }

  private static Map<String, Object> signature(PdfSignature signature) {
    return new Fields()
        .put("field", signature.field())
        .put("integrity", signature.integrity().name())
        .put("findings", Findings.json(signature.findings()))
        .toMap();
  }
}
