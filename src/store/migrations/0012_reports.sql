-- What leaves a campaign as a file: the templates and words of its reports, and every file that was made.

-- Stands in place of the template that comes with the program. sha256: of the stored file; placeholders: JSON, what the
-- file names.
CREATE TABLE report_templates (
    id {{id}},
    jurisdiction_id {{bigint}} NOT NULL REFERENCES jurisdictions (id),
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    placeholders TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    UNIQUE (jurisdiction_id, kind)
) {{strict}};

-- What people write for the reports of a campaign: content is JSON of store/report.h.
CREATE TABLE report_notes (
    campaign_id {{bigint}} PRIMARY KEY REFERENCES campaigns (id) ON DELETE CASCADE,
    content TEXT NOT NULL,
    revision {{bigint}} NOT NULL,
    edited_by TEXT NOT NULL,
    edited_at TEXT NOT NULL
) {{strict}};

-- Files made of a campaign, one after the other. options, counts: JSON. percent: how far it is. The digests are of the
-- whole file, row_count of what it holds: a file that was cut is known by them.
CREATE TABLE exports (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    audience TEXT NOT NULL CHECK (audience IN ('internal', 'outside')),
    options TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'ready', 'failed', 'interrupted', 'removed')),
    percent {{bigint}} NOT NULL,
    counts TEXT NOT NULL,
    row_count {{bigint}} NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    sha256 TEXT NOT NULL,
    sm3 TEXT NOT NULL,
    problem TEXT,
    requested_by {{bigint}} NOT NULL REFERENCES users (id),
    created_at TEXT NOT NULL,
    finished_at TEXT
) {{strict}};
CREATE INDEX exports_by_campaign ON exports (campaign_id, id);
CREATE INDEX exports_by_requester ON exports (requested_by, campaign_id, id);
CREATE INDEX exports_by_state ON exports (state, finished_at);
