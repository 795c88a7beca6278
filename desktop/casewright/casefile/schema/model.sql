-- Generated from casewright.model by `python -m casewright.casefile.schema`: do not edit.

CREATE TABLE ach_board ( id BLOB NOT NULL, assessment_id BLOB, title TEXT NOT NULL, question TEXT NOT NULL, status TEXT NOT NULL, no_null_because TEXT, no_deception_because TEXT, conclusion TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_ach_board_assessment_id ON ach_board (assessment_id);

CREATE TABLE ach_cell ( id BLOB NOT NULL, row_id BLOB NOT NULL, hypothesis_id BLOB NOT NULL, rating TEXT NOT NULL, rationale TEXT, rated_by TEXT, PRIMARY KEY (id), FOREIGN KEY(row_id) REFERENCES ach_row (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(hypothesis_id) REFERENCES ach_hypothesis (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_ach_cell_hypothesis_id ON ach_cell (hypothesis_id);
CREATE INDEX ix_ach_cell_row_id ON ach_cell (row_id);

CREATE TABLE ach_hypothesis ( id BLOB NOT NULL, board_id BLOB NOT NULL, position REAL NOT NULL, label TEXT NOT NULL, text TEXT NOT NULL, is_null INTEGER NOT NULL, is_deception INTEGER NOT NULL, judgement_id BLOB, PRIMARY KEY (id), FOREIGN KEY(board_id) REFERENCES ach_board (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_ach_hypothesis_board_id ON ach_hypothesis (board_id);
CREATE INDEX ix_ach_hypothesis_judgement_id ON ach_hypothesis (judgement_id);

CREATE TABLE ach_row ( id BLOB NOT NULL, board_id BLOB NOT NULL, position REAL NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, claim_id BLOB, assumption_id BLOB, credibility TEXT NOT NULL, relevance TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(board_id) REFERENCES ach_board (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_ach_row_assumption_id ON ach_row (assumption_id);
CREATE INDEX ix_ach_row_board_id ON ach_row (board_id);
CREATE INDEX ix_ach_row_claim_id ON ach_row (claim_id);

CREATE TABLE alternative ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, text TEXT NOT NULL, likelihood TEXT, point REAL, why_less_favoured TEXT, signs TEXT, implication TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_alternative_assessment_id ON alternative (assessment_id);
CREATE INDEX ix_alternative_judgement_id ON alternative (judgement_id);

CREATE TABLE analyst ( id BLOB NOT NULL, name TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;

CREATE TABLE assessment ( id BLOB NOT NULL, title TEXT NOT NULL, question TEXT, scheme TEXT NOT NULL, customer TEXT, decision_supported TEXT, cut_off TEXT, author TEXT, reviewer TEXT, status TEXT NOT NULL, scope_note TEXT, bottom_line TEXT, source_strengths TEXT, source_key TEXT, source_conflicts TEXT, source_expertise TEXT, marking TEXT, PRIMARY KEY (id) ) STRICT;

CREATE TABLE assumption ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, text TEXT NOT NULL, category TEXT NOT NULL, linchpin INTEGER NOT NULL, implicit INTEGER DEFAULT '0' NOT NULL, sensitivity TEXT, why TEXT, could_fail_if TEXT, if_wrong TEXT, disposition TEXT, owner TEXT, review_by TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_assumption_assessment_id ON assumption (assessment_id);
CREATE INDEX ix_assumption_judgement_id ON assumption (judgement_id);

CREATE TABLE brief ( id BLOB NOT NULL, title TEXT NOT NULL, standfirst TEXT, product_type TEXT NOT NULL, product_id TEXT, version TEXT NOT NULL, assessment_id BLOB, bottom_line TEXT, customer TEXT, question TEXT, cut_off TEXT, issued_on TEXT, author TEXT, reviewer TEXT, distribution TEXT, language TEXT NOT NULL, status TEXT NOT NULL, citation_style TEXT, max_marking TEXT, portion_marked INTEGER DEFAULT '0' NOT NULL, supersedes_id BLOB, house_style TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(supersedes_id) REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_brief_assessment_id ON brief (assessment_id);
CREATE INDEX ix_brief_supersedes_id ON brief (supersedes_id);

CREATE TABLE brief_issue ( id BLOB NOT NULL, brief_id BLOB NOT NULL, version TEXT NOT NULL, kind TEXT NOT NULL, issued_on TEXT NOT NULL, issued_by TEXT NOT NULL, notice TEXT, snapshot TEXT NOT NULL, snapshot_sha256 TEXT NOT NULL, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(brief_id) REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_brief_issue_brief_id ON brief_issue (brief_id);

CREATE TABLE brief_section ( id BLOB NOT NULL, brief_id BLOB NOT NULL, position REAL NOT NULL, kind TEXT NOT NULL, title TEXT, body TEXT, object_type TEXT, object_id BLOB, caption TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(brief_id) REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_brief_section_brief_id ON brief_section (brief_id);
CREATE INDEX ix_brief_section_object_id ON brief_section (object_id);

CREATE TABLE capture ( id BLOB NOT NULL, source_id BLOB NOT NULL, sha256 TEXT NOT NULL, size INTEGER NOT NULL, media_type TEXT NOT NULL, file_name TEXT NOT NULL, captured_at TEXT NOT NULL, clock_basis TEXT, file_time TEXT, captured_by TEXT, method TEXT NOT NULL, tool TEXT, tool_version TEXT, system TEXT, address TEXT, final_address TEXT, http_status INTEGER, archive_address TEXT, persona TEXT, network_note TEXT, received_from TEXT, legal_basis TEXT, known_limits TEXT, completeness TEXT, note TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_capture_sha256 ON capture (sha256);
CREATE INDEX ix_capture_source_id ON capture (source_id);

CREATE TABLE case_info ( id BLOB NOT NULL, title TEXT NOT NULL, question TEXT, description TEXT, marking TEXT NOT NULL, default_scheme TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;

CREATE TABLE challenge ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, method TEXT NOT NULL, text TEXT NOT NULL, path TEXT, evidence_reread TEXT, weakest_link TEXT, consequence TEXT, likelihood TEXT, point REAL, advocate TEXT, outcome TEXT NOT NULL, response TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_challenge_assessment_id ON challenge (assessment_id);
CREATE INDEX ix_challenge_judgement_id ON challenge (judgement_id);

CREATE TABLE check_setting ( id BLOB NOT NULL, "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;

CREATE TABLE citation ( id BLOB NOT NULL, claim_id BLOB NOT NULL, passage_id BLOB NOT NULL, stance TEXT NOT NULL, credibility TEXT, credibility_reason TEXT, first_hand INTEGER NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_citation_claim_id ON citation (claim_id);
CREATE INDEX ix_citation_passage_id ON citation (passage_id);

CREATE TABLE claim ( id BLOB NOT NULL, text TEXT NOT NULL, basis TEXT NOT NULL, hedge TEXT, held TEXT, held_lo TEXT, held_hi TEXT, held_stated TEXT, preferred INTEGER NOT NULL, preferred_reason TEXT, marking TEXT, PRIMARY KEY (id) ) STRICT;

CREATE TABLE claim_about ( id BLOB NOT NULL, claim_id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, role TEXT, PRIMARY KEY (id), FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_claim_about_claim_id ON claim_about (claim_id);
CREATE INDEX ix_claim_about_object_id ON claim_about (object_id);

CREATE TABLE claim_relation ( id BLOB NOT NULL, claim_id BLOB NOT NULL, other_id BLOB NOT NULL, kind TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(other_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_claim_relation_claim_id ON claim_relation (claim_id);
CREATE INDEX ix_claim_relation_other_id ON claim_relation (other_id);

CREATE TABLE driver ( id BLOB NOT NULL, scenario_set_id BLOB NOT NULL, position REAL NOT NULL, text TEXT NOT NULL, impact TEXT NOT NULL, uncertainty TEXT NOT NULL, low_end TEXT, high_end TEXT, axis INTEGER, PRIMARY KEY (id), FOREIGN KEY(scenario_set_id) REFERENCES scenario_set (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_driver_scenario_set_id ON driver (scenario_set_id);

CREATE TABLE entity ( id BLOB NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL, name_key TEXT NOT NULL, summary TEXT, marking TEXT, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_entity_kind ON entity (kind, name_key, id);
CREATE INDEX ix_entity_name ON entity (name_key, id);

CREATE TABLE entity_name ( id BLOB NOT NULL, entity_id BLOB NOT NULL, text TEXT NOT NULL, name_key TEXT NOT NULL, role TEXT NOT NULL, language TEXT, valid TEXT, PRIMARY KEY (id), FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_entity_name_entity_id ON entity_name (entity_id);
CREATE INDEX ix_entity_name_name_key ON entity_name (name_key);

CREATE TABLE entity_property ( id BLOB NOT NULL, entity_id BLOB NOT NULL, "key" TEXT NOT NULL, value TEXT NOT NULL, valid TEXT, claim_id BLOB, PRIMARY KEY (id), FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_entity_property_claim_id ON entity_property (claim_id);
CREATE INDEX ix_entity_property_entity_id ON entity_property (entity_id);

CREATE TABLE gap ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, question TEXT NOT NULL, why TEXT, effect TEXT, collection_idea TEXT, owner TEXT, critical INTEGER NOT NULL, status TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_gap_assessment_id ON gap (assessment_id);
CREATE INDEX ix_gap_judgement_id ON gap (judgement_id);

CREATE TABLE graph_node ( id BLOB NOT NULL, view_id BLOB NOT NULL, entity_id BLOB NOT NULL, x REAL NOT NULL, y REAL NOT NULL, pinned INTEGER NOT NULL, hidden INTEGER NOT NULL, PRIMARY KEY (id), FOREIGN KEY(view_id) REFERENCES graph_view (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_graph_node_entity_id ON graph_node (entity_id);
CREATE INDEX ix_graph_node_view_id ON graph_node (view_id);

CREATE TABLE graph_view ( id BLOB NOT NULL, title TEXT NOT NULL, description TEXT, filters TEXT NOT NULL, style TEXT NOT NULL, marking TEXT, PRIMARY KEY (id) ) STRICT;

CREATE TABLE implication ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, reader TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_implication_assessment_id ON implication (assessment_id);
CREATE INDEX ix_implication_judgement_id ON implication (judgement_id);

CREATE TABLE indicator ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, scenario_id BLOB, position REAL NOT NULL, text TEXT NOT NULL, direction TEXT NOT NULL, threshold TEXT, where_seen TEXT, owner TEXT, cadence TEXT, expected TEXT, status TEXT NOT NULL, last_checked TEXT, collectable INTEGER DEFAULT '0' NOT NULL, valid INTEGER DEFAULT '0' NOT NULL, reliable INTEGER DEFAULT '0' NOT NULL, stable INTEGER DEFAULT '0' NOT NULL, unique_to_it INTEGER DEFAULT '0' NOT NULL, validated_on TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(scenario_id) REFERENCES scenario (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_indicator_assessment_id ON indicator (assessment_id);
CREATE INDEX ix_indicator_judgement_id ON indicator (judgement_id);
CREATE INDEX ix_indicator_scenario_id ON indicator (scenario_id);

CREATE TABLE indicator_rating ( id BLOB NOT NULL, indicator_id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, rating TEXT NOT NULL, rated_by TEXT, PRIMARY KEY (id), FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_indicator_rating_indicator_id ON indicator_rating (indicator_id);
CREATE INDEX ix_indicator_rating_object_id ON indicator_rating (object_id);

CREATE TABLE information_check ( id BLOB NOT NULL, judgement_id BLOB NOT NULL, source_id BLOB NOT NULL, deception TEXT, dismissed TEXT, corrections TEXT, most_compelling INTEGER NOT NULL, note TEXT, checked_on TEXT, checked_by TEXT, PRIMARY KEY (id), FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_information_check_judgement_id ON information_check (judgement_id);
CREATE INDEX ix_information_check_source_id ON information_check (source_id);

CREATE TABLE judgement ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, position REAL NOT NULL, text TEXT NOT NULL, kind TEXT NOT NULL, is_key INTEGER NOT NULL, scheme TEXT NOT NULL, likelihood TEXT, band_lo REAL, band_hi REAL, point REAL, confidence TEXT, confidence_basis TEXT, information_base TEXT, rigour TEXT, volatility TEXT, uncertainty_cause TEXT, would_change_if TEXT, horizon TEXT, horizon_lo TEXT, horizon_hi TEXT, change_kind TEXT, change_reason TEXT, supersedes_id BLOB, dissent TEXT, outcome TEXT, resolved_on TEXT, judged_by TEXT, reviewed_on TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(supersedes_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_judgement_assessment_id ON judgement (assessment_id);
CREATE INDEX ix_judgement_supersedes_id ON judgement (supersedes_id);

CREATE TABLE judgement_revision ( id BLOB NOT NULL, judgement_id BLOB NOT NULL, revised_on TEXT NOT NULL, revised_by TEXT NOT NULL, kind TEXT NOT NULL, reason TEXT NOT NULL, because_type TEXT, because_id BLOB, text TEXT NOT NULL, likelihood TEXT, band_lo REAL, band_hi REAL, point REAL, confidence TEXT, horizon TEXT, PRIMARY KEY (id), FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_judgement_revision_because_id ON judgement_revision (because_id);
CREATE INDEX ix_judgement_revision_judgement_id ON judgement_revision (judgement_id);

CREATE TABLE judgement_support ( id BLOB NOT NULL, judgement_id BLOB NOT NULL, claim_id BLOB, other_id BLOB, stance TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(other_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_judgement_support_claim_id ON judgement_support (claim_id);
CREATE INDEX ix_judgement_support_judgement_id ON judgement_support (judgement_id);
CREATE INDEX ix_judgement_support_other_id ON judgement_support (other_id);

CREATE TABLE link ( id BLOB NOT NULL, kind TEXT NOT NULL, from_id BLOB NOT NULL, to_id BLOB NOT NULL, directed INTEGER NOT NULL, label TEXT, polarity TEXT, status TEXT NOT NULL, valid TEXT, valid_lo TEXT, valid_hi TEXT, valid_stated TEXT, summary TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(from_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(to_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_link_from_id ON link (from_id);
CREATE INDEX ix_link_kind ON link (kind);
CREATE INDEX ix_link_to_id ON link (to_id);

CREATE TABLE mention ( id BLOB NOT NULL, passage_id BLOB NOT NULL, entity_id BLOB NOT NULL, words TEXT NOT NULL, start INTEGER NOT NULL, reading TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_mention_entity_id ON mention (entity_id);
CREATE INDEX ix_mention_passage_id ON mention (passage_id);

CREATE TABLE merge_conflict ( id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, base TEXT, sides TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_merge_conflict_object_id ON merge_conflict (object_id);

CREATE TABLE merge_decision ( id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, kind TEXT NOT NULL, field TEXT NOT NULL, chosen TEXT, passed_over TEXT NOT NULL, reason TEXT, decided_by TEXT NOT NULL, decided_on TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_merge_decision_object_id ON merge_decision (object_id);

CREATE TABLE note ( id BLOB NOT NULL, object_type TEXT, object_id BLOB, text TEXT NOT NULL, marking TEXT, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_note_object_id ON note (object_id);

CREATE TABLE observation ( id BLOB NOT NULL, indicator_id BLOB NOT NULL, observed_on TEXT NOT NULL, claim_id BLOB, note TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_observation_claim_id ON observation (claim_id);
CREATE INDEX ix_observation_indicator_id ON observation (indicator_id);

CREATE TABLE ontology_item ( id BLOB NOT NULL, part TEXT NOT NULL, "key" TEXT NOT NULL, definition TEXT NOT NULL, PRIMARY KEY (id) ) STRICT;

CREATE TABLE passage ( id BLOB NOT NULL, source_id BLOB NOT NULL, source_text_id BLOB NOT NULL, text_sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, state TEXT NOT NULL, language TEXT, translation TEXT, translator TEXT, translation_state TEXT, note TEXT, marking TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(source_text_id) REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_passage_source_id ON passage (source_id);
CREATE INDEX ix_passage_source_text_id ON passage (source_text_id);

CREATE TABLE passage_anchor ( id BLOB NOT NULL, passage_id BLOB NOT NULL, source_text_id BLOB NOT NULL, text_sha256 TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, page INTEGER, exact TEXT NOT NULL, prefix TEXT NOT NULL, suffix TEXT NOT NULL, state TEXT NOT NULL, score REAL, verdict TEXT NOT NULL, note TEXT, PRIMARY KEY (id), FOREIGN KEY(passage_id) REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(source_text_id) REFERENCES source_text (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_passage_anchor_passage_id ON passage_anchor (passage_id);
CREATE INDEX ix_passage_anchor_source_text_id ON passage_anchor (source_text_id);

CREATE TABLE premortem ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, judgement_id BLOB, position REAL NOT NULL, text TEXT NOT NULL, failed_on TEXT, status TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(judgement_id) REFERENCES judgement (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_premortem_assessment_id ON premortem (assessment_id);
CREATE INDEX ix_premortem_judgement_id ON premortem (judgement_id);

CREATE TABLE premortem_reason ( id BLOB NOT NULL, premortem_id BLOB NOT NULL, position REAL NOT NULL, text TEXT NOT NULL, contributor TEXT NOT NULL, domain TEXT, chance INTEGER, severity INTEGER, mitigation TEXT, early_sign TEXT, assumption_id BLOB, indicator_id BLOB, PRIMARY KEY (id), FOREIGN KEY(premortem_id) REFERENCES premortem (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(assumption_id) REFERENCES assumption (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(indicator_id) REFERENCES indicator (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_premortem_reason_assumption_id ON premortem_reason (assumption_id);
CREATE INDEX ix_premortem_reason_indicator_id ON premortem_reason (indicator_id);
CREATE INDEX ix_premortem_reason_premortem_id ON premortem_reason (premortem_id);

CREATE TABLE rejected_suggestion ( id BLOB NOT NULL, kind TEXT NOT NULL, "key" TEXT NOT NULL, words TEXT NOT NULL, source_id BLOB, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_rejected_suggestion_key ON rejected_suggestion ("key");
CREATE INDEX ix_rejected_suggestion_source_id ON rejected_suggestion (source_id);

CREATE TABLE sameness ( id BLOB NOT NULL, entity_id BLOB NOT NULL, other_id BLOB NOT NULL, verdict TEXT NOT NULL, reason TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(entity_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(other_id) REFERENCES entity (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_sameness_entity_id ON sameness (entity_id);
CREATE INDEX ix_sameness_other_id ON sameness (other_id);

CREATE TABLE scenario ( id BLOB NOT NULL, scenario_set_id BLOB NOT NULL, position REAL NOT NULL, title TEXT NOT NULL, logic TEXT, narrative TEXT, likelihood TEXT, point REAL, implication TEXT, PRIMARY KEY (id), FOREIGN KEY(scenario_set_id) REFERENCES scenario_set (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_scenario_scenario_set_id ON scenario (scenario_set_id);

CREATE TABLE scenario_set ( id BLOB NOT NULL, assessment_id BLOB NOT NULL, position REAL NOT NULL, title TEXT NOT NULL, focal_question TEXT NOT NULL, decision TEXT, horizon TEXT, method TEXT NOT NULL, probability_policy TEXT NOT NULL, independence TEXT, PRIMARY KEY (id), FOREIGN KEY(assessment_id) REFERENCES assessment (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_scenario_set_assessment_id ON scenario_set (assessment_id);

CREATE TABLE source ( id BLOB NOT NULL, title TEXT NOT NULL, name_key TEXT NOT NULL, kind TEXT NOT NULL, author TEXT, publisher TEXT, controller TEXT, published TEXT, published_lo TEXT, published_hi TEXT, information_date TEXT, accessed TEXT, address TEXT, language TEXT, reliability TEXT, reliability_reason TEXT, reliability_on TEXT, descriptor TEXT, access TEXT, motive TEXT, deception TEXT, provenance TEXT NOT NULL, summary TEXT, bibliography TEXT, ai_generated INTEGER NOT NULL, ai_tool TEXT, withdrawn TEXT, marking TEXT, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_source_name_key ON source (name_key);

CREATE TABLE source_link ( id BLOB NOT NULL, child_id BLOB NOT NULL, parent_id BLOB NOT NULL, kind TEXT NOT NULL, status TEXT NOT NULL, claim_id BLOB, note TEXT, found_by TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(child_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(parent_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(claim_id) REFERENCES claim (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_source_link_child_id ON source_link (child_id);
CREATE INDEX ix_source_link_claim_id ON source_link (claim_id);
CREATE INDEX ix_source_link_parent_id ON source_link (parent_id);

CREATE TABLE source_rating ( id BLOB NOT NULL, source_id BLOB NOT NULL, topic TEXT, reliability TEXT NOT NULL, reason TEXT, rated_on TEXT, rated_by TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_source_rating_source_id ON source_rating (source_id);

CREATE TABLE source_text ( id BLOB NOT NULL, source_id BLOB NOT NULL, capture_id BLOB NOT NULL, text_sha256 TEXT, characters INTEGER NOT NULL, pages TEXT NOT NULL, language TEXT, activity TEXT DEFAULT 'text_extract' NOT NULL, tool TEXT NOT NULL, tool_version TEXT NOT NULL, parameters TEXT, suggested TEXT, failure TEXT, PRIMARY KEY (id), FOREIGN KEY(source_id) REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY(capture_id) REFERENCES capture (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_source_text_capture_id ON source_text (capture_id);
CREATE INDEX ix_source_text_source_id ON source_text (source_id);
CREATE INDEX ix_source_text_text_sha256 ON source_text (text_sha256);

CREATE TABLE tag ( id BLOB NOT NULL, name TEXT NOT NULL, colour TEXT, PRIMARY KEY (id) ) STRICT;

CREATE TABLE tagging ( id BLOB NOT NULL, tag_id BLOB NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, PRIMARY KEY (id), FOREIGN KEY(tag_id) REFERENCES tag (id) DEFERRABLE INITIALLY DEFERRED ) STRICT;
CREATE INDEX ix_tagging_object_id ON tagging (object_id);
CREATE INDEX ix_tagging_tag_id ON tagging (tag_id);

CREATE TABLE waiver ( id BLOB NOT NULL, rule TEXT NOT NULL, object_type TEXT NOT NULL, object_id BLOB NOT NULL, fingerprint TEXT NOT NULL, reason TEXT NOT NULL, analyst TEXT NOT NULL, expires TEXT, PRIMARY KEY (id) ) STRICT;
CREATE INDEX ix_waiver_object_id ON waiver (object_id);
