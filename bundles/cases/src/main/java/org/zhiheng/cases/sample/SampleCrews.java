package org.zhiheng.cases.sample;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.cases.sample.SampleCrew.Item;
import org.zhiheng.cases.sample.SampleCrew.Officer;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.Threshold;

/** Finds in the registers who can work on sample cases, and about what: people whose certificates hold the whole year. */
final class SampleCrews {

    private static final int OFFICERS = 12;
    private static final int ITEMS = 40;
    /** What is charged, where something is. */
    private static final BigDecimal OTHER_LEAST = new BigDecimal(20);

    private static final BigDecimal OTHER_MOST = new BigDecimal(2_000);
    private static final String PENALTY = "penalty";

    private static final String CITIZEN = "procedure.simple.fine.citizen";
    private static final String ORGANISATION = "procedure.simple.fine.organisation";

    private final RegisterStore registers;
    private final RuleBooks books;
    private final LocalDate from;
    private final LocalDate to;

    /** @param to the last day of the year, included */
    SampleCrews(RegisterStore registers, RulesInForce rules, LocalDate from, LocalDate to) {
        this.registers = registers;
        this.books = (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        this.from = from;
        this.to = to;
    }

    /** Of those bodies that have what it takes. */
    List<SampleCrew> of(List<Body> bodies) {
        List<SampleCrew> crews = new ArrayList<>();
        for (Body each : bodies) {
            SampleCrew crew = crew(each);
            if (crew.officers().size() > 1 && !crew.items().isEmpty()) {
                crews.add(crew);
            }
        }
        return crews;
    }

    private SampleCrew crew(Body body) {
        List<Row> people = registers.where("officers", "body", List.of(body.id()), AsOf.on(to)).stream()
                .filter(each -> each.text("account") != null && !each.from().isAfter(from))
                .toList();
        List<String> keys = people.stream().map(Row::key).toList();
        Map<String, Set<String>> certificates = certificates(keys);
        Set<String> away = new HashSet<>();
        registers.life("postings", "officer", keys, null).stream()
                .filter(each -> !each.from().isAfter(to)
                        && (each.to() == null || !each.to().isBefore(from))
                        && !body.id().equals(each.text("body")))
                .forEach(each -> away.add(each.text("officer")));
        List<Officer> handlers = new ArrayList<>();
        Officer reviewer = null;
        Officer presider = null;
        for (Row each : people) {
            Set<String> kinds = certificates.getOrDefault(each.key(), Set.of());
            Officer officer = new Officer(each.key(), each.text("account"));
            if (reviewer == null && each.text("legalQualification") != null) {
                reviewer = officer;
            } else if (presider == null && kinds.contains("hearing-presider")) {
                presider = officer;
            } else if (kinds.contains("enforcement") && !away.contains(each.key()) && handlers.size() < OFFICERS) {
                handlers.add(officer);
            }
        }
        List<Row> items = items(body.id());
        return new SampleCrew(
                body.id(),
                body.division().value(),
                items.isEmpty() ? null : field(items.get(0)),
                handlers,
                reviewer,
                presider,
                items.stream().map(SampleCrews::item).toList(),
                others(body.id()),
                registers.where("bodies", "body", List.of(body.id()), AsOf.on(to)).stream()
                        .anyMatch(each -> each.yes("ownEnforcement")),
                spot(body));
    }

    private SampleCrew.Spot spot(Body body) {
        RuleBook book = books.book(body.division().value());
        return new SampleCrew.Spot(most(book, CITIZEN), most(book, ORGANISATION));
    }

    private Threshold most(RuleBook book, String rule) {
        Applied said = book == null ? null : book.parameter(rule, from);
        return said == null ? null : said.threshold();
    }

    private static String field(Row item) {
        return item.text("field");
    }

    /** Kinds of certificates that hold from the first to the last day, of officers who never had one stopped. */
    private Map<String, Set<String>> certificates(List<String> officers) {
        Map<String, Row> whole = new HashMap<>();
        for (Row each : registers.life("certificates", "officer", officers, null)) {
            boolean holds = !each.from().isAfter(from)
                    && (each.to() == null || !each.to().isBefore(to));
            if (holds) {
                whole.put(each.key(), each);
            }
        }
        registers
                .life("certificate-states", "certificate", List.copyOf(whole.keySet()), null)
                .forEach(each -> whole.remove(each.text("certificate")));
        Map<String, Set<String>> kinds = new HashMap<>();
        whole.values().forEach(each -> kinds.computeIfAbsent(each.text("officer"), key -> new HashSet<>())
                .add(each.text("kind")));
        return kinds;
    }

    /** Fined by an amount, and handed over to no township: whose such an item is hangs on the township, and departments of the sample work all over the district. */
    private List<Row> items(String body) {
        List<Row> fined = registers.where("items", "body", List.of(body), AsOf.on(from)).stream()
                .filter(each -> PENALTY.equals(each.text("actKind"))
                        && "fixed".equals(each.text("fineMode"))
                        && each.values().get("fineMax") instanceof BigDecimal most
                        && most.signum() > 0)
                .toList();
        Set<String> handedOver =
                registers
                        .life(
                                "empowerments",
                                "item",
                                fined.stream().map(Row::key).toList(),
                                null)
                        .stream()
                        .map(each -> each.text("item"))
                        .collect(Collectors.toSet());
        return fined.stream()
                .filter(each -> !handedOver.contains(each.key()))
                .limit(ITEMS)
                .toList();
    }

    private Map<String, List<Item>> others(String body) {
        Map<String, List<Item>> others = new HashMap<>();
        registers.where("items", "body", List.of(body), AsOf.on(from)).stream()
                .filter(each -> !PENALTY.equals(each.text("actKind")))
                .forEach(each -> others.computeIfAbsent(each.text("actKind"), none -> new ArrayList<>())
                        .add(new Item(each.key(), OTHER_LEAST, OTHER_MOST)));
        return others;
    }

    private static Item item(Row row) {
        return new Item(
                row.key(),
                Objects.requireNonNullElse((BigDecimal) row.values().get("fineMin"), BigDecimal.ZERO),
                (BigDecimal) row.values().get("fineMax"));
    }
}
