package io.github.yinxin;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.yinxin.core.internal.crypto.Certificates;
import io.github.yinxin.core.internal.json.JsonReader;
import io.github.yinxin.core.internal.json.JsonRefusedException;
import io.github.yinxin.license.DivisionCode;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.ResidentIdNumber;
import io.github.yinxin.license.UnifiedSocialCreditCode;
import io.github.yinxin.sign.SignatureAlgorithm;
import io.github.yinxin.testkit.CertificateAuthority;
import io.github.yinxin.testkit.Fuzz;
import io.github.yinxin.verify.SignatureCheck;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Everything of this module that reads what strangers wrote. */
class CoreFuzzTest {

  private static final List<Consumer<String>> IDENTIFIERS =
      List.of(
          UnifiedSocialCreditCode::parse,
          LicenseId::parse,
          ResidentIdNumber::parse,
          DivisionCode::parse);

  @Test
  void identifiers_areParsedOrRefused() {
    Fuzz.of("identifiers")
        .seed("11330000002482082X")
        .seed("1.2.156.3005.2.11990000MB0000000J001.11990100MB0000019L.JY29901000000017.001.C")
        .seed("11010519491231002X")
        .seed("330100")
        .run(
            input -> {
              for (Consumer<String> identifier : IDENTIFIERS) {
                try {
                  identifier.accept(new String(input, UTF_8));
                } catch (IllegalArgumentException e) {
                  // Refused, as it must be unless the damage cancelled out.
                }
              }
            });
  }

  @Test
  void json_isReadOrRefused() {
    Fuzz.of("json")
        .seed("{\"a\":[1,-2.5e3,true,null,\"\\u5370\\n印\"],\"b\":{\"c\":{}}}")
        .seed("[[[[[[[[[[]]]]]]]]]]")
        .seed("{\"a\":1,\"a\":2}")
        .run(
            input -> {
              try {
                JsonReader.read(input);
              } catch (JsonRefusedException e) {
                // As it must be.
              }
            });
  }

  @Test
  void certificates_areReadOrRefused_andTheirKeysJudged() throws Exception {
    Fuzz fuzz = Fuzz.of("certificates");
    for (SignatureAlgorithm algorithm : SignatureAlgorithm.values()) {
      fuzz.seed(
          CertificateAuthority.found(algorithm, "CN=Root", Instant.EPOCH)
              .certificate()
              .getEncoded());
    }
    fuzz.run(
        input -> {
          try {
            X509Certificate certificate = Certificates.parse(input);
            SignatureCheck.of(certificate.getPublicKey(), input, input);
          } catch (CertificateException e) {
            // As it must be.
          }
        });
  }
}
