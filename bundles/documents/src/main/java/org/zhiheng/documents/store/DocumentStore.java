package org.zhiheng.documents.store;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.zhiheng.documents.Printed;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** What is kept of documents beside the matters they are about: the last number of each series, and who has printed. */
public final class DocumentStore {

    private final Transactions transactions;

    public DocumentStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The next of a series; as {@link org.zhiheng.documents.Documents#number}. */
    public int next(String body, String word, int year) {
        return transactions.required(tx -> {
            int others = Rows.update(
                    tx.connection(),
                    "UPDATE document_series SET last_one = last_one + 1 WHERE body = ? AND word = ? AND year_of = ?",
                    List.of(body, word, year));
            if (others == 0) {
                Rows.update(
                        tx.connection(),
                        "INSERT INTO document_series (body, word, year_of, last_one) VALUES (?, ?, ?, 1)",
                        List.of(body, word, year));
                return 1;
            }
            return Rows.first(
                            tx.connection(),
                            "SELECT last_one FROM document_series WHERE body = ? AND word = ? AND year_of = ?",
                            List.of(body, word, year),
                            row -> row.getInt("last_one"))
                    .orElseThrow(() -> new SQLException("a series that was there is gone"));
        });
    }

    public void printed(Printed printed) {
        transactions.run(tx -> Rows.update(
                tx.connection(),
                "INSERT INTO document_print (id, document, version, account, printed_at, purpose, copies)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                List.of(
                        UUID.randomUUID().toString(),
                        printed.document(),
                        printed.version(),
                        printed.by(),
                        Instants.stored(printed.at()),
                        printed.purpose(),
                        printed.copies())));
    }

    /** Within the transaction that runs. */
    public void withoutPurposes(String document) {
        transactions.run(tx -> Rows.update(
                tx.connection(), "UPDATE document_print SET purpose = '已经销毁' WHERE document = ?", List.of(document)));
    }

    public List<Printed> prints(String document) {
        return transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                "SELECT document, version, account, printed_at, purpose, copies FROM document_print WHERE document = ?"
                        + " ORDER BY printed_at DESC, id DESC",
                List.of(document),
                row -> new Printed(
                        row.getString("document"),
                        row.getInt("version"),
                        row.getString("account"),
                        Instants.get(row, "printed_at"),
                        row.getString("purpose"),
                        row.getInt("copies"))));
    }
}
