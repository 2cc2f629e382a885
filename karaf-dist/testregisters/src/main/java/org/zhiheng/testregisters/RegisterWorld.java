package org.zhiheng.testregisters;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import javax.transaction.TransactionManager;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.service.AccessSettings;
import org.zhiheng.access.service.Journal;
import org.zhiheng.access.service.OrganisationService;
import org.zhiheng.access.service.PermissionService;
import org.zhiheng.access.service.Recognition;
import org.zhiheng.access.service.SuccessionService;
import org.zhiheng.access.service.Trees;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.records.AggregateSource;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.Trust;
import org.zhiheng.records.keys.KeyProvider;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.AggregateExport;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseUploads;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.DatabaseVerifier;
import org.zhiheng.records.store.FileKinds;
import org.zhiheng.records.store.FolderAttachments;
import org.zhiheng.records.store.LogExport;
import org.zhiheng.records.store.LogSigner;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.Revealed;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.registers.RegisterOffer;
import org.zhiheng.registers.service.Catalogue;
import org.zhiheng.registers.service.Examination;
import org.zhiheng.registers.service.Ownership;
import org.zhiheng.registers.service.RegisterAggregates;
import org.zhiheng.registers.service.RegisterEngine;
import org.zhiheng.registers.service.RegistersComponent;
import org.zhiheng.registers.service.Reports;
import org.zhiheng.registers.service.Secrets;
import org.zhiheng.registers.service.SpreadsheetsComponent;
import org.zhiheng.testdb.TestDatabase;

/** The registers of some contexts on a database, with record, vault, organisation and permissions as on the platform, and a clock that is moved. */
public final class RegisterWorld {

    private static final Set<DataSource> MIGRATED = Collections.newSetFromMap(new WeakHashMap<>());

    /** Where the clock stands first; a Monday. */
    public static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    public static final String GOVERNMENT = "government";
    public static final String MARKET = "market";
    public static final String JUSTICE = "justice";
    public static final String TOWN = "town";
    /** A body of another division. */
    public static final String ELSEWHERE = "elsewhere";

    /** A clock that stands still until it is moved. */
    public static final class MovedClock extends Clock {
        private volatile Instant now;

        public MovedClock(Instant start) {
            now = start;
        }

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }

        public void move(Duration by) {
            now = now.plus(by);
        }

        /** Never back. */
        public synchronized void forward(Instant to) {
            now = to.isAfter(now) ? to : now;
        }

        /** Also back: for what begins anew and has nothing to do with what was before. */
        public void set(Instant to) {
            now = to;
        }

