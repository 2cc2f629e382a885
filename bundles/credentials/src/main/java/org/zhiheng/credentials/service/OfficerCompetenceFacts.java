package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.RegisteredRulings.Answered;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rules.Books;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Look;

/**
 * Facts of {@code officer-competence}: who the officers were on the day, where posted and with which certificate. Each goes by his key instead of a name:
 * the facts of a ruling an act relies on are hashed for good.
 */
@Component(service = FactSource.class)
public final class OfficerCompetenceFacts implements FactSource {

    private static final String OFFICERS = "officers";
    private static final String RECUSALS = "recusals";

    private static final String BODY = "body";
    private static final String PLACE = "place";
    private static final String IN_NAME_OF = "inNameOf";
    private static final String QUALIFICATION = "qualification";

    /** Rules whose reasons tell of a person what no card of his does. */
    private static final Set<String> PERSONAL_RULES = Set.of(
            "officers.staff-excluded",
            "officers.posting-kinds",
            "officers.employed-by-body",
            Barred.ENFORCING,
            LastReviews.BARS);

    private final RegisterStore registers;
    private final Organisation organisation;
    private final BodyQualifications qualifications;
    private final DayRules rules;

    @Activate
    public OfficerCompetenceFacts(
            @Reference RegisterStore registers,
            @Reference Organisation organisation,
            @Reference BodyQualifications qualifications,
            @Reference DayRules rules) {
        this.registers = registers;
        this.organisation = organisation;
        this.qualifications = qualifications;
        this.rules = rules;
    }

    @Override
    public String question() {
        return "officer-competence";
    }

    @Override
    public Map<String, String> references() {
        return Map.of(
                OFFICERS,
                "执法人员或者执法辅助人员的编号",
                RECUSALS,
                "各人的回避情况,按编号",
                BODY,
                "执法主体的机构编号",
                IN_NAME_OF,
                "受委托执法的,以其名义执法的主体的机构编号",
                PLACE,
                "行为地的区划代码");
    }

    @Override
    public Set<String> holds() {
        return Set.of(OFFICERS, BODY, PLACE, QUALIFICATION);
    }

    @Override
    public Set<String> needs() {
        return Set.of("field", "actKind");
    }

    @Override
    public Map<String, String> guarded() {
        return Map.of(OFFICERS, OFFICERS);
    }

    /** Of others' officers only what their card tells; and no reason that would say the rest. */
    @Override
    public Answered published(Answered whole, Set<String> hidden) {
        return PublishedOfficers.of(whole, hidden, PERSONAL_RULES);
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        return facts(references, given, asOf, rules.now());
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf, Books books) {
        return facts(references, given, asOf, rules.of(books));
    }

