package org.zhiheng.itests;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/** The entity of the test bundle that stores something. */
@Entity
@Table(name = "schema_step")
public class Trial {

    @Id
    @Column(name = "step")
    private int step;

    @Column(name = "readable_by")
    private int readableBy;

    protected Trial() {}

    public int readableBy() {
        return readableBy;
    }

    public int step() {
        return step;
    }
}
