package io.github.yinxin.pdfseal.internal.report;

import io.github.yinxin.pdfseal.internal.report.Camera.View;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.PdfException;
import io.github.yinxin.pdfseal.internal.syntax.PdfFile;
import io.github.yinxin.pdfseal.internal.syntax.Revision;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file as it was when somebody signed, and as it is now. */
final class Views implements Closeable {

  static final int MAX_PAGES = 12;

  private final byte[] bytes;
  private final String password;
  private final Optional<PdfFile> file;
  private final Allowance allowance;
  private final Map<Integer, View> drawn = new HashMap<>();
  private @Nullable Camera now;

  /**
   * Opens the file as it is now, if that can be done strictly.
   *
   * @param warnings get what cannot
   */
  Views(
      byte[] bytes,
      String password,
      SignedDocument document,
      Allowance allowance,
      List<Words> warnings) {
    this.bytes = bytes;
    this.password = password;
    this.file = document.file().filter(f -> !f.rebuilt());
    this.allowance = allowance;
    try {
      now = file.isPresent() ? camera(file.get()) : null;
    } catch (NotShown e) {
      warnings.add(e.words());
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // PDFBox throws unchecked ones, too, on some files.
      warnings.add(new Words("文件的现状无法绘制", "the file as it is now cannot be drawn: " + e));
    }
    if (file.isEmpty()) {
      warnings.add(
          new Words(
              "签章之后的部分无法严格读取，各阅读器显示的内容可能不同",
              "what follows the signed part cannot be read strictly: readers may show different"
                  + " things"));
    }
  }

  private Camera camera(PdfFile opened) throws IOException {
    ByteBuffer part = ByteBuffer.wrap(bytes, 0, (int) opened.bytes().length()).slice();
    return new Camera(opened, part, password, allowance);
  }

  /** Returns the file as it was signed. */
  PdfFile signed(SignatureDictionary signature) throws PdfException {
    return file.isPresent()
        ? file.get().asOf(Revision.of(file.get()).get(signature.revision() - 1))
        : PdfFile.strict(Bytes.of(bytes).upTo(signature.end()), password);
  }

  /** Opens the file as it was signed, to be drawn. */
  Camera past(SignatureDictionary signature) throws IOException {
    return camera(signed(signature));
  }

  /** Returns the file as it is now, unless it cannot be drawn. */
  Optional<Camera> now() {
    return Optional.ofNullable(now);
  }

  /** Returns the numbers of the pages that were drawn as they are now. */
  Set<Integer> drawn() {
    return Set.copyOf(drawn.keySet());
  }

  /** Draws a page as it is now, once. */
  View now(int page) {
    View known = drawn.get(page);
    if (known != null) {
      return known;
    }
    if (now == null || drawn.size() >= MAX_PAGES) {
      throw new NotShown("现状未绘制", "the page as it is now is not drawn");
    }
    try {
      View view = now.view(page);
      drawn.put(page, view);
      return view;
    } catch (NotShown e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError e) {
      // As above.
      throw new NotShown("现状无法绘制", "the page as it is now cannot be drawn: " + e);
    }
  }

  @Override
  public void close() throws IOException {
    if (now != null) {
      now.close();
    }
  }
}
