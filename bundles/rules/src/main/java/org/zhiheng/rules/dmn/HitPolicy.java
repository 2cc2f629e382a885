package org.zhiheng.rules.dmn;

/** Hit policies of DMN. */
enum HitPolicy {
    UNIQUE,
    ANY,
    PRIORITY,
    FIRST,
    RULE_ORDER,
    OUTPUT_ORDER,
    COLLECT;

    /** As DMN spells it. */
    String dmnName() {
        return name().replace('_', ' ');
    }

    /** @return null for no known policy */
    static HitPolicy of(String name) {
        if (name == null) {
            return UNIQUE;
        }
        for (HitPolicy policy : values()) {
            if (policy.dmnName().equals(name)) {
                return policy;
            }
        }
        return null;
    }

    boolean single() {
        return this == UNIQUE || this == ANY || this == PRIORITY || this == FIRST;
    }

    /** Aggregators of COLLECT. */
    enum Aggregator {
        SUM,
        MIN,
        MAX,
        COUNT
    }
}
