package org.zhiheng.disclosure.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications.Wanted;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.SortColumn;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** Matters and exports. SQL of both databases. */
public final class MatterTables {

    private static final String SELECT = "SELECT m.* FROM disclosure_matter m";

    private MatterTables() {}

    private enum Column implements SortColumn {
        ID("m.id", Type.TEXT),
        ACT_BY("m.act_by", Type.DATE);

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

    public static Optional<PublicMatter> of(Connection connection, String id) throws SQLException {
        return Rows.first(connection, SELECT + " WHERE m.id = ?", List.of(id), MatterTables::matter);
    }

    public static Optional<PublicMatter> ofSource(Connection connection, String source) throws SQLException {
        return Rows.first(connection, SELECT + " WHERE m.source = ?", List.of(source), MatterTables::matter);
    }

    /** @param bodies whose; null for all */
    public static PageOf<PublicMatter> list(
            Connection connection, Wanted wanted, Collection<String> bodies, LocalDate today) throws SQLException {
        KeyQuery<Column> query = KeyQuery.select(SELECT, Column.ID);
        if (wanted.state() != null) {
            query.where("m.state = ?", wanted.state().name());
        }
        if (wanted.overdue()) {
            query.where("m.act_by < ?", today);
        }
        KeyPage<Column> page = new KeyPage<>(Column.ACT_BY, false, wanted.size(), wanted.after());
        if (wanted.body() != null) {
            query.where("m.body = ?", wanted.body());
        } else if (bodies != null) {
            return query.pageOfAny(
                    connection,
                    page,
                    bodies.stream()
                            .map(each -> KeyQuery.Alternative.of("m.body = ?", each))
                            .toList(),
                    MatterTables::matter);
        }
        return query.page(connection, page, MatterTables::matter);
    }

    /**
     * Those of which something has to be done, what is due first in front.
     *
     * @param alternatives whose, and by whom
     * @param from the first day by which it has to be done; null for any
     * @param to the last one
     */
    public static PageOf<PublicMatter> tasks(
            Connection connection, List<Theirs> alternatives, LocalDate from, LocalDate to, int size, String after)
            throws SQLException {
        KeyQuery<Column> query = KeyQuery.select(SELECT, Column.ID);
        if (from != null) {
            query.where("m.act_by >= ?", from);
        }
        query.where("m.act_by <= ?", to);
        return query.pageOfAny(
                connection,
                new KeyPage<>(Column.ACT_BY, false, size, after),
                alternatives.stream()
                        .map(each -> KeyQuery.Alternative.of(
                                "m.body = ? AND m.doer = ?",
                                each.body(),
                                each.doer().name()))
                        .toList(),
                MatterTables::matter);
    }

    /** What somebody has to do for a body. */
    public record Theirs(String body, PublicMatter.Doer doer) {}

    /** Writes a new one, or the next of one that is as it was seen. */
    public static void save(Connection connection, PublicMatter matter, Long sequence) throws SQLException {
        List<Object> values = new ArrayList<>(Arrays.asList(
                matter.source(),
                matter.kind(),
                matter.body(),
                matter.state().name(),
                matter.actBy(),
                matter.isShown() ? matter.shownUntil() : null,
                matter.keptUntil(),
                matter.publicOn(),
                matter.lookOn(),
                matter.doer() == null ? null : matter.doer().name(),
                matter.version(),
                CanonicalJson.write(form(matter)),
                matter.id()));
        if (matter.version() == 1) {
            values.add(sequence);
            values.add(sequence);
            Rows.update(
                    connection,
                    "INSERT INTO disclosure_matter (source, kind, body, state, act_by, shown_until, kept_until, public_on, look_on, doer, version,"
                            + " content, id, sequence_no, first_no) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    values);
            return;
        }
        values.add(matter.version() - 1);
        int changed = Rows.update(
                connection,
                "UPDATE disclosure_matter SET source = ?, kind = ?, body = ?, state = ?, act_by = ?, shown_until = ?, kept_until = ?, public_on = ?,"
                        + " look_on = ?, doer = ?, version = ?, content = ? WHERE id = ? AND version = ?",
                values);
        if (changed != 1) {
            throw moved();
        }
        if (sequence != null) {
            Rows.update(
                    connection,
                    "UPDATE disclosure_matter SET sequence_no = ?, first_no = COALESCE(first_no, ?) WHERE id = ?",
                    List.of(sequence, sequence, matter.id()));
        }
    }

    public static ZhihengException moved() {
        return ZhihengException.conflict("DISCLOSURE-MOVED", "别人刚刚改过,请重新查看");
    }

    /** The next number of a change for the public. Nobody else gets one until this transaction ends, so they are committed in their order. */
    public static long nextSequence(Connection connection) throws SQLException {
        Rows.update(connection, "UPDATE disclosure_sequence SET last_one = last_one + 1 WHERE id = 1", List.of());
        return sequence(connection);
    }

    /** The last number that was given. */
    public static long sequence(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT last_one FROM disclosure_sequence WHERE id = 1",
                        List.of(),
                        row -> row.getLong("last_one"))
                .orElseThrow();
    }

