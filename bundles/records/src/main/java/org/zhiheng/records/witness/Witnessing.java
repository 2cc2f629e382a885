package org.zhiheng.records.witness;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.read.Bookmarks;
import org.zhiheng.records.store.BookmarkForm;
import org.zhiheng.records.store.DatabaseRecords;

/** Gives heads to a witness, and remembers which it was given last: so what is cut off behind its back is noticed. */
public final class Witnessing {

    private final Transactions transactions;
    private final DatabaseRecords records;
    private final Duration every;
    private final Clock clock;

    /** @param every how much later a head is than the one before it, at least */
    public Witnessing(Transactions transactions, DatabaseRecords records, Duration every, Clock clock) {
        this.transactions = transactions;
        this.records = records;
        this.every = every;
        this.clock = clock;
    }

    /**
     * Gives it the log's newest head, if that is due.
     *
     * @throws ZhihengException {@code RECORD-WITNESS} when it cannot be reached, or lacks what it was given; {@code RECORD-WITNESS-REFUSED}
     */
    public void give(Witness witness, SignedHead head) {
        Bookmarks bookmark = new Bookmarks(BookmarkForm.WITNESS, BookmarkForm.witnessNode(witness.name()));
        long given = transactions.readOnly(tx -> bookmark.next(tx.connection()));
        List<SignedHead> heads = witness.heads();
        if (given > 0 && heads.stream().noneMatch(each -> each.head().end() == given)) {
            throw ZhihengException.unavailable(
                    "RECORD-WITNESS", "见证" + witness.name() + "里没有平台给过它的树头(到位置" + given + "),可能被人删改;请核对,或者另设一个");
        }
        TreeHead last = heads.isEmpty() ? null : heads.get(heads.size() - 1).head();
        if (last != null && last.end() != given) {
            // The process died between the two, or the witness was set anew.
            transactions.run(tx -> bookmark.move(tx.connection(), last.end()));
        }
        if (due(last, head.head())) {
            witness.keep(head, proof(last, head.head()));
            transactions.run(tx -> bookmark.move(tx.connection(), head.head().end()));
        }
    }

    private boolean due(TreeHead last, TreeHead head) {
        if (last == null) {
            return true;
        }
        Instant now = clock.instant();
        return last.seal() != head.seal() && (!now.isBefore(last.at().plus(every)) || last.end() > head.end());
    }

    /** Null where there is none to give: nothing kept yet, another tree, or a witness that is ahead, which will then refuse. */
    private ConsistencyProof proof(TreeHead last, TreeHead head) {
        return last == null || last.era() != head.era() || last.size() > head.size()
                ? null
                : records.consistency(head.era(), last.size(), head.size());
    }
}
