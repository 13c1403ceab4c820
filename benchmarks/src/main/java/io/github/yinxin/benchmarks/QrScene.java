package io.github.yinxin.benchmarks;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrClaims.Text;
import io.github.yinxin.qr.QrCode;
import io.github.yinxin.qr.QrIssuer;
import io.github.yinxin.qr.QrProfile;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.QrVerifier;
import io.github.yinxin.qr.TrustList;
import io.github.yinxin.qr.TrustList.Issuer;
import io.github.yinxin.qr.TrustList.IssuerKey;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority.Identity;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;

/** A license as a signed code of version 13, whoever verifies it, and frames of a camera. */
final class QrScene {

  static final int WIDTH = 1920;
  static final int HEIGHT = 1080;

  private static final String ISSUER = "11330000002482082X";
  private static final String LICENSE_TYPE = "11990000MB0000019F001";
  // Hanzi in random order, so that nothing is saved by compression.
  private static final int HANZI = 54;
  private static final long SEED = 18004;
  private static final int SMUDGES = 300;
  private static final int MODULE = 5;
  private static final int PAPER = 205;
  private static final int INK = 40;
  private static final double TURN = Math.toRadians(12);

  private final QrCode code;
  private final QrIssuer issuer;
  private final QrVerifier verifier;

  private QrScene(QrCode code, QrIssuer issuer, QrVerifier verifier) {
    this.code = code;
    this.issuer = issuer;
    this.verifier = verifier;
  }

  static QrScene make() throws GeneralSecurityException {
    Identity authority = Scene.of(SignatureAlgorithm.SM2_SM3).identity();
    QrProfile profile =
        new QrProfile(
            1, LICENSE_TYPE, Environment.PROD, Map.of(1, new Field("N", "名称", Treatment.CLEAR)));
    TrustList trusted =
        TrustList.builder(Environment.PROD)
            .profile(profile)
            .issuer(
                Issuer.of(ISSUER, Scene.NAME, IssuerKey.of(authority.certificate(), LICENSE_TYPE)))
            .build();
    QrIssuer issuer = QrIssuer.of(SignedOnce.by(authority.signer()), ISSUER);
    return new QrScene(issuer.issue(claims()), issuer, QrVerifier.trusting(trusted));
  }

  /** Returns an issuer whose signer stored the signature over {@link #claims()}. */
  QrIssuer issuer() {
    return issuer;
  }

  static QrClaims claims() {
    StringBuilder name = new StringBuilder();
    new Random(SEED).ints(HANZI, 0x4E00, 0x9FA5).forEach(name::appendCodePoint);
    return new QrClaims(
        ISSUER,
        new Cti(SEED),
        Scene.NOW,
        Scene.NOW.plus(Duration.ofDays(365)),
        StatusIndex.UNLISTED,
        new Face(1, Environment.PROD, Map.of(1, new Text(name.toString()))));
  }

  QrCode code() {
    return code;
  }

  /** Returns whether a text is this code and good. */
  boolean accepts(String text) {
    return verifier.verify(text, Scene.NOW).verified().isPresent();
  }

  /**
   * Draws a frame: paper with dark rectangles, as print has, and in its middle the code, turned by
   * 12 degrees, 5 pixels for each module.
   *
   * @param coded whether the code is there; else more rectangles are
   */
  byte[] frame(boolean coded) {
    byte[] frame = new byte[WIDTH * HEIGHT];
    Arrays.fill(frame, (byte) PAPER);
    Random random = new Random(SEED);
    for (int i = 0; i < SMUDGES; i++) {
      smudge(frame, random);
    }
    if (coded) {
      draw(frame, code.modules());
    }
    return frame;
  }

  private static void smudge(byte[] frame, Random random) {
    int left = random.nextInt(WIDTH - 60);
    int top = random.nextInt(HEIGHT - 20);
    int right = left + 2 + random.nextInt(40);
    int bottom = top + 2 + random.nextInt(12);
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        frame[y * WIDTH + x] = (byte) INK;
      }
    }
  }

  private static void draw(byte[] frame, boolean[][] modules) {
    double half = modules.length / 2.0;
    int reach = modules.length * MODULE;
    for (int y = HEIGHT / 2 - reach; y < HEIGHT / 2 + reach; y++) {
      for (int x = WIDTH / 2 - reach; x < WIDTH / 2 + reach; x++) {
        double right = (x + 0.5 - WIDTH / 2.0) / MODULE;
        double down = (y + 0.5 - HEIGHT / 2.0) / MODULE;
        double column = right * Math.cos(TURN) + down * Math.sin(TURN) + half;
        double row = down * Math.cos(TURN) - right * Math.sin(TURN) + half;
        if (within(column, modules.length + 4) && within(row, modules.length + 4)) {
          boolean dark =
              within(column, modules.length)
                  && within(row, modules.length)
                  && column >= 0
                  && row >= 0
                  && modules[(int) row][(int) column];
          frame[y * WIDTH + x] = (byte) (dark ? INK : PAPER);
        }
      }
    }
  }

  // With the quiet zone's four modules before.
  private static boolean within(double place, int end) {
    return place >= -4 && place < end;
  }
}
