package org.zhiheng.tools.benchmark;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes a benchmark of a filled-in spreadsheet, or notes beside its lines everything that is wrong. For one spreadsheet. */
final class BenchmarkForm {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern FACTOR = Pattern.compile("[a-zA-Z][a-zA-Z0-9]{0,39}");
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,13}(\\.\\d{1,6})?");
    private static final String PARTY = "partyKind";

    private final Filled filled;
    private final List<Factor> factors = new ArrayList<>();
    private boolean businessApart;

    /** @param type as the form says it; null when it says none */
    private record Factor(String code, String title, String type, List<String> values) {}

    private BenchmarkForm(Filled filled) {
        this.filled = filled;
    }

    /** @return null when something is wrong, which stands beside the lines then */
    static Benchmark read(Filled filled) {
        return new BenchmarkForm(filled).read();
    }

    private Benchmark read() {
        refuseFormulas();
        Map<Form.About, String> about = about();
        filled.factors().forEach(this::factor);
        businessApart = filled.rows().stream()
                .anyMatch(line -> line.cell(Form.Row.PARTY).text().equals("个体工商户"));
        if (filled.rows().isEmpty()) {
            filled.about().get(Form.About.CODE).problem(Column.FIRST, "“裁量表”没有一行(标着“示例”的行不算)");
        }
        List<Benchmark.Tier> all = new ArrayList<>();
        filled.rows().forEach(line -> all.add(tier(line)));
        return filled.isFaulty() ? null : withUsedInputs(about, all);
    }

    /** The sheet 基本情况 has one column to fill in. */
    private enum Column {
        FIRST
    }

    private void refuseFormulas() {
        filled.about().values().forEach(BenchmarkForm::refuseFormulas);
        filled.factors().forEach(BenchmarkForm::refuseFormulas);
        filled.rows().forEach(BenchmarkForm::refuseFormulas);
    }

    private static void refuseFormulas(Filled.Line line) {
        for (int column = 0; column < line.cells.size(); column++) {
            SheetCell.Kind kind = line.cells.get(column).kind();
            if (kind == SheetCell.Kind.FORMULA) {
                line.problems.add(new Filled.Problem(column, "不得用公式,直接写值"));
            } else if (kind == SheetCell.Kind.ERROR) {
                line.problems.add(new Filled.Problem(column, "这一格是错误值"));
            }
        }
    }

    // --- 基本情况
    // -----------------------------------------------------------------------------------------------------------

    private Map<Form.About, String> about() {
        Map<Form.About, String> about = new EnumMap<>(Form.About.class);
        filled.about()
                .forEach((item, line) -> about.put(item, line.cell(Column.FIRST).text()));
        for (Form.About needed :
                List.of(Form.About.CODE, Form.About.TITLE, Form.About.DOCUMENT, Form.About.ARTICLE, Form.About.FROM)) {
            if (about.get(needed).isEmpty()) {
                wrong(needed, "缺少“" + needed.label + "”");
            }
        }
        if (!about.get(Form.About.CODE).isEmpty()
                && !CODE.matcher(about.get(Form.About.CODE)).matches()) {
            wrong(Form.About.CODE, "事项代码用小写英文字母、数字和连字符,例如temporary-structures");
        }
        date(about, Form.About.FROM);
        date(about, Form.About.UNTIL);
        String verified = about.get(Form.About.VERIFIED);
        if (!Form.VERIFIED.contains(verified)) {
            wrong(Form.About.VERIFIED, "“核对程度”应当是" + String.join("、", Form.VERIFIED));
        }
        if (about.get(Form.About.DOUBT).isEmpty()) {
            if (!verified.equals(Form.VERIFIED.get(0)) && Form.VERIFIED.contains(verified)) {
                wrong(Form.About.DOUBT, verified + "的要写明疑问");
            } else if (!about.get(Form.About.READING).isEmpty()) {
                wrong(Form.About.READING, "写了读法却没有疑问");
            }
        }
        return about;
    }

    private void date(Map<Form.About, String> about, Form.About item) {
        String text = about.get(item);
        try {
            if (!text.isEmpty()) {
                LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            wrong(item, "“" + item.label + "”应当是日期(YYYY-MM-DD),实际是“" + text + "”");
        }
    }

    private void wrong(Form.About item, String message) {
        filled.about().get(item).problem(Column.FIRST, message);
    }

    // --- 裁量因素
    // -----------------------------------------------------------------------------------------------------------

    private void factor(Filled.Line line) {
        String code = line.cell(Form.Factor.CODE).text();
        String title = line.cell(Form.Factor.TITLE).text();
        String type = line.cell(Form.Factor.TYPE).text();
        List<String> values = ConditionWords.list(line.cell(Form.Factor.VALUES).text());
        if (!FACTOR.matcher(code).matches() || code.equals(PARTY)) {
            line.problem(Form.Factor.CODE, "代码用英文字母和数字,字母开头,例如goodsValue");
        } else if (factors.stream().anyMatch(other -> other.code().equals(code))) {
            line.problem(Form.Factor.CODE, "代码“" + code + "”重复");
        }
        if (title.isEmpty()) {
            line.problem(Form.Factor.TITLE, "缺少名称");
        }
        if (!Form.TYPES.contains(type)) {
            line.problem(Form.Factor.TYPE, "类型应当是" + String.join("、", Form.TYPES));
        } else if (type.equals("文字") && values.isEmpty()) {
            line.problem(Form.Factor.VALUES, "类型为文字的要写可选值,用顿号分开");
        } else if (!type.equals("文字") && !values.isEmpty()) {
            line.problem(Form.Factor.VALUES, "只有类型为文字的写可选值");
        }
        if (factors.size() == Form.MOST_FACTORS) {
            line.problem(Form.Factor.CODE, "最多" + Form.MOST_FACTORS + "个因素");
        } else {
            factors.add(new Factor(code, title, type, values));
        }
    }

    // --- 裁量表
    // -------------------------------------------------------------------------------------------------------------

    private Benchmark.Tier tier(Filled.Line line) {
        List<String> conditions = new ArrayList<>();
        conditions.add(party(line));
        for (int i = 0; i < Form.MOST_FACTORS; i++) {
            conditions.add(condition(line, i));
        }
        String tier = line.cell(Form.Row.TIER).text();
        if (tier.isEmpty()) {
            line.problem(Form.Row.TIER, "缺少裁量阶次");
        }
        boolean unpunished = tier.equals("不予")
                && line.cell(Form.Row.MIN).isEmpty()
                && line.cell(Form.Row.MAX).isEmpty();
        String mode = line.cell(Form.Row.MODE).text();
        if (!mode.isEmpty() && !Form.MODES.contains(mode)) {
            line.problem(Form.Row.MODE, "计算方式应当是" + String.join("、", Form.MODES));
        }
        boolean rate = mode.equals("百分数") || mode.equals("倍数");
        String base = base(line, rate);
        String min = unpunished ? "0" : amount(line, Form.Row.MIN, !rate);
        String max = unpunished ? "0" : amount(line, Form.Row.MAX, !rate);
        if (min != null && max != null && new BigDecimal(min).compareTo(new BigDecimal(max)) > 0) {
            line.problem(Form.Row.MIN, "罚款最低" + min + "大于最高" + max);
        }
        boolean minIn = yes(line, Form.Row.MIN_IN);
        boolean maxIn = yes(line, Form.Row.MAX_IN);
        if (min != null && min.equals(max) && !(minIn && maxIn)) {
            line.problem(Form.Row.MAX_IN, "最低与最高相同,两端都要含");
        }
        String cap = line.cell(Form.Row.CAP).isEmpty() ? null : amount(line, Form.Row.CAP, true);
        if (cap != null && !rate) {
            line.problem(Form.Row.CAP, "只有百分数、倍数写总额上限");
        }
        return new Benchmark.Tier(
                line.number,
                conditions,
                tier,
                min,
                minIn,
                max,
                maxIn,
                mode.equals("百分数") ? base : null,
                mode.equals("倍数") ? base : null,
                cap,
                line.cell(Form.Row.CONDITION).text());
    }

    private String party(Filled.Line line) {
        String party = line.cell(Form.Row.PARTY).text();
        return switch (party) {
            case "", "不限" -> "-";
            case "个人" -> businessApart ? "\"citizen\"" : "\"citizen\", \"individual-business\"";
            case "个体工商户" -> "\"individual-business\"";
            case "单位" -> "\"organisation\"";
            default -> {
                line.problem(Form.Row.PARTY, "当事人应当是" + String.join("、", Form.PARTIES));
                yield "-";
            }
        };
    }

    private String condition(Filled.Line line, int index) {
        Form.Row column = Form.Row.factor(index);
        String words = line.cell(column).text();
        if (words.isEmpty() || words.equals("不限")) {
            return "-";
        }
        if (index >= factors.size()) {
            line.problem(column, "“裁量因素”里没有" + column.head);
            return "-";
        }
        Factor factor = factors.get(index);
        try {
            return switch (factor.type()) {
                case "数" -> ConditionWords.number(words);
                case "是否" -> ConditionWords.truth(words);
                case "文字" -> ConditionWords.texts(words, factor.values());
                default -> "-";
            };
        } catch (ConditionWords.Unread e) {
            line.problem(column, factor.title() + ":" + e.getMessage());
            return "-";
        }
    }

    private String base(Filled.Line line, boolean rate) {
        String words = line.cell(Form.Row.BASE).text();
        if (!rate) {
            if (!words.isEmpty()) {
                line.problem(Form.Row.BASE, "只有百分数、倍数写基数");
            }
            return null;
        }
        for (Factor factor : factors) {
            if ((factor.code().equals(words) || factor.title().equals(words))
                    && factor.type().equals("数")) {
                return factor.code();
            }
        }
        line.problem(Form.Row.BASE, "基数应当是“裁量因素”里类型为数的一个因素,实际是“" + words + "”");
        return null;
    }

    /** @return null when it is no amount, which has been noted */
    private static String amount(Filled.Line line, Form.Row column, boolean money) {
        String text = line.cell(column).text();
        boolean decimal = DECIMAL.matcher(text).matches();
        if (!decimal || money && new BigDecimal(text).stripTrailingZeros().scale() > 2) {
            line.problem(
                    column,
                    text.isEmpty()
                            ? "缺少“" + column.head + "”"
                            : "“" + column.head + "”应当是" + (money ? "以元为单位、最多两位小数的数" : "不小于零的数") + ",实际是“" + text
                                    + "”");
            return null;
        }
        return text;
    }

    private static boolean yes(Filled.Line line, Form.Row column) {
        String text = line.cell(column).text();
        if (!text.isEmpty() && !text.equals(Form.YES) && !text.equals(Form.NO)) {
            line.problem(column, "“" + column.head + "”应当是“是”或者“否”");
        }
        return !text.equals(Form.NO);
    }

    // --- 成表
    // ---------------------------------------------------------------------------------------------------------------

    /** Leaves out inputs that no row asks about or reckons by; one stays, since a table needs one. */
    private Benchmark withUsedInputs(Map<Form.About, String> about, List<Benchmark.Tier> all) {
        List<Benchmark.Input> possible = new ArrayList<>();
        possible.add(
                new Benchmark.Input(PARTY, "当事人", "string", "\"citizen\", \"individual-business\", \"organisation\""));
        for (Factor factor : factors) {
            possible.add(
                    switch (factor.type()) {
                        case "数" -> new Benchmark.Input(factor.code(), factor.title(), "number", null);
                        case "是否" -> new Benchmark.Input(factor.code(), factor.title(), "boolean", null);
                        default -> new Benchmark.Input(
                                factor.code(), factor.title(), "string", quoted(factor.values()));
                    });
        }
        Set<Integer> used = new HashSet<>();
        for (Benchmark.Tier tier : all) {
            for (int i = 0; i < possible.size(); i++) {
                String name = possible.get(i).name();
                if (!tier.conditions().get(i).equals("-")
                        || name.equals(tier.percentOf())
                        || name.equals(tier.timesOf())) {
                    used.add(i);
                }
            }
        }
        if (used.isEmpty()) {
            used.add(0);
        }
        List<Integer> order = used.stream().sorted().toList();
        List<Benchmark.Tier> tiers = all.stream()
                .map(tier -> new Benchmark.Tier(
                        tier.line(),
                        order.stream().map(i -> tier.conditions().get(i)).toList(),
                        tier.tier(),
                        tier.min(),
                        tier.minInclusive(),
                        tier.max(),
                        tier.maxInclusive(),
                        tier.percentOf(),
                        tier.timesOf(),
                        tier.cap(),
                        tier.condition()))
                .toList();
        return new Benchmark(about, order.stream().map(possible::get).toList(), tiers);
    }

    private static String quoted(List<String> values) {
        return String.join(", ", values.stream().map(ConditionWords::quoted).toList());
    }
}
