package org.zhiheng.rules.reader;

import java.util.Arrays;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.Severity;

/**
 * Every fault that reading a rule package can report. Codes are stable: a number is never given to another fault.
 *
 * <p>The message is a pattern of {@link String#format}; what stands in it as {@code %s} is told at the place.
 */
public enum FaultCode {
    FILE_PATH("RP-FILE-01", "文件路径不合规范:%s", "只用相对路径，各段不得为空、“.”、“..”，不得含反斜杠和控制字符"),
    FILE_LINK("RP-FILE-02", "符号链接指向规则包之外或者指向文件夹:%s", "把文件本身放进规则包"),
    FILE_TOO_LARGE("RP-FILE-03", "文件超过%s字节的上限", "拆成几个文件"),
    FILE_TOTAL("RP-FILE-04", "规则包内容总量超过%s字节的上限", "拆成几个规则包"),
    FILE_COUNT("RP-FILE-05", "规则包的文件数超过%s个的上限", "合并文件，或者拆成几个规则包"),
    FILE_CASE("RP-FILE-06", "与“%s”只有大小写或者字符编码形式不同", "改名；有的系统分不清这两个文件"),
    FILE_UNKNOWN(
            "RP-FILE-07",
            "规则包里不该有这个文件",
            "规则包只有package.yaml、parameters、lists、tables、duties.csv、procedures、tests、templates、README.md和signature.p7s"),
    FILE_ENCODING("RP-FILE-08", "不是有效的UTF-8文本", "用UTF-8另存"),
    FILE_BOM("RP-FILE-09", "文件开头有字节顺序标记(BOM)", "用不带BOM的UTF-8另存"),
    FILE_ARCHIVE("RP-FILE-10", "不是可读的规则包:%s", "规则包是含RULES-INF文件夹的jar，或者这个文件夹本身"),
    FILE_NO_MANIFEST("RP-FILE-11", "规则包没有package.yaml", "写明id、version、title、layer、division和documents"),
    FILE_TWICE("RP-FILE-12", "压缩包里同一路径出现两次", "重新打包"),
    FILE_TOO_MANY_FAULTS("RP-FILE-13", "错误超过%s处，其余不再列出", "先改正已列出的"),

    YAML_SYNTAX("RP-YAML-01", "不是正确的YAML:%s", null),
    YAML_DOUBLED_KEY("RP-YAML-02", "键“%s”重复", "前一个在第%s行"),
    YAML_ALIAS("RP-YAML-03", "不得使用锚和别名(&、*)", "把内容写全"),
    YAML_DEPTH("RP-YAML-04", "嵌套超过%s层", null),
    YAML_TAG("RP-YAML-05", "不得使用标签“%s”", "去掉标签"),
    YAML_KEY("RP-YAML-06", "键必须是文字", null),
    YAML_KIND("RP-YAML-07", "“%s”应当是%s，实际是%s", null),
    YAML_EMPTY("RP-YAML-08", "文件没有内容", null),
    YAML_DOCUMENTS("RP-YAML-09", "这个文件只能有一个YAML文档", "去掉“---”之后的部分"),
    YAML_TOO_LARGE("RP-YAML-10", "YAML文件超过%s字节的上限", "拆成几个文件，多行数据写成清单"),

    KEY_UNKNOWN("RP-KEY-01", "不认识的键“%s”", null),
    KEY_MISSING("RP-KEY-02", "缺少“%s”", null),
    KEY_WORD("RP-KEY-03", "“%s”的值“%s”不在可选范围", null),
    KEY_EMPTY("RP-KEY-04", "“%s”没有内容", null),
    KEY_FORM("RP-KEY-05", "“%s”的值“%s”不合格式", null),
    KEY_BOOLEAN("RP-KEY-06", "“%s”应当是true或者false，实际是“%s”", null),
    KEY_NUMBER("RP-KEY-07", "“%s”应当是数，实际是“%s”", "写十进制数，不加引号、千分位和单位"),
    KEY_MONEY("RP-KEY-08", "金额“%s”最多有两位小数且不得为负，实际是“%s”", null),
    KEY_WHOLE("RP-KEY-09", "“%s”应当是1以上的整数，实际是“%s”", null),
    KEY_DOUBLED_ID("RP-KEY-10", "“%s”在规则包里重复", "前一个在%s第%s行"),
    KEY_REPEATED("RP-KEY-11", "“%s”里“%s”重复", null),

