package io.github.yinxin.examples.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads what a person named on the command line, whatever that is. */
final class InputFile {

  private static final long MEGABYTE = 1L << 20;
  // A document is held several times over while it is sealed: as read, as parsed, as written.
  private static final int COPIES = 6;
  // An array has no more room, whatever the heap.
  private static final long MAX_ARRAY = 1L << 30;

  private InputFile() {}

  /** Returns how many bytes a file may have in the heap that the program was given. */
  static long maxBytes() {
    return Math.min(Runtime.getRuntime().maxMemory() / COPIES, MAX_ARRAY);
  }

  static Path path(String file) throws Problem {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw new Problem(
          "NAME_NOT_REPRESENTABLE",
          "this name needs a UTF-8 locale; start the program with LC_ALL=C.UTF-8");
    }
  }

  /** Reads a file, a pipe or a device, but never more than there is room for. */
  static byte[] read(String file) throws Problem {
    Path path = path(file);
    if (Files.isDirectory(path)) {
      throw new Problem("NOT_A_FILE", "is a folder");
    }
    try {
      return bounded(path);
    } catch (NoSuchFileException e) {
      throw new Problem("NOT_FOUND", "there is no such file");
    } catch (AccessDeniedException e) {
      throw new Problem("NOT_READABLE", "may not be read");
    } catch (IOException e) {
      throw new Problem("NOT_READABLE", Problem.words(e));
    }
  }

  private static byte[] bounded(Path path) throws IOException, Problem {
    int most = (int) maxBytes();
    requireRoom(Files.size(path), most);
    try (InputStream in = Files.newInputStream(path)) {
      // A pipe or a device has no size to ask for beforehand.
      byte[] bytes = in.readNBytes(most + 1);
      requireRoom(bytes.length, most);
      if (bytes.length == 0) {
        throw new Problem("EMPTY_FILE", "the file is empty");
      }
      return bytes;
    }
  }

  private static void requireRoom(long size, int most) throws Problem {
    if (size > most) {
      throw new Problem(
          "TOO_LARGE",
          "more than %d MB, the most for a heap of %d MB (java -Xmx gives more)"
              .formatted(most / MEGABYTE, Runtime.getRuntime().maxMemory() / MEGABYTE));
    }
  }
}
