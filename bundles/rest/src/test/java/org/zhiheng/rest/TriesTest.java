package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TriesTest {

    private Instant now = Instant.EPOCH;
    private final Tries tries = new Tries(new Clock() {
        @Override
        public java.time.ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    void twenty_failures_from_one_address_keep_it_out_for_the_rest_of_ten_minutes_and_no_other() {
        for (int i = 0; i < 20; i++) {
            assertThat(tries.tooMany("192.0.2.1")).isFalse();
            tries.failed("192.0.2.1");
        }
        assertThat(tries.tooMany("192.0.2.1")).isTrue();
        assertThat(tries.tooMany("192.0.2.2")).isFalse();
        now = now.plus(Duration.ofMinutes(10));
        assertThat(tries.tooMany("192.0.2.1")).isTrue();
        now = now.plus(Duration.ofSeconds(1));
        assertThat(tries.tooMany("192.0.2.1")).isFalse();
    }
}
