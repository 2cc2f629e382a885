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
 * Transactions of a JTA transaction manager over one managed data source: so a commit has one resource and one phase. Those that only read are the
 * connection's own. The data source is one that {@link TransactionalCheck} has passed.
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
            return begin(work);
        }
        if (outer.readOnly()) {
            throw new IllegalStateException("work that may write was called from work that only reads");
        }
        return join(outer, work);
    }

    @Override
    public <T> T readOnly(Work<T> work) {
        RunningTx outer = running.get();
        return outer == null ? read(work) : join(outer, work);
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

    private <T> T begin(Work<T> work) {
        begin();
        RunningTx tx = RunningTx.writing(source, dialect);
        running.set(tx);
        T result;
        try {
            result = work.run(tx);
            tx.finish();
            commit();
        } catch (Throwable e) {
            rollBack(e);
            throw Refusals.told(e);
        } finally {
            running.remove();
            tx.close();
        }
        tx.committed();
        return result;
    }

    /** What only reads has one connection and nothing to commit; the transaction manager would be asked for nothing. */
    private <T> T read(Work<T> work) {
        refuseAnothers();
        RunningTx tx = RunningTx.reading(source, dialect);
        running.set(tx);
        try {
            T result = work.run(tx);
            tx.finish();
            return result;
        } catch (Throwable e) {
            throw Refusals.told(e);
        } finally {
            running.remove();
            tx.close();
        }
    }

    private void refuseAnothers() {
        try {
            if (manager.getTransaction() != null) {
                throw new IllegalStateException("a transaction that was begun elsewhere runs on this thread");
            }
        } catch (SystemException e) {
            throw Refusals.told(e);
        }
    }

    private void begin() {
        refuseAnothers();
        try {
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
