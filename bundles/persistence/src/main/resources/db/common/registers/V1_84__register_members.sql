-- The values of fields that hold several and narrow lists, one a row, so that rows with a rare one are found without looking at all.
CREATE TABLE reg_member (
  register VARCHAR(40) NOT NULL,
  field    VARCHAR(40) NOT NULL,
  value    VARCHAR(60) NOT NULL,
  row_key  VARCHAR(40) NOT NULL,
  number   INTEGER     NOT NULL,
  CONSTRAINT pk_reg_member PRIMARY KEY (register, field, value, row_key, number)
);
