package org.zhiheng.api.rulings;

import java.util.Objects;

/**
 * A question the law core answers.
 *
 * @param name the name under which it is asked everywhere, e.g. {@code officer-competence}
 * @param title what it asks, in Chinese
 * @param facts its facts; a null component is an absent fact
 * @param answer its answer
 */
public record Question<F extends Record, A extends Record>(String name, String title, Class<F> facts, Class<A> answer) {
    public Question {
        Objects.requireNonNull(name);
        Objects.requireNonNull(title);
        Objects.requireNonNull(facts);
        Objects.requireNonNull(answer);
    }
}
