package org.zhiheng.testcases.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.procedures.store.ClockRow;
import org.zhiheng.procedures.store.RunData;
import org.zhiheng.procedures.store.RunData.Done;
import org.zhiheng.procedures.store.RunData.Stood;
import org.zhiheng.procedures.store.RunData.Titles;
import org.zhiheng.procedures.store.RunStore;
import org.zhiheng.procedures.store.TaskRow;

/** Runs in memory, with what commands ask of them; lists for people are not there. For one thread. */
final class MemoryRuns implements RunStore {

    private final MemoryTransactions transactions;
    private final Table<Row> runs;
    /** Ids of the runs of a subject, or of one by the key it has while it is open. */
    private final Table<List<String>> subjects;

    private final Table<Done> commands;
    private final RunData data;

    MemoryRuns(MemoryTransactions transactions) {
        this.transactions = transactions;
        runs = new Table<>(transactions);
        subjects = new Table<>(transactions);
        commands = new Table<>(transactions);
        data = Only.of(RunData.class, new Answers());
    }

    @Override
    public <T> T change(Function<RunData, T> work) {
        return transactions.required(tx -> work.apply(data));
    }

    @Override
    public <T> T read(Function<RunData, T> work) {
        return transactions.readOnly(tx -> work.apply(data));
    }

    void clear() {
        runs.clear();
        subjects.clear();
        commands.clear();
    }

    private record Row(RunState run, Titles titles, List<TaskRow> tasks, List<ClockRow> clocks) {}

    /** What is answered; as {@link RunData} says it. */
    private final class Answers {

        private Row row(String id) {
            return runs.row(id).orElseThrow();
        }

        public Optional<RunState> run(String id) {
            return runs.row(id).map(Row::run);
        }

        public Optional<RunState> lock(String id) {
            return run(id);
        }

        public Optional<RunState> running(String openKey) {
            return of(openKey).map(Row::run).filter(RunState::open).findFirst();
        }

        public void insert(RunState run, Titles titles, String openKey) {
            if (running(openKey).isPresent()) {
                throw Table.duplicate();
            }
            runs.insert(run.id(), new Row(run, titles, List.of(), List.of()));
            laid(openKey, run.id());
            laid(run.subject().toString(), run.id());
        }

        private void laid(String of, String run) {
            List<String> ids = new ArrayList<>(subjects.row(of).orElse(List.of()));
            ids.add(run);
            subjects.put(of, List.copyOf(ids));
        }

        private Stream<Row> of(String subject) {
            return subjects.row(subject).orElse(List.of()).stream().map(this::row);
        }

        public void save(RunState run, Titles titles, Supplier<? extends RuntimeException> otherwise) {
            Row before = row(run.id());
            if (before.run().version() != run.version() - 1) {
                throw otherwise.get();
            }
            runs.put(run.id(), new Row(run, titles, before.tasks(), before.clocks()));
        }

        public void replaceTasks(String run, List<TaskRow> tasks) {
            Row before = row(run);
            runs.put(run, new Row(before.run(), before.titles(), List.copyOf(tasks), before.clocks()));
        }

        public Optional<Stood> term(String run) {
            return runs.row(run).stream()
                    .flatMap(each -> each.tasks().stream())
                    .findFirst()
                    .map(each -> new Stood(each.term(), each.legal(), each.safe()));
        }

        public Map<String, Runs.Standing> standing(Collection<String> wanted) {
            Map<String, Runs.Standing> found = new HashMap<>();
            wanted.forEach(id -> runs.row(id).ifPresent(each -> found.put(id, standing(each))));
            return found;
        }

        private static Runs.Standing standing(Row row) {
            TaskRow task = row.tasks().stream().findFirst().orElse(null);
            int running = (int) row.clocks().stream()
                    .filter(each -> each.state() == Run.ClockState.RUNNING)
                    .count();
            return new Runs.Standing(
                    row.run().endedAt() != null,
                    row.run().stage(),
                    task != null,
                    task == null ? null : task.term(),
                    running,
                    task == null ? "" : task.missing());
        }

        public List<ClockRow> clocks(String run) {
            return runs.row(run).map(Row::clocks).orElse(List.of());
        }

        public void replaceClocks(List<ClockRow> before, List<ClockRow> rows) {
            List<ClockRow> all = new ArrayList<>(before);
            all.addAll(rows);
            all.stream().map(ClockRow::run).distinct().forEach(run -> {
                Row there = row(run);
                List<ClockRow> clocks = new ArrayList<>(there.clocks());
                clocks.removeIf(each -> before.contains(each) && !rows.contains(each));
                rows.stream()
                        .filter(each -> each.run().equals(run) && !before.contains(each))
                        .forEach(clocks::add);
                clocks.sort(Comparator.comparing(ClockRow::code).thenComparing(ClockRow::key));
                runs.put(run, new Row(there.run(), there.titles(), there.tasks(), List.copyOf(clocks)));
            });
        }

        public void participate(String run, String account) {
            // Only lists of what somebody waits for ask who takes part.
        }

        public void end(String run) {
            // Nothing but who takes part goes with the end of a run.
        }

        public Optional<Done> done(String account, String command) {
            return commands.row(account + "/" + command);
        }

        public void insert(String account, String command, Done done, Instant at) {
            commands.insert(account + "/" + command, done);
        }

        public List<Runs.Listed> runs(String subject) {
            return of(subject)
                    .sorted(Comparator.comparing((Row each) -> each.run().startedAt())
                            .reversed()
                            .thenComparing(each -> each.run().id()))
                    .map(Answers::listed)
                    .toList();
        }

        private static Runs.Listed listed(Row row) {
            RunState run = row.run();
            return new Runs.Listed(
                    run.id(),
                    run.subject(),
                    run.procedure(),
                    row.titles().procedure(),
                    run.stage(),
                    row.titles().stage(),
                    run.startedAt(),
                    run.endedAt());
        }

        public List<String> openRuns(Subject subject) {
            return of(subject.toString())
                    .map(Row::run)
                    .filter(RunState::open)
                    .map(RunState::id)
                    .sorted()
                    .toList();
        }

        public List<RunState> runsAfter(String id, int most) {
            return runs.after(id, most).stream().map(Row::run).toList();
        }
    }
}
