package org.zhiheng.region.marketsupervision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ProcedureDefinition.Transition;
import org.zhiheng.testkit.PackageSuite;
import org.zhiheng.testkit.RegionPackageContract;

class MarketSupervisionPackageTest extends RegionPackageContract {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final String FIELD = "market-supervision";

    /** One certain amount for a citizen's fine, and what it gives way to. */
    private static final String AMOUNT =
            """
            id: hearing.fine.citizen
            title: 对公民较大数额罚款
            type: threshold
            unit: yuan
            favours: lower
            values:
              2021-07-15:
                value: {amount: %d.00, inclusive: true}
                source: {document: rule, article: 第三条, phrase: 对公民处以较大数额罚款的}
                verified: text
                %s""";

    MarketSupervisionPackageTest() {
        super("field.market-supervision", "national", "shandong", "weihai-huancui", "henan", FIELD);
    }

    /**
     * Shandong's older amounts are lower, and the ministry's give way to them; confiscation Shandong leaves open. Henan's give way to the
     * ministry's in turn: the lower ones give the party more, and a person confirms.
     */
    @ParameterizedTest
    @CsvSource({
        "000000, citizen, fine, 9999.99, false false",
        "000000, citizen, fine, 10000.00, true false",
        "370000, citizen, fine, 999.99, false true",
        "370000, citizen, fine, 1000.00, true true",
        "371002, citizen, fine, 999.99, false true",
        "371002, citizen, fine, 1000.00, true true",
        "371002100, citizen, fine, 1000.00, true true",
        "000000, organisation, fine, 99999.99, false false",
        "000000, organisation, fine, 100000.00, true false",
        "370000, organisation, fine, 5000.00, true true",
        "371002, organisation, fine, 5000.00, true true",
        "000000, individual-business, fine, 9999.99, false true",
        "371002, individual-business, fine, 1000.00, true true",
        "370000, organisation, confiscated, 99999.99, false false",
        "370000, organisation, confiscated, 100000.00, true false",
        "371002, citizen, confiscated, 9999.99, false false",
        "371002, citizen, confiscated, 10000.00, true false",
        "410000, citizen, fine, 4999.99, false true",
        "410000, citizen, fine, 5000.00, true true",
        "410300, organisation, fine, 49999.99, false true",
        "410300, organisation, fine, 50000.00, true true",
        "410300, individual-business, confiscated, 4999.99, false true",
        "410300, individual-business, confiscated, 5000.00, true true",
    })
    void tellsOfTheHearingByTheProvincesAmountsWhereItHasSome(
            String division, String party, String ground, String amount, String expected) {
        assertThat(hearing(suite, division, party, ground, amount)).isEqualTo(expected);
    }

    @Test
    void leavesTheDivisionsAloneWhereNoFieldIsNamed() {
        Map<String, Object> facts = Map.of("partyKind", "citizen", "sanctions", List.of("fine"), "fine", "1000.00");

        assertThat(suite.asking().ask("hearing-right", facts, "000000", DAY).missing())
                .containsExactly("rule.hearing.fine.citizen");
        assertThat(suite.asking().ask("hearing-right", facts, "371002", DAY).answer())
                .containsEntry("mustOffer", true)
                .containsEntry("personMustConfirm", true);
        assertThat(term("371002", "P-90", null).answer())
                .containsEntry("legal", "2024-10-06")
                .containsEntry("amount", 90);
    }

    @ParameterizedTest
    @CsvSource({"000000", "370000", "371002", "371002100"})
    void reckonsTheTermsOfTheFieldInEveryDivision(String division) {
        assertThat(term(division, "P-90", FIELD).answer())
                .containsEntry("legal", "2024-10-08")
                .containsEntry("safe", "2024-09-30");
        assertThat(term(division, "P-LEAD", FIELD).answer())
                .containsEntry("legal", "2024-07-29")
                .containsEntry("unit", "working-day");
        assertThat(term(division, "P-LEAD", null).missing()).containsExactly("rule.term.p-lead");
    }

