package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Draws what a report shows. Whatever happens meanwhile, there is a gallery: what could not be
 * drawn says so.
 */
public final class Gallery {

  private static final int SECONDS = 5;
  // Java cannot stop a thread: what does not notice that its time is over is left behind.
  private static final int LAST_RESORT = 6;
  private static final int MIN_SIDE = 50;
  private static final int MAX_SIDE = 400;

  /**
   * What was drawn.
   *
   * @param marks of each signature, in their order
   * @param inside the picture in each one's seal; null if there is none to show
   * @param pages those that look otherwise
   * @param warnings what was noticed
   */
  public record Drawn(
      List<List<Mark>> marks,
      List<@Nullable Picture> inside,
      List<PageChange> pages,
      List<Words> warnings) {}

  /**
   * The picture that a seal holds.
   *
   * @param data a file of some format
   */
  public record Inside(byte[] data, double widthMm, double heightMm) {}

  private final SignedDocument document;
  private final Allowance allowance = new Allowance(SECONDS);
  private final List<Words> warnings = new ArrayList<>();

  private Gallery(SignedDocument document) {
    this.document = document;
  }

  /**
   * Draws the seals of a file.
   *
   * @param touched pages that revisions after the first signed one touch
   * @param seals the picture of each signature's seal; null without one
   */
  public static Drawn of(
      byte[] bytes,
      String password,
      SignedDocument document,
      Set<Integer> touched,
      List<@Nullable Inside> seals) {
    try {
      return inTime(() -> new Gallery(document).draw(bytes, password, touched, seals));
    } catch (TimeoutException e) {
      return nothing(document, new Words("绘制用时过长，没有图片", "drawing took too long: no pictures"));
    } catch (ExecutionException e) {
      // Whatever a renderer breaks at, memory included: the verdict does not depend on it.
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return nothing(
          document, new Words("绘制中断，没有图片", "drawing broke off: " + cause.getClass().getName()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing(document, new Words("绘制被打断，没有图片", "drawing was interrupted"));
    }
  }

  private static Drawn inTime(Callable<Drawn> drawing)
      throws TimeoutException, ExecutionException, InterruptedException {
    FutureTask<Drawn> task = new FutureTask<>(drawing);
    Thread thread = new Thread(task, "yinxin-report");
    thread.setDaemon(true);
    thread.start();
    return task.get(LAST_RESORT, TimeUnit.SECONDS);
  }

  private static Drawn nothing(SignedDocument document, Words why) {
    List<List<Mark>> none = new ArrayList<>();
    List<@Nullable Picture> pictures = new ArrayList<>();
    for (int i = 0; i < document.signatures().size(); i++) {
      none.add(List.of());
      pictures.add(null);
    }
    return new Drawn(none, pictures, List.of(), List.of(why));
  }

  private Drawn draw(
      byte[] bytes, String password, Set<Integer> touched, List<@Nullable Inside> seals)
      throws IOException {
    List<List<Mark>> marks = new ArrayList<>();
    List<@Nullable Picture> pictures = new ArrayList<>();
    try (Views views = new Views(bytes, password, document, allowance, warnings)) {
      SealMarks drawing = new SealMarks(views, warnings);
      for (int i = 0; i < seals.size(); i++) {
        SignatureDictionary signature = document.signatures().get(i);
        @Nullable BufferedImage picture = picture(seals.get(i));
        pictures.add(shown(seals.get(i), picture));
        marks.add(
            isJudgeable(signature) ? drawing.of(signature, seals.get(i), picture) : List.of());
      }
      List<Mark> all = marks.stream().flatMap(List::stream).toList();
      List<PageChange> changes =
          document.signatures().stream()
              .filter(Gallery::isJudgeable)
              .findFirst()
              .filter(first -> first.end() < bytes.length)
              .map(first -> new PageChanges(views, all, warnings).since(first, touched))
              .orElse(List.of());
      licenseIdentifier(views);
      return new Drawn(marks, pictures, changes, warnings);
    }
  }

  private static boolean isJudgeable(SignatureDictionary signature) {
    return signature.revision() > 0 && signature.end() > 0;
  }

  private @Nullable BufferedImage picture(@Nullable Inside inside) {
    try {
      return inside == null ? null : Likeness.read(inside.data(), allowance).orElse(null);
    } catch (NotShown e) {
      return null;
    }
  }

  // As large as on the page, to be looked at side by side.
  private static @Nullable Picture shown(@Nullable Inside inside, @Nullable BufferedImage picture) {
    if (inside == null || picture == null) {
      return null;
    }
    double side = Math.max(inside.widthMm(), inside.heightMm()) * Camera.DPI / Camera.MM_PER_INCH;
    return Picture.of(Likeness.within(picture, (int) Math.max(MIN_SIDE, Math.min(MAX_SIDE, side))));
  }

  // The one signed fact that our license pages state apart from their text.
  private void licenseIdentifier(Views views) {
    String identifier = document.licenseIdentifier();
    if (identifier.isEmpty() || views.now().isEmpty()) {
      return;
    }
    Camera present = views.now().get();
    try {
      for (int page = 1; page <= Math.min(Views.MAX_PAGES, present.pages()); page++) {
        views.now(page); // Paid for, and known to be drawn.
        if (PageText.has(present.document(), page, identifier, allowance)) {
          return;
        }
      }
      warnings.add(
          new Words(
              "文件声明的证照标识未出现在页面文字中：" + identifier,
              "the license identifier that the file states is not in the text of its pages: "
                  + identifier));
    } catch (NotShown e) {
      warnings.add(
          new Words(
              "未在页面文字中核对证照标识：" + e.words().zh(),
              "the license identifier was not looked for in the text: " + e.words().en()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      warnings.add(new Words("页面文字无法读取", "the text of the pages cannot be read: " + e));
    }
  }
}
