package org.zhiheng.cases.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.cases.domain.HeadDraft;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;

/** The tables of one transaction. SQL of both databases. */
final class JdbcCaseData implements CaseData {

    private static final String HEADS = "SELECT f.* FROM case_file f";
    private static final String HANDLERS = " case_handler h --DERBY-PROPERTIES index=ix_case_handler_officer\n";
    private static final String HANDLED = "SELECT h.case_id, h.opened_at FROM" + HANDLERS;
    /** The officer's index first, which has the cases in order; then each case by its id. */
    private static final String HANDLED_WITH_CASES =
            "SELECT h.case_id, h.opened_at FROM --DERBY-PROPERTIES joinOrder=FIXED\n" + HANDLERS
                    + " JOIN case_file f ON f.id = h.case_id";

    private static final String WHOLE =
            "SELECT f.*, h.officer FROM case_file f LEFT JOIN case_handler h ON h.case_id = f.id WHERE f.id = ?"
                    + " ORDER BY h.officer";
    private static final String PIECES = "SELECT p.* FROM case_piece p WHERE p.case_id = ?";
    private static final String STANDING = PIECES + " AND p.until_at IS NULL";

    /** How many ids are asked for in one query. */
    private static final int AMONG = 200;

    private final Tx tx;
    private final Connection connection;
    private final Map<Object, Object> read;

    JdbcCaseData(Tx tx) throws SQLException {
        this.tx = tx;
        this.connection = tx.connection();
        this.read = tx.read();
    }

    /** What is read of one case. */
    private record Of(What what, String id) {}

    private enum What {
        HEAD,
        /** There is none of this id yet. */
        NOT_YET,
        PIECES,
        GOES_ON,
        /** Nobody else changes it until this transaction ends: what was read, and what is written here, stays. */
        HELD
    }

    /** Like every database, whatever its own order of texts is. */
    private static final Comparator<Piece> IN_ORDER =
            Comparator.comparing(Piece::kind).thenComparing(Piece::key).thenComparing(Piece::number);

    /** A head with what of its row it does not say. */
    private record Kept(CaseHead head, Instant stageSince) {}

    private void forget(What what, String id) {
        read.remove(new Of(what, id));
    }

    /** Something that asks the database. */
    @FunctionalInterface
    private interface Asked<T> {
        T ask() throws SQLException;
    }

    private static <T> T ask(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (SQLException e) {
            throw new JdbcCaseStore.Failed(e);
        }
    }

    private void write(String sql, Object... parameters) {
        ask(() -> {
            tx.write(sql, parameters);
            return null;
        });
    }

    private <T> List<T> list(String sql, List<?> parameters, Rows.Reader<T> reader) {
        return ask(() -> Rows.list(connection, sql, parameters, reader));
    }

    @Override
    public void goesOn(String id) {
        read.put(new Of(What.GOES_ON, id), true);
    }

    @Override
    public boolean isGoingOn(String id) {
        return read.containsKey(new Of(What.GOES_ON, id));
    }

    @Override
    public void begins(String id) {
        read.put(new Of(What.NOT_YET, id), true);
    }

    @Override
    public Optional<CaseHead> head(String id) {
        return kept(id).map(Kept::head);
    }

    private Optional<Kept> kept(String id) {
        Of key = new Of(What.HEAD, id);
        Kept known = (Kept) read.get(key);
        if (known == null && !read.containsKey(new Of(What.NOT_YET, id))) {
            Whole whole = new Whole();
            ask(() -> {
                Rows.stream(connection, WHOLE, List.of(id), whole);
                return null;
            });
            known = whole.kept();
            if (known != null) {
                read.put(key, known);
            }
        }
        return Optional.ofNullable(known);
    }

    /** Takes the rows of a case, one for each of its handlers. */
    private static final class Whole implements Rows.Consumer {
        private final List<String> handlers = new ArrayList<>();
        private Kept found;

        @Override
        public void accept(ResultSet row) throws SQLException {
            if (found == null) {
                found = new Kept(JdbcCaseData.head(row), Instants.get(row, "stage_since"));
            }
            if (row.getString("officer") != null) {
                handlers.add(row.getString("officer"));
            }
        }

