package org.zhiheng.procedures.store;

import java.time.Instant;
import java.time.LocalDate;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.procedures.Run;

/**
 * One owner's part in the current stage of a run, as it is kept for lists.
 *
 * @param owner role and body
 * @param sortOn the day it is due: the last one by the law, the review of a suspension, or the day the stage began where nothing is known
 * @param warnOn from when it is due soon; the day it is due where nothing is to be warned of
 * @param dueAt the moment by which it is due, for terms of hours; else null
 * @param missing separated by spaces; empty for nothing
 * @param generation of the rules by which the term was reckoned
 */
public record TaskRow(
        String id,
        String run,
        String owner,
        Role role,
        String body,
        String assignee,
        String procedure,
        String procedureTitle,
        String subject,
        String stage,
        String stageTitle,
        Instant since,
        Run.TermState term,
        LocalDate sortOn,
        LocalDate warnOn,
        Instant dueAt,
        String legal,
        String safe,
        String missing,
        long generation) {

    /** The assignee, or the owner where nobody is named. */
    String holder() {
        return assignee == null ? owner : assignee;
    }
}
