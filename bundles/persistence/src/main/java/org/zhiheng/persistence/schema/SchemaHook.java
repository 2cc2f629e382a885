package org.zhiheng.persistence.schema;

import java.sql.SQLException;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.ops4j.pax.jdbc.hook.PreHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.persistence.health.StorageState;
import org.zhiheng.persistence.jta.TransactionalCheck;

/**
 * Makes the database ready before its data source is published, named by {@code ops4j.preHook=zhiheng} in the data source's settings.
 * While it has refused nothing that stores anything starts.
 */
@Component(service = PreHook.class, property = "name=zhiheng")
public final class SchemaHook implements PreHook {

    private static final Logger LOG = LoggerFactory.getLogger(SchemaHook.class);

    private final TransactionManager manager;
    private final StorageState state;

    @Activate
    public SchemaHook(@Reference TransactionManager manager, @Reference StorageState state) {
        this.manager = manager;
        this.state = state;
    }

    @Override
    public void prepare(DataSource source) throws SQLException {
        try {
            String version = new Schema().migrate(source);
            TransactionalCheck.pass(manager, source);
            state.ready(version);
            LOG.info("The database is ready, its schema has version {}", version);
        } catch (ZhihengException e) {
            state.refused(e);
            LOG.error(
                    "The database cannot be used, so nothing that needs it starts: {} {}", e.code(), e.getMessage(), e);
            throw new SQLException(e.code() + " " + e.getMessage(), e);
        }
    }
}
