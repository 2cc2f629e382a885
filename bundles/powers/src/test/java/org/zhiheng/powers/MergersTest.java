package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.powers.PowersWorld.DIVISION;
import static org.zhiheng.powers.PowersWorld.GOVERNMENT;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN2;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.day;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.EmpowermentState;
import org.zhiheng.api.powers.Powers;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A department and a township go into others: whatever was theirs in the registers of powers is the others' from the day on, and theirs before. */
@OnEveryDatabase
class MergersTest {

    private static final AtomicInteger UNIQUE = new AtomicInteger();
    private static final String DAY = "2026-03-01";
    private static final String BEFORE = "2026-02-28";
    private static final Why WHY = new Why("机构改革", "威编〔2026〕5号", null);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;
    private String annex;
    private String hamlet;

    MergersTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
        empty();
        int number = UNIQUE.incrementAndGet();
        annex = add("annex", Body.Kind.DEPARTMENT, "示例区附属局", DIVISION, number);
        hamlet = add("hamlet", Body.Kind.TOWNSHIP, "示例旧镇", String.format("371002%03d", 800 + number), number);
        powers.guidance("g1", "penalty", "inspection");
        powers.item("dumping", annex, "g1", "fineMode", "fixed", "fineMin", "5000", "fineMax", "50000");
        powers.townshipClass(TOWN);
        powers.list("batch1", URBAN, 1, "2024-05-20");
        powers.empower("e-dumping", "batch1", "dumping", "2024-05-20", annex, "penalty");
        powers.confirm("c-town", "batch1", TOWN, annex);
        powers.sign("c-town", annex, "2024-05-28");
        powers.sign("c-town", TOWN, "2024-05-30");
    }

    @AfterEach
    void empty() {
        PowerRegisters.ALL.forEach(each -> {
            String table = "reg_" + each.id().replace('-', '_');
            database.execute("DELETE FROM " + table);
        });
        for (String each : List.of(
                "reg_member",
                "rec_pending",
                "rec_position",
                "rec_entry",
                "rec_subject",
                "vault_datum",
                "vault_person")) {
            database.execute("DELETE FROM " + each);
        }
    }

    private String add(String id, Body.Kind kind, String title, String division, int number) {
        String made = id + "-" + number;
        if (powers.world.organisation.body(made).isEmpty()) {
            powers.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, GOVERNMENT),
                    new Body(made, kind, title, new DivisionCode(division), GOVERNMENT));
        }
        return made;
    }

    /** As the order and its day write them. */
    private void merge(String body, String into) {
        BodyMerger merger = new BodyMerger(body, into, day(DAY), WHY);
        List<Order> orders = new ArrayList<>(powers.world.engine.merging(merger));
        orders.addAll(powers.world.engine.merged(merger));
        powers.world.engine.write("reformer", orders);
    }

    private Row on(String register, String key, String day) {
        return powers.world.engine.row(register, key, AsOf.on(day(day))).orElse(null);
    }

    private Map<String, Object> answer(String item, String town, String on, Object... given) {
        return powers.competent(Map.of("item", item, "township", town), on, given)
                .answer();
    }

    @Test
    void competence_is_answered_for_the_successor_from_the_day_on_and_for_the_old_body_before() {
        merge(annex, MARKET);
        assertThat(on("items", "dumping", BEFORE).text("body")).isEqualTo(annex);
        assertThat(on("items", "dumping", DAY).text("body")).isEqualTo(MARKET);
        assertThat(on("items", "dumping", DAY).text("changeCause")).isEqualTo("body-changed");
        assertThat(on("items", "dumping", DAY).reason()).isEqualTo("机构改革");
        assertThat(on("items", "dumping", DAY).document()).isEqualTo("威编〔2026〕5号");
        assertThat(on("empowerments", "e-dumping", BEFORE).text("originalBody")).isEqualTo(annex);
        assertThat(on("empowerments", "e-dumping", DAY).text("originalBody")).isEqualTo(MARKET);
        // What the old department signed still counts, on both days.
        for (String each : List.of(BEFORE, DAY)) {
            assertThat(answer("dumping", TOWN, each, "sanctions", List.of("fine"), "fine", "6000.00"))
                    .containsEntry("body", "township")
                    .containsEntry("basis", "empowered");
        }
        assertThat(answer(
                        "dumping",
                        TOWN,
                        BEFORE,
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "50000.00",
                        "heldBy",
                        "township"))
                .containsEntry("body", "department")
                .containsEntry("handOverTo", annex);
        assertThat(answer("dumping", TOWN, DAY, "sanctions", List.of("fine"), "fine", "50000.00", "heldBy", "township"))
                .containsEntry("body", "department")
                .containsEntry("handOverTo", MARKET);
    }

    @Test
    void the_matrix_says_the_same_as_competence() {
        merge(annex, MARKET);
        Powers.Matrix matrix = powers.services.matrix(PowersWorld.SUPERVISOR, GOVERNMENT, AsOf.on(day(DAY)));
        assertThat(matrix.lines()).hasSize(1);
        assertThat(matrix.lines().get(0).originalBody()).isEqualTo(MARKET);
        assertThat(matrix.lines().get(0).states()).containsEntry(TOWN, EmpowermentState.EFFECTIVE);
    }

    @Test
    void an_item_the_successor_has_too_says_whose_it_was_and_a_list_entry_it_has_too_ends() {
        powers.item("dumping2", MARKET, null, "name", "对行为dumping的处罚");
        for (String each : List.of(annex, MARKET)) {
            powers.add(
                    "full-coverage-items",
                    "cover-" + each,
                    "2025-01-01",
                    "name",
                    "危险化学品",
                    "field",
                    "emergency",
                    "body",
                    each,
                    "ground",
                    "重点领域",
                    "basis",
                    "某条例");
        }
        powers.add(
                "full-coverage-items",
                "cover-own",
                "2026-05-01",
                "name",
                "加油站",
                "field",
                "emergency",
                "body",
                annex,
                "ground",
                "重点领域",
                "basis",
                "某条例");
        merge(annex, MARKET);
        assertThat(on("items", "dumping", BEFORE).text("name")).isEqualTo("对行为dumping的处罚");
        assertThat(on("items", "dumping", DAY).text("name")).isEqualTo("对行为dumping的处罚(原示例区附属局)");
        assertThat(on("items", "dumping2", DAY).text("name")).isEqualTo("对行为dumping的处罚");
        assertThat(on("full-coverage-items", "cover-" + annex, BEFORE)).isNotNull();
        assertThat(on("full-coverage-items", "cover-" + annex, DAY)).isNull();
        assertThat(on("full-coverage-items", "cover-" + MARKET, DAY)).isNotNull();
        assertThat(on("full-coverage-items", "cover-own", "2026-05-01").text("body"))
                .isEqualTo(MARKET);
    }

    @Test
    void what_is_entrusted_and_who_entrusts_follow_and_an_agreement_with_oneself_ends() {
        entrustment("n-town", annex, "township", TOWN);
        entrustment("n-self", annex, "institution", MARKET);
        entrustment("n-hamlet", MARKET, "township", hamlet);
        merge(annex, MARKET);
        assertThat(on("entrustments", "n-town", BEFORE).text("entrusting")).isEqualTo(annex);
        assertThat(on("entrustments", "n-town", DAY).text("entrusting")).isEqualTo(MARKET);
        assertThat(on("entrustments", "n-self", BEFORE)).isNotNull();
        assertThat(on("entrustments", "n-self", DAY)).isNull();
        merge(hamlet, TOWN2);
        assertThat(on("entrustments", "n-hamlet", BEFORE).text("entrusted")).isEqualTo(hamlet);
        assertThat(on("entrustments", "n-hamlet", DAY).text("entrusted")).isEqualTo(TOWN2);
    }

    private void entrustment(String key, String entrusting, String kind, String entrusted) {
        powers.add(
                PowersWorld.SUPERVISOR,
                "entrustments",
                key,
                "2025-09-01",
                "2026-08-31",
                "title",
                "委托协议" + key,
                "entrusting",
                entrusting,
                "entrustedKind",
                kind,
                "entrusted",
                entrusted,
                "basis",
                "某条例",
                "powers",
                List.of("penalty"),
                "rightsAndDuties",
                "权利与义务",
                "liability",
                "责任");
    }

    @Test
    void a_township_that_stands_in_the_place_of_another_has_what_that_one_accepted() {
        powers.townshipClass(hamlet);
        powers.confirm("c-hamlet", "batch1", hamlet, annex);
        powers.sign("c-hamlet", annex, "2024-06-01");
        powers.sign("c-hamlet", hamlet, "2024-06-02");
        merge(hamlet, TOWN2);
        assertThat(answer("dumping", hamlet, BEFORE, "sanctions", List.of("warning")))
                .containsEntry("basis", "empowered");
        assertThat(answer("dumping", TOWN2, DAY, "sanctions", List.of("warning")))
                .containsEntry("basis", "empowered");
        assertThat(answer("dumping", TOWN2, BEFORE, "sanctions", List.of("warning")))
                .containsEntry("basis", "original");
    }

    @Test
    void a_township_with_a_class_of_its_own_gets_nothing_it_has_not_accepted() {
        powers.townshipClass(hamlet);
        powers.townshipClass(TOWN2);
        powers.confirm("c-hamlet", "batch1", hamlet, annex);
        powers.sign("c-hamlet", annex, "2024-06-01");
        powers.sign("c-hamlet", hamlet, "2024-06-02");
        merge(hamlet, TOWN2);
        assertThat(on("township-classes", "class-" + hamlet, DAY)).isNull();
        assertThat(answer("dumping", TOWN2, DAY, "sanctions", List.of("warning")))
                .containsEntry("body", "department");
    }

    @Test
    void worklists_follow_where_something_is_left_to_do() {
        powers.add(
                "transitions",
                "t-town",
                null,
                "list",
                "batch1",
                "township",
                TOWN,
                "title",
                "过渡期",
                "startOn",
                "2024-05-05",
                "endOn",
                "2024-08-05");
        matter("m-open", null);
        matter("m-closed", "2025-01-10");
        powers.townshipClass(TOWN2);
        powers.confirm("c-open", "batch1", TOWN2, annex);
        powers.sign("c-open", annex, "2026-02-01");
        merge(annex, MARKET);
        assertThat(on("transition-matters", "m-open", DAY).text("heldBy")).isEqualTo(MARKET);
        assertThat(on("transition-matters", "m-closed", DAY).text("heldBy")).isEqualTo(annex);
        assertThat(on("acceptance-confirmations", "c-open", DAY).text("department"))
                .isEqualTo(MARKET);
        assertThat(on("acceptance-confirmations", "c-town", DAY).text("department"))
                .isEqualTo(annex);
        // The township signs last; what the old department signed is enough for its side.
        powers.sign("c-open", TOWN2, "2026-03-02");
        assertThat(answer("dumping", TOWN2, "2026-03-02", "sanctions", List.of("warning")))
                .containsEntry("basis", "empowered");
    }

    private void matter(String key, String closedOn) {
        powers.add(
                "transition-matters",
                key,
                null,
                "transition",
                "t-town",
                "matter",
                "案件" + key,
                "item",
                "dumping",
                "filedOn",
                "2024-06-10",
                "filedBy",
                annex,
                "heldBy",
                annex,
                "closedOn",
                closedOn);
    }

    @Test
    void what_is_already_said_to_change_later_stops_a_merger() {
        powers.world.engine.write(
                "somebody",
                "items",
                new Change.Amend("dumping", day("2026-06-01"), null, Map.of("body", MARKET), Why.of("划转")));
        ZhihengException refused = catchThrowableOfType(() -> merge(annex, MARKET), ZhihengException.class);
        assertThat(refused.kind()).isEqualTo(ErrorKind.CONFLICT);
        assertThat(refused.code()).isEqualTo("POWERS-MERGE-LATER");
        assertThat(refused.getMessage()).contains("dumping");
        assertThat(on("items", "dumping", DAY).text("body")).isEqualTo(annex);
    }
}
