-- A password that somebody else chose opens the door once: its user sets another before anything else.

ALTER TABLE users ADD COLUMN must_change_password {{bigint}} NOT NULL DEFAULT 0 CHECK (must_change_password IN (0, 1));
