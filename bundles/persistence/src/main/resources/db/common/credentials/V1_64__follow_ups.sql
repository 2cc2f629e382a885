-- What has to follow when bodies change and officers leave, from a day on: roles and the tree of bodies, and open runs. A row is done once all of it is.
CREATE TABLE cred_follow_up (
  id          VARCHAR(40)  NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  body        VARCHAR(40)  NOT NULL,
  -- The body that takes over; the same one for a person and for a name.
  to_body     VARCHAR(40)  NOT NULL,
  title       VARCHAR(200),
  account     VARCHAR(60),
  to_account  VARCHAR(60),
  due_on      DATE         NOT NULL,
  why         VARCHAR(500) NOT NULL,
  document    VARCHAR(500) NOT NULL,
  ordered_by  VARCHAR(60)  NOT NULL,
  ordered_at  TIMESTAMP    NOT NULL,
  rights_done BOOLEAN      NOT NULL,
  attempts    INTEGER      NOT NULL,
  next_try    TIMESTAMP    NOT NULL,
  failure     VARCHAR(60),
  runs        INTEGER,
  done_at     TIMESTAMP,
  CONSTRAINT pk_cred_follow_up PRIMARY KEY (id)
);
CREATE INDEX ix_cred_follow_up_open ON cred_follow_up (done_at, due_on);
