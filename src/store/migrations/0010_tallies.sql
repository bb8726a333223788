-- What a dashboard shows, counted in the transaction that changes it, so that looking costs the same at any size.

-- organisation_id: 0 for the whole campaign. kind: 'assignment/open' (of the whole campaign only: assignment_counts has the
-- bodies), 'waiting/unit_review' (submissions by the day since when they are in the state), 'step/filed' (what was done on a
-- day), 'problem/open' (by the day they are due), 'spared/merged' and 'spared/linked' (docs/decisions/0023). day: a day in
-- China; '' where there is none, '9999-12-31' for what has no due day.
CREATE TABLE campaign_tallies (
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    organisation_id {{bigint}} NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    amount {{bigint}} NOT NULL,
    PRIMARY KEY (campaign_id, organisation_id, kind, day)
) {{strict}};

-- The steps of a campaign's submissions in a span of days.
CREATE INDEX reviews_by_decision ON reviews (decision, decided_at, id);

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT c.campaign_id, 0, 'assignment/' || c.state, c.due_order, sum(c.amount) FROM assignment_counts c
GROUP BY c.campaign_id, c.state, c.due_order;

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT s.campaign_id, s.organisation_id, 'waiting/' || s.state, {{china_day s.waiting_since}}, count(*) FROM submissions s
WHERE s.state IN ('unit_review', 'group_review', 'office_review') GROUP BY s.campaign_id, s.organisation_id, 'waiting/' || s.state, {{china_day s.waiting_since}};

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT t.campaign_id, t.organisation_id, t.kind, t.day, count(*) FROM (SELECT s.campaign_id, s.organisation_id,
CASE WHEN r.decision = 'approved' THEN 'step/accepted' ELSE 'step/' || r.decision END AS kind, {{china_day r.decided_at}} AS day
FROM reviews r JOIN submissions s ON s.id = r.submission_id WHERE r.decision IN ('filed', 'returned') OR (r.decision =
'approved' AND r.state = 'office_review')) AS t GROUP BY t.campaign_id, t.organisation_id, t.kind, t.day;

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT p.campaign_id, p.organisation_id, 'problem/' || p.state, coalesce(p.due_now, '9999-12-31'), count(*) FROM problems p
GROUP BY p.campaign_id, p.organisation_id, 'problem/' || p.state, coalesce(p.due_now, '9999-12-31');

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT a.campaign_id, a.organisation_id, 'spared/merged', '', count(DISTINCT a.item_id) - count(DISTINCT a.request_id)
FROM assignments a WHERE a.request_id IS NOT NULL AND a.state <> 'withdrawn' GROUP BY a.campaign_id, a.organisation_id;

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT s.campaign_id, s.organisation_id, 'spared/linked', '', count(*) FROM (SELECT t.submission_id, row_number() OVER
(PARTITION BY t.evidence_id ORDER BY t.first_at, t.submission_id) AS place FROM (SELECT l.evidence_id, l.submission_id,
min(l.linked_at) AS first_at FROM evidence_links l GROUP BY l.evidence_id, l.submission_id) AS t) AS u
JOIN submissions s ON s.id = u.submission_id WHERE u.place > 1 GROUP BY s.campaign_id, s.organisation_id;

INSERT INTO campaign_tallies (campaign_id, organisation_id, kind, day, amount)
SELECT t.campaign_id, 0, t.kind, t.day, sum(t.amount) FROM campaign_tallies t WHERE t.organisation_id <> 0
GROUP BY t.campaign_id, t.kind, t.day;
