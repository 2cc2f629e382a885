package org.zhiheng.law.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.law.SmallBooks;
import org.zhiheng.rules.KnownChecks;

/** Each check by what it rests on. */
class ProcedureCheckSolverTest {

    private static final Asking ASKING = new SmallBooks()
            .nation()
            .parameter("officers.staff-excluded", "codes", "[contract, dispatched, borrowed]")
            .parameter("competence.default-body", "text", "department")
            .parameter("bodies.qualification-states", "codes", "[confirmed]")
            .parameter("bodies.qualification-published", "boolean", "true")
            .parameter("officers.least.act.penalty", "number", "2")
            .parameter("officers.certificate-kinds.investigate", "codes", "[enforcement]")
            .parameter("officers.recusal", "boolean", "true")
            .parameter("officers.recusal-pending-steps", "codes", "[investigate]")
            .parameter("empowerment.powers", "codes", "[penalty, inspection]")
            .parameter("empowerment.transition-checklist", "codes", "[制度完善, 人员配备]")
            .parameter("procedures.materials.certificate", "codes", "[申请表, 照片]")
            .parameter(
                    "term.empowerment-transition",
                    "term",
                    "{amount: 3, unit: month, start: 承接之日, direction: forward, roll: none}")
            .done()
            .asking();

    private static Ruling<Map<String, Object>> ask(String check, Map<String, ?> facts) {
        Map<String, Object> all = new HashMap<>(facts);
        all.put("check", check);
        return ASKING.ask("procedure-check", all, "000000", java.time.LocalDate.of(2024, 9, 2));
    }

    private static void holds(String check, Map<String, ?> facts) {
        assertThat(ask(check, facts).answer()).containsEntry("holds", true).containsEntry("failing", List.of());
    }

    private static void fails(String check, Map<String, ?> facts, String... failing) {
        assertThat(ask(check, facts).answer()).containsEntry("holds", false).containsEntry("failing", List.of(failing));
    }