        public LocalDate today() {
            return LocalDate.ofInstant(now, getZone());
        }
    }

    public final MovedClock clock;
    public final List<AuditEvent> audit = Collections.synchronizedList(new ArrayList<>());
    public final Transactions transactions;
    public final DatabaseRecorder recorder;
    public final Records records;
    private final DatabaseVault stored;
    public final PersonalVault vault;
    public final Organisation organisation;
    public final PermissionService permissions;
    public final AccessStore accounts;
    public final Succession succession;
    public final Catalogue catalogue;
    public final Ownership ownership;
    public final WorldUploads uploads;
    public final RegisterEngine engine;
    public final RegistersComponent registers;
    public final RegisterAggregates aggregates;
    public final SpreadsheetsComponent spreadsheets;

    private final Map<Path, KeyProvider> logKeys = new ConcurrentHashMap<>();

    /** @param folder for keys */
    public RegisterWorld(TestDatabase database, Path folder, RegisterOffer... offers) {
        this(database.transactionManager(), database.dataSource(), folder, START, offers);
    }

    /**
     * On a database that may have been used before.
     *
     * @param folder for keys
     * @param start where the clock stands first
     */
    public RegisterWorld(
            TransactionManager manager, DataSource source, Path folder, Instant start, RegisterOffer... offers) {
        clock = new MovedClock(start);
        migrate(source);
        transactions = new JtaTransactions(manager, source);
        stored = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(folder.resolve("vault.p12"), "vault".toCharArray())));
        recorder = new DatabaseRecorder(transactions, stored, HashAlgorithm.SM3, clock);
        records = new DatabaseRecords(transactions, Optional::empty);
        vault = new Vault(stored, recorder);
        accounts = new JdbcAccessStore(transactions);
        AccessSettings settings =
                new AccessSettings(AccessPolicy.standard(), folder.resolve("access.key"), folder.resolve("first.txt"));
        Trees trees = new Trees(accounts, settings, clock);
        permissions = new PermissionService(accounts, trees, new Journal(audit::add, clock));
        organisation = new OrganisationService(accounts, permissions, trees, new Journal(audit::add, clock), clock);
        succession = new SuccessionService(
                accounts,
                trees,
                new Recognition(accounts, settings, clock),
                new Journal(audit::add, clock),
                transactions,
                clock);
        bodies();
        catalogue = new Catalogue(transactions);
        for (RegisterOffer each : offers) {
            catalogue.add(each);
        }
        ownership = new Ownership(catalogue, organisation, clock);
        Secrets secrets = new Secrets(records, vault);
        FolderAttachments files = new FolderAttachments(folder.resolve("attachments"), HashAlgorithm.SM3);
        uploads = new WorldUploads(
                new DatabaseUploads(transactions, files, new FileKinds(List.of("application/pdf")), 1 << 20, clock),
                files);
        engine = new RegisterEngine(
                catalogue,
                new Examination(catalogue, organisation, vault, ownership, secrets, uploads),
                transactions,
                recorder,
                secrets,
                vault,
                uploads,
                clock);
        registers = new RegistersComponent(
                catalogue, engine, ownership, organisation, permissions, permissions, uploads, transactions);
        aggregates = new RegisterAggregates(catalogue, transactions);
        spreadsheets =
                new SpreadsheetsComponent(catalogue, engine, registers, new Reports(clock), organisation, transactions);
    }

    /** What differs between aggregates that are kept and what their record says, as subject and message. */
    public List<String> differences(AggregateSource source) {
        DatabaseVerifier verifier = new DatabaseVerifier(
                transactions,
                new LogExport(transactions, clock),
                stored,
                new AggregateExport(transactions, stored, () -> List.of(source)));
        return verifier.verify(Trust.none(), entries -> {}).findings().stream()
                .filter(each -> each.code().equals("AGGREGATE"))
                .map(each -> each.subject() + " " + each.message())
                .toList();
    }

    /**
     * Seals what was recorded, as the platform does within a second.
     *
     * @param keys folder of the log's key, which is made with the first seal
     */
    public void seal(Path keys) {
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> clock.instant(), "node");
        Sealer sealer = new Sealer(transactions, leases, recorder, logKeys(keys), clock);
        Lease lease = leases.acquire(Sealer.LEASE, Duration.ofMinutes(1)).orElseThrow();
        while (sealer.seal(lease, Suite.SHA256_ED25519).isPresent()) {
            // Until nothing waits.
        }
        leases.release(lease);
    }

    /** Signs as the platform does, once something was sealed. */
    public RecordSigner signer(Path keys) {
        return new LogSigner(transactions, logKeys(keys));
    }

    /** Opened once, as on the platform: each opening hashes the password tens of thousands of times. */
    private KeyProvider logKeys(Path keys) {
        return logKeys.computeIfAbsent(
                keys, folder -> Pkcs12Keys.open(folder.resolve("log.p12"), "log".toCharArray(), clock));
    }

    /** Once for each database and not for each world that is made on it. */
    private static void migrate(DataSource source) {
        synchronized (MIGRATED) {
            if (!MIGRATED.contains(source)) {
                new Schema().migrate(source);
                MIGRATED.add(source);
            }
        }
    }

    /** Somebody who has one role at a body, reaching as far as the role does. */
    public static Principal who(Role role, String body) {
        String account = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + body;
        Grant grant = new Grant("grant", account, role, body, Scope.ALL, Instant.EPOCH, null, null);
        return new Principal(account, account, List.of(grant), Set.of(), null);
    }

    /** Today, as known now. */
    public AsOf today() {
        return AsOf.on(clock.today());
    }

    private void bodies() {
        if (organisation.body(GOVERNMENT).isPresent()) {
            return;
        }
        DivisionCode district = new DivisionCode("371002");
        Principal administrator = who(Role.SYSTEM_ADMINISTRATOR, GOVERNMENT);
        // Where the platform's own root is there already, it is the only one.
        String above = organisation.bodies().stream()
                .filter(each -> each.parent() == null)
                .map(Body::id)
                .findFirst()
                .orElse(null);
        for (Body each : List.of(
                new Body(GOVERNMENT, Body.Kind.GOVERNMENT, "示例区人民政府", district, above),
                new Body(MARKET, Body.Kind.DEPARTMENT, "示例区市场监督管理局", district, GOVERNMENT),
                new Body(JUSTICE, Body.Kind.JUSTICE_BUREAU, "示例区司法局", district, GOVERNMENT),
                new Body(TOWN, Body.Kind.TOWNSHIP, "示例镇人民政府", new DivisionCode("371002100"), GOVERNMENT),
                new Body(ELSEWHERE, Body.Kind.DEPARTMENT, "外区市场监督管理局", new DivisionCode("371003"), above))) {
            organisation.add(administrator, each);
        }
    }

    private record Vault(DatabaseVault stored, DatabaseRecorder recorder) implements PersonalVault {

        @Override
        public Optional<String> reveal(String digest) {
            return stored.reveal(digest).map(Revealed::value);
        }

        @Override
        public Optional<Disclosure> disclose(String digest) {
            return stored.reveal(digest).map(Revealed::disclosure);
        }

        @Override
        public List<String> find(String kind, String value) {
            return stored.find(kind, value);
        }

        @Override
        public Map<String, Set<String>> holders(String kind, Collection<String> values) {
            return stored.holders(kind, values);
        }

        @Override
        public void erase(String person, String actor) {
            recorder.erase(person, actor);
        }
    }
}
