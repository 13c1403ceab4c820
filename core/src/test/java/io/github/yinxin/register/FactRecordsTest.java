package io.github.yinxin.register;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.yinxin.core.internal.json.JsonMaps;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.testkit.SampleLicenses;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactRecordsTest {

  private static final LicenseFacts FACTS =
      new LicenseFacts(
          SampleLicenses.TYPE,
          "编号\"1\"\\",
          List.of(
              SampleLicenses.HOLDER,
              new Holder("示例𠮷", new Holder.LocalCodeType("a", "b"), "T,:1")),
          SampleLicenses.AUTHORITY,
          SampleLicenses.VALIDITY,
          Map.of("KZ_JYXM", "一\n二", "KZ_JYCS", "{[\"示例市\"]}"),
          Map.of("KZ_Z", "[1,\"a\"]", "KZ_B", "\"b\"", "KZ_A", "null"));

  // Digests are taken over it: its form may never depend on how it is written.
  @Test
  void facts_areOneJsonObject_withNamesInOrder() {
    for (LicenseFacts facts : List.of(FACTS, SampleLicenses.facts())) {
      String written = FactRecords.write(facts);
      assertEquals(JsonMaps.write(JsonMaps.read(written)), written);
    }
  }

  @Test
  void facts_writtenAndRead_areTheSame() {
    assertEquals(FACTS, FactRecords.read(FactRecords.write(FACTS), FACTS.type(), FACTS.validity()));
  }
}
