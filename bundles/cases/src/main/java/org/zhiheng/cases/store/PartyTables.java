package org.zhiheng.cases.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Rows;

/** Codes, sessions and requests of parties. SQL of both databases. */
public final class PartyTables {

    private PartyTables() {}

    /** Whose case it is that somebody was let into. */
    public record Place(String caseId, String party) {}

    /** @param answeredAt null while nobody has answered */
    public record Asked(String id, String caseId, String party, String kind, Instant askedAt, Instant answeredAt) {}

    /** Another code of the same party, and whoever is in by it, is let in no more. */
    public static void replace(Connection connection, String hash, String proof, Place place, LocalDate until)
            throws SQLException {
        List<Object> whose = List.of(place.caseId(), place.party());
        Rows.update(connection, "DELETE FROM case_party_code WHERE case_id = ? AND party = ?", whose);
        Rows.update(connection, "DELETE FROM case_party_session WHERE case_id = ? AND party = ?", whose);
        Rows.update(
                connection,
                "INSERT INTO case_party_code (hash, proof, case_id, party, until_day, failures) VALUES (?, ?, ?, ?, ?, 0)",
                List.of(hash, proof, place.caseId(), place.party(), until));
    }

    /** Where a code leads that is good today and was not tried too often; empty without one. */
    public static Optional<Place> place(
            Connection connection, String hash, String proof, LocalDate today, int mostFailures) throws SQLException {
        return Rows.first(
                connection,
                "SELECT case_id, party FROM case_party_code WHERE hash = ? AND proof = ? AND until_day >= ? AND failures < ?",
                List.of(hash, proof, today, mostFailures),
                PartyTables::place);
    }

    public static void failed(Connection connection, String hash) throws SQLException {
        Rows.update(connection, "UPDATE case_party_code SET failures = failures + 1 WHERE hash = ?", List.of(hash));
    }

    private static Place place(ResultSet row) throws SQLException {
        return new Place(row.getString("case_id"), row.getString("party"));
    }

    /** Those that are over are gone with it. */
    public static void enter(Connection connection, String hash, Place place, Instant now, Instant until)
            throws SQLException {
        Rows.update(connection, "DELETE FROM case_party_session WHERE until_at < ?", List.of(now));
        Rows.update(
                connection,
                "INSERT INTO case_party_session (hash, case_id, party, until_at) VALUES (?, ?, ?, ?)",
                List.of(hash, place.caseId(), place.party(), until));
    }

    public static Optional<Place> in(Connection connection, String hash, Instant now) throws SQLException {
        return Rows.first(
                connection,
                "SELECT case_id, party FROM case_party_session WHERE hash = ? AND until_at >= ?",
                List.of(hash, now),
                PartyTables::place);
    }

    public static void leave(Connection connection, String hash) throws SQLException {
        Rows.update(connection, "DELETE FROM case_party_session WHERE hash = ?", List.of(hash));
    }

    // ---- requests

    public static void insert(Connection connection, Asked asked) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO case_party_request (id, case_id, party, kind, asked_at) VALUES (?, ?, ?, ?, ?)",
                List.of(asked.id(), asked.caseId(), asked.party(), asked.kind(), asked.askedAt()));
    }

    public static void insert(Connection connection, Asked asked, int number, Attachment file) throws SQLException {
        Rows.update(
                connection,
                "INSERT INTO case_party_file (request_id, number, case_id, hash, media_type, size) VALUES (?, ?, ?, ?, ?, ?)",
                List.of(asked.id(), number, asked.caseId(), file.hash(), file.mediaType(), file.size()));
    }

    /** What was handed in with the requests of a case, by the id of the request, in its order. */
    public static Map<String, List<Attachment>> files(Connection connection, String caseId) throws SQLException {
        Map<String, List<Attachment>> files = new HashMap<>();
        Rows.list(
                connection,
                "SELECT * FROM case_party_file WHERE case_id = ? ORDER BY request_id, number",
                List.of(caseId),
                row -> files.computeIfAbsent(row.getString("request_id"), id -> new ArrayList<>())
                        .add(new Attachment(row.getString("hash"), row.getLong("size"), row.getString("media_type"))));
        return files;
    }

    /** The last first. */
    public static List<Asked> of(Connection connection, String caseId) throws SQLException {
        return Rows.list(
                connection,
                "SELECT * FROM case_party_request WHERE case_id = ? ORDER BY asked_at DESC, id",
                List.of(caseId),
                row -> new Asked(
                        row.getString("id"),
                        row.getString("case_id"),
                        row.getString("party"),
                        row.getString("kind"),
                        Instants.get(row, "asked_at"),
                        Instants.get(row, "answered_at")));
    }

    /** @return whether it waited for an answer */
    public static boolean answered(Connection connection, String id, Instant at) throws SQLException {
        return Rows.update(
                        connection,
                        "UPDATE case_party_request SET answered_at = ? WHERE id = ? AND answered_at IS NULL",
                        List.of(at, id))
                == 1;
    }
}
