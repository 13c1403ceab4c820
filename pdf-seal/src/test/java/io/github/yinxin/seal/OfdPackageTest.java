package io.github.yinxin.seal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.pdfseal.SealForge;
import io.github.yinxin.pdfseal.SealingOffice;
import io.github.yinxin.pdfseal.SignedDataFactory;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.verify.Finding;
import io.github.yinxin.verify.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OFD packages, GB/T 33190-2016, read and never written. */
class OfdPackageTest {

  private static final SealVerifier VERIFIER = SealVerifier.trusting(SealingOffice.TRUSTED);
  private static final String PAGE = "Doc_0/Page.xml";
  private static final String DESCRIPTION = "Doc_0/Signs/Sign_0/Signature.xml";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String description(String method, byte[] page) {
    return "<Signature xmlns='http://www.ofdspec.org/2016'><SignedInfo><Seal><BaseLoc>Seal.esl"
        + ("</BaseLoc></Seal><References CheckMethod='" + method + "'><Reference FileRef='/")
        + (PAGE + "'><CheckValue>")
        + Base64.getEncoder().encodeToString(SignedDataFactory.sm3(page))
        + "</CheckValue></Reference></References></SignedInfo>"
        + "<SignedValue>/Doc_0/Signs/Sign_0/SignedValue.dat</SignedValue></Signature>";
  }

  private static Map<String, byte[]> entries(String method) {
    byte[] page = bytes("<Page/>");
    byte[] description = bytes(description(method, page));
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put(
        "OFD.xml",
        bytes("<OFD><DocBody><Signatures>Doc_0/Signs/Signatures.xml</Signatures></DocBody></OFD>"));
    entries.put(PAGE, page);
    entries.put(
        "Doc_0/Signs/Signatures.xml",
        bytes("<Signatures><Signature ID='1' BaseLoc='Sign_0/Signature.xml'/></Signatures>"));
    entries.put(DESCRIPTION, description);
    entries.put("Doc_0/Signs/Sign_0/Seal.esl", new SealForge().seal());
    entries.put("Doc_0/Signs/Sign_0/SignedValue.dat", new SealForge().sign(description));
    return entries;
  }

  private static byte[] zip(Map<String, byte[]> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return out.toByteArray();
  }

  private static Outcome dataHash(Map<String, byte[]> entries) throws IOException {
    OfdPackage.Item item =
        OfdPackage.read(zip(entries)).items().stream()
            .filter(i -> i.where().endsWith("SignedValue.dat"))
            .findFirst()
            .orElseThrow();
    return item.judge(VERIFIER, SealSignature.parse(item.toBytes()), SealingOffice.NOW).stream()
        .filter(f -> f.check() == SealSignatureCheck.DATA_HASH)
        .map(Finding::outcome)
        .findFirst()
        .orElseThrow();
  }

  @Nested
  class Good {

    @ParameterizedTest
    @ValueSource(strings = {"SM3", "1.2.156.10197.1.401"})
    void signature_isJudgedWithTheFilesItDescribes(String method) throws Exception {
      assertEquals(Outcome.PASSED, dataHash(entries(method)));
    }

    @Test
    void items_areTheSealAndTheSignature() throws Exception {
      assertEquals(
          List.of("Doc_0/Signs/Sign_0/Seal.esl", "Doc_0/Signs/Sign_0/SignedValue.dat"),
          OfdPackage.read(zip(entries("SM3"))).items().stream()
              .map(OfdPackage.Item::where)
              .toList());
    }

    @Test
    void wholePackage_mayBeSignedByItsList() throws Exception {
      byte[] list =
          bytes("<DocEntries><SignedValueLoc>/signedvalue.dat</SignedValueLoc></DocEntries>");
      Map<String, byte[]> entries = new LinkedHashMap<>();
      entries.put("OFD.xml", bytes("<OFD/>"));
      entries.put("OFDEntries.xml", list);
      entries.put(
          "signedvalue.dat",
          new SignedDataFactory(SealingOffice.signer(SignatureAlgorithm.SM2_SM3))
              .content(SignedDataFactory.sm3(list))
              .make(list));
      OfdPackage.Item item = OfdPackage.read(zip(entries)).items().get(0);
      assertEquals(SealContainer.GB35275, SealSignature.parse(item.toBytes()).container());
    }
  }

