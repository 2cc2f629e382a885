package org.zhiheng.powers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.powers.PowersWorld.COMMITTEE;
import static org.zhiheng.powers.PowersWorld.GOVERNMENT;
import static org.zhiheng.powers.PowersWorld.JUSTICE;
import static org.zhiheng.powers.PowersWorld.MARKET;
import static org.zhiheng.powers.PowersWorld.STREET;
import static org.zhiheng.powers.PowersWorld.SUPERVISOR;
import static org.zhiheng.powers.PowersWorld.TEAM;
import static org.zhiheng.powers.PowersWorld.TOWN;
import static org.zhiheng.powers.PowersWorld.TOWN2;
import static org.zhiheng.powers.PowersWorld.TOWN3;
import static org.zhiheng.powers.PowersWorld.TOWN4;
import static org.zhiheng.powers.PowersWorld.URBAN;
import static org.zhiheng.powers.PowersWorld.map;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.powers.domain.PowerRegisters;
import org.zhiheng.registers.store.RegisterSchema;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterContract;
import org.zhiheng.testregisters.RegisterContract.Sample;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** Every field of every register: refused when wrong, corrected without losing what was known, and out of reach for whoever is elsewhere. */
@OnEveryDatabase
class EveryRegisterTest {

    private static final Map<String, Set<String>> LATER = Map.of("service-guides", Set.of("conditions"));

    private static final Set<String> HEADED = Set.of("acceptance-signatures", "township-proposals");
    private static final Principal HEADS = PowersWorld.headOf(MARKET, TOWN, STREET);
    private static final String FILE = WorldUploads.FILE;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private PowersWorld powers;

    EveryRegisterTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        powers = new PowersWorld(database, folder);
    }

    @Test
    void the_migrations_make_the_tables_the_registers_need() throws IOException {
        for (Map.Entry<String, List<RegisterDefinition>> each : PowerRegisters.BY_MIGRATION.entrySet()) {
            String made = each.getValue().stream()
                    .map(EveryRegisterTest::asFirstMade)
                    .map(RegisterSchema::create)
                    .collect(Collectors.joining("\n"));
            try (InputStream script =
                    getClass().getClassLoader().getResourceAsStream("db/common/powers/" + each.getKey() + ".sql")) {
                String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
                assertThat(text.substring(text.indexOf('\n') + 1))
                        .as(each.getKey())
                        .isEqualTo(made);
            }
        }
    }

    /** Without fields that a later migration has added. */
    private static RegisterDefinition asFirstMade(RegisterDefinition now) {
        Set<String> later = LATER.getOrDefault(now.id(), Set.of());
        return new RegisterDefinition(
                now.id(),
                now.subject(),
                now.title(),
                now.group(),
                now.view(),
                now.change(),
                now.owner(),
                now.alsoSeenBy(),
                now.alsoWrittenBy(),
                now.openWhere(),
                now.lent(),
                now.validity(),
                now.fields().stream()
                        .filter(each -> !later.contains(each.name()))
                        .toList(),
                now.label(),
                now.writing(),
                now.keptBy(),
                now.unique());
    }

    @Test
    void later_migrations_add_what_the_tables_lack() throws IOException {
        try (InputStream script = getClass()
                .getClassLoader()
                .getResourceAsStream("db/common/disclosure/V1_108__disclosure_from_registers.sql")) {
            assertThat(new String(script.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("ALTER TABLE reg_service_guides ADD COLUMN f_conditions VARCHAR(2000);");
        }
    }

    @TestFactory
    Stream<DynamicTest> every_register_keeps_to_the_contract() {
        fixtures();
        Map<String, Sample> samples = samples();
        assertThat(samples.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        PowerRegisters.ALL.stream().map(RegisterDefinition::id).toList());
        return samples.values().stream()
                .map(each -> DynamicTest.dynamicTest(each.register(), () -> keepsToTheContract(each)));
    }

    private void keepsToTheContract(Sample sample) {
        Principal by = HEADED.contains(sample.register()) ? HEADS : SUPERVISOR;
        RegisterContract contract = new RegisterContract(powers.world, sample);
        contract.refusesBadInput(by);
        if (sample.register().equals("benchmarks")) {
            publishedWithTiers(sample);
        } else {
            contract.adds(by);
        }
        contract.keepsWhatWasKnown(by);
        contract.refusesOutOfReach(elsewhere(sample.register()));
        if (!sample.register().equals("benchmarks")) {
            powers.world.registers.write(by, sample.register(), new Change.Withdraw(sample.key(), Why.of("试过了")));
        }
    }

    private static Principal elsewhere(String register) {
        return switch (register) {
            case "guidance-catalogue" -> RegisterWorld.who(Role.OFFICER, RegisterWorld.ELSEWHERE);
            case "acceptance-signatures", "township-proposals" -> RegisterWorld.who(Role.HEAD, RegisterWorld.ELSEWHERE);
            default -> RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.ELSEWHERE);
        };
    }

    /** A benchmark is published after its tiers are there. */
    private void publishedWithTiers(Sample sample) {
        Map<String, Object> values = new LinkedHashMap<>(sample.values());
        Object published = values.remove("publishedOn");
        powers.world.registers.write(
                SUPERVISOR, "benchmarks", new Change.Add(sample.key(), sample.from(), null, values, Why.UNSAID));
        tier(sample.key() + "-1", sample.key(), 1, "light", "0", "5", true, "500", "1000", true);
        tier(sample.key() + "-2", sample.key(), 2, "heavy", "5", null, false, "1000", "2000", false);
        powers.correct("benchmarks", sample.key(), sample.from().toString(), "publishedOn", published);
    }

    private void tier(
            String key,
            String benchmark,
            int order,
            String kind,
            String from,
            String to,
            boolean fromIncluded,
            String least,
            String most,
            boolean leastIncluded) {
        powers.add(
                "benchmark-tiers",
                key,
                null,
                "benchmark",
                benchmark,
                "order",
                order,
                "tier",
                "阶次" + order,
                "kind",
                kind,
                "condition",
                "占地面积",
                "factor",
                "area",
                "factorFrom",
                from,
                "factorFromIncluded",
                fromIncluded,
                "factorTo",
                to,
                "factorToIncluded",
                true,
                "standard",
                "罚款",
                "fineMin",
                least,
                "fineMinIncluded",
                leastIncluded,
                "fineMax",
                most,
                "fineMaxIncluded",
                true);
    }

    private void benchmark(String key, String item, String issuer, String publishedOn) {
        powers.add(
                "benchmarks",
                key,
                "2025-01-01",
                "item",
                item,
                "level",
                "district",
                "issuer",
                issuer,
                "maker",
                "制定机关",
                "version",
                "1",
                "violation",
                "违法行为" + key,
                "penaltyBasis",
                "某条例第一条",
                "target",
                "any");
        if (publishedOn != null) {
            powers.add(
                    "benchmark-tiers",
                    key + "-1",
                    null,
                    "benchmark",
                    key,
                    "order",
                    1,
                    "tier",
                    "一般",
                    "kind",
                    "ordinary",
                    "condition",
                    "有违法行为",
                    "standard",
                    "警告");
            powers.correct("benchmarks", key, "2025-01-01", "publishedOn", publishedOn);
        }
    }

    private void fixtures() {
        powers.guidance("g1", "penalty", "inspection");
        powers.guidance("g2", "penalty", "inspection");
        powers.item("i1", MARKET, "g1", "fineMode", "fixed", "fineMin", "500", "fineMax", "2000");
        powers.item("i2", MARKET, "g2");
        powers.item("i3", MARKET, "g1");
        powers.item("i4", MARKET, "g1");
        powers.item("i5", JUSTICE, "g1");
        powers.item("i6", MARKET, "g1");
        powers.item("i7", JUSTICE, "g1");
        benchmark("b2", "i2", MARKET, null);
        benchmark("b3", "i2", JUSTICE, null);
        benchmark("b6", "i3", MARKET, "2025-01-01");
        benchmark("b7", "i3", JUSTICE, "2025-01-01");
        for (String each : List.of(TOWN, STREET, TOWN2)) {
            powers.townshipClass(each);
        }
        powers.list("l1", URBAN, 1, "2024-05-20");
        powers.list("l2", "key-industry-town", 1, "2024-05-20");
        powers.list("l3", URBAN, 2, "2024-05-20");
        powers.empower("e1", "l1", "i1", "2024-05-20", MARKET, "penalty");
        powers.empower("e5", "l1", "i5", "2024-05-20", JUSTICE, "penalty");
        powers.empower("e6", "l3", "i6", "2024-05-20", MARKET, "penalty");
        powers.confirm("k1", "l1", TOWN, MARKET);
        powers.confirm("k2", "l1", STREET, MARKET);
        for (String each : List.of(TOWN, STREET)) {
            powers.add(
                    "transitions",
                    "t-" + each,
                    null,
                    "list",
                    "l1",
                    "township",
                    each,
                    "title",
                    "过渡期",
                    "startOn",
                    "2024-05-20",
                    "endOn",
                    "2024-08-05");
        }
        for (String each : List.of("n1", "n2")) {
            powers.add(
                    SUPERVISOR,
                    "entrustments",
                    each,
                    "2024-09-01",
                    "2025-08-31",
                    "title",
                    "委托协议" + each,
                    "entrusting",
                    MARKET,
                    "entrustedKind",
                    "township",
                    "entrusted",
                    TOWN,
                    "basis",
                    "依据",
                    "powers",
                    List.of("penalty"),
                    "rightsAndDuties",
                    "权利与义务",
                    "liability",
                    "责任");
        }
    }

    private static Map<String, Sample> samples() {
        Map<String, Sample> all = new LinkedHashMap<>();
        item(all);
        benchmarks(all);
        lists(all);
        publishedLists(all);
        empowerment(all);
        handover(all);
        entrustment(all);
        return all;
    }

    private static void put(
            Map<String, Sample> all,
            String register,
            String from,
            Map<String, Map<String, Object>> others,
            Object... values) {
        all.put(register, new Sample(register, "s-" + register, PowersWorld.day(from), null, map(values), others));
    }

    private static final Map<String, Map<String, Object>> EARLIER =
            Map.of("publishedOn", Map.of("publishedOn", "2024-12-31"));

    private static Map<String, Map<String, Object>> earlier(Map<String, Map<String, Object>> others) {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>(EARLIER);
        all.putAll(others);
        return all;
    }

    private static void item(Map<String, Sample> all) {
        put(
                all,
                "items",
                "2025-01-01",
                Map.of(
                        "actKind",
                        map(
                                "actKind",
                                "licence",
                                "sanctions",
                                null,
                                "fineMode",
                                null,
                                "fineMin",
                                null,
                                "fineMax",
                                null,
                                "fineBase",
                                null,
                                "fineCap",
                                null),
                        "sanctions",
                        Map.of("sanctions", List.of("fine"))),
                "code",
                "A-100",
                "name",
                "对某种行为的处罚",
                "actKind",
                "penalty",
                "field",
                "market-supervision",
                "body",
                MARKET,
                "basis",
                "某法第一条",
                "target",
                "citizen",
                "sanctions",
                List.of("fine", "warning"),
                "fineMode",
                "fixed",
                "fineMin",
                "500.00",
                "fineMax",
                "2000.00",
                "fineBase",
                "货值金额",
                "fineCap",
                "5000.00",
                "orderFirst",
                true,
                "procedure",
                "ordinary",
                "timeLimit",
                "90日",
                "handlingUnit",
                "执法大队",
                "leniency",
                List.of("slight"),
                "statutoryTownshipPower",
                false,
                "townshipBasis",
                "某法第六十五条",
                "guidance",
                "g1",
                "changeCause",
                "enacted",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "item-bases",
                "2025-01-01",
                Map.of(),
                "item",
                "i1",
                "role",
                "penalty",
                "rank",
                "law",
                "title",
                "某法",
                "number",
                "主席令第1号",
                "article",
                "第一条",
                "paragraph",
                "第一款",
                "subitem",
                "第一项",
                "wording",
                "有下列行为之一的……");
        put(
                all,
                "item-uses",
                null,
                Map.of(
                        "year",
                        Map.of("year", 2024, "lastUsedOn", "2024-06-01"),
                        "body",
                        Map.of("body", PowersWorld.TEAM)),
                "item",
                "i1",
                "body",
                MARKET,
                "year",
                2025,
                "count",
                3,
                "lastUsedOn",
                "2025-06-01");
        put(
                all,
                "item-clean-ups",
                null,
                Map.of(
                        "ground", map("ground", "rare", "overlaps", null),
                        "item", Map.of("item", "i3"),
                        "overlaps", Map.of("overlaps", "i3")),
                "item",
                "i1",
                "ground",
                "overlapping",
                "measure",
                "cancel",
                "overlaps",
                "i2",
                "opinion",
                "与另一事项重复",
                "proposedOn",
                "2026-01-10",
                "outcome",
                "adopted",
                "decidedOn",
                "2026-02-01",
                "decidedBy",
                "区人民政府");
    }

    private static void benchmarks(Map<String, Sample> all) {
        put(
                all,
                "benchmarks",
                "2025-01-01",
                earlier(Map.of("item", Map.of("item", "i4"))),
                "item",
                "i1",
                "level",
                "district",
                "issuer",
                MARKET,
                "maker",
                "示例区市场监督管理局",
                "version",
                "1",
                "violation",
                "占用道路",
                "violationBasis",
                "某条例第二条",
                "penaltyBasis",
                "某条例第三条",
                "target",
                "organisation",
                "number",
                "威市监〔2024〕9号",
                "adoptedOn",
                "2024-12-01",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "benchmark-tiers",
                null,
                Map.of("benchmark", Map.of("benchmark", "b3")),
                "benchmark",
                "b2",
                "order",
                1,
                "tier",
                "从轻",
                "kind",
                "light",
                "condition",
                "占地5平方米以下",
                "factor",
                "area",
                "factorFrom",
                "0",
                "factorFromIncluded",
                true,
                "factorTo",
                "5",
                "factorToIncluded",
                true,
                "standard",
                "500元以上1500元以下",
                "fineMin",
                "500.00",
                "fineMinIncluded",
                true,
                "fineMax",
                "1500.00",
                "fineMaxIncluded",
                true);
        put(
                all,
                "benchmark-filings",
                null,
                Map.of("benchmark", Map.of("benchmark", "b7")),
                "benchmark",
                "b6",
                "filedOn",
                "2025-02-01",
                "filedWith",
                "区司法局",
                "number",
                "备〔2025〕1号",
                "reviewedOn",
                "2025-02-10",
                "result",
                "accepted",
                "opinion",
                "符合规定");
        put(
                all,
                "leniency-items",
                "2025-01-01",
                EARLIER,
                "kind",
                "first-violation",
                "field",
                "market-supervision",
                "body",
                MARKET,
                "item",
                "i1",
                "name",
                "未亮照经营",
                "conditions",
                "初次违法、后果轻微、及时改正",
                "basis",
                "行政处罚法第三十三条",
                "number",
                "威市监〔2024〕8号",
                "publishedOn",
                "2025-01-01");
    }

    private static void lists(Map<String, Sample> all) {
        put(
                all,
                "layered-items",
                "2025-01-01",
                earlier(Map.of(
                        "item",
                        Map.of("item", "i2", "benchmark", "b2"),
                        "benchmark",
                        Map.of("benchmark", "b7"),
                        "level",
                        map("level", "township", "item", "i1", "benchmark", null))),
                "name",
                "对某行为的处罚",
                "item",
                "i3",
                "body",
                MARKET,
                "level",
                "department",
                "settingBasis",
                "某法第一条",
                "penaltyBasis",
                "某法第二条",
                "benchmark",
                "b6",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "patrol-items",
                "2025-01-01",
                Map.of("claimedBy", Map.of("claimedBy", STREET)),
                "name",
                "垃圾堆放",
                "field",
                "urban-management",
                "body",
                MARKET,
                "item",
                "i1",
                "content",
                "有无乱堆",
                "frequency",
                "每周一次",
                "combined",
                true,
                "claimedBy",
                TOWN);
        put(
                all,
                "granular-duties",
                "2025-01-01",
                earlier(Map.of("topic", map("topic", "department", "designatedBy", null, "designatedOn", null))),
                "body",
                MARKET,
                "topic",
                "designated",
                "duty",
                "新业态监管",
                "content",
                "日常检查",
                "basis",
                "区政府决定",
                "designatedBy",
                "区人民政府",
                "designatedOn",
                "2024-12-20",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "review-catalogue",
                "2025-01-01",
                Map.of(),
                "name",
                "重大罚款",
                "body",
                MARKET,
                "actKind",
                "penalty",
                "level",
                "district",
                "field",
                "market-supervision",
                "amount",
                "5万元以上",
                "socialImpact",
                "造成重大社会影响",
                "basis",
                "行政处罚法第五十八条",
                "publishedOn",
                "2025-01-01");
    }

    private static void publishedLists(Map<String, Sample> all) {
        put(
                all,
                "random-inspection-items",
                "2025-01-01",
                Map.of(),
                "name",
                "食品抽查",
                "body",
                MARKET,
                "item",
                "i1",
                "basis",
                "食品安全法",
                "object",
                "食品经营者",
                "content",
                "经营条件",
                "method",
                "现场检查",
                "ratio",
                "5%",
                "frequency",
                "每年一次",
                "changeCause",
                "职能调整",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "inspection-results",
                "2025-01-01",
                Map.of(),
                "number",
                "示例市监检〔2025〕1号-1",
                "matter",
                "食品经营条件",
                "body",
                MARKET,
                "kind",
                "random",
                "plan",
                "2025年双随机抽查计划",
                "item",
                "i1",
                "partyKind",
                "organisation",
                "party",
                "某某商贸有限公司",
                "creditCode",
                "91350100M000100Y43",
                "inspectedOn",
                "2025-01-01",
                "outcome",
                "nothing-found",
                "result",
                "未发现问题",
                "penalty",
                "示例市监决〔2025〕1号");
        put(
                all,
                "full-coverage-items",
                "2025-01-01",
                Map.of(),
                "name",
                "特种设备",
                "field",
                "work-safety",
                "body",
                MARKET,
                "ground",
                "直接涉及公共安全",
                "basis",
                "特种设备安全法",
                "frequency",
                "每年一次",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "service-guides",
                "2025-01-01",
                Map.of(),
                "name",
                "食品经营许可",
                "body",
                MARKET,
                "item",
                "i1",
                "basis",
                "食品安全法",
                "handlingUnit",
                "审批科",
                "conditions",
                "有固定的经营场所",
                "preference",
                "无",
                "materials",
                "申请书",
                "process",
                "受理、审查、决定",
                "timeLimit",
                "20个工作日",
                "supervision",
                "12345",
                "accountability",
                "依法追究",
                "remedies",
                "复议、诉讼",
                "officeHours",
                "9:00-17:00",
                "officeAddress",
                "某路1号",
                "officePhone",
                "0631-5231234",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "rule-documents",
                "2025-01-01",
                Map.of(),
                "title",
                "公示办法",
                "body",
                MARKET,
                "kind",
                "disclosure",
                "number",
                "某发〔2024〕1号",
                "scope",
                "范围",
                "content",
                "内容",
                "carrier",
                "网站",
                "procedure",
                "程序",
                "timeLimits",
                "20日",
                "review",
                "审查",
                "supervision",
                "监督",
                "guarantee",
                "保障",
                "subject",
                "主体",
                "step",
                "环节",
                "method",
                "方式",
                "use",
                "使用",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "criminal-transfer-items",
                "2025-01-01",
                Map.of(),
                "item",
                "i1",
                "body",
                MARKET,
                "field",
                "market-supervision",
                "crime",
                "生产、销售伪劣产品罪",
                "standard",
                "销售金额5万元以上",
                "basis",
                "刑法第一百四十条");
        put(
                all,
                "leniency-examples",
                null,
                Map.of(),
                "title",
                "首违不罚案例",
                "body",
                MARKET,
                "kind",
                "first-violation",
                "item",
                "i1",
                "summary",
                "初次违法",
                "publishedOn",
                "2025-01-01");
    }

    private static void empowerment(Map<String, Sample> all) {
        put(
                all,
                "township-proposals",
                null,
                Map.of(
                        "township", Map.of("township", STREET),
                        "kind", map("kind", "claim", "empowerment", null),
                        "item", map("kind", "claim", "item", "i4", "empowerment", null),
                        "empowerment", map("empowerment", "e5", "item", "i5"),
                        "outcome", Map.of("outcome", "refused"),
                        "decidedOn", Map.of("decidedOn", "2025-04-02")),
                "title",
                "承接某事项",
                "township",
                TOWN,
                "kind",
                "adjust",
                "item",
                "i1",
                "empowerment",
                "e1",
                "powers",
                List.of("penalty"),
                "reason",
                "执法力量已经配备",
                "proposedOn",
                "2025-03-01",
                "outcome",
                "adopted",
                "decidedOn",
                "2025-04-01");
        put(
                all,
                "township-classes",
                "2025-01-01",
                Map.of(
                        "township",
                        Map.of("township", TOWN4),
                        "townshipClass",
                        Map.of("townshipClass", "developed-town")),
                "township",
                TOWN3,
                "townshipClass",
                URBAN);
        put(
                all,
                "guidance-catalogue",
                "2025-01-01",
                EARLIER,
                "code",
                "ML-9",
                "name",
                "目录事项",
                "division",
                "370000",
                "townshipClasses",
                List.of(URBAN),
                "field",
                "housing",
                "powers",
                List.of("penalty"),
                "basis",
                "某条例",
                "source",
                "鲁政字〔2024〕35号",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "empowerment-lists",
                null,
                Map.of(
                        "government", Map.of("government", COMMITTEE),
                        "townshipClass", Map.of("townshipClass", "developed-town")),
                "title",
                "第三批清单",
                "government",
                GOVERNMENT,
                "townshipClass",
                URBAN,
                "batch",
                3,
                "version",
                1,
                "number",
                "威环政发〔2025〕1号",
                "approvedOn",
                "2024-12-01",
                "filedOn",
                "2024-12-10",
                "publishedOn",
                "2025-01-01");
        put(
                all,
                "empowerments",
                "2025-01-01",
                Map.of(
                        "list", Map.of("list", "l2"),
                        "item", Map.of("item", "i4"),
                        "originalBody", Map.of("originalBody", JUSTICE, "item", "i7")),
                "list",
                "l1",
                "item",
                "i3",
                "name",
                "对某行为的处罚",
                "powers",
                List.of("penalty"),
                "originalBody",
                MARKET,
                "priority",
                List.of("frequent"),
                "caution",
                List.of("difficult"));
        put(
                all,
                "acceptance-confirmations",
                null,
                Map.of(
                        "list", Map.of("list", "l3"),
                        "township", Map.of("township", TOWN, "list", "l3"),
                        "department", Map.of("department", JUSTICE)),
                "list",
                "l1",
                "township",
                TOWN2,
                "department",
                MARKET,
                "title",
                "承接确认书",
                "authority",
                "处罚",
                "file",
                FILE);
        put(
                all,
                "acceptance-signatures",
                null,
                Map.of("signedFor", Map.of("signedFor", TOWN)),
                "confirmation",
                "k1",
                "signedFor",
                MARKET,
                "signer",
                "张三",
                "signedOn",
                "2024-05-30");
    }

    private static void handover(Map<String, Sample> all) {
        put(
                all,
                "transitions",
                null,
                Map.of(
                        "list", Map.of("list", "l3"),
                        "township", Map.of("township", TOWN, "list", "l3"),
                        "endOn", Map.of("startOn", "2025-01-01", "endOn", "2025-03-31")),
                "list",
                "l1",
                "township",
                TOWN2,
                "title",
                "第一批过渡期",
                "startOn",
                "2024-05-20",
                "endOn",
                "2024-08-05");
        put(
                all,
                "transition-points",
                null,
                Map.of("point", Map.of("point", "人员配备")),
                "transition",
                "t-" + TOWN,
                "point",
                "制度完善",
                "responsible",
                "张三",
                "doneOn",
                "2024-06-01",
                "evidence",
                "已经印发");
        put(
                all,
                "transition-matters",
                null,
                Map.of("item", Map.of("item", "i3"), "heldBy", Map.of("heldBy", JUSTICE, "item", "i5")),
                "transition",
                "t-" + TOWN,
                "matter",
                "某案",
                "item",
                "i1",
                "filedOn",
                "2024-06-01",
                "filedBy",
                MARKET,
                "heldBy",
                MARKET,
                "closedOn",
                "2024-09-01");
        put(
                all,
                "empowerment-evaluations",
                null,
                Map.of("township", Map.of("township", STREET)),
                "empowerment",
                "e1",
                "township",
                TOWN,
                "evaluatedOn",
                "2024-12-01",
                "result",
                "keep",
                "opinion",
                "接得住",
                "filedOn",
                "2024-12-10",
                "publishedOn",
                "2024-12-20");
        put(
                all,
                "recalls",
                null,
                Map.of("township", Map.of("township", STREET)),
                "empowerment",
                "e1",
                "township",
                TOWN,
                "recalledOn",
                "2024-11-01",
                "ground",
                "cannot-carry",
                "reason",
                "接不住",
                "number",
                "威环政发〔2024〕9号",
                "publishedOn",
                "2024-11-02");
    }

    private static void entrustment(Map<String, Sample> all) {
        all.put(
                "entrustments",
                new Sample(
                        "entrustments",
                        "s-entrustments",
                        PowersWorld.day("2024-09-01"),
                        PowersWorld.day("2025-08-31"),
                        map(
                                "title",
                                "委托执法协议",
                                "entrusting",
                                MARKET,
                                "entrustedKind",
                                "township",
                                "entrusted",
                                TOWN,
                                "basis",
                                "某条例第五条",
                                "powers",
                                List.of("penalty"),
                                "rightsAndDuties",
                                "权利与义务",
                                "liability",
                                "责任",
                                "justiceReviewedOn",
                                "2024-08-10",
                                "governmentApprovedOn",
                                "2024-08-15",
                                "signedOn",
                                "2024-08-20",
                                "publishedOn",
                                "2024-08-25",
                                "filedWith",
                                "区司法局",
                                "filedOn",
                                "2024-08-30",
                                "file",
                                FILE),
                        Map.of(
                                "entrusted", Map.of("entrusted", STREET),
                                "entrustedKind", Map.of("entrustedKind", "institution", "entrusted", TEAM))));
        put(
                all,
                "entrusted-items",
                null,
                Map.of("item", Map.of("item", "i3"), "entrustment", Map.of("entrustment", "n2")),
                "entrustment",
                "n1",
                "item",
                "i1",
                "name",
                "委托事项");
    }
}
