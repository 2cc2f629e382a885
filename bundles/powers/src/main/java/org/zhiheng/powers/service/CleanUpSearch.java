package org.zhiheng.powers.service;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.powers.BasisRole;
import org.zhiheng.api.powers.CleanUpGround;
import org.zhiheng.api.powers.Powers.CleanUp;
import org.zhiheng.api.powers.Powers.CleanUps;
import org.zhiheng.api.powers.Powers.Earlier;
import org.zhiheng.api.powers.Powers.Overlap;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;

/** Looks for items of a body that nobody has used for long, for such as were used very rarely, and for such as overlap, also with those of a body at its side. */
final class CleanUpSearch {

    private final RegisterStore store;
    private final Organisation organisation;
    private final Optional<RuleBook> book;
    private final Body body;
    private final LocalDate on;
    private final List<String> measures;

    CleanUpSearch(RegisterStore store, Organisation organisation, Optional<RuleBook> book, Body body, LocalDate on) {
        this.store = store;
        this.organisation = organisation;
        this.book = book;
        this.body = body;
        this.on = on;
        this.measures = RuleLook.codes(book, "item-cleanup.proposals", on).orElse(List.of());
    }

    CleanUps all() {
        List<Row> items = store.where(ItemRegisters.ITEMS.id(), "body", List.of(body.id()), AsOf.on(on));
        Earliers earliers = Earliers.of(store, items.stream().map(Row::key).toList(), on);
        Applied years = RuleLook.parameter(book, ItemChecks.LOOK_BACK, on).orElse(null);
        List<CleanUp> found = new ArrayList<>(overlapping(items, earliers));
        if (years == null) {
            return new CleanUps(null, List.of("rule." + ItemChecks.LOOK_BACK), found);
        }
        int lookBack = years.number("year").intValueExact();
        Applied rare = RuleLook.parameter(book, ItemChecks.RARE, on).orElse(null);
        found.addAll(littleUsed(
                items,
                earliers,
                lookBack,
                rare == null ? 0 : rare.number("time").intValueExact()));
        return new CleanUps(lookBack, rare == null ? List.of("rule." + ItemChecks.RARE) : List.of(), found);
    }

    /** @param rare up to how often in these years counts as very rarely */
    private List<CleanUp> littleUsed(List<Row> items, Earliers earliers, int years, int rare) {
        LocalDate since = on.minusYears(years);
        List<String> keys = items.stream().map(Row::key).toList();
        Lives lives = Lives.byKey(store, ItemRegisters.ITEMS.id(), keys);
        Lives uses = Lives.by(store, ItemRegisters.USES.id(), "item", keys);
        List<CleanUp> found = new ArrayList<>();
        for (Row item : items) {
            LocalDate last = uses.all(item.key()).stream()
                    .map(each -> each.date("lastUsedOn"))
                    .filter(each -> each != null && !each.isAfter(on))
                    .max(LocalDate::compareTo)
                    .orElse(null);
            boolean longThere = !lives.all(item.key()).get(0).from().isAfter(since);
            if (!longThere) {
                continue;
            }
            List<Integer> untold = untold(uses.all(item.key()), years);
            if (last == null || !last.isAfter(since)) {
                found.add(cleanUp(item, CleanUpGround.UNUSED, last, untold, List.of(), 0L, earliers));
                continue;
            }
            long times = times(uses.all(item.key()), since);
            if (times <= rare) {
                found.add(cleanUp(item, CleanUpGround.RARE, last, untold, List.of(), times, earliers));
            }
        }
        return found;
    }

    /** How often in the years that the look-back touches: uses are told by the year, and none too few may be counted. */
    private long times(List<Row> uses, LocalDate since) {
        return uses.stream()
                .filter(each -> year(each) >= since.getYear() && year(each) <= on.getYear())
                .mapToLong(each -> (Long) each.values().get("count"))
                .sum();
    }

    private static int year(Row use) {
        return ((Long) use.values().get("year")).intValue();
    }

    /** The whole years of the look-back that nobody has told of; the year that runs is told of when it is over. */
    private List<Integer> untold(List<Row> uses, int years) {
        Set<Integer> told = new LinkedHashSet<>();
        uses.forEach(each -> told.add(year(each)));
        return IntStream.range(on.getYear() - years, on.getYear())
                .filter(each -> !told.contains(each))
                .boxed()
                .toList();
    }

