-- Format 4: merging (which change sets another copy brought, conflicts and decisions) and signing.
ALTER TABLE change_set RENAME TO old_change_set;
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
INSERT INTO change_set (seq, id, kind, label_key, label_ref, author, hlc, undo_of, digest) SELECT seq, id, kind, label_key, label_ref, author, hlc, undo_of, digest FROM old_change_set;
DROP TABLE old_change_set;
CREATE TABLE signing_key (
	key BLOB NOT NULL PRIMARY KEY, name TEXT NOT NULL, made_on TEXT NOT NULL, vouched BLOB NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE signature (
	digest BLOB NOT NULL, key BLOB NOT NULL, value BLOB NOT NULL, PRIMARY KEY (digest, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE merge_conflict ( id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, base TEXT, sides TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_merge_conflict_object_id ON merge_conflict (object_id);
CREATE TABLE merge_decision ( id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, chosen TEXT, passed_over TEXT NOT NULL, reason TEXT, decided_by TEXT NOT NULL, decided_on TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_merge_decision_object_id ON merge_decision (object_id);
