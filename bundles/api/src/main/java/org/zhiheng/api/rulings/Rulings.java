package org.zhiheng.api.rulings;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;
import org.zhiheng.api.rules.Books;

/** Answers legal questions. Thread-safe; every answer is a pure function of books, facts, division and date. */
@ProviderType
public interface Rulings {

    /** Asks the given books. A command takes its books once and asks all its questions of them. */
    Asking with(Books books);

    /**
     * Asks the books in force at this moment.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code UNAVAILABLE} while no books are in force yet
     */
    Asking inForce();

    /**
     * Asks an archived book, whose fingerprint a ruling named.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} when no such book is archived
     */
    Asking archived(String bookFingerprint);

    /** All questions, in the order of their names. */
    List<Question<?, ?>> questions();

    /**
     * The JSON Schema (2020-12) of a question's request, as a tree of maps, lists and plain values.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} for an unknown question
     */
    Map<String, Object> schema(String question);
}
