-- While there is a row nothing is sealed: the database was restored from a backup, or a witness outside keeps a head that it does not have.
CREATE TABLE rec_hold (
  name      VARCHAR(10) NOT NULL,
  reason    VARCHAR(20) NOT NULL,
  held_at   TIMESTAMP   NOT NULL,
  witnessed ${text},
  CONSTRAINT pk_rec_hold PRIMARY KEY (name)
);
