package org.zhiheng.procedures.service;

import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Procedures;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.procedures.domain.RunState;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedProcedure;
import org.zhiheng.rules.RuleBooks;

/** The rule books: those in force, and the procedures of the archived ones that runs follow. Thread-safe. */
@Component(service = Definitions.class)
public final class Definitions {

    private static final int KEPT = 500;

    /** @param stages as others are told of them */
    private record Known(ProcedureDefinition definition, List<Procedures.Stage> stages) {}

    private final RulesInForce rules;
    /** By content: it never changes. */
    private final Map<String, Known> known = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) {
            return size() > KEPT;
        }
    });

    @Activate
    public Definitions(@Reference RulesInForce rules) {
        this.rules = rules;
    }

    RuleBooks inForce() {
        return (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再问"));
    }

    /** The book of a division, with the field laid in. */
    static RuleBook book(RuleBooks books, String division, String field) {
        RuleBook book = books.book(division);
        if (book == null) {
            throw ZhihengException.invalid("RULING-DIVISION", "没有区划“" + division + "”的规则", "division");
        }
        return field == null ? book : book.forField(field);
    }

    /** The procedure by which a run starts on a day. */
    static AppliedProcedure starting(RuleBook book, String id, LocalDate on) {
        AppliedProcedure found = book.procedure(id, on);
        if (found == null) {
            throw ZhihengException.notFound("PROCEDURE-UNKNOWN", "现行规则里没有程序“" + id + "”", "procedure");
        }
        return found;
    }

    /** The procedure a run follows, of whatever age. */
    ProcedureDefinition of(RunState run) {
        return known(run).definition();
    }

    /** The stages of the procedure a run follows, as others are told of them. */
    List<Procedures.Stage> stages(RunState run) {
        return known(run).stages();
    }

    private Known known(RunState run) {
        Known found = known.get(run.definition());
        if (found == null) {
            ProcedureDefinition definition = archived(run);
            found = new Known(definition, ProcedureService.stages(definition));
            known.put(run.definition(), found);
        }
        return found;
    }

    private ProcedureDefinition archived(RunState run) {
        RuleBook book = rules.archived(run.book())
                .map(books -> ((RuleBooks) books).book(run.division()))
                .map(found -> run.field() == null ? found : found.forField(run.field()))
                .orElseThrow(() -> lost(run));
        return book.packages().stream()
                .flatMap(each -> each.procedures().stream())
                .filter(each -> each.id().equals(run.procedure()) && each.hash().equals(run.definition()))
                .findFirst()
                .orElseThrow(() -> lost(run));
    }

    private static ZhihengException lost(RunState run) {
        return new ZhihengException(
                ErrorKind.UNAVAILABLE, "PROCEDURE-VERSION-LOST", "档案里找不到这一办理事项所用的程序版本(规则书" + run.book() + ")", null);
    }
}
