package org.zhiheng.persistence.jta;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.persistence.Transactions;

/** Transactions over the platform's data source, there as long as that is. */
@Component(service = {Transactions.class, TransactionsComponent.class})
public final class TransactionsComponent implements Transactions {

    private final JtaTransactions transactions;

    @Activate
    public TransactionsComponent(
            @Reference TransactionManager manager,
            @Reference(target = "(osgi.jndi.service.name=zhiheng)") DataSource source) {
        transactions = new JtaTransactions(manager, source);
    }

    @Override
    public <T> T required(Work<T> work) {
        return transactions.required(work);
    }

    @Override
    public <T> T readOnly(Work<T> work) {
        return transactions.readOnly(work);
    }

    /** The database's clock. */
    public Instant databaseTime(Connection connection) throws SQLException {
        return transactions.dialect().now(connection);
    }
}
