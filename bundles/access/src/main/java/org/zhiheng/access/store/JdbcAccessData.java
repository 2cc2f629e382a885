package org.zhiheng.access.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Account.Attempts;
import org.zhiheng.access.domain.Account.Factor;
import org.zhiheng.access.domain.Account.Password;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.domain.PendingReset;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.PersonNumber;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Token;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.KeyQuery;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Rows;

/** The tables of one transaction. SQL of both databases. */
final class JdbcAccessData implements AccessData {

    private static final String LINES = "\n";
    private static final String GRANT = "SELECT g.* FROM access_grant g ";
    private static final String DECIDED =
            "SELECT p.*, d.number FROM access_decision d JOIN access_proposal p ON p.id = d.proposal";

    private final Connection connection;

    JdbcAccessData(Connection connection) {
        this.connection = connection;
    }

    private <T> List<T> list(String sql, List<?> parameters, Rows.Reader<T> reader) {
        try {
            return Rows.list(connection, sql, parameters, reader);
        } catch (SQLException e) {
            throw new JdbcAccessStore.Failed(e);
        }
    }

    private <T> Optional<T> first(String sql, List<?> parameters, Rows.Reader<T> reader) {
        try {
            return Rows.first(connection, sql, parameters, reader);
        } catch (SQLException e) {
            throw new JdbcAccessStore.Failed(e);
        }
    }

    private void update(String sql, Object... parameters) {
        try {
            Rows.update(connection, sql, Arrays.asList(parameters));
        } catch (SQLException e) {
            throw new JdbcAccessStore.Failed(e);
        }
    }

    @Override
    public void guard(Guard guard) {
        // A write takes the row on both databases, and whoever comes next waits for the end of this transaction.
        update("UPDATE access_guard SET turns = turns + 1 WHERE name = ?", guard);
    }

    @Override
    public List<Body> bodies() {
        return list(
                "SELECT * FROM access_body",
                List.of(),
                row -> new Body(
                        row.getString("id"),
                        Body.Kind.valueOf(row.getString("kind")),
                        row.getString("title"),
                        new DivisionCode(row.getString("division")),
                        row.getString("parent"),
                        Instants.get(row, "closed_at"),
                        row.getString("merged_into")));
    }

    @Override
    public void save(Body body) {
        update(
                "UPDATE access_body SET title = ?, division = ?, parent = ?, closed_at = ?, merged_into = ? WHERE id = ?",
                body.title(),
                body.division().value(),
                body.parent(),
                body.closedAt(),
                body.mergedInto(),
                body.id());
    }

    @Override
    public void handOver(String from, String to) {
        update("UPDATE access_account SET body = ? WHERE body = ? AND closed_at IS NULL", to, from);
        update("UPDATE access_grant SET body = ? WHERE body = ? AND revoked_at IS NULL", to, from);
        update("UPDATE access_body SET parent = ? WHERE parent = ? AND closed_at IS NULL", to, from);
    }

    @Override
    public void insert(Body body) {
        update(
                "INSERT INTO access_body (id, kind, title, division, parent) VALUES (?, ?, ?, ?, ?)",
                body.id(),
                body.kind(),
                body.title(),
                body.division().value(),
                body.parent());
    }

    @Override
    public Optional<Person> person(String id) {
        return first("SELECT * FROM access_person WHERE id = ?", List.of(id), JdbcAccessData::readPerson);
    }

    @Override
    public Optional<Person> personByNumber(String number) {
        return first(
                "SELECT * FROM access_person WHERE number_key = ?",
                List.of(PersonNumber.key(number)),
                JdbcAccessData::readPerson);
    }

    @Override
    public List<Person> persons() {
        return list("SELECT * FROM access_person ORDER BY id", List.of(), JdbcAccessData::readPerson);
    }

    @Override
    public void save(Person person) {
        update(
                "UPDATE access_person SET number = ?, name = ?, number_key = ? WHERE id = ?",
                person.number(),
                person.name(),
                PersonNumber.key(person.number()),
                person.id());
    }

    private static Person readPerson(ResultSet row) throws SQLException {
        return new Person(row.getString("id"), row.getString("number"), row.getString("name"));
    }

