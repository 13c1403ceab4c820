package io.github.yinxin.pdf;

import static io.github.yinxin.pdf.Appending.DOCUMENT;
import static io.github.yinxin.pdf.Appending.PLACE;
import static io.github.yinxin.pdf.Appending.SEALER;
import static io.github.yinxin.pdf.Appending.seal;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a sealed document is handed out: bytes, views, files, appended in place. */
class SealedOutputTest {

  @TempDir
  @SuppressWarnings("NullAway.Init") // JUnit makes it.
  private Path folder;

  private Path file() throws IOException {
    return Files.write(folder.resolve("a.pdf"), DOCUMENT);
  }

  private long filesInFolder() throws IOException {
    try (java.util.stream.Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void fileAndBufferAndArray_giveTheSame() throws Exception {
    byte[] expected = seal(DOCUMENT).bytes();
    assertArrayEquals(expected, SEALER.seal(file(), PLACE).bytes());
    ByteBuffer direct = ByteBuffer.allocateDirect(DOCUMENT.length + 7);
    direct.position(5);
    direct.put(DOCUMENT).flip().position(5);
    assertArrayEquals(expected, SEALER.seal(direct, PLACE).bytes());
    assertEquals(5, direct.position());
  }

  @Test
  void resultDoesNotChangeWithTheCallersBytes() throws Exception {
    byte[] document = DOCUMENT.clone();
    SealedPdf sealed = seal(document);
    Arrays.fill(document, (byte) 0);
    assertArrayEquals(seal(DOCUMENT).bytes(), sealed.bytes());
  }

  @Test
  void buffers_areTheFile() throws Exception {
    SealedPdf sealed = seal(DOCUMENT);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (ByteBuffer part : sealed.buffers()) {
      assertTrue(part.isReadOnly());
      byte[] bytes = new byte[part.remaining()];
      part.get(bytes);
      out.writeBytes(bytes);
    }
    assertArrayEquals(sealed.bytes(), out.toByteArray());
  }

  @Test
  void writeTo_replacesEvenTheFileThatWasSealed() throws Exception {
    Path file = file();
    SealedPdf sealed = SEALER.seal(file, PLACE);
    byte[] expected = sealed.bytes();
    sealed.writeTo(file);
    assertArrayEquals(expected, Files.readAllBytes(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void writeTo_aFolderThatIsNotThere_leavesNothing() throws Exception {
    SealedPdf sealed = seal(DOCUMENT);
    assertThrows(IOException.class, () -> sealed.writeTo(folder.resolve("no/a.pdf")));
    assertEquals(0, filesInFolder());
  }

  @Test
  void writeTo_whatCannotBeReplaced_leavesItAlone() throws Exception {
    Path target = Files.createDirectory(folder.resolve("a"));
    Files.write(target.resolve("b"), DOCUMENT);
    SealedPdf sealed = seal(DOCUMENT);
    assertThrows(IOException.class, () -> sealed.writeTo(target));
    assertArrayEquals(DOCUMENT, Files.readAllBytes(target.resolve("b")));
    assertEquals(1, filesInFolder());
  }

  @Test
  void writeTo_renames_soThatWhoeverReadsTheOldFileReadsItToItsEnd() throws Exception {
    Path file = file();
    SealedPdf sealed = SEALER.seal(file, PLACE);
    try (InputStream reader = Files.newInputStream(file)) {
      byte[] beginning = reader.readNBytes(10);
      sealed.writeTo(file);
      assertArrayEquals(Arrays.copyOf(DOCUMENT, 10), beginning);
      assertArrayEquals(Arrays.copyOfRange(DOCUMENT, 10, DOCUMENT.length), reader.readAllBytes());
    }
  }

  @Test
  void appendTo_writesTheIncrementOnly() throws Exception {
    Path file = file();
    SealedPdf sealed = SEALER.seal(file, PLACE);
    byte[] expected = sealed.bytes();
    sealed.appendTo(file);
    assertArrayEquals(expected, Files.readAllBytes(file));
    assertEquals(1, filesInFolder());
    assertThrows(IOException.class, () -> sealed.appendTo(file));
    assertArrayEquals(expected, Files.readAllBytes(file));
  }

  private Path interrupted(int written) throws Exception {
    Path file = file();
    SealedPdf sealed = SEALER.seal(file, PLACE);
    byte[] all = sealed.bytes();
    byte[] increment = Arrays.copyOfRange(all, DOCUMENT.length, all.length);
    ByteBuffer journal = ByteBuffer.allocate(48).putLong(DOCUMENT.length).putLong(increment.length);
    journal.put(java.security.MessageDigest.getInstance("SHA-256").digest(increment));
    Files.write(folder.resolve("a.pdf.yinxin-journal"), journal.array());
    Files.write(file, Arrays.copyOf(all, DOCUMENT.length + Math.min(written, increment.length)));
    if (written > increment.length) {
      all[all.length - 9] ^= 1;
      Files.write(file, all);
    }
    return file;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5000, Integer.MAX_VALUE})
  void unfinishedIncrement_isCutOff(int written) throws Exception {
    Path file = interrupted(written);
    SealedPdf.recover(file);
    assertArrayEquals(DOCUMENT, Files.readAllBytes(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void finishedIncrement_stays() throws Exception {
    int length = seal(DOCUMENT).increment().remaining();
    Path file = interrupted(length);
    SealedPdf.recover(file);
    assertArrayEquals(seal(DOCUMENT).bytes(), Files.readAllBytes(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void appendTo_aFileWithAnUnfinishedTail_waitsForItsRecovery() throws Exception {
    Path file = interrupted(20);
    byte[] tail = Files.readAllBytes(file);
    SealedPdf sealed = SEALER.seal(file, PLACE);
    assertThrows(IOException.class, () -> sealed.appendTo(file));
    assertArrayEquals(tail, Files.readAllBytes(file));
    SealedPdf.recover(file);
    SEALER.seal(file, PLACE).appendTo(file);
    assertArrayEquals(seal(DOCUMENT).bytes(), Files.readAllBytes(file));
  }

  /** A field whose signature breaks off would be malformed for good. */
  @Test
  void seal_aFileWithHalfASignature_isRefusedByName() throws Exception {
    Path file = interrupted(5000);
    SealingRefusedException refused =
        assertThrows(SealingRefusedException.class, () -> SEALER.seal(file, PLACE));
    assertEquals(SealingRefusedException.Reason.DAMAGED, refused.reason());
  }

  @Test
  void appendTo_aFileThatSomebodyElseWrites_leavesItAlone() throws Exception {
    Path file = file();
    SealedPdf sealed = SEALER.seal(file, PLACE);
    try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE)) {
      other.lock();
      assertThrows(IOException.class, () -> sealed.appendTo(file));
    }
    assertArrayEquals(DOCUMENT, Files.readAllBytes(file));
    assertEquals(1, filesInFolder());
  }

  @Test
  void fileThatTheJournalIsNotAbout_isLeftAlone() throws Exception {
    Path file = interrupted(3);
    Files.write(file, new byte[] {1, 2, 3});
    assertThrows(IOException.class, () -> SealedPdf.recover(file));
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(file));
  }

  @Test
  void fileWithoutAJournal_isLeftAlone() throws Exception {
    Path file = file();
    SealedPdf.recover(file);
    assertArrayEquals(DOCUMENT, Files.readAllBytes(file));
  }
}
