package io.github.yinxin.register;

import io.github.yinxin.core.internal.json.JsonMaps;
import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Correction;
import io.github.yinxin.license.LicenseEvent.Entry;
import io.github.yinxin.license.LicenseEvent.Objection;
import io.github.yinxin.license.LicenseId;
import io.github.yinxin.license.Reason;
import io.github.yinxin.sign.Digest;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What an event says beyond its {@link Entry}, as a kind and a JSON object. Keys may be added; keys
 * that are missing or unknown in an older or newer row are passed over.
 */
final class EventRecords {

  /** The kinds of events as they are stored; names never change. */
  enum Kind {
    ISSUED,
    ADOPTED,
    REPLACED,
    REVOKED,
    WITHHELD,
    RESUMED,
    TRANSFERRED_OUT,
    RENEWAL_APPLIED,
    RENEWAL_REFUSED,
    CORRECTED,
    RERENDERED,
    CODED,
    FILE_SEALED,
    OBJECTED;

    /** Returns whether an instance begins with it. */
    boolean founds() {
      return this == ISSUED || this == ADOPTED;
    }
  }

  static final String DECISION = "decision";
  static final String CLERK = "clerk";

  private EventRecords() {}

  /** Puts what an event says beyond its days and its matter; returns its kind. */
  static Kind describe(LicenseEvent event, Map<String, Object> body) {
    put(body, DECISION, event.entry().cause().decision());
    put(body, CLERK, event.entry().cause().clerk());
    return kind(event, body);
  }

  private static Kind kind(LicenseEvent event, Map<String, Object> body) {
    if (event instanceof LicenseEvent.Issued) {
      return Kind.ISSUED;
    }
    if (event instanceof LicenseEvent.Adopted) {
      return Kind.ADOPTED;
    }
    if (event instanceof LicenseEvent.Replaced replaced) {
      body.put("successor", replaced.successor().toString());
      return Kind.REPLACED;
    }
    if (event instanceof LicenseEvent.Revoked revoked) {
      put(body, revoked.reason());
      return Kind.REVOKED;
    }
    if (event instanceof LicenseEvent.Withheld withheld) {
      withheld.returnedOn().ifPresent(day -> body.put("returnedOn", day.toString()));
      return Kind.WITHHELD;
    }
    return otherKind(event, body);
  }

  private static Kind otherKind(LicenseEvent event, Map<String, Object> body) {
    if (event instanceof LicenseEvent.TransferredOut transferred) {
      body.put("receiver", transferred.receiver());
      return Kind.TRANSFERRED_OUT;
    }
    if (event instanceof LicenseEvent.Corrected corrected) {
      body.put("corrects", corrected.corrects());
      put(body, corrected.correction());
      return Kind.CORRECTED;
    }
    if (event instanceof LicenseEvent.Rerendered rerendered) {
      body.put("version", rerendered.version());
      return Kind.RERENDERED;
    }
    if (event instanceof LicenseEvent.FileSealed sealed) {
      body.put("algorithm", sealed.file().algorithm().name());
      body.put("digest", HexFormat.of().formatHex(sealed.file().bytes()));
      return Kind.FILE_SEALED;
    }
    if (event instanceof LicenseEvent.Objected objected) {
      body.put("number", objected.objection().number());
      body.put("state", objected.objection().state().name());
      body.put("text", objected.objection().text());
      return Kind.OBJECTED;
    }
    return silent(event);
  }

  private static Kind silent(LicenseEvent event) {
    if (event instanceof LicenseEvent.Resumed) {
      return Kind.RESUMED;
    }
    if (event instanceof LicenseEvent.RenewalApplied) {
      return Kind.RENEWAL_APPLIED;
    }
    if (event instanceof LicenseEvent.RenewalRefused) {
      return Kind.RENEWAL_REFUSED;
    }
    if (event instanceof LicenseEvent.Coded) {
      return Kind.CODED;
    }
    throw new IllegalStateException("unknown event " + event.getClass().getSimpleName());
  }

