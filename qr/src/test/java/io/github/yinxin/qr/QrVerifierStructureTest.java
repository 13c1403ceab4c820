package io.github.yinxin.qr;

import static io.github.yinxin.qr.Verdicts.assertFails;
import static io.github.yinxin.qr.Verdicts.assertStops;

import io.github.yinxin.qr.internal.Cbor;
import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import io.github.yinxin.verify.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9052, 4.2, narrowed to one shape. */
class QrVerifierStructureTest {

  private final Cbor header =
      Cbor.mapOf(Map.of(1L, new IntegerItem(-70001), 4L, new BytesItem(new byte[8])));
  private final Cbor wrapped = new BytesItem(header.encode());
  private final Cbor none = Cbor.mapOf(Map.of());
  private final Cbor payload = new BytesItem(new byte[3]);
  private final Cbor signature = new BytesItem(new byte[64]);

  private static String text(Cbor... parts) {
    return Codes.text(new TaggedItem(18, new ArrayItem(List.of(parts))).encode());
  }

  private String withHeader(Map<Long, Cbor> entries) {
    return text(new BytesItem(Cbor.mapOf(entries).encode()), none, payload, signature);
  }

  @Test
  void theOneShape_passes() {
    assertStops(QrCheck.ISSUER_KEY, Outcome.UNDETERMINED, text(wrapped, none, payload, signature));
  }

  @Test
  void emptyMessage_fails() {
    assertFails(QrCheck.STRUCTURE, "EL1:");
  }

  @Test
  void missingTag_fails() {
    byte[] bytes = new ArrayItem(List.of(wrapped, none, payload, signature)).encode();
    assertFails(QrCheck.STRUCTURE, Codes.text(bytes));
  }

  @Test
  void threeParts_fail() {
    assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload));
  }

  @Test
  void fiveParts_fail() {
    assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload, signature, SimpleItem.NULL));
  }

  @Test
  void unprotectedKeyId_fails() {
    Cbor unprotectedHeader = Cbor.mapOf(Map.of(4L, new BytesItem(new byte[8])));
    assertFails(QrCheck.STRUCTURE, text(wrapped, unprotectedHeader, payload, signature));
  }

  @Test
  void detachedPayload_fails() {
    assertFails(QrCheck.STRUCTURE, text(wrapped, none, SimpleItem.NULL, signature));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 63, 65, 71})
  void signature_notOf64Bytes_fails(int length) {
    Cbor other = new BytesItem(new byte[length]);
    assertFails(QrCheck.STRUCTURE, text(wrapped, none, payload, other));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 9})
  void keyId_notOf8Bytes_fails(int length) {
    Cbor keyId = new BytesItem(new byte[length]);
    assertFails(QrCheck.STRUCTURE, withHeader(Map.of(1L, new IntegerItem(-7), 4L, keyId)));
  }

  @Test
  void headerWithoutAlgorithm_fails() {
    Map<Long, Cbor> entries = Map.of(2L, SimpleItem.NULL, 4L, new BytesItem(new byte[8]));
    assertFails(QrCheck.STRUCTURE, withHeader(entries));
  }

  @Test
  void headerWithAnUnknownEntry_fails() {
    Map<Long, Cbor> entries =
        Map.of(1L, new IntegerItem(-7), 4L, new BytesItem(new byte[8]), 2L, SimpleItem.TRUE);
    assertFails(QrCheck.STRUCTURE, withHeader(entries));
  }

  @Test
  void headerWithADictionary_passes() {
    assertStops(QrCheck.ISSUER_KEY, Outcome.UNDETERMINED, withDictionary(new IntegerItem(1)));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, -1, 1L << 31})
  void dictionaryOutOfRange_fails(long number) {
    assertFails(QrCheck.STRUCTURE, withDictionary(new IntegerItem(number)));
  }

  @Test
  void dictionaryAsText_fails() {
    assertFails(QrCheck.STRUCTURE, withDictionary(new TextItem("1")));
  }

  private String withDictionary(Cbor number) {
    return withHeader(
        Map.of(1L, new IntegerItem(-70001), 4L, new BytesItem(new byte[8]), -70003L, number));
  }

  @Test
  void algorithmAsText_fails() {
    Map<Long, Cbor> entries = Map.of(1L, new TextItem("none"), 4L, new BytesItem(new byte[8]));
    assertFails(QrCheck.STRUCTURE, withHeader(entries));
  }
}
