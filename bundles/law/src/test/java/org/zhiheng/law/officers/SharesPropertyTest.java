package org.zhiheng.law.officers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;

class SharesPropertyTest {

    @Property
    void theLeastReachesAndOneFewerDoesNot(
            @ForAll @IntRange(min = 0, max = 1_000_000) int whole, @ForAll @IntRange(min = 1, max = 100) int percent) {
        BigDecimal share = BigDecimal.valueOf(percent);
        int least = Shares.least(whole, share);

        assertThat(Shares.reached(least, whole, share)).isTrue();
        if (least > 0) {
            assertThat(Shares.reached(least - 1, whole, share)).isFalse();
        }
    }

    @Property
    void comparesAsWholeNumbers(
            @ForAll @IntRange(min = 0, max = 100_000) int part, @ForAll @IntRange(min = 0, max = 100_000) int whole) {
        assertThat(Shares.reached(part, whole, BigDecimal.valueOf(5))).isEqualTo(part * 100L >= whole * 5L);
    }

    @Test
    void refusesFewerThanNone() {
        assertThatThrownBy(() -> Shares.count(-1, "officers"))
                .isInstanceOf(ZhihengException.class)
                .hasMessageContaining("facts.officers");
    }
}
