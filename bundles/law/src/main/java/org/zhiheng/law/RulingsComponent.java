package org.zhiheng.law;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.zhiheng.api.metrics.Metrics;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;

/**
 * Publishes the law core as the {@link Rulings} service and counts what is asked of books in force or archived, by question and outcome:
 * that is all that is kept of a ruling on which no act relies. What is asked of given books (tests of packages, previews) is not counted.
 */
@Component(service = Rulings.class)
public final class RulingsComponent implements Rulings {

    private final Rulings law;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    volatile Metrics metrics;

    @Activate
    public RulingsComponent(@Reference RulesInForce rules) {
        law = new LawRulings(rules);
    }

    @Override
    public Asking with(Books books) {
        return law.with(books);
    }

    @Override
    public Asking inForce() {
        return new Counted(law.inForce());
    }

    @Override
    public Asking archived(String bookFingerprint) {
        return new Counted(law.archived(bookFingerprint));
    }

    @Override
    public List<Question<?, ?>> questions() {
        return law.questions();
    }

    @Override
    public Map<String, Object> schema(String question) {
        return law.schema(question);
    }

    private <A> Ruling<A> counted(String question, Supplier<Ruling<A>> asking) {
        String outcome = "refused";
        try {
            Ruling<A> ruling = asking.get();
            outcome = ruling.determined() ? "determined" : "undetermined";
            return ruling;
        } finally {
            Metrics counting = metrics;
            if (counting != null) {
                counting.counter("zhiheng_rulings", "Rulings asked for", "question", "outcome")
                        .increment(known(question), outcome);
            }
        }
    }

    /** What somebody made up is no label. */
    private String known(String question) {
        return law.questions().stream().anyMatch(each -> each.name().equals(question)) ? question : "unknown";
    }

    private final class Counted implements Asking {

        private final Asking asking;

        private Counted(Asking asking) {
            this.asking = asking;
        }

        @Override
        public Books books() {
            return asking.books();
        }

        @Override
        public <F extends Record, A extends Record> Ruling<A> ask(
                Question<F, A> question, F facts, String division, LocalDate asOf) {
            return counted(question.name(), () -> asking.ask(question, facts, division, asOf));
        }

        @Override
        public Ruling<Map<String, Object>> ask(String question, Map<String, ?> facts, String division, LocalDate asOf) {
            return counted(question, () -> asking.ask(question, facts, division, asOf));
        }
    }
}