    DATE_FORM("RP-DATE-01", "“%s”应当是日期，实际是“%s”", "写成YYYY-MM-DD"),
    DATE_IMPOSSIBLE("RP-DATE-02", "“%s”不是存在的日期:%s", null),
    DATE_ORDER("RP-DATE-03", "止日%s早于起日%s", "止日是最后适用的一天"),
    DATE_OVERLAP("RP-DATE-04", "自%s起的值与第%s行自%s起的值时间重叠", "把前一个值的until改到后一个值的前一天，或者不写"),

    SOURCE_MISSING("RP-SOURCE-01", "没有写明依据(source)", "写source: {document: …, article: …, phrase: …}"),
    SOURCE_DOCUMENT("RP-SOURCE-02", "引用的文件“%s”没有在package.yaml的documents里声明", null),
    SOURCE_PHRASE("RP-SOURCE-03", "文件“%s”有原文，须写明引用的原话(phrase)", null),
    SOURCE_DOUBT("RP-SOURCE-04", "verified为partial或者memory时须写明疑问(doubt)", null),
    SOURCE_NOT_HELD("RP-SOURCE-05", "文件“%s”没有原文，verified只能是memory或者partial", "并写明doubt"),
    SOURCE_READING("RP-SOURCE-06", "写了reading却没有doubt", "reading是对doubt采用的读法"),
    SOURCE_TEXT("RP-SOURCE-07", "文件“%s”的textHeld与text不一致", "有原文写textHeld: true和text；没有原文写textHeld: false，不写text"),
    SOURCE_NOT_HELD_DOUBT("RP-SOURCE-08", "文件“%s”没有原文，引用它须写明疑问(doubt)", null),

    PACKAGE_DIVISION("RP-PKG-01", "“division”的值“%s”与层级“%s”不符", null),
    PACKAGE_ID("RP-PKG-02", "规则包的id应当是“%s”，实际是“%s”", null),
    PACKAGE_PARENT("RP-PKG-03", "“parent”的值“%s”不当", null),

    PARAMETER_UNIT("RP-PARAM-01", "类型为%s的参数%s", null),
    PARAMETER_DIRECTION("RP-PARAM-02", "类型为%s的参数不能用方向“%s”", "这类参数只能用free或者none"),
    PARAMETER_BOUNDS("RP-PARAM-03", "%s", null),
    PARAMETER_LAYER("RP-PARAM-04", "层级“%s”不在本规则包的层级“%s”之下", null),
    PARAMETER_FAVOURS("RP-PARAM-05", "类型为%s的参数没有高低，不能写favours", null),
    PARAMETER_TERM_ID("RP-PARAM-06", "期限参数的id应当是term.加期限代码，且只有期限参数用term.开头:%s", null),
    PARAMETER_CLEAR("RP-PARAM-07", "只有倒算的期限(direction: back)可以写clear: true", null),

