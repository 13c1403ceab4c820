package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Camera.View;
import io.github.yinxin.pdfseal.internal.report.Report.Box;
import io.github.yinxin.pdfseal.internal.report.Report.Look;
import io.github.yinxin.pdfseal.internal.report.Report.Mark;
import io.github.yinxin.pdfseal.internal.report.Report.PageChange;
import io.github.yinxin.pdfseal.internal.report.SealSpots.Spot;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import java.awt.Rectangle;
import java.awt.geom.Point2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
  private static final int MAX_MARKS = 6;
  private static final int MAX_PAGES = 12;
  private static final double MARGIN_MM = 8;
  private static final int PICTURE_SIDE = 300;
  // Measured: up to 0.02 for one seal drawn in two ways, 0.14 and more for one other character on
  // its ring, 0.1 for other Latin letters.
  private static final double UNLIKE = 0.06;
  private static final double SAME_SIZE = 0.1;

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

  private final byte[] bytes;
  private final String password;
  private final SignedDocument document;
  private final Allowance allowance = new Allowance(SECONDS);
  private final Map<Integer, View> now = new HashMap<>();
  private final List<List<Mark>> marks = new ArrayList<>();
  private final List<@Nullable Picture> pictures = new ArrayList<>();
  private final List<PageChange> changes = new ArrayList<>();
  private final List<Words> warnings = new ArrayList<>();

  private Gallery(byte[] bytes, String password, SignedDocument document) {
    this.bytes = bytes;
    this.password = password;
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
      return inTime(() -> new Gallery(bytes, password, document).draw(touched, seals));
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

  private Drawn draw(Set<Integer> touched, List<@Nullable Inside> seals) {
    Optional<SignatureDictionary> first =
        document.signatures().stream().filter(Gallery::isJudgeable).findFirst();
    @Nullable Camera present = present();
    try {
      for (int i = 0; i < seals.size(); i++) {
        SignatureDictionary signature = document.signatures().get(i);
        Inside inside = seals.get(i);
        @Nullable BufferedImage picture = picture(inside);
        pictures.add(picture == null ? null : Picture.of(Likeness.within(picture, PICTURE_SIDE)));
        marks.add(isJudgeable(signature) ? marks(signature, present, inside, picture) : List.of());
      }
      first.ifPresent(signature -> pages(signature, present, touched));
      licenseIdentifier(present);
    } finally {
      close(present);
    }
    return new Drawn(marks, pictures, changes, warnings);
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

  // The file as it is now; who reads leniently may see something else.
  private @Nullable Camera present() {
    if (document.file().filter(f -> !f.rebuilt()).isEmpty()) {
      warn(
          "签章之后的部分无法严格读取，各阅读器显示的内容可能不同",
          "what follows the signed part cannot be read strictly: readers may show different things");
      return null;
    }
    try {
      return new Camera(document.file().get(), ByteBuffer.wrap(bytes), password, allowance);
    } catch (NotShown e) {
      warnings.add(e.words());
    } catch (IOException e) {
      warn("文件的现状无法绘制", "the file as it is now cannot be drawn: " + e.getMessage());
    }
    return null;
  }

  private void warn(String zh, String en) {
    warnings.add(new Words(zh, en));
  }

  private static void close(@Nullable Camera camera) {
    if (camera != null) {
      try {
        camera.close();
      } catch (IOException e) {
        throw new IllegalStateException("closing what is in memory failed", e);
      }
    }
  }

  private PdfFile signed(SignatureDictionary signature) throws PdfException {
    Optional<PdfFile> whole = document.file().filter(f -> !f.rebuilt());
    return whole.isPresent()
        ? whole.get().asOf(Revision.of(whole.get()).get(signature.revision() - 1))
        : PdfFile.strict(Bytes.of(bytes).upTo(signature.end()), password);
  }

  private ByteBuffer upTo(PdfFile file) {
    return ByteBuffer.wrap(bytes, 0, (int) file.bytes().length()).slice();
  }

  private List<Mark> marks(
      SignatureDictionary signature,
      @Nullable Camera present,
      @Nullable Inside inside,
      @Nullable BufferedImage picture) {
    List<Mark> drawn = new ArrayList<>();
    try {
      PdfFile file = signed(signature);
      List<Spot> spots = SealSpots.of(file, signature);
      if (spots.isEmpty()) {
        return drawn;
      }
      try (Camera past = new Camera(file, upTo(file), password, allowance)) {
        for (Spot spot : spots.subList(0, Math.min(MAX_MARKS, spots.size()))) {
          drawn.add(mark(spot, past, present));
        }
        compare(signature, spots.get(0), past, inside, picture);
      }
      if (spots.size() > MAX_MARKS) {
        drawn.add(
            notShown(
                new Words(
                    "另有 " + (spots.size() - MAX_MARKS) + " 处印迹未绘制",
                    (spots.size() - MAX_MARKS) + " more impressions are not drawn")));
      }
    } catch (NotShown e) {
      drawn.add(notShown(e.words()));
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      drawn.add(notShown(new Words("签章时的页面无法绘制", "the signed page cannot be drawn: " + e)));
    }
    return drawn;
  }

  private static Mark notShown(Words why) {
    return new Mark(null, Look.NOT_SHOWN, null, null, why);
  }

  private Mark mark(Spot spot, Camera past, @Nullable Camera present) throws IOException {
    View then = past.view(spot.page());
    Box box = box(spot, then);
    Rectangle part = pixels(box, then, MARGIN_MM);
    Picture before = Picture.of(Difference.cut(then.image(), part, List.of()));
    try {
      View after = viewNow(present, spot.page());
      if (after.image().getWidth() != then.image().getWidth()
          || after.image().getHeight() != then.image().getHeight()) {
        throw new NotShown("页面尺寸已改变", "the page has another size now");
      }
      List<Rectangle> changed =
          Difference.between(then.image(), after.image()).stream()
              .filter(part::intersects)
              .toList();
      return new Mark(
          box,
          changed.isEmpty() ? Look.SAME : Look.CHANGED,
          before,
          Picture.of(Difference.cut(after.image(), part, changed)),
          null);
    } catch (NotShown e) {
      return new Mark(box, Look.NOT_SHOWN, before, null, e.words());
    }
  }

  private View viewNow(@Nullable Camera present, int page) {
    View known = now.get(page);
    if (known != null) {
      return known;
    }
    if (present == null || now.size() >= MAX_PAGES) {
      throw new NotShown("现状未绘制", "the page as it is now is not drawn");
    }
    try {
      View view = present.view(page);
      now.put(page, view);
      return view;
    } catch (NotShown e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new NotShown("现状无法绘制", "the page as it is now cannot be drawn: " + e);
    }
  }

  private static Box box(Spot spot, View view) {
    double[] r = spot.rectangle();
    Point2D one = view.geometry().toViewer(r[0], r[1]);
    Point2D other = view.geometry().toViewer(r[2], r[3]);
    return new Box(
        spot.page(),
        Math.min(one.getX(), other.getX()),
        Math.min(one.getY(), other.getY()),
        Math.abs(one.getX() - other.getX()),
        Math.abs(one.getY() - other.getY()));
  }

  private static Rectangle pixels(Box box, View view, double marginMm) {
    double scale = view.pixelsPerMm();
    Rectangle part =
        new Rectangle(
            (int) ((box.x() - marginMm) * scale),
            (int) ((box.y() - marginMm) * scale),
            (int) Math.ceil((box.width() + 2 * marginMm) * scale),
            (int) Math.ceil((box.height() + 2 * marginMm) * scale));
    Rectangle seen =
        part.intersection(new Rectangle(view.image().getWidth(), view.image().getHeight()));
    if (seen.isEmpty()) {
      throw new NotShown("印迹在可见页面之外", "the impression lies outside the visible page");
    }
    return seen;
  }

  private void compare(
      SignatureDictionary signature,
      Spot spot,
      Camera past,
      @Nullable Inside inside,
      @Nullable BufferedImage picture)
      throws IOException {
    if (inside == null) {
      return;
    }
    if (picture == null) {
      warn(
          "印章内的图像格式无法显示，未与页面上的印章比较：" + signature.field(),
          "the picture inside the seal cannot be shown, so it was not compared with the drawing: "
              + signature.field());
      return;
    }
    BufferedImage drawn = past.alone(spot);
    if (Likeness.unlikeness(drawn, picture) > UNLIKE) {
      warn(
          "页面上的印章与印章内的图像不同：" + signature.field(),
          "the seal drawn on the page does not look like the picture inside the seal: "
              + signature.field());
    }
    double drawnShape = (double) drawn.getWidth() / drawn.getHeight();
    double ownShape = inside.widthMm() / inside.heightMm();
    if (Math.abs(drawnShape / ownShape - 1) > SAME_SIZE) {
      warn(
          "印章的宽高比与印章内的图像不同：" + signature.field(),
          "the seal on the page has other proportions than the picture inside the seal: "
              + signature.field());
    }
  }

  private void pages(SignatureDictionary first, @Nullable Camera present, Set<Integer> touched) {
    Set<Integer> numbers = new TreeSet<>(now.keySet());
    numbers.addAll(touched);
    if (present == null || numbers.isEmpty() || first.end() == bytes.length) {
      return;
    }
    try {
      PdfFile file = signed(first);
      try (Camera past = new Camera(file, upTo(file), password, allowance)) {
        if (past.pages() != present.pages()) {
          warn(
              "签章时有 " + past.pages() + " 页，现在有 " + present.pages() + " 页",
              "the file had "
                  + past.pages()
                  + " pages when it was signed and has "
                  + present.pages()
                  + " now");
        }
        for (int number : numbers) {
          page(first, number, past, present);
        }
      }
    } catch (NotShown e) {
      warnings.add(e.words());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      warn("页面无法比较", "pages cannot be compared: " + e);
    }
  }

  private void page(SignatureDictionary first, int number, Camera past, Camera present)
      throws IOException {
    if (number > past.pages()) {
      return;
    }
    View then = past.view(number);
    try {
      View after = viewNow(present, number);
      List<Rectangle> regions =
          Difference.between(then.image(), after.image()).stream()
              .filter(
                  region ->
                      marks.stream()
                          .flatMap(List::stream)
                          .noneMatch(m -> shows(m, number, region, then)))
              .toList();
      if (regions.isEmpty()) {
        return;
      }
      double scale = then.pixelsPerMm();
      List<Box> boxes =
          regions.stream()
              .map(
                  r -> new Box(number, r.x / scale, r.y / scale, r.width / scale, r.height / scale))
              .toList();
      Rectangle all = regions.stream().reduce(new Rectangle(regions.get(0)), Rectangle::union);
      all.grow((int) (MARGIN_MM * scale), (int) (MARGIN_MM * scale));
      changes.add(
          new PageChange(
              number,
              first.revision(),
              boxes,
              cut(then, all, List.of()),
              cut(after, all, regions),
              null));
    } catch (NotShown e) {
      changes.add(new PageChange(number, first.revision(), List.of(), null, null, e.words()));
    }
  }

  private static boolean shows(Mark mark, int page, Rectangle region, View view) {
    Box box = mark.box();
    return box != null
        && box.page() == page
        && mark.look() == Look.CHANGED
        && pixels(box, view, MARGIN_MM).contains(region);
  }

  private static Picture cut(View view, Rectangle part, List<Rectangle> marks) {
    Rectangle whole = new Rectangle(view.image().getWidth(), view.image().getHeight());
    Rectangle seen = part.intersection(whole);
    return Picture.of(Difference.cut(view.image(), seen.isEmpty() ? whole : seen, marks));
  }

  // The one signed fact that our license pages state apart from their text.
  private void licenseIdentifier(@Nullable Camera present) {
    String identifier = document.licenseIdentifier();
    if (present == null || identifier.isEmpty()) {
      return;
    }
    try {
      for (int page = 1; page <= Math.min(MAX_PAGES, present.pages()); page++) {
        viewNow(present, page);
        if (PageText.has(present.document(), page, identifier, allowance)) {
          return;
        }
      }
      warn(
          "文件声明的证照标识未出现在页面文字中：" + identifier,
          "the license identifier that the file states is not in the text of its pages: "
              + identifier);
    } catch (NotShown e) {
      warnings.add(e.words());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      warn("页面文字无法读取", "the text of the pages cannot be read: " + e);
    }
  }
}
