package org.zhiheng.access.service;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.oidc.OidcProvider;
import org.zhiheng.access.oidc.OidcSettings;
import org.zhiheng.access.oidc.Proof;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.FederatedSignIn;
import org.zhiheng.api.access.OnceOnly;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;

/**
 * Signs people in by a provider outside. What was begun is kept by the browser, encrypted, and not here: strangers fill no table, and
 * any node goes on with what another began. What the provider is told (state, nonce, verifier) is derived from it, so that only this
 * browser's answer fits.
 */
@Component(service = FederatedSignIn.class)
public final class FederatedService implements FederatedSignIn {

    private static final Duration LIFE = Duration.ofMinutes(10);

    /** What the provider gives is for one of the two steps alone. */
    private static final String BEGUN = "federated/begun";

    private static final String PROVEN = "federated/proven";

    private static final String DETAIL = "federated";

    /**
     * What the browser keeps.
     *
     * @param secret nobody else has
     * @param identity that was proven; empty before
     * @param former hash of the session to end; empty for none
     */
    private record Ticket(String secret, Instant at, String identity, String former) {}

    private final AccessStore store;
    private final AccessPolicy policy;
    private final OidcSettings oidc;
    private final OidcProvider provider;
    private final Authenticator authenticator;
    private final SecretBox box;
    private final SourceDelays sources;
    private final OnceOnly onceOnly;
    private final Journal journal;
    private final Clock clock;

    @Activate
    public FederatedService(
            @Reference AccessStore store,
            @Reference AccessSettings settings,
            @Reference OidcSettings oidc,
            @Reference OidcProvider provider,
            @Reference Authenticator authenticator,
            @Reference SecretBox box,
            @Reference SourceDelays sources,
            @Reference OnceOnly onceOnly,
            @Reference Journal journal,
            @Reference Clock clock) {
        this.store = store;
        this.policy = settings.policy();
        this.oidc = oidc;
        this.provider = provider;
        this.authenticator = authenticator;
        this.box = box;
        this.sources = sources;
        this.onceOnly = onceOnly;
        this.journal = journal;
        this.clock = clock;
    }

    @Override
    public Begun begin(String former) {
        Ticket ticket = new Ticket(Secrets.id(), clock.instant(), "", former == null ? "" : Secrets.hash(former));
        return new Begun(provider.authorization(state(ticket), nonce(ticket), verifier(ticket)), sealed(ticket, BEGUN));
    }

    @Override
    public Outcome complete(Returned returned, String browser, String source) {
        OidcPolicy asked = oidc.policy();
        admitted(source);
        Ticket ticket = opened(browser, BEGUN).orElseThrow(() -> refused(source, "browser"));
        if (returned.state() == null || !Secrets.same(state(ticket), returned.state())) {
            throw refused(source, "state");
        }
        // From here on it is used up, whatever comes.
        if (!onceOnly.first(once(ticket), ticket.at().plus(LIFE))) {
            throw refused(source, "replayed");
        }
        if (returned.error() != null || returned.code() == null) {
            throw refused(source, "provider-refused");
        }
        Proof proof = provider.redeem(returned.code(), returned.issuer(), nonce(ticket), verifier(ticket));
        if (proof.refusal() != null) {
            throw refused(source, proof.refusal());
        }
        return store.change(data -> decide(data, asked, proof, ticket, source)).orElseThrow(() -> answer(source));
    }

    private Optional<Outcome> decide(AccessData data, OidcPolicy asked, Proof proof, Ticket ticket, String source) {
        Identity identity = data.identity(asked.issuer(), proof.subject()).orElse(null);
        Account account = admitted(data, identity, source).orElse(null);
        if (account == null) {
            return Optional.empty();
        }
        if (account.factor().bound() && !proof.factor()) {
            Ticket proven = new Ticket(Secrets.id(), clock.instant(), identity.id(), ticket.former());
            return Optional.of(new Outcome(null, sealed(proven, PROVEN)));
        }
        return Optional.of(new Outcome(in(data, account, ticket, source, proof.factor()), null));
    }

    @Override
    public SignedIn confirm(String code, String browser, String source) {
        oidc.policy();
        admitted(source);
        Ticket ticket = opened(browser, PROVEN).orElseThrow(() -> refused(source, "browser"));
        return store.change(data -> confirmed(data, ticket, code, source)).orElseThrow(() -> answer(source));
    }

