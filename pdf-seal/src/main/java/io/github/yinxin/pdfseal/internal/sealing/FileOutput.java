package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.sign.Digest;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;

/** Writes files so that whatever interrupts that, each is old or finished. */
public final class FileOutput {

  private static final String JOURNAL = ".yinxin-journal";
  private static final int DIGEST = 32;
  private static final int RECORD = 2 * Long.BYTES + DIGEST;

  private FileOutput() {}

  /** Replaces a file, or makes it. */
  public static void replace(Path target, List<ByteBuffer> content) throws IOException {
    Path whole = target.toAbsolutePath();
    Path parent = whole.getParent();
    if (parent == null) {
      throw new NoSuchFileException(target.toString());
    }
    Path sibling = Files.createTempFile(parent, ".yinxin-", ".tmp");
    try {
      try (FileChannel channel = FileChannel.open(sibling, StandardOpenOption.WRITE)) {
        for (ByteBuffer part : content) {
          write(channel, part.duplicate());
        }
        channel.force(true);
      }
      Files.move(
          sibling, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(sibling);
    }
    force(parent);
  }

  private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  // A rename lasts once its directory is on the disk; where directories cannot be opened, the file
  // system takes care of that.
  private static void force(Path directory) {
    try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Not every system lets a directory be opened.
    }
  }

  /**
   * Appends to a file of a known length; the journal goes first.
   *
   * @throws IOException if another append was interrupted: its journal is all that knows the file
   */
  public static void append(Path file, long length, ByteBuffer increment) throws IOException {
    Path journal = journal(file);
    try (FileChannel channel = openLocked(file)) {
      if (Files.exists(journal)) {
        throw new IOException(file + " has an unfinished tail: " + journal);
      }
      if (channel.size() != length) {
        throw new IOException(
            file + " has " + channel.size() + " bytes; it was sealed with " + length);
      }
      writeJournal(journal, length, increment);
      channel.position(length);
      write(channel, increment.duplicate());
      channel.force(true);
      Files.deleteIfExists(journal);
    }
  }

  private static FileChannel openLocked(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    boolean locked = false;
    try {
      locked = lock(channel);
    } finally {
      if (!locked) {
        channel.close();
      }
    }
    if (!locked) {
      throw new IOException("somebody else is writing " + file);
    }
    return channel;
  }

  private static boolean lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false; // Somebody in this very process.
    }
  }

  private static Path journal(Path file) {
    return file.resolveSibling(file.getFileName() + JOURNAL);
  }

  private static void writeJournal(Path journal, long length, ByteBuffer increment)
      throws IOException {
    ByteBuffer entry = ByteBuffer.allocate(RECORD).putLong(length).putLong(increment.remaining());
    entry.put(digest(increment.duplicate())).flip();
    replace(journal, List.of(entry));
  }

  private static byte[] digest(ByteBuffer bytes) {
    MessageDigest digest = Digest.Algorithm.SHA256.start();
    digest.update(bytes);
    return digest.digest();
  }

  /** Cuts off an increment that was not finished. */
  public static void recover(Path file) throws IOException {
    Path journal = journal(file);
    if (!Files.exists(journal)) {
      return;
    }
    ByteBuffer entry = ByteBuffer.wrap(Files.readAllBytes(journal));
    if (entry.remaining() != RECORD) {
      throw new IOException(journal + " is no journal of an append");
    }
    long length = entry.getLong();
    long appended = entry.getLong();
    try (FileChannel channel = openLocked(file)) {
      if (channel.size() < length || channel.size() > length + appended) {
        throw new IOException(file + " is not the file that " + journal + " is about");
      }
      if (!isFinished(channel, length, appended, entry)) {
        channel.truncate(length);
        channel.force(true);
      }
      Files.delete(journal);
    }
  }

  private static boolean isFinished(
      FileChannel channel, long length, long appended, ByteBuffer digest) throws IOException {
    if (channel.size() != length + appended) {
      return false;
    }
    ByteBuffer tail = ByteBuffer.allocate(Math.toIntExact(appended));
    int count = 0;
    while (tail.hasRemaining() && count >= 0) {
      count = channel.read(tail, length + tail.position());
    }
    return ByteBuffer.wrap(digest(tail.flip())).equals(digest);
  }
}
