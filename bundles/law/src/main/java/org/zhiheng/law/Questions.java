package org.zhiheng.law;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.questions.AuxiliaryAct;
import org.zhiheng.api.questions.CoercionTerm;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.CourtEnforcement;
import org.zhiheng.api.questions.CriminalTransfer;
import org.zhiheng.api.questions.DeviceUse;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.api.questions.DisputeNext;
import org.zhiheng.api.questions.DutyDates;
import org.zhiheng.api.questions.EntrustmentValidity;
import org.zhiheng.api.questions.Exemption;
import org.zhiheng.api.questions.FileGrading;
import org.zhiheng.api.questions.HearingRight;
import org.zhiheng.api.questions.ImpactAssessment;
import org.zhiheng.api.questions.InspectionCount;
import org.zhiheng.api.questions.LegalReview;
import org.zhiheng.api.questions.Limitation;
import org.zhiheng.api.questions.MandatoryCourses;
import org.zhiheng.api.questions.OfficerCompetence;
import org.zhiheng.api.questions.ProcedureCheck;
import org.zhiheng.api.questions.ProcedureChoice;
import org.zhiheng.api.questions.Publication;
import org.zhiheng.api.questions.Refund;
import org.zhiheng.api.questions.Remedy;
import org.zhiheng.api.questions.Reporting;
import org.zhiheng.api.questions.ReviewerStaffing;
import org.zhiheng.api.questions.Rotation;
import org.zhiheng.api.questions.Staffing;
import org.zhiheng.api.questions.StatisticsClass;
import org.zhiheng.api.questions.Surcharge;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.questions.Training;
import org.zhiheng.api.questions.Withdrawal;
import org.zhiheng.api.questions.ZeroActivity;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.law.competence.CompetenceSolver;
import org.zhiheng.law.competence.EntrustmentSolver;
import org.zhiheng.law.discretion.DiscretionSolver;
import org.zhiheng.law.discretion.ExemptionSolver;
import org.zhiheng.law.execution.CoercionTermSolver;
import org.zhiheng.law.execution.CourtEnforcementSolver;
import org.zhiheng.law.execution.RefundSolver;
import org.zhiheng.law.execution.SurchargeSolver;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.officers.AuxiliaryActSolver;
import org.zhiheng.law.officers.LegalReviewSolver;
import org.zhiheng.law.officers.MandatoryCoursesSolver;
import org.zhiheng.law.officers.OfficerCompetenceSolver;
import org.zhiheng.law.officers.ReviewerStaffingSolver;
import org.zhiheng.law.officers.RotationSolver;
import org.zhiheng.law.officers.StaffingSolver;
import org.zhiheng.law.officers.TrainingSolver;
import org.zhiheng.law.procedure.DeviceSolver;
import org.zhiheng.law.procedure.HearingRightSolver;
import org.zhiheng.law.procedure.ImpactAssessmentSolver;
import org.zhiheng.law.procedure.ProcedureCheckSolver;
import org.zhiheng.law.procedure.ProcedureSolver;
import org.zhiheng.law.publicity.PublicationSolver;
import org.zhiheng.law.publicity.WithdrawalSolver;
import org.zhiheng.law.remedies.CriminalTransferSolver;
import org.zhiheng.law.remedies.DisputeNextSolver;
import org.zhiheng.law.remedies.RemedySolver;
import org.zhiheng.law.supervision.DutyDatesSolver;
import org.zhiheng.law.supervision.FileGradeSolver;
import org.zhiheng.law.supervision.InspectionCountSolver;
import org.zhiheng.law.supervision.ReportingSolver;
import org.zhiheng.law.supervision.StatisticsClassSolver;
import org.zhiheng.law.supervision.ZeroActivitySolver;
import org.zhiheng.law.terms.LimitationSolver;
import org.zhiheng.law.terms.TermSolver;

/** Which solver answers which question. */
final class Questions {

    private Questions() {}

    static Map<String, LawRulings.Known<?, ?>> all() {
        Map<String, LawRulings.Known<?, ?>> known = new TreeMap<>();
        add(known, Term.QUESTION, new TermSolver());
        add(known, Limitation.QUESTION, new LimitationSolver());
        add(known, Publication.QUESTION, new PublicationSolver());
        add(known, Withdrawal.QUESTION, new WithdrawalSolver());
        add(known, Surcharge.QUESTION, new SurchargeSolver());
        add(known, Refund.QUESTION, new RefundSolver());
        add(known, CoercionTerm.QUESTION, new CoercionTermSolver());
        add(known, CourtEnforcement.QUESTION, new CourtEnforcementSolver());
        add(known, Remedy.QUESTION, new RemedySolver());
        add(known, CriminalTransfer.QUESTION, new CriminalTransferSolver());
        add(known, DisputeNext.QUESTION, new DisputeNextSolver());
        add(known, Reporting.QUESTION, new ReportingSolver());
        add(known, DutyDates.QUESTION, new DutyDatesSolver());
        add(known, ZeroActivity.QUESTION, new ZeroActivitySolver());
        add(known, StatisticsClass.QUESTION, new StatisticsClassSolver());
        add(known, InspectionCount.QUESTION, new InspectionCountSolver());
        add(known, FileGrading.QUESTION, new FileGradeSolver());
        add(known, Competence.QUESTION, new CompetenceSolver());
        add(known, EntrustmentValidity.QUESTION, new EntrustmentSolver());
        add(known, OfficerCompetence.QUESTION, new OfficerCompetenceSolver());
        add(known, AuxiliaryAct.QUESTION, new AuxiliaryActSolver());
        add(known, ProcedureChoice.QUESTION, new ProcedureSolver());
        add(known, ProcedureCheck.QUESTION, new ProcedureCheckSolver());
        add(known, ImpactAssessment.QUESTION, new ImpactAssessmentSolver());
        add(known, HearingRight.QUESTION, new HearingRightSolver());
        add(known, LegalReview.QUESTION, new LegalReviewSolver());
        add(known, ReviewerStaffing.QUESTION, new ReviewerStaffingSolver());
        add(known, Staffing.QUESTION, new StaffingSolver());
        add(known, Rotation.QUESTION, new RotationSolver());
        add(known, Training.QUESTION, new TrainingSolver());
        add(known, MandatoryCourses.QUESTION, new MandatoryCoursesSolver());
        add(known, Discretion.QUESTION, new DiscretionSolver());
        add(known, Exemption.QUESTION, new ExemptionSolver());
        add(known, DeviceUse.QUESTION, new DeviceSolver());
        return Collections.unmodifiableMap(known);
    }

    private static <F extends Record, A extends Record> void add(
            Map<String, LawRulings.Known<?, ?>> known, Question<F, A> question, Solver<F, A> solver) {
        known.put(question.name(), new LawRulings.Known<>(question, solver));
    }
}
