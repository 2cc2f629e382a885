-- Lists of an officer and of an item that ask for a status read an index that has it: else the newest cases, most of them over, were all looked at to find the open ones.
ALTER TABLE case_handler ADD COLUMN status VARCHAR(10) DEFAULT 'OPEN' NOT NULL;
UPDATE case_handler SET status = (SELECT f.status FROM case_file f WHERE f.id = case_handler.case_id);
ALTER TABLE case_handler ALTER COLUMN status DROP DEFAULT;
DROP INDEX ix_case_handler_officer;
CREATE INDEX ix_case_handler_officer ON case_handler (officer, status, opened_at DESC, case_id DESC);

-- With the body, so that those of some bodies are told apart in the index.
DROP INDEX ix_case_file_item_all;
CREATE INDEX ix_case_file_item_all ON case_file (item, status, opened_at DESC, id DESC, body);
