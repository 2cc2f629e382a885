package org.zhiheng.testkit.mutation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class LawReadsTest {

    private final LawReads reads = LawReads.ofTheLawCore(Set.of(Rule.parameter("term.p-90")));

    @Test
    void knowsTheIdsThatSolversSpellOut() {
        assertThat(reads.mayAsk(Rule.parameter("training.annual-hours"))).isTrue();
        assertThat(reads.mayAsk(Rule.list("training-buckets"))).isTrue();
        assertThat(reads.mayAsk(Rule.parameter("training.annual-meals"))).isFalse();
        assertThat(reads.mayAsk(Rule.list("training-meals"))).isFalse();
    }

    @Test
    void completesIdsWithCodesThatTheLawCoreKnows() {
        assertThat(reads.mayAsk(Rule.parameter("hearing.fine.individual-business")))
                .isTrue();
        assertThat(reads.mayAsk(Rule.parameter("hearing.fine.circus"))).isFalse();
    }

    @Test
    void completesIdsWithAnyWordWhereATestDoes() {
        assertThat(reads.mayAsk(Rule.parameter("term.s-30sd"))).isTrue();
        assertThat(LawReads.ofTheLawCore(Set.of()).mayAsk(Rule.parameter("term.s-30sd")))
                .isFalse();
    }

    @Test
    void completesTheIdsOfTablesWithAnyWord() {
        assertThat(reads.mayAsk(Rule.table("discretion.river-dumping"))).isTrue();
        assertThat(reads.mayAsk(Rule.table("river-dumping"))).isFalse();
    }

    @Test
    void doesNotTakeTheNamesOfTablesForThoseOfParameters() {
        assertThat(LawReads.ofTheLawCore(Set.of(Rule.table("discretion.river-dumping")))
                        .mayAsk(Rule.parameter("discretion.procedure")))
                .isFalse();
    }
}
