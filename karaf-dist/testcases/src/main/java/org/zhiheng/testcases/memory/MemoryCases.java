package org.zhiheng.testcases.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseData.Done;
import org.zhiheng.cases.store.CaseStore;

/** Cases in memory, with what commands ask of them; lists for people are not there. For one thread. */
final class MemoryCases implements CaseStore {

    private final MemoryTransactions transactions;
    private final Table<Row> cases;
    private final Table<Done> commands;
    private final Table<Long> series;
    private final CaseData data;

    MemoryCases(MemoryTransactions transactions) {
        this.transactions = transactions;
        cases = new Table<>(transactions);
        commands = new Table<>(transactions);
        series = new Table<>(transactions);
        data = Only.of(CaseData.class, new Answers());
    }

    @Override
    public <T> T change(Function<CaseData, T> work) {
        return transactions.required(tx -> work.apply(data));
    }

    @Override
    public <T> T read(Function<CaseData, T> work) {
        return transactions.readOnly(tx -> work.apply(data));
    }

    void clear() {
        cases.clear();
        commands.clear();
        series.clear();
    }

    /**
     * A case as it is kept.
     *
     * @param versions of its pieces, all of them
     * @param entries that have the secret numbers of versions
     */
    private record Row(
            CaseHead head,
            Instant stageSince,
            String offeredTo,
            List<Piece> versions,
            Map<String, Long> entries,
            Set<String> organisations) {

        Row with(CaseHead other) {
            return new Row(other, stageSince, offeredTo, versions, entries, organisations);
        }

        Row with(List<Piece> others) {
            return new Row(head, stageSince, offeredTo, List.copyOf(others), entries, organisations);
        }

        List<Piece> standing() {
            return versions.stream()
                    .filter(each -> each.until() == null)
                    .sorted(Comparator.comparing(Piece::kind).thenComparing(Piece::key))
                    .toList();
        }
    }

    private static String version(String kind, String key, int number) {
        return kind + "/" + key + "/" + number;
    }

    private static String version(Piece piece) {
        return version(piece.kind(), piece.key(), piece.number());
    }

    /** What is answered; as {@link CaseData} says it. */
    private final class Answers {

        private final Set<String> goingOn = new HashSet<>();

        private Row row(String id) {
            return cases.row(id).orElseThrow();
        }

        public Optional<CaseHead> head(String id) {
            return cases.row(id).map(Row::head);
        }

        public List<CaseHead> heads(Collection<String> ids) {
            return ids.stream().flatMap(each -> head(each).stream()).toList();
        }

        public List<CaseHead> numbered(String number) {
            return cases.all()
                    .map(Row::head)
                    .filter(each -> number.equals(each.number()))
                    .toList();
        }

        public Optional<CaseHead> lock(String id) {
            return head(id);
        }

        public List<Piece> pieces(String id) {
            return cases.row(id).map(Row::standing).orElse(List.of());
        }

        public Map<String, List<Piece>> pieces(String first, String last) {
            return cases.all()
                    .filter(each -> each.head().id().compareTo(first) >= 0
                            && each.head().id().compareTo(last) <= 0)
                    .collect(Collectors.toMap(each -> each.head().id(), Row::standing));
        }

        public List<Piece> versions(String id, String kind, String key) {
            return cases.row(id).stream()
                    .flatMap(each -> each.versions().stream())
                    .filter(each -> each.kind().equals(kind) && each.key().equals(key))
                    .sorted(Comparator.comparing(Piece::number))
                    .toList();
        }

        public Optional<Long> entry(String id, String kind, String key, int number) {
            return cases.row(id).map(each -> each.entries().get(version(kind, key, number)));
        }

        public void insert(CaseHead head) {
            cases.insert(head.id(), new Row(head, head.openedAt(), null, List.of(), Map.of(), Set.of()));
        }

        public void save(CaseHead head, String offeredTo, Supplier<? extends RuntimeException> otherwise) {
            Row before = row(head.id());
            if (before.head().version() != head.version() - 1) {
                throw otherwise.get();
            }
            cases.put(
                    head.id(),
                    new Row(
                            head,
                            before.stageSince(),
                            offeredTo,
                            before.versions(),
                            before.entries(),
                            before.organisations()));
        }

        public void moved(CaseHead head, Instant since) {
            Row before = row(head.id());
            cases.put(
                    head.id(),
                    new Row(
                            head,
                            since,
                            before.offeredTo(),
                            before.versions(),
                            before.entries(),
                            before.organisations()));
        }

        public void goesOn(String id) {
            goingOn.add(id);
            transactions.undo(() -> goingOn.remove(id));
        }

        public boolean isGoingOn(String id) {
            return goingOn.contains(id);
        }

        public void passed(CaseHead head) {
            cases.put(head.id(), row(head.id()).with(head));
        }

        public Instant stageSince(String id) {
            return row(id).stageSince();
        }

        public void insert(String id, List<Piece> pieces) {
            Row before = row(id);
            Set<String> there =
                    before.versions().stream().map(MemoryCases::version).collect(Collectors.toSet());
            if (pieces.stream().anyMatch(each -> there.contains(version(each)))) {
                throw Table.duplicate();
            }
            cases.put(
                    id,
                    before.with(Stream.concat(before.versions().stream(), pieces.stream())
                            .toList()));
        }

        public void entered(String id, List<Piece> pieces, long entry) {
            Row before = row(id);
            Map<String, Long> entries = new HashMap<>(before.entries());
            pieces.forEach(each -> entries.put(version(each), entry));
            cases.put(
                    id,
                    new Row(
                            before.head(),
                            before.stageSince(),
                            before.offeredTo(),
                            before.versions(),
                            Map.copyOf(entries),
                            before.organisations()));
        }

        public void end(String id, Collection<Piece> pieces, Instant until) {
            if (pieces.isEmpty()) {
                return;
            }
            Set<String> ended = pieces.stream().map(MemoryCases::version).collect(Collectors.toSet());
            Row before = row(id);
            List<Piece> versions = new ArrayList<>();
            before.versions().forEach(each -> versions.add(ended.contains(version(each)) ? until(each, until) : each));
            cases.put(id, before.with(versions));
        }

        private static Piece until(Piece piece, Instant until) {
            return new Piece(
                    piece.kind(),
                    piece.key(),
                    piece.number(),
                    piece.by(),
                    piece.at(),
                    until,
                    piece.reason(),
                    piece.document(),
                    piece.proof(),
                    piece.values());
        }

        public long next(String of, int year) {
            String key = of + "/" + year;
            long next = series.row(key).orElse(0L) + 1;
            series.put(key, next);
            return next;
        }

        public void party(String creditCode, String id) {
            Row before = row(id);
            Set<String> organisations = new HashSet<>(before.organisations());
            organisations.add(creditCode);
            cases.put(
                    id,
                    new Row(
                            before.head(),
                            before.stageSince(),
                            before.offeredTo(),
                            before.versions(),
                            before.entries(),
                            Set.copyOf(organisations)));
        }

        public List<String> ofOrganisation(String creditCode) {
            return cases.all()
                    .filter(each -> each.organisations().contains(creditCode))
                    .map(each -> each.head().id())
                    .toList();
        }

        public Optional<Done> done(String account, String command) {
            return commands.row(account + "/" + command);
        }

        public void insert(String account, String command, Done done, Instant at) {
            commands.insert(account + "/" + command, done);
        }

        public Optional<String> offeredTo(String id) {
            return cases.row(id).map(Row::offeredTo);
        }

        public List<CaseHead> after(String id, int most) {
            return cases.after(id, most).stream().map(Row::head).toList();
        }
    }
}
