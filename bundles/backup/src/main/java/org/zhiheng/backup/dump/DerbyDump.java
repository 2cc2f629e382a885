package org.zhiheng.backup.dump;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.CallableStatement;
import java.util.List;
import java.util.stream.Stream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** Derby's own online backup: writers go on, and what they write meanwhile is in its log. */
public final class DerbyDump implements DatabaseDump {

    private final Transactions transactions;

    public DerbyDump(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public String kind() {
        return "derby";
    }

    @Override
    public long size() {
        return transactions.readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT SUM(pages.NUMALLOCATEDPAGES * CAST(pages.PAGESIZE AS BIGINT))"
                                + " FROM SYS.SYSSCHEMAS s, SYS.SYSTABLES t,"
                                + " TABLE(SYSCS_DIAG.SPACE_TABLE(s.SCHEMANAME, t.TABLENAME)) AS pages"
                                + " WHERE s.SCHEMAID = t.SCHEMAID AND t.TABLETYPE = 'T'",
                        List.of(),
                        row -> row.getLong(1))
                .orElse(0L));
    }

    @Override
    public void write(Path folder) {
        Path into = folder.resolve("derby");
        call(into);
        // The only folder in it has the name of the database.
        try (Stream<Path> made = Files.list(into)) {
            Files.move(made.filter(Files::isDirectory).findFirst().orElseThrow(), folder.resolve(Manifest.DERBY));
            Files.delete(into);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-DATABASE", "数据库没有备份成", null, e);
        }
    }

    /** A full disk, too, is told as a failure of the statement. */
    private void call(Path into) {
        try {
            transactions.readOnly(tx -> {
                try (CallableStatement call = tx.connection().prepareCall("CALL SYSCS_UTIL.SYSCS_BACKUP_DATABASE(?)")) {
                    call.setString(1, into.toString());
                    return call.execute();
                }
            });
        } catch (ZhihengException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-DATABASE", "数据库没有备份成,可能磁盘已满;原因见日志", null, e);
        }
    }
}
