-- When a row of a register, of which something is published, says something else though nobody writes anything; who has to do what has to be done; and since which
-- change the public knows of something, so that earlier files for the portal are known to tell of it.
ALTER TABLE disclosure_matter ADD COLUMN look_on DATE;
ALTER TABLE disclosure_matter ADD COLUMN doer VARCHAR(10);
ALTER TABLE disclosure_matter ADD COLUMN first_no BIGINT;
UPDATE disclosure_matter SET first_no = 0 WHERE sequence_no IS NOT NULL;
UPDATE disclosure_matter SET doer = 'PREPARER' WHERE state = 'UNDETERMINED' AND act_by < DATE('9999-12-31');
UPDATE disclosure_matter SET doer = 'CONFIRMER' WHERE state <> 'UNDETERMINED' AND act_by < DATE('9999-12-31');
CREATE INDEX ix_disclosure_matter_look ON disclosure_matter (look_on);
CREATE INDEX ix_disclosure_matter_doer ON disclosure_matter (body, doer, act_by, id);

-- Of a service guide, under which conditions something is taken in.
ALTER TABLE reg_service_guides ADD COLUMN f_conditions VARCHAR(2000);