    private static void lacks(String check, Map<String, ?> facts, String... missing) {
        assertThat(ask(check, facts).missing()).containsExactly(missing);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "notice-given",
                "defence-heard",
                "served",
                "approved-by-head",
                "not-filing-approved",
                "notice-approved",
                "suspension-approved",
                "transfer-approved",
                "dropping-approved",
                "enforcement-approved",
                "disposal-approved",
                "closing-approved",
                "training-completed",
                "exam-passed",
                "published",
                "reported",
                "evaluated",
                "filed-approved",
                "transfer-accepted",
                "reminder-served",
                "rights-told",
                "scene-recorded",
                "goods-listed",
                "goods-disposed",
                "interested-parties-told",
                "archived"
            })
    void whatHasToHaveHappenedHasADayThatIsNotAfterToday(String check) {
        holds(check, Map.of("on", "2024-09-02"));
        String title = KnownChecks.of(check).title();
        fails(check, Map.of(), "没有记载:" + title);
        fails(check, Map.of("on", "2024-09-03"), title + "的日期2024-09-03在今天之后");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "facts-clear",
                "evidence-verified",
                "decision-complete",
                "paid-or-enforced",
                "not-criminal",
                "yearly-review-passed",
                "body-qualified",
                "in-guidance-catalogue",
                "list-decided",
                "authority-stated",
                "criminal-suspected",
                "termination-ground"
            })
    void whatAPersonHasToHaveFoundIsUndeterminedUntilSomebodyHas(String check) {
        holds(check, Map.of("confirmed", true));
        fails(
                check,
                Map.of("confirmed", false),
                "经确认,不能认定" + KnownChecks.of(check).title());
        lacks(check, Map.of(), "facts.confirmed");
    }

    @ParameterizedTest
    @EnumSource(KnownChecks.class)
    void everyCheckIsAnsweredAndNoneHoldsOfItself(KnownChecks check) {
        Ruling<Map<String, Object>> ruling = ask(check.code(), Map.of());
        assertThat(ruling.determined() && Boolean.TRUE.equals(ruling.answer().get("holds")))
                .isFalse();
    }

    @Test
    void anUnknownCheckIsRefused() {
        ZhihengException refusal = catchThrowableOfType(ZhihengException.class, () -> ask("two-oficers", Map.of()));
        assertThat(refusal.code()).isEqualTo("RULING-FACT-VALUE");
        assertThat(refusal.field()).contains("facts.check");
    }

    private static Map<String, Object> original(Map<String, Object> qualification) {
        return Map.of(
                "acting",
                "department",
                "competence",
                Map.of("item", Map.of("code", "Z1"), "actKind", "penalty", "departmentQualification", qualification));
    }

    @Test
    void aBodyThatIsNotQualifiedIsNotCompetentHoweverTheMatterIsDivided() {
        holds("body-competent", original(Map.of("state", "confirmed", "publishedOn", "2024-09-02")));
        fails(
                "body-competent",
                original(Map.of("state", "confirmed", "publishedOn", "2024-09-03")),
                "以其名义执法的主体不具备执法主体资格");
        fails(
                "body-competent",
                original(Map.of("state", "confirmed", "publishedOn", "2020-01-01", "endedOn", "2024-09-01")),
                "以其名义执法的主体不具备执法主体资格");
        lacks("body-competent", original(Map.of()), "facts.competence.departmentQualification.state");
    }

    @Test
    void staffThatIsExcludedMayNotHaveACertificate() {
        holds("staff-eligible", Map.of("staffType", "administrative"));
        fails("staff-eligible", Map.of("staffType", "dispatched"), "这类人员不得申领执法证件");
        lacks("staff-eligible", Map.of(), "facts.staffType");
        assertThat(ask("staff-eligible", Map.of("staffType", "dispatched")).reasons())
                .extracting(Reason::rule)
                .containsExactly("officers.staff-excluded");
    }

    @Test
    void listsOfTheRulesAreWorkedOff() {
        holds("transition-ready", Map.of("present", List.of("人员配备", "制度完善", "其他")));
        fails("transition-ready", Map.of("present", List.of("人员配备")), "还缺:制度完善");
        holds("materials-complete", Map.of("matter", "certificate", "present", List.of("照片", "申请表")));
        fails("materials-complete", Map.of("matter", "certificate"), "还缺:申请表", "还缺:照片");
        lacks("materials-complete", Map.of("matter", "unheard-of"), "rule.procedures.materials.unheard-of");
        holds("materials-complete", Map.of("confirmed", true));
    }

    @Test
    void powersAreThoseTheRulesLetGo() {
        holds("powers-allowed", Map.of("powers", List.of("penalty")));
        fails("powers-allowed", Map.of("powers", List.of("penalty", "licence")), "不能赋予:行政许可");
        fails("powers-allowed", Map.of(), "没有写明拟赋予的权力");
    }

    @Test
    void aTransitionIsOverAfterItsLastDay() {
        holds("transition-over", Map.of("on", "2024-06-01"));
        fails("transition-over", Map.of("on", "2024-06-02"), "过渡期至2024-09-02,还没有满");
        lacks("transition-over", Map.of(), "facts.on");
    }

    @Test
    void officersAreLookedAtInThreeChecks() {
        Map<String, Object> good = officer("o-1", "none", "2025-12-31");
        Map<String, Object> other = officer("o-2", "none", "2025-12-31");
        Map<String, Object> expired = officer("o-3", "none", "2024-09-01");
        Map<String, Object> recused = officer("o-4", "granted", "2025-12-31");
        holds("two-officers", officers(good, other));
        fails("two-officers", officers(good, expired), "合格的执法人员1人,至少需要2人");
        holds("certificates-valid", officers(good, recused));
        fails("certificates-valid", officers(good, expired), "o-3:证件已经过期");
        holds("no-recusal", officers(good, expired));
        fails("no-recusal", officers(good, recused), "o-4:已经决定回避");
    }

    private static Map<String, Object> officers(Object... officers) {
        return Map.of(
                "officers",
                Map.of(
                        "at",
                        "2024-09-02",
                        "actKind",
                        "penalty",
                        "step",
                        "investigate",
                        "body",
                        "market",
                        "officers",
                        List.of(officers)));
    }

    private static Map<String, Object> officer(String id, String recusal, String until) {
        return Map.of(
                "name",
                id,
                "body",
                "market",
                "staffType",
                "administrative",
                "recusal",
                recusal,
                "certificate",
                Map.of("kind", "enforcement", "body", "market", "validFrom", "2020-01-01", "validTo", until));
    }

    @Test
    void aHearingIsHeldOnlyWhereItWasAskedFor() {
        holds("hearing-held", Map.of("hearingAsked", false));
        fails("hearing-held", Map.of("hearingAsked", true), "没有记载:举行听证");
        holds("hearing-held", Map.of("hearingAsked", true, "on", "2024-09-01"));
        lacks("hearing-held", Map.of(), "facts.hearingAsked");
    }
}
