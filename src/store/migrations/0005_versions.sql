-- What a catalogue has to do with others, and the plan its document states.

-- follows: the version whose work goes on under this one, as decided at publication.
-- base: the catalogue it is checked against.
-- rebased_from: the local catalogue as it was before its base was exchanged.
CREATE TABLE catalogue_relations (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    relation TEXT NOT NULL CHECK (relation IN ('follows', 'base', 'rebased_from')),
    other_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    PRIMARY KEY (catalogue_id, relation),
    CHECK (catalogue_id <> other_id)
) {{strict}};
CREATE INDEX catalogue_relations_by_other ON catalogue_relations (other_id, relation);

-- Until now the audit log alone knew it.
INSERT INTO catalogue_relations (catalogue_id, relation, other_id)
SELECT c.id, 'follows', o.id
FROM audit_log a
JOIN catalogues c ON a.subject = 'catalogue/' || c.id
JOIN catalogues o ON o.id = {{json_number a.payload follows}}
WHERE a.action = 'catalogue.published';

-- Stages, mechanisms, groups and rules of filling in, as in the interchange form.
CREATE TABLE catalogue_plans (
    catalogue_id {{bigint}} PRIMARY KEY REFERENCES catalogues (id) ON DELETE CASCADE,
    plan TEXT NOT NULL
) {{strict}};

-- The recorded changes that make a local catalogue of its base, as zhunsheng.overlay/1.
CREATE TABLE overlays (
    catalogue_id {{bigint}} PRIMARY KEY REFERENCES catalogues (id) ON DELETE CASCADE,
    base_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    overlay TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    recorded_at TEXT NOT NULL
) {{strict}};
CREATE INDEX overlays_by_base ON overlays (base_id);

-- The catalogue that the draft of this file is to be checked against.
ALTER TABLE imports ADD COLUMN base_id {{bigint}} REFERENCES catalogues (id) ON DELETE SET NULL;
CREATE INDEX imports_by_base ON imports (base_id);

{{frozen catalogue_plans}}
