package org.zhiheng.rules.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.zhiheng.rules.look.SamplePackages.hours;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rules.RuleHistory.Edition;
import org.zhiheng.api.rules.RuleHistory.Holding;
import org.zhiheng.api.rules.RuleHistory.Link;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RulePackage;

/** A rule through time, layers and package versions. */
class HistoriesTest {

    private static final String HIGHER = "override: {by: [district], direction: higher}\n";
    private static final Instant FIRST = Instant.parse("2024-05-05T00:00:00Z");
    private static final Instant SECOND = Instant.parse("2025-06-01T00:00:00Z");

    private final RulePackage earlierNation =
            SamplePackages.read(SamplePackages.nation("1.0.0", "parameters/h.yaml", hours(HIGHER, "2020-01-01", "40")));
    private final RulePackage nation = SamplePackages.read(
            SamplePackages.nation("1.1.0", "parameters/h.yaml", hours(HIGHER, "2020-01-01", "40", "2026-01-01", "80")));
    private final RulePackage district =
            SamplePackages.read(SamplePackages.district("2.0.0", "parameters/h.yaml", hours("", "2024-05-05", "60")));

    private RuleHistory history(String division) {
        var books = BookMaker.assemble(List.of(nation, district), Set.of(district), Placements.NONE, 2)
                .books();
        Map<String, RulePackage> before = Map.of("cn.000000", earlierNation, "cn.371002", district);
        Map<String, RulePackage> now = Map.of("cn.000000", nation, "cn.371002", district);
        return new Histories(
                        books,
                        List.of(new Histories.Past(1, FIRST, before::get), new Histories.Past(2, SECOND, now::get)))
                .of("training.annual-hours", division);
    }

    @Test
    void tells_who_set_which_value_over_whose_and_what_overtook_it() {
        RuleHistory history = history(null);

        assertThat(history.kind()).isEqualTo("parameter");
        assertThat(history.values())
                .extracting(
                        RuleHistory.Value::packageId, RuleHistory.Value::from, RuleHistory.Value::until, v -> v.value())
                .containsExactly(
                        tuple("cn.000000", LocalDate.of(2020, 1, 1), LocalDate.of(2025, 12, 31), "40 hour"),
                        tuple("cn.000000", LocalDate.of(2026, 1, 1), null, "80 hour"),
                        tuple("cn.371002", LocalDate.of(2024, 5, 5), null, "60 hour"));
        RuleHistory.Value old = history.values().get(0);
        assertThat(old.mayOverride()).isEqualTo("县级可以规定更高的值");
        assertThat(old.overriddenBy())
                .containsExactly(new Link("cn.371002", "2.0.0", LocalDate.of(2024, 5, 5), "60 hour"));
        assertThat(old.reading()).isEqualTo("按年计算");
        RuleHistory.Value own = history.values().get(2);
        assertThat(own.overrides())
                .containsExactly(new Link("cn.000000", "1.1.0", LocalDate.of(2024, 5, 5), "40 hour"));
        assertThat(own.overtakenBy())
                .containsExactly(new Link("cn.000000", "1.1.0", LocalDate.of(2026, 1, 1), "80 hour"));
        assertThat(own.overriddenBy()).isEmpty();
        assertThat(history.holding()).isEmpty();
    }

    @Test
    void tells_which_versions_of_the_package_have_said_so() {
        RuleHistory history = history(null);

        assertThat(history.values().get(1).editions()).containsExactly(new Edition("1.1.0", 2, SECOND));
        assertThat(history.values().get(2).editions()).containsExactly(new Edition("2.0.0", 1, FIRST));
    }

    @Test
    void tells_what_holds_in_a_division() {
        assertThat(history("371002").holding())
                .containsExactly(
                        new Holding(
                                LocalDate.of(2020, 1, 1),
                                LocalDate.of(2024, 5, 4),
                                "40 hour",
                                "cn.000000",
                                "1.1.0",
                                true),
                        new Holding(
                                LocalDate.of(2024, 5, 5),
                                LocalDate.of(2025, 12, 31),
                                "60 hour",
                                "cn.371002",
                                "2.0.0",
                                true),
                        new Holding(LocalDate.of(2026, 1, 1), null, "80 hour", "cn.000000", "1.1.0", true));
        assertThat(history("000000").values()).hasSize(2);
    }

    @Test
    void refuses_what_is_not_there() {
        assertThatThrownBy(() -> history("x")).isInstanceOfSatisfying(ZhihengException.class, e -> assertThat(e.code())
                .isEqualTo("RULES-DIVISION"));
        var books = BookMaker.assemble(List.of(nation), 1).books();
        assertThatThrownBy(() -> new Histories(books, List.of()).of("no.such", null))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("RULES-RULE-UNKNOWN"));
    }

    @Test
    void tells_a_list_row_by_row() {
        String head = "title: 乡镇\ncolumns:\n  - {name: code, title: 代码, type: code, required: true}\n"
                + "  - {name: name, title: 名称, type: text}\n  - {name: from, title: 起, type: date, required: true}\n"
                + "  - {name: until, title: 止, type: date}\n"
                + "keys: [code]\nmerge: extend\nfrom: from\nuntil: until\nsource: {document: d, article: 附件}\n"
                + "verified: memory\ndoubt: 名单没有公布\nreading: 取自他处\n";
        RulePackage listed = SamplePackages.read(SamplePackages.district(
                "1.0.0",
                "lists/towns.yaml",
                head,
                "lists/towns.csv",
                "code,name,from,until\nA,甲镇,2024-01-01,2024-12-31\nA,甲街道,2025-01-01,\n"));
        var books = BookMaker.assemble(List.of(nation, listed), 1).books();

        RuleHistory history = new Histories(books, List.of()).of("towns", "371002");

        assertThat(history.values())
                .extracting(RuleHistory.Value::key, RuleHistory.Value::until, RuleHistory.Value::value)
                .containsExactly(tuple("A", LocalDate.of(2024, 12, 31), "name=甲镇"), tuple("A", null, "name=甲街道"));
        assertThat(Doubts.of(listed)).singleElement().satisfies(doubt -> {
            assertThat(doubt.rule()).isEqualTo("towns");
            assertThat(doubt.doubt()).isEqualTo("名单没有公布");
            assertThat(doubt.reading()).isEqualTo("取自他处");
            assertThat(doubt.verified()).isEqualTo("memory");
        });
    }
}
