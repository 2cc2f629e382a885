package org.zhiheng.law.discretion;

import java.time.LocalDate;
import org.zhiheng.api.questions.Discretion;
import org.zhiheng.law.inquiry.Inquiry;
import org.zhiheng.rules.RuleBook.AppliedTable;

/** The rules of one day by which fines of an item are graded. Two that are equal give the same. */
sealed interface Basis permits TableBasis, FormulaBasis, GradedBasis {

    /**
     * The item's own table; where the formula of the book stands below it, the formula within the table's ranges; without a
     * table the formula alone.
     *
     * @param id of the table
     * @return null when the book has neither on that day
     */
    static Basis on(LocalDate day, String id, Inquiry inquiry) {
        AppliedTable table = inquiry.book().table(id, day);
        FormulaBasis formula = FormulaBasis.on(day, inquiry);
        if (table == null) {
            return formula;
        }
        TableBasis own = new TableBasis(table);
        return formula != null && formula.grades(table, inquiry) ? new GradedBasis(own, formula) : own;
    }

    /**
     * Whether this is the law's own range and no benchmark within it: there was another law before it, known or not, while before a
     * benchmark there was none.
     */
    boolean ofTheLaw();

    /** @throws org.zhiheng.law.inquiry.Undetermined when facts are missing on which it depends, or no row fits */
    Benchmark apply(Discretion.Facts facts, Inquiry inquiry);
}
