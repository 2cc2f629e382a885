package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.registers.RegisterStore;

/** Who is given no other certificate because of what became of one: a suspension binds the person and not the card. */
final class Withheld {

    static final String CODE = "CREDENTIAL-CERTIFICATE-HELD";

    private static final String STATES = "certificates.barring-states";

    /** For what one was taken back or cancelled so that another is not given. */
    private static final String GROUNDS = "certificates.barring-grounds";

    private static final String SUSPENDED = Field.word(CertificateState.SUSPENDED);

    private Withheld() {}

    /** Why officers may be given none on a day, by their keys; those whom nothing bars are left out. */
    static Map<String, String> from(
            RegisterStore registers, DayRules.Now rules, Collection<Row> officers, LocalDate day) {
        Map<String, List<String>> byBody = new HashMap<>();
        Map<String, List<String>> barring = new HashMap<>();
        for (Row each : officers) {
            barring.put(each.key(), byBody.computeIfAbsent(each.text("body"), body -> rules.codes(body, STATES, day)));
        }
        Map<String, Row> held = new HashMap<>();
        registers
                .life("certificates", "officer", barring.keySet(), null)
                .forEach(each -> held.merge(each.key(), each, (first, last) -> last));
        Map<String, String> withheld = new HashMap<>();
        for (Row each : registers.where("certificate-states", "certificate", held.keySet(), AsOf.on(day))) {
            Row certificate = held.get(each.text("certificate"));
            String state = each.text("state");
            // One that is gone bars as long as it would have been valid; one that is suspended until that is lifted.
            boolean binds = SUSPENDED.equals(state)
                    || certificate.to() == null
                    || !certificate.to().isBefore(day);
            if (binds
                    && barring.get(certificate.text("officer")).contains(state)
                    && grave(rules, certificate, each, day)) {
                withheld.putIfAbsent(
                        certificate.text("officer"),
                        "持证人的证件“" + certificate.text("number") + "”自" + each.from() + "起"
                                + Labels.of(CertificateState.class, state) + ",不得另外申领或者换发证件");
            }
        }
        return withheld;
    }

    /** A card that was lost is replaced; where nobody said for what it went, or no rule says which grounds bar, it bars. */
    private static boolean grave(DayRules.Now rules, Row certificate, Row state, LocalDate day) {
        String ground = state.text("ground");
        return ground == null
                || SUSPENDED.equals(state.text("state"))
                || rules.of(certificate.text("body"), GROUNDS, day)
                        .filter(grounds -> !grounds.codes().contains(ground))
                        .isEmpty();
    }

    /** @throws ZhihengException {@code CONFLICT} {@value #CODE} */
    static void refuse(RegisterStore registers, DayRules.Now rules, String officer, LocalDate day) {
        registers.row("officers", officer, AsOf.on(day)).ifPresent(row -> from(registers, rules, List.of(row), day)
                .values()
                .forEach(why -> {
                    throw ZhihengException.conflict(CODE, why);
                }));
    }
}
