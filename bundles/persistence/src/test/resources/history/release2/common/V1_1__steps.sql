CREATE TABLE schema_step (step INTEGER NOT NULL PRIMARY KEY, readable_by INTEGER NOT NULL);
CREATE TABLE thing (id INTEGER NOT NULL PRIMARY KEY, old_name VARCHAR(10), note ${text}, raw ${bytes}, digest ${hash});
