package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.examples.cli.Answer.Tone;
import io.github.yinxin.examples.cli.TimeLimit.Lease;
import io.github.yinxin.pdf.PdfVerdict;
import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerifier;
import io.github.yinxin.seal.OfdPackage;
import io.github.yinxin.verify.TrustAnchors;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code seal-info}: says what a seal, a seal signature, a PDF or an OFD package holds. */
@Command(
    name = "seal-info",
    description =
        "Says what a seal 电子印章 or a seal signature 电子签章 holds, in a file of its own, in a PDF or"
            + " in an OFD package, and checks it in itself. Whom to trust is left to verify.",
    footerHeading = "%nExamples:%n",
    footer = {
      "    java -jar yinxin.jar seal-info sealed/contract.pdf",
      "    java -jar yinxin.jar seal-info --json Seal.esl invoice.ofd",
      "",
      "With --json, a line a file:",
      "  {file, kind: SEAL|SEAL_SIGNATURE|SIGNED_DATA|NONE, edition, esId, name, owner, validFrom,",
      "   validUntil, sealedAt, picture: {type, widthMm, heightMm}, certificates, findings};",
      "  of a PDF or OFD {file, kind: PDF|OFD, items: [the same, with where]}"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:everything that can be checked is in order",
      "1:a check failed",
      "2:the options are wrong; nothing was done",
      "3:not everything could be found out: the certificates always, as nobody is trusted here"
    },
    mixinStandardHelpOptions = true)
public final class SealInfoCommand extends FileVerb {

  // The tag of an ASN.1 sequence.
  private static final String DER = "0";

  @Override
  Answer answer(String file, byte[] bytes, Lease lease) throws Problem {
    if (startsWith(bytes, "PK")) {
      return container(file, "OFD", ofPackage(bytes));
    }
    if (!startsWith(bytes, DER) && isPdf(bytes)) {
      return container(file, "PDF", ofPdf(bytes));
    }
    SealFacts facts = SealFacts.of(bytes);
    Fields fields = new Fields().put("file", file);
    facts.fields().toMap().forEach(fields::put);
    return new Answer(facts.tone(), fields.toMap(), Escaped.of(file) + ": " + facts.words());
  }

  private static boolean startsWith(byte[] bytes, String start) {
    int length = Math.min(bytes.length, start.length());
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1).equals(start);
  }

  private static Answer container(String file, String kind, List<SealFacts> items) {
    Tone tone = items.isEmpty() ? Tone.UNKNOWN : Tone.POSITIVE;
    StringBuilder words =
        new StringBuilder(
            Escaped.of(file) + ": " + kind + ", " + items.size() + " seals or signatures");
    List<Map<String, Object>> maps = new ArrayList<>();
    for (SealFacts item : items) {
      tone = tone.worse(item.tone());
      words.append("\n  ").append(item.words());
      maps.add(item.fields().toMap());
    }
    Fields fields = new Fields().put("file", file).put("kind", kind).put("items", maps);
    return new Answer(tone, fields.toMap(), words.toString());
  }

  private static List<SealFacts> ofPdf(byte[] pdf) throws Problem {
    PdfVerdict verdict =
        PdfVerifier.trusting(TrustAnchors.of()).verify(pdf, Clock.systemUTC().instant());
    if (verdict.signatures().isEmpty() && verdict.integrity() != Integrity.NO_SIGNATURE) {
      throw new Problem("NOT_READABLE", verdict.overall().findings().get(0).en());
    }
    return verdict.signatures().stream().map(SealFacts::of).toList();
  }

  private static List<SealFacts> ofPackage(byte[] ofd) throws Problem {
    try {
      return OfdPackage.read(ofd).items().stream().map(SealFacts::of).toList();
    } catch (IOException e) {
      throw new Problem("NOT_READABLE", "no OFD package: " + e.getMessage());
    }
  }

  @Override
  Answer unreadable(String file, Problem problem) {
    Fields fields =
        new Fields()
            .put("file", file)
            .put("kind", "NONE")
            .put("error", problem.reason())
            .put("detail", problem.detail());
    return new Answer(
        Tone.UNKNOWN, fields.toMap(), Escaped.of(file) + ": " + Escaped.of(problem.detail()));
  }
}
