package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Fact;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.Seal;
import java.util.Locale;

/**
 * What a report for people says of one signature: its claims, its looks then and now, its checks.
 */
final class SealSection {

  private SealSection() {}

  static String of(Seal seal) {
    return "<section class=\"seal "
        + Html.tone(seal.verdict())
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
        + Html.each(seal.facts(), SealSection::fact)
        + Html.row(
            Html.both(new Words("ETSI TS 119 102-2 结论", "indication")),
            Html.code(
                seal.indication().main()
                    + (seal.indication().sub().isEmpty() ? "" : " / " + seal.indication().sub())))
        + "</table>"
        + (seal.marks().isEmpty() ? "" : marks(seal))
        + FindingTable.of(seal.findings())
        + "</section>";
  }

  private static String fact(Fact fact) {
    return Html.row(Html.both(fact.label()), Html.escape(fact.value()));
  }

  private static String marks(Seal seal) {
    StringBuilder marks = new StringBuilder();
    String inside = Html.figure(seal.inside(), new Words("印章内的图像", "the picture inside the seal"));
    for (Mark mark : seal.marks()) {
      marks.append(mark(mark, marks.isEmpty() ? inside : ""));
    }
    return marks.toString();
  }

  private static String mark(Mark mark, String beside) {
    String place = mark.box() == null ? "" : place(mark.box()) + " · ";
    return "<div class=\"looks\"><p class=\""
        + Html.tone(mark.look())
        + "\">"
        + place
        + Html.both(Wording.look(mark.look()))
        + (mark.note() == null ? "" : " · " + Html.both(mark.note()))
        + "</p>"
        + Html.figure(mark.then(), new Words("签章时", "when signed"))
        + Html.figure(mark.now(), new Words("现在", "now"))
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
}
