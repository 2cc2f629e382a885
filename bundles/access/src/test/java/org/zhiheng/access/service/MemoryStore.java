package org.zhiheng.access.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.domain.PendingReset;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.PersonNumber;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Token;
import org.zhiheng.access.store.AccessData;
import org.zhiheng.access.store.AccessStore;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;

/** A store without a database: one transaction at a time, and what throws leaves nothing behind. */
final class MemoryStore implements AccessStore {

    private Data data = new Data();

    @Override
    public synchronized <T> T change(Function<AccessData, T> work) {
        Data copy = new Data(data);
        T result = work.apply(copy);
        data = copy;
        return result;
    }

    @Override
    public synchronized <T> T read(Function<AccessData, T> work) {
        return work.apply(new Data(data));
    }

    private static final class Data implements AccessData {
        private final Map<String, Body> bodies = new LinkedHashMap<>();
        private final Map<String, Person> persons = new LinkedHashMap<>();
        private final Map<String, Account> accounts = new LinkedHashMap<>();
        private final Map<String, Grant> grants = new LinkedHashMap<>();
        private final Set<String> revoked = new HashSet<>();
        private final Map<String, Session> sessions = new LinkedHashMap<>();
        private final Map<String, Token> tokens = new LinkedHashMap<>();
        private final Map<String, PendingReset> resets = new LinkedHashMap<>();
        private final Map<String, Certificate> certificates = new LinkedHashMap<>();
        private final Map<String, Identity> identities = new LinkedHashMap<>();
        private final Map<String, String> keyChecks = new LinkedHashMap<>();
        private final Map<String, Instant> seen = new LinkedHashMap<>();
        private final Map<String, RuleRelease.Proposal> proposals = new LinkedHashMap<>();
        private final List<RuleRelease.Decided> decisions = new ArrayList<>();

        Data() {}

        Data(Data other) {
            bodies.putAll(other.bodies);
            persons.putAll(other.persons);
            accounts.putAll(other.accounts);
            grants.putAll(other.grants);
            revoked.addAll(other.revoked);
            sessions.putAll(other.sessions);
            tokens.putAll(other.tokens);
            resets.putAll(other.resets);
            certificates.putAll(other.certificates);
            identities.putAll(other.identities);
            keyChecks.putAll(other.keyChecks);
            seen.putAll(other.seen);
            proposals.putAll(other.proposals);
            decisions.addAll(other.decisions);
        }

        @Override
        public void guard(Guard guard) {
            // Transactions come one after another anyway.
        }

        @Override
        public List<Body> bodies() {
            return List.copyOf(bodies.values());
        }

        @Override
        public void insert(Body body) {
            bodies.put(body.id(), body);
        }

        @Override
        public void save(Body body) {
            bodies.put(body.id(), body);
        }

        @Override
        public void handOver(String from, String to) {
            throw new UnsupportedOperationException("bodies are merged by SQL; StoreTest does");
        }

        @Override
        public List<Person> persons() {
            return List.copyOf(persons.values());
        }

        @Override
        public void save(Person person) {
            persons.put(person.id(), person);
        }

        @Override
        public void forgetSessions(Instant seenBefore, Instant begunBefore) {
            sessions.values()
                    .removeIf(each ->
                            each.lastSeen().isBefore(seenBefore) || each.since().isBefore(begunBefore));
        }

        @Override
        public void forgetTokens(Instant before) {
            throw new UnsupportedOperationException("tokens are deleted by SQL; StoreTest does");
        }

        @Override
        public Optional<Person> person(String id) {
            return Optional.ofNullable(persons.get(id));
        }

        @Override
        public Optional<Person> personByNumber(String number) {
            return persons.values().stream()
                    .filter(each -> PersonNumber.key(each.number()).equals(PersonNumber.key(number)))
                    .findFirst();
        }

        @Override
        public void insert(Person person) {
            persons.put(person.id(), person);
        }

        @Override
        public boolean anyAccount() {
            return !accounts.isEmpty();
        }

        @Override
        public Optional<Account> account(String id) {
            return Optional.ofNullable(accounts.get(id));
        }

        @Override
        public Optional<Account> accountByName(String name) {
            return accounts.values().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst();
        }

        @Override
        public Optional<Account> lockAccount(String id) {
            return account(id);
        }

        @Override
        public Directory.Page accounts(Reach reach, Directory.Wanted wanted) {
            throw new UnsupportedOperationException("lists are read by SQL; StoreTest does");
        }

        @Override
        public void insert(Account account) {
            accounts.put(account.id(), account);
        }

        @Override
        public void save(Account account) {
            accounts.put(account.id(), account);
        }

