package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.api.access.Role.AUDITOR;
import static org.zhiheng.api.access.Role.CREDENTIAL_CLERK;
import static org.zhiheng.api.access.Role.DEPARTMENT_SUPERVISOR;
import static org.zhiheng.api.access.Role.HEAD;
import static org.zhiheng.api.access.Role.JUSTICE_SUPERVISOR;
import static org.zhiheng.api.access.Role.OFFICER;
import static org.zhiheng.api.access.Role.TOWNSHIP_CENTRE;
import static org.zhiheng.itests.week.Entered.certificate;
import static org.zhiheng.itests.week.Entered.officer;
import static org.zhiheng.itests.week.Entered.qualified;
import static org.zhiheng.itests.week.Person.row;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zhiheng.api.access.Role;

/**
 * Ten scenes of the week of a justice bureau and of a township, over HTTP on the assembled distribution. They are written from plan 000 (城中区) and plan 002
 * (环翠区), whose measures each names, with the people who would do it; who may not is refused. Scenes do not build on each other: they share the bodies, and
 * each brings its own people, certificates, items and lists.
 */
@ExtendWith(OneDistribution.class)
class TenScenesTest {

    private static final String CHENGZHONG = "630103";
    private static final String CZ_GOVERNMENT = "cz-government";
    private static final String CZ_JUSTICE = "cz-justice";
    private static final String CZ_MARKET = "cz-market";
    private static final String CZ_URBAN = "cz-urban";
    private static final String CZ_CULTURE = "cz-culture";
    private static final String CZ_AGRICULTURE = "cz-agriculture";
    private static final String CZ_ANIMALS = "cz-animals";

    private static final String HUANCUI = "371002";
    private static final String HC_GOVERNMENT = "hc-government";
    private static final String HC_JUSTICE = "hc-justice";
    private static final String HC_URBAN = "hc-urban";
    private static final String ZHANGCUN = "hc-zhangcun";
    private static final String YANGTING = "hc-yangting";

    private static final String APPLICATIONS = "/api/v1/certificate-procedures/applications";
    private static final String EMPOWERMENTS = "/api/v1/powers/procedures/empowerments";
    private static final String PROPOSALS = "/api/v1/powers/procedures/proposals";
    private static final String ENTRUSTMENTS = "/api/v1/powers/procedures/entrustments";

