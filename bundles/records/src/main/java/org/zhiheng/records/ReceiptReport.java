package org.zhiheng.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a verified receipt is about, what it proves and what it does not, in words for a party and the party's lawyer. Stateless. */
public final class ReceiptReport {

    /** Last line where everything holds and something from outside vouches for it. */
    public static final String HOLDS = "凭证成立";
    /** Last line where everything holds, as far as the receipt itself can tell. */
    public static final String HOLDS_ALONE = "凭证自身一致;由哪个平台签发还没有证明";
    /** Last line where something does not. */
    public static final String DOES_NOT_HOLD = "凭证不成立";

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日HH:mm:ss");

    /** What kinds of decisions, penalties and changes are called; a test of cases holds that none is missing. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("penalty", "给予行政处罚"),
            Map.entry("no-penalty", "不予行政处罚"),
            Map.entry("not-established", "违法事实不能成立"),
            Map.entry("transfer", "移送其他机关"),
            Map.entry("other", "其他处理"),
            Map.entry("altered", "变更"),
            Map.entry("annulled", "撤销"),
            Map.entry("unlawful", "确认违法"),
            Map.entry("void", "确认无效"));

    private static final Map<String, String> SANCTIONS = Map.ofEntries(
            Map.entry("warning", "警告"),
            Map.entry("criticism", "通报批评"),
            Map.entry("fine", "罚款"),
            Map.entry("confiscate-gains", "没收违法所得"),
            Map.entry("confiscate-goods", "没收非法财物"),
            Map.entry("suspend-licence", "暂扣许可证件"),
            Map.entry("downgrade-qualification", "降低资质等级"),
            Map.entry("revoke-licence", "吊销许可证件"),
            Map.entry("restrict-business", "限制开展生产经营活动"),
            Map.entry("suspend-business", "责令停产停业"),
            Map.entry("close", "责令关闭"),
            Map.entry("restrict-employment", "限制从业"),
            Map.entry("detention", "行政拘留"),
            Map.entry("other", "其他行政处罚"));

    private ReceiptReport() {}

    /**
     * @param about what it says it is about, one line each
     * @param proved what is proved; empty where something does not hold
     * @param unproved what is not, and where to ask
     * @param conclusion {@link #HOLDS}, {@link #HOLDS_ALONE} or {@link #DOES_NOT_HOLD}
     */
    public record Told(List<String> about, List<String> proved, List<String> unproved, String conclusion) {
        public Told {
            about = List.copyOf(about);
            proved = List.copyOf(proved);
            unproved = List.copyOf(unproved);
        }
    }

    public static Told of(ReceiptVerifier.Result result) {
        Map<String, Object> basis = result.basis();
        if (!result.sound()) {
            return new Told(
                    about(result),
                    List.of(),
                    List.of("有对不上的地方,凭证写的任何内容都不能作准;请向作出决定的机关重新索取,仍然对不上的,可以向它的上级机关或者司法行政部门反映"),
                    DOES_NOT_HOLD);
        }
        return new Told(
                about(result), proved(result, basis), unproved(result, basis), result.anchored() ? HOLDS : HOLDS_ALONE);
    }

    private static List<String> about(ReceiptVerifier.Result result) {
        Map<String, Object> basis = result.basis();
        Map<?, ?> about = map(basis.get("case"));
        Map<?, ?> decision = map(basis.get("decision"));
        Map<?, ?> values = map(decision.get("values"));
        List<String> lines = new ArrayList<>();
        lines.add("凭证编号:" + text(result.id()));
        lines.add("作出机关:" + text(about.get("body")));
        lines.add("案件:" + text(about.get("title"))
                + (about.get("number") == null ? "" : "(" + about.get("number") + ")"));
        if (basis.get(ReceiptForm.CHANGES) instanceof Map<?, ?> changes) {
            lines.add("对原决定的处理:" + word(values.get("change")) + "," + day(values.get("on")));
            lines.add("原决定的凭证编号:" + text(changes.get("receipt")));
        } else if (basis.get(ReceiptForm.ORDER) instanceof Map<?, ?> order) {
            lines.add("决定:" + text(order.get("title")) + "," + day(order.get("on")) + "," + text(order.get("number")));
        } else {
            lines.add("决定:" + word(values.get("kind")) + "," + day(values.get("decidedOn"))
                    + (values.get("number") == null ? "" : "," + values.get("number")));
            sanctions(values, lines);
        }
        lines.add("凭证签发:" + moment(result.issuedAt()));
        return lines;
    }

