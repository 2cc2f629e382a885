package org.zhiheng.credentials.service;

import java.util.List;
import java.util.Set;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.OfficerCards.Use;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;

/** Whether a certificate that is active is of any use to its holder: he is still an officer, works for its body, and nothing bars him or it. */
final class Usable {

    private static final String EMPLOYED = "officers.employed-by-body";
    private static final String POSTINGS = "officers.posting-kinds";

    private final RegisterStore registers;
    private final DayRules.Now rules;
    private final Units units;
    private final AsOf asOf;

    Usable(RegisterStore registers, DayRules.Now rules, Organisation organisation, AsOf asOf) {
        this.registers = registers;
        this.rules = rules;
        this.units = new Units(organisation);
        this.asOf = asOf;
    }

    /** @param officer what is said of the holder on the day, or nearest to it */
    Use by(Row officer, Row certificate) {
        if (!Batch.covers(officer, asOf.on()) || !works(officer, certificate.text("body"))) {
            return Use.NOT_EMPLOYED;
        }
        boolean barred = failed(certificate)
                || !new Barred(registers, rules, asOf)
                        .enforcing(List.of(officer))
                        .isEmpty();
        return barred ? Use.BARRED : Use.USABLE;
    }

    private boolean works(Row officer, String body) {
        String employer = officer.text("body");
        if (employer.equals(body) || units.above(employer).contains(body) || !rules.says(body, EMPLOYED, asOf.on())) {
            return true;
        }
        Set<String> kinds = Set.copyOf(rules.codes(body, POSTINGS, asOf.on()));
        return registers.where("postings", "officer", List.of(officer.key()), asOf).stream()
                .anyMatch(each -> body.equals(each.text("body")) && kinds.contains(each.text("kind")));
    }

    private boolean failed(Row certificate) {
        return rules.says(certificate.text("body"), LastReviews.BARS, asOf.on())
                && !LastReviews.failed(registers, List.of(certificate.key()), asOf)
                        .isEmpty();
    }
}
