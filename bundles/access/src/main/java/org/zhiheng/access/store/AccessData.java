package org.zhiheng.access.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.zhiheng.access.domain.Account;
import org.zhiheng.access.domain.Certificate;
import org.zhiheng.access.domain.Identity;
import org.zhiheng.access.domain.PendingReset;
import org.zhiheng.access.domain.Person;
import org.zhiheng.access.domain.Session;
import org.zhiheng.access.domain.Token;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.RuleRelease;

/** What is kept, as one transaction sees it. */
public interface AccessData {

    /** What changes of one kind wait for, so that they come one after another. */
    enum Guard {
        ORGANISATION,
        RIGHTS,
        RELEASES
    }

    /** Keeps everybody else who asks for the same guard waiting until this transaction ends. */
    void guard(Guard guard);

    List<Body> bodies();

    void insert(Body body);

    /** All but its id and kind. */
    void save(Body body);

    /** Puts accounts, roles that are not revoked and bodies below under another body. */
    void handOver(String from, String to);

    Optional<Person> person(String id);

    /** Whatever spelling of the number ({@link org.zhiheng.access.domain.PersonNumber}). */
    Optional<Person> personByNumber(String number);

    List<Person> persons();

    void save(Person person);

    void insert(Person person);

    boolean anyAccount();

    Optional<Account> account(String id);

    Optional<Account> accountByName(String name);

    /** The account, which nobody else changes until this transaction ends. */
    Optional<Account> lockAccount(String id);

    /** A page of accounts that the reach covers, with whom they belong to. */
    Directory.Page accounts(Reach reach, Directory.Wanted wanted);

    void insert(Account account);

    void save(Account account);

    /** All, open or closed. */
    List<Account> accounts();

    /** All that are not revoked, over or not. */
    List<Grant> grants();

    /** Grants of an account that are not revoked, over or not. */
    List<Grant> grants(String account);

    /** As {@link #grants}, of all open accounts of a person. */
    List<Grant> grantsOfPerson(String person);

    /** One that is not revoked. */
    Optional<Grant> grant(String id);

    /** Ids of the accounts that were ever given the role, revoked or not. */
    List<String> everGranted(Role role);

    void insert(Grant grant);

    void revoke(String grant, Instant at);

    /** Ends it earlier than it would. */
    void shorten(String grant, Instant until);

    /**
     * Gives one the end it had before it was shortened.
     *
     * @param shortened as it ends now, or else nothing is done
     * @param until null for none
     */
    void prolong(String grant, Instant shortened, Instant until);

    Optional<Session> session(String hash);

    /** The newest first. */
    List<Session> sessions(String account);

    void insert(Session session);

    void seen(String hash, Instant at);

    void endSession(String hash);

    void endSessions(String account);

    /** Revoked or not. */
    Optional<Token> tokenByHash(String hash);

    /** One that is not revoked. */
    Optional<Token> token(String id);

    /** Those not revoked, the one that ends first, first. */
    List<Token> tokens(String account);

    void insert(Token token);

    void revokeToken(String id, Instant at);

    void revokeTokens(String account, Instant at);

    /** Revoked or not. */
    Optional<Certificate> certificateByFingerprint(String fingerprint);

    /** Revoked or not. */
    Optional<Certificate> certificate(String id);

    /** Of an account, those not revoked, the one that ends first, first. */
    List<Certificate> certificates(String account);

    void insert(Certificate certificate);

    void revokeCertificate(String id, Instant at);

    void revokeCertificates(String account, Instant at);

    /** @param issuer the provider that vouches for it */
    Optional<Identity> identity(String issuer, String subject);

    Optional<Identity> identity(String id);

    /** The oldest first. */
    List<Identity> identities(String account);

    void insert(Identity identity);

    void unlink(String identity);

    void unlinkAll(String account);

    /** By which a key is recognised; empty when none is known yet. */
    Optional<String> keyCheck(String name);

    void insertKeyCheck(String name, String value);

    /** Whether this digest is there already. */
    boolean seenBefore(String digest);

    /** Fails where it is there already. */
    void remember(String digest, Instant until);

    /** Deletes sessions last used before one moment or begun before another. */
    void forgetSessions(Instant seenBefore, Instant begunBefore);

    /** Deletes tokens that were over or revoked before. */
    void forgetTokens(Instant before);

    /** Forgets what has to be remembered until then at the latest. */
    void forgetSeen(Instant until);

    void insert(PendingReset reset);

    Optional<PendingReset> reset(String id);

    /** Of an account, decided or not. */
    List<PendingReset> resets(String account);

    /** Undecided ones, lapsed or not, the oldest first. */
    List<PendingReset> openResets();

    /** Saves one that was decided now. */
    void decide(PendingReset reset);

    /** The newest of this change. */
    Optional<RuleRelease.Proposal> proposal(RuleRelease.Change change, String subject);

    Optional<RuleRelease.Proposal> proposal(String id);

    /** Still undecided, the oldest first. */
    List<RuleRelease.Proposal> openProposals();

    /** Those decided or lapsed before a moment, the newest first. */
    List<RuleRelease.Proposal> decidedProposals(Instant before, int most);

    /** Saves a proposal that lapsed: nothing was decided. */
    void lapse(RuleRelease.Proposal proposal);

    /** All there are, the oldest first. */
    List<RuleRelease.Proposal> proposals();

    void insert(RuleRelease.Proposal proposal);

    /** Saves a proposal that was decided now, under the guard, and gives the decision the next number. */
    void decide(RuleRelease.Proposal proposal);

    /** The newest decision about this change. */
    Optional<RuleRelease.Decided> decision(RuleRelease.Change change, String subject);

    /** The oldest first. */
    List<RuleRelease.Decided> decidedAfter(long number);
}
