package org.zhiheng.rules.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.archive.FileRuleArchive;

/** Rules come into force, go back, are retired, and stay so after a restart. */
class RuleSwapperTest {

    /** A second passes whenever it is looked at, so that what happens later is later. */
    private static final Clock CLOCK = new Clock() {
        private final AtomicInteger seconds = new AtomicInteger();

        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return Instant.parse("2026-01-01T00:00:00Z").plusSeconds(seconds.incrementAndGet());
        }
    };

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    @TempDir
    Path folder;

    private Placements placements = Placements.NONE;
    private SignatureCheck signatures = (content, at) -> List.of();
    private BooksInForce books;
    private RuleSwapper swapper;
    private Desk desk;
    private Rulings rulings = new NoQuestions();

    @BeforeEach
    void start() {
        FileRuleArchive archive = new FileRuleArchive(folder);
        books = new BooksInForce(archive, PackageFiles::open);
        TimedTrial trial = new TimedTrial(rulings, Duration.ofMillis(500));
        swapper = new RuleSwapper(
                archive,
                books,
                PackageFiles::open,
                signatures,
                placements,
                trial,
                CLOCK,
                content -> false,
                Predecessor.NONE,
                null);
        desk = new Desk(swapper, archive, PackageFiles::open, CLOCK, List.of(), null);
        swapper.restore();
    }

    private void restart() {
        start();
    }

    /** The packages of these tests promise nothing, so nothing is asked. */
    private static class NoQuestions implements Rulings {
        @Override
        public Asking with(Books asked) {
            return null;
        }

        @Override
        public Asking inForce() {
            throw new AssertionError("not asked here");
        }

        @Override
        public Asking archived(String bookFingerprint) {
            throw new AssertionError("not asked here");
        }

        @Override
        public List<Question<?, ?>> questions() {
            return List.of();
        }

        @Override
        public Map<String, Object> schema(String question) {
            throw new AssertionError("not asked here");
        }
    }

    /** @param hours null for a package without the parameter */
    private static PackageContent content(String division, String layer, String parent, String version, String hours) {
        String id = division.startsWith("dept:") ? division.replace(':', '.') : "cn." + division;
        String manifest = "id: " + id + "\nversion: " + version + "\ntitle: 示例\nlayer: " + layer + "\ndivision: \""
                + division + "\"\n" + (parent == null ? "" : "parent: \"" + parent + "\"\n")
                + "documents:\n  d: {title: 示例, textHeld: false}\n";
        Map<String, byte[]> files = new HashMap<>();
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        if (hours != null) {
            String parameter = "id: training.annual-hours\ntitle: 学时\ntype: number\nunit: hour\n"
                    + override(layer) + "values:\n  2024-01-01:\n    value: " + hours
                    + "\n    source: {document: d, article: 第一条}\n    verified: memory\n    doubt: 示例\n    reading: 示例\n";
            files.put("parameters/hours.yaml", parameter.getBytes(StandardCharsets.UTF_8));
        }
        return PackageContent.of(files);
    }

    private static String override(String layer) {
        return switch (layer) {
            case "nation" -> "override: {by: [province, district], direction: higher}\n";
            case "province" -> "override: {by: [district], direction: higher}\n";
            default -> "";
        };
    }

    private static Delivery nation(String version, String hours) {
        return new Delivery("nation " + version, content("000000", "nation", null, version, hours));
    }

    private static Delivery district(String version, String hours) {
        return new Delivery("district " + version, content("371002", "district", "371000", version, hours));
    }

    private String hours() {
        return ((BigDecimal) books.get()
                        .book("371002")
                        .parameter("training.annual-hours", DAY)
                        .dated()
                        .value())
                .toPlainString();
    }

    private List<String> states() {
        return desk.notInForce().stream().map(DeliveryInfo::state).toList();
    }

    @Test
    void what_is_in_force_is_so_again_after_a_restart_without_its_bundles() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThat(desk.notInForce()).isEmpty();
        assertThat(hours()).isEqualTo("70");
        restart();
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.generations()).hasSize(1);
    }

    @Test
    void a_district_waits_for_its_nation() {
        swapper.deliver(List.of(district("1.0.0", "70")));
        assertThat(states()).containsExactly("waiting");
        assertThat(desk.settled()).isFalse();
        swapper.deliver(List.of(nation("1.0.0", "60")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).isEmpty();
    }

    @Test
    void what_could_not_be_read_is_of_the_past_once_its_bundle_brings_a_good_version() {
        swapper.deliver(List.of(
                nation("1.0.0", "60"),
                new Delivery("district 1.0.0", PackageContent.of(Map.of("package.yaml", new byte[] {'x'}))),
                new Delivery("other 1.0.0", PackageContent.of(Map.of("package.yaml", new byte[] {'y'})))));
        assertThat(desk.notInForce().stream().map(DeliveryInfo::origin))
                .containsExactlyInAnyOrder("district 1.0.0", "other 1.0.0");
        swapper.deliver(List.of(district("1.0.1", "61")));
        assertThat(desk.notInForce().stream().map(DeliveryInfo::origin)).containsExactly("other 1.0.0");
    }

    @Test
    void a_value_beyond_its_bound_is_refused_and_the_old_one_stays() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        swapper.deliver(List.of(district("1.1.0", "50")));
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.notInForce()).singleElement().satisfies(refused -> {
            assertThat(refused.state()).isEqualTo("refused");
            assertThat(refused.faults().get(0).code()).isEqualTo("RP-LAYER-011");
            assertThat(refused.faults().get(0).file()).isEqualTo("parameters/hours.yaml");
        });
        restart();
        swapper.deliver(List.of(district("1.1.0", "50")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).containsExactly("refused");
    }

    @Test
    void a_broken_package_keeps_no_good_one_out() {
        Delivery broken = new Delivery("broken", PackageContent.of(Map.of("package.yaml", new byte[] {(byte) 0xff})));
        swapper.deliver(List.of(broken, nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).containsExactly("refused");
    }

    @Test
    void other_bytes_under_the_same_version_and_lower_versions_are_refused() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.1.0", "70")));
        swapper.deliver(List.of(district("1.1.0", "80")));
        swapper.deliver(List.of(district("1.0.0", "90")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).containsOnly("refused").hasSize(2);
    }

    @Test
    void rollback_survives_a_restart_and_the_bundle_that_was_rolled_back() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        swapper.deliver(List.of(district("1.1.0", "80")));
        assertThat(hours()).isEqualTo("80");
        desk.rollback(null, 0, null);
        assertThat(hours()).isEqualTo("70");
        restart();
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.1.0", "80")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).containsExactly("rolled-back");
    }

    @Test
    void retire_survives_a_restart_and_what_others_build_on_stays() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThatThrownBy(() -> desk.retire(null, "cn.000000", null))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-PACKAGE-NEEDED"));
        desk.retire(null, "cn.371002", null);
        assertThat(hours()).isEqualTo("60");
        restart();
        swapper.deliver(List.of(district("1.0.0", "70")));
        assertThat(hours()).isEqualTo("60");
        assertThat(states()).containsExactly("retired");
    }

    @Test
    void an_archived_book_answers_as_it_did() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        String fingerprint = books.get().book("371002").fingerprint();
        swapper.deliver(List.of(district("1.1.0", "80")));
        restart();
        RuleBooks archived = (RuleBooks) books.archived(fingerprint).orElseThrow();
        assertThat(archived.book("371002")
                        .parameter("training.annual-hours", DAY)
                        .number())
                .isEqualByComparingTo("70");
        assertThat(books.archived("0".repeat(64))).isEmpty();
    }

    @Test
    void an_archived_book_answers_for_its_own_division_and_those_below_it_only() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        RuleBooks archived = (RuleBooks)
                books.archived(books.get().book("371002").fingerprint()).orElseThrow();

        assertThat(archived.book("371002100").division()).isEqualTo("371002");
        assertThat(archived.book("110000")).isNull();
        assertThat(archived.book("370000")).isNull();
        assertThat(archived.book("000000")).isNull();
    }

    @Test
    void a_department_laid_on_another_division_is_answered_by_that_and_its_earlier_book_can_still_be_asked() {
        PackageContent bureau = content("dept:bureau", "department", null, "1.0.0", null);
        placements = new Placements(Map.of("dept:bureau", "371002"));
        restart();
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70"), new Delivery("bureau", bureau)));
        String onDistrict = books.get().book("dept:bureau").fingerprint();
        assertThat(departmentHours(books.get())).isEqualTo("70");

        placements = Placements.NONE;
        restart();

        assertThat(departmentHours(books.get())).isEqualTo("60");
        assertThat(desk.generations()).hasSize(2);
        assertThat(departmentHours((RuleBooks) books.archived(onDistrict).orElseThrow()))
                .isEqualTo("70");
        restart();
        assertThat(desk.generations()).hasSize(2);
    }

    private static String departmentHours(RuleBooks of) {
        return of.book("dept:bureau")
                .parameter("training.annual-hours", DAY)
                .number()
                .toPlainString();
    }

    @Test
    void a_draft_has_books_of_its_own_and_changes_nothing() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        Drafts drafts = new Drafts(swapper, desk, PackageFiles::open, rulings);

        RuleDraft good = drafts.open(jar(district("1.1.0", "80").content()));
        RuleDraft beyond = drafts.open(jar(district("1.2.0", "50").content()));
        RuleDraft broken = drafts.open(jar(PackageContent.of(Map.of("package.yaml", new byte[] {'x'}))));

        assertThat(good.faults()).isEmpty();
        assertThat(good.changes())
                .containsExactly(
                        new RuleChange("cn.371002", "changed", null, "1.0.0", "1.1.0"),
                        new RuleChange(
                                "cn.371002",
                                "changed",
                                "training.annual-hours",
                                "2024-01-01起 70 hour",
                                "2024-01-01起 80 hour"));
        assertThat(((RuleBooks) good.books())
                        .book("371002")
                        .parameter("training.annual-hours", DAY)
                        .number())
                .isEqualByComparingTo("80");
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.generations()).hasSize(1);
        assertThat(beyond.books()).isNull();
        assertThat(beyond.faults()).extracting(FaultInfo::code).containsExactly("RP-LAYER-011");
        assertThat(broken.packageId()).isNull();
        assertThat(broken.faults()).isNotEmpty();
        assertThat(drafts.draft(good.contentHash())).containsSame(good);
        assertThatThrownBy(() -> drafts.compare(beyond, List.<PreviewCase>of().iterator(), 1))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-DRAFT"));
        assertThat(drafts.open(new byte[] {1, 2, 3}).faults()).isNotEmpty();
    }

    @Test
    void a_file_of_a_package_in_force_is_changed_into_a_draft_that_nobody_has_signed() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        Drafts drafts = new Drafts(swapper, desk, PackageFiles::open, rulings);
        String path = desk.files("cn.371002").keySet().stream()
                .filter(each -> each.startsWith("parameters/"))
                .findFirst()
                .orElseThrow();
        String text = new String(desk.file("cn.371002", path), StandardCharsets.UTF_8);
        byte[] changed = text.replace("value: 70", "value: 90").getBytes(StandardCharsets.UTF_8);

        RuleDraft draft = drafts.open("cn.371002", "1.4.0", path, changed);

        assertThat(draft.faults()).isEmpty();
        assertThat(draft.version()).isEqualTo("1.4.0");
        assertThat(draft.changes())
                .extracting(RuleChange::rule, RuleChange::after)
                .containsExactly(tuple(null, "1.4.0"), tuple("training.annual-hours", "2024-01-01起 90 hour"));
        assertThat(drafts.files(draft.contentHash()).orElseThrow().get(path)).isEqualTo(changed);
        assertThat(drafts.files("none")).isEmpty();
        assertThat(hours()).isEqualTo("70");
        assertThat(drafts.open("cn.371002", "1.0.0", path, changed).faults())
                .extracting(FaultInfo::code)
                .containsExactly("RP-SWAP-001");
        assertThatThrownBy(() -> drafts.open("cn.371002", "one", path, changed))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-VERSION"));
        for (String wrong : List.of("parameters/none.yaml", "package.yaml", "../etc/passwd")) {
            assertThatThrownBy(() -> drafts.open("cn.371002", "1.4.0", wrong, changed))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-PACKAGE-FILE"));
        }
        assertThatThrownBy(() -> drafts.open("cn.none", "1.4.0", path, changed))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-PACKAGE-UNKNOWN"));
    }

    private static byte[] jar(PackageContent content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String path : content.paths()) {
                zip.putNextEntry(new ZipEntry("RULES-INF/" + path));
                zip.write(content.bytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_content_refused_for_its_signature_comes_in_force_once_it_is_rightly_signed() {
        Fault unsigned = Fault.error("RP-SIGN-001", "signature.p7s", 0, 0, "规则包没有签名", null);
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        signatures = (content, at) -> List.of(unsigned);
        restart();

        swapper.deliver(List.of(district("1.1.0", "80")));
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.notInForce()).singleElement().satisfies(refused -> {
            assertThat(refused.packageId()).isEqualTo("cn.371002");
            assertThat(refused.state()).isEqualTo("refused");
            assertThat(refused.faults()).extracting(FaultInfo::code).containsExactly("RP-SIGN-001");
        });

        signatures = (content, at) -> List.of();
        restart();
        swapper.deliver(List.of(district("1.1.0", "80")));
        assertThat(hours()).isEqualTo("80");
        assertThat(desk.notInForce()).isEmpty();
    }

    @Test
    void what_was_accepted_stays_whatever_becomes_of_its_signer() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        signatures = (content, at) -> List.of(Fault.error("RP-SIGN-005", "signature.p7s", 0, 0, "证书过期", null));
        restart();
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.notInForce()).isEmpty();
    }

    @Test
    void readers_see_whole_generations_while_rules_are_swapped() throws InterruptedException {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "100")));
        AtomicBoolean go = new AtomicBoolean(true);
        AtomicInteger wrong = new AtomicInteger();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Thread reader = new Thread(() -> {
                while (go.get()) {
                    RuleBooks held = books.get();
                    BigDecimal first = held.book("371002")
                            .parameter("training.annual-hours", DAY)
                            .number();
                    BigDecimal second = held.book("371002")
                            .parameter("training.annual-hours", DAY)
                            .number();
                    if (!first.equals(second) || first.intValueExact() != 99 + held.generation()) {
                        wrong.incrementAndGet();
                    }
                }
            });
            readers.add(reader);
            reader.start();
        }
        for (int i = 1; i <= 200; i++) {
            swapper.deliver(List.of(district("1.0." + i, String.valueOf(100 + i))));
        }
        go.set(false);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(wrong).hasValue(0);
        assertThat(hours()).isEqualTo("300");
    }

    private static Delivery with(Delivery delivery, String path, String text) {
        Map<String, byte[]> files = new HashMap<>(PackageFiles.files(delivery.content()));
        files.put(path, text.getBytes(StandardCharsets.UTF_8));
        return new Delivery(delivery.origin(), PackageContent.of(files));
    }

    private static Delivery promising(Delivery delivery) {
        return with(
                delivery,
                "tests/hours.yaml",
                "- name: hours\n  ruling: training\n  asOf: 2024-09-02\n  facts: {}\n  expect: {hours: 70}\n");
    }

    /** Answers every question as given. */
    private static final class Answering extends NoQuestions {
        private final Function<RuleBooks, Map<String, Object>> answer;

        Answering(Function<RuleBooks, Map<String, Object>> answer) {
            this.answer = answer;
        }

        @Override
        public Asking with(Books asked) {
            return new Asking() {
                @Override
                public Books books() {
                    return asked;
                }

                @Override
                public <F extends Record, A extends Record> Ruling<A> ask(
                        Question<F, A> question, F facts, String division, LocalDate asOf) {
                    throw new AssertionError("packages ask plainly");
                }

                @Override
                public Ruling<Map<String, Object>> ask(
                        String question, Map<String, ?> facts, String division, LocalDate asOf) {
                    return new Ruling<>(question, answer.apply((RuleBooks) asked), List.of(), List.of(), null);
                }
            };
        }
    }

    private void asking(Function<RuleBooks, Map<String, Object>> answer) {
        rulings = new Answering(answer);
        restart();
    }

    @Test
    void a_test_that_hangs_is_cut_off_and_the_next_package_is_tried() {
        AtomicBoolean hang = new AtomicBoolean(true);
        asking(tried -> {
            while (hang.get()) {
                Thread.onSpinWait();
            }
            return Map.of("hours", 70);
        });
        swapper.deliver(List.of(promising(nation("1.0.0", "60"))));
        assertThat(books.get()).isNull();
        assertThat(desk.notInForce().get(0).faults().get(0).code()).isEqualTo("RP-TEST-021");
        hang.set(false);
        swapper.deliver(List.of(promising(nation("1.0.1", "60"))));
        assertThat(desk.inForce()).hasSize(1);
        assertThat(states())
                .as("a refusal that a later version has mended is of the past")
                .isEmpty();
    }

    @Test
    void a_test_that_throws_refuses_its_package_and_says_so() {
        asking(tried -> {
            throw new IllegalStateException("broken solver");
        });
        swapper.deliver(List.of(promising(nation("1.0.0", "60"))));
        assertThat(desk.notInForce().get(0).faults().get(0).code()).isEqualTo("RP-TEST-022");
        assertThat(desk.settled()).isFalse();
    }

    @Test
    void a_district_refused_without_its_province_is_tried_again_when_the_province_comes() {
        asking(tried -> Map.of("hours", tried.packages().size() == 3 ? 70 : 0));
        swapper.deliver(List.of(nation("1.0.0", "60"), promising(district("1.0.0", "70"))));
        assertThat(states()).containsExactly("refused");
        swapper.deliver(List.of(province("1.0.0", "65")));
        assertThat(desk.notInForce()).isEmpty();
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).isEmpty();
        restart();
        assertThat(hours()).isEqualTo("70");
    }

    private static Delivery province(String version, String hours) {
        return new Delivery("province " + version, content("370000", "province", "000000", version, hours));
    }

    @Test
    void an_upper_package_corrected_afterwards_overtakes_the_lower_one_and_is_not_blocked_even_by_a_restart() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        swapper.deliver(List.of(nation("1.1.0", "80")));
        assertThat(hours()).isEqualTo("80");
        assertThat(desk.show("cn.371002").overtaken()).hasSize(1);
        restart();
        assertThat(hours()).isEqualTo("80");
        assertThat(desk.inForce()).hasSize(2);
        assertThat(desk.show("cn.371002").overtaken()).hasSize(1);
    }

    @Test
    void of_two_versions_that_arrive_together_the_newer_holds_and_the_same_content_twice_is_one() {
        swapper.deliver(List.of(
                nation("1.0.0", "60"), district("1.1.0", "80"), district("1.0.0", "70"), nation("1.0.0", "60")));
        assertThat(hours()).isEqualTo("80");
        assertThat(desk.generations()).hasSize(1);
        assertThat(states()).as("the older one is of the past").isEmpty();
    }

    @Test
    void the_last_nation_cannot_be_retired() {
        swapper.deliver(List.of(nation("1.0.0", "60")));
        assertThatThrownBy(() -> desk.retire(null, "cn.000000", null))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-INCOMPLETE"));
        assertThat(desk.inForce()).hasSize(1);
    }

    @Test
    void a_generation_of_many_packages_is_in_force_again_after_a_restart() {
        List<Delivery> deliveries = new ArrayList<>(List.of(nation("1.0.0", "60")));
        for (int i = 1; i <= 90; i++) {
            String division = "37" + (1000 + i);
            deliveries.add(new Delivery(division, content(division, "district", "370000", "1.0.0", "70")));
        }
        swapper.deliver(deliveries);
        assertThat(desk.inForce()).hasSize(91);
        restart();
        assertThat(desk.inForce()).hasSize(91);
        assertThat(desk.settled()).isTrue();
    }

    @Test
    void a_missing_or_damaged_content_is_told_and_never_half_used_and_its_bundle_mends_it() throws IOException {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        Path content = folder.resolve("contents")
                .resolve(district("1.0.0", "70").content().hash() + ".zip");
        byte[] whole = Files.readAllBytes(content);
        for (byte[] damaged : List.of(new byte[0], Arrays.copyOf(whole, whole.length / 2), flipped(whole))) {
            Files.write(content, damaged);
            assertThatThrownBy(this::restart).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                    .isEqualTo("RULES-ARCHIVE"));
            assertThat(books.get()).isNull();
            assertThatThrownBy(() -> swapper.deliver(List.of(nation("1.1.0", "60"))))
                    .isInstanceOf(ZhihengException.class);
            assertThat(books.get())
                    .as("nothing new comes in force over what is lost")
                    .isNull();
        }
        swapper.deliver(List.of(district("1.0.0", "70")));
        assertThat(hours()).isEqualTo("70");
        restart();
        assertThat(hours()).isEqualTo("70");
    }

    private static byte[] flipped(byte[] bytes) {
        byte[] out = bytes.clone();
        out[60] ^= 1;
        return out;
    }

    @Test
    void looking_does_not_wait_for_a_change_under_way() throws Exception {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        rulings = new Answering(tried -> {
            asked.countDown();
            try {
                go.await(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Map.of("hours", 70);
        });
        restart();
        Thread change = new Thread(() -> swapper.deliver(List.of(promising(district("1.1.0", "80")))));
        change.start();
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.inForce()).hasSize(2);
        assertThat(desk.notInForce()).isEmpty();
        go.countDown();
        change.join();
        assertThat(hours()).isEqualTo("80");
    }

    @Test
    void checking_tells_what_would_be_refused_and_changes_nothing(@TempDir Path source) throws IOException {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        write(source, district("1.0.0", "50"));
        assertThat(desk.check(source)).extracting(FaultInfo::code).containsExactly("RP-SWAP-001", "RP-LAYER-011");
        write(source, district("1.1.0", "90"));
        assertThat(desk.check(source)).isEmpty();
        assertThat(hours()).isEqualTo("70");
        assertThat(desk.generations()).hasSize(1);
    }

    private static void write(Path folder, Delivery delivery) throws IOException {
        for (Map.Entry<String, byte[]> file :
                PackageFiles.files(delivery.content()).entrySet()) {
            Path target = folder.resolve(file.getKey());
            Files.createDirectories(target.getParent());
            Files.write(target, file.getValue());
        }
    }

    @Test
    void a_bundle_that_says_another_division_is_refused_until_it_is_mended() {
        swapper.deliver(List.of(nation("1.0.0", "60")));
        PackageContent content = district("1.0.0", "70").content();
        for (String declared : List.of("371003", "")) {
            swapper.deliver(List.of(new Delivery("wrong", content, declared)));
            assertThat(hours()).isEqualTo("60");
            assertThat(desk.notInForce()).singleElement().satisfies(refused -> {
                assertThat(refused.state()).isEqualTo("refused");
                assertThat(refused.faults().get(0).code()).isEqualTo("RP-SWAP-003");
                assertThat(refused.reason()).contains("371002").contains(declared);
            });
        }
        swapper.deliver(List.of(new Delivery("mended", content, "371002")));
        assertThat(hours()).as("the same content in a mended bundle").isEqualTo("70");
        assertThat(states()).isEmpty();
    }

    @Test
    void checking_a_jar_compares_what_its_manifest_says(@TempDir Path source) throws IOException {
        swapper.deliver(List.of(nation("1.0.0", "60")));
        String ours = "org.zhiheng.rules;schema:Version=1;division=\"%s\"";
        String other = "osgi.service;division=\"000000\",";
        assertThat(checkedJar(source, other + ours.formatted("371002") + ",x;y=1"))
                .isEmpty();
        assertThat(checkedJar(source, other + ours.formatted("371003"))).containsExactly("RP-SWAP-003");
        assertThat(checkedJar(source, "org.zhiheng.rules," + other + "x")).containsExactly("RP-SWAP-003");
    }

    private List<String> checkedJar(Path folder, String capabilities) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Provide-Capability", capabilities);
        Path jar = folder.resolve("district.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Map.Entry<String, byte[]> file :
                    PackageFiles.files(district("1.0.0", "70").content()).entrySet()) {
                out.putNextEntry(new JarEntry("RULES-INF/" + file.getKey()));
                out.write(file.getValue());
                out.closeEntry();
            }
        }
        return desk.check(jar).stream().map(FaultInfo::code).toList();
    }

    @Test
    void a_diff_names_the_rule_with_both_values() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        swapper.deliver(List.of(district("1.1.0", "80")));
        assertThat(desk.diff(1, 2))
                .anySatisfy(change -> {
                    assertThat(change.rule()).isEqualTo("training.annual-hours");
                    assertThat(change.before()).contains("70 hour");
                    assertThat(change.after()).contains("80 hour");
                })
                .hasSize(2);
    }
}
