package org.zhiheng.testkit.mutation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/**
 * One test of a package.
 *
 * @param alone its package with this test only
 * @param asked what it asks of the books as they are shipped
 * @param reasons ids of the rules among the reasons of its ruling
 */
record Trial(RulePackage alone, Asked asked, Set<String> reasons) {

    /** The tests of all packages, each asked once of the books as they are. */
    static List<Trial> all(RuleBooks books) {
        List<Trial> trials = new ArrayList<>();
        for (RulePackage each : books.packages()) {
            for (PackageTest test : each.tests()) {
                Asked asked = new Asked();
                Asking asking = new LawRulings(null).with(new ListeningBooks(books, asked));
                trials.add(new Trial(alone(each, test), asked, reasons(each, test, asking)));
            }
        }
        return trials;
    }

    String packageId() {
        return alone.id();
    }

    PackageTest test() {
        return alone.tests().get(0);
    }

    boolean passes(Asking asking) {
        return PackageTrial.run(alone, asking).isEmpty();
    }

    private static Set<String> reasons(RulePackage of, PackageTest test, Asking asking) {
        Set<String> reasons = new HashSet<>();
        try {
            for (Reason reason : asking.ask(test.ruling(), test.facts(), PackageTrial.division(test, of), test.asOf())
                    .reasons()) {
                if (reason.rule() != null) {
                    reasons.add(reason.rule());
                }
            }
        } catch (ZhihengException e) {
            // A test may expect nothing of facts that are refused; running the package's tests tells so.
            return Set.of();
        }
        return reasons;
    }

    private static RulePackage alone(RulePackage of, PackageTest test) {
        return new RulePackage(
                of.id(),
                of.version(),
                of.title(),
                of.layer(),
                of.division(),
                of.parent(),
                of.documents(),
                of.parameters(),
                of.lists(),
                of.tables(),
                of.duties(),
                of.procedures(),
                of.templates(),
                List.of(test),
                of.contentHash());
    }
}
