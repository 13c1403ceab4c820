package io.github.yinxin.register;

import java.util.Collections;

/** The register's statements, in the part of SQL that the tested databases and their kin share. */
final class Sql {

  static final String CLAIM =
      "INSERT INTO el_claim (claim_key, digest, answer, made_at) SELECT ?, ?, ?, ?"
          + " WHERE NOT EXISTS (SELECT 1 FROM el_claim WHERE claim_key = ?)";
  static final String CLAIMED = "SELECT digest, answer FROM el_claim WHERE claim_key = ?";

  /** Changes nothing, and takes the lock that a change would take. */
  static final String LOCK = "UPDATE el_counter SET next_no = next_no WHERE name = ''";

  static final String LEASE = "UPDATE el_counter SET next_no = next_no + ? WHERE name = ?";
  static final String NEW_COUNTER = "INSERT INTO el_counter (name, next_no, salt) VALUES (?, ?, ?)";
  static final String NEW_TYPE = "INSERT INTO el_type (type_key, type_code, body) VALUES (?, ?, ?)";
  static final String TYPE = "SELECT body FROM el_type WHERE type_key = ?";

  static final String NEW_LICENSE =
      "INSERT INTO el_license (lic_no, line_no, lic_id, file_version, cti, status_index, type_key,"
          + " issued_on, valid_from, valid_until, provenance, predecessor, body)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
  static final String NEW_HEAD =
      "INSERT INTO el_head (line_no, current_no, seq, digest) VALUES (?, ?, ?, ?)";
  static final String MOVE_HEAD =
      "UPDATE el_head SET current_no = ?, seq = ?, digest = ? WHERE line_no = ? AND seq = ?";
  static final String NEW_HOLDER = "INSERT INTO el_holder (holder_key, lic_no) VALUES (?, ?)";
  static final String NEW_EVENT =
      "INSERT INTO el_event (lic_id, seq, line_no, kind, matter, recorded_at, record)"
          + " VALUES (?, ?, ?, ?, ?, ?, ?)";
  static final String NEW_DELIVERY =
      "INSERT INTO el_outbox (id, aggregatetype, aggregateid, seq, event_type, payload, target,"
          + " state, attempts, next_at, lease_until, fence, created_at)"
          + " VALUES (?, 'license', ?, ?, ?, ?, '-', 0, 0, ?, 0, 0, ?)";

  private static final String DOSSIER =
      "SELECT l.lic_no, e.record, l.line_no, l.lic_id, l.file_version, l.cti, l.status_index,"
          + " l.type_key, l.issued_on, l.valid_from, l.valid_until, l.provenance, l.predecessor,"
          + " l.body, h.current_no, h.seq, h.digest FROM el_license l"
          + " JOIN el_head h ON h.line_no = l.line_no JOIN el_event e ON e.lic_id = l.lic_id WHERE ";
  private static final String IN_ORDER = " ORDER BY l.lic_no, e.seq";
  static final String BY_INSTANCE = DOSSIER + "l.lic_id = ?" + IN_ORDER;
  static final String BY_CTI = DOSSIER + "l.cti = ?" + IN_ORDER;

  /** One table, one column, in no order: all of it costs as much as the search by the key. */
  static final String EVENTS = "SELECT record FROM el_event WHERE lic_id = ?";

  static final String NEW_HOLDER_CHANGE =
      "INSERT INTO el_holder_change (change_no, from_key, to_key, kind, effective_from,"
          + " recorded_at, body) VALUES (?, ?, ?, ?, ?, ?, ?)";
  static final String HOLDER_CHANGES =
      "SELECT from_key, to_key, kind, effective_from, recorded_at, body FROM el_holder_change"
          + " WHERE to_key = ? OR from_key = ? ORDER BY change_no";
  static final String CHANGE_TERM =
      "UPDATE el_authority SET valid_until = ?, name = ?, successor = ?"
          + " WHERE code = ? AND valid_from = ?";
  static final String NEW_TERM =
      "INSERT INTO el_authority (code, valid_from, valid_until, name, successor)"
          + " VALUES (?, ?, ?, ?, ?)";

  static final String TERMS =
      "SELECT valid_from, valid_until, name, successor FROM el_authority WHERE code = ?"
          + " ORDER BY valid_from";

  private Sql() {}

  static String byNumbers(int count) {
    return DOSSIER + "l.lic_no IN (" + marks(count) + ")" + IN_ORDER;
  }

  /** Returns the statement for a page: of all instances, or of those with one of the holders. */
  static String page(int holders, int size) {
    return holders == 0
        ? "SELECT lic_no FROM el_license WHERE lic_no > ? ORDER BY lic_no LIMIT " + size
        : "SELECT DISTINCT lic_no FROM el_holder WHERE holder_key IN ("
            + marks(holders)
            + ") AND lic_no > ? ORDER BY lic_no LIMIT "
            + size;
  }

  /** Returns the one question for all that must be known before licenses are made. */
  static String opening(int counters, int types, int authorities) {
    String terms =
        "SELECT 'A', code, valid_from, COALESCE(valid_until, 0), name, COALESCE(successor, '')"
            + " FROM el_authority WHERE code IN ("
            + marks(authorities)
            + ")";
    String known =
        " UNION ALL SELECT 'T', type_key, 0, 0, '', '' FROM el_type WHERE type_key IN ("
            + marks(types)
            + ")";
    return counters == 0
        ? terms + known
        : terms
            + known
            + " UNION ALL SELECT 'C', name, next_no, salt, '', '' FROM el_counter WHERE name IN ("
            + marks(counters)
            + ")";
  }

  private static String marks(int count) {
    return String.join(", ", Collections.nCopies(count, "?"));
  }
}