    /** Plan 002 (12). */
    private static final List<String> SIX_POINTS = List.of("制度完善", "人员配备", "事项交接", "系统对接", "执法培训", "业务指导");

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));
    private static District district;

    @BeforeAll
    static void two_districts_are_there() throws Exception {
        district = OneDistribution.district();
        district.body(CZ_GOVERNMENT, "government", "西宁市城中区人民政府", CHENGZHONG, "platform");
        district.body(CZ_JUSTICE, "justice-bureau", "西宁市城中区司法局", CHENGZHONG, CZ_GOVERNMENT);
        district.body(CZ_MARKET, "department", "西宁市城中区市场监督管理局", CHENGZHONG, CZ_GOVERNMENT);
        district.body(CZ_URBAN, "department", "西宁市城中区城市管理局", CHENGZHONG, CZ_GOVERNMENT);
        district.body(CZ_CULTURE, "department", "西宁市城中区文体旅游科技局", CHENGZHONG, CZ_GOVERNMENT);
        district.body(CZ_AGRICULTURE, "department", "西宁市城中区农业农村局", CHENGZHONG, CZ_GOVERNMENT);
        district.body(CZ_ANIMALS, "department", "西宁市城中区动物卫生监督所", CHENGZHONG, CZ_GOVERNMENT);
        district.body(HC_GOVERNMENT, "government", "威海市环翠区人民政府", HUANCUI, "platform");
        district.body(HC_JUSTICE, "justice-bureau", "威海市环翠区司法局", HUANCUI, HC_GOVERNMENT);
        district.body(HC_URBAN, "department", "威海市环翠区综合行政执法局", HUANCUI, HC_GOVERNMENT);
        district.body(ZHANGCUN, "township", "张村镇人民政府", "371002100", HC_GOVERNMENT);
        district.body(YANGTING, "township", "羊亭镇人民政府", "371002101", HC_GOVERNMENT);
        for (String each : List.of(CZ_MARKET, CZ_URBAN, CZ_AGRICULTURE, CZ_ANIMALS)) {
            qualified(at(CZ_JUSTICE, JUSTICE_SUPERVISOR), each, CHENGZHONG, CZ_GOVERNMENT, CZ_JUSTICE);
        }
        qualified(at(HC_JUSTICE, JUSTICE_SUPERVISOR), HC_URBAN, HUANCUI, HC_GOVERNMENT, HC_JUSTICE);
        qualified(at(HC_JUSTICE, JUSTICE_SUPERVISOR), ZHANGCUN, "371002100", HC_GOVERNMENT, HC_JUSTICE);
        qualified(at(HC_JUSTICE, JUSTICE_SUPERVISOR), YANGTING, "371002101", HC_GOVERNMENT, HC_JUSTICE);
    }

    @AfterAll
    static void the_platform_has_told_no_error() throws Exception {
        assertThat(district.errors()).isEmpty();
    }

    /**
     * Scene 1. Plan 000 (7): the justice bureau answers for who may enforce. A list of officers comes as a spreadsheet; what is wrong comes back with row and
     * column, and until nothing is wrong nobody is entered.
     */
    @Test
    void the_list_of_officers_comes_in_a_spreadsheet_with_mistakes() {
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        List<String> headings = Sheet.read(justice.get("/api/v1/registers/officers/template")
                        .is(200)
                        .bytes())
                .get(0);
        assertThat(headings)
                .startsWith("编号", "起始日*", "终止日", "姓名*", "所在单位*", "内设机构", "公民身份号码*", "性别", "职务", "编制类型*", "承担的工作*");
        String[] zhang = {"", "2024-01-22", "", "张一", CZ_URBAN, "执法大队", "630103199001010019", "男", "科员", "行政编制", "行政执法"
        };
        String[] li = {"", "2024-01-22", "", "李二", "cz-nowhere", "", Numbers.citizen(901), "", "", "行政编制", "行政执法"};
        String[] wang = {"", "2024-13-22", "", "王三", CZ_URBAN, "", Numbers.citizen(902), "", "", "临时工", "行政执法、法制审核"};

        Answer refused =
                justice.imports("officers", Sheet.of(headings, zhang, li, wang)).is(200);
        refused.has("rows", 3).has("written", 0).has("problems", 4);
        byte[] report = justice.get("/api/v1/registers/officers/imports/" + refused.text("report"))
                .is(200)
                .bytes();
        assertThat(Sheet.read(report))
                .extracting(each -> each.get(0))
                .containsExactly(
                        "问题",
                        "第2行:“公民身份号码”不是正确的公民身份号码,请核对出生日期和校验码",
                        "第3行:“所在单位”:机构里没有编号为“cz-nowhere”的",
                        "第4行:“起始日”应当是日期,写成2026-01-31的样子,现在是“2024-13-22”;“编制类型”没有“临时工”这一项,可选:"
                                + "行政编制、参照公务员法管理、事业编制、工勤、合同、劳务派遣、借用");
        justice.get("/api/v1/registers/officers?body=cz-urban").is(200).has("rows.key");

        zhang[6] = Numbers.citizen(903);
        li[4] = CZ_URBAN;
        wang[1] = "2024-01-22";
        wang[9] = "行政编制";
        byte[] corrected = Sheet.of(headings, zhang, li, wang);
        at(CZ_URBAN, OFFICER).imports("officers", corrected).refused(403, "ACCESS-FORBIDDEN");
        at(HC_JUSTICE, JUSTICE_SUPERVISOR)
                .imports("officers", corrected)
                .is(200)
                .has("written", 0);
        justice.imports("officers", corrected).is(200).has("written", 3).has("problems", 0);
        justice.get("/api/v1/registers/officers?body=cz-urban&purpose=核对名单")
                .is(200)
                .has("rows.values.name", "张一", "李二", "王三")
                .has("rows.values.citizenNumber", "630103************", "630103************", "630103************");
    }

    /**
     * Scene 2. Plan 000 (4), (7): newcomers are trained and examined by the justice bureau, which answers for whom it reviews and what it issues; without a
     * certificate nobody enforces. Whoever is shown one may look it up.
     */
    @Test
    void a_newcomer_applies_is_examined_and_gets_a_certificate() {
        Person clerk = at(CZ_MARKET, CREDENTIAL_CLERK);
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        String wang = officer(clerk, CZ_MARKET, "王新进");
        String feng = officer(clerk, CZ_MARKET, "冯老手");
        certificate(justice, feng, CZ_MARKET, "青A02001", "2024-01-22", "2099-01-21");
        String both = investigating(CZ_MARKET, CHENGZHONG, wang, feng);
        competent(clerk, CHENGZHONG, TODAY, both)
                .has("ruling.answer.competent", false)
                .has("ruling.answer.failing.name", wang);

        String application =
                """
                {appliedOn: '%s', officer: '%s', body: 'cz-market', kind: 'enforcement', fields: ['market-supervision'],
                 area: '630103'}""";
        at(CZ_MARKET, OFFICER)
                .tries("certificate-applications", application, TODAY, wang)
                .refused(403, "ACCESS-FORBIDDEN");
        String asked = clerk.adds("certificate-applications", application, TODAY, wang);
        String run = clerk.starts(APPLICATIONS, "application", asked, CZ_JUSTICE);
        clerk.notes("certificate-applications", asked, "{materialsComplete: true}")
                .refused(403, "REGISTER-WRITER", "materialsComplete");
        clerk.takes(run, "review");
        clerk.notes("certificate-applications", asked, "{kind: 'supervision'}").refused(409, "REGISTER-STAGE", "kind");
        clerk.steps(run, "training").refused(403, "PROCEDURE-OWNER");
        justice.isHeldUp(run, "training", "materials-complete");
        justice.notes("certificate-applications", asked, "{materialsComplete: true}")
                .is(200);
        justice.takes(run, "training");
        justice.isHeldUp(run, "issuing", "training-completed", "exam-passed");
        justice.adds(
                "trainings",
                """
                {officer: '%s', year: %s, title: '新进人员岗前培训', startedOn: '%s', endedOn: '%s', hours: '8',
                 type: 'public-law', organiser: 'justice'}""",
                wang,
                TODAY.getYear(),
                TODAY,
                TODAY);
        clerk.tries(
                        "exams",
                        "{officer: '%s', kind: 'qualification', heldOn: '%s', outcome: 'passed', organiser: 'department'}",
                        wang,
                        TODAY)
                .refused(403, "REGISTER-WRITER", "kind");
        justice.adds(
                "exams",
                """
                {officer: '%s', kind: 'qualification', heldOn: '%s', score: '86', outcome: 'passed', organiser: 'justice'}""",
                wang,
                TODAY);
        justice.takes(run, "issuing");
        at(CZ_JUSTICE, HEAD).steps(run, "issued").refused(400, "CREDENTIAL-REQUIRED", "number");
        clerk.notes("certificate-applications", asked, "{number: '青A02002'}").refused(403, "REGISTER-WRITER", "number");
        justice.notes(
                        "certificate-applications",
                        asked,
                        """
                        {number: '青A02002', issuer: '西宁市城中区人民政府', reviewer: '西宁市城中区司法局', validFrom: '%s',
                         validTo: '2099-12-31'}""",
                        TODAY)
                .is(200);
        at(CZ_JUSTICE, HEAD).takes(run, "issued");

        competent(clerk, CHENGZHONG, TODAY, both).has("ruling.answer.competent", true);
        Person party = district.anybody();
        party.get("/api/v1/officer-cards/青A02002")
                .is(200)
                .has("cards.name", "王新进")
                .has("cards.body", "登记的cz-market")
                .has("cards.area", CHENGZHONG)
                .has("cards.state", "active");
        assertThat(party.get("/api/v1/officer-cards/青A02002/qr?issuer=西宁市城中区人民政府")
                        .is(200)
                        .svg())
                .startsWith("<svg");
        party.get("/api/v1/officer-cards/青A0200").is(200).has("cards");
        party.get("/api/v1/registers/officers").refused(401, "HTTP-401");
    }

    /**
     * Scene 3. Plan 000 (7): certificates are suspended, and taken back from who leaves, and the justice bureau is told. Whoever asks about a past day gets the
     * answer of that day; whoever asks what was known then, the answer as it was given. A wrong entry is corrected, never overwritten.
     */
    @Test
    void a_certificate_is_suspended_a_wrong_day_is_corrected_and_an_officer_leaves() {
        Person clerk = at(CZ_MARKET, CREDENTIAL_CLERK);
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        String sun = officer(clerk, CZ_MARKET, "孙暂扣");
        String zhou = officer(clerk, CZ_MARKET, "周退休");
        String held = certificate(justice, sun, CZ_MARKET, "青A03001", "2024-01-22", "2029-01-21");
        certificate(justice, zhou, CZ_MARKET, "青A03002", "2024-01-22", "2029-01-21");
        String both = investigating(CZ_MARKET, CHENGZHONG, sun, zhou);
        String before = Instant.now().toString();

        String state =
                """
                {from: '2024-05-06', to: '2024-06-05', certificate: '%s', state: 'suspended', cause: '转借证件',
                 decidedBy: 'cz-market', reportedOn: '2024-05-17'}""";
        at(CZ_MARKET, OFFICER).tries("certificate-states", state, held).refused(403, "ACCESS-FORBIDDEN");
        String suspension = clerk.adds("certificate-states", state, held);
        String told = Instant.now().toString();
        competent(clerk, CHENGZHONG, day("2024-05-05"), both).has("ruling.answer.competent", true);
        competent(clerk, CHENGZHONG, day("2024-05-06"), both)
                .has("ruling.answer.competent", false)
                .has("ruling.answer.failing.name", sun)
                .has("ruling.answer.failing.why", "证件在行为时被暂扣");
        competent(clerk, CHENGZHONG, day("2024-06-05"), both).has("ruling.answer.competent", false);
        competent(clerk, CHENGZHONG, day("2024-06-06"), both).has("ruling.answer.competent", true);

        String corrections = row("certificate-states", suspension) + "/corrections";
        clerk.post(corrections, "{at: '2024-05-06', from: '2024-05-16'}").refused(400, "HTTP-FIELD", "reason");
        clerk.post(
                        corrections,
                        "{at: '2024-05-06', from: '2024-05-16', reason: '决定书的日期是5月16日', document: '城中司暂扣〔2024〕1号'}")
                .is(200);
        competent(clerk, CHENGZHONG, day("2024-05-10"), both).has("ruling.answer.competent", true);
        onTheTenthOfMayAsKnownAt(told, clerk, both).has("ruling.answer.competent", false);
        onTheTenthOfMayAsKnownAt(before, clerk, both).has("ruling.answer.competent", true);
        clerk.get(row("certificate-states", suspension) + "/history")
                .is(200)
                .has("versions.from", "2024-05-06", "2024-05-16")
                .has("versions.reason", "null", "决定书的日期是5月16日");

        String leaving =
                "{officer: '%s', kind: 'retired', lastDay: '2024-12-31', why: '到龄退休', document: '城中人社退〔2024〕3号'}";
        at(CZ_MARKET, HEAD).post("/api/v1/officer-exits", leaving, zhou).refused(403, "ACCESS-FORBIDDEN");
        clerk.post("/api/v1/officer-exits", leaving, zhou).is(201);
        competent(clerk, CHENGZHONG, day("2024-12-31"), both).has("ruling.answer.competent", true);
        competent(clerk, CHENGZHONG, day("2025-01-01"), both)
                .has("ruling.answer.failing.name", zhou)
                .has("ruling.answer.failing.why", "行为时不是在册的执法人员");
        district.anybody().get("/api/v1/officer-cards/青A03002").is(200).has("cards.state", "taken-back");
    }

    private static Answer onTheTenthOfMayAsKnownAt(String moment, Person who, String officers) {
        return who.asksAsKnownAt(moment, "officer-competence", CHENGZHONG, "2024-05-10", officers, INVESTIGATION)
                .is(200);
    }

    /**
     * Scene 4. Plan 002 (7), 三(一), 四(三): officers go down to the townships, are kept on a list by name and stay. Nobody is borrowed without an approval; heads
     * of stationed units come after the township was asked; teams of the district tour; treatment is lost with duty. Who has been on the front line for three
     * years may move, for six must.
     */
    @Test
    void officers_go_down_to_the_townships() {
        Person clerk = at(HC_URBAN, CREDENTIAL_CLERK);
        Person justice = at(HC_JUSTICE, JUSTICE_SUPERVISOR);
        String zhao = officer(clerk, HC_URBAN, "赵下沉", "2024-05-20");
        String qian = officer(clerk, HC_URBAN, "钱巡回", "2024-05-20");
        certificate(justice, zhao, HC_URBAN, "鲁K04001", "2024-05-20", "2028-12-31");
        certificate(justice, qian, HC_URBAN, "鲁K04002", "2024-05-20", "2028-12-31");
        String both = investigating(ZHANGCUN, "371002100", zhao, qian);
        competent(clerk, HUANCUI, day("2024-05-31"), both).has("ruling.answer.valid", 0);

        clerk.tries("postings", "{from: '2024-06-01', officer: '%s', body: 'hc-yangting', kind: 'seconded'}", zhao)
                .refused(400, "CREDENTIAL-SECONDMENT-LOCKED", "approval");
        clerk.tries(
                        "postings",
                        "{from: '2024-06-01', officer: '%s', body: 'hc-zhangcun', kind: 'stationed', head: true}",
                        zhao)
                .refused(400, "CREDENTIAL-REQUIRED", "consulted");
        String posting =
                "{from: '2024-06-01', officer: '%s', body: 'hc-zhangcun', kind: 'deployed', subsidy: true, %s}";
        clerk.tries("postings", posting, zhao, "treatmentLost: 'not-in-post'")
                .refused(400, "CREDENTIAL-TREATMENT", "treatmentLost");
        String deployed = clerk.adds(
                "postings",
                posting,
                zhao,
                """
                bonus: true, personnelTransferred: true, fundsTransferred: true, propertyTransferred: true,
                managementTransferred: true, appraisalTransferred: true""");
        clerk.tries("postings", "{from: '2024-07-01', officer: '%s', body: 'hc-yangting', kind: 'deployed'}", zhao)
                .refused(400, "CREDENTIAL-POSTING-OVERLAP", "from");
        String touring = "{from: '2024-06-01', officer: '%s', body: 'hc-zhangcun', kind: 'touring', team: '农业'}";
        at(ZHANGCUN, OFFICER).tries("postings", touring, qian).refused(403, "ACCESS-FORBIDDEN");
        clerk.adds("postings", touring, qian);
        competent(clerk, HUANCUI, day("2024-06-01"), both)
                .has("ruling.answer.competent", true)
                .has("ruling.answer.valid", 2);

        at(ZHANGCUN, TOWNSHIP_CENTRE)
                .get("/api/v1/registers/postings?on=2024-06-01&kind=deployed&body=hc-zhangcun")
                .is(200)
                .has("rows.values.officer", zhao)
                .has("labels.officer." + zhao, "赵下沉");
        Person town = at(ZHANGCUN, CREDENTIAL_CLERK);
        town.get(row("officers", zhao)).is(200).has("values.name", "赵下沉");
        town.amends("officers", zhao, "2024-09-01", "{post: '中队长'}").refused(403, "ACCESS-FORBIDDEN");
        town.adds(
                "host-opinions",
                """
                {givenOn: '2024-12-20', officer: '%s', body: 'hc-zhangcun', home: 'hc-urban', kind: 'appraisal', year: 2024,
                 grade: 'competent', opinion: '服从镇街管理'}""",
                zhao);
        clerk.tries("appraisals", "{year: 2024, officer: '%s', grade: 'excellent', appraisedBy: 'hc-zhangcun'}", zhao)
                .refused(400, "CREDENTIAL-APPRAISAL-OPINION", "grade");
        clerk.adds("appraisals", "{year: 2024, officer: '%s', grade: 'competent', appraisedBy: 'hc-zhangcun'}", zhao);
        clerk.amends("postings", deployed, "2024-09-01", "{subsidy: null, bonus: null, treatmentLost: 'not-in-post'}")
                .is(200);
        clerk.get(row("postings", deployed) + "?on=2024-08-31").is(200).has("values.subsidy", true);
        clerk.get(row("postings", deployed) + "?on=2024-09-01").is(200).has("values.subsidy");

        clerk.adds(
                "front-line-services",
                "{from: '2024-06-01', officer: '%s', body: 'hc-zhangcun', since: '2020-03-01'}",
                zhao);
        rotation(clerk, zhao, "2024-06-01").has("ruling.answer.may", true).has("ruling.answer.must", false);
        rotation(clerk, zhao, "2026-02-28").has("ruling.answer.must", false);
        rotation(clerk, zhao, "2026-03-01").has("ruling.answer.must", true);
    }

    private static Answer rotation(Person who, String officer, String asOf) {
        return who.asks("rotation", HUANCUI, asOf, "{officer: '" + officer + "'}", "{}")
                .is(200);
    }

    /**
     * Scene 5. Plan 002 (1), (12) to (14): the first batch. Its list rests on the province's catalogue, is published, and works once department and township have
     * both signed; what happens in the three months of transition the department keeps. Fines from 50,000 yuan stay with the department, and a power that the
     * township cannot carry is taken back.
     */
    @Test
    void the_first_batch_of_powers_goes_to_a_town_and_one_comes_back() {
        Person justice = at(HC_JUSTICE, JUSTICE_SUPERVISOR);
        Person department = at(HC_URBAN, HEAD);
        Person town = at(ZHANGCUN, HEAD);
        justice.adds(
                "township-classes",
                "{from: '2024-05-05', township: 'hc-zhangcun', townshipClass: 'key-industry-town'}");
        String item = item(justice, HC_URBAN, "HC-05-1", "对擅自占用道路的处罚", guidance(justice, "ML-05-1", "占用道路"));
        String outside = item(justice, HC_URBAN, "HC-05-2", "对目录外行为的处罚");
        String list =
                """
                {title: '重点产业镇赋权事项清单(第一批)', government: 'hc-government', townshipClass: 'key-industry-town', batch: 1,
                 version: 1, number: '威环政发〔2024〕2号', approvedOn: '2024-05-05', publishedOn: '2024-05-05'}""";
        department.tries("empowerment-lists", list).refused(403, "ACCESS-FORBIDDEN");
        String first = justice.adds("empowerment-lists", list);
        justice.tries("empowerments", EMPOWERED, "2024-05-05", first, outside, "penalty")
                .refused(400, "POWERS-OUTSIDE-GUIDANCE", "item");
        justice.tries("empowerments", EMPOWERED, "2024-05-04", first, item, "penalty")
                .refused(400, "POWERS-BEFORE-PUBLICATION", "from");
        justice.tries("empowerments", EMPOWERED, "2024-05-05", first, item, "licence")
                .refused(400, "POWERS-NOT-GRANTABLE", "powers");
        String power = justice.adds("empowerments", EMPOWERED, "2024-05-05", first, item, "penalty");

        String confirmation = justice.adds("acceptance-confirmations", CONFIRMATION, first, ZHANGCUN);
        String signature = "{confirmation: '%s', signedFor: '%s', signer: '甲', signedOn: '%s'}";
        department.adds("acceptance-signatures", signature, confirmation, HC_URBAN, "2024-05-18");
        department
                .tries("acceptance-signatures", signature, confirmation, ZHANGCUN, "2024-05-18")
                .refused(403, "ACCESS-FORBIDDEN");
        whose(town, "2024-08-06", item, "5000").has("ruling.answer.body", "department");
        town.adds("acceptance-signatures", signature, confirmation, ZHANGCUN, "2024-05-20");

        String transition = justice.adds(
                "transitions",
                "{list: '%s', township: 'hc-zhangcun', title: '第一批过渡期', startOn: '2024-05-05', endOn: '2024-08-05'}",
                first);
        Person centre = at(ZHANGCUN, TOWNSHIP_CENTRE);
        for (String each : SIX_POINTS.subList(0, 5)) {
            centre.adds("transition-points", DONE, transition, each, "2024-07-20");
        }
        centre.adds(
                "transition-matters",
                """
                {transition: '%s', matter: '环综执罚立〔2024〕9号', item: '%s', filedOn: '2024-07-30', filedBy: 'hc-urban',
                 heldBy: 'hc-urban'}""",
                transition,
                item);
        town.get("/api/v1/powers/handovers?on=2024-08-01&government=hc-government")
                .is(200)
                .has("handovers.daysLeft", 4)
                .has("handovers.missing", "业务指导")
                .has("handovers.open.heldBy", HC_URBAN);

        whose(town, "2024-08-05", item, "5000")
                .has("ruling.answer.body", "department")
                .has("ruling.answer.basis", "transition");
        whose(town, "2024-08-06", item, "49999.99")
                .has("ruling.answer.body", "township")
                .has("ruling.answer.basis", "empowered");
        whose(town, "2024-08-06", item, "50000.00")
                .has("ruling.answer.body", "department")
                .has("ruling.answer.basis", "retained");

        justice.adds(
                "empowerment-evaluations",
                "{empowerment: '%s', township: 'hc-zhangcun', evaluatedOn: '2024-12-20', result: 'recall', opinion: '基层接不住'}",
                power);
        justice.adds(
                "recalls",
                """
                {empowerment: '%s', township: 'hc-zhangcun', recalledOn: '2025-03-10', ground: 'cannot-carry',
                 reason: '评估认为基层接不住', number: '示例政发〔2025〕9号', publishedOn: '2025-03-12'}""",
                power);
        whose(town, "2025-03-09", item, "5000").has("ruling.answer.body", "township");
        whose(town, "2025-03-10", item, "5000").has("ruling.answer.body", "department");
        town.get("/api/v1/powers/matrix?on=2025-03-10&government=hc-government")
                .is(200)
                .has("lines.states.hc-zhangcun", "recalled");
        assertThat(town.get("/api/v1/powers/empowerments/" + power + "/history")
                        .is(200)
                        .pairs("happenings", "on", "kind"))
                .containsExactly(
                        "2024-05-05 published",
                        "2024-05-05 listed",
                        "2024-05-05 transition-began",
                        "2024-05-18 signed",
                        "2024-05-20 signed",
                        "2024-05-20 confirmed",
                        "2024-08-05 transition-ended",
                        "2024-12-20 evaluated",
                        "2025-03-10 recalled");
    }

    /**
     * Scene 6. Plan 002 (1), (12): the second batch goes its way through review, decision, publication and both signatures, and its three months of transition
     * begin. What is outside the catalogue is entrusted: the justice bureau reviews, the government approves, both sign, it is published; never a coercive
     * measure (行政强制法 art. 17).
     */
    @Test
    void a_second_batch_is_signed_and_what_is_outside_the_catalogue_is_entrusted() {
        Person justice = at(HC_JUSTICE, JUSTICE_SUPERVISOR);
        the_second_batch_is_signed(justice);
        String item = item(justice, HC_URBAN, "HC-06-1", "对违规饲养家禽的处罚");
        LocalDate from = TODAY.plusDays(30);
        String agreement =
                """
                {from: '%s', %s title: '委托执法协议(张村镇)', entrusting: 'hc-urban', entrustedKind: 'township',
                 entrusted: 'hc-zhangcun', basis: '行政处罚法第二十条', powers: [%s], rightsAndDuties: '以委托机关名义实施,接受指导监督',
                 liability: '后果由委托机关承担'}""";
        String term = "to: '" + TODAY.plusDays(394) + "',";
        justice.tries("entrustments", agreement, from, term, "'penalty', 'coercive-measure'")
                .refused(400, "POWERS-NOT-ENTRUSTABLE", "powers");
        justice.tries("entrustments", agreement, from, "", "'penalty'").refused(400, "POWERS-NO-END", "to");
        Person drafting = at(HC_URBAN, OFFICER);
        String entrustment = drafting.adds("entrustments", agreement, from, term, "'penalty'");
        drafting.adds("entrusted-items", "{entrustment: '%s', item: '%s', name: '违规饲养家禽'}", entrustment, item);

        at(HC_URBAN, HEAD)
                .post(ENTRUSTMENTS, "{command: 'c-06', entrustment: '%s', justiceBureau: 'hc-justice'}", entrustment)
                .refused(403, "ACCESS-FORBIDDEN");
        // A department that happens to be named is not the justice bureau.
        justice.post(ENTRUSTMENTS, "{command: 'c-06', entrustment: '%s', justiceBureau: 'hc-urban'}", entrustment)
                .refused(400, "PROCEDURE-PARTY", "parties.justice-bureau");
        String run = justice.starts(ENTRUSTMENTS, "entrustment", entrustment, HC_JUSTICE);
        at(HC_URBAN, OFFICER).takes(run, "justice-review");
        at(HC_URBAN, OFFICER).steps(run, "government-approval").refused(403, "PROCEDURE-OWNER");
        justice.takes(run, "government-approval");
        at(HC_GOVERNMENT, HEAD).takes(run, "signing");
        at(HC_URBAN, HEAD).takes(run, "publication").has("run.stage", "signing");
        at(ZHANGCUN, HEAD).takes(run, "publication").has("run.stage", "publication");
        at(HC_URBAN, OFFICER).isHeldUp(run, "effective", "published", "entrustment-valid");
        justice.amends("entrustments", entrustment, from.toString(), "{powers: ['inspection']}")
                .refused(409, "REGISTER-STAGE", "powers");
        drafting.amends("entrustments", entrustment, from.toString(), "{publishedOn: '%s'}", TODAY)
                .is(200);
        at(HC_URBAN, OFFICER).takes(run, "effective");

        justice.get(row("entrustments", entrustment) + "?on=" + from)
                .is(200)
                .has("values.justiceReviewedOn", TODAY)
                .has("values.governmentApprovedOn", TODAY)
                .has("values.signedOn", TODAY);
        whose(justice, from.toString(), item, "5000")
                .has("ruling.answer.body", "department")
                .has("ruling.answer.basis", "entrusted")
                .has("ruling.answer.actsBy", "township");
    }

    /** 行政处罚法 art. 24: a township that can carry an item asks for it; the justice bureau reviews, the government decides, and only then a list is drawn up. */
    private static void a_township_asks_for(String item, Person justice) {
        Person centre = at(YANGTING, TOWNSHIP_CENTRE);
        String claim =
                """
                {title: '承接乱堆乱放事项', township: '%s', kind: 'claim', item: '%s', powers: ['penalty'],
                 reason: '已有持证人员14名', proposedOn: '%s'}""";
        String outside = item(justice, HC_URBAN, "HC-06-4", "对目录外堆放的处罚");
        centre.tries("township-proposals", claim, YANGTING, outside, TODAY)
                .refused(400, "POWERS-OUTSIDE-GUIDANCE", "item");
        centre.tries("township-proposals", claim, ZHANGCUN, item, TODAY).refused(403, "ACCESS-FORBIDDEN");
        String proposal = centre.adds("township-proposals", claim, YANGTING, item, TODAY);
        String run = centre.starts(PROPOSALS, "proposal", proposal, HC_JUSTICE);
        at(YANGTING, HEAD).takes(run, "review");
        at(YANGTING, HEAD).steps(run, "decision").refused(403, "PROCEDURE-OWNER");
        justice.takes(run, "decision");
        at(HC_GOVERNMENT, HEAD).takes(run, "adopted");
        centre.get(row("township-proposals", proposal))
                .is(200)
                .has("values.outcome", "adopted")
                .has("values.decidedOn", TODAY);
    }

    private static void the_second_batch_is_signed(Person justice) {
        justice.adds(
                "township-classes", "{from: '2024-05-05', township: 'hc-yangting', townshipClass: 'developed-town'}");
        String item = item(justice, HC_URBAN, "HC-06-2", "对乱堆乱放的处罚", guidance(justice, "ML-06-2", "乱堆乱放"));
        a_township_asks_for(item, justice);
        String list = justice.adds(
                "empowerment-lists",
                """
                {title: '经济发达镇赋权事项清单(第二批)', government: 'hc-government', townshipClass: 'developed-town', batch: 2,
                 version: 1}""");
        String second = item(justice, HC_URBAN, "HC-06-3", "对乱贴乱画的处罚", guidance(justice, "ML-06-3", "乱贴乱画"));
        justice.adds("empowerments", EMPOWERED, TODAY, list, item, "penalty");
        String confirmation = justice.adds("acceptance-confirmations", CONFIRMATION, list, YANGTING);
        at(HC_URBAN, OFFICER)
                .tries("empowerments", EMPOWERED, TODAY, list, second, "penalty")
                .refused(403, "ACCESS-FORBIDDEN");
        String run = justice.starts(EMPOWERMENTS, "confirmation", confirmation, HC_JUSTICE);
        String drafted = at(HC_URBAN, OFFICER).adds("empowerments", EMPOWERED, TODAY, list, second, "penalty");
        at(HC_URBAN, OFFICER).takes(run, "review");
        justice.amends("empowerments", drafted, TODAY.toString(), "{powers: ['inspection']}")
                .refused(409, "REGISTER-STAGE", "powers");
        justice.takes(run, "approval");
        justice.steps(run, "publication").refused(403, "PROCEDURE-OWNER");
        at(HC_GOVERNMENT, HEAD).takes(run, "publication");
        justice.isHeldUp(run, "confirmation", "list-decided", "published");
        justice.notes("empowerment-lists", list, "{publishedOn: '%s'}", TODAY)
                .refused(400, "POWERS-LIST-UNDECIDED", "number");
        justice.notes("empowerment-lists", list, "{number: '威环政发〔2026〕6号', publishedOn: '%s'}", TODAY)
                .is(200);
        justice.takes(run, "confirmation");
        at(HC_URBAN, HEAD).takes(run, "transition").has("run.stage", "confirmation");
        at(YANGTING, HEAD).takes(run, "transition").has("run.stage", "transition");
        Answer transition = justice.get("/api/v1/registers/transitions?township=hc-yangting")
                .is(200)
                .has("rows.values.startOn", TODAY)
                .has("rows.values.endOn", TODAY.plusMonths(3));
        at(YANGTING, HEAD).isHeldUp(run, "in-force", "transition-ready");
        for (String each : SIX_POINTS) {
            at(YANGTING, TOWNSHIP_CENTRE).adds("transition-points", DONE, transition.text("rows.key"), each, TODAY);
        }
        at(YANGTING, HEAD).takes(run, "in-force");
        at(HC_URBAN, HEAD).steps(run, "in-force").refused(409, "POWERS-IN-TRANSITION");
    }

    /**
     * Scene 7. Plan 000 (7), 行政处罚法 art. 42: that two officers could do an act on its day is proven when it is done, and stands in the record for every later
     * act to cite. A day too early it is no proof.
     */
    @Test
    void an_act_is_proven_for_its_day_and_the_proof_is_in_the_record() {
        Person clerk = at(CZ_MARKET, CREDENTIAL_CLERK);
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        Person acting = at(CZ_MARKET, OFFICER);
        String wu = officer(clerk, CZ_MARKET, "吴证明");
        String zheng = officer(clerk, CZ_MARKET, "郑证明");
        certificate(justice, wu, CZ_MARKET, "青A07001", "2024-01-22", "2029-01-21");
        certificate(justice, zheng, CZ_MARKET, "青A07002", "2024-07-15", "2029-07-14");
        String item = item(justice, CZ_MARKET, "CZ-07-1", "对未公示营业执照的处罚");
        String proving =
                """
                {asOf: '%s',
                 references: {item: '%s', body: 'cz-market', place: '630103', officers: ['%s', '%s'],
                              recusals: {'%3$s': 'none', '%4$s': 'none'}},
                 facts: {step: 'investigate', sanctions: ['fine'], fine: '1000'}}""";

        acting.post("/api/v1/competence-proofs", proving, "2024-07-14", item, wu, zheng)
                .is(201)
                .has("proven", false)
                .has("officers.ruling.answer.valid", 1)
                .has("officers.ruling.answer.failing.name", zheng);
        Answer proof = acting.post("/api/v1/competence-proofs", proving, "2024-07-15", item, wu, zheng)
                .is(201)
                .has("proven", true)
                .has("competence.ruling.answer.body", "department");
        String record = "/api/v1/record/subjects/competence-proof/" + proof.text("id");
        acting.get(record).refused(403, "ACCESS-FORBIDDEN");
        at(CZ_GOVERNMENT, AUDITOR)
                .get(record)
                .is(200)
                .has("entries.number", 0, 1)
                .has("entries.hash", proof.all("entries.hash").toArray());
    }

    /**
     * Scene 8. Plan 000 (22), (23): a body is merged into another. Officers, certificates, what is under way and who works on it follow on the day; what was done
     * before stays with the body that did it.
     */
    @Test
    void a_body_is_merged_and_everything_of_it_follows() {
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        Person clerk = at(CZ_ANIMALS, CREDENTIAL_CLERK);
        String chen = officer(clerk, CZ_ANIMALS, "陈兽医");
        String chu = officer(clerk, CZ_ANIMALS, "褚兽医");
        String wei = officer(clerk, CZ_ANIMALS, "卫新进");
        certificate(justice, chen, CZ_ANIMALS, "青A08001", "2024-01-22", "2029-01-21");
        certificate(justice, chu, CZ_ANIMALS, "青A08002", "2024-01-22", "2029-01-21");
        String asked = clerk.adds(
                "certificate-applications",
                """
                {appliedOn: '%s', officer: '%s', body: 'cz-animals', kind: 'enforcement', fields: ['agriculture'],
                 area: '630103'}""",
                TODAY,
                wei);
        String run = clerk.starts(APPLICATIONS, "application", asked, CZ_JUSTICE);

        String mergers = "/api/v1/body-changes/mergers";
        String merger =
                """
                {body: 'cz-animals', into: 'cz-agriculture', from: '2026-01-01', why: '机构改革', document: '城中编〔2025〕9号'}""";
        clerk.post(mergers, merger).refused(403, "ACCESS-FORBIDDEN");
        at(HC_JUSTICE, JUSTICE_SUPERVISOR).post(mergers, merger).refused(403, "ACCESS-FORBIDDEN");
        justice.post(mergers + "/preview", "{body: 'cz-animals', into: 'cz-agriculture', from: '2026-01-01'}")
                .is(200)
                .has("runs", 1);
        justice.post(mergers, merger)
                .is(201)
                .has("officers", 3)
                .has("certificates", 2)
                .has("runs", 1);

        String before = investigating(CZ_ANIMALS, CHENGZHONG, chen, chu);
        competent(justice, CHENGZHONG, day("2025-12-31"), before).has("ruling.answer.competent", true);
        competent(justice, CHENGZHONG, day("2026-01-01"), before).has("ruling.answer.competent", false);
        competent(justice, CHENGZHONG, day("2026-01-01"), investigating(CZ_AGRICULTURE, CHENGZHONG, chen, chu))
                .has("ruling.answer.competent", true);
        clerk.takes(run, "review");
        justice.get("/api/v1/runs/" + run).is(200).has("parties.own", CZ_AGRICULTURE);
    }

    /**
     * Scene 9. Plan 002 (3), (7), (8) and plan 000 (3), (4), (40): the numbers of the plans, with the people behind each: fifteen formal staff in a centre, nine in
     * ten of the district deployed, everybody with a certificate, one reviewer among twenty, who may call the district's lawyers; sixty hours a year, the party's own education not among them.
     */
    @Test
    void the_numbers_of_the_plans_are_counted_with_the_people_behind_them() {
        Person justice = at(HC_JUSTICE, JUSTICE_SUPERVISOR);
        Person centre = at(YANGTING, TOWNSHIP_CENTRE);
        justice.imports("officers", officersOfTheDistrictAndTheTown()).is(200).has("written", 16);
        justice.imports("postings", eightGoDown()).is(200).has("written", 8);
        measure(centre, "centre")
                .has("measures.status", "not-met")
                .has("measures.has", 13)
                .has("measures.ruling.answer.needed", 15);
        assertThat(behind(centre, "centre").all("rows.label")).hasSize(14).startsWith("镇队员6");
        measure(justice, "deployment")
                .has("measures.status", "not-met")
                .has("measures.has", 8)
                .has("measures.ruling.answer.needed", 9);
        at(HC_URBAN, OFFICER)
                .get("/api/v1/monitors?division=371002&on=2024-05-10")
                .refused(403, "ACCESS-FORBIDDEN");

        at(HC_URBAN, CREDENTIAL_CLERK)
                .adds(
                        "postings",
                        "{from: '2024-05-06', to: '2024-05-15', officer: 'u-9', body: 'hc-yangting', kind: 'deployed'}");
        measure(justice, "deployment")
                .has("measures.status", "met")
                .has("measures.has", 9)
                .has("measures.whole", 10);
        at(YANGTING, CREDENTIAL_CLERK)
                .adds(
                        "officers",
                        """
                        {key: 'y-7', from: '2024-05-05', to: '2024-05-15', name: '镇队员7', body: 'hc-yangting',
                         citizenNumber: '%s', staffType: 'administrative', roles: ['enforcement']}""",
                        Numbers.citizen(727));
        measure(centre, "centre").has("measures.status", "met").has("measures.has", 15);

        measure(centre, "reviewers")
                .has("measures.status", "not-met")
                .has("measures.has", 0)
                .has("measures.whole", 16);
        justice.amends("officers", "y-1", "2024-05-05", "{roles: ['enforcement', 'legal-review']}")
                .is(200);
        measure(centre, "reviewers").has("measures.status", "not-met").has("measures.has", 0);
        justice.amends(
                        "officers",
                        "y-1",
                        "2024-05-05",
                        """
                        {legalQualification: 'unified', legalQualificationNumber: 'A2020371002',
                         legalQualificationOn: '2020-03-01'}""")
                .is(200);
        measure(centre, "reviewers").has("measures.status", "met").has("measures.has", 1);
        the_town_calls_a_lawyer_of_the_district(justice);

        measure(centre, "certificates")
                .has("measures.status", "not-met")
                .has("measures.has", 0)
                .has("measures.whole", 15);
        justice.imports("certificates", certificatesForAll(), "证件清册〔2024〕2号")
                .is(200)
                .has("written", 15);
        measure(centre, "certificates").has("measures.status", "met").has("measures.has", 15);
        measure(centre, "expiring")
                .has("measures.status", "not-met")
                .has("measures.has", 5)
                .has("measures.whole", 6);
        assertThat(behind(centre, "expiring").all("rows.why")).contains("有效期至2024-06-30");

        sixty_hours_a_year();
    }

    private static void the_town_calls_a_lawyer_of_the_district(Person justice) {
        String lawyer = justice.adds(
                "counsels",
                """
                {from: '2024-05-05', name: '律师甲', body: 'hc-justice', kind: 'public-lawyer', licence: '鲁公律09', shared: true}""");
        Person town = at(YANGTING, CREDENTIAL_CLERK);
        town.get("/api/v1/registers/counsels?on=2024-05-10").is(200).has("rows.key", lawyer);
        town.adds(
                "counsel-calls",
                "{calledOn: '2024-05-10', counsel: '%s', body: 'hc-yangting', matter: '重大执法决定法制审核'}",
                lawyer);
    }

    private static byte[] officersOfTheDistrictAndTheTown() {
        List<String[]> people = new ArrayList<>();
        for (int i = 1; i <= 10; i++) {
            people.add(new String[] {"u-" + i, "区队员" + i, HC_URBAN, Numbers.citizen(700 + i), "行政编制"});
        }
        for (int i = 1; i <= 6; i++) {
            people.add(new String[] {"y-" + i, "镇队员" + i, YANGTING, Numbers.citizen(720 + i), i == 6 ? "合同" : "事业编制"});
        }
        return Sheet.of(
                List.of("编号", "姓名", "所在单位", "公民身份号码", "编制类型", "承担的工作", "起始日", "终止日"),
                people.stream()
                        .map(each -> Stream.concat(Stream.of(each), Stream.of("行政执法", "2024-05-05", "2024-05-15"))
                                .toArray(String[]::new))
                        .toArray(String[][]::new));
    }

    private static byte[] eightGoDown() {
        return Sheet.of(
                List.of("执法人员", "派到的单位", "方式", "起始日", "终止日"),
                IntStream.rangeClosed(1, 8)
                        .mapToObj(each -> new String[] {"u-" + each, YANGTING, "下沉", "2024-05-06", "2024-05-15"})
                        .toArray(String[][]::new));
    }

    /** All but the one who stays in the district, and who works by contract. One certificate ends soon. */
    private static byte[] certificatesForAll() {
        Stream<String> holders = Stream.concat(
                IntStream.rangeClosed(1, 9).mapToObj(each -> "u-" + each),
                Stream.of("y-1", "y-2", "y-3", "y-4", "y-5", "y-7"));
        return Sheet.of(
                List.of("证件编号", "证件种类", "持证人", "所属主体", "发证机关", "资格审核机关", "执法类别", "执法区域", "发证日", "起始日", "终止日"),
                holders.map(each -> new String[] {
                            "鲁K09-" + each,
                            "行政执法证",
                            each,
                            each.startsWith("u") ? HC_URBAN : YANGTING,
                            "山东省人民政府",
                            "区司法局",
                            "urban-management",
                            HUANCUI,
                            "2024-05-06",
                            "2024-05-06",
                            each.equals("y-1") ? "2024-06-30" : "2029-05-05"
                        })
                        .toArray(String[][]::new));
    }

    private static Answer measure(Person who, String kind) {
        return who.get("/api/v1/monitors?division=371002&on=2024-05-10&kind=" + kind)
                .is(200);
    }

    private static Answer behind(Person who, String kind) {
        return who.get("/api/v1/monitors/" + kind + "/rows?division=371002&on=2024-05-10&body=hc-yangting")
                .is(200);
    }

    private static void sixty_hours_a_year() {
        Person clerk = at(CZ_CULTURE, CREDENTIAL_CLERK);
        String jiang = officer(clerk, CZ_CULTURE, "蒋培训");
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        String course = justice.adds(
                "courses",
                """
                {from: '2024-01-22', title: '提升行政执法质量三年行动计划', body: 'cz-justice', type: 'public-law',
                 organiser: 'justice', hours: '30', mandatory: true, topics: ['quality-plan']}""");
        String courses = "/api/v1/monitors?kind=courses&division=630103&on=2024-07-01";
        clerk.get(courses).is(200).has("measures.status", "not-met");
        String training =
                """
                {officer: '%s', year: 2024, startedOn: '2024-06-03', endedOn: '2024-06-14', type: '%s', hours: '%s', %s}""";
        clerk.adds("trainings", training, jiang, "political", "20", "title: '主题教育', organiser: 'department'");
        justice.adds(
                "trainings", training, jiang, "public-law", "30", "course: '" + course + "', organiser: 'justice'");
        clerk.adds("trainings", training, jiang, "professional", "20", "title: '文化执法', organiser: 'department'");
        clerk.adds("trainings", training, jiang, "skills", "9.5", "title: '案卷制作', organiser: 'department'");
        String monitor = "/api/v1/monitors?kind=training&division=630103&on=2024-12-31";
        clerk.get(courses).is(200).has("measures.status", "met");
        clerk.get(monitor).is(200).has("measures.status", "not-yet-due");
        String over = "/api/v1/monitors?kind=training-last-year&division=630103&on=2025-01-01";
        clerk.get(over).is(200).has("measures.status", "not-met");
        clerk.get("/api/v1/monitors/training/rows?division=630103&on=2024-12-31&body=cz-culture")
                .is(200)
                .has("rows.label", "蒋培训")
                .has("rows.why", "合计还缺0.5学时");
        clerk.adds("trainings", training, jiang, "skills", "0.5", "title: '模拟训练', organiser: 'department'");
        clerk.get(monitor).is(200).has("measures.status", "met");
        clerk.get(over).is(200).has("measures.status", "met");
    }

    /**
     * Scene 10. Plan 000 (12), (13), (15), (22): a department publishes its catalogue, its benchmark of discretion, which leaves no case out and stays within the
     * law, and its list of what is not punished; the benchmark is reported, and the justice bureau reviews it.
     */
    @Test
    void a_benchmark_is_made_published_reported_and_reviewed() {
        Person department = at(CZ_URBAN, DEPARTMENT_SUPERVISOR);
        Person justice = at(CZ_JUSTICE, JUSTICE_SUPERVISOR);
        Person reader = at(CZ_MARKET, OFFICER);
        String item = item(department, CZ_URBAN, "CZ-10-1", "对占用城市道路的处罚");
        department
                .amends("items", item, "2024-10-15", "{publishedOn: '2024-10-15'}")
                .is(200);
        reader.get("/api/v1/powers/lists/items?on=2024-10-14&body=cz-urban")
                .is(200)
                .has("rows.values.code");
        reader.get("/api/v1/powers/lists/items?on=2024-10-15&body=cz-urban")
                .is(200)
                .has("rows.values.code", "CZ-10-1");

        String benchmark = department.adds(
                "benchmarks",
                """
                {from: '2024-01-31', item: '%s', level: 'district', issuer: 'cz-urban', maker: '城中区城市管理局', version: '2024',
                 violation: '占用城市道路', penaltyBasis: '《某条例》第一条', target: 'any'}""",
                item);
        String light =
                """
                {benchmark: '%s', order: 1, tier: '从轻', kind: 'light', condition: '占地5平方米以下', standard: '罚款',
                 factor: 'area', factorFrom: '0', factorFromIncluded: true, factorTo: '5', factorToIncluded: true,
                 fineMin: '%s', fineMinIncluded: true, fineMax: '10000', fineMaxIncluded: true}""";
        String heavy =
                """
                {benchmark: '%s', order: 2, tier: '从重', kind: 'heavy', condition: '占地超过5平方米', standard: '罚款',
                 factor: 'area', factorFrom: '%s', factorFromIncluded: false, fineMin: '10000', fineMinIncluded: false,
                 fineMax: '60000', fineMaxIncluded: true}""";
        department.tries("benchmark-tiers", light, benchmark, "499.99").refused(400, "POWERS-BEYOND-LAW", "fineMax");
        department.adds("benchmark-tiers", light, benchmark, "500");
        department.tries("benchmark-tiers", heavy, benchmark, "4").refused(400, "POWERS-TIER-OVERLAP", "factorFrom");
        department
                .amends("benchmarks", benchmark, "2024-01-31", "{publishedOn: '2024-01-31'}")
                .refused(400, "POWERS-TIERS-OPEN", "publishedOn");
        department.adds("benchmark-tiers", heavy, benchmark, "5");
        String filing = "{benchmark: '%s', filedOn: '2024-02-05', filedWith: '城中区司法局', number: '城管备〔2024〕1号'}";
        justice.tries("benchmark-filings", filing, benchmark).refused(400, "POWERS-UNPUBLISHED", "benchmark");
        department
                .amends("benchmarks", benchmark, "2024-01-31", "{publishedOn: '2024-01-31'}")
                .is(200);
        department.tries("benchmark-filings", filing, benchmark).refused(403, "ACCESS-FORBIDDEN");
        String filed = justice.adds("benchmark-filings", filing, benchmark);
        justice.notes("benchmark-filings", filed, "{reviewedOn: '2024-03-01', result: 'accepted', opinion: '准予备案'}")
                .is(200);

        department.adds(
                "leniency-items",
                """
                {from: '2024-01-31', kind: 'first-violation', field: 'urban-management', body: 'cz-urban', item: '%s',
                 name: '首次占用且及时改正', conditions: '初次违法且危害后果轻微并及时改正', basis: '行政处罚法第三十三条',
                 publishedOn: '2024-01-31'}""",
                item);
        String leniency = "/api/v1/powers/lists/leniency-items?body=cz-urban&on=";
        reader.get(leniency + "2024-01-30").is(200).has("rows.values.name");
        reader.get(leniency + "2024-01-31").is(200).has("rows.values.name", "首次占用且及时改正");
    }

    // ---- what several scenes need

    /** A power of a list: from a day, by which list, for which item. */
    private static final String EMPOWERED =
            """
            {from: '%s', list: '%s', item: '%s', name: '赋权事项', powers: ['%s'], originalBody: 'hc-urban'}""";

    private static final String CONFIRMATION =
            """
            {list: '%s', township: '%s', department: 'hc-urban', title: '赋权事项承接确认书', authority: '清单各项的行政处罚权'}""";

    private static final String DONE = "{transition: '%s', point: '%s', doneOn: '%s'}";

    private static final String INVESTIGATION = "{actKind: 'penalty', step: 'investigate'}";

    private static Person at(String body, Role role) {
        return district.at(body, role);
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    /** Officers who act for a body at a place, none of whom has to keep out. */
    private static String investigating(String body, String place, String... officers) {
        return "{body: '%s', place: '%s', officers: [%s], recusals: {%s}}"
                .formatted(
                        body,
                        place,
                        Stream.of(officers).map("'%s'"::formatted).collect(Collectors.joining(", ")),
                        Stream.of(officers).map("'%s': 'none'"::formatted).collect(Collectors.joining(", ")));
    }

    private static Answer competent(Person who, String division, LocalDate asOf, String officers) {
        return who.asks("officer-competence", division, asOf.toString(), officers, INVESTIGATION)
                .is(200)
                .has("ruling.status", "determined");
    }

    private static String item(Person by, String body, String code, String name) {
        return item(by, body, code, name, null);
    }

    /** An item of a department's catalogue with a fine from 500 to 60,000 yuan. */
    private static String item(Person by, String body, String code, String name, String guidance) {
        return by.adds(
                "items",
                """
                {from: '2024-01-01', code: '%s', name: '%s', actKind: 'penalty', field: 'urban-management', body: '%s', basis: '《某条例》第一条',
                 target: 'any', fineMode: 'fixed', fineMin: '500', fineMax: '60000', guidance: %s}""",
                code,
                name,
                body,
                guidance == null ? null : "'" + guidance + "'");
    }

    private static String guidance(Person justice, String code, String name) {
        return justice.adds(
                "guidance-catalogue",
                """
                {from: '2024-04-01', code: '%s', name: '%s', division: '370000', powers: ['penalty', 'inspection'],
                 source: '鲁政字〔2024〕35号', publishedOn: '2024-04-01'}""",
                code,
                name);
    }

    /** Who is competent when the town has the case of a day's violation, filed that day. */
    private static Answer whose(Person who, String asOf, String item, String fine) {
        return who.asks(
                        "competence",
                        HUANCUI,
                        asOf,
                        "{item: '%s', township: 'hc-zhangcun', body: 'hc-zhangcun'}".formatted(item),
                        "{occurredOn: '%s', filedOn: '%1$s', sanctions: ['fine'], fine: '%s'}".formatted(asOf, fine))
                .is(200)
                .has("ruling.status", "determined");
    }
}
