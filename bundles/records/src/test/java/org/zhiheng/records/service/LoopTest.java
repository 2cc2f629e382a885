package org.zhiheng.records.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;

class LoopTest {

    @Test
    void it_is_woken_before_its_time_and_ends_when_it_is_told() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        Loop loop = new Loop("test", Duration.ofHours(1), Duration.ZERO, stopping -> twice.countDown());
        loop.wake();
        assertThat(twice.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(twice.getCount()).isZero();
    }

    @Test
    void what_fails_is_told_and_tried_again_until_it_works() throws InterruptedException {
        AtomicInteger times = new AtomicInteger();
        CountDownLatch works = new CountDownLatch(1);
        Loop loop = new Loop("test", Duration.ofMillis(1), Duration.ZERO, stopping -> {
            if (times.incrementAndGet() < 3) {
                throw ZhihengException.unavailable("TEST", "还不行");
            }
            works.countDown();
        });
        assertThat(works.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(loop.failure()).isNull();
    }

    /** Derby interrupts threads that are in it when a full disk shuts it down; sealing must go on once there is room. */
    @Test
    void an_interrupt_of_the_database_does_not_end_it() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        Loop loop = new Loop("test", Duration.ofMillis(1), Duration.ZERO, stopping -> {
            thrice.countDown();
            Thread.currentThread().interrupt();
        });
        assertThat(thrice.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
    }

    @Test
    void a_failure_stands_for_health_to_tell() throws InterruptedException {
        CountDownLatch tried = new CountDownLatch(2);
        Loop loop = new Loop("test", Duration.ofMillis(1), Duration.ZERO, stopping -> {
            tried.countDown();
            throw new IllegalStateException("unexpected");
        });
        assertThat(tried.await(30, TimeUnit.SECONDS)).isTrue();
        loop.stop();
        assertThat(loop.failure().code()).isEqualTo("RECORD-BACKGROUND");
    }
}
