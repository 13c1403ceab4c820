package io.github.yinxin.qr;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * Foreign pictures with known texts: the folder {@code qr-images} below the system property {@code
 * yinxin.data}. Beside a picture stands its text, several codes separated by a line {@code ---}; no
 * file means no code. With {@code -Dyinxin.exhaustive=true} also on their sides and upside down.
 */
@TestInstance(Lifecycle.PER_CLASS)
class QrImagesTest {

  private static final int TURNS = Boolean.getBoolean("yinxin.exhaustive") ? 4 : 1;
  // How many of how many, at 0, 90, 180 and 270 degrees, ZXing's own tests demand of it.
  private static final Map<String, int[]> CLAIMED =
      Map.of(
          "zxing-qrcode-1", new int[] {20, 17, 14, 17, 14},
          "zxing-qrcode-2", new int[] {35, 32, 30, 31, 31},
          "zxing-qrcode-3", new int[] {42, 38, 39, 36, 39},
          "zxing-qrcode-4", new int[] {48, 36, 35, 35, 35},
          "zxing-qrcode-5", new int[] {19, 19, 19, 19, 19},
          "zxing-qrcode-6", new int[] {15, 15, 14, 13, 14});
  // Of zbarimg 0.23.92, for where it is not installed.
  private static final int ZBAR = 67;

  private final Map<String, Tally> sets = new TreeMap<>();
  private boolean zbarPresent = true;

  /** What became of the pictures of one set; those with codes, unless said otherwise. */
  private static final class Tally {
    private int pictures;
    private int byZbar;
    private final int[] right = new int[TURNS];
    private final List<String> missed = new ArrayList<>();
    // Of pictures without codes too.
    private final List<String> invented = new ArrayList<>();

    @Override
    public String toString() {
      return String.format(
          "%d with codes, right %s, by zbarimg %d, missed %s, invented %s",
          pictures, Arrays.toString(right), byZbar, missed, invented);
    }
  }

  @BeforeAll
  void scanAll() throws Exception {
    Optional<Path> folder =
        Optional.ofNullable(System.getProperty("yinxin.data")).map(d -> Path.of(d, "qr-images"));
    assumeTrue(folder.filter(Files::isDirectory).isPresent(), "no folder qr-images: skipped");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.orElseThrow(), "*.png")) {
      for (Path file : files) {
        String name = file.getFileName().toString();
        String set = name.substring(0, name.indexOf("__"));
        tally(file, sets.computeIfAbsent(set, s -> new Tally()));
      }
    }
    sets.forEach((set, tally) -> System.out.println("qr-images: " + set + ": " + tally));
  }

  private void tally(Path file, Tally tally) throws Exception {
    Set<String> expected = expected(file);
    Optional<Boolean> zbar = Zbar.reads(file);
    zbarPresent &= zbar.isPresent();
    tally.byZbar += zbar.orElse(false) && !expected.isEmpty() ? 1 : 0;
    tally.pictures += expected.isEmpty() ? 0 : 1;
    GreyImage picture = Pictures.read(file);
    for (int turn = 0; turn < TURNS; turn++) {
      scan(picture, expected, tally, turn, file.getFileName() + "@" + 90 * turn);
      picture = Pictures.turned(picture);
    }
  }

  private static void scan(
      GreyImage picture, Set<String> expected, Tally tally, int turn, String name) {
    Scans.Scanned scanned = Scans.of(picture);
    Set<String> found = normal(scanned.codes().stream().map(ScannedCode::text).toList());
    if (!expected.containsAll(found)) {
      tally.invented.add(name);
    }
    if (scanned.inTime() && found.equals(expected)) {
      tally.right[turn] += expected.isEmpty() ? 0 : 1;
    } else {
      tally.missed.add(name);
    }
  }

  @Test
  void noSet_isReadBelowWhatZxingClaims() {
    CLAIMED.forEach(
        (set, claim) -> {
          Tally tally = requireNonNull(sets.get(set), set);
          for (int turn = 0; turn < TURNS; turn++) {
            int least = (claim[turn + 1] * tally.pictures + claim[0] - 1) / claim[0];
            assertTrue(tally.right[turn] >= least, set + ", at least " + least + ": " + tally);
          }
        });
  }

  @Test
  void more_isRead_thanZbarReads() {
    int right = sets.values().stream().mapToInt(t -> t.right[0]).sum();
    int zbars = zbarPresent ? sets.values().stream().mapToInt(t -> t.byZbar).sum() : ZBAR;
    System.out.println("qr-images: " + right + " right, zbarimg reads " + zbars);
    assertTrue(right > zbars, right + " against " + zbars);
  }

  @Test
  void nothing_isReadThatIsNotThere() {
    sets.forEach((set, tally) -> assertEquals(List.of(), tally.invented, set));
  }

  private static Set<String> expected(Path picture) throws IOException {
    Path text = Path.of(picture.toString().replaceFirst("png$", "txt"));
    if (!Files.exists(text)) {
      return Set.of();
    }
    return normal(Arrays.asList(Files.readString(text).replace("\r\n", "\n").split("\n---\n", -1)));
  }

  private static Set<String> normal(Iterable<String> texts) {
    Set<String> normal = new HashSet<>();
    texts.forEach(text -> normal.add(text.replace("\r\n", "\n").stripTrailing()));
    return normal;
  }
}
