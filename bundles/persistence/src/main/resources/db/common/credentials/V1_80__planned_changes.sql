-- Mergers, names and exits of a day to come, and what they wrote in advance, so that they can be called off until then.
CREATE TABLE cred_planned (
  id         VARCHAR(40) NOT NULL,
  kind       VARCHAR(20) NOT NULL,
  body       VARCHAR(40) NOT NULL,
  -- The body that takes over; the same one for a person and for a name.
  to_body    VARCHAR(40) NOT NULL,
  account    VARCHAR(60),
  due_on     DATE        NOT NULL,
  ordered_at TIMESTAMP   NOT NULL,
  CONSTRAINT pk_cred_planned PRIMARY KEY (id)
);
CREATE TABLE cred_planned_row (
  planned  VARCHAR(40)  NOT NULL,
  seq      INTEGER      NOT NULL,
  -- What was done: a thing added, a field amended, a thing ended or withdrawn, the end of a role.
  what     VARCHAR(20)  NOT NULL,
  register VARCHAR(40)  NOT NULL,
  row_key  VARCHAR(60)  NOT NULL,
  field    VARCHAR(60),
  was      VARCHAR(600),
  becomes  VARCHAR(600),
  CONSTRAINT pk_cred_planned_row PRIMARY KEY (planned, seq),
  CONSTRAINT fk_cred_planned_row FOREIGN KEY (planned) REFERENCES cred_planned (id)
);
