package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Camera.View;
import io.github.yinxin.pdfseal.internal.report.Gallery.Inside;
import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Look;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.SealSpots.Spot;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws where a signature shows its seal, as it was and as it is. */
final class SealMarks {

  private static final int MAX_MARKS = 6;
  // Measured: up to 0.02 for one seal drawn in two ways, 0.14 and more for one other character on
  // its ring, 0.1 for other Latin letters.
  private static final double UNLIKE = 0.06;
  private static final double SAME_SHAPE = 0.1;

  private final Views views;
  private final List<Words> warnings;

  /** Draws with what is open; warnings get what does not fit the seal. */
  SealMarks(Views views, List<Words> warnings) {
    this.views = views;
    this.warnings = warnings;
  }

  /**
   * Draws a signature's seal in each place.
   *
   * @param inside the picture that its seal holds, if it has a seal
   * @param picture the same as an image, if it can be read
   */
  List<Mark> of(
      SignatureDictionary signature, @Nullable Inside inside, @Nullable BufferedImage picture) {
    List<Mark> marks = new ArrayList<>();
    try {
      List<Spot> spots = SealSpots.of(views.signed(signature), signature);
      if (spots.isEmpty()) {
        return marks;
      }
      try (Camera past = views.past(signature)) {
        for (Spot spot : spots.subList(0, Math.min(MAX_MARKS, spots.size()))) {
          marks.add(mark(spot, past));
        }
        if (inside != null) {
          compare(signature.field(), past.alone(spots.get(0)), inside, picture);
        }
      }
      int more = spots.size() - MAX_MARKS;
      if (more > 0) {
        marks.add(
            notShown(
                new Words("另有 " + more + " 处印迹未绘制", more + " more impressions are not drawn")));
      }
    } catch (NotShown e) {
      marks.add(notShown(e.words()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      marks.add(notShown(new Words("签章时的页面无法绘制", "the signed page cannot be drawn: " + e)));
    }
    return marks;
  }

  private static Mark notShown(Words why) {
    return new Mark(null, Look.NOT_SHOWN, null, null, why);
  }

  private Mark mark(Spot spot, Camera past) throws IOException {
    View then = past.view(spot.page());
    Box box = Places.box(spot, then);
    Rectangle part = Places.pixels(box, then);
    Picture before = Picture.of(Difference.cut(then.image(), part, List.of()));
    try {
      View after = views.now(spot.page());
      if (after.image().getWidth() != then.image().getWidth()
          || after.image().getHeight() != then.image().getHeight()) {
        throw new NotShown("页面尺寸已改变", "the page has another size now");
      }
      List<Rectangle> changed =
          Difference.between(then.image(), after.image()).stream()
              .filter(part::intersects)
              .toList();
      Picture present = Picture.of(Difference.cut(after.image(), part, changed));
      return new Mark(box, changed.isEmpty() ? Look.SAME : Look.CHANGED, before, present, null);
    } catch (NotShown e) {
      return new Mark(box, Look.NOT_SHOWN, before, null, e.words());
    }
  }

  private void compare(
      String field, BufferedImage drawn, Inside inside, @Nullable BufferedImage picture) {
    if (picture == null) {
      warn(
          field,
          "印章内的图像格式无法显示，未与页面上的印章比较",
          "the picture inside the seal cannot be shown, so it was not compared with the drawing");
      return;
    }
    if (Likeness.unlikeness(drawn, picture) > UNLIKE) {
      warn(
          field,
          "页面上的印章与印章内的图像不同",
          "the seal drawn on the page does not look like the picture inside the seal");
    }
    double drawnShape = (double) drawn.getWidth() / drawn.getHeight();
    double ownShape = inside.widthMm() / inside.heightMm();
    if (Math.abs(drawnShape / ownShape - 1) > SAME_SHAPE) {
      warn(
          field,
          "印章的宽高比与印章内的图像不同",
          "the seal on the page has other proportions than the picture inside the seal");
    }
  }

  private void warn(String field, String zh, String en) {
    warnings.add(new Words(field + "：" + zh, field + ": " + en));
  }
}
