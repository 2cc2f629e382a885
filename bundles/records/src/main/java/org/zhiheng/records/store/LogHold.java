package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.HeadForm;

/**
 * The hold on a log: while it is there nothing is sealed, though entries are appended as ever. A database that was put back to an earlier state would else sign
 * heads that contradict those a witness keeps, and what was lost would never be told. A person lets the log go on ({@link Sealer#resume}).
 */
public final class LogHold {

    /** Why a log is held. */
    public enum Reason {
        /** The restoring tool has put it there. */
        RESTORED,
        /** A witness keeps a later head than the database has. */
        BEHIND,
        /** A witness keeps another head under a number that the database has too. */
        FORKED
    }

    private LogHold() {}

    /** Holds the log of a database that was just restored from a backup. */
    public static void restored(Connection connection, Instant at) throws SQLException {
        hold(connection, Reason.RESTORED, at, null);
    }

    static void hold(Connection connection, Reason reason, Instant at, SignedHead witnessed) throws SQLException {
        if (reason(connection).isEmpty()) {
            Rows.update(
                    connection,
                    "INSERT INTO rec_hold (name, reason, held_at, witnessed) VALUES ('log', ?, ?, ?)",
                    Arrays.asList(reason, at, witnessed == null ? null : HeadForm.write(witnessed)));
        }
    }

    static void release(Connection connection) throws SQLException {
        Rows.update(connection, "DELETE FROM rec_hold", List.of());
    }

    /** Why the log is held; empty when it is not. */
    public static Optional<Reason> reason(Connection connection) throws SQLException {
        return Rows.first(
                connection, "SELECT reason FROM rec_hold", List.of(), row -> Reason.valueOf(row.getString("reason")));
    }

    static void refuse(Connection connection) throws SQLException {
        Optional<Reason> reason = reason(connection);
        if (reason.isPresent()) {
            throw ZhihengException.conflict(
                    "RECORD-HELD", told(reason.get()) + ",已停止封存;请安全管理员核对后确认(zhiheng:record-resume)");
        }
    }

    /** In Chinese. */
    public static String told(Reason reason) {
        return switch (reason) {
            case RESTORED -> "数据库是从备份恢复的";
            case BEHIND -> "外部见证保存的树头比数据库里的新,数据库可能被退回到从前的状态";
            case FORKED -> "外部见证保存的树头与数据库里的同一次封存不同";
        };
    }
}
