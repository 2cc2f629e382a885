package org.zhiheng.api.cases;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.questions.Refund;
import org.zhiheng.api.rules.PreviewCase;

/** What the law's questions say of cases as their files stand, without deciding anything. Thread-safe. */
@ProviderType
public interface CaseQuestions {

    /** How a point stands by the platform's own look at the file. */
    enum Finding {
        HOLDS,
        FAILS,
        UNDETERMINED
    }

    /**
     * One check of a point.
     *
     * @param title in Chinese, what holds when it holds
     * @param says in Chinese, what stands in the way; what is missing where it is undetermined
     */
    record Found(String check, String title, Finding finding, List<String> says) {
        public Found {
            says = List.copyOf(says);
        }
    }

    /**
     * How a reviewer found a point.
     *
     * @param review key of the piece
     * @param result the word of the review; null where the point was not looked at
     */
    record Round(String review, LocalDate submittedOn, String result) {}

    /**
     * A point of the review of a case.
     *
     * @param point the field of a review that says how it stands
     * @param rounds of all reviews, the first one first
     * @param changed whether the last round says other than the one before
     */
    record Point(String point, String name, List<Found> found, List<Round> rounds, boolean changed) {
        public Point {
            found = List.copyOf(found);
            rounds = List.copyOf(rounds);
        }
    }

    /**
     * The points that the rules of the place want reviewed: the platform's own finding today, and beside it what reviewers found. Whoever sees the case sees
     * them; conclusions are drawn by reviewers alone.
     */
    List<Point> reviewed(Principal by, String id);

    /**
     * Whether the party has been punished before for what the rules count.
     *
     * @param first whether it has not
     * @param earlier how many decisions stand
     * @param lastDecidedOn the last of them; null for none
     */
    record Earlier(boolean first, int earlier, LocalDate lastDecidedOn) {}

    /**
     * Looks in the cases of all bodies whether a violation is the party's first. Only where what is asked of the law depends on it, by who handles the case, and
     * put down with the purpose; nothing else is told of other cases.
     *
     * @param purpose what it is looked at for
     * @throws org.zhiheng.api.error.ZhihengException {@code CONFLICT} {@code CASE-HISTORY-UNASKED} where the outcome does not depend on it, or no party can be
     *     found again by a number
     */
    Earlier earlier(Principal by, String id, String purpose);

    /**
     * How a fine stands that was not paid in time.
     *
     * @param dueOn the last day on which it was to be paid
     * @param days that count, those of reconsideration and suits left out
     * @param amount in yuan
     * @param capped whether it has reached what it may come to
     */
    record Late(LocalDate dueOn, int days, BigDecimal amount, boolean capped) {}

    /**
     * A part in which a fine may be paid, as it stands today.
     *
     * @param due the last day
     * @param amount in yuan
     * @param paid what payments have covered of it, in yuan
     * @param overdue whether its day has passed and something of it is open
     */
    record Instalment(LocalDate due, BigDecimal amount, BigDecimal paid, boolean overdue) {}

    /**
     * What is to be given back of what a decision took that was changed.
     *
     * @param since the day from which it is
     * @param owed each sum, whether it was given back or not
     * @param open in Chinese, what has not been given back yet; empty where all has
     */
    record Returning(LocalDate since, List<Refund.Owed> owed, List<String> open) {
        public Returning {
            owed = List.copyOf(owed);
            open = List.copyOf(open);
        }
    }

    /**
     * How a decision stands after reconsideration, suits and changes.
     *
     * @param change word of {@link org.zhiheng.api.questions.DecisionChange}, the last one; null while it stands as it was made, or there is none
     * @param changedOn null as {@code change}
     * @param withdrawBy the last day on which what was published of it is to be withdrawn, by the law; null as {@code change}, or where nobody can say
     * @param withdrawSafely the day by which that is safe; null as {@code withdrawBy}
     * @param mayPublish whether there is a decision that may be shown: none that was changed is, as it was made
     * @param remedies how many are not over
     * @param executionStopped whether one of them stops the execution
     * @param late as reckoned today; null where no fine is decided and served, or nobody can say
     * @param plan the parts in which the fine may be paid, the first due first; empty where nobody has allowed it
     * @param returning what is to be given back; null where nothing is, or nobody can say
     */
    record Standing(
            String change,
            LocalDate changedOn,
            LocalDate withdrawBy,
            LocalDate withdrawSafely,
            boolean mayPublish,
            int remedies,
            boolean executionStopped,
            Late late,
            List<Instalment> plan,
            Returning returning) {}

    /** How the decision of a case stands. */
    Standing standing(Principal by, String id);

    /**
     * The questions of the law that bear on the cases that are open now, for previews of rules: read one after another. Named by the case. Checks no
     * permission.
     */
    Iterator<PreviewCase> ofOpenCases();

    /** A case by the name people know. */
    static String named(CaseHead head) {
        return Objects.requireNonNullElse(head.number(), "线索" + head.id());
    }
}
