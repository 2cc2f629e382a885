package org.zhiheng.access.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.access.domain.AccessPolicy;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Secrets;
import org.zhiheng.access.domain.Separation;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Restriction;

/**
 * Finds who has a session, token or certificate. The database is the truth; what was read is relied on for some seconds and for a bounded number of
 * people, so that what another node revoked is soon without effect here. Thread-safe.
 */
@Component(service = Recognition.class)
public final class Recognition {

    private static final int MOST_CACHED = 10_000;

    /** A request moves the end of the idle time only so often, to spare the database. */
    private static final Duration SEEN_AGAIN = Duration.ofSeconds(30);

    /** So that nobody shows a token for a certificate or the other way round. */
    private static final String OF_CERTIFICATE = "certificate ";

    /** @param until of a program's token or certificate; null for a session */
    private record Known(Principal principal, Session session, Instant until, Instant readAt) {}

    private final AccessStore store;
    private final AccessSettings settings;
    private final AccessPolicy policy;
    private final Clock clock;
    private final Map<String, Known> cache = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > MOST_CACHED;
        }
    };

    @Activate
    public Recognition(@Reference AccessStore store, @Reference AccessSettings settings, @Reference Clock clock) {
        this.store = store;
        this.settings = settings;
        this.policy = settings.policy();
        this.clock = clock;
    }

    Optional<Principal> session(String id) {
        return session(id, true);
    }

    /** As {@link #session(String)}, without counting as use: an open page that only listens is idle. */
    Optional<Principal> listener(String id) {
        return session(id, false);
    }

    private Optional<Principal> session(String id, boolean used) {
        String hash = Secrets.hash(id);
        Instant now = clock.instant();
        Known known = cached(hash, now);
        if (known == null || known.session() == null) {
            known = store.read(data -> readSession(data, hash, now));
            if (known == null) {
                return Optional.empty();
            }
            if (used && !now.isBefore(known.session().lastSeen().plus(SEEN_AGAIN))) {
                store.change(data -> {
                    data.seen(hash, now);
                    return null;
                });
                known = new Known(known.principal(), known.session().seen(now), null, now);
            }
            remember(hash, known);
        }
        return known.session().overAt(now, policy) ? Optional.empty() : Optional.of(known.principal());
    }

    Optional<Principal> token(String token) {
        String hash = Secrets.hash(token);
        Instant now = clock.instant();
        Known known = cached(hash, now);
        if (known == null || known.until() == null) {
            known = store.read(data -> readToken(data, hash, now));
            if (known == null) {
                return Optional.empty();
            }
            remember(hash, known);
        }
        return now.isBefore(known.until()) ? Optional.of(known.principal()) : Optional.empty();
    }

    /** @param fingerprint of a certificate whose key the sender has shown to have */
    Optional<Principal> certificate(String fingerprint) {
        String key = OF_CERTIFICATE + fingerprint;
        Instant now = clock.instant();
        Known known = cached(key, now);
        if (known == null) {
            known = store.read(data -> readCertificate(data, fingerprint, now));
            if (known == null) {
                return Optional.empty();
            }
            remember(key, known);
        }
        return now.isBefore(known.until()) ? Optional.of(known.principal()) : Optional.empty();
    }

    /** On this node at once; the others find out when what they read is too old. */
    void forget(String account) {
        synchronized (cache) {
            cache.values().removeIf(each -> each.principal().account().equals(account));
        }
    }

    /** Some grant may stand behind another's, so that more than one account changes. */
    void forgetAll() {
        synchronized (cache) {
            cache.clear();
        }
    }

    private Known cached(String hash, Instant now) {
        synchronized (cache) {
            Known known = cache.get(hash);
            return known != null && now.isBefore(known.readAt().plus(policy.cached())) ? known : null;
        }
    }

    private void remember(String hash, Known known) {
        synchronized (cache) {
            cache.put(hash, known);
        }
    }

    private Known readSession(AccessData data, String hash, Instant now) {
        Session session = data.session(hash).orElse(null);
        if (session == null || session.overAt(now, policy)) {
            return null;
        }
        Account account = data.account(session.account()).orElse(null);
        if (account == null || !account.open() || !settings.lets(account)) {
            return null;
        }
        return new Known(principal(data, account, now, session), session, null, now);
    }

    private Known readToken(AccessData data, String hash, Instant now) {
        Token token = data.tokenByHash(hash).orElse(null);
        if (token == null || !token.goodAt(now)) {
            return null;
        }
        return readProgram(data, token.account(), token.operations(), token.until(), now);
    }

    private Known readCertificate(AccessData data, String fingerprint, Instant now) {
        Certificate certificate = data.certificateByFingerprint(fingerprint).orElse(null);
        if (certificate == null || !certificate.goodAt(now)) {
            return null;
        }
        return readProgram(data, certificate.account(), certificate.operations(), certificate.until(), now);
    }

    private Known readProgram(AccessData data, String id, Set<Operation> operations, Instant until, Instant now) {
        Account account = data.account(id).orElse(null);
        if (account == null || !account.open() || !settings.lets(account)) {
            return null;
        }
        List<Grant> grants = grants(data, account, now);
        return new Known(new Principal(account.id(), account.person(), grants, Set.of(), operations), null, until, now);
    }

    Principal principal(AccessData data, Account account, Instant now, Session session) {
        List<Grant> grants = grants(data, account, now);
        return new Principal(account.id(), account.person(), grants, restrictions(account, session, grants), null);
    }

    private static List<Grant> grants(AccessData data, Account account, Instant now) {
        return data.grants(account.id()).stream()
                .filter(each -> Separation.fits(account.kind(), each.role()))
                .filter(each -> holds(data, each, now))
                .toList();
    }

    private static boolean holds(AccessData data, Grant grant, Instant now) {
        if (!grant.holdsAt(now)) {
            return false;
        }
        if (grant.actingFor() == null) {
            return true;
        }
        // A deputy stands in for a role that is still held.
        return data.grant(grant.actingFor())
                .filter(each -> each.holdsAt(now))
                .flatMap(each -> data.account(each.account()))
                .filter(Account::open)
                .isPresent();
    }

    private Set<Restriction> restrictions(Account account, Session session, List<Grant> grants) {
        Set<Restriction> due = EnumSet.noneOf(Restriction.class);
        if (account.password().temporary()) {
            due.add(Restriction.MUST_CHANGE_PASSWORD);
        }
        boolean needed =
                grants.stream().anyMatch(each -> !policy.withoutFactor().contains(each.role()));
        if (needed && !account.factor().bound() && !session.factorOutside()) {
            due.add(Restriction.MUST_BIND_FACTOR);
        }
        return due;
    }
}
