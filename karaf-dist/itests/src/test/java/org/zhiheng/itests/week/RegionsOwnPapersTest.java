package org.zhiheng.itests.week;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.zhiheng.api.access.Role.JUSTICE_SUPERVISOR;
import static org.zhiheng.api.access.Role.OFFICER;
import static org.zhiheng.itests.week.Entered.qualified;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A place gets rules of its own while people work in it, and other ones later: what is on paper there and what it publishes is by these from that moment on, for the same case too. */
@ExtendWith(OneDistribution.class)
class RegionsOwnPapersTest {

    private static final String DIVISION = "371098";
    private static final String BODY = "own-market";
    private static final String JUSTICE = "own-justice";
    private static final String NATIONS = "行政处罚案件立案审批表";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String SOURCED =
            """
            from: 2024-01-01
            source: {document: rules, article: 第一条}
            verified: memory
            doubt: 示例
            """;

    /**
     * What a package of the place holds: a document in the place of the nation's, and, if any, a kind of publication that nobody else has.
     *
     * @param title of the document
     */
    private static Map<String, byte[]> rules(String version, String title, boolean publishes) {
        Map<String, String> files = new HashMap<>();
        files.put(
                "package.yaml",
                """
                id: cn.371098
                version: %s
                title: 自定区(示例)
                layer: district
                division: "371098"
                parent: "370000"
                documents:
                  rules: {title: 自定区执法文书和公示办法(示例), textHeld: false}
                """
                        .formatted(version));
        files.put(
                "templates/filing-approval.html",
                """
                <!--
                document: filing-approval
                title: %s
                %slayout: form
                maker: handler
                needs: [clue.summary, case.item]
                inputs: {grid: 网格员意见}
                -->
                <body>
                  <p>案情摘要：{{clue.summary}}</p>
                  <p>网格员意见：{{input.grid}}</p>
                </body>
                """
                        .formatted(title, SOURCED));
        if (publishes) {
            files.put(
                    "lists/publication-kinds.csv",
                    "kind,name,phase,due,channels\nmarket-day,集市开放日,before,publicity-changed,government-site\n");
            files.put(
                    "lists/publication-kinds.yaml",
                    """
                    title: 公示的类别
                    columns:
                      - {name: kind, title: 代码, type: code, required: true}
                      - {name: name, title: 名称, type: text, required: true}
                      - {name: phase, title: 事前事中事后, type: code, required: true}
                      - {name: due, title: 应当公示的期限的期限代码, type: code}
                      - {name: channels, title: 渠道, type: codes, required: true}
                    keys: [kind]
                    merge: extend
                    """
                            + SOURCED);
            files.put(
                    "lists/publication-fields.csv",
                    "kind,field,name,order,treatment,required\nmarket-day,days,开放的日子,1,text,true\n");
            files.put(
                    "lists/publication-fields.yaml",
                    """
                    title: 公示的内容
                    columns:
                      - {name: kind, title: 类别, type: code, required: true}
                      - {name: field, title: 代码, type: code, required: true}
                      - {name: name, title: 名称, type: text, required: true}
                      - {name: order, title: 次序, type: integer, required: true}
                      - {name: treatment, title: 怎样公示, type: code, required: true}
                      - {name: required, title: 必须有, type: boolean, required: true}
                    keys: [kind, field]
                    merge: extend
                    """
                            + SOURCED);
        }
        Map<String, byte[]> content = new HashMap<>();
        files.forEach((path, text) -> content.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return content;
    }

    @Test
    void a_place_that_gets_rules_of_its_own_uses_its_own_document_and_its_own_publication() throws Exception {
        District district = OneDistribution.district();
        district.body("own-government", "government", "自定区人民政府", DIVISION, "platform");
        district.body(BODY, "department", "自定区市场监督管理局", DIVISION, "own-government");
        district.body(JUSTICE, "justice-bureau", "自定区司法局", DIVISION, "own-government");
        qualified(district.at(JUSTICE, JUSTICE_SUPERVISOR), BODY, DIVISION, "own-government", JUSTICE);
        Person officer = district.at(BODY, OFFICER);
        CaseFolder folder = CaseFolder.opened(
                officer,
                "penalty.ordinary",
                BODY,
                "{kind: 'clue', values: {source: 'patrol', receivedAt: '2026-03-02T09:00:00+08:00', summary: '巡查发现占道经营'}}");
        assertThat(offered(officer, folder)).contains(NATIONS).doesNotContain("立案表（自定）");
        announces(officer).refused(400, "DISCLOSURE-KIND", "kind");

        district.rules(DIVISION, rules("1.0.0", "立案表（自定）", true));
        // What was released is in force a moment later.
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(offered(officer, folder)).contains("立案表（自定）").doesNotContain(NATIONS));
        officer.get("/api/v1/cases/" + folder.id() + "/documents/drafts/filing-approval?purpose=%E6%A0%B8%E5%AF%B9")
                .is(200)
                .has("title", "立案表（自定）")
                .has("lines.values", "巡查发现占道经营")
                .has("inputs.title", "网格员意见");
        String announced = announces(officer).is(201).has("state", "pending").text("id");

        district.rules(DIVISION, rules("1.1.0", "立案登记表（自定第二版）", false));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(offered(officer, folder))
                .contains("立案登记表（自定第二版）")
                .doesNotContain("立案表（自定）", NATIONS));
        announces(officer).refused(400, "DISCLOSURE-KIND", "kind");
        officer.get("/api/v1/publications/" + announced).is(200).has("state", "pending");
        assertThat(district.errors()).isEmpty();
    }

    private static List<String> offered(Person officer, CaseFolder folder) {
        return officer.get("/api/v1/cases/" + folder.id() + "/documents")
                .is(200)
                .all("offered.title");
    }

    private static Answer announces(Person by) {
        return by.post(
                "/api/v1/publications",
                "{body: '%s', kind: 'market-day', title: '开放日', changedOn: '%s', values: {days: '每月逢五'}}",
                BODY,
                LocalDate.now(ZoneId.of("Asia/Shanghai")));
    }
}
