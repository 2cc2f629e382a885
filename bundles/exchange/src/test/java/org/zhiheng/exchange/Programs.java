package org.zhiheng.exchange;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.zhiheng.access.service.AccessSettings;
import org.zhiheng.access.service.AccountService;
import org.zhiheng.access.service.Authenticator;
import org.zhiheng.access.service.DoorRefusals;
import org.zhiheng.access.service.FirstAdministrator;
import org.zhiheng.access.service.Journal;
import org.zhiheng.access.service.OnceOnlyService;
import org.zhiheng.access.service.PasswordHasher;
import org.zhiheng.access.service.PermissionService;
import org.zhiheng.access.service.QuickHasher;
import org.zhiheng.access.service.Recognition;
import org.zhiheng.access.service.SecretBox;
import org.zhiheng.access.service.SourceDelays;
import org.zhiheng.access.service.Trees;
import org.zhiheng.access.service.TrustedProxies;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** The accounts of the platform as they are, on a database, with a clock that stands still until it is moved. */
final class Programs implements AutoCloseable {

    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");
    static final String NAME = "province";

    static final class MovedClock extends Clock {
        private volatile Instant now = START;

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

        void move(Duration by) {
            now = now.plus(by);
        }
    }

    final MovedClock clock = new MovedClock();
    final List<AuditEvent> audit = Collections.synchronizedList(new ArrayList<>());
    final SignIn signIn;
    final Permissions permissions;
    final OnceOnly onceOnly;
    final DoorWatch watch;
    final Accounts accounts;

    /** The account {@link #NAME} and a token that asks and lists. */
    final String account;

    final String token;

    final TestDatabase database = TestDatabase.open(DatabaseKind.DERBY);
    final Path folder;

    Programs() throws Exception {
        folder = Files.createTempDirectory("programs");
        new Schema().migrate(database.dataSource());
        JdbcAccessStore store =
                new JdbcAccessStore(new JtaTransactions(database.transactionManager(), database.dataSource()));
        AccessSettings settings = settings();
        PasswordHasher hasher = QuickHasher.make();
        Journal journal = new Journal(audit::add, clock);
        Recognition recognition = new Recognition(store, settings, clock);
        PermissionService gate = new PermissionService(store, new Trees(store, settings, clock), journal);
        new FirstAdministrator(store, settings, hasher, journal, clock);
        permissions = gate;
        signIn = new Authenticator(
                store,
                settings,
                hasher,
                new SecretBox(settings, store),
                new SourceDelays(settings, clock),
                recognition,
                journal,
                clock);
        onceOnly = new OnceOnlyService(store, clock);
        watch = new DoorRefusals(store, journal, clock);
        accounts = new AccountService(store, settings, gate, hasher, recognition, journal, clock);
        account = open(NAME);
        token = token(account, Operation.RULING_ASK, Operation.RULES_VIEW);
    }

    /** As they are when nothing is set. The settings' type is their module's own. */
    private AccessSettings settings() throws ReflectiveOperationException {
        Class<?> type = Class.forName("org.zhiheng.access.service.AccessConfig");
        Object config = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "keyFile" -> folder.resolve("access.key").toString();
                    case "firstAdministratorFile" -> folder.resolve("first.txt").toString();
                    default -> method.getDefaultValue();
                });
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {BundleContext.class}, (proxy, method, arguments) -> null);
        Class<?> sample = Class.forName("org.zhiheng.access.service.SampleConfig");
        Object none = Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {sample}, (proxy, method, arguments) -> method.getDefaultValue());
        return AccessSettings.class
                .getConstructor(BundleContext.class, type, sample)
                .newInstance(context, config, none);
    }

    private static Principal administrator(Role role) {
        Grant grant = new Grant("g", role.name(), role, "platform", Scope.ALL, Instant.EPOCH, null, null);
        return new Principal(role.name(), role.name(), List.of(grant), Set.of(), null);
    }

    private static Principal security() {
        return administrator(Role.SECURITY_ADMINISTRATOR);
    }

    /** A program's account that may ask and list. */
    String open(String name) {
        String id = accounts.open(
                        administrator(Role.SYSTEM_ADMINISTRATOR),
                        new Accounts.NewAccount(name, Accounts.Kind.PROGRAM, "number-" + name, "程序", "platform"))
                .account();
        accounts.grant(security(), id, Role.OFFICER, "platform", Scope.BODY, null);
        return id;
    }

    String another() {
        return open("program-" + UUID.randomUUID().toString().substring(0, 8));
    }

    /** A program's account with a role at a body besides. */
    String open(String name, Role role, String body) {
        String id = open(name);
        accounts.grant(security(), id, role, body, Scope.ALL, null);
        return id;
    }

    String token(String of, Operation... operations) {
        return accounts.issueToken(
                        security(), of, Set.of(operations), clock.instant().plus(Duration.ofDays(30)))
                .token();
    }

    /** @return the id of the registration */
    String register(X509Certificate certificate) {
        return register(certificate, Operation.RULING_ASK, Operation.RULES_VIEW);
    }

    String register(X509Certificate certificate, Operation... operations) {
        return accounts.registerCertificate(
                        security(),
                        account,
                        certificate,
                        Set.of(operations),
                        clock.instant().plus(Duration.ofDays(30)))
                .id();
    }

    void revoke(String registration) {
        accounts.revokeCertificate(security(), registration);
    }

    SecurityGate gate() {
        return gate(onceOnly);
    }

    /** The gate that puts down elsewhere what was seen; a proxy on this machine is believed. */
    SecurityGate gate(OnceOnly seen) {
        return new SecurityGate(new MessageSecurity(signIn, seen, clock), new TrustedProxies("127.0.0.1"), watch);
    }

    @Override
    public void close() throws IOException {
        database.close();
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(each -> each.toFile().delete());
        }
    }
}
