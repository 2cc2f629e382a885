-- Which lease a seal was made under was read by nobody, and nothing could tell whether it had been altered.
ALTER TABLE rec_seal DROP COLUMN token;
