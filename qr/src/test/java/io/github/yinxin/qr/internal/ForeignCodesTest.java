package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForeignCodesTest {

  @ParameterizedTest
  @CsvSource({
    "https://h5.example.gov.cn/healthcode/abc, HEALTH",
    "https://card.mohrss.gov.cn/x, SOCIAL_SECURITY",
    "https://mohrss.gov.cn.example.com/x, LINK",
    "https://fuwu.nhsa.gov.cn/x, MEDICAL_INSURANCE",
    "1234567890123456789012345678, MEDICAL_INSURANCE",
    "123456789012345678901234567, OTHER",
    "http://www.gsxt.gov.cn/index.html, BUSINESS_LICENSE",
    "https://example.com/?u=http://www.gsxt.gov.cn/, LINK",
    "https://gsxt.gov.cn:443/index.html, BUSINESS_LICENSE",
    "https://gsxt.gov.cn:443@example.com/, LINK",
    "https://nhsa.gov.cn:x@example.com/, LINK",
    "https://evilgsxt.gov.cn/, LINK",
    "https://gab.122.gov.cn/m, DRIVING",
    "1$2$3$0123456789ABCDEF0123456789ABCDEF, REAL_ESTATE",
    "HC1:NCF, HEALTH_CERTIFICATE",
    "shc:/5676, HEALTH_CERTIFICATE",
    "mdoc:owBj, MOBILE_DOCUMENT",
    "WIFI:S:ABC;;, NETWORK",
    "MECARD:N:X;;, CONTACT",
    "HTTPS://EXAMPLE.COM, LINK",
    "'', OTHER",
    "el1:BB8, OTHER"
  })
  void text_belongsToItsFamily(String text, String family) {
    assertEquals(family, ForeignCodes.familyOf(text).id());
  }

  /** On a thread of a server's smallest stack; each of the labels once took some of it. */
  @Test
  void hostOfAsManyLabels_asACodeHolds_isTold() throws Exception {
    String text = "HTTPS://" + "A.".repeat(2138) + "GSXT.GOV.CN";
    FutureTask<String> family = new FutureTask<>(() -> ForeignCodes.familyOf(text).id());
    new Thread(null, family, "small", 256 * 1024).start();
    assertEquals("BUSINESS_LICENSE", family.get());
  }
}
