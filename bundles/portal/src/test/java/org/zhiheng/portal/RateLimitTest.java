package org.zhiheng.portal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateLimitTest {

    private static final long SECOND = 1_000_000_000L;

    private final long[] now = {0};
    private final RateLimit limit = RateLimit.perMinute(60, () -> now[0]);

    @Test
    void sixty_a_minute_are_one_a_second_once_the_first_sixty_are_used() {
        for (int i = 0; i < 60; i++) {
            assertThat(limit.wait("a")).isZero();
        }
        assertThat(limit.wait("a")).isEqualTo(1);
        now[0] += SECOND;
        assertThat(limit.wait("a")).isZero();
        assertThat(limit.wait("a")).isEqualTo(1);
        assertThat(limit.wait("b")).isZero();
        now[0] += 3600 * SECOND;
        for (int i = 0; i < 60; i++) {
            assertThat(limit.wait("a")).isZero();
        }
        assertThat(limit.wait("a")).isEqualTo(1);
    }

    @Test
    void ten_an_hour_are_one_in_six_minutes_once_the_first_ten_are_used() {
        RateLimit hourly = RateLimit.perHour(10, () -> now[0]);
        for (int i = 0; i < 10; i++) {
            assertThat(hourly.wait("a")).isZero();
        }
        assertThat(hourly.wait("a")).isEqualTo(360);
        now[0] += 360 * SECOND;
        assertThat(hourly.wait("a")).isZero();
        assertThat(hourly.wait("a")).isEqualTo(360);
    }

    @Test
    void the_addresses_of_late_are_known_and_the_longest_unseen_forgotten() {
        for (int i = 0; i < 60; i++) {
            limit.wait("first");
        }
        for (int i = 0; i < 50_000; i++) {
            limit.wait("other-" + i);
        }
        assertThat(limit.wait("first")).isZero();
    }
}
