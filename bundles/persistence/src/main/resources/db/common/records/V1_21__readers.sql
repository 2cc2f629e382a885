-- How far each reader of the record has come. A shared reader has one row, with an empty node; a local one has a row a node.
CREATE TABLE rec_bookmark (
  reader   VARCHAR(100) NOT NULL,
  node     VARCHAR(64)  NOT NULL,
  position BIGINT       NOT NULL,
  CONSTRAINT pk_rec_bookmark PRIMARY KEY (reader, node)
);

-- Entries that a reader could not take and went on without; somebody has to look at them.
CREATE TABLE rec_set_aside (
  reader   VARCHAR(100)  NOT NULL,
  node     VARCHAR(64)   NOT NULL,
  position BIGINT        NOT NULL,
  noted_at TIMESTAMP     NOT NULL,
  reason   VARCHAR(1000) NOT NULL,
  CONSTRAINT pk_rec_set_aside PRIMARY KEY (reader, node, position)
);

-- What the audit shows, by time: a reader of the record fills it, and it can be filled again from there.
CREATE TABLE audit_trail (
  position  BIGINT       NOT NULL,
  told_at   TIMESTAMP    NOT NULL,
  kind      VARCHAR(20)  NOT NULL,
  account   VARCHAR(200) NOT NULL,
  operation VARCHAR(60),
  about     VARCHAR(141),
  subject   VARCHAR(141) NOT NULL,
  number    BIGINT       NOT NULL,
  CONSTRAINT pk_audit_trail PRIMARY KEY (position)
);
CREATE INDEX ix_audit_trail_account ON audit_trail (account, position);
CREATE INDEX ix_audit_trail_kind ON audit_trail (kind, position);
CREATE INDEX ix_audit_trail_about ON audit_trail (about, position);
