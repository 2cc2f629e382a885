package org.zhiheng.rules;

import java.util.List;
import java.util.Map;
import org.zhiheng.api.rules.Books;

/** All books that a set of packages makes. Immutable; books are made when first asked for and kept. */
public interface RuleBooks extends Books {

    /**
     * The book of a division, or of its nearest ancestor that has a package.
     *
     * @param division GB/T 2260 code of six digits or more, or {@code dept:<id>}
     * @return null when the division is not well-formed or has no loaded ancestor at all
     */
    RuleBook book(String division);

    /** The packages, by layer and division. */
    List<RulePackage> packages();

    /**
     * The contents that make up each book, the nation first, by the book's fingerprint; those with a field laid in too. Computed
     * anew at each call, without making the books.
     */
    Map<String, List<String>> contents();

    /** Lower values that a later upper value has overtaken, in Chinese, with their package. */
    List<Fault> overtaken(String packageId);
}
