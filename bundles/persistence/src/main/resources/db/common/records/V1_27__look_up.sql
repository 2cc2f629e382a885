-- Many values are looked up at once, which Derby does by an index only where they are its first column.
DROP INDEX ix_vault_datum_lookup;
CREATE INDEX ix_vault_datum_found ON vault_datum (lookup, kind);
