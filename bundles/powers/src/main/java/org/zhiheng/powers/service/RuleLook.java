package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBook.AppliedRow;
import org.zhiheng.rules.RuleBooks;

/** What the rules in force say of bodies and divisions; the books are taken once, when first asked. Not for several threads. */
final class RuleLook {

    private final RulesInForce rules;
    private final Organisation organisation;
    private RuleBooks books;

    RuleLook(RulesInForce rules, Organisation organisation) {
        this.rules = rules;
        this.organisation = organisation;
    }

    /** The book of a division; empty when no rules are loaded for it nor above it. */
    Optional<RuleBook> of(String division) {
        if (books == null) {
            books = (RuleBooks)
                    rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再登记"));
        }
        return Optional.ofNullable(division).map(books::book);
    }

    /** The book of a body: its own, where a department has one, or else that of its division. */
    Optional<RuleBook> ofBody(String body) {
        Optional<Body> known = body == null ? Optional.empty() : organisation.body(body);
        return known.flatMap(
                each -> of("dept:" + each.id()).or(() -> of(each.division().value())));
    }

    /** The codes of a parameter on a day; empty when the book has none. */
    static Optional<List<String>> codes(Optional<RuleBook> book, String id, LocalDate on) {
        return parameter(book, id, on).map(Applied::codes);
    }

    static Optional<Applied> parameter(Optional<RuleBook> book, String id, LocalDate on) {
        return book.map(each -> each.parameter(id, on));
    }

    /** The rows of a list on a day; empty when the book has none. */
    static List<AppliedRow> rows(Optional<RuleBook> book, String list, LocalDate on) {
        return book.map(each -> each.rows(list, on)).orElse(List.of());
    }
}
