package org.zhiheng.api.access;

import java.time.Instant;
import java.util.Objects;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.rulings.Label;

/**
 * A body or unit of the organisation tree.
 *
 * @param id chosen by the administrator, never changed
 * @param parent id of the one above; null for a root
 * @param division where it works; inside the division of the one above
 * @param closedAt null while it works; nobody works at one that is closed, but what was done there stays its
 * @param mergedInto id of the one that took over what it had when it was closed; null for none
 */
public record Body(
        String id, Kind kind, String title, DivisionCode division, String parent, Instant closedAt, String mergedInto) {

    /** What it is in the tree. */
    public enum Kind {
        @Label("人民政府")
        GOVERNMENT,
        @Label("行政执法部门")
        DEPARTMENT,
        /** The department of its government that reviews and supervises; a government has one. */
        @Label("司法行政部门")
        JUSTICE_BUREAU,
        @Label("镇政府、街道办事处")
        TOWNSHIP,
        @Label("内设、派驻或者下属机构")
        UNIT
    }

    /** One that works. */
    public Body(String id, Kind kind, String title, DivisionCode division, String parent) {
        this(id, kind, title, division, parent, null, null);
    }

    public boolean open() {
        return closedAt == null;
    }

    /** Whether it is one of the departments of a government, the justice bureau among them. */
    public boolean department() {
        return kind == Kind.DEPARTMENT || kind == Kind.JUSTICE_BUREAU;
    }

    /** Whether it works as the justice bureau over a division: its own, or one in it. */
    public boolean justiceBureauOver(DivisionCode place) {
        return open() && kind == Kind.JUSTICE_BUREAU && place.within(division);
    }

    public Body {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(division, "division");
    }
}
