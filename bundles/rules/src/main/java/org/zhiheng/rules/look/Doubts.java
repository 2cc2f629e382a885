package org.zhiheng.rules.look;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.rules.RulePackage;

/** What in a package a person should look at. */
public final class Doubts {

    private Doubts() {}

    /** In the order in which the package's rules are listed. */
    public static List<DoubtInfo> of(RulePackage rulePackage) {
        List<DoubtInfo> doubts = new ArrayList<>();
        for (RuleItem item : RuleItem.all(rulePackage)) {
            if (item.doubt() != null) {
                doubts.add(new DoubtInfo(
                        rulePackage.id(),
                        rulePackage.version(),
                        item.kind(),
                        item.rule(),
                        item.title(),
                        item.from(),
                        item.value(),
                        item.doubt(),
                        item.reading(),
                        item.verified(),
                        item.source().toCitation()));
            }
        }
        return doubts;
    }
}
