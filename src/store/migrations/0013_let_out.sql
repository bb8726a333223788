-- What a unit has not let out is not for those outside it. A file leaves its unit with the first submission it answers that
-- the unit's leader approves.
ALTER TABLE evidence ADD COLUMN let_out {{bigint}} NOT NULL DEFAULT 0 CHECK (let_out IN (0, 1));
UPDATE evidence SET let_out = 1 WHERE id IN (SELECT x.evidence_id FROM evidence_links x JOIN submissions s ON s.id =
    x.submission_id WHERE s.approved_digest <> '');

-- One digest a person and day, whatever the campaigns: who has one already is looked up by the day.
CREATE INDEX messages_by_day ON messages (day, user_id);
