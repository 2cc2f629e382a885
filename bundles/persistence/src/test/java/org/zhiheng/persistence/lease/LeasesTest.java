package org.zhiheng.persistence.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

@OnEveryDatabase
class LeasesTest {

    private static final Instant NOON = Instant.parse("2024-09-02T04:00:00Z");
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final TestDatabase database;
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private JtaTransactions transactions;
    private Leases one;
    private Leases other;

    LeasesTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        new Schema().migrate(database.dataSource());
        database.execute("DELETE FROM lease");
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        one = node("one");
        other = node("other");
    }

    @Test
    void one_process_at_a_time_holds_a_lease_and_later_holders_have_greater_tokens() {
        Lease first = one.acquire("seal", MINUTE).orElseThrow();
        assertThat(first).isEqualTo(new Lease("seal", "one", 1, Instant.parse("2024-09-02T04:01:00Z")));
        assertThat(other.acquire("seal", MINUTE)).isEmpty();
        assertThat(one.acquire("seal", MINUTE)).isEmpty();
        assertThat(other.acquire("another work", MINUTE)).isPresent();

        after(Duration.ofSeconds(59));
        assertThat(other.acquire("seal", MINUTE)).isEmpty();
        after(Duration.ofSeconds(60));
        assertThat(other.acquire("seal", MINUTE))
                .contains(new Lease("seal", "other", 2, Instant.parse("2024-09-02T04:02:00Z")));
    }

    @Test
    void who_renews_in_time_keeps_it_and_who_comes_late_has_lost_it() {
        Lease lease = one.acquire("seal", MINUTE).orElseThrow();
        after(Duration.ofSeconds(40));
        Lease renewed = one.renew(lease, MINUTE).orElseThrow();
        assertThat(renewed).isEqualTo(new Lease("seal", "one", 1, Instant.parse("2024-09-02T04:01:40Z")));
        after(Duration.ofSeconds(99));
        assertThat(other.acquire("seal", MINUTE)).isEmpty();
        after(Duration.ofSeconds(100));
        assertThat(one.renew(renewed, MINUTE)).isEmpty();
        assertThat(other.acquire("seal", MINUTE)).isPresent();
        assertThat(one.renew(renewed, MINUTE)).isEmpty();
    }

    @Test
    void a_lease_given_back_is_free_and_its_token_goes_on_growing() {
        Lease lease = one.acquire("seal", MINUTE).orElseThrow();
        one.release(lease);
        Lease next = other.acquire("seal", MINUTE).orElseThrow();
        assertThat(next.token()).isEqualTo(2);
        one.release(lease);
        assertThat(one.acquire("seal", MINUTE)).isEmpty();
    }

    @Test
    void what_a_former_holder_still_writes_is_stopped() {
        Lease lost = one.acquire("seal", MINUTE).orElseThrow();
        transactions.run(tx -> one.confirm(tx, lost));
        after(Duration.ofSeconds(61));
        Lease held = other.acquire("seal", MINUTE).orElseThrow();
        ZhihengException refusal =
                catchThrowableOfType(ZhihengException.class, () -> transactions.run(tx -> one.confirm(tx, lost)));
        assertThat(refusal.code()).isEqualTo("DB-LEASE-LOST");
        assertThat(refusal.kind()).isEqualTo(ErrorKind.CONFLICT);
        transactions.run(tx -> other.confirm(tx, held));
    }

    @Test
    void a_lease_changes_hands_only_after_the_transaction_that_confirmed_it() throws Exception {
        Lease lease = one.acquire("seal", MINUTE).orElseThrow();
        after(Duration.ofSeconds(61));
        ExecutorService pool = Executors.newSingleThreadExecutor();
        AtomicReference<Future<Optional<Lease>>> taking = new AtomicReference<>();
        transactions.run(tx -> {
            one.confirm(tx, lease);
            taking.set(pool.submit(() -> other.acquire("seal", MINUTE)));
            pause();
            assertThat(taking.get().isDone()).isFalse();
        });
        assertThat(taking.get().get(30, TimeUnit.SECONDS)).isPresent();
        pool.shutdown();
    }

    @Test
    void of_many_that_ask_at_once_one_gets_it() throws Exception {
        for (String state : List.of("never held", "over")) {
            int asking = 8;
            CountDownLatch all = new CountDownLatch(asking);
            ExecutorService pool = Executors.newFixedThreadPool(asking);
            List<Future<Boolean>> got = new ArrayList<>();
            for (int i = 0; i < asking; i++) {
                Leases node = node("node " + i);
                got.add(pool.submit(() -> {
                    all.countDown();
                    all.await();
                    return node.acquire("seal", MINUTE).isPresent();
                }));
            }
            pool.shutdown();
            int winners = 0;
            for (Future<Boolean> each : got) {
                winners += each.get(60, TimeUnit.SECONDS) ? 1 : 0;
            }
            assertThat(winners).as(state).isEqualTo(1);
            now.set(now.get().plusSeconds(61));
        }
    }

    @Test
    void the_databases_clock_is_near_this_machines() {
        Instant before = Instant.now();
        Instant theirs = transactions.readOnly(tx -> transactions.dialect().now(tx.connection()));
        assertThat(theirs).isBetween(before.minusSeconds(5), before.plusSeconds(60));
    }

    private Leases node(String name) {
        return new DatabaseLeases(transactions, connection -> now.get(), name);
    }

    private void after(Duration time) {
        now.set(NOON.plus(time));
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
