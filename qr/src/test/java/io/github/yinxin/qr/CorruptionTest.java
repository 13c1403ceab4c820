package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.decoder.Decoder;
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

  @Test
  void damagedGrids_areNeverAcceptedWrongly() throws Exception {
    int runs = EXHAUSTIVE ? 1_000_000 : 2_000;
    QrCode code = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE).issue(Codes.claims());
    BitMatrix whole = BitMatrix.parse(code.modules());
    int decoded = 0;
    int altered = 0;
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      String text = decode(damaged(whole));
      decoded += text.isEmpty() ? 0 : 1;
      if (!text.isEmpty() && !text.equals(code.text())) {
        altered++;
        accepted += Verdicts.verify(text).verified().isPresent() ? 1 : 0;
      }
    }
    System.out.println(
        "corrupted-grids: "
            + runs
            + ", decoded "
            + decoded
            + ", to another text "
            + altered
            + ", accepted wrongly "
            + accepted
            + ", seed "
            + SEED);
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

  private static String decode(BitMatrix modules) {
    try {
      return new Decoder().decode(modules).getText();
    } catch (ReaderException | RuntimeException e) {
      return "";
    }
  }

  @Test
  void damagedTexts_areNeverAccepted() throws Exception {
    int runs = EXHAUSTIVE ? 100_000 : 2_000;
    String[] originals = {
      Codes.issue(Codes.SM2, Codes.claims()), Codes.issue(Codes.P256, Codes.claims())
    };
    int accepted = 0;
    for (int run = 0; run < runs; run++) {
      String original = originals[run % 2];
      char[] text = original.toCharArray();
      for (int i = random.nextInt(4); i >= 0; i--) {
        int place = random.nextInt(text.length);
        text[place] = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      }
      String damaged = new String(text);
      accepted +=
          !damaged.equals(original) && Verdicts.verify(damaged).verified().isPresent() ? 1 : 0;
    }
    System.out.println(
        "corrupted-texts: " + runs + ", accepted wrongly " + accepted + ", seed " + SEED);
    assertEquals(0, accepted);
  }
}
