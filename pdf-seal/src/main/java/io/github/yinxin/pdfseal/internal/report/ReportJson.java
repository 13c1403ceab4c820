package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Fact;
import io.github.yinxin.pdfseal.internal.report.Report.Indication;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.report.Report.Save;
import io.github.yinxin.pdfseal.internal.report.Report.Seal;
import io.github.yinxin.verify.Finding;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Writes a report for machines. Places are in millimetres from the page's top left corner. */
public final class ReportJson {

  private ReportJson() {}

  /** Returns one JSON object in one line. */
  public static String of(Report report) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("verdict", report.verdict());
    json.put("integrity", report.integrity().name());
    json.put("at", report.at());
    Map<String, Object> file = new LinkedHashMap<>();
    file.put("length", report.file().length());
    file.put("digests", report.file().digests());
    json.put("file", file);
    json.put("signatures", list(report.seals(), ReportJson::seal));
    json.put("revisions", list(report.saves(), ReportJson::save));
    json.put("changedPages", list(report.pages(), ReportJson::page));
    json.put("warnings", list(report.warnings(), ReportJson::words));
    json.put("findings", list(report.findings(), ReportJson::finding));
    return JsonText.of(json);
  }

  private static <T> List<Object> list(List<T> items, Function<T, Object> form) {
    List<Object> list = new ArrayList<>();
    items.forEach(item -> list.add(form.apply(item)));
    return list;
  }

  private static Object seal(Seal seal) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("field", seal.field());
    json.put("kind", seal.kind());
    json.put("revision", seal.revision() == 0 ? null : seal.revision());
    json.put("verdict", seal.verdict());
    json.put("integrity", seal.integrity().name());
    json.put("indication", indication(seal.indication()));
    Map<String, Object> claimed = new LinkedHashMap<>();
    for (Fact fact : seal.facts()) {
      claimed.put(fact.key(), fact.value());
    }
    json.put("claimed", claimed);
    json.put("impressions", list(seal.marks(), ReportJson::mark));
    json.put("findings", list(seal.findings(), ReportJson::finding));
    return json;
  }

  private static Object indication(Indication indication) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("main", indication.main());
    json.put("sub", indication.sub().isEmpty() ? null : indication.sub());
    return json;
  }

  private static Object mark(Mark mark) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("place", mark.box() == null ? null : box(mark.box()));
    json.put("look", mark.look());
    json.put("note", mark.note() == null ? null : words(mark.note()));
    return json;
  }

  private static Object page(PageChange page) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("page", page.page());
    json.put("sinceRevision", page.since());
    json.put("regions", list(page.changed(), ReportJson::box));
    json.put("note", page.note() == null ? null : words(page.note()));
    return json;
  }

  private static Object box(Box box) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("page", box.page());
    json.put("x", rounded(box.x()));
    json.put("y", rounded(box.y()));
    json.put("width", rounded(box.width()));
    json.put("height", rounded(box.height()));
    return json;
  }

  private static BigDecimal rounded(double mm) {
    return BigDecimal.valueOf(mm).setScale(1, RoundingMode.HALF_EVEN);
  }

  private static Object save(Save save) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("number", save.number());
    json.put("end", save.end());
    json.put("signedBy", save.signed());
    json.put("changes", list(save.changes(), ReportJson::words));
    json.put("problem", save.problem().isEmpty() ? null : save.problem());
    return json;
  }

  private static Object words(Words words) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("zh", words.zh());
    json.put("en", words.en());
    return json;
  }

  private static Object finding(Finding finding) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("check", finding.check().name());
    json.put("outcome", finding.outcome().name());
    json.put("clause", finding.check().clause().isEmpty() ? null : finding.check().clause());
    json.put("zh", finding.zh().isEmpty() ? null : finding.zh());
    json.put("en", finding.en().isEmpty() ? null : finding.en());
    return json;
  }
}
