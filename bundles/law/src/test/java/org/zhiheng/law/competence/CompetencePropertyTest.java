package org.zhiheng.law.competence;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Basis;
import org.zhiheng.api.questions.Body;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.Competence.Facts;
import org.zhiheng.api.questions.Holder;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;

/** What an absent fact may do: nothing, or leave the question open by its own name. */
class CompetencePropertyTest {

    private static final Asking ASKING = CompetenceRules.asking("ORIGINAL_BODY_KEEPS");
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    @Provide
    Arbitrary<Facts> facts() {
        Arbitrary<LocalDate> days = Arbitraries.of(
                LocalDate.of(2024, 5, 4),
                LocalDate.of(2024, 5, 5),
                LocalDate.of(2024, 8, 5),
                LocalDate.of(2024, 8, 6),
                DAY,
                DAY.plusDays(1));
        Arbitrary<List<ActKind>> powers = Arbitraries.of(ActKind.PENALTY, ActKind.INSPECTION, ActKind.COERCIVE_MEASURE)
                .list()
                .ofMaxSize(3);
        Arbitrary<Competence.Item> items = Combinators.combine(
                        Arbitraries.of(true, true, false),
                        Arbitraries.of(true, false, false, false),
                        Arbitraries.of("0", "49999.99", "50000.00").injectNull(0.5))
                .as((listed, statutory, least) -> new Competence.Item(
                        "x", listed, statutory, least == null ? null : new BigDecimal(least), "original"));
        Arbitrary<Competence.Empowerment> empowerments = Combinators.combine(
                        powers,
                        days.injectNull(0.1),
                        days.injectNull(0.1),
                        days.injectNull(0.8),
                        days.injectNull(0.8),
                        days.injectNull(0.8))
                .as(Competence.Empowerment::new);
        Arbitrary<Competence.Entrustment> entrustments = Combinators.combine(days, days, powers, days)
                .as((from, to, given, on) -> new Competence.Entrustment(from, to, given, null, null, on, on));
        Arbitrary<Competence.Designation> designations = Combinators.combine(Arbitraries.of(Body.class), days)
                .as((body, on) -> new Competence.Designation(body, "government", on));
        Arbitrary<List<Sanction>> sanctions = Arbitraries.of(
                        Sanction.WARNING, Sanction.FINE, Sanction.CLOSE, Sanction.DETENTION)
                .list()
                .ofMaxSize(2);
        return Combinators.combine(
                        items,
                        Arbitraries.of(
                                ActKind.PENALTY,
                                ActKind.INSPECTION,
                                ActKind.COERCIVE_MEASURE,
                                ActKind.COERCIVE_EXECUTION,
                                ActKind.LICENCE),
                        empowerments,
                        entrustments.injectNull(0.5),
                        designations.injectNull(0.8),
                        Arbitraries.of(Holder.class),
                        days.injectNull(0.5),
                        sanctions)
                .flatAs((item, act, empowerment, entrustment, designation, holder, filed, named) -> Arbitraries.of(
                                "49999.99", "50000.00")
                        .map(fine -> new Facts(
                                item,
                                act,
                                "371002100",
                                empowerment,
                                entrustment,
                                designation,
                                holder,
                                null,
                                filed,
                                false,
                                named,
                                named.contains(Sanction.FINE) ? new BigDecimal(fine) : null,
                                null,
                                null,
                                OfficerStep.DECIDE)));
    }

    @Property(tries = 3000)
    void completeFactsAreAlwaysAnswered(@ForAll("facts") Facts facts) {
        assertThat(ask(facts).determined()).isTrue();
    }

    @Property(tries = 3000)
    void anAbsentFineChangesNothingOrIsAskedFor(@ForAll("facts") Facts facts) {
        Facts less = without(facts, "fine");
        sameOrAskedFor(facts, less, "facts.fine");
    }

