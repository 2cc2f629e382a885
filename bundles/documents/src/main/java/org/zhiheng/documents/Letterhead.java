package org.zhiheng.documents;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** What the papers of a body call it: as the register of bodies does on the day, where it stands there. Thread-safe. */
public final class Letterhead {

    private final RegisterStore registers;

    public Letterhead(RegisterStore registers) {
        this.registers = registers;
    }

    /** Its row on a day; empty where it stands in no register. */
    public Optional<Row> row(String body, LocalDate on) {
        return registers.where("bodies", "body", List.of(body), AsOf.on(on)).stream()
                .findFirst();
    }

    /** Its full name. */
    public String name(Body body, LocalDate on) {
        return row(body.id(), on).map(each -> each.text("name")).orElse(body.title());
    }

    /** What its documents' numbers begin with. */
    public String word(Body body, LocalDate on) {
        return row(body.id(), on).map(each -> each.text("shortName")).orElseGet(() -> name(body, on));
    }
}
