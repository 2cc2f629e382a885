package org.zhiheng.powers.service;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.powers.BasisRank;
import org.zhiheng.api.powers.BasisRole;
import org.zhiheng.api.powers.CleanUpGround;
import org.zhiheng.api.powers.CleanUpMeasure;
import org.zhiheng.api.powers.CleanUpOutcome;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.powers.ItemChangeCause;
import org.zhiheng.api.powers.LeniencyKind;
import org.zhiheng.api.powers.TargetKind;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Procedure;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/**
 * The guidance catalogue and the items of the sample district: some of city management with their real provisions, the others made up of words and marked
 * so, with what they rest on and how often they were used.
 */
final class SampleCatalogue {

    private static final int ITEMS = 872;
    private static final int TOWNSHIPS_OWN = 4;
    /** Of so many departments somebody asks for something, or owes it. */
    private static final int APPLIED_TO = 8;

    private static final List<ActKind> APPLIED_FOR = List.of(ActKind.LICENCE, ActKind.CONFIRMATION, ActKind.FEE);
    private static final int GUIDED_OF_THREE = 3;
    private static final int USED = 240;
    private static final int YEARS = 5;
    private static final LocalDate SINCE = LocalDate.of(2023, 1, 1);
    private static final LocalDate GUIDANCE = LocalDate.of(2024, 4, 1);
    private static final String LISTED = "sample-items.txt";

    private static final String[] FAULTS = {
        "未按规定备案",
        "未按规定公示信息",
        "未建立管理台账",
        "超出许可范围经营",
        "拒不接受监督检查",
        "提供虚假材料",
        "未按规定培训从业人员",
        "未采取必要的安全措施",
        "擅自变更用途",
        "未按规定报告"
    };

    private static final String[] PARTS = {"单位", "场所", "设施", "活动"};

    private static final Map<String, String> OBJECTS = Map.ofEntries(
            Map.entry("market", "食品经营"),
            Map.entry("justice", "法律服务"),
            Map.entry("urban", "市容环境"),
            Map.entry("emergency", "安全生产"),
            Map.entry("ecology", "污染防治"),
            Map.entry("housing", "物业服务"),
            Map.entry("resources", "土地利用"),
            Map.entry("transport", "道路运输"),
            Map.entry("agriculture", "农药经营"),
            Map.entry("water", "水资源利用"),
            Map.entry("ocean", "海域使用"),
            Map.entry("forestry", "林木采伐"),
            Map.entry("health", "公共卫生"),
            Map.entry("culture", "文化市场"),
            Map.entry("education", "校外培训"),
            Map.entry("civil", "养老服务"),
            Map.entry("labour", "劳动用工"),
            Map.entry("finance", "会计"),
            Map.entry("development", "节能"),
            Map.entry("industry", "民用爆炸物品"),
            Map.entry("statistics", "统计"),
            Map.entry("medical", "医疗保障"),
            Map.entry("commerce", "商务"));

    private final District district;
    private final SampleRows rows;
    private final Random random;
    private final List<SampleItem> items = new ArrayList<>();

    SampleCatalogue(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
        this.random = district.random("catalogue");
    }

    List<SampleItem> items() {
        int whole = district.share(ITEMS);
        List<String> listed = listed();
        listed.subList(0, Math.min(listed.size(), Math.max(1, whole / 2))).forEach(this::listed);
        List<Body> departments = district.departments().stream()
                .filter(Body::department)
                .filter(each -> !each.id().equals(district.unqualified()))
                .toList();
        for (int i = 0; items.size() < whole; i++) {
            Body body = departments.get(i % departments.size());
            int turn = i / departments.size();
            made(body.id(), OBJECTS.get(District.name(body.id())), turn);
        }
        items.stream().filter(SampleItem::guided).forEach(this::guidance);
        items.forEach(this::item);
        items.forEach(this::bases);
        items.stream().filter(each -> each.number() % 20 == 9).forEach(this::changed);
        townshipsOwn();
        departments.stream().limit(district.share(APPLIED_TO)).forEach(this::appliedFor);
        uses();
        cleanUps();
        return items;
    }

