-- The last number of each series of documents: body, kind and year. Taken in the transaction of the document, so that no number is lost.
CREATE TABLE document_series (
  body VARCHAR(40) NOT NULL,
  word VARCHAR(40) NOT NULL,
  year_of INTEGER NOT NULL,
  last_one INTEGER NOT NULL,
  CONSTRAINT pk_document_series PRIMARY KEY (body, word, year_of)
);

-- Who has printed a document.
CREATE TABLE document_print (
  id VARCHAR(36) NOT NULL,
  document VARCHAR(100) NOT NULL,
  version INTEGER NOT NULL,
  account VARCHAR(100) NOT NULL,
  printed_at TIMESTAMP NOT NULL,
  purpose VARCHAR(500) NOT NULL,
  copies INTEGER NOT NULL,
  CONSTRAINT pk_document_print PRIMARY KEY (id)
);
CREATE INDEX ix_document_print ON document_print (document, printed_at DESC, id DESC);
