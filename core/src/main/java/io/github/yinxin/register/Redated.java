package io.github.yinxin.register;

import io.github.yinxin.license.LicenseEvent;
import io.github.yinxin.license.LicenseEvent.Cause;
import io.github.yinxin.license.LicenseEvent.Entry;
import java.time.LocalDate;

/** An event as if it acted from another day. */
final class Redated {

  private Redated() {}

  static LicenseEvent of(LicenseEvent event, LocalDate day) {
    Entry entry = moved(event.entry(), day);
    if (event instanceof LicenseEvent.Revoked revoked) {
      return new LicenseEvent.Revoked(entry, revoked.reason());
    }
    if (event instanceof LicenseEvent.Withheld withheld) {
      return new LicenseEvent.Withheld(entry, withheld.returnedOn());
    }
    if (event instanceof LicenseEvent.Resumed) {
      return new LicenseEvent.Resumed(entry);
    }
    if (event instanceof LicenseEvent.Replaced replaced) {
      return new LicenseEvent.Replaced(entry, replaced.successor());
    }
    if (event instanceof LicenseEvent.TransferredOut transferred) {
      return new LicenseEvent.TransferredOut(entry, transferred.receiver());
    }
    throw new IllegalArgumentException(
        event.getClass().getSimpleName() + " " + event.sequence() + " acts from no day");
  }

  static boolean possible(LicenseEvent event) {
    return event instanceof LicenseEvent.Revoked
        || event instanceof LicenseEvent.Withheld
        || event instanceof LicenseEvent.Resumed
        || event instanceof LicenseEvent.Replaced
        || event instanceof LicenseEvent.TransferredOut;
  }

  private static Entry moved(Entry entry, LocalDate day) {
    Cause old = entry.cause();
    Cause cause = new Cause(old.matter(), old.decision(), old.clerk(), old.decidedOn(), day);
    return new Entry(
        entry.license(), entry.sequence(), cause, entry.recordedAt(), entry.retroactive());
  }
}
