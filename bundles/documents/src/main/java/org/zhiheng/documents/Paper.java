package org.zhiheng.documents;

/** What it is printed on. */
public enum Paper {
    /** A4, laid out after GB/T 9704. */
    A4,
    /** A roll of 80 mm. */
    ROLL_80,
    /** A roll of 58 mm. */
    ROLL_58
}
