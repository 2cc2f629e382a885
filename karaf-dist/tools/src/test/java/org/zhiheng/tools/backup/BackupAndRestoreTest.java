package org.zhiheng.tools.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.apache.derby.jdbc.EmbeddedDataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Subject;
import org.zhiheng.backup.dump.DatabaseDump;
import org.zhiheng.backup.dump.DerbyDump;
import org.zhiheng.backup.dump.PostgresAccess;
import org.zhiheng.backup.dump.PostgresDump;
import org.zhiheng.backup.dump.PostgresPrograms;
import org.zhiheng.backup.form.BackupFolder;
import org.zhiheng.backup.form.FileDigest;
import org.zhiheng.backup.form.Manifest;
import org.zhiheng.backup.make.BackupMaker;
import org.zhiheng.backup.make.Disk;
import org.zhiheng.backup.make.FileTree;
import org.zhiheng.backup.make.Retention;
import org.zhiheng.backup.make.Sources;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.Rows;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.lease.DatabaseLeases;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.records.AttachmentFolder;
import org.zhiheng.records.HashAlgorithm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.keys.Pkcs12Keys;
import org.zhiheng.records.store.DatabaseRecorder;
import org.zhiheng.records.store.DatabaseRecords;
import org.zhiheng.records.store.DatabaseVault;
import org.zhiheng.records.store.FolderAttachments;
import org.zhiheng.records.store.LogHold;
import org.zhiheng.records.store.Sealer;
import org.zhiheng.records.vault.Pkcs12VaultKeys;
import org.zhiheng.records.vault.VaultCipher;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.tools.Main;

/** Backups are made while somebody writes, damaged, and restored with the tools. */
@OnEveryDatabase
class BackupAndRestoreTest {