    /** Those the public saw change after one number and up to another, in their order. */
    public static void changed(Connection connection, long after, long upTo, Consumer<PublicMatter> taken)
            throws SQLException {
        Rows.stream(
                connection,
                SELECT + " WHERE m.sequence_no > ? AND m.sequence_no <= ? ORDER BY m.sequence_no",
                List.of(after, upTo),
                row -> taken.accept(matter(row)));
    }

    /** Those that are shown, and those of which the public is told that they were withdrawn. */
    public static void standing(Connection connection, Consumer<PublicMatter> taken) throws SQLException {
        Rows.stream(
                connection,
                SELECT + " WHERE m.state IN ('PUBLISHED', 'TO_WITHDRAW', 'WITHDRAWN') ORDER BY m.sequence_no",
                List.of(),
                row -> taken.accept(matter(row)));
    }

    /** Ids of those the public saw change after one number and up to another, and had seen before: earlier files tell of them too. */
    public static List<String> changedAgain(Connection connection, long after, long upTo) throws SQLException {
        return Rows.list(
                connection,
                "SELECT id FROM disclosure_matter WHERE sequence_no > ? AND sequence_no <= ? AND first_no <= ?",
                List.of(after, upTo, after),
                row -> row.getString("id"));
    }

    /** Those of a kind of which the public saw something change in some days, by day and id. */
    public static void ofDays(
            Connection connection, String kind, LocalDate from, LocalDate to, Consumer<PublicMatter> taken)
            throws SQLException {
        Rows.stream(
                connection,
                SELECT + " WHERE m.kind = ? AND m.public_on >= ? AND m.public_on <= ? ORDER BY m.public_on, m.id",
                List.of(kind, from, to),
                row -> taken.accept(matter(row)));
    }

    /** Ids of those shown longer than they are to be. */
    public static List<String> over(Connection connection, LocalDate today, int most) throws SQLException {
        return ids(connection, "SELECT id FROM disclosure_matter WHERE shown_until < ? ORDER BY id", today, most);
    }

    /** Ids of those kept longer than they are to be. */
    public static List<String> keptTooLong(Connection connection, LocalDate today, int most) throws SQLException {
        return ids(connection, "SELECT id FROM disclosure_matter WHERE kept_until < ? ORDER BY id", today, most);
    }

    /** Ids of those that say something else by now though nobody wrote anything. */
    public static List<String> toLookAt(Connection connection, LocalDate today, int most) throws SQLException {
        return ids(connection, "SELECT id FROM disclosure_matter WHERE look_on <= ? ORDER BY id", today, most);
    }

    private static List<String> ids(Connection connection, String sql, LocalDate today, int most) throws SQLException {
        return Rows.list(
                connection, sql + " FETCH FIRST " + most + " ROWS ONLY", List.of(today), row -> row.getString("id"));
    }

    /** All after one, by id. */
    public static List<PublicMatter> after(Connection connection, String id, int most) throws SQLException {
        return Rows.list(
                connection,
                SELECT + " WHERE m.id > ? ORDER BY m.id FETCH FIRST " + most + " ROWS ONLY",
                List.of(id),
                MatterTables::matter);
    }

    // ---- exports

    /**
     * A file for the portal.
     *
     * @param whole whether it has all that is shown, in the place of what was there
     * @param upTo the last change for the public that it tells of
     * @param hash of the file
     * @param items how many it has
     */
    public record Export(long number, boolean whole, long upTo, String hash, int items, Instant madeAt) {}

