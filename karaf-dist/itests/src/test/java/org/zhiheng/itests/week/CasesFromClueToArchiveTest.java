package org.zhiheng.itests.week;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhiheng.api.access.Role.ARCHIVIST;
import static org.zhiheng.api.access.Role.CREDENTIAL_CLERK;
import static org.zhiheng.api.access.Role.GOODS_KEEPER;
import static org.zhiheng.api.access.Role.HEAD;
import static org.zhiheng.api.access.Role.HEARING_PRESIDER;
import static org.zhiheng.api.access.Role.JUSTICE_SUPERVISOR;
import static org.zhiheng.api.access.Role.LEGAL_REVIEWER;
import static org.zhiheng.api.access.Role.OFFICER;
import static org.zhiheng.itests.week.CaseFolder.clocks;
import static org.zhiheng.itests.week.Entered.certificate;
import static org.zhiheng.itests.week.Entered.officer;
import static org.zhiheng.itests.week.Entered.qualified;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.zhiheng.api.access.Role;

/**
 * Whole cases over HTTP on the assembled distribution, by the rules of Chengzhong (630103) and of Huancui (371002), by the people who would do it: from the
 * clue to the archive, with what is refused on the way and the ruling that says why. What happened lies in the spring of 2026, whose calendar is known;
 * approvals bear the day of the test.
 */
@ExtendWith(OneDistribution.class)
class CasesFromClueToArchiveTest {

    private static final String CHENGZHONG = "630103";
    private static final String HUANCUI = "371002";
    private static final String CZ = "cz2-urban";
    private static final String HC = "hc2-urban";
    private static final String HC_MARKET = "hc2-market";
    private static final String HC_GOVERNMENT = "hc2-government";

    private static final String ORDINARY = "penalty.ordinary";
    private static final String PATROL =
            "{kind: 'clue', values: {source: 'patrol', receivedAt: '2026-03-02T09:00:00+08:00', summary: '巡查发现随意倾倒垃圾'}}";
    private static final String FACTORS =
            """
            {kind: 'factor', values: {name: 'firstViolation', value: '否'}},
            {kind: 'factor', values: {name: 'slight', value: '否'}},
            {kind: 'factor', values: {name: 'harm', value: 'slight'}},
            {kind: 'factor', values: {name: 'serious', value: '是'}}""";
    private static final String COMPANY =
            """
            {kind: 'party', key: 'p1', values: {kind: 'organisation', name: '某某商贸有限公司',
             creditCode: '91350100M000100Y43', serviceAddress: '某路2号', addressConfirmedOn: '2026-03-02'}}""";
    private static final String TEN_POINTS =
            """
            bodyLawful: 'pass', officersQualified: 'pass', factsClear: 'pass', evidenceSufficient: 'pass', basisRight: 'pass',
            discretionRight: 'pass', procedureLawful: 'pass', withinPower: 'pass', documentsComplete: 'pass', notCriminal: 'pass'""";

    private static final LocalDate TODAY = LocalDate.now(ZoneId.of("Asia/Shanghai"));

    private static District district;
    private static Team cz;
    private static Team hc;
    private static Team market;

    /**
     * Whom a department has.
     *
     * @param item of its catalogue
     * @param first key of the officer who signs in
     * @param second key of a colleague
     * @param third key of an officer who reviews, presides, and handles nothing
     */
    private record Team(String body, String division, String item, String first, String second, String third) {

        Person as(Role role) {
            return district.at(body, role);
        }

        String matter() {
            return """
                    {kind: 'matter', values: {item: '%s', division: '%s', occurredOn: '2026-03-02', endedOn: '2026-03-02',
                     discoveredOn: '2026-03-02'}}"""
                    .formatted(item, division);
        }

        /** About an item of its own of another kind of act. */
        String matterOf(String actKind) {
            String other = district.at(body.substring(0, 3) + "-justice", JUSTICE_SUPERVISOR)
                    .adds(
                            "items",
                            """
                            {from: '2024-01-01', code: '%s-%s', name: '垃圾处置事项(%2$s)', actKind: '%2$s', field: 'urban-management',
                             body: '%1$s', basis: '城市生活垃圾管理办法', target: 'any'}""",
                            body,
                            actKind);
            return new Team(body, division, other, first, second, third).matter();
        }

        String handlers() {
            return """
                    {kind: 'handler', values: {officer: '%s', part: 'lead', from: '2026-03-02'}},
                    {kind: 'handler', values: {officer: '%s', part: 'assist', from: '2026-03-02'}}"""
                    .formatted(first, second);
        }

        String both() {
            return "officers: ['%s', '%s']".formatted(first, second);
        }

        /** Filed, with what it is about and who handles it. */
        CaseFolder filed(String clue, String party) {
            Person officer = as(OFFICER);
            CaseFolder folder = CaseFolder.opened(officer, ORDINARY, body, clue);
            folder.isHeldUp(officer, "filing", "body-competent").has("refused.ruling.status", "undetermined");
            folder.writes(officer, matter(), party, handlers());
            folder.takes(officer, "filing");
            folder.isHeldUp(as(HEAD), "investigation", "filed-approved")
                    .has("refused.ruling.answer.failing", "没有记载:已经批准立案");
            folder.writes(as(HEAD), "{kind: 'filing', values: {outcome: 'filed', on: '2026-03-03'}}");
            folder.takes(as(HEAD), "investigation").has("file.head.status", "open");
            return folder;
        }

        /** Investigated to its end, on one piece of evidence. */
        void investigated(CaseFolder folder) {
            Person officer = as(OFFICER);
            folder.writes(
                    officer,
                    "{kind: 'element', key: 'x1', values: {title: '随意倾倒生活垃圾'}}",
                    """
                    {kind: 'evidence', key: 'v1', values: {kind: 'scene-record', name: '现场笔录',
                     obtainedAt: '2026-03-03T10:00:00+08:00', elements: ['x1'], file: '%s', %s}}"""
                            .formatted(officer.uploads(), both()));
            folder.isHeldUp(officer, "investigation-end", "evidence-verified", "evidence-linked");
            folder.writes(
                    officer,
                    """
                    {do: 'amend', kind: 'evidence', key: 'v1', seen: 1, values: {verifiedOn: '2026-03-04'}, reason: '查证属实'}""",
                    """
                    {kind: 'investigation', values: {endedOn: '2026-03-05', factsClear: true, evidenceVerified: true,
                     notCriminal: true}}""",
                    FACTORS);
            folder.takes(officer, "investigation-end");
        }
    }

