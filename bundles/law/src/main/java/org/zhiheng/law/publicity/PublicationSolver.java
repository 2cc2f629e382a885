package org.zhiheng.law.publicity;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.questions.Channel;
import org.zhiheng.api.questions.Publication;
import org.zhiheng.api.questions.PublicationKind;
import org.zhiheng.law.inquiry.Codes;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.law.inquiry.Inquiry.Needed;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.Deadline;
import org.zhiheng.rules.Applied;

/**
 * Answers {@code publication}. What must not be published is decided first, for then nothing else matters; the day only where
 * something is published.
 */
public final class PublicationSolver implements Solver<Publication.Facts, Publication.Answer> {

    @Override
    public Publication.Answer solve(Publication.Facts facts, Inquiry inquiry) {
        inquiry.inField(facts.field());
        LocalDate on = facts.decidedOn() == null ? inquiry.asOf() : facts.decidedOn();
        if (excluded(facts, on, inquiry) || withoutImpact(facts, on, inquiry)) {
            return new Publication.Answer(false, null, null, List.of());
        }
        LocalDate decided = inquiry.fact(facts.decidedOn(), "decidedOn");
        Deadline deadline = Deadline.of(term(facts, decided, inquiry), decided, inquiry);
        LocalDate due = deadline.legal();
        LocalDate safeDue = deadline.safe();
        Applied masked = inquiry.rule("publication.masked", decided);
        inquiry.because(masked, "公开时隐去这些内容");
        return new Publication.Answer(true, due, safeDue, masked.codes());
    }

    private static boolean excluded(Publication.Facts facts, LocalDate on, Inquiry inquiry) {
        Map<String, String> present = new LinkedHashMap<>();
        note(present, facts.partyIsMinor(), "minor", "当事人是未成年人");
        note(present, facts.secret(), "secret", "涉及国家秘密、商业秘密或者个人隐私");
        note(present, facts.relatedCasePending(), "related-case", "关联案件未办结");
        note(present, facts.criminalTransferPending(), "criminal-transfer", "涉嫌犯罪正在移送");
        if (present.isEmpty()) {
            return false;
        }
        Applied rule = inquiry.rule("publication.excluded", on);
        for (Map.Entry<String, String> each : present.entrySet()) {
            if (rule.codes().contains(each.getKey())) {
                inquiry.because(rule, each.getValue() + ",不公开");
                return true;
            }
        }
        return false;
    }

    private static void note(Map<String, String> present, boolean given, String code, String text) {
        if (given) {
            present.put(code, text);
        }
    }

    /** Whether it is a penalty that is published only with a social impact, and has none. */
    private static boolean withoutImpact(Publication.Facts facts, LocalDate on, Inquiry inquiry) {
        if (inquiry.fact(facts.kind(), "kind") != PublicationKind.PENALTY || facts.socialImpact()) {
            return false;
        }
        Applied parties = inquiry.rule("publication.impact-only-parties", on);
        Applied procedures = inquiry.rule("publication.impact-only-procedures", on);
        if (facts.partyKind() != null && Codes.contains(parties, facts.partyKind())) {
            inquiry.because(parties, "这类当事人的处罚没有标明社会影响,不公开");
            return true;
        }
        if (facts.procedure() != null && Codes.contains(procedures, facts.procedure())) {
            inquiry.because(procedures, "这种程序的处罚没有标明社会影响,不公开");
            return true;
        }
        inquiry.requireFacts(
                new Needed("partyKind", parties.codes().isEmpty() ? "" : facts.partyKind()),
                new Needed("procedure", procedures.codes().isEmpty() ? "" : facts.procedure()));
        inquiry.because(parties, "这类当事人的处罚不以社会影响为条件");
        return false;
    }

    private static String term(Publication.Facts facts, LocalDate decided, Inquiry inquiry) {
        if (facts.channel() == Channel.ENTERPRISE_REGISTER && facts.kind() == PublicationKind.PENALTY) {
            return "p-pubsamr";
        }
        Applied shortTerm = inquiry.rule("publication.short-term-kinds", decided);
        return Codes.contains(shortTerm, facts.kind()) ? "p-pub7" : "p-pub20";
    }
}
