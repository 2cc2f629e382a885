package org.zhiheng.procedures.store;

import java.sql.SQLException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/** The store in the platform's database. Work joins the transaction that runs, if one does. */
@Component(service = RunStore.class)
public final class JdbcRunStore implements RunStore {

    private final Transactions transactions;

    @Activate
    public JdbcRunStore(@Reference Transactions transactions) {
        this.transactions = transactions;
    }

    /** A failure of the database on its way out of work that may not throw one. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final SQLException failure;

        Failed(SQLException failure) {
            super(failure);
            this.failure = failure;
        }
    }

    @Override
    public <T> T change(Function<RunData, T> work) {
        return transactions.required(tx -> run(tx, work));
    }

    @Override
    public <T> T read(Function<RunData, T> work) {
        return transactions.readOnly(tx -> run(tx, work));
    }

    private static <T> T run(Tx tx, Function<RunData, T> work) throws SQLException {
        try {
            return work.apply(new JdbcRunData(tx));
        } catch (Failed e) {
            // As it is, so that it is told in the platform's terms.
            throw e.failure;
        }
    }
}
