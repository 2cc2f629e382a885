package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.disclosure.DisclosureWorld.HEAD;
import static org.zhiheng.disclosure.DisclosureWorld.company;
import static org.zhiheng.disclosure.DisclosureWorld.decision;
import static org.zhiheng.disclosure.DisclosureWorld.matter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.disclosure.Publications.Matter;
import org.zhiheng.persistence.Rows;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** From the platform to the public by files, and what goes wrong on the way. */
class DeliveryTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String ALL = "/v1/publications";
    private static final int MANY = 15;
    /** The second at which the clock of the district stands. */
    private static final long FIRST = 1_772_413_200L;

    private static TestDatabase database;

    @TempDir
    private Path folder;

    private DisclosureWorld world;
    private PublicDoor door;

    @BeforeAll
    static void opened() {
        // What SQL there is runs on both databases in PublicationTest.
        database = TestDatabase.open(DatabaseKind.DERBY);
    }

    @AfterAll
    static void closed() {
        database.close();
    }

    @BeforeEach
    void open() {
        world = new DisclosureWorld(database, folder);
        door = new PublicDoor(folder, "index", 10_000, world.world.clock);
    }

    @AfterEach
    void close() {
        door.close();
        world.close();
    }

    private Matter confirmed(String id) {
        world.file(id, "penalty.ordinary", company(), matter(MONDAY), decision(MONDAY));
        world.recorded(id, "decision");
        Matter matter = world.of(id);
        return world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
    }

    private Matter delivered(String id) {
        Matter matter = confirmed(id);
        world.exporter.now();
        return matter;
    }

    private Matter withdrawn(Matter matter) {
        return world.publications.withdraw(HEAD, matter.id(), matter.version(), "决定被撤销");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("exports"))) {
            return new ArrayList<>(all.sorted().toList());
        }
    }

    /** The files by their numbers, the first that was written in the second at which the clock stands is 1. */
    private String names() throws IOException {
        return files().stream()
                .map(each -> each.getFileName().toString().replaceAll("[^0-9]*0*(\\d+)\\..*", "$1"))
                .map(each -> Long.parseLong(each) - FIRST + 1)
                .toList()
                .toString();
    }

    private static String numbered(long number) {
        return String.format("exports/zhiheng-disclosure-%012d.jsonl", FIRST + number - 1);
    }

    private int total() {
        String body = door.get(ALL).body();
        return Integer.parseInt(body.replaceAll(".*\"total\":(\\d+).*", "$1"));
    }

    // ---- the skeleton

    @Test
    void a_decision_that_was_confirmed_is_read_at_the_public_address_until_it_is_withdrawn() {
        assertThat(door.get(ALL + "/00000000-0000-0000-0000-000000000000").status())
                .isEqualTo(404);
        Matter matter = delivered("c1");
        door.look();
        PublicDoor.Answer answer = door.get(ALL + "/" + matter.id());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains("某某商贸有限公司", "罚款2000元", "\"bodyTitle\":\"示例区市场监督管理局\"", "2026-03-02");
        assertThat(door.get(ALL + "?text=商贸").body()).contains(matter.id(), "\"total\":1");
        assertThat(door.get(ALL + "?text=%E5%95%86%E8%B4%B8 无照经营").body()).contains("\"total\":1");
        assertThat(door.get(ALL + "?text=贸商").body()).contains("\"total\":0");
        withdrawn(matter);
        world.exporter.now();
        door.look();
        PublicDoor.Answer gone = door.get(ALL + "/" + matter.id());
        assertThat(gone.status()).isEqualTo(410);
        assertThat(gone.body())
                .contains("示例市监决〔2026〕1号", "决定被撤销", "2026-03-02")
                .doesNotContain("商贸", "91350100M000100Y43", "罚款");
        assertThat(door.get(ALL + "?text=商贸").body()).contains("\"total\":0");
        assertThat(door.get(ALL).body()).doesNotContain(matter.id());
    }

    @Test
    void what_was_withdrawn_lies_in_no_file_of_the_exchange_and_in_none_of_the_index() throws IOException {
        Matter matter = delivered("c1");
        delivered("c2");
        door.look();
        assertThat(everything()).contains("某某商贸有限公司");
        withdrawn(matter);
        withdrawn(world.of("c2"));
        world.exporter.now();
        door.look();
        assertThat(everything()).doesNotContain("某某商贸有限公司").doesNotContain("91350100M000100Y43");
    }

    /** Words that named somebody were confirmed, and put right afterwards. */
    @Test
    void what_was_put_right_lies_in_no_earlier_file_and_a_portal_goes_on_from_wherever_it_was() throws IOException {
        confirmed("c1");
        confirmed("c2");
        world.exporter.now();
        Matter first = world.of("c1");
        try (PublicDoor late = new PublicDoor(folder, "late", 10_000, world.world.clock)) {
            door.look();
            assertThat(everything()).contains("未取得营业执照从事经营");
            world.publications.correct(HEAD, first.id(), first.version(), Map.of("facts", "无照经营。"), "写了不应当写的内容");
            world.exporter.now();
            delivered("c3");
            assertThat(names()).isEqualTo("[1, 2, 3]");
            String before = Files.readString(files().get(0));
            assertThat(before).contains(world.of("c2").id()).doesNotContain(first.id());
            assertThat(Files.readString(files().get(1))).contains(first.id(), "无照经营。");
            for (PublicDoor each : List.of(door, late)) {
                each.look();
                assertThat(each.portal.refused()).isEmpty();
                assertThat(each.get(ALL).body()).contains("\"total\":3");
                assertThat(each.get(ALL + "/" + first.id()).body())
                        .contains("无照经营。")
                        .doesNotContain("未取得营业执照");
            }
        }
        // Kept by its number with the hash that it has now.
        String hash = world.world.transactions.readOnly(tx -> Rows.first(
                        tx.connection(),
                        "SELECT hash FROM disclosure_export WHERE number = ?",
                        List.of(FIRST),
                        row -> row.getString("hash"))
                .orElseThrow());
        assertThat(Files.readString(files().get(0))).contains("\"hash\":\"" + hash + "\"");
    }

    @Test
    void a_crash_while_earlier_files_are_written_anew_is_followed_by_a_file_with_everything_and_they_are_gone()
            throws IOException {
        delivered("c1");
        delivered("c2");
        byte[] first = Files.readAllBytes(files().get(0));
        withdrawn(world.of("c1"));
        world.exporter.now();
        // As if the process had died before the first file was written anew and the mark set.
        Files.write(files().get(0), first);
        Files.writeString(folder.resolve("keys/last-export"), String.valueOf(FIRST + 1));
        world.exporter.now();
        assertThat(names()).isEqualTo("[4]");
        assertThat(world.exported()).doesNotContain(world.of("c1").id() + "\",\"put");
        door.look();
        assertThat(total()).isEqualTo(1);
    }

    /** One of many too: of a part of the index that has lost less than a tenth Lucene keeps everything, if nobody says otherwise. */
    @Test
    void what_is_withdrawn_is_gone_from_the_portals_disk_however_many_are_left() throws IOException {
        for (int i = 0; i < MANY; i++) {
            confirmed("c" + i);
        }
        world.exporter.now();
        door.look();
        assertThat(total()).isEqualTo(MANY);
        withdrawn(world.of("c7"));
        world.exporter.now();
        door.look();
        assertThat(total()).isEqualTo(MANY - 1);
        try (Directory directory = new NIOFSDirectory(folder.resolve("index"));
                DirectoryReader index = DirectoryReader.open(directory)) {
            // The others, and that one was withdrawn.
            assertThat(index.numDocs()).isEqualTo(MANY);
            assertThat(index.numDeletedDocs()).isZero();
        }
    }

    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path each : paths.filter(Files::isRegularFile)
                    .filter(each ->
                            each.startsWith(folder.resolve("exports")) || each.startsWith(folder.resolve("index")))
                    .toList()) {
                all.append(new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    /** The clock of the portal alone: no file came for years. */
    @Test
    void the_portal_shows_nothing_longer_than_it_may_though_no_file_says_so() {
        Matter matter = delivered("c1");
        door.look();
        world.world.clock.move(Duration.ofDays(1096));
        assertThat(door.get(ALL + "/" + matter.id()).status()).isEqualTo(200);
        assertThat(total()).isEqualTo(1);
        world.world.clock.move(Duration.ofDays(1));
        assertThat(door.get(ALL + "/" + matter.id()).status()).isEqualTo(404);
        assertThat(total()).isZero();
    }

    // ---- faults

    @Test
    void a_file_that_was_changed_cut_off_or_signed_by_a_stranger_is_not_taken_and_the_right_one_is()
            throws IOException {
        delivered("c1");
        Path file = files().get(0);
        byte[] right = Files.readAllBytes(file);
        String text = new String(right, StandardCharsets.UTF_8);
        List<String> told = new ArrayList<>();
        for (byte[] wrong : List.of(
                text.replace("罚款2000元", "罚款9000元").getBytes(StandardCharsets.UTF_8),
                java.util.Arrays.copyOf(right, right.length - 1),
                java.util.Arrays.copyOf(right, right.length / 2),
                text.substring(0, text.lastIndexOf("{\"end\"")).getBytes(StandardCharsets.UTF_8),
                new byte[0],
                "{}\n".getBytes(StandardCharsets.UTF_8),
                text.replaceFirst("\"signature\":\"..", "\"signature\":\"AA").getBytes(StandardCharsets.UTF_8),
                text.replaceFirst("\"key\":\"sm3:..", "\"key\":\"sm3:00").getBytes(StandardCharsets.UTF_8),
                text.replace("\"number\":" + FIRST, "\"number\":" + (FIRST + 1)).getBytes(StandardCharsets.UTF_8))) {
            Files.write(file, wrong);
            door.look();
            told.add(door.portal.refused().replaceAll(".*jsonl: ", ""));
            assertThat(total()).isZero();
        }
        assertThat(told)
                .containsExactly(
                        "it was changed",
                        "it is cut off",
                        "it is cut off",
                        "it is cut off",
                        "it is cut off",
                        "it is cut off",
                        "nobody who is trusted has signed it",
                        "nobody who is trusted has signed it",
                        "it was changed");
        Files.write(file, right);
        door.look();
        assertThat(door.portal.refused()).isEmpty();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void without_the_key_of_the_platform_nothing_is_taken() throws IOException {
        delivered("c1");
        List<Path> keys;
        try (Stream<Path> all = Files.list(folder.resolve("keys"))) {
            keys = all.filter(each -> each.toString().endsWith(".pem")).toList();
        }
        assertThat(keys).hasSize(1);
        Files.delete(keys.get(0));
        door.look();
        assertThat(door.portal.refused()).endsWith("nobody who is trusted has signed it");
        assertThat(total()).isZero();
    }

    @Test
    void a_file_that_leaves_one_out_waits_and_one_that_comes_again_changes_nothing() throws IOException {
        delivered("c1");
        delivered("c2");
        delivered("c3");
        assertThat(names()).isEqualTo("[1, 2, 3]");
        Path second = files().get(1);
        Path aside = folder.resolve("aside");
        Files.move(second, aside);
        door.look();
        assertThat(total()).isEqualTo(1);
        assertThat(door.portal.refused()).endsWith("file " + (FIRST + 1) + " is missing");
        Files.move(aside, second);
        door.look();
        assertThat(total()).isEqualTo(3);
        assertThat(door.portal.refused()).isEmpty();
        Path first = files().get(0);
        byte[] before = Files.readAllBytes(first);
        withdrawn(world.of("c1"));
        world.exporter.now();
        assertThat(names()).isEqualTo("[1, 2, 3, 4]");
        door.look();
        assertThat(total()).isEqualTo(2);
        // Somebody plays the first file again, under its own name and under a later one.
        Files.write(first, before);
        Files.write(folder.resolve(numbered(5)), before);
        door.look();
        assertThat(total()).isEqualTo(2);
        assertThat(door.portal.refused()).endsWith("its name is another's");
    }

    @Test
    void a_portal_that_begins_late_gets_everything_from_one_file() throws IOException {
        delivered("c1");
        withdrawn(world.of("c1"));
        delivered("c2");
        delivered("c3");
        Files.delete(files().get(0));
        try (PublicDoor late = new PublicDoor(folder, "late", 10_000, world.world.clock)) {
            late.look();
            assertThat(late.get(ALL).body()).contains("\"total\":0");
            world.exporter.deliver(org.zhiheng.testregisters.RegisterWorld.who(
                    org.zhiheng.api.access.Role.SYSTEM_ADMINISTRATOR,
                    org.zhiheng.testregisters.RegisterWorld.GOVERNMENT));
            late.look();
            assertThat(late.get(ALL).body()).contains("\"total\":2");
        }
    }

    @Test
    void a_crash_between_the_number_and_its_file_is_followed_by_a_file_with_everything() throws IOException {
        delivered("c1");
        door.look();
        confirmed("c2");
        world.exporter.now();
        // As if the process had died before the file was there: its number is given, the mark still says the first.
        Files.delete(files().get(1));
        Files.writeString(folder.resolve("keys/last-export"), String.valueOf(FIRST));
        world.exporter.now();
        assertThat(names()).isEqualTo("[3]");
        door.look();
        assertThat(total()).isEqualTo(2);
        world.exporter.now();
        assertThat(names()).isEqualTo("[3]");
    }

    /** The tables are put back as they were a day before; the portal has gone on meanwhile. */
    @Test
    void a_database_that_was_put_back_is_followed_by_a_file_with_everything_and_a_later_number() throws IOException {
        delivered("c1");
        delivered("c2");
        door.look();
        database.execute("DELETE FROM disclosure_export WHERE number > " + FIRST);
        withdrawn(world.of("c1"));
        world.world.clock.move(Duration.ofDays(1));
        world.exporter.now();
        assertThat(names()).isEqualTo("[86401]");
        door.look();
        assertThat(total()).isEqualTo(1);
    }

    @Test
    void the_index_is_as_it_was_after_the_portal_starts_again() {
        Matter matter = delivered("c1");
        door.look();
        door.close();
        door = new PublicDoor(folder, "index", 10_000, world.world.clock);
        assertThat(door.get(ALL + "/" + matter.id()).status()).isEqualTo(200);
        door.look();
        assertThat(total()).isEqualTo(1);
        assertThat(door.get("/v1/status").body()).contains("\"number\":" + FIRST, "\"waiting\":false");
    }

    @Test
    void a_part_of_a_file_is_not_looked_at() throws IOException {
        delivered("c1");
        Path file = files().get(0);
        Files.copy(file, folder.resolve(numbered(2) + ".part"), StandardCopyOption.REPLACE_EXISTING);
        door.look();
        assertThat(total()).isEqualTo(1);
        assertThat(door.portal.refused()).isEmpty();
    }

    // ---- the door

    @Test
    void answers_may_be_kept_for_a_minute_and_are_known_by_their_tags() {
        Matter matter = delivered("c1");
        door.look();
        PublicDoor.Answer first = door.get(ALL + "/" + matter.id());
        assertThat(first.headers())
                .containsEntry("Cache-Control", "public, max-age=60, must-revalidate")
                .containsEntry("X-Content-Type-Options", "nosniff");
        String tag = first.headers().get("ETag");
        PublicDoor.Answer same = door.ask("GET", ALL + "/" + matter.id(), Map.of("If-None-Match", tag), "192.0.2.7");
        assertThat(same.status()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
        withdrawn(matter);
        world.exporter.now();
        door.look();
        assertThat(door.ask("GET", ALL + "/" + matter.id(), Map.of("If-None-Match", tag), "192.0.2.7")
                        .status())
                .isEqualTo(410);
        assertThat(door.ask("HEAD", ALL, Map.of(), "192.0.2.7").body()).isEmpty();
    }

    @Test
    void pages_follow_each_other_by_key_the_newest_first() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            String id = "c" + i;
            world.file(id, "penalty.ordinary", company(), matter(MONDAY), decision(MONDAY.minusDays(i / 2)));
            world.recorded(id, "decision");
            Matter matter = world.of(id);
            ids.add(world.publications
                    .confirm(HEAD, matter.id(), matter.version(), Map.of())
                    .id());
        }
        world.exporter.now();
        door.look();
        List<String> found = new ArrayList<>();
        String next = "";
        do {
            assertThat(found).hasSizeLessThan(6);
            PublicDoor.Answer answer = door.get(ALL + "?size=2" + next);
            assertThat(answer.status()).isEqualTo(200);
            String body = answer.body();
            java.util.regex.Matcher each = java.util.regex.Pattern.compile("\"id\":\"([0-9a-f-]{36})\"")
                    .matcher(body);
            while (each.find()) {
                found.add(each.group(1));
            }
            next = body.contains("\"next\":null")
                    ? null
                    : "&after=" + body.replaceAll(".*\"next\":\"([^\"]+)\".*", "$1");
        } while (next != null);
        assertThat(found).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(List.of(found.get(4))).containsExactly(ids.get(4));
    }

    @Test
    void who_asks_too_often_waits_and_others_do_not() {
        try (PublicDoor narrow = new PublicDoor(folder, "narrow", 2, world.world.clock)) {
            assertThat(narrow.get(ALL).status()).isEqualTo(200);
            assertThat(narrow.get(ALL).status()).isEqualTo(200);
            PublicDoor.Answer third = narrow.get(ALL);
            assertThat(third.status()).isEqualTo(429);
            assertThat(third.headers()).containsEntry("Retry-After", "30");
            assertThat(narrow.ask("GET", ALL, Map.of(), "192.0.2.8").status()).isEqualTo(200);
            // What a stranger says of where it came from is not believed; what the proxy says is.
            assertThat(narrow.ask("GET", ALL, Map.of("X-Forwarded-For", "192.0.2.99"), "192.0.2.7")
                            .status())
                    .isEqualTo(429);
            assertThat(narrow.ask("GET", ALL, Map.of("X-Forwarded-For", "192.0.2.99"), "10.0.0.1")
                            .status())
                    .isEqualTo(200);
            assertThat(narrow.ask("GET", ALL, Map.of("X-Forwarded-For", "192.0.2.7"), "10.0.0.1")
                            .status())
                    .isEqualTo(429);
        }
    }

    @Test
    void whatever_is_not_reading_or_not_known_is_refused() {
        List<String> answers = new ArrayList<>();
        for (String each : List.of(
                ALL + "?size=0",
                ALL + "?size=101",
                ALL + "?size=x",
                ALL + "?from=2026-02-30",
                ALL + "?text=a",
                ALL + "?text=一",
                ALL + "?text=a b c d e f",
                ALL + "?text=,,",
                ALL + "?kind=%27",
                ALL + "?after=%21",
                ALL + "?after=YQ",
                ALL + "?unknown=1",
                "/v1/status?x=1",
                "/v1/nothing",
                "/",
                ALL + "/..%2f",
                ALL + "/x")) {
            answers.add(each + " " + door.get(each).status());
        }
        assertThat(answers)
                .containsExactly(
                        ALL + "?size=0 400",
                        ALL + "?size=101 400",
                        ALL + "?size=x 400",
                        ALL + "?from=2026-02-30 400",
                        ALL + "?text=a 400",
                        ALL + "?text=一 400",
                        ALL + "?text=a b c d e f 400",
                        ALL + "?text=,, 400",
                        ALL + "?kind=%27 400",
                        ALL + "?after=%21 400",
                        ALL + "?after=YQ 400",
                        ALL + "?unknown=1 400",
                        "/v1/status?x=1 400",
                        "/v1/nothing 404",
                        "/ 404",
                        ALL + "/..%2f 404",
                        ALL + "/x 404");
        for (String each : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE")) {
            assertThat(door.ask(each, ALL, Map.of(), "192.0.2.7").status())
                    .as(each)
                    .isEqualTo(405);
        }
        assertThat(door.get("/v1/openapi.json").body()).contains("/public/v1/publications/{id}");
    }
}
