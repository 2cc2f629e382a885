-- Files of other platforms that were taken in as packages, to be read. The package itself lies among the attachments; what is here is for lists.
CREATE TABLE archived_case (
  id            VARCHAR(36)  NOT NULL,
  case_id       VARCHAR(100) NOT NULL,
  log           VARCHAR(64)  NOT NULL,
  case_number   VARCHAR(200),
  title         VARCHAR(500) NOT NULL,
  body          VARCHAR(100) NOT NULL,
  closed_at     TIMESTAMP    NOT NULL,
  hash          VARCHAR(100) NOT NULL,
  size          BIGINT       NOT NULL,
  anchored      BOOLEAN      NOT NULL,
  document      VARCHAR(200) NOT NULL,
  taken_by      VARCHAR(200) NOT NULL,
  taken_at      TIMESTAMP    NOT NULL,
  CONSTRAINT pk_archived_case PRIMARY KEY (id),
  CONSTRAINT uq_archived_case UNIQUE (log, case_id)
);
CREATE INDEX ix_archived_case_body ON archived_case (body, taken_at DESC, id DESC);
