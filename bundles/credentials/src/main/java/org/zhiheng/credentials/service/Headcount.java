package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.OfficerRole;
import org.zhiheng.rules.Applied;

/** Counts people as questions about staffing ask for them, and tells who they are. */
@Component(service = Headcount.class)
public final class Headcount {

    private static final String REVIEW = Field.word(OfficerRole.LEGAL_REVIEW);
    private static final String EXCLUDED = "officers.staff-excluded";

    private final Workforce workforce;
    private final Organisation organisation;
    private final DayRules rules;

    @Activate
    public Headcount(@Reference Workforce workforce, @Reference Organisation organisation, @Reference DayRules rules) {
        this.workforce = workforce;
        this.organisation = organisation;
        this.rules = rules;
    }

    /**
     * Numbers, and the people behind them.
     *
     * @param facts as the question names them; what cannot be counted for want of a rule is left out
     * @param counted who counts in favour
     * @param whole all who are looked at
     * @param why of some who do not count, by key, why not; in Chinese
     */
    public record Count(Map<String, Object> facts, List<Row> counted, List<Row> whole, Map<String, String> why) {

        /** Who is looked at and does not count. */
        public List<Row> others() {
            Set<String> keys = counted.stream().map(Row::key).collect(Collectors.toSet());
            return whole.stream().filter(each -> !keys.contains(each.key())).toList();
        }
    }

    private static Count count(String part, String total, List<Row> whole, Predicate<Row> counts) {
        List<Row> counted = whole.stream().filter(counts).toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put(part, counted.size());
        facts.put(total, whole.size());
        return new Count(facts, counted, whole, Map.of());
    }

    /** Reviewers among the officers of a body. */
    public Count reviewers(String body, AsOf asOf) {
        return reviewers(rules.now(), body, working(body, asOf), asOf);
    }

    /**
     * Where the rules of the place count only whom the law lets begin to review, the legal qualification has to be had on the day.
     *
     * @param working the officers of a body
     */
    static Count reviewers(DayRules.Now now, String body, List<Row> working, AsOf asOf) {
        boolean qualifiedOnly = now.says(body, "reviewers.qualified-only", asOf.on());
        Count count = count(
                "reviewers",
                "officers",
                working,
                each -> each.texts("roles").contains(REVIEW) && (!qualifiedOnly || qualified(each, asOf.on())));
        Map<String, String> why = new LinkedHashMap<>();
        count.others().stream()
                .filter(each -> each.texts("roles").contains(REVIEW))
                .forEach(each -> why.put(each.key(), "承担法制审核,但没有登记法律职业资格"));
        return new Count(count.facts(), count.counted(), count.whole(), why);
    }

    private static boolean qualified(Row officer, LocalDate on) {
        LocalDate since = officer.date("legalQualificationOn");
        return officer.text("legalQualification") != null && since != null && !since.isAfter(on);
    }

    /** Formal staff of a township's centre, and auxiliaries, who are not counted as such. */
    public Count centre(String body, AsOf asOf) {
        List<String> places = workforce.centre(body, asOf);
        return centre(
                rules.now(),
                body,
                workforce.atPlaces(Map.of(body, places), asOf).get(body),
                workforce.auxiliaries(places, asOf).size(),
                asOf);
    }

    /** @param working the officers of the centre */
    static Count centre(DayRules.Now now, String body, List<Row> working, int auxiliaries, AsOf asOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("auxiliaries", auxiliaries);
        Optional<Applied> excluded = now.of(body, EXCLUDED, asOf.on());
        if (excluded.isEmpty()) {
            return new Count(facts, List.of(), working, Map.of());
        }
        List<Row> formal = working.stream()
                .filter(each -> !excluded.get().codes().contains(each.text("staffType")))
                .toList();
        facts.put("formalStaff", formal.size());
        return new Count(facts, formal, working, Map.of());
    }

    /** Holders of certificates among the staff of a body who have to hold one. */
    public Count certificates(String body, AsOf asOf) {
        DayRules.Now now = rules.now();
        List<Row> staff = toCertify(now, body, working(body, asOf), asOf);
        Set<String> certified = workforce.certified(
                staff.stream().map(Row::key).toList(),
                now.codes(body, "officers.certificate-kinds.investigate", asOf.on()),
                asOf);
        return certificates(staff, certified);
    }

    /** @param certified keys of the officers who hold one */
    static Count certificates(List<Row> staff, Set<String> certified) {
        return count("certified", "total", staff, each -> certified.contains(each.key()));
    }

    /** Those of the officers of a body whom the rules of its place want to hold one: the kinds of staff they name, or all who may. */
    static List<Row> toCertify(DayRules.Now now, String body, List<Row> working, AsOf asOf) {
        Optional<Applied> kinds = now.of(body, "staffing.certified-staff", asOf.on());
        List<String> excluded = now.codes(body, EXCLUDED, asOf.on());
        return working.stream()
                .filter(each -> kinds.isPresent()
                        ? kinds.get().codes().contains(each.text("staffType"))
                        : !excluded.contains(each.text("staffType")))
                .toList();
    }

    /** Officers of a district's departments with their units, and those of them who are stationed at or deployed to its townships or what belongs to these. */
    public Count deployment(String division, List<String> departments, AsOf asOf) {
        Units units = new Units(organisation);
        List<String> townships = organisation.bodies().stream()
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP
                        && each.division().value().startsWith(division))
                .flatMap(each -> units.of(each.id()).stream())
                .toList();
        Set<String> own =
                departments.stream().flatMap(each -> units.of(each).stream()).collect(Collectors.toSet());
        List<Row> strength = workforce.of(own, asOf);
        Set<String> deployed =
                workforce.deployed(strength.stream().map(Row::key).toList(), townships, asOf);
        return count("deployed", "total", strength, each -> deployed.contains(each.key()));
    }

    /** Departments of a district. */
    public List<String> departments(String division) {
        return organisation.bodies().stream()
                .filter(each -> each.division().value().equals(division) && each.department())
                .map(Body::id)
                .toList();
    }

    private List<Row> working(String body, AsOf asOf) {
        return workforce.at(List.of(body), asOf).get(body);
    }
}