    /** Items by which the same is done by the same provision, whatever field they are put under: one matter in two fields is what is looked for. */
    private List<CleanUp> overlapping(List<Row> items, Earliers earliers) {
        Map<String, Row> own = new LinkedHashMap<>();
        items.forEach(each -> own.put(each.key(), each));
        List<Row> bases =
                Lives.by(store, ItemRegisters.BASES.id(), "item", own.keySet()).rows();
        Map<String, Row> known = new LinkedHashMap<>(own);
        List<Row> beside = beside(bases, known);
        Map<List<String>, Set<String>> provisions = provisions(known, bases);
        items.forEach(each -> provisions
                .computeIfAbsent(List.of(plain(each, "basis"), "", "", ""), any -> new LinkedHashSet<>())
                .add(each.key()));
        provisions(known, beside).forEach((provision, others) -> {
            if (provisions.containsKey(provision)) {
                provisions.get(provision).addAll(others);
            }
        });
        Map<String, Set<String>> overlaps = new LinkedHashMap<>();
        provisions.forEach(
                (provision, same) -> same.stream().filter(own::containsKey).forEach(one -> {
                    for (String other : same) {
                        if (!one.equals(other) && overlap(known.get(one), known.get(other), exact(provision))) {
                            overlaps.computeIfAbsent(one, key -> new TreeSet<>())
                                    .add(other);
                        }
                    }
                }));
        List<CleanUp> found = new ArrayList<>();
        overlaps.forEach((one, others) -> {
            List<Overlap> told = others.stream()
                    .filter(other -> !earliers.stays(known.get(one), known.get(other)))
                    .map(other -> overlap(known.get(other), earliers.of(one, other)))
                    .toList();
            if (!told.isEmpty()) {
                found.add(cleanUp(known.get(one), CleanUpGround.OVERLAPPING, null, List.of(), told, null, earliers));
            }
        });
        return found;
    }

    private Overlap overlap(Row item, Earlier earlier) {
        String of = item.text("body");
        return new Overlap(
                item.key(),
                item.text("code"),
                item.text("name"),
                of,
                organisation.body(of).map(Body::title).orElse(of),
                earlier);
    }

    /**
     * What items of other bodies of the division rest on, of the laws these do. A township has its division of its own, and what it has was handed over.
     *
     * @param known takes these items
     */
    private List<Row> beside(List<Row> bases, Map<String, Row> known) {
        Set<String> titles = bases.stream()
                .filter(each -> Lives.holds(each, on) && tells(known.get(each.text("item")), each))
                .map(each -> each.text("title"))
                .collect(Collectors.toSet());
        List<Row> others = Lives.by(store, ItemRegisters.BASES.id(), "title", titles).rows().stream()
                .filter(each -> !known.containsKey(each.text("item")))
                .toList();
        Set<String> keys = others.stream().map(each -> each.text("item")).collect(Collectors.toSet());
        Lives.byKey(store, ItemRegisters.ITEMS.id(), keys).rows().stream()
                .filter(each -> Lives.holds(each, on) && atItsSide(each.text("body")))
                .forEach(each -> known.put(each.key(), each));
        return others;
    }

    private boolean atItsSide(String other) {
        return organisation
                .body(other)
                .filter(each -> each.division().equals(body.division()))
                .isPresent();
    }

    /** Which of the items rest on which provisions, of those by which they are told apart. */
    private Map<List<String>, Set<String>> provisions(Map<String, Row> items, List<Row> bases) {
        Map<List<String>, Set<String>> all = new LinkedHashMap<>();
        bases.stream()
                .filter(each -> Lives.holds(each, on)
                        && items.containsKey(each.text("item"))
                        && tells(items.get(each.text("item")), each))
                .forEach(each -> all.computeIfAbsent(provision(each), provision -> new LinkedHashSet<>())
                        .add(each.text("item")));
        return all;
    }

    /**
     * What is punished the provision of the penalty says; one that sets up many powers says it of none. Inspections, licences and the like rest on what sets
     * them up. How something is done is common to many.
     */
    private static boolean tells(Row item, Row basis) {
        boolean penalty = Field.word(ActKind.PENALTY).equals(item.text("actKind"));
        return Field.word(penalty ? BasisRole.PENALTY : BasisRole.SETTING).equals(basis.text("role"));
    }

    private static List<String> provision(Row basis) {
        List<String> provision = new ArrayList<>();
        for (String each : List.of("title", "article", "paragraph", "subitem")) {
            provision.add(Objects.requireNonNullElse(basis.text(each), "").strip());
        }
        return provision;
    }

    /** Whether a provision is told to its paragraph or item: an article alone may be about much. */
    private static boolean exact(List<String> provision) {
        return provision.subList(2, provision.size()).stream().anyMatch(each -> !each.isEmpty());
    }

    /**
     * Two bodies often punish by one provision what is different in each one's field, so there the name has to be the same as well.
     *
     * @param exact whether they rest on the same paragraph or item; if not, they have to be called the same as well
     */
    private static boolean overlap(Row one, Row other, boolean exact) {
        String any = Field.word(TargetKind.ANY);
        return one.text("actKind").equals(other.text("actKind"))
                && (one.text("target").equals(other.text("target"))
                        || any.equals(one.text("target"))
                        || any.equals(other.text("target")))
                && (exact && one.text("body").equals(other.text("body"))
                        || plain(one, "name").equals(plain(other, "name")));
    }

    /** What a field says, without what sets two spellings of it apart: marks, spaces and the width of letters and figures. */
    private static String plain(Row item, String field) {
        return Normalizer.normalize(item.text(field), Normalizer.Form.NFKC).replaceAll("[\\p{IsPunctuation}\\s]", "");
    }

    private CleanUp cleanUp(
            Row item,
            CleanUpGround ground,
            LocalDate last,
            List<Integer> untold,
            List<Overlap> overlaps,
            Long times,
            Earliers earliers) {
        return new CleanUp(
                item.key(),
                item.text("code"),
                item.text("name"),
                body.id(),
                ground,
                last,
                untold,
                overlaps,
                times,
                measures,
                earliers.of(item.key(), ground));
    }
}
