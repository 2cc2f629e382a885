package org.zhiheng.documents.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.procedures.RunPapers.Form;
import org.zhiheng.api.procedures.RunPapers.Issued;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;

/** Papers of runs that were made. Thread-safe. */
public final class RunPaperStore {

    private static final String ALL =
            "SELECT id, version, document, title, number_given, made_on, pages, signed, reason, account, made_at,"
                    + " run, digest, pdf, docx FROM run_paper ";

    private final Transactions transactions;

    public RunPaperStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A version of a paper.
     *
     * @param digest of the command that made it
     * @param pdf hash of the file
     * @param docx hash of the file
     */
    public record Kept(Issued issued, String run, String digest, String pdf, String docx) {

        /** Hash of the file in a form. */
        public String file(Form form) {
            return form == Form.DOCX ? docx : pdf;
        }
    }

    /** Within the transaction that runs. */
    public void insert(Kept kept, Asked asked) {
        Issued issued = kept.issued();
        transactions.run(tx -> Rows.update(
                tx.connection(),
                "INSERT INTO run_paper (id, version, run, document, title, number_given, made_on, pages, signed, reason, pdf, docx, account, command,"
                        + " digest, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        issued.id(),
                        issued.version(),
                        kept.run(),
                        issued.document(),
                        issued.title(),
                        issued.number(),
                        issued.on(),
                        issued.pages(),
                        issued.signed(),
                        issued.reason(),
                        kept.pdf(),
                        kept.docx(),
                        issued.by(),
                        asked.command(),
                        asked.digest(),
                        issued.at())));
    }

    /** What a command of an account made; empty where it was not carried out. */
    public Optional<Kept> done(String account, String command) {
        return transactions.readOnly(tx -> Rows.first(
                tx.connection(),
                ALL + "WHERE account = ? AND command = ?",
                List.of(account, command),
                RunPaperStore::kept));
    }

    /** All versions of the papers of a run, the latest first. */
    public List<Kept> of(String run) {
        return transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                ALL + "WHERE run = ? ORDER BY made_at DESC, id DESC, version DESC",
                List.of(run),
                RunPaperStore::kept));
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                new Issued(
                        row.getString("id"),
                        row.getInt("version"),
                        row.getString("document"),
                        row.getString("title"),
                        row.getString("number_given"),
                        row.getDate("made_on").toLocalDate(),
                        row.getInt("pages"),
                        row.getBoolean("signed"),
                        row.getString("reason"),
                        row.getString("account"),
                        Instants.get(row, "made_at")),
                row.getString("run"),
                row.getString("digest"),
                row.getString("pdf"),
                row.getString("docx"));
    }
}
