package org.zhiheng.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.OpenedAttachment;

/**
 * Decision receipts: what a decision rests on, signed, for the party to check without the platform (docs/contracts/receipts.md). What it rests on is recorded in
 * the transaction of the decision, each time a decision is written; the receipt itself is made as soon as that is sealed. Thread-safe.
 *
 * <p>All throw {@link org.zhiheng.api.error.ZhihengException}: {@code NOT_FOUND} {@code CASE-UNKNOWN} as {@link Cases}, {@code CASE-RECEIPT} for a receipt
 * that is not the case's.
 */
@ProviderType
public interface Receipts {

    /**
     * @param part name of the decision, or of its change, among the pieces of the file
     * @param version of that piece
     * @param decidedOn day of the decision, or of its change
     * @param ofChange whether it is of the change of a decision
     * @param changes id of the last receipt of the decision that is changed; null for a decision, or where the decision has none
     * @param hash of the entry of the record it rests on
     * @param mark what stands on paper and in a QR code: address and hash, nothing of anybody
     * @param recordedAt when it was recorded
     * @param issuedAt when the receipt was made; null while it is not sealed yet
     * @param file hash of the receipt among the attachments; null while there is none
     * @param order code of the decision of coercion it is of, e.g. {@code measure}; null for the decision that the case comes to, and for a change
     */
    record Info(
            String id,
            String part,
            int version,
            LocalDate decidedOn,
            boolean ofChange,
            String changes,
            String hash,
            String mark,
            Instant recordedAt,
            Instant issuedAt,
            String file,
            String order) {}

    /** The receipts of a case, the first decision first. */
    List<Info> of(Principal by, String id);

    /**
     * The receipt, canonical JSON. It holds nothing personal but digests.
     *
     * @throws org.zhiheng.api.error.ZhihengException also {@code CONFLICT} {@code CASE-RECEIPT-PENDING} while it is not made yet
     */
    OpenedAttachment file(Principal by, String id, String receipt);

    /**
     * Lays a receipt down so that the party fetches it with the code of the paper: one that was issued before receipts were laid down, or whose box is lost. Done again, it
     * lies there once.
     *
     * @throws org.zhiheng.api.error.ZhihengException also {@code CONFLICT} {@code CASE-RECEIPT-PENDING} while it is not made yet, {@code CASE-RECEIPT-BOXES} where none are
     *     laid down
     */
    Info lay(Principal by, String id, String receipt);

    /**
     * What the digests in a receipt stand for, with their salts, for the party: JSON as {@code zhiheng-verify receipt --disclosures} reads it. What was erased is
     * left out.
     *
     * @param purpose what personal data are taken away for, which is put down
     */
    String disclosures(Principal by, String id, String receipt, String purpose);

    /**
     * @param question of the law
     * @param of which law it was asked: {@code decided}, or {@code at-act} or {@code at-decision} alone
     * @param same whether answer, what is missing and reasons are those of then, their wording apart
     * @param asked whether it could be asked: the packages of the book and the personal facts are at hand
     * @param differences in Chinese, or what is lacking to ask; empty when the same
     */
    record Replayed(String question, String of, boolean same, boolean asked, List<String> differences) {
        public Replayed {
            differences = List.copyOf(differences);
        }
    }

    /**
     * @param same whether all are the same
     * @param recordedEngine version of the law core then
     * @param engine version of the law core now
     */
    record Replay(boolean same, String recordedEngine, String engine, List<Replayed> rulings) {
        public Replay {
            rulings = List.copyOf(rulings);
        }
    }

    /**
     * Asks everything that the receipt rests on again of the archived books, with the facts of then.
     *
     * @throws org.zhiheng.api.error.ZhihengException also {@code CONFLICT} {@code CASE-RECEIPT-ERASED} where facts were personal and are erased
     */
    Replay replay(Principal by, String id, String receipt);

    /**
     * One thing that was looked at.
     *
     * @param code of what, in capitals
     * @param text what holds or does not, in Chinese
     */
    record Check(String code, boolean holds, String text) {}

    /**
     * What a receipt that somebody brought proves. All texts are Chinese.
     *
     * @param id of the receipt; null where it says none
     * @param sound whether all that was looked at holds
     * @param anchored whether a key known from elsewhere vouches for it; else it only agrees with itself
     * @param about what it is about
     * @param proved empty where it is not sound
     * @param unproved what is not, and where to ask
     * @param replay what it rests on asked again of the books archived here; null where it is not sound
     */
    record Checked(
            String id,
            boolean sound,
            boolean anchored,
            List<String> about,
            List<Check> checks,
            List<String> proved,
            List<String> unproved,
            String conclusion,
            Replay replay) {
        public Checked {
            about = List.copyOf(about);
            checks = List.copyOf(checks);
            proved = List.copyOf(proved);
            unproved = List.copyOf(unproved);
        }
    }

    /**
     * Verifies a receipt of this or another platform that somebody brought, and asks what it rests on again where the books are archived here. Nothing of it is kept.
     * Checks no permission.
     *
     * @param receipt its text
     * @param disclosures text of the file that shows what digests in it stand for; null where it was not brought
     * @param keys ids of keys known to be the platform's
     * @throws org.zhiheng.api.error.ZhihengException {@code INVALID} {@code CASE-RECEIPT-FORM} for what is no receipt
     */
    Checked check(String receipt, String disclosures, Set<String> keys);
}
