package org.zhiheng.access.store;

import java.sql.SQLException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/** The store in the platform's database. Work joins the transaction that runs, if one does. */
@Component(service = AccessStore.class)
public final class JdbcAccessStore implements AccessStore {

    private final Transactions transactions;

    @Activate
    public JdbcAccessStore(@Reference Transactions transactions) {
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
    public <T> T change(Function<AccessData, T> work) {
        return transactions.required(tx -> run(tx, work));
    }

    @Override
    public <T> T read(Function<AccessData, T> work) {
        return transactions.readOnly(tx -> run(tx, work));
    }

    private static <T> T run(Tx tx, Function<AccessData, T> work) throws SQLException {
        try {
            return work.apply(new JdbcAccessData(tx.connection()));
        } catch (Failed e) {
            // As it is, so that it is told in the platform's terms.
            throw e.failure;
        }
    }
}
