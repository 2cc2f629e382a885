package org.zhiheng.persistence;

import java.time.Instant;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import javax.persistence.Version;

/** An entity of the tests. */
@Entity
@Table(name = "note")
public class Note {

    public static final String TABLE =
            """
            CREATE TABLE note (
              id BIGINT NOT NULL, body VARCHAR(40) NOT NULL, made_on TIMESTAMP, opt_lock INTEGER NOT NULL,
              CONSTRAINT pk_note PRIMARY KEY (id), CONSTRAINT uq_note_body UNIQUE (body))""";

    @Id
    @Column(name = "id")
    private long id;

    @Column(name = "body")
    private String body;

    @Column(name = "made_on")
    private Instant madeOn;

    @Version
    @Column(name = "opt_lock")
    private int version;

    protected Note() {}

    public Note(long id, String body, Instant madeOn) {
        this.id = id;
        this.body = body;
        this.madeOn = madeOn;
    }

    public void rewrite(String text) {
        body = text;
    }

    public Instant madeOn() {
        return madeOn;
    }
}
