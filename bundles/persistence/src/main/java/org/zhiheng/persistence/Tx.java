package org.zhiheng.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import org.osgi.annotation.versioning.ProviderType;

/** The transaction that runs, given to the work in it and of no use after it. */
@ProviderType
public interface Tx {

    /**
     * The connection of this transaction, the same for every call. What entity managers have not yet written is written before it is
     * returned, so that statements see it. It is closed by the transaction; committing or rolling back on it is an error.
     */
    Connection connection() throws SQLException;

    /**
     * The entity manager of a persistence unit in this transaction, over the same connection; the same for every call.
     *
     * @param unit a unit of transaction type JTA over the platform's data source
     */
    EntityManager entityManager(EntityManagerFactory unit);

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
