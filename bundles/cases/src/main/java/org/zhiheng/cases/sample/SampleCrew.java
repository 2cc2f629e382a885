package org.zhiheng.cases.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.registers.Field;
import org.zhiheng.rules.Threshold;

/**
 * A body with those who work on its cases. Its officers are in the register with the accounts they act by; whoever decides, keeps and archives is nobody in
 * particular.
 *
 * @param field of enforcement whose rules are laid in, as its items have it; null for none
 * @param officers who may handle cases, two at least
 * @param reviewer of law, who handles none; null without one
 * @param presider of hearings, who handles none; null without one
 * @param items penalties
 * @param otherItems by the word of the kind of act
 * @param enforces whether the law lets it execute its decisions itself
 * @param spot up to which fines may be decided on the spot where the body is
 */
public record SampleCrew(
        String body,
        String division,
        String field,
        List<Officer> officers,
        Officer reviewer,
        Officer presider,
        List<Item> items,
        Map<String, List<Item>> otherItems,
        boolean enforces,
        Spot spot) {

    private static final String SAMPLE = "sample-";

    public SampleCrew {
        officers = List.copyOf(officers);
        items = List.copyOf(items);
        otherItems = Map.copyOf(otherItems);
    }

    /** What it has in its catalogue for acts of another kind than penalties. */
    List<Item> others(ActKind kind) {
        return otherItems.getOrDefault(Field.word(kind), List.of());
    }

    /** @param key in the register of officers */
    public record Officer(String key, String account) {}

    /** @param most greatest fine in yuan */
    public record Item(String key, BigDecimal least, BigDecimal most) {}

    /** What the rules say of fines on the spot; null where they say nothing. */
    public record Spot(Threshold citizen, Threshold organisation) {

        boolean allows(BigDecimal fine, boolean byCitizen) {
            Threshold most = byCitizen ? citizen : organisation;
            return most != null && most.keptBy(fine);
        }
    }

    /** Somebody of the body with a role. */
    public Principal who(Role role) {
        String account =
                switch (role) {
                    case LEGAL_REVIEWER -> reviewer == null ? null : reviewer.account();
                    case HEARING_PRESIDER -> presider == null ? null : presider.account();
                    case OFFICER -> officers.get(0).account();
                    default -> SAMPLE + role.name().toLowerCase(java.util.Locale.ROOT) + "-"
                            + Integer.toHexString(body.hashCode());
                };
        return account == null ? null : who(role, account);
    }

    public Principal who(Role role, String account) {
        Grant grant = new Grant(SAMPLE + account, account, role, body, Scope.ALL, Instant.EPOCH, null, null);
        return new Principal(account, account, List.of(grant), Set.of(), null);
    }
}
