package org.zhiheng.records.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.zhiheng.persistence.Tx;
import org.zhiheng.records.vault.VaultRecord;
import org.zhiheng.records.vault.WrappedKey;

/**
 * The statements that must be quick, as each database is quick with them: the two steps of an append, which are one round trip each where trips cost
 * something, whatever is appended; and what a seal does for each entry.
 */
interface Statements {

    /** Columns of an entry as {@link #write} takes their values: subject first, number second, hash last. */
    String ENTRY_COLUMNS =
            "(subject, number, occurred_at, recorded_at, actor, kind, payload, attachments, rule_book, previous, hash)";

    String ENTRY_VALUES = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** Those for the database of this connection; good for all its connections. */
    static Statements of(Connection connection) throws SQLException {
        boolean postgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
        return postgres ? new PostgresStatements() : new DerbyStatements();
    }

    /**
     * The last entries of subjects, and the keys of persons: nobody else changes either until the transaction ends. What is not there yet is made. They are
     * locked persons first, and either in ascending order, so that no two appends wait for each other.
     *
     * @param candidates a new key for every person, stored where the person has none
     */
    Locked lock(Tx tx, Collection<String> subjects, Collection<WrappedKey> candidates) throws SQLException;

    /**
     * Writes, together with what else the transaction is still to write.
     *
     * @param entries values of {@link #ENTRY_COLUMNS}
     * @param data of persons whose keys are locked
     * @param last the last entry of each subject from now on
     */
    void write(Tx tx, List<List<Object>> entries, List<VaultRecord> data, Map<String, Last> last) throws SQLException;

    /**
     * Committed entries that wait for the sealer: the keys' first, then by subject and number.
     *
     * @param limit at most so many
     */
    List<Waiting> waiting(Connection connection, int limit) throws SQLException;

    /** Gives entries their positions, the first {@code start}; they wait no longer. */
    void place(Connection connection, long start, List<Waiting> entries) throws SQLException;

    /** What an append goes on from, by subject and by person. */
    record Locked(Map<String, Last> last, Map<String, WrappedKey> keys) {}

    /** @param number −1 when there is no entry yet */
    record Last(long number, String hash) {}

    /** @param afterSealed whether the entry before it has its position */
    record Waiting(String subject, long number, String hash, boolean afterSealed) {}
}
