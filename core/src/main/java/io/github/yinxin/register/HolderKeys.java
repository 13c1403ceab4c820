package io.github.yinxin.register;

import io.github.yinxin.license.Holder;
import io.github.yinxin.register.Storage.HolderRow;
import io.github.yinxin.register.Storage.Session;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/** The keys under which a holder's licenses are found. */
final class HolderKeys {

  private final UnaryOperator<String> index;

  private HolderKeys(UnaryOperator<String> index) {
    this.index = index;
  }

  static HolderKeys of(RegisterSettings settings) {
    return new HolderKeys(settings.personalData().holderIndex());
  }

  String key(Holder holder) {
    return key(holder.codeType(), holder.code());
  }

  private String key(Holder.CodeType type, String code) {
    return index.apply(FactRecords.holderKey(type, code));
  }

  /** Returns a holder's own key and those that were renamed to it or merged into it. */
  Set<String> known(Session session, Holder.CodeType type, String code, LocalDate at) {
    Set<String> keys = new TreeSet<>(Set.of(key(type, code)));
    Deque<String> open = new ArrayDeque<>(keys);
    while (!open.isEmpty()) {
      String next = open.pop();
      for (HolderRow row : session.holderRows(next)) {
        boolean acts = !row.matter().effectiveFrom().isAfter(at);
        if (acts && row.to().equals(next) && keys.add(row.from())) {
          open.push(row.from());
        }
      }
    }
    return keys;
  }
}
