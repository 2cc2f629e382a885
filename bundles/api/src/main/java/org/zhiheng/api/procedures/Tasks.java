package org.zhiheng.api.procedures;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Label;

/** What there is to do in open runs. Thread-safe. */
@ProviderType
public interface Tasks {

    /** Whose tasks. */
    enum Whose {
        /** What the account may do now, given to it or to everybody with its role; for a deputy also what was given to others of that role. */
        @Label("我的")
        MINE,
        /** Runs in which the account has taken part and in which others act now. */
        @Label("等待他人的")
        WAITING,
        /** Everything of one body. */
        @Label("本单位的")
        BODY
    }

    /** How the term stands. */
    enum Due {
        @Label("全部")
        ANY,
        @Label("即将到期")
        SOON,
        @Label("已经逾期")
        OVERDUE,
        @Label("停止计算")
        SUSPENDED,
        @Label("期限不能确定")
        UNDETERMINED
    }

    /**
     * @param body the body, for {@link Whose#BODY}; null for the others
     * @param size most tasks of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record Wanted(Whose whose, Due due, String body, int size, String after) {
        public Wanted {
            Objects.requireNonNull(whose, "whose");
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * One owner's part in the current stage of a run.
     *
     * @param body id of the body that acts
     * @param assignee null when everybody with the role may
     * @param since when the stage began
     * @param legal the last day by the law; null unless the term runs
     * @param safe the last safe day; null unless the term runs
     * @param reviewOn when the suspension has to be looked at; null unless suspended
     * @param missing what is missing where the term is undetermined
     */
    record Task(
            String run,
            Subject subject,
            String procedure,
            String procedureTitle,
            String stage,
            String stageTitle,
            Role role,
            String body,
            String assignee,
            Instant since,
            Run.TermState term,
            String legal,
            String safe,
            String reviewOn,
            List<String> missing,
            boolean soon,
            boolean overdue) {
        public Task {
            missing = List.copyOf(missing);
        }
    }

    /** @param next the word for the page after this one; null on the last */
    record Page(List<Task> tasks, String next) {
        public Page {
            tasks = List.copyOf(tasks);
        }
    }

    /**
     * @param body whose clocks; null for what the account itself must act on or watch
     * @param size most clocks of a page, 1 to 200
     * @param after what the page before gave as its {@code next}; null for the first
     */
    record ClocksWanted(String body, Due due, int size, String after) {
        public ClocksWanted {
            Objects.requireNonNull(due, "due");
        }
    }

    /**
     * A clock of an open run.
     *
     * @param assignee to whom the work of its owner is given; null when everybody with the role may
     */
    record Ticking(
            String run,
            Subject subject,
            String procedure,
            String procedureTitle,
            Role role,
            String assignee,
            boolean soon,
            Run.Clock clock) {}

    /** @param next the word for the page after this one; null on the last */
    record ClocksPage(List<Ticking> clocks, String next) {
        public ClocksPage {
            clocks = List.copyOf(clocks);
        }
    }

    /**
     * A page of clocks that have not ended, what is due first, first. A suspended one is due on its day of review, one that is undetermined on the day it
     * started.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link #list}
     */
    ClocksPage clocks(Principal by, ClocksWanted wanted);

    /**
     * A page, what is due first, first. A suspended task is due on its day of review, one whose term is undetermined on the day its stage began.
     *
     * @throws org.zhiheng.api.error.ZhihengException as {@link org.zhiheng.api.access.Permissions#check}; {@code INVALID} {@code PAGE-SIZE},
     *     {@code PAGE-CURSOR}
     */
    Page list(Principal by, Wanted wanted);
}
