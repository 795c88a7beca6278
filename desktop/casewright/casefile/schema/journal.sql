-- What a case file holds beside the rows of the model: its journal, the archived bytes and the search index.
-- No triggers, no views, no foreign-key actions: nothing in a case file runs.

CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- One operation: who, when (hlc: Unix milliseconds << 16 | counter), what (label_key is a template's name, label_ref an id).
-- brought_by: the seq of the merge that brought it here from another copy; such a set was never applied as it stands.
CREATE TABLE change_set (
	seq INTEGER NOT NULL PRIMARY KEY,
	id BLOB NOT NULL UNIQUE,
	kind TEXT NOT NULL,
	label_key TEXT NOT NULL,
	label_ref BLOB,
	author BLOB NOT NULL,
	hlc INTEGER NOT NULL,
	undo_of BLOB,
	digest BLOB NOT NULL,
	brought_by INTEGER
) STRICT;

CREATE TABLE change_parent (cs BLOB NOT NULL, parent BLOB NOT NULL, PRIMARY KEY (cs, parent)) STRICT, WITHOUT ROWID;
CREATE TABLE head (cs BLOB NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE kept (tbl TEXT NOT NULL, id BLOB NOT NULL, PRIMARY KEY (tbl, id)) STRICT, WITHOUT ROWID;

-- op: I, U, D for one row (JSON of the columns concerned, ids in hex); BI, BD for a pack of rows inserted or deleted at once.
CREATE TABLE change (
	seq INTEGER NOT NULL PRIMARY KEY,
	cs INTEGER NOT NULL REFERENCES change_set (seq) DEFERRABLE INITIALLY DEFERRED,
	tbl TEXT NOT NULL,
	row_id BLOB,
	op TEXT NOT NULL,
	before TEXT,
	after TEXT
) STRICT;
CREATE INDEX ix_change_row ON change (row_id);
CREATE INDEX ix_change_cs ON change (cs);

CREATE TABLE change_pack (
	seq INTEGER NOT NULL PRIMARY KEY REFERENCES change (seq) DEFERRABLE INITIALLY DEFERRED,
	n INTEGER NOT NULL,
	min_id BLOB NOT NULL,
	max_id BLOB NOT NULL,
	payload BLOB NOT NULL
) STRICT;

-- Archived bytes, once per content, never changed, in chunks of one mebibyte.
CREATE TABLE archive (sha256 TEXT NOT NULL PRIMARY KEY, size INTEGER NOT NULL, media_type TEXT NOT NULL) STRICT;
CREATE TABLE archive_chunk (sha256 TEXT NOT NULL, n INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (sha256, n)) STRICT;

-- What was done with archived bytes, append-only and outside the journal as they are: undo does not reach it.
-- entry_hash = SHA-256(prev_hash, canonical JSON of the event); the merge of two copies may fork the chain.
CREATE TABLE custody (
	seq INTEGER NOT NULL PRIMARY KEY,
	id BLOB NOT NULL UNIQUE,
	at TEXT NOT NULL,
	actor TEXT NOT NULL,
	action TEXT NOT NULL,
	sha256 TEXT NOT NULL,
	result TEXT NOT NULL,
	note TEXT,
	prev_hash TEXT NOT NULL,
	entry_hash TEXT NOT NULL UNIQUE
) STRICT;
CREATE INDEX ix_custody_sha256 ON custody (sha256);

-- Who signs: an Ed25519 public key that vouches for its own name and day. Grow-only, as are the signatures:
-- `digest` is that of a change set, or the entry_hash of a custody event.
CREATE TABLE signing_key (
	key BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, made_on TEXT NOT NULL, vouched BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE signature (
	digest BLOB NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (digest, key)
) STRICT, WITHOUT ROWID;

-- Derived: rebuilt from the rows at any time, never journalled.
CREATE TABLE search_doc (
	rid INTEGER NOT NULL PRIMARY KEY,
	tbl TEXT NOT NULL,
	row_id BLOB NOT NULL,
	title TEXT NOT NULL,
	body TEXT NOT NULL,
	UNIQUE (row_id, tbl)
) STRICT;
CREATE VIRTUAL TABLE search_index USING fts5(
	title, body, content='search_doc', content_rowid='rid', tokenize='unicode61 remove_diacritics 2', prefix='2 3'
);
