-- Rules of lint that somebody switched off for a catalogue, and why.

CREATE TABLE lint_switches (
    catalogue_id {{bigint}} NOT NULL REFERENCES catalogues (id) ON DELETE CASCADE,
    rule TEXT NOT NULL,
    reason TEXT NOT NULL,
    decided_by TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    PRIMARY KEY (catalogue_id, rule)
) {{strict}};
