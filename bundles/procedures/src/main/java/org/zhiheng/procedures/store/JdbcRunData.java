package org.zhiheng.procedures.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Tasks;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.records.Subject;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.KeyQuery.Alternative;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Tx;
import org.zhiheng.procedures.domain.ClockBasis;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.domain.StateForm;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** The tables of one transaction. SQL of both databases. */
final class JdbcRunData implements RunData {

    /** What an index has: first which are on the page is read from it alone, then those. */
    private static final String TASKS = "SELECT t.id, t.sort_on FROM proc_task t";

    private static final String CLOCKS_LISTED = "SELECT c.id, c.sort_on FROM proc_clock c";
    private static final String STATE = "SELECT state FROM proc_run WHERE id = ?";
    private static final String CLOCK = "SELECT c.* FROM proc_clock c";
    private static final String DONE =
            "SELECT digest, run, version FROM proc_command WHERE account = ? AND command = ?";
    private static final String CLOCKS = CLOCK + " WHERE c.run = ?";

    private final Tx tx;
    private final Connection connection;
    private final Map<Object, Object> read;

    JdbcRunData(Tx tx) throws SQLException {
        this.tx = tx;
        this.connection = tx.connection();
        this.read = tx.read();
    }

    /** A command of which is known whether it was carried out before. */
    private record Sought(String account, String command) {}

    /** What is read of one run. */
    private record Of(What what, String id) {}

    private enum What {
        RUN,
        CLOCKS,
        /** The id of the run that has an open key. */
        OPEN,
        /** Nobody else changes it until this transaction ends: what was read, and what is written here, stays. */
        HELD
    }

    /** Like every database, whatever its own order of texts is. */
    private static final Comparator<ClockRow> IN_ORDER = Comparator.comparing(ClockRow::id);

    /** Something that asks the database. */
    @FunctionalInterface
    private interface Asked<T> {
        T ask() throws SQLException;
    }

