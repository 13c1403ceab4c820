package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Dictionary;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Str;
import io.github.yinxin.pdfseal.internal.syntax.PdfObject.Stream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The standard security handler (ISO 32000-1 7.6, ISO 32000-2 7.6); PDFBox encrypts. */
class EncryptionTest {

  private static final byte[] CONTENT = "0 0 10 10 re f\n".getBytes(StandardCharsets.US_ASCII);
  private static final String TITLE = "标题 (title)";

  private static byte[] encrypted(int bits, boolean aes, String user, boolean mayAnnotate)
      throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      page.setContents(new PDStream(document, new java.io.ByteArrayInputStream(CONTENT)));
      document.addPage(page);
      document.getDocumentInformation().setTitle(TITLE);
      AccessPermission permission = new AccessPermission();
      permission.setCanModifyAnnotations(mayAnnotate);
      permission.setCanFillInForm(false);
      StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", user, permission);
      policy.setEncryptionKeyLength(bits);
      policy.setPreferAES(aes);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  static java.util.stream.Stream<Arguments> ways() {
    List<Arguments> ways = new ArrayList<>();
    for (String password : new String[] {"", "user", "owner", "用户密码", "pässwört"}) {
      boolean latin = password.chars().allMatch(c -> c < 256);
      if (latin) {
        ways.add(Arguments.of(40, false, password));
        ways.add(Arguments.of(128, false, password));
        ways.add(Arguments.of(128, true, password));
      }
      ways.add(Arguments.of(256, true, password));
    }
    return ways.stream();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void stringsAndStreams_areReadWithEitherPassword(int bits, boolean aes, String password)
      throws Exception {
    String user = password.equals("owner") ? "somebody" : password;
    PdfFile file = PdfFile.strict(Bytes.of(encrypted(bits, aes, user, true)), password);
    Dictionary info = file.dictionary(file.trailer().get("Info")).orElseThrow();
    assertEquals(TITLE, ((Str) file.resolve(info.get("Title"))).text());
    PdfObject contents = PageTree.of(file).last().dictionary().get("Contents");
    assertEquals(ByteBuffer.wrap(CONTENT), file.decode((Stream) file.resolve(contents)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void otherPasswords_areRefused(int bits, boolean aes, String password) throws Exception {
    if (password.isEmpty()) {
      return;
    }
    Bytes bytes = Bytes.of(encrypted(bits, aes, "secret", true));
    for (String guess : List.of("", "Secret", "secret ")) {
      assertEquals(
          Flaw.PASSWORD, assertThrows(PdfException.class, () -> PdfFile.open(bytes, guess)).flaw());
    }
  }

  @Test
  void users_mayDoWhatTheOwnerLetsThem() throws Exception {
    List<Boolean> signing = new ArrayList<>();
    for (boolean mayAnnotate : new boolean[] {true, false}) {
      Bytes bytes = Bytes.of(encrypted(128, true, "", mayAnnotate));
      signing.add(PdfFile.strict(bytes, "").encryption().orElseThrow().permitsSigning());
      assertTrue(PdfFile.strict(bytes, "owner").encryption().orElseThrow().permitsSigning());
    }
    assertEquals(List.of(true, false), signing);
  }

  @Test
  void permissionsThatWereChanged_areFound() throws Exception {
    byte[] file = encrypted(256, true, "", false);
    String text = new String(file, StandardCharsets.ISO_8859_1);
    String changed = text.replaceFirst("/P -(\\d)", "/P -9");
    assertFalse(changed.equals(text));
    Bytes bytes = Bytes.of(changed.getBytes(StandardCharsets.ISO_8859_1));
    assertEquals(
        Flaw.UNKNOWN_ENCRYPTION,
        assertThrows(PdfException.class, () -> PdfFile.open(bytes, "")).flaw());
  }

  @Test
  void whatIsWritten_isReadBack() throws Exception {
    for (int bits : new int[] {40, 128, 256}) {
      PdfFile file = PdfFile.strict(Bytes.of(encrypted(bits, bits > 40, "", true)), "");
      Encryption encryption = file.encryption().orElseThrow();
      PdfObject.Ref owner = new PdfObject.Ref(77, 0);
      PdfObject written = encryption.encrypted(PdfObject.ascii("seal"), owner);
      assertFalse(written.equals(PdfObject.ascii("seal")));
      IndirectObject read = encryption.decrypted(new IndirectObject(owner, written, 0, 0, 0));
      assertEquals(PdfObject.ascii("seal"), read.value());
    }
  }
}
