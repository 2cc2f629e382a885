package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;

/** What the rule packages say for a body on a day. Thread-safe. */
@Component(service = DayRules.class)
public final class DayRules {

    private final RulesInForce rules;
    private final Rulings rulings;
    private final Organisation organisation;

    @Activate
    public DayRules(@Reference RulesInForce rules, @Reference Rulings rulings, @Reference Organisation organisation) {
        this.rules = rules;
        this.rulings = rulings;
        this.organisation = organisation;
    }

    /**
     * The books in force now, to be asked for one command.
     *
     * @throws ZhihengException {@code UNAVAILABLE} {@code RULES-NOT-READY} while there are none
     */
    public Now now() {
        Books books =
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        return of(books);
    }

    /**
     * The fields of enforcement that the rules of a body know, with what people call them; none while there are no rules or no list.
     *
     * @param body null for nowhere
     */
    List<Field.Word> fields(String body, LocalDate on) {
        return rules.current()
                .map(this::of)
                .flatMap(now -> now.rulesOf(body).map(now.books()::book))
                .map(book -> book.rows("enforcement-fields", on).stream()
                        .map(each -> each.row().cells())
                        .map(each ->
                                new Field.Word(String.valueOf(each.get("field")), String.valueOf(each.get("name"))))
                        .toList())
                .orElse(List.of());
    }

    /** Books that a command has taken. */
    Now of(Books books) {
        return new Now((RuleBooks) books, rulings.with(books), organisation);
    }

    /** Books taken once. */
    public record Now(RuleBooks books, Asking asking, Organisation organisation) {

        /** The division of a body; empty when there is no such body. */
        public Optional<String> division(String body) {
            return Optional.ofNullable(body)
                    .flatMap(organisation::body)
                    .map(Body::division)
                    .map(each -> each.value());
        }

        /** By which code the rules of a body are asked for: its own where it or what it is a unit of has some, else its division's; empty when there is no such body. */
        public Optional<String> rulesOf(String body) {
            Body at = body == null ? null : organisation.body(body).orElse(null);
            while (at != null) {
                String own = "dept:" + at.id();
                if (books.book(own) != null) {
                    return Optional.of(own);
                }
                at = at.kind() == Body.Kind.UNIT && at.parent() != null
                        ? organisation.body(at.parent()).orElse(null)
                        : null;
            }
            return division(body);
        }

        /** A parameter that holds for the body; empty when no package has one. */
        public Optional<Applied> of(String body, String parameter, LocalDate on) {
            return rulesOf(body).flatMap(division -> in(division, parameter, on));
        }

        /** A parameter in a division; empty when no package has one. */
        public Optional<Applied> in(String division, String parameter, LocalDate on) {
            return Optional.ofNullable(books.book(division)).map((RuleBook book) -> book.parameter(parameter, on));
        }

        /** The codes a parameter lists; none when no package has it. */
        public List<String> codes(String body, String parameter, LocalDate on) {
            return of(body, parameter, on).map(Applied::codes).orElse(List.of());
        }

        /** Whether a parameter says yes. */
        public boolean says(String body, String parameter, LocalDate on) {
            return of(body, parameter, on).map(Applied::flag).orElse(false);
        }
    }
}
