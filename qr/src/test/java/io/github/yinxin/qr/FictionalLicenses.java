package io.github.yinxin.qr;

import java.nio.charset.Charset;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Faces of licenses that do not exist. Names and addresses are random hanzi. */
final class FictionalLicenses {

  private static final Charset GB2312 = Charset.forName("GB2312");

  private static final List<String> SCOPE =
      List.of(
          "热食类食品制售",
          "预包装食品销售",
          "日用百货销售",
          "企业管理咨询",
          "广告设计、制作、代理",
          "信息技术咨询服务",
          "软件开发",
          "计算机系统服务",
          "货物进出口",
          "技术进出口",
          "会议及展览服务",
          "市场营销策划",
          "建筑材料销售",
          "五金产品零售",
          "机械设备租赁",
          "物业管理",
          "家用电器销售",
          "服装服饰零售",
          "电子产品销售",
          "办公用品销售",
          "道路货物运输",
          "仓储服务",
          "园林绿化工程施工",
          "室内装饰装修",
          "文化艺术交流活动组织",
          "餐饮服务",
          "住宿服务",
          "农产品初加工",
          "化妆品零售",
          "医疗器械销售");
  private static final List<String> TYPES =
      List.of("有限责任公司（自然人投资或控股）", "有限责任公司（自然人独资）", "个人独资企业", "个体工商户");
  private static final List<String> TRADES =
      List.of("餐饮", "贸易", "科技", "建材", "物流", "文化传媒", "服饰", "农业");
  private static final List<String> AUTHORITIES =
      List.of("市场监督管理局", "行政审批局", "公安局交通警察支队", "公安局交通管理局");
  private static final List<String> CLASSES = List.of("C1", "C2", "B2", "A2");
  private static final String PLACES = "示例省示例市示例区街道路号室楼单元镇村组";

  private final Random random;
  private final int step;

  /** With a step of 2, only every second piece of boilerplate occurs. */
  FictionalLicenses(Random random, int step) {
    this.random = random;
    this.step = step;
  }

  Random random() {
    return random;
  }

  /** Returns the pieces that occur, once each. */
  String boilerplate() {
    StringBuilder text = new StringBuilder(PLACES);
    for (List<String> pieces : List.of(AUTHORITIES, TRADES, TYPES, SCOPE)) {
      for (int i = 0; i < pieces.size(); i += step) {
        text.append(pieces.get(i)).append('；');
      }
    }
    return text.toString();
  }

  Map<String, String> business() {
    List<String> scope = new ArrayList<>();
    int phrases = 3 + random.nextInt(3);
    while (scope.size() < phrases) {
      String phrase = one(SCOPE);
      if (!scope.contains(phrase)) {
        scope.add(phrase);
      }
    }
    return Map.of(
        "代码", "91" + digits(6) + "MA" + digits(7) + "X",
        "名称", "示例市" + hanzi(2 + random.nextInt(2)) + one(TRADES) + "有限公司",
        "类型", one(TYPES),
        "法定代表人", hanzi(2 + random.nextInt(2)),
        "注册资本", (1 + random.nextInt(99)) + "0万元人民币",
        "成立日期", date(2000, 25),
        "住所", address(),
        "经营范围", String.join("；", scope),
        "登记机关", "示例市" + hanzi(2) + "区" + AUTHORITIES.get(0));
  }

  Map<String, String> driver() {
    return Map.ofEntries(
        Map.entry("证号", digits(17) + "X"),
        Map.entry("姓名", hanzi(2 + random.nextInt(2))),
        Map.entry("性别", random.nextBoolean() ? "男" : "女"),
        Map.entry("国籍", "中国"),
        Map.entry("住址", address()),
        Map.entry("出生日期", date(1960, 45)),
        Map.entry("初次领证日期", date(1990, 35)),
        Map.entry("准驾车型", one(CLASSES)),
        Map.entry("有效期限", date(2027, 9)),
        Map.entry("发证机关", "示例省示例市" + one(AUTHORITIES)),
        Map.entry("类别", one(CLASSES)),
        Map.entry("照面", digits(40)));
  }

  private String address() {
    return "示例市"
        + hanzi(2)
        + "区"
        + hanzi(2 + random.nextInt(2))
        + "路"
        + (1 + random.nextInt(999))
        + "号"
        + (1 + random.nextInt(30))
        + "室";
  }

  private String one(List<String> pieces) {
    return pieces.get(random.nextInt((pieces.size() + step - 1) / step) * step);
  }

  // First-level hanzi: 3755 characters in rows 16 to 55.
  private String hanzi(int count) {
    byte[] bytes = new byte[2 * count];
    for (int i = 0; i < count; i++) {
      bytes[2 * i] = (byte) (0xB0 + random.nextInt(39));
      bytes[2 * i + 1] = (byte) (0xA1 + random.nextInt(94));
    }
    return new String(bytes, GB2312);
  }

  private String digits(int count) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }

  private String date(int year, int years) {
    return LocalDate.of(
            year + random.nextInt(years), 1 + random.nextInt(12), 1 + random.nextInt(28))
        .toString();
  }
}
