package org.zhiheng.coverage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.zhiheng.coverage.Carriers.Carrier;
import org.zhiheng.rules.Parameter;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.Source;
import org.zhiheng.rules.SourceDocument;
import org.zhiheng.testkit.Citations;

/** The pages of {@code docs/coverage}, in Chinese, made of the packages and the plans' coverage lists. */
public final class CoverageDocs {

    private static final int LONGEST_PHRASE = 60;

    private final List<RulePackage> packages;
    private final List<Plan> plans;
    private final Carriers carriers;

    public CoverageDocs(List<RulePackage> packages, List<Plan> plans) {
        this.packages = packages;
        this.plans = plans;
        this.carriers = new Carriers(packages);
    }

    /** The pages by file name. */
    public Map<String, String> pages() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("README.md", summary());
        plans.forEach(plan -> pages.put(plan.plugin() + ".md", page(plan)));
        pages.put("documents.md", documents());
        pages.put("text-only.md", textOnly());
        return pages;
    }

    private String summary() {
        StringBuilder page = new StringBuilder("# 五个方案的每一条规则在哪里\n\n");
        page.append("由构建从规则包和各插件的 `coverage.csv` 生成,每次构建更新。数值、清单、裁量表和职责都在规则包里;");
        page.append("“还等待”是指按这条规则办事的功能还没有做。\n\n");
        page.append("| 方案 | 规则 | 已由规则包承载 | 其中还等待功能 | 没有可承载的值,只等待功能 |\n|---|---|---|---|---|\n");
        Map<String, Integer> waiting = new TreeMap<>();
        for (Plan plan : plans) {
            long carried = plan.rows().stream()
                    .filter(row -> !row.carriers().isEmpty())
                    .count();
            long both = plan.rows().stream()
                    .filter(row -> !row.carriers().isEmpty() && !row.waitsFor().isEmpty())
                    .count();
            page.append("| [")
                    .append(plan.title())
                    .append("](")
                    .append(plan.plugin())
                    .append(".md) | ");
            page.append(plan.rows().size())
                    .append(" | ")
                    .append(carried)
                    .append(" | ")
                    .append(both);
            page.append(" | ").append(plan.rows().size() - carried).append(" |\n");
            plan.rows().forEach(row -> row.waitsFor().forEach(module -> waiting.merge(module, 1, Integer::sum)));
        }
        page.append("\n还等待的功能(模块):");
        List<String> told = new ArrayList<>();
        waiting.forEach((module, count) -> told.add("`" + module + "` " + count + "条"));
        page.append(String.join(",", told)).append("。\n\n");
        page.append("引用了哪些法律和方案的哪些条款:[documents.md](documents.md);只供人看、还没有程序读的参数:[text-only.md](text-only.md)。\n");
        return page.toString();
    }

    private String page(Plan plan) {
        StringBuilder page = new StringBuilder("# ").append(plan.title()).append("\n\n");
        page.append("| 规则 | 原文 | 承载:规则包 文件 编号 | 还等待 | 说明 |\n|---|---|---|---|---|\n");
        for (Plan.Row row : plan.rows()) {
            List<String> told = new ArrayList<>();
            String phrase = "";
            for (String name : row.carriers()) {
                Carrier carrier = carriers.find(plan, name)
                        .orElseThrow(() -> new IllegalStateException(row.rule() + ": " + name));
                told.add(carrier.packageId() + " " + carrier.file() + " `" + carrier.id() + "`");
                if (phrase.isEmpty()
                        && carrier.source() != null
                        && carrier.source().phrase() != null) {
                    phrase = carrier.source().phrase();
                }
            }
            page.append("| ")
                    .append(row.rule())
                    .append(" | ")
                    .append(cell(shortened(phrase)))
                    .append(" | ");
            page.append(String.join("<br>", told)).append(" | ").append(String.join("、", row.waitsFor()));
            page.append(" | ").append(cell(row.note())).append(" |\n");
        }
        return page.toString();
    }

    private String textOnly() {
        StringBuilder page = new StringBuilder("# 只供人看的参数\n\n");
        page.append("规则包里标明`textOnly`的参数:方案或者法律有这样写,还没有程序、裁量表或者裁断问题读它。");
        page.append("由构建生成;有测试保证标了的没有程序读,没有标的都有程序读。\n\n");
        page.append("| 规则包 | 编号 | 名称 |\n|---|---|---|\n");
        packages.stream()
                .sorted(Comparator.comparing(RulePackage::id))
                .forEach(each -> each.parameters().values().stream()
                        .filter(Parameter::textOnly)
                        .sorted(Comparator.comparing(Parameter::id))
                        .forEach(parameter -> page.append("| ")
                                .append(each.id())
                                .append(" | `")
                                .append(parameter.id())
                                .append("` | ")
                                .append(cell(parameter.title()))
                                .append(" |\n")));
        return page.toString();
    }

    private String documents() {
        Map<String, SourceDocument> known = new TreeMap<>();
        Map<String, Map<String, TreeSet<String>>> articles = new TreeMap<>();
        for (RulePackage each : packages) {
            for (Citations.Cited cited : Citations.of(each)) {
                Source source = cited.source();
                String title = source.document().title();
                known.putIfAbsent(title, source.document());
                articles.computeIfAbsent(title, t -> new TreeMap<>())
                        .computeIfAbsent(source.article() == null ? "(未分条)" : source.article(), a -> new TreeSet<>())
                        .add(each.id() + " `" + cited.rule().replaceFirst(" line .*", "") + "`");
            }
        }
        StringBuilder page = new StringBuilder("# 引用的法律和方案\n\n每个文件用到哪些条款,由哪些规则用到。\n");
        articles.forEach((title, uses) -> {
            SourceDocument document = known.get(title);
            page.append("\n## ").append(title).append("\n\n");
            page.append(document.number() == null ? "" : document.number() + "。");
            page.append(document.textHeld() ? "原文在手,引文逐条核对过。" : "没有收存原文,引用它的值都有存疑说明。");
            page.append("\n\n| 条款 | 规则 |\n|---|---|\n");
            uses.forEach((article, rules) -> page.append("| ")
                    .append(cell(article))
                    .append(" | ")
                    .append(String.join("、", rules))
                    .append(" |\n"));
        });
        return page.toString();
    }

    private static String shortened(String phrase) {
        return phrase.length() <= LONGEST_PHRASE ? phrase : phrase.substring(0, LONGEST_PHRASE) + "…";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("\n", " ");
    }
}
