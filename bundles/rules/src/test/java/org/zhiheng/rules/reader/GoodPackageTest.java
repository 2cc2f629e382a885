package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.questions.SuspensionKind;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.DatedValue;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.DocumentTemplate.Element;
import org.zhiheng.rules.DocumentTemplate.Fixed;
import org.zhiheng.rules.DocumentTemplate.Form;
import org.zhiheng.rules.DocumentTemplate.Placeholder;
import org.zhiheng.rules.DocumentTemplate.Words;
import org.zhiheng.rules.Duty;
import org.zhiheng.rules.KnownEvents;
import org.zhiheng.rules.KnownOutsiders;
import org.zhiheng.rules.KnownRoles;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.ProcedureDefinition;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.RuleTable;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.SourceDocument;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;
import org.zhiheng.rules.Verified;

/** A good package is read as it is written. */
class GoodPackageTest {

    private static final String PROCEDURE = "procedures/ordinary.yaml";
    private static final ProcedureDefinition.Owner OFFICER =
            new ProcedureDefinition.Owner(KnownRoles.OFFICER, ActingBody.OWN);
    private static final ProcedureDefinition.Owner HEAD =
            new ProcedureDefinition.Owner(KnownRoles.HEAD, ActingBody.OWN);

    private static final SourceDocument PLAN = new SourceDocument("plan", "实施方案", "威环政发〔2024〕2号", true, "plan.txt");
    private static final SourceDocument LOST = new SourceDocument("lost", "未得文件", null, false, null);

    private final ReadResult result = new PackageReader().read(new GoodPackage().content());
    private final RulePackage read = result.packageOrNull();

    @Test
    void hasNoFaults() {
        assertThat(result.faults()).isEmpty();
    }

    @Test
    void saysWhatItIs() {
        assertThat(read.id()).isEqualTo("cn.371002");
        assertThat(read.version()).isEqualTo("1.0.0");
        assertThat(read.title()).isEqualTo("威海市环翠区");
        assertThat(read.layer()).isEqualTo(Layer.DISTRICT);
        assertThat(read.division()).isEqualTo("371002");
        assertThat(read.parent()).isEqualTo("371000");
        assertThat(read.documents()).isEqualTo(Map.of("plan", PLAN, "lost", LOST));
        assertThat(read.contentHash()).matches("[0-9a-f]{64}");
    }

    @Test
    void keepsTheHistoryOfAParameter() {
        assertThat(read.parameters().get("training.annual-hours"))
                .isEqualTo(new Parameter(
                        "training.annual-hours",
                        "每人每年培训学时",
                        Parameter.Type.NUMBER,
                        "hour",
                        new OverrideRule(Set.of(Layer.DEPARTMENT), OverrideRule.Direction.HIGHER, null, null),
                        Parameter.Favours.LOWER,
                        false,
                        List.of(
                                new DatedValue(
                                        LocalDate.of(2023, 9, 5),
                                        LocalDate.of(2025, 12, 31),
                                        new BigDecimal("60"),
                                        new Source(PLAN, "一", "不少于60学时"),
                                        Verified.TEXT,
                                        null,
                                        null,
                                        List.of(),
                                        new DatedValue.Place("parameters/hours.yaml", 8, 3)),
                                new DatedValue(
                                        LocalDate.of(2026, 1, 1),
                                        null,
                                        new BigDecimal("80"),
                                        new Source(LOST, "二", null),
                                        Verified.MEMORY,
                                        "未见原文",
                                        "按80学时",
                                        List.of(new DatedValue.YieldClause(
                                                Layer.FIELD, new Source(PLAN, "三", "另有规定的从其规定"))),
                                        new DatedValue.Place("parameters/hours.yaml", 13, 3)))));
    }

    @Test
    void readsEveryTypeOfValue() {
        assertThat(value("kind.money")).isEqualTo(new BigDecimal("100.50"));
        assertThat(value("kind.threshold")).isEqualTo(new Threshold(new BigDecimal("50000.00"), true));
        assertThat(value("term.p-90"))
                .isEqualTo(new TermRule(
                        90,
                        TermUnit.CALENDAR_DAY,
                        "立案之日",
                        TermRule.Direction.FORWARD,
                        TermRule.Roll.NONE,
                        false,
                        new TermRule.Extension(1, TermUnit.MONTH, null),
                        Set.of(SuspensionKind.HEARING, SuspensionKind.TEST)));
        assertThat(value("kind.boolean")).isEqualTo(true);
        assertThat(value("kind.text")).isEqualTo("镇街");
        assertThat(value("kind.date")).isEqualTo(LocalDate.of(2024, 9, 2));
        assertThat(value("kind.codes")).isEqualTo(List.of("town", "street"));
        assertThat(value("kind.record"))
                .isEqualTo(Map.of(
                        "from",
                        LocalDate.of(2024, 1, 31),
                        "limit",
                        new Threshold(new BigDecimal("30"), false),
                        "term",
                        new TermRule(
                                2,
                                TermUnit.YEAR,
                                "行为发生之日",
                                TermRule.Direction.FORWARD,
                                TermRule.Roll.NONE,
                                false,
                                null,
                                Set.of()),
                        "share",
                        new BigDecimal("0.05"),
                        "whole",
                        true,
                        "who",
                        "街道",
                        "codes",
                        List.of("a", "b")));
    }