  /** Reads an event; {@code body} is what {@link #describe} put there. */
  static LicenseEvent read(Entry entry, Kind kind, Map<String, Object> body) {
    return switch (kind) {
      case ISSUED -> new LicenseEvent.Issued(entry);
      case ADOPTED -> new LicenseEvent.Adopted(entry);
      case REPLACED -> new LicenseEvent.Replaced(entry, LicenseId.parse(text(body, "successor")));
      case REVOKED -> new LicenseEvent.Revoked(entry, reason(body));
      case WITHHELD ->
          new LicenseEvent.Withheld(entry, find(body, "returnedOn").map(LocalDate::parse));
      case RESUMED -> new LicenseEvent.Resumed(entry);
      case TRANSFERRED_OUT -> new LicenseEvent.TransferredOut(entry, text(body, "receiver"));
      case RENEWAL_APPLIED -> new LicenseEvent.RenewalApplied(entry);
      case RENEWAL_REFUSED -> new LicenseEvent.RenewalRefused(entry);
      case CORRECTED ->
          new LicenseEvent.Corrected(entry, number(body, "corrects"), correction(body));
      case RERENDERED -> new LicenseEvent.Rerendered(entry, number(body, "version"));
      case CODED -> new LicenseEvent.Coded(entry);
      case FILE_SEALED -> new LicenseEvent.FileSealed(entry, digest(body));
      case OBJECTED -> new LicenseEvent.Objected(entry, objection(body));
    };
  }

  static Map<String, Object> body(String stored) {
    return stored.isEmpty() ? Map.of() : JsonMaps.read(stored);
  }

  static String text(Map<String, Object> body, String key) {
    return find(body, key)
        .orElseThrow(() -> new IllegalStateException("stored event has no " + key));
  }

  static Optional<String> find(Map<String, Object> body, String key) {
    return Optional.ofNullable(body.get(key)).map(Object::toString);
  }

  static int number(Map<String, Object> body, String key) {
    return Integer.parseInt(text(body, key));
  }

  private static void put(Map<String, Object> body, String key, String value) {
    if (!value.isEmpty()) {
      body.put(key, value);
    }
  }

  private static void put(Map<String, Object> body, Reason reason) {
    body.put("category", reason.category().name());
    body.put("text", reason.text());
    reason.actOn().ifPresent(day -> body.put("actOn", day.toString()));
    reason
        .code()
        .ifPresent(
            code -> {
              body.put("code", code.value());
              body.put("codeAuthority", code.authority());
              body.put("codeVersion", code.version());
            });
  }

  private static Reason reason(Map<String, Object> body) {
    return new Reason(
        Reason.Category.valueOf(text(body, "category")),
        find(body, "code")
            .map(
                code ->
                    new Reason.Code(text(body, "codeAuthority"), code, text(body, "codeVersion"))),
        text(body, "text"),
        find(body, "actOn").map(LocalDate::parse));
  }

  private static void put(Map<String, Object> body, Correction correction) {
    if (correction instanceof Correction.ActsFrom other) {
      body.put("actsFrom", other.day().toString());
    } else if (correction instanceof Correction.Because other) {
      put(body, other.reason());
    }
  }

  private static Correction correction(Map<String, Object> body) {
    if (body.containsKey("actsFrom")) {
      return new Correction.ActsFrom(LocalDate.parse(text(body, "actsFrom")));
    }
    return body.containsKey("category")
        ? new Correction.Because(reason(body))
        : new Correction.NeverHappened();
  }

  private static Digest digest(Map<String, Object> body) {
    return Digest.of(
        Digest.Algorithm.valueOf(text(body, "algorithm")),
        HexFormat.of().parseHex(text(body, "digest")));
  }

  private static Objection objection(Map<String, Object> body) {
    return new Objection(
        text(body, "number"), Objection.State.valueOf(text(body, "state")), text(body, "text"));
  }
}
