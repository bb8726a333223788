-- People, files, catalogues and what is derived from them. Macros in double braces: src/store/README.md.

CREATE TABLE users (
    id {{id}},
    user_name TEXT NOT NULL UNIQUE,
    display_name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('administrator', 'editor', 'reader')),
    disabled {{bigint}} NOT NULL CHECK (disabled IN (0, 1)),
    password_hash TEXT NOT NULL,
    created_at TEXT NOT NULL
) {{strict}};

CREATE TABLE sessions (
    token_digest TEXT PRIMARY KEY,
    user_id {{bigint}} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL,
    seen_at TEXT NOT NULL
) {{strict}};
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_age ON sessions (seen_at);

CREATE TABLE imports (
    id {{id}},
    file_name TEXT NOT NULL,
    size_bytes {{bigint}} NOT NULL,
    sha256 TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'reading', 'recognising', 'ready', 'failed')),
    progress {{real}} NOT NULL,
    error TEXT,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
) {{strict}};
CREATE INDEX imports_by_state ON imports (state);

CREATE TABLE catalogues (
    id {{id}},
    import_id {{bigint}} REFERENCES imports (id),
    title TEXT NOT NULL,
    jurisdiction TEXT,
    issuer TEXT,
    document_number TEXT,
    issued_on TEXT,
    state TEXT NOT NULL CHECK (state IN ('draft', 'published')),
    revision {{bigint}} NOT NULL,
    created_at TEXT NOT NULL,
    published_at TEXT,
    CHECK ((state = 'published') = (published_at IS NOT NULL))
) {{strict}};
CREATE INDEX catalogues_by_import ON catalogues (import_id);

CREATE TABLE lists (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL
        CHECK (kind IN ('basic', 'quantitative', 'extended', 'negative', 'additional', 'indicator')),
    declared_count {{bigint}}
) {{strict}};
CREATE INDEX lists_by_catalogue ON lists (catalogue_id, position);

-- The units, clauses, methods and source of an item are JSON, as in the interchange form: they are the record.
-- item_units is the same, made searchable.
CREATE TABLE items (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    list_id {{bigint}} NOT NULL REFERENCES lists (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    number TEXT NOT NULL,
    level1 TEXT NOT NULL,
    level2 TEXT,
    text TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    effect TEXT NOT NULL CHECK (effect IN ('none', 'bonus', 'deduction', 'veto')),
    applicable {{bigint}} NOT NULL CHECK (applicable IN (0, 1)),
    lead_units TEXT NOT NULL,
    responsible_units TEXT NOT NULL,
    units_text TEXT NOT NULL,
    clauses TEXT NOT NULL,
    deadline TEXT,
    methods TEXT NOT NULL,
    source TEXT NOT NULL,
    confidence {{real}} NOT NULL,
    revision {{bigint}} NOT NULL
) {{strict}};
CREATE INDEX items_by_position ON items (catalogue_id, position);
CREATE INDEX items_by_list ON items (list_id, position);

CREATE TABLE units (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('unit', 'group')),
    UNIQUE (catalogue_id, name)
) {{strict}};

CREATE TABLE item_units (
    item_id {{bigint}} NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    unit_id {{bigint}} NOT NULL REFERENCES units (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible')),
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    PRIMARY KEY (item_id, unit_id, role)
) {{strict}};
CREATE INDEX item_units_by_unit ON item_units (unit_id, role, item_id);
CREATE INDEX item_units_by_catalogue ON item_units (catalogue_id, unit_id, role);

CREATE TABLE unit_members (
    group_id {{bigint}} NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    member_id {{bigint}} NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, member_id),
    CHECK (group_id <> member_id)
) {{strict}};
CREATE INDEX unit_members_by_member ON unit_members (member_id);
CREATE INDEX unit_members_by_catalogue ON unit_members (catalogue_id);

-- Another name of a unit. In a published catalogue the unit of that name stays, as merged_unit_id.
CREATE TABLE unit_aliases (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    unit_id {{bigint}} NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    merged_unit_id {{bigint}} REFERENCES units (id) ON DELETE CASCADE,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (catalogue_id, name)
) {{strict}};
CREATE INDEX unit_aliases_by_unit ON unit_aliases (unit_id);
CREATE INDEX unit_aliases_by_merged ON unit_aliases (merged_unit_id);

-- Two names somebody said are two units; first_name < second_name in bytes.
CREATE TABLE unit_dismissals (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    first_name TEXT NOT NULL,
    second_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (catalogue_id, first_name, second_name)
) {{strict}};

CREATE TABLE material_requests (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    label TEXT NOT NULL,
    items TEXT NOT NULL,
    not_required {{bigint}} NOT NULL CHECK (not_required IN (0, 1)),
    text TEXT NOT NULL,
    parts TEXT NOT NULL
) {{strict}};
CREATE INDEX material_requests_by_catalogue ON material_requests (catalogue_id, id);

CREATE TABLE material_request_items (
    item_id {{bigint}} NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    request_id {{bigint}} NOT NULL REFERENCES material_requests (id) ON DELETE CASCADE,
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    PRIMARY KEY (item_id, request_id)
) {{strict}};
CREATE INDEX material_request_items_by_request ON material_request_items (request_id);
CREATE INDEX material_request_items_by_catalogue ON material_request_items (catalogue_id);

-- The document the catalogue was read from, as far as it is shown beside it.
CREATE TABLE source_blocks (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    block_index {{bigint}} NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('line', 'paragraph', 'row')),
    text TEXT NOT NULL,
    cells TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (catalogue_id, block_index)
) {{strict}};

CREATE TABLE source_block_items (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    block_index {{bigint}} NOT NULL,
    item_id {{bigint}} NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (catalogue_id, block_index, item_id)
) {{strict}};
CREATE INDEX source_block_items_by_item ON source_block_items (item_id);

CREATE TABLE findings (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    item_id {{bigint}} REFERENCES items (id) ON DELETE SET NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
    list TEXT,
    number TEXT,
    message TEXT NOT NULL,
    correction TEXT,
    source TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'settled', 'dismissed')),
    reason TEXT,
    decided_by TEXT,
    decided_at TEXT
) {{strict}};
CREATE INDEX findings_by_catalogue ON findings (catalogue_id, state, severity);
CREATE INDEX findings_by_item ON findings (item_id, state);

-- due_order is due_on, or a day after all others where it is not known, so that one index holds the order.
CREATE TABLE tasks (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    item_id {{bigint}} NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    unit_id {{bigint}} NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible')),
    position {{bigint}} NOT NULL,
    due_on TEXT,
    due_order TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done')),
    UNIQUE (item_id, unit_id, role)
) {{strict}};
CREATE INDEX tasks_by_unit_due ON tasks (unit_id, due_order, position);
CREATE INDEX tasks_by_unit_position ON tasks (unit_id, position);
CREATE INDEX tasks_by_catalogue_due ON tasks (catalogue_id, due_order, position);
CREATE INDEX tasks_by_catalogue_position ON tasks (catalogue_id, position);
CREATE INDEX tasks_by_due ON tasks (due_order, position);

CREATE TABLE audit_log (
    sequence {{bigint}} PRIMARY KEY,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    payload TEXT NOT NULL,
    previous_digest TEXT NOT NULL,
    chain_digest TEXT NOT NULL
) {{strict}};

{{search_table}}

{{append_only audit_log}}
{{frozen_catalogue catalogues}}
{{frozen lists}}
{{frozen items}}
{{frozen item_units}}
{{frozen_names units}}
{{frozen material_requests}}
{{frozen material_request_items}}
{{frozen source_blocks}}
{{frozen source_block_items}}