    private List<String> listed() {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(SampleCatalogue.class.getResourceAsStream(LISTED), StandardCharsets.UTF_8))) {
            return reader.lines().filter(each -> !each.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void listed(String line) {
        String[] cells = line.split("\\|", -1);
        String body = district.body("urban");
        items.add(new SampleItem(
                items.size() + 1,
                "对" + cells[0] + "的行政处罚",
                body,
                District.field(body),
                cells[1],
                cells[2].equals("fixed"),
                Long.parseLong(cells[3]),
                Long.parseLong(cells[4]),
                true,
                "《" + cells[5] + "》" + cells[6] + cells[7]));
    }

    private void made(String body, String object, int turn) {
        int number = items.size() + 1;
        String what = object + PARTS[turn / FAULTS.length % PARTS.length];
        boolean fine = number % 8 != 0;
        long least = 100L * (1 + random.nextInt(50));
        items.add(new SampleItem(
                number,
                "对" + what + FAULTS[turn % FAULTS.length] + "的" + (fine ? "行政处罚" : "行政检查") + "(示例)",
                body,
                District.field(body),
                Field.word(TargetKind.ANY),
                fine,
                fine ? least : 0,
                fine ? least * 10 : 0,
                turn % GUIDED_OF_THREE == 0,
                "《示例" + object + "管理条例》第" + (turn + 10) + "条"));
    }

    private static String guide(SampleItem item) {
        return String.format("sample-g-%04d", item.number());
    }

    private void guidance(SampleItem item) {
        boolean punished = item.name().contains("处罚");
        rows.add(
                "guidance-catalogue",
                guide(item),
                GUIDANCE,
                null,
                "code",
                String.format("SL-ML-%04d", item.number()),
                "name",
                item.name(),
                "division",
                "370000",
                "field",
                item.field(),
                "powers",
                punished
                        ? List.of(Field.word(ActKind.PENALTY), Field.word(ActKind.INSPECTION))
                        : List.of(Field.word(ActKind.INSPECTION)),
                "basis",
                item.basis(),
                "source",
                "示例政字〔2024〕1号",
                "publishedOn",
                GUIDANCE.minusDays(3));
    }

    private void item(SampleItem item) {
        boolean punished = item.name().contains("处罚");
        rows.add(
                "items",
                item.key(),
                SINCE,
                null,
                "code",
                String.format("SL-%04d", item.number()),
                "name",
                item.name(),
                "actKind",
                Field.word(punished ? ActKind.PENALTY : ActKind.INSPECTION),
                "field",
                item.field(),
                "body",
                item.body(),
                "basis",
                item.basis(),
                "target",
                item.target(),
                "sanctions",
                !punished
                        ? null
                        : item.number() % 5 == 0
                                ? List.of(Field.word(Sanction.WARNING), Field.word(Sanction.FINE))
                                : List.of(Field.word(Sanction.FINE)),
                "fineMode",
                punished ? Field.word(item.fine() ? FineMode.FIXED : FineMode.PER_UNIT) : null,
                "fineMin",
                punished ? String.valueOf(item.least()) : null,
                "fineMax",
                punished ? String.valueOf(item.most()) : null,
                "orderFirst",
                item.number() % 4 == 0,
                "procedure",
                Field.word(item.fine() && item.most() <= 200 ? Procedure.SIMPLE : Procedure.ORDINARY),
                "timeLimit",
                "自立案之日起90日内(示例)",
                "handlingUnit",
                "示例综合执法大队",
                "leniency",
                item.number() % 15 == 1 ? List.of(Field.word(LeniencyKind.SLIGHT)) : null,
                "guidance",
                item.guided() ? guide(item) : null,
                "changeCause",
                Field.word(ItemChangeCause.ENACTED),
                "publishedOn",
                SINCE.plusDays(20));
    }

    private void bases(SampleItem item) {
        basis(item, BasisRole.SETTING, "第三条");
        basis(item, BasisRole.PENALTY, item.basis().substring(item.basis().indexOf('》') + 1));
    }

    private void basis(SampleItem item, BasisRole role, String article) {
        int end = article.indexOf('条') + 1;
        rows.add(
                "item-bases",
                String.format("sample-ib-%04d-%s", item.number(), Field.word(role)),
                SINCE,
                null,
                "item",
                item.key(),
                "role",
                Field.word(role),
                "rank",
                Field.word(
                        item.basis().contains("办法") || item.basis().contains("规定")
                                ? BasisRank.LOCAL_RULE
                                : BasisRank.LOCAL_REGULATION),
                "title",
                item.basis().substring(0, item.basis().indexOf('》') + 1),
                "article",
                article.substring(0, end),
                "paragraph",
                end == article.length() ? null : article.substring(end),
                "wording",
                item.basis().contains("示例") ? "示例条文" : null);
    }

    /** Provisions were amended: what is listed of the item is other from then on. */
    private void changed(SampleItem item) {
        rows.amend(
                "items",
                item.key(),
                LocalDate.of(2025, 1, 1),
                "timeLimit",
                "自立案之日起60日内(示例)",
                "changeCause",
                Field.word(ItemChangeCause.AMENDED));
    }

    /** What townships have by law, without empowerment. */
    private void townshipsOwn() {
        List<Body> townships = district.townships();
        for (int i = 0; i < Math.min(TOWNSHIPS_OWN, townships.size()); i++) {
            rows.add(
                    "items",
                    "sample-it-" + (i + 1),
                    SINCE,
                    null,
                    "code",
                    "SL-ZJ-" + (i + 1),
                    "name",
                    "对村庄、集镇规划区内农村居民未经批准建住宅的行政处罚(示例)",
                    "actKind",
                    Field.word(ActKind.PENALTY),
                    "field",
                    District.field(district.body("resources")),
                    "body",
                    townships.get(townships.size() - 1 - i).id(),
                    "basis",
                    "《村庄和集镇规划建设管理条例》第三十七条",
                    "target",
                    Field.word(TargetKind.CITIZEN),
                    "statutoryTownshipPower",
                    true,
                    "townshipBasis",
                    "《村庄和集镇规划建设管理条例》第三十七条",
                    "publishedOn",
                    SINCE.minusDays(10));
        }
    }

    /** What begins with an application, or with what somebody owes. */
    private void appliedFor(Body body) {
        String name = District.name(body.id());
        for (ActKind each : APPLIED_FOR) {
            rows.add(
                    "items",
                    "sample-ia-" + name + "-" + Field.word(each),
                    SINCE,
                    null,
                    "code",
                    "SL-" + name.toUpperCase(Locale.ROOT) + "-" + Field.word(each),
                    "name",
                    OBJECTS.get(name) + "的" + Labels.of(each) + "(示例)",
                    "actKind",
                    Field.word(each),
                    "field",
                    District.field(body.id()),
                    "body",
                    body.id(),
                    "basis",
                    "《示例" + OBJECTS.get(name) + "管理条例》第五条",
                    "target",
                    Field.word(TargetKind.ANY),
                    "timeLimit",
                    "自受理之日起20日内(示例)",
                    "handlingUnit",
                    "示例综合窗口",
                    "changeCause",
                    Field.word(ItemChangeCause.ENACTED),
                    "publishedOn",
                    SINCE.plusDays(20));
        }
    }

    /** Of some it is told how often they were used in the last years; a few never. */
    private void uses() {
        for (SampleItem each : items.subList(0, Math.min(items.size(), district.share(USED)))) {
            boolean never = each.number() % 12 == 0;
            for (int i = 1; i <= YEARS; i++) {
                int year = district.today().getYear() - i;
                rows.add(
                        "item-uses",
                        String.format("sample-iu-%04d-%d", each.number(), year),
                        "item",
                        each.key(),
                        "body",
                        each.body(),
                        "year",
                        year,
                        "count",
                        never ? 0 : 1 + random.nextInt(60),
                        "lastUsedOn",
                        never ? null : LocalDate.of(year, 6, 1).plusDays(random.nextInt(200)));
            }
        }
    }

    private void cleanUps() {
        for (SampleItem each : items) {
            if (each.number() % 60 != 31) {
                continue;
            }
            boolean overlapping = each.number() % 120 == 31;
            boolean decided = each.number() % 180 == 31;
            LocalDate on = district.today().minusDays(60 + random.nextInt(100));
            rows.add(
                    "item-clean-ups",
                    String.format("sample-ic-%04d", each.number()),
                    "item",
                    each.key(),
                    "ground",
                    Field.word(overlapping ? CleanUpGround.OVERLAPPING : CleanUpGround.RARE),
                    "measure",
                    Field.word(overlapping ? CleanUpMeasure.ADJUST : CleanUpMeasure.CANCEL),
                    "overlaps",
                    overlapping ? items.get(each.number() - 2).key() : null,
                    "opinion",
                    "示例清理意见",
                    "proposedOn",
                    on,
                    "outcome",
                    decided ? Field.word(CleanUpOutcome.ADOPTED) : null,
                    "decidedOn",
                    decided ? on.plusDays(30) : null,
                    "decidedBy",
                    decided ? "示例区人民政府(示例)" : null);
        }
    }
}