    private static final Instant NOW = Instant.parse("2024-09-02T01:00:00Z");
    private static final Path PROGRAMS =
            Path.of(System.getProperty("zhiheng.postgresql.bin", "/usr/lib/postgresql/15/bin"));
    private static final String PASSPHRASE = "天亮以前 has 4 words";
    private static final String[] TABLES = {
        "rec_hold",
        "rec_pending",
        "rec_position",
        "rec_entry",
        "rec_subject",
        "rec_leaves",
        "rec_node",
        "rec_seal",
        "vault_datum",
        "vault_person",
        "lease"
    };

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private Path target;
    private Path home;
    private Path data;
    private Path keys;
    private TestDatabase empty;
    private Transactions transactions;
    private DatabaseRecorder recorder;
    private DatabaseRecords records;
    private Sealer sealer;
    private Lease lease;
    private FolderAttachments attachments;
    private Sources sources;
    private Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);

    BackupAndRestoreTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void a_platform_that_works() throws IOException {
        target = folder.resolve("backups");
        home = folder.resolve("new/home");
        data = folder.resolve("new/data");
        keys = folder.resolve("new/keys");
        sources = new Sources(
                folder.resolve("old/data/rules"),
                folder.resolve("old/data/attachments"),
                folder.resolve("old/keys"),
                folder.resolve("old/etc"));
        new Schema().migrate(database.dataSource());
        transactions = new JtaTransactions(database.transactionManager(), database.dataSource());
        DatabaseVault vault = new DatabaseVault(
                transactions,
                new VaultCipher(Pkcs12VaultKeys.open(sources.keys().resolve("vault.p12"), "vault".toCharArray())));
        DatabaseLeases leases = new DatabaseLeases(transactions, connection -> NOW, "one");
        recorder = new DatabaseRecorder(transactions, vault, HashAlgorithm.SM3, clock);
        records = new DatabaseRecords(transactions, Optional::empty);
        sealer = new Sealer(
                transactions,
                leases,
                recorder,
                Pkcs12Keys.open(sources.keys().resolve("log.p12"), "log".toCharArray(), clock),
                clock);
        lease = leases.acquire(Sealer.LEASE, Duration.ofHours(1)).orElseThrow();
        append("begun");
        sealer.seal(lease, Suite.SM3_SM2);
        attachments = new FolderAttachments(sources.attachments(), HashAlgorithm.SM3);
        write(sources.rules().resolve("head.yaml"), "head");
        write(sources.rules().resolve("log/0000000001.yaml"), "first");
        write(sources.rules().resolve("contents/a.zip"), "content");
        write(sources.rules().resolve("contents/b.zip.tmp"), "being written");
        write(sources.etc().resolve("org.zhiheng.rules.cfg"), "# password = none\nquiet.millis = 7\n");
        write(sources.etc().resolve("org.zhiheng.secret.cfg"), "tls.keystore.password = 小秘密\n");
        write(sources.etc().resolve("org.ops4j.datasource-zhiheng.cfg"), "url = old\n");
        write(sources.etc().resolve("keys.properties"), "not ours");
        empty = TestDatabase.open(database.kind());
        write(home.resolve("etc/org.ops4j.datasource-zhiheng.cfg"), dataSource());
    }

    @AfterEach
    void empty() {
        for (String each : TABLES) {
            database.execute("DELETE FROM " + each);
        }
        empty.close();
    }

    @Test
    void what_was_acknowledged_before_the_backup_began_is_in_the_restored_database_while_a_writer_runs()
            throws Exception {
        Set<String> acknowledged = new ConcurrentSkipListSet<>();
        AtomicBoolean enough = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            for (int i = 0; !enough.get(); i++) {
                acknowledged.addAll(told(append("c" + i % 5)));
                if (i % 7 == 0) {
                    sealer.seal(lease, Suite.SM3_SM2);
                }
            }
        });
        writer.start();
        while (acknowledged.size() < 60) {
            Thread.sleep(5);
        }
        Attachment video = attachments.store(new ByteArrayInputStream("video".getBytes(UTF_8)), "video/mp4");
        Set<String> before = new TreeSet<>(acknowledged);
        BackupFolder made = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        int during = acknowledged.size();
        enough.set(true);
        writer.join();
        assertThat(during).as("the writer went on").isGreaterThan(before.size());

        assertThat(made.faults()).isEmpty();
        assertThat(made.manifest().database()).isEqualTo(database.kind().name().toLowerCase());
        assertThat(made.manifest().schemaStep()).isEqualTo(1);
        assertThat(made.manifest().withKeys()).isTrue();
        assertThat(run("backup-verify", made.folder().toString()))
                .startsWith("0 备份" + made.manifest().id() + "完整");

        String restored = restore(made, "--settings");
        assertThat(restored).startsWith("0 ").contains("执法记录核对无误", "zhiheng:record-resume");
        assertThat(entries()).containsAll(before);
        assertThat(held()).contains(LogHold.Reason.RESTORED);
        assertThat(new AttachmentFolder(data.resolve("attachments")).fault(video))
                .isEmpty();
        assertThat(names(data.resolve("rules"))).containsExactly("contents/a.zip", "head.yaml", "log/0000000001.yaml");
        assertThat(Files.readAllBytes(keys.resolve("log.p12")))
                .isEqualTo(Files.readAllBytes(sources.keys().resolve("log.p12")));
        assertThat(names(keys)).containsExactly("log.p12", "vault.p12");
        assertThat(names(home.resolve("etc")))
                .containsExactly("org.ops4j.datasource-zhiheng.cfg", "org.zhiheng.rules.cfg", "org.zhiheng.secret.cfg");
        assertThat(home.resolve("etc/org.zhiheng.secret.cfg")).hasContent("tls.keystore.password = 小秘密");
        assertThat(home.resolve("etc/org.ops4j.datasource-zhiheng.cfg")).hasContent(dataSource());
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            assertThat(one("SHOW lock_timeout")).isEqualTo("10s");
        }
    }

    @Test
    void no_secret_lies_open_in_a_backup_and_without_a_passphrase_none_is_in_it() throws IOException {
        BackupFolder with = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        BackupFolder without = maker(Disk.REAL).make(null, () -> {});
        for (BackupFolder each : List.of(with, without)) {
            assertThat(names(each.folder()))
                    .contains("etc/org.zhiheng.rules.cfg", "etc/org.ops4j.datasource-zhiheng.cfg")
                    .doesNotContain("etc/org.zhiheng.secret.cfg", "etc/keys.properties");
            for (Path file : FileTree.files(each.folder())) {
                assertThat(new String(Files.readAllBytes(file), UTF_8)).doesNotContain("小秘密", PASSPHRASE);
            }
        }
        assertThat(names(with.folder())).contains("keys.sealed");
        assertThat(names(without.folder())).doesNotContain("keys.sealed");
        assertThat(without.manifest().withKeys()).isFalse();
        assertThat(restore(without)).startsWith("0 ").contains("密钥没有恢复");
        assertThat(keys).doesNotExist();
        code("BACKUP-PASSPHRASE", () -> maker(Disk.REAL).make("short".toCharArray(), () -> {}));
    }

    @Test
    void keys_can_come_from_another_backup_but_not_with_another_passphrase() throws IOException {
        BackupFolder with = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        BackupFolder without = maker(Disk.REAL).make(null, () -> {});
        write(folder.resolve("wrong"), "another passphrase\n");
        assertThat(run(
                        "restore",
                        arguments(
                                with,
                                "--passphrase-file",
                                folder.resolve("wrong").toString())))
                .startsWith("3 BACKUP-PASSPHRASE-WRONG");
        assertThat(data).doesNotExist();
        assertThat(keys).doesNotExist();
        assertThat(restore(without, "--keys-from", with.folder().toString())).startsWith("0 ");
        assertThat(names(keys)).containsExactly("log.p12", "vault.p12");
    }

    @Test
    void a_changed_torn_or_missing_file_is_named_and_nothing_is_restored() throws IOException {
        Attachment photo = attachments.store(new ByteArrayInputStream("photo".getBytes(UTF_8)), "image/png");
        BackupFolder made = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        Path rule = made.folder().resolve("rules/contents/a.zip");
        Path stored = new AttachmentFolder(made.attachments()).file(photo.hash());
        Files.writeString(rule, "altered");
        assertThat(restore(made)).startsWith("1 BACKUP-FILE-CHANGED 文件残缺或者被改动过:rules/contents/a.zip");
        Files.writeString(rule, "conten");
        assertThat(run("backup-verify", made.folder().toString()))
                .startsWith("1 BACKUP-FILE-CHANGED 文件残缺或者被改动过:rules/contents/a.zip");
        Files.delete(rule);
        assertThat(restore(made)).startsWith("1 BACKUP-FILE-MISSING 文件不在了:rules/contents/a.zip");
        Files.writeString(rule, "content");
        assertThat(run("backup-verify", made.folder().toString())).startsWith("0 ");
        Files.writeString(stored, "photp");
        assertThat(restore(made)).startsWith("1 BACKUP-ATTACHMENT 附件的内容与哈希值或者大小不符:" + photo.hash());
        Files.writeString(stored, "photo");
        Files.writeString(made.folder().resolve("extra"), "");
        assertThat(restore(made)).startsWith("1 BACKUP-FILE-UNKNOWN 清单里没有的文件:extra");
        assertThat(data).doesNotExist();
        assertThat(keys).doesNotExist();
    }

    @Test
    void who_changes_the_manifest_too_is_found_by_the_passphrase() throws IOException {
        BackupFolder made = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        Path rule = made.folder().resolve("rules/contents/a.zip");
        Files.writeString(rule, "forgery");
        Path manifest = made.folder().resolve(Manifest.FILE);
        String forged = Files.readString(manifest);
        FileDigest old = made.manifest().files().stream()
                .filter(each -> each.path().equals("rules/contents/a.zip"))
                .findFirst()
                .orElseThrow();
        FileDigest now = FileDigest.of(made.folder(), rule);
        Files.writeString(manifest, forged.replace(old.sha256(), now.sha256()));
        assertThat(run("backup-verify", made.folder().toString())).startsWith("0 ");
        assertThat(restore(made)).startsWith("3 BACKUP-PASSPHRASE-WRONG 备份口令不对,或者备份被改动过");
    }

    @Test
    void a_schema_newer_than_the_program_is_refused() throws IOException {
        database.execute("INSERT INTO schema_step (step, readable_by) VALUES (7, 7)");
        try {
            BackupFolder made = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
            assertThat(restore(made)).startsWith("3 RESTORE-SCHEMA-NEWER 备份里数据库的结构(第7步)比本程序(第1步)新");
            assertThat(data).doesNotExist();
        } finally {
            database.execute("DELETE FROM schema_step WHERE step = 7");
        }
    }

    @Test
    void a_target_that_is_not_empty_is_refused_unless_told_and_then_set_aside() throws Exception {
        append("a");
        sealer.seal(lease, Suite.SM3_SM2);
        BackupFolder made = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        assertThat(restore(made)).startsWith("0 ");
        assertThat(restore(made)).startsWith("3 RESTORE-NOT-EMPTY 目标不是空的:");
        Object folderOfKeys =
                Files.readAttributes(keys, BasicFileAttributes.class).fileKey();
        clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        assertThat(restore(made, "--replace")).startsWith("0 ");
        assertThat(entries()).hasSize(3);
        assertThat(keys.resolve("before-20240902010100/log.p12")).isRegularFile();
        assertThat(Files.readAttributes(keys, BasicFileAttributes.class).fileKey())
                .as("the folder stays, which only root may be allowed to rename")
                .isEqualTo(folderOfKeys);
        if (database.kind() == DatabaseKind.DERBY) {
            assertThat(data.resolve("db.before-20240902010100")).isDirectory();
        } else {
            assertThat(one("SELECT COUNT(*) FROM public_before_20240902010100.rec_entry"))
                    .isEqualTo("3");
        }
    }

    @Test
    void a_database_in_use_is_not_replaced() throws Exception {
        BackupFolder made = maker(Disk.REAL).make(null, () -> {});
        assertThat(restore(made)).startsWith("0 ");
        try (Connection connection = restored().getConnection()) {
            String refused = restore(made, "--replace");
            if (database.kind() == DatabaseKind.POSTGRESQL) {
                assertThat(refused).startsWith("3 RESTORE-RUNNING 还有1个连接在使用数据库");
            }
        }
    }

    @Test
    void a_full_disk_is_refused_and_leaves_no_half_backup() throws IOException {
        attachments.store(new ByteArrayInputStream(new byte[100_000]), "video/mp4");
        code("BACKUP-SPACE", () -> maker(new SmallDisk(1 << 20, Long.MAX_VALUE)).make(null, () -> {}));
        for (long room : new long[] {0, 60_000, 100_010, 10, 100, 300}) {
            assertThatThrownBy(() -> maker(new SmallDisk(Long.MAX_VALUE, room)).make(null, () -> {}))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.code()).isEqualTo("BACKUP-FAILED"))
                    .hasMessageContaining("磁盘已满");
            assertThat(BackupFolder.all(target)).isEmpty();
            try (var left = Files.list(target)) {
                assertThat(left.map(each -> each.getFileName().toString())).containsOnly("attachments");
            }
            assertThat(names(target.resolve("attachments"))).noneMatch(each -> each.endsWith(".part"));
        }
        assertThat(maker(Disk.REAL).make(null, () -> {}).faults()).isEmpty();
    }

    @Test
    void an_interrupted_backup_is_none_and_the_next_clears_it_away() throws IOException {
        code("DB-LEASE-LOST", () -> maker(Disk.REAL).make(null, () -> {
            throw ZhihengException.conflict("DB-LEASE-LOST", "备份已由其他节点接手");
        }));
        // As a power cut leaves it: everything is there but the name.
        BackupFolder made = maker(Disk.REAL).make(null, () -> {});
        Path part = Files.move(
                made.folder(), target.resolve(".part-" + made.manifest().id()));
        Path half = Files.createDirectories(target.resolve("20240901T000000Z-00000000"));
        Files.writeString(half.resolve(Manifest.ATTACHMENTS), "");
        assertThat(BackupFolder.all(target)).isEmpty();
        assertThat(run("backup-verify", half.toString())).startsWith("3 BACKUP-NONE");
        BackupFolder next = maker(Disk.REAL).make(null, () -> {});
        assertThat(part).doesNotExist();
        assertThat(BackupFolder.all(target)).extracting(BackupFolder::folder).containsExactly(next.folder());
    }

    @Test
    void attachments_are_copied_once_damaged_ones_are_told_and_old_backups_go_with_what_only_they_had()
            throws IOException {
        Attachment kept = attachments.store(new ByteArrayInputStream("kept".getBytes(UTF_8)), "image/png");
        Attachment erased = attachments.store(new ByteArrayInputStream("erased".getBytes(UTF_8)), "image/png");
        BackupFolder first = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        Path copy = new AttachmentFolder(first.attachments()).file(kept.hash());
        Object inode = Files.getAttribute(copy, "unix:ino");
        Files.delete(new AttachmentFolder(sources.attachments()).file(erased.hash()));
        Attachment damaged = attachments.store(new ByteArrayInputStream("whole".getBytes(UTF_8)), "image/png");
        Files.writeString(new AttachmentFolder(sources.attachments()).file(damaged.hash()), "other");

        clock = Clock.fixed(NOW.plusSeconds(60), ZoneOffset.UTC);
        BackupFolder second = maker(Disk.REAL).make(null, () -> {});
        assertThat(Files.getAttribute(copy, "unix:ino")).isEqualTo(inode);
        assertThat(second.listed()).extracting(Attachment::hash).containsExactly(kept.hash());
        assertThat(second.manifest().damaged()).containsExactly(damaged.hash());
        assertThat(first.faults()).isEmpty();
        assertThat(second.faults()).isEmpty();

        assertThat(Retention.keep(target, 1)).as("the newest with keys stays").isEmpty();
        clock = Clock.fixed(NOW.plusSeconds(120), ZoneOffset.UTC);
        BackupFolder third = maker(Disk.REAL).make(PASSPHRASE.toCharArray(), () -> {});
        assertThat(Retention.keep(target, 1))
                .containsExactlyInAnyOrder(
                        first.manifest().id(), second.manifest().id());
        assertThat(new AttachmentFolder(third.attachments()).file(erased.hash()))
                .doesNotExist();
        assertThat(third.faults()).isEmpty();
    }

    @Test
    void where_the_program_of_postgresql_is_missing_it_is_said_which() {
        PostgresPrograms none = new PostgresPrograms(Optional.of(folder), null);
        assertThatThrownBy(() -> none.find("pg_dump"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("BACKUP-PROGRAM"))
                .hasMessageContaining("pg_dump")
                .hasMessageContaining("postgresqlPrograms");
        assertThat(new PostgresPrograms(Optional.empty(), "/nowhere:" + PROGRAMS).find("pg_dump"))
                .isEqualTo(PROGRAMS.resolve("pg_dump"));
    }

    private BackupMaker maker(Disk disk) {
        DatabaseDump dump = database.kind() == DatabaseKind.DERBY
                ? new DerbyDump(transactions)
                : new PostgresDump(transactions, new PostgresPrograms(Optional.of(PROGRAMS), null), () -> {
                    PGSimpleDataSource source = (PGSimpleDataSource) database.plainDataSource();
                    return PostgresAccess.of(source.getURL(), source.getUser(), source.getPassword());
                });
        return new BackupMaker(transactions, records, dump, sources, target, disk, clock, "0.1.0");
    }

    private List<Recorded> append(String id) {
        return recorder.append(List.of(new Appending(
                new Subject("case", id), NOW, "account:7", "case-step", Map.of("note", "一步"), List.of(), null)));
    }

    private static List<String> told(List<Recorded> receipts) {
        return receipts.stream()
                .map(each -> each.subject() + "#" + each.number() + " " + each.hash())
                .toList();
    }

    private String restore(BackupFolder backup, String... more) throws IOException {
        Path passphrase = write(folder.resolve("passphrase"), PASSPHRASE + "\n");
        String[] all = new String[more.length + 2];
        System.arraycopy(more, 0, all, 0, more.length);
        all[more.length] = "--passphrase-file";
        all[more.length + 1] = passphrase.toString();
        return run("restore", arguments(backup, all));
    }

    private String[] arguments(BackupFolder backup, String... more) {
        List<String> all = new ArrayList<>(List.of(
                backup.folder().toString(),
                "--home",
                home.toString(),
                "--data",
                data.toString(),
                "--keys",
                keys.toString(),
                "--postgresql-programs",
                PROGRAMS.toString()));
        all.addAll(List.of(more));
        return all.toArray(new String[0]);
    }

    /** Exit status, then what was said. */
    private String run(String command, String... arguments) {
        StringWriter said = new StringWriter();
        String[] all = new String[arguments.length + 1];
        all[0] = command;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int status = Main.commandLine(folder, clock)
                .setOut(new PrintWriter(said, true))
                .setErr(new PrintWriter(said, true))
                .execute(all);
        return status + " " + said;
    }

    private String dataSource() {
        if (database.kind() == DatabaseKind.DERBY) {
            return "url = jdbc:derby:${zhiheng.data}/db;create=true\n";
        }
        PGSimpleDataSource source = (PGSimpleDataSource) empty.plainDataSource();
        return "url = " + source.getURL() + "\nuser = " + source.getUser() + "\npassword = " + source.getPassword()
                + "\n";
    }

    private DataSource restored() {
        if (database.kind() == DatabaseKind.POSTGRESQL) {
            return empty.plainDataSource();
        }
        EmbeddedDataSource source = new EmbeddedDataSource();
        source.setDatabaseName(data.resolve("db").toString());
        return source;
    }

    private Set<String> entries() throws SQLException {
        return new TreeSet<>(rows("SELECT subject, number, hash FROM rec_entry", 3));
    }

    private Optional<LogHold.Reason> held() throws SQLException {
        return rows("SELECT reason FROM rec_hold", 1).stream().findFirst().map(LogHold.Reason::valueOf);
    }

    private String one(String sql) throws SQLException {
        return rows(sql, 1).get(0);
    }

    private List<String> rows(String sql, int columns) throws SQLException {
        try (Connection connection = restored().getConnection()) {
            return Rows.list(
                    connection,
                    sql,
                    List.of(),
                    row -> columns == 1
                            ? row.getString(1)
                            : row.getString(1) + "#" + row.getString(2) + " " + row.getString(3));
        } finally {
            if (database.kind() == DatabaseKind.DERBY) {
                EmbeddedDataSource source = (EmbeddedDataSource) restored();
                source.setShutdownDatabase("shutdown");
                assertThatThrownBy(source::getConnection).isInstanceOf(SQLException.class);
            }
        }
    }

    private static List<String> names(Path folder) throws IOException {
        return FileTree.files(folder).stream()
                .map(each -> folder.relativize(each).toString())
                .toList();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static void code(String code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    /**
     * A disk that says it has room, and has as much.
     *
     * @param said bytes it says it has
     * @param room bytes it has
     */
    private static final class SmallDisk implements Disk {

        private final long said;
        private long room;

        SmallDisk(long said, long room) {
            this.said = said;
            this.room = room;
        }

        @Override
        public long usable(Path folder) {
            return said;
        }

        @Override
        public OutputStream create(Path file) throws IOException {
            OutputStream out = new FileOutputStream(file.toFile());
            return new OutputStream() {
                @Override
                public void write(int one) throws IOException {
                    write(new byte[] {(byte) one}, 0, 1);
                }

                @Override
                public void write(byte[] bytes, int from, int length) throws IOException {
                    room -= length;
                    if (room < 0) {
                        throw new IOException("No space left on device");
                    }
                    out.write(bytes, from, length);
                }

                @Override
                public void close() throws IOException {
                    out.close();
                }
            };
        }
    }
}
