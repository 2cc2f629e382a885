package org.zhiheng.law;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.law.terms.TermSolver;

/** Which solver answers which question. */
final class Questions {

    private Questions() {}

    static Map<String, LawRulings.Known<?, ?>> all() {
        Map<String, LawRulings.Known<?, ?>> known = new TreeMap<>();
        add(known, Term.QUESTION, new TermSolver());
        return Collections.unmodifiableMap(known);
    }

    private static <F extends Record, A extends Record> void add(
            Map<String, LawRulings.Known<?, ?>> known, Question<F, A> question, Solver<F, A> solver) {
        known.put(question.name(), new LawRulings.Known<>(question, solver));
    }
}
