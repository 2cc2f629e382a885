-- As Derby's: a statement that waits for a lock longer than anybody waits for an answer fails. The limit is a property of the database,
-- so every node has the same.
DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET lock_timeout = ''10s''', current_database()); END $$;
