package org.zhiheng.disclosure.service;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.disclosure.store.ClueTables;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.Json;

/**
 * Takes the files in which portals lay down clues of the public, on one node: what they say and who sent them goes into the vault under keys of their own, and nothing of it into
 * tables or the record. A file that is taken is deleted; one that nobody who is trusted has written is laid aside.
 */
@Component(service = ClueInbox.class, immediate = true)
public final class ClueInbox {

    private static final Logger LOG = LoggerFactory.getLogger(ClueInbox.class);
    private static final Pattern NAME = Pattern.compile("zhiheng-clue-([0-9a-f-]{36})\\.json");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Duration FIRST = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration HELD = Duration.ofMinutes(5);
    private static final long LARGEST = 20L << 20;
    private static final String REFUSED = "refused";

    private final Transactions transactions;
    private final Recorder recorder;
    private final AttachmentStore attachments;
    private final Organisation organisation;
    private final ClueTerms terms;
    private final DisclosureSettings settings;
    private final Leases leases;
    private final LeaseHolder lease;
    private final Clock clock;
    /** Null where somebody else says when. */
    private final Background thread;

    @Activate
    public ClueInbox(
            @Reference Transactions transactions,
            @Reference Recorder recorder,
            @Reference AttachmentStore attachments,
            @Reference Organisation organisation,
            @Reference ClueTerms terms,
            @Reference DisclosureSettings settings,
            @Reference Leases leases,
            @Reference Clock clock) {
        this(transactions, recorder, attachments, organisation, terms, settings, leases, clock, true);
    }

    /** @param alone whether it looks for files by itself */
    public ClueInbox(
            Transactions transactions,
            Recorder recorder,
            AttachmentStore attachments,
            Organisation organisation,
            ClueTerms terms,
            DisclosureSettings settings,
            Leases leases,
            Clock clock,
            boolean alone) {
        this.transactions = transactions;
        this.recorder = recorder;
        this.attachments = attachments;
        this.organisation = organisation;
        this.terms = terms;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
        lease = new LeaseHolder(leases, "disclosure.clues", HELD, taken -> {}, clock);
        thread = alone ? Background.every("zhiheng-disclosure-clues", FIRST, EVERY, this::now) : null;
    }

    @Deactivate
    public void stop() {
        if (thread != null) {
            thread.close();
        }
        lease.release();
    }

    /** Takes what has arrived. */
    public void now() {
        lease.hold().ifPresent(held -> {
            try {
                all(held);
            } catch (IOException e) {
                LOG.error("clues of portals cannot be read and will be tried again", e);
            }
        });
    }

    private void all(Lease held) throws IOException {
        Files.createDirectories(settings.clues());
        ClueKey key = ClueKey.in(settings.secrets(), settings.keys());
        List<Path> arrived;
        try (Stream<Path> files = Files.list(settings.clues())) {
            arrived = files.filter(
                            each -> NAME.matcher(each.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
        for (Path each : arrived) {
            try {
                take(held, key, each);
                Files.delete(each);
            } catch (ClueKey.Refused e) {
                LOG.error("a clue is refused and laid aside: {}: {}", each.getFileName(), e.getMessage());
                Path aside = Files.createDirectories(settings.clues().resolve(REFUSED));
                Files.move(each, aside.resolve(each.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private void take(Lease held, ClueKey key, Path path) throws IOException {
        if (Files.size(path) > LARGEST) {
            throw new ClueKey.Refused("it is too large");
        }
        Map<String, Object> file;
        Instant at;
        Map<String, Object> said;
        try {
            file = Json.readObject(Files.readString(path, StandardCharsets.UTF_8));
            said = key.open(file, settings.portals());
            at = Instant.parse(String.valueOf(file.get("receivedAt")));
        } catch (ZhihengException | IllegalArgumentException | DateTimeParseException e) {
            throw new ClueKey.Refused("it cannot be read");
        }
        String id = String.valueOf(file.get("id"));
        String code = String.valueOf(said.get("code"));
        if (!path.getFileName().toString().contains(id) || !HASH.matcher(code).matches()) {
            throw new ClueKey.Refused("its name is another's");
        }
        List<Attachment> files = files(id, said);
        LocalDate today = LocalDate.now(clock);
        String body = body(text(said, "body"));
        PublicClue clue = new PublicClue(
                id,
                code,
                body,
                Clues.State.RECEIVED.name(),
                at,
                files.stream().map(Attachment::hash).toList(),
                said.get("name") != null || said.get("phone") != null,
                null,
                null,
                today,
                terms.answerBy(body, LocalDate.ofInstant(at, clock.getZone()), today),
                null,
                1);
        transactions.run(tx -> {
            leases.confirm(tx, held);
            // A file that a crash has left is taken once.
            if (ClueTables.known(tx.connection(), code)) {
                return;
            }
            ClueTables.save(tx.connection(), clue, MatterTables.nextSequence(tx.connection()));
            recorder.append(new Appending(
                    subject(id), at, CaseFollower.ACTOR, "clue-received", payload(clue, said), files, null));
        });
    }

    static Subject subject(String id) {
        return new Subject(Clues.SUBJECT, id);
    }

    /** Under whose key lies what it says. */
    static String said(String id) {
        return "clue-" + id;
    }

    /** Under whose key lies who sent it. */
    static String sender(String id) {
        return "clue-sender-" + id;
    }

    private static Map<String, Object> payload(PublicClue clue, Map<String, Object> said) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("state", clue.recorded());
        personal(payload, said, said(clue.id()), "about", "content", "place", "occurredOn");
        personal(payload, said, sender(clue.id()), "name", "phone");
        return payload;
    }

    private static void personal(
            Map<String, Object> payload, Map<String, Object> said, String person, String... names) {
        for (String each : names) {
            String text = text(said, each);
            if (text != null) {
                payload.put(each, new Personal(person, "clue-" + each.toLowerCase(java.util.Locale.ROOT), text));
            }
        }
    }

    private static String text(Map<String, Object> said, String name) {
        return said.get(name) instanceof String text && !text.isBlank() ? text : null;
    }

    /**
     * Stored with a line before them that says whose they are and of what type, so that none is the same file as anything that somebody else has stored, and can be destroyed.
     */
    private List<Attachment> files(String id, Map<String, Object> said) throws IOException {
        List<Attachment> files = new ArrayList<>();
        if (said.get("files") instanceof List<?> all) {
            for (Object each : all) {
                Map<?, ?> one = (Map<?, ?>) each;
                byte[] head = (ClueKey.FORMAT + " " + id + " " + files.size() + " " + one.get("type") + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                byte[] content = Base64.getDecoder().decode(String.valueOf(one.get("content")));
                files.add(attachments.store(
                        new SequenceInputStream(new ByteArrayInputStream(head), new ByteArrayInputStream(content)),
                        "application/octet-stream"));
            }
        }
        return files;
    }

    /** The body that was named, if it works; else the government, which gives it to whom it belongs. */
    private String body(String named) {
        Optional<Body> found = named == null ? Optional.empty() : organisation.body(named);
        return found.filter(Body::open).map(Body::id).orElseGet(() -> organisation.bodies().stream()
                .filter(each -> each.open() && each.kind() == Body.Kind.GOVERNMENT)
                .map(Body::id)
                .findFirst()
                .orElseThrow());
    }
}
