package io.github.yinxin.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import io.github.yinxin.pdfseal.internal.syntax.SignatureDictionary;
import io.github.yinxin.pdfseal.internal.syntax.SignedDocument;
import io.github.yinxin.sign.SignatureAlgorithm;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file of over 2 GiB, most of it a hole, sealed in place in a small heap. Not part of the build:
 * {@code mvn test -Dtest=LargeFileIT -DargLine=-Xmx512m}.
 */
class LargeFileIT {

  private static final long HOLE = (1L << 31) + 12_345;

  @Test
  void fileOverTwoGigabytes_isSealedInPlace(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("large.pdf");
    write(file);
    SealedPdf sealed =
        SealingOffice.sealer(SignatureAlgorithm.RSA_SHA256)
            .seal(file, SealPlacement.centredAtMm(1, 70, 70));
    sealed.appendTo(file);
    try (FileChannel channel = FileChannel.open(file)) {
      SignatureDictionary signature =
          SignedDocument.read(Bytes.map(channel), "").signatures().get(0);
      assertTrue(signature.problem().isEmpty(), () -> signature.problem().orElse(""));
      assertEquals(channel.size(), signature.end());
      assertTrue(signature.byteRange()[1] > Integer.MAX_VALUE);
    }
  }

  private static void write(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      put(channel, "%PDF-1.7\n4 0 obj\n<</Length " + HOLE + ">>\nstream\n");
      channel.position(channel.position() + HOLE);
      put(channel, "\nendstream\nendobj\n");
      long[] offsets = new long[4];
      String[] objects = {
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Count 1/Kids[3 0 R]/MediaBox[0 0 400 400]>>",
        "<</Type/Page/Parent 2 0 R/Contents 4 0 R>>"
      };
      for (int i = 0; i < objects.length; i++) {
        offsets[i + 1] = channel.position();
        put(channel, (i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n");
      }
      long table = channel.position();
      put(channel, "xref\n0 5\n0000000000 65535 f \n");
      for (int i = 1; i < offsets.length; i++) {
        put(channel, String.format(Locale.ROOT, "%010d 00000 n \n", offsets[i]));
      }
      put(channel, "0000000009 00000 n \ntrailer\n<</Size 5/Root 1 0 R>>\n");
      put(channel, "startxref\n" + table + "\n%%EOF\n");
    }
  }

  private static void put(FileChannel channel, String text) throws IOException {
    channel.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }
}
