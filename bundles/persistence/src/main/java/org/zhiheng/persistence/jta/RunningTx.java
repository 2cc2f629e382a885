package org.zhiheng.persistence.jta;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.persistence.EntityManager;
import javax.persistence.EntityManagerFactory;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.persistence.dialect.Dialect;

/** One transaction of one thread, with what was opened in it. */
final class RunningTx implements Tx {

    private static final Logger LOG = LoggerFactory.getLogger(RunningTx.class);

    private final DataSource source;
    private final Dialect dialect;
    private final boolean readOnly;
    private final Map<EntityManagerFactory, EntityManager> managers = new IdentityHashMap<>();
    private final List<Query> alongside = new ArrayList<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Map<Object, Object> read = new HashMap<>();
    private final Set<String> grown = new LinkedHashSet<>();
    private final Unwritten unwritten;
    private Connection connection;
    /** The same, for who works in the transaction. */
    private Connection given;

    private Throwable failure;
    private boolean bulk;
    private boolean over;

    private RunningTx(DataSource source, Dialect dialect, boolean readOnly) {
        this.source = source;
        this.dialect = dialect;
        this.readOnly = readOnly;
        this.unwritten = new Unwritten(dialect);
    }

    /** Within the transaction that the transaction manager runs on this thread. */
    static RunningTx writing(DataSource source, Dialect dialect) {
        return new RunningTx(source, dialect, false);
    }

    /** Outside of any; whatever is done in it is undone. */
    static RunningTx reading(DataSource source, Dialect dialect) {
        return new RunningTx(source, dialect, true);
    }

    boolean readOnly() {
        return readOnly;
    }

    @Override
    public Connection connection() throws SQLException {
        refuseWhenOver();
        managers.values().forEach(EntityManager::flush);
        Connection real = open();
        if (given == null) {
            given = unwritten.before(real);
        }
        return given;
    }

    @Override
    public void write(String sql, Object... parameters) throws SQLException {
        add(null, sql, parameters);
    }

    @Override
    public void writeOne(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters)
            throws SQLException {
        add(otherwise, sql, parameters);
    }

    private void add(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters)
            throws SQLException {
        refuseWhenOver();
        unwritten.add(open(), otherwise, sql, parameters);
        if (readOnly) {
            // To be refused, or undone, as any other.
            unwritten.write(open());
        }
    }

    @Override
    public void several(String sql, List<?> parameters, Rows.Consumer consumer) throws SQLException {
        refuseWhenOver();
        unwritten.several(open(), sql, parameters, consumer);
    }

    @Override
    public void alongside(Query query) {
        refuseWhenOver();
        if (distant()) {
            alongside.add(query);
        }
    }

    /** With those that go alongside, which then wait no longer. */
    private List<Query> all(List<Query> queries) {
        if (alongside.isEmpty()) {
            return queries;
        }
        List<Query> all = new ArrayList<>(queries);
        all.addAll(alongside);
        alongside.clear();
        return all;
    }

    @Override
    public void read(List<Query> queries) throws SQLException {
        refuseWhenOver();
        unwritten.read(open(), all(queries));
    }

    @Override
    public void hold(String table, String id, List<Query> queries) throws SQLException {
        refuseWhenOver();
        unwritten.hold(open(), table, id, all(queries));
    }

    @Override
    public EntityManager entityManager(EntityManagerFactory unit) {
        refuseWhenOver();
        if (readOnly) {
            throw new IllegalStateException("an entity manager works in transactions that may write");
        }
        try {
            // So that entity managers see what is written.
            unwritten.write(open());
        } catch (SQLException e) {
            throw Refusals.told(e);
        }
        EntityManager known = managers.get(unit);
        if (known != null) {
            return known;
        }
        EntityManager made = unit.createEntityManager();
        managers.put(unit, made);
        made.joinTransaction();
        return made;
    }

    @Override
    public boolean distant() {
        return dialect.takesSeveral();
    }

    @Override
    public void bulk() throws SQLException {
        refuseWhenOver();
        if (!bulk) {
            dialect.goByIndexes(open());
            bulk = true;
        }
    }

    @Override
    public void grown(String table) {
        refuseWhenOver();
        grown.add(table);
    }

    @Override
    public Map<Object, Object> read() {
        refuseWhenOver();
        return read;
    }

    @Override
    public void afterCommit(Runnable action) {
        refuseWhenOver();
        afterCommit.add(action);
    }

    /** Inner work has failed; whatever its callers make of that, the transaction is lost. */
    void failed(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    /** Before the commit, or the end of what only reads: everything is written, and nothing that failed is forgotten. */
    void finish() throws SQLException {
        if (failure != null) {
            throw Refusals.rolledBack(failure);
        }
        if (!readOnly) {
            // Here and not while committing, where the transaction manager would hide what the database said.
            managers.values().forEach(EntityManager::flush);
            if (connection != null) {
                unwritten.write(connection);
            }
        }
        over = true;
        if (connection != null && !readOnly) {
            connection.close();
        }
    }

    void close() {
        over = true;
        try {
            if (connection != null && !connection.isClosed()) {
                if (readOnly) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                    dialect.readOnly(connection, false);
                }
                connection.close();
            }
        } catch (SQLException e) {
            LOG.warn("A connection could not be closed", e);
        }
        for (EntityManager each : managers.values()) {
            try {
                each.close();
            } catch (RuntimeException e) {
                LOG.warn("An entity manager could not be closed", e);
            }
        }
    }

    void committed() {
        for (String each : grown) {
            try (Connection counting = source.getConnection()) {
                dialect.count(counting, each);
            } catch (SQLException | RuntimeException e) {
                LOG.warn("Table {} was not counted; the database will do so itself", each, e);
            }
        }
        for (Runnable each : afterCommit) {
            try {
                each.run();
            } catch (RuntimeException e) {
                LOG.error("What should follow a commit failed", e);
            }
        }
    }

    private Connection open() throws SQLException {
        if (connection == null) {
            connection = taken();
            if (readOnly) {
                dialect.readOnly(connection, true);
                connection.setAutoCommit(false);
            }
        }
        return connection;
    }

    private Connection taken() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Refusals.noConnection(e);
        }
    }

    private void refuseWhenOver() {
        if (over) {
            throw new IllegalStateException("the transaction is over");
        }
    }
}
