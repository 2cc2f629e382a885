package org.zhiheng.disclosure.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.disclosure.PublicationDelivery;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications.Shown;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.PublicClue;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.store.ClueTables;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.disclosure.store.MatterTables.Export;
import org.zhiheng.persistence.Background;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;

/**
 * Writes what is shown into signed files for the portal, each with its number and what changed since the one before, on one node. What is told anew, or was taken away,
 * is taken out of the files before it, which are signed anew, so that it lies in none. Where the file that was finished last is not the one the database knows, for a
 * crash or a database that was put back, the next has everything, and those before it are deleted.
 */
@Component(
        service = {PublicationDelivery.class, Exporter.class},
        immediate = true)
public final class Exporter implements PublicationDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(Exporter.class);
    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration EVERY = Duration.ofSeconds(2);
    private static final Duration HELD = Duration.ofMinutes(5);
    private static final int MOST_CHANGES = 200;
    /** Characters of a line of a PEM file. */
    private static final int LINE = 64;

    private static final String SITE = "government-site";
    private static final Pattern NAME = Pattern.compile("zhiheng-disclosure-(\\d{12})\\.jsonl");

    private final Transactions transactions;
    private final Records records;
    private final RecordSigner signer;
    private final DisclosureRules rules;
    private final Organisation organisation;
    private final Permissions permissions;
    private final DisclosureSettings settings;
    private final Leases leases;
    private final LeaseHolder lease;
    private final Clock clock;
    /** Null where somebody else says when. */
    private final Background thread;

    @Activate
    public Exporter(
            @Reference Transactions transactions,
            @Reference Records records,
            @Reference RecordSigner signer,
            @Reference DisclosureRules rules,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference DisclosureSettings settings,
            @Reference Leases leases,
            @Reference Clock clock) {
        this(transactions, records, signer, rules, organisation, permissions, settings, leases, clock, true);
    }

    /** @param alone whether it writes by itself what has changed */
    public Exporter(
            Transactions transactions,
            Records records,
            RecordSigner signer,
            DisclosureRules rules,
            Organisation organisation,
            Permissions permissions,
            DisclosureSettings settings,
            Leases leases,
            Clock clock,
            boolean alone) {
        this.transactions = transactions;
        this.records = records;
        this.signer = signer;
        this.rules = rules;
        this.organisation = organisation;
        this.permissions = permissions;
        this.settings = settings;
        this.leases = leases;
        this.clock = clock;
        lease = new LeaseHolder(leases, "disclosure.exports", HELD, taken -> {}, clock);
        thread = alone ? Background.every("zhiheng-disclosure-exports", FIRST, EVERY, this::now) : null;
    }

    @Deactivate
    public void stop() {
        if (thread != null) {
            thread.close();
        }
        lease.release();
    }

    @Override
    public Delivered deliver(Principal by) {
        permissions.check(by, Operation.DISCLOSURE_DELIVER, null);
        return export(true)
                .orElseThrow(() -> ZhihengException.unavailable("DISCLOSURE-EXPORT", "另一节点正在制作文件,或者记录还没有第一次封存,请稍后再试"));
    }

    /** Writes a file where something changed. */
    public void now() {
        export(false);
    }

    /** @param whole whether one with everything is wanted, though nothing changed */
    synchronized Optional<Delivered> export(boolean whole) {
        Optional<Lease> held = lease.hold();
        String platform = records.head().map(each -> each.head().log()).orElse(null);
        if (held.isEmpty() || platform == null) {
            return Optional.empty();
        }
        try {
            return written(held.get(), platform, whole);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Delivered> written(Lease held, String platform, boolean whole) throws IOException {
        Files.createDirectories(settings.exports());
        Files.createDirectories(settings.keys());
        Plan plan = transactions.readOnly(tx -> {
            Export last = MatterTables.lastExport(tx.connection()).orElse(null);
            long to = MatterTables.sequence(tx.connection());
            long after = last == null ? 0 : last.upTo();
            boolean all = whole
                    || last == null
                    || finished() != last.number()
                    || MatterTables.sinceWhole(tx.connection()) >= MOST_CHANGES;
            Set<String> again = all ? Set.of() : Set.copyOf(MatterTables.changedAgain(tx.connection(), after, to));
            return new Plan(last, after, to, all, again);
        });
        if (plan.to() == plan.after() && !plan.all()) {
            return Optional.empty();
        }
        // By the clock, so that after a database was put back an earlier number is never given again.
        long now = clock.instant().getEpochSecond();
        long number = plan.last() == null ? now : Math.max(plan.last().number() + 1, now);
        Path file = settings.exports().resolve(String.format("zhiheng-disclosure-%012d.jsonl", number));
        Path part = settings.exports().resolve(file.getFileName() + ".part");
        Export export;
        String key;
        try (ExportFile out = new ExportFile(part, head(platform, number, plan))) {
            transactions.readOnly(tx -> {
                if (plan.all()) {
                    MatterTables.standing(tx.connection(), each -> out.item(line(each)));
                    ClueTables.changed(tx.connection(), null, plan.to(), each -> out.item(progress(each)));
                } else {
                    MatterTables.changed(tx.connection(), plan.after(), plan.to(), each -> out.item(line(each)));
                    ClueTables.changed(tx.connection(), plan.after(), plan.to(), each -> out.item(progress(each)));
                }
                return null;
            });
            ExportFile.Signed signed = out.sign(signer);
            key = signed.key();
            export = new Export(
                    number, plan.all(), plan.to(), signed.hash(), out.items(), Instants.stored(clock.instant()));
        }
        // Its number is given before it is there: a crash between leaves a number without a file, and the next file has
        // everything.
        transactions.run(tx -> {
            leases.confirm(tx, held);
            MatterTables.insert(tx.connection(), export);
        });
        introduce(key);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        if (plan.all()) {
            forget(number);
        } else if (!plan.again().isEmpty()) {
            takeOut(held, number, plan.again());
        }
        finish(number);
        LOG.info("wrote file {} for the portal with {} items", number, export.items());
        return Optional.of(new Delivered(number, plan.all(), export.items(), export.madeAt()));
    }

    /**
     * @param last null before the first
     * @param after the last change that was told
     * @param to the last there is
     * @param all whether the file has everything
     * @param again ids of those that earlier files tell of otherwise
     */
    private record Plan(Export last, long after, long to, boolean all, Set<String> again) {}

    private Map<String, Object> head(String platform, long number, Plan plan) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("platform", platform);
        head.put("number", number);
        head.put("previous", plan.last() == null ? 0 : plan.last().number());
        head.put("whole", plan.all());
        head.put("madeAt", Instants.stored(clock.instant()).toString());
        return head;
    }

    private Map<String, Object> line(PublicMatter matter) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", matter.id());
        if (matter.isShown()) {
            line.put("put", item(matter));
        } else {
            line.put("remove", removal(matter));
        }
        return line;
    }

    /** How a clue stands, for who has its code. */
    private static Map<String, Object> progress(PublicClue clue) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", clue.codeHash());
        ClueService.state(clue)
                .ifPresentOrElse(
                        state -> {
                            Map<String, Object> told = new LinkedHashMap<>();
                            told.put("state", Field.word(state));
                            told.put("stateTitle", Labels.of(state));
                            told.put("receivedAt", clue.receivedAt().toString());
                            told.put("changedOn", clue.changedOn().toString());
                            told.put("told", clue.told());
                            line.put("clue", told);
                        },
                        () -> line.put("remove", Map.of()));
        return line;
    }

    private Map<String, Object> item(PublicMatter matter) {
        LocalDate today = LocalDate.now(clock);
        Optional<KindRule> kind = rules.of(matter.body()).kind(matter.kind(), today);
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", matter.id());
        item.put("kind", matter.kind());
        item.put("kindTitle", kind.map(KindRule::title).orElse(matter.kind()));
        item.put("phase", kind.map(KindRule::phase).orElse(null));
        item.put("title", matter.title());
        item.put("number", matter.number());
        item.put("body", matter.body());
        item.put("bodyTitle", title(matter.body()));
        item.put("division", matter.division());
        item.put("decidedOn", matter.decidedOn().toString());
        item.put("publishedOn", matter.publishedOn().toString());
        item.put("changedOn", matter.publicOn().toString());
        item.put(
                "shownUntil",
                matter.shownUntil() == null ? null : matter.shownUntil().toString());
        item.put(
                "fields",
                matter.shown().fields().stream()
                        .filter(each ->
                                each.channels().isEmpty() || each.channels().contains(SITE))
                        .map(Exporter::field)
                        .toList());
        return item;
    }

    private static Map<String, Object> field(Shown shown) {
        Map<String, Object> field = new LinkedHashMap<>();
        field.put("name", shown.name());
        field.put("title", shown.title());
        field.put("value", shown.value());
        return field;
    }

    /** What the public is told instead: of what was withdrawn, its number and why (行政处罚法 art. 48); of what ended, nothing. */
    private Map<String, Object> removal(PublicMatter matter) {
        if (matter.state() != PublicationState.WITHDRAWN) {
            return Map.of();
        }
        Map<String, Object> removal = new LinkedHashMap<>();
        removal.put("number", matter.number());
        removal.put("bodyTitle", title(matter.body()));
        removal.put("withdrawnOn", matter.publicOn().toString());
        removal.put("reason", matter.credit().get("reason"));
        return removal;
    }

    private String title(String body) {
        return organisation.body(body).map(Body::title).orElse(body);
    }

    // ---- folders

    private Path marker() {
        return settings.keys().resolve("last-export");
    }

    /** The number of the last file that was finished; 0 where nobody knows. */
    private long finished() {
        try {
            return Files.exists(marker())
                    ? Long.parseLong(Files.readString(marker(), StandardCharsets.US_ASCII)
                            .strip())
                    : 0;
        } catch (IOException | NumberFormatException e) {
            // Then the next file has everything, which is always right.
            return 0;
        }
    }

    private void finish(long number) throws IOException {
        Path part = settings.keys().resolve("last-export.part");
        Files.writeString(part, String.valueOf(number), StandardCharsets.US_ASCII);
        Files.move(part, marker(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Writes the public key where a portal of this machine looks for it, and from where it is carried to others. */
    private void introduce(String key) throws IOException {
        Path file = settings.keys().resolve(key.replace(':', '-') + ".pem");
        Optional<byte[]> known = Files.exists(file) ? Optional.empty() : signer.publicKey(key);
        if (known.isPresent()) {
            Files.writeString(
                    file,
                    "-----BEGIN PUBLIC KEY-----\n"
                            + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(known.get())
                            + "\n-----END PUBLIC KEY-----\n",
                    StandardCharsets.US_ASCII);
        }
    }

    /** Writes the files before one anew without what they tell of some matters. A crash in the middle leaves that one unfinished, so that the next has everything and these are deleted. */
    private void takeOut(Lease held, long before, Set<String> ids) throws IOException {
        for (Path each : numbered()) {
            long number = number(each);
            if (number >= before) {
                continue;
            }
            Path part = settings.exports().resolve(each.getFileName() + ".part");
            Optional<ExportFile.Signed> signed = ExportFile.without(each, part, ids, signer);
            if (signed.isPresent()) {
                introduce(signed.get().key());
                Files.move(part, each, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                transactions.run(tx -> {
                    leases.confirm(tx, held);
                    MatterTables.written(
                            tx.connection(),
                            number,
                            signed.get().hash(),
                            signed.get().items());
                });
            }
        }
    }

    private static long number(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Long.parseLong(name.group(1)) : -1;
    }

    /** The files that are there, by their numbers. */
    private List<Path> numbered() throws IOException {
        try (Stream<Path> all = Files.list(settings.exports())) {
            return all.filter(each -> number(each) >= 0).sorted().toList();
        }
    }

    /** Deletes the files before one that has everything. */
    private void forget(long whole) throws IOException {
        for (Path each : numbered()) {
            if (number(each) < whole) {
                Files.delete(each);
            }
        }
    }
}
