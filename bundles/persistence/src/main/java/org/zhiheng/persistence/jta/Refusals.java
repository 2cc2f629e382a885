package org.zhiheng.persistence.jta;

import java.sql.SQLException;
import javax.persistence.OptimisticLockException;
import javax.persistence.PersistenceException;
import javax.transaction.RollbackException;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/** Tells failures of the database, of EclipseLink and of the transaction manager in the platform's terms. */
final class Refusals {

    /** Derby's state for a database that is shut down. */
    private static final String CLOSED = "XJ004";

    /** Derby's state for a batch, whose statement's failure follows. */
    private static final String BATCH_FAILED = "XJ208";

    /** Not declared, and thrown or wrapped by Derby wherever a thread is when another's failure has shut the database down. */
    private static final String SHUTDOWN = "org.apache.derby.shared.common.error.ShutdownException";

    private Refusals() {}

    /**
     * What to throw for a failure: exceptions of the platform and faults of a program as they are, the others translated.
     *
     * @throws Error the failure itself, where it is one
     */
    static RuntimeException told(Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof ZhihengException said) {
            // Whatever is behind it: a commit that nobody knows of stays one, also where Derby was shut down meanwhile.
            return said;
        }
        boolean storage = failure instanceof SQLException
                || failure instanceof PersistenceException
                || failure instanceof RollbackException
                || isShutdown(failure);
        if (failure instanceof RuntimeException program && !storage) {
            return program;
        }
        if (isShutdown(failure)) {
            return told(CLOSED, failure);
        }
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof OptimisticLockException) {
                return refusal(ErrorKind.CONFLICT, "DB-CHANGED", "数据已被他人改动,请重新查看后再办理", failure);
            }
            if (each instanceof SQLException sql && state(sql) != null) {
                return told(state(sql), failure);
            }
        }
        if (storage && !(failure instanceof RollbackException)) {
            return refusal(ErrorKind.UNAVAILABLE, "DB-FAILED", "数据库操作失败,没有保存任何内容", failure);
        }
        return rolledBack(failure);
    }

    /** For a pool that gave no connection. It tells no state when one that it has just made does not answer, or all are in use. */
    static RuntimeException noConnection(SQLException failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            if (each instanceof SQLException sql && state(sql) != null) {
                return told(failure);
            }
        }
        return unavailable(failure);
    }

    private static ZhihengException unavailable(Throwable cause) {
        return refusal(ErrorKind.UNAVAILABLE, "DB-UNAVAILABLE", "数据库暂时不可用,请稍后再试", cause);
    }

    /** For an outermost call whose inner work had failed. */
    static ZhihengException rolledBack(Throwable cause) {
        return refusal(ErrorKind.UNAVAILABLE, "DB-ROLLED-BACK", "事务已被撤销,没有保存任何内容", cause);
    }

    /** For a commit that was sent and not answered. */
    static ZhihengException commitUnknown(Throwable cause) {
        return refusal(ErrorKind.UNAVAILABLE, "DB-COMMIT-UNKNOWN", "提交时与数据库失去联系,不知道是否已经保存,请查询后再决定是否重做", cause);
    }

    private static ZhihengException told(String state, Throwable failure) {
        return switch (state) {
            case "23505" -> refusal(ErrorKind.CONFLICT, "DB-DUPLICATE", "已有相同的记录", failure);
            case "23503" -> refusal(ErrorKind.CONFLICT, "DB-REFERENCED", "引用的记录不存在,或者记录仍被引用", failure);
            case "23502", "23513", "23514" -> refusal(ErrorKind.INVALID, "DB-RULE", "不符合数据库的约束", failure);
            case "22001" -> refusal(ErrorKind.INVALID, "DB-TOO-LONG", "内容超过数据库允许的长度", failure);
                // Serialization and deadlock of both, lock timeouts of Derby and of PostgreSQL.
            case "40001", "40P01", "40XL1", "40XL2", "55P03" -> refusal(
                    ErrorKind.CONFLICT, "DB-CONCURRENT", "与他人的操作冲突,没有保存,请重试", failure);
                // The disk of PostgreSQL; pages and log of Derby that could not be written.
            case "53100", "XSDG1", "XSLA4" -> refusal(ErrorKind.UNAVAILABLE, "DB-FULL", "数据库的磁盘已满或者不能写,没有保存", failure);
            default ->
            // Connections that are broken or refused, servers that shut down, a closed Derby.
            state.startsWith("08") || state.startsWith("57P") || state.equals(CLOSED)
                    ? unavailable(failure)
                    : refusal(ErrorKind.UNAVAILABLE, "DB-FAILED", "数据库操作失败,没有保存任何内容", failure);
        };
    }

    private static boolean isShutdown(Throwable failure) {
        for (Throwable each = failure; each != null; each = each.getCause()) {
            // By its name, for no class here knows Derby's.
            if (each.getClass().getName().equals(SHUTDOWN)) {
                return true;
            }
        }
        return false;
    }

    /** The state of an exception or of what follows it: of a batch Derby's first tells only that the batch failed. */
    private static String state(SQLException failure) {
        String found = null;
        for (SQLException each = failure; each != null; each = each.getNextException()) {
            String state = each.getSQLState();
            if (state != null && state.startsWith("23")) {
                return state;
            }
            boolean nothingYet = found == null || BATCH_FAILED.equals(found);
            found = nothingYet && state != null ? state : found;
        }
        return found;
    }

    private static ZhihengException refusal(ErrorKind kind, String code, String message, Throwable cause) {
        return new ZhihengException(kind, code, message, null, cause);
    }
}
