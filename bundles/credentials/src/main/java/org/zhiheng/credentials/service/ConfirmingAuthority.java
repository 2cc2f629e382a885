package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.Words.Leadership;
import org.zhiheng.rules.Applied;

/** Which government confirms the qualification of a body, as the rules of its place say. */
final class ConfirmingAuthority {

    private static final String RULE = "bodies.qualification-confirmed-by";
    private static final String VERTICAL_RULE = "bodies.vertical-qualification-confirmed-by";
    private static final String VERTICAL = Field.word(Leadership.VERTICAL);
    private static final String PROVINCE = "province-government";
    private static final int PROVINCE_DIGITS = 2;

    private ConfirmingAuthority() {}

    /**
     * The rule that says so; empty where no package has one.
     *
     * @param body the body as it is registered
     */
    private static Optional<Applied> rule(DayRules.Now rules, Row body, LocalDate on) {
        String id = body.text("body");
        return (VERTICAL.equals(body.text("leadership")) ? rules.of(id, VERTICAL_RULE, on) : Optional.<Applied>empty())
                .or(() -> rules.of(id, RULE, on));
    }

    /** The government that confirms; empty where the rules name one that is not in the organisation. */
    static Optional<String> of(DayRules.Now rules, Row body, LocalDate on, Organisation organisation) {
        String which = rule(rules, body, on).map(Applied::text).orElse("");
        if (!which.equals(PROVINCE)) {
            return Optional.of(body.text("government"));
        }
        String province = rules.division(body.text("body")).orElseThrow().substring(0, PROVINCE_DIGITS) + "0".repeat(4);
        return organisation.bodies().stream()
                .filter(each -> each.kind() == Body.Kind.GOVERNMENT
                        && each.open()
                        && each.division().equals(new DivisionCode(province)))
                .map(Body::id)
                .findFirst();
    }

    /** Whether the rules let this body confirm; where they say nothing, whichever did. */
    static boolean confirms(DayRules.Now rules, Row body, String confirmedBy, LocalDate on, Organisation organisation) {
        return rule(rules, body, on).isEmpty()
                || of(rules, body, on, organisation).filter(confirmedBy::equals).isPresent();
    }
}
