package org.zhiheng.rules;

/** How much a {@link Fault} weighs. */
public enum Severity {
    /** The package is refused. */
    ERROR,
    /** The package is accepted; a person should look. */
    WARNING
}
