package io.github.yinxin.qr;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.license.Cti;
import io.github.yinxin.qr.QrClaims.Environment;
import io.github.yinxin.qr.QrClaims.Face;
import io.github.yinxin.qr.QrClaims.StatusIndex;
import io.github.yinxin.qr.QrProfile.Field;
import io.github.yinxin.qr.QrProfile.Treatment;
import io.github.yinxin.qr.TrustList.Dictionary;
import io.github.yinxin.qr.internal.ClaimsCodec;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * How large codes are, over 200 fictional licenses of each kind. Names and addresses are random
 * hanzi; of the boilerplate, the dictionary knows every second piece.
 */
class LicenseSizesTest {

  private static final int COUNT = 200;
  private static final byte[] SECRET = new byte[16];

  private static QrProfile profile(int number, String... fields) {
    Map<Integer, Field> map = new TreeMap<>();
    for (String field : fields) {
      boolean masked = field.startsWith("*");
      boolean digest = field.startsWith("#");
      String label = masked || digest ? field.substring(1) : field;
      Treatment treatment = masked ? Treatment.MASKED : digest ? Treatment.DIGEST : Treatment.CLEAR;
      map.put(map.size() + 1, new Field(label, label, treatment));
    }
    return new QrProfile(number, Codes.LICENSE_TYPE, Environment.PROD, map);
  }

  private static final QrProfile BUSINESS =
      profile(1, "代码", "名称", "类型", "*法定代表人", "注册资本", "成立日期", "住所", "经营范围", "登记机关");
  private static final QrProfile DRIVING =
      profile(2, "*证号", "*姓名", "性别", "国籍", "*住址", "*出生日期", "初次领证日期", "准驾车型", "有效期限", "发证机关");
  private static final QrProfile REFERENCE = profile(3, "*姓名", "类别", "#照面");

  private static final Dictionary DICTIONARY = dictionary();

  private static QrClaims claims(FictionalLicenses source, Face face) {
    return new QrClaims(
        Codes.ISSUER_CODE,
        Cti.draw(source.random()),
        Codes.NOW,
        Codes.NOW.plus(Duration.ofDays(365 + source.random().nextInt(3650))),
        new StatusIndex(1 + source.random().nextInt(200), source.random().nextInt(1 << 20)),
        face);
  }

  // Whole claims of each kind, from boilerplate of which every second piece is kept.
  private static Dictionary dictionary() {
    FictionalLicenses known = new FictionalLicenses(new Random(1), 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(known.boilerplate().getBytes(StandardCharsets.UTF_8));
    bytes.writeBytes(ClaimsCodec.encode(claims(known, REFERENCE.face(known.driver(), SECRET))));
    bytes.writeBytes(ClaimsCodec.encode(claims(known, DRIVING.face(known.driver(), SECRET))));
    bytes.writeBytes(ClaimsCodec.encode(claims(known, BUSINESS.face(known.business(), SECRET))));
    return Dictionary.of(1, bytes.toByteArray());
  }

  private static int[] sizes(QrProfile profile, boolean business) throws Exception {
    QrIssuer issuer = QrIssuer.of(Codes.SM2.signer(), Codes.ISSUER_CODE).using(DICTIONARY);
    FictionalLicenses source = new FictionalLicenses(new Random(20_261_125L), 1);
    int[] sizes = new int[COUNT];
    for (int i = 0; i < COUNT; i++) {
      Map<String, String> values = business ? source.business() : source.driver();
      sizes[i] = issuer.message(claims(source, profile.face(values, SECRET))).length;
    }
    Arrays.sort(sizes);
    System.out.println(
        "qr-sizes: profile "
            + profile.number()
            + ": median "
            + sizes[COUNT / 2]
            + " bytes ("
            + sizes[0]
            + " to "
            + sizes[COUNT - 1]
            + ")");
    return sizes;
  }

  @Test
  void businessLicenses_take310BytesAtTheMedian() throws Exception {
    assertTrue(sizes(BUSINESS, true)[COUNT / 2] <= 310);
  }

  @Test
  void drivingLicenses_take265BytesAtTheMedian() throws Exception {
    assertTrue(sizes(DRIVING, false)[COUNT / 2] <= 265);
  }

  @Test
  void references_take160BytesAtMost() throws Exception {
    assertTrue(sizes(REFERENCE, false)[COUNT - 1] <= 160);
  }

  @Test
  void medianBusinessLicense_isOfVersion13() throws Exception {
    assertEquals(13, QrCode.of("EL1:" + "A".repeat(310 / 2 * 3)).version());
  }

  @Test
  void medianDrivingLicense_isOfVersion12() throws Exception {
    QrCode code = QrCode.of("EL1:" + "A".repeat(265 / 2 * 3 + 2));
    assertEquals(12, code.version());
    assertEquals('M', code.level());
  }

  @Test
  void dictionary_fitsItsBound() {
    assertTrue(DICTIONARY.bytes().length <= Dictionary.MAX_BYTES);
  }
}