    LIST_NO_YAML("RP-LIST-01", "清单没有同名的.yaml", "写明title、columns、keys、merge、from、source和verified"),
    LIST_NO_CSV("RP-LIST-02", "清单没有同名的.csv", null),
    LIST_HEAD("RP-LIST-03", "表头与columns不符:%s", "表头的列名和次序要与columns一致"),
    LIST_CELLS("RP-LIST-04", "这一行有%s格，表头有%s列", null),
    LIST_REQUIRED("RP-LIST-05", "必填的列“%s”是空的", null),
    LIST_CELL("RP-LIST-06", "列“%s”应当是%s，实际是“%s”", null),
    LIST_KEY("RP-LIST-07", "键列“%s”是空的", null),
    LIST_DOUBLED("RP-LIST-08", "与第%s行的键相同(%s)而时间重叠", null),
    LIST_SYNTAX("RP-LIST-09", "不是正确的CSV:%s", "按RFC 4180写：含逗号、引号和换行的格用引号括起，引号写两遍"),
    LIST_COLUMN("RP-LIST-10", "“%s”里的列“%s”没有在columns里声明", null),
    LIST_COLUMN_TYPE("RP-LIST-11", "“%s”用的列“%s”应当是%s列", null),
    LIST_NAME("RP-LIST-12", "清单直接放在lists下，名称用小写字母、数字和连字符:%s", null),
    LIST_ROW_SOURCE("RP-LIST-13", "这一行没有依据", "填写文件列，或者在清单的.yaml写source"),
    LIST_CALENDAR("RP-LIST-14", "工作日历不当:%s", null),

    TABLE_UNUSED("RP-TABLE-01", "没有.yaml引用这张决策表", "在旁边的.yaml的versions里写file"),
    TABLE_NO_FILE("RP-TABLE-02", "引用的决策表文件“%s”不存在", null),
    TABLE_FILE("RP-TABLE-03", "决策表文件应当是同一文件夹里的.dmn，实际是“%s”", null),

    DUTY_HEAD("RP-DUTY-01", "表头应当是%s", null),
    DUTY_CELLS("RP-DUTY-02", "这一行有%s格，应当有12格", null),
    DUTY_DUE(
            "RP-DUTY-03",
            "看不懂完成时限“%s”",
            "写日期、日期/日期、before-month:YYYY-MM、yearly:MM-DD、yearly-before-month:MM、weekly、monthly、quarterly或者continuous"),
    DUTY_EMPTY("RP-DUTY-04", "“%s”是空的", null),
    DUTY_BOUNDS("RP-DUTY-05", "只有周期性任务可以写from和until", null),
    DUTY_SYNTAX("RP-DUTY-06", "不是正确的CSV:%s", "按RFC 4180写：含逗号、引号和换行的格用引号括起，引号写两遍"),

    PROCEDURE_FIRST("RP-PROC-01", "起始环节“%s”不存在", null),
    PROCEDURE_UNREACHABLE("RP-PROC-02", "环节“%s”从起始环节到不了", null),
    PROCEDURE_DEAD_END("RP-PROC-03", "从环节“%s”到不了任何终结环节", null),
    PROCEDURE_ROLE("RP-PROC-04", "环节“%s”没有写明由谁负责(role)", null),
    PROCEDURE_TERM("RP-PROC-05", "环节“%s”没有期限(term)", "只有终结环节可以没有期限"),
    PROCEDURE_CHECK("RP-PROC-06", "不认识的检查“%s”", null),
    PROCEDURE_TARGET("RP-PROC-07", "下一环节“%s”不存在", null),
    PROCEDURE_FINAL("RP-PROC-08", "终结环节“%s”不能再有下一环节(to)", null),
    PROCEDURE_NO_WAY("RP-PROC-09", "环节“%s”没有下一环节(to)，也没有写final: true", null),
    PROCEDURE_ROLE_WORD("RP-PROC-10", "不认识的角色“%s”", null),
    PROCEDURE_OWNERS("RP-PROC-11", "环节“%s”的负责人写了两遍", "一个负责人写role(和body)，几个写owners"),
    PROCEDURE_SIGNATURES("RP-PROC-12", "环节“%s”不用几个负责人都签署，不能写signatures", "几个负责人(owners)都要签署的环节写signatures: all"),
    PROCEDURE_TWO_WAYS("RP-PROC-13", "从环节“%s”到“%s”的路写了两条", "一条路只写一次，各种情况写在when里"),
    PROCEDURE_TERM_FROM("RP-PROC-14", "期限起算的环节或者时钟“%s”不存在", null),
    PROCEDURE_EVENT("RP-PROC-15", "不认识的事件“%s”", null),
    PROCEDURE_CLOCK_STAGE("RP-PROC-16", "期限“%s”所说的环节“%s”不存在", null),
    PROCEDURE_CLOCK_END("RP-PROC-17", "期限“%s”的终点与起点相同", "终点(until)写另一个环节或者事件"),