    @BeforeAll
    static void departments_have_people_and_items() {
        district = OneDistribution.district();
        cz = team(CZ, CHENGZHONG, "household-waste-dumping");
        hc = team(HC, HUANCUI, "waste-sorting");
        market = team(HC_MARKET, HUANCUI, "property-common-use");
    }

    /** @param code of the one item in its catalogue, for which the packages have a table of fines */
    private static Team team(String body, String division, String code) {
        String tree = body.substring(0, 3);
        String government = tree + "-government";
        String bureau = tree + "-justice";
        if (!body.equals(HC_MARKET)) {
            String title = division.equals(CHENGZHONG) ? "西宁市城中区人民政府" : "威海市环翠区人民政府";
            district.body(government, "government", title, division, "platform");
            district.body(bureau, "justice-bureau", "区司法局", division, government);
        }
        district.body(body, "department", "执法局" + body, division, government);
        Person justice = district.at(bureau, JUSTICE_SUPERVISOR);
        qualified(justice, body, division, government, bureau);
        Person clerk = district.at(body, CREDENTIAL_CLERK);
        String first = officer(clerk, body, "甲主办", district.at(body, OFFICER));
        String second = officer(clerk, body, "乙协办", "2025-06-01");
        String third = officer(clerk, body, "丙审核", district.at(body, LEGAL_REVIEWER));
        int nth = 1;
        for (String each : new String[] {first, second, third}) {
            certificate(justice, each, body, body + "-" + nth++, "2025-06-01", "2099-01-21");
        }
        certificate(justice, third, body, "hearing-presider", body + "-9", "2025-06-01", "2099-01-21");
        String item = justice.adds(
                "items",
                """
                {from: '2024-01-01', code: '%s', name: '对%1$s的处罚', actKind: 'penalty', field: 'urban-management',
                 body: '%s', basis: '固体废物污染环境防治法第一百一十一条', target: 'any', fineMode: 'fixed', fineMin: '50',
                 fineMax: '500000'}""",
                code,
                body);
        return new Team(body, division, item, first, second, third);
    }

    @AfterAll
    static void the_platform_has_told_no_error() throws Exception {
        assertThat(district.errors()).isEmpty();
    }

    /** 行政处罚法 arts. 51, 68, 70, 71; plan 000 (18): two officers decide on the spot and collect; what is too much for that is told with the ruling. */
    @Test
    void officers_of_chengzhong_fine_somebody_on_the_spot() {
        Person officer = cz.as(OFFICER);
        CaseFolder.opens(officer, "penalty.simple", CZ, PATROL.replace("summary", "classified: true, summary"))
                .refused(400, "CASE-CLASSIFIED", "0.classified");
        CaseFolder folder = CaseFolder.opened(officer, "penalty.simple", CZ, PATROL);
        folder.writes(
                officer,
                cz.matter(),
                """
                {kind: 'party', key: 'p1', values: {kind: 'citizen', name: '张某', citizenNumber: '11010519491231002X',
                 bornOn: '1949-12-31', capacity: 'full'}}""",
                "{kind: 'handler', values: {officer: '%s', part: 'lead', from: '2026-03-02'}}".formatted(cz.first()),
                """
                {kind: 'investigation', values: {endedOn: '2026-03-02', factsClear: true, evidenceVerified: true,
                 notCriminal: true}}""",
                FACTORS);
        folder.writes(
                officer,
                """
                {kind: 'decision', values: {kind: 'penalty', number: '城中城管当罚〔2026〕1号', decidedOn: '2026-03-02',
                 sanctions: ['fine'], fine: '300', facts: '倾倒垃圾', basis: '第一百一十一条', fulfilment: '当场缴纳', remedies: '可以复议'}}""");
        folder.steps(officer, "archiving")
                .is(200)
                .has("done", false)
                .has(
                        "refused.check",
                        "two-officers",
                        "simple-allowed",
                        "notice-given",
                        "defence-heard",
                        "served",
                        "paid-or-enforced")
                .has(
                        "refused.ruling.answer.failing",
                        "合格的执法人员1人,至少需要2人",
                        "不能适用简易程序",
                        "没有记载:已经告知",
                        "没有记载:已经听取陈述申辩",
                        "没有记载:已经送达",
                        "罚款应缴300.00元,已缴0元");
        folder.writes(
                officer,
                "{kind: 'handler', values: {officer: '%s', part: 'assist', from: '2026-03-02'}}".formatted(cz.second()),
                """
                {do: 'amend', kind: 'decision', seen: 1, values: {fine: '100'}, reason: '超过当场处罚的数额'}""",
                """
                {kind: 'notice', key: 'n1', values: {servedOn: '2026-03-02', sanctions: ['fine'], fine: '100', %s}}"""
                        .formatted(cz.both()),
                """
                {kind: 'statement', values: {on: '2026-03-02', form: 'oral', words: '认错', adopted: 'not-adopted', answer: '没有新的事实'}}""",
                """
                {kind: 'service', values: {document: 'spot-decision', mode: 'direct', recipient: '签收人', signed: true, servedOn: '2026-03-02'}}""",
                """
                {kind: 'payment', key: 'y1', values: {on: '2026-03-02', amount: '100', channel: 'on-the-spot', receipt: '0001'}}""");
        // The paper that is handed over on the spot bears the number that was written on it.
        folder.commands(officer, "documents", "document: 'spot-decision'")
                .is(200)
                .has("done", true);
        officer.get("/api/v1/cases/" + folder.id() + "/documents")
                .is(200)
                .has("issued.document", "spot-decision")
                .has("issued.number", "城中城管当罚〔2026〕1号")
                .has("issued.version", 1)
                .has("issued.signed", false);
        Answer paid = folder.takes(officer, "archiving");
        assertThat(clocks(paid, "cash")).containsExactly("2026-03-04");
        assertThat(clocks(paid, "spot-report")).containsExactly("2026-03-04");
        folder.writes(
                officer,
                """
                {do: 'amend', kind: 'payment', key: 'y1', seen: 1, values: {handedInOn: '2026-03-03', bankedOn: '2026-03-04'},
                 reason: '已经缴付银行'}""",
                "{kind: 'spot-report', values: {reportedOn: '2026-03-04', to: '法制科'}}");
        archived(folder, cz);
        leaves(folder, cz);
        // What is done is done.
        folder.tries(officer, "{kind: 'education', values: {on: '2026-03-03', how: '说服'}}")
                .refused(409, "CASE-CLOSED");
        folder.shown(officer).has("head.status", "closed").has("pieces.values.citizenNumber", "110105************");
    }

