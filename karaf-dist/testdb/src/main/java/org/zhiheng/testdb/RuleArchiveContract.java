package org.zhiheng.testdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Disposition;
import org.zhiheng.api.rules.RuleArchive.Mandate;
import org.zhiheng.api.rules.RuleArchive.StoredGeneration;

/** What every archive of rules keeps to. */
public abstract class RuleArchiveContract {

    public static final Instant DAY = Instant.parse("2026-01-01T00:00:00.123456Z");
    public static final Map<String, byte[]> NATION = files("nation");
    public static final Map<String, byte[]> DISTRICT = files("district");
    public static final String NATION_HASH = ContentFiles.hash(NATION);
    public static final String DISTRICT_HASH = ContentFiles.hash(DISTRICT);
    private static final String BOOK = "b".repeat(64);
    public static final Mandate SYSTEM = Mandate.of("rules-activated", "system:rules");

    protected RuleArchive archive;

    /** The archive, opened anew: what it says then it has kept. */
    protected abstract RuleArchive open();

    @BeforeEach
    void begin() {
        archive = open();
    }

    public static Map<String, byte[]> files(String text) {
        Map<String, byte[]> files = new HashMap<>();
        files.put("package.yaml", text.getBytes(StandardCharsets.UTF_8));
        files.put("parameters/时限.yaml", new byte[] {0, 1, (byte) 0xff});
        files.put(ContentFiles.SIGNATURE, new byte[] {7});
        return files;
    }

    public static StoredGeneration generation(long number, String... contents) {
        return new StoredGeneration(
                number,
                DAY.plusSeconds(number),
                "启用 cn.000000 1.0." + number,
                List.of(contents),
                Map.of(contents[0], "bundle " + number));
    }

    public static Disposition disposition(String content, String state, String reason, FaultInfo... faults) {
        return new Disposition(content, state, "cn.000000", "1.0.0", "bundle 1", DAY, reason, List.of(faults));
    }

    /** The decision of a second person. */
    public static Mandate decided(long number) {
        RuleRelease.Proposal proposal = new RuleRelease.Proposal(
                "proposal-" + number,
                RuleRelease.Change.ACTIVATE,
                NATION_HASH,
                "说明",
                RuleRelease.State.RELEASED,
                "account-1",
                DAY,
                "account-2",
                DAY,
                null);
        return new Mandate("rules-activated", "account-2", List.of(new RuleRelease.Decided(number, proposal)));
    }

    private static void refused(String code, ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void a_new_one_is_empty_and_whole() {
        assertThat(archive.damages()).isEmpty();
        assertThat(archive.newest()).isZero();
        assertThat(archive.newestDecision()).isZero();
        assertThat(archive.generations()).isEmpty();
        assertThat(archive.dispositions()).isEmpty();
        assertThat(archive.generation(1)).isEmpty();
        assertThat(archive.book(BOOK)).isEmpty();
        assertThat(archive.content(NATION_HASH)).isEmpty();
    }

    @Test
    void a_content_is_given_back_byte_by_byte_under_its_hash_and_no_other() {
        archive.storeContent(NATION_HASH, NATION);
        archive.storeContent(NATION_HASH, NATION);
        Map<String, byte[]> read = open().content(NATION_HASH).orElseThrow();
        assertThat(read.keySet()).isEqualTo(NATION.keySet());
        NATION.forEach((path, bytes) -> assertThat(read.get(path)).isEqualTo(bytes));
        refused("RULES-HASH", () -> archive.storeContent(DISTRICT_HASH, NATION));
        refused("RULES-HASH", () -> archive.content("../" + NATION_HASH));
    }

    @Test
    void generations_follow_one_another_with_their_books_and_dispositions() {
        StoredGeneration first = generation(1, NATION_HASH);
        StoredGeneration second = generation(2, NATION_HASH, DISTRICT_HASH);
        Disposition accepted = disposition(NATION_HASH, "accepted", null);
        archive.storeContent(NATION_HASH, NATION);
        archive.storeContent(DISTRICT_HASH, DISTRICT);
        archive.appendGeneration(first, List.of(accepted), Map.of("a".repeat(64), List.of(NATION_HASH)), SYSTEM);
        archive.appendGeneration(
                second,
                List.of(),
                Map.of("a".repeat(64), List.of(NATION_HASH), BOOK, List.of(NATION_HASH, DISTRICT_HASH)),
                SYSTEM);

        RuleArchive again = open();
        assertThat(again.damages()).isEmpty();
        assertThat(again.newest()).isEqualTo(2);
        assertThat(again.generations()).containsExactly(first, second);
        assertThat(again.generation(1)).contains(first);
        assertThat(again.generation(3)).isEmpty();
        assertThat(again.book(BOOK)).contains(List.of(NATION_HASH, DISTRICT_HASH));
        assertThat(again.dispositions()).isEqualTo(Map.of(NATION_HASH, accepted));
    }

    @Test
    void the_latest_disposition_of_a_content_holds() {
        FaultInfo fault = new FaultInfo("error", "RP-LAYER-011", "parameters/hours.yaml", 3, 7, "超出上级允许的范围", null);
        Disposition refusal = disposition(DISTRICT_HASH, "refused", "规则包检查或者测试没有通过", fault);
        archive.remember(List.of(disposition(NATION_HASH, "awaiting", "待复核"), refusal), SYSTEM);
        archive.remember(List.of(disposition(NATION_HASH, "accepted", null)), SYSTEM);
        archive.remember(List.of(), SYSTEM);
        Map<String, Disposition> expected =
                Map.of(DISTRICT_HASH, refusal, NATION_HASH, disposition(NATION_HASH, "accepted", null));
        assertThat(archive.dispositions()).isEqualTo(expected);
        assertThat(open().dispositions()).isEqualTo(expected);
    }

    @Test
    void what_does_not_follow_the_newest_generation_is_refused_whole() {
        archive.appendGeneration(generation(1, NATION_HASH), List.of(), Map.of(), SYSTEM);
        for (long wrong : new long[] {1, 3}) {
            refused(
                    "RULES-ARCHIVE-MOVED",
                    () -> archive.appendGeneration(
                            generation(wrong, DISTRICT_HASH),
                            List.of(disposition(DISTRICT_HASH, "accepted", null)),
                            Map.of(BOOK, List.of(DISTRICT_HASH)),
                            decided(9)));
        }
        assertThat(archive.generations()).containsExactly(generation(1, NATION_HASH));
        assertThat(archive.dispositions()).isEmpty();
        assertThat(archive.book(BOOK)).isEmpty();
        assertThat(archive.newestDecision()).isZero();
        assertThat(open().damages()).isEmpty();
    }

    @Test
    void a_decision_of_people_is_carried_out_once() {
        archive.appendGeneration(generation(1, NATION_HASH), List.of(), Map.of(), decided(4));
        assertThat(archive.newestDecision()).isEqualTo(4);
        refused(
                "RULES-ARCHIVE-MOVED",
                () -> archive.appendGeneration(generation(2, NATION_HASH), List.of(), Map.of(), decided(4)));
        refused("RULES-ARCHIVE-MOVED", () -> archive.remember(List.of(), decided(4)));
        archive.remember(List.of(), decided(5));
        assertThat(open().newestDecision()).isEqualTo(5);
        assertThat(archive.newest()).isEqualTo(1);
    }
}