    TEMPLATE_HEAD(
            "RP-TPL-01", "文书模板应当以<!-- -->里的说明开始", "说明写document、title、from、source、verified、layout和maker，之后是<body>"),
    TEMPLATE_XML("RP-TPL-02", "不是正确的XML:%s", "每个元素都要写结束标记，&写成&amp;"),
    TEMPLATE_ELEMENT(
            "RP-TPL-03", "文书模板里不许有“%s”", "最外是body，里面只用h1、h2、p、div、table、thead、tbody、tr、th、td、ul、ol、li、span、b和br"),
    TEMPLATE_ATTRIBUTE(
            "RP-TPL-04", "元素“%s”不许有属性“%s”", "只用class、data-each、data-if、data-unless、data-part，格子另有colspan和rowspan"),
    TEMPLATE_LOOK("RP-TPL-05", "不认识的样式“%s”", null),
    TEMPLATE_FIELD("RP-TPL-06", "不认识的字段“%s”", null),
    TEMPLATE_FORM("RP-TPL-07", "字段“%s”不能用格式“%s”", "金额可以用capitals，日期可以用chinese"),
    TEMPLATE_EACH("RP-TPL-08", "“%s”不是可以有几项的内容", null),
    TEMPLATE_ONE("RP-TPL-09", "“%s”可以有几项", "放在data-each里逐项写，或者在about里写明是其中的一项"),
    TEMPLATE_PLACEHOLDER("RP-TPL-10", "占位符没有成对的花括号:%s", "写成{{字段}}"),
    TEMPLATE_SPAN("RP-TPL-11", "“%s”应当是1到%s的整数", null),
    TEMPLATE_LARGE("RP-TPL-12", "嵌套超过%s层或者元素超过%s个", null),
    TEMPLATE_PART("RP-TPL-13", "片段“%s”写得不对", "写成<div data-part=\"名称\"/>,里面不写别的,也不再有条件;片段(layout: part)里不能再有片段"),
    TEMPLATE_PART_HEAD("RP-TPL-14", "片段不能写“%s”", "片段只写document、title、from、source、verified、layout、about、needs和inputs"),

    TEST_EXPECT("RP-TEST-01", "expect与missing须写且只写一个", null),
    TEST_DOUBLED("RP-TEST-02", "测试“%s”重名", "前一个在%s第%s行");

    /** Longer words are cut off in messages. */
    private static final int LONGEST_TOLD = 120;

    private final String code;
    private final String message;
    private final String hint;

    FaultCode(String code, String message, String hint) {
        this.code = code;
        this.message = message;
        this.hint = hint;
    }

    /** The stable code, e.g. {@code RP-YAML-02}. */
    public String code() {
        return code;
    }

    /** The pattern of the message, in Chinese. */
    public String message() {
        return message;
    }

    /** The pattern of the hint, in Chinese; null where each place tells its own or none. */
    public String hint() {
        return hint;
    }

    /** A fault with this code and its own hint. */
    public Fault at(String file, int line, int column, Object... told) {
        return hinted(file, line, column, hint, told);
    }

    /**
     * A fault with this code and a hint for this place.
     *
     * @param placeHint null for none
     */
    public Fault hinted(String file, int line, int column, String placeHint, Object... told) {
        Object[] words = Arrays.stream(told).map(FaultCode::shortened).toArray();
        return new Fault(Severity.ERROR, code, file, line, column, String.format(message, words), placeHint);
    }

    private static String shortened(Object told) {
        String word = String.valueOf(told);
        return word.length() > LONGEST_TOLD ? word.substring(0, LONGEST_TOLD) + "…" : word;
    }
}