    private Object value(String id) {
        return read.parameters().get(id).values().get(0).value();
    }

    @Test
    void readsRowsByTheTypesOfTheirColumns() {
        RuleList list = read.lists().get("items");
        assertThat(list.merge()).isEqualTo(RuleList.Merge.EXTEND);
        assertThat(list.keys()).containsExactly("code");
        assertThat(list.source()).isEqualTo(new Source(PLAN, "附件", "赋权清单"));
        assertThat(list.rows()).hasSize(3);

        RuleList.Row first = list.rows().get(0);
        assertThat(first.from()).isEqualTo(LocalDate.of(2024, 9, 2));
        assertThat(first.until()).isEqualTo(LocalDate.of(2024, 12, 31));
        assertThat(first.line()).isEqualTo(2);
        assertThat(first.source()).isNull();
        assertThat(first.cells())
                .isEqualTo(Map.of(
                        "code",
                        "A1",
                        "name",
                        "占道经营",
                        "fine",
                        new BigDecimal("500.00"),
                        "share",
                        new BigDecimal("0.5"),
                        "count",
                        3,
                        "usable",
                        true,
                        "towns",
                        List.of("371002100", "371002101"),
                        "from",
                        LocalDate.of(2024, 9, 2),
                        "until",
                        LocalDate.of(2024, 12, 31)));
        assertThat(list.rows().get(1).source()).isEqualTo(new Source(PLAN, null, "六百元"));
        assertThat(list.rows().get(2).text("name")).isEqualTo("乱倒,垃圾");
        assertThat(list.rows().get(2).text("fine")).isNull();
        assertThat(list.rows().get(2).cells()).containsOnlyKeys("code", "name", "usable", "from");
    }

    @Test
    void aListMayHoldFromOneDayOn() {
        assertThat(read.lists().get("calendar").rows())
                .extracting(RuleList.Row::from)
                .containsExactly(LocalDate.of(2024, 1, 1), LocalDate.of(2024, 1, 1));
    }

    @Test
    void compilesDecisionTables() {
        RuleTable.Version version =
                read.tables().get("discretion.river").versions().get(0);

        assertThat(version.from()).isEqualTo(LocalDate.of(2024, 1, 1));
        assertThat(version.until()).isEqualTo(LocalDate.of(2028, 11, 30));
        assertThat(version.table()
                        .evaluate(new Object[] {new BigDecimal("0.9")})
                        .outputs())
                .containsExactly(Map.of("tier", "light"));
        assertThat(version.table().evaluate(new Object[] {new BigDecimal("1")}).outputs())
                .containsExactly(Map.of("tier", "heavy"));
    }

    @Test
    void readsWhenDutiesAreDue() {
        assertThat(read.duties())
                .extracting(Duty::due)
                .containsExactly(
                        new Duty.Due.Range(LocalDate.of(2024, 4, 1), LocalDate.of(2024, 5, 31)),
                        // Issued in March 2024, so January 2025 is the first; until 2027-01-30 leaves out that year's
                        // 31st.
                        new Duty.Due.Yearly(1, 31, 2025, 2026),
                        new Duty.Due.Every(Duty.Rhythm.QUARTERLY, LocalDate.of(2024, 7, 1), null),
                        new Duty.Due.Continuous(),
                        new Duty.Due.Once(LocalDate.of(2024, 12, 31)),
                        new Duty.Due.BeforeMonth(YearMonth.of(2024, 10)),
                        new Duty.Due.YearlyBeforeMonth(2, LocalDate.of(2024, 3, 1), LocalDate.of(2027, 2, 27)));
        Duty first = read.duties().get(0);
        assertThat(first.id()).isEqualTo("HC-01");
        assertThat(first.responsible()).containsExactly("区司法局", "区财政局");
        assertThat(first.phrase()).isEqualTo("2024年4月—5月");
        assertThat(first.issuedOn()).isEqualTo(LocalDate.of(2024, 3, 1));
        assertThat(first.source()).isEqualTo(new Source(PLAN, "二", "四月至五月"));
        assertThat(first.line()).isEqualTo(2);
        assertThat(read.duties().get(3).doubt()).isEqualTo("未见原文");
    }

