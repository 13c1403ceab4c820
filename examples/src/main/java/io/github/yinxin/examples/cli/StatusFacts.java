package io.github.yinxin.examples.cli;

import io.github.yinxin.examples.cli.Answer.Fields;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.register.StatusAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The register's answer about a license as keys of a line. */
final class StatusFacts {

  private StatusFacts() {}

  static Fields put(Fields fields, StatusAnswer answer) {
    @Nullable LicenseEvent decisive = answer.decisive().orElse(null);
    return fields
        .put("legal", answer.legal().name())
        .put("inForce", answer.inForce())
        .put("notYetValid", answer.notYetValid() ? true : null)
        .put("expired", answer.expired() ? true : null)
        .put("renewal", text(answer.renewal().name()))
        .put("validFrom", answer.validity().from().toString())
        .put("validUntil", answer.validity().until().map(Object::toString).orElse(null))
        .put("fileState", answer.file().name())
        .put("fileVersion", answer.fileVersion())
        .put("event", decisive == null ? null : event(decisive))
        .put("objections", answer.objections().isEmpty() ? null : objections(answer))
        .put("at", answer.at().toString())
        .put("knownAs", answer.knownAs().toString());
  }

  private static @Nullable String text(String renewal) {
    return renewal.equals("NONE") ? null : renewal;
  }

  private static Map<String, Object> event(LicenseEvent event) {
    Fields fields =
        new Fields()
            .put("kind", event.getClass().getSimpleName().toUpperCase(Locale.ROOT))
            .put("sequence", event.sequence())
            .put("matter", event.entry().cause().matter())
            .put("decision", filled(event.entry().cause().decision()))
            .put("decidedOn", event.entry().cause().decidedOn().toString())
            .put("effectiveFrom", event.effectiveFrom().toString())
            .put("recordedAt", event.recordedAt().toString())
            .put("retroactive", event.entry().retroactive() ? true : null);
    if (event instanceof LicenseEvent.Replaced replaced) {
      fields.put("successor", replaced.successor().toString());
    } else if (event instanceof LicenseEvent.Revoked revoked) {
      fields
          .put("category", revoked.reason().category().name())
          .put("reason", revoked.reason().text());
    }
    return fields.toMap();
  }

  private static @Nullable String filled(String text) {
    return text.isEmpty() ? null : text;
  }

  private static List<Map<String, Object>> objections(StatusAnswer answer) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (Objection objection : answer.objections()) {
      all.add(
          new Fields()
              .put("number", objection.number())
              .put("state", objection.state().name())
              .put("text", objection.text())
              .toMap());
    }
    return all;
  }

  static String words(StatusAnswer answer) {
    return answer.legal().term()
        + " "
        + answer.legal()
        + (answer.notYetValid() ? ", not yet valid" : "")
        + (answer.expired() ? ", expired 过期" : "")
        + ", "
        + answer.validity()
        + (answer.objections().isEmpty() ? "" : ", objections 异议: " + answer.objections().size());
  }
}