    private Map<String, Object> facts(
            Map<String, Object> references, Map<String, ?> given, AsOf asOf, DayRules.Now now) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!given.containsKey("at")) {
            facts.put("at", asOf.on().toString());
        }
        String body =
                References.body(references, BODY, organisation).map(Body::id).orElse(null);
        if (body != null) {
            facts.put(BODY, body);
        }
        References.one(references, PLACE).ifPresent(place -> {
            if (!DivisionCode.isValid(place)) {
                throw References.wrong(PLACE, "“place”应当是区划代码");
            }
            facts.put(PLACE, place);
        });
        String inNameOf = References.body(references, IN_NAME_OF, organisation)
                .map(Body::id)
                .orElse(body);
        List<String> officers = References.several(references, OFFICERS);
        registers.ahead(List.of(
                Look.life(
                        BodyQualificationsService.REGISTER,
                        BODY,
                        inNameOf == null ? List.of() : List.of(inNameOf),
                        asOf),
                Look.where(OFFICERS, "key", officers, asOf),
                Look.where("postings", "officer", officers, asOf),
                Look.where(Barred.REGISTER, "officer", officers, asOf),
                Look.life("certificates", "officer", officers, asOf)));
        if (inNameOf != null && !given.containsKey(QUALIFICATION)) {
            // Nothing in it says that it was looked up and is not known.
            facts.put(QUALIFICATION, qualifications.facts(inNameOf, asOf));
        }
        if (!officers.isEmpty() && !given.containsKey(OFFICERS)) {
            Wanted wanted = new Wanted(
                    body == null ? text(given, BODY) : body,
                    text(given, "field"),
                    facts.containsKey(PLACE) ? (String) facts.get(PLACE) : text(given, PLACE),
                    text(given, "step"),
                    now);
            facts.put(OFFICERS, officers(officers, recusals(references, officers), wanted, asOf));
        }
        return facts;
    }

    /** What the act asks of a certificate, as far as it is told. */
    private record Wanted(String body, String field, String place, String step, DayRules.Now rules) {}

    private static String text(Map<String, ?> given, String name) {
        return given.get(name) instanceof String text ? text : null;
    }

    private static Map<String, Object> recusals(Map<String, Object> references, List<String> officers) {
        Object given = references.get(RECUSALS);
        if (given == null) {
            return Map.of();
        }
        if (!(given instanceof Map<?, ?> map)) {
            throw References.wrong(RECUSALS, "“" + RECUSALS + "”应当按人员编号写明回避情况");
        }
        Map<String, Object> recusals = new LinkedHashMap<>();
        map.forEach((officer, state) -> {
            if (!officers.contains(officer)) {
                throw References.wrong(RECUSALS, "“" + officer + "”不在所问的人员里");
            }
            recusals.put((String) officer, state);
        });
        return recusals;
    }

    private List<Map<String, Object>> officers(
            List<String> keys, Map<String, Object> recusals, Wanted wanted, AsOf asOf) {
        Map<String, Row> officers = registers.rows(OFFICERS, keys, asOf);
        List<String> others =
                keys.stream().filter(each -> !officers.containsKey(each)).toList();
        Map<String, Row> auxiliaries = registers.rows("auxiliaries", others, asOf);
        Set<String> gone = onOtherDays(others, asOf);
        for (String each : others) {
            if (!auxiliaries.containsKey(each) && !gone.contains(each)) {
                throw References.wrong(OFFICERS, "没有编号为“" + each + "”的执法人员或者执法辅助人员");
            }
        }
        Map<String, List<Row>> postings = registers.where("postings", "officer", officers.keySet(), asOf).stream()
                .collect(Collectors.groupingBy(each -> each.text("officer")));
        Map<String, List<Held>> certificates = certificates(officers.keySet(), wanted, asOf);
        Set<String> kinds = kinds(wanted, asOf.on());
        Units units = new Units(organisation);
        Set<String> barred = new Barred(registers, wanted.rules(), asOf).enforcing(officers.values());
        List<Map<String, Object>> facts = new ArrayList<>();
        for (String key : new LinkedHashSet<>(keys)) {
            Map<String, Object> fact = new LinkedHashMap<>();
            Row officer = officers.get(key);
            if (gone.contains(key)) {
                fact.put("name", key);
                fact.put("offRegister", true);
            } else if (officer == null) {
                fact.put("name", key);
                fact.put("auxiliary", true);
            } else {
                fact.put("name", key);
                fact.put("staffType", officer.text("staffType"));
                fact.put("body", employer(officer.text("body"), wanted.body(), units));
                if (barred.contains(key)) {
                    fact.put("barred", true);
                }
                List<Row> posted = postings.getOrDefault(key, List.of());
                fact.put(
                        "postings",
                        posted.stream().map(OfficerCompetenceFacts::posting).toList());
                certificates.getOrDefault(key, List.of()).stream()
                        .max(fitting(wanted, kinds, posted, asOf.on()))
                        .ifPresent(held -> fact.put("certificate", held.fact()));
            }
            if (recusals.get(key) != null) {
                fact.put("recusal", recusals.get(key));
            }
            facts.add(fact);
        }
        return facts;
    }

    /** Who works in a unit of the acting body works for that body. */
    private static String employer(String works, String acting, Units units) {
        return units.above(works).contains(acting) ? acting : works;
    }

    /** Officers who on the day no longer were any, or not yet: whoever has acted so is looked at, and told apart from one who never was. */
    private Set<String> onOtherDays(List<String> keys, AsOf asOf) {
        return registers.life(OFFICERS, "key", keys, asOf.knownAt()).stream()
                .map(Row::key)
                .collect(Collectors.toSet());
    }

    private static Map<String, Object> posting(Row row) {
        Map<String, Object> posting = new LinkedHashMap<>();
        posting.put("body", row.text("body"));
        posting.put("kind", row.text("kind"));
        days(posting, "from", row.from(), "to", row.to());
        return posting;
    }

    private static void days(Map<String, Object> fact, String first, LocalDate from, String last, LocalDate to) {
        fact.put(first, from.toString());
        if (to != null) {
            fact.put(last, to.toString());
        }
    }

    /** The kinds of certificate the step asks for where the body is; empty where it is not told or any will do. */
    private static Set<String> kinds(Wanted wanted, LocalDate on) {
        return wanted.step() == null || wanted.body() == null
                ? Set.of()
                : Set.copyOf(wanted.rules().codes(wanted.body(), "officers.certificate-kinds." + wanted.step(), on));
    }

    /**
     * A certificate, whether or not it holds on the day.
     *
     * @param row what it says of the day, or says nearest to it
     * @param states those of the day
     * @param filedOn when it was first filed; null where it was not, or that does not matter
     * @param reviewFailed whether the last annual review was failed, where that matters
     */
    private record Held(
            Row row,
            LocalDate validFrom,
            LocalDate validTo,
            List<Row> states,
            LocalDate filedOn,
            boolean reviewFailed) {

        boolean active(LocalDate on) {
            return !on.isBefore(validFrom) && (validTo == null || !on.isAfter(validTo)) && states.isEmpty();
        }

        Map<String, Object> fact() {
            Map<String, Object> fact = new LinkedHashMap<>();
            fact.put("kind", row.text("kind"));
            fact.put("body", row.text("body"));
            fact.put("fields", row.texts("fields"));
            fact.put("area", row.text("area"));
            days(fact, "validFrom", validFrom, "validTo", validTo);
            List<Map<String, Object>> told = new ArrayList<>();
            for (Row each : states) {
                Map<String, Object> state = new LinkedHashMap<>();
                state.put("state", each.text("state"));
                days(state, "from", each.from(), "to", each.to());
                told.add(state);
            }
            fact.put("states", told);
            if (filedOn != null) {
                fact.put("filedOn", filedOn.toString());
            }
            if (reviewFailed) {
                fact.put("reviewFailed", true);
            }
            return fact;
        }
    }

    private Map<String, List<Held>> certificates(Set<String> officers, Wanted wanted, AsOf asOf) {
        Map<String, List<Row>> lives = new LinkedHashMap<>();
        registers.life("certificates", "officer", officers, asOf.knownAt()).forEach(each -> lives.computeIfAbsent(
                        each.key(), key -> new ArrayList<>())
                .add(each));
        registers.ahead(List.of(
                Look.where("certificate-states", "certificate", lives.keySet(), asOf),
                Look.where("certificate-filings", "certificate", lives.keySet(), asOf),
                Look.where(LastReviews.REGISTER, "certificate", lives.keySet(), asOf)));
        Map<String, List<Row>> states =
                registers.where("certificate-states", "certificate", lives.keySet(), asOf).stream()
                        .collect(Collectors.groupingBy(each -> each.text("certificate")));
        Map<String, LocalDate> filed = filed(lives, wanted, asOf);
        Set<String> failed = wanted.body() != null
                        && wanted.rules()
                                .of(wanted.body(), LastReviews.BARS, asOf.on())
                                .isPresent()
                ? LastReviews.failed(registers, lives.keySet(), asOf)
                : Set.of();
        Map<String, List<Held>> held = new LinkedHashMap<>();
        lives.forEach((key, life) -> {
            Row row = life.stream()
                    .filter(each -> !each.from().isAfter(asOf.on()))
                    .reduce((first, last) -> last)
                    .orElse(life.get(0));
            held.computeIfAbsent(row.text("officer"), officer -> new ArrayList<>())
                    .add(new Held(
                            row,
                            life.get(0).from(),
                            life.get(life.size() - 1).to(),
                            states.getOrDefault(key, List.of()),
                            filed.get(key),
                            failed.contains(key)));
        });
        return held;
    }

    /** When certificates were first filed, of the kinds that where the body is count only then. */
    private Map<String, LocalDate> filed(Map<String, List<Row>> lives, Wanted wanted, AsOf asOf) {
        List<String> kinds = wanted.body() == null
                ? List.of()
                : wanted.rules().codes(wanted.body(), "certificates.filing-before-use", asOf.on());
        Set<String> keys = lives.entrySet().stream()
                .filter(each -> each.getValue().stream().anyMatch(row -> kinds.contains(row.text("kind"))))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return registers.where("certificate-filings", "certificate", keys, asOf).stream()
                .collect(Collectors.toMap(
                        each -> each.text("certificate"),
                        each -> each.date("filedOn"),
                        (one, other) -> one.isBefore(other) ? one : other));
    }

    /** Of several certificates the one is told that suits the act best, for only one of them has to. */
    private static Comparator<Held> fitting(Wanted wanted, Set<String> kinds, List<Row> postings, LocalDate on) {
        return Comparator.comparing((Held each) ->
                        kinds.isEmpty() || kinds.contains(each.row().text("kind")))
                .thenComparing(each -> each.active(on))
                .thenComparing(each -> !each.reviewFailed())
                .thenComparing(each -> wanted.body() == null
                        || wanted.body().equals(each.row().text("body"))
                        || postings.stream().anyMatch(posting -> wanted.body().equals(posting.text("body"))))
                .thenComparing(each ->
                        wanted.field() == null || each.row().texts("fields").contains(wanted.field()))
                .thenComparing(each ->
                        wanted.place() == null || DivisionCode.covers(each.row().text("area"), wanted.place()))
                .thenComparing(Held::validFrom)
                .thenComparing(each -> each.row().key());
    }
}
