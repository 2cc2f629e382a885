ALTER TABLE thing DROP COLUMN old_name;
