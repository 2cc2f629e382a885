-- Files that people upload. What has arrived of one that is not whole lies in the folder of attachments; hash is null until it is whole.
CREATE TABLE upload (
  id         VARCHAR(36)  NOT NULL,
  account    VARCHAR(200) NOT NULL,
  size       BIGINT       NOT NULL,
  media_type VARCHAR(100) NOT NULL,
  begun_at   TIMESTAMP    NOT NULL,
  hash       VARCHAR(80),
  CONSTRAINT pk_upload PRIMARY KEY (id)
);

CREATE INDEX ix_upload_account ON upload (account, begun_at);
CREATE INDEX ix_upload_hash ON upload (hash, account);
