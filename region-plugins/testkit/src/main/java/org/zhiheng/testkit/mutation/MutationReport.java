package org.zhiheng.testkit.mutation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.zhiheng.testkit.mutation.MutationRun.Fate;
import org.zhiheng.testkit.mutation.MutationRun.Outcome;

/** What the tests of the packages find, and what they do not. Immutable. */
public final class MutationReport {

    private final Shipped shipped;
    private final List<Trial> trials;
    private final LawReads reads;
    private final Map<String, List<Outcome>> outcomes;
    private final Map<String, List<String>> noted;

    /**
     * @param outcomes by plugin folder
     * @param noted names of mutants that notes excuse, by package id
     */
    MutationReport(
            Shipped shipped,
            List<Trial> trials,
            LawReads reads,
            Map<String, List<Outcome>> outcomes,
            Map<String, List<String>> noted) {
        this.shipped = shipped;
        this.trials = trials;
        this.reads = reads;
        this.outcomes = outcomes;
        this.noted = noted;
    }

    /** The scores by plugin folder. */
    public Map<String, Score> scores() {
        Map<String, Score> scores = new LinkedHashMap<>();
        outcomes.forEach((plugin, each) -> scores.put(plugin, Score.of(each)));
        return scores;
    }

    /** Names of mutants that survived, with the plugin folder before each. */
    public List<String> survivors() {
        List<String> survivors = new ArrayList<>();
        outcomes.forEach(
                (plugin, all) -> names(all, Fate.SURVIVED).forEach(name -> survivors.add(plugin + ": " + name)));
        return survivors;
    }

    /** Notes of {@code equivalent.csv} that excuse no mutant any more: it is found, or there is none of that name. */
    public List<String> idleNotes() {
        List<String> idle = new ArrayList<>();
        for (Shipped.Plugin plugin : shipped.plugins()) {
            String folder = plugin.folder().getFileName().toString();
            List<String> excused = names(outcomes.get(folder), Fate.EQUIVALENT);
            noted.get(plugin.rulePackage().id()).stream()
                    .filter(name -> !excused.contains(name))
                    .forEach(name -> idle.add(folder + ": " + name));
        }
        return idle;
    }

    private static List<String> names(List<Outcome> all, Fate fate) {
        return all.stream()
                .filter(each -> each.fate() == fate)
                .map(each -> each.mutant().name())
                .toList();
    }

    /** The page of the scores, in Chinese: what is changed, what counts, and the table. */
    public String page() {
        return """
                # 变异测试:规则包的测试能发现什么

                由测试 `ShippedPackagesMutationTest` 生成(`./zhiheng test` 或者 `./zhiheng mutation`)。把每个规则包一次改动一处,再跑读取这条规则的全部规则包测试;有测试不通过,才算发现。

                * 改动:每个数增减一步(金额一分,其余末位一),每个“以上、以下”与“超过、不满”互换,每个真假互换,每个日期前后移一天(施行、失效、到期、清单的行),工作日与自然日互换,裁量表每格的数增减一步、每个区间端点互换、每个结果换成另一个。
                * 只看裁断:只有某个裁断的回答因此不同,测试才能发现;重复参数的测试不算。
                * 全部规则包一起装载,与出厂时相同。上层规则包的改动,可以由依靠它的下层规则包的测试发现,单列一栏。层级检查会拒绝的值不算发现,按上级的值裁断。
                * 读取器会拒绝的改动(零天的期限、重叠的裁量表行)不是变异。
                * 无裁断读取:现在没有任何裁断会问的规则(从裁断代码的常量和全部测试的提问得知),不计分;留给以后的功能。
                * 等价:改了也没有任何回答会变,不计分。只有四种:每一本规则书里每一天的值都不变;每一天是否工作日都不变;已有日历的年份里到期日都不变;插件旁的 `equivalent.csv` 逐个写明理由的。

                得分是发现的占计分的百分比,尾数舍去。存活的变异、没有测试涉及的规则、行和边界,逐条列在 `region-plugins/testkit/target/mutation.md`。

                """
                + table();
    }

    /** The scores as a table in Markdown, in Chinese. */
    public String table() {
        StringBuilder table = new StringBuilder(
                """
                | 规则包 | 变异 | 无裁断读取 | 等价 | 计分 | 本包测试发现 | 只由下层测试发现 | 存活 | 得分 |
                |---|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        scores().forEach((plugin, score) -> table.append(String.format(
                "| %s | %d | %d | %d | %d | %d | %d | %d | %d %% |%n",
                plugin,
                score.counted() + score.equivalent() + score.unread(),
                score.unread(),
                score.equivalent(),
                score.counted(),
                score.found(),
                score.foundBelow(),
                score.survived(),
                score.percent())));
        return table.toString();
    }

    /** Everything: the table, and for each package what survived, what is equivalent and why, and what no test touches. */
    public String text() {
        StringBuilder text = new StringBuilder(table());
        for (Shipped.Plugin plugin : shipped.plugins()) {
            List<Outcome> all = outcomes.get(plugin.folder().getFileName().toString());
            Coverage coverage = Coverage.of(plugin.rulePackage(), trials, reads, all);
            text.append("\n## ").append(plugin.folder().getFileName()).append('\n');
            section(text, "存活的变异", names(all, Fate.SURVIVED));
            section(text, "没有测试涉及的规则", coverage.rules());
            section(text, "没有测试涉及的行", coverage.rows());
            section(text, "没有测试涉及的边界", coverage.boundaries());
            section(text, "等价的变异", equivalents(all));
            section(text, "还没有裁断读取的规则", coverage.waiting());
        }
        return text.toString();
    }

    private static List<String> equivalents(List<Outcome> all) {
        Map<String, Integer> reasons = new TreeMap<>();
        all.stream()
                .filter(each -> each.fate() == Fate.EQUIVALENT)
                .forEach(each -> reasons.merge(each.why(), 1, Integer::sum));
        List<String> lines = new ArrayList<>();
        reasons.forEach((reason, count) -> lines.add(count + "个:" + reason));
        return lines;
    }

    private static void section(StringBuilder text, String title, List<String> lines) {
        if (!lines.isEmpty()) {
            text.append("\n").append(title).append("(").append(lines.size()).append("):\n\n");
            lines.forEach(line -> text.append("- ").append(line).append('\n'));
        }
    }
}
