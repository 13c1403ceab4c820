package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.TimeLimit.Lease;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The folder of the results. A target is the old file or the new one, never a part of either: a
 * result grows under another name and takes its place in one step.
 */
final class OutputFolder {

  private static final String UNFINISHED_PREFIX = ".yinxin-";
  private static final String UNFINISHED_SUFFIX = ".unfinished";
  // Each file ends within seconds: what is older was left by a run that was killed.
  private static final Duration ABANDONED_AFTER = Duration.ofMinutes(10);

  private final Path folder;
  private final Set<Path> inputs = new HashSet<>();
  private final Set<Path> targets = new HashSet<>();
  private final Set<Path> unfinished = new HashSet<>();
  private boolean closed;

  private OutputFolder(Path folder) {
    this.folder = folder;
  }

  /** Opens a folder, which need not exist, for the results about some files. */
  static OutputFolder open(Path folder, List<String> files, Instant now) {
    OutputFolder opened = new OutputFolder(folder);
    files.forEach(opened::addInput);
    opened.sweep(now.minus(ABANDONED_AFTER));
    // Whoever interrupts the program leaves no unfinished file behind.
    Runtime.getRuntime().addShutdownHook(new Thread(opened::close));
    return opened;
  }

  private void addInput(String file) {
    try {
      inputs.add(real(Path.of(file)));
    } catch (InvalidPathException e) {
      // Its own line will say so.
    }
  }

  // The file that a name leads to, or would if it were there.
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      Path parent = file.toAbsolutePath().getParent();
      return parent == null ? file : real(parent).resolve(file.getFileName());
    }
  }

  private void sweep(Instant before) {
    try (DirectoryStream<Path> left =
        Files.newDirectoryStream(folder, UNFINISHED_PREFIX + "*" + UNFINISHED_SUFFIX)) {
      for (Path file : left) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(before)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      // There is no such folder yet, or it may not be read: nothing to tidy up.
    }
  }

  /** Returns the absolute name of the result about a file. */
  Path target(String file) {
    Path target = resolved(file).toAbsolutePath();
    // What ".." leads to depends on links before it.
    return StreamSupport.stream(target.spliterator(), false).anyMatch(Path.of("..")::equals)
        ? target
        : target.normalize();
  }

  private Path resolved(String file) {
    return folder.resolve(Path.of(file).getFileName());
  }

  /**
   * Claims the target of a file.
   *
   * @return what is in the way; empty if it is free: none of the inputs, and not claimed before
   */
  synchronized Optional<String> claim(String file) {
    if (inputs.contains(real(resolved(file)))) {
      return Optional.of(target(file) + " is one of the inputs: choose another folder --out");
    }
    return targets.add(real(resolved(file)))
        ? Optional.empty()
        : Optional.of(target(file) + " was made from another input already: rename one of them");
  }

  /** Writes the result about a file in one step, over an older one if need be. */
  void write(String file, byte[] bytes, Lease lease) throws Problem {
    Path target = resolved(file);
    try {
      Path growing = begin();
      try {
        fill(growing, bytes);
        lease.take();
        Files.move(
            growing, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        end(growing);
      }
    } catch (IOException e) {
      throw new Problem("NOT_WRITTEN", target(file) + ": " + Problem.words(e));
    }
  }

  private synchronized Path begin() throws IOException, Problem {
    if (closed) {
      throw new Problem("INTERRUPTED", "the run was interrupted");
    }
    makeFolder();
    Path growing = folder.resolve(UNFINISHED_PREFIX + unique() + UNFINISHED_SUFFIX);
    // Not a private temporary file: the result gets the permissions that a new file has.
    Files.createFile(growing);
    unfinished.add(growing);
    return growing;
  }

  private void makeFolder() throws Problem {
    try {
      Files.createDirectories(folder);
    } catch (NoSuchFileException e) {
      throw new Problem("NOT_WRITTEN", folder + ": this folder cannot be made");
    } catch (IOException e) {
      throw new Problem("NOT_WRITTEN", folder + ": " + Problem.words(e));
    }
  }

  private String unique() {
    return ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
  }

  private static void fill(Path growing, byte[] bytes) throws IOException {
    try (FileChannel out = FileChannel.open(growing, StandardOpenOption.WRITE)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      // Some file systems find out only now that they are full.
      out.force(true);
    }
  }

  private synchronized void end(Path growing) throws IOException {
    unfinished.remove(growing);
    Files.deleteIfExists(growing);
  }

  private synchronized void close() {
    closed = true;
    for (Path growing : unfinished) {
      try {
        Files.deleteIfExists(growing);
      } catch (IOException e) {
        // The next run tidies up.
      }
    }
  }
}
