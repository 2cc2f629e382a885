package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.disclosure.Clues;
import org.zhiheng.api.disclosure.Clues.Clue;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.persistence.Rows;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A clue of somebody of the public: by the portal and a file into the platform, into a case or an answer, and back to whoever has its code. Red line 6. */
@OnEveryDatabase
class PublicCluesTest {

    private static final String BODY = "sample-market";
    private static final Principal OFFICER = new Principal(
            "sample-o-0001",
            "sample-o-0001",
            RegisterWorld.who(Role.OFFICER, BODY).grants(),
            java.util.Set.of(),
            null);
    private static final Principal OFFICE = RegisterWorld.who(Role.PLATFORM_OFFICE, RegisterWorld.GOVERNMENT);
    private static final String PNG = Base64.getEncoder().encodeToString(new byte[] {(byte) 0x89, 'P', 'N', 'G', 1, 2});
    private static final String SENT =
            """
            {"body":"sample-market","about":"示例路的某某小吃店","content":"没有营业执照,每天晚上出摊经营。","place":"示例路3号",\
            "occurredOn":"2026-02-28","name":"周某丰","phone":"13812345678","files":[{"type":"image/png","content":"%s"}]}"""
                    .formatted(PNG);

    @TempDir
    private static Path folder;

    private static CaseDistrict district;
    private static DisclosureWorld world;
    private static TestDatabase of;

    private PublicDoor door;
    private int from;

    PublicCluesTest(TestDatabase database) throws IOException {
        if (of != database) {
            of = database;
            Path own = Files.createTempDirectory(folder, "world");
            district = new CaseDistrict(database, own, RegisterWorld.START, CaseDistrict.HUANCUI);
            SmallDistrict.make(district.world);
            world = new DisclosureWorld(district, own);
            world.inbox.now();
        }
    }

    @BeforeEach
    void open() {
        world.world.clock.set(RegisterWorld.START);
        door = new PublicDoor(world.folder, "index", 10_000, world.world.clock);
    }

    @org.junit.jupiter.api.AfterEach
    void close() {
        door.close();
    }

    private String from() {
        from++;
        return "192.0.2." + from;
    }

    /** @return the code */
    private String sent(String json) {
        PublicDoor.Answer answer = door.post("/v1/clues", json, from());
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        assertThat(answer.headers()).containsEntry("Cache-Control", "no-store");
        return answer.body().replaceAll(".*\"code\":\"([^\"]+)\".*", "$1");
    }

    private PublicDoor.Answer asked(String code) {
        return door.post("/v1/clues/progress", "{\"code\":\"" + code + "\"}", from());
    }

    private Clue taken() {
        List<Clue> before = world.clues
                .list(OFFICE, new Clues.Wanted(null, null, 200, null))
                .clues();
        world.inbox.now();
        List<Clue> after = new ArrayList<>(world.clues
                .list(OFFICE, new Clues.Wanted(null, null, 200, null))
                .clues());
        after.removeAll(before);
        assertThat(after).hasSize(1);
        return after.get(0);
    }

    private void delivered() {
        world.exporter.now();
        door.look();
    }

    private static String code(Runnable command) {
        ZhihengException refused = catchThrowableOfType(command::run, ZhihengException.class);
        return refused == null ? "done" : refused.code();
    }

