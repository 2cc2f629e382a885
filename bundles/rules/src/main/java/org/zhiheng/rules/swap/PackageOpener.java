package org.zhiheng.rules.swap;

import java.util.List;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RulePackage;

/** Reads package files. The seam between delivering and reading. */
@FunctionalInterface
interface PackageOpener {

    Opened open(PackageContent content);

    /**
     * @param hash of the content
     * @param rulePackage null when the faults forbid it
     */
    record Opened(String hash, RulePackage rulePackage, List<Fault> faults) {}
}