    @Override
    public void insert(Person person) {
        update(
                "INSERT INTO access_person (id, number, name, number_key) VALUES (?, ?, ?, ?)",
                person.id(),
                person.number(),
                person.name(),
                PersonNumber.key(person.number()));
    }

    @Override
    public boolean anyAccount() {
        return first("SELECT id FROM access_account", List.of(), row -> row.getString("id"))
                .isPresent();
    }

    @Override
    public Optional<Account> account(String id) {
        return first("SELECT * FROM access_account WHERE id = ?", List.of(id), JdbcAccessData::readAccount);
    }

    @Override
    public Optional<Account> accountByName(String name) {
        return first("SELECT * FROM access_account WHERE name = ?", List.of(name), JdbcAccessData::readAccount);
    }

    @Override
    public Optional<Account> lockAccount(String id) {
        update("UPDATE access_account SET failures = failures WHERE id = ?", id);
        return account(id);
    }

    private static Account readAccount(ResultSet row) throws SQLException {
        String hash = row.getString("password");
        Password password = hash == null
                ? null
                : new Password(hash, Instants.get(row, "temporary_until"), lines(row.getString("former")));
        return new Account(
                row.getString("id"),
                row.getString("name"),
                Accounts.Kind.valueOf(row.getString("kind")),
                row.getString("person"),
                row.getString("body"),
                Instants.get(row, "opened_at"),
                Instants.get(row, "closed_at"),
                password,
                new Attempts(row.getInt("failures"), Instants.get(row, "blocked_until")),
                new Factor(
                        row.getString("factor"),
                        row.getString("factor_offered"),
                        row.getLong("factor_step"),
                        lines(row.getString("recovery"))));
    }

    @Override
    public Directory.Page accounts(Reach reach, Directory.Wanted wanted) {
        KeyQuery<AccountColumn> query = KeyQuery.select(
                "SELECT a.id, a.name, a.kind, a.body, a.opened_at, a.closed_at, p.number AS person_number,"
                        + " p.name AS person_name FROM access_account a JOIN access_person p ON p.id = a.person",
                AccountColumn.ID);
        if (!reach.everywhere()) {
            List<Object> covered = new ArrayList<>(reach.bodies());
            String bodies = covered.isEmpty() ? "" : " OR a.body IN (?" + ", ?".repeat(covered.size() - 1) + ")";
            covered.add(0, reach.account());
            query.where("a.id = ?" + bodies, covered.toArray());
        }
        if (wanted.body() != null) {
            query.where("a.body = ?", wanted.body());
        }
        if (!wanted.closed()) {
            query.where("a.closed_at IS NULL");
        }
        AccountColumn sort = wanted.sort() == Directory.Sort.NAME ? AccountColumn.NAME : AccountColumn.OPENED_AT;
        try {
            PageOf<Directory.Listed> page = query.page(
                    connection,
                    new KeyPage<>(sort, wanted.descending(), wanted.size(), wanted.after()),
                    JdbcAccessData::readListed);
            return new Directory.Page(page.items(), page.next().orElse(null));
        } catch (SQLException e) {
            throw new JdbcAccessStore.Failed(e);
        }
    }

    private static Directory.Listed readListed(ResultSet row) throws SQLException {
        return new Directory.Listed(
                row.getString("id"),
                row.getString("name"),
                Accounts.Kind.valueOf(row.getString("kind")),
                row.getString("body"),
                Instants.get(row, "opened_at"),
                Instants.get(row, "closed_at"),
                new Directory.Staff(row.getString("person_number"), row.getString("person_name")));
    }

    @Override
    public void insert(Account account) {
        update(
                "INSERT INTO access_account (id, name, kind, person, body, opened_at, former, failures, factor_step, recovery)"
                        + " VALUES (?, ?, ?, ?, ?, ?, '', 0, -1, '')",
                account.id(),
                account.name(),
                account.kind(),
                account.person(),
                account.body(),
                account.openedAt());
        save(account);
    }

