-- What units file, how it is reviewed, and how what was found wrong is put right.

-- The answer of one organisation to a material request, once for all its items (subject 'request/12'), or to one item for
-- which nothing in particular is asked (subject 'item/7'; item_id is also the first item of a request). content: JSON of
-- campaign/content.h; digest: of it and of the linked files, which is what an approval is for. reopened: the parts a return
-- named. edition grows with every filing. waiting_since: in the state it is in.
CREATE TABLE submissions (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    subject TEXT NOT NULL,
    request_id {{bigint}} REFERENCES material_requests (id),
    item_id {{bigint}} NOT NULL REFERENCES items (id),
    state TEXT NOT NULL CHECK (state IN ('draft', 'unit_review', 'group_review', 'office_review', 'accepted')),
    returned {{bigint}} NOT NULL CHECK (returned IN (0, 1)),
    reopened TEXT NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    approved_digest TEXT NOT NULL,
    edited_by {{bigint}} NOT NULL REFERENCES users (id),
    filed_by {{bigint}} REFERENCES users (id),
    accepted_path TEXT NOT NULL,
    triage TEXT CHECK (triage IN ('settled', 'more_needed', 'verify_on_site')),
    edition {{bigint}} NOT NULL,
    revision {{bigint}} NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL,
    waiting_since TEXT NOT NULL,
    UNIQUE (campaign_id, organisation_id, subject)
) {{strict}};
CREATE INDEX submissions_by_organisation ON submissions (organisation_id, state, waiting_since, id);
CREATE INDEX submissions_by_campaign ON submissions (campaign_id, state, waiting_since, id);
CREATE INDEX submissions_by_state ON submissions (state, waiting_since, id);
CREATE INDEX submissions_by_waiting ON submissions (waiting_since, id);
CREATE INDEX submissions_by_request ON submissions (request_id);
CREATE INDEX submissions_by_item ON submissions (item_id);
CREATE INDEX submissions_by_digest ON submissions (digest);
CREATE INDEX submissions_by_editor ON submissions (edited_by);
CREATE INDEX submissions_by_filer ON submissions (filed_by);

-- One upload answers many requests. part: key of the form's part.
CREATE TABLE evidence_links (
    evidence_id {{bigint}} NOT NULL REFERENCES evidence (id),
    submission_id {{bigint}} NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    part TEXT NOT NULL,
    linked_by TEXT NOT NULL,
    linked_at TEXT NOT NULL,
    PRIMARY KEY (submission_id, part, evidence_id)
) {{strict}};
CREATE INDEX evidence_links_by_evidence ON evidence_links (evidence_id);

-- What was filed, each time. files: JSON, the linked evidence with its digests.
CREATE TABLE submission_revisions (
    submission_id {{bigint}} NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    edition {{bigint}} NOT NULL,
    content TEXT NOT NULL,
    digest TEXT NOT NULL,
    files TEXT NOT NULL,
    filed_by {{bigint}} NOT NULL REFERENCES users (id),
    filed_at TEXT NOT NULL,
    PRIMARY KEY (submission_id, edition)
) {{strict}};
CREATE INDEX submission_revisions_by_user ON submission_revisions (filed_by);

-- What was decided of it, in which state, of which digest. parts: JSON.
CREATE TABLE reviews (
    id {{id}},
    submission_id {{bigint}} NOT NULL REFERENCES submissions (id) ON DELETE CASCADE,
    edition {{bigint}} NOT NULL,
    state TEXT NOT NULL,
    decision TEXT NOT NULL CHECK (decision IN ('filed', 'approved', 'returned', 'voided', 'undone')),
    reason TEXT NOT NULL,
    parts TEXT NOT NULL,
    triage TEXT,
    digest TEXT NOT NULL,
    user_id {{bigint}} NOT NULL REFERENCES users (id),
    decided_at TEXT NOT NULL
) {{strict}};
CREATE INDEX reviews_by_submission ON reviews (submission_id, id);
CREATE INDEX reviews_by_user ON reviews (user_id);

-- Something wrong, and how far it is put right. due_on: the first date, never overwritten; due_now: after extensions.
CREATE TABLE problems (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id {{bigint}} NOT NULL REFERENCES organisations (id),
    item_id {{bigint}} REFERENCES items (id),
    submission_id {{bigint}} REFERENCES submissions (id) ON DELETE SET NULL,
    source TEXT NOT NULL CHECK (source IN ('check', 'reviewer', 'inspector', 'assessor')),
    title TEXT NOT NULL,
    detail TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'rectifying', 'done', 'checked', 'closed')),
    round {{bigint}} NOT NULL,
    due_on TEXT,
    due_now TEXT,
    raised_by {{bigint}} NOT NULL REFERENCES users (id),
    raised_at TEXT NOT NULL,
    closed_at TEXT,
    revision {{bigint}} NOT NULL
) {{strict}};
CREATE INDEX problems_by_campaign ON problems (campaign_id, state, id);
CREATE INDEX problems_by_organisation ON problems (organisation_id, state, id);
CREATE INDEX problems_by_state ON problems (state, id);
CREATE INDEX problems_by_item ON problems (item_id);
CREATE INDEX problems_by_submission ON problems (submission_id);
CREATE INDEX problems_by_user ON problems (raised_by);

-- One for each round: reopening begins another.
CREATE TABLE rectifications (
    id {{id}},
    problem_id {{bigint}} NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    round {{bigint}} NOT NULL,
    measure TEXT NOT NULL,
    responsible TEXT NOT NULL,
    due_on TEXT NOT NULL,
    outcome TEXT NOT NULL,
    planned_by {{bigint}} NOT NULL REFERENCES users (id),
    planned_at TEXT NOT NULL,
    reported_by {{bigint}} REFERENCES users (id),
    UNIQUE (problem_id, round)
) {{strict}};
CREATE INDEX rectifications_by_planner ON rectifications (planned_by);
CREATE INDEX rectifications_by_reporter ON rectifications (reported_by);

CREATE TABLE milestones (
    id {{id}},
    rectification_id {{bigint}} NOT NULL REFERENCES rectifications (id) ON DELETE CASCADE,
    position {{bigint}} NOT NULL,
    title TEXT NOT NULL,
    due_on TEXT NOT NULL,
    done_at TEXT
) {{strict}};
CREATE INDEX milestones_by_rectification ON milestones (rectification_id, position);

CREATE TABLE extensions (
    id {{id}},
    rectification_id {{bigint}} NOT NULL REFERENCES rectifications (id) ON DELETE CASCADE,
    due_before TEXT NOT NULL,
    until TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_by {{bigint}} NOT NULL REFERENCES users (id),
    asked_at TEXT NOT NULL,
    verdict TEXT CHECK (verdict IN ('granted', 'refused')),
    verdict_reason TEXT,
    decided_by {{bigint}} REFERENCES users (id),
    decided_at TEXT
) {{strict}};
CREATE INDEX extensions_by_rectification ON extensions (rectification_id, id);
CREATE INDEX extensions_by_asker ON extensions (asked_by);
CREATE INDEX extensions_by_decider ON extensions (decided_by);

CREATE TABLE problem_events (
    id {{id}},
    problem_id {{bigint}} NOT NULL REFERENCES problems (id) ON DELETE CASCADE,
    round {{bigint}} NOT NULL,
    event TEXT NOT NULL,
    note TEXT NOT NULL,
    user_id {{bigint}} NOT NULL REFERENCES users (id),
    happened_at TEXT NOT NULL
) {{strict}};
CREATE INDEX problem_events_by_problem ON problem_events (problem_id, id);
CREATE INDEX problem_events_by_user ON problem_events (user_id);
