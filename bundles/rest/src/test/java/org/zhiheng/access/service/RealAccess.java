package org.zhiheng.access.service;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Account.Password;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.domain.PendingReset;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.domain.Totp;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.oidc.OidcProvider;
import org.zhiheng.access.oidc.OidcSettings;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.access.store.JdbcAccessStore;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.FederatedSignIn;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.OwnAccount;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.persistence.jta.JtaTransactions;
import org.zhiheng.persistence.schema.Schema;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/**
 * The services of access as the platform has them, on Derby in memory, with a clock that is moved by hand; and people put straight into
 * its store, for opening them one by one takes each two passwords.
 *
 * <p>In the package of the services because it makes them without OSGi.
 */
public final class RealAccess implements AutoCloseable {

    public static final String PASSWORD = "tulip copper drift meadow";

    private static final byte[] FACTOR = "12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    /** Moved by hand. */
    public static final class HandClock extends Clock {
        private volatile Instant now = Instant.parse("2026-03-02T01:00:00Z");

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
    }

    public final HandClock clock = new HandClock();
    public final List<AuditEvent> audit = new CopyOnWriteArrayList<>();
    public final SignIn signIn;
    public final DoorRefusals watch;
    public final Permissions permissions;
    public final Accounts accounts;
    public final AccountResets resets;
    public final FederatedSignIn federated;
    public final Identities identities;
    public final OwnAccount own;
    public final Directory directory;
    public final Organisation organisation;
    public final RuleRelease releases;

    private final TestDatabase database;
    private final AccessStore store;
    private final Authenticator authenticator;
    private final SecretBox box;
    private final Recognition recognition;
    private final String passwordHash;

    /** @param oidc how people sign in by a provider; null for not at all */
    public RealAccess(Path folder, OidcPolicy oidc) {
        database = TestDatabase.open(DatabaseKind.DERBY);
        new Schema().migrate(database.dataSource());
        store = new JdbcAccessStore(new JtaTransactions(database.transactionManager(), database.dataSource()));
        AccessSettings settings =
                new AccessSettings(policy(), folder.resolve("access.key"), folder.resolve("first.txt"));
        // What makes a platform's hashes slow is tested where they are made.
        PasswordHasher hasher = new PasswordHasher(new PasswordHasher.Cost(64, 1, 1));
        passwordHash = hasher.hash(PASSWORD);
        box = new SecretBox(settings, store);
        Journal journal = new Journal(audit::add, clock);
        recognition = new Recognition(store, settings, clock);
        SourceDelays sources = new SourceDelays(settings, clock);
        authenticator = new Authenticator(store, settings, hasher, box, sources, recognition, journal, clock);
        signIn = authenticator;
        watch = new DoorRefusals(store, journal, clock);
        Trees trees = new Trees(store, settings, clock);
        PermissionService gate = new PermissionService(store, trees, journal);
        permissions = gate;
        accounts = new AccountService(store, settings, gate, hasher, recognition, journal, clock);
        resets = new ResetService(store, settings, gate, hasher, box, recognition, journal, clock);
        own = new OwnAccountService(store, settings, gate, hasher, box, authenticator, recognition, journal, clock);
        OidcSettings provider = new OidcSettings(oidc);
        federated = new FederatedService(
                store,
                settings,
                provider,
                new OidcProvider(provider, clock),
                authenticator,
                box,
                sources,
                new OnceOnlyService(store, clock),
                journal,
                clock);
        // Where nobody signs in by a provider, identities are linked nevertheless: to one that is never asked.
        identities = new IdentityService(
                store, oidc == null ? new OidcSettings(never()) : provider, gate, recognition, journal, clock);
        directory = new DirectoryService(store, gate, journal, clock);
        organisation = new OrganisationService(store, gate, trees, journal, clock);
        releases = new ReleaseService(store, gate, journal, clock);
        bodies();
    }

    private static OidcPolicy never() {
        return new OidcPolicy(
                "https://id.example",
                "zhiheng",
                null,
                Set.of("openid"),
                "sub",
                URI.create("https://platform.example" + OidcPolicy.CALLBACK),
                "/",
                Set.of(JWSAlgorithm.RS256),
                null,
                Set.of());
    }

    private void bodies() {
        store.change(data -> {
            data.insert(new Body("government", Body.Kind.GOVERNMENT, "环翠区人民政府", new DivisionCode("371002"), null));
            data.insert(body("bureau", "371002", "government"));
            data.insert(body("squad", "371002", "bureau"));
            data.insert(body("street", "371002001", "government"));
            data.insert(body("elsewhere", "371003", null));
            return null;
        });
    }

    private static Body body(String id, String division, String parent) {
        return new Body(id, Body.Kind.DEPARTMENT, id, new DivisionCode(division), parent);
    }

    private static AccessPolicy policy() {
        return new AccessPolicy(
                19_456,
                2,
                1,
                12,
                3,
                5,
                20,
                Duration.ofSeconds(30),
                Duration.ofMinutes(30),
                Duration.ofMinutes(30),
                Duration.ofHours(12),
                3,
                Duration.ofSeconds(3),
                Duration.ofHours(72),
                Duration.ofDays(366),
                Set.of(Role.PARTY, Role.OFFICER),
                true);
    }

