package io.github.yinxin.examples;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The arguments as they were given. Without a UTF-8 locale Java hands over replacement characters
 * for every letter that is not ASCII; keywords, passwords and names would be other ones.
 */
final class Arguments {

  private static final Path GIVEN = Path.of("/proc/self/cmdline");
  private static final char REPLACEMENT = '\uFFFD';

  private Arguments() {}

  /** Returns the arguments with their letters restored, where the system tells them. */
  static String[] restored(String... args) {
    if (Arrays.stream(args).noneMatch(a -> a.indexOf(REPLACEMENT) >= 0 || !isAscii(a))) {
      return args;
    }
    try {
      return restored(Files.readAllBytes(GIVEN), args);
    } catch (IOException e) {
      return args; // Not Linux: they stay as Java understood them.
    }
  }

  /** Takes the last arguments of a command line, each ended by a zero. */
  static String[] restored(byte[] commandLine, String... args) {
    String[] all = new String(commandLine, StandardCharsets.ISO_8859_1).split("\0", -1);
    int first = all.length - 1 - args.length;
    if (first < 0) {
      return args;
    }
    String[] given = Arrays.copyOfRange(all, first, all.length - 1);
    for (int i = 0; i < args.length; i++) {
      if (isAscii(args[i]) && !args[i].equals(given[i])) {
        return args; // Another command line than this one.
      }
      given[i] = text(given[i]).orElse(args[i]);
    }
    return given;
  }

  // Bytes that are no UTF-8 stay as Java understood them.
  private static Optional<String> text(String bytes) {
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
      return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(all).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }
}
