package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zhiheng.api.powers.CleanUpGround;
import org.zhiheng.api.powers.CleanUpOutcome;
import org.zhiheng.api.powers.Powers.Earlier;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;

/** What was proposed for items before, and decided by a day, so that nobody is asked twice about what was answered. */
final class Earliers {

    private static final String OVERLAPPING = Field.word(CleanUpGround.OVERLAPPING);
    private static final String REJECTED = Field.word(CleanUpOutcome.REJECTED);

    private final List<Row> proposals;
    private final LocalDate on;

    private Earliers(List<Row> proposals, LocalDate on) {
        this.proposals = proposals;
        this.on = on;
    }

    /** Of items, and of those they are told to overlap with. */
    static Earliers of(RegisterStore store, Collection<String> items, LocalDate on) {
        String register = ItemRegisters.CLEAN_UPS.id();
        List<Row> proposals = new ArrayList<>(Stream.of("item", "overlaps")
                .flatMap(field -> Lives.by(store, register, field, items).rows().stream())
                .distinct()
                .filter(each -> !each.date("proposedOn").isAfter(on))
                .toList());
        proposals.sort(
                Comparator.comparing((Row each) -> each.date("proposedOn")).thenComparing(Row::key));
        return new Earliers(proposals, on);
    }

    /** What was last proposed for an item on a ground, but for overlaps; null for nothing. */
    Earlier of(String item, CleanUpGround ground) {
        return ground == CleanUpGround.OVERLAPPING
                ? null
                : last(each -> item.equals(each.text("item"))
                                && Field.word(ground).equals(each.text("ground")))
                        .map(this::told)
                        .orElse(null);
    }

    /** What was last proposed for two items that overlap, whichever of them it was put down for; null for nothing. */
    Earlier of(String one, String other) {
        return pair(one, other).map(this::told).orElse(null);
    }

    /** Whether it was decided that both stay as they are, and they are still as they were then. */
    boolean stays(Row one, Row other) {
        return pair(one.key(), other.key())
                .filter(each -> decided(each) && REJECTED.equals(each.text("outcome")))
                .map(each -> each.date("decidedOn"))
                .filter(day -> !one.from().isAfter(day) && !other.from().isAfter(day))
                .isPresent();
    }

    private Optional<Row> pair(String one, String other) {
        return last(each -> OVERLAPPING.equals(each.text("ground"))
                && (one.equals(each.text("item")) && other.equals(each.text("overlaps"))
                        || other.equals(each.text("item")) && one.equals(each.text("overlaps"))));
    }

    private Optional<Row> last(Predicate<Row> wanted) {
        return proposals.stream().filter(wanted).reduce((first, last) -> last);
    }

    private boolean decided(Row proposal) {
        LocalDate day = proposal.date("decidedOn");
        return day != null && !day.isAfter(on);
    }

    private Earlier told(Row proposal) {
        CleanUpOutcome outcome = Stream.of(CleanUpOutcome.values())
                .filter(each -> decided(proposal) && Field.word(each).equals(proposal.text("outcome")))
                .findFirst()
                .orElse(null);
        return new Earlier(
                proposal.key(),
                proposal.date("proposedOn"),
                outcome,
                outcome == null ? null : proposal.date("decidedOn"));
    }
}
