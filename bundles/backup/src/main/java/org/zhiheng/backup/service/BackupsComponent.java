package org.zhiheng.backup.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.system.Backups;
import org.zhiheng.backup.dump.DatabaseDump;
import org.zhiheng.backup.dump.DerbyDump;
import org.zhiheng.backup.dump.PostgresAccess;
import org.zhiheng.backup.dump.PostgresDump;
import org.zhiheng.backup.dump.PostgresPrograms;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.FileDigest;
import org.zhiheng.backup.make.BackupMaker;
import org.zhiheng.backup.make.Disk;
import org.zhiheng.backup.make.Retention;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Leases;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;

/** Makes backups, one at a time whichever node is asked, and puts down who has had one made: it holds everything the platform knows. */
@Component(service = {Backups.class, BackupsComponent.class})
public final class BackupsComponent implements Backups {

    private static final Logger LOG = LoggerFactory.getLogger(BackupsComponent.class);
    private static final String LEASE = "system.backup";
    private static final Duration HELD = Duration.ofMinutes(2);
    private static final String SUBJECT = "system/backup";

    private final Transactions transactions;
    private final Leases leases;
    private final Records records;
    private final Permissions permissions;
    private final Audit audit;
    private final BackupSettings settings;
    private final DataSourcePassword password;
    private final Clock clock;

    @Activate
    public BackupsComponent(
            @Reference Transactions transactions,
            @Reference Leases leases,
            @Reference Records records,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference BackupSettings settings,
            @Reference DataSourcePassword password,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.leases = leases;
        this.records = records;
        this.permissions = permissions;
        this.audit = audit;
        this.settings = settings;
        this.password = password;
        this.clock = clock;
    }

    @Override
    public Backup make(Principal by, char[] passphrase) {
        try {
            permissions.check(by, Operation.SYSTEM_BACKUP, null);
            return made(by.account(), by.source(), passphrase);
        } finally {
            if (passphrase != null) {
                Arrays.fill(passphrase, '\0');
            }
        }
    }

    /** The daily one, which nobody gives a passphrase: the newest with keys is therefore always kept. */
    Backup makeByClock() {
        return made(null, null, null);
    }

    private Backup made(String account, String source, char[] passphrase) {
        Lease lease = leases.acquire(LEASE, HELD)
                .orElseThrow(() -> ZhihengException.conflict("BACKUP-RUNNING", "正在做另一个备份,请稍后再试"));
        try (LeaseKeeper keeper = new LeaseKeeper(leases, lease, HELD)) {
            put(account, source, passphrase == null ? "begun-without-keys" : "begun-with-keys");
            Instant began = clock.instant();
            BackupFolder made = maker().make(passphrase, keeper::check);
            put(account, source, made.manifest().id());
            List<String> removed = Retention.keep(settings.folder(), settings.keep());
            LOG.info(
                    "made the backup {} in {} s, removed {} old ones",
                    made.folder(),
                    Duration.between(began, clock.instant()).toSeconds(),
                    removed.size());
            return told(made);
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "BACKUP-OLD", "备份做好了,旧的备份没有清理成", null, e);
        }
    }

    private void put(String account, String source, String detail) {
        transactions.run(tx -> audit.record(new AuditEvent(
                clock.instant(),
                AuditEvent.Kind.CHANGED,
                account,
                Operation.SYSTEM_BACKUP.id(),
                SUBJECT,
                null,
                source,
                detail)));
    }

    private BackupMaker maker() {
        return new BackupMaker(
                transactions,
                records,
                dump(),
                settings.sources(),
                settings.folder(),
                Disk.REAL,
                clock,
                settings.version());
    }

    private DatabaseDump dump() {
        Source source = transactions.readOnly(BackupsComponent::source);
        return source.url.startsWith("jdbc:derby:")
                ? new DerbyDump(transactions)
                : new PostgresDump(
                        transactions,
                        new PostgresPrograms(settings.programs(), System.getenv("PATH")),
                        () -> PostgresAccess.of(source.url, source.user, password.read()));
    }

    private static Source source(Tx tx) throws SQLException {
        return new Source(
                tx.connection().getMetaData().getURL(),
                tx.connection().getMetaData().getUserName());
    }

    private record Source(String url, String user) {}

    @Override
    public List<Backup> list(Principal by) {
        permissions.check(by, Operation.SYSTEM_BACKUP, null);
        return all().stream().map(BackupsComponent::told).toList();
    }

    /** When the newest whole backup began; empty when there is none. */
    Optional<Instant> newest() {
        return all().stream().findFirst().map(each -> each.manifest().at());
    }

    private List<BackupFolder> all() {
        Path folder = settings.folder();
        try {
            return BackupFolder.all(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the folder of backups " + folder, e);
        }
    }

    private static Backup told(BackupFolder made) {
        return new Backup(
                made.manifest().id(),
                made.manifest().at(),
                made.folder().toString(),
                made.manifest().files().stream().mapToLong(FileDigest::size).sum(),
                made.listed().size(),
                made.manifest().withKeys(),
                made.manifest().damaged());
    }
}
