package org.zhiheng.rules.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Question;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.archive.FileRuleArchive;

/** Rules come into force, go back, are retired, and stay so after a restart. */
class RuleSwapperTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneId.of("Asia/Shanghai"));
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    @TempDir
    Path folder;

    private BooksInForce books;
    private RuleSwapper swapper;

    @BeforeEach
    void start() {
        FileRuleArchive archive =
                new FileRuleArchive(folder, files -> PackageContent.of(files).hash());
        books = new BooksInForce(archive, PackageFiles::open);
        swapper = new RuleSwapper(archive, books, new NoQuestions(), PackageFiles::open, CLOCK, Duration.ofSeconds(5));
        swapper.restore();
    }

    @AfterEach
    void stop() {
        swapper.close();
    }

    private void restart() {
        stop();
        start();
    }

    /** The packages of these tests promise nothing, so nothing is asked. */
    private static final class NoQuestions implements Rulings {
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

    private static PackageContent content(String division, String layer, String parent, String version, String hours) {
        String manifest = "id: cn." + division + "\nversion: " + version + "\ntitle: 示例\nlayer: " + layer + "\ndivision: \""
                + division + "\"\n" + (parent == null ? "" : "parent: \"" + parent + "\"\n")
                + "documents:\n  d: {title: 示例, textHeld: false}\n";
        String parameter = "id: training.annual-hours\ntitle: 学时\ntype: number\nunit: hour\n"
                + (parent == null ? "override: {by: [province, city, district], direction: higher}\n" : "") + "values:\n  2024-01-01:\n    value: " + hours
                + "\n    source: {document: d, article: 第一条}\n    verified: memory\n    doubt: 示例\n    reading: 示例\n";
        return PackageContent.of(Map.of(
                "package.yaml", manifest.getBytes(StandardCharsets.UTF_8),
                "parameters/hours.yaml", parameter.getBytes(StandardCharsets.UTF_8)));
    }

    private static Delivery nation(String version, String hours) {
        return new Delivery("nation " + version, content("000000", "nation", null, version, hours));
    }

    private static Delivery district(String version, String hours) {
        return new Delivery("district " + version, content("371002", "district", "371000", version, hours));
    }

    private String hours() {
        return ((BigDecimal) books.get().book("371002").parameter("training.annual-hours", DAY).dated().value())
                .toPlainString();
    }

    private List<String> states() {
        return swapper.notInForce().stream().map(DeliveryInfo::state).toList();
    }

    @Test
    void what_is_in_force_is_so_again_after_a_restart_without_its_bundles() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThat(swapper.notInForce()).isEmpty();
        assertThat(hours()).isEqualTo("70");
        restart();
        assertThat(hours()).isEqualTo("70");
        assertThat(swapper.generations()).hasSize(1);
    }

    @Test
    void a_district_waits_for_its_nation() {
        swapper.deliver(List.of(district("1.0.0", "70")));
        assertThat(states()).containsExactly("waiting");
        assertThat(swapper.settled()).isFalse();
        swapper.deliver(List.of(nation("1.0.0", "60")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).isEmpty();
    }

    @Test
    void a_value_beyond_its_bound_is_refused_and_the_old_one_stays() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        swapper.deliver(List.of(district("1.1.0", "50")));
        assertThat(hours()).isEqualTo("70");
        assertThat(swapper.notInForce()).singleElement().satisfies(refused -> {
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
        swapper.rollback(0);
        assertThat(hours()).isEqualTo("70");
        restart();
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.1.0", "80")));
        assertThat(hours()).isEqualTo("70");
        assertThat(states()).containsExactly("rolled-back");
    }

    @Test
    void retire_survives_a_restart_and_what_others_build_on_stays() {
        swapper.deliver(List.of(nation("1.0.0", "60"), district("1.0.0", "70")));
        assertThatThrownBy(() -> swapper.retire("cn.000000"))
                .isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-PACKAGE-NEEDED"));
        swapper.retire("cn.371002");
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
        assertThat(archived.book("371002").parameter("training.annual-hours", DAY).number()).isEqualByComparingTo("70");
        assertThat(books.archived("0".repeat(64))).isEmpty();
    }

    @Test
    void an_altered_archive_is_found_and_stops_the_start() throws IOException {
        swapper.deliver(List.of(nation("1.0.0", "60")));
        Path entry;
        try (Stream<Path> log = Files.list(folder.resolve("log"))) {
            entry = log.findFirst().orElseThrow();
        }
        Files.writeString(entry, Files.readString(entry).replace("1.0.0", "1.0.1"));
        assertThatThrownBy(this::start)
                .isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-ARCHIVE"));
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
                    BigDecimal first = held.book("371002").parameter("training.annual-hours", DAY).number();
                    BigDecimal second = held.book("371002").parameter("training.annual-hours", DAY).number();
                    if (!first.equals(second) || first.intValueExact() != 99 + held.generation()) {
                        wrong.incrementAndGet();
                    }
                }
            });
            readers.add(reader);
            reader.start();
        }
        for (int i = 1; i <= 50; i++) {
            swapper.deliver(List.of(district("1.0." + i, String.valueOf(100 + i))));
        }
        go.set(false);
        for (Thread reader : readers) {
            reader.join();
        }
        assertThat(wrong).hasValue(0);
        assertThat(hours()).isEqualTo("150");
    }
}