    @Override
    public void save(Account account) {
        Password password = account.password();
        update(
                "UPDATE access_account SET person = ?, closed_at = ?, password = ?, temporary_until = ?, former = ?, failures = ?,"
                        + " blocked_until = ?, factor = ?, factor_offered = ?, factor_step = ?, recovery = ? WHERE id = ?",
                account.person(),
                account.closedAt(),
                password == null ? null : password.hash(),
                password == null ? null : password.temporaryUntil(),
                password == null ? "" : text(password.former()),
                account.attempts().failures(),
                account.attempts().blockedUntil(),
                account.factor().secret(),
                account.factor().offered(),
                account.factor().lastStep(),
                text(account.factor().recovery()),
                account.id());
    }

    @Override
    public List<Account> accounts() {
        return list("SELECT * FROM access_account ORDER BY id", List.of(), JdbcAccessData::readAccount);
    }

    @Override
    public List<Grant> grants() {
        return list(GRANT + "WHERE g.revoked_at IS NULL", List.of(), JdbcAccessData::readGrant);
    }

    @Override
    public List<Grant> grants(String account) {
        return list(
                GRANT + "WHERE g.account = ? AND g.revoked_at IS NULL ORDER BY g.from_at, g.id",
                List.of(account),
                JdbcAccessData::readGrant);
    }

    @Override
    public List<Grant> grantsOfPerson(String person) {
        return list(
                GRANT + "JOIN access_account a ON a.id = g.account"
                        + " WHERE a.person = ? AND a.closed_at IS NULL AND g.revoked_at IS NULL",
                List.of(person),
                JdbcAccessData::readGrant);
    }

    @Override
    public Optional<Grant> grant(String id) {
        return first(GRANT + "WHERE g.id = ? AND g.revoked_at IS NULL", List.of(id), JdbcAccessData::readGrant);
    }

    @Override
    public List<String> everGranted(Role role) {
        return list(
                "SELECT DISTINCT account FROM access_grant WHERE role = ?",
                List.of(role),
                row -> row.getString("account"));
    }

    private static Grant readGrant(ResultSet row) throws SQLException {
        return new Grant(
                row.getString("id"),
                row.getString("account"),
                Role.valueOf(row.getString("role")),
                row.getString("body"),
                Scope.valueOf(row.getString("reach")),
                Instants.get(row, "from_at"),
                Instants.get(row, "until_at"),
                row.getString("acting_for"));
    }

    @Override
    public void insert(Grant grant) {
        update(
                "INSERT INTO access_grant (id, account, role, body, reach, from_at, until_at, acting_for)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                grant.id(),
                grant.account(),
                grant.role(),
                grant.body(),
                grant.scope(),
                grant.from(),
                grant.until(),
                grant.actingFor());
    }

