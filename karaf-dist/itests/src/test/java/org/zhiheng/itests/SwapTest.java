package org.zhiheng.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.ops4j.pax.exam.CoreOptions.composite;
import static org.ops4j.pax.exam.CoreOptions.options;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerMethod;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.DeliveryInfo;

/** A district's rules are swapped by two people while others work. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerMethod.class)
public class SwapTest extends DistributionSupport {

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private SignIn signIn;

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private RuleRelease releases;

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private Records records;

    @Override
    @Configuration
    public Option[] configuration() throws IOException {
        return options(
                composite(super.configuration()),
                editConfigurationFilePut("etc/org.zhiheng.rules.cfg", "people.target", "(service.id>=0)"),
                editConfigurationFilePut("etc/org.zhiheng.rules.cfg", "people.cardinality.minimum", "1"));
    }

    @Test
    public void a_district_is_swapped_under_load_broken_rolled_back_and_retired() throws Exception {
        Principal proposing = steward("sample-rule-steward");
        Principal releasing = steward("sample-rule-steward-2");
        assertEquals("what the platform brings is installed", List.of(), desk.notInForce());
        assertEquals(1, desk.generations().size());
        assertEquals("system:installation", recorded().get(0).actor());

        Bundle first = install("first");
        until("the first version awaits people", () -> awaiting() != null);
        assertEquals("it does not answer yet", null, reported("10000.00"));
        RuleRelease.Proposal proposal =
                desk.propose(proposing, RuleRelease.Change.ACTIVATE, awaiting().contentHash(), "测试");
        ZhihengException alone = assertThrows(ZhihengException.class, () -> releases.release(proposing, proposal.id()));
        assertEquals("ACCESS-FOUR-EYES", alone.code());
        releases.release(releasing, proposal.id());
        until("the first version answers", () -> Boolean.TRUE.equals(reported("10000.00")));
        Map<Long, Long> before = modified();

        a_candidate_is_asked_and_compared_without_being_in_force();

        swapUnderLoad(proposing, releasing);
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

        RuleRelease.Proposal back = desk.rollback(proposing, 0, "测试").proposal();
        assertEquals("only proposed", false, reported("15000.00"));
        releases.release(releasing, back.id());
        until("rolled back to the first version", () -> Boolean.TRUE.equals(reported("10000.00")));
        RuleRelease.Proposal retired =
                desk.retire(proposing, TestRegion.PACKAGE, "测试").proposal();
        releases.release(releasing, retired.id());
        until("the province has no such rule", () -> reported("10000.00") == null);
        assertTrue(desk.notInForce().stream().anyMatch(each -> each.state().equals("retired")));

        List<Entry> entries = recorded();
        Entry last = entries.get(entries.size() - 1);
        assertEquals("rules-retired", last.kind());
        assertEquals(releasing.account(), last.actor());
        Map<?, ?> decision = (Map<?, ?>) ((List<?>) last.payload().get("decisions")).get(0);
        assertEquals(retired.id(), decision.get("proposal"));
        assertEquals(proposing.account(), decision.get("proposedBy"));
        assertEquals(releasing.account(), decision.get("decidedBy"));
    }

    /** Somebody of the sample district, signed in. */
    private Principal steward(String name) {
        String session =
                signIn.signIn(name, sample("password"), null, "127.0.0.1", null).session();
        return signIn.session(session).orElseThrow();
    }

    private List<Entry> recorded() {
        return records.history(new Subject("rules", "000000"), 0, 100);
    }

    /** What awaits people; null for nothing. */
    private DeliveryInfo awaiting() {
        return desk.notInForce().stream()
                .filter(each -> each.state().equals("awaiting"))
                .findFirst()
                .orElse(null);
    }

    private void a_candidate_is_asked_and_compared_without_being_in_force() throws Exception {
        String opened = postAs(STEWARD, "/api/v1/rules/drafts", "application/java-archive", jar("second"))
                .body();
        assertTrue(opened, opened.contains("\"usable\":true") && opened.contains("\"faults\":[]"));
        String draft = opened.replaceFirst("(?s).*\"draft\":\"([0-9a-f]{64})\".*", "$1");
        String asked = postJson("/api/v1/rules/drafts/" + draft + "/rulings/reporting", REPORTING.formatted("15000.00"))
                .body();
        assertTrue("from 20,000 on in the draft: " + asked, asked.contains("\"required\":false"));

        String cases = "{\"name\":\"案件一\",\"question\":\"reporting\","
                + REPORTING.formatted("15000.00").substring(1) + "\n" + "{\"question\":\"reporting\","
                + REPORTING.formatted("25000.00").substring(1) + "\n";
        String compared = postAs(
                        STEWARD,
                        "/api/v1/rules/drafts/" + draft + "/preview",
                        "application/x-ndjson",
                        cases.getBytes(StandardCharsets.UTF_8))
                .body();
        assertTrue(compared, compared.contains("\"asked\":2,\"changed\":2"));
        assertTrue(
                compared,
                compared.contains("\"aspects\":[\"answer\",\"term\",\"reason\"]")
                        || compared.contains("\"aspects\":[\"answer\",\"reason\"]"));
        assertTrue(compared, compared.contains("\"name\":\"案件一\""));

        String unsigned = postAs(STEWARD, "/api/v1/rules/drafts", "application/java-archive", jar("unsigned"))
                .body();
        assertTrue(unsigned, unsigned.contains("RP-SIGN-001") && unsigned.contains("\"usable\":true"));
        String broken = postAs(STEWARD, "/api/v1/rules/drafts", "application/java-archive", jar("broken"))
                .body();
        assertTrue(broken, broken.contains("parameters/bad.yaml") && broken.contains("\"usable\":false"));
        assertEquals(
                404,
                postJson("/api/v1/rules/drafts/none/rulings/reporting", "{}").statusCode());
        HttpResponse<String> wrong = postAs(
                STEWARD,
                "/api/v1/rules/drafts/" + draft + "/preview",
                "application/x-ndjson",
                "{}\n".getBytes(StandardCharsets.UTF_8));
        assertEquals(400, wrong.statusCode());
        assertTrue(wrong.body(), wrong.body().contains("\"field\":\"line 1.question\""));
        assertEquals("the first version is in force all the while", true, reported("15000.00"));
    }

    private HttpResponse<String> postJson(String path, String json) {
        return postAs(STEWARD, path, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] jar(String region) throws IOException {
        return Files.readAllBytes(Path.of(System.getProperty(REGIONS), region + ".jar"));
    }

    private void swapUnderLoad(Principal proposing, Principal releasing) throws Exception {
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
        until("the second version awaits people", () -> awaiting() != null);
        releases.release(
                releasing,
                desk.propose(proposing, RuleRelease.Change.ACTIVATE, awaiting().contentHash(), "测试")
                        .id());
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
