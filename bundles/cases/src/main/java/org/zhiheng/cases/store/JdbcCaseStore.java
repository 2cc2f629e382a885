package org.zhiheng.cases.store;

import java.sql.SQLException;
import java.util.function.Function;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/** The store in the platform's database. */
@Component(service = CaseStore.class)
public final class JdbcCaseStore implements CaseStore {

    private final Transactions transactions;

    @Activate
    public JdbcCaseStore(@Reference Transactions transactions) {
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
    public <T> T change(Function<CaseData, T> work) {
        return transactions.required(tx -> run(tx, work));
    }

    @Override
    public <T> T read(Function<CaseData, T> work) {
        return transactions.readOnly(tx -> run(tx, work));
    }

    private static <T> T run(Tx tx, Function<CaseData, T> work) throws SQLException {
        try {
            return work.apply(new JdbcCaseData(tx));
        } catch (Failed e) {
            // As it is, so that it is told in the platform's terms.
            throw e.failure;
        }
    }
}
