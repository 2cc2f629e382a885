package org.zhiheng.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptsTest {

    @ParameterizedTest
    @CsvSource({"0,0", "4,0", "5,30", "6,60", "7,120", "8,240", "9,480", "10,960", "11,1800", "12,1800", "1000000,1800"
    })
    void each_failure_beyond_four_doubles_the_wait_up_to_half_an_hour(int failures, long seconds) {
        assertThat(AccessPolicy.standard().delayAfter(failures)).isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"19455,2,8,3", "19456,1,8,3", "19456,2,7,3", "19456,2,8,5"})
    void settings_that_would_be_weak_are_refused(int memory, int iterations, int shortest, int cachedSeconds) {
        assertThatThrownBy(() -> policy(memory, iterations, shortest, cachedSeconds))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_least_that_is_allowed_is_allowed() {
        assertThat(policy(19_456, 2, 8, 4).shortest()).isEqualTo(8);
    }

    private static AccessPolicy policy(int memory, int iterations, int shortest, int cachedSeconds) {
        return new AccessPolicy(
                memory,
                iterations,
                1,
                shortest,
                5,
                5,
                50,
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                5,
                Duration.ofSeconds(cachedSeconds),
                Duration.ofHours(72),
                Duration.ofDays(366),
                Set.of(),
                false);
    }
}