  @Nested
  class Text {

    @Test
    void description_withAByteOrderMark_isRead() throws Exception {
      Map<String, byte[]> entries = entries("SM3");
      byte[] list = entries.get("Doc_0/Signs/Signatures.xml");
      entries.put(
          "Doc_0/Signs/Signatures.xml", bytes("\uFEFF" + new String(list, StandardCharsets.UTF_8)));
      assertEquals(Outcome.PASSED, dataHash(entries));
    }

    /** The JDK's reader would report it on the standard error stream. */
    @Test
    void description_thatIsNoText_isRefused() {
      Map<String, byte[]> entries = entries("SM3");
      entries.put("OFD.xml", new byte[] {'<', 'O', (byte) 0xC3, '>'});
      IOException refusal = assertThrows(IOException.class, () -> OfdPackage.read(zip(entries)));
      assertTrue(refusal.toString().contains("UTF-8"), refusal.toString());
    }
  }

  @Nested
  class Altered {

    @Test
    void describedFile_fails() throws Exception {
      Map<String, byte[]> entries = entries("SM3");
      entries.put(PAGE, bytes("<Page>paid</Page>"));
      assertEquals(Outcome.FAILED, dataHash(entries));
    }

    @Test
    void describedFile_thatIsGone_fails() throws Exception {
      Map<String, byte[]> entries = entries("SM3");
      entries.remove(PAGE);
      assertEquals(Outcome.FAILED, dataHash(entries));
    }

    @Test
    void description_fails() throws Exception {
      Map<String, byte[]> entries = entries("SM3");
      entries.put(DESCRIPTION, bytes(description("SM3", bytes("<Page/>")) + " "));
      assertEquals(Outcome.FAILED, dataHash(entries));
    }

    @Test
    void files_ofAnUnknownDigest_areNotJudged() throws Exception {
      assertEquals(Outcome.UNDETERMINED, dataHash(entries("MD5")));
    }
  }

  @Nested
  class Hostile {

    private static void assertRefused(String name, byte[] content) {
      Map<String, byte[]> entries = entries("SM3");
      entries.put(name, content);
      byte[] archive = zip(entries);
      assertThrows(IOException.class, () -> OfdPackage.read(archive));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../evil", "a/../../evil", "a\\b", "Doc_0/../OFD.xml"})
    void entry_outsideOfTheArchive_isRefused(String name) {
      assertRefused(name, new byte[1]);
    }

    /** Two readers may take two different ones. */
    @Test
    void entry_namedTwiceInTwoWays_isRefused() {
      assertRefused("/" + PAGE, bytes("<Page>other</Page>"));
    }

    @Test
    void location_outsideOfTheArchive_isRefused() {
      assertRefused(
          "Doc_0/Signs/Signatures.xml",
          bytes("<Signatures><Signature BaseLoc='../../../x'/></Signatures>"));
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><OFD>&b;</OFD>",
          "<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;'>]><OFD>&c;</OFD>",
          "<!DOCTYPE a><OFD/>",
          "<OFD>",
          "no XML"
        })
    void root_thatIsNoPlainXml_isRefused(String xml) {
      assertRefused("OFD.xml", bytes(xml));
    }

    @Test
    void bomb_isRefusedBeforeItUnfolds() {
      assertRefused("bomb", new byte[(64 << 20) + 1]);
    }

