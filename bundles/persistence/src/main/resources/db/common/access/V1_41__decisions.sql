-- Decisions about proposals in the order in which they were made. Given under the guard RELEASES, so there are no gaps.
CREATE TABLE access_decision (
  number   BIGINT      NOT NULL,
  proposal VARCHAR(36) NOT NULL,
  CONSTRAINT pk_access_decision PRIMARY KEY (number),
  CONSTRAINT uq_access_decision UNIQUE (proposal),
  CONSTRAINT fk_access_decision FOREIGN KEY (proposal) REFERENCES access_proposal (id)
);
