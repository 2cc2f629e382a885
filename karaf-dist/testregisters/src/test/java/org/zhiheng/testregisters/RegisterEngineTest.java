package org.zhiheng.testregisters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.store.RegisterSchema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;

/** Two registers as small as they can be: people of bodies, and papers of people. */
@OnEveryDatabase
class RegisterEngineTest {

    private static final String NUMBER = "11010519491231002X";
    private static final String OTHER_NUMBER = "440524188001010014";
    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 1);
    private static final LocalDate FEBRUARY = LocalDate.of(2026, 2, 1);
    private static final Principal EVERYBODYS = RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT);
    private static final Principal MARKETS = RegisterWorld.who(Role.CREDENTIAL_CLERK, RegisterWorld.MARKET);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private RegisterWorld world;

    RegisterEngineTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() throws SQLException {
        world = SmallRegisters.world(database, folder);
    }

    @AfterEach
    void empty() {
        SmallRegisters.empty(database);
    }

    private static Map<String, Object> person(String name) {
        return new HashMap<>(Map.of("name", name, "body", RegisterWorld.MARKET, "staffType", "administrative"));
    }

    private String add(String key, Map<String, Object> values) {
        return world.registers.write(EVERYBODYS, "test-people", new Change.Add(key, JANUARY, null, values, Why.UNSAID));
    }

    private Row on(String key, LocalDate day, Instant knownAt) {
        return world.engine.row("test-people", key, new AsOf(day, knownAt)).orElse(null);
    }

    private String refusal(Change change) {
        ZhihengException refused = catchThrowableOfType(
                () -> world.registers.write(EVERYBODYS, "test-people", change), ZhihengException.class);
        return refused.code() + " " + refused.field().orElse("");
    }

    @Test
    void what_becomes_different_is_different_from_that_day_on_and_as_before_until_then() {
        add("p1", person("张三"));
        world.clock.move(Duration.ofDays(1));
        world.registers.write(
                EVERYBODYS,
                "test-people",
                new Change.Amend(
                        "p1", FEBRUARY, null, Map.of("body", RegisterWorld.TOWN), new Why("下沉", "威编〔2026〕1号", 1)));
        assertThat(on("p1", LocalDate.of(2026, 1, 31), null).text("body")).isEqualTo("market");
        assertThat(on("p1", FEBRUARY, null).text("body")).isEqualTo("town");
        assertThat(on("p1", FEBRUARY, null).document()).isEqualTo("威编〔2026〕1号");
        assertThat(on("p1", FEBRUARY, RegisterWorld.START).text("body")).isEqualTo("market");
        assertThat(on("p1", LocalDate.of(2025, 12, 31), null)).isNull();
        List<Row> history = world.registers.history(EVERYBODYS, "test-people", "p1", "核对");
        assertThat(history).extracting(Row::number).containsExactly(1, 2, 3);
        assertThat(history.get(0).knownTo()).isEqualTo(RegisterWorld.START.plus(Duration.ofDays(1)));
        assertThat(history.get(0).values()).containsEntry("name", "张三").doesNotContainKey("born");
    }

    @Test
    void what_was_wrong_is_right_for_all_its_days_and_stays_known_as_it_was_told() {
        add("p1", person("张叁"));
        Instant before = world.clock.instant();
        world.clock.move(Duration.ofHours(1));
        world.registers.write(
                EVERYBODYS,
                "test-people",
                new Change.Correct(
                        "p1", JANUARY, LocalDate.of(2025, 12, 1), null, false, Map.of("name", "张三"), Why.of("写错")));
        assertThat(on("p1", LocalDate.of(2025, 12, 1), null).text("name")).isEqualTo("张三");
        assertThat(on("p1", LocalDate.of(2025, 12, 1), before)).isNull();
        assertThat(on("p1", JANUARY, before).text("name")).isEqualTo("张叁");
    }

    @Test
    void an_end_and_a_withdrawal_leave_what_was_known() {
        add("p1", person("张三"));
        add("p2", person("李四"));
        Instant before = world.clock.instant();
        world.clock.move(Duration.ofHours(1));
        world.registers.write(EVERYBODYS, "test-people", new Change.End("p1", LocalDate.of(2026, 1, 31), Why.of("退休")));
        world.registers.write(EVERYBODYS, "test-people", new Change.Withdraw("p2", Why.of("重复登记")));
        assertThat(on("p1", LocalDate.of(2026, 1, 31), null)).isNotNull();
        assertThat(on("p1", FEBRUARY, null)).isNull();
        assertThat(on("p2", JANUARY, null)).isNull();
        assertThat(on("p2", JANUARY, before).text("name")).isEqualTo("李四");
        assertThat(refusal(new Change.Add("p2", JANUARY, null, person("王五"), Why.UNSAID)))
                .isEqualTo("REGISTER-EXISTS key");
        assertThat(refusal(new Change.Withdraw("p1", Why.UNSAID))).isEqualTo("REGISTER-REASON reason");
    }

    @Test
    void what_is_asked_again_and_again_is_as_any_node_has_written_it_last() throws SQLException {
        RegisterWorld other = SmallRegisters.world(database, folder);
        add("p1", person("张叁"));
        for (int i = 0; i < 3; i++) {
            assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张叁");
            assertThat(on("p2", JANUARY, null)).isNull();
        }
        other.registers.write(
                EVERYBODYS,
                "test-people",
                new Change.Correct("p1", JANUARY, JANUARY, null, false, Map.of("name", "张三"), Why.of("写错")));
        assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张三");
        other.registers.write(EVERYBODYS, "test-people", new Change.Add("p2", JANUARY, null, person("李四"), Why.UNSAID));
        assertThat(on("p2", JANUARY, null).text("name")).isEqualTo("李四");
    }

    @Test
    void what_a_transaction_that_fails_has_written_is_seen_by_no_other() {
        add("p1", person("张叁"));
        for (int i = 0; i < 3; i++) {
            assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张叁");
        }
        assertThatThrownBy(() -> world.transactions.run(tx -> {
                    world.registers.write(
                            EVERYBODYS,
                            "test-people",
                            new Change.Correct(
                                    "p1", JANUARY, JANUARY, null, false, Map.of("name", "张三"), Why.of("写错")));
                    assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张三");
                    assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张三");
                    throw new IllegalStateException("undone");
                }))
                .isInstanceOf(RuntimeException.class);
        assertThat(on("p1", JANUARY, null).text("name")).isEqualTo("张叁");
    }

    @Test
    void every_kind_of_value_is_kept_as_it_was_given() {
        Map<String, Object> values = person("张三");
        values.putAll(Map.of(
                "fields", List.of("market-supervision", "housing"),
                "hours", "12.5",
                "born", "1980-02-29",
                "grade", 7,
                "resident", true,
                "employer", "91350100M000100Y43",
                "phone", "0631-5231234",
                "notes", "第一行\n第二行"));
        add("p1", values);
        Row row = on("p1", JANUARY, null);
        assertThat(row.values())
                .containsEntry("fields", List.of("market-supervision", "housing"))
                .containsEntry("hours", new java.math.BigDecimal("12.5"))
                .containsEntry("born", LocalDate.of(1980, 2, 29))
                .containsEntry("grade", 7L)
                .containsEntry("resident", true)
                .containsEntry("employer", "91350100M000100Y43")
                .containsEntry("notes", "第一行\n第二行");
    }

    @Test
    void what_is_wrong_is_refused_with_the_field_and_nothing_is_written() {
        for (Map.Entry<String, List<Object>> each : Map.<String, List<Object>>of(
                        "REGISTER-TYPE name", List.of("name", 7),
                        "REGISTER-LENGTH name", List.of("name", "张".repeat(21)),
                        "REGISTER-CODE staffType", List.of("staffType", "king"),
                        "REGISTER-CHECK-DIGIT citizenNumber", List.of("citizenNumber", "110105194912310021"),
                        "REGISTER-CHECK-DIGIT employer", List.of("employer", "91350100M000100Y4Z"),
                        "REGISTER-RANGE grade", List.of("grade", 13),
                        "REGISTER-TYPE born", List.of("born", "1981-02-29"),
                        "REGISTER-REFERENCE body", List.of("body", "nowhere"),
                        "REGISTER-FIELD colour", List.of("colour", "red"),
                        "REGISTER-TYPE hours", List.of("hours", "12.55"))
                .entrySet()) {
            Map<String, Object> values = person("张三");
            values.put((String) each.getValue().get(0), each.getValue().get(1));
            assertThat(refusal(new Change.Add("p1", JANUARY, null, values, Why.UNSAID)))
                    .isEqualTo(each.getKey());
        }
        Map<String, Object> incomplete = person("张三");
        incomplete.remove("body");
        assertThat(refusal(new Change.Add("p1", JANUARY, null, incomplete, Why.UNSAID)))
                .isEqualTo("REGISTER-REQUIRED body");
        assertThat(refusal(new Change.Add("p1", JANUARY, LocalDate.of(2025, 1, 1), person("张三"), Why.UNSAID)))
                .isEqualTo("REGISTER-INTERVAL to");
        assertThat(refusal(new Change.Add("p1", null, null, person("张三"), Why.UNSAID)))
                .isEqualTo("REGISTER-REQUIRED from");
        assertThat(on("p1", JANUARY, null)).isNull();
        assertThat(world.records.history(new Subject("test-person", "p1"), 0, 10))
                .isEmpty();
    }

    @Test
    void secret_numbers_lie_in_the_vault_and_nobody_else_may_have_them() {
        Map<String, Object> values = person("张三");
        values.put("citizenNumber", NUMBER);
        add("p1", values);
        assertThat(on("p1", JANUARY, null).text("citizenNumber")).isEqualTo("110105************");
        assertThat(world.records
                        .history(new Subject("test-person", "p1"), 0, 10)
                        .toString())
                .doesNotContain(NUMBER)
                .doesNotContain("张三");
        assertThat(world.registers.reveal(EVERYBODYS, "test-people", "p1", world.today(), "citizenNumber", "核对身份"))
                .isEqualTo(NUMBER);
        assertThat(world.audit)
                .anyMatch(
                        each -> "test-person/p1/citizenNumber".equals(each.subject()) && "核对身份".equals(each.purpose()));
        Map<String, Object> second = person("李四");
        second.put("citizenNumber", NUMBER);
        assertThat(refusal(new Change.Add("p2", JANUARY, null, second, Why.UNSAID)))
                .isEqualTo("REGISTER-UNIQUE citizenNumber");
        world.registers.write(
                EVERYBODYS,
                "test-people",
                new Change.Correct(
                        "p1", JANUARY, null, null, false, Map.of("citizenNumber", OTHER_NUMBER), Why.of("录错")));
        add("p2", second);
        assertThat(world.registers.reveal(EVERYBODYS, "test-people", "p1", world.today(), "citizenNumber", "核对"))
                .isEqualTo(OTHER_NUMBER);
        world.vault.erase("test-person.p1", "somebody");
        assertThat(world.registers.reveal(EVERYBODYS, "test-people", "p1", world.today(), "citizenNumber", "核对"))
                .isNull();
    }

    @Test
    void everybody_sees_and_changes_only_what_is_in_reach() {
        add("p1", person("张三"));
        Map<String, Object> elsewhere = person("李四");
        elsewhere.put("body", RegisterWorld.ELSEWHERE);
        add("p2", elsewhere);
        for (String each : List.of("p1", "p2")) {
            world.registers.write(
                    EVERYBODYS,
                    "test-papers",
                    new Change.Add("n-" + each, null, null, Map.of("number", "证" + each, "person", each), Why.UNSAID));
        }
        Registers.Wanted wanted = new Registers.Wanted(world.today(), Map.of(), null, null, false, 10, null, null);
        assertThat(world.registers.list(MARKETS, "test-people", wanted).rows())
                .extracting(Row::key)
                .containsExactly("p1");
        assertThat(world.registers.list(MARKETS, "test-papers", wanted).rows())
                .extracting(Row::key)
                .containsExactly("n-p1");
        assertThat(world.registers.list(EVERYBODYS, "test-papers", wanted).labels())
                .containsEntry("person", Map.of("p1", "张三", "p2", "李四"));
        assertThatThrownBy(() -> world.registers.show(MARKETS, "test-people", "p2", world.today(), null))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("REGISTER-ROW"));
        for (Change each : List.of(
                new Change.Amend("p2", FEBRUARY, null, Map.of("grade", 2), Why.UNSAID),
                new Change.Amend("p1", FEBRUARY, null, Map.of("body", RegisterWorld.ELSEWHERE), Why.UNSAID),
                new Change.Add("p3", JANUARY, null, elsewhere, Why.UNSAID),
                new Change.End("p2", FEBRUARY, Why.UNSAID))) {
            assertThatThrownBy(() -> world.registers.write(MARKETS, "test-people", each))
                    .isInstanceOfSatisfying(
                            ZhihengException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
        }
        assertThatThrownBy(() -> world.registers.write(
                        MARKETS,
                        "test-papers",
                        new Change.Add("n3", null, null, Map.of("number", "证3", "person", "p2"), Why.UNSAID)))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.FORBIDDEN));
        assertThat(world.registers.history(EVERYBODYS, "test-people", "p2", null))
                .hasSize(1);
    }

    @Test
    void lists_are_narrowed_sorted_and_turned_page_by_page() {
        for (int i = 0; i < 25; i++) {
            Map<String, Object> values = person(String.format("人%02d", i));
            values.put("staffType", i % 2 == 0 ? "administrative" : "institution");
            values.put("born", "19" + (60 + i) + "-01-01");
            values.put("fields", List.of(i % 3 == 0 ? "housing" : "market-supervision"));
            add("p" + i, values);
        }
        Registers.Wanted first = new Registers.Wanted(
                world.today(), Map.of("staffType", "institution"), null, null, true, 5, null, null);
        Registers.Page page = world.registers.list(EVERYBODYS, "test-people", first);
        assertThat(page.rows())
                .extracting(each -> each.text("name"))
                .containsExactly("人23", "人21", "人19", "人17", "人15");
        Registers.Page second = world.registers.list(
                EVERYBODYS,
                "test-people",
                new Registers.Wanted(
                        world.today(), Map.of("staffType", "institution"), null, null, true, 5, page.next(), null));
        assertThat(second.rows())
                .extracting(each -> each.text("name"))
                .containsExactly("人13", "人11", "人09", "人07", "人05");
        assertThat(world.registers
                        .list(
                                EVERYBODYS,
                                "test-people",
                                new Registers.Wanted(
                                        world.today(),
                                        Map.of("born", "1960-01-01..1969-12-31", "fields", "housing"),
                                        "人",
                                        null,
                                        false,
                                        50,
                                        null,
                                        null))
                        .rows())
                .extracting(each -> each.text("name"))
                .containsExactly("人00", "人03", "人06", "人09");
        assertThat(world.engine.count("test-people", world.today(), Map.of(), "staffType"))
                .isEqualTo(Map.of("administrative", 13L, "institution", 12L));
    }

    /** The sign that begins a name may be any, also one that a query would read as more, or the last before or behind what is no sign at all. */
    @Test
    void lists_are_narrowed_by_how_a_name_begins() {
        List<String> names = List.of("示例1", "示例10", "示例2", "示", "祂", "甲_乙", "甲甲乙", "甲%乙", "\uD7FFx", "\uE000x", "𠀀x");
        for (int i = 0; i < names.size(); i++) {
            add("p" + i, person(names.get(i)));
        }
        assertThat(beginning("示例1")).containsExactlyInAnyOrder("示例1", "示例10");
        assertThat(beginning("示")).containsExactlyInAnyOrder("示例1", "示例10", "示例2", "示");
        assertThat(beginning("甲_")).containsExactly("甲_乙");
        assertThat(beginning("甲%")).containsExactly("甲%乙");
        assertThat(beginning("\uD7FF")).containsExactly("\uD7FFx");
        assertThat(beginning("\uE000")).containsExactly("\uE000x");
        assertThat(beginning("𠀀")).containsExactly("𠀀x");
        assertThat(beginning("无")).isEmpty();
    }

    private List<String> beginning(String text) {
        return world
                .registers
                .list(
                        EVERYBODYS,
                        "test-people",
                        new Registers.Wanted(world.today(), Map.of(), text, null, false, 50, null, null))
                .rows()
                .stream()
                .map(each -> each.text("name"))
                .toList();
    }

    private List<String> named(AsOf asOf, Map<String, String> filters, String sort, boolean descending) {
        return world
                .registers
                .list(
                        EVERYBODYS,
                        "test-people",
                        new Registers.Wanted(asOf, filters, null, sort, descending, 5, null, null))
                .rows()
                .stream()
                .map(each -> each.text("name"))
                .toList();
    }

    @Test
    void what_few_have_is_found_among_many_and_lists_stay_in_order() {
        List<RegisterStore.Order> orders = new ArrayList<>();
        for (int i = 0; i < 620; i++) {
            Map<String, Object> values = person(String.format("人%03d", i));
            values.put("staffType", i % 2 == 0 ? "administrative" : "institution");
            values.put("fields", i % 2 == 0 ? List.of("housing", "urban") : List.of("market-supervision"));
            orders.add(
                    new RegisterStore.Order("test-people", new Change.Add("p" + i, JANUARY, null, values, Why.UNSAID)));
        }
        world.engine.write("somebody", orders);
        Instant before = world.clock.instant();
        world.clock.move(Duration.ofMinutes(1));
        for (int i : new int[] {610, 7, 300}) {
            Map<String, Object> values = Map.of("fields", List.of("agriculture", "market-supervision"));
            world.engine.write(
                    "somebody",
                    "test-people",
                    new Change.Correct("p" + i, JANUARY, null, null, false, values, Why.of("漏写")));
        }
        AsOf now = world.today();
        assertThat(named(now, Map.of("fields", "agriculture"), null, false)).containsExactly("人007", "人300", "人610");
        assertThat(named(now, Map.of("fields", "agriculture"), null, true)).containsExactly("人610", "人300", "人007");
        assertThat(named(now, Map.of("fields", "agriculture"), "key", false)).containsExactly("人300", "人610", "人007");
        assertThat(named(now, Map.of("fields", "agriculture", "staffType", "institution"), null, false))
                .containsExactly("人007");
        assertThat(named(now, Map.of("fields", "nobodys"), null, false)).isEmpty();
        assertThat(named(now, Map.of("fields", "housing"), null, true))
                .containsExactly("人618", "人616", "人614", "人612", "人608");
        assertThat(named(now, Map.of("fields", "housing", "staffType", "institution"), null, false))
                .isEmpty();
        assertThat(named(new AsOf(now.on(), before), Map.of("fields", "agriculture"), null, false))
                .isEmpty();
        assertThat(named(new AsOf(now.on(), before), Map.of("fields", "housing"), null, true))
                .containsExactly("人618", "人616", "人614", "人612", "人610");
    }

    @Test
    void personal_data_are_masked_until_it_is_said_what_for_and_that_is_put_down() {
        Map<String, Object> values = person("张三");
        values.put("phone", "13800000000");
        add("p1", values);
        assertThat(world.registers
                        .show(MARKETS, "test-people", "p1", world.today(), null)
                        .text("phone"))
                .isEqualTo("***");
        assertThat(world.audit).noneMatch(each -> "联系".equals(each.purpose()));
        assertThat(world.registers
                        .show(MARKETS, "test-people", "p1", world.today(), "联系")
                        .text("phone"))
                .isEqualTo("13800000000");
        assertThat(world.audit).anyMatch(each -> "联系".equals(each.purpose()));
    }

    @Test
    void of_several_orders_all_are_written_or_none_and_later_ones_see_earlier_ones() {
        List<RegisterStore.Order> orders = List.of(
                new RegisterStore.Order("test-people", new Change.Add("p1", JANUARY, null, person("张三"), Why.UNSAID)),
                new RegisterStore.Order(
                        "test-papers",
                        new Change.Add("n1", null, null, Map.of("number", "证1", "person", "p1"), Why.UNSAID)),
                new RegisterStore.Order(
                        "test-papers",
                        new Change.Add("n2", null, null, Map.of("number", "证1", "person", "p1"), Why.UNSAID)));
        RegisterStore.Refused refused =
                catchThrowableOfType(() -> world.engine.write("somebody", orders), RegisterStore.Refused.class);
        assertThat(refused.problems())
                .extracting(each -> each.index() + each.code())
                .containsExactly("2REGISTER-UNIQUE");
        assertThat(on("p1", JANUARY, null)).isNull();
        assertThat(world.engine.write("somebody", orders.subList(0, 2))).containsExactly("p1", "n1");
    }

    @Test
    void of_what_is_written_together_one_may_follow_the_other_but_no_two_have_the_same_on_one_day() {
        RegisterDefinition badges = RegisterDefinition.of("test-badges", "test-badge", "工牌", "测试")
                .may(Operation.ORGANISATION_VIEW, Operation.ORGANISATION_CHANGE)
                .label("badge")
                .unique("badge")
                .fields(Field.text("badge", "工牌号", 10).sort())
                .build();
        database.execute(RegisterSchema.create(badges).strip().split(";\\s*"));
        world.catalogue.add(() -> List.of(badges));
        world.engine.write("somebody", List.of(badged("p1", JANUARY, null)));
        world.engine.write(
                "somebody",
                List.of(
                        new RegisterStore.Order(
                                "test-badges", new Change.End("p1", LocalDate.of(2026, 1, 31), Why.UNSAID)),
                        badged("p2", FEBRUARY, LocalDate.of(2026, 2, 28))));
        RegisterStore.Refused refused = catchThrowableOfType(
                () -> world.engine.write(
                        "somebody",
                        List.of(
                                badged("p3", LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)),
                                badged("p4", LocalDate.of(2026, 3, 31), null),
                                badged("p5", LocalDate.of(2026, 2, 28), LocalDate.of(2026, 2, 28)))),
                RegisterStore.Refused.class);
        assertThat(refused.problems())
                .extracting(each -> each.index() + " " + each.code() + " " + each.field())
                .containsExactly("1 REGISTER-UNIQUE badge", "2 REGISTER-UNIQUE badge");
    }

    private static RegisterStore.Order badged(String key, LocalDate from, LocalDate to) {
        return new RegisterStore.Order("test-badges", new Change.Add(key, from, to, Map.of("badge", "A1"), Why.UNSAID));
    }

    @Test
    void what_others_refer_to_is_not_withdrawn() {
        add("p1", person("张三"));
        world.registers.write(
                EVERYBODYS,
                "test-papers",
                new Change.Add("n1", null, null, Map.of("number", "证1", "person", "p1"), Why.UNSAID));
        assertThat(refusal(new Change.Withdraw("p1", Why.of("重复登记")))).isEqualTo("REGISTER-REFERRED key");
        world.registers.write(EVERYBODYS, "test-papers", new Change.Withdraw("n1", Why.of("重复登记")));
        world.registers.write(EVERYBODYS, "test-people", new Change.Withdraw("p1", Why.of("重复登记")));
        assertThat(on("p1", JANUARY, null)).isNull();
    }

    @Test
    void of_two_who_write_at_once_the_one_who_saw_less_is_told() throws Exception {
        add("p1", person("张三"));
        CyclicBarrier together = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<String>> answers = List.of("2", "3").stream()
                    .map(grade -> threads.submit(() -> {
                        together.await();
                        try {
                            return world.registers.write(
                                    EVERYBODYS,
                                    "test-people",
                                    new Change.Amend(
                                            "p1", FEBRUARY, null, Map.of("grade", grade), new Why(null, null, 1)));
                        } catch (ZhihengException e) {
                            return e.code();
                        }
                    }))
                    .toList();
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder("p1", "REGISTER-CHANGED");
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.registers.history(EVERYBODYS, "test-people", "p1", null))
                .hasSize(3);
    }

    private static List<String> keys(Registers.Changes changes) {
        return changes.things().stream().map(Registers.Changed::key).toList();
    }

    @Test
    void what_was_written_behind_a_position_is_told_page_by_page_and_once_more_when_it_is_written_again() {
        for (String each : List.of("p3", "p1", "p2")) {
            add(each, person("人" + each));
        }
        Registers.Changes first = world.registers.changes(EVERYBODYS, "test-people", null, 2);
        assertThat(keys(first)).containsExactly("p3", "p1");
        assertThat(first.more()).isTrue();
        assertThat(first.things().get(0).at()).isEqualTo(RegisterWorld.START);
        Registers.Changes second = world.registers.changes(EVERYBODYS, "test-people", first.position(), 2);
        assertThat(keys(second)).containsExactly("p2");
        assertThat(second.more()).isFalse();
        // The clock stands still: the order is that of the turns.
        world.registers.write(EVERYBODYS, "test-people", new Change.Withdraw("p3", Why.of("重复登记")));
        world.registers.write(
                EVERYBODYS, "test-people", new Change.Amend("p1", FEBRUARY, null, Map.of("grade", 3), Why.UNSAID));
        Registers.Changes third = world.registers.changes(EVERYBODYS, "test-people", second.position(), 10);
        assertThat(keys(third)).containsExactly("p3", "p1");
        assertThat(third.things().get(0).versions()).hasSize(1).allMatch(each -> each.knownTo() != null);
        assertThat(third.things().get(1).versions()).hasSize(3);
        Registers.Changes nothing = world.registers.changes(EVERYBODYS, "test-people", third.position(), 10);
        assertThat(nothing.things()).isEmpty();
        assertThat(nothing.position()).isEqualTo(third.position());
    }

    @Test
    void a_position_is_found_for_a_moment_and_what_is_refused_leaves_no_change() {
        add("p1", person("张三"));
        world.clock.move(Duration.ofMinutes(1));
        Instant moment = world.clock.instant();
        String now = world.registers.position(EVERYBODYS, "test-people", moment);
        assertThat(keys(world.registers.changes(EVERYBODYS, "test-people", now, 10)))
                .isEmpty();
        world.clock.move(Duration.ofMinutes(1));
        add("p2", person("李四"));
        assertThat(refusal(new Change.Add("p2", JANUARY, null, person("王五"), Why.UNSAID)))
                .isEqualTo("REGISTER-EXISTS key");
        for (String each : List.of(now, world.registers.position(EVERYBODYS, "test-people", moment))) {
            assertThat(keys(world.registers.changes(EVERYBODYS, "test-people", each, 10)))
                    .containsExactly("p2");
        }
        String beginning = world.registers.position(EVERYBODYS, "test-people", RegisterWorld.START.minusSeconds(1));
        assertThat(keys(world.registers.changes(EVERYBODYS, "test-people", beginning, 10)))
                .containsExactly("p1", "p2");
        for (String each : List.of("", "x.p1", ".p1", "1", "99999999999999999999.p1", "-1.p1")) {
            assertThat(catchThrowableOfType(
                                    () -> world.registers.changes(EVERYBODYS, "test-people", each, 10),
                                    ZhihengException.class)
                            .code())
                    .isEqualTo("REGISTER-POSITION");
        }
        for (int each : new int[] {0, 201}) {
            assertThat(catchThrowableOfType(
                                    () -> world.registers.changes(EVERYBODYS, "test-people", null, each),
                                    ZhihengException.class)
                            .code())
                    .isEqualTo("PAGE-SIZE");
        }
    }

    @Test
    void changes_and_lives_are_told_of_what_is_in_reach_and_changes_of_what_was() {
        add("p1", person("张三"));
        Map<String, Object> elsewhere = person("李四");
        elsewhere.put("body", RegisterWorld.ELSEWHERE);
        add("p2", elsewhere);
        world.registers.write(
                EVERYBODYS,
                "test-papers",
                new Change.Add("n2", null, null, Map.of("number", "证2", "person", "p2"), Why.UNSAID));
        assertThat(keys(world.registers.changes(MARKETS, "test-people", null, 10)))
                .containsExactly("p1");
        assertThat(keys(world.registers.changes(MARKETS, "test-papers", null, 10)))
                .isEmpty();
        assertThat(world.registers
                        .life(EVERYBODYS, "test-papers", "person", Set.of("p2"), null)
                        .rows())
                .extracting(Row::key)
                .containsExactly("n2");
        assertThat(world.registers
                        .life(EVERYBODYS, "test-papers", "number", Set.of("证2"), null)
                        .labels())
                .isEqualTo(Map.of("person", Map.of("p2", "李四")));
        assertThat(world.registers
                        .life(MARKETS, "test-people", "key", Set.of("p1", "p2"), null)
                        .rows())
                .extracting(Row::key)
                .containsExactly("p1");
        String before =
                world.registers.changes(MARKETS, "test-people", null, 10).position();
        world.registers.write(
                EVERYBODYS,
                "test-people",
                new Change.Correct(
                        "p1", JANUARY, null, null, false, Map.of("body", RegisterWorld.ELSEWHERE), Why.of("写错")));
        assertThat(keys(world.registers.changes(MARKETS, "test-people", before, 10)))
                .containsExactly("p1");
        assertThat(world.registers
                        .life(MARKETS, "test-people", "key", Set.of("p1"), null)
                        .rows())
                .isEmpty();
        assertThat(catchThrowableOfType(
                                () -> world.registers.life(
                                        EVERYBODYS, "test-people", "body", Set.of(RegisterWorld.MARKET), null),
                                ZhihengException.class)
                        .code())
                .isEqualTo("REGISTER-FILTER");
    }

    @Test
    void nobody_who_reads_on_while_others_write_misses_a_change() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (String writer : List.of("a", "b")) {
                writers.add(threads.submit(() -> {
                    for (int i = 0; i < 20; i++) {
                        add(writer + i, person("人" + writer + i));
                    }
                }));
            }
            Future<Set<String>> read = threads.submit(() -> {
                Set<String> told = new HashSet<>();
                String position = null;
                boolean over = false;
                while (!over) {
                    over = writers.stream().allMatch(Future::isDone);
                    Registers.Changes page;
                    do {
                        page = world.registers.changes(EVERYBODYS, "test-people", position, 3);
                        told.addAll(keys(page));
                        position = page.position();
                    } while (page.more());
                }
                return told;
            });
            for (Future<?> each : writers) {
                each.get();
            }
            assertThat(read.get()).hasSize(40);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void things_are_what_their_last_entries_say() {
        add("p1", person("张三"));
        world.registers.write(
                EVERYBODYS, "test-people", new Change.Amend("p1", FEBRUARY, null, Map.of("grade", 3), Why.UNSAID));
        AtomicReference<Map<String, Object>> told = new AtomicReference<>();
        world.aggregates.each((subject, state) -> told.set(state));
        assertThat(world.aggregates.types()).containsExactlyInAnyOrder("test-person", "test-paper");
        List<?> rows = (List<?>) told.get().get("rows");
        assertThat(rows).hasSize(2);
        Object recorded = world.records
                .history(new Subject("test-person", "p1"), 1, 1)
                .get(0)
                .payload()
                .get("state");
        List<?> written = (List<?>) ((Map<?, ?>) recorded).get("rows");
        assertThat(((Map<?, ?>) rows.get(1)).get("from")).isEqualTo("2026-02-01");
        assertThat(((Map<?, ?>) written.get(1)).get("from")).isEqualTo("2026-02-01");
        assertThat(((Map<?, ?>) ((Map<?, ?>) rows.get(1)).get("values")).get("grade"))
                .isEqualTo(3L);
        assertThat(((Map<?, ?>) ((Map<?, ?>) written.get(1)).get("values")).get("grade"))
                .isEqualTo(3L);
    }

    private static final RegisterContract.Sample SAMPLE = new RegisterContract.Sample(
            "test-people",
            "p1",
            JANUARY,
            null,
            Map.ofEntries(
                    Map.entry("name", "张三"),
                    Map.entry("body", RegisterWorld.MARKET),
                    Map.entry("staffType", "administrative"),
                    Map.entry("citizenNumber", NUMBER),
                    Map.entry("fields", List.of("housing")),
                    Map.entry("hours", "12.5"),
                    Map.entry("born", "1980-02-29"),
                    Map.entry("grade", 12),
                    Map.entry("resident", true),
                    Map.entry("employer", "91350100M000100Y43"),
                    Map.entry("phone", "0631-5231234"),
                    Map.entry("notes", "第一行")),
            Map.of());

    private static final RegisterContract.Sample PAPER = new RegisterContract.Sample(
            "test-papers", "n1", null, null, Map.of("number", "证1", "person", "p1"), Map.of());

    @Test
    void every_field_refuses_what_is_none_of_its_values() {
        new RegisterContract(world, SAMPLE).refusesBadInput(EVERYBODYS);
        world.registers.write(EVERYBODYS, "test-people", SAMPLE.add());
        new RegisterContract(world, PAPER).refusesBadInput(EVERYBODYS);
    }

    @Test
    void a_correction_of_any_field_leaves_what_was_known() {
        world.registers.write(EVERYBODYS, "test-people", SAMPLE.add());
        add("p2", person("李四"));
        new RegisterContract(world, SAMPLE).keepsWhatWasKnown(EVERYBODYS);
        world.registers.write(EVERYBODYS, "test-papers", PAPER.add());
        new RegisterContract(world, PAPER).keepsWhatWasKnown(EVERYBODYS);
    }

    @Test
    void whoever_reaches_only_what_is_elsewhere_changes_nothing() {
        world.registers.write(EVERYBODYS, "test-people", SAMPLE.add());
        world.registers.write(EVERYBODYS, "test-papers", PAPER.add());
        Principal elsewhere = RegisterWorld.who(Role.CREDENTIAL_CLERK, RegisterWorld.ELSEWHERE);
        new RegisterContract(world, SAMPLE).refusesOutOfReach(elsewhere);
        new RegisterContract(world, PAPER).refusesOutOfReach(elsewhere);
    }
}
