package org.zhiheng.rules.swap;

import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;

/** What a package in force contains, for people. */
final class Details {

    private Details() {}

    static PackageDetail of(Held held, List<Fault> overtaken) {
        return new PackageDetail(
                held.toInfo(),
                RuleLines.of(held.rulePackage()),
                overtaken.stream().map(Fault::message).toList(),
                doubts(held.rulePackage()));
    }

    private static List<String> doubts(RulePackage rulePackage) {
        List<String> doubts = new ArrayList<>();
        for (Parameter parameter : rulePackage.parameters().values()) {
            for (DatedValue value : parameter.values()) {
                String reading = value.reading() == null ? "" : "(采用:" + value.reading() + ")";
                add(doubts, parameter.id() + " " + value.from(), value.doubt(), reading);
            }
        }
        for (RuleList list : rulePackage.lists().values()) {
            add(doubts, list.name(), list.doubt(), "");
        }
        rulePackage.tables().values().forEach(table -> table.versions()
                .forEach(version -> add(doubts, table.id(), version.doubt(), "")));
        for (Duty duty : rulePackage.duties()) {
            add(doubts, duty.id(), duty.doubt(), "");
        }
        return doubts;
    }

    private static void add(List<String> doubts, String rule, String doubt, String reading) {
        if (doubt != null) {
            doubts.add(rule + ":" + doubt + reading);
        }
    }
}
