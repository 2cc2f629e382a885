package org.zhiheng.api.procedures;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rulings.Label;

/**
 * A run of a procedure as it is now.
 *
 * @param field the field whose rules are laid in; null for none
 * @param parties which body each party is
 * @param book fingerprint of the rule book whose procedure it follows
 * @param definition hash of the procedure's content
 * @param owners who may act; those who have signed already among them
 * @param ways where it can go from here; empty once it has ended
 * @param term of the stage; null once it has ended
 * @param clocks terms that run beside it; those that have ended too
 * @param visits the stages it has been in, the first one first, the current one last
 * @param endedAt null while it is open
 * @param version grows with every change
 */
public record Run(
        String id,
        Subject subject,
        String procedure,
        String title,
        String division,
        String field,
        Map<ActingBody, String> parties,
        String book,
        String definition,
        String stage,
        String stageTitle,
        List<Held> owners,
        List<Way> ways,
        Term term,
        List<Clock> clocks,
        List<Visit> visits,
        List<Suspension> suspensions,
        List<Extension> extensions,
        String startedBy,
        Instant startedAt,
        Instant endedAt,
        long version) {

    public Run {
        parties = Map.copyOf(parties);
        owners = List.copyOf(owners);
        ways = List.copyOf(ways);
        clocks = List.copyOf(clocks);
        visits = List.copyOf(visits);
        suspensions = List.copyOf(suspensions);
        extensions = List.copyOf(extensions);
    }

    /** How the term of a stage stands. */
    public enum TermState {
        @Label("计算中")
        RUNNING,
        @Label("停止计算")
        SUSPENDED,
        @Label("不能确定")
        UNDETERMINED
    }

    /**
     * An owner of the stage.
     *
     * @param role the word of the procedure
     * @param roleTitle in Chinese
     * @param body its id
     * @param assignee the account to whom it was given; null when everybody with the role may
     * @param signed the stage to which it has signed to go; null when it has not
     */
    public record Held(String role, String roleTitle, ActingBody party, String body, String assignee, String signed) {}

    /**
     * A way from here.
     *
     * @param when in Chinese; null for the ordinary way
     * @param checks names of the checks that must hold
     */
    public record Way(String to, String title, String when, List<String> checks) {
        public Way {
            checks = List.copyOf(checks);
        }
    }

    /**
     * @param code of the term, e.g. {@code p-90}
     * @param start the day or moment from which it counts
     * @param legal the end by the law, a day or a moment; null unless it runs
     * @param safe the day by which it is safe; null unless it runs
     * @param unit null unless it runs, and for a fixed day of the year
     * @param warnOn from when it is due soon; null unless it runs
     * @param reviewOn when somebody has to look whether the suspension goes on; null unless suspended
     * @param missing what is missing where it is undetermined
     * @param book fingerprint of the book that says so
     */
    public record Term(
            String code,
            TermState state,
            String start,
            String legal,
            String safe,
            String unit,
            Integer amount,
            String warnOn,
            String reviewOn,
            List<String> missing,
            String book) {
        public Term {
            missing = List.copyOf(missing);
        }
    }

    /** How a clock stands. */
    public enum ClockState {
        @Label("计算中")
        RUNNING,
        @Label("停止计算")
        SUSPENDED,
        @Label("不能确定")
        UNDETERMINED,
        /** What it waited for has happened, or the run has ended. */
        @Label("已经结束")
        ENDED
    }

    /**
     * A term that runs whatever the stage is. Days and moments are text.
     *
     * @param code of the clock, e.g. {@code preservation}
     * @param key what it is about, e.g. the id of a piece of evidence; empty for the run as a whole
     * @param term code of the term, e.g. {@code p-keep}
     * @param who the word of the procedure for who must act: a role, or an outsider such as {@code party}
     * @param body id of the body in whose lists it stands
     * @param start the day or moment from which it counts; for a term that counts back, to which
     * @param legal the end by the law; null while it is suspended or undetermined
     * @param safe the day by which it is safe; null as {@code legal}
     * @param warnOn from when it is due soon; null unless it runs
     * @param reviewOn when somebody has to look whether the stop goes on; null unless suspended
     * @param endedOn when it ended; null until then
     * @param overdue whether its legal end was missed
     * @param missed in Chinese, what follows when it is missed
     * @param missing what is missing where it is undetermined
     */
    public record Clock(
            String code,
            String key,
            String title,
            String term,
            String who,
            String whoTitle,
            String body,
            ClockState state,
            String start,
            String legal,
            String safe,
            String warnOn,
            String reviewOn,
            String endedOn,
            boolean overdue,
            String missed,
            List<String> missing) {
        public Clock {
            missing = List.copyOf(missing);
        }
    }

    /** A stage and when the run came into it. */
    public record Visit(String stage, String title, Instant at) {}
}
