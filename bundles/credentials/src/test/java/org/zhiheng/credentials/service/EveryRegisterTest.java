package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.credentials.service.CredentialWorld.ELSEWHERE;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.NEW_YEAR;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.credentials.domain.CredentialDefinitions;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterContract;
import org.zhiheng.testregisters.RegisterContract.Sample;
import org.zhiheng.testregisters.RegisterWorld;
import org.zhiheng.testregisters.WorldUploads;

/** Every register of the context keeps to what registers keep to, tried on every field. */
@OnEveryDatabase
class EveryRegisterTest {

    private static final Principal CLERK_ELSEWHERE = RegisterWorld.who(Role.CREDENTIAL_CLERK, ELSEWHERE);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;

    EveryRegisterTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        credentials.body(JUSTICE, "11500000MB1553803Q");
        credentials.register(TOWN, "11371002004290123T");
        units();
        hosted();
        for (int i = 1; i <= 2; i++) {
            credentials.officer("o" + i, MARKET, i);
            credentials.certificate("c" + i, "o" + i, MARKET, NEW_YEAR, LocalDate.of(2028, 12, 31));
            Map<String, Object> ministry = credentials.certificate("部-000" + i, "o" + i, MARKET);
            ministry.putAll(Map.of("kind", "ministry", "issuer", "国家税务总局"));
            credentials.add("certificates", "m" + i, NEW_YEAR, LocalDate.of(2028, 12, 31), ministry);
            credentials.add(
                    "auxiliaries",
                    "a" + i,
                    NEW_YEAR,
                    null,
                    Map.of(
                            "name",
                            "辅助" + i,
                            "body",
                            MARKET,
                            "citizenNumber",
                            CredentialWorld.citizenNumber(500 + i),
                            "employer",
                            "示例劳务公司",
                            "contractFrom",
                            "2026-01-01",
                            "allowedActs",
                            List.of("publicity")));
            credentials.add(
                    "courses",
                    "course-" + i,
                    NEW_YEAR.minusYears(1),
                    null,
                    Map.of(
                            "title",
                            "课程" + i,
                            "body",
                            MARKET,
                            "type",
                            "public-law",
                            "organiser",
                            "justice",
                            "hours",
                            "8",
                            "mandatory",
                            true));
            credentials.add("exemption-grounds", "g" + i, NEW_YEAR, null, Map.of("title", "情形" + i, "body", MARKET));
            credentials.add(
                    "counsels",
                    "l" + i,
                    NEW_YEAR,
                    null,
                    Map.of(
                            "name",
                            "律师" + i,
                            "body",
                            JUSTICE,
                            "kind",
                            "public-lawyer",
                            "licence",
                            "1371020201" + i,
                            "shared",
                            true));
        }
    }

    private void units() {
        Principal administrator = RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT);
        for (Body each : List.of(
                new Body("squad", Body.Kind.UNIT, "执法大队", new DivisionCode("371002"), MARKET),
                new Body("office", Body.Kind.UNIT, "司法所", new DivisionCode("371002"), JUSTICE))) {
            if (credentials.world.organisation.body(each.id()).isEmpty()) {
                credentials.world.organisation.add(administrator, each);
            }
        }
    }

    /** Officers who are deployed, and managed and appraised where they are. */
    private void hosted() {
        credentials.officer("free", MARKET, 29);
        String[][] hosted = {{"h1", MARKET, TOWN}, {"h2", MARKET, TOWN}, {"h3", MARKET, JUSTICE}, {"h4", JUSTICE, TOWN}
        };
        for (int i = 0; i < hosted.length; i++) {
            credentials.officer(hosted[i][0], hosted[i][1], 20 + i);
            credentials.add(
                    "postings",
                    "hosted-" + hosted[i][0],
                    NEW_YEAR.minusYears(1),
                    null,
                    Map.of(
                            "officer",
                            hosted[i][0],
                            "body",
                            hosted[i][2],
                            "kind",
                            "deployed",
                            "managementTransferred",
                            true,
                            "appraisalTransferred",
                            true));
        }
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    @Test
    void every_register_has_a_sample() {
        assertThat(samples().stream().map(Sample::register))
                .containsExactlyElementsOf(CredentialDefinitions.ALL.stream()
                        .map(RegisterDefinition::id)
                        .toList());
    }

    @Test
    void every_field_refuses_what_is_none_of_its_values_and_nothing_is_written() {
        for (Sample each : samples()) {
            new RegisterContract(credentials.world, each).refusesBadInput(CredentialWorld.EVERYBODYS);
        }
    }

    @Test
    void a_correction_of_any_field_leaves_what_was_known() {
        for (Sample each : samples()) {
            RegisterContract contract = new RegisterContract(credentials.world, each);
            contract.adds(CredentialWorld.EVERYBODYS);
            contract.keepsWhatWasKnown(CredentialWorld.EVERYBODYS);
        }
    }

    @Test
    void whoever_reaches_only_what_is_elsewhere_changes_nothing() {
        for (Sample each : samples()) {
            RegisterContract contract = new RegisterContract(credentials.world, each);
            contract.adds(CredentialWorld.EVERYBODYS);
            contract.refusesOutOfReach(CLERK_ELSEWHERE);
        }
    }

    private static List<Sample> samples() {
        return List.of(
                dated(
                        "bodies",
                        Map.of(
                                "body", Map.of("body", "office", "parent", JUSTICE),
                                "parent", Map.of("body", "office", "parent", JUSTICE),
                                "division", values("body", ELSEWHERE, "division", "371003", "parent", null),
                                "government", Map.of("government", TOWN)),
                        "name",
                        "示例区市场监管执法大队",
                        "body",
                        "squad",
                        "shortName",
                        "执法大队",
                        "creditCode",
                        "91350100M000100Y43",
                        "nature",
                        "administrative-organ",
                        "category",
                        "statutory",
                        "level",
                        "county",
                        "division",
                        "371002",
                        "parent",
                        MARKET,
                        "government",
                        RegisterWorld.GOVERNMENT,
                        "leadership",
                        "local",
                        "fields",
                        List.of("market-supervision"),
                        "funding",
                        "全额拨款",
                        "staffing",
                        "行政编制20名",
                        "legalRepresentative",
                        "王区长",
                        "address",
                        "示例路2号",
                        "complaintPhone",
                        "0631-12345",
                        "website",
                        "https://example.gov.cn",
                        "duties",
                        "领导全区工作",
                        "dutyKinds",
                        List.of("penalty"),
                        "ownEnforcement",
                        false,
                        "centre",
                        false),
                dated(
                        "body-qualifications",
                        Map.of("body", Map.of("body", "squad")),
                        "body",
                        TOWN,
                        "state",
                        "confirmed",
                        "batch",
                        2,
                        "basis",
                        "镇街职能配置规定",
                        "examined",
                        true,
                        "confirmedBy",
                        JUSTICE,
                        "confirmedOn",
                        "2025-12-01",
                        "publishedOn",
                        "2025-12-20",
                        "publishedAt",
                        "区政府网站"),
                dated(
                        "officers",
                        Map.of(
                                "citizenNumber", Map.of("citizenNumber", CredentialWorld.citizenNumber(802)),
                                "gender",
                                        Map.of("gender", "male", "citizenNumber", CredentialWorld.citizenNumber(803))),
                        "name",
                        "张三",
                        "body",
                        MARKET,
                        "unit",
                        "执法大队",
                        "citizenNumber",
                        "11010519491231002X",
                        "gender",
                        "female",
                        "post",
                        "一级主任科员",
                        "staffType",
                        "administrative",
                        "roles",
                        List.of("legal-review"),
                        "fields",
                        List.of("market-supervision"),
                        "legalQualification",
                        "unified",
                        "legalQualificationNumber",
                        "A20203710020001",
                        "legalQualificationOn",
                        "2020-05-01",
                        "reviewingSince",
                        "2020-06-01",
                        "phone",
                        "13800000000",
                        "account",
                        "u-zhangsan"),
                dated(
                        "postings",
                        Map.of(
                                "officer", Map.of("officer", "o2"),
                                "body", Map.of("body", JUSTICE),
                                "subsidy", values("subsidy", true, "treatmentLost", null),
                                "bonus", values("bonus", true, "treatmentLost", null)),
                        "officer",
                        "o1",
                        "body",
                        TOWN,
                        "kind",
                        "deployed",
                        "post",
                        "中队长",
                        "head",
                        true,
                        "consulted",
                        TOWN,
                        "consultedOn",
                        "2025-12-01",
                        "consultedOutcome",
                        "同意",
                        "removalConsultedOn",
                        "2026-02-01",
                        "removalConsultedOutcome",
                        "同意",
                        "approvedBy",
                        JUSTICE,
                        "approval",
                        "威编〔2025〕9号",
                        "personnelTransferred",
                        true,
                        "fundsTransferred",
                        true,
                        "propertyTransferred",
                        true,
                        "managementTransferred",
                        true,
                        "appraisalTransferred",
                        true,
                        "subsidy",
                        false,
                        "bonus",
                        false,
                        "treatmentLost",
                        "not-in-post",
                        "team",
                        "农业执法巡回组"),
                dated(
                        "front-line-services",
                        Map.of(),
                        "officer",
                        "o1",
                        "body",
                        TOWN,
                        "since",
                        "2018-11-01",
                        "rotationDocument",
                        "威组〔2018〕3号"),
                new Sample(
                        "certificates",
                        "sample",
                        NEW_YEAR,
                        LocalDate.of(2028, 12, 31),
                        values(
                                "number", "鲁K1001",
                                "kind", "supervision",
                                "officer", "o1",
                                "body", MARKET,
                                "issuer", "山东省人民政府",
                                "reviewer", "示例区司法局",
                                "fields", List.of("market-supervision"),
                                "area", "371002",
                                "issuedOn", "2025-12-20"),
                        Map.of(
                                "kind", Map.of("kind", "hearing-presider"),
                                "issuer", Map.of("issuer", "公安部", "kind", "police"))),
                dated(
                        "certificate-states",
                        Map.of(),
                        "certificate",
                        "c1",
                        "state",
                        "suspended",
                        "ground",
                        "fault",
                        "cause",
                        "执法时没有出示证件",
                        "decidedBy",
                        JUSTICE,
                        "reportedOn",
                        "2026-01-10"),
                timeless(
                        "certificate-reviews",
                        Map.of("year", Map.of("year", 2027, "reviewedOn", "2027-01-10")),
                        "year",
                        2026,
                        "certificate",
                        "c1",
                        "outcome",
                        "passed",
                        "reviewedOn",
                        "2026-02-10",
                        "reviewedBy",
                        JUSTICE,
                        "opinion",
                        "按规定参加了培训"),
                timeless(
                        "certificate-filings",
                        Map.of("certificate", Map.of("certificate", "m2")),
                        "platform",
                        "青海省行政执法监督平台",
                        "certificate",
                        "m1",
                        "filedOn",
                        "2026-01-20",
                        "filedBy",
                        "省市场监督管理局",
                        "number",
                        "备2026-1"),
                dated(
                        "auxiliaries",
                        Map.of("citizenNumber", Map.of("citizenNumber", CredentialWorld.citizenNumber(804))),
                        "name",
                        "李四",
                        "body",
                        MARKET,
                        "citizenNumber",
                        "440524188001010014",
                        "employer",
                        "示例劳务公司",
                        "employerCode",
                        "91350100M000100Y43",
                        "contractFrom",
                        "2025-12-01",
                        "contractTo",
                        "2027-11-30",
                        "allowedActs",
                        List.of("patrol-assistance"),
                        "cardNumber",
                        "辅0001",
                        "cardFrom",
                        "2025-12-01",
                        "cardTo",
                        "2027-11-30",
                        "phone",
                        "13800000001"),
                timeless(
                        "auxiliary-trainings",
                        Map.of(),
                        "title",
                        "岗前培训",
                        "auxiliary",
                        "a1",
                        "heldOn",
                        "2026-01-05",
                        "hours",
                        "8",
                        "outcome",
                        "passed"),
                timeless(
                        "auxiliary-appraisals",
                        Map.of(),
                        "year",
                        2025,
                        "auxiliary",
                        "a1",
                        "grade",
                        "competent",
                        "reward",
                        "通报表扬"),
                dated(
                        "courses",
                        Map.of(),
                        "title",
                        "三年行动计划",
                        "body",
                        JUSTICE,
                        "type",
                        "public-law",
                        "organiser",
                        "justice",
                        "hours",
                        "4",
                        "mandatory",
                        true,
                        "topics",
                        List.of("行政处罚法"),
                        "mode",
                        "online"),
                timeless(
                        "trainings",
                        Map.of(
                                "year", Map.of("year", 2025),
                                "type", values("type", "skills", "course", null),
                                "organiser", values("organiser", "department", "course", null)),
                        "officer",
                        "o1",
                        "year",
                        2026,
                        "course",
                        "course-1",
                        "title",
                        "行政处罚法培训",
                        "startedOn",
                        "2025-12-30",
                        "endedOn",
                        "2026-01-02",
                        "hours",
                        "8",
                        "type",
                        "public-law",
                        "organiser",
                        "justice",
                        "mode",
                        "on-site",
                        "score",
                        "90",
                        "outcome",
                        "passed",
                        "material",
                        WorldUploads.FILE,
                        "reportedOn",
                        "2026-01-10"),
                timeless(
                        "exams",
                        Map.of(),
                        "officer",
                        "o1",
                        "kind",
                        "qualification",
                        "heldOn",
                        "2025-11-15",
                        "batch",
                        "2025年第二批",
                        "field",
                        "market-supervision",
                        "score",
                        "85",
                        "outcome",
                        "passed",
                        "organiser",
                        "justice"),
                timeless(
                        "training-plans",
                        Map.of(),
                        "year",
                        2026,
                        "body",
                        MARKET,
                        "title",
                        "2026年度培训计划",
                        "hours",
                        "60",
                        "filedOn",
                        "2026-02-20",
                        "filedWith",
                        "示例区司法局",
                        "file",
                        WorldUploads.FILE),
                timeless(
                        "drills",
                        Map.of(),
                        "title",
                        "食品安全应急演练",
                        "body",
                        MARKET,
                        "kind",
                        "simulation",
                        "topics",
                        List.of("emergency"),
                        "field",
                        "market-supervision",
                        "heldOn",
                        "2026-02-01",
                        "participants",
                        30,
                        "partners",
                        "示例镇人民政府",
                        "material",
                        WorldUploads.FILE),
                timeless(
                        "appraisals",
                        Map.of("officer", Map.of("officer", "free")),
                        "year",
                        2025,
                        "officer",
                        "o2",
                        "grade",
                        "excellent",
                        "appraisedBy",
                        MARKET,
                        "appraisedOn",
                        "2026-01-15"),
                dated(
                        "officer-sanctions",
                        Map.of(),
                        "officer",
                        "o1",
                        "kind",
                        "demerit",
                        "decidedBy",
                        MARKET,
                        "cause",
                        "违反程序"),
                timeless(
                        "officer-exits",
                        Map.of(),
                        "leftOn",
                        "2026-02-01",
                        "officer",
                        "o1",
                        "kind",
                        "retired",
                        "note",
                        "到龄"),
                dated(
                        "exemption-grounds",
                        Map.of(),
                        "title",
                        "法律依据不明确",
                        "body",
                        MARKET,
                        "duties",
                        "按职责分工",
                        "conditions",
                        "已经请示",
                        "procedure",
                        "集体研究",
                        "basis",
                        "容错纠错办法"),
                timeless(
                        "diligence-exemptions",
                        Map.of(),
                        "concludedOn",
                        "2026-02-01",
                        "body",
                        MARKET,
                        "ground",
                        "g1",
                        "count",
                        1),
                dated("officer-insurances", Map.of(), "officer", "o1", "kind", "accident", "insurer", "示例保险公司"),
                timeless(
                        "counselling-sessions",
                        Map.of(),
                        "heldOn",
                        "2026-02-01",
                        "body",
                        MARKET,
                        "kind",
                        "counselling",
                        "count",
                        3),
                dated(
                        "counsels",
                        Map.of(),
                        "name",
                        "王律师",
                        "body",
                        JUSTICE,
                        "kind",
                        "legal-counsel",
                        "firm",
                        "示例律师事务所",
                        "licence",
                        "13710202010000001",
                        "specialities",
                        List.of("行政法"),
                        "shared",
                        true,
                        "phone",
                        "13800000002"),
                timeless(
                        "counsel-calls",
                        Map.of(),
                        "calledOn",
                        "2026-02-01",
                        "counsel",
                        "l1",
                        "body",
                        MARKET,
                        "matter",
                        "重大处罚法制审核",
                        "outcome",
                        "出具意见"),
                timeless(
                        "certificate-applications",
                        Map.of(
                                "kind", Map.of("kind", "hearing-presider"),
                                "issuer", Map.of("issuer", "公安部", "kind", "police")),
                        "appliedOn",
                        "2026-02-01",
                        "officer",
                        "o2",
                        "body",
                        MARKET,
                        "kind",
                        "enforcement",
                        "fields",
                        List.of("market-supervision"),
                        "area",
                        "371002",
                        "materials",
                        List.of("申请表"),
                        "materialsComplete",
                        true,
                        "issuer",
                        "山东省人民政府",
                        "reviewer",
                        "示例区司法局",
                        "number",
                        "鲁K2001",
                        "validFrom",
                        "2026-03-01",
                        "validTo",
                        "2031-02-28",
                        "certificate",
                        "c1"),
                timeless(
                        "certificate-matters",
                        Map.of(),
                        "openedOn",
                        "2026-02-01",
                        "certificate",
                        "c1",
                        "matter",
                        "measure",
                        "year",
                        2026,
                        "ground",
                        "other",
                        "cause",
                        "执法时没有出示证件",
                        "materials",
                        List.of("核查报告"),
                        "materialsComplete",
                        true,
                        "factsClear",
                        true,
                        "heardOn",
                        "2026-02-10",
                        "reviewPassed",
                        false,
                        "reportedOn",
                        "2026-02-20",
                        "number",
                        "鲁K20260001",
                        "validTo",
                        "2031-03-31",
                        "platform",
                        "示例省行政执法监督平台",
                        "filedBy",
                        "示例区司法局",
                        "filingNumber",
                        "备2026-1"),
                timeless(
                        "host-opinions",
                        Map.of(
                                "officer", Map.of("officer", "h2"),
                                "body", Map.of("officer", "h3", "body", JUSTICE),
                                "home", Map.of("officer", "h4", "home", JUSTICE),
                                "kind", values("kind", "training", "grade", null),
                                "year", Map.of("year", 2024)),
                        "givenOn",
                        "2025-12-20",
                        "officer",
                        "h1",
                        "body",
                        TOWN,
                        "home",
                        MARKET,
                        "kind",
                        "appraisal",
                        "year",
                        2025,
                        "grade",
                        "excellent",
                        "opinion",
                        "表现突出"));
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    private static Sample dated(String register, Map<String, Map<String, Object>> others, Object... pairs) {
        return new Sample(register, "sample", NEW_YEAR, null, values(pairs), others);
    }

    private static Sample timeless(String register, Map<String, Map<String, Object>> others, Object... pairs) {
        return new Sample(register, "sample", null, null, values(pairs), others);
    }
}
