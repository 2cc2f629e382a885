package org.zhiheng.cases.domain;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;

/** What must hold of every open case at any moment, whoever acted last. */
public final class Holds {

    /** The questions that the competence proof of an act asks. */
    private static final Set<String> OF_ACTS = Set.of(Acts.COMPETENCE, Acts.OFFICERS);

    private final CaseHead head;
    private final Pieces file;
    private final List<Broken> broken = new ArrayList<>();

    private Holds(CaseHead head, Pieces file) {
        this.head = head;
        this.file = file;
    }

    /**
     * Something that does not hold.
     *
     * @param message in Chinese
     */
    public record Broken(String code, String message) {}

    /**
     * What does not hold.
     *
     * @param run how its run stands; null when there is none
     * @param now by the clock in Shanghai
     */
    public static List<Broken> broken(
            CaseHead head, Pieces file, Runs.Standing run, Fit.Limits limits, OffsetDateTime now) {
        Holds holds = new Holds(head, file);
        holds.run(run);
        holds.people(now);
        holds.acts();
        holds.file(limits, now);
        return holds.broken;
    }

    private void broken(String code, String message) {
        broken.add(new Broken(code, message));
    }

    private void run(Runs.Standing run) {
        if (run == null || run.ended()) {
            broken("CASE-RUN-ENDED", "案件没有办结,办理程序却已经结束");
            return;
        }
        if (!run.stage().equals(head.stage())) {
            broken("CASE-STAGE", "案件登记的环节是“" + head.stageTitle() + "”,办理程序在另一个环节");
        }
        if (!run.owned()) {
            broken("CASE-NO-OWNER", "“" + head.stageTitle() + "”没有人办理");
        } else if (run.term() == Run.TermState.UNDETERMINED && run.clocks() == 0) {
            broken("CASE-NO-TERM", "“" + head.stageTitle() + "”的期限不能确定:" + run.missing());
        }
    }

    private void people(OffsetDateTime now) {
        LocalDate today = now.toLocalDate();
        if (head.status() == CaseStatus.OPEN && file.handlers(today).isEmpty() && !arrived(today)) {
            broken("CASE-NO-HANDLER", "立案的案件没有办案人员");
        }
    }

    /** Whether it came from another body on a day: on that day its head says who handles it here. */
    private boolean arrived(LocalDate day) {
        return file.of(ClosingKinds.TRANSFER).stream()
                        .anyMatch(each -> head.body().equals(each.text("body")) && day.equals(each.date("receivedOn")))
                || file.of(ClosingKinds.DESIGNATION).stream()
                        .anyMatch(each -> head.body().equals(each.text("to")) && day.equals(each.date("on")));
    }

    /** Where the head concluded in writing what no ruling says of competence, an act stands without a proof of its own. */
    private void acts() {
        if (!Collections.disjoint(file.concluded(), OF_ACTS)) {
            return;
        }
        for (Piece each : file.all()) {
            if (Acts.wanted(each) && each.proof() == null) {
                broken("CASE-NO-PROOF", titled(each) + "没有执法资格的证明");
            }
        }
    }

    private void file(Fit.Limits limits, OffsetDateTime now) {
        Fit fit = new Fit(new Pieces(List.of()), file, now, limits, head.actKind());
        for (Piece each : file.all()) {
            fit.faults(each).forEach(fault -> broken(fault.code(), titled(each) + ":" + fault.message()));
        }
    }

    private static String titled(Piece piece) {
        return "“" + Kinds.of(piece.kind()).title() + "”";
    }
}
