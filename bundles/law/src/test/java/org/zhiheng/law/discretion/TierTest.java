package org.zhiheng.law.discretion;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Ranges that do not end at whole cents. */
class TierTest {

    @Test
    void anEndBetweenTwoCentsIsTheCentInside() {
        Tier tier = Tier.between("从轻", new BigDecimal("0.001"), new BigDecimal("3.013"), false, false);

        assertThat(tier).isEqualTo(new Tier("从轻", new BigDecimal("0.01"), new BigDecimal("3.01"), true, true));
    }

    @Test
    void anEndAtACentKeepsItsSide() {
        Tier tier = Tier.between("一般", new BigDecimal("4000"), new BigDecimal("8000.000"), false, true);

        assertThat(tier).isEqualTo(new Tier("一般", new BigDecimal("4000.00"), new BigDecimal("8000.00"), false, true));
    }

    @Test
    void aRangeWithoutAWholeCentIsTheTwoBesideIt() {
        Tier tier = Tier.between("一般", new BigDecimal("0.013"), new BigDecimal("0.017"), false, false);

        assertThat(tier).isEqualTo(new Tier("一般", new BigDecimal("0.01"), new BigDecimal("0.02"), true, true));
    }

    @Test
    void anEndThatDoesNotBelongIsLighterThanTheSameThatDoes() {
        Tier open = new Tier("从轻", BigDecimal.ZERO, BigDecimal.TEN, true, false);
        Tier closed = new Tier("从轻", BigDecimal.ZERO, BigDecimal.TEN, true, true);

        assertThat(open.lighterThan(closed)).isTrue();
        assertThat(closed.lighterThan(open)).isFalse();
        assertThat(closed.lighterThan(closed)).isFalse();
    }

    @Test
    void noFineIsLighterThanAnyFine() {
        Tier none = new Tier("不予", null, null, true, true);
        Tier some = new Tier("减轻", BigDecimal.ZERO, BigDecimal.ONE, true, false);

        assertThat(none.lighterThan(some)).isTrue();
        assertThat(some.lighterThan(none)).isFalse();
    }
}
