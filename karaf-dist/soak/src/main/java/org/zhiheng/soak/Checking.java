package org.zhiheng.soak;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.persistence.Rows;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Json;
import org.zhiheng.records.Report;
import org.zhiheng.records.Trust;
import org.zhiheng.records.vault.Revealed;
import org.zhiheng.records.witness.FileWitness;

/**
 * Looks whether the record is whole: all that was told as written is there, nothing of what was told as refused, nothing half; the log verifies against all heads that were
 * ever told and all that the witness keeps; attachments and personal data that entries name are there.
 */
final class Checking {

    /** The only refusal that leaves open whether something was written. */
    private static final String UNKNOWN = "DB-COMMIT-UNKNOWN";

    private final Storage storage;
    private final Place place;
    private final Node node;

    /** Entries told as written, by subject and number, with their hashes. */
    private final Map<String, String> written = new HashMap<>();

    private final Map<String, String> refused = new HashMap<>();
    private final List<SignedHead> heads = new ArrayList<>();

    /** Of each write that was found, how many of its entries are still missing. */
    private final Map<String, Long> open = new HashMap<>();

    private String subject = "";
    private long next;

    Checking(Storage storage, Place place, Node node) {
        this.storage = storage;
        this.place = place;
        this.node = node;
    }

    void check() throws IOException {
        if (Files.exists(place.told())) {
            try (BufferedReader lines = Files.newBufferedReader(place.told())) {
                lines.lines().forEach(each -> Line.read(each).ifPresent(this::remember));
            }
        }
        storage.transactions.run(tx -> {
            Rows.stream(
                    tx.connection(),
                    "SELECT subject, number, hash, payload FROM rec_entry ORDER BY subject, number",
                    List.of(),
                    this::entry);
            long astray = Rows.first(
                            tx.connection(),
                            "SELECT COUNT(*) FROM rec_entry e WHERE"
                                    + " (SELECT COUNT(*) FROM rec_pending w WHERE w.subject = e.subject AND w.number = e.number)"
                                    + " + (SELECT COUNT(*) FROM rec_position p WHERE p.subject = e.subject AND p.number = e.number) <> 1",
                            List.of(),
                            row -> row.getLong(1))
                    .orElseThrow();
            if (astray > 0) {
                fault(astray + " entries neither wait nor have a position, or both");
            }
        });
        written.forEach((key, hash) -> fault("told as written and not there: " + key + " " + hash));
        open.forEach((write, missing) -> {
            if (missing != 0) {
                fault("half a transaction: " + write + ", entries missing: " + missing);
            }
        });
        attachments();
        verify();
    }

    /** Whatever has come to its place is whole, also what no entry names. */
    private void attachments() throws IOException {
        String written = HashAlgorithm.SM3.written();
        Path folder = place.attachments().resolve(written);
        if (Files.exists(folder)) {
            AttachmentFolder stored = new AttachmentFolder(place.attachments());
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path each : files.filter(Files::isRegularFile).toList()) {
                    stored.fault(new Attachment(written + ":" + each.getFileName(), Files.size(each), ""))
                            .ifPresent(this::fault);
                }
            }
        }
    }

    private void remember(Line line) {
        List<String> words = line.words();
        switch (line.kind()) {
            case WRITTEN -> {
                for (int i = 1; i < words.size(); i += 3) {
                    written.put(key(words.get(i), words.get(i + 1)), words.get(i + 2));
                }
            }
            case REFUSED -> {
                if (!words.get(1).equals(UNKNOWN)) {
                    refused.put(words.get(0), words.get(1));
                }
            }
            case HEAD -> heads.add(HeadForm.read(words.get(0)));
            default -> {
                // Says nothing about what must be there.
            }
        }
    }

    private static String key(String subject, String number) {
        return subject + "#" + number;
    }

    private void entry(ResultSet row) throws SQLException {
        String about = row.getString("subject");
        long number = row.getLong("number");
        if (!about.equals(subject)) {
            subject = about;
            next = 0;
        }
        if (number != next) {
            fault("a gap: " + about + " has no entry " + next);
        }
        next = number + 1;
        String hash = row.getString("hash");
        String told = written.remove(key(about, String.valueOf(number)));
        if (told != null && !told.equals(hash)) {
            fault("another entry than was told: " + about + " " + number);
        }
        Map<String, Object> payload = Json.readObject(row.getString("payload"));
        if (payload.get("write") instanceof String write && payload.get("parts") instanceof Long parts) {
            open.merge(write, parts - 1, (missing, first) -> missing - 1);
            String refusal = refused.get(write);
            if (refusal != null) {
                fault("told as refused with " + refusal + " and there: " + write);
            }
            if (payload.get("name") instanceof Map<?, ?> name) {
                personal(write, String.valueOf(name.get("personal")));
            }
        }
    }

    private void personal(String write, String digest) {
        Optional<String> value = storage.vault.reveal(digest).map(Revealed::value);
        if (!value.equals(Optional.of(Writing.nameOf(write)))) {
            fault("a personal datum is not there or another: " + write);
        }
    }

    private void verify() throws IOException {
        heads.addAll(new FileWitness(place.witness()).heads());
        Trust trust = new Trust(heads, Set.of(), Optional.of(place.attachments()));
        Report report = Verifying.verify(storage.export, place.folder().resolve("export.jsonl"), trust);
        report.findings().forEach(each -> fault("the log does not verify: " + each));
        node.tell(
                Line.Kind.SOUND,
                String.valueOf(report.entries()),
                String.valueOf(report.heads()),
                String.valueOf(report.attachments()));
    }

    private void fault(String what) {
        node.tell(Line.Kind.FAULT, what);
    }
}
