package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.credentials.Monitors.Item;
import org.zhiheng.api.credentials.Monitors.Kind;
import org.zhiheng.api.credentials.Monitors.Measure;
import org.zhiheng.api.credentials.Monitors.Status;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.Applied;

/** Whether bodies report what certificates they have suspended, taken back and cancelled, where the rules say how often and to whom. */
final class StateReports {

    private static final String EVERY = "certificates.states-reported-every";
    private static final String TO = "certificates.states-reported-to";
    private static final String STATES = "certificate-states";

    private StateReports() {}

    static List<Ground.Counted> of(
            RegisterStore registers, DayRules.Now rules, Iterable<Body> bodies, List<String> ids, AsOf asOf) {
        Map<String, List<Row>> decided = new LinkedHashMap<>();
        registers.life(STATES, "decidedBy", ids, asOf.knownAt()).stream()
                .filter(each -> !each.from().isAfter(asOf.on()))
                .forEach(each -> decided.computeIfAbsent(each.text("decidedBy"), key -> new ArrayList<>())
                        .add(each));
        List<Ground.Counted> found = new ArrayList<>();
        for (Body body : bodies) {
            List<Row> states = last(decided.getOrDefault(body.id(), List.of()));
            Optional<String> every = rules.of(body.id(), EVERY, asOf.on()).map(Applied::text);
            if (!states.isEmpty() && every.isPresent()) {
                String to =
                        rules.of(body.id(), TO, asOf.on()).map(Applied::text).orElse("司法行政部门");
                found.add(counted(body, states, every.get(), to, asOf.on()));
            }
        }
        return found;
    }

    /** Of each state the last row that has begun. */
    private static List<Row> last(List<Row> rows) {
        Map<String, Row> last = new LinkedHashMap<>();
        rows.forEach(each -> last.put(each.key(), each));
        return List.copyOf(last.values());
    }

    private static Ground.Counted counted(Body body, List<Row> states, String every, String to, LocalDate on) {
        List<Item> items = new ArrayList<>();
        int reported = 0;
        boolean failing = false;
        boolean coming = false;
        boolean open = false;
        for (Row each : states) {
            LocalDate told = each.date("reportedOn");
            if (told != null && !told.isAfter(on)) {
                reported++;
                items.add(new Item(STATES, each.key(), each.text("certificate"), true, told + "报" + to));
                continue;
            }
            Optional<LocalDate> due = due(every, each.from());
            open |= due.isEmpty();
            failing |= due.filter(on::isAfter).isPresent();
            coming |= due.filter(last -> !on.isAfter(last)).isPresent();
            items.add(new Item(
                    STATES,
                    each.key(),
                    each.text("certificate"),
                    false,
                    due.map(last -> "应当在" + last + "以前报" + to).orElse("不能确定多久报一次:" + every)));
        }
        Status status =
                failing ? Status.NOT_MET : open ? Status.UNDETERMINED : coming ? Status.NOT_YET_DUE : Status.MET;
        return new Ground.Counted(
                new Measure(Kind.STATES, body.id(), status, reported, states.size(), null, null), items);
    }

    /** The last day of the period in which something began; empty for a period that is none of the known ones. */
    private static Optional<LocalDate> due(String every, LocalDate begun) {
        int months =
                switch (every) {
                    case "monthly" -> 1;
                    case "quarterly" -> 3;
                    case "half-yearly" -> 6;
                    case "yearly" -> 12;
                    default -> 0;
                };
        if (months == 0) {
            return Optional.empty();
        }
        int last = (begun.getMonthValue() + months - 1) / months * months;
        return Optional.of(YearMonth.of(begun.getYear(), last).atEndOfMonth());
    }
}
