-- What programs sign their messages with; the certificate itself comes with each message. Those revoked stay, so that none comes back.
CREATE TABLE access_certificate (
  id          VARCHAR(36)   NOT NULL,
  fingerprint VARCHAR(64)   NOT NULL,
  account     VARCHAR(36)   NOT NULL,
  operations  VARCHAR(2000) NOT NULL,
  from_at     TIMESTAMP     NOT NULL,
  until_at    TIMESTAMP     NOT NULL,
  revoked_at  TIMESTAMP,
  CONSTRAINT pk_access_certificate PRIMARY KEY (id),
  CONSTRAINT uq_access_certificate_print UNIQUE (fingerprint),
  CONSTRAINT fk_access_certificate_account FOREIGN KEY (account) REFERENCES access_account (id)
);

-- Digests of messages that count once, until they would be refused for their age.
CREATE TABLE access_once (
  digest   VARCHAR(64) NOT NULL,
  until_at TIMESTAMP   NOT NULL,
  CONSTRAINT pk_access_once PRIMARY KEY (digest)
);
CREATE INDEX ix_access_once_until ON access_once (until_at);