    @Test
    void readsProcedures() {
        ProcedureDefinition procedure = read.procedures().get(0);

        assertThat(procedure.actKind()).isEqualTo("penalty");
        assertThat(procedure.firstStage()).isEqualTo("filing");
        assertThat(procedure.stages())
                .containsExactly(
                        new ProcedureDefinition.Stage(
                                "filing",
                                "立案",
                                List.of(OFFICER),
                                false,
                                "term.p-90",
                                List.of(),
                                List.of("filing-approval"),
                                List.of("body-competent", "two-officers"),
                                List.of(
                                        new ProcedureDefinition.Transition("hearing", null, List.of(), false),
                                        new ProcedureDefinition.Transition(
                                                "closed", "不符合立案条件", List.of("approved-by-head"), false))),
                        new ProcedureDefinition.Stage(
                                "hearing",
                                "听证",
                                List.of(OFFICER),
                                false,
                                "term.p-90",
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of(new ProcedureDefinition.Transition("closed", null, List.of(), false))),
                        new ProcedureDefinition.Stage(
                                "closed",
                                "结案",
                                List.of(HEAD),
                                false,
                                null,
                                List.of(),
                                List.of(),
                                List.of(),
                                List.of()));
    }

    @Test
    void readsClocksThatRunBesideTheStages() {
        assertThat(read.procedures().get(0).clocks())
                .containsExactly(
                        new ProcedureDefinition.Clock(
                                "decision",
                                "作出决定的期限",
                                "term.p-90",
                                new ProcedureDefinition.Mark("filing", null),
                                List.of(new ProcedureDefinition.Mark("closed", null)),
                                HEAD,
                                null,
                                false,
                                false,
                                "超过期限作出决定属于程序违法"),
                        new ProcedureDefinition.Clock(
                                "payment",
                                "缴纳罚款的期限",
                                "term.p-90",
                                new ProcedureDefinition.Mark(null, KnownEvents.DECISION_SERVED),
                                List.of(
                                        new ProcedureDefinition.Mark(null, KnownEvents.FINE_PAID),
                                        new ProcedureDefinition.Mark(null, KnownEvents.PAYMENT_DEFERRED)),
                                new ProcedureDefinition.Owner(KnownRoles.HANDLER, ActingBody.OWN),
                                KnownOutsiders.PARTY,
                                true,
                                true,
                                "每日按百分之三加处罚款"));
        assertThat(read.procedures().get(1).clocks()).isEmpty();
        assertThat(procedure(p -> p.change(PROCEDURE, "until: [stage.closed]", "until: [stage.hearing]"))
                        .hash())
                .isNotEqualTo(read.procedures().get(0).hash());
    }

    @Test
    void readsOfWhichClocksOneIsTheTermOfAStage() {
        ProcedureDefinition one =
                procedure(p -> p.change(PROCEDURE, "    title: 听证\n", "    title: 听证\n    termFrom: clock.decision\n"));
        ProcedureDefinition two = procedure(p -> p.change(
                PROCEDURE, "    title: 听证\n", "    title: 听证\n    termFrom: [clock.payment, clock.decision]\n"));

        assertThat(one.stage("hearing").orElseThrow().termClocks()).containsExactly("decision");
        assertThat(two.stage("hearing").orElseThrow().termClocks()).containsExactly("payment", "decision");
        assertThat(two.stage("hearing").orElseThrow().termStage()).isNull();
        assertThat(one.hash()).isNotEqualTo(two.hash());
    }

    @Test
    void readsWhatIsDecidedBeforeATermIsExtended() {
        ProcedureDefinition asking = procedure(
                p -> p.change(
                        PROCEDURE,
                        "stages:\n",
                        "termChanges: {extension: [approved-by-head], furtherExtension: [approved-by-head, served]}\nstages:\n"));

        assertThat(asking.before(ProcedureDefinition.TermChange.EXTENSION)).containsExactly("approved-by-head");
        assertThat(asking.before(ProcedureDefinition.TermChange.FURTHER_EXTENSION))
                .containsExactly("approved-by-head", "served");
        assertThat(read.procedures().get(0).before(ProcedureDefinition.TermChange.EXTENSION))
                .isEmpty();
        assertThat(asking.hash()).isNotEqualTo(read.procedures().get(0).hash());
    }

