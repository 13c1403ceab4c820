package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Camera.View;
import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Look;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import java.awt.Rectangle;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Finds what pages show otherwise than when they were first signed. */
final class PageChanges {

  private final Views views;
  private final List<Mark> marks;
  private final List<Words> warnings;
  private final List<PageChange> changes = new ArrayList<>();

  /**
   * Compares with what is open.
   *
   * @param marks what is shown already
   * @param warnings get what cannot be compared
   */
  PageChanges(Views views, List<Mark> marks, List<Words> warnings) {
    this.views = views;
    this.marks = marks;
    this.warnings = warnings;
  }

  /**
   * Compares the pages with seals and those that were touched.
   *
   * @param first the first signature
   */
  List<PageChange> since(SignatureDictionary first, Set<Integer> touched) {
    Set<Integer> numbers = new TreeSet<>(views.drawn());
    numbers.addAll(touched);
    if (views.now().isEmpty() || numbers.isEmpty()) {
      return changes;
    }
    try (Camera past = views.past(first)) {
      int then = past.pages();
      int now = views.now().get().pages();
      if (then != now) {
        warnings.add(
            new Words(
                "签章时有 " + then + " 页，现在有 " + now + " 页",
                "the file had " + then + " pages when it was signed and has " + now + " now"));
      }
      for (int number : numbers) {
        if (number <= then) {
          page(first.revision(), number, past);
        }
      }
    } catch (NotShown e) {
      warnings.add(e.words());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      warnings.add(new Words("页面无法比较", "pages cannot be compared: " + e));
    }
    return changes;
  }

  private void page(int since, int number, Camera past) throws IOException {
    View then = past.view(number);
    try {
      View now = views.now(number);
      List<Rectangle> regions =
          Difference.between(then.image(), now.image()).stream()
              .filter(region -> marks.stream().noneMatch(m -> shows(m, number, region, then)))
              .toList();
      if (!regions.isEmpty()) {
        changes.add(change(since, number, regions, then, now));
      }
    } catch (NotShown e) {
      changes.add(new PageChange(number, since, List.of(), null, null, e.words()));
    }
  }

  private static boolean shows(Mark mark, int page, Rectangle region, View view) {
    Box box = mark.box();
    return box != null
        && box.page() == page
        && mark.look() == Look.CHANGED
        && Places.pixels(box, view).contains(region);
  }

  private static PageChange change(
      int since, int number, List<Rectangle> regions, View then, View now) {
    Rectangle all = regions.stream().reduce(new Rectangle(regions.get(0)), Rectangle::union);
    return new PageChange(
        number,
        since,
        regions.stream().map(region -> Places.box(number, region, now)).toList(),
        Picture.of(Difference.cut(then.image(), Places.shown(all, then), List.of())),
        Picture.of(Difference.cut(now.image(), Places.shown(all, now), regions)),
        null);
  }
}
