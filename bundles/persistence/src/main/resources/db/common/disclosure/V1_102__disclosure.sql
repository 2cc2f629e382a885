-- What has to be published and how it stands. Content is masked before it comes here: nothing in these tables may not be shown to the public.
CREATE TABLE disclosure_matter (
  id          VARCHAR(36)  NOT NULL,
  source      VARCHAR(150) NOT NULL,
  kind        VARCHAR(60)  NOT NULL,
  body        VARCHAR(40)  NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  -- The day by which somebody has to do something; the year 9999 where nobody has.
  act_by      DATE         NOT NULL,
  shown_until DATE,
  kept_until  DATE,
  -- The last day on which something of it changed for the public.
  public_on   DATE,
  -- The last change for the public among all of them, by which exports go on; null while the public never saw it.
  sequence_no BIGINT,
  version     BIGINT       NOT NULL,
  content     ${text}      NOT NULL,
  CONSTRAINT pk_disclosure_matter PRIMARY KEY (id),
  CONSTRAINT uq_disclosure_matter_source UNIQUE (source)
);
CREATE INDEX ix_disclosure_matter_body ON disclosure_matter (body, act_by, id);
CREATE INDEX ix_disclosure_matter_state ON disclosure_matter (body, state, act_by, id);
CREATE INDEX ix_disclosure_matter_act ON disclosure_matter (act_by, id);
CREATE INDEX ix_disclosure_matter_shown ON disclosure_matter (shown_until);
CREATE INDEX ix_disclosure_matter_kept ON disclosure_matter (kept_until);
CREATE INDEX ix_disclosure_matter_public ON disclosure_matter (kind, public_on, id);
CREATE INDEX ix_disclosure_matter_sequence ON disclosure_matter (sequence_no);

-- The last sequence number that was given; one row.
CREATE TABLE disclosure_sequence (
  id       INTEGER NOT NULL,
  last_one BIGINT  NOT NULL,
  CONSTRAINT pk_disclosure_sequence PRIMARY KEY (id)
);
INSERT INTO disclosure_sequence (id, last_one) VALUES (1, 0);

-- Files for the portal, by their numbers: the next one goes on where the last one ended.
CREATE TABLE disclosure_export (
  number  BIGINT       NOT NULL,
  whole   BOOLEAN      NOT NULL,
  up_to   BIGINT       NOT NULL,
  hash    VARCHAR(80)  NOT NULL,
  items   INTEGER      NOT NULL,
  made_at TIMESTAMP    NOT NULL,
  CONSTRAINT pk_disclosure_export PRIMARY KEY (number)
);
