package org.zhiheng.rules.swap;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** Runs the tests a package carries, within a time. Thread-safe. */
final class TimedTrial {

    private static final Logger LOG = LoggerFactory.getLogger(TimedTrial.class);

    private final Rulings rulings;
    private final Duration limit;

    /** @param limit for all tests of one package together */
    TimedTrial(Rulings rulings, Duration limit) {
        this.rulings = rulings;
        this.limit = limit;
    }

    /** The faults of the tests; one that hangs is interrupted and counts as failed. */
    List<Fault> run(RuleBooks tried, RulePackage candidate) {
        if (candidate.tests().isEmpty()) {
            return List.of();
        }
        FutureTask<List<Fault>> trial = new FutureTask<>(() -> PackageTrial.run(candidate, rulings.with(tried)));
        // A thread for each trial: one that cannot be interrupted must not keep the next package from its tests.
        Thread thread = new Thread(trial, "zhiheng-rule-tests " + candidate.id());
        thread.setDaemon(true);
        thread.start();
        try {
            return trial.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            trial.cancel(true);
            return List.of(fault("RP-TEST-021", "规则包的测试在" + limit.toMillis() + "毫秒内没有做完"));
        } catch (ExecutionException e) {
            LOG.warn("Tests of rule package {} broke off", candidate.id(), e.getCause());
            return List.of(fault("RP-TEST-022", "规则包的测试中断:" + e.getCause()));
        } catch (InterruptedException e) {
            trial.cancel(true);
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the tests of " + candidate.id() + " ran", e);
        }
    }

    private static Fault fault(String code, String message) {
        return Fault.error(code, "tests", 0, 0, message, "请检查tests中的测试");
    }
}
