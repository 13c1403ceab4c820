package io.github.yinxin.qr.internal;

import io.github.yinxin.qr.internal.Cbor.ArrayItem;
import io.github.yinxin.qr.internal.Cbor.BytesItem;
import io.github.yinxin.qr.internal.Cbor.IntegerItem;
import io.github.yinxin.qr.internal.Cbor.MapItem;
import io.github.yinxin.qr.internal.Cbor.SimpleItem;
import io.github.yinxin.qr.internal.Cbor.TaggedItem;
import io.github.yinxin.qr.internal.Cbor.TextItem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads deterministic CBOR (RFC 8949, 4.2.1) and nothing else: two readers that disagree about the
 * same bytes are how a code gets two meanings.
 */
final class CborReader {

  static final int MAX_DEPTH = 8;
  static final int MAX_ITEMS = 256;
  private static final long COSE_SIGN1 = 18;
  private static final int INFO = 0x1F;

  private final byte[] bytes;
  private final int maxItems;
  private int position;
  private int items;

  private CborReader(byte[] bytes, int maxItems) {
    this.bytes = bytes;
    this.maxItems = maxItems;
  }

  static Cbor read(byte[] bytes, int maxItems) throws RefusedException {
    CborReader reader = new CborReader(bytes, maxItems);
    Cbor item = reader.item(0);
    if (reader.position != bytes.length) {
      throw reader.refused("多余字节", "bytes follow the end");
    }
    // Each rule is enforced where it is read; this catches the one that was forgotten.
    if (!Arrays.equals(item.encode(), bytes)) {
      throw reader.refused("不是确定性编码", "the encoding is not deterministic");
    }
    return item;
  }

  private Cbor item(int depth) throws RefusedException {
    if (++items > maxItems) {
      throw refused("数据项超过 " + maxItems, "more than " + maxItems + " items");
    }
    int initial = next();
    int major = initial >>> 5;
    int info = initial & INFO;
    if (major == CborWriter.SIMPLE) {
      return simple(info);
    }
    long argument = argument(info);
    return switch (major) {
      case CborWriter.UNSIGNED -> new IntegerItem(argument);
      case CborWriter.NEGATIVE -> new IntegerItem(-1 - argument);
      case CborWriter.BYTES -> new BytesItem(string(argument));
      case CborWriter.TEXT -> new TextItem(text(string(argument)));
      case CborWriter.ARRAY -> new ArrayItem(array(argument, inside(depth)));
      case CborWriter.MAP -> new MapItem(map(argument, inside(depth)));
      default -> tagged(argument, inside(depth));
    };
  }

  private int inside(int depth) throws RefusedException {
    if (depth == MAX_DEPTH) {
      throw refused("嵌套超过 " + MAX_DEPTH + " 层", "nested deeper than " + MAX_DEPTH);
    }
    return depth + 1;
  }

  private Cbor simple(int info) throws RefusedException {
    return switch (info) {
      case 20 -> SimpleItem.FALSE;
      case 21 -> SimpleItem.TRUE;
      case 22 -> SimpleItem.NULL;
      default -> throw refused("浮点数或未知简单值", "a float or an unknown simple value");
    };
  }

  private long argument(int info) throws RefusedException {
    if (info < CborWriter.ONE_BYTE) {
      return info;
    }
    if (info > CborWriter.EIGHT_BYTES) {
      throw refused("不定长或保留的头部", "an indefinite length or a reserved head");
    }
    long argument = 0;
    for (int i = 1 << (info - CborWriter.ONE_BYTE); i > 0; i--) {
      argument = (argument << 8) | next();
    }
    if (argument < 0) {
      throw refused("整数超出 64 位有符号范围", "an integer beyond 64 signed bits");
    }
    if (argument < CborWriter.ONE_BYTE || CborWriter.info(argument) != info) {
      throw refused("头部不是最短形式", "a head longer than needed");
    }
    return argument;
  }

  private byte[] string(long length) throws RefusedException {
    if (length > bytes.length - position) {
      throw refused("字符串超出末尾", "a string runs past the end");
    }
    int start = position;
    position += (int) length;
    return Arrays.copyOfRange(bytes, start, position);
  }

  private String text(byte[] utf8) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException e) {
      throw refused("文本不是合法 UTF-8", "a text is not UTF-8");
    }
  }

  // A count is not trusted with an allocation: each item claimed must turn up, up to the limit.
  private List<Cbor> array(long count, int depth) throws RefusedException {
    List<Cbor> list = new ArrayList<>();
    for (long i = 0; i < count; i++) {
      list.add(item(depth));
    }
    return list;
  }

  // Other keys are sound CBOR, but half of all readers stumble over them.
  private Cbor key(Cbor key) throws RefusedException {
    if (key instanceof IntegerItem || key instanceof TextItem || key instanceof BytesItem) {
      return key;
    }
    throw refused("键不是整数、文本或字节串", "a key is neither an integer nor a string");
  }

  private SortedMap<Cbor, Cbor> map(long count, int depth) throws RefusedException {
    SortedMap<Cbor, Cbor> map = new TreeMap<>(Cbor.ENCODED_ORDER);
    byte[] previous = {};
    for (long i = 0; i < count; i++) {
      int start = position;
      Cbor key = key(item(depth));
      byte[] encoded = Arrays.copyOfRange(bytes, start, position);
      if (Arrays.compareUnsigned(previous, encoded) >= 0) {
        throw refused("键重复或未排序", "a key is repeated or out of order");
      }
      map.put(key, item(depth));
      previous = encoded;
    }
    return map;
  }

  private Cbor tagged(long number, int depth) throws RefusedException {
    if (number != COSE_SIGN1) {
      throw refused("未知标签", "an unknown tag");
    }
    return new TaggedItem(number, item(depth));
  }

  private int next() throws RefusedException {
    if (position == bytes.length) {
      throw refused("数据不完整", "the data end early");
    }
    return bytes[position++] & 0xFF;
  }

  private RefusedException refused(String zh, String en) {
    return RefusedException.failed(
        "CBOR 第 " + position + " 字节处：" + zh, "CBOR at byte " + position + ": " + en);
  }
}
