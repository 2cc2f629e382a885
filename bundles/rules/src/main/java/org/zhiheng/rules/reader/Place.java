package org.zhiheng.rules.reader;

import org.zhiheng.rules.DatedValue;

/**
 * Where something stands in a file, and the log that is told when it is wrong.
 *
 * @param line from 1; 0 for the whole file
 * @param column from 1; 0 for the whole line
 */
record Place(FaultLog log, String file, int line, int column) {

    void fault(FaultCode code, Object... told) {
        log.add(code.at(file, line, column, told));
    }

    /** Reports with a hint that is not simply the code's own. */
    void faultHinted(FaultCode code, String hint, Object... told) {
        log.add(code.hinted(file, line, column, hint, told));
    }

    Place at(int otherLine, int otherColumn) {
        return new Place(log, file, otherLine, otherColumn);
    }

    DatedValue.Place toModel() {
        return new DatedValue.Place(file, line, column);
    }
}
