package org.zhiheng.testdb;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import javax.sql.XADataSource;
import javax.transaction.SystemException;
import javax.transaction.TransactionManager;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.apache.geronimo.transaction.manager.TransactionManagerImpl;
import org.postgresql.ds.PGSimpleDataSource;
import org.postgresql.xa.PGXADataSource;

/**
 * A database of its own for a test, empty when opened and gone when closed, with the pool, transaction manager and persistence units
 * of the platform: XA data sources behind dbcp2, Geronimo's transaction manager, EclipseLink.
 */
public final class TestDatabase implements AutoCloseable {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseKind kind;
    private final String name;
    /** Where PostgreSQL's database lies; null for Derby. */
    private final PostgresCluster cluster;
    /** Where Derby's lies, as its URL has it. */
    private final String derby;

    private final TransactionManager manager;
    private final BasicManagedDataSource pool;
    private final List<EntityManagerFactory> units = new ArrayList<>();

    /** @param folder where a durable Derby lies; null for one in memory, and a PostgreSQL that does not wait for the disk */
    private TestDatabase(DatabaseKind kind, Path folder) {
        this.kind = kind;
        name = "test" + ProcessHandle.current().pid() + "n" + COUNT.incrementAndGet();
        boolean postgres = kind == DatabaseKind.POSTGRESQL;
        cluster = !postgres ? null : folder == null ? PostgresCluster.shared() : PostgresCluster.durable();
        derby = folder == null ? "memory:" + name : folder.resolve(name).toString();
        create();
        try {
            manager = new TransactionManagerImpl();
        } catch (javax.transaction.xa.XAException e) {
            throw new IllegalStateException(e);
        }
        pool = pool(xaSource());
    }

    public static TestDatabase open(DatabaseKind kind) {
        return new TestDatabase(kind, null);
    }

    /**
     * One that waits for the disk at each commit, as where the platform runs.
     *
     * @param folder where Derby keeps it; PostgreSQL has a folder of its own
     */
    public static TestDatabase durable(DatabaseKind kind, Path folder) {
        return new TestDatabase(kind, folder);
    }

    public DatabaseKind kind() {
        return kind;
    }

    /** The managed pool: what the platform publishes as its data source. */
    public DataSource dataSource() {
        return pool;
    }

    public TransactionManager transactionManager() {
        return manager;
    }

    /** A data source that knows nothing of transactions: every connection commits each statement. */
    public DataSource plainDataSource() {
        return switch (kind) {
            case DERBY -> {
                EmbeddedDataSource made = new EmbeddedDataSource();
                made.setDatabaseName(derby);
                yield made;
            }
            case POSTGRESQL -> {
                PGSimpleDataSource postgres = new PGSimpleDataSource();
                postgres.setUrl(cluster.url(name));
                postgres.setUser(PostgresCluster.USER);
                postgres.setPassword(cluster.password());
                // As the platform connects.
                postgres.setReWriteBatchedInserts(true);
                yield postgres;
            }
        };
    }

    /** A second managed pool on the same database with the same transaction manager, as another node would have it. */
    public DataSource anotherPool() {
        return pool(xaSource());
    }

    /** Connections of the managed pool that are in use now. */
    public int connectionsInUse() {
        return pool.getNumActive();
    }

    /**
     * A persistence unit over this database, closed with it.
     *
     * @param unit name of the unit
     * @param classes entities, converters and embeddables
     */
    public EntityManagerFactory unit(String unit, Class<?>... classes) {
        EntityManagerFactory made = new TestUnit(unit, pool, List.of(classes)).open(manager);
        units.add(made);
        return made;
    }

    /** Runs statements outside of any transaction. */
    public void execute(String... statements) {
        try (Connection connection = plainDataSource().getConnection();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * A plain data source of another database of the same cluster, that sorts texts as dictionaries do. PostgreSQL only; it stays until the cluster ends.
     */
    public DataSource sortedAsInDictionaries() {
        String other = name + "_dictionary";
        cluster.execute("CREATE DATABASE " + other + " TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE 'zh'");
        PGSimpleDataSource made = new PGSimpleDataSource();
        made.setUrl(cluster.url(other));
        made.setUser(PostgresCluster.USER);
        made.setPassword(cluster.password());
        return made;
    }

    @Override
    public void close() {
        units.forEach(EntityManagerFactory::close);
        try {
            pool.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        drop();
    }

    @Override
    public String toString() {
        return kind.name();
    }

    private BasicManagedDataSource pool(XADataSource source) {
        BasicManagedDataSource made = new BasicManagedDataSource();
        made.setTransactionManager(manager);
        made.setXaDataSourceInstance(source);
        made.setMaxTotal(20);
        // As the platform keeps them: PostgreSQL's driver does so itself, and the pool would ask it for the schema in
        // every transaction.
        made.setPoolPreparedStatements(kind == DatabaseKind.DERBY);
        made.setMaxOpenPreparedStatements(200);
        made.setMaxWait(java.time.Duration.ofSeconds(20));
        return made;
    }

    private XADataSource xaSource() {
        return switch (kind) {
            case DERBY -> {
                EmbeddedXADataSource made = new EmbeddedXADataSource();
                made.setDatabaseName(derby);
                yield made;
            }
            case POSTGRESQL -> {
                PGXADataSource postgres = new PGXADataSource();
                postgres.setUrl(cluster.url(name));
                postgres.setUser(PostgresCluster.USER);
                postgres.setPassword(cluster.password());
                // As the platform connects.
                postgres.setReWriteBatchedInserts(true);
                yield postgres;
            }
        };
    }

    private void create() {
        switch (kind) {
            case DERBY -> derby("create");
            case POSTGRESQL -> cluster.execute("CREATE DATABASE " + name);
        }
    }

    private void drop() {
        switch (kind) {
                // One on the disk knows no drop; its folder is whoever's it is in.
            case DERBY -> derby(derby.startsWith("memory:") ? "drop" : "shutdown");
            case POSTGRESQL -> cluster.execute("DROP DATABASE " + name + " WITH (FORCE)");
        }
    }

    /** Derby answers a drop with an exception even where it succeeds. */
    private void derby(String what) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(derby);
        source.setConnectionAttributes(what + "=true");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Whether a transaction is left over on this thread; tests end with none. */
    public boolean transactionLeftOver() {
        try {
            return manager.getTransaction() != null;
        } catch (SystemException e) {
            throw new IllegalStateException(e);
        }
    }
}