    private Optional<SignedIn> confirmed(AccessData data, Ticket ticket, String code, String source) {
        Identity identity = data.identity(ticket.identity()).orElse(null);
        Account account = admitted(data, identity, source).orElse(null);
        if (account == null) {
            return Optional.empty();
        }
        // Under the lock of the account, so that two at the same time do not both find it unused.
        if (data.seenBefore(once(ticket))) {
            journal.signing(Kind.SIGN_IN_REFUSED, account.id(), source, DETAIL + "-replayed");
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Account> passed = authenticator.passFactor(account, code, now);
        if (passed.isEmpty()) {
            data.save(account.with(account.attempts().failed(now, policy)));
            journal.signing(Kind.SIGN_IN_REFUSED, account.id(), source, DETAIL + "-factor");
            return Optional.empty();
        }
        data.remember(once(ticket), ticket.at().plus(LIFE));
        return Optional.of(in(data, passed.get(), ticket, source, false));
    }

    /** The account, locked, that an identity lets in to now; else it is put down why not. */
    private Optional<Account> admitted(AccessData data, Identity identity, String source) {
        if (identity == null) {
            journal.signing(Kind.SIGN_IN_REFUSED, null, source, DETAIL + "-unlinked");
            return Optional.empty();
        }
        Instant now = clock.instant();
        Account account = data.lockAccount(identity.account()).orElseThrow();
        String standing = authenticator.standing(account, now);
        String why = standing == null ? Authenticator.overdue(account, now) : standing;
        if (why != null) {
            journal.signing(Kind.SIGN_IN_REFUSED, account.id(), source, DETAIL + "-" + why);
            return Optional.empty();
        }
        return Optional.of(account);
    }

    private SignedIn in(AccessData data, Account account, Ticket ticket, String source, boolean factor) {
        data.save(account.with(Attempts.NONE));
        if (!ticket.former().isEmpty()) {
            data.endSession(ticket.former());
        }
        journal.signing(Kind.SIGNED_IN, account.id(), source, DETAIL);
        return authenticator.begin(data, account, source, factor);
    }

    @Override
    public String landing() {
        return oidc.landing();
    }

    private void admitted(String source) {
        if (sources.blocked(source)) {
            throw Authenticator.sourceBlocked();
        }
    }

    private ZhihengException refused(String source, String why) {
        store.change(data -> {
            journal.signing(Kind.SIGN_IN_REFUSED, null, source, DETAIL + "-" + why);
            return null;
        });
        return answer(source);
    }

    private ZhihengException answer(String source) {
        sources.failed(source);
        return ZhihengException.forbidden("ACCESS-FEDERATED", "统一身份认证登录没有成功:可能没有关联账号、账号暂时不能登录或者等待太久。请重新登录,或者用账号和口令登录");
    }

    private static String state(Ticket ticket) {
        return Secrets.derived(ticket.secret(), "state");
    }

    private static String nonce(Ticket ticket) {
        return Secrets.derived(ticket.secret(), "nonce");
    }

    private static String verifier(Ticket ticket) {
        return Secrets.derived(ticket.secret(), "verifier");
    }

    private static String once(Ticket ticket) {
        return Secrets.hash(Secrets.derived(ticket.secret(), "once"));
    }

    private String sealed(Ticket ticket, String step) {
        String text = String.join(
                "\n", ticket.secret(), String.valueOf(ticket.at().toEpochMilli()), ticket.identity(), ticket.former());
        // Cookies take no '+', '/' or '=' everywhere.
        byte[] closed = Base64.getDecoder().decode(box.close(text.getBytes(StandardCharsets.UTF_8), step));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(closed);
    }

    /** Empty for what was not sealed here for this step, or too long ago. */
    private Optional<Ticket> opened(String browser, String step) {
        if (browser == null) {
            return Optional.empty();
        }
        try {
            String closed =
                    Base64.getEncoder().encodeToString(Base64.getUrlDecoder().decode(browser));
            List<String> lines = List.of(new String(box.open(closed, step), StandardCharsets.UTF_8).split("\n", -1));
            Instant at = Instant.ofEpochMilli(Long.parseLong(lines.get(1)));
            return clock.instant().isBefore(at.plus(LIFE))
                    ? Optional.of(new Ticket(lines.get(0), at, lines.get(2), lines.get(3)))
                    : Optional.empty();
        } catch (IllegalArgumentException | IllegalStateException | java.nio.BufferUnderflowException e) {
            return Optional.empty();
        }
    }
}
