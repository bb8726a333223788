-- Places, the bodies in them, people's roles there, and campaigns with what each body has to do.

-- path: the ids from the root, '/1/4/'; whoever is above sees what begins with the same path.
CREATE TABLE jurisdictions (
    id {{id}},
    parent_id {{bigint}} REFERENCES jurisdictions (id),
    level TEXT NOT NULL CHECK (level IN ('province', 'city', 'district', 'town')),
    name TEXT NOT NULL,
    path TEXT NOT NULL UNIQUE
) {{strict}};
CREATE INDEX jurisdictions_by_parent ON jurisdictions (parent_id);

-- A unit as it exists (区司法局), once for all documents that name it; `units` are the names in one document.
CREATE TABLE organisations (
    id {{id}},
    jurisdiction_id {{bigint}} NOT NULL REFERENCES jurisdictions (id),
    parent_id {{bigint}} REFERENCES organisations (id),
    name TEXT NOT NULL,
    position {{bigint}} NOT NULL,
    closed_at TEXT,
    revision {{bigint}} NOT NULL,
    UNIQUE (jurisdiction_id, name)
) {{strict}};
CREATE INDEX organisations_by_parent ON organisations (parent_id);

-- Who is what where. A deputy's row names the membership it stands in for and has dates. Rows are ended, not removed.
CREATE TABLE memberships (
    id {{id}},
    user_id {{bigint}} NOT NULL REFERENCES users (id),
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('office', 'reviewer', 'inspector', 'contact', 'leader', 'observer')),
    deputy_of {{bigint}} REFERENCES memberships (id),
    starts_on TEXT NOT NULL,
    ends_on TEXT,
    ended_reason TEXT,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
) {{strict}};
CREATE INDEX memberships_by_user ON memberships (user_id, ends_on);
CREATE INDEX memberships_by_organisation ON memberships (organisation_id, role);
CREATE INDEX memberships_by_deputy ON memberships (deputy_of);

-- evidence_since, evidence_until: the days that what is filed must be from.
CREATE TABLE campaigns (
    id {{id}},
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id),
    jurisdiction_id {{bigint}} NOT NULL REFERENCES jurisdictions (id),
    name TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'running', 'closed')),
    evidence_since TEXT,
    evidence_until TEXT,
    due_on TEXT,
    self_approval {{bigint}} NOT NULL CHECK (self_approval IN (0, 1)),
    ranking_reason TEXT,
    mechanisms TEXT NOT NULL,
    revision {{bigint}} NOT NULL,
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL
) {{strict}};
CREATE INDEX campaigns_by_jurisdiction ON campaigns (jurisdiction_id, id);
CREATE INDEX campaigns_by_catalogue ON campaigns (catalogue_id);

CREATE TABLE campaign_stages (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    name TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    deliverables TEXT NOT NULL
) {{strict}};
CREATE INDEX campaign_stages_by_campaign ON campaign_stages (campaign_id, position);

-- The work groups of a campaign (指标资料组, 督查督办组): people who review or inspect together.
CREATE TABLE work_groups (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    name TEXT NOT NULL,
    duty TEXT NOT NULL
) {{strict}};
CREATE INDEX work_groups_by_campaign ON work_groups (campaign_id, position);

CREATE TABLE work_group_members (
    group_id {{bigint}} NOT NULL REFERENCES work_groups (id) ON DELETE CASCADE,
    user_id {{bigint}} NOT NULL REFERENCES users (id),
    PRIMARY KEY (group_id, user_id)
) {{strict}};
CREATE INDEX work_group_members_by_user ON work_group_members (user_id);

-- The items a work group answers for; a group without any answers for all.
CREATE TABLE work_group_items (
    group_id {{bigint}} NOT NULL REFERENCES work_groups (id) ON DELETE CASCADE,
    item_id {{bigint}} NOT NULL REFERENCES items (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, item_id)
) {{strict}};
CREATE INDEX work_group_items_by_item ON work_group_items (item_id);

-- Which organisation a name of the catalogue stands for in this campaign.
CREATE TABLE campaign_units (
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    unit_id {{bigint}} NOT NULL REFERENCES units (id) ON DELETE CASCADE,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    PRIMARY KEY (campaign_id, unit_id, organisation_id)
) {{strict}};
CREATE INDEX campaign_units_by_unit ON campaign_units (unit_id);
CREATE INDEX campaign_units_by_organisation ON campaign_units (organisation_id);

-- Item (or clause: its place in the item, -1 for the whole item) × organisation × role. via_unit_id: the group it
-- comes through. due_order is due_on, or a day after all others where there is none, so that one index holds the order.
-- state follows the submission that answers it. withdrawn: the catalogue or the membership of a group changed.
CREATE TABLE assignments (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    item_id {{bigint}} NOT NULL REFERENCES items (id),
    clause {{bigint}} NOT NULL,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    role TEXT NOT NULL CHECK (role IN ('lead', 'responsible')),
    via_unit_id {{bigint}} REFERENCES units (id),
    request_id {{bigint}} REFERENCES material_requests (id),
    position {{bigint}} NOT NULL,
    due_on TEXT,
    due_order TEXT NOT NULL,
    text_digest TEXT NOT NULL,
    assignee_id {{bigint}} REFERENCES users (id),
    state TEXT NOT NULL
        CHECK (state IN ('open', 'draft', 'filed', 'returned', 'accepted', 'not_involved', 'withdrawn')),
    revision {{bigint}} NOT NULL,
    UNIQUE (campaign_id, item_id, clause, organisation_id, role)
) {{strict}};
CREATE INDEX assignments_by_organisation ON assignments (organisation_id, campaign_id, due_order, position);
CREATE INDEX assignments_by_campaign ON assignments (campaign_id, state, due_order, position);
CREATE INDEX assignments_by_due ON assignments (campaign_id, due_order, position, id);
CREATE INDEX assignments_by_position ON assignments (campaign_id, position, id);
CREATE INDEX assignments_by_item ON assignments (item_id);
CREATE INDEX assignments_by_request ON assignments (request_id, campaign_id, organisation_id);
CREATE INDEX assignments_by_group ON assignments (via_unit_id);
CREATE INDEX assignments_by_assignee ON assignments (assignee_id, due_order);

-- Kept in the transaction that changes an assignment, so that a dashboard costs the same at any size.
CREATE TABLE assignment_counts (
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    state TEXT NOT NULL,
    due_order TEXT NOT NULL,
    amount {{bigint}} NOT NULL,
    PRIMARY KEY (campaign_id, organisation_id, state, due_order)
) {{strict}};
CREATE INDEX assignment_counts_by_organisation ON assignment_counts (organisation_id);

-- What an effect that was carried out had changed, so that it can be undone: the rows as they were, as JSON.
CREATE TABLE campaign_changes (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('catalogue', 'units')),
    counts TEXT NOT NULL,
    before TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at TEXT NOT NULL,
    undone_by TEXT,
    undone_at TEXT
) {{strict}};
CREATE INDEX campaign_changes_by_campaign ON campaign_changes (campaign_id, id);

-- The secret address of a person's calendar; whoever has it reads the deadlines. Only its digest is kept.
CREATE TABLE calendar_feeds (
    token_digest TEXT PRIMARY KEY,
    user_id {{bigint}} NOT NULL UNIQUE REFERENCES users (id) ON DELETE CASCADE,
    created_at TEXT NOT NULL
) {{strict}};
