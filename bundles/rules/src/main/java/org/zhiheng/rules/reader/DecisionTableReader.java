package org.zhiheng.rules.reader;

import java.util.function.Consumer;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.Fault;

/** Reads a decision table; what is wrong with it goes to the faults. */
@FunctionalInterface
public interface DecisionTableReader {

    /**
     * The compiled table.
     *
     * @param file path inside {@code RULES-INF}, for faults
     * @return null when there is none because of a fault, which has been reported
     */
    DecisionTable read(String file, byte[] content, Consumer<Fault> faults);
}
