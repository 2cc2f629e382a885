package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.DatabaseKind;

/**
 * The program that is killed while it plays the sample year: looks whether all commands that were told before are there, each done once, and what is kept is
 * what the record says; then goes on where the year stands.
 */
public final class YearNode {

    static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final int DAYS = 300;
    private static final long SEED = 11;
    private static final int SEALED_EVERY = 150;
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final PrintStream out;
    private final Place place;
    private final int cases;

    private YearNode(PrintStream out, Place place, int cases) {
        this.out = out;
        this.place = place;
        this.cases = cases;
    }

    /** @param arguments kind of the database, the database, the folder, and how many cases the year has */
    public static void main(String[] arguments) throws Exception {
        Thread parent = new Thread(Node::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        new YearNode(
                        new PrintStream(System.out, true, StandardCharsets.UTF_8),
                        new Place(DatabaseKind.valueOf(arguments[0]), arguments[1], Path.of(arguments[2])),
                        Integer.parseInt(arguments[3]))
                .run();
    }

    private void run() throws Exception {
        Storage storage = new Storage(place);
        try (CaseDistrict district =
                new CaseDistrict(storage.manager, storage.pool, place.folder(), start(storage), CaseDistrict.HUANCUI)) {
            SmallDistrict.make(district.world);
            tell(Line.Kind.READY);
            List<String> faults = faults(storage, district);
            faults.forEach(each -> tell(Line.Kind.FAULT, each));
            if (faults.isEmpty()) {
                tell(Line.Kind.SOUND, String.valueOf(count(storage, "SELECT COUNT(*) FROM rec_entry")));
            }
            Thread sealing = new Thread(() -> seal(storage), "seal");
            sealing.setDaemon(true);
            sealing.start();
            SampleYear.Told told =
                    district.play(SampleYear.Settings.of(SEED, cases, FROM, DAYS), LAST, this::done, () -> false);
            told.faults().forEach(each -> tell(Line.Kind.FAULT, "the year could not go on: " + each));
            told.stuck().forEach((where, many) -> tell(Line.Kind.FAULT, "cases are stuck: " + where));
            faults(storage, district).forEach(each -> tell(Line.Kind.FAULT, "at the end " + each));
            tell(Line.Kind.ENDED, String.valueOf(told.opened()), String.valueOf(told.ended()));
        }
    }

    /** Where the clock stood when the last was written. */
    private static Instant start(Storage storage) {
        return storage.transactions.readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT done_at FROM case_command ORDER BY done_at DESC",
                        List.of(),
                        row -> Instants.get(row, "done_at"))
                .orElse(FROM.atStartOfDay().toInstant(ZoneOffset.ofHours(8))));
    }

    private synchronized void tell(Line.Kind kind, String... words) {
        out.println(new Line(kind, List.of(words)).text());
    }

    private void done(int number, String command, Outcome outcome) {
        tell(
                Line.Kind.WRITTEN,
                command,
                outcome.file().head().id(),
                String.valueOf(outcome.file().head().version()),
                String.valueOf(outcome.file().run().version()));
    }

    // ---- whether it is whole

    private List<String> faults(Storage storage, CaseDistrict district) throws IOException {
        List<String> faults = new ArrayList<>();
        lost(storage, faults);
        doubled(storage, faults);
        district.differences().forEach(each -> faults.add("kept and recorded differ: " + each));
        List<SignedHead> heads = told(Line.Kind.HEAD).stream()
                .map(each -> HeadForm.read(each.words().get(0)))
                .toList();
        Report report = Verifying.verify(
                storage.export,
                place.folder().resolve("export.jsonl"),
                new Trust(heads, Set.of(), java.util.Optional.empty()));
        report.findings().forEach(each -> faults.add("the log does not verify: " + each));
        return faults;
    }

    private List<Line> told(Line.Kind kind) throws IOException {
        if (!Files.exists(place.told())) {
            return List.of();
        }
        try (var lines = Files.lines(place.told())) {
            return lines.flatMap(each -> Line.read(each).stream())
                    .filter(each -> each.kind() == kind)
                    .toList();
        }
    }

    /** Each command that was told is there, and its case has come at least so far. */
    private void lost(Storage storage, List<String> faults) throws IOException {
        for (Line each : told(Line.Kind.WRITTEN)) {
            String command = each.words().get(0);
            String id = each.words().get(1);
            storage.transactions.run(tx -> {
                long there = Rows.first(
                                        tx.connection(),
                                        "SELECT COUNT(*) FROM case_command WHERE command = ?",
                                        List.of(command),
                                        row -> row.getLong(1))
                                .orElse(0L)
                        + Rows.first(
                                        tx.connection(),
                                        "SELECT COUNT(*) FROM proc_command WHERE command = ?",
                                        List.of(command),
                                        row -> row.getLong(1))
                                .orElse(0L);
                if (there == 0) {
                    faults.add("told as done and not there: " + command);
                }
                long further = Rows.first(
                                tx.connection(),
                                "SELECT COUNT(*) FROM case_file f JOIN proc_run r ON r.id = f.run"
                                        + " WHERE f.id = ? AND f.version >= ? AND r.version >= ?",
                                List.of(
                                        id,
                                        Long.parseLong(each.words().get(2)),
                                        Long.parseLong(each.words().get(3))),
                                row -> row.getLong(1))
                        .orElse(0L);
                if (further == 0) {
                    faults.add("a case is behind what was told: " + command);
                }
            });
        }
    }

    /** A case has as many versions as commands, and so has its run; no two cases are of one command. */
    private void doubled(Storage storage, List<String> faults) {
        String[] wrong = {
            "SELECT COUNT(*) FROM case_file f WHERE f.version <> (SELECT COUNT(*) - 1 FROM case_command c WHERE c.case_id = f.id)",
            "SELECT COUNT(*) FROM proc_run r WHERE r.version <> (SELECT COUNT(*) - 1 FROM proc_command c WHERE c.run = r.id)",
            "SELECT COUNT(*) FROM case_file f WHERE NOT EXISTS (SELECT 1 FROM proc_run r WHERE r.id = f.run)",
            "SELECT COUNT(*) FROM rec_subject s WHERE s.last_number + 1 <>"
                    + " (SELECT COUNT(*) FROM rec_entry e WHERE e.subject = s.subject)"
        };
        for (String each : wrong) {
            long found = count(storage, each);
            if (found > 0) {
                faults.add(found + " rows of: " + each);
            }
        }
        long opened = count(storage, "SELECT COUNT(*) FROM case_command WHERE command LIKE '%-open'");
        long files = count(storage, "SELECT COUNT(*) FROM case_file");
        if (opened != files) {
            faults.add(files + " cases of " + opened + " commands that open one");
        }
    }

    private static long count(Storage storage, String sql) {
        return storage.transactions.readOnly(tx -> Rows.first(tx.connection(), sql, List.of(), row -> row.getLong(1))
                .orElse(0L));
    }

    // ---- sealing meanwhile

    private void seal(Storage storage) {
        LeaseHolder holder = new LeaseHolder(storage.leases, Sealer.LEASE, LEASE, taken -> {}, storage.clock);
        try {
            while (true) {
                try {
                    holder.hold()
                            .flatMap(lease -> storage.sealer.seal(lease, Suite.SM3_SM2))
                            .ifPresent(head -> tell(Line.Kind.HEAD, HeadForm.write(head)));
                } catch (ZhihengException e) {
                    if (e.code().equals("DB-LEASE-LOST")) {
                        holder.lost();
                    }
                    tell(Line.Kind.WAITING, e.code());
                }
                Thread.sleep(SEALED_EVERY);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