    @Property(tries = 3000)
    void atTheDecisionAbsentSanctionsChangeNothingOrAreAskedFor(@ForAll("facts") Facts facts) {
        Facts less = without(facts, "sanctions");
        Ruling<Competence.Answer> ruling = ask(less);
        if (ruling.determined()) {
            // What no township may ever do is the department's whatever else is: a matter that is the department's
            // anyway stays so.
            assertThat(ask(facts).answer().actsBy() == Body.DEPARTMENT
                            || ask(facts).answer().equals(ruling.answer()))
                    .isTrue();
        } else {
            assertThat(ruling.missing()).containsExactly("facts.sanctions");
        }
    }

    @Property(tries = 3000)
    void anAbsentKindOfActChangesNothingOrIsAskedFor(@ForAll("facts") Facts facts) {
        Facts less = without(facts, "actKind");
        sameOrAskedFor(facts, less, "facts.actKind");
    }

    @Property(tries = 3000)
    void whatATownshipDoesUnderEntrustmentIsTheDepartmentsAndNeverCoercion(@ForAll("facts") Facts facts) {
        Competence.Answer answer = ask(facts).answer();

        boolean entrusted = answer.basis() == Basis.ENTRUSTED;
        assertThat(answer.body() != answer.actsBy()).isEqualTo(entrusted);
        if (entrusted) {
            assertThat(facts.actKind()).isNotIn(ActKind.COERCIVE_MEASURE, ActKind.COERCIVE_EXECUTION, ActKind.LICENCE);
            assertThat(answer.body()).isEqualTo(Body.DEPARTMENT);
        }
    }

    @Property(tries = 3000)
    void noTownshipDecidesAPenaltyThatIsRetained(@ForAll("facts") Facts facts) {
        Competence.Answer answer = ask(facts).answer();

        boolean byOthers = answer.basis() == Basis.STATUTORY || facts.actKind() != ActKind.PENALTY;
        if (answer.actsBy() == Body.TOWNSHIP && !byOthers) {
            assertThat(facts.sanctions()).doesNotContain(Sanction.CLOSE);
            assertThat(facts.fine()).isNotEqualTo(new BigDecimal("50000.00"));
        }
    }

    @Property(tries = 3000)
    void noTownshipEverDetains(@ForAll("facts") Facts facts) {
        if (facts.sanctions().contains(Sanction.DETENTION)) {
            assertThat(ask(facts).answer().actsBy()).isEqualTo(Body.DEPARTMENT);
        }
    }

    @Property(tries = 3000)
    void aDesignationGivesATownshipNothingItHasNot(@ForAll("facts") Facts facts) {
        Facts undesignated = without(facts, "designation");

        if (ask(undesignated).answer().actsBy() == Body.DEPARTMENT) {
            assertThat(ask(facts).answer().actsBy()).isEqualTo(Body.DEPARTMENT);
        }
    }

    /** The same facts without one of them. */
    private static Facts without(Facts facts, String absent) {
        return new Facts(
                facts.item(),
                absent.equals("actKind") ? null : facts.actKind(),
                facts.township(),
                facts.empowerment(),
                facts.entrustment(),
                absent.equals("designation") ? null : facts.designation(),
                facts.heldBy(),
                facts.occurredOn(),
                facts.filedOn(),
                facts.openAtTransitionEnd(),
                absent.equals("sanctions") ? null : facts.sanctions(),
                absent.equals("fine") ? null : facts.fine(),
                facts.departmentQualification(),
                facts.townshipQualification(),
                facts.step());
    }

    private static Ruling<Competence.Answer> ask(Facts facts) {
        return ASKING.ask(Competence.QUESTION, facts, "371002", DAY);
    }

    private static void sameOrAskedFor(Facts complete, Facts less, String fact) {
        Ruling<Competence.Answer> ruling = ask(less);
        if (ruling.determined()) {
            assertThat(ruling.answer()).isEqualTo(ask(complete).answer());
        } else {
            assertThat(ruling.missing()).containsExactly(fact);
        }
    }
}