    /** The ministry's rule excepts what laws, regulations and rules say otherwise on the check of leads. */
    @Test
    void reckonsTheCheckOfLeadsByAProvincesOwnTerm() {
        PackageSuite shorter = suite.with(
                province(
                        "410000",
                        """
                id: term.p-lead
                title: 线索核查
                type: term
                values:
                  2022-01-01:
                    value: {amount: 10, unit: working-day, start: 发现线索之日, direction: forward, roll: none}
                    source: {document: rule, article: 第三条, phrase: 应当在十个工作日内核查}
                    verified: text
                """));

        assertThat(term(shorter, "410300", "P-LEAD", FIELD).answer())
                .containsEntry("amount", 10)
                .containsEntry("legal", "2024-07-22");
        assertThat(term(shorter, "371002", "P-LEAD", FIELD).answer())
                .containsEntry("amount", 15)
                .containsEntry("legal", "2024-07-29");
    }

    /** Where each gives way to the other, the amount that gives the party more holds and a person confirms. */
    @Test
    void takesWhatGivesThePartyMoreWhereAProvinceYieldsToo() {
        PackageSuite lower = suite.with(province("370000", 1000, "field"));
        assertThat(hearing(lower, "370000", "citizen", "fine", "1000.00")).isEqualTo("true true");
        assertThat(hearing(lower, "371002", "citizen", "fine", "999.99")).isEqualTo("false true");

        PackageSuite higher = suite.with(province("370000", 20000, "field"));
        assertThat(hearing(higher, "370000", "citizen", "fine", "10000.00")).isEqualTo("true true");
        assertThat(hearing(higher, "370000", "citizen", "fine", "9999.99")).isEqualTo("false true");
        assertThat(decidedBy(higher, "370000", "10000.00")).isEqualTo("field.market-supervision");
    }

    /** A ministry's figure that does not give way holds where the province's does: Henan sends its bodies there. */
    @Test
    void followsAMinistryThatDoesNotYield() {
        PackageSuite firm = suite.with(Map.of(
                "package.yaml",
                """
                id: field.market-supervision
                version: 2.0.0
                title: 某领域
                layer: field
                division: "field:market-supervision"
                documents:
                  rule: {title: 某部听证办法, text: rule.md, textHeld: true}
                """,
                "parameters/hearing.yaml",
                AMOUNT.formatted(10000, "")));

        assertThat(hearing(firm, "410000", "citizen", "fine", "5000.00")).isEqualTo("false false");
        assertThat(hearing(firm, "410300", "citizen", "fine", "9999.99")).isEqualTo("false false");
        assertThat(hearing(firm, "410300", "citizen", "fine", "10000.00")).isEqualTo("true false");
        assertThat(decidedBy(firm, "410300", "10000.00")).isEqualTo("field.market-supervision");
    }

    /** A province that does not give way holds, and is certain: the ministry's rule says that it may set its own. */
    @Test
    void followsAProvinceThatDoesNotYield() {
        PackageSuite firm = suite.with(province("410000", 20000, "city"));
        assertThat(hearing(firm, "410000", "citizen", "fine", "10000.00")).isEqualTo("false false");
        assertThat(hearing(firm, "410000", "citizen", "fine", "20000.00")).isEqualTo("true false");
        assertThat(decidedBy(firm, "410000", "20000.00")).isEqualTo("cn.410000");
    }

    @Test
    void namesItsOwnRuleForTheReviewer() {
        Map<String, Object> facts = Map.of(
                "field", FIELD, "hearingHeld", true, "reviewer", Map.of("handler", true, "legalQualification", true));

        assertThat(reviewerRule(facts, LocalDate.of(2022, 11, 1)).packageId()).isEqualTo("field.market-supervision");
        assertThat(reviewerRule(facts, LocalDate.of(2022, 11, 1)).doubt()).isNull();
        assertThat(reviewerRule(facts, LocalDate.of(2022, 10, 31)).packageId()).isEqualTo("cn.000000");
    }

