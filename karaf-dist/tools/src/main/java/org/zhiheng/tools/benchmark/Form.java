package org.zhiheng.tools.benchmark;

import java.util.List;
import java.util.Set;

/** What the spreadsheet of a benchmark looks like: its sheets, heads and words. */
final class Form {

    static final String ABOUT = "基本情况";
    static final String FACTORS = "裁量因素";
    static final String ROWS = "裁量表";
    static final String HELP = "填写说明";

    /** The sheets that are filled in. */
    static final Set<String> FILLED_SHEETS = Set.of(ABOUT, FACTORS, ROWS);

    /** Marks a row that only shows how to fill in; it is not imported. */
    static final String SAMPLE = "示例";

    static final String ERROR_HEAD = "错误";
    static final String YES = "是";
    static final String NO = "否";
    static final int MOST_FACTORS = 4;

    private Form() {}

    /** A line of the sheet 基本情况: its label, what a sample shows, how it is filled in. */
    enum About {
        CODE("事项代码", "temporary-structures", "小写英文字母、数字和连字符"),
        TITLE("违法行为", "临时建筑物、构筑物或者其他设施未保持整洁", ""),
        DOCUMENT("依据文件", "benchmark-2024", "package.yaml里documents的代号"),
        ARTICLE("条款", "第三条", ""),
        PHRASE("原文", "", "手头有原文的必填,照抄六个字以上"),
        FROM("施行日", "2024-01-01", "日期"),
        UNTIL("有效期至", "", "最后一日;没有的留空"),
        VERIFIED("核对程度", "凭记忆", "已核对、部分核对、凭记忆"),
        DOUBT("疑问", "没有收存原文", "部分核对、凭记忆的必填"),
        READING("读法", "端点归较重的一档", "对疑问采用的读法");

        final String label;
        final String sample;
        final String hint;

        About(String label, String sample, String hint) {
            this.label = label;
            this.sample = sample;
            this.hint = hint;
        }
    }

    /** A column of the sheet 裁量因素. */
    enum Factor {
        SAMPLE(Form.SAMPLE, 6),
        CODE("代码", 18),
        TITLE("名称", 22),
        TYPE("类型", 8),
        UNIT("单位", 10),
        VALUES("可选值", 30);

        final String head;
        final int width;

        Factor(String head, int width) {
            this.head = head;
            this.width = width;
        }
    }

    /** A column of the sheet 裁量表. */
    enum Row {
        SAMPLE(Form.SAMPLE, 6),
        PARTY("当事人", 12),
        FACTOR_1("因素一", 18),
        FACTOR_2("因素二", 18),
        FACTOR_3("因素三", 18),
        FACTOR_4("因素四", 18),
        TIER("裁量阶次", 12),
        CONDITION("适用条件", 30),
        MODE("计算方式", 10),
        BASE("基数", 16),
        MIN("罚款最低", 12),
        MIN_IN("含最低", 8),
        MAX("罚款最高", 12),
        MAX_IN("含最高", 8),
        CAP("总额上限", 12);

        final String head;
        final int width;

        Row(String head, int width) {
            this.head = head;
            this.width = width;
        }

        static Row factor(int index) {
            return values()[FACTOR_1.ordinal() + index];
        }
    }

    static final List<String> TYPES = List.of("数", "是否", "文字");
    static final List<String> PARTIES = List.of("不限", "个人", "个体工商户", "单位");
    static final List<String> MODES = List.of("定额", "百分数", "倍数");
    static final List<String> VERIFIED = List.of("已核对", "部分核对", "凭记忆");

    static final List<List<String>> SAMPLE_FACTORS = List.of(List.of(SAMPLE, "area", "占地面积", "数", "平方米", ""));

    /** Of 嘉兴市城市管理行政处罚自由裁量适用标准, whose tiers share the ends 5 and 10; here each belongs to one tier. */
    static final List<List<String>> SAMPLE_ROWS = List.of(
            row("个人", "不满5", "从轻", "占地不满5平方米", "200", "是", "500", "否"),
            row("个人", "5以上不满10", "一般", "占地5平方米以上不满10平方米", "500", "是", "600", "否"),
            row("个人", "10以上", "从重", "占地10平方米以上", "600", "是", "1000", "是"),
            row("单位", "不满5", "从轻", "占地不满5平方米", "500", "是", "1500", "否"),
            row("单位", "5以上不满10", "一般", "占地5平方米以上不满10平方米", "1500", "是", "2000", "否"),
            row("单位", "10以上", "从重", "占地10平方米以上", "2000", "是", "3000", "是"));

    private static List<String> row(
            String party,
            String area,
            String tier,
            String condition,
            String min,
            String minIn,
            String max,
            String maxIn) {
        return List.of(SAMPLE, party, area, "", "", "", tier, condition, "定额", "", min, minIn, max, maxIn, "");
    }

    static final List<String> HELP_LINES = List.of(
            "一张工作簿写一个事项的裁量基准。灰色标着“示例”的行不会导入,可以删掉,也可以照着改(改后删去“示例”二字)。",
            "先填“基本情况”,再在“裁量因素”里逐行写明裁量要看的因素(最多四个),然后填“裁量表”,一行一档。",
            "“因素一”是“裁量因素”里不带“示例”的第一行,依次类推。留空或者写“不限”表示这一档不看这个因素。",
            "数:写“不满5”“5以上不满10”“超过10”“10以下”或者一个数。以上、以下含本数,不满、超过不含本数。",
            "相邻两档不能都含同一个数,也不能都不含:例如“5以上”和“不满5”。不要写“5-10”。",
            "是否:写“是”或者“否”。文字:写可选值,几个之间用顿号。",
            "当事人:写“个人”的,没有另行写明个体工商户时包括个体工商户。",
            "计算方式:定额以元为单位;百分数、倍数要写“基数”(一个类型为数的因素的代码或者名称),例如百分数5、基数“建设工程造价”。",
            "阶次通常用:不予、减轻、从轻、一般、从重;法律自己分档的用法律的词。",
            "修订已有的基准:事项代码照旧,写新的施行日,导入后成为新的一版,旧的一版仍适用于以前。",
            "导入:zhiheng-tools benchmark-import 文件.xlsx --into 规则包文件夹。有错误时另存一份带“错误”列的工作簿,改好后可以直接再导入。");
}