    /** The last one; empty before the first. */
    public static Optional<Export> lastExport(Connection connection) throws SQLException {
        return Rows.first(
                connection,
                "SELECT * FROM disclosure_export ORDER BY number DESC",
                List.of(),
                row -> new Export(
                        row.getLong("number"),
                        row.getBoolean("whole"),
                        row.getLong("up_to"),
                        row.getString("hash"),
                        row.getInt("items"),
                        Instants.get(row, "made_at")));
    }

    /** How many there are after the last one with everything. */
    public static long sinceWhole(Connection connection) throws SQLException {
        return Rows.first(
                        connection,
                        "SELECT COUNT(*) FROM disclosure_export WHERE number > (SELECT MAX(number) FROM disclosure_export WHERE whole = TRUE)",
                        List.of(),
                        row -> row.getLong(1))
                .orElse(0L);
    }

    public static void insert(Connection connection, Export export) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO disclosure_export (number, whole, up_to, hash, items, made_at) VALUES (?, ?, ?, ?, ?, ?)",
                List.of(
                        export.number(),
                        export.whole(),
                        export.upTo(),
                        export.hash(),
                        export.items(),
                        export.madeAt()));
    }

    /** Keeps the hash of a file that was written anew without what was taken away. */
    public static void written(Connection connection, long number, String hash, int items) throws SQLException {
        Rows.update(
                connection,
                "UPDATE disclosure_export SET hash = ?, items = ? WHERE number = ?",
                List.of(hash, items, number));
    }

    // ---- form

    private static Map<String, Object> form(PublicMatter matter) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("division", matter.division());
        form.put("field", matter.field());
        form.put("number", matter.number());
        form.put("title", matter.title());
        form.put("decidedOn", day(matter.decidedOn()));
        form.put("due", day(matter.due()));
        form.put("safeDue", day(matter.safeDue()));
        form.put("withdrawBy", day(matter.withdrawBy()));
        form.put("withdrawSafely", day(matter.withdrawSafely()));
        form.put("change", matter.change());
        form.put("publishedOn", day(matter.publishedOn()));
        form.put("shownUntil", day(matter.shownUntil()));
        form.put("socialImpact", matter.socialImpact());
        form.put("exception", matter.exception());
        form.put("exceptionBy", matter.exceptionBy());
        form.put("shown", matter.shown().form());
        form.put("draft", matter.draft().form());
        form.put("credit", matter.credit());
        form.put("why", matter.why());
        return form;
    }

    @SuppressWarnings("unchecked")
    private static PublicMatter matter(ResultSet row) throws SQLException {
        Map<String, Object> form = Json.readObject(row.getString("content"));
        return new PublicMatter(
                row.getString("id"),
                row.getString("source"),
                row.getString("kind"),
                row.getString("body"),
                (String) form.get("division"),
                (String) form.get("field"),
                (String) form.get("number"),
                (String) form.get("title"),
                day(form, "decidedOn"),
                PublicationState.valueOf(row.getString("state")),
                day(form, "due"),
                day(form, "safeDue"),
                day(form, "withdrawBy"),
                day(form, "withdrawSafely"),
                (String) form.get("change"),
                day(form, "publishedOn"),
                day(form, "shownUntil"),
                row.getDate("kept_until") == null
                        ? null
                        : row.getDate("kept_until").toLocalDate(),
                row.getDate("public_on") == null
                        ? null
                        : row.getDate("public_on").toLocalDate(),
                row.getDate("look_on") == null ? null : row.getDate("look_on").toLocalDate(),
                Boolean.TRUE.equals(form.get("socialImpact")),
                (String) form.get("exception"),
                (String) form.get("exceptionBy"),
                Content.read(form.get("shown")),
                Content.read(form.get("draft")),
                (Map<String, Object>) form.get("credit"),
                ((List<Object>) form.get("why")).stream().map(String::valueOf).toList(),
                row.getLong("version"));
    }

    private static String day(LocalDate day) {
        return day == null ? null : day.toString();
    }

    private static LocalDate day(Map<String, Object> form, String name) {
        return form.get(name) == null ? null : LocalDate.parse((String) form.get(name));
    }
}