    @Override
    public void revoke(String grant, Instant at) {
        update("UPDATE access_grant SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, grant);
    }

    @Override
    public void shorten(String grant, Instant until) {
        update(
                "UPDATE access_grant SET until_at = ? WHERE id = ? AND revoked_at IS NULL AND (until_at IS NULL OR until_at > ?)",
                until,
                grant,
                until);
    }

    @Override
    public void prolong(String grant, Instant shortened, Instant until) {
        update(
                "UPDATE access_grant SET until_at = ? WHERE id = ? AND revoked_at IS NULL AND until_at = ?",
                until,
                grant,
                shortened);
    }

    @Override
    public Optional<Session> session(String hash) {
        return first("SELECT * FROM access_session WHERE hash = ?", List.of(hash), JdbcAccessData::readSession);
    }

    @Override
    public List<Session> sessions(String account) {
        return list(
                "SELECT * FROM access_session WHERE account = ? ORDER BY since DESC, hash",
                List.of(account),
                JdbcAccessData::readSession);
    }

    private static Session readSession(ResultSet row) throws SQLException {
        return new Session(
                row.getString("hash"),
                row.getString("reference"),
                row.getString("account"),
                Instants.get(row, "since"),
                Instants.get(row, "last_seen"),
                row.getString("source"),
                row.getBoolean("factor_outside"));
    }

    @Override
    public void insert(Session session) {
        update(
                "INSERT INTO access_session (hash, reference, account, since, last_seen, source, factor_outside)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                session.hash(),
                session.reference(),
                session.account(),
                session.since(),
                session.lastSeen(),
                session.source(),
                session.factorOutside());
    }

    @Override
    public void seen(String hash, Instant at) {
        update("UPDATE access_session SET last_seen = ? WHERE hash = ?", at, hash);
    }

    @Override
    public void endSession(String hash) {
        update("DELETE FROM access_session WHERE hash = ?", hash);
    }

    @Override
    public void endSessions(String account) {
        update("DELETE FROM access_session WHERE account = ?", account);
    }

    @Override
    public Optional<Token> tokenByHash(String hash) {
        return first("SELECT * FROM access_token WHERE hash = ?", List.of(hash), JdbcAccessData::readToken);
    }

    @Override
    public Optional<Token> token(String id) {
        return first(
                "SELECT * FROM access_token WHERE id = ? AND revoked_at IS NULL",
                List.of(id),
                JdbcAccessData::readToken);
    }

    @Override
    public List<Token> tokens(String account) {
        return list(
                "SELECT * FROM access_token WHERE account = ? AND revoked_at IS NULL ORDER BY until_at, id",
                List.of(account),
                JdbcAccessData::readToken);
    }

    private static Token readToken(ResultSet row) throws SQLException {
        return new Token(
                row.getString("id"),
                row.getString("hash"),
                row.getString("account"),
                readOperations(row),
                Instants.get(row, "until_at"),
                Instants.get(row, "revoked_at"));
    }

    private static Set<Operation> readOperations(ResultSet row) throws SQLException {
        // An operation a release has dropped allows nothing any more.
        return lines(row.getString("operations")).stream()
                .flatMap(each -> Operation.of(each).stream())
                .collect(Collectors.toSet());
    }

    private static String written(Set<Operation> operations) {
        return text(operations.stream().map(Operation::id).sorted().toList());
    }

    @Override
    public void insert(Token token) {
        update(
                "INSERT INTO access_token (id, hash, account, operations, until_at) VALUES (?, ?, ?, ?, ?)",
                token.id(),
                token.hash(),
                token.account(),
                written(token.operations()),
                token.until());
    }

    @Override
    public void revokeToken(String id, Instant at) {
        update("UPDATE access_token SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id);
    }

    @Override
    public void revokeTokens(String account, Instant at) {
        update("UPDATE access_token SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL", at, account);
    }

    @Override
    public Optional<Certificate> certificateByFingerprint(String fingerprint) {
        return first(
                "SELECT * FROM access_certificate WHERE fingerprint = ?",
                List.of(fingerprint),
                JdbcAccessData::readCertificate);
    }

    @Override
    public Optional<Certificate> certificate(String id) {
        return first("SELECT * FROM access_certificate WHERE id = ?", List.of(id), JdbcAccessData::readCertificate);
    }

    private static Certificate readCertificate(ResultSet row) throws SQLException {
        return new Certificate(
                row.getString("id"),
                row.getString("fingerprint"),
                row.getString("account"),
                readOperations(row),
                Instants.get(row, "from_at"),
                Instants.get(row, "until_at"),
                Instants.get(row, "revoked_at"));
    }

    @Override
    public List<Certificate> certificates(String account) {
        return list(
                "SELECT * FROM access_certificate WHERE account = ? AND revoked_at IS NULL ORDER BY until_at, id",
                List.of(account),
                JdbcAccessData::readCertificate);
    }

    @Override
    public void insert(Certificate certificate) {
        update(
                "INSERT INTO access_certificate (id, fingerprint, account, operations, from_at, until_at) VALUES (?, ?, ?, ?, ?, ?)",
                certificate.id(),
                certificate.fingerprint(),
                certificate.account(),
                written(certificate.operations()),
                certificate.from(),
                certificate.until());
    }

    @Override
    public void revokeCertificate(String id, Instant at) {
        update("UPDATE access_certificate SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", at, id);
    }

    @Override
    public void revokeCertificates(String account, Instant at) {
        update("UPDATE access_certificate SET revoked_at = ? WHERE account = ? AND revoked_at IS NULL", at, account);
    }

    @Override
    public Optional<Identity> identity(String issuer, String subject) {
        return first(
                "SELECT * FROM access_identity WHERE issuer = ? AND subject = ?",
                List.of(issuer, subject),
                JdbcAccessData::readIdentity);
    }

    @Override
    public Optional<Identity> identity(String id) {
        return first("SELECT * FROM access_identity WHERE id = ?", List.of(id), JdbcAccessData::readIdentity);
    }

    @Override
    public List<Identity> identities(String account) {
        return list(
                "SELECT * FROM access_identity WHERE account = ? ORDER BY since, id",
                List.of(account),
                JdbcAccessData::readIdentity);
    }

    private static Identity readIdentity(ResultSet row) throws SQLException {
        return new Identity(
                row.getString("id"),
                row.getString("issuer"),
                row.getString("subject"),
                row.getString("account"),
                Instants.get(row, "since"));
    }

    @Override
    public void insert(Identity identity) {
        update(
                "INSERT INTO access_identity (id, issuer, subject, account, since) VALUES (?, ?, ?, ?, ?)",
                identity.id(),
                identity.issuer(),
                identity.subject(),
                identity.account(),
                identity.since());
    }

    @Override
    public void unlink(String identity) {
        update("DELETE FROM access_identity WHERE id = ?", identity);
    }

    @Override
    public void unlinkAll(String account) {
        update("DELETE FROM access_identity WHERE account = ?", account);
    }

    @Override
    public Optional<String> keyCheck(String name) {
        return first(
                "SELECT check_value FROM access_key_check WHERE name = ?",
                List.of(name),
                row -> row.getString("check_value"));
    }

    @Override
    public void insertKeyCheck(String name, String value) {
        update("INSERT INTO access_key_check (name, check_value) VALUES (?, ?)", name, value);
    }

    @Override
    public boolean seenBefore(String digest) {
        return first("SELECT digest FROM access_once WHERE digest = ?", List.of(digest), row -> row.getString("digest"))
                .isPresent();
    }

    @Override
    public void remember(String digest, Instant until) {
        update("INSERT INTO access_once (digest, until_at) VALUES (?, ?)", digest, until);
    }

    @Override
    public void forgetSessions(Instant seenBefore, Instant begunBefore) {
        update("DELETE FROM access_session WHERE last_seen < ? OR since < ?", seenBefore, begunBefore);
    }

    @Override
    public void forgetTokens(Instant before) {
        update("DELETE FROM access_token WHERE until_at < ? OR revoked_at < ?", before, before);
    }

    @Override
    public void forgetSeen(Instant until) {
        update("DELETE FROM access_once WHERE until_at < ?", until);
    }

    @Override
    public void insert(PendingReset pending) {
        AccountResets.Reset reset = pending.reset();
        update(
                "INSERT INTO access_reset (id, account, what, reason, half, state, requested_by, requested_at, until_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                reset.id(),
                reset.account(),
                reset.what(),
                reset.reason(),
                pending.half(),
                reset.state(),
                reset.requestedBy(),
                reset.requestedAt(),
                reset.until());
    }

    @Override
    public Optional<PendingReset> reset(String id) {
        return first("SELECT * FROM access_reset WHERE id = ?", List.of(id), JdbcAccessData::readReset);
    }

    @Override
    public List<PendingReset> resets(String account) {
        return list("SELECT * FROM access_reset WHERE account = ?", List.of(account), JdbcAccessData::readReset);
    }

    @Override
    public List<PendingReset> openResets() {
        return list(
                "SELECT * FROM access_reset WHERE state = ? ORDER BY requested_at, id",
                List.of(AccountResets.State.REQUESTED),
                JdbcAccessData::readReset);
    }

    private static PendingReset readReset(ResultSet row) throws SQLException {
        return new PendingReset(
                new AccountResets.Reset(
                        row.getString("id"),
                        row.getString("account"),
                        AccountResets.What.valueOf(row.getString("what")),
                        row.getString("reason"),
                        AccountResets.State.valueOf(row.getString("state")),
                        row.getString("requested_by"),
                        Instants.get(row, "requested_at"),
                        Instants.get(row, "until_at"),
                        row.getString("decided_by"),
                        Instants.get(row, "decided_at")),
                row.getString("half"));
    }

    @Override
    public void decide(PendingReset pending) {
        AccountResets.Reset reset = pending.reset();
        update(
                "UPDATE access_reset SET state = ?, half = ?, decided_by = ?, decided_at = ? WHERE id = ?",
                reset.state(),
                pending.half(),
                reset.decidedBy(),
                reset.decidedAt(),
                reset.id());
    }

    @Override
    public Optional<RuleRelease.Proposal> proposal(RuleRelease.Change change, String subject) {
        // Only when the one before is decided is there another, so the undecided one is the newest.
        return first(
                "SELECT * FROM access_proposal WHERE change_kind = ? AND subject = ?"
                        + " ORDER BY CASE WHEN decided_at IS NULL THEN 0 ELSE 1 END, decided_at DESC",
                List.of(change, subject),
                JdbcAccessData::readProposal);
    }

    @Override
    public Optional<RuleRelease.Proposal> proposal(String id) {
        return first("SELECT * FROM access_proposal WHERE id = ?", List.of(id), JdbcAccessData::readProposal);
    }

    @Override
    public List<RuleRelease.Proposal> openProposals() {
        return list(
                "SELECT * FROM access_proposal WHERE state = ? ORDER BY proposed_at, id",
                List.of(RuleRelease.State.PROPOSED),
                JdbcAccessData::readProposal);
    }

    @Override
    public List<RuleRelease.Proposal> decidedProposals(Instant before, int most) {
        return list(
                "SELECT * FROM access_proposal WHERE decided_at < ? ORDER BY decided_at DESC, id FETCH FIRST " + most
                        + " ROWS ONLY",
                List.of(before),
                JdbcAccessData::readProposal);
    }

    @Override
    public void lapse(RuleRelease.Proposal proposal) {
        update(
                "UPDATE access_proposal SET state = ?, decided_at = ? WHERE id = ?",
                proposal.state(),
                proposal.decidedAt(),
                proposal.id());
    }

    @Override
    public List<RuleRelease.Proposal> proposals() {
        return list("SELECT * FROM access_proposal ORDER BY proposed_at, id", List.of(), JdbcAccessData::readProposal);
    }

    private static RuleRelease.Proposal readProposal(ResultSet row) throws SQLException {
        return new RuleRelease.Proposal(
                row.getString("id"),
                RuleRelease.Change.valueOf(row.getString("change_kind")),
                row.getString("subject"),
                row.getString("note"),
                RuleRelease.State.valueOf(row.getString("state")),
                row.getString("proposed_by"),
                Instants.get(row, "proposed_at"),
                row.getString("decided_by"),
                Instants.get(row, "decided_at"),
                row.getString("reason"));
    }

    @Override
    public void insert(RuleRelease.Proposal proposal) {
        update(
                "INSERT INTO access_proposal (id, change_kind, subject, note, state, proposed_by, proposed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?)",
                proposal.id(),
                proposal.change(),
                proposal.subject(),
                proposal.note(),
                proposal.state(),
                proposal.proposedBy(),
                proposal.proposedAt());
    }

    @Override
    public void decide(RuleRelease.Proposal proposal) {
        update(
                "UPDATE access_proposal SET state = ?, decided_by = ?, decided_at = ?, reason = ? WHERE id = ?",
                proposal.state(),
                proposal.decidedBy(),
                proposal.decidedAt(),
                proposal.reason(),
                proposal.id());
        update(
                "INSERT INTO access_decision (number, proposal)"
                        + " SELECT COALESCE(MAX(number), 0) + 1, CAST(? AS VARCHAR(36)) FROM access_decision",
                proposal.id());
    }

    @Override
    public Optional<RuleRelease.Decided> decision(RuleRelease.Change change, String subject) {
        return first(
                DECIDED + " WHERE p.change_kind = ? AND p.subject = ? ORDER BY d.number DESC",
                List.of(change, subject),
                JdbcAccessData::readDecided);
    }

    @Override
    public List<RuleRelease.Decided> decidedAfter(long number) {
        return list(DECIDED + " WHERE d.number > ? ORDER BY d.number", List.of(number), JdbcAccessData::readDecided);
    }

    private static RuleRelease.Decided readDecided(ResultSet row) throws SQLException {
        return new RuleRelease.Decided(row.getLong("number"), readProposal(row));
    }

    private static String text(Collection<String> lines) {
        return String.join(LINES, lines);
    }

    private static List<String> lines(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(LINES));
    }
}
