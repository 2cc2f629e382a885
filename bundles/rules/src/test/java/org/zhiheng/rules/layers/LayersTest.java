package org.zhiheng.rules.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.rules.layers.Packages.ID;
import static org.zhiheng.rules.layers.Packages.all;
import static org.zhiheng.rules.layers.Packages.district;
import static org.zhiheng.rules.layers.Packages.doubtful;
import static org.zhiheng.rules.layers.Packages.field;
import static org.zhiheng.rules.layers.Packages.list;
import static org.zhiheng.rules.layers.Packages.nation;
import static org.zhiheng.rules.layers.Packages.number;
import static org.zhiheng.rules.layers.Packages.of;
import static org.zhiheng.rules.layers.Packages.parameter;
import static org.zhiheng.rules.layers.Packages.precedence;
import static org.zhiheng.rules.layers.Packages.province;
import static org.zhiheng.rules.layers.Packages.until;
import static org.zhiheng.rules.layers.Packages.value;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.questions.TermUnit;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Layer;
import org.zhiheng.rules.OverrideRule;
import org.zhiheng.rules.OverrideRule.Direction;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleList;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.TermRule;
import org.zhiheng.rules.Threshold;

/** Packages laid one over another: what holds, what is refused, what is overtaken. */
class LayersTest {

    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);

    private static Assembly assembled(RulePackage... packages) {
        return BookMaker.assemble(List.of(packages), 7);
    }

    private static List<String> codes(Assembly assembly, RulePackage of) {
        return assembly.faults().getOrDefault(of.id(), List.of()).stream()
                .map(Fault::code)
                .toList();
    }

    private static String held(Assembly assembly, String day) {
        return assembly.books()
                .book("371002")
                .parameter(ID, LocalDate.parse(day))
                .number()
                .toPlainString();
    }

    @Test
    void a_value_may_only_go_the_way_the_upper_one_allows() {
        assertAccepted(Direction.HIGHER, 60, 70, true);
        assertAccepted(Direction.HIGHER, 60, 60, true);
        assertAccepted(Direction.HIGHER, 60, 59, false);
        assertAccepted(Direction.LOWER, 60, 59, true);
        assertAccepted(Direction.LOWER, 60, 61, false);
        assertAccepted(Direction.FREE, 60, 1, true);
        assertAccepted(Direction.NONE, 60, 61, false);
        assertAccepted(Direction.NONE, 60, 60, true);
    }

    private static void assertAccepted(Direction direction, int upper, int lower, boolean accepted) {
        RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", lower)));
        Assembly assembly = assembled(nation(number(all(direction), value("2020-01-01", upper))), district);
        assertThat(codes(assembly, district)).isEqualTo(accepted ? List.of() : List.of("RP-LAYER-011"));
        assertThat(held(assembly, "2024-09-02")).isEqualTo(String.valueOf(accepted ? lower : upper));
        assertThat(held(assembly, "2023-12-31")).isEqualTo(String.valueOf(upper));
    }

    @Test
    void both_ends_of_a_range_belong_to_it() {
        OverrideRule within = new OverrideRule(
                Set.of(Layer.DISTRICT), Direction.WITHIN, BigDecimal.valueOf(50), BigDecimal.valueOf(100));
        for (int lower : List.of(49, 50, 100, 101)) {
            RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", lower)));
            Assembly assembly = assembled(nation(number(within, value("2020-01-01", 60))), district);
            assertThat(codes(assembly, district).isEmpty()).isEqualTo(lower >= 50 && lower <= 100);
        }
    }

    @Test
    void a_layer_that_is_not_named_may_not_set_it_at_all() {
        OverrideRule provincesOnly = new OverrideRule(EnumSet.of(Layer.PROVINCE), Direction.HIGHER, null, null);
        RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", 70)));
        assertThat(codes(assembled(nation(number(provincesOnly, value("2020-01-01", 60))), district), district))
                .containsExactly("RP-LAYER-011");
    }

    @Test
    void the_fault_names_file_line_and_bound() {
        RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", 50)));
        Assembly assembly = assembled(nation(number(all(Direction.HIGHER), value("2020-01-01", 60))), district);
        Fault fault = assembly.faults().get(district.id()).get(0);
        assertThat(fault.file()).isEqualTo("parameters/p.yaml");
        assertThat(fault.line()).isEqualTo(7);
        assertThat(fault.message()).contains("p.000000", "2020-01-01", "60", "提高");
    }

    @Test
    void thresholds_and_terms_are_compared_by_amount_and_terms_only_in_one_unit() {
        assertThat(acceptedOverFixed(Parameter.Type.THRESHOLD, threshold(5000), threshold(6000)))
                .isTrue();
        assertThat(acceptedOverFixed(Parameter.Type.THRESHOLD, threshold(5000), threshold(4999)))
                .isFalse();
        assertThat(acceptedOverFixed(Parameter.Type.TERM, term(5, TermUnit.WORKING_DAY), term(7, TermUnit.WORKING_DAY)))
                .isTrue();
        assertThat(acceptedOverFixed(Parameter.Type.TERM, term(5, TermUnit.WORKING_DAY), term(4, TermUnit.WORKING_DAY)))
                .isFalse();
        assertThat(acceptedOverFixed(
                        Parameter.Type.TERM, term(5, TermUnit.WORKING_DAY), term(30, TermUnit.CALENDAR_DAY)))
                .isFalse();
        assertThat(acceptedOverFixed(Parameter.Type.BOOLEAN, false, true)).isFalse();
        assertThat(acceptedOverFixed(Parameter.Type.CODES, List.of("a"), List.of("a", "b")))
                .isFalse();
    }

    private static boolean acceptedOverFixed(Parameter.Type type, Object upper, Object lower) {
        RulePackage district = district(parameter(type, null, OverrideRule.NONE, null, value("2024-01-01", lower)));
        Parameter above = parameter(type, null, all(Direction.HIGHER), null, value("2020-01-01", upper));
        return codes(assembled(nation(above), district), district).isEmpty();
    }

    private static Threshold threshold(int amount) {
        return new Threshold(BigDecimal.valueOf(amount), true);
    }

    private static TermRule term(int amount, TermUnit unit) {
        return new TermRule(
                amount, unit, "决定之日", TermRule.Direction.FORWARD, TermRule.Roll.NONE, false, null, Set.of());
    }

    @Test
    void another_unit_or_type_is_refused_whatever_is_allowed() {
        RulePackage district =
                district(parameter(Parameter.Type.NUMBER, "hour", OverrideRule.NONE, null, value("2024-01-01", 70)));
        Parameter upper = parameter(Parameter.Type.NUMBER, "day", all(Direction.FREE), null, value("2020-01-01", 60));
        assertThat(codes(assembled(nation(upper), district), district)).containsExactly("RP-LAYER-012");
    }

    @Test
    void a_layer_between_does_not_lift_the_bound_of_the_nation() {
        RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", 50)));
        Assembly assembly = assembled(
                nation(number(all(Direction.HIGHER), value("2020-01-01", 60))),
                province(number(all(Direction.FREE), value("2022-01-01", 80))),
                district);
        assertThat(codes(assembly, district)).containsExactly("RP-LAYER-011");
        assertThat(held(assembly, "2024-09-02")).isEqualTo("80");
    }

    @Test
    void a_value_that_yields_to_a_layer_lets_it_loosen() {
        RulePackage district = district(number(OverrideRule.NONE, value("2024-01-01", 45)));
        RulePackage province = province(number(all(Direction.HIGHER), value("2022-01-01", 40)));
        Assembly assembly = assembled(
                nation(number(all(Direction.HIGHER), value("2020-01-01", 60, Layer.PROVINCE))), province, district);
        assertThat(assembly.faults()).isEmpty();
        assertThat(held(assembly, "2021-12-31")).isEqualTo("60");
        assertThat(held(assembly, "2023-12-31")).isEqualTo("40");
        assertThat(held(assembly, "2024-01-01")).isEqualTo("45");
    }

    @Test
    void a_later_upper_value_overtakes_from_its_day_and_blocks_nobody() {
        RulePackage district = district(number(OverrideRule.NONE, value("2022-01-01", 70)));
        Assembly assembly = assembled(
                nation(number(all(Direction.HIGHER), value("2020-01-01", 60), value("2025-01-01", 80))), district);
        assertThat(assembly.complete()).isTrue();
        assertThat(codes(assembly, district)).containsExactly("RP-LAYER-010");
        assertThat(assembly.books().overtaken(district.id())).hasSize(1);
        assertThat(held(assembly, "2024-12-31")).isEqualTo("70");
        assertThat(held(assembly, "2025-01-01")).isEqualTo("80");
    }

    @Test
    void where_the_lower_value_has_ended_the_upper_one_holds() {
        Assembly assembly = assembled(
                nation(number(all(Direction.HIGHER), value("2020-01-01", 60))),
                district(number(OverrideRule.NONE, until("2024-06-30", value("2024-01-01", 70)))));
        assertThat(held(assembly, "2024-06-30")).isEqualTo("70");
        assertThat(held(assembly, "2024-07-01")).isEqualTo("60");
    }

    @Test
    void precedence_of_fields_is_the_nations_word() {
        assertThat(inField(precedence("field"), fieldValue(100), provinceValue(50)))
                .isEqualTo("100 false");
        assertThat(inField(precedence("territory"), fieldValue(100), provinceValue(50)))
                .isEqualTo("50 false");
        assertThat(inField(null, fieldValue(100), provinceValue(50))).isEqualTo("50 true");
    }

    @Test
    void a_person_confirms_a_precedence_that_is_an_interpretation() {
        assertThat(inField(doubtful(precedence("field")), fieldValue(100), provinceValue(50)))
                .isEqualTo("100 true");
        assertThat(inField(doubtful(precedence("territory")), fieldValue(100), provinceValue(50)))
                .isEqualTo("50 true");
    }

    @Test
    void whoever_yields_gives_way_whatever_the_precedence() {
        assertThat(inField(precedence("territory"), fieldValue(100), provinceValue(50, Layer.FIELD)))
                .isEqualTo("100 false");
        assertThat(inField(precedence("field"), fieldValue(100, Layer.PROVINCE), provinceValue(50)))
                .isEqualTo("50 false");
    }

    @Test
    void where_both_yield_the_party_gets_more_and_a_person_confirms() {
        assertThat(inField(precedence("field"), fieldValue(100, Layer.PROVINCE), provinceValue(50, Layer.FIELD)))
                .isEqualTo("50 true");
        assertThat(inField(precedence("territory"), fieldValue(50, Layer.PROVINCE), provinceValue(100, Layer.FIELD)))
                .isEqualTo("50 true");
    }

    private static Parameter fieldValue(int value, Layer... yieldsTo) {
        return parameter(
                Parameter.Type.MONEY,
                "yuan",
                OverrideRule.NONE,
                Parameter.Favours.LOWER,
                value("2021-01-01", value, yieldsTo));
    }

    private static Parameter provinceValue(int value, Layer... yieldsTo) {
        return fieldValue(value, yieldsTo);
    }

    private static String inField(Parameter precedence, Parameter ofField, Parameter ofProvince) {
        RulePackage nation = precedence == null ? nation() : nation(precedence);
        RuleBook book =
                assembled(nation, field(ofField), province(ofProvince)).books().book("371002");
        assertThat(book.parameter(ID, DAY).from().layer()).isEqualTo(Layer.PROVINCE);
        Applied applied = book.forField("market").parameter(ID, DAY);
        return applied.number() + " " + applied.personMustConfirm();
    }

    @Test
    void precedence_is_field_or_territory_and_nothing_else() {
        RulePackage nation = nation(precedence("both"));
        assertThat(codes(assembled(nation), nation)).containsExactly("RP-LAYER-014");
    }

    @Test
    void a_division_without_a_package_has_the_book_of_its_nearest_ancestor() {
        Assembly assembly = assembled(nation(), province(), district());
        assertThat(assembly.books().book("371002100").division()).isEqualTo("371002");
        assertThat(assembly.books().book("371003").division()).isEqualTo("370000");
        assertThat(assembly.books().book("110000").division()).isEqualTo("000000");
        assertThat(assembly.books().book("37x")).isNull();
        assertThat(assembly.books().book("field:market")).isNull();
        assertThat(assembly.books().book("371002").packages())
                .extracting(RulePackage::division)
                .containsExactly("000000", "370000", "371002");
    }

    @Test
    void without_a_nation_all_wait() {
        Assembly assembly = assembled(province(), district());
        assertThat(assembly.books()).isNull();
        assertThat(assembly.waiting()).hasSize(2);
        assertThat(assembly.faults()).isEmpty();
    }

    @Test
    void parents_in_a_circle_or_below_are_refused() {
        RulePackage one = of(Layer.DEPARTMENT, "dept:a", "dept:b");
        RulePackage other = of(Layer.DEPARTMENT, "dept:b", "dept:a");
        RulePackage upsideDown = of(Layer.PROVINCE, "370000", "371002");
        Assembly circle = assembled(nation(), one, other);
        assertThat(codes(circle, one)).containsExactly("RP-LAYER-002");
        assertThat(codes(circle, other)).containsExactly("RP-LAYER-002");
        assertThat(circle.books().packages()).hasSize(1);
        RulePackage below = of(Layer.DISTRICT, "371002", "000000");
        Assembly turned = assembled(nation(), below, upsideDown);
        assertThat(codes(turned, upsideDown)).containsExactly("RP-LAYER-004");
        assertThat(turned.books().packages()).hasSize(2);
    }

    @Test
    void a_division_has_one_package() {
        RulePackage first = district();
        RulePackage second = new RulePackage(
                "p.other",
                "1.0.0",
                "示例",
                Layer.DISTRICT,
                "371002",
                "371000",
                first.documents(),
                first.parameters(),
                first.lists(),
                first.tables(),
                first.duties(),
                first.procedures(),
                first.templates(),
                first.tests(),
                "other-hash");
        Assembly assembly = assembled(nation(), first, second);
        assertThat(codes(assembly, second)).containsExactly("RP-LAYER-001");
        assertThat(assembly.books().book("371002").packages()).contains(first);
    }

    @Test
    void lists_extend_or_replace() {
        RuleList upper = list(RuleList.Merge.EXTEND, "A", "甲", "2020-01-01", "B", "乙", "2020-01-01");
        RuleList extending = list(RuleList.Merge.EXTEND, "B", "丙", "2024-01-01", "C", "丁", "2024-01-01");
        RuleList replacing = list(RuleList.Merge.REPLACE, "C", "丁", "2024-01-01");
        RuleBook extended = withLists(upper, extending);
        assertThat(titles(extended, "2023-12-31")).containsExactlyInAnyOrder("甲", "乙");
        assertThat(titles(extended, "2024-01-01")).containsExactlyInAnyOrder("甲", "丙", "丁");
        assertThat(extended.row("items", DAY, "B").row().text("title")).isEqualTo("丙");
        assertThat(extended.row("items", DAY, "D")).isNull();
        RuleBook replaced = withLists(upper, replacing);
        assertThat(titles(replaced, "2024-01-01")).containsExactly("丁");
        assertThat(replaced.row("items", DAY, "A")).isNull();
        assertThat(replaced.hasList("items")).isTrue();
        assertThat(replaced.hasList("others")).isFalse();
    }

    private static RuleBook withLists(RuleList upper, RuleList lower) {
        Assembly assembly = assembled(
                of(Layer.NATION, "000000", null, List.of(upper)),
                of(Layer.DISTRICT, "371002", "371000", List.of(lower)));
        assertThat(assembly.faults()).isEmpty();
        return assembly.books().book("371002");
    }

    private static List<String> titles(RuleBook book, String day) {
        return book.rows("items", LocalDate.parse(day)).stream()
                .map(row -> row.row().text("title"))
                .toList();
    }

    @Test
    void lists_with_other_keys_do_not_extend_one_another() {
        RulePackage lower = of(
                Layer.DISTRICT, "371002", "371000", List.of(list(List.of("title"), RuleList.Merge.EXTEND, List.of())));
        RulePackage upper =
                of(Layer.NATION, "000000", null, List.of(list(RuleList.Merge.EXTEND, "A", "甲", "2020-01-01")));
        assertThat(codes(assembled(upper, lower), lower)).containsExactly("RP-LAYER-013");
    }

    @Test
    void fingerprints_depend_on_contents_and_are_those_archived() {
        Assembly assembly = assembled(nation(), province(), district(), field());
        RuleBook book = assembly.books().book("371002");
        RuleBook inField = book.forField("market");
        assertThat(book.fingerprint()).hasSize(64).isNotEqualTo(inField.fingerprint());
        assertThat(assembly.books().contents())
                .containsEntry(book.fingerprint(), List.of("hash-of-000000", "hash-of-370000", "hash-of-371002"))
                .containsEntry(
                        inField.fingerprint(),
                        List.of("hash-of-000000", "hash-of-field:market", "hash-of-370000", "hash-of-371002"))
                .hasSize(6);
        assertThat(book.forField("unknown")).isSameAs(book);
        assertThat(book.forField("market")).isSameAs(inField);
    }

    @Test
    void three_thousand_districts_share_what_is_above_them() {
        List<RulePackage> packages =
                new ArrayList<>(List.of(nation(number(all(Direction.HIGHER), value("2020-01-01", 60)))));
        for (int i = 0; i < 3000; i++) {
            packages.add(of(
                    Layer.DISTRICT,
                    String.valueOf(110101 + i),
                    "000000",
                    number(OverrideRule.NONE, value("2024-01-01", 61 + i))));
        }
        Assembly assembly = BookMaker.assemble(packages, 1);
        assertThat(assembly.complete()).isTrue();
        for (int i : Arrays.asList(0, 1500, 2999)) {
            assertThat(assembly.books()
                            .book(String.valueOf(110101 + i))
                            .parameter(ID, DAY)
                            .number()
                            .intValueExact())
                    .isEqualTo(61 + i);
        }
    }

    @Test
    void a_department_stands_on_the_division_it_is_laid_on() {
        RulePackage nation =
                Packages.nation(Packages.number(Packages.all(Direction.FREE), Packages.value("2020-01-01", 1)));
        RulePackage province =
                Packages.province(Packages.number(Packages.all(Direction.FREE), Packages.value("2020-01-01", 2)));
        RulePackage department = Packages.of(Layer.DEPARTMENT, "dept:bureau", "000000");
        List<RulePackage> all = List.of(nation, province, department);

        // 371002 has no package of its own: its nearest ancestor's stands for it.
        Placements onDistrict = new Placements(Map.of("dept:bureau", "371002"));
        assertThat(BookMaker.assemble(all, Set.of(), onDistrict, 1)
                        .books()
                        .book("dept:bureau")
                        .packages())
                .containsExactly(nation, province, department);
        assertThat(BookMaker.assemble(all, 1).books().book("dept:bureau").packages())
                .containsExactly(nation, department);
    }

    @Test
    void a_setting_that_is_none_is_told_and_the_others_count() {
        for (String wrong :
                List.of("bureau", "bureau=37100", "=371002", "Bureau=371002", "bureau=371002=1", "bureau:371002")) {
            List<String> told = new ArrayList<>();
            Placements placements = Placements.of(List.of(wrong, "other = 630103"), told::add);
            assertThat(told).singleElement().asString().contains("“" + wrong + "”");
            assertThat(placements.divisions()).isEqualTo(Map.of("dept:other", "630103"));
        }
        List<String> told = new ArrayList<>();
        assertThat(Placements.of(List.of("bureau=371002", "bureau=630103"), told::add)
                        .of("dept:bureau"))
                .isEqualTo("371002");
        assertThat(told).containsExactly("设置departments中部门bureau写了两次,以第一次为准");
    }
}
