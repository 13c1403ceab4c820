package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import java.util.HashMap;
import java.util.Map;

/**
 * The protected header of a COSE_Sign1 message (RFC 9052, 3.1) as codes and trust lists have it.
 *
 * @param algorithm the number of the algorithm that it claims
 * @param keyId the key that it names
 * @param dictionary the number of the preset dictionary, or 0 for none
 */
public record CoseHeader(long algorithm, KeyId keyId, int dictionary) {

  private static final long ALGORITHM = 1;
  private static final long KEY_ID = 4;
  // For private use (RFC 9052, 11.1): no registered parameter names a dictionary.
  private static final long DICTIONARY = -70003;

  /** Refuses a negative number of a dictionary. */
  public CoseHeader {
    if (dictionary < 0) {
      throw new IllegalArgumentException("dictionary " + dictionary + " is negative");
    }
  }

  /** Returns the header of a message that is compressed without a dictionary, or not at all. */
  public static CoseHeader of(long algorithm, KeyId keyId) {
    return new CoseHeader(algorithm, keyId, 0);
  }

  byte[] encode() {
    Map<Long, Cbor> entries = new HashMap<>();
    entries.put(ALGORITHM, new IntegerItem(algorithm));
    entries.put(KEY_ID, new BytesItem(keyId.bytes()));
    if (dictionary > 0) {
      entries.put(DICTIONARY, new IntegerItem(dictionary));
    }
    return Cbor.mapOf(entries).encode();
  }

  static CoseHeader decode(byte[] bytes) throws RefusedException {
    Cbor entries = Cbor.decode(bytes);
    int dictionary = 0;
    int known = 2;
    if (entries.has(DICTIONARY)) {
      dictionary = dictionary(entries.entry(DICTIONARY).integer());
      known++;
    }
    int size = entries.entries().size();
    // Exactly these: an entry that is not understood could change what the rest means.
    if (size != known) {
      throw RefusedException.failed(
          "受保护头部有 " + size + " 项，应为 " + known,
          "the protected header has " + size + " entries, not " + known);
    }
    return new CoseHeader(
        entries.entry(ALGORITHM).integer(), KeyId.of(entries.entry(KEY_ID).bytes()), dictionary);
  }

  private static int dictionary(long number) throws RefusedException {
    // 0 stands for none and is left out: stated, it would be a second way to write the same.
    if (number < 1 || number > Integer.MAX_VALUE) {
      throw RefusedException.failed(
          "字典编号 " + number + " 不可能", "no dictionary has number " + number);
    }
    return (int) number;
  }
}
