package org.zhiheng.tools.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.backup.make.FileTree;

/** An embedded Derby: restored under another name, which it loses only when all is well. */
final class DerbyTarget implements TargetDatabase {

    private static final String USED = "XSDB6";
    private static final String NO_LOG = "/dev/null";

    private final Path folder;

    DerbyTarget(Path folder) {
        // Else it writes a log where this was started. What it has to say comes as exceptions.
        System.setProperty("derby.stream.error.file", NO_LOG);
        this.folder = folder.toAbsolutePath();
    }

    @Override
    public String kind() {
        return "derby";
    }

    @Override
    public String place() {
        return folder.toString();
    }

    @Override
    public boolean isEmpty() {
        return !Files.exists(folder);
    }

    @Override
    public void refuseIfUsed() throws SQLException {
        if (isEmpty()) {
            return;
        }
        try (Connection connection = source(folder).getConnection()) {
            shutDown(folder);
        } catch (SQLException e) {
            for (Throwable each = e; each != null; each = each.getCause()) {
                if (each instanceof SQLException sql && USED.equals(sql.getSQLState())) {
                    throw new ZhihengException(ErrorKind.CONFLICT, "RESTORE-RUNNING", "平台还在运行,请先停止:" + folder, null, e);
                }
            }
            // Broken: that is what restoring is for.
        }
    }

    @Override
    public void restore(BackupFolder backup, String aside, Then then) throws IOException, SQLException {
        Path incoming = folder.resolveSibling(folder.getFileName() + ".restoring");
        FileTree.delete(incoming);
        Files.createDirectories(incoming.getParent());
        EmbeddedDataSource source = source(incoming);
        source.setConnectionAttributes("createFrom=" + backup.folder().resolve(Manifest.DERBY));
        try (Connection connection = source.getConnection()) {
            then.run(connection);
        } finally {
            shutDown(incoming);
        }
        FileTree.sync(incoming);
        if (!isEmpty()) {
            Files.move(folder, folder.resolveSibling(folder.getFileName() + aside), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
        FileTree.syncOne(folder.getParent());
    }

    private static EmbeddedDataSource source(Path folder) {
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(folder.toString());
        return source;
    }

    /** Derby answers with an exception when it has shut a database down. */
    private static void shutDown(Path folder) {
        EmbeddedDataSource source = source(folder);
        source.setShutdownDatabase("shutdown");
        try {
            source.getConnection().close();
        } catch (SQLException e) {
            if (!"08006".equals(e.getSQLState()) && !"XJ004".equals(e.getSQLState())) {
                throw new IllegalStateException(e);
            }
        }
    }
}
