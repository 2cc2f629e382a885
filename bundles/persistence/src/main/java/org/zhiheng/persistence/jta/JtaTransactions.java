package org.zhiheng.persistence.jta;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import javax.transaction.HeuristicMixedException;
import javax.transaction.HeuristicRollbackException;
import javax.transaction.NotSupportedException;
import javax.transaction.RollbackException;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.dialect.Dialect;

/**
 * Transactions of a JTA transaction manager over one managed data source: so a commit has one resource and one phase. The data source is
 * one that {@link TransactionalCheck} has passed.
 */
public final class JtaTransactions implements Transactions {

    private final TransactionManager manager;
    private final DataSource source;
    private final Dialect dialect;
    private final ThreadLocal<RunningTx> running = new ThreadLocal<>();

    public JtaTransactions(TransactionManager manager, DataSource source) {
        this.manager = manager;
        this.source = source;
        try (Connection connection = source.getConnection()) {
            dialect = Dialect.of(connection);
        } catch (SQLException e) {
            throw Refusals.noConnection(e);
        }
    }

    public Dialect dialect() {
        return dialect;
    }

    @Override
    public <T> T required(Work<T> work) {
        RunningTx outer = running.get();
        if (outer == null) {
            return begin(work, false);
        }
        if (outer.readOnly()) {
            throw new IllegalStateException("work that may write was called from work that only reads");
        }
        return join(outer, work);
    }

    @Override
    public <T> T readOnly(Work<T> work) {
        RunningTx outer = running.get();
        return outer == null ? begin(work, true) : join(outer, work);
    }

    // Throwable, here and below: a checked exception can be thrown past the compiler, and it too must roll back.
    private static <T> T join(RunningTx outer, Work<T> work) {
        try {
            return work.run(outer);
        } catch (Throwable e) {
            outer.failed(e);
            throw Refusals.told(e);
        }
    }

    private <T> T begin(Work<T> work, boolean readOnly) {
        begin();
        RunningTx tx = new RunningTx(source, dialect, readOnly);
        running.set(tx);
        T result;
        try {
            result = work.run(tx);
            tx.finish();
            if (readOnly) {
                manager.rollback();
            } else {
                commit();
            }
        } catch (Throwable e) {
            rollBack(e);
            throw Refusals.told(e);
        } finally {
            running.remove();
            tx.close();
        }
        if (!readOnly) {
            tx.committed();
        }
        return result;
    }

    private void begin() {
        try {
            if (manager.getTransaction() != null) {
                throw new IllegalStateException("a transaction that was begun elsewhere runs on this thread");
            }
            manager.begin();
        } catch (SystemException | NotSupportedException e) {
            throw Refusals.told(e);
        }
    }

    private void commit() throws RollbackException {
        try {
            manager.commit();
        } catch (SystemException | HeuristicMixedException | HeuristicRollbackException | RuntimeException e) {
            // Derby, too, throws an exception past all declared ones when another thread's failure has shut it down.
            throw Refusals.commitUnknown(e);
        }
    }

    /** A failed commit leaves nothing to roll back. */
    private void rollBack(Throwable why) {
        try {
            if (manager.getTransaction() != null) {
                manager.rollback();
            }
        } catch (SystemException | RuntimeException e) {
            why.addSuppressed(e);
        }
    }
}
