-- Identities of a provider outside and the accounts they let in to; one identity lets in to one account.
CREATE TABLE access_identity (
  id      VARCHAR(36)  NOT NULL,
  issuer  VARCHAR(255) NOT NULL,
  subject VARCHAR(255) NOT NULL,
  account VARCHAR(36)  NOT NULL,
  since   TIMESTAMP    NOT NULL,
  CONSTRAINT pk_access_identity PRIMARY KEY (id),
  CONSTRAINT uq_access_identity_subject UNIQUE (issuer, subject),
  CONSTRAINT fk_access_identity_account FOREIGN KEY (account) REFERENCES access_account (id)
);
CREATE INDEX ix_access_identity_account ON access_identity (account);

-- Whether the provider has asked for a second factor when this session began.
ALTER TABLE access_session ADD COLUMN factor_outside BOOLEAN DEFAULT FALSE NOT NULL;
