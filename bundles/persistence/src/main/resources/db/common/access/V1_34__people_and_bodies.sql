-- A person's number as it is compared: other spellings of it are the same number (org.zhiheng.access.domain.PersonNumber).
ALTER TABLE access_person ADD COLUMN number_key VARCHAR(400) DEFAULT '' NOT NULL;
UPDATE access_person SET number_key = UPPER(number);
ALTER TABLE access_person ADD CONSTRAINT uq_access_person_key UNIQUE (number_key);

-- A body that is closed stays, for what was done there; what it had may have gone to another one.
ALTER TABLE access_body ADD COLUMN closed_at TIMESTAMP;
ALTER TABLE access_body ADD COLUMN merged_into VARCHAR(40);
ALTER TABLE access_body ADD CONSTRAINT fk_access_body_merged FOREIGN KEY (merged_into) REFERENCES access_body (id);

-- One database makes an index for each foreign key by itself, the other does not.
CREATE INDEX ix_access_session_account ON access_session (account);
CREATE INDEX ix_access_session_seen ON access_session (last_seen);
CREATE INDEX ix_access_grant_account ON access_grant (account);
CREATE INDEX ix_access_grant_acting ON access_grant (acting_for);
CREATE INDEX ix_access_grant_body ON access_grant (body);
CREATE INDEX ix_access_token_account ON access_token (account);
CREATE INDEX ix_access_token_until ON access_token (until_at);
CREATE INDEX ix_access_certificate_account ON access_certificate (account);
CREATE INDEX ix_access_account_person ON access_account (person);
CREATE INDEX ix_access_account_body ON access_account (body);
CREATE INDEX ix_access_proposal_state ON access_proposal (state, proposed_at);
CREATE INDEX ix_audit_trail_told ON audit_trail (told_at);
