-- What is filed as evidence: files by their content, the records that name them, uploads on their way, and the figures
-- that were read.

-- A file by its content, once however often it is filed. text: what could be read of it; '' until then. signature: the
-- min-hashes of its shingles; content_bands finds those that share some of it.
CREATE TABLE contents (
    id {{id}},
    sha256 TEXT NOT NULL UNIQUE,
    sm3 TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    reading TEXT NOT NULL CHECK (reading IN ('queued', 'reading', 'ready', 'empty', 'failed')),
    attempts {{bigint}} NOT NULL,
    problem TEXT,
    characters {{bigint}} NOT NULL,
    shortened {{bigint}} NOT NULL CHECK (shortened IN (0, 1)),
    signature TEXT NOT NULL,
    text TEXT NOT NULL
) {{strict}};
CREATE INDEX contents_unread ON contents (id) WHERE reading IN ('queued', 'reading');

CREATE TABLE content_bands (
    band {{bigint}} NOT NULL,
    content_id {{bigint}} NOT NULL REFERENCES contents (id) ON DELETE CASCADE,
    PRIMARY KEY (band, content_id)
) {{strict}};
CREATE INDEX content_bands_by_content ON content_bands (content_id);

-- A file as a unit keeps it. since, until: the days it tells of, which are not the day it came. Its revisions are a
-- chain: chain_id is the first of them (absent in the first itself), replaces the one before.
CREATE TABLE evidence (
    id {{id}},
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    content_id {{bigint}} NOT NULL REFERENCES contents (id),
    title TEXT NOT NULL,
    file_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    since TEXT,
    until TEXT,
    mark TEXT NOT NULL CHECK (mark IN ('open', 'internal', 'work_secret')),
    state TEXT NOT NULL CHECK (state IN ('current', 'replaced', 'withdrawn')),
    chain_id {{bigint}} REFERENCES evidence (id),
    edition {{bigint}} NOT NULL,
    replaces {{bigint}} UNIQUE REFERENCES evidence (id),
    withdrawn_reason TEXT,
    revision {{bigint}} NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
) {{strict}};
CREATE INDEX evidence_by_organisation ON evidence (organisation_id, state, id);
CREATE INDEX evidence_by_state ON evidence (state, id);
CREATE INDEX evidence_by_content ON evidence (content_id);
CREATE INDEX evidence_by_chain ON evidence (chain_id);

{{search_table evidence_search}}

-- A file that arrives in pieces. name: of its file in the folder of uploads. received_bytes are on disk, whatever
-- happens. A finished one is kept for a while, so that an answer that was lost can be asked for again.
CREATE TABLE uploads (
    id {{id}},
    name TEXT NOT NULL UNIQUE,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    user_id {{bigint}} NOT NULL REFERENCES users (id),
    file_name TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    received_bytes {{bigint}} NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'finished')),
    evidence_id {{bigint}} REFERENCES evidence (id),
    created_at TEXT NOT NULL,
    expires_at TEXT NOT NULL
) {{strict}};
CREATE INDEX uploads_by_user ON uploads (user_id, state, id);
CREATE INDEX uploads_by_state ON uploads (state, expires_at);
CREATE INDEX uploads_by_organisation ON uploads (organisation_id, state);
CREATE INDEX uploads_by_evidence ON uploads (evidence_id);

-- Numbers as evidence and submissions state them: what, of which time, how much. source_id: of the content or of the
-- submission. fact: the words that name what is counted, in the form in which two spellings are one.
CREATE TABLE figures (
    id {{id}},
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    source TEXT NOT NULL CHECK (source IN ('evidence', 'submission')),
    source_id {{bigint}} NOT NULL,
    position {{bigint}} NOT NULL,
    fact TEXT NOT NULL,
    period TEXT NOT NULL,
    unit TEXT NOT NULL,
    value TEXT NOT NULL,
    quote TEXT NOT NULL
) {{strict}};
CREATE INDEX figures_by_fact ON figures (organisation_id, fact, period, unit);
CREATE INDEX figures_by_source ON figures (source, source_id, position);
