package org.zhiheng.testcases.memory;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/**
 * Transactions over what is kept in memory: what throws is taken back, work inside of work joins it, and once inner work has thrown the whole is lost. For one
 * thread.
 */
final class MemoryTransactions implements Transactions {

    private Running running;

    @Override
    public <T> T required(Work<T> work) {
        if (running != null && running.readOnly) {
            throw new IllegalStateException("work that may write was called from work that only reads");
        }
        return running == null ? begin(work, false) : join(work);
    }

    @Override
    public <T> T readOnly(Work<T> work) {
        return running == null ? begin(work, true) : join(work);
    }

    private <T> T join(Work<T> work) {
        try {
            return work.run(running);
        } catch (SQLException e) {
            throw new IllegalStateException("there is no database", e);
        } catch (RuntimeException | Error e) {
            running.failed = true;
            throw e;
        }
    }

    private <T> T begin(Work<T> work, boolean readOnly) {
        Running begun = new Running(readOnly);
        running = begun;
        boolean done = false;
        T result;
        try {
            result = work.run(begun);
            if (begun.failed) {
                throw new ZhihengException(ErrorKind.CONFLICT, "DB-ROLLED-BACK", "其中一步没有成功,全部没有办理", null, null);
            }
            done = !readOnly;
        } catch (SQLException e) {
            throw new IllegalStateException("there is no database", e);
        } finally {
            running = null;
            if (!done) {
                begun.undo();
            }
        }
        if (done) {
            begun.afterCommit.forEach(Runnable::run);
        }
        return result;
    }

    /** Says how what is changed now is taken back, where the transaction fails. Outside of any nothing is. */
    void undo(Runnable how) {
        if (running == null) {
            throw new IllegalStateException("changed outside of any transaction");
        }
        running.changes.push(how);
    }

    private static final class Running implements Tx {
        private final boolean readOnly;
        private final Map<Object, Object> read = new HashMap<>();
        private final Deque<Runnable> changes = new ArrayDeque<>();
        private final List<Runnable> afterCommit = new ArrayList<>();
        private boolean failed;

        Running(boolean readOnly) {
            this.readOnly = readOnly;
        }

        private void undo() {
            changes.forEach(Runnable::run);
        }

        @Override
        public Connection connection() {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void write(String sql, Object... parameters) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void writeOne(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void several(String sql, List<?> parameters, Rows.Consumer consumer) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void alongside(Query query) {
            // Nothing is asked here.
        }

        @Override
        public void read(List<Query> queries) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void hold(String table, String id, List<Query> queries) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public boolean distant() {
            return false;
        }

        @Override
        public EntityManager entityManager(EntityManagerFactory unit) {
            throw new IllegalStateException("there is no database");
        }

        @Override
        public void bulk() {
            // Nothing goes by indexes here.
        }

        @Override
        public void grown(String table) {
            // Nothing counts tables here.
        }

        @Override
        public Map<Object, Object> read() {
            return read;
        }

        @Override
        public void afterCommit(Runnable action) {
            afterCommit.add(action);
        }
    }
}
