-- Clues of the public. What they say, and who sent them, is in the vault; the code by which the sender asks is known by its digest alone.
CREATE TABLE disclosure_clue (
  id          VARCHAR(36)  NOT NULL,
  code_hash   VARCHAR(64)  NOT NULL,
  body        VARCHAR(40)  NOT NULL,
  state       VARCHAR(20)  NOT NULL,
  received_at TIMESTAMP    NOT NULL,
  answer_by   DATE,
  -- The last day on which anything of it is kept; null while it is open.
  kept_until  DATE,
  sequence_no BIGINT       NOT NULL,
  version     BIGINT       NOT NULL,
  content     ${text}      NOT NULL,
  CONSTRAINT pk_disclosure_clue PRIMARY KEY (id),
  CONSTRAINT uq_disclosure_clue_code UNIQUE (code_hash)
);
CREATE INDEX ix_disclosure_clue_body ON disclosure_clue (body, received_at, id);
CREATE INDEX ix_disclosure_clue_received ON disclosure_clue (received_at, id);
CREATE INDEX ix_disclosure_clue_kept ON disclosure_clue (kept_until);
CREATE INDEX ix_disclosure_clue_sequence ON disclosure_clue (sequence_no);
