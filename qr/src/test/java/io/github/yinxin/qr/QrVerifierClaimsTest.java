package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.assertFails;
import static io.github.yinxin.qr.Verdicts.deflate;
import static io.github.yinxin.qr.Verdicts.outcome;
import static io.github.yinxin.qr.Verdicts.verify;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.qr.internal.CoseAlgorithm;
import io.github.yinxin.verify.Outcome;
import io.github.yinxin.verify.Verification;
import io.github.yinxin.verify.Verification.Valid;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 8392; the signature is good in all of these. */
class QrVerifierClaimsTest {

  private final Map<Long, Cbor> entries =
      new HashMap<>(
          Map.of(
              1L, new TextItem(Codes.ISSUER_CODE),
              4L, new IntegerItem(Codes.NOW.getEpochSecond() + 60),
              6L, new IntegerItem(Codes.NOW.getEpochSecond()),
              7L, new BytesItem(new byte[8]),
              -70001L, fields(Map.of(0L, new IntegerItem(1)))));

  private static Cbor fields(Map<Long, Cbor> fields) {
    return Cbor.mapOf(fields);
  }

  private static String signed(byte[] cbor) throws Exception {
    return Codes.forge(Codes.SM2, CoseAlgorithm.SM2, deflate(cbor));
  }

  private String with(long claim, Cbor value) throws Exception {
    entries.put(claim, value);
    return signed(Cbor.mapOf(entries).encode());
  }

  @Test
  void theClaimsInUse_pass() throws Exception {
    assertInstanceOf(Valid.class, verify(signed(Cbor.mapOf(entries).encode())));
  }

  @Test
  void payloadThatIsNotCompressed_fails() throws Exception {
    byte[] payload = Cbor.mapOf(entries).encode();
    assertFails(QrCheck.COMPRESSION, Codes.forge(Codes.SM2, CoseAlgorithm.SM2, payload));
  }

  @Test
  void bomb_fails() throws Exception {
    assertFails(QrCheck.COMPRESSION, signed(new byte[1_000_000]));
  }

  @Test
  void cborWithAByteTooMany_fails() throws Exception {
    byte[] cbor = Cbor.mapOf(entries).encode();
    assertFails(QrCheck.CLAIMS, signed(Arrays.copyOf(cbor, cbor.length + 1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 7, -70001})
  void missingClaim_fails(long claim) throws Exception {
    entries.remove(claim);
    assertFails(QrCheck.CLAIMS, signed(Cbor.mapOf(entries).encode()));
  }

  @Test
  void unknownClaim_fails() throws Exception {
    assertFails(QrCheck.CLAIMS, with(8, SimpleItem.TRUE));
  }

  @Test
  void statusIndex_passes() throws Exception {
    Cbor status = fields(Map.of(0L, new IntegerItem(3), 1L, new IntegerItem(7)));
    assertEquals(Outcome.PASSED, outcome(QrCheck.CLAIMS, verify(with(65535, status))));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "0, 7", "-1, 7", "1, -1", "2147483648, 0", "1, 2147483648"})
  void statusIndexOutOfRange_fails(long list, long index) throws Exception {
    Cbor status = fields(Map.of(0L, new IntegerItem(list), 1L, new IntegerItem(index)));
    assertFails(QrCheck.CLAIMS, with(65535, status));
  }

  @Test
  void statusIndexWithMore_fails() throws Exception {
    Cbor one = new IntegerItem(1);
    assertFails(QrCheck.CLAIMS, with(65535, fields(Map.of(0L, one, 1L, one, 2L, one))));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 15, 17})
  void digestOfAnotherLength_fails(int length) throws Exception {
    Cbor digest = new BytesItem(new byte[length]);
    assertFails(QrCheck.CLAIMS, with(-70001, fields(Map.of(0L, new IntegerItem(1), 1L, digest))));
  }

  @Test
  void digestWhereTheProfileHasText_failsByTheProfile() throws Exception {
    Cbor digest = new BytesItem(new byte[16]);
    Cbor face = fields(Map.of(0L, new IntegerItem(1), 1L, digest));
    assertEquals(Outcome.FAILED, outcome(QrCheck.PROFILE, verify(with(-70001, face))));
  }

  @Test
  void fieldThatTheProfileLacks_failsByTheProfile() throws Exception {
    Cbor face = fields(Map.of(0L, new IntegerItem(1), 101L, new TextItem("x")));
    assertEquals(Outcome.FAILED, outcome(QrCheck.PROFILE, verify(with(-70001, face))));
  }

  @Test
  void unknownProfile_isUndetermined() throws Exception {
    Cbor face = fields(Map.of(0L, new IntegerItem(2)));
    assertEquals(Outcome.UNDETERMINED, outcome(QrCheck.PROFILE, verify(with(-70001, face))));
  }

  @Test
  void profileForTests_fails() throws Exception {
    Cbor face = fields(Map.of(0L, new IntegerItem(-2)));
    assertEquals(Outcome.FAILED, outcome(QrCheck.PROFILE, verify(with(-70001, face))));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4, 6, 7, -70001})
  void claimOfAnotherType_fails(long claim) throws Exception {
    assertFails(QrCheck.CLAIMS, with(claim, SimpleItem.TRUE));
  }

  @Test
  void ctiOf7Bytes_fails() throws Exception {
    assertFails(QrCheck.CLAIMS, with(7, new BytesItem(new byte[7])));
  }

  @Test
  void expiryBeforeIssue_fails() throws Exception {
    assertFails(QrCheck.CLAIMS, with(4, new IntegerItem(Codes.NOW.getEpochSecond() - 1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MAX_VALUE, Long.MIN_VALUE})
  void timeThatNoClockShows_fails(long seconds) throws Exception {
    assertFails(QrCheck.CLAIMS, with(4, new IntegerItem(seconds)));
  }

  @Test
  void fieldsWithoutProfile_fail() throws Exception {
    assertFails(QrCheck.CLAIMS, with(-70001, fields(Map.of())));
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 1L << 31, Long.MAX_VALUE})
  void fieldNumberOutOfRange_fails(long number) throws Exception {
    Map<Long, Cbor> fields = Map.of(0L, new IntegerItem(1), number, new TextItem("x"));
    assertFails(QrCheck.CLAIMS, with(-70001, fields(fields)));
  }

  @Test
  void fieldThatIsNoText_fails() throws Exception {
    Map<Long, Cbor> fields = Map.of(0L, new IntegerItem(1), 1L, new IntegerItem(1));
    assertFails(QrCheck.CLAIMS, with(-70001, fields(fields)));
  }

  @Test
  void failure_neverQuotesFields() throws Exception {
    Map<Long, Cbor> fields =
        Map.of(0L, new IntegerItem(-1), 1L, new TextItem("张三的秘密"), -9L, new TextItem("x"));
    Verification<VerifiedQr> verification = verify(with(-70001, fields(fields)));
    assertFalse(verification.findings().toString().contains("秘密"));
  }
}
