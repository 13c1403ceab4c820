package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Foreign pictures with known texts: the folder {@code qr-images} below the system property {@code
 * yinxin.data}. Beside a picture stands its text, several codes separated by a line {@code ---}; no
 * file means no code.
 */
class QrImagesTest {

  // 77 of 82 when measured: far enough below that only a real loss fails the build.
  private static final int FLOOR = 80;

  private static Path folder() {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("yinxin.data")).map(d -> Path.of(d, "qr-images"));
    assumeTrue(folder.filter(Files::isDirectory).isPresent(), "no folder qr-images: skipped");
    return folder.orElseThrow();
  }

  @Test
  void pictures_scanned_giveTheirTextsAboveTheFloor() throws IOException {
    int pictures = 0;
    int right = 0;
    Set<String> missed = new TreeSet<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder(), "*.png")) {
      for (Path file : files) {
        Set<String> found = scan(file);
        boolean matches = found.equals(expected(file));
        pictures++;
        right += matches ? 1 : 0;
        if (!matches) {
          missed.add(file.getFileName() + (found.isEmpty() ? "" : " (other text)"));
        }
      }
    }
    System.out.println("qr-images: " + right + " of " + pictures + " right; not: " + missed);
    assertTrue(right >= FLOOR, right + " of " + pictures);
  }

  private static Set<String> scan(Path file) throws IOException {
    return QrScanner.forPictures().scan(Pictures.read(file)).stream()
        .map(code -> normal(code.text()))
        .collect(Collectors.toSet());
  }

  private static Set<String> expected(Path picture) throws IOException {
    Path text = Path.of(picture.toString().replaceFirst("png$", "txt"));
    if (!Files.exists(text)) {
      return Set.of();
    }
    return Arrays.stream(Files.readString(text).replace("\r\n", "\n").split("\n---\n", -1))
        .map(QrImagesTest::normal)
        .collect(Collectors.toSet());
  }

  private static String normal(String text) {
    return text.replace("\r\n", "\n").stripTrailing();
  }
}
