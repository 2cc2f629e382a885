package org.zhiheng.soak;

import java.nio.file.Path;
import org.apache.commons.dbcp2.managed.BasicManagedDataSource;
import org.apache.derby.jdbc.EmbeddedXADataSource;
import org.postgresql.xa.PGXADataSource;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.PostgresCluster;

/**
 * Where a node works.
 *
 * @param database Derby's folder or PostgreSQL's URL
 * @param folder for attachments, keys and the witness
 */
record Place(DatabaseKind kind, String database, Path folder) {

    /** Connections a node may have, more than it has threads. */
    private static final int CONNECTIONS = 12;

    static final String PASSWORD = "ZHIHENG_SOAK_PASSWORD";

    Path attachments() {
        return folder.resolve("attachments");
    }

    Path witness() {
        return folder.resolve("witness").resolve("heads.jsonl");
    }

    Path key(String name) {
        return folder.resolve("keys").resolve(name + ".p12");
    }

    /** Tells the parent's memory to the node. */
    Path told() {
        return folder.resolve("told.txt");
    }

    /** A pool with the settings of etc/org.ops4j.datasource-zhiheng.cfg. */
    BasicManagedDataSource pool() {
        BasicManagedDataSource pool = new BasicManagedDataSource();
        pool.setMaxTotal(CONNECTIONS);
        pool.setMaxIdle(CONNECTIONS);
        pool.setTestOnBorrow(true);
        if (kind == DatabaseKind.DERBY) {
            EmbeddedXADataSource derby = new EmbeddedXADataSource();
            derby.setDatabaseName(database);
            derby.setCreateDatabase("create");
            pool.setXaDataSourceInstance(derby);
            pool.setValidationQuery("VALUES 1");
        } else {
            PGXADataSource postgres = new PGXADataSource();
            postgres.setUrl(database + "?reWriteBatchedInserts=true&ApplicationName=zhiheng");
            postgres.setUser(PostgresCluster.USER);
            postgres.setPassword(System.getenv(PASSWORD));
            pool.setXaDataSourceInstance(postgres);
            pool.setValidationQuery("SELECT 1");
        }
        return pool;
    }
}