        @Override
        public List<Account> accounts() {
            return List.copyOf(accounts.values());
        }

        @Override
        public List<Grant> grants() {
            return grants.values().stream()
                    .filter(each -> !revoked.contains(each.id()))
                    .toList();
        }

        @Override
        public List<Grant> grants(String account) {
            return grants.values().stream()
                    .filter(each -> each.account().equals(account) && !revoked.contains(each.id()))
                    .toList();
        }

        @Override
        public List<Grant> grantsOfPerson(String person) {
            return accounts.values().stream()
                    .filter(each -> each.person().equals(person) && each.open())
                    .flatMap(each -> grants(each.id()).stream())
                    .toList();
        }

        @Override
        public Optional<Grant> grant(String id) {
            return Optional.ofNullable(grants.get(id)).filter(each -> !revoked.contains(id));
        }

        @Override
        public List<String> everGranted(Role role) {
            return grants.values().stream()
                    .filter(each -> each.role() == role)
                    .map(Grant::account)
                    .toList();
        }

        @Override
        public void insert(Grant grant) {
            grants.put(grant.id(), grant);
        }

        @Override
        public void revoke(String grant, Instant at) {
            revoked.add(grant);
        }

        @Override
        public void shorten(String grant, Instant until) {
            grants.computeIfPresent(
                    grant,
                    (id, each) -> new Grant(
                            id,
                            each.account(),
                            each.role(),
                            each.body(),
                            each.scope(),
                            each.from(),
                            each.until() == null || each.until().isAfter(until) ? until : each.until(),
                            each.actingFor()));
        }

        @Override
        public void prolong(String grant, Instant shortened, Instant until) {
            grants.computeIfPresent(
                    grant,
                    (id, each) -> new Grant(
                            id,
                            each.account(),
                            each.role(),
                            each.body(),
                            each.scope(),
                            each.from(),
                            shortened.equals(each.until()) ? until : each.until(),
                            each.actingFor()));
        }

        @Override
        public Optional<Session> session(String hash) {
            return Optional.ofNullable(sessions.get(hash));
        }

        @Override
        public List<Session> sessions(String account) {
            return sessions.values().stream()
                    .filter(each -> each.account().equals(account))
                    .sorted(Comparator.comparing(Session::since).reversed())
                    .toList();
        }

        @Override
        public void insert(Session session) {
            sessions.put(session.hash(), session);
        }

        @Override
        public void seen(String hash, Instant at) {
            sessions.computeIfPresent(hash, (key, session) -> session.seen(at));
        }

        @Override
        public void endSession(String hash) {
            sessions.remove(hash);
        }

        @Override
        public void endSessions(String account) {
            sessions.values().removeIf(each -> each.account().equals(account));
        }

        @Override
        public void insert(PendingReset reset) {
            resets.put(reset.reset().id(), reset);
        }

        @Override
        public Optional<PendingReset> reset(String id) {
            return Optional.ofNullable(resets.get(id));
        }

        @Override
        public List<PendingReset> resets(String account) {
            return resets.values().stream()
                    .filter(each -> each.reset().account().equals(account))
                    .toList();
        }

        @Override
        public List<PendingReset> openResets() {
            return resets.values().stream()
                    .filter(each -> each.reset().state() == AccountResets.State.REQUESTED)
                    .toList();
        }

        @Override
        public void decide(PendingReset reset) {
            resets.put(reset.reset().id(), reset);
        }

        @Override
        public Optional<Token> tokenByHash(String hash) {
            return tokens.values().stream()
                    .filter(each -> each.hash().equals(hash))
                    .findFirst();
        }

        @Override
        public Optional<Token> token(String id) {
            return Optional.ofNullable(tokens.get(id)).filter(each -> each.revokedAt() == null);
        }

        @Override
        public List<Token> tokens(String account) {
            return tokens.values().stream()
                    .filter(each -> each.account().equals(account) && each.revokedAt() == null)
                    .sorted(Comparator.comparing(Token::until))
                    .toList();
        }

        @Override
        public void insert(Token token) {
            tokens.put(token.id(), token);
        }

        @Override
        public void revokeToken(String id, Instant at) {
            tokens.computeIfPresent(id, (key, each) -> revoked(each, at));
        }

        private static Token revoked(Token token, Instant at) {
            return token.revokedAt() != null
                    ? token
                    : new Token(token.id(), token.hash(), token.account(), token.operations(), token.until(), at);
        }

        @Override
        public void revokeTokens(String account, Instant at) {
            tokens.replaceAll((key, each) -> each.account().equals(account) ? revoked(each, at) : each);
        }

