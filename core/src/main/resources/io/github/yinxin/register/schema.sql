-- The register's tables, in the part of SQL that H2, SQLite, PostgreSQL and their kin share: one statement per line, no quoted names, no booleans, no sequences.
-- Legal dates are numbers such as 20260301 and instants microseconds since 1970: no two databases agree on what a date with a time is.
-- An event is its record, the text over which digests are chained; kind, matter and recorded_at repeat parts of it for other questions than ours.
CREATE TABLE el_type (type_key VARCHAR(64) NOT NULL PRIMARY KEY, type_code VARCHAR(21) NOT NULL, body TEXT NOT NULL)
CREATE TABLE el_counter (name VARCHAR(80) NOT NULL PRIMARY KEY, next_no BIGINT NOT NULL, salt BIGINT NOT NULL)
CREATE TABLE el_license (lic_no BIGINT NOT NULL PRIMARY KEY, line_no BIGINT NOT NULL, lic_id VARCHAR(110) NOT NULL UNIQUE, file_version INTEGER NOT NULL, cti BIGINT NOT NULL UNIQUE, status_index BIGINT NOT NULL, type_key VARCHAR(64) NOT NULL, issued_on INTEGER NOT NULL, valid_from INTEGER NOT NULL, valid_until INTEGER, provenance VARCHAR(1) NOT NULL, predecessor VARCHAR(130), body TEXT NOT NULL)
CREATE TABLE el_head (line_no BIGINT NOT NULL PRIMARY KEY, current_no BIGINT NOT NULL, seq INTEGER NOT NULL, digest VARCHAR(64) NOT NULL)
CREATE TABLE el_holder (holder_key VARCHAR(200) NOT NULL, lic_no BIGINT NOT NULL, PRIMARY KEY (holder_key, lic_no))
CREATE TABLE el_event (lic_id VARCHAR(110) NOT NULL, seq INTEGER NOT NULL, line_no BIGINT NOT NULL, kind VARCHAR(20) NOT NULL, matter VARCHAR(400) NOT NULL, recorded_at BIGINT NOT NULL, record TEXT NOT NULL, PRIMARY KEY (lic_id, seq))
CREATE TABLE el_outbox (id VARCHAR(40) NOT NULL PRIMARY KEY, aggregatetype VARCHAR(20) NOT NULL, aggregateid VARCHAR(20) NOT NULL, seq INTEGER NOT NULL, event_type VARCHAR(20) NOT NULL, payload TEXT NOT NULL, target VARCHAR(40) NOT NULL, state SMALLINT NOT NULL, attempts INTEGER NOT NULL, next_at BIGINT NOT NULL, lease_until BIGINT NOT NULL, lease_owner VARCHAR(64), fence BIGINT NOT NULL, outcome_code VARCHAR(64), created_at BIGINT NOT NULL)
CREATE TABLE el_claim (claim_key VARCHAR(64) NOT NULL PRIMARY KEY, digest VARCHAR(64) NOT NULL, answer TEXT NOT NULL, made_at BIGINT NOT NULL)
CREATE TABLE el_holder_change (change_no BIGINT NOT NULL PRIMARY KEY, from_key VARCHAR(200) NOT NULL, to_key VARCHAR(200) NOT NULL, kind VARCHAR(20) NOT NULL, effective_from INTEGER NOT NULL, recorded_at BIGINT NOT NULL, body TEXT NOT NULL)
CREATE TABLE el_authority (code VARCHAR(18) NOT NULL, valid_from INTEGER NOT NULL, valid_until INTEGER, name VARCHAR(1200) NOT NULL, successor VARCHAR(18), PRIMARY KEY (code, valid_from))
CREATE INDEX el_license_status ON el_license (status_index)
CREATE INDEX el_license_line ON el_license (line_no)
CREATE INDEX el_outbox_due ON el_outbox (state, next_at)
CREATE INDEX el_holder_change_from ON el_holder_change (from_key)
CREATE INDEX el_holder_change_to ON el_holder_change (to_key)
