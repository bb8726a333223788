-- Case ledgers: whose they are, the file under its digest, how its columns are read, and what was computed from it.

-- `contents` is what the file was found to hold (headings, first rows, broken rows), `mapping` how a person said
-- it is to be read; `rows_sha256` is the file of the rows as CSV: the raw file itself unless it is a workbook.
CREATE TABLE ledgers (
    id {{id}},
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    campaign_id {{bigint}} REFERENCES campaigns (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    file_name TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    sha256 TEXT NOT NULL,
    rows_sha256 TEXT,
    state TEXT NOT NULL CHECK (state IN ('reading', 'mapping', 'measuring', 'ready', 'failed')),
    row_count {{bigint}} NOT NULL,
    broken_count {{bigint}} NOT NULL,
    contents TEXT NOT NULL,
    mapping TEXT,
    results_digest TEXT,
    error TEXT,
    revision {{bigint}} NOT NULL,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL,
    measured_at TEXT
) {{strict}};
CREATE INDEX ledgers_by_organisation ON ledgers (organisation_id, id);
CREATE INDEX ledgers_by_campaign ON ledgers (campaign_id, id);
CREATE INDEX ledgers_by_state ON ledgers (state, id);

-- How an organisation's ledgers of a kind were read the last time: proposed for the next.
CREATE TABLE ledger_mappings (
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    kind TEXT NOT NULL,
    mapping TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    PRIMARY KEY (organisation_id, kind)
) {{strict}};

-- A measure that a person confirmed for a catalogue, and the item it answers.
CREATE TABLE ledger_measures (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    item_id {{bigint}} REFERENCES items (id) ON DELETE SET NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    confirmed_by TEXT NOT NULL,
    confirmed_at TEXT NOT NULL,
    UNIQUE (catalogue_id, kind, name)
) {{strict}};
CREATE INDEX ledger_measures_by_item ON ledger_measures (item_id);

-- One measure over one group: a unit (month ''), or all units in a month (group_name '').
CREATE TABLE ledger_results (
    ledger_id {{bigint}} NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    measure TEXT NOT NULL,
    definition TEXT NOT NULL,
    group_name TEXT NOT NULL,
    month TEXT NOT NULL,
    total {{bigint}} NOT NULL,
    counted {{bigint}} NOT NULL,
    met {{bigint}} NOT NULL,
    value TEXT NOT NULL,
    target TEXT NOT NULL,
    verdict TEXT NOT NULL,
    max TEXT NOT NULL,
    sum TEXT NOT NULL,
    missing {{bigint}} NOT NULL,
    errors {{bigint}} NOT NULL,
    PRIMARY KEY (ledger_id, position)
) {{strict}};

-- What somebody says the figure is; problem_id: the finding that was made because it differs from the computed one.
CREATE TABLE ledger_claims (
    ledger_id {{bigint}} NOT NULL REFERENCES ledgers (id) ON DELETE CASCADE,
    measure TEXT NOT NULL,
    group_name TEXT NOT NULL,
    value TEXT NOT NULL,
    note TEXT NOT NULL,
    problem_id {{bigint}} REFERENCES problems (id) ON DELETE SET NULL,
    claimed_by TEXT NOT NULL,
    claimed_at TEXT NOT NULL,
    PRIMARY KEY (ledger_id, measure, group_name)
) {{strict}};
CREATE INDEX ledger_claims_by_problem ON ledger_claims (problem_id);
