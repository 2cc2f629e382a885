package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhiheng.api.access.Role.CREDENTIAL_CLERK;
import static org.zhiheng.api.access.Role.JUSTICE_SUPERVISOR;
import static org.zhiheng.api.access.Role.OFFICER;
import static org.zhiheng.itests.week.Entered.certificate;
import static org.zhiheng.itests.week.Entered.officer;
import static org.zhiheng.itests.week.Entered.qualified;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases that come in otherwise than by hand, on the assembled distribution: from a department's own system, and from a sheet; and how they are found again. */
@ExtendWith(OneDistribution.class)
class CasesOfOthersTest {

    private static final String HUANCUI = "371002";
    private static final String BODY = "hc3-urban";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static District district;
    private static String first;
    private static String second;
    private static String item;

    @BeforeAll
    static void a_department_has_people_and_an_item() {
        district = OneDistribution.district();
        district.body("hc3-government", "government", "区人民政府", HUANCUI, "platform");
        district.body("hc3-justice", "justice-bureau", "区司法局", HUANCUI, "hc3-government");
        district.body(BODY, "department", "综合执法局" + BODY, HUANCUI, "hc3-government");
        Person justice = district.at("hc3-justice", JUSTICE_SUPERVISOR);
        qualified(justice, BODY, HUANCUI, "hc3-government", "hc3-justice");
        Person clerk = district.at(BODY, CREDENTIAL_CLERK);
        first = officer(clerk, BODY, "甲主办", district.at(BODY, OFFICER));
        second = officer(clerk, BODY, "乙协办", "2025-06-01");
        certificate(justice, first, BODY, BODY + "-1", "2025-06-01", "2099-01-21");
        certificate(justice, second, BODY, BODY + "-2", "2025-06-01", "2099-01-21");
        item = justice.adds(
                "items",
                """
                {from: '2024-01-01', code: 'hc3-common-use', name: '对擅自占用共用部位的处罚', actKind: 'penalty', field: 'urban-management',
                 body: '%s', basis: '物业管理条例第六十三条', target: 'any', fineMode: 'fixed', fineMin: '50',
                 fineMax: '500000'}""",
                BODY);
    }

    @AfterAll
    static void the_platform_has_told_no_error() throws Exception {
        assertThat(district.errors()).isEmpty();
    }

    private static String piece(String kind, String... values) {
        StringBuilder piece = new StringBuilder("<piece><kind>" + kind + "</kind>");
        for (int i = 0; i < values.length; i += 2) {
            piece.append("<value name=\"" + values[i] + "\">" + values[i + 1] + "</value>");
        }
        return piece.append("</piece>").toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_department_s_own_system_hands_a_case_in_follows_it_and_an_officer_finds_it_by_its_words() {
        OtherSystem system = district.system(
                "urban-system", OFFICER, BODY, "['cases.use', 'case.open', 'case.view', 'case.handle']");
        String around =
                "<submission>urban-1</submission><procedure>penalty.ordinary</procedure><body>" + BODY + "</body>";
        String clue =
                piece("clue", "source", "patrol", "receivedAt", "2026-03-02T09:00:00+08:00", "summary", "巡查发现占用楼道");
        String wrong = system.asks(
                "submitCase",
                around
                        + clue
                        + piece("matter", "item", "no-such-item", "division", HUANCUI)
                        + piece("party", "kind", "company", "name", "欧阳靖雯"));
        assertThat(wrong)
                .contains(
                        "<accepted>false</accepted>",
                        "<code>REGISTER-REFERENCE</code>",
                        "<field>1.item</field>",
                        "<code>REGISTER-CODE</code>",
                        "<field>2.kind</field>");
        String right = around
                + clue
                + piece("matter", "item", item, "division", HUANCUI, "facts", "当事人欧阳靖雯在楼道堆放旧家具,拒不清理。")
                + piece("party", "kind", "citizen", "name", "欧阳靖雯")
                + piece("handler", "officer", first, "part", "lead", "from", "2026-03-02");
        String taken = system.asks("submitCase", right);
        assertThat(taken).contains("<accepted>true</accepted>", "<stage>lead-check</stage>");
        String id = OtherSystem.text(taken, "id");
        assertThat(OtherSystem.text(system.asks("submitCase", right), "id")).isEqualTo(id);
        assertThat(system.asks("queryProgress", "<submission>urban-1</submission>"))
                .contains("<id>" + id + "</id>", "<stageTitle>线索核查</stageTitle>", "<state>running</state>")
                .doesNotContain("欧阳");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(system.asks("listChanges", "<size>200</size>"))
                .contains("<id>" + id + "</id>"));
        assertThat(district.system("other-system", OFFICER, "hc3-justice", "['cases.use', 'case.view']")
                        .asks("listChanges", ""))
                .doesNotContain(id);

        Person officer = district.at(BODY, OFFICER);
        String words = "/api/v1/case-search?text=" + encoded("楼道 旧家具");
        await().atMost(PATIENCE).untilAsserted(() -> officer.get(words + "&purpose=" + encoded("办案"))
                .is(200)
                .has("hits.head.id", id)
                .has("complete", true));
        officer.get(words + "&purpose=" + encoded("办案"))
                .is(200)
                .has("hits.passages.text", "巡查发现占用楼道", "当事人欧阳靖雯在楼道堆放旧家具,拒不清理。");
        officer.get(words).is(200).has("hits.head.id");
        officer.get("/api/v1/case-search?text=" + encoded("共用部位") + "&body=" + BODY)
                .is(200)
                .has("hits.head.id", id);
        officer.puts(
                        "/api/v1/case-search/filters/" + encoded("楼道"),
                        "{text: '共用部位', order: 'newest', body: '%s'}",
                        BODY)
                .is(200)
                .has("name", "楼道");
        officer.get("/api/v1/case-search?filter=" + encoded("楼道")).is(200).has("hits.head.id", id);
        officer.get("/api/v1/cases/" + id + "/similar")
                .is(200)
                .has("item", item)
                .has("looked", 0);
    }
}