    /** Everything in tables of this context, in the record and in files but the vault. */
    private String everywhere() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String each : List.of("SELECT content FROM disclosure_clue", "SELECT content FROM disclosure_matter")) {
            all.append(world.world.transactions.<List<String>>readOnly(
                    tx -> Rows.list(tx.connection(), each, List.of(), row -> row.getString(1))));
        }
        for (Clue each : world.clues
                .list(OFFICE, new Clues.Wanted(null, null, 200, null))
                .clues()) {
            world.world
                    .records
                    .history(new org.zhiheng.api.records.Subject(Clues.SUBJECT, each.id()), 0, 20)
                    .forEach(entry -> all.append(entry.payload()));
        }
        try (Stream<Path> files = Files.walk(world.folder)) {
            for (Path each : files.filter(Files::isRegularFile)
                    .filter(one -> !one.toString().contains("attachments"))
                    .toList()) {
                all.append(new String(Files.readAllBytes(each), StandardCharsets.UTF_8));
            }
        }
        return all.toString();
    }

    @Test
    void a_clue_becomes_a_case_and_who_sent_it_is_told_so_by_the_code_and_known_to_nobody_else() throws IOException {
        String code = sent(SENT);
        assertThat(code).matches("[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}");
        assertThat(asked(code).body()).contains("\"state\":\"sent\"");
        assertThat(everywhere()).doesNotContain("周某丰", "13812345678", "某某小吃店", "出摊", code);
        Clue clue = taken();
        assertThat(clue.state()).isEqualTo(Clues.State.RECEIVED);
        assertThat(clue.body()).isEqualTo(BODY);
        assertThat(clue.files()).isEqualTo(1);
        assertThat(clue.identified()).isTrue();
        try (Stream<Path> left = Files.list(world.folder.resolve("clues"))) {
            assertThat(left.filter(Files::isRegularFile)).isEmpty();
        }
        delivered();
        assertThat(asked(code.toLowerCase(java.util.Locale.ROOT).replace("-", ""))
                        .body())
                .contains("\"state\":\"received\"", "已经收到,正在核查");
        int seen = world.world.audit.size();
        assertThat(code(() -> world.clues.content(OFFICER, clue.id(), " "))).isEqualTo("ACCESS-PURPOSE");
        assertThat(world.clues.content(OFFICER, clue.id(), "核查线索"))
                .isEqualTo(new Clues.Content("示例路的某某小吃店", "没有营业执照,每天晚上出摊经营。", "示例路3号", "2026-02-28"));
        assertThat(world.clues.sender(OFFICER, clue.id(), "联系举报人核实")).isEqualTo(new Clues.Sender("周某丰", "13812345678"));
        assertThat(world.world.audit.subList(seen, world.world.audit.size()))
                .filteredOn(each -> each.kind() == AuditEvent.Kind.VIEWED)
                .hasSize(2);
        OpenedAttachment picture = world.clues.file(OFFICER, clue.id(), 1, "核查线索");
        assertThat(picture.attachment().mediaType()).isEqualTo("image/png");
        assertThat(picture.attachment().size()).isEqualTo(6);
        assertThat(Base64.getEncoder().encodeToString(picture.content().readAllBytes()))
                .isEqualTo(PNG);
        picture.content().close();
        assertThat(code(() -> world.clues.file(OFFICER, clue.id(), 2, "核查线索"))).isEqualTo("CLUE-UNKNOWN");
        for (Principal stranger : List.of(
                RegisterWorld.who(Role.OFFICER, RegisterWorld.ELSEWHERE),
                RegisterWorld.who(Role.OFFICER, "sample-urban"))) {
            assertThat(code(() -> world.clues.sender(stranger, clue.id(), "好奇")))
                    .isEqualTo("CLUE-UNKNOWN");
        }
        assertThat(code(() -> world.clues.sender(RegisterWorld.who(Role.HEAD, BODY), clue.id(), "好奇")))
                .isEqualTo("ACCESS-FORBIDDEN");
        Clue filed = world.clues.file(
                OFFICER,
                clue.id(),
                clue.version(),
                new Clues.Filing(UUID.randomUUID().toString(), "penalty.ordinary", "market-supervision", "示例路3号有无照经营"));
        assertThat(filed.state()).isEqualTo(Clues.State.FILED);
        var file = district.cases.show(OFFICER, filed.caseId(), "核对");
        assertThat(file.toString()).contains("示例路3号有无照经营", "公众线索").doesNotContain("周某丰", "13812345678", code);
        delivered();
        assertThat(asked(code).body()).contains("\"state\":\"filed\"", "已经登记为案件线索");
        assertThat(code(() -> world.clues.answer(OFFICER, clue.id(), filed.version(), "再答复")))
                .isEqualTo("CLUE-STATE");
        assertThat(everywhere()).doesNotContain("周某丰", "13812345678", "出摊", code);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_clue_for_nobody_goes_to_the_government_is_given_on_answered_and_destroyed_in_the_end() throws IOException {
        String code = sent("{\"content\":\"小区门口垃圾没有清运,已经三天了。\",\"phone\":\"0631-5231234\"}");
        Clue clue = taken();
        assertThat(clue.body()).isEqualTo(RegisterWorld.GOVERNMENT);
        assertThat(clue.answerBy()).isNull();
        assertThat(code(() -> world.clues.show(OFFICER, clue.id()))).isEqualTo("CLUE-UNKNOWN");
        assertThat(code(() -> world.clues.forward(OFFICE, clue.id(), clue.version(), "nowhere")))
                .isEqualTo("CLUE-BODY");
        Clue theirs = world.clues.forward(OFFICE, clue.id(), clue.version(), BODY);
        assertThat(code(() -> world.clues.forward(OFFICE, clue.id(), clue.version(), BODY)))
                .isEqualTo("CLUE-MOVED");
        Clue answered = world.clues.answer(OFFICER, theirs.id(), theirs.version(), "已经清运,联系人电话13900001111");
        assertThat(answered.told()).isEqualTo("已经清运,联系人电话***");
        delivered();
        assertThat(asked(code).body()).contains("\"state\":\"answered\"", "已经清运");
        // Two years after the answer of 2 March 2026.
        world.world.clock.move(Duration.ofDays(731));
        assertThat(world.world.clock.today()).isEqualTo(LocalDate.of(2028, 3, 2));
        world.ending.now();
        assertThat(world.clues.content(OFFICER, clue.id(), "核对").content()).contains("垃圾");
        world.world.clock.move(Duration.ofDays(1));
        world.ending.now();
        assertThat(code(() -> world.clues.show(OFFICER, clue.id()))).isEqualTo("CLUE-UNKNOWN");
        String digest = String.valueOf(world.world
                .records
                .history(new org.zhiheng.api.records.Subject(Clues.SUBJECT, clue.id()), 0, 1)
                .get(0)
                .payload()
                .get("content"));
        assertThat(world.world.vault.reveal(digest.replaceAll(".*=(.*)}", "$1")))
                .isEmpty();
        delivered();
        assertThat(asked(code).status()).isEqualTo(404);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void what_no_portal_that_is_trusted_has_written_is_laid_aside_and_what_comes_twice_is_taken_once()
            throws IOException {
        String code = sent(SENT);
        Path file;
        try (Stream<Path> all = Files.list(world.folder.resolve("clues"))) {
            file = all.filter(each -> each.toString().endsWith(".json"))
                    .findFirst()
                    .orElseThrow();
        }
        String right = Files.readString(file);
        int sealed = right.indexOf("\"sealed\":\"") + "\"sealed\":\"".length();
        String other = right.charAt(sealed) == 'A' ? "B" : "A";
        Path aside = world.folder.resolve("clues/refused").resolve(file.getFileName());
        for (String wrong : List.of(
                right.substring(0, sealed) + other + right.substring(sealed + 1),
                right.replaceFirst("\"receivedAt\":\"2026", "\"receivedAt\":\"2025"),
                right.replaceFirst("\"key\":\"sha-256:[0-9a-f]{64}", "\"key\":\"sha-256:" + "0".repeat(64)),
                right.replaceFirst("zhiheng-clue-1", "zhiheng-clue-2"),
                "{}",
                "no json")) {
            Files.deleteIfExists(aside);
            Files.writeString(file, wrong);
            world.inbox.now();
            assertThat(file).doesNotExist();
            assertThat(aside).exists();
        }
        Files.writeString(file, right);
        Clue clue = taken();
        Files.writeString(file, right);
        world.inbox.now();
        assertThat(file).doesNotExist();
        assertThat(world.clues
                        .list(OFFICE, new Clues.Wanted(BODY, null, 200, null))
                        .clues())
                .filteredOn(each -> each.id().equals(clue.id()))
                .hasSize(1);
        delivered();
        assertThat(asked(code).status()).isEqualTo(200);
    }

    @Test
    void what_is_wrong_is_refused_and_who_sends_too_much_waits() {
        List<String> told = new ArrayList<>();
        for (String each : List.of(
                "[]",
                "x",
                "{\"content\":\"太短\"}",
                "{\"content\":\"内容内容内容内容内容内容\",\"unknown\":1}",
                "{\"content\":\"内容内容内容内容内容内容\",\"phone\":\"abc\"}",
                "{\"content\":\"内容内容内容内容内容内容\",\"occurredOn\":\"2026-03-03\"}",
                "{\"content\":\"内容内容内容内容内容内容\",\"occurredOn\":\"x\"}",
                "{\"content\":\"内容内容内容内容内容内容\",\"body\":\"<script>\"}",
                "{\"content\":\"内容内容内容内容内容内容\",\"files\":[{\"type\":\"text/html\",\"content\":\"AAAA\"}]}",
                "{\"content\":\"内容内容内容内容内容内容\",\"files\":[{\"type\":\"image/png\",\"content\":\"AAAA\"}]}",
                "{\"content\":\"" + "长".repeat(2001) + "\"}",
                "{\"content\":5}")) {
            PublicDoor.Answer answer = door.post("/v1/clues", each, from());
            told.add(answer.status() + " " + answer.body().replaceAll(".*\"field\":\"?([^\"}]*)\"?.*", "$1"));
        }
        assertThat(told)
                .containsExactly(
                        "400 null",
                        "400 null",
                        "400 content",
                        "400 unknown",
                        "400 phone",
                        "400 occurredOn",
                        "400 occurredOn",
                        "400 body",
                        "400 files",
                        "400 files",
                        "400 content",
                        "400 content");
        assertThat(door.ask("POST", "/v1/clues", java.util.Map.of("Content-Type", "text/plain"), from())
                        .status())
                .isEqualTo(400);
        assertThat(door.get("/v1/clues").status()).isEqualTo(405);
        assertThat(asked("AAAA-BBBB-CCCC-DDDD").status()).isEqualTo(404);
        for (int i = 0; i < 3; i++) {
            assertThat(door.post("/v1/clues", "{}", "192.0.2.250").status()).isEqualTo(400);
        }
        PublicDoor.Answer fourth = door.post("/v1/clues", SENT, "192.0.2.250");
        assertThat(fourth.status()).isEqualTo(429);
        assertThat(fourth.headers()).containsEntry("Retry-After", "1200");
    }
}
