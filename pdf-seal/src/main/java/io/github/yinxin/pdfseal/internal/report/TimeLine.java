package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Save;
import io.github.yinxin.pdfseal.internal.revision.History;
import io.github.yinxin.pdfseal.internal.revision.History.Change;
import io.github.yinxin.pdfseal.internal.revision.Problem;
import io.github.yinxin.pdfseal.internal.revision.Updates;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What was saved when, and by whom.
 *
 * @param saves oldest first
 * @param touchedPages those that something was done to after the first signature
 */
public record TimeLine(List<Save> saves, Set<Integer> touchedPages) {

  /**
   * Tells the revisions of a file; none if it cannot be read strictly.
   *
   * @param signers what each signature says whose it is, in their order
   */
  public static TimeLine of(SignedDocument document, Bytes bytes, List<String> signers) {
    Optional<PdfFile> file = document.file().filter(f -> !f.rebuilt());
    if (file.isEmpty()) {
      return new TimeLine(List.of(), Set.of());
    }
    Updates updates = Updates.of(document, bytes);
    List<Save> saves = new ArrayList<>();
    Set<Integer> touched = new TreeSet<>();
    int first =
        document.signatures().stream()
            .mapToInt(SignatureDictionary::revision)
            .filter(revision -> revision > 0)
            .min()
            .orElse(Integer.MAX_VALUE);
    List<List<Change>> changes = History.of(file.get());
    for (Revision revision : Revision.of(file.get())) {
      int index = revision.number() - 1;
      List<Change> own = index < changes.size() ? changes.get(index) : List.of();
      saves.add(save(revision, own, signed(revision, document, signers), updates));
      if (revision.number() > first) {
        own.stream().map(Change::page).filter(page -> page > 0).forEach(touched::add);
      }
    }
    return new TimeLine(saves, touched);
  }

  private static List<String> signed(
      Revision revision, SignedDocument document, List<String> signers) {
    List<String> signed = new ArrayList<>();
    for (int i = 0; i < document.signatures().size(); i++) {
      if (document.signatures().get(i).revision() == revision.number()) {
        signed.add(signers.get(i));
      }
    }
    return signed;
  }

  private static Save save(
      Revision revision, List<Change> changes, List<String> signed, Updates updates) {
    Set<Words> words = new LinkedHashSet<>();
    if (revision.number() == 1) {
      words.add(new Words("文件本身", "the document itself"));
    }
    changes.forEach(change -> words.add(words(change)));
    return new Save(
        revision.number(),
        revision.end(),
        signed,
        List.copyOf(words),
        updates.problem(revision).map(Problem::detail).orElse(""));
  }

  private static Words words(Change change) {
    String name = change.name();
    int page = change.page();
    return switch (change.kind()) {
      case SIGNATURE -> new Words("签名：" + name, "signature " + name);
      case TIME_STAMP -> new Words("文档时间戳：" + name, "document time stamp " + name);
      case FIELD -> new Words("表单域：" + name, "form field " + name);
      case ANNOTATION ->
          new Words("第 " + page + " 页的批注：" + name, "annotation on page " + page + ": " + name);
      case CONTENT -> new Words("第 " + page + " 页的内容", "the content of page " + page);
      case PAGE ->
          new Words("第 " + page + " 页的条目：" + name, "an entry of page " + page + ": " + name);
      case PAGES -> new Words("页数变为 " + name, "the number of pages, now " + name);
      case EVIDENCE -> new Words("验证证据", "evidence of validity");
      case METADATA -> new Words("文档信息", "document information");
      case OTHER -> new Words("其他对象 " + name + " 个", "other objects: " + name);
    };
  }
}
