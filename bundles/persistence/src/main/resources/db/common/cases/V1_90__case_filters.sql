-- What people look for again and again: each account's own filters, by name.
CREATE TABLE case_filter (
  account  VARCHAR(36) NOT NULL,
  name     VARCHAR(40) NOT NULL,
  content  ${text}     NOT NULL,
  saved_at TIMESTAMP   NOT NULL,
  CONSTRAINT pk_case_filter PRIMARY KEY (account, name)
);

-- Cases of one item whatever body they are of, for whoever reaches them all.
CREATE INDEX ix_case_file_item_all ON case_file (item, opened_at, id);
