package org.zhiheng.access.service;

import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Totp;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;

/** Signs people in and out. */
@Component(service = {SignIn.class, Authenticator.class})
public final class Authenticator implements SignIn {

    /** So that nobody makes the server hash a novel. */
    private static final int LONGEST_TYPED = 1024;

    private final AccessStore store;
    private final AccessSettings settings;
    private final AccessPolicy policy;
    private final PasswordHasher hasher;
    private final SecretBox box;
    private final SourceDelays sources;
    private final Recognition recognition;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public Authenticator(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference PasswordHasher hasher,
            @Reference SecretBox box,
            @Reference SourceDelays sources,
            @Reference Recognition recognition,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.settings = settings;
        this.policy = settings.policy();
        this.hasher = hasher;
        this.box = box;
        this.sources = sources;
        this.recognition = recognition;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public SignedIn signIn(String name, String password, String code, String source, String former) {
        if (sources.blocked(source)) {
            // Neither hashed nor put down: whoever goes on would fill the record.
            throw sourceBlocked();
        }
        return sources.inTurn(source, () -> verified(name, password, code, source, former));
    }

    private SignedIn verified(String name, String password, String code, String source, String former) {
        String typed = password.length() > LONGEST_TYPED ? "" : password;
        Account found = store.read(data -> data.accountByName(name.toLowerCase(Locale.ROOT)))
                .orElse(null);
        String stored = found == null || found.password() == null
                ? null
                : found.password().hash();
        // Outside of any transaction, for it takes long; and once whoever asks, so that the time tells nothing.
        boolean right = hasher.verify(typed, stored);
        String rehashed = right && hasher.stale(stored) ? hasher.hash(typed) : stored;
        Optional<SignedIn> in = store.change(data -> decide(data, found, right, rehashed, code, source, former));
        if (in.isEmpty()) {
            sources.failed(source);
        }
        return in.orElseThrow(() -> ZhihengException.forbidden("ACCESS-SIGN-IN", "账号、口令或者动态验证码不对,或者账号暂时不能登录"));
    }

    static ZhihengException sourceBlocked() {
        return ZhihengException.unavailable("ACCESS-SOURCE", "这个地址登录失败的次数太多,请稍后再试");
    }

    private Optional<SignedIn> decide(
            AccessData data, Account found, boolean right, String rehashed, String code, String source, String former) {
        if (found == null) {
            journal.signing(Kind.SIGN_IN_REFUSED, null, source, "unknown");
            return Optional.empty();
        }
        // Others may have tried in the meantime: what counts is how the account stands now.
        Account account = data.lockAccount(found.id()).orElse(found);
        Instant now = clock.instant();
        String why = refusal(account, found, right, now);
        Optional<Account> passed = why == null ? passFactor(account, code, now) : Optional.empty();
        if (passed.isEmpty()) {
            data.save(account.with(account.attempts().failed(now, policy)));
            journal.signing(Kind.SIGN_IN_REFUSED, account.id(), source, why == null ? "factor" : why);
            return Optional.empty();
        }
        Account in = passed.get().with(Attempts.NONE).with(account.password().rehashed(rehashed));
        data.save(in);
        if (former != null) {
            data.endSession(Secrets.hash(former));
        }
        journal.signing(Kind.SIGNED_IN, in.id(), source, null);
        return Optional.of(begin(data, in, source));
    }

    private String refusal(Account account, Account verified, boolean right, Instant now) {
        String standing = standing(account, now);
        if (standing != null) {
            return standing;
        } else if (!right
                || !account.password().hash().equals(verified.password().hash())) {
            return "password";
        }
        return overdue(account, now);
    }

    /** Why nobody gets in with this account, however proven; null when somebody may. */
    String standing(Account account, Instant now) {
        if (!account.open()) {
            return "closed";
        } else if (!settings.lets(account)) {
            return "sample";
        } else if (account.kind() != Accounts.Kind.PERSON) {
            return "program";
        }
        return account.attempts().blockedAt(now) ? "blocked" : null;
    }

    /** Said when the first password was not changed in time, so that nobody has taken the account; else null. */
    static String overdue(Account account, Instant now) {
        boolean over = account.password().temporary()
                && !now.isBefore(account.password().temporaryUntil());
        return over ? "expired" : null;
    }

    /** The account after its second factor was used; empty when the code is not right. */
    Optional<Account> passFactor(Account account, String code, Instant now) {
        Factor factor = account.factor();
        if (!factor.bound()) {
            return Optional.of(account);
        }
        String typed = code == null ? "" : code.strip();
        OptionalLong step = Totp.accept(box.open(factor.secret(), account.id()), typed, now, factor.lastStep());
        if (step.isPresent()) {
            return Optional.of(account.with(factor.used(step.getAsLong())));
        }
        String recovery = Secrets.hash(Secrets.retyped(typed));
        return factor.recovery().contains(recovery)
                ? Optional.of(account.with(factor.withoutRecovery(recovery)))
                : Optional.empty();
    }

    SignedIn begin(AccessData data, Account account, String source) {
        return begin(data, account, source, false);
    }

    /**
     * Begins a session in the transaction that runs; the oldest beyond what is allowed end.
     *
     * @param factorOutside see {@link Session}
     */
    SignedIn begin(AccessData data, Account account, String source, boolean factorOutside) {
        List<Session> before = data.sessions(account.id());
        for (int i = policy.sessions() - 1; i < before.size(); i++) {
            data.endSession(before.get(i).hash());
        }
        String id = Secrets.id();
        Instant now = clock.instant();
        Session session = new Session(
                Secrets.hash(id), UUID.randomUUID().toString(), account.id(), now, now, source, factorOutside);
        data.insert(session);
        Principal who = recognition.principal(data, account, now, session);
        return new SignedIn(id, Secrets.csrf(id), who.restrictions());
    }

    @Override
    public Optional<Principal> session(String id) {
        return recognition.session(id);
    }

    @Override
    public Optional<Principal> listener(String id) {
        return recognition.listener(id);
    }

    @Override
    public String csrf(String id) {
        return Secrets.csrf(id);
    }

    @Override
    public boolean csrfMatches(String id, String csrf) {
        return csrf != null && Secrets.same(Secrets.csrf(id), csrf);
    }

    @Override
    public void signOut(String id) {
        String hash = Secrets.hash(id);
        store.change(data -> {
            data.session(hash).ifPresent(session -> {
                data.endSession(hash);
                journal.signing(Kind.SIGNED_OUT, session.account(), session.source(), null);
                recognition.forget(session.account());
            });
            return null;
        });
    }

    @Override
    public Optional<Principal> token(String token) {
        return recognition.token(token);
    }

    @Override
    public Optional<Principal> certificate(X509Certificate certificate) {
        return recognition.certificate(Certificate.fingerprint(certificate));
    }

    @Override
    public Optional<Principal> basic(String name, String token) {
        return policy.basic() ? token(name, token) : Optional.empty();
    }

    @Override
    public Optional<Principal> token(String name, String token) {
        return recognition.token(token).filter(who -> store.read(data -> data.account(who.account()))
                .filter(account -> account.name().equals(name))
                .isPresent());
    }
}
