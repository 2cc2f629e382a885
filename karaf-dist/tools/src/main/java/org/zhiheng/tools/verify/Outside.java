package org.zhiheng.tools.verify;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.Finding;
import org.zhiheng.records.WitnessLines;

/**
 * What was kept outside of the platform.
 *
 * @param heads of all files
 * @param faults of lines that cannot be read or do not follow
 */
record Outside(List<SignedHead> heads, List<Finding> faults) {

    /** @throws UnreadableException when a file cannot be read, or has no head */
    static Outside of(List<Path> files) {
        List<SignedHead> heads = new ArrayList<>();
        List<Finding> faults = new ArrayList<>();
        for (Path each : files) {
            WitnessLines read = HeadsFile.read(each);
            read.heads().forEach(line -> heads.add(line.head()));
            faults.addAll(read.faults());
        }
        return new Outside(List.copyOf(heads), List.copyOf(faults));
    }
}
