-- From which day an officer has been reviewing decisions.
ALTER TABLE reg_officers ADD COLUMN f_reviewing_since DATE;
