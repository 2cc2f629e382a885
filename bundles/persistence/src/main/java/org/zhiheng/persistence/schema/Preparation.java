package org.zhiheng.persistence.schema;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.health.StorageState;
import org.zhiheng.persistence.jta.TransactionalCheck;

/**
 * Makes the database ready before its data source is published. While it has refused nothing that stores anything starts.
 *
 * <p>A database that does not answer is tried again until it does: pax-jdbc asks a hook once, so the hook is taken back and offered anew.
 * What a person has to put right (a foreign or newer schema, wrong settings) is told and left until the settings change.
 */
final class Preparation implements PreHook {

    private static final Logger LOG = LoggerFactory.getLogger(Preparation.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final TransactionManager manager;
    private final StorageState state;
    private final ScheduledExecutorService timer;
    private final Function<PreHook, Runnable> offering;

    private Runnable withdraw;
    private boolean ended;
    private volatile Duration wait = Duration.ZERO;

    /** @param offering publishes the hook and gives what takes it back */
    Preparation(
            TransactionManager manager,
            StorageState state,
            ScheduledExecutorService timer,
            Function<PreHook, Runnable> offering) {
        this.manager = manager;
        this.state = state;
        this.timer = timer;
        this.offering = offering;
    }

    /** Offers the hook, on the timer's thread: migrating takes its time. */
    void begin() {
        timer.execute(this::offer);
    }

    private synchronized void offer() {
        if (!ended) {
            withdraw();
            withdraw = offering.apply(this);
        }
    }

    private void withdraw() {
        if (withdraw != null) {
            withdraw.run();
            withdraw = null;
        }
    }

    synchronized void end() {
        ended = true;
        withdraw();
    }

    @Override
    public void prepare(DataSource source) throws SQLException {
        try {
            String version = new Schema().migrate(source);
            TransactionalCheck.pass(manager, source);
            state.ready(version);
            wait = Duration.ZERO;
            LOG.info("The database is ready, its schema has version {}", version);
        } catch (ZhihengException e) {
            boolean again = e.code().equals(Schema.UNREACHABLE);
            if (again) {
                scheduleAnother();
            } else {
                wait = Duration.ZERO;
            }
            boolean news = !state.refusedWith(e.code());
            state.refused(e);
            if (news) {
                tell(e, again);
            }
            throw new SQLException(e.code() + " " + e.getMessage(), e);
        }
    }

    private void scheduleAnother() {
        Duration next = wait.isZero() ? Duration.ofSeconds(1) : wait.multipliedBy(2);
        wait = next.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : next;
        timer.schedule(this::offer, wait.toSeconds(), TimeUnit.SECONDS);
    }

    /** One line, and only once for each cause however often it is tried. */
    private static void tell(ZhihengException e, boolean again) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        LOG.error(
                "The database cannot be used, so nothing that needs it starts{}: {} {} ({})",
                again ? " until it answers" : "",
                e.code(),
                e.getMessage(),
                root == e ? "no other cause" : root.toString());
        LOG.debug("Why the database cannot be used", e);
    }
}
