-- What people are told: in the page, and outside of it by e-mail and group robots.

-- One digest for each person, campaign and day.
CREATE TABLE messages (
    id {{id}},
    user_id {{bigint}} NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    created_at TEXT NOT NULL,
    read_at TEXT,
    UNIQUE (user_id, campaign_id, day)
) {{strict}};
CREATE INDEX messages_by_user ON messages (user_id, id);
CREATE INDEX messages_by_campaign ON messages (campaign_id);

-- The robots of a campaign's groups. address and secret are never handed out again.
CREATE TABLE channels (
    id {{id}},
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('dingtalk', 'wecom', 'feishu')),
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    secret TEXT NOT NULL,
    enabled {{bigint}} NOT NULL CHECK (enabled IN (0, 1)),
    created_by TEXT NOT NULL,
    created_at TEXT NOT NULL,
    UNIQUE (campaign_id, name)
) {{strict}};

-- The server that takes the installation's mail: one row or none.
CREATE TABLE mail_server (
    id {{bigint}} PRIMARY KEY CHECK (id = 1),
    settings TEXT NOT NULL
) {{strict}};

CREATE TABLE mail_addresses (
    user_id {{bigint}} PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    address TEXT NOT NULL
) {{strict}};

-- What is on its way out: a message to its reader's mailbox, or a day's digest to a robot. Tried again at next_at.
CREATE TABLE deliveries (
    id {{id}},
    message_id {{bigint}} REFERENCES messages (id) ON DELETE CASCADE,
    channel_id {{bigint}} REFERENCES channels (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    title TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'refused', 'given_up')),
    attempts {{bigint}} NOT NULL,
    next_at TEXT NOT NULL,
    error TEXT,
    created_at TEXT NOT NULL,
    sent_at TEXT,
    UNIQUE (message_id),
    UNIQUE (channel_id, day),
    CHECK ((message_id IS NULL) <> (channel_id IS NULL))
) {{strict}};
CREATE INDEX deliveries_by_time ON deliveries (state, next_at);

-- Days whose digests were made; a day is done once, whoever does it.
CREATE TABLE digest_days (
    campaign_id {{bigint}} NOT NULL REFERENCES campaigns (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    PRIMARY KEY (campaign_id, day)
) {{strict}};
