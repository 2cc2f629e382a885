package org.zhiheng.exchange;

import java.util.List;
import java.util.Map;
import javax.jws.WebService;
import org.apache.cxf.annotations.SchemaValidation;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.exchange.contract.Group;
import org.zhiheng.exchange.contract.QuestionInfo;
import org.zhiheng.exchange.contract.Reason;
import org.zhiheng.exchange.contract.RuleBook;
import org.zhiheng.exchange.contract.Ruling;
import org.zhiheng.exchange.contract.RulingPort;

/** The contract's port over the {@link Rulings} service. Thread-safe. */
@SchemaValidation(type = SchemaValidationType.IN)
@WebService(
        targetNamespace = "urn:zhiheng:rulings:v1",
        serviceName = "RulingService",
        portName = "RulingPort",
        endpointInterface = "org.zhiheng.exchange.contract.RulingPort")
public final class RulingPortService implements RulingPort {

    private final Rulings rulings;

    RulingPortService(Rulings rulings) {
        this.rulings = rulings;
    }

    @Override
    @Needs(Operation.RULES_VIEW)
    public List<QuestionInfo> listQuestions() {
        return rulings.questions().stream()
                .map(question -> {
                    QuestionInfo info = new QuestionInfo();
                    info.setName(question.name());
                    info.setTitle(question.title());
                    return info;
                })
                .toList();
    }

    @Override
    @Needs(Operation.RULING_ASK)
    public Ruling ask(String question, String division, String asOf, String book, Group facts) {
        Map<String, Object> read = FactForms.read(facts, factsSchema(question), "facts");
        Asking asking = book == null ? rulings.inForce() : rulings.archived(book);
        return form(asking.ask(question, read, division, Texts.date(asOf, "asOf")));
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> factsSchema(String question) {
        Map<String, Object> properties =
                (Map<String, Object>) rulings.schema(question).get("properties");
        return (Map<String, Object>) properties.get("facts");
    }

    private static Ruling form(org.zhiheng.api.rulings.Ruling<Map<String, Object>> ruling) {
        Ruling form = new Ruling();
        form.setQuestion(ruling.question());
        form.setStatus(ruling.status());
        if (ruling.determined()) {
            form.setAnswer(FactForms.write(null, ruling.answer()));
        }
        form.getMissing().addAll(ruling.missing());
        ruling.reasons().forEach(reason -> form.getReason().add(form(reason)));
        RuleBook book = new RuleBook();
        book.setDivision(ruling.ruleBook().division());
        book.setAsOf(ruling.ruleBook().asOf().toString());
        book.setFingerprint(ruling.ruleBook().fingerprint());
        book.setEngine(ruling.ruleBook().engine());
        form.setRuleBook(book);
        return form;
    }

    private static Reason form(org.zhiheng.api.rulings.Reason reason) {
        Reason form = new Reason();
        form.setText(reason.text());
        form.setRule(reason.rule());
        FactForms.parts(null, reason.value(), form.getValue());
        form.setValidFrom(reason.validFrom() == null ? null : reason.validFrom().toString());
        form.setPackage(reason.packageId());
        form.setVersion(reason.version());
        form.setDoubt(reason.doubt());
        if (reason.source() != null) {
            form.setDocument(reason.source().document());
            form.setNumber(reason.source().number());
            form.setArticle(reason.source().article());
            form.setPhrase(reason.source().phrase());
        }
        return form;
    }
}
