package org.zhiheng.credentials.service;

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
     */
    public record Count(Map<String, Object> facts, List<Row> counted, List<Row> whole) {

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
        return new Count(facts, counted, whole);
    }

    /** Reviewers among the officers of a body. */
    public Count reviewers(String body, AsOf asOf) {
        return reviewers(working(body, asOf));
    }

    /** @param working the officers of a body */
    static Count reviewers(List<Row> working) {
        return count(
                "reviewers", "officers", working, each -> each.texts("roles").contains(REVIEW));
    }

    /** Formal staff of a township's centre, and auxiliaries, who are not counted as such. */
    public Count centre(String body, AsOf asOf) {
        return centre(
                rules.now(),
                body,
                working(body, asOf),
                workforce.auxiliaries(List.of(body), asOf).size(),
                asOf);
    }

    /** @param working the officers of the township */
    static Count centre(DayRules.Now now, String body, List<Row> working, int auxiliaries, AsOf asOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("auxiliaries", auxiliaries);
        Optional<Applied> excluded = now.of(body, EXCLUDED, asOf.on());
        if (excluded.isEmpty()) {
            return new Count(facts, List.of(), working);
        }
        List<Row> formal = working.stream()
                .filter(each -> !excluded.get().codes().contains(each.text("staffType")))
                .toList();
        facts.put("formalStaff", formal.size());
        return new Count(facts, formal, working);
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

    /** Officers of a district's departments, and those of them who are stationed at or deployed to its townships. */
    public Count deployment(String division, List<String> departments, AsOf asOf) {
        List<String> townships = organisation.bodies().stream()
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP
                        && each.division().value().startsWith(division))
                .map(Body::id)
                .toList();
        List<Row> strength = workforce.of(departments, asOf);
        Set<String> deployed =
                workforce.deployed(strength.stream().map(Row::key).toList(), townships, asOf);
        return count("deployed", "total", strength, each -> deployed.contains(each.key()));
    }

    /** Departments of a district, and their units. */
    public List<String> departments(String division) {
        return organisation.bodies().stream()
                .filter(each -> each.division().value().equals(division)
                        && (each.kind() == Body.Kind.DEPARTMENT || each.kind() == Body.Kind.UNIT))
                .map(Body::id)
                .toList();
    }

    private List<Row> working(String body, AsOf asOf) {
        return workforce.at(List.of(body), asOf).get(body);
    }
}
