package org.zhiheng.rules;

import java.util.List;
import java.util.Objects;

/** What reading a rule package gave: the package, or why there is none. */
public sealed interface ReadResult {

    /** All that was found wrong, by file, line and column. */
    List<Fault> faults();

    /** The package, or null when it was refused. */
    RulePackage packageOrNull();

    /**
     * The package was read.
     *
     * @param faults warnings only
     */
    record Read(RulePackage rulePackage, List<Fault> faults) implements ReadResult {
        public Read {
            Objects.requireNonNull(rulePackage);
            faults = List.copyOf(faults);
        }

        @Override
        public RulePackage packageOrNull() {
            return rulePackage;
        }
    }

    /**
     * The package is refused.
     *
     * @param faults at least one error
     */
    record Refused(List<Fault> faults) implements ReadResult {
        public Refused {
            faults = List.copyOf(faults);
        }

        @Override
        public RulePackage packageOrNull() {
            return null;
        }
    }
}
