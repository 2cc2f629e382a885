package org.zhiheng.rules.look;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rules.RuleHistory.Edition;
import org.zhiheng.api.rules.RuleHistory.Holding;
import org.zhiheng.api.rules.RuleHistory.Link;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** Tells a rule through time, layers and package versions. For one thread and one moment. */
public final class Histories {

    private static final String NATION = "000000";

    private final RuleBooks books;
    private final List<Past> generations;

    /**
     * A generation that was in force.
     *
     * @param packageOf gives its package of an id; null when it had none
     */
    public record Past(long number, Instant madeAt, Function<String, RulePackage> packageOf) {}

    /** @param generations the oldest first */
    public Histories(RuleBooks books, List<Past> generations) {
        this.books = books;
        this.generations = generations;
    }

    /**
     * @param division null for all packages
     * @throws ZhihengException {@code NOT_FOUND} for a rule nobody has, {@code INVALID} for an unknown division
     */
    public RuleHistory of(String rule, String division) {
        Map<RulePackage, List<RuleItem>> said = new LinkedHashMap<>();
        for (RulePackage each : packages(division)) {
            List<RuleItem> items = RuleItem.of(each, rule);
            if (!items.isEmpty()) {
                said.put(each, items);
            }
        }
        if (said.isEmpty()) {
            throw ZhihengException.notFound("RULES-RULE-UNKNOWN", "没有规则包有名为“" + rule + "”的规则", "rule");
        }
        List<RuleHistory.Value> values = new ArrayList<>();
        said.forEach((from, items) -> items.forEach(item -> values.add(value(item, from, said))));
        RuleItem first = said.values().iterator().next().get(0);
        return new RuleHistory(rule, first.kind(), first.title(), values, holding(rule, division));
    }

    private List<RulePackage> packages(String division) {
        if (division == null) {
            return books.packages();
        }
        RuleBook book = book(division);
        return books.packages().stream()
                .filter(each -> each.layer() == Layer.FIELD || book.packages().contains(each))
                .toList();
    }

    private RuleBook book(String division) {
        RuleBook book = books.book(division);
        if (book == null) {
            throw ZhihengException.invalid("RULES-DIVISION", "没有区划" + division + "的规则", "division");
        }
        return book;
    }

    private RuleHistory.Value value(RuleItem item, RulePackage from, Map<RulePackage, List<RuleItem>> said) {
        RuleBook own = bookOf(from);
        List<Link> overrides = new ArrayList<>();
        List<Link> overriddenBy = new ArrayList<>();
        said.forEach((other, items) -> {
            if (other == from) {
                return;
            }
            boolean above = own.packages().contains(other);
            boolean below = bookOf(other).packages().contains(from);
            for (RuleItem met : items) {
                if (item.meets(met) && above && holds(item, from, item.meeting(met))) {
                    overrides.add(link(met, other, item.meeting(met)));
                } else if (item.meets(met) && below && holds(met, other, item.meeting(met))) {
                    overriddenBy.add(link(met, other, item.meeting(met)));
                }
            }
        });
        return new RuleHistory.Value(
                from.id(),
                from.version(),
                from.layer().code(),
                from.division(),
                item.key(),
                item.from(),
                item.until(),
                item.value(),
                item.verified(),
                item.doubt(),
                item.reading(),
                item.source().toCitation(),
                mayOverride(from.parameters().get(item.rule())),
                overrides,
                overriddenBy,
                overtakenBy(item, from),
                editions(item, from.id()));
    }

    /** The book in which a package is the lowest; a field's is the nation's with the field laid in. */
    private RuleBook bookOf(RulePackage lowest) {
        return lowest.layer() == Layer.FIELD
                ? books.book(NATION).forField(lowest.division().substring("field:".length()))
                : books.book(lowest.division());
    }

    /** Whether what a package says is what holds in its own book on a day. Only parameters can be overtaken. */
    private boolean holds(RuleItem item, RulePackage from, LocalDate day) {
        if (!from.parameters().containsKey(item.rule())) {
            return true;
        }
        Applied applied = bookOf(from).parameter(item.rule(), day);
        return applied != null && applied.from().equals(from);
    }

