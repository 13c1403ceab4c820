package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.verify.Finding;
import java.util.List;

/** Every check with its outcome, its clause and its words. */
final class FindingTable {

  private FindingTable() {}

  static String of(List<Finding> findings) {
    return findings.isEmpty()
        ? ""
        : "<table class=\"findings\">" + Html.each(findings, FindingTable::row) + "</table>";
  }

  private static String row(Finding finding) {
    return "<tr class=\""
        + Html.tone(finding.outcome())
        + "\"><td>"
        + Html.both(Wording.outcome(finding.outcome()))
        + "</td><td>"
        + Html.escape(Wording.check(finding.check().name()))
        + " "
        + Html.code(finding.check().name())
        + "</td><td>"
        + Html.escape(finding.check().clause())
        + "</td><td>"
        + Html.both(new Words(finding.zh(), finding.en()))
        + "</td></tr>";
  }
}
