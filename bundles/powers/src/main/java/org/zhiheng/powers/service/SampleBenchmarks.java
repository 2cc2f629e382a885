package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.powers.FilingResult;
import org.zhiheng.api.powers.IssuerLevel;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.TierClass;
import org.zhiheng.api.registers.Field;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** Benchmarks of the sample district with tiers that fill what the law allows, some still drafts; and its lists of leniency. */
final class SampleBenchmarks {

    private static final int BENCHMARKS = 80;
    private static final int LENIENT = 60;
    private static final LocalDate DRAFTED = LocalDate.of(2024, 1, 1);
    private static final LocalDate PUBLISHED = LocalDate.of(2024, 2, 1);

    private final District district;
    private final SampleRows rows;

    SampleBenchmarks(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
    }

    void of(List<SampleItem> items) {
        List<SampleItem> fined = items.stream()
                .filter(each -> each.fine() && each.most() - each.least() >= 10)
                .limit(district.share(BENCHMARKS))
                .toList();
        fined.forEach(this::benchmark);
        fined.forEach(this::tiers);
        fined.stream().filter(SampleBenchmarks::published).forEach(this::publish);
        fined.stream().filter(each -> published(each) && each.number() % 3 != 0).forEach(this::filing);
        items.stream().limit(district.share(LENIENT)).forEach(this::lenient);
    }

    /** One in nine is a draft. */
    private static boolean published(SampleItem item) {
        return item.number() % 9 != 4;
    }

    static String key(SampleItem item) {
        return String.format("sample-bm-%04d", item.number());
    }

    private void benchmark(SampleItem item) {
        rows.add(
                "benchmarks",
                key(item),
                DRAFTED,
                null,
                "item",
                item.key(),
                "level",
                Field.word(IssuerLevel.DISTRICT),
                "issuer",
                item.body(),
                "maker",
                "示例区执法部门(示例)",
                "version",
                "2024示例版",
                "violation",
                item.name(),
                "penaltyBasis",
                item.basis(),
                "target",
                item.target(),
                "number",
                "示例裁量〔2024〕" + item.number() + "号",
                "adoptedOn",
                DRAFTED);
    }

    /** The last third is heavy, the first light; each touches the next, and the number there is the lighter one's. */
    private void tiers(SampleItem item) {
        long width = item.most() - item.least();
        long light = item.least() + width * 3 / 10;
        long heavy = item.least() + width * 7 / 10;
        tier(item, 1, TierClass.NOT_PUNISHED, "不予处罚", "违法行为轻微并及时改正,没有造成危害后果", null, null, false);
        tier(item, 2, TierClass.LIGHT, "从轻", "有从轻情形(示例)", item.least(), light, true);
        tier(item, 3, TierClass.ORDINARY, "一般", "没有从轻、从重情形(示例)", light, heavy, false);
        tier(item, 4, TierClass.HEAVY, "从重", "有从重情形(示例)", heavy, item.most(), false);
    }

    private void tier(
            SampleItem item,
            int order,
            TierClass kind,
            String name,
            String condition,
            Long least,
            Long most,
            boolean leastIncluded) {
        rows.add(
                "benchmark-tiers",
                String.format("sample-bt-%04d-%d", item.number(), order),
                "benchmark",
                key(item),
                "order",
                order,
                "tier",
                name,
                "kind",
                Field.word(kind),
                "condition",
                condition,
                "standard",
                least == null ? "不予行政处罚" : "处" + least + "元至" + most + "元罚款",
                "fineMin",
                least == null ? null : String.valueOf(least),
                "fineMinIncluded",
                least == null ? null : leastIncluded,
                "fineMax",
                most == null ? null : String.valueOf(most),
                "fineMaxIncluded",
                most == null ? null : true);
    }

    private void publish(SampleItem item) {
        rows.amend("benchmarks", key(item), PUBLISHED, "publishedOn", PUBLISHED.minusDays(7));
    }

    private void filing(SampleItem item) {
        boolean reviewed = item.number() % 5 != 1;
        rows.add(
                "benchmark-filings",
                String.format("sample-bf-%04d", item.number()),
                "benchmark",
                key(item),
                "filedOn",
                PUBLISHED.plusDays(10),
                "filedWith",
                "示例区司法局(示例)",
                "number",
                "示例备〔2024〕" + item.number() + "号",
                "reviewedOn",
                reviewed ? PUBLISHED.plusDays(30) : null,
                "result",
                reviewed ? Field.word(FilingResult.ACCEPTED) : null,
                "opinion",
                reviewed ? "准予备案(示例)" : null);
    }

    private void lenient(SampleItem item) {
        rows.add(
                "leniency-items",
                String.format("sample-li-%04d", item.number()),
                PUBLISHED,
                null,
                "kind",
                Field.word(LeniencyKind.values()[item.number() % LeniencyKind.values().length]),
                "field",
                item.field(),
                "body",
                item.body(),
                "item",
                item.key(),
                "name",
                item.name(),
                "conditions",
                "违法行为轻微并及时改正,没有造成危害后果(示例)",
                "basis",
                "《中华人民共和国行政处罚法》第三十三条",
                "number",
                "示例清单〔2024〕1号",
                "publishedOn",
                PUBLISHED.minusDays(7));
    }
}
