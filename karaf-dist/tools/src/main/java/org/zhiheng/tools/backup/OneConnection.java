package org.zhiheng.tools.backup;

import java.sql.Connection;
import java.sql.SQLException;
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

/** Reading with a connection that nobody else has, where there is no platform. */
final class OneConnection implements Transactions, Tx {

    private final Connection connection;

    OneConnection(Connection connection) {
        this.connection = connection;
    }

    @Override
    public <T> T required(Work<T> work) {
        try {
            return work.run(this);
        } catch (SQLException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RESTORE-DATABASE", "恢复的数据库读不了", null, e);
        }
    }

    @Override
    public <T> T readOnly(Work<T> work) {
        return required(work);
    }

    @Override
    public Connection connection() {
        return connection;
    }

    @Override
    public EntityManager entityManager(EntityManagerFactory unit) {
        throw new IllegalStateException("there are no entities here");
    }

    @Override
    public void write(String sql, Object... parameters) {
        throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void writeOne(Supplier<? extends RuntimeException> otherwise, String sql, Object... parameters) {
        throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void several(String sql, List<?> parameters, Rows.Consumer consumer) {
        throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void alongside(Query query) {
        // As where trips cost nothing.
    }

    @Override
    public void read(List<Query> queries) throws SQLException {
        for (Query each : queries) {
            Rows.stream(connection, each.sql(), each.parameters(), each.consumer());
        }
    }

    @Override
    public void hold(String table, String id, List<Query> queries) {
        throw new IllegalStateException("nothing is held here");
    }

    @Override
    public boolean distant() {
        return false;
    }

    @Override
    public void bulk() {
        throw new IllegalStateException("nothing is written here");
    }

    @Override
    public void grown(String table) {
        throw new IllegalStateException("nothing is written here");
    }

    /** Each transaction here reads for itself: nothing is kept from one to the next. */
    @Override
    public Map<Object, Object> read() {
        return new HashMap<>();
    }

    @Override
    public void afterCommit(Runnable action) {
        throw new IllegalStateException("nothing is committed here");
    }
}
