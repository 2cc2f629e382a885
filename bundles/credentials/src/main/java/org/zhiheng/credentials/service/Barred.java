package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/**
 * What measures against officers and their appraisals come to on a day, by the rules of where they work. Which measure or grade it was is told to no ruling, as
 * the facts of a ruling are hashed into the record for good.
 */
final class Barred {

    static final String REGISTER = "officer-sanctions";

    /** Measures that bar from enforcing. */
    static final String ENFORCING = "officers.barring-discipline";

    /** Measures and grades that bar from applying for a certificate. */
    private static final String APPLYING = "officers.issue-barring-discipline";

    private static final String GRADES = "officers.issue-barring-grades";

    private final RegisterStore registers;
    private final DayRules.Now rules;
    private final AsOf asOf;

    Barred(RegisterStore registers, DayRules.Now rules, LocalDate on) {
        this(registers, rules, AsOf.on(on));
    }

    Barred(RegisterStore registers, DayRules.Now rules, AsOf asOf) {
        this.registers = registers;
        this.rules = rules;
        this.asOf = asOf;
    }

    /** Keys of those officers against whom a measure is in force of which a rule says that it bars. */
    private Set<String> disciplined(Collection<Row> officers, String rule) {
        Map<String, List<String>> byBody = new HashMap<>();
        Map<String, List<String>> kinds = new LinkedHashMap<>();
        for (Row each : officers) {
            List<String> barring =
                    byBody.computeIfAbsent(each.text("body"), body -> rules.codes(body, rule, asOf.on()));
            if (!barring.isEmpty()) {
                kinds.put(each.key(), barring);
            }
        }
        return registers.where(REGISTER, "officer", kinds.keySet(), asOf).stream()
                .filter(each -> kinds.get(each.text("officer")).contains(each.text("kind")))
                .map(each -> each.text("officer"))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Keys of those who may not enforce on the day. */
    Set<String> enforcing(Collection<Row> officers) {
        return disciplined(officers, ENFORCING);
    }

    /** Keys of those who may not be given a certificate on the day because of a measure. */
    Set<String> applying(Collection<Row> officers) {
        return disciplined(officers, APPLYING);
    }

    /** The facts of {@code staff-eligible} about an officer. */
    Map<String, Object> eligible(Row officer) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("staffType", officer.text("staffType"));
        if (!applying(List.of(officer)).isEmpty()) {
            facts.put("disciplined", true);
        }
        if (failed(officer)) {
            facts.put("appraisalFailed", true);
        }
        return facts;
    }

    /** Whether the last appraisal known by the day has a grade that bars. */
    private boolean failed(Row officer) {
        List<String> grades = rules.codes(officer.text("body"), GRADES, asOf.on());
        if (grades.isEmpty()) {
            return false;
        }
        return registers.where("appraisals", "officer", List.of(officer.key()), asOf).stream()
                .filter(each -> each.date("appraisedOn") == null
                        ? (Long) each.values().get("year") < asOf.on().getYear()
                        : !each.date("appraisedOn").isAfter(asOf.on()))
                .max(Comparator.comparing(each -> (Long) each.values().get("year")))
                .filter(each -> grades.contains(each.text("grade")))
                .isPresent();
    }
}