    @Test
    void readsWhoSignsAndFromWhereATermCounts() {
        ProcedureDefinition procedure = read.procedures().get(1);

        assertThat(procedure.actKind()).isNull();
        assertThat(procedure.holdsOn(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(procedure.holdsOn(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(procedure.holdsOn(LocalDate.of(2028, 12, 31))).isTrue();
        assertThat(procedure.holdsOn(LocalDate.of(2029, 1, 1))).isFalse();
        ProcedureDefinition.Stage signing = procedure.stage("signing").orElseThrow();
        assertThat(signing.owners())
                .containsExactly(HEAD, new ProcedureDefinition.Owner(KnownRoles.HEAD, ActingBody.TOWNSHIP));
        assertThat(signing.allSign()).isTrue();
        assertThat(signing.termFrom()).containsExactly("drafting");
        assertThat(signing.termStage()).isEqualTo("drafting");
        assertThat(signing.termClocks()).isEmpty();
        assertThat(signing.way("signed").orElseThrow().oneSigns()).isFalse();
        assertThat(signing.way("drafting").orElseThrow().oneSigns()).isTrue();
        assertThat(procedure.stage("signed").orElseThrow().owners()).isEmpty();
    }

    @Test
    void theHashOfAProcedureIsThatOfWhatGuidesARun() {
        String hash = read.procedures().get(0).hash();
        assertThat(hash).matches("[0-9a-f]{64}").isEqualTo(procedure(p -> p).hash());
        assertThat(procedure(p -> p.change(PROCEDURE, "title: 普通程序", "title: 普通程序\ndoubt: 存疑"))
                        .hash())
                .isEqualTo(hash);
        assertThat(procedure(p -> p.change(PROCEDURE, "[body-competent, two-officers]", "[two-officers]"))
                        .hash())
                .isNotEqualTo(hash);
        assertThat(procedure(p -> p.change(PROCEDURE, "role: officer", "role: handler"))
                        .hash())
                .isNotEqualTo(hash);
    }

    private static ProcedureDefinition procedure(java.util.function.UnaryOperator<GoodPackage> change) {
        return new PackageReader()
                .read(change.apply(new GoodPackage()).content())
                .packageOrNull()
                .procedures()
                .get(0);
    }

    @Test
    void readsTestsWithPlainFacts() {
        PackageTest first = read.tests().get(0);

        assertThat(first.facts())
                .containsEntry("fine", "50000.00")
                .containsEntry("count", new BigDecimal("3"))
                .containsEntry("listed", true)
                .containsEntry("filedOn", "2024-09-02")
                .containsEntry("item", null)
                .containsEntry("powers", List.of("a", "b"));
        assertThat(first.division()).isNull();
        assertThat(first.asOf()).isEqualTo(LocalDate.of(2024, 9, 2));
        assertThat(first.expect()).isEqualTo(Map.of("body", "department"));
        assertThat(first.because()).containsExactly("competence.retained-fine");
        assertThat(first.place()).isEqualTo(new DatedValue.Place("tests/fines.yaml", 1, 3));
        assertThat(read.tests().get(1).missing()).containsExactly("facts.fine");
        assertThat(read.tests().get(1).expect()).isEmpty();
    }

    @Test
    void readsTemplatesOfDocuments() {
        DocumentTemplate template = read.templates().get(0);
        assertThat(template.document()).isEqualTo("penalty-decision");
        assertThat(template.holdsOn(LocalDate.of(2023, 12, 31))).isFalse();
        assertThat(template.holdsOn(LocalDate.of(2024, 1, 1))).isTrue();
        assertThat(template.numbers()).isEqualTo("decision");
        assertThat(template.signers()).containsExactly(DocumentTemplate.Signer.OFFICERS, DocumentTemplate.Signer.PARTY);
        assertThat(template.inputs()).isEqualTo(Map.of("words", "补充说明"));
        Element fine = (Element) template.body().children().get(1);
        assertThat(fine.when()).isEqualTo("decision.fine");
        assertThat(((Words) fine.children().get(0)).parts())
                .containsExactly(
                        new Fixed("罚款"),
                        new Placeholder("decision.fine", Form.CAPITALS),
                        new Fixed(",至"),
                        new Placeholder("term.p-pay", Form.CHINESE),
                        new Fixed("。"));
        Element row = (Element)
                ((Element) template.body().children().get(2)).children().get(0);
        assertThat(row.each()).isEqualTo("evidence");
        assertThat(row.unless()).isEqualTo("evidence.excluded");
        assertThat(((Element) row.children().get(0)).columns()).isEqualTo(2);
    }

    @Test
    void readsPartsOfDocuments() {
        DocumentTemplate template = read.templates().get(0);
        assertThat(template.parts()).containsExactly("remedies");
        assertThat(template.inputs()).containsOnlyKeys("words");
        DocumentTemplate part = read.templates().get(1);
        assertThat(part.layout()).isEqualTo(DocumentTemplate.Layout.PART);
        assertThat(part.maker()).isNull();
    }
}
