package org.zhiheng.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.records.EntryForm;
import org.zhiheng.records.ExportLines;
import org.zhiheng.records.ExportVerifier;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.KeyForm;
import org.zhiheng.records.Report;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.LogKey;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.seal.Sealing;
import org.zhiheng.rules.clock.PlatformClock;

/** Makes a log of a million entries under SM3 and SM2 with the parts of the real one, and verifies its export in a process of its own with little memory. */
final class VerifyBenchmark {

    private static final int ENTRIES = Integer.getInteger("zhiheng.verify.entries", 1_000_000);
    private static final int SUBJECTS = 50_000;
    private static final int BATCH = 750;
    private static final String MEMORY = "-Xmx256m";
    private static final String LOG = "0123456789abcdef0123456789abcdef";

    private final Clock clock = new PlatformClock();
    private final Map<Subject, Entry> last = new HashMap<>();
    private final SplittableRandom random = new SplittableRandom(4);

    private VerifyBenchmark() {}

    static void run() throws Exception {
        Path folder = Files.createTempDirectory("zhiheng-verify");
        try {
            Path export = folder.resolve("log.jsonl");
            Path heads = folder.resolve("heads.jsonl");
            SignedHead head = new VerifyBenchmark().write(export, folder);
            Files.writeString(heads, HeadForm.write(head));
            System.out.printf("an export of %,d entries, %,d MB%n", ENTRIES, Files.size(export) >> 20);
            Process verifying = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            MEMORY,
                            "-cp",
                            System.getProperty("java.class.path"),
                            VerifyBenchmark.class.getName(),
                            export.toString(),
                            heads.toString())
                    .inheritIO()
                    .start();
            if (verifying.waitFor() != 0) {
                throw new IllegalStateException("the log that was made does not verify");
            }
        } finally {
            Folders.delete(folder);
        }
    }

    /** The process that verifies: an export, and a file with one head kept outside. */
    public static void main(String[] files) throws IOException {
        SignedHead head = HeadForm.read(Files.readString(Path.of(files[1])));
        long began = System.nanoTime();
        Report report;
        try (BufferedReader in = Files.newBufferedReader(Path.of(files[0]))) {
            report = ExportVerifier.verify(in, Trust.of(head));
        }
        System.out.printf(
                "verified under %s: %,d entries, %,d heads, %d faults, %.1f s; load %.1f%n",
                MEMORY,
                report.entries(),
                report.heads(),
                report.faults(),
                (System.nanoTime() - began) / 1e9,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        System.exit(report.sound() ? 0 : 1);
    }

    private SignedHead write(Path export, Path folder) throws IOException {
        LogKey key = Pkcs12Keys.open(folder.resolve("log.p12"), "benchmark".toCharArray(), clock)
                .make(Suite.SM3_SM2);
        KeyForm form = new KeyForm(LOG, 0, key.suite(), key.id(), key.publicKey(), null, null);
        Sealing sealing = Sealing.begin(form, 0, 0);
        SignedHead head = null;
        try (BufferedWriter out = Files.newBufferedWriter(export)) {
            line(out, ExportLines.beginLog(LOG, clock.instant()));
            long position = 0;
            while (position < ENTRIES) {
                long start = position;
                ByteArrayOutputStream leaves = new ByteArrayOutputStream();
                for (; position < Math.min(ENTRIES, start + BATCH); position++) {
                    Entry entry = position == 0
                            ? entry(KeyForm.SUBJECT, form.kind(), form.payload(key.sign(form.signed()), null))
                            : entry(new Subject("case", "c" + random.nextInt(SUBJECTS)), "evidence-added", payload());
                    line(out, ExportLines.entry(position, EntryForm.object(entry), entry.hash()));
                    leaves.writeBytes(sealing.add(entry.hash(), (level, index, node) -> {}));
                }
                head = sealing.head(key, clock.instant());
                line(out, ExportLines.leaves(0, start, leaves.toByteArray()));
                line(out, ExportLines.head(head));
            }
            line(out, ExportLines.end(ENTRIES));
        }
        return head;
    }

    private static void line(BufferedWriter out, String line) throws IOException {
        out.write(line);
        out.write('\n');
    }

    private Map<String, Object> payload() {
        return Map.of(
                "step",
                (long) random.nextInt(1_000),
                "fine",
                random.nextInt(1, 90_000) + ".00",
                "place",
                "环翠区某街道某路" + random.nextInt(100) + "号",
                "note",
                "现场检查笔录,当事人在场");
    }

    private Entry entry(Subject subject, String kind, Map<String, Object> payload) {
        Entry before = last.get(subject);
        Instant now = clock.instant();
        Entry open = new Entry(
                subject,
                before == null ? 0 : before.number() + 1,
                now,
                now,
                "7f1d2a0e-3c1b-4a57-9f0e-0d6a5a3b7c11",
                kind,
                payload,
                List.of(),
                null,
                before == null ? null : before.hash(),
                null);
        Entry entry = EntryForm.read(EntryForm.object(open), EntryForm.hash(open, Suite.SM3_SM2.hash()));
        last.put(subject, entry);
        return entry;
    }
}