    /** The party takes the receipts of both versions of the decision, the archive the whole file; both are verified by the program that is handed out, and the file is taken in elsewhere. */
    private static void leaves(CaseFolder folder, Team team) {
        Person officer = team.as(OFFICER);
        String receipts = "/api/v1/cases/" + folder.id() + "/receipts";
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(officer.get(receipts).json().findValuesAsText("file"))
                        .hasSize(2)
                        .doesNotContain("null"));
        String receipt =
                officer.get(receipts).json().get("receipts").get(1).get("id").asText();
        assertThat(Verifying.verified(
                        "receipt",
                        "receipt.json",
                        officer.get(receipts + "/" + receipt).is(200).bytes()))
                .contains("凭证自身一致", "√ 签名", "√ 全过程记录", "证明了:", "没有证明:")
                .doesNotContain("张某");
        officer.get(receipts + "/" + receipt + "/replay").is(200).has("same", true);
        officer.post(receipts + "/" + receipt + "/disclosures", "{purpose: '交给当事人'}")
                .is(200)
                .has("format", "zhiheng-disclosures-1");
        Person archivist = team.as(ARCHIVIST);
        String path = "/api/v1/cases/" + folder.id() + "/archive?purpose=handing-over";
        await().atMost(Duration.ofSeconds(60)).until(() -> archivist.get(path).status() == 200);
        byte[] zip = archivist.get(path).is(200).bytes();
        assertThat(Verifying.verified("archive", "archive.zip", zip)).contains("归档包自身一致", "√ 案卷");
        Person elsewhere = hc.as(ARCHIVIST);
        String archive = "/api/v1/archived-cases?document=list-1&body=" + hc.body();
        elsewhere.zip(archive, Arrays.copyOf(zip, zip.length / 2)).refused(400, "CASE-ARCHIVE");
        String archived = elsewhere.zip(archive, zip).is(201).text("id");
        elsewhere.zip(archive, zip).refused(409, "CASE-ARCHIVE-TWICE");
        elsewhere.get("/api/v1/archived-cases/" + archived).is(200).has("archived.caseId", folder.id());
        assertThat(new String(
                        elsewhere
                                .get("/api/v1/archived-cases/" + archived + "/part?name=index.html&purpose=reading")
                                .is(200)
                                .bytes(),
                        StandardCharsets.UTF_8))
                .contains("卷内目录", "张某");
        elsewhere
                .zip("/api/v1/archived-cases?document=list-1&body=" + cz.body(), zip)
                .refused(403, "ACCESS-FORBIDDEN");
    }

    private static void archived(CaseFolder folder, Team team) {
        folder.isHeldUp(team.as(ARCHIVIST), "archived", "archived");
        folder.writes(
                team.as(ARCHIVIST),
                "{kind: 'archive', values: {number: '2026-罚-1', on: '%s', volumes: 1, pages: 38}}".formatted(TODAY));
        folder.indexed(team.as(ARCHIVIST)).has("frozen", false);
        folder.takes(team.as(ARCHIVIST), "archived").has("file.head.status", "closed");
        folder.indexed(team.as(ARCHIVIST)).has("frozen", true);
    }

    /**
     * 行政处罚法 arts. 57 to 64; 鲁 hearing amounts: a grave case in Huancui with hearing, review in two rounds, discussion with dissent; whoever investigated does
     * not review, nothing is decided before what must precede it, nor heavier than told, nor outside of its range.
     */
    @Test
    void a_grave_case_of_huancui_is_heard_reviewed_and_discussed() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        Person reviewer = hc.as(LEGAL_REVIEWER);
        CaseFolder folder = hc.filed(PATROL, COMPANY);
        folder.writes(
                officer,
                "{do: 'amend', kind: 'matter', seen: 1, values: {complex: true}, reason: '涉及多个法律关系'}",
                "{kind: 'soft-measure', values: {kind: 'persuasion', at: '2026-03-03T09:00:00+08:00', effect: '拒绝清理', %s}}"
                        .formatted(hc.both()));
        hc.investigated(folder);
        folder.writes(
                officer,
                """
                {kind: 'proposal', values: {kind: 'penalty', sanctions: ['fine'], fine: '80000', minimum: '50000', maximum: '500000'}}""");
        folder.takes(officer, "notice");
        folder.isHeldUp(officer, "hearing", "hearing-requested", "notice-given", "hearing-offered");
        Answer told = folder.writes(
                officer,
                """
                {kind: 'notice', key: 'n1', values: {number: '环城管罚告〔2026〕1号', servedOn: '2026-03-06', sanctions: ['fine'],
                 fine: '80000', hearingTold: true, %s}}"""
                        .formatted(hc.both()));
        assertThat(clocks(told, "hearing-request")).containsExactly("2026-03-13");
        folder.writes(
                officer,
                "{kind: 'hearing-request', values: {asked: true, on: '2026-03-10', form: 'written', accepted: true, acceptedOn: '2026-03-10'}}");
        // Who asked is heard (行政处罚法 arts. 63 and 64).
        folder.isHeldUp(officer, "review", "hearing-window-closed");
        folder.takes(officer, "hearing");
        Person presider = hc.as(HEARING_PRESIDER);
        folder.writes(
                presider,
                """
                {kind: 'hearing', values: {presider: '%s', noticeServedOn: '2026-03-12', plannedOn: '2026-03-20', open: true}}"""
                        .formatted(hc.third()));
        folder.writes(
                presider,
                "{do: 'amend', kind: 'hearing', seen: 1, values: {heldOn: '2026-03-20', points: '略', opinion: '维持'}, reason: '听证'}");
        folder.isHeldUp(presider, "review", "hearing-noticed")
                .has("refused.ruling.answer.failing", "送达听证通知书晚于2026-03-10");
        folder.writes(
                presider,
                "{do: 'amend', kind: 'hearing', seen: 2, values: {plannedOn: '2026-03-25', heldOn: '2026-03-25'}, reason: '改期重新举行'}");
        folder.takes(presider, "review");
        String supplement =
                "{kind: 'review', key: 'r1', values: {submittedOn: '2026-03-26', reviewer: '%s', completedOn: '2026-03-27', opinion: 'supplement', remarks: '证据不足', %s}}";
        String points = TEN_POINTS.replace("evidenceSufficient: 'pass'", "evidenceSufficient: 'fail'");
        // Nobody reviews in another's name.
        folder.tries(reviewer, supplement.formatted(hc.second(), points)).refused(403, "CASE-REVIEWER");
        folder.writes(reviewer, supplement.formatted(hc.third(), points));
        folder.isHeldUp(reviewer, "discussion", "legal-review-passed")
                .has("refused.ruling.answer.failing", "经确认,不能认定法制审核通过");
        folder.takes(reviewer, "review-dispute");
        folder.takes(head, "review");
        folder.tries(
                        reviewer,
                        "{kind: 'review', key: 'r2', values: {submittedOn: '2026-03-30', reviewer: '%s', completedOn: '2026-03-31', opinion: 'agree', bodyLawful: 'pass'}}"
                                .formatted(hc.third()))
                .refused(400, "CASE-REVIEW-POINT");
        folder.writes(
                reviewer,
                "{kind: 'review', key: 'r2', values: {submittedOn: '2026-03-30', reviewer: '%s', completedOn: '2026-03-31', opinion: 'agree', %s}}"
                        .formatted(hc.third(), TEN_POINTS));
        folder.takes(reviewer, "discussion");
        folder.isHeldUp(head, "decision", "collective-discussion-held");
        folder.writes(
                head,
                """
                {kind: 'discussion', values: {heldOn: '2026-04-01', chair: '局长', attendees: '班子成员', conclusion: '罚款八万元',
                 dissent: '一人主张七万元'}}""");
        folder.takes(head, "decision");
        String decision =
                """
                {kind: 'decision', values: {kind: 'penalty', number: '环城管罚〔2026〕1号', decidedOn: '%s', sanctions: ['fine'],
                 fine: '%s', benchmark: '分类投放,情节严重,单位', facts: '倾倒垃圾', basis: '第一百一十一条', fulfilment: '十五日内缴纳', remedies: '可以复议、起诉'}}""";
        folder.tries(officer, decision.formatted("2026-04-02", "80000")).refused(403, "ACCESS-FORBIDDEN");
        folder.tries(head, decision.formatted("2026-03-30", "80000")).refused(400, "CASE-ORDER", "0.decidedOn");
        folder.writes(head, decision.formatted("2026-04-02", "600000"));
        folder.isHeldUp(head, "service", "within-range", "not-heavier")
                .has("refused.ruling.answer.failing", "偏离裁量基准,还没有经基准制定机关批准", "罚款600000.00元,比告知的80000.00元更重");
        String late = folder.shown(officer).text("head.version");
        folder.writes(head, "{do: 'amend', kind: 'decision', seen: 1, values: {fine: '80000'}, reason: '按告知的数额'}");
        folder.triesLate(head, late, "{do: 'amend', kind: 'decision', seen: 1, values: {fine: '70000'}, reason: '从轻'}")
                .refused(409, "CASE-MOVED");
        folder.takes(head, "service");
        folder.isHeldUp(officer, "execution", "served");
        folder.tries(
                        officer,
                        "{kind: 'service', values: {document: 'penalty-decision', mode: 'electronic', servedOn: '2026-04-07'}}")
                .refused(400, "CASE-SERVICE", "0.mode");
        Answer served = folder.writes(
                officer,
                "{kind: 'service', values: {document: 'penalty-decision', mode: 'leaving', filmed: true, servedOn: '2026-04-07', reason: '拒收'}}");
        assertThat(clocks(served, "payment")).containsExactly("2026-04-22");
        folder.takes(officer, "execution");
        folder.writes(head, "{kind: 'deferral', values: {approvedOn: '2026-04-20', until: '2026-06-30', plan: '两期'}}");
        folder.writes(
                officer,
                "{kind: 'payment', values: {on: '2026-05-29', amount: '40000', channel: 'bank', receipt: '0001'}}");
        folder.isHeldUp(officer, "closing", "paid-or-enforced");
        folder.writes(
                officer,
                "{kind: 'payment', values: {on: '2026-06-30', amount: '40000', channel: 'bank', receipt: '0002'}}");
        folder.takes(officer, "closing");
        folder.isHeldUp(officer, "archiving", "closing-approved");
        folder.writes(
                head, "{kind: 'closing', values: {kind: 'fulfilled', on: '%s', fulfilled: true}}".formatted(TODAY));
        folder.takes(officer, "archiving");
        archived(folder, hc);
        published(folder, hc);
    }

    /** 国办发〔2018〕118号 二、(六); 行政处罚法 arts. 48, 85: until the seventh working day, by a person; withdrawn, it is gone for everybody, and they are told why. */
    private static void published(CaseFolder folder, Team team) {
        Person head = team.as(HEAD);
        Person anybody = district.anybody();
        String list = "/api/v1/publications?body=%s&size=200".formatted(team.body());
        await().atMost(ofSeconds(60))
                .until(() -> head.get(list).is(200).all("matters.source").contains("case/" + folder.id()));
        Answer found = head.get(list);
        String id = found.all("matters.id").get(found.all("matters.source").indexOf("case/" + folder.id()));
        String address = "/api/v1/publications/" + id;
        Answer waits = head.get(address)
                .is(200)
                .has("state", "pending")
                .has("decidedOn", "2026-04-02")
                .has("due", "2026-04-14");
        String seen = "/public/v1/publications/" + id;
        anybody.get(seen).refused(404, "PUBLIC-UNKNOWN");
        team.as(OFFICER)
                .post(address + "/confirmation", "{version: %s}", waits.text("version"))
                .refused(403, "ACCESS-FORBIDDEN");
        Answer shown = head.post(address + "/confirmation", "{version: %s}", waits.text("version"))
                .is(200)
                .has("state", "published");
        await().atMost(ofSeconds(60)).until(() -> anybody.get(seen).status() == 200);
        assertThat(anybody.get(seen).has("number", "环城管罚〔2026〕1号").all("fields.value"))
                .contains("罚款80000元", "某某商贸有限公司");
        head.post(address + "/withdrawal", "{version: %s, reason: '决定已经撤销'}", shown.text("version"))
                .is(200)
                .has("state", "withdrawn");
        await().atMost(ofSeconds(60)).until(() -> anybody.get(seen).status() == 410);
        anybody.get(seen).has("reason", "决定已经撤销").has("number", "环城管罚〔2026〕1号");
        assertThat(anybody.get("/public/v1/publications?text=%E5%95%86%E8%B4%B8")
                        .is(200)
                        .all("publications.id"))
                .doesNotContain(id);
    }

    /** 行政处罚法 art. 33(1): a first violation without harm that was put right may go without a penalty, and never without education. */
    @Test
    void a_first_violation_is_not_punished_and_the_party_is_educated() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = hc.filed(PATROL, COMPANY);
        hc.investigated(folder);
        folder.writes(
                officer,
                "{kind: 'proposal', values: {kind: 'no-penalty', ground: 'first-violation'}}",
                "{kind: 'factor', values: {name: 'correctedInTime', value: '是'}}");
        folder.isHeldUp(officer, "no-penalty", "no-penalty-ground").has("refused.ruling.answer.failing", "没有不予处罚的情形");
        folder.writes(
                officer,
                "{do: 'amend', kind: 'factor', key: '%s', seen: 1, values: {value: '是'}, reason: '经查询是初次违法'}"
                        .formatted(keyOf(folder.shown(officer), "firstViolation")));
        folder.takes(officer, "no-penalty");
        folder.writes(
                head,
                """
                {kind: 'decision', values: {kind: 'no-penalty', ground: 'first-violation', number: '环城管不罚〔2026〕1号',
                 decidedOn: '2026-03-09', facts: '倾倒垃圾,当日清理', basis: '第三十三条', remedies: '可以复议、起诉'}}""");
        folder.isHeldUp(head, "service", "education-given");
        folder.writes(officer, "{kind: 'education', values: {on: '2026-03-09', how: '说服教育,签订承诺书'}}");
        folder.takes(head, "service");
        folder.writes(
                officer,
                "{kind: 'service', values: {document: 'no-penalty-decision', mode: 'direct', recipient: '签收人', signed: true, servedOn: '2026-03-10'}}");
        folder.takes(officer, "closing");
        folder.writes(head, "{kind: 'closing', values: {kind: 'no-penalty', on: '%s'}}".formatted(TODAY));
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** The key of the factor of a name, or of the one piece of a kind. */
    private static String keyOf(Answer shown, String wanted) {
        for (var each : shown.json().path("pieces")) {
            if (wanted.equals(each.path("values").path("name").asText())
                    || wanted.equals(each.path("kind").asText())) {
                return each.path("key").asText();
            }
        }
        throw new AssertionError("no " + wanted);
    }

    /** 行政强制法 arts. 18 to 28: goods are seized at once, the approval is made up, the term runs, the measure is lifted and the goods go back. */
    @Test
    void goods_are_seized_and_given_back() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = CaseFolder.opened(officer, "coercion.measure", HC, PATROL);
        folder.writes(officer, hc.matter(), COMPANY, hc.handlers());
        folder.takes(officer, "approval");
        folder.takes(head, "scene");
        Answer seized = folder.writes(
                officer,
                """
                {kind: 'measure', key: 'm1', values: {kind: 'seize', startedAt: '2026-03-03T10:00:00+08:00', object: '运输车一辆', %s}}"""
                        .formatted(hc.both()));
        assertThat(clocks(seized, "seizure")).containsExactly("2026-04-02");
        folder.isHeldUp(officer, "in-force", "rights-told", "scene-recorded", "goods-listed", "recordings-complete")
                .has(
                        "refused.ruling.answer.failing",
                        "没有记载:已经告知理由、依据和权利",
                        "没有记载:已经制作现场笔录",
                        "没有记载:已经交付清单",
                        "没有全程音像记录,也没有说明原因:扣押");
        folder.writes(
                officer,
                """
                {do: 'amend', kind: 'measure', key: 'm1', seen: 1, reason: '补记',
                 values: {rightsTold: true, listDeliveredOn: '2026-03-03', deliveredOn: '2026-03-03'}}""",
                """
                {kind: 'evidence', values: {kind: 'scene-record', name: '现场笔录', obtainedAt: '2026-03-03T10:30:00+08:00', %s}}"""
                        .formatted(hc.both()),
                """
                {kind: 'recording', values: {step: 'seize', from: '2026-03-03T09:50:00+08:00', to: '2026-03-03T10:40:00+08:00',
                 device: '记录仪3', file: '%s'}}"""
                        .formatted(officer.uploads()));
        folder.writes(
                hc.as(GOODS_KEEPER),
                """
                {kind: 'goods', key: 'g1', values: {name: '运输车', quantity: '1', unit: '辆', heldAs: 'seized',
                 receivedOn: '2026-03-03', place: '扣押场', keeper: '王保管'}}""");
        folder.takes(officer, "in-force");
        folder.writes(
                head,
                "{kind: 'approval', values: {matter: 'measure-extension', outcome: 'approved', on: '2026-04-01', about: 'm1'}}");
        Answer extended = folder.writes(
                officer,
                """
                {do: 'amend', kind: 'measure', key: 'm1', seen: 2, reason: '情况复杂',
                 values: {extendedOn: '2026-04-01', extendedBy: 30}}""");
        assertThat(clocks(extended, "seizure")).containsExactly("2026-05-02");
        folder.takes(officer, "lifting");
        folder.isHeldUp(head, "return", "lifting-ground");
        folder.writes(
                officer,
                """
                {do: 'amend', kind: 'measure', key: 'm1', seen: 3, reason: '不再需要',
                 values: {liftingGround: 'unnecessary', liftedBecause: '证据已经固定'}}""");
        folder.isHeldUp(head, "return", "lifting-ground").has("refused.ruling.status", "undetermined");
        folder.writes(
                head,
                "{kind: 'approval', values: {matter: 'measure-lifting', outcome: 'approved', on: '%s', about: 'm1'}}"
                        .formatted(TODAY));
        folder.takes(head, "return");
        Answer lifted = folder.writes(
                officer,
                "{do: 'amend', kind: 'measure', key: 'm1', seen: 4, values: {liftedOn: '2026-04-20'}, reason: '解除'}");
        assertThat(clocks(lifted, "seizure")).containsExactly("2026-05-02");
        folder.isHeldUp(officer, "archiving", "goods-disposed");
        folder.writes(
                hc.as(GOODS_KEEPER),
                """
                {do: 'amend', kind: 'goods', key: 'g1', seen: 1, values: {disposal: 'returned', disposedOn: '2026-04-20', receipt: '收条'},
                 reason: '退还'}""");
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** 行政许可法 arts. 32 to 44: what is missing is said once; whose interests it touches is told; it is decided and delivered. */
    @Test
    void a_licence_is_asked_for_and_given() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = applied("licence.outline", "licence");
        folder.isHeldUp(officer, "review", "materials-complete").has("refused.ruling.status", "undetermined");
        folder.takes(officer, "correction");
        folder.writes(
                officer,
                """
                {do: 'amend', kind: 'application', seen: 1, reason: '补正',
                 values: {correctionToldOn: '2026-03-04', complete: true, acceptedOn: '2026-03-10'}}""");
        folder.takes(officer, "review");
        folder.isHeldUp(officer, "decision", "interested-parties-told")
                .has("refused.ruling.answer.failing", "没有记载:已经告知利害关系人");
        folder.writes(
                officer,
                "{do: 'amend', kind: 'application', seen: 2, values: {interestedToldOn: '2026-03-11'}, reason: '告知'}");
        folder.takes(officer, "decision");
        decides(
                folder,
                head,
                "outcome: 'granted', content: '道路货物运输', certificateName: '道路运输经营许可证', certificateNumber: '鲁交运管许可威字1号', "
                        + "validFrom: '2026-03-12', validTo: '2030-03-11', ",
                "licence",
                "delivery");
    }

    @Test
    void a_confirmation_is_asked_for_and_refused() {
        Person officer = hc.as(OFFICER);
        CaseFolder folder = applied("confirmation.outline", "confirmation");
        folder.writes(
                officer,
                """
                {do: 'amend', kind: 'application', seen: 1, reason: '受理',
                 values: {complete: true, acceptedOn: '2026-03-10', interestedToldOn: '2026-03-11'}}""");
        folder.takes(officer, "review");
        folder.takes(officer, "decision");
        decides(folder, hc.as(HEAD), "outcome: 'refused', ", "refusal-decision", "refusal");
    }

    @Test
    void a_fee_is_assessed_decided_and_paid() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = CaseFolder.opened(officer, "fee.outline", HC, PATROL);
        folder.writes(officer, hc.matterOf("fee"), COMPANY, hc.handlers());
        folder.isHeldUp(officer, "decision", "facts-clear").has("refused.ruling.status", "undetermined");
        folder.writes(
                officer,
                "{kind: 'investigation', values: {endedOn: '2026-03-05', factsClear: true, evidenceVerified: true}}");
        folder.takes(officer, "decision");
        decided(folder, head, "amount: '1200', ");
        folder.takes(head, "service");
        folder.isHeldUp(officer, "collection", "served");
        folder.writes(
                officer,
                "{kind: 'service', values: {document: 'fee-decision', mode: 'direct', recipient: '签收人', signed: true, servedOn: '%s'}}"
                        .formatted(TODAY));
        folder.takes(officer, "collection");
        folder.isHeldUp(officer, "archiving", "paid-or-enforced");
        folder.writes(
                officer,
                "{kind: 'payment', values: {on: '%s', amount: '1200', pays: 'fee', channel: 'bank', receipt: '0001'}}"
                        .formatted(TODAY));
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** 行政强制法 arts. 53 to 57: a reminder ten working days before, within three months from the end of the time to sue; the court allows it and enforces. */
    @Test
    void a_court_is_asked_to_enforce_a_fine() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = enforced(
                "coercion.court", "decidedOn: '%s', servedOn: '%1$s', fine: '2000'".formatted(TODAY.minusMonths(7)));
        folder.isHeldUp(officer, "application", "reminder-served");
        folder.writes(
                officer,
                "{kind: 'reminder', key: 'r1', values: {servedOn: '%s', %s}}".formatted(TODAY.minusDays(3), hc.both()));
        folder.takes(officer, "application");
        folder.isHeldUp(head, "court", "enforcement-approved", "court-window-open");
        folder.writes(
                head,
                "{kind: 'approval', values: {matter: 'enforcement', outcome: 'approved', on: '%s'}}".formatted(TODAY));
        folder.isHeldUp(head, "court", "court-window-open");
        folder.writes(
                officer,
                "{do: 'amend', kind: 'reminder', key: 'r1', seen: 1, values: {servedOn: '%s'}, reason: '写错了日期'}"
                        .formatted(TODAY.minusDays(40)));
        folder.takes(head, "court");
        folder.writes(
                officer,
                "{kind: 'court', values: {court: '环翠区人民法院', filedOn: '%s', acceptedOn: '%1$s'}}".formatted(TODAY));
        folder.takes(officer, "ruling");
        folder.takes(officer, "enforcement");
        folder.isHeldUp(officer, "archiving", "paid-or-enforced");
        folder.writes(
                officer,
                "{kind: 'payment', values: {on: '%s', amount: '2000', channel: 'court', receipt: '0001'}}"
                        .formatted(TODAY));
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** Arts. 13, 34, 46: whose power to enforce nobody has registered enforces nothing; the party pays before anybody else is asked. */
    @Test
    void a_body_without_a_registered_power_does_not_enforce_and_the_party_pays() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder =
                enforced("coercion.execution", "decidedOn: '2026-03-02', servedOn: '2026-03-02', fine: '2000'");
        folder.writes(
                officer,
                "{kind: 'reminder', values: {servedOn: '2026-03-20', until: '2026-03-30', %s}}".formatted(hc.both()),
                "{kind: 'statement', values: {on: '2026-03-25', form: 'waived'}}");
        folder.takes(officer, "decision");
        folder.tries(
                        officer,
                        "{kind: 'surcharge', values: {dueOn: '2026-03-16', startedOn: '2026-03-20', amount: '2000'}}")
                .refused(400, "CASE-SURCHARGE", "0.dueOn");
        folder.writes(officer, "{kind: 'surcharge', values: {startedOn: '2026-03-20', amount: '2000'}}");
        folder.isHeldUp(head, "service", "own-enforcement").has("refused.ruling.missing", "facts.enforcementPower");
        folder.takes(head, "performed");
        folder.writes(
                officer,
                "{kind: 'payment', key: 'y1', values: {on: '2026-05-06', amount: '2000', channel: 'bank', receipt: '0001'}}");
        folder.isHeldUp(officer, "archiving", "paid-or-enforced")
                .has("refused.ruling.answer.failing", "加处罚款应缴2000.00元,已缴0元");
        folder.writes(
                officer,
                """
                {kind: 'payment', key: 'y2', values: {on: '2026-05-06', amount: '2000', pays: 'surcharge', channel: 'bank',
                 receipt: '0002'}}""");
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** Arts. 50, 51: a harm that the law names, a reminder in vain, a review, a reminder three days before; the cost is paid. */
    @Test
    void somebody_without_an_interest_performs_what_the_party_was_to_do() {
        Person officer = hc.as(OFFICER);
        Person head = hc.as(HEAD);
        CaseFolder folder = enforced(
                "coercion.substitute", "decidedOn: '2026-03-02', servedOn: '2026-03-02', obligation: '清除堆放在道路上的障碍物'");
        folder.writes(
                officer,
                "{kind: 'reminder', values: {servedOn: '2026-03-20', until: '2026-03-30', %s}}".formatted(hc.both()));
        String substitute =
                """
                {kind: 'substitute', values: {plannedOn: '2026-04-28', reminderServedOn: '2026-04-26', grounds: ['traffic'],
                 performer: '某清障公司', disinterested: %s}}""";
        folder.tries(officer, substitute.formatted(false)).refused(400, "CASE-SUBSTITUTE", "0.disinterested");
        folder.writes(officer, substitute.formatted(true));
        folder.isHeldUp(head, "service", "legal-review-passed");
        folder.writes(
                hc.as(LEGAL_REVIEWER),
                "{kind: 'review', values: {submittedOn: '2026-04-01', reviewer: '%s', completedOn: '2026-04-02', opinion: 'agree', %s}}"
                        .formatted(hc.third(), TEN_POINTS));
        folder.takes(head, "service");
        folder.writes(
                officer,
                """
                {kind: 'service', values: {document: 'substitute-decision', mode: 'direct', recipient: '签收人', signed: true,
                 servedOn: '2026-04-10'}}""");
        folder.takes(officer, "reminder");
        folder.isHeldUp(officer, "performance", "substitute-reminded")
                .has("refused.ruling.answer.failing", "送达代履行催告书晚于2026-04-22");
        folder.writes(
                officer,
                "{do: 'amend', kind: 'substitute', seen: 1, values: {reminderServedOn: '2026-04-20'}, reason: '写错了日期'}");
        folder.takes(officer, "performance");
        folder.isHeldUp(officer, "costs", "scene-recorded", "execution-time-allowed");
        folder.writes(
                officer,
                """
                {kind: 'evidence', values: {kind: 'scene-record', name: '代履行现场笔录', obtainedAt: '2026-04-28T09:10:00+08:00', %s}}"""
                        .formatted(hc.both()),
                """
                {kind: 'enforcement', values: {on: '2026-04-28', startedAt: '2026-04-28T09:00:00+08:00', mode: '代履行', %s}}"""
                        .formatted(hc.both()));
        folder.takes(officer, "costs");
        folder.writes(officer, "{do: 'amend', kind: 'substitute', seen: 2, values: {cost: '1200'}, reason: '核定费用'}");
        folder.isHeldUp(officer, "archiving", "paid-or-enforced")
                .has("refused.ruling.answer.failing", "代履行费用应缴1200.00元,已缴0元");
        folder.writes(
                officer,
                "{kind: 'payment', values: {on: '2026-05-06', amount: '1200', channel: 'bank', receipt: '0001'}}");
        folder.writes(head, "{kind: 'closing', values: {kind: 'enforced', on: '2026-05-06', fulfilled: true}}");
        folder.takes(officer, "archiving");
        archived(folder, hc);
    }

    /** What somebody has not done that another decision obliges to, with who handles it. */
    private static CaseFolder enforced(String procedure, String decision) {
        Person officer = hc.as(OFFICER);
        CaseFolder folder = CaseFolder.opened(officer, procedure, HC, PATROL);
        folder.writes(
                officer,
                hc.matter(),
                COMPANY,
                hc.handlers(),
                "{kind: 'enforced-decision', values: {number: '环城管罚〔2026〕9号', %s}}".formatted(decision));
        return folder;
    }

    /** What somebody asks for, with who handles it. */
    private static CaseFolder applied(String procedure, String actKind) {
        Person officer = hc.as(OFFICER);
        CaseFolder folder = CaseFolder.opened(officer, procedure, HC, PATROL);
        folder.writes(
                officer,
                hc.matterOf(actKind),
                COMPANY,
                hc.handlers(),
                "{kind: 'application', values: {receivedOn: '2026-03-03', missing: '营业执照复印件'}}");
        return folder;
    }

    /** Decides an application, delivers the decision and puts the file away. */
    private static void decides(CaseFolder folder, Person head, String outcome, String document, String to) {
        decided(folder, head, outcome);
        folder.takes(head, to);
        folder.isHeldUp(hc.as(OFFICER), "archiving", "served");
        folder.writes(
                hc.as(OFFICER),
                "{kind: 'service', values: {document: '%s', mode: 'direct', recipient: '签收人', signed: true, servedOn: '%s'}}"
                        .formatted(document, TODAY));
        folder.takes(hc.as(OFFICER), "archiving");
        archived(folder, hc);
    }

    private static void decided(CaseFolder folder, Person head, String besides) {
        folder.writes(
                head,
                """
                {kind: 'decision', values: {kind: 'other', number: '环城许〔2026〕1号', decidedOn: '%s', %s
                 facts: '材料齐全', basis: '第三十八条', remedies: '可以复议、起诉'}}"""
                        .formatted(TODAY, besides));
    }

    /** 反向移送: the police send back what is no crime; the district suspends while a court decides another matter, goes on, and drops the case. */
    @Test
    void a_case_that_the_police_sent_is_suspended_and_dropped() {
        Person officer = cz.as(OFFICER);
        Person head = cz.as(HEAD);
        CaseFolder folder = cz.filed(
                "{kind: 'clue', values: {source: 'police', receivedAt: '2026-03-02T09:00:00+08:00', number: '公移〔2026〕3号', sender: '区公安分局', summary: '不构成犯罪,移送处理'}}",
                COMPANY);
        // 移送规定 arts. 5 to 9: what looks like a crime after all goes back to the police, who take it in and send it
        // back.
        folder.takes(officer, "criminal-transfer");
        Answer reported = folder.writes(
                head,
                """
                {kind: 'transfer', key: 't1', values: {kind: 'criminal', to: '区公安分局', on: '2026-03-05', reason: '涉嫌犯罪',
                 reportedAt: '2026-03-04T09:00:00+08:00', approvedAt: '2026-03-05T09:00:00+08:00'}}""");
        assertThat(clocks(reported, "crime-handing")).containsExactly("2026-03-06T09:00:00+08:00");
        folder.isHeldUp(head, "police", "criminal-suspected", "transfer-accepted");
        folder.writes(
                head,
                """
                {do: 'amend', kind: 'transfer', key: 't1', seen: 1, reason: '不予立案', document: '公不立〔2026〕5号',
                 values: {receivedAt: '2026-03-05T15:00:00+08:00', policeRefusedOn: '2026-03-09', returnedOn: '2026-03-09'}}""");
        folder.takes(head, "investigation");
        folder.isHeldUp(officer, "suspended", "suspension-approved");
        folder.writes(
                head,
                "{kind: 'approval', values: {matter: 'suspension', outcome: 'approved', on: '%s', words: '等待另案判决'}}"
                        .formatted(TODAY));
        folder.takes(officer, "suspended");
        folder.commandsRun(
                        officer,
                        "suspensions",
                        "kind: 'suspended', from: '%s', reviewOn: '%s', why: '等待另案判决', document: '环中止〔2026〕1号'"
                                .formatted(TODAY, TODAY.plusDays(20)))
                .refused(400, "PROCEDURE-SUSPENSION");
        folder.takes(officer, "investigation");
        folder.takes(officer, "dropping");
        folder.writes(
                head,
                "{kind: 'approval', values: {matter: 'dropping', outcome: 'approved', on: '%s', words: '违法行为人死亡'}}"
                        .formatted(TODAY));
        folder.takes(head, "closing");
        folder.writes(head, "{kind: 'closing', values: {kind: 'dropped', on: '%s'}}".formatted(TODAY));
        folder.takes(officer, "archiving");
        archived(folder, cz);
    }

    /** 行政处罚法 arts. 22 to 26; plan 002 (13): a case goes to another body by a hand-over that is received, or because the superior of both says so. */
    @Test
    void a_case_goes_to_another_body_by_reception_and_by_designation() {
        Person officer = hc.as(OFFICER);
        CaseFolder folder = hc.filed(PATROL, COMPANY);
        folder.writes(
                hc.as(HEAD),
                "{kind: 'transfer', values: {kind: 'other-body', body: '%s', on: '%s', reason: '属于市场监督管理'}}"
                        .formatted(HC_MARKET, TODAY));
        market.as(HEAD).get("/api/v1/cases/offered?body=" + HC_MARKET).is(200).has("cases.id", folder.id());
        String transfer = keyOf(folder.shown(hc.as(HEAD)), "transfer");
        String packed = folder.packed(hc.as(HEAD), transfer);
        folder.looksInto(market.as(HEAD), "hand-over", "pack", "核对移交材料").is(200);
        folder.commands(market.as(HEAD), "reception", "document: '环移〔2026〕1号'").refused(409, "CASE-PACK");
        folder.commands(market.as(HEAD), "reception", "document: '环移〔2026〕1号', pack: '%s'".formatted(packed))
                .is(200)
                .has("done", true)
                .has("file.head.body", HC_MARKET);
        officer.get("/api/v1/cases/" + folder.id()).refused(404, "CASE-UNKNOWN");
        folder.commands(market.as(HEAD), "designation", "body: '%s', reason: '退回', document: '略'".formatted(HC))
                .refused(403, "ACCESS-FORBIDDEN");
        Person government = district.at(HC_GOVERNMENT, HEAD);
        folder.commands(government, "designation", "body: '%s', reason: '不变', document: '略'".formatted(HC_MARKET))
                .refused(400, "CASE-DESIGNATION", "body");
        folder.commands(
                        government,
                        "designation",
                        "body: '%s', reason: '不宜由原机关管辖', document: '环政指〔2026〕1号'".formatted(HC))
                .is(200)
                .has("done", true)
                .has("file.head.body", HC);
        folder.tries(hc.as(HEAD), "{kind: 'designation', values: {}}").refused(400, "CASE-KIND", "0.kind");
        folder.writes(hc.as(HEAD), hc.handlers());
        folder.writes(
                officer,
                """
                {kind: 'evidence', values: {kind: 'document', name: '合同', obtainedAt: '%sT00:00:00+08:00', %s}}"""
                        .formatted(TODAY, hc.both()));
        folder.shown(officer).says("pieces.values.document", "环政指〔2026〕1号");
    }

    /** 行政处罚法 arts. 51, 54: what was begun on the spot goes on by the ordinary procedure, with the file it has. */
    @Test
    void what_is_too_much_for_the_spot_goes_on_by_the_ordinary_procedure() {
        Person officer = cz.as(OFFICER);
        CaseFolder folder = CaseFolder.opened(officer, "penalty.simple", CZ, PATROL);
        folder.writes(officer, cz.matter(), COMPANY, cz.handlers());
        officer.post(
                        "/api/v1/runs/" + folder.shown(officer).text("head.run") + "/steps",
                        "{command: '%s', version: %s, to: 'ordinary'}",
                        Person.command(),
                        folder.shown(officer).text("run.version"))
                .refused(409, "CASE-PROCEDURE-CHANGE");
        folder.steps(officer, "ordinary")
                .is(200)
                .has("done", true)
                .has("file.head.procedure", "penalty.ordinary")
                .has("file.head.status", "clue")
                .has("file.run.stage", "lead-check");
        folder.takes(officer, "filing");
        officer.get("/api/v1/cases/" + folder.id() + "/standing")
                .is(200)
                .has("mayPublish", false)
                .has("remedies", 0);
    }

    /** A fact no ruling knows is none: an officer without a certificate, or who had to withdraw, has gathered nothing. */
    @Test
    void an_act_of_officers_who_may_not_is_not_written() {
        Person officer = cz.as(OFFICER);
        CaseFolder folder = cz.filed(PATROL, COMPANY);
        folder.isNotProven(
                        officer,
                        "{kind: 'evidence', values: {kind: 'document', name: '合同', obtainedAt: '2026-03-03T10:00:00+08:00', officers: ['%s']}}"
                                .formatted(cz.first()),
                        "officer-competence")
                .has("refused.ruling.answer.needed", 2)
                .has("refused.ruling.answer.valid", 1);
        folder.writes(
                cz.as(HEAD),
                "{kind: 'recusal', values: {officer: '%s', byParty: true, reason: '近亲属', requestedOn: '2026-03-03', decidedOn: '2026-03-03', granted: true}}"
                        .formatted(cz.second()));
        folder.isNotProven(
                        officer,
                        "{kind: 'evidence', values: {kind: 'document', name: '合同', obtainedAt: '2026-03-03T10:00:00+08:00', %s}}"
                                .formatted(cz.both()),
                        "officer-competence")
                .has("refused.ruling.answer.failing.name", cz.second());
        market.as(OFFICER).get("/api/v1/cases/" + folder.id()).refused(404, "CASE-UNKNOWN");
    }
}
