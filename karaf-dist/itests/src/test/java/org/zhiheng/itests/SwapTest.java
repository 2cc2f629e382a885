package org.zhiheng.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertTrue;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.zhiheng.api.rules.DeliveryInfo;

/** A district's rules are swapped while people work. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class SwapTest extends DistributionSupport {

    @Test
    public void a_district_is_swapped_under_load_broken_rolled_back_and_retired() throws Exception {
        Bundle first = install("first");
        until("the first version answers", () -> Boolean.TRUE.equals(reported("10000.00")));
        Map<Long, Long> before = modified();

        swapUnderLoad();
        first.uninstall();
        assertEquals("the old bundle takes nothing with it", false, reported("10000.00"));
        assertEquals("unrelated bundles are not touched", before, common(modified(), before));

        Bundle broken = install("broken");
        until("the broken version is told", () -> desk.notInForce().stream().anyMatch(SwapTest::brokenByDoubledKey));
        assertEquals("the old version stays in force", true, reported("20000.00"));
        broken.uninstall();

        Bundle failing = install("failing");
        until("the failing test is told", () -> desk.notInForce().stream().anyMatch(each -> each.faults().stream()
                .anyMatch(fault -> fault.code().equals("RP-TEST-020"))));
        assertEquals("the old version stays in force", true, reported("20000.00"));
        failing.uninstall();

        Bundle unsigned = install("unsigned");
        until("the unsigned version is told", () -> desk.notInForce().stream().anyMatch(each -> each.faults().stream()
                .anyMatch(fault -> fault.code().equals("RP-SIGN-001"))));
        Bundle forged = install("forged");
        until("the forged version is told", () -> desk.notInForce().stream().anyMatch(each -> each.faults().stream()
                .anyMatch(fault -> fault.code().equals("RP-SIGN-004"))));
        assertEquals("the old version stays in force", true, reported("20000.00"));
        unsigned.uninstall();
        forged.uninstall();

        desk.rollback(0);
        assertEquals("rolled back to the first version", true, reported("10000.00"));
        desk.retire(TestRegion.PACKAGE);
        assertEquals("the province has no such rule", null, reported("10000.00"));
        assertTrue(desk.notInForce().stream().anyMatch(each -> each.state().equals("retired")));
    }

    private void swapUnderLoad() throws Exception {
        AtomicBoolean go = new AtomicBoolean(true);
        AtomicInteger asked = new AtomicInteger();
        AtomicInteger failed = new AtomicInteger();
        ExecutorService people = Executors.newFixedThreadPool(4);
        for (int i = 0; i < 4; i++) {
            people.execute(() -> {
                while (go.get()) {
                    asked.incrementAndGet();
                    if (reported("15000.00") == null) {
                        failed.incrementAndGet();
                    }
                }
            });
        }
        assertEquals("15,000 is reported from 10,000 on", true, reported("15000.00"));
        install("second");
        until("the second version answers", () -> Boolean.FALSE.equals(reported("15000.00")));
        go.set(false);
        people.shutdown();
        assertTrue(people.awaitTermination(30, TimeUnit.SECONDS));
        assertEquals("no request failed of " + asked, 0, failed.get());
        assertNotEquals(0, asked.get());
    }

    private Bundle install(String region) throws BundleException {
        Bundle bundle = context.installBundle(
                Path.of(System.getProperty(REGIONS), region + ".jar").toUri().toString());
        bundle.start();
        return bundle;
    }

    private static boolean brokenByDoubledKey(DeliveryInfo delivery) {
        return delivery.state().equals("refused")
                && delivery.faults().stream()
                        .anyMatch(fault -> fault.file().equals("parameters/bad.yaml") && fault.line() == 2);
    }

    private Map<Long, Long> modified() {
        Map<Long, Long> modified = new HashMap<>();
        for (Bundle bundle : context.getBundles()) {
            modified.put(bundle.getBundleId(), bundle.getLastModified());
        }
        return modified;
    }

    /** Leaves out what the swap itself brought or took. */
    private static Map<Long, Long> common(Map<Long, Long> after, Map<Long, Long> before) {
        Map<Long, Long> common = new HashMap<>(after);
        common.keySet().retainAll(before.keySet());
        before.keySet().retainAll(common.keySet());
        return common;
    }
}