    private Reason reviewerRule(Map<String, Object> facts, LocalDate asOf) {
        return reason(suite.asking().ask("legal-review", facts, "371002", asOf), "legal-review.reviewer-not-handler");
    }

    /** Review comes before the notice, and again after a hearing. */
    @Test
    void ordersReviewNoticeAndHearing() {
        ProcedureDefinition ordinary = rulePackage().procedures().stream()
                .filter(each -> each.id().equals("penalty.ordinary"))
                .findFirst()
                .orElseThrow();

        assertThat(next(ordinary, "investigation-end"))
                .containsExactly("review", "transfer", "criminal-transfer", "dropping", "investigation", "merged");
        assertThat(next(ordinary, "review")).containsExactly("approval", "investigation", "review-dispute");
        assertThat(next(ordinary, "approval"))
                .containsExactly("notice", "no-penalty", "criminal-transfer", "transfer", "dropping", "investigation");
        assertThat(next(ordinary, "notice")).containsExactly("hearing", "discussion", "decision", "investigation");
        assertThat(next(ordinary, "hearing")).containsExactly("review-after-hearing", "notice");
        assertThat(next(ordinary, "review-after-hearing"))
                .containsExactly("discussion", "decision", "no-penalty", "investigation");
    }

    private static List<String> next(ProcedureDefinition procedure, String stage) {
        return procedure.stages().stream()
                .filter(each -> each.id().equals(stage))
                .flatMap(each -> each.transitions().stream())
                .map(Transition::to)
                .toList();
    }

    private static String hearing(PackageSuite of, String division, String party, String ground, String amount) {
        Map<String, Object> answer = ask(of, division, party, ground, amount).answer();
        return answer.get("mustOffer") + " " + answer.get("personMustConfirm");
    }

    private static String decidedBy(PackageSuite of, String division, String fine) {
        return reason(ask(of, division, "citizen", "fine", fine), "hearing.fine.citizen")
                .packageId();
    }

    private static Ruling<Map<String, Object>> ask(
            PackageSuite of, String division, String party, String ground, String amount) {
        String sanction = ground.equals("fine") ? "fine" : "confiscate-gains";
        return of.asking()
                .ask(
                        "hearing-right",
                        Map.of("field", FIELD, "partyKind", party, "sanctions", List.of(sanction), ground, amount),
                        division,
                        DAY);
    }

    private static Reason reason(Ruling<?> ruling, String rule) {
        return ruling.reasons().stream()
                .filter(each -> rule.equals(each.rule()))
                .findFirst()
                .orElseThrow();
    }

    private Ruling<Map<String, Object>> term(String division, String code, String field) {
        return term(suite, division, code, field);
    }

    private static Ruling<Map<String, Object>> term(PackageSuite of, String division, String code, String field) {
        Map<String, Object> facts = field == null
                ? Map.of("code", code, "start", "2024-07-08")
                : Map.of("code", code, "start", "2024-07-08", "field", field);
        return of.asking().ask("term", facts, division, DAY);
    }

    /** A province that has one amount for a citizen's fine, certain, which gives way to a layer. */
    private static Map<String, String> province(String division, int amount, String yieldsTo) {
        return province(
                division,
                AMOUNT.formatted(
                        amount,
                        """
                        yieldsTo:
                              - {layer: %s, source: {document: rule, article: 第四条, phrase: 另有规定的从其规定}}
                        """
                                .formatted(yieldsTo)));
    }

    private static Map<String, String> province(String division, String parameters) {
        return Map.of(
                "package.yaml",
                """
                id: cn.%1$s
                version: 1.0.0
                title: 某省
                layer: province
                division: "%1$s"
                parent: "000000"
                documents:
                  rule: {title: 某省规定, text: rule.md, textHeld: true}
                """
                        .formatted(division),
                "parameters/all.yaml",
                parameters);
    }
}
