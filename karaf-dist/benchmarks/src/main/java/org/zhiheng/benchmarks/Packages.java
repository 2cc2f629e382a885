package org.zhiheng.benchmarks;

import java.util.Map;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/** Reads the packages that are measured. */
final class Packages {

    private Packages() {}

    static RulePackage read(Map<String, byte[]> files) {
        ReadResult result = new PackageReader().read(PackageContent.of(files));
        if (result.packageOrNull() == null) {
            throw new IllegalStateException(result.faults().toString());
        }
        return result.packageOrNull();
    }
}
