-- By which a node sees that the keys it has are those of this database: a keyed hash of the key's name, which tells nothing of the key.
CREATE TABLE rec_key_check (
  name        VARCHAR(100) NOT NULL,
  check_value VARCHAR(80)  NOT NULL,
  CONSTRAINT pk_rec_key_check PRIMARY KEY (name)
);
CREATE TABLE access_key_check (
  name        VARCHAR(100) NOT NULL,
  check_value VARCHAR(80)  NOT NULL,
  CONSTRAINT pk_access_key_check PRIMARY KEY (name)
);