        @Override
        public Optional<Certificate> certificateByFingerprint(String fingerprint) {
            return certificates.values().stream()
                    .filter(each -> each.fingerprint().equals(fingerprint))
                    .findFirst();
        }

        @Override
        public Optional<Certificate> certificate(String id) {
            return Optional.ofNullable(certificates.get(id));
        }

        @Override
        public List<Certificate> certificates(String account) {
            return certificates.values().stream()
                    .filter(each -> each.account().equals(account) && each.revokedAt() == null)
                    .sorted(Comparator.comparing(Certificate::until))
                    .toList();
        }

        @Override
        public void insert(Certificate certificate) {
            certificates.put(certificate.id(), certificate);
        }

        @Override
        public void revokeCertificate(String id, Instant at) {
            certificates.computeIfPresent(id, (key, each) -> revoked(each, at));
        }

        @Override
        public void revokeCertificates(String account, Instant at) {
            certificates.replaceAll((key, each) -> each.account().equals(account) ? revoked(each, at) : each);
        }

        private static Certificate revoked(Certificate certificate, Instant at) {
            return new Certificate(
                    certificate.id(),
                    certificate.fingerprint(),
                    certificate.account(),
                    certificate.operations(),
                    certificate.from(),
                    certificate.until(),
                    at);
        }

        @Override
        public Optional<Identity> identity(String issuer, String subject) {
            return identities.values().stream()
                    .filter(each ->
                            each.issuer().equals(issuer) && each.subject().equals(subject))
                    .findFirst();
        }

        @Override
        public Optional<Identity> identity(String id) {
            return Optional.ofNullable(identities.get(id));
        }

        @Override
        public List<Identity> identities(String account) {
            return identities.values().stream()
                    .filter(each -> each.account().equals(account))
                    .toList();
        }

        @Override
        public void insert(Identity identity) {
            identities.put(identity.id(), identity);
        }

        @Override
        public void unlink(String identity) {
            identities.remove(identity);
        }

        @Override
        public void unlinkAll(String account) {
            identities.values().removeIf(each -> each.account().equals(account));
        }

        @Override
        public Optional<String> keyCheck(String name) {
            return Optional.ofNullable(keyChecks.get(name));
        }

        @Override
        public void insertKeyCheck(String name, String value) {
            keyChecks.put(name, value);
        }

        @Override
        public boolean seenBefore(String digest) {
            return seen.containsKey(digest);
        }

        @Override
        public void remember(String digest, Instant until) {
            seen.put(digest, until);
        }

        @Override
        public void forgetSeen(Instant until) {
            seen.values().removeIf(each -> each.isBefore(until));
        }

        @Override
        public Optional<RuleRelease.Proposal> proposal(RuleRelease.Change change, String subject) {
            List<RuleRelease.Proposal> found = new ArrayList<>(proposals.values());
            found.removeIf(each -> each.change() != change || !each.subject().equals(subject));
            return found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
        }

        @Override
        public Optional<RuleRelease.Proposal> proposal(String id) {
            return Optional.ofNullable(proposals.get(id));
        }

        @Override
        public List<RuleRelease.Proposal> openProposals() {
            return proposals.values().stream()
                    .filter(each -> each.state() == RuleRelease.State.PROPOSED)
                    .toList();
        }

        @Override
        public List<RuleRelease.Proposal> decidedProposals(Instant before, int most) {
            return proposals.values().stream()
                    .filter(each -> each.decidedAt() != null && each.decidedAt().isBefore(before))
                    .sorted(Comparator.comparing(RuleRelease.Proposal::decidedAt)
                            .reversed())
                    .limit(most)
                    .toList();
        }

        @Override
        public void lapse(RuleRelease.Proposal proposal) {
            proposals.put(proposal.id(), proposal);
        }

        @Override
        public List<RuleRelease.Proposal> proposals() {
            return List.copyOf(proposals.values());
        }

        @Override
        public void insert(RuleRelease.Proposal proposal) {
            proposals.put(proposal.id(), proposal);
        }

        @Override
        public void decide(RuleRelease.Proposal proposal) {
            proposals.put(proposal.id(), proposal);
            decisions.add(new RuleRelease.Decided(decisions.size() + 1L, proposal));
        }

        @Override
        public Optional<RuleRelease.Decided> decision(RuleRelease.Change change, String subject) {
            return decisions.stream()
                    .filter(each -> each.proposal().change() == change
                            && each.proposal().subject().equals(subject))
                    .reduce((older, newer) -> newer);
        }

        @Override
        public List<RuleRelease.Decided> decidedAfter(long number) {
            return decisions.stream().filter(each -> each.number() > number).toList();
        }
    }
}
