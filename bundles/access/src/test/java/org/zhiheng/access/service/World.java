package org.zhiheng.access.service;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Totp;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.oidc.OidcProvider;
import org.zhiheng.access.oidc.OidcSettings;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.OwnAccount.FactorOffer;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.code.DivisionCode;

/** The services of one node over a store, with a clock that stands still until it is moved. */
final class World {

    static final String SOURCE = "10.0.0.1";
    static final Instant START = Instant.parse("2026-03-02T01:00:00Z");

    /** Whom a test works with. {@code secret} is the second factor's. */
    record Somebody(String account, String name, String password, String session, byte[] secret) {}

    /** As weak as is allowed, so that tests are fast. */
    static AccessPolicy policy() {
        return new AccessPolicy(
                19_456,
                2,
                1,
                12,
                3,
                5,
                200,
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

    /** Counts what is computed, which costs next to nothing here: what it costs on a platform is tested for itself. */
    static final class CountingHasher extends PasswordHasher {
        final AtomicInteger verified = new AtomicInteger();

        CountingHasher() {
            super(new Cost(64, 1, 1));
        }

        @Override
        boolean verify(String password, String stored) {
            verified.incrementAndGet();
            return super.verify(password, stored);
        }
    }

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

    final MovedClock clock;
    final List<AuditEvent> audit;
    final AccessStore store;
    final AccessSettings settings;
    final CountingHasher hasher;
    final Recognition recognition;
    final DirectoryService directory;
    final Authenticator signIn;
    final PermissionService permissions;
    final AccountService accounts;
    final ResetService resets;
    final OwnAccountService own;
    final OrganisationService organisation;
    final ReleaseService releases;
    final OnceOnlyService onceOnly;
    final Path folder;
    private final SecretBox box;
    private final SourceDelays sources;
    final Journal journal;

    World(AccessStore store, Path folder) {
        this(store, folder, false);
    }

    /** @param samples whether sample accounts let in */
    World(AccessStore store, Path folder, boolean samples) {
        this(store, folder, new MovedClock(), Collections.synchronizedList(new ArrayList<>()), samples);
    }

    private World(AccessStore store, Path folder, MovedClock clock, List<AuditEvent> audit, boolean samples) {
        this.store = store;
        this.folder = folder;
        this.clock = clock;
        this.audit = audit;
        settings = new AccessSettings(policy(), folder.resolve("access.key"), folder.resolve("first.txt"), samples);
        hasher = new CountingHasher();
        box = new SecretBox(settings, store);
        journal = new Journal(audit::add, clock);
        recognition = new Recognition(store, settings, clock);
        sources = new SourceDelays(settings, clock);
        signIn = new Authenticator(store, settings, hasher, box, sources, recognition, journal, clock);
        Trees trees = new Trees(store, settings, clock);
        permissions = new PermissionService(store, trees, journal);
        accounts = new AccountService(store, settings, permissions, hasher, recognition, journal, clock);
        resets = new ResetService(store, settings, permissions, hasher, box, recognition, journal, clock);
        own = new OwnAccountService(store, settings, permissions, hasher, box, signIn, recognition, journal, clock);
        organisation = new OrganisationService(store, permissions, trees, journal, clock);
        directory = new DirectoryService(store, permissions, journal, clock);
        releases = new ReleaseService(store, permissions, journal, clock);
        onceOnly = new OnceOnlyService(store, clock);
    }

    FederatedService federated(OidcPolicy policy) {
        OidcSettings oidc = new OidcSettings(policy);
        return new FederatedService(
                store, settings, oidc, new OidcProvider(oidc, clock), signIn, box, sources, onceOnly, journal, clock);
    }

    IdentityService identities(OidcPolicy policy) {
        return new IdentityService(store, new OidcSettings(policy), permissions, recognition, journal, clock);
    }

    /** Another node over the same store. */
    World anotherNode() {
        return new World(store, folder, clock, audit, false);
    }

    Principal who(Somebody somebody) {
        return signIn.session(somebody.session()).orElseThrow();
    }

    /** The first administrator with password changed and factor bound. */
    Somebody first() {
        new FirstAdministrator(store, settings, hasher, journal, clock);
        String account =
                store.read(data -> data.accountByName("admin")).orElseThrow().id();
        return settle(account, "admin", firstPassword());
    }

    String firstPassword() {
        try {
            String text = java.nio.file.Files.readString(settings.firstAdministratorFile());
            return text.lines().skip(1).findFirst().orElseThrow().replace("初始口令 ", "");
        } catch (java.io.IOException e) {
            throw new AssertionError(e);
        }
    }

    /** Changes the first password and binds a factor. */
    Somebody settle(String account, String name, String first) {
        SignedIn in = signIn.signIn(name, first, null, SOURCE, null);
        String password = "tulip copper drift " + name;
        // The name itself counts for nothing, the rest is long enough.
        SignedIn changed = own.changePassword(signIn.session(in.session()).orElseThrow(), first, password, SOURCE);
        Principal who = signIn.session(changed.session()).orElseThrow();
        FactorOffer offer = own.offerFactor(who, password);
        byte[] secret = base32(offer.secret());
        own.confirmFactor(who, Totp.code(secret, Totp.step(clock.instant())));
        return new Somebody(account, name, password, changed.session(), secret);
    }

    String code(Somebody somebody) {
        return Totp.code(somebody.secret(), Totp.step(clock.instant()));
    }

    /** A new person's account with a role at the bureau. */
    Somebody person(Somebody system, Somebody security, String name, Role role) {
        Accounts.Opened opened = open(system, name, "number-" + name);
        accounts.grant(who(security), opened.account(), role, "bureau", Scope.BODY, null);
        return settle(opened.account(), name, opened.password());
    }

    Accounts.Opened open(Somebody system, String name, String number) {
        return accounts.open(
                who(system), new Accounts.NewAccount(name, Accounts.Kind.PERSON, number, "姓名" + number, "bureau"));
    }

    /** A program's account, with a role at the bureau. */
    String program(Somebody system, Somebody security, String name) {
        Accounts.Opened opened = accounts.open(
                who(system), new Accounts.NewAccount(name, Accounts.Kind.PROGRAM, "number-" + name, "程序", "bureau"));
        accounts.grant(who(security), opened.account(), Role.OFFICER, "bureau", Scope.BODY, null);
        return opened.account();
    }

    /** The three administrators: system, security, audit; and a bureau. */
    List<Somebody> administrators() {
        Somebody system = first();
        organisation.add(
                who(system),
                new Body("bureau", Body.Kind.DEPARTMENT, "环翠区综合行政执法局", new DivisionCode("371002"), "platform"));
        Accounts.Opened second = open(system, "security", "number-security");
        accounts.grant(who(system), second.account(), Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, null);
        Somebody security = settle(second.account(), "security", second.password());
        Accounts.Opened third = open(system, "auditor", "number-auditor");
        accounts.grant(who(security), third.account(), Role.AUDITOR, "platform", Scope.ALL, null);
        return List.of(system, security, settle(third.account(), "auditor", third.password()));
    }

    static byte[] base32(String text) {
        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        int buffer = 0;
        int bits = 0;
        for (char each : text.toCharArray()) {
            buffer = buffer << 5 | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(each);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.write(buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        return bytes.toByteArray();
    }
}
