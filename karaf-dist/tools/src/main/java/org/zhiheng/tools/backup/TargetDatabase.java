package org.zhiheng.tools.backup;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.zhiheng.backup.form.BackupFolder;

/** The database that is restored into. */
interface TargetDatabase {

    /** {@code derby} or {@code postgresql}. */
    String kind();

    /**
     * Where it is.
     *
     * @return for people
     */
    String place();

    /** @throws org.zhiheng.api.error.ZhihengException {@code RESTORE-RUNNING} while somebody works with it */
    void refuseIfUsed() throws SQLException;

    boolean isEmpty() throws SQLException;

    /**
     * Brings in the database of a backup, and what was there out of the way.
     *
     * @param aside suffix of what is set aside
     * @param then done with the restored database before it takes its place
     */
    void restore(BackupFolder backup, String aside, Then then) throws IOException, SQLException;

    /** Work on the restored database. */
    @FunctionalInterface
    interface Then {
        void run(Connection connection) throws SQLException, IOException;
    }
}
