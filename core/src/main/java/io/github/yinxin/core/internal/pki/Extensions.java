package io.github.yinxin.core.internal.pki;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The extensions of a list, an entry or an answer (RFC 5280 4.1.2.9), by object identifier. */
final class Extensions {

  static final String AUTHORITY_KEY = "2.5.29.35";
  static final String SUBJECT_KEY = "2.5.29.14";
  static final String DISTRIBUTION_POINTS = "2.5.29.31";
  static final String AUTHORITY_ACCESS = "1.3.6.1.5.5.7.1.1";

  private static final Extensions NONE = new Extensions(Map.of(), Set.of());

  private final Map<String, byte[]> values;
  private final Set<String> critical;

  private Extensions(Map<String, byte[]> values, Set<String> critical) {
    this.values = values;
    this.critical = critical;
  }

  static Extensions none() {
    return NONE;
  }

  /** Reads the SEQUENCE OF Extension; the same identifier twice is refused. */
  static Extensions read(Der.Element sequence) throws MalformedException {
    Map<String, byte[]> values = new LinkedHashMap<>();
    Set<String> critical = new HashSet<>();
    Der all = sequence.open();
    while (!all.atEnd()) {
      Der one = all.next(Der.SEQUENCE).open();
      String oid = one.next(Der.OBJECT_IDENTIFIER).oid();
      Optional<Der.Element> flag = one.optional(Der.BOOLEAN);
      if (flag.isPresent() && flag.get().bool()) {
        critical.add(oid);
      }
      if (values.put(oid, one.next(Der.OCTET_STRING).bytes()) != null) {
        throw new MalformedException("extension " + oid + " twice");
      }
      one.requireEnd("an extension");
    }
    return new Extensions(values, critical);
  }

  /** Returns the DER inside an extension. */
  Optional<Der> value(String oid) {
    return Optional.ofNullable(values.get(oid)).map(Der::of);
  }

  boolean has(String oid) {
    return values.containsKey(oid);
  }

  /** Returns whether every critical one is among these. */
  boolean criticalAreOnly(Set<String> understood) {
    return understood.containsAll(critical);
  }
}
