// SPDX-License-Identifier: AGPL-3.0-or-later
#include "store/schema.hpp"

namespace vigil::store {

// `seq` is the position of an entry in the log, from 0, in every table; identifiers stand in `entry` alone.

const char* const canonical_tables = R"(
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE entry (seq INTEGER PRIMARY KEY, kind INTEGER NOT NULL, known INTEGER NOT NULL, id BLOB NOT NULL UNIQUE,
    header BLOB NOT NULL);
CREATE TABLE payload (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
-- bytes: NULL when the blob has a file of its own below blobs/.
CREATE TABLE blob (sha256 BLOB NOT NULL UNIQUE, size INTEGER NOT NULL, bytes BLOB);
)";

const char* const derived_tables = R"(
CREATE INDEX entry_kind ON entry (kind);
CREATE TABLE document (seq INTEGER PRIMARY KEY, sha256 BLOB NOT NULL);
CREATE INDEX document_sha256 ON document (sha256);
-- first: the earliest of the parts that are near duplicates of one another; it gives them their origin.
CREATE TABLE part (seq INTEGER PRIMARY KEY, document INTEGER NOT NULL, first INTEGER NOT NULL, own_origin TEXT NOT NULL,
    sketch BLOB);
CREATE INDEX part_document ON part (document);
CREATE INDEX part_first ON part (first);
CREATE TABLE band (band INTEGER NOT NULL, hash INTEGER NOT NULL, part INTEGER NOT NULL,
    PRIMARY KEY (band, hash, part)) WITHOUT ROWID;
CREATE TABLE duplicate (link INTEGER PRIMARY KEY, a INTEGER NOT NULL, b INTEGER NOT NULL);
CREATE TABLE reading (seq INTEGER PRIMARY KEY, part INTEGER NOT NULL, superseded_at INTEGER);
CREATE INDEX reading_part ON reading (part);
-- type and corrected: positions in domain::claim_types; equal unless a check says otherwise. first_day and last_day:
-- days since 1970 that its time can mean, as proposed or as corrected; all days, if it has none. state: "state:IR",
-- when all states that it names are one; '' when it names neither state nor place; else NULL. standing: store::ClaimStanding.
CREATE TABLE claim (seq INTEGER PRIMARY KEY, reading INTEGER NOT NULL, part INTEGER NOT NULL, type INTEGER NOT NULL,
    corrected INTEGER NOT NULL, standing INTEGER NOT NULL, first_day INTEGER NOT NULL, last_day INTEGER NOT NULL,
    state TEXT);
-- Editions of lists of people, and the claims of their rows (docs/methods/lists.md). takes_from: the claim whose place it
-- takes, or -1. list_replaced: claims that a later edition (`reading`) no longer makes.
CREATE TABLE list_edition (reading INTEGER PRIMARY KEY, list TEXT NOT NULL, part INTEGER NOT NULL);
CREATE INDEX list_edition_list ON list_edition (list);
CREATE TABLE list_claim (seq INTEGER PRIMARY KEY, list TEXT NOT NULL, row TEXT NOT NULL, kind TEXT NOT NULL,
    content BLOB NOT NULL, takes_from INTEGER NOT NULL);
CREATE TABLE list_replaced (claim INTEGER PRIMARY KEY, reading INTEGER NOT NULL, at INTEGER NOT NULL);
-- key: the words of a name in alphabetical order.
CREATE TABLE list_name (key TEXT NOT NULL, list TEXT NOT NULL, row TEXT NOT NULL, PRIMARY KEY (key, list, row))
    WITHOUT ROWID;
CREATE TABLE judgement (seq INTEGER PRIMARY KEY);
CREATE TABLE target (entry BLOB NOT NULL, judgement INTEGER NOT NULL, PRIMARY KEY (entry, judgement)) WITHOUT ROWID;
CREATE INDEX target_judgement ON target (judgement);
-- Withdrawals of a whole document, part or reading: rare, and each concerns every claim under it.
CREATE TABLE whole_withdrawal (seq INTEGER PRIMARY KEY);
CREATE TABLE name_link (seq INTEGER PRIMARY KEY);
-- Units: sets of claims that are folded together (records::units_of).
CREATE TABLE unit (id INTEGER PRIMARY KEY, family INTEGER NOT NULL, key TEXT NOT NULL);
CREATE TABLE membership (unit INTEGER NOT NULL, claim INTEGER NOT NULL, PRIMARY KEY (unit, claim)) WITHOUT ROWID;
-- id, value and line are packed (packed.hpp).
CREATE TABLE record (floor INTEGER NOT NULL, family INTEGER NOT NULL, unit INTEGER NOT NULL, id BLOB NOT NULL,
    label TEXT NOT NULL, sort TEXT NOT NULL, value BLOB NOT NULL);
-- What a list of people needs of each (records/line.hpp); record: the row of the person.
CREATE TABLE person_line (floor INTEGER NOT NULL, record INTEGER NOT NULL, line BLOB NOT NULL,
    PRIMARY KEY (floor, record)) WITHOUT ROWID;
-- Units whose records are to be folded before anyone looks at them.
CREATE TABLE waiting (unit INTEGER PRIMARY KEY);
CREATE VIEW shown_record AS SELECT r.family, r.id, u.family AS unit_family, u.key AS unit_key, r.label, r.sort, r.value,
    r.floor, r.unit, r.rowid AS record FROM record r JOIN unit u ON u.id = r.unit
    WHERE NOT EXISTS (SELECT 1 FROM waiting w WHERE w.unit = r.unit);
CREATE TABLE setting (seq INTEGER PRIMARY KEY, object TEXT NOT NULL, field TEXT NOT NULL, value TEXT NOT NULL,
    gone INTEGER NOT NULL DEFAULT 0);
CREATE INDEX setting_object ON setting (object, field);
CREATE TABLE source_name (code TEXT PRIMARY KEY, seq INTEGER NOT NULL) WITHOUT ROWID;
-- What is found as a whole: the text of a part, or one line of a table. piece_begin, piece_end: its bytes in that text.
CREATE TABLE text_piece (id INTEGER PRIMARY KEY, part INTEGER NOT NULL, piece_begin INTEGER NOT NULL,
    piece_end INTEGER NOT NULL);
CREATE INDEX text_piece_part ON text_piece (part);
-- Words as base's search_key makes them; the row is the piece. What is deleted is overwritten.
CREATE VIRTUAL TABLE text_index USING fts5 (words, content='', tokenize='ascii');
INSERT INTO text_index (text_index, rank) VALUES ('secure-delete', 1);
)";

