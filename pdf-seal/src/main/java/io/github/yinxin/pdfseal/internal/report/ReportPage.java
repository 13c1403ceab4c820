package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.report.Report.Save;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.stream.Collectors;

/** Writes a report for people: one page in Chinese and English that needs nothing else. */
public final class ReportPage {

  private static final String FRAME = "report-page.html";

  private ReportPage() {}

  /** Returns the page. */
  public static String of(Report report) {
    return frame()
        .replace("{{head}}", head(report))
        .replace("{{warnings}}", warnings(report))
        .replace("{{seals}}", Html.each(report.seals(), SealSection::of))
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

  private static String head(Report report) {
    String digests =
        report.file().digests().entrySet().stream()
            .map(e -> Html.row(Html.escape(e.getKey()), Html.code(e.getValue())))
            .collect(Collectors.joining());
    return "<p class=\"verdict "
        + Html.tone(report.verdict())
        + "\">"
        + Html.both(Wording.verdict(report.verdict()))
        + "</p><p class=\"integrity\">"
        + Html.both(report.integrity().words())
        + "</p><table class=\"facts\">"
        + Html.row(
            Html.both(new Words("验证时刻", "judged for")),
            report.at().truncatedTo(ChronoUnit.SECONDS).toString())
        + Html.row(
            Html.both(new Words("文件长度", "file length")), report.file().length() + " 字节 bytes")
        + digests
        + "</table>"
        + FindingTable.of(report.findings());
  }

  private static String warnings(Report report) {
    if (report.warnings().isEmpty()) {
      return "";
    }
    return "<section class=\"warnings\"><h2>"
        + Html.both(new Words("请注意", "please note"))
        + "</h2><ul>"
        + Html.each(report.warnings(), w -> "<li>" + Html.both(w) + "</li>")
        + "</ul></section>";
  }

  private static String pages(Report report) {
    if (report.pages().isEmpty()) {
      return "";
    }
    return "<section><h2>"
        + Html.both(new Words("页面上的变化", "what changed on pages"))
        + "</h2>"
        + Html.each(report.pages(), ReportPage::page)
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
        + Html.figure(change.then(), new Words("签章时", "when signed"))
        + Html.figure(change.now(), new Words("现在", "now"))
        + "</div>";
  }

  private static String saves(Report report) {
    if (report.saves().isEmpty()) {
      return "";
    }
    return "<section><h2>"
        + Html.both(new Words("修订时间线", "revision time line"))
        + "</h2><ol class=\"saves\">"
        + Html.each(report.saves(), ReportPage::save)
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
        + Html.each(
            save.signed(),
            s ->
                "<p class=\"signed\">"
                    + Html.both(new Words("签于此处", "signed"))
                    + "："
                    + Html.escape(s)
                    + "</p>")
        + "<ul>"
        + Html.each(save.changes(), c -> "<li>" + Html.both(c) + "</li>")
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
}
