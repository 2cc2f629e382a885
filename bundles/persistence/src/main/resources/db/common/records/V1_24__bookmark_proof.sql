-- What a bookmark says can be verified: proof is a hash over it, the entry it was last moved behind, and what its reader set aside. Readers begin again, for
-- nothing can be said of bookmarks there are.
DROP TABLE rec_bookmark;
DELETE FROM rec_set_aside;
DELETE FROM audit_trail;

-- How far each reader of the record has come. A shared reader has one row, with an empty node; a local one has a row a node. Witnesses have one each, too.
CREATE TABLE rec_bookmark (
  reader   VARCHAR(100) NOT NULL,
  node     VARCHAR(64)  NOT NULL,
  position BIGINT       NOT NULL,
  proof    VARCHAR(80)  NOT NULL,
  CONSTRAINT pk_rec_bookmark PRIMARY KEY (reader, node)
);
