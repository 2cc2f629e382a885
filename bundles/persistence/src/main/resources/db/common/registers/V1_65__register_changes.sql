-- Which things of a register were written in which turn of its guard: what readers elsewhere go on from. Turns are seen in their order, moments need not be.
CREATE TABLE reg_change (
  register   VARCHAR(40) NOT NULL,
  turn       BIGINT      NOT NULL,
  row_key    VARCHAR(40) NOT NULL,
  changed_at TIMESTAMP   NOT NULL,
  CONSTRAINT pk_reg_change PRIMARY KEY (register, turn, row_key)
);
CREATE INDEX ix_reg_change_moment ON reg_change (register, changed_at, turn);
