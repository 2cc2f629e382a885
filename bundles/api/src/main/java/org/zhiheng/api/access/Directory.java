package org.zhiheng.api.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looking at people and accounts, as far as {@link Operation#DIRECTORY_VIEW} reaches. Thread-safe.
 *
 * <p>Numbers and names of persons are personal data: they are shown only to who says what for, and that is put down.
 */
@ProviderType
public interface Directory {

    /** What the list may be sorted by. */
    enum Sort {
        NAME,
        OPENED_AT
    }

    /**
     * A page of the list.
     *
     * @param size most accounts of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     * @param body only accounts of this body; null for all
     * @param closed whether closed ones are shown too
     */
    record Wanted(Sort sort, boolean descending, int size, String after, String body, boolean closed) {
        public Wanted {
            Objects.requireNonNull(sort, "sort");
        }
    }

    /** @param number staff number */
    record Staff(String number, String name) {
        @Override
        public String toString() {
            return "Staff";
        }
    }

    /**
     * @param account id
     * @param name what is typed to sign in
     * @param closedAt null while open
     * @param staff null unless it was said what for
     */
    record Listed(
            String account,
            String name,
            Accounts.Kind kind,
            String body,
            Instant openedAt,
            Instant closedAt,
            Staff staff) {}

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Listed> accounts, String next) {
        public Page {
            accounts = List.copyOf(accounts);
        }
    }

    /** A program's token, without what lets in. */
    record TokenInfo(String id, Set<Operation> operations, Instant until) {
        public TokenInfo {
            operations = Set.copyOf(operations);
        }
    }

    /**
     * A certificate a program signs with.
     *
     * @param fingerprint SHA-256, hexadecimal
     */
    record CertificateInfo(String id, String fingerprint, Set<Operation> operations, Instant from, Instant until) {
        public CertificateInfo {
            operations = Set.copyOf(operations);
        }
    }

    /**
     * How the account stands at the door.
     *
     * @param blockedUntil after wrong attempts; null when it may be tried now
     * @param firstPassword whether the person has not chosen a password yet
     * @param factor whether a second factor is bound
     */
    record Security(
            Instant blockedUntil,
            boolean firstPassword,
            boolean factor,
            List<TokenInfo> tokens,
            List<CertificateInfo> certificates) {
        public Security {
            tokens = List.copyOf(tokens);
            certificates = List.copyOf(certificates);
        }
    }

    /**
     * @param grants those not revoked
     * @param security null for everybody but who may lift a block
     */
    record Shown(Listed account, List<Grant> grants, Security security) {
        public Shown {
            grants = List.copyOf(grants);
        }
    }

    /**
     * @param purpose what persons' numbers and names are looked at for; null to leave them out
     * @throws org.zhiheng.api.error.ZhihengException as {@link Permissions#reach}; {@code INVALID} {@code PAGE-SIZE}, {@code PAGE-CURSOR},
     *     {@code ACCESS-PURPOSE} for a blank or endless purpose
     */
    Page list(Principal by, Wanted wanted, String purpose);

    /** One account; as {@link #list}, and {@code NOT_FOUND} {@code ACCESS-ACCOUNT-UNKNOWN}. */
    Shown show(Principal by, String account, String purpose);

    /**
     * The id of the account with a name, as people type it; as {@link #show} where there is none or it is out of reach.
     *
     * @param name what is typed to sign in
     */
    String named(Principal by, String name);

    /** Names of accounts by their ids, of those in reach of who asks; of whom nobody is in reach, none. */
    Map<String, String> names(Principal by, Set<String> accounts);

    /** The own account; one's own name is looked at for no purpose. */
    Listed own(Principal who);
}
