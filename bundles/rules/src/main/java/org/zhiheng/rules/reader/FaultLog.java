package org.zhiheng.rules.reader;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiheng.rules.Fault;

/** The faults of one package, in the order found, up to a limit. For one thread. */
public final class FaultLog {

    /** More faults than anybody reads at once. */
    public static final int LIMIT = 1_000;

    private static final Comparator<Fault> BY_PLACE = Comparator.comparing(Fault::file)
            .thenComparingInt(Fault::line)
            .thenComparingInt(Fault::column)
            .thenComparing(Fault::code);

    private final List<Fault> faults = new ArrayList<>();
    private boolean full;

    public void add(Fault fault) {
        if (faults.size() < LIMIT) {
            faults.add(fault);
        } else if (!full) {
            full = true;
            faults.add(FaultCode.FILE_TOO_MANY_FAULTS.at(fault.file(), 0, 0, LIMIT));
        }
    }

    public void addAll(List<Fault> more) {
        more.forEach(this::add);
    }

    public boolean hasErrors() {
        return faults.stream().anyMatch(Fault::isError);
    }

    /** The faults by file, line and column. */
    public List<Fault> sorted() {
        return faults.stream().sorted(BY_PLACE).toList();
    }
}
