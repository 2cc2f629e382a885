package org.zhiheng.documents.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.procedures.RunPapers.Form;
import org.zhiheng.api.procedures.RunPapers.Issued;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.SortColumn;
import org.zhiheng.persistence.Transactions;

/** Papers of runs that were made. Thread-safe. */
public final class RunPaperStore {

    private static final String TITLE = "已经销毁的文书";
    private static final String ALL =
            "SELECT p.id, p.version, p.document, p.title, p.number_given, p.made_on, p.pages, p.signed, p.reason, p.account, p.made_at,"
                    + " p.run, p.body, p.digest, p.pdf, p.docx,"
                    + " (SELECT d.destroyed_at FROM run_paper_destruction d WHERE d.paper = p.id) AS destroyed_at FROM run_paper p ";
    private static final String STANDS = "NOT EXISTS (SELECT 1 FROM run_paper_destruction d WHERE d.paper = p.id)";

    private enum Column implements SortColumn {
        MADE_AT("p.made_at", Type.INSTANT),
        ID("p.id", Type.TEXT);

        private final String column;
        private final Type type;

        Column(String column, Type type) {
            this.column = column;
            this.type = type;
        }

        @Override
        public String column() {
            return column;
        }

        @Override
        public Type type() {
            return type;
        }
    }

    private final Transactions transactions;

    public RunPaperStore(Transactions transactions) {
        this.transactions = transactions;
    }

    /**
     * A version of a paper.
     *
     * @param body id of the body whose paper it is; null for one that was made before this was put down, by one of several bodies
     * @param digest of the command that made it; nothing for one that was destroyed
     * @param pdf hash of the file
     * @param docx hash of the file
     * @param destroyed whether its time was over and it was destroyed
     */
    public record Kept(
            Issued issued, String run, String body, String digest, String pdf, String docx, boolean destroyed) {

        /** Hash of the file in a form. */
        public String file(Form form) {
            return form == Form.DOCX ? docx : pdf;
        }
    }

    /**
     * That a paper was destroyed.
     *
     * @param digest of the command
     * @param document of the approval
     */
    public record Destruction(
            String paper, String account, String command, String digest, String document, Instant at) {}

    /** Within the transaction that runs. */
    public void insert(Kept kept, Asked asked) {
        Issued issued = kept.issued();
        transactions.run(tx -> Rows.update(
                tx.connection(),
                "INSERT INTO run_paper (id, version, run, body, document, title, number_given, made_on, pages, signed, reason, pdf, docx, account, command,"
                        + " digest, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                Arrays.asList(
                        issued.id(),
                        issued.version(),
                        kept.run(),
                        kept.body(),
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
                ALL + "WHERE p.account = ? AND p.command = ?",
                List.of(account, command),
                RunPaperStore::kept));
    }

    /** All versions of the papers of a run, the latest first. */
    public List<Kept> of(String run) {
        return transactions.readOnly(tx -> Rows.list(
                tx.connection(),
                ALL + "WHERE p.run = ? ORDER BY p.made_at DESC, p.id DESC, p.version DESC",
                List.of(run),
                RunPaperStore::kept));
    }

    /** The versions of a paper, the last one first; empty where there is none. */
    public List<Kept> versions(String paper) {
        return transactions.readOnly(tx -> Rows.list(
                tx.connection(), ALL + "WHERE p.id = ? ORDER BY p.version DESC", List.of(paper), RunPaperStore::kept));
    }

    /**
     * The last versions of the papers of a body that are not destroyed, those first made first.
     *
     * @param before when the first version was made
     * @param size most papers, 1 to 200
     * @param after null for the first page
     */
    public PageOf<Kept> standing(String body, Instant before, int size, String after) {
        KeyPage<Column> page = KeyPage.first(Column.MADE_AT, size).after(after);
        return transactions.readOnly(tx -> {
            PageOf<String> papers = KeyQuery.select("SELECT p.id, p.made_at FROM run_paper p", Column.ID)
                    .where("p.version = 1")
                    .where("p.body = ?", body)
                    .where("p.made_at < ?", before)
                    .where(STANDS)
                    .page(tx.connection(), page, row -> row.getString("id"));
            if (papers.items().isEmpty()) {
                return new PageOf<>(List.of(), papers.next());
            }
            Map<String, Kept> last = new HashMap<>();
            Rows.stream(
                    tx.connection(),
                    ALL + "WHERE p.id IN (" + "?, ".repeat(papers.items().size() - 1) + "?) ORDER BY p.version",
                    papers.items(),
                    row -> last.put(row.getString("id"), kept(row)));
            return new PageOf<>(papers.items().stream().map(last::get).toList(), papers.next());
        });
    }

    /** What a command of an account destroyed; empty where it was not carried out. */
    public Optional<Destruction> destruction(String account, String command) {
        return transactions.readOnly(tx -> Rows.first(
                tx.connection(),
                "SELECT paper, account, command, digest, document, destroyed_at FROM run_paper_destruction"
                        + " WHERE account = ? AND command = ?",
                List.of(account, command),
                row -> new Destruction(
                        row.getString("paper"),
                        row.getString("account"),
                        row.getString("command"),
                        row.getString("digest"),
                        row.getString("document"),
                        Instants.get(row, "destroyed_at"))));
    }

    /** Puts down that a paper is destroyed, and takes from its rows what says something of it. Within the transaction that runs. */
    public void destroy(Destruction destruction) {
        transactions.run(tx -> {
            Rows.update(
                    tx.connection(),
                    "INSERT INTO run_paper_destruction (paper, account, command, digest, document, destroyed_at)"
                            + " VALUES (?, ?, ?, ?, ?, ?)",
                    List.of(
                            destruction.paper(),
                            destruction.account(),
                            destruction.command(),
                            destruction.digest(),
                            destruction.document(),
                            destruction.at()));
            Rows.update(
                    tx.connection(),
                    "UPDATE run_paper SET title = '" + TITLE + "', reason = NULL, digest = '' WHERE id = ?",
                    List.of(destruction.paper()));
        });
    }

    /** How often papers name a file, destroyed ones too. */
    public int naming(String hash) {
        return count("p.pdf = ? OR p.docx = ?", List.of(hash, hash));
    }

    /** Whether another paper that is not destroyed names a file. */
    public boolean namedElsewhere(String hash, String paper) {
        return count("(p.pdf = ? OR p.docx = ?) AND p.id <> ? AND " + STANDS, List.of(hash, hash, paper)) > 0;
    }

    private int count(String where, List<?> parameters) {
        return transactions.readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT COUNT(*) AS times FROM run_paper p WHERE " + where,
                        parameters,
                        row -> row.getInt("times"))
                .orElseThrow());
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
                row.getString("body"),
                row.getString("digest"),
                row.getString("pdf"),
                row.getString("docx"),
                row.getTimestamp("destroyed_at") != null);
    }
}
