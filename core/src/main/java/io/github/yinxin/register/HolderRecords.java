package io.github.yinxin.register;

import io.github.yinxin.core.internal.json.JsonMaps;
import io.github.yinxin.core.internal.json.JsonText;
import io.github.yinxin.license.Holder;
import io.github.yinxin.license.Reason;
import io.github.yinxin.register.Storage.HolderRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** Changes of holders as they are stored. */
final class HolderRecords {

  private static final String RENAMED = "RENAMED";
  private static final String MERGED = "MERGED";

  private HolderRecords() {}

  static String kind(HolderChange change) {
    return change instanceof HolderChange.Renamed ? RENAMED : MERGED;
  }

  static String write(HolderRow row) {
    JsonText out = new JsonText().open('{');
    out.name("clerk").text(row.matter().clerk());
    out.name("decidedOn").text(row.matter().decidedOn().toString());
    out.name("decision").text(row.matter().decision());
    FactRecords.write(row.change().from(), out.name("from"));
    out.name("matter").text(row.matter().number());
    FactRecords.write(row.change().to(), out.name("to"));
    return out.close('}').toString();
  }

  /**
   * Reads a change.
   *
   * @param keys keys before and after
   */
  static HolderRow read(
      Map.Entry<String, String> keys,
      String kind,
      LocalDate effectiveFrom,
      Instant recordedAt,
      String stored) {
    Map<String, Object> body = JsonMaps.read(stored);
    Holder from = FactRecords.holder(FactRecords.object(body, "from"));
    Holder to = FactRecords.holder(FactRecords.object(body, "to"));
    Matter matter =
        new Matter(
            EventRecords.text(body, "matter"),
            LocalDate.parse(EventRecords.text(body, "decidedOn")),
            Optional.of(effectiveFrom),
            EventRecords.text(body, "decision"),
            EventRecords.text(body, "clerk"),
            Optional.empty(),
            Reason.User.AUTHORITY);
    return new HolderRow(
        keys.getKey(),
        keys.getValue(),
        kind.equals(MERGED)
            ? new HolderChange.Merged(from, to)
            : new HolderChange.Renamed(from, to),
        matter,
        recordedAt);
  }
}
