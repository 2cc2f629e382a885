package org.zhiheng.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.disclosure.Publications.Matter;
import org.zhiheng.api.disclosure.Publications.Shown;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What registers say on its way to the public: bodies, officers, items, lists and guides (国办发〔2018〕118号 二、(四); 政府信息公开条例 art. 26). The clock begins on 2 March 2026. */
@OnEveryDatabase
class RegisterPublicationsTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);
    private static final String BODY = "sample-market";
    private static final Principal OFFICER = RegisterWorld.who(Role.OFFICER, BODY);
    private static final Principal HEAD = RegisterWorld.who(Role.HEAD, BODY);

    @TempDir
    private static Path folder;

    /** One district for all, of which each test has rows of its own; the clock begins anew. */
    private static DisclosureWorld world;

    private static TestDatabase of;

    RegisterPublicationsTest(TestDatabase database) throws IOException {
        if (of != database) {
            of = database;
            Path own = Files.createTempDirectory(folder, "world");
            CaseDistrict district = new CaseDistrict(database, own, RegisterWorld.START, CaseDistrict.HUANCUI);
            SmallDistrict.make(district.world);
            world = new DisclosureWorld(district, own);
        }
        world.world.clock.set(RegisterWorld.START);
    }

    private void days(int days) {
        world.world.clock.move(Duration.ofDays(days));
    }

    private static Map<String, String> values(List<Shown> shown) {
        Map<String, String> values = new LinkedHashMap<>();
        shown.forEach(each -> values.put(each.name(), each.value()));
        return values;
    }

    private Matter look(String kind, String register, String key) {
        world.touched(register, key);
        return world.of(kind, register, key);
    }

    private Matter confirmed(Matter matter) {
        return world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of());
    }

    private void add(String register, String key, LocalDate from, Object... values) {
        world.world.engine.write(
                "somebody", register, new Change.Add(key, from, null, DisclosureWorld.map(values), Why.UNSAID));
        world.touched(register, key);
    }

    private void amend(String register, String key, LocalDate on, Object... values) {
        world.world.engine.write(
                "somebody", register, new Change.Amend(key, on, null, DisclosureWorld.map(values), Why.UNSAID));
        world.touched(register, key);
    }

    private void end(String register, String key, LocalDate last) {
        world.world.engine.write("somebody", register, new Change.End(key, last, Why.UNSAID));
        world.touched(register, key);
    }

    private static String code(Runnable command) {
        ZhihengException refused = catchThrowableOfType(command::run, ZhihengException.class);
        return refused == null ? "done" : refused.code();
    }

    /** Twenty working days from 2 March, the 6 April after Qingming left out: 30 March. */
    @Test
    void a_body_waits_to_be_published_as_its_register_says_once_its_qualification_is_confirmed() {
        Matter matter = look("body", "bodies", "b-" + BODY);
        assertThat(matter.state()).isEqualTo(PublicationState.PENDING);
        assertThat(matter.due()).isEqualTo(LocalDate.of(2026, 3, 30));
        assertThat(values(matter.draft()))
                .containsEntry("name", "示例区市场监督管理局(示例)")
                .containsEntry("powers", "本领域的行政执法(示例)")
                .containsEntry("nature", "行政机关")
                .containsEntry("legal-representative", "示例负责人")
                .containsEntry("complaint-phone", "0631-5231234")
                .doesNotContainKey("parent");
        assertThat(world.all())
                .filteredOn(each -> ("bodies/b-" + BODY).equals(each.source()))
                .extracting(Matter::kind)
                .containsExactlyInAnyOrder("body", "on-site");
        Matter onSite = world.of("on-site", "bodies", "b-" + BODY);
        assertThat(values(onSite.draft()))
                .containsEntry("identity", "主动出示执法证件,向当事人和相关人员表明身份")
                .containsEntry("window", "0631-5231234");
        assertThat(code(() -> world.publications.confirm(OFFICER, matter.id(), matter.version(), Map.of())))
                .isEqualTo("ACCESS-FORBIDDEN");
        Matter shown = confirmed(matter);
        assertThat(shown.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(shown.title()).isEqualTo("示例区市场监督管理局(示例)");
        world.touched("bodies", "b-" + BODY);
        assertThat(world.of("body", "bodies", "b-" + BODY)).isEqualTo(shown);
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_body_whose_qualification_is_not_confirmed_is_not_published() {
        add(
                "bodies",
                "b-justice",
                LocalDate.of(2020, 1, 1),
                "name",
                "示例区司法局",
                "body",
                RegisterWorld.JUSTICE,
                "creditCode",
                "115002227398230135",
                "nature",
                "administrative-organ",
                "category",
                "statutory",
                "level",
                "county",
                "division",
                "371002",
                "government",
                RegisterWorld.GOVERNMENT);
        Matter matter = world.of("body", "bodies", "b-justice");
        assertThat(matter.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        assertThat(matter.why()).containsExactly("没有有效的“执法主体资格”");
        assertThat(matter.draft()).isEmpty();
    }

    /** The certificate runs out on 31 December 2028; held from 10 March 2026 to 20 March. */
    @Test
    void an_officer_is_published_with_the_certificate_and_withdrawn_while_it_is_held_or_run_out() {
        Matter matter = look("officer", "certificates", "c1");
        assertThat(values(matter.draft()))
                .containsEntry("name", "示例人员1")
                .containsEntry("unit", "示例区市场监督管理局(示例)")
                .containsEntry("certificate-number", "示例证-c1")
                .containsEntry("category", "市场监管")
                .containsEntry("area", "示例区")
                .containsEntry("valid-until", "2028-12-31");
        assertThat(matter.draft().toString()).doesNotContain("1980", "370");
        assertThat(matter.number()).isEqualTo("示例证-c1");
        Matter shown = confirmed(matter);
        days(8);
        world.world.engine.write(
                "somebody",
                "certificate-states",
                new Change.Add(
                        "s1",
                        LocalDate.of(2026, 3, 10),
                        LocalDate.of(2026, 3, 20),
                        DisclosureWorld.map(
                                "certificate",
                                "c1",
                                "state",
                                "suspended",
                                "cause",
                                "年审不合格",
                                "decidedBy",
                                RegisterWorld.JUSTICE),
                        Why.UNSAID));
        world.touched("certificate-states", "s1");
        Matter held = world.of("officer", "certificates", "c1");
        assertThat(held.state()).isEqualTo(PublicationState.TO_WITHDRAW);
        assertThat(held.change()).isEqualTo("register-ended");
        assertThat(held.why()).containsExactly("有“证件状态”,不公示");
        // Twenty working days from 10 March: 8 April, for the 6th is the holiday of Qingming.
        assertThat(held.withdrawBy()).isEqualTo(LocalDate.of(2026, 4, 8));
        Matter gone = world.publications.withdraw(HEAD, held.id(), held.version(), "证件暂扣");
        assertThat(gone.state()).isEqualTo(PublicationState.WITHDRAWN);
        // Given back on the 21st, by the calendar alone: to be published once more.
        days(10);
        world.ending.now();
        assertThat(world.of("officer", "certificates", "c1").state()).isEqualTo(PublicationState.WITHDRAWN);
        days(1);
        world.ending.now();
        Matter back = world.of("officer", "certificates", "c1");
        assertThat(back.state()).isEqualTo(PublicationState.PENDING);
        assertThat(back.due()).isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(confirmed(back).publishedOn()).isEqualTo(LocalDate.of(2026, 3, 21));
        // Run out at the end of 2028.
        days(1017);
        assertThat(world.world.clock.today()).isEqualTo(LocalDate.of(2029, 1, 1));
        world.ending.now();
        Matter over = world.of("officer", "certificates", "c1");
        assertThat(over.state()).isEqualTo(PublicationState.TO_WITHDRAW);
        assertThat(over.why()).containsExactly("名录里已经终止");
        assertThat(shown.id()).isEqualTo(over.id());
        assertThat(world.differences()).isEmpty();
    }

    /** 推行三项制度的意见 二、(六): twenty working days from the result of 20 February, put down on 2 March; not from the day on which somebody wrote it down. */
    @Test
    void what_an_inspection_has_come_to_is_published_in_twenty_working_days_of_its_result() {
        add("inspection-results", "r1", MONDAY, inspection("示例市监检〔2026〕1号-1", "daily"));
        Matter matter = world.of("inspection", "inspection-results", "r1");
        assertThat(matter.state()).isEqualTo(PublicationState.PENDING);
        assertThat(matter.decidedOn()).isEqualTo(LocalDate.of(2026, 2, 20));
        // 24 to 27 February, 28 February worked for the holiday, then five each week of March.
        assertThat(matter.due()).isEqualTo(LocalDate.of(2026, 3, 20));
        assertThat(matter.number()).isEqualTo("示例市监检〔2026〕1号-1");
        assertThat(values(matter.draft()))
                .containsEntry("party", "某某商贸有限公司")
                .containsEntry("credit-code", "91350100M000100Y43")
                .containsEntry("kind", "日常检查")
                .containsEntry("outcome", "发现问题,责令改正")
                .containsEntry("result", "没有明码标价,联系人手机***")
                .containsEntry("decided-on", "2026-02-20")
                .containsEntry("body", "示例区市场监督管理局(示例)");
        Matter shown = confirmed(matter);
        amend("inspection-results", "r1", MONDAY, "penalty", "示例市监决〔2026〕9号");
        Matter changed = world.of("inspection", "inspection-results", "r1");
        assertThat(changed.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(values(changed.draft())).containsEntry("penalty", "示例市监决〔2026〕9号");
        assertThat(shown.shownUntil()).isNull();
        // A random one is told with its plan and is of the other kind.
        add("inspection-results", "r2", MONDAY, inspection("示例市监检〔2026〕2号-1", "random"));
        assertThat(world.all())
                .filteredOn(each -> "inspection-results/r2".equals(each.source()))
                .extracting(Matter::kind)
                .containsExactly("random-result");
        assertThat(values(world.of("random-result", "inspection-results", "r2").draft()))
                .containsEntry("plan", "2026年双随机抽查计划")
                .containsEntry("object", "某某商贸有限公司");
        assertThat(world.differences()).isEmpty();
    }

    private static Object[] inspection(String number, String kind) {
        return new Object[] {
            "number",
            number,
            "matter",
            "价格公示",
            "body",
            BODY,
            "kind",
            kind,
            "plan",
            "2026年双随机抽查计划",
            "partyKind",
            "organisation",
            "party",
            "某某商贸有限公司",
            "creditCode",
            "91350100M000100Y43",
            "inspectedOn",
            LocalDate.of(2026, 2, 20),
            "outcome",
            "ordered",
            "result",
            "没有明码标价,联系人手机13812345678"
        };
    }

    @Test
    void who_leaves_the_register_of_officers_is_withdrawn_though_the_certificate_goes_on() {
        confirmed(look("officer", "certificates", "c2"));
        days(3);
        end("officers", "sample-o-0002", LocalDate.of(2026, 3, 4));
        assertThat(world.of("officer", "certificates", "c2").state()).isEqualTo(PublicationState.TO_WITHDRAW);
    }

    @Test
    void an_item_with_its_bases_waits_for_what_is_missing_is_published_and_waits_anew_when_it_changes() {
        Matter matter = look("item-list", "items", "i-market-0");
        assertThat(matter.state()).isEqualTo(PublicationState.PENDING);
        assertThat(matter.why()).containsExactly("“承办机构”没有登记");
        assertThat(code(() -> confirmed(matter))).isEqualTo("DISCLOSURE-FIELD");
        assertThat(tasks(HEAD, "items/i-market-0")).isEmpty();
        assertThat(tasks(OFFICER, "items/i-market-0")).containsExactly("COMPLETE");
        amend("items", "i-market-0", MONDAY, "handlingUnit", "示例大队", "timeLimit", "90日");
        add(
                "item-bases",
                "ib1",
                MONDAY,
                "item",
                "i-market-0",
                "role",
                "penalty",
                "rank",
                "law",
                "title",
                "《示例法》",
                "article",
                "第五条",
                "paragraph",
                "第二款");
        Matter complete = world.of("item-list", "items", "i-market-0");
        assertThat(complete.why()).isEmpty();
        assertThat(tasks(HEAD, "items/i-market-0")).containsExactly("CONFIRM");
        assertThat(values(complete.draft()))
                .containsEntry("category", "行政处罚")
                .containsEntry("basis", "《示例条例》第10条")
                .containsEntry("bases", "《示例法》 第五条 第二款")
                .containsEntry("code", "SL-MARKET-0");
        Matter shown = confirmed(complete);
        days(8);
        amend("items", "i-market-0", LocalDate.of(2026, 3, 10), "timeLimit", "60日");
        Matter changed = world.of("item-list", "items", "i-market-0");
        assertThat(changed.state()).isEqualTo(PublicationState.PUBLISHED);
        assertThat(values(changed.shown())).containsEntry("time-limit", "90日");
        assertThat(values(changed.draft())).containsEntry("time-limit", "60日");
        // Twenty working days from 10 March.
        assertThat(changed.due()).isEqualTo(LocalDate.of(2026, 4, 8));
        assertThat(tasks(HEAD, "items/i-market-0")).containsExactly("CONFIRM_CHANGE");
        days(30);
        assertThat(overdue(HEAD, "items/i-market-0")).containsExactly("CONFIRM_CHANGE");
        Matter again = confirmed(changed);
        assertThat(values(again.shown())).containsEntry("time-limit", "60日");
        assertThat(again.publishedOn()).isEqualTo(MONDAY);
        assertThat(tasks(HEAD, "items/i-market-0")).isEmpty();
        end("item-bases", "ib1", LocalDate.of(2026, 4, 8));
        assertThat(values(world.of("item-list", "items", "i-market-0").draft()))
                .isNotEmpty()
                .doesNotContainKey("bases");
        assertThat(shown.id()).isEqualTo(again.id());
        assertThat(world.differences()).isEmpty();
    }

    /** A name is not cut; whether it speaks of somebody a person says, each for itself and once. */
    @Test
    void a_name_with_such_a_word_stays_whole_and_waits_for_somebody_to_look_at_it() {
        look("item-list", "items", "i-market-1");
        String name = "对学生用品不合格的处罚";
        amend(
                "items",
                "i-market-1",
                MONDAY,
                "name",
                name,
                "basis",
                "《中华人民共和国未成年人保护法》第五十九条",
                "handlingUnit",
                "示例大队",
                "timeLimit",
                "90日");
        Matter waits = world.of("item-list", "items", "i-market-1");
        assertThat(waits.title()).isEqualTo(name);
        assertThat(values(waits.draft())).containsEntry("name", name).containsEntry("basis", "《中华人民共和国未成年人保护法》第五十九条");
        assertThat(code(() -> confirmed(waits))).isEqualTo("DISCLOSURE-LOOK");
        assertThat(world.publications
                        .confirm(HEAD, List.of(new Publications.Seen(waits.id(), waits.version())))
                        .not())
                .extracting(Publications.NotConfirmed::code)
                .containsExactly("DISCLOSURE-LOOK");
        Matter shown = world.publications.confirm(HEAD, waits.id(), waits.version(), Map.of("name", name));
        assertThat(values(shown.shown())).containsEntry("name", name);
        amend("items", "i-market-1", MONDAY, "timeLimit", "60日");
        assertThat(values(
                        confirmed(world.of("item-list", "items", "i-market-1")).shown()))
                .containsEntry("time-limit", "60日")
                .containsEntry("name", name);
    }

    @Test
    void words_that_were_put_otherwise_stay_while_the_register_says_the_same() {
        amend("items", "i-market-1", MONDAY, "handlingUnit", "示例大队", "timeLimit", "90日");
        Matter matter = world.of("item-list", "items", "i-market-1");
        Matter shown =
                world.publications.confirm(HEAD, matter.id(), matter.version(), Map.of("handling-unit", "执法大队(窗口在一楼)"));
        amend("items", "i-market-1", MONDAY.plusDays(1), "timeLimit", "60日");
        days(1);
        world.touched("items", "i-market-1");
        assertThat(values(world.of("item-list", "items", "i-market-1").draft()))
                .containsEntry("handling-unit", "执法大队(窗口在一楼)")
                .containsEntry("time-limit", "60日");
        assertThat(values(shown.shown())).containsEntry("handling-unit", "执法大队(窗口在一楼)");
    }

    @Test
    void what_was_withdrawn_because_it_was_wrong_comes_again_only_when_the_register_says_something_else() {
        amend("items", "i-market-2", MONDAY, "handlingUnit", "示例大队");
        Matter shown = confirmed(world.of("item-list", "items", "i-market-2"));
        Matter gone = world.publications.withdraw(HEAD, shown.id(), shown.version(), "内容有误");
        world.touched("items", "i-market-2");
        assertThat(world.of("item-list", "items", "i-market-2")).isEqualTo(gone);
        amend("items", "i-market-2", MONDAY.plusDays(1), "handlingUnit", "另一大队");
        days(1);
        world.touched("items", "i-market-2");
        Matter again = world.of("item-list", "items", "i-market-2");
        assertThat(again.state()).isEqualTo(PublicationState.PENDING);
        assertThat(again.shown()).isEmpty();
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void a_guide_a_rule_document_a_leniency_list_and_an_inspection_list_come_from_their_registers() {
        add(
                "service-guides",
                "g1",
                MONDAY,
                "name",
                "营业执照办理",
                "body",
                BODY,
                "handlingUnit",
                "登记科",
                "conditions",
                "材料齐全,联系人手机13812345678",
                "timeLimit",
                "五个工作日",
                "officePhone",
                "0631-5231234");
        assertThat(values(world.of("service-guide", "service-guides", "g1").draft()))
                .containsEntry("conditions", "材料齐全,联系人手机***")
                .containsEntry("office-phone", "0631-5231234");
        add(
                "rule-documents",
                "d1",
                MONDAY,
                "title",
                "设备管理办法",
                "body",
                BODY,
                "kind",
                "devices",
                "number",
                "示例〔2026〕9号",
                "content",
                "设备由专人保管");
        assertThat(world.all()).extracting(Matter::kind).doesNotContain("publicity-rules", "recording-rules");
        Matter devices = world.of("device-rules", "rule-documents", "d1");
        assertThat(devices.number()).isEqualTo("示例〔2026〕9号");
        assertThat(values(devices.draft())).containsEntry("content", "设备由专人保管");
        add(
                "random-inspection-items",
                "r1",
                MONDAY,
                "name",
                "食品抽查",
                "body",
                BODY,
                "basis",
                "《示例法》第一条",
                "object",
                "食品经营者");
        assertThat(values(
                        world.of("random-list", "random-inspection-items", "r1").draft()))
                .containsEntry("subject", "示例区市场监督管理局(示例)")
                .containsEntry("object", "食品经营者");
        amend("items", "i-market-3", MONDAY, "leniency", List.of("first-violation"));
        assertThat(values(world.of("leniency-list", "items", "i-market-3").draft()))
                .containsEntry("leniency", "首违不罚")
                .containsEntry("basis", "《示例条例》第13条");
    }

    @Test
    void what_holds_later_waits_for_its_day_and_what_was_never_in_force_is_not_published() {
        world.world.engine.write(
                "somebody",
                "random-inspection-items",
                new Change.Add(
                        "r2",
                        MONDAY.plusDays(5),
                        null,
                        DisclosureWorld.map("name", "特种设备抽查", "body", BODY, "basis", "《示例法》第二条", "object", "使用单位"),
                        Why.UNSAID));
        Matter later = look("random-list", "random-inspection-items", "r2");
        assertThat(later.state()).isEqualTo(PublicationState.NOT_PUBLIC);
        assertThat(later.why()).containsExactly("从2026-03-07起才生效");
        days(5);
        world.ending.now();
        Matter now = world.of("random-list", "random-inspection-items", "r2");
        assertThat(now.state()).isEqualTo(PublicationState.PENDING);
        assertThat(now.decidedOn()).isEqualTo(LocalDate.of(2026, 3, 7));
        assertThat(world.differences()).isEmpty();
    }

    @Test
    void what_the_register_says_otherwise_while_somebody_confirms_is_seen_first() {
        amend("items", "i-market-licence", MONDAY, "handlingUnit", "示例大队");
        Matter seen = world.of("item-list", "items", "i-market-licence");
        world.world.engine.write(
                "somebody",
                "items",
                new Change.Amend(
                        "i-market-licence", MONDAY, null, DisclosureWorld.map("handlingUnit", "新大队"), Why.UNSAID));
        assertThat(code(() -> confirmed(seen))).isEqualTo("DISCLOSURE-CHANGED");
        assertThat(values(world.of("item-list", "items", "i-market-licence").draft()))
                .containsEntry("handling-unit", "新大队");
        assertThat(world.of("item-list", "items", "i-market-licence").state()).isEqualTo(PublicationState.PENDING);
    }

    /** On the day on which it is made, the sample district publishes what it has made itself and leaves one of twenty-five; what people changed is theirs to confirm. */
    @Test
    void the_sample_district_begins_with_what_it_would_have_published() {
        world.world.engine.write(
                "system:sample",
                "bodies",
                new Change.Add(
                        "sample-b-market",
                        LocalDate.of(2020, 1, 1),
                        null,
                        DisclosureWorld.map(
                                "name",
                                "示例镇人民政府",
                                "body",
                                RegisterWorld.TOWN,
                                "creditCode",
                                "11371000M0001003XC",
                                "nature",
                                "administrative-organ",
                                "category",
                                "statutory",
                                "level",
                                "township",
                                "division",
                                "371002100",
                                "government",
                                RegisterWorld.TOWN),
                        Why.UNSAID));
        for (int i = 7; i <= 12; i++) {
            look("officer", "certificates", "c" + i);
        }
        world.world.engine.write(
                "somebody",
                "certificates",
                new Change.Amend(
                        "c12",
                        MONDAY,
                        null,
                        DisclosureWorld.map("issuer", "山东省人民政府", "area", "371002100"),
                        Why.UNSAID));
        world.touched("certificates", "c12");
        world.samples.publish();
        assertThat(states("certificates/c", 7, 11)).containsOnly(PublicationState.PUBLISHED);
        assertThat(states("certificates/c", 12, 12)).containsOnly(PublicationState.PENDING);
        assertThat(world.of("officer", "certificates", "c7").publishedOn()).isEqualTo(MONDAY);
        assertThat(world.samples.publish()).isZero();
        days(1);
        look("officer", "certificates", "c13");
        assertThat(world.samples.publish()).isZero();
        assertThat(world.differences()).isEmpty();
    }

    private List<PublicationState> states(String source, int from, int to) {
        return world.all().stream()
                .filter(each -> java.util.stream.IntStream.rangeClosed(from, to)
                        .anyMatch(one -> (source + one).equals(each.source())))
                .map(Matter::state)
                .toList();
    }

    private List<String> tasks(Principal who, String source) {
        return told(who, Publications.Due.ANY, source);
    }

    private List<String> overdue(Principal who, String source) {
        return told(who, Publications.Due.OVERDUE, source);
    }

    private List<String> told(Principal who, Publications.Due due, String source) {
        return world.publications.tasks(who, new Publications.TasksWanted(due, BODY, 200, null)).tasks().stream()
                .filter(each -> source.equals(each.matter().source()))
                .map(each -> String.valueOf(each.deed()))
                .toList();
    }
}
