package org.zhiheng.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.annotation.versioning.ProviderType;

/** The transaction that runs, given to the work in it and of no use after it. */
@ProviderType
public interface Tx {

    /**
     * The connection of this transaction, the same for every call. What entity managers have not yet written is written before it is
     * returned, and what {@link #write} has not yet written before each statement that is prepared on it, so that statements see it. It is closed by the
     * transaction; committing or rolling back on it is an error.
     */
    Connection connection() throws SQLException;

    /**
     * Runs a writing statement whose outcome nobody waits for: at the latest before the next statement on the {@link #connection()}, or before the commit. Those
     * that wait go in the order in which they were given and, where trips to the database cost something, together in one. What the database refuses arrives
     * there, in the same terms as ever; so it is for what only a fault of the program, or of the database, can refuse, or what whoever began the transaction is to
     * be told.
     *
     * @param sql one statement; a constant of the caller
     * @param parameters as {@link Rows} takes them; they are not to be changed any more
     */
    void write(String sql, Object... parameters) throws SQLException;

    /**
     * As {@link #write}, of a statement that must change one row.
     *
     * @param otherwise what is thrown, there, when it changes none or several
     */
    void writeOne(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters) throws SQLException;

    /**
     * Runs statements of which some give rows, written in one text with semicolons between, behind what is still to be written; all in one trip. For databases
     * that take several statements at once.
     *
     * @param consumer takes the rows of all of them
     */
    void several(String sql, List<?> parameters, Rows.Consumer consumer) throws SQLException;

    /**
     * Lets a query go with the next {@link #read} or {@link #hold}, where trips cost something; elsewhere it is not run. For what somebody is about to ask: its
     * rows are taken with those of the others, and nothing may depend on its having been run.
     */
    void alongside(Query query);

    /** Runs queries; in one trip where trips cost something. */
    void read(List<Query> queries) throws SQLException;

    /**
     * Holds a row until this transaction ends, so that nobody else changes it meanwhile, and then runs queries; in one trip where trips cost something. A row
     * that is not there is not held.
     *
     * @param table one with columns {@code id} and {@code version}; a constant of the caller
     * @param id of the row
     */
    void hold(String table, String id, List<Query> queries) throws SQLException;

    /**
     * A query and what takes its rows, one by one.
     *
     * @param sql a constant of the caller
     */
    record Query(String sql, List<?> parameters, Rows.Consumer consumer) {}

    /**
     * The entity manager of a persistence unit in this transaction, over the same connection; the same for every call.
     *
     * @param unit a unit of transaction type JTA over the platform's data source
     * @throws IllegalStateException in a transaction that only reads, which is not JTA's
     */
    EntityManager entityManager(EntityManagerFactory unit);

    /** Whether the database is another process, so that each statement is a trip. */
    boolean distant();

    /**
     * Says that this transaction looks up and writes thousands of rows. While it runs, a database may know nothing yet of what it has
     * written and read whole tables for each look-up; from here on it goes by indexes. To be said again costs nothing.
     */
    void bulk() throws SQLException;

    /**
     * Says that this transaction makes a table much larger. Once it is committed the database counts the table, so that it reads lists of it by the right
     * index at once; by itself it does so a minute later.
     *
     * @param table a constant of the caller
     */
    void grown(String table);

    /**
     * What work in this transaction has read, so that other work in it need not read it again. Whoever writes it takes out what is other by that; whoever locks
     * rows takes out what was read before. Gone with the transaction.
     */
    Map<Object, Object> read();

    /**
     * Runs something once this transaction is committed, in the same thread and outside of any transaction; not at all when it is rolled
     * back. It is no part of the transaction: when the process dies in between it does not happen, and a failure of it is only logged. So
     * it is for wake-up calls, not for work that must be done.
     */
    void afterCommit(Runnable action);
}
