package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.EncodeHintType;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.github.yinxin.qr.internal.DamagedModules;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Damaged codes are read right, or not at all. A sample at every build; with {@code
 * -Dyinxin.exhaustive=true} a million module grids and a hundred thousand texts.
 */
class CorruptionTest {

  private static final long SEED = 20_261_125L;
  private static final boolean EXHAUSTIVE = Boolean.getBoolean("yinxin.exhaustive");
  private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

  private final Random random = new Random(SEED);

  // Of versions 9 to 14, by both algorithms.
  private static List<QrCode> codes() throws Exception {
    List<QrCode> codes = new ArrayList<>();
    for (Identity identity : List.of(Codes.SM2, Codes.P256)) {
      for (String text : List.of("", "某某餐饮有限公司", "热食类食品制售；预包装食品销售".repeat(2) + "一二三四五六七八九十")) {
        codes.add(
            QrIssuer.of(identity.signer(), Codes.ISSUER_CODE).issue(Codes.claims(Map.of(1, text))));
      }
    }
    return codes;
  }

  @Test
  void damagedGrids_areNeverAcceptedWrongly() throws Exception {
    int runs = EXHAUSTIVE ? 1_000_000 : 2_000;
    List<QrCode> codes = codes();
    List<BitMatrix> grids = codes.stream().map(c -> BitMatrix.parse(c.modules())).toList();
    int mended = 0;
    int altered = 0;
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      int which = run % codes.size();
      String original = codes.get(which).text();
      // Chance alone hardly ever gets past the error correction; so some are encoded anew.
      BitMatrix grid = run % 5 == 0 ? misread(original) : damaged(grids.get(which));
      String text = DamagedModules.read(grid).orElse("");
      if (text.equals(original)) {
        mended++;
      } else if (!text.isEmpty()) {
        altered++;
        accepted += Verdicts.verify(text).verified().isPresent() ? 1 : 0;
      }
    }
    System.out.println(
        "corrupted-grids: "
            + runs
            + ", read right "
            + mended
            + ", read as another text "
            + altered
            + ", accepted wrongly "
            + accepted
            + ", seed "
            + SEED);
    assertTrue(mended > runs / 20 && altered > runs / 10, "the damage is too small or too large");
    assertEquals(0, accepted);
  }

  // From a few modules, which are mended, to more than can be; in bursts, as folds and stains are.
  private BitMatrix damaged(BitMatrix whole) {
    BitMatrix damaged = whole.clone();
    int side = whole.getWidth();
    int count = random.nextInt(side * side / 6);
    if (random.nextInt(4) > 0) {
      for (int i = 0; i < count; i++) {
        damaged.flip(random.nextInt(side), random.nextInt(side));
      }
      return damaged;
    }
    int edge = 1 + (int) Math.sqrt(count);
    int left = random.nextInt(Math.max(1, side - edge));
    int top = random.nextInt(Math.max(1, side - edge));
    for (int i = 0; i < edge * edge; i++) {
      if (random.nextBoolean()) {
        damaged.flip(
            Math.min(side - 1, left + i % edge), Math.min(side - 1, top + Math.floorDiv(i, edge)));
      }
    }
    return damaged;
  }

  /** Modules as if error correction had mended them into another text, a few modules off. */
  private BitMatrix misread(String original) throws Exception {
    Map<EncodeHintType, ?> hints = Map.of(EncodeHintType.QR_MASK_PATTERN, random.nextInt(8));
    ByteMatrix matrix =
        Encoder.encode(changed(original), ErrorCorrectionLevel.M, hints).getMatrix();
    BitMatrix modules = new BitMatrix(matrix.getWidth());
    for (int y = 0; y < matrix.getHeight(); y++) {
      for (int x = 0; x < matrix.getWidth(); x++) {
        if (matrix.get(x, y) == 1) {
          modules.set(x, y);
        }
      }
    }
    for (int i = random.nextInt(20); i > 0; i--) {
      modules.flip(random.nextInt(modules.getWidth()), random.nextInt(modules.getHeight()));
    }
    return modules;
  }

  private String changed(String original) {
    char[] text = original.toCharArray();
    for (int i = random.nextInt(4); i >= 0; i--) {
      text[random.nextInt(text.length)] = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }
    return new String(text);
  }

  @Test
  void damagedTexts_areNeverAccepted() throws Exception {
    int runs = EXHAUSTIVE ? 100_000 : 2_000;
    List<QrCode> codes = codes();
    int accepted = 0;
    int changed = 0;
    for (int run = 0; run < runs; run++) {
      String original = codes.get(run % codes.size()).text();
      String damaged = changed(original);
      if (!damaged.equals(original)) {
        changed++;
        accepted += Verdicts.verify(damaged).verified().isPresent() ? 1 : 0;
      }
    }
    System.out.println(
        "corrupted-texts: "
            + runs
            + ", changed "
            + changed
            + ", accepted wrongly "
            + accepted
            + ", seed "
            + SEED);
    assertEquals(0, accepted);
  }
}
