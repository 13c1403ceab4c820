package io.github.yinxin.pdf;

import static java.util.Objects.requireNonNull;

import io.github.yinxin.pdf.PdfVerdict.Integrity;
import io.github.yinxin.pdf.PdfVerdict.PdfSignature;
import io.github.yinxin.pdfseal.internal.report.Gallery;
import io.github.yinxin.pdfseal.internal.report.Gallery.Drawn;
import io.github.yinxin.pdfseal.internal.report.Gallery.Inside;
import io.github.yinxin.pdfseal.internal.report.Report;
import io.github.yinxin.pdfseal.internal.report.Report.Identity;
import io.github.yinxin.pdfseal.internal.report.Report.Term;
import io.github.yinxin.pdfseal.internal.report.ReportJson;
import io.github.yinxin.pdfseal.internal.report.ReportPage;
import io.github.yinxin.pdfseal.internal.report.TimeLine;
import io.github.yinxin.pdfseal.internal.report.Words;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.seal.Seal;
import io.github.yinxin.seal.SealPicture;
import io.github.yinxin.sign.Digest;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A verdict explained to people and machines: each seal as it was when signed beside what the page
 * shows now, what each revision added, and the checks. Made after the verdict, which it never
 * changes. Immutable.
 *
 * <p>The file is drawn by PDFBox, within bounds of time, memory and inflated bytes; what is beyond
 * them is not drawn, and the report says so. Drawing has a daemon thread of its own, which is left
 * behind if it does not come back in time.
 */
public final class PdfReport {

  private final Report report;

  private PdfReport(Report report) {
    this.report = report;
  }

  /**
   * Makes the report on a file.
   *
   * @param verdict of {@link PdfVerifier}
   * @param pdf the same file
   * @throws IllegalArgumentException if the verdict is of another file
   */
  public static PdfReport of(PdfVerdict verdict, byte[] pdf) {
    return of(verdict, pdf, "");
  }

  /**
   * Makes the report on an encrypted file.
   *
   * @param password the user's or the owner's
   * @see #of(PdfVerdict, byte[])
   */
  public static PdfReport of(PdfVerdict verdict, byte[] pdf, String password) {
    requireNonNull(password, "password");
    if (verdict.signatures().isEmpty()) {
      return new PdfReport(unsigned(verdict, pdf));
    }
    try {
      return new PdfReport(signed(verdict, pdf, password));
    } catch (PdfException e) {
      throw new IllegalArgumentException("verdict is of another file than pdf, or password", e);
    }
  }

  /**
   * Returns the report for machines: one JSON object in one line. Places are in millimetres from
   * the page's top left corner; indications are those of ETSI TS 119 102-2.
   */
  public String json() {
    return ReportJson.of(report);
  }

  /**
   * Returns the report for people: an HTML page in Chinese and English, pictures included, that
   * loads nothing and runs nothing. UTF-8.
   */
  public String html() {
    return ReportPage.of(report);
  }

  private static Report unsigned(PdfVerdict verdict, byte[] pdf) {
    return new Report(
        name(verdict.overall()),
        term(verdict.integrity()),
        verdict.at(),
        identity(pdf),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        verdict.overall().findings());
  }

  private static Report signed(PdfVerdict verdict, byte[] pdf, String password)
      throws PdfException {
    SignedDocument document = SignedDocument.read(Bytes.of(pdf), password);
    requireSame(verdict.signatures(), document.signatures());
    TimeLine timeLine = TimeLine.of(document, Bytes.of(pdf), signers(verdict));
    Drawn drawn = Gallery.of(pdf, password, document, timeLine.touchedPages(), pictures(verdict));
    List<Report.Seal> seals = new ArrayList<>();
    for (int i = 0; i < verdict.signatures().size(); i++) {
      seals.add(seal(verdict.signatures().get(i), drawn, i));
    }
    return new Report(
        name(verdict.overall()),
        term(verdict.integrity()),
        verdict.at(),
        identity(pdf),
        seals,
        timeLine.saves(),
        drawn.pages(),
        drawn.warnings(),
        List.of());
  }

