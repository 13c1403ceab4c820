package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Fact;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.report.Report.Save;
import io.github.yinxin.pdfseal.internal.report.Report.Seal;
import io.github.yinxin.verify.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a report for people: one page in Chinese and English that needs nothing else. */
public final class ReportPage {

  private static final String FRAME = "report-page.html";

  private ReportPage() {}

  /** Returns the page. */
  public static String of(Report report) {
    return frame()
        .replace("{{head}}", head(report))
        .replace("{{warnings}}", warnings(report))
        .replace("{{seals}}", each(report.seals(), ReportPage::seal))
        .replace("{{pages}}", pages(report))
        .replace("{{saves}}", saves(report));
  }

  private static String frame() {
    try (InputStream in = ReportPage.class.getResourceAsStream(FRAME)) {
      if (in == null) {
        throw new IllegalStateException(FRAME + " is not packed with the library");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> String each(List<T> items, Function<T, String> form) {
    return items.stream().map(form).collect(Collectors.joining("\n"));
  }

  private static String tone(Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  private static String head(Report report) {
    String digests =
        report.file().digests().entrySet().stream()
            .map(e -> row(Html.escape(e.getKey()), code(e.getValue())))
            .collect(Collectors.joining());
    return "<p class=\"verdict "
        + tone(report.verdict())
        + "\">"
        + Html.both(Wording.verdict(report.verdict()))
        + "</p><p class=\"integrity\">"
        + Html.both(report.integrity().words())
        + "</p><table class=\"facts\">"
        + row(
            Html.both(new Words("验证时刻", "judged for")),
            report.at().truncatedTo(ChronoUnit.SECONDS).toString())
        + row(Html.both(new Words("文件长度", "file length")), report.file().length() + " 字节 bytes")
        + digests
        + "</table>"
        + findings(report.findings());
  }

  private static String row(String label, String value) {
    return "<tr><th>" + label + "</th><td>" + value + "</td></tr>";
  }

  private static String code(String text) {
    return "<code>" + Html.escape(text) + "</code>";
  }

  private static String warnings(Report report) {
    if (report.warnings().isEmpty()) {
      return "";
    }
    return "<section class=\"warnings\"><h2>"
        + Html.both(new Words("请注意", "please note"))
        + "</h2><ul>"
        + each(report.warnings(), w -> "<li>" + Html.both(w) + "</li>")
        + "</ul></section>";
  }

  private static String seal(Seal seal) {
    return "<section class=\"seal "
        + tone(seal.verdict())
        + "\"><h2>"
        + Html.both(
            seal.kind().equals("TIMESTAMP")
                ? new Words("文档时间戳", "document time stamp")
                : new Words("签章", "signature"))
        + " "
        + Html.escape(seal.field())
        + " <b>"
        + Html.both(Wording.verdict(seal.verdict()))
        + "</b></h2><p>"
        + Html.both(seal.integrity().words())
        + "</p><table class=\"facts\">"
        + each(seal.facts(), ReportPage::fact)
        + row(
            Html.both(new Words("ETSI TS 119 102-2 结论", "indication")),
            code(
                seal.indication().main()
                    + (seal.indication().sub().isEmpty() ? "" : " / " + seal.indication().sub())))
        + "</table>"
        + (seal.marks().isEmpty() ? "" : marks(seal))
        + findings(seal.findings())
        + "</section>";
  }

  private static String fact(Fact fact) {
    return row(Html.both(fact.label()), Html.escape(fact.value()));
  }

  private static String marks(Seal seal) {
    StringBuilder marks = new StringBuilder();
    String inside = figure(seal.inside(), new Words("印章内的图像", "the picture inside the seal"));
    for (Mark mark : seal.marks()) {
      marks.append(mark(mark, marks.isEmpty() ? inside : ""));
    }
    return marks.toString();
  }

  private static String mark(Mark mark, String beside) {
    String place = mark.box() == null ? "" : place(mark.box()) + " · ";
    return "<div class=\"looks\"><p class=\""
        + tone(mark.look())
        + "\">"
        + place
        + Html.both(Wording.look(mark.look()))
        + (mark.note() == null ? "" : " · " + Html.both(mark.note()))
        + "</p>"
        + figure(mark.then(), new Words("签章时", "when signed"))
        + figure(mark.now(), new Words("现在", "now"))
        + beside
        + "</div>";
  }

  private static String place(Box box) {
    return String.format(
        Locale.ROOT,
        "第 %d 页 <small>page</small> (%.0f, %.0f) %.0f × %.0f mm",
        box.page(),
        box.x(),
        box.y(),
        box.width(),
        box.height());
  }

  private static String figure(@Nullable Picture picture, Words caption) {
    if (picture == null) {
      return "";
    }
    double width = picture.width() * Camera.MM_PER_INCH / Camera.DPI;
    return String.format(
            Locale.ROOT,
            "<figure><img style=\"width:%.1fmm\" alt=\"%s\" src=\"",
            width,
            Html.escape(caption.en()))
        + picture.address()
        + "\"><figcaption>"
        + Html.both(caption)
        + "</figcaption></figure>";
  }

  private static String pages(Report report) {
    if (report.pages().isEmpty()) {
      return "";
    }
    return "<section><h2>"
        + Html.both(new Words("页面上的变化", "what changed on pages"))
        + "</h2>"
        + each(report.pages(), ReportPage::page)
        + "</section>";
  }

  private static String page(PageChange change) {
    return "<div class=\"looks\"><p>第 "
        + change.page()
        + " 页 <small>page</small> · "
        + Html.both(
            new Words("自第 " + change.since() + " 个修订以来", "since revision " + change.since()))
        + (change.note() == null ? "" : " · " + Html.both(change.note()))
        + "</p>"
        + figure(change.then(), new Words("签章时", "when signed"))
        + figure(change.now(), new Words("现在", "now"))
        + "</div>";
  }

  private static String saves(Report report) {
    if (report.saves().isEmpty()) {
      return "";
    }
    return "<section><h2>"
        + Html.both(new Words("修订时间线", "revision time line"))
        + "</h2><ol class=\"saves\">"
        + each(report.saves(), ReportPage::save)
        + "</ol></section>";
  }

  private static String save(Save save) {
    return "<li class=\""
        + (save.problem().isEmpty() ? "" : "failed")
        + "\"><b>"
        + Html.both(new Words("修订 " + save.number(), "revision " + save.number()))
        + "</b> <small>… "
        + save.end()
        + "</small>"
        + each(
            save.signed(),
            s ->
                "<p class=\"signed\">"
                    + Html.both(new Words("签于此处", "signed"))
                    + "："
                    + Html.escape(s)
                    + "</p>")
        + "<ul>"
        + each(save.changes(), c -> "<li>" + Html.both(c) + "</li>")
        + "</ul>"
        + (save.problem().isEmpty()
            ? ""
            : "<p class=\"failed\">"
                + Html.both(new Words("无法解释或不被允许", "not explained, or not permitted"))
                + ": "
                + Html.escape(save.problem())
                + "</p>")
        + "</li>";
  }

  private static String findings(List<Finding> findings) {
    return findings.isEmpty()
        ? ""
        : "<table class=\"findings\">" + each(findings, ReportPage::finding) + "</table>";
  }

  private static String finding(Finding finding) {
    return "<tr class=\""
        + tone(finding.outcome())
        + "\"><td>"
        + Html.both(Wording.outcome(finding.outcome()))
        + "</td><td>"
        + Html.escape(Wording.check(finding.check().name()))
        + " "
        + code(finding.check().name())
        + "</td><td>"
        + Html.escape(finding.check().clause())
        + "</td><td>"
        + Html.both(new Words(finding.zh(), finding.en()))
        + "</td></tr>";
  }
}
