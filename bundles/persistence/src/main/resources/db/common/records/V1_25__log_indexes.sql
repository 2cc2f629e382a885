-- What is looked for by the end of a batch or as the newest of an era is found without reading all seals: a sign-in makes one.
CREATE INDEX ix_rec_leaves_end ON rec_leaves (era, end_index);
CREATE INDEX ix_rec_seal_era ON rec_seal (era, seal DESC);
CREATE INDEX ix_rec_seal_end ON rec_seal (end_position, era);