        /** Null where there was none. */
        Kept kept() {
            return found == null ? null : new Kept(with(found.head(), handlers), found.stageSince());
        }
    }

    @Override
    public List<CaseHead> heads(Collection<String> ids) {
        List<String> all = List.copyOf(ids);
        List<CaseHead> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i += AMONG) {
            List<String> some = all.subList(i, Math.min(all.size(), i + AMONG));
            found.addAll(handled(
                    list(HEADS + " WHERE f.id IN (" + "?, ".repeat(some.size() - 1) + "?)", some, JdbcCaseData::head)));
        }
        return found;
    }

    private List<CaseHead> inOrder(List<String> ids) {
        Map<String, CaseHead> found = new HashMap<>();
        heads(ids).forEach(each -> found.put(each.id(), each));
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    @Override
    public List<CaseHead> numbered(String number) {
        return handled(list(HEADS + " WHERE f.case_number = ? ORDER BY f.id", List.of(number), JdbcCaseData::head));
    }

    @Override
    public Optional<CaseHead> lock(String id) {
        Of key = new Of(What.HEAD, id);
        if (read.containsKey(new Of(What.HELD, id))) {
            return head(id);
        }
        read.put(new Of(What.HELD, id), true);
        Whole whole = new Whole();
        List<Piece> pieces = new ArrayList<>();
        ask(() -> {
            // Whoever holds a case goes on with its file.
            tx.hold(
                    "case_file",
                    id,
                    List.of(
                            new Tx.Query(WHOLE, List.of(id), whole),
                            new Tx.Query(STANDING, List.of(id), row -> pieces.add(piece(row)))));
            return null;
        });
        Kept kept = whole.kept();
        read.put(key, kept);
        read.put(new Of(What.PIECES, id), pieces.stream().sorted(IN_ORDER).toList());
        return Optional.ofNullable(kept).map(Kept::head);
    }

    private static CaseHead head(ResultSet row) throws SQLException {
        return new CaseHead(
                row.getString("id"),
                row.getString("case_number"),
                row.getString("title"),
                ActKind.valueOf(row.getString("act_kind")),
                row.getString("body"),
                row.getString("division"),
                row.getString("field"),
                row.getString("item"),
                CaseStatus.valueOf(row.getString("status")),
                row.getString("procedure_id"),
                row.getString("run"),
                row.getString("stage"),
                row.getString("stage_title"),
                List.of(),
                Instants.get(row, "opened_at"),
                row.getDate("filed_on") == null ? null : row.getDate("filed_on").toLocalDate(),
                Instants.get(row, "closed_at"),
                row.getLong("version"));
    }

    /** With their handlers, which are read for all of them at once. */
    private List<CaseHead> handled(List<CaseHead> heads) {
        if (heads.isEmpty()) {
            return heads;
        }
        Map<String, List<String>> handlers = new HashMap<>();
        ask(() -> {
            Rows.stream(
                    connection,
                    "SELECT case_id, officer FROM case_handler WHERE case_id IN (" + "?, ".repeat(heads.size() - 1)
                            + "?) ORDER BY case_id, officer",
                    heads.stream().map(CaseHead::id).toList(),
                    row -> handlers.computeIfAbsent(row.getString("case_id"), id -> new ArrayList<>())
                            .add(row.getString("officer")));
            return null;
        });
        return heads.stream()
                .map(each -> with(each, handlers.getOrDefault(each.id(), List.of())))
                .toList();
    }

    private static CaseHead with(CaseHead head, List<String> handlers) {
        return HeadDraft.like(head)
                .handlers(handlers)
                .openedAt(Instants.stored(head.openedAt()))
                .closedAt(head.closedAt() == null ? null : Instants.stored(head.closedAt()))
                .head();
    }

    /** Keeps a head as it is read again once it is written. */
    private void keep(CaseHead head, Instant since) {
        read.put(
                new Of(What.HEAD, head.id()),
                new Kept(with(head, head.handlers().stream().sorted().toList()), Instants.stored(since)));
    }

    private static Piece piece(ResultSet row) throws SQLException {
        String kind = row.getString("kind");
        return new Piece(
                kind,
                row.getString("piece_key"),
                row.getInt("number"),
                row.getString("written_by"),
                Instants.get(row, "written_at"),
                Instants.get(row, "until_at"),
                row.getString("reason"),
                row.getString("document"),
                row.getString("proof"),
                PieceForm.read(kind, row.getString("content")));
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Piece> pieces(String id) {
        return (List<Piece>) read.computeIfAbsent(
                new Of(What.PIECES, id), key -> list(STANDING, List.of(id), JdbcCaseData::piece).stream()
                        .sorted(IN_ORDER)
                        .toList());
    }

    /** Changes what is kept of the pieces of a case, if any of them were read. */
    @SuppressWarnings("unchecked")
    private void keep(String id, UnaryOperator<Stream<Piece>> change) {
        read.computeIfPresent(new Of(What.PIECES, id), (key, known) -> change.apply(((List<Piece>) known).stream())
                .sorted(IN_ORDER)
                .toList());
    }

    @Override
    public Map<String, List<Piece>> pieces(String first, String last) {
        Map<String, List<Piece>> found = new HashMap<>();
        ask(() -> {
            Rows.stream(
                    connection,
                    "SELECT p.* FROM case_piece p WHERE p.case_id >= ? AND p.case_id <= ? AND p.until_at IS NULL",
                    List.of(first, last),
                    row -> found.computeIfAbsent(row.getString("case_id"), id -> new ArrayList<>())
                            .add(piece(row)));
            return null;
        });
        return found;
    }

    @Override
    public List<Piece> versions(String id, String kind, String key) {
        return list(
                PIECES + " AND p.kind = ? AND p.piece_key = ? ORDER BY p.number",
                List.of(id, kind, key),
                JdbcCaseData::piece);
    }

    @Override
    public List<Piece> versions(String id) {
        return list(PIECES + " ORDER BY p.kind, p.piece_key, p.number", List.of(id), JdbcCaseData::piece);
    }

    @Override
    public Optional<Long> entry(String id, String kind, String key, int number) {
        return list(
                        "SELECT entry FROM case_piece WHERE case_id = ? AND kind = ? AND piece_key = ? AND number = ?"
                                + " AND entry IS NOT NULL",
                        List.of(id, kind, key, number),
                        row -> row.getLong("entry"))
                .stream()
                .findFirst();
    }

    @Override
    public void insert(CaseHead head) {
        keep(head, head.openedAt());
        read.put(new Of(What.HELD, head.id()), true);
        read.put(new Of(What.PIECES, head.id()), List.of());
        write(
                "INSERT INTO case_file (id, case_number, title, act_kind, body, division, field, item, status, procedure_id, run, stage,"
                        + " stage_title, stage_since, opened_at, filed_on, closed_at, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                head.id(),
                head.number(),
                head.title(),
                head.actKind(),
                head.body(),
                head.division(),
                head.field(),
                head.item(),
                head.status(),
                head.procedure(),
                head.run(),
                head.stage(),
                head.stageTitle(),
                head.openedAt(),
                head.openedAt(),
                head.filedOn(),
                head.closedAt(),
                head.version());
        handlers(head);
    }

    private void handlers(CaseHead head) {
        head.handlers()
                .forEach(officer -> write(
                        "INSERT INTO case_handler (case_id, officer, opened_at, status) VALUES (?, ?, ?, ?)",
                        head.id(),
                        officer,
                        head.openedAt(),
                        head.status()));
    }

    @Override
    public void save(CaseHead head, String offeredTo, Supplier<? extends RuntimeException> otherwise) {
        Kept before = (Kept) read.remove(new Of(What.HEAD, head.id()));
        if (before != null) {
            keep(head, before.stageSince());
        }
        ask(() -> {
            tx.writeOne(
                    otherwise,
                    "UPDATE case_file SET case_number = ?, title = ?, body = ?, division = ?, field = ?, item = ?, status = ?, procedure_id = ?,"
                            + " run = ?, stage = ?, stage_title = ?, filed_on = ?, closed_at = ?, version = ?,"
                            + " offered_to = ?"
                            + " WHERE id = ? AND version = ?",
                    head.number(),
                    head.title(),
                    head.body(),
                    head.division(),
                    head.field(),
                    head.item(),
                    head.status(),
                    head.procedure(),
                    head.run(),
                    head.stage(),
                    head.stageTitle(),
                    head.filedOn(),
                    head.closedAt(),
                    head.version(),
                    offeredTo,
                    head.id(),
                    head.version() - 1);
            return null;
        });
        boolean same = before != null
                && before.head().status() == head.status()
                && Set.copyOf(before.head().handlers()).equals(Set.copyOf(head.handlers()));
        if (!same) {
            write("DELETE FROM case_handler WHERE case_id = ?", head.id());
            handlers(head);
        }
    }

    @Override
    public void erase(String id) {
        for (String table : List.of("case_piece", "case_organisation", "case_finding", "case_party_file")) {
            write("DELETE FROM " + table + " WHERE case_id = ?", id);
        }
    }

    @Override
    public List<String> handedIn(String id) {
        return list(
                "SELECT DISTINCT hash FROM case_party_file WHERE case_id = ?",
                List.of(id),
                row -> row.getString("hash"));
    }

    @Override
    public boolean namedElsewhere(String hash, String id) {
        return named("case_piece WHERE case_id <> ? AND content LIKE ?", id, "%" + hash + "%")
                || named("case_party_file WHERE case_id <> ? AND hash = ?", id, hash);
    }

    private boolean named(String where, String id, String what) {
        return !list(
                        "SELECT case_id FROM " + where + " FETCH FIRST 1 ROWS ONLY",
                        List.of(id, what),
                        row -> row.getString("case_id"))
                .isEmpty();
    }

    @Override
    public void moved(CaseHead head, Instant since) {
        Kept before = (Kept) read.get(new Of(What.HEAD, head.id()));
        keep(head, since);
        write(
                "UPDATE case_file SET stage = ?, stage_title = ?, stage_since = ?, status = ?, closed_at = ? WHERE id = ?",
                head.stage(),
                head.stageTitle(),
                since,
                head.status(),
                head.closedAt(),
                head.id());
        if (before == null || before.head().status() != head.status()) {
            write("UPDATE case_handler SET status = ? WHERE case_id = ?", head.status(), head.id());
        }
    }

    @Override
    public void passed(CaseHead head) {
        forget(What.HEAD, head.id());
        write("UPDATE case_file SET body = ? WHERE id = ?", head.body(), head.id());
    }

    @Override
    public Instant stageSince(String id) {
        return kept(id).orElseThrow().stageSince();
    }

    @Override
    public void insert(String id, List<Piece> pieces) {
        List<Piece> standing = new ArrayList<>();
        for (Piece each : pieces) {
            String content = PieceForm.stored(each);
            write(
                    "INSERT INTO case_piece (case_id, kind, piece_key, number, written_by, written_at, until_at, reason, document, proof,"
                            + " content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    id,
                    each.kind(),
                    each.key(),
                    each.number(),
                    each.by(),
                    each.at(),
                    each.until(),
                    each.reason(),
                    each.document(),
                    each.proof(),
                    content);
            if (each.until() == null) {
                standing.add(asStored(each, content));
            }
        }
        keep(id, before -> Stream.concat(before, standing.stream()));
    }

    /** A piece as it is read again. */
    private static Piece asStored(Piece piece, String content) {
        return new Piece(
                piece.kind(),
                piece.key(),
                piece.number(),
                piece.by(),
                Instants.stored(piece.at()),
                null,
                piece.reason(),
                piece.document(),
                piece.proof(),
                PieceForm.read(piece.kind(), content));
    }

    @Override
    public void entered(String id, List<Piece> pieces, long entry) {
        pieces.forEach(each -> write(
                "UPDATE case_piece SET entry = ? WHERE case_id = ? AND kind = ? AND piece_key = ? AND number = ?",
                entry,
                id,
                each.kind(),
                each.key(),
                each.number()));
    }

    @Override
    public void end(String id, Collection<Piece> pieces, Instant until) {
        keep(
                id,
                before -> before.filter(each -> pieces.stream()
                        .noneMatch(gone -> gone.kind().equals(each.kind())
                                && gone.key().equals(each.key())
                                && gone.number() == each.number())));
        pieces.forEach(each -> write(
                "UPDATE case_piece SET until_at = ? WHERE case_id = ? AND kind = ? AND piece_key = ? AND number = ?",
                until,
                id,
                each.kind(),
                each.key(),
                each.number()));
    }

    @Override
    public long next(String series, int year) {
        if (tx.distant()) {
            return nextInOneTrip(series, year);
        }
        int others = ask(() -> Rows.update(
                connection,
                "UPDATE case_series SET last_one = last_one + 1 WHERE series = ? AND year_of = ?",
                List.of(series, year)));
        if (others == 0) {
            return firstOf(series, year);
        }
        return list(
                        "SELECT last_one FROM case_series WHERE series = ? AND year_of = ?",
                        List.of(series, year),
                        row -> row.getLong("last_one"))
                .get(0);
    }

    private long nextInOneTrip(String series, int year) {
        List<Long> last = new ArrayList<>();
        ask(() -> {
            tx.several(
                    "UPDATE case_series SET last_one = last_one + 1 WHERE series = ? AND year_of = ?;"
                            + " SELECT last_one FROM case_series WHERE series = ? AND year_of = ?",
                    List.of(series, year, series, year),
                    row -> last.add(row.getLong(1)));
            return null;
        });
        return last.isEmpty() ? firstOf(series, year) : last.get(0);
    }

    /** Where somebody else begins it just now, one of both is refused by the key and sends the command again. */
    private long firstOf(String series, int year) {
        write("INSERT INTO case_series (series, year_of, last_one) VALUES (?, ?, 1)", series, year);
        return 1;
    }

    @Override
    public void party(String creditCode, String id) {
        // Whoever writes a case holds it, so that nobody else says the same meanwhile.
        write(
                "INSERT INTO case_organisation (credit_code, case_id) SELECT CAST(? AS VARCHAR(18)), f.id FROM case_file f"
                        + " WHERE f.id = ? AND NOT EXISTS (SELECT 1 FROM case_organisation o WHERE o.credit_code = ?"
                        + " AND o.case_id = ?)",
                creditCode,
                id,
                creditCode,
                id);
    }

    @Override
    public List<String> ofOrganisation(String creditCode) {
        return list(
                "SELECT case_id FROM case_organisation WHERE credit_code = ?",
                List.of(creditCode),
                row -> row.getString("case_id"));
    }

    @Override
    public Optional<Done> done(String account, String command) {
        List<Done> found = new ArrayList<>();
        ask(() -> {
            tx.read(List.of(new Tx.Query(
                    "SELECT digest, case_id FROM case_command WHERE account = ? AND command = ?",
                    List.of(account, command),
                    row -> found.add(new Done(row.getString("digest"), row.getString("case_id"))))));
            return null;
        });
        return found.stream().findFirst();
    }

    @Override
    public void insert(String account, String command, Done done, Instant at) {
        write(
                "INSERT INTO case_command (account, command, digest, case_id, done_at) VALUES (?, ?, ?, ?, ?)",
                account,
                command,
                done.digest(),
                done.id(),
                at);
    }

    @Override
    public Cases.Page list(Cases.Wanted wanted, Collection<String> bodies) {
        return list(wanted, bodies, null, null);
    }

    /**
     * How a list is read: first which cases are on the page, from an index that has all that is asked, then those. Only so does PostgreSQL know which of several
     * indexes is the right one: with the whole rows wanted all seem to it to cost the same, and a page of a small body may read those of all.
     *
     * @param select all but the conditions
     * @param bodyByBody whether each body's cases are read by an index of their own
     * @param statusColumn of an index in which each status has its cases in order; null where there is none
     */
    private record Way(
            String select,
            CaseColumn key,
            CaseColumn sort,
            boolean descending,
            boolean bodyByBody,
            String statusColumn) {

        static Way newest(String index, boolean bodyByBody, String statusColumn) {
            return new Way(
                    by(CaseColumn.OPENED_AT, index),
                    CaseColumn.ID,
                    CaseColumn.OPENED_AT,
                    true,
                    bodyByBody,
                    statusColumn);
        }

        /** Derby is told the index that has the rows in order; it keeps the plan that it made while a table was small. */
        static String by(CaseColumn sort, String index) {
            return "SELECT f.id, " + sort.column() + " FROM case_file f --DERBY-PROPERTIES index=" + index + "\n";
        }

        /** Each a query that an index serves in order. */
        List<KeyQuery.Alternative> alternatives(CaseStatus status, Collection<String> bodies) {
            List<CaseStatus> statuses = statusColumn == null || status != null
                    ? Collections.singletonList(status)
                    : List.of(CaseStatus.values());
            List<KeyQuery.Alternative> all = new ArrayList<>();
            for (CaseStatus each : statuses) {
                if (bodies == null) {
                    all.add(alternative(each, "", List.of()));
                } else if (bodyByBody) {
                    bodies.forEach(body -> all.add(alternative(each, "f.body = ?", List.of(body))));
                } else {
                    all.add(alternative(each, "f.body IN (" + "?, ".repeat(bodies.size() - 1) + "?)", bodies));
                }
            }
            return all;
        }

        private KeyQuery.Alternative alternative(CaseStatus status, String condition, Collection<String> bodies) {
            List<String> conditions = new ArrayList<>();
            List<Object> values = new ArrayList<>();
            if (status != null) {
                conditions.add((statusColumn == null ? "f.status" : statusColumn) + " = ?");
                values.add(status);
            }
            if (!condition.isEmpty()) {
                conditions.add(condition);
                values.addAll(bodies);
            }
            return new KeyQuery.Alternative(conditions.isEmpty() ? "1 = 1" : String.join(" AND ", conditions), values);
        }
    }

    private static Way way(Cases.Wanted wanted, boolean all) {
        if (wanted.handler() != null) {
            boolean alone = all && wanted.item() == null && wanted.number() == null;
            return new Way(
                    alone ? HANDLED : HANDLED_WITH_CASES,
                    CaseColumn.HANDLED,
                    CaseColumn.HANDLED_OPENED_AT,
                    true,
                    false,
                    "h.status");
        } else if (wanted.number() != null) {
            String index = all ? "ix_case_file_number" : "ix_case_file_body_number";
            return new Way(Way.by(CaseColumn.NUMBER, index), CaseColumn.ID, CaseColumn.NUMBER, false, !all, null);
        } else if (wanted.item() != null) {
            return all || wanted.status() != null
                    ? Way.newest("ix_case_file_item_all", false, "f.status")
                    : Way.newest("ix_case_file_item", true, null);
        } else if (wanted.status() != null) {
            return Way.newest(all ? "ix_case_file_status_all" : "ix_case_file_status", !all, null);
        }
        return Way.newest(all ? "ix_case_file_opened" : "ix_case_file_body", !all, null);
    }

    @Override
    public Cases.Page list(Cases.Wanted wanted, Collection<String> bodies, Instant from, Instant before) {
        if (bodies != null && bodies.isEmpty()) {
            return new Cases.Page(List.of(), null);
        }
        Way way = way(wanted, bodies == null);
        KeyQuery<CaseColumn> query = KeyQuery.select(way.select(), way.key());
        if (wanted.handler() != null) {
            query.where("h.officer = ?", wanted.handler());
        }
        if (wanted.item() != null) {
            query.where("f.item = ?", wanted.item());
        }
        if (wanted.number() != null) {
            query.where(
                    "f.case_number >= ? AND f.case_number < ?",
                    wanted.number(),
                    wanted.number() + Character.toString(Character.MAX_VALUE));
        }
        String opened = wanted.handler() == null ? "f.opened_at" : "h.opened_at";
        if (from != null) {
            query.where(opened + " >= ?", from);
        }
        if (before != null) {
            query.where(opened + " < ?", before);
        }
        KeyPage<CaseColumn> wished = new KeyPage<>(way.sort(), way.descending(), wanted.size(), wanted.after());
        Rows.Reader<String> id = row -> row.getString(way.key() == CaseColumn.HANDLED ? "case_id" : "id");
        PageOf<String> page =
                ask(() -> query.pageOfAny(connection, wished, way.alternatives(wanted.status(), bodies), id));
        return new Cases.Page(inOrder(page.items()), page.next().orElse(null));
    }

    @Override
    public Optional<String> offeredTo(String id) {
        return list(
                        "SELECT offered_to FROM case_file WHERE id = ? AND offered_to IS NOT NULL",
                        List.of(id),
                        row -> row.getString("offered_to"))
                .stream()
                .findFirst();
    }

    @Override
    public Cases.Page offered(String body, int size, String after) {
        KeyQuery<CaseColumn> query =
                KeyQuery.select(Way.by(CaseColumn.OPENED_AT, "ix_case_file_offered"), CaseColumn.ID);
        query.where("f.offered_to = ?", body);
        PageOf<String> page = ask(() -> query.page(
                connection, new KeyPage<>(CaseColumn.OPENED_AT, true, size, after), row -> row.getString("id")));
        return new Cases.Page(inOrder(page.items()), page.next().orElse(null));
    }

    @Override
    public List<CaseHead> after(String id, int most) {
        return handled(list(
                HEADS + " WHERE f.id > ? ORDER BY f.id FETCH FIRST " + most + " ROWS ONLY",
                List.of(id),
                JdbcCaseData::head));
    }

    @Override
    public List<CaseHead> openAfter(String id, int most) {
        List<CaseHead> found = new ArrayList<>();
        // Each status by its index; of all together those with the least ids come first.
        for (CaseStatus each : List.of(CaseStatus.CLUE, CaseStatus.OPEN)) {
            found.addAll(list(
                    HEADS + " WHERE f.status = ? AND f.id > ? ORDER BY f.status, f.id FETCH FIRST " + most
                            + " ROWS ONLY",
                    List.of(each, id),
                    JdbcCaseData::head));
        }
        found.sort(Comparator.comparing(CaseHead::id));
        return handled(List.copyOf(found.subList(0, Math.min(most, found.size()))));
    }

    @Override
    public List<CaseHead> changedAfter(String id, int most) {
        return handled(list(
                HEADS + " WHERE f.status = ? AND f.id > ? AND EXISTS (SELECT 1 FROM case_piece p WHERE p.case_id = f.id"
                        + " AND p.kind IN ('remedy', 'decision-change')) ORDER BY f.status, f.id FETCH FIRST " + most
                        + " ROWS ONLY",
                List.of(CaseStatus.CLOSED, id),
                JdbcCaseData::head));
    }

    @Override
    public Map<String, List<Piece>> pieces(Collection<String> ids) {
        Map<String, List<Piece>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            ask(() -> {
                Rows.stream(
                        connection,
                        "SELECT p.* FROM case_piece p WHERE p.case_id IN (" + "?, ".repeat(ids.size() - 1)
                                + "?) AND p.until_at IS NULL ORDER BY p.case_id, p.kind, p.piece_key",
                        List.copyOf(ids),
                        row -> found.computeIfAbsent(row.getString("case_id"), id -> new ArrayList<>())
                                .add(piece(row)));
                return null;
            });
        }
        return found;
    }

    @Override
    public Map<String, List<Piece>> pieces(Collection<String> ids, Collection<String> kinds) {
        Map<String, List<Piece>> found = new HashMap<>();
        if (!ids.isEmpty()) {
            List<Object> parameters = new ArrayList<>(ids);
            parameters.addAll(kinds);
            ask(() -> {
                Rows.stream(
                        connection,
                        "SELECT p.* FROM case_piece p WHERE p.case_id IN (" + "?, ".repeat(ids.size() - 1)
                                + "?) AND p.kind IN (" + "?, ".repeat(kinds.size() - 1)
                                + "?) AND p.until_at IS NULL ORDER BY p.case_id, p.kind, p.piece_key",
                        parameters,
                        row -> found.computeIfAbsent(row.getString("case_id"), id -> new ArrayList<>())
                                .add(piece(row)));
                return null;
            });
        }
        return found;
    }
}
