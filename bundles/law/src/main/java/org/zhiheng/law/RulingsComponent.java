package org.zhiheng.law;

import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;

/** Publishes the law core as the {@link Rulings} service. */
@Component(service = Rulings.class)
public final class RulingsComponent implements Rulings {

    private final Rulings law;

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
        return law.inForce();
    }

    @Override
    public Asking archived(String bookFingerprint) {
        return law.archived(bookFingerprint);
    }

    @Override
    public List<Question<?, ?>> questions() {
        return law.questions();
    }

    @Override
    public Map<String, Object> schema(String question) {
        return law.schema(question);
    }
}
