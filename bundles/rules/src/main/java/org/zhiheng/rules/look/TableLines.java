package org.zhiheng.rules.look;

import java.util.List;
import java.util.Locale;
import org.zhiheng.api.rules.TableInfo;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;

/** The decision tables of a package, as people find them. */
public final class TableLines {

    private TableLines() {}

    public static List<TableInfo> of(RulePackage rulePackage) {
        return rulePackage.tables().values().stream()
                .map(each -> new TableInfo(
                        rulePackage.id(),
                        rulePackage.title(),
                        rulePackage.version(),
                        each.id(),
                        each.title(),
                        each.versions().stream().map(TableLines::edition).toList()))
                .toList();
    }

    private static TableInfo.Edition edition(RuleTable.Version version) {
        return new TableInfo.Edition(
                version.from(),
                version.until(),
                version.file(),
                version.table().hitPolicy(),
                version.table().rows().size(),
                version.source().toCitation(),
                version.verified().name().toLowerCase(Locale.ROOT),
                version.doubt(),
                version.reading());
    }
}