    /** A person whose password is chosen and whose factor is bound. */
    public String person(String name, String body) {
        return account(name, body, Accounts.Kind.PERSON);
    }

    public String program(String name, String body) {
        return account(name, body, Accounts.Kind.PROGRAM);
    }

    private String account(String name, String body, Accounts.Kind kind) {
        String id = UUID.randomUUID().toString();
        boolean person = kind == Accounts.Kind.PERSON;
        store.change(data -> {
            Person whose = new Person(UUID.randomUUID().toString(), "number-" + name, "姓名" + name);
            data.insert(whose);
            data.insert(new Account(
                    id,
                    name,
                    kind,
                    whose.id(),
                    body,
                    clock.instant(),
                    null,
                    person ? new Password(passwordHash, null, List.of()) : null,
                    Attempts.NONE,
                    person ? new Factor(box.close(FACTOR, id), null, -1, List.of()) : Factor.NONE));
            return null;
        });
        return id;
    }

    /** A person who has not bound a factor yet. */
    public String unboundPerson(String name, String body) {
        String id = person(name, body);
        store.change(data -> {
            data.save(data.account(id).orElseThrow().with(Factor.NONE));
            return null;
        });
        return id;
    }

    public String role(String account, Role role, String body, Scope scope) {
        Grant grant = new Grant(UUID.randomUUID().toString(), account, role, body, scope, clock.instant(), null, null);
        store.change(data -> {
            data.insert(grant);
            return null;
        });
        recognition.forget(account);
        return grant.id();
    }

    /** An identity linked to the account. */
    public String identity(String account) {
        String id = UUID.randomUUID().toString();
        store.change(data -> {
            data.insert(new Identity(id, "https://id.example", id, account, clock.instant()));
            return null;
        });
        return id;
    }

    /** A session as signing in begins it. */
    public String session(String account) {
        return store.change(
                        data -> authenticator.begin(data, data.account(account).orElseThrow(), "127.0.0.1"))
                .session();
    }

    /** A reset of the second factor that somebody has asked for. */
    public String reset(String account) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        store.change(data -> {
            data.insert(new PendingReset(
                    new AccountResets.Reset(
                            id,
                            account,
                            AccountResets.What.FACTOR,
                            "手机遗失",
                            AccountResets.State.REQUESTED,
                            "somebody-else",
                            now,
                            now.plus(Duration.ofDays(3)),
                            null,
                            null),
                    null));
            return null;
        });
        return id;
    }

    /** As if ten minutes had passed at the door. */
    public void endPeriod() {
        watch.endPeriod();
    }

    /** A program's token for everything its roles allow; its id is the second. */
    public List<String> token(String account, Set<Operation> operations) {
        String secret = AccountService.TOKEN_PREFIX + Secrets.id();
        String id = UUID.randomUUID().toString();
        store.change(data -> {
            data.insert(new Token(
                    id,
                    Secrets.hash(secret),
                    account,
                    operations,
                    clock.instant().plus(Duration.ofDays(30)),
                    null));
            return null;
        });
        return List.of(secret, id);
    }

    /** A certificate's id. */
    public String certificate(String account, Set<Operation> operations) {
        String id = UUID.randomUUID().toString();
        Instant now = clock.instant();
        store.change(data -> {
            data.insert(new Certificate(
                    id, Secrets.hash(id), account, operations, now, now.plus(Duration.ofDays(30)), null));
            return null;
        });
        return id;
    }

    /** A certificate that nobody has issued but its own key, another one each time. */
    public static String pem() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(256);
            KeyPair keys = generator.generateKeyPair();
            X500Name name = new X500Name("CN=robot");
            byte[] encoded = new JcaX509v3CertificateBuilder(
                            name,
                            BigInteger.valueOf(System.nanoTime()),
                            Date.from(Instant.parse("2026-01-01T00:00:00Z")),
                            Date.from(Instant.parse("2027-01-01T00:00:00Z")),
                            name,
                            keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate()))
                    .getEncoded();
            return "-----BEGIN CERTIFICATE-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END CERTIFICATE-----\n";
        } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The code that counts now, of everybody's factor. */
    public String code() {
        return Totp.code(FACTOR, Totp.step(clock.instant()));
    }

    /** The code of a factor just offered, its secret in base32. */
    public String code(String secret) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char each : secret.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return Totp.code(bytes.toByteArray(), Totp.step(clock.instant()));
    }

    /** As it was in the beginning, an hour later: what services remember is over by then. */
    public void reset() {
        endPeriod();
        for (String table : List.of("proposal", "identity", "token", "session", "reset")) {
            database.execute("DELETE FROM access_" + table);
        }
        database.execute(
                "DELETE FROM access_grant",
                "DELETE FROM access_account",
                "DELETE FROM access_person",
                "DELETE FROM access_body WHERE parent = 'bureau'",
                "DELETE FROM access_body WHERE parent = 'government'",
                "DELETE FROM access_body");
        clock.move(Duration.ofHours(1));
        audit.clear();
        bodies();
    }

    @Override
    public void close() {
        database.close();
    }
}
