package org.zhiheng.law.discretion;

import java.math.BigDecimal;
import java.util.List;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.Discretion.RegisteredTier;
import org.zhiheng.law.inquiry.Inquiry;

/** The tiers of a benchmark that a body has registered. What its conditions say in words, a person says with the tier that is proposed. */
record RegisteredTiers(Discretion.Facts facts) {

    List<Tier> all() {
        return facts.registered().tiers().stream().map(RegisteredTiers::tier).toList();
    }

    private static Tier tier(RegisteredTier tier) {
        return new Tier(tier.tier(), tier.fineMin(), tier.fineMax(), tier.minInclusive(), tier.maxInclusive());
    }

    Tier hit(Inquiry inquiry) {
        List<RegisteredTier> tiers = facts.registered().tiers();
        boolean byNumber = !tiers.isEmpty() && tiers.stream().allMatch(each -> each.factor() != null);
        if (!byNumber) {
            String proposed = inquiry.fact(facts.proposedTier(), "proposedTier");
            return tiers.stream()
                    .filter(each -> proposed.equals(each.tier()))
                    .findFirst()
                    .map(RegisteredTiers::tier)
                    .orElseThrow(() -> inquiry.lacking("facts.proposedTier"));
        }
        for (RegisteredTier each : tiers) {
            BigDecimal number = new Factors(facts).base(each.factor());
            if (number == null) {
                throw inquiry.lacking("facts.factors." + each.factor());
            }
            if (holds(each, number)) {
                return tier(each);
            }
        }
        throw inquiry.lacking("rule.discretion." + facts.item());
    }

    private static boolean holds(RegisteredTier tier, BigDecimal number) {
        int low = tier.from() == null ? 1 : number.compareTo(tier.from());
        int high = tier.to() == null ? -1 : number.compareTo(tier.to());
        return (low > 0 || low == 0 && tier.fromInclusive()) && (high < 0 || high == 0 && tier.toInclusive());
    }
}