  private static void requireSame(List<PdfSignature> judged, List<SignatureDictionary> found) {
    boolean same = judged.size() == found.size();
    for (int i = 0; same && i < judged.size(); i++) {
      same =
          judged.get(i).field().equals(found.get(i).field())
              && judged.get(i).revision() == found.get(i).revision();
    }
    if (!same) {
      throw new IllegalArgumentException("verdict is of another file than pdf");
    }
  }

  private static List<String> signers(PdfVerdict verdict) {
    List<String> signers = new ArrayList<>();
    for (PdfSignature signature : verdict.signatures()) {
      String who = signature.claimedSeal().map(Seal::name).or(signature::claimedSigner).orElse("");
      String when = signature.claimedTime().map(Instant::toString).orElse("");
      signers.add(String.join(" · ", signature.field(), who, when));
    }
    return signers;
  }

  private static List<@Nullable Inside> pictures(PdfVerdict verdict) {
    List<@Nullable Inside> pictures = new ArrayList<>();
    for (PdfSignature signature : verdict.signatures()) {
      Optional<SealPicture> picture = signature.claimedSeal().map(Seal::picture);
      pictures.add(picture.map(p -> new Inside(p.data(), p.widthMm(), p.heightMm())).orElse(null));
    }
    return pictures;
  }

  private static Report.Seal seal(PdfSignature signature, Drawn drawn, int index) {
    return new Report.Seal(
        signature.field(),
        signature.kind().name(),
        signature.revision(),
        name(signature.findings()),
        term(signature.integrity()),
        EtsiIndication.of(signature.findings()),
        ClaimedFacts.of(signature),
        drawn.marks().get(index),
        drawn.inside().get(index),
        signature.findings());
  }

  private static Identity identity(byte[] pdf) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (Digest.Algorithm algorithm : List.of(Digest.Algorithm.SM3, Digest.Algorithm.SHA256)) {
      digests.put(algorithm.name(), HexFormat.of().formatHex(algorithm.start().digest(pdf)));
    }
    return new Identity(pdf.length, digests);
  }

  private static String name(Verification<?> overall) {
    return name(overall.findings());
  }

  private static String name(List<Finding> findings) {
    if (findings.stream().anyMatch(f -> f.outcome() == Outcome.FAILED)) {
      return "INVALID";
    }
    boolean open = findings.stream().anyMatch(f -> f.outcome() == Outcome.UNDETERMINED);
    boolean passed = findings.stream().anyMatch(f -> f.outcome() == Outcome.PASSED);
    return open || !passed ? "UNDETERMINED" : "VALID";
  }

  private static Term term(Integrity integrity) {
    return switch (integrity) {
      case UNREADABLE -> term(integrity, "文件无法读取", "the file cannot be read");
      case NO_SIGNATURE -> term(integrity, "文件没有签章", "the file has no signature");
      case MALFORMED -> term(integrity, "签名结构不正确", "the signature is malformed");
      case BROKEN -> term(integrity, "签章内容已被破坏", "what was signed is not intact");
      case CHANGED_AFTER_SIGNING ->
          term(integrity, "签章之后文件被改动", "the file was changed after it was signed");
      case UNSUPPORTED -> term(integrity, "签名无法判断", "the signature cannot be judged");
      case VALID_WITH_ALLOWED_UPDATES ->
          term(
              integrity,
              "签章内容完整，之后只有被允许的改动",
              "what was signed is intact; later changes are permitted ones");
      case VALID -> term(integrity, "签章内容完整，之后没有改动", "intact, and nothing follows");
    };
  }

  private static Term term(Integrity integrity, String zh, String en) {
    return new Term(integrity.name(), new Words(zh, en));
  }

  /** Says which file and which instant, not more: a report is long. */
  @Override
  public String toString() {
    Instant at = report.at();
    return "PdfReport[" + report.verdict() + ", judged for " + at + "]";
  }
}
