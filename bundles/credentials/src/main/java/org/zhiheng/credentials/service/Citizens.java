package org.zhiheng.credentials.service;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.code.CitizenNumber;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterOffer.Proposed;

/** What the number of a person says that other rows and fields must not contradict. */
final class Citizens {

    private static final String NUMBER = "citizenNumber";

    private Citizens() {}

    /** Nobody is an officer and an auxiliary on one day. */
    static void once(Batch batch, String other, String message) {
        Map<Proposed, String> numbers = new HashMap<>();
        for (Proposed each : batch.proposed()) {
            if (!each.after().isEmpty() && (given(each, NUMBER).isPresent() || Batch.longer(each))) {
                number(batch, each).ifPresent(number -> numbers.put(each, number));
            }
        }
        Map<String, List<String>> holders = batch.look().holders(other, NUMBER, Set.copyOf(numbers.values()));
        Map<String, List<Row>> lives = batch.lives(
                other, "key", holders.values().stream().flatMap(List::stream).collect(Collectors.toSet()), Row::key);
        numbers.forEach((proposed, number) -> {
            boolean both = holders.getOrDefault(number, List.of()).stream()
                    .flatMap(key -> lives.getOrDefault(key, List.of()).stream())
                    .filter(there -> proposed.after().stream().anyMatch(row -> Batch.overlap(row, there)))
                    // Of a row that was put right the number was said once, too.
                    .anyMatch(there -> batch.look()
                            .secret(other, there, NUMBER)
                            .filter(number::equals)
                            .isPresent());
            if (both) {
                batch.problem(proposed.index(), NUMBER, "CREDENTIAL-PERSON-TWICE", message);
            }
        });
    }

    /** The seventeenth digit is odd for men. */
    static void gender(Batch batch, String male) {
        for (Proposed each : batch.proposed()) {
            boolean said =
                    given(each, NUMBER).isPresent() || given(each, "gender").isPresent();
            if (!said || each.after().isEmpty() || each.last().text("gender") == null) {
                continue;
            }
            boolean wrong = number(batch, each)
                    .filter(CitizenNumber::isValid)
                    .map(CitizenNumber::new)
                    .filter(number -> number.male() != male.equals(each.last().text("gender")))
                    .isPresent();
            if (wrong) {
                batch.problem(each.index(), "gender", "CREDENTIAL-GENDER", "“性别”与公民身份号码的第十七位不一致");
            }
        }
    }

    private static Optional<String> number(Batch batch, Proposed proposed) {
        Optional<String> given = given(proposed, NUMBER);
        return given.isPresent() || proposed.before().isEmpty()
                ? given
                : batch.secret(proposed.before().get(proposed.before().size() - 1), NUMBER);
    }

    private static Optional<String> given(Proposed proposed, String field) {
        Map<String, Object> values = Map.of();
        if (proposed.change() instanceof Change.Add add) {
            values = add.values();
        } else if (proposed.change() instanceof Change.Amend amend) {
            values = amend.values();
        } else if (proposed.change() instanceof Change.Correct correct) {
            values = correct.values();
        }
        return values.get(field) instanceof String text ? Optional.of(text.strip()) : Optional.empty();
    }
}
