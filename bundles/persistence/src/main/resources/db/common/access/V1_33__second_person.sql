-- A revoked token stays known, so that it is seen who still comes with it.
ALTER TABLE access_token ADD COLUMN revoked_at TIMESTAMP;

-- Resets of what lets a person in, asked for by one administrator and confirmed by another. Half of the new password is shown to each; the
-- first half waits here encrypted until the reset is decided.
CREATE TABLE access_reset (
  id           VARCHAR(36)  NOT NULL,
  account      VARCHAR(36)  NOT NULL,
  what         VARCHAR(20)  NOT NULL,
  reason       VARCHAR(500) NOT NULL,
  half         VARCHAR(200),
  state        VARCHAR(20)  NOT NULL,
  requested_by VARCHAR(36)  NOT NULL,
  requested_at TIMESTAMP    NOT NULL,
  until_at     TIMESTAMP    NOT NULL,
  decided_by   VARCHAR(36),
  decided_at   TIMESTAMP,
  CONSTRAINT pk_access_reset PRIMARY KEY (id),
  CONSTRAINT fk_access_reset_account FOREIGN KEY (account) REFERENCES access_account (id)
);
CREATE INDEX ix_access_reset_account ON access_reset (account, state);
