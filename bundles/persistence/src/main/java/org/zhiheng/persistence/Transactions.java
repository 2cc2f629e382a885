package org.zhiheng.persistence;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs work in a transaction. All access to the database goes through here, for here stand the guards.
 *
 * <ul>
 *   <li>Work that returns is committed; work that throws, whatever it throws, is rolled back.
 *   <li>Work inside work joins it: there is one transaction and one connection. Once inner work has thrown, the whole is rolled back,
 *       and the outermost call throws even if somebody between has caught the exception.
 *   <li>There are no nested new transactions: they take a second connection while the first waits for them.
 *   <li>What the database refuses arrives as a {@link org.zhiheng.api.error.ZhihengException}: {@code DB-DUPLICATE},
 *       {@code DB-REFERENCED}, {@code DB-RULE}, {@code DB-TOO-LONG}, {@code DB-CHANGED}, {@code DB-CONCURRENT} (the same call may
 *       succeed when made again), {@code DB-FULL}, {@code DB-UNAVAILABLE}, {@code DB-FAILED}; {@code DB-ROLLED-BACK} when inner work
 *       had failed, and {@code DB-COMMIT-UNKNOWN} where the connection broke while committing and nobody knows.
 * </ul>
 *
 * <p>A transaction belongs to the thread that began it; work must not hand its {@link Tx} to another.
 */
@ProviderType
public interface Transactions {

    /** Runs work that may write, in the transaction of this thread or else in one of its own. */
    <T> T required(Work<T> work);

    /** As {@link #required(Work)}, for work without a result. */
    default void run(Task task) {
        required(tx -> {
            task.run(tx);
            return null;
        });
    }

    /**
     * Runs work that only reads, in the transaction of this thread or else in one of its own, which is rolled back. PostgreSQL refuses
     * a write in it; on Derby a write is undone. Work that may write cannot be called from inside.
     */
    <T> T readOnly(Work<T> work);

    /** Work with a result. An {@link java.sql.SQLException} may leave it and is told in the platform's terms. */
    @FunctionalInterface
    interface Work<T> {
        T run(Tx tx) throws java.sql.SQLException;
    }

    /** Work without a result. */
    @FunctionalInterface
    interface Task {
        void run(Tx tx) throws java.sql.SQLException;
    }
}
