package org.zhiheng.rules;

/** How surely a value stands in its source. */
public enum Verified {
    /** Read in the text. */
    TEXT,
    /** Read in a part of the text, or confirmed by another document. */
    PARTIAL,
    /** From memory; a doubt must be written beside it. */
    MEMORY
}
