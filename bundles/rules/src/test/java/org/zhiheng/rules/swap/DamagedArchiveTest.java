package org.zhiheng.rules.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.archive.FileRuleArchive;

/**
 * A log of three generations (hours 60, 70, 80) is damaged while the platform is down: what is whole still answers, what is wrong
 * is told, and nothing is built upon it.
 */
class DamagedArchiveTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC);
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    @TempDir
    Path folder;

    private BooksInForce books;
    private RuleSwapper swapper;
    private Desk desk;

    @BeforeEach
    void threeGenerations() {
        start();
        for (String hours : List.of("60", "70", "80")) {
            swapper.deliver(List.of(nation(hours)));
        }
        assertThat(hours()).isEqualTo("80");
        assertThat(desk.settled()).isTrue();
    }

    private void start() {
        FileRuleArchive archive = new FileRuleArchive(folder);
        books = new BooksInForce(archive, PackageFiles::open);
        // The packages carry no tests, so that no rulings are needed.
        TimedTrial trial = new TimedTrial(null, Duration.ofSeconds(1));
        swapper = new RuleSwapper(
                archive,
                books,
                PackageFiles::open,
                (content, at) -> List.of(),
                Placements.NONE,
                trial,
                CLOCK,
                content -> false,
                Predecessor.NONE,
                null);
        desk = new Desk(swapper, archive, PackageFiles::open, CLOCK, List.of(), null);
        swapper.restore();
    }

    private static Delivery nation(String hours) {
        String manifest =
                """
                id: cn.000000
                version: 1.0.%s
                title: 示例
                layer: nation
                division: "000000"
                documents:
                  d: {title: 示例, textHeld: false}
                """
                        .formatted(hours);
        String parameter =
                """
                id: training.annual-hours
                title: 学时
                type: number
                unit: hour
                values:
                  2024-01-01:
                    value: %s
                    source: {document: d, article: 第一条}
                    verified: memory
                    doubt: 示例
                    reading: 示例
                """
                        .formatted(hours);
        return new Delivery(
                "nation " + hours,
                PackageContent.of(Map.of(
                        "package.yaml", manifest.getBytes(StandardCharsets.UTF_8),
                        "parameters/hours.yaml", parameter.getBytes(StandardCharsets.UTF_8))));
    }

    private String hours() {
        return ((BigDecimal) books.get()
                        .book("000000")
                        .parameter("training.annual-hours", DAY)
                        .dated()
                        .value())
                .toPlainString();
    }

    private Path entry(int number) {
        return folder.resolve("log").resolve("000000000" + number + ".yaml");
    }

    private Path head() {
        return folder.resolve("head.yaml");
    }

    private void damaged(String code, String file, String answering) {
        start();
        assertThat(hours()).isEqualTo(answering);
        assertThat(desk.settled()).isFalse();
        assertThat(desk.notInForce()).first().satisfies(told -> {
            assertThat(told.state()).isEqualTo("failed");
            assertThat(told.faults()).first().satisfies(fault -> {
                assertThat(fault.code()).isEqualTo(code);
                assertThat(fault.file()).isEqualTo(file);
                assertThat(fault.message()).contains("规则档案");
            });
        });
        assertThatThrownBy(() -> swapper.deliver(List.of(nation("90"))))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo(code));
        assertThatThrownBy(() -> desk.rollback(null, 0, null)).isInstanceOf(ZhihengException.class);
        assertThatThrownBy(() -> desk.retire(null, "cn.000000", null)).isInstanceOf(ZhihengException.class);
        assertThat(hours()).isEqualTo(answering);
        assertThat(entry(4)).doesNotExist();
    }

    private void whole(String answering) {
        start();
        assertThat(hours()).isEqualTo(answering);
        assertThat(desk.settled()).isTrue();
        assertThat(desk.notInForce()).isEmpty();
    }

    @Test
    void the_loss_of_the_newest_entry_is_noticed_and_the_one_before_answers() throws IOException {
        byte[] kept = Files.readAllBytes(entry(3));
        Files.delete(entry(3));
        damaged("RULES-ARCHIVE-LOST", "log/0000000003.yaml", "70");
        Files.write(entry(3), kept);
        whole("80");
    }

    @Test
    void the_loss_of_several_is_told_as_one() throws IOException {
        Files.delete(entry(2));
        Files.delete(entry(3));
        damaged("RULES-ARCHIVE-LOST", "log/0000000002.yaml", "60");
        assertThat(desk.notInForce().get(0).faults()).singleElement().satisfies(fault -> assertThat(fault.message())
                .contains("第2条到第3条"));
    }

    @Test
    void the_loss_of_one_in_the_middle_leaves_the_newest_answering() throws IOException {
        Files.delete(entry(2));
        damaged("RULES-ARCHIVE-LOST", "log/0000000002.yaml", "80");
    }

    @Test
    void the_loss_of_the_whole_log_is_not_taken_for_a_new_archive() throws IOException {
        for (int i = 1; i <= 3; i++) {
            Files.delete(entry(i));
        }
        start();
        assertThat(desk.settled()).isFalse();
        assertThat(desk.notInForce().get(0).faults().get(0).code()).isEqualTo("RULES-ARCHIVE-LOST");
        Files.delete(head());
        start();
        assertThat(desk.settled()).isFalse();
        assertThat(desk.notInForce().get(0).faults().get(0).code()).isEqualTo("RULES-ARCHIVE-LOST");
    }

    @Test
    void a_torn_entry_is_told_and_the_one_before_answers() throws IOException {
        byte[] kept = Files.readAllBytes(entry(3));
        Files.write(entry(3), Arrays.copyOf(kept, kept.length / 2));
        damaged("RULES-ARCHIVE-TORN", "log/0000000003.yaml", "70");
        Files.write(entry(3), new byte[0]);
        damaged("RULES-ARCHIVE-TORN", "log/0000000003.yaml", "70");
        Files.write(entry(3), kept);
        whole("80");
    }

    @Test
    void an_altered_entry_is_told() throws IOException {
        Files.writeString(entry(3), Files.readString(entry(3)).replace("1.0.80", "1.0.81"));
        damaged("RULES-ARCHIVE-TORN", "log/0000000003.yaml", "70");
    }

    @Test
    void an_older_entry_in_place_of_the_newest_is_told() throws IOException {
        Files.copy(entry(2), entry(3), StandardCopyOption.REPLACE_EXISTING);
        damaged("RULES-ARCHIVE-TORN", "log/0000000003.yaml", "70");
    }

    @Test
    void a_torn_head_is_told() throws IOException {
        Files.writeString(head(), "# sha256 0");
        damaged("RULES-ARCHIVE-TORN", "head.yaml", "80");
    }

    @Test
    void a_crash_between_an_entry_and_its_head_loses_nothing() throws IOException {
        byte[] older = Files.readAllBytes(head());
        swapper.deliver(List.of(nation("90")));
        Files.write(head(), older);
        whole("90");
        Files.delete(entry(4));
        damaged("RULES-ARCHIVE-LOST", "log/0000000004.yaml", "80");
    }

    @Test
    void whoever_takes_the_head_away_goes_on_with_what_is_left() throws IOException {
        Files.delete(entry(3));
        Files.delete(head());
        whole("70");
        swapper.deliver(List.of(nation("90")));
        whole("90");
    }

    @Test
    void a_folder_that_cannot_be_read_is_told_and_answers_nothing() throws IOException {
        Path file = Files.writeString(folder.resolve("no-folder"), "");
        FileRuleArchive archive = new FileRuleArchive(file);
        assertThat(archive.damages()).singleElement().satisfies(fault -> assertThat(fault.code())
                .isEqualTo("RULES-ARCHIVE"));
        assertThat(archive.generations()).isEmpty();
    }
}