    private static <T> T ask(Asked<T> asked) {
        try {
            return asked.ask();
        } catch (SQLException e) {
            throw new JdbcRunStore.Failed(e);
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

    private static RunState state(ResultSet row) throws SQLException {
        return StateForm.read(Json.readObject(row.getString("state")));
    }

    @Override
    public Optional<RunState> run(String id) {
        Of key = new Of(What.RUN, id);
        if (!read.containsKey(key)) {
            read(id, queries -> tx.read(queries));
        }
        return Optional.ofNullable((RunState) read.get(key));
    }

    @Override
    public Optional<RunState> run(String id, String account, String command) {
        Of key = new Of(What.RUN, id);
        if (!read.containsKey(key)) {
            List<Done> done = new ArrayList<>();
            tx.alongside(new Tx.Query(DONE, List.of(account, command), row -> done.add(done(row))));
            read(id, queries -> tx.read(queries));
            if (tx.distant()) {
                read.put(new Sought(account, command), done.stream().findFirst());
            }
        }
        return Optional.ofNullable((RunState) read.get(key));
    }

    @Override
    public Optional<RunState> lock(String id) {
        if (!read.containsKey(new Of(What.HELD, id))) {
            read.put(new Of(What.HELD, id), true);
            read(id, queries -> tx.hold("proc_run", id, queries));
        }
        return run(id);
    }

    /** Something that runs queries. */
    @FunctionalInterface
    private interface Reading {
        void of(List<Tx.Query> queries) throws SQLException;
    }

    /** Reads a run with its clocks: whoever asks for the one nearly always asks for the others. */
    private void read(String id, Reading reading) {
        List<RunState> found = new ArrayList<>();
        List<ClockRow> clocks = new ArrayList<>();
        ask(() -> {
            reading.of(List.of(
                    new Tx.Query(STATE, List.of(id), row -> found.add(state(row))),
                    new Tx.Query(CLOCKS, List.of(id), row -> clocks.add(clock(row)))));
            return null;
        });
        read.put(new Of(What.RUN, id), found.isEmpty() ? null : found.get(0));
        read.put(new Of(What.CLOCKS, id), clocks.stream().sorted(IN_ORDER).toList());
    }

    @Override
    public Optional<RunState> running(String openKey) {
        String begun = (String) read.get(new Of(What.OPEN, openKey));
        if (begun != null) {
            return run(begun).filter(RunState::open);
        }
        return ask(() -> Rows.first(
                connection, "SELECT state FROM proc_run WHERE open_key = ?", List.of(openKey), JdbcRunData::state));
    }

    @Override
    public void insert(RunState run, Titles titles, String openKey) {
        keep(run);
        read.put(new Of(What.CLOCKS, run.id()), List.of());
        if (run.open()) {
            read.put(new Of(What.OPEN, openKey), run.id());
        }
        write(
                "INSERT INTO proc_run (id, procedure_id, title, subject, open_key, stage, stage_title, started_at, ended_at,"
                        + " version, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.id(),
                run.procedure(),
                titles.procedure(),
                run.subject().toString(),
                run.open() ? openKey : run.id(),
                run.stage(),
                titles.stage(),
                run.startedAt(),
                run.endedAt(),
                run.version(),
                CanonicalJson.write(StateForm.stored(run)));
        insertBodies(run);
    }

    /** A run that is written here is held from then on: at the latest it is told before the commit that it is not the version any more. */
    private void keep(RunState run) {
        read.put(new Of(What.RUN, run.id()), run);
        read.put(new Of(What.HELD, run.id()), true);
    }

    private void insertBodies(RunState run) {
        for (String body : Set.copyOf(run.parties().values())) {
            write(
                    "INSERT INTO proc_run_body (run, body, started_at, is_open) VALUES (?, ?, ?, ?)",
                    run.id(),
                    body,
                    run.startedAt(),
                    run.open());
        }
    }

    @Override
    public void save(RunState run, Titles titles, Supplier<? extends RuntimeException> otherwise) {
        RunState before = (RunState) read.get(new Of(What.RUN, run.id()));
        keep(run);
        ask(() -> {
            tx.writeOne(
                    otherwise,
                    "UPDATE proc_run SET title = ?, stage = ?, stage_title = ?, ended_at = ?, version = ?, state = ?,"
                            + " open_key = CASE WHEN ? = 1 THEN open_key ELSE id END WHERE id = ? AND version = ?",
                    titles.procedure(),
                    run.stage(),
                    titles.stage(),
                    run.endedAt(),
                    run.version(),
                    CanonicalJson.write(StateForm.stored(run)),
                    run.open() ? 1 : 0,
                    run.id(),
                    run.version() - 1);
            return null;
        });
        boolean same = before != null && before.parties().equals(run.parties()) && before.open() == run.open();
        if (!same) {
            write("DELETE FROM proc_run_body WHERE run = ?", run.id());
            insertBodies(run);
        }
    }

    @Override
    public void replaceTasks(String run, List<TaskRow> tasks) {
        write("DELETE FROM proc_task WHERE run = ?", run);
        for (TaskRow each : tasks) {
            write(
                    "INSERT INTO proc_task (id, run, owner, role, body, assignee, holder, procedure_id, procedure_title, subject,"
                            + " stage, stage_title, since, term_state, sort_on, warn_on, due_at, legal, safe, missing, generation)"
                            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                    each.id(),
                    each.run(),
                    each.owner(),
                    each.role(),
                    each.body(),
                    each.assignee(),
                    each.holder(),
                    each.procedure(),
                    each.procedureTitle(),
                    each.subject(),
                    each.stage(),
                    each.stageTitle(),
                    each.since(),
                    each.term(),
                    each.sortOn(),
                    each.warnOn(),
                    each.dueAt(),
                    each.legal(),
                    each.safe(),
                    each.missing(),
                    each.generation());
        }
    }

    @Override
    public Optional<Stood> term(String run) {
        return ask(() -> Rows.first(
                connection,
                "SELECT term_state, legal, safe FROM proc_task WHERE run = ?",
                List.of(run),
                row -> new Stood(
                        Run.TermState.valueOf(row.getString("term_state")),
                        row.getString("legal"),
                        row.getString("safe"))));
    }

    @Override
    public Map<String, Runs.Standing> standing(Collection<String> runs) {
        Map<String, Runs.Standing> found = new HashMap<>();
        if (runs.isEmpty()) {
            return found;
        }
        List<String> ids = List.copyOf(runs);
        String among = "IN (" + "?, ".repeat(ids.size() - 1) + "?)";
        Map<String, Integer> clocks = new HashMap<>();
        ask(() -> {
            Rows.stream(
                    connection,
                    "SELECT c.run, COUNT(*) AS running FROM proc_clock c WHERE c.run " + among
                            + " AND c.is_open = TRUE AND c.state = 'RUNNING' GROUP BY c.run",
                    ids,
                    row -> clocks.put(row.getString("run"), row.getInt("running")));
            // All tasks of a run stand in its one stage, with its one term.
            Rows.stream(
                    connection,
                    "SELECT r.id, r.stage, r.ended_at, t.term_state, t.missing FROM proc_run r"
                            + " LEFT JOIN proc_task t ON t.run = r.id WHERE r.id " + among,
                    ids,
                    row -> {
                        String state = row.getString("term_state");
                        String missing = row.getString("missing");
                        found.put(
                                row.getString("id"),
                                new Runs.Standing(
                                        row.getTimestamp("ended_at") != null,
                                        row.getString("stage"),
                                        state != null,
                                        state == null ? null : Run.TermState.valueOf(state),
                                        clocks.getOrDefault(row.getString("id"), 0),
                                        missing == null ? "" : missing));
                    });
            return null;
        });
        return found;
    }

    @Override
    public Map<String, Instant> ended(Collection<String> runs) {
        Map<String, Instant> found = new HashMap<>();
        if (!runs.isEmpty()) {
            List<String> ids = List.copyOf(runs);
            list(
                    "SELECT r.id, r.ended_at FROM proc_run r WHERE r.ended_at IS NOT NULL AND r.id IN ("
                            + "?, ".repeat(ids.size() - 1) + "?)",
                    ids,
                    row -> found.put(row.getString("id"), Instants.get(row, "ended_at")));
        }
        return found;
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<ClockRow> clocks(String run) {
        return (List<ClockRow>) read.computeIfAbsent(
                new Of(What.CLOCKS, run), key -> list(CLOCKS, List.of(run), JdbcRunData::clock).stream()
                        .sorted(IN_ORDER)
                        .toList());
    }

    private static ClockRow clock(ResultSet row) throws SQLException {
        String ended = row.getString("ended_on");
        return new ClockRow(
                row.getString("run"),
                row.getString("code"),
                row.getString("clock_key"),
                row.getString("owner"),
                Role.valueOf(row.getString("role")),
                row.getString("body"),
                row.getString("assignee"),
                row.getString("who"),
                row.getString("who_title"),
                row.getString("procedure_id"),
                row.getString("procedure_title"),
                row.getString("subject"),
                row.getString("title"),
                row.getString("term"),
                DateOrMoment.parse(row.getString("start_at")),
                Run.ClockState.valueOf(row.getString("state")),
                row.getDate("sort_on").toLocalDate(),
                row.getDate("warn_on").toLocalDate(),
                Instants.get(row, "due_at"),
                row.getString("legal"),
                row.getString("safe"),
                ended == null ? null : DateOrMoment.parse(ended),
                row.getString("missed"),
                row.getString("missing"),
                ClockBasis.read(Json.readObject(row.getString("basis"))));
    }

    @Override
    public void replaceClocks(List<ClockRow> before, List<ClockRow> rows) {
        Stream.concat(before.stream(), rows.stream())
                .map(ClockRow::run)
                .distinct()
                .forEach(each -> read.put(
                        new Of(What.CLOCKS, each),
                        rows.stream()
                                .filter(row -> row.run().equals(each))
                                .sorted(IN_ORDER)
                                .toList()));
        before.stream()
                .filter(each -> !rows.contains(each))
                .forEach(each -> write("DELETE FROM proc_clock WHERE id = ?", each.id()));
        rows.stream().filter(each -> !before.contains(each)).forEach(this::insert);
    }

    private void insert(ClockRow clock) {
        write(
                "INSERT INTO proc_clock (id, run, code, clock_key, owner, role, body, assignee, holder, who, who_title,"
                        + " procedure_id, procedure_title, subject, title, term, start_at, state, is_open, sort_on, warn_on,"
                        + " due_at, legal, safe, ended_on, missed, missing, basis)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                clock.id(),
                clock.run(),
                clock.code(),
                clock.key(),
                clock.owner(),
                clock.role(),
                clock.body(),
                clock.assignee(),
                clock.holder(),
                clock.who(),
                clock.whoTitle(),
                clock.procedure(),
                clock.procedureTitle(),
                clock.subject(),
                clock.title(),
                clock.term(),
                clock.start().toString(),
                clock.state(),
                clock.open(),
                clock.sortOn(),
                clock.warnOn(),
                clock.dueAt(),
                clock.legal(),
                clock.safe(),
                clock.endedOn() == null ? null : clock.endedOn().toString(),
                clock.missed(),
                clock.missing(),
                CanonicalJson.write(clock.basis().form()));
    }

    @Override
    public void participate(String run, String account) {
        write(
                "INSERT INTO proc_participant (account, run) SELECT CAST(? AS VARCHAR(36)), r.id FROM proc_run r WHERE r.id = ?"
                        + " AND NOT EXISTS (SELECT 1 FROM proc_participant p WHERE p.account = ? AND p.run = ?)",
                account,
                run,
                account,
                run);
    }

    @Override
    public void end(String run) {
        write("DELETE FROM proc_participant WHERE run = ?", run);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Optional<Done> done(String account, String command) {
        // For whoever asks first; later somebody else may have been faster.
        Optional<Done> known = (Optional<Done>) read.remove(new Sought(account, command));
        return known != null
                ? known
                : ask(() -> Rows.first(connection, DONE, List.of(account, command), JdbcRunData::done));
    }

    private static Done done(ResultSet row) throws SQLException {
        return new Done(row.getString("digest"), row.getString("run"), row.getLong("version"));
    }

    @Override
    public void insert(String account, String command, Done done, Instant at) {
        write(
                "INSERT INTO proc_command (account, command, digest, run, version, done_at) VALUES (?, ?, ?, ?, ?, ?)",
                account,
                command,
                done.digest(),
                done.run(),
                done.version(),
                at);
    }

    @Override
    public Runs.Page runs(Runs.Wanted wanted, Set<String> bodies) {
        KeyQuery<RunColumn> query = KeyQuery.select(
                "SELECT b.run, b.started_at, r.procedure_id, r.title, r.subject, r.stage, r.stage_title, r.ended_at"
                        + " FROM --DERBY-PROPERTIES joinOrder=FIXED\n proc_run_body b --DERBY-PROPERTIES index=ix_proc_run_body\n"
                        + " JOIN proc_run r ON r.id = b.run",
                RunColumn.ID);
        if (!wanted.about().isEmpty()) {
            List<String> types = List.copyOf(wanted.about());
            query.where(
                    "(r.subject LIKE ?" + " OR r.subject LIKE ?".repeat(types.size() - 1) + ")",
                    types.stream().map(each -> each + "/%").toArray());
        }
        List<Alternative> alternatives = new ArrayList<>();
        for (String body : bodies) {
            alternatives.add(Alternative.of("b.body = ? AND b.is_open = TRUE", body));
            if (!wanted.open()) {
                alternatives.add(Alternative.of("b.body = ? AND b.is_open = FALSE", body));
            }
        }
        PageOf<Runs.Listed> page = ask(() -> query.pageOfAny(
                connection,
                new KeyPage<>(RunColumn.STARTED_AT, true, wanted.size(), wanted.after()),
                alternatives,
                JdbcRunData::listed));
        return new Runs.Page(page.items(), page.next().orElse(null));
    }

    private static Runs.Listed listed(ResultSet row) throws SQLException {
        return new Runs.Listed(
                row.getString("run"),
                Subject.parse(row.getString("subject")),
                row.getString("procedure_id"),
                row.getString("title"),
                row.getString("stage"),
                row.getString("stage_title"),
                Instants.get(row, "started_at"),
                Instants.get(row, "ended_at"));
    }

    @Override
    public List<Runs.Listed> runs(String subject) {
        return list(
                "SELECT r.id AS run, r.started_at, r.procedure_id, r.title, r.subject, r.stage, r.stage_title, r.ended_at"
                        + " FROM proc_run r WHERE r.subject = ? ORDER BY r.started_at DESC, r.id",
                List.of(subject),
                JdbcRunData::listed);
    }

    @Override
    public int openRuns(String body) {
        return list(
                        "SELECT COUNT(*) AS runs FROM proc_run_body WHERE body = ? AND is_open = TRUE",
                        List.of(body),
                        row -> row.getInt("runs"))
                .get(0);
    }

    @Override
    public List<String> openRuns(String body, String after, int most) {
        return list(
                "SELECT run FROM proc_run_body WHERE body = ? AND is_open = TRUE AND run > ? ORDER BY run FETCH FIRST "
                        + most + " ROWS ONLY",
                List.of(body, after),
                row -> row.getString("run"));
    }

    @Override
    public List<String> openRuns(Subject subject) {
        return list(
                "SELECT id FROM proc_run WHERE subject = ? AND ended_at IS NULL ORDER BY id",
                List.of(subject.toString()),
                row -> row.getString("id"));
    }

    @Override
    public List<RunState> runsAfter(String id, int most) {
        return list(
                "SELECT state FROM proc_run WHERE id > ? ORDER BY id FETCH FIRST " + most + " ROWS ONLY",
                List.of(id),
                JdbcRunData::state);
    }

    @Override
    public Tasks.Page mine(Mine mine, Tasks.Wanted wanted, LocalDate today, Instant now) {
        List<Alternative> alternatives = new ArrayList<>();
        mine.holders().forEach(each -> alternatives.add(Alternative.of("t.holder = ?", each)));
        mine.owners().forEach(each -> alternatives.add(Alternative.of("t.owner = ?", each)));
        return page(TASKS, alternatives, wanted, today, now);
    }

    @Override
    public Tasks.Page waiting(
            String account, Collection<String> owners, Tasks.Wanted wanted, LocalDate today, Instant now) {
        String others = owners.isEmpty() ? "" : " AND t.holder NOT IN (?" + ", ?".repeat(owners.size() - 1) + ")";
        List<Object> values = new ArrayList<>(List.of(account, account));
        values.addAll(owners);
        return page(
                "SELECT t.id, t.sort_on FROM proc_participant p JOIN proc_task t ON t.run = p.run",
                List.of(new Alternative("p.account = ? AND t.holder <> ?" + others, values)),
                wanted,
                today,
                now);
    }

    @Override
    public Tasks.Page ofBody(Tasks.Wanted wanted, LocalDate today, Instant now) {
        return page(TASKS, List.of(Alternative.of("t.body = ?", wanted.body())), wanted, today, now);
    }

    private Tasks.Page page(
            String select, List<Alternative> alternatives, Tasks.Wanted wanted, LocalDate today, Instant now) {
        KeyQuery<TaskColumn> query = KeyQuery.select(select, TaskColumn.ID);
        due(query, "t.", "t.term_state", wanted.due(), today, now);
        PageOf<String> page = ask(() -> query.pageOfAny(
                connection,
                new KeyPage<>(TaskColumn.SORT_ON, false, wanted.size(), wanted.after()),
                alternatives,
                row -> row.getString("id")));
        return new Tasks.Page(
                whole("SELECT t.* FROM proc_task t WHERE t.id", page.items(), row -> task(row, today, now)),
                page.next().orElse(null));
    }

    /** Rows of a page, in its order; one that was taken away just now is left out. */
    private <T> List<T> whole(String select, List<String> ids, Rows.Reader<T> reader) {
        Map<String, T> found = new HashMap<>();
        if (!ids.isEmpty()) {
            ask(() -> {
                Rows.stream(
                        connection,
                        select + " IN (" + "?, ".repeat(ids.size() - 1) + "?)",
                        ids,
                        row -> found.put(row.getString("id"), reader.read(row)));
                return null;
            });
        }
        return ids.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    /** Narrows a list to what is due in a way; its columns are named alike. */
    private static void due(
            KeyQuery<?> query, String table, String state, Tasks.Due due, LocalDate today, Instant now) {
        switch (due) {
            case SOON -> query.where(
                    table + "sort_on >= ? AND " + table + "warn_on <= ? AND " + state + " = 'RUNNING' AND (" + table
                            + "due_at IS NULL OR " + table + "due_at >= ?)",
                    today,
                    today,
                    now);
            case OVERDUE -> query.where(
                    table + "sort_on <= ? AND " + state + " <> 'UNDETERMINED' AND (" + table + "sort_on < ? OR " + table
                            + "due_at < ?)",
                    today,
                    today,
                    now);
            case SUSPENDED -> query.where(state + " = 'SUSPENDED'");
            case UNDETERMINED -> query.where(state + " = 'UNDETERMINED'");
            case ANY -> {
                // no condition
            }
        }
    }

    @Override
    public Tasks.ClocksPage clocks(Mine mine, Tasks.ClocksWanted wanted, LocalDate today, Instant now) {
        List<Alternative> alternatives = new ArrayList<>();
        mine.holders().forEach(each -> alternatives.add(Alternative.of("c.is_open = TRUE AND c.holder = ?", each)));
        mine.owners().forEach(each -> alternatives.add(Alternative.of("c.is_open = TRUE AND c.owner = ?", each)));
        return clocks(alternatives, wanted, today, now);
    }

    @Override
    public Tasks.ClocksPage clocksOfBody(Tasks.ClocksWanted wanted, LocalDate today, Instant now) {
        return clocks(List.of(Alternative.of("c.is_open = TRUE AND c.body = ?", wanted.body())), wanted, today, now);
    }

    private Tasks.ClocksPage clocks(
            List<Alternative> alternatives, Tasks.ClocksWanted wanted, LocalDate today, Instant now) {
        KeyQuery<ClockColumn> query = KeyQuery.select(CLOCKS_LISTED, ClockColumn.ID);
        due(query, "c.", "c.state", wanted.due(), today, now);
        PageOf<String> page = ask(() -> query.pageOfAny(
                connection,
                new KeyPage<>(ClockColumn.SORT_ON, false, wanted.size(), wanted.after()),
                alternatives,
                row -> row.getString("id")));
        return new Tasks.ClocksPage(
                whole(CLOCK + " WHERE c.id", page.items(), row -> ticking(clock(row), today, now)),
                page.next().orElse(null));
    }

    private static Tasks.Ticking ticking(ClockRow clock, LocalDate today, Instant now) {
        return new Tasks.Ticking(
                clock.run(),
                Subject.parse(clock.subject()),
                clock.procedure(),
                clock.procedureTitle(),
                clock.role(),
                clock.assignee(),
                clock.soon(today, now),
                clock.told(today, now));
    }

    private static Tasks.Task task(ResultSet row, LocalDate today, Instant now) throws SQLException {
        Run.TermState term = Run.TermState.valueOf(row.getString("term_state"));
        LocalDate sortOn = row.getDate("sort_on").toLocalDate();
        LocalDate warnOn = row.getDate("warn_on").toLocalDate();
        Instant dueAt = Instants.get(row, "due_at");
        String missing = row.getString("missing");
        boolean overdue =
                term != Run.TermState.UNDETERMINED && (sortOn.isBefore(today) || dueAt != null && dueAt.isBefore(now));
        return new Tasks.Task(
                row.getString("run"),
                Subject.parse(row.getString("subject")),
                row.getString("procedure_id"),
                row.getString("procedure_title"),
                row.getString("stage"),
                row.getString("stage_title"),
                Role.valueOf(row.getString("role")),
                row.getString("body"),
                row.getString("assignee"),
                Instants.get(row, "since"),
                term,
                row.getString("legal"),
                row.getString("safe"),
                term == Run.TermState.SUSPENDED ? sortOn.toString() : null,
                missing.isEmpty() ? List.of() : List.of(missing.split(" ")),
                term == Run.TermState.RUNNING && !overdue && !today.isBefore(warnOn),
                overdue);
    }

    @Override
    public List<String> outdated(long generation, int most) {
        return list(
                "SELECT DISTINCT run FROM proc_task WHERE generation < ? ORDER BY run FETCH FIRST " + most
                        + " ROWS ONLY",
                List.of(generation),
                row -> row.getString("run"));
    }
}
