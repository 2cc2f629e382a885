package org.zhiheng.law;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.law.inquiry.Conclusion;
import org.zhiheng.law.inquiry.Shape;
import org.zhiheng.law.inquiry.Solver;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;

/** The law core as a service. Stateless but for its reference to what is in force; thread-safe. */
public final class LawRulings implements Rulings {

    /** Version of the law core, told in every ruling; it grows when an answer to the same facts and book may change. */
    public static final String ENGINE = "2";

    private static final Map<String, Known<?, ?>> KNOWN = Questions.all();

    private final RulesInForce rules;

    /** @param rules what is in force; null for tools that always bring their own books */
    public LawRulings(RulesInForce rules) {
        this.rules = rules;
    }

    /** A question with the one who answers it. */
    record Known<F extends Record, A extends Record>(Question<F, A> question, Solver<F, A> solver) {

        Ruling<Map<String, Object>> askPlain(Map<String, ?> facts, RuleBook book, String division, LocalDate asOf) {
            F read = Shape.of(question.facts()).read(facts, "facts");
            Ruling<A> ruling = draw(read, book, division, asOf);
            Map<String, Object> answer =
                    ruling.determined() ? Shape.of(question.answer()).write(ruling.answer()) : null;
            return new Ruling<>(ruling.question(), answer, ruling.missing(), ruling.reasons(), ruling.ruleBook());
        }

        Ruling<A> draw(F facts, RuleBook book, String division, LocalDate asOf) {
            return Conclusion.draw(question.name(), solver, facts, book, division, asOf, ENGINE);
        }
    }

    @Override
    public Asking with(Books books) {
        return new BookAsking((RuleBooks) books);
    }

    @Override
    public Asking inForce() {
        return with(rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再问")));
    }

    @Override
    public Asking archived(String bookFingerprint) {
        return with(rules.archived(bookFingerprint)
                .orElseThrow(() ->
                        ZhihengException.notFound("RULES-BOOK-UNKNOWN", "档案中没有这本规则书:" + bookFingerprint, "book")));
    }

    @Override
    public List<Question<?, ?>> questions() {
        List<Question<?, ?>> questions = new ArrayList<>();
        KNOWN.values().forEach(known -> questions.add(known.question()));
        return questions;
    }

    @Override
    public Map<String, Object> schema(String question) {
        Known<?, ?> known = known(question);
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("division", Map.of("title", "区划代码", "type", "string"));
        properties.put("asOf", Map.of("title", "得出结论之日", "type", "string", "format", "date"));
        properties.put("book", Map.of("title", "存档规则书的指纹", "type", "string"));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("title", "事实");
        facts.putAll(Shape.of(known.question().facts()).schema());
        properties.put("facts", facts);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "urn:zhiheng:ruling:" + question);
        schema.put("title", known.question().title());
        schema.put("type", "object");
        schema.put("additionalProperties", false);
        schema.put("required", List.of("division", "asOf", "facts"));
        schema.put("properties", properties);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("title", "回答");
        answer.putAll(Shape.of(known.question().answer()).answerSchema());
        schema.put("$defs", Map.of("answer", answer));
        return schema;
    }

    private static Known<?, ?> known(String question) {
        Known<?, ?> known = KNOWN.get(question);
        if (known == null) {
            throw ZhihengException.notFound(
                    "RULING-QUESTION-UNKNOWN",
                    "没有名为“" + question + "”的问题;可问:" + String.join("、", KNOWN.keySet()),
                    "question");
        }
        return known;
    }

    /** Asks one set of books. */
    private record BookAsking(RuleBooks books) implements Asking {

        /** Days that laws and calendars of this time can speak of; beyond them a date is a slip. */
        private static final int FIRST_YEAR = 1900;

        private static final int LAST_YEAR = 2200;

        /** The list of province codes, the first two digits of every division. */
        private static final String PROVINCES = "provinces";

        private static final String NATION = "000000";

        @Override
        public <F extends Record, A extends Record> Ruling<A> ask(
                Question<F, A> question, F facts, String division, LocalDate asOf) {
            @SuppressWarnings("unchecked")
            Known<F, A> known = (Known<F, A>) known(question.name());
            return known.draw(facts, book(division, asOf), division, asOf);
        }

        @Override
        public Ruling<Map<String, Object>> ask(String question, Map<String, ?> facts, String division, LocalDate asOf) {
            Known<?, ?> known = known(question);
            return known.askPlain(facts, book(division, asOf), division, asOf);
        }

        private RuleBook book(String division, LocalDate asOf) {
            Objects.requireNonNull(asOf);
            if (asOf.getYear() < FIRST_YEAR || asOf.getYear() > LAST_YEAR) {
                throw ZhihengException.invalid(
                        "RULING-DATE", "asOf应当在" + FIRST_YEAR + "年到" + LAST_YEAR + "年之间", "asOf");
            }
            RuleBook book = division == null ? null : books.book(division);
            if (book == null || !inAProvince(division, book, asOf)) {
                throw ZhihengException.invalid(
                        "RULING-DIVISION-UNKNOWN",
                        "没有区划或者部门“" + division + "”的规则,也没有它上级的规则;存档的规则书只回答它自己的区划和下级",
                        "division");
            }
            return book;
        }

        /** A code whose first digits are no province's is none; books without the list of provinces take it as it is. */
        private static boolean inAProvince(String division, RuleBook book, LocalDate asOf) {
            boolean code = Character.isDigit(division.charAt(0)) && !division.equals(NATION);
            return !code
                    || book.row(PROVINCES, asOf, division.substring(0, 2)) != null
                    || book.rows(PROVINCES, asOf).isEmpty();
        }
    }
}
