package org.zhiheng.law.discretion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;

class DiscretionSolverTest {

    private static final String OLD = table("5", "500", "1500", "3000");
    private static final String NEW = table("5", "300", "1000", "3000");
    private final Asking asking = asking(false);

    @Test
    void aSharedEndBelongsToOneTier() {
        assertThat(ask(asking, "area", new BigDecimal("4.99")).answer()).containsEntry("tier", "从轻");
        assertThat(ask(asking, "area", new BigDecimal("5")).answer()).containsEntry("tier", "一般");
    }

    @Test
    void theHigherEndOfATierMayBeOutsideIt() {
        Map<String, Object> atEnd =
                ask(asking, "area", 3, "proposedFine", "1500").answer();
        Map<String, Object> below =
                ask(asking, "area", 3, "proposedFine", "1499.99").answer();

        assertThat(atEnd).containsEntry("deviates", true).containsEntry("approvalBy", "本机关负责人");
        assertThat(below).containsEntry("deviates", false).containsEntry("approvalBy", null);
    }

    @Test
    void aTierOtherThanTheBenchmarksDeviates() {
        assertThat(ask(asking, "area", 3, "proposedTier", "一般").answer()).containsEntry("deviates", true);
        assertThat(ask(asking, "area", 3, "proposedTier", "从轻").answer()).containsEntry("deviates", false);
    }

    @Test
    void deviationFromTheSuperiorsBenchmarkIsForItsMakerToApprove() {
        assertThat(ask(asking(true), "area", 3, "proposedFine", "5000").answer())
                .containsEntry("approvalBy", "制定机关");
    }

    @Test
    void aLighterBenchmarkAtTheDecisionIsChosen() {
        Map<String, Object> answer =
                ask(asking, "area", 3, "decidedOn", "2024-07-01").answer();

        assertThat(answer).containsEntry("chosen", "at-decision");
        assertThat(answer.get("fineMax").toString()).isEqualTo("1000.00");
    }

    @Test
    void aLighterBenchmarkAtTheDecisionIsNotChosenWhereTheRuleDoesNotHold() {
        Ruling<Map<String, Object>> ruling =
                ask(asking(false, OLD, NEW, "false"), "area", 3, "decidedOn", "2024-07-01");

        assertThat(ruling.answer()).containsEntry("chosen", "at-act").containsEntry("fineMax", "1500.00");
        assertThat(ruling.reasons()).anySatisfy(reason -> {
            assertThat(reason.rule()).isEqualTo("discretion.lighter-law");
            assertThat(reason.text()).isEqualTo("“测试”在此不适用");
        });
    }

    @Test
    void whatIsNoLongerUnlawfulKeepsTheBenchmarkOfTheActWhereTheRuleDoesNotHold() {
        assertThat(ask(
                                asking(false, OLD, NEW, "false"),
                                "item",
                                "repealed",
                                "occurredOn",
                                "2019-12-31",
                                "decidedOn",
                                "2020-01-01")
                        .missing())
                .containsExactly("rule.discretion.repealed");
    }

    @Test
    void bothLawsAreShownAndWhichWasNotApplied() {
        Ruling<Map<String, Object>> ruling = ask(asking, "area", 3, "decidedOn", "2024-07-01");

        assertThat(ruling.answer()).containsEntry("chosen", "at-decision");
        assertThat(ruling.reasons())
                .extracting(Reason::text)
                .containsSubsequence("违法行为发生时的规定是“从轻”(500元至1500元),没有适用", "适用裁量阶次“从轻”");
    }

    @Test
    void theDayBeforeItTheOldOneHolds() {
        Map<String, Object> answer =
                ask(asking, "area", 3, "decidedOn", "2024-06-30").answer();

        assertThat(answer).containsEntry("chosen", "at-act");
        assertThat(answer.get("fineMax").toString()).isEqualTo("1500.00");
    }

    @Test
    void theRangeOfTheLawNarrowsTheTier() {
        Map<String, Object> answer =
                ask(asking, "area", 3, "minimum", "600", "maximum", "1000").answer();

        assertThat(answer.get("fineMin").toString()).isEqualTo("600.00");
        assertThat(answer.get("fineMax").toString()).isEqualTo("1000.00");
    }

