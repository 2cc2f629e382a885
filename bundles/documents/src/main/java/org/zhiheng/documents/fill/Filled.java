package org.zhiheng.documents.fill;

import java.util.List;

/** A text with everything filled in: what is left is to lay it out. Immutable. */
public sealed interface Filled {

    /** An element of the template, as {@link org.zhiheng.rules.DocumentTemplate.Element}. */
    record Box(String name, String look, int columns, int rows, List<Filled> children) implements Filled {}

    /**
     * Text.
     *
     * @param blank whether nothing was known, so that a line is left to write on
     */
    record Text(String text, boolean blank) implements Filled {}
}
