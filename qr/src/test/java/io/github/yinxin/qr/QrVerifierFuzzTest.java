package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Mutated codes; the seed is part of the test, so that a finding repeats itself. */
class QrVerifierFuzzTest {

  private static final int RUNS = 20_000;
  private static final long SEED = 20_261_124L;
  private static final String CHARACTERS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:abc\u0000\uD842\uDFB7，";

  private final Random random = new Random(SEED);

  @Test
  void mutatedText_verified_isValidOnlyIfUnchanged() throws Exception {
    QrVerifier verifier = QrVerifier.trusting(Codes.TRUSTED);
    String[] originals = {
      Codes.issue(Codes.SM2, Codes.claims()), Codes.issue(Codes.P256, Codes.claims())
    };
    for (int run = 0; run < RUNS; run++) {
      String original = originals[run % originals.length];
      String text = mutated(original);
      assertEquals(
          text.equals(original),
          verifier.verify(text, Codes.NOW).verified().isPresent(),
          "seed " + SEED + ", run " + run);
    }
  }

  private String mutated(String original) {
    StringBuilder text = new StringBuilder(original);
    for (int i = random.nextInt(3); i >= 0; i--) {
      mutate(text);
    }
    return text.toString();
  }

  private void mutate(StringBuilder text) {
    int position = random.nextInt(text.length() + 1);
    int other = random.nextInt(text.length() + 1);
    char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    switch (random.nextInt(6)) {
      case 0 -> text.insert(position, character);
      case 1 -> text.delete(Math.min(position, other), Math.max(position, other));
      case 2 -> text.setLength(position);
      case 3 -> text.insert(position, text.substring(Math.min(position, other)));
      default -> text.replace(position, position + 1, String.valueOf(character));
    }
    if (text.isEmpty()) {
      text.append("EL1:");
    }
  }
}
