-- Indexes in the order in which lists are read, the newest first: Derby reads an index in its own order only, and would sort all that a list has for each page.
DROP INDEX ix_case_file_body;
DROP INDEX ix_case_file_status;
DROP INDEX ix_case_file_item;
DROP INDEX ix_case_file_item_all;
DROP INDEX ix_case_file_offered;
DROP INDEX ix_case_file_opened;
DROP INDEX ix_case_handler_officer;
CREATE INDEX ix_case_file_body ON case_file (body, opened_at DESC, id DESC);
CREATE INDEX ix_case_file_status ON case_file (body, status, opened_at DESC, id DESC);
CREATE INDEX ix_case_file_item ON case_file (body, item, opened_at DESC, id DESC);
CREATE INDEX ix_case_file_offered ON case_file (offered_to, opened_at DESC, id DESC);
CREATE INDEX ix_case_handler_officer ON case_handler (officer, opened_at DESC, case_id DESC);

-- The same over all bodies, for whoever reaches them all.
CREATE INDEX ix_case_file_opened ON case_file (opened_at DESC, id DESC);
CREATE INDEX ix_case_file_status_all ON case_file (status, opened_at DESC, id DESC);
CREATE INDEX ix_case_file_item_all ON case_file (item, opened_at DESC, id DESC);

-- What begins with some signs of a number is listed in the order of numbers.
DROP INDEX ix_case_file_number;
CREATE INDEX ix_case_file_number ON case_file (case_number, id);
CREATE INDEX ix_case_file_body_number ON case_file (body, case_number, id);
