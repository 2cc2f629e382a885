package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;

/** Who has items in a year: whose they are, to whom they were handed over by list or entrusted, and which townships have them by law. */
final class Holders {

    private final Findings findings;
    private final Lives items;
    private final Lives empowered;
    private final Lives lists;
    private final Lives classes;
    private final Lives entrusted;
    private final Lives entrustments;

    /** @param findings about rows with an item and a body */
    Holders(Findings findings) {
        this.findings = findings;
        Set<String> named = findings.texts("item");
        items = findings.led("item", ItemRegisters.ITEMS.id());
        empowered = findings.by(EmpowermentRegisters.EMPOWERMENTS.id(), "item", named);
        lists = findings.keys(EmpowermentRegisters.LISTS.id(), empowered.texts("list"));
        entrusted = findings.by(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), "item", named);
        entrustments = findings.keys(EmpowermentRegisters.ENTRUSTMENTS.id(), entrusted.texts("entrustment"));
        classes = findings.by(
                EmpowermentRegisters.CLASSES.id(),
                "township",
                findings.texts("body").stream()
                        .flatMap(this::upwards)
                        .map(Body::id)
                        .toList());
    }

    /** What an item was before it was put down nobody told: then it was whose it was first. */
    boolean held(String item, String body, int year) {
        LocalDate first = LocalDate.of(year, 1, 1);
        LocalDate last = LocalDate.of(year, 12, 31);
        List<Row> life = items.all(item);
        if (life.isEmpty() || findings.body(body).isEmpty()) {
            // Told as what it is.
            return true;
        }
        List<Row> then = life.get(0).from().isAfter(last)
                ? List.of(life.get(0))
                : life.stream().filter(each -> within(each, first, last)).toList();
        return then.stream()
                        .anyMatch(each -> together(each.text("body"), body)
                                || each.yes("statutoryTownshipPower")
                                        && township(body).isPresent())
                || empowered(item, body, first, last)
                || entrusted.all(item).stream()
                        .flatMap(each -> entrustments.all(each.text("entrustment")).stream())
                        .anyMatch(each -> within(each, first, last) && together(each.text("entrusted"), body));
    }

    private boolean empowered(String item, String body, LocalDate first, LocalDate last) {
        Optional<Body> township = township(body);
        return township.isPresent()
                && empowered.all(item).stream()
                        .filter(each -> within(each, first, last))
                        .anyMatch(each -> {
                            Row list = lists.one(each.text("list"));
                            return list != null
                                    && classes.all(township.get().id()).stream()
                                            .anyMatch(own ->
                                                    own.text("townshipClass").equals(list.text("townshipClass")));
                        });
    }

    private static boolean within(Row row, LocalDate first, LocalDate last) {
        return (row.from() == null || !row.from().isAfter(last))
                && (row.to() == null || !row.to().isBefore(first));
    }

    /** A unit has what the body it is of has, and a body tells for its units. */
    private boolean together(String one, String other) {
        return upwards(one).anyMatch(each -> each.id().equals(other))
                || upwards(other).anyMatch(each -> each.id().equals(one));
    }

    private Optional<Body> township(String body) {
        return upwards(body).filter(each -> each.kind() == Body.Kind.TOWNSHIP).findFirst();
    }

    /** A body and, where it is a unit, what it is a unit of. */
    private Stream<Body> upwards(String body) {
        Optional<Body> at = findings.body(body);
        return at.stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each),
                        each.kind() == Body.Kind.UNIT && each.parent() != null ? upwards(each.parent()) : Stream.of()));
    }
}