    @Test
    void theHeaviestTierNeedsCollectiveDiscussion() {
        assertThat(ask(asking, "area", 5).answer()).containsEntry("collectiveDiscussion", false);
        assertThat(ask(asking, "area", 11).answer()).containsEntry("collectiveDiscussion", true);
    }

    @Test
    void anAbsentFactorIsAskedFor() {
        assertThat(ask(asking).missing()).containsExactly("facts.factors.area");
    }

    @Test
    void anItemWithoutABenchmarkIsUndetermined() {
        Ruling<Map<String, Object>> ruling =
                SmallBooks.ask(asking, "discretion", Map.of("item", "unknown"), "2024-06-01");

        assertThat(ruling.missing()).containsExactly("rule.discretion.unknown");
    }

    @Test
    void aHeavierBenchmarkAtTheDecisionIsNotChosen() {
        Map<String, Object> answer = ask(asking, "area", 3, "occurredOn", "2024-07-01", "decidedOn", "2024-08-01")
                .answer();
        Map<String, Object> reversed =
                ask(heavierLater(), "area", 3, "decidedOn", "2024-07-01").answer();

        assertThat(answer).containsEntry("chosen", "at-act").containsEntry("fineMax", "1000.00");
        assertThat(reversed).containsEntry("chosen", "at-act").containsEntry("fineMax", "1000.00");
    }

    @Test
    void ofTwoBenchmarksWithTheSameHighestFineTheLowerLowestIsLighter() {
        Map<String, Object> answer =
                ask(asking, "area", 7, "decidedOn", "2024-07-01").answer();

        assertThat(answer)
                .containsEntry("chosen", "at-decision")
                .containsEntry("fineMin", "1000.00")
                .containsEntry("fineMax", "3000.00");
    }

    @Test
    void equalBenchmarksAreThoseOfTheAct() {
        Ruling<Map<String, Object>> ruling = ask(asking, "area", 11, "decidedOn", "2024-07-01");

        assertThat(ruling.answer()).containsEntry("chosen", "at-act");
        assertThat(ruling.reasons()).noneMatch(reason -> "discretion.lighter-law".equals(reason.rule()));
    }

    @Test
    void whatIsNoLongerUnlawfulAtTheDecisionIsNotPunished() {
        Ruling<Map<String, Object>> ruling =
                ask(asking, "item", "repealed", "occurredOn", "2019-12-31", "decidedOn", "2020-01-01");

        assertThat(ruling.answer())
                .containsEntry("tier", "不予")
                .containsEntry("fineMax", "0.00")
                .containsEntry("chosen", "at-decision")
                .containsEntry("deviates", false);
        assertThat(ruling.reasons())
                .extracting(Reason::rule)
                .containsExactly("discretion.lighter-law", "violation.repealed.repealed");
    }

    @Test
    void nobodyCanApproveOfFiningWhatIsNoLongerUnlawful() {
        assertThat(ask(asking, "item", "repealed", "proposedFine", "0.01").answer())
                .containsEntry("chosen", "at-act")
                .containsEntry("deviates", true)
                .containsEntry("approvalBy", null);
    }

    @Test
    void theDayBeforeItIsStillUnlawful() {
        assertThat(ask(asking, "item", "repealed", "occurredOn", "2019-12-30", "decidedOn", "2019-12-31")
                        .missing())
                .containsExactly("rule.discretion.repealed");
    }

    @Test
    void whatIsNoLongerUnlawfulIsExempt() {
        Map<String, Object> facts = Map.of(
                "item",
                "repealed",
                "occurredOn",
                "2019-12-31",
                "decidedOn",
                "2020-01-01",
                "age",
                30,
                "capacity",
                "full");

        assertThat(SmallBooks.ask(asking, "exemption", facts, "2024-06-01").answer())
                .containsEntry("outcome", "must-exempt")
                .containsEntry("article", "第一条")
                .containsEntry("chosen", "at-decision");
    }

    @Test
    void theRangeOfTheLawLeavesATierBelowItAlone() {
        assertThat(ask(asking, "area", 3, "minimum", "2000").answer())
                .containsEntry("fineMin", "500.00")
                .containsEntry("fineMax", "1500.00");
    }

