package io.github.yinxin.qr;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.TrustList.Edition;
import io.github.yinxin.qr.internal.Base45;
import io.github.yinxin.qr.internal.ClaimsCodec;
import io.github.yinxin.qr.internal.CoseSign1;
import io.github.yinxin.qr.internal.RefusedException;
import io.github.yinxin.testkit.Fuzz;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Everything of this module that reads what strangers wrote. */
class QrFuzzTest {

  private static final int SIDE = 120;

  private static byte[] message() throws Exception {
    return Base45.decode(Codes.issue(Codes.SM2, Codes.claims()).substring("EL1:".length()));
  }

  @Test
  void texts_areJudged() throws Exception {
    QrVerifier verifier = QrVerifier.trusting(Codes.TRUSTED);
    Fuzz.of("code-texts")
        .seed(Codes.issue(Codes.SM2, Codes.claims()))
        .seed(Codes.issue(Codes.P256, Codes.claims()))
        .run(input -> verifier.verify(new String(input, UTF_8), Codes.NOW));
  }

  @Test
  void messages_areReadOrRefused() throws Exception {
    Fuzz.of("code-messages")
        .seed(message())
        .run(
            input -> {
              try {
                CoseSign1.decode(input);
              } catch (RefusedException e) {
                // As it must be.
              }
              try {
                ClaimsCodec.decode(input);
              } catch (RefusedException e) {
                // As it must be.
              }
            });
  }

  @Test
  void trustLists_areOpenedOrRefused() throws Exception {
    Edition edition =
        Edition.first("CN-99", Codes.NOW, Codes.NOW.plusSeconds(60), Codes.NOW.plusSeconds(120));
    TrustList full =
        TrustList.builder(Environment.PROD)
            .issuer(Codes.trusted(Codes.ISSUER_CODE, Codes.SM2, Codes.P256))
            .dictionary(Dictionary.of(7, new byte[] {1, 2, 3}))
            .compromised(Codes.P256.certificate(), Codes.NOW)
            .build();
    byte[] signed = full.publish(edition, Codes.SM2.signer());
    TrustList held =
        TrustList.open(signed, Codes.SM2.certificate(), 1, Codes.NOW).verified().orElseThrow();
    Fuzz.of("trust-lists")
        .seed(signed)
        .run(
            input -> {
              TrustList.open(input, Codes.SM2.certificate(), 1, Codes.NOW);
              held.updatedBy(input, Codes.NOW);
              held.admitting(input, Codes.NOW);
            });
    // A publisher's mistake is signed: what stands behind the signature must hold by itself.
    Fuzz.of("trust-list-contents")
        .seed(TrustListWriter.encode(full.home().content(), edition))
        .run(
            input -> {
              try {
                TrustListReader.decode(input);
              } catch (RefusedException e) {
                // As it must be.
              }
            });
  }

  @Test
  void pictures_areScanned() {
    QrScanner scanner = QrScanner.forPictures();
    GreyImage picture = Pictures.draw(QrCode.of("EL1:FUZZ").modules(), 3);
    Fuzz.of("pictures")
        .seed(picture.luminance())
        .seed(Pictures.uniform(SIDE, SIDE, 200).luminance())
        .run(
            input -> {
              int width = Math.min(picture.width(), Math.max(1, input.length));
              int height = Math.max(1, Math.min(SIDE, input.length / width));
              scanner.scan(GreyImage.of(width, height, Arrays.copyOf(input, width * height)));
            });
  }
}
