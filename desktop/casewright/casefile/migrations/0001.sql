-- Format 2: how captures were come by, what texts were derived with, ratings with their history, anchors in other versions,
-- mentions, rejected suggestions, how a brief writes its references, and the custody of archived bytes.
ALTER TABLE source RENAME TO old_source;
CREATE TABLE source ( id BLOB NOT NULL, title TEXT NOT NULL, name_key TEXT NOT NULL, kind TEXT NOT NULL, author TEXT, publisher TEXT, controller TEXT, published TEXT, published_lo TEXT, published_hi TEXT, information_date TEXT, accessed TEXT, address TEXT, language TEXT, reliability TEXT, reliability_reason TEXT, reliability_on TEXT, descriptor TEXT, access TEXT, motive TEXT, deception TEXT, provenance TEXT NOT NULL, summary TEXT, bibliography TEXT, ai_generated INTEGER NOT NULL, ai_tool TEXT, withdrawn TEXT, marking TEXT, PRIMARY KEY (id) ) STRICT;
INSERT INTO source (id, title, name_key, kind, author, publisher, controller, published, published_lo, published_hi, information_date, accessed, address, language, reliability, reliability_reason, reliability_on, descriptor, provenance, summary, bibliography, ai_generated, ai_tool, withdrawn, marking) SELECT id, title, name_key, kind, author, publisher, controller, published, published_lo, published_hi, information_date, accessed, address, language, reliability, reliability_reason, reliability_on, descriptor, provenance, summary, bibliography, ai_generated, ai_tool, withdrawn, marking FROM old_source;
DROP TABLE old_source;
CREATE INDEX ix_source_name_key ON source (name_key);
ALTER TABLE capture RENAME TO old_capture;
CREATE TABLE capture ( id BLOB NOT NULL, source_id BLOB NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL, captured_at TEXT NOT NULL, clock_basis TEXT, file_time TEXT, captured_by TEXT, method TEXT NOT NULL, tool TEXT, tool_version TEXT, system TEXT, address TEXT, final_address TEXT, http_status INTEGER, archive_address TEXT, persona TEXT, network_note TEXT, received_from TEXT, legal_basis TEXT, known_limits TEXT, completeness TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
INSERT INTO capture (id, source_id, sha256, size, media_type, file_name, captured_at, captured_by, method, tool, address, completeness, note) SELECT id, source_id, sha256, size, media_type, file_name, captured_at, captured_by, method, tool, address, completeness, note FROM old_capture;
DROP TABLE old_capture;
CREATE INDEX ix_capture_sha256 ON capture (sha256);
CREATE INDEX ix_capture_source_id ON capture (source_id);
ALTER TABLE source_text RENAME TO old_source_text;
CREATE TABLE source_text ( id BLOB NOT NULL, source_id BLOB NOT NULL, capture_id BLOB NOT NULL, text_sha256 TEXT, characters INTEGER NOT NULL, pages TEXT NOT NULL, language TEXT, activity TEXT DEFAULT 'text_extract' NOT NULL, tool TEXT NOT NULL, tool_version TEXT NOT NULL, parameters TEXT, suggested TEXT, failure TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(capture_id) REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
INSERT INTO source_text (id, source_id, capture_id, text_sha256, characters, pages, language, tool, tool_version, failure) SELECT id, source_id, capture_id, text_sha256, characters, pages, language, tool, tool_version, failure FROM old_source_text;
DROP TABLE old_source_text;
CREATE INDEX ix_source_text_capture_id ON source_text (capture_id);
CREATE INDEX ix_source_text_source_id ON source_text (source_id);
CREATE INDEX ix_source_text_text_sha256 ON source_text (text_sha256);
ALTER TABLE brief RENAME TO old_brief;
CREATE TABLE brief ( id BLOB NOT NULL, title TEXT NOT NULL, standfirst TEXT, product_type TEXT NOT NULL, product_id TEXT, version TEXT NOT NULL, assessment_id BLOB, bottom_line TEXT, customer TEXT, question TEXT, cut_off TEXT, issued_on TEXT, author TEXT, reviewer TEXT, distribution TEXT, language TEXT NOT NULL, status TEXT NOT NULL, citation_style TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
INSERT INTO brief (id, title, standfirst, product_type, product_id, version, assessment_id, bottom_line, customer, question, cut_off, issued_on, author, reviewer, distribution, language, status, marking) SELECT id, title, standfirst, product_type, product_id, version, assessment_id, bottom_line, customer, question, cut_off, issued_on, author, reviewer, distribution, language, status, marking FROM old_brief;
DROP TABLE old_brief;
CREATE INDEX ix_brief_assessment_id ON brief (assessment_id);
CREATE TABLE source_rating ( id BLOB NOT NULL, source_id BLOB NOT NULL, topic TEXT, reliability TEXT NOT NULL, reason TEXT, rated_on TEXT, rated_by TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_source_rating_source_id ON source_rating (source_id);
CREATE TABLE passage_anchor ( id BLOB NOT NULL, passage_id BLOB NOT NULL, source_text_id BLOB NOT NULL, text_sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, state TEXT NOT NULL, score REAL, verdict TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(source_text_id) REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_passage_anchor_passage_id ON passage_anchor (passage_id);
CREATE INDEX ix_passage_anchor_source_text_id ON passage_anchor (source_text_id);
CREATE TABLE mention ( id BLOB NOT NULL, passage_id BLOB NOT NULL, entity_id BLOB NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_mention_entity_id ON mention (entity_id);
CREATE INDEX ix_mention_passage_id ON mention (passage_id);
CREATE TABLE rejected_suggestion ( id BLOB NOT NULL, kind TEXT NOT NULL, "key" TEXT NOT NULL, words TEXT NOT NULL, source_id BLOB, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_rejected_suggestion_key ON rejected_suggestion ("key");
CREATE INDEX ix_rejected_suggestion_source_id ON rejected_suggestion (source_id);
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