const char* const derived_indexes = R"(
CREATE INDEX claim_reading ON claim (reading);
CREATE INDEX claim_part ON claim (part);
-- With all that a count asks for, so that it need not look at the rows.
CREATE INDEX claim_type ON claim (type, first_day, last_day, state);
CREATE INDEX claim_corrected ON claim (corrected, first_day) WHERE corrected <> type;
CREATE INDEX list_claim_row ON list_claim (list, row);
CREATE INDEX list_claim_place ON list_claim (takes_from) WHERE takes_from >= 0;
CREATE UNIQUE INDEX unit_key ON unit (family, key);
CREATE INDEX membership_claim ON membership (claim);
)";

const char* const record_indexes = R"(
CREATE INDEX record_unit ON record (unit);
CREATE INDEX record_id ON record (id);
)";

const char* const drop_derived_tables = R"(
DROP VIEW IF EXISTS shown_record;
DROP TABLE IF EXISTS text_index;
DROP TABLE IF EXISTS text_piece;
DROP TABLE IF EXISTS source_name;
DROP TABLE IF EXISTS setting;
DROP TABLE IF EXISTS waiting;
DROP TABLE IF EXISTS person_line;
DROP TABLE IF EXISTS record;
DROP TABLE IF EXISTS membership;
DROP TABLE IF EXISTS unit;
DROP TABLE IF EXISTS name_link;
DROP TABLE IF EXISTS whole_withdrawal;
DROP TABLE IF EXISTS target;
DROP TABLE IF EXISTS judgement;
DROP TABLE IF EXISTS list_name;
DROP TABLE IF EXISTS list_replaced;
DROP TABLE IF EXISTS list_claim;
DROP TABLE IF EXISTS list_edition;
DROP TABLE IF EXISTS claim;
DROP TABLE IF EXISTS reading;
DROP TABLE IF EXISTS duplicate;
DROP TABLE IF EXISTS band;
DROP TABLE IF EXISTS part;
DROP TABLE IF EXISTS document;
DROP INDEX IF EXISTS entry_kind;
)";

} // namespace vigil::store
