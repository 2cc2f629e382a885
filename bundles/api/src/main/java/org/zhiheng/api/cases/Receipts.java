package org.zhiheng.api.cases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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
     * @param part name of the decision among the pieces of the file
     * @param version of that piece
     * @param decidedOn day of the decision
     * @param hash of the entry of the record it rests on
     * @param mark what stands on paper and in a QR code: address and hash, nothing of anybody
     * @param recordedAt when it was recorded
     * @param issuedAt when the receipt was made; null while it is not sealed yet
     * @param file hash of the receipt among the attachments; null while there is none
     */
    record Info(
            String id,
            String part,
            int version,
            LocalDate decidedOn,
            String hash,
            String mark,
            Instant recordedAt,
            Instant issuedAt,
            String file) {}

    /** The receipts of a case, the first decision first. */
    List<Info> of(Principal by, String id);

    /**
     * The receipt, canonical JSON. It holds nothing personal but digests.
     *
     * @throws org.zhiheng.api.error.ZhihengException also {@code CONFLICT} {@code CASE-RECEIPT-PENDING} while it is not made yet
     */
    OpenedAttachment file(Principal by, String id, String receipt);

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
     * @param differences in Chinese; empty when the same
     */
    record Replayed(String question, String of, boolean same, List<String> differences) {
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
     * @throws org.zhiheng.api.error.ZhihengException also as {@link org.zhiheng.api.rulings.Rulings#archived(String)}; {@code CONFLICT}
     *     {@code CASE-RECEIPT-ERASED} where facts were personal and are erased
     */
    Replay replay(Principal by, String id, String receipt);
}