    private static Link link(RuleItem item, RulePackage from, LocalDate since) {
        return new Link(from.id(), from.version(), since, item.value());
    }

    private List<Link> overtakenBy(RuleItem item, RulePackage from) {
        if (!from.parameters().containsKey(item.rule())) {
            return List.of();
        }
        List<Link> links = new ArrayList<>();
        RulePackage last = from;
        for (LocalDate day : changes(item.rule(), bookOf(from))) {
            if (day.isBefore(item.begin()) || day.isAfter(item.end())) {
                continue;
            }
            Applied applied = bookOf(from).parameter(item.rule(), day);
            RulePackage holder = applied == null ? from : applied.from();
            if (!holder.equals(from) && !holder.equals(last)) {
                links.add(new Link(
                        holder.id(), holder.version(), day, RuleLines.value(applied.parameter(), applied.dated())));
            }
            last = holder;
        }
        return links;
    }

    /** The days on which a parameter may change in a book, in order. */
    private static Iterable<LocalDate> changes(String parameter, RuleBook book) {
        TreeSet<LocalDate> days = new TreeSet<>();
        for (RulePackage each : book.packages()) {
            for (RuleItem item : RuleItem.of(each, parameter)) {
                days.add(item.begin());
                if (item.until() != null) {
                    days.add(item.until().plusDays(1));
                }
            }
        }
        return days;
    }

    private List<Holding> holding(String rule, String division) {
        if (division == null) {
            return List.of();
        }
        RuleBook book = book(division);
        List<Holding> spans = new ArrayList<>();
        Applied last = null;
        for (LocalDate day : changes(rule, book)) {
            Applied applied = book.parameter(rule, day);
            if (Objects.equals(applied, last)) {
                continue;
            }
            if (last != null) {
                close(spans, day.minusDays(1));
            }
            if (applied != null) {
                spans.add(new Holding(
                        day,
                        null,
                        RuleLines.value(applied.parameter(), applied.dated()),
                        applied.from().id(),
                        applied.from().version(),
                        applied.doubtful()));
            }
            last = applied;
        }
        return spans;
    }

    private static void close(List<Holding> spans, LocalDate until) {
        Holding open = spans.remove(spans.size() - 1);
        spans.add(new Holding(
                open.from(), until, open.value(), open.packageId(), open.version(), open.personMustConfirm()));
    }

    private List<Edition> editions(RuleItem item, String packageId) {
        List<Edition> editions = new ArrayList<>();
        String last = null;
        for (Past past : generations) {
            RulePackage then = past.packageOf().apply(packageId);
            boolean said = then != null && RuleItem.of(then, item.rule()).contains(item);
            if (said && !then.version().equals(last)) {
                editions.add(new Edition(then.version(), past.number(), past.madeAt()));
            }
            last = said ? then.version() : null;
        }
        return editions;
    }

    private static String mayOverride(Parameter parameter) {
        if (parameter == null) {
            return null;
        }
        OverrideRule rule = parameter.override();
        if (rule.by().isEmpty()) {
            return "下级不得另行规定";
        }
        String who = rule.by().stream().sorted().map(Histories::layer).collect(Collectors.joining("、"));
        return who + "可以"
                + switch (rule.direction()) {
                    case HIGHER -> "规定更高的值";
                    case LOWER -> "规定更低的值";
                    case WITHIN -> "在" + rule.minimum().toPlainString() + "到"
                            + rule.maximum().toPlainString() + "之间规定";
                    case FREE -> "另行规定";
                    case NONE -> "重申,不得改变";
                };
    }

    private static String layer(Layer layer) {
        return switch (layer) {
            case NATION -> "国家";
            case FIELD -> "行业领域";
            case PROVINCE -> "省级";
            case CITY -> "市级";
            case DISTRICT -> "县级";
            case DEPARTMENT -> "部门";
        };
    }
}