    @Test
    void manyEntries_areRefused() {
      Map<String, byte[]> entries = entries("SM3");
      for (int i = 0; i < 10_000; i++) {
        entries.put("e" + i, new byte[0]);
      }
      byte[] archive = zip(entries);
      assertThrows(IOException.class, () -> OfdPackage.read(archive));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 100, 500})
    void cutArchive_isRefused(int length) {
      byte[] cut = Arrays.copyOf(zip(entries("SM3")), length);
      assertThrows(IOException.class, () -> OfdPackage.read(cut));
    }
  }

  /**
   * Programs that open a package by its central directory must see what was verified by its
   * entries.
   */
  @Nested
  class TwoViews {

    private final byte[] good = zip(entries("SM3"));

    private void assertRefused(byte[] archive, String... words) {
      IOException refusal = assertThrows(IOException.class, () -> OfdPackage.read(archive));
      for (String word : words) {
        assertTrue(refusal.toString().contains(word), refusal.toString());
      }
    }

    // The directory's own copy of a name is the last one in the archive.
    private byte[] directoryNaming(String name, String instead) {
      String text = new String(good, StandardCharsets.ISO_8859_1);
      int at = text.lastIndexOf(name);
      byte[] changed = good.clone();
      System.arraycopy(bytes(instead), 0, changed, at, instead.length());
      return changed;
    }

    @Test
    void entryUnderAnotherName_isRefused() {
      assertRefused(directoryNaming(PAGE, "Doc_0/Pagf.xml"), "central directory", PAGE);
    }

    @Test
    void entryWithAnotherChecksum_isRefused() {
      byte[] changed = good.clone();
      int at = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf(PAGE);
      changed[at - 46 + 16] ^= 1;
      assertRefused(changed, "central directory", "another", PAGE);
    }

    @Test
    void entryWithAnotherLength_isRefused() {
      byte[] changed = good.clone();
      int at = new String(good, StandardCharsets.ISO_8859_1).lastIndexOf(PAGE);
      changed[at - 46 + 24] ^= 1;
      assertRefused(changed, "central directory", "another", PAGE);
    }

    /** A whole second archive behind the first: readers take one or the other. */
    @Test
    void archiveBehindAnother_isRefused() {
      Map<String, byte[]> other = entries("SM3");
      other.put(PAGE, bytes("<Page>paid</Page>"));
      byte[] second = zip(other);
      byte[] both = Arrays.copyOf(good, good.length + second.length);
      System.arraycopy(second, 0, both, good.length, second.length);
      assertRefused(both, "central directory");
    }

    @Test
    void entryThatIsNotListed_isRefused() throws IOException {
      byte[] hidden = zip(Map.of("hidden.xml", bytes("<Hidden/>")));
      int length = hidden.length - 22 - 46 - "hidden.xml".length();
      int directory = directory(good);
      byte[] both = new byte[good.length + length];
      System.arraycopy(good, 0, both, 0, directory);
      System.arraycopy(hidden, 0, both, directory, length);
      System.arraycopy(good, directory, both, directory + length, good.length - directory);
      ByteBuffer.wrap(both)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(both.length - 6, directory + length);
      assertRefused(both, "does not list hidden.xml");
    }

    /** Readers by the directory open the second of two alike; readers in a row, the first. */
    @Test
    void entryBetweenTheLastAndTheDirectory_isRefused() throws IOException {
      byte[] other = zip(Map.of(PAGE, bytes("<Page>paid</Page>")));
      int length = other.length - 22 - 46 - PAGE.length();
      int directory = directory(good);
      byte[] both = new byte[good.length + 1 + length];
      System.arraycopy(good, 0, both, 0, directory);
      System.arraycopy(other, 0, both, directory + 1, length);
      System.arraycopy(good, directory, both, directory + 1 + length, good.length - directory);
      ByteBuffer changed = ByteBuffer.wrap(both).order(ByteOrder.LITTLE_ENDIAN);
      changed.putInt(both.length - 6, directory + 1 + length);
      int name = new String(both, StandardCharsets.ISO_8859_1).lastIndexOf(PAGE);
      changed.putInt(name - 46 + 42, directory + 1);
      assertRefused(both, "offset");
    }

    private static int directory(byte[] archive) {
      return ByteBuffer.wrap(archive).order(ByteOrder.LITTLE_ENDIAN).getInt(archive.length - 6);
    }

    @Test
    void archiveWithoutDirectory_isRefused() {
      assertRefused(Arrays.copyOf(good, directory(good)), "no central directory");
    }

    @Test
    void comment_isNoDisagreement() throws IOException {
      byte[] commented = Arrays.copyOf(good, good.length + 3);
      commented[good.length - 2] = 3;
      assertEquals(2, OfdPackage.read(commented).items().size());
    }
  }
}
