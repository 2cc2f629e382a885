-- A row for each register, whose changes come one after another. The tables of the registers themselves come with the contexts.
CREATE TABLE reg_guard (
  register VARCHAR(40) NOT NULL,
  turns    BIGINT      NOT NULL,
  CONSTRAINT pk_reg_guard PRIMARY KEY (register)
);
