-- With which entry of the record a book came into the archive, as the other tables of the archive say it.
ALTER TABLE rule_book ADD COLUMN entry BIGINT DEFAULT 0 NOT NULL;
