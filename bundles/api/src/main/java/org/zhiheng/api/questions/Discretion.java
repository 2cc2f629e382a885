package org.zhiheng.api.questions;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Money;
import org.zhiheng.api.rulings.Question;

/** Which tier and range a benchmark gives. */
public final class Discretion {

    public static final Question<Facts, Answer> QUESTION =
            new Question<>("discretion", "裁量基准", Facts.class, Answer.class);

    private Discretion() {}

    /** The facts. Nulls are absent facts. */
    public record Facts(
            @Label("事项代码") String item,
            @Label("领域") String field,
            @Label("违法行为发生日") LocalDate occurredOn,
            @Label("决定日") LocalDate decidedOn,
            @Label("当事人") PartyKind partyKind,
            @Label("裁量因素") Map<String, Object> factors,
            @Label("法定最低") @Money BigDecimal minimum,
            @Label("法定最高") @Money BigDecimal maximum,
            @Label("拟定阶次") String proposedTier,
            @Label("拟罚款金额") @Money BigDecimal proposedFine,
            @Label("登记的裁量权基准") Registered registered) {
        public Facts {
            factors = Absent.asEmpty(factors);
        }
    }

    /**
     * A benchmark that a body has registered, where no rule package carries one.
     *
     * @param own whether the body that decides made it
     */
    public record Registered(@Label("本机关制定") boolean own, @Label("各阶次") List<RegisteredTier> tiers) {
        public Registered {
            tiers = Absent.asEmpty(tiers);
        }
    }

    /**
     * One of its tiers.
     *
     * @param factor by whose number tiers are told apart; absent where a person says which one applies
     * @param from null for no lower end
     * @param to null for no upper end
     */
    public record RegisteredTier(
            @Label("阶次") String tier,
            @Label("裁量因素") String factor,
            @Label("数量自") BigDecimal from,
            @Label("含起点") boolean fromInclusive,
            @Label("数量至") BigDecimal to,
            @Label("含终点") boolean toInclusive,
            @Label("最低") @Money BigDecimal fineMin,
            @Label("最高") @Money BigDecimal fineMax,
            @Label("含最低") boolean minInclusive,
            @Label("含最高") boolean maxInclusive) {}

    /** The answer. */
    public record Answer(
            @Label("各阶次") List<TierRange> tiers,
            @Label("阶次") String tier,
            @Label("最低") @Money BigDecimal fineMin,
            @Label("最高") @Money BigDecimal fineMax,
            @Label("应当集体讨论") boolean collectiveDiscussion,
            @Label("适用") ChosenLaw chosen,
            @Label("偏离基准") boolean deviates,
            @Label("批准人") String approvalBy) {
        public Answer {
            tiers = Absent.asEmpty(tiers);
        }
    }

    /** One tier. */
    public record TierRange(
            @Label("阶次") String tier,
            @Label("最低") @Money BigDecimal fineMin,
            @Label("最高") @Money BigDecimal fineMax,
            @Label("含最低") boolean minInclusive,
            @Label("含最高") boolean maxInclusive) {}
}