    @Test
    void aTierAboveTheLawIsTheMaximumOfTheLaw() {
        assertThat(ask(asking, "area", 11, "maximum", "2000", "proposedFine", "2000")
                        .answer())
                .containsEntry("fineMin", "2000.00")
                .containsEntry("fineMax", "2000.00")
                .containsEntry("deviates", false);
    }

    @Test
    void aFactorMayBeAStringOfANumberAndNothingElse() {
        assertThat(ask(asking, "area", "4.99").answer()).containsEntry("tier", "从轻");
        assertThatThrownBy(() -> ask(asking, "area", "large"))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.field()).contains("facts.factors.area"));
        assertThatThrownBy(() -> ask(asking, "area", true)).hasMessage("facts.factors.area应当是数");
    }

    @Test
    void aMinimumAboveTheMaximumIsRefused() {
        assertThatThrownBy(() -> ask(asking, "area", 3, "minimum", "2", "maximum", "1"))
                .hasMessage("facts.minimum不能大于facts.maximum");
    }

    private static Asking heavierLater() {
        return asking(false, NEW, OLD, "true");
    }

    private static Ruling<Map<String, Object>> ask(Asking asking, Object... more) {
        Map<String, Object> facts = new TreeMap<>(Map.of("item", "dumping", "occurredOn", "2024-05-01"));
        for (int i = 0; i < more.length; i += 2) {
            if (more[i].equals("area")) {
                facts.put("factors", Map.of("area", more[i + 1]));
            } else {
                facts.put((String) more[i], more[i + 1]);
            }
        }
        return SmallBooks.ask(asking, "discretion", facts, "2024-06-01");
    }

    private static Asking asking(boolean tableOfTheNation) {
        return asking(tableOfTheNation, OLD, NEW, "true");
    }

    private static Asking asking(boolean tableOfTheNation, String first, String second, String lighterLaw) {
        SmallBooks books = new SmallBooks();
        SmallBooks.Small nation = books.nation()
                .parameter("discretion.lighter-law", "boolean", lighterLaw)
                .parameter("discretion.approval.own", "text", "本机关负责人")
                .parameter("discretion.approval.superior", "text", "制定机关")
                .parameter("violation.repealed.repealed", "boolean", "true")
                .parameter("discretion.collective-tiers", "codes", "[从重]");
        if (tableOfTheNation) {
            withTable(nation, first, second);
        }
        nation.done();
        SmallBooks.Small district = books.district();
        if (!tableOfTheNation) {
            withTable(district, first, second);
        }
        district.done();
        return books.asking();
    }

    private static void withTable(SmallBooks.Small small, String first, String second) {
        String source = "source: {document: d, article: 第一条, phrase: 测试所用的原文}, verified: text";
        small.file("tables/dumping.dmn", first)
                .file("tables/dumping-2.dmn", second)
                .file(
                        "tables/dumping.yaml",
                        "id: discretion.dumping\ntitle: 倾倒\nversions:\n  2024-01-01: {file: dumping.dmn, " + source
                                + "}\n  2024-07-01: {file: dumping-2.dmn, " + source + "}\n");
    }

    private static String table(String edge, String low, String middle, String high) {
        return "<definitions xmlns='https://www.omg.org/spec/DMN/20191111/MODEL/' name='t' namespace='urn:t'>"
                + "<decision id='d' name='d'><decisionTable hitPolicy='UNIQUE'>"
                + "<input><inputExpression typeRef='number'><text>area</text></inputExpression></input>"
                + output("tier", "string") + output("fineMin", "number") + output("fineMax", "number")
                + output("minInclusive", "boolean") + output("maxInclusive", "boolean")
                + row("&lt; " + edge, "\"从轻\"", low, middle, "false")
                + row("[" + edge + "..10]", "\"一般\"", middle, high, "true")
                + row("&gt; 10", "\"从重\"", high, "5000", "true")
                + "</decisionTable></decision></definitions>";
    }

    private static String output(String name, String type) {
        return "<output name='" + name + "' typeRef='" + type + "'/>";
    }

    private static String row(String input, String tier, String min, String max, String maxInclusive) {
        StringBuilder row = new StringBuilder("<rule><inputEntry><text>" + input + "</text></inputEntry>");
        for (String output : new String[] {tier, min, max, "true", maxInclusive}) {
            row.append("<outputEntry><text>").append(output).append("</text></outputEntry>");
        }
        return row.append("</rule>").toString();
    }
}
