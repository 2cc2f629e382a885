package org.zhiheng.law.inquiry;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.WorkingCalendar;

/**
 * One asking of one question: gives the solver its rules, and keeps the reasons and what is missing. Used by one thread, once.
 */
public final class Inquiry {

    private final LocalDate asOf;
    private final List<Reason> reasons = new ArrayList<>(6);
    private final List<String> missing = new ArrayList<>(2);
    private RuleBook book;
    private boolean doubtful;

    public Inquiry(RuleBook book, LocalDate asOf) {
        this.book = book;
        this.asOf = asOf;
    }

    /** The day on which the conclusion is drawn. */
    public LocalDate asOf() {
        return asOf;
    }

    public RuleBook book() {
        return book;
    }

    /** Goes on with the package of a field laid in, and tells where there is none; a null field changes nothing. */
    public void inField(String field) {
        if (field == null) {
            return;
        }
        RuleBook ofField = book.forField(field);
        if (ofField == book) {
            because("没有装入这一领域的规则包,由国家和地方的一般规则回答。");
        }
        book = ofField;
    }

    /**
     * The value of a rule on a day.
     *
     * @throws Undetermined when no package has one; the rule is noted as missing
     */
    public Applied rule(String id, LocalDate on) {
        Applied applied = book.parameter(id, on);
        if (applied == null) {
            throw lacking("rule." + id);
        }
        return applied;
    }

    /** The value of a rule on a day; null when there is none and the answer does without. */
    public Applied ruleIfAny(String id, LocalDate on) {
        return book.parameter(id, on);
    }

    /**
     * A fact on which the answer depends.
     *
     * @param path its name in the contract, without {@code facts.}
     * @throws Undetermined when it is absent
     */
    public <T> T fact(T value, String path) {
        if (value == null) {
            throw lacking("facts." + path);
        }
        return value;
    }

    /** Notes that something is missing and gives what to throw: {@code throw inquiry.lacking("facts.fine")}. */
    public Undetermined lacking(String what) {
        note(what);
        return Undetermined.INSTANCE;
    }

    /** Notes several missing facts at once. */
    public Undetermined lackingFacts(List<String> paths) {
        paths.forEach(path -> note("facts." + path));
        return Undetermined.INSTANCE;
    }

    /**
     * Facts on all of which the answer depends: those that are absent are noted at once.
     *
     * @throws Undetermined when any is absent
     */
    public void requireFacts(Needed... facts) {
        boolean absent = false;
        for (Needed fact : facts) {
            if (fact.value() == null) {
                note("facts." + fact.path());
                absent = true;
            }
        }
        if (absent) {
            throw Undetermined.INSTANCE;
        }
    }

    /** A fact that is needed, with its name in the contract, without {@code facts.}; its value is null when absent. */
    public record Needed(String path, Object value) {

        public static Needed of(String path, Object value) {
            return new Needed(path, value);
        }
    }

    private void note(String what) {
        if (!missing.contains(what)) {
            missing.add(what);
        }
    }

    /**
     * Whether a rule of yes or no binds on a day. The reason is told either way: the step where it binds, else that it does not
     * apply here.
     *
     * @throws Undetermined when no package has one; the rule is noted as missing
     */
    public boolean binds(String id, LocalDate on, String text) {
        Applied rule = rule(id, on);
        if (rule.flag()) {
            because(rule, text);
            return true;
        }
        notHere(rule);
        return false;
    }

    /** Adds the step that a rule of yes or no is answered with no by the packages that hold here. */
    public void notHere(Applied rule) {
        because(rule, "“" + rule.parameter().title() + "”在此不适用");
    }

    /** Adds the step that a rule decided. */
    public void because(Applied rule, String text) {
        reasons.add(rule.because(text));
        doubtful |= rule.doubtful();
    }

    /** Adds a step that rests on a list row, a table, a duty or the calendar. */
    public void because(Reason reason) {
        reasons.add(reason);
        doubtful |= reason.doubt() != null;
    }

    /** Adds a step that rests on the facts alone. */
    public void because(String text) {
        reasons.add(new Reason(null, null, null, null, null, null, null, text));
    }

    /** Whether an interpretation decided a step so far. */
    public boolean doubtful() {
        return doubtful;
    }

    public WorkingCalendar calendar() {
        return book.calendar();
    }

    List<Reason> reasons() {
        return reasons;
    }

    List<String> missing() {
        return missing;
    }
}
