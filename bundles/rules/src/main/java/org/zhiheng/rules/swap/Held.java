package org.zhiheng.rules.swap;

import java.util.Locale;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.rules.RulePackage;

/** A package in force or about to be, with where it came from. */
record Held(RulePackage rulePackage, String origin) {

    String id() {
        return rulePackage.id();
    }

    String hash() {
        return rulePackage.contentHash();
    }

    PackageInfo toInfo() {
        return new PackageInfo(
                rulePackage.id(),
                rulePackage.version(),
                rulePackage.layer().name().toLowerCase(Locale.ROOT),
                rulePackage.division(),
                rulePackage.title(),
                rulePackage.parent(),
                rulePackage.contentHash(),
                origin);
    }
}
