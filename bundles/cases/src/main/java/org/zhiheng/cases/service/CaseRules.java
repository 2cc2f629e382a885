package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.code.DocumentNumber;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBooks;

/** What the rules say of cases outside of rulings. */
@Component(service = CaseRules.class)
public final class CaseRules {

    private static final String WORD = "cases.number-word";
    private static final String CONCLUDABLE = "cases.head-concludes";

    private final RulesInForce rules;
    private final Clock clock;

    @Activate
    public CaseRules(@Reference RulesInForce rules, @Reference Clock clock) {
        this.rules = rules;
        this.clock = clock;
    }

    /** Gives the next number of a series in a year. */
    @FunctionalInterface
    interface Series {
        long next(String series, int year);
    }

    private RuleBook book(String division, String field) {
        RuleBooks books = (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        RuleBook book = books.book(division);
        if (book == null) {
            throw ZhihengException.invalid("RULING-DIVISION", "没有区划“" + division + "”的规则", "division");
        }
        return field == null ? book : book.forField(field);
    }

    /** Of which kind of act a procedure is. */
    ActKind actKind(String division, String field, String procedure) {
        AppliedProcedure found = book(division, field).procedure(procedure, LocalDate.now(clock));
        if (found == null || found.definition().actKind() == null) {
            throw ZhihengException.invalid("CASE-PROCEDURE", "“" + procedure + "”不是办案的程序", "procedure");
        }
        return ActKind.valueOf(
                found.definition().actKind().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Checks and questions that the head may conclude in writing where no ruling is determined; none where no rule says so. */
    Set<String> concludable(CaseHead head, LocalDate on) {
        Applied codes = book(head.division(), head.field()).parameter(CONCLUDABLE, on);
        return codes == null ? Set.of() : Set.copyOf(codes.codes());
    }

    /** What the rules of a place set for the pieces of a file today. */
    Fit.Limits limits(String division, String field) {
        RuleBook book = book(division, field);
        return new Fit.Limits(
                number(book, "cases.guardian-below", "year"), number(book, "hearing.agents-most", "person"));
    }

    private Integer number(RuleBook book, String parameter, String unit) {
        Applied found = book.parameter(parameter, LocalDate.now(clock));
        return found == null ? null : found.number(unit).intValueExact();
    }

    /** 立案号: the body, the word of the place for this kind of act, the year, the sequence. */
    String number(CaseHead head, Body body, LocalDate filedOn, Series series) {
        Applied word = book(head.division(), head.field()).parameter(WORD, filedOn);
        String prefix = body.title() + (word == null ? "立" : word.text());
        int year = filedOn.getYear();
        long next = series.next("case|" + body.id() + "|" + prefix, year);
        return new DocumentNumber(prefix, year, Math.toIntExact(next)).toString();
    }
}
