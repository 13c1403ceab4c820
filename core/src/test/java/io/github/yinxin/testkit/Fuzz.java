package io.github.yinxin.testkit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Feeds a parser with damaged input for a while: two seconds, or {@code -Dyinxin.fuzz.seconds=N}.
 * The seed is printed ({@code -Dyinxin.fuzz.seed=N} takes another), and an input that breaks the
 * parser is kept as a file below {@code target/fuzz}; put into {@code
 * src/test/resources/fuzz/NAME}, it is tried first ever after.
 */
public final class Fuzz {

  private static final long SECONDS = Long.getLong("yinxin.fuzz.seconds", 2);
  private static final long SEED = Long.getLong("yinxin.fuzz.seed", 20_261_124L);
  // A parser that takes longer over one small input is as good as hanging.
  private static final Duration SLOW = Duration.ofSeconds(5);
  private static final int MAX_LENGTH = 1 << 20;
  private static final byte[] EVIL = {0, 1, 0x7F, (byte) 0x80, (byte) 0x84, (byte) 0xFF, 0x30, 6};
  private static final List<String> EVIL_WORDS =
      List.of("-1", "2147483648", "<<", ">>", "obj", "null", "%", "[", "]", "(", "\uFFFD");

  private final String name;
  private final List<byte[]> seeds = new ArrayList<>();
  private final Random random = new Random(SEED);

  private Fuzz(String name) {
    this.name = name;
  }

  /**
   * What is fed. It says what is wrong with an input by its documented exception, which it eats.
   */
  @FunctionalInterface
  public interface Parser {
    /** Reads one input; whatever it throws is a finding. */
    void read(byte[] input) throws Exception;
  }

  /** Starts a run over a parser, named as its folder of findings is. */
  public static Fuzz of(String name) {
    return new Fuzz(name);
  }

  /** Adds a sound input, to be damaged. */
  public Fuzz seed(byte[] sound) {
    seeds.add(sound.clone());
    return this;
  }

  /** Adds a sound text, to be damaged. */
  public Fuzz seed(String sound) {
    return seed(sound.getBytes(UTF_8));
  }

  /** Runs; returns how many inputs were tried. */
  @SuppressWarnings("SystemOut")
  public long run(Parser parser) {
    long tried = 0;
    for (byte[] known : findings()) {
      feed(parser, known, tried++);
    }
    for (byte[] sound : seeds) {
      feed(parser, sound, tried++);
    }
    long end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
    while (System.nanoTime() < end) {
      feed(parser, damaged(), tried++);
    }
    System.out.printf("fuzz %s: seed %d, %d inputs%n", name, SEED, tried);
    return tried;
  }

  private List<byte[]> findings() {
    Path folder = Path.of("src/test/resources/fuzz", name);
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<byte[]> found = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        found.add(Files.readAllBytes(file));
      }
      return found;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void feed(Parser parser, byte[] input, long number) {
    long begin = System.nanoTime();
    try {
      parser.read(input);
    } catch (Exception | Error e) {
      throw new AssertionError(kept(input, number), e);
    }
    if (System.nanoTime() - begin > SLOW.toNanos()) {
      throw new AssertionError("slow: " + kept(input, number));
    }
  }

  private String kept(byte[] input, long number) {
    Path file = Path.of("target/fuzz", name + "-" + SEED + "-" + number);
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, input);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name + ": seed " + SEED + ", input " + number + ", kept as " + file.toAbsolutePath();
  }

  private byte[] damaged() {
    byte[] bytes = seeds.isEmpty() ? new byte[0] : seeds.get(random.nextInt(seeds.size()));
    for (int i = random.nextInt(4); i >= 0; i--) {
      bytes = changed(bytes);
    }
    return bytes;
  }

  private byte[] changed(byte[] bytes) {
    int at = random.nextInt(bytes.length + 1);
    int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
    return switch (random.nextInt(9)) {
      case 0 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, at + length));
      case 1 -> splice(bytes, at, at + length, new byte[0]);
      case 2 -> Arrays.copyOf(bytes, at);
      case 3 -> splice(bytes, at, at, evil());
      case 4, 5 -> splice(bytes, at, Math.min(bytes.length, at + 1), evil());
      case 6 -> splice(bytes, at, at, word());
      case 7 -> splice(bytes, at, at, part());
      default -> flipped(bytes, at);
    };
  }

  private byte[] evil() {
    return new byte[] {EVIL[random.nextInt(EVIL.length)]};
  }

  private byte[] word() {
    return EVIL_WORDS.get(random.nextInt(EVIL_WORDS.size())).getBytes(ISO_8859_1);
  }

  /** A piece of another sound input, at a place where it does not belong. */
  private byte[] part() {
    byte[] other = seeds.isEmpty() ? evil() : seeds.get(random.nextInt(seeds.size()));
    int from = random.nextInt(other.length + 1);
    return Arrays.copyOfRange(other, from, Math.min(other.length, from + random.nextInt(200)));
  }

  private byte[] flipped(byte[] bytes, int at) {
    byte[] copy = bytes.clone();
    if (at < copy.length) {
      copy[at] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte[] instead) {
    if (bytes.length + instead.length > MAX_LENGTH) {
      return bytes;
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(instead);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