    private static void sanctions(Map<?, ?> values, List<String> lines) {
        List<String> sanctions = new ArrayList<>();
        for (Object each : values.get("sanctions") instanceof List<?> list ? list : List.of()) {
            sanctions.add(sanction(String.valueOf(each))
                    + ("fine".equals(each) && values.get("fine") != null ? values.get("fine") + "元" : ""));
        }
        if (!sanctions.isEmpty()) {
            lines.add("处罚:" + String.join("、", sanctions));
        }
    }

    private static List<String> proved(ReceiptVerifier.Result result, Map<String, Object> basis) {
        List<String> lines = new ArrayList<>();
        int rulings = size(basis.get("rulings"));
        int proofs = size(basis.get("competence"));
        lines.add("决定依据的事实、" + rulings + "项法律问题的结论和理由、所用规则的版本" + (proofs == 0 ? "" : "、" + proofs + "份执法资格证明")
                + ",已经写入平台的全过程记录,写入以后没有改动过");
        int laws = size(basis.get("laws"));
        if (laws > 0) {
            lines.add("有" + laws + "个问题按行为发生时和作出决定时两种规定分别得出结论(从旧兼从轻),两种结论都在凭证里");
        }
        if (result.anchored()) {
            lines.add("凭证由您另外取得的密钥或者树头所属的平台签发");
        }
        if (!result.shown().isEmpty()) {
            lines.add("出示的" + result.shown().size() + "项个人信息,就是记录时的那些,一字不差");
        }
        return lines;
    }

    private static List<String> unproved(ReceiptVerifier.Result result, Map<String, Object> basis) {
        List<String> lines = new ArrayList<>();
        if (!result.anchored()) {
            lines.add("签名的密钥" + text(result.key())
                    + "是不是作出机关的平台的:请向该机关或者司法行政部门问明密钥的编号,与这个编号核对;用zhiheng-verify的,写在--key里再核对一次");
        }
        Set<String> hidden = new HashSet<>();
        PersonalDigest.each(basis, hidden::add);
        result.shown().forEach(each -> hidden.remove(each.digest()));
        if (!hidden.isEmpty()) {
            lines.add("凭证里另有" + hidden.size() + "处个人信息只有摘要,没有核对;当事人出示连同凭证领取的个人信息文件,就能核对");
        }
        lines.add("事实是不是真实、证据是不是充分、裁量是不是适当:凭证证明的是决定根据什么作出,不是决定是否正确;不服的,可以依法申请行政复议或者提起行政诉讼");
        lines.add("结论是不是从所写的规则得出:用zhiheng-tools receipt-replay和当时的规则包可以再算一遍");
        lines.add("凭证签发以后决定有没有变更或者撤销:请向作出机关查询");
        return lines;
    }

    /** What kinds of decisions and changes are called; the word itself where it is not known. */
    public static String word(Object word) {
        return word == null ? "-" : WORDS.getOrDefault(String.valueOf(word), String.valueOf(word));
    }

    /** What a penalty is called; the word itself where it is not known. */
    public static String sanction(String word) {
        return SANCTIONS.getOrDefault(word, word);
    }

    static int size(Object list) {
        return list instanceof List<?> items ? items.size() : 0;
    }

    static Map<?, ?> map(Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    static String text(Object value) {
        return value instanceof String text ? text : "-";
    }

    static String day(Object value) {
        try {
            return value instanceof String text ? LocalDate.parse(text).format(DAY) : "-";
        } catch (DateTimeParseException e) {
            return String.valueOf(value);
        }
    }

    /** A moment as a receipt writes it, by the clock of China. */
    static String moment(Object value) {
        try {
            return value instanceof String text
                    ? Instant.parse(text).atOffset(CHINA).format(MOMENT) + "(北京时间)"
                    : "-";
        } catch (DateTimeParseException e) {
            return String.valueOf(value);
        }
    }
}
