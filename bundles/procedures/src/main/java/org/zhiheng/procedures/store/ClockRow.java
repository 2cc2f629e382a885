package org.zhiheng.procedures.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Run.ClockState;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.procedures.domain.ClockBasis;

/**
 * A clock of a run as it is kept. What it was reckoned from stands beside how it stands, so that it can be reckoned anew when rules change.
 *
 * @param owner role and body in whose lists it stands
 * @param who the word for who must act
 * @param term code of the term
 * @param sortOn the day it is due: the last one by the law, the review of a stop, or the day it started where nothing is known
 * @param warnOn from when it is due soon; the day it is due where nothing is to be warned of
 * @param dueAt the moment by which it is due, for terms of hours; else null
 * @param endedOn null while it is open
 * @param missing separated by spaces; empty for nothing
 */
public record ClockRow(
        String run,
        String code,
        String key,
        String owner,
        Role role,
        String body,
        String assignee,
        String who,
        String whoTitle,
        String procedure,
        String procedureTitle,
        String subject,
        String title,
        String term,
        DateOrMoment start,
        ClockState state,
        LocalDate sortOn,
        LocalDate warnOn,
        Instant dueAt,
        String legal,
        String safe,
        DateOrMoment endedOn,
        String missed,
        String missing,
        ClockBasis basis) {

    String id() {
        return run + "/" + code + "/" + key;
    }

    /** The assignee, or the owner where nobody is named. */
    String holder() {
        return assignee == null ? owner : assignee;
    }

    public boolean open() {
        return state != ClockState.ENDED;
    }

    /** Whether it is the same clock; what it says may differ. */
    public boolean same(ClockRow other) {
        return code.equals(other.code) && key.equals(other.key);
    }

    /** Whether its legal end was missed, as far as that is known. */
    public boolean overdue(LocalDate today, Instant now) {
        return switch (state) {
            case UNDETERMINED -> false;
            case SUSPENDED, RUNNING -> sortOn.isBefore(today) || dueAt != null && dueAt.isBefore(now);
            case ENDED -> legal != null && after(endedOn, DateOrMoment.parse(legal));
        };
    }

    private static boolean after(DateOrMoment end, DateOrMoment legal) {
        return end.moment() == null || legal.moment() == null
                ? end.date().isAfter(legal.date())
                : end.moment().isAfter(legal.moment());
    }

    /** Whether it is due soon and not yet overdue. */
    public boolean soon(LocalDate today, Instant now) {
        return state == ClockState.RUNNING && !overdue(today, now) && !today.isBefore(warnOn);
    }

    /** For people and programs. */
    public Run.Clock told(LocalDate today, Instant now) {
        return new Run.Clock(
                code,
                key,
                title,
                term,
                who,
                whoTitle,
                body,
                state,
                start.toString(),
                legal,
                safe,
                state == ClockState.RUNNING ? warnOn.toString() : null,
                state == ClockState.SUSPENDED ? sortOn.toString() : null,
                endedOn == null ? null : endedOn.toString(),
                overdue(today, now),
                missed,
                missing.isEmpty() ? List.of() : List.of(missing.split(" ")));
    }
}
