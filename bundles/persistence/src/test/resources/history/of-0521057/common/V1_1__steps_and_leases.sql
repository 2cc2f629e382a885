-- Which steps of this schema older nodes can live with: step n is readable by nodes from step readable_by on.
CREATE TABLE schema_step (
  step        INTEGER NOT NULL,
  readable_by INTEGER NOT NULL,
  CONSTRAINT pk_schema_step PRIMARY KEY (step)
);

-- Which process does some background work now. The token grows whenever the lease changes hands.
CREATE TABLE lease (
  name       VARCHAR(100) NOT NULL,
  holder     VARCHAR(200) NOT NULL,
  token      BIGINT       NOT NULL,
  held_until TIMESTAMP    NOT NULL,
  CONSTRAINT pk_lease PRIMARY KEY (name)
);
