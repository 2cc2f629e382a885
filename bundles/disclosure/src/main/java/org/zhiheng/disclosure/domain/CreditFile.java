package org.zhiheng.disclosure.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.zhiheng.api.code.UnifiedSocialCreditCode;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications.CreditReport;
import org.zhiheng.api.error.ZhihengException;

/**
 * The file for the credit platform (双公示), written line by line as CSV (RFC 4180). Of each matter one line for each party; of what was withdrawn or ended a line that
 * says so. What is wrong is left out and told. For one thread.
 */
public final class CreditFile {

    private static final String PENALTY = "penalty";
    private static final String SHOWN = "0";
    private static final String REVOKED = "1";
    private static final String ENDED = "3";
    private static final String PARTS = "\u3001";
    private static final String GIVEN = "#";
    private static final String FIXED = "=";
    private static final int TEN_THOUSAND_DIGITS = 4;
    private static final int MOST_PROBLEMS = 1000;

    /** Code of the credit platform among the channels. */
    public static final String CREDIT = "credit-platform";

    private final List<CreditColumn> columns;
    private final boolean register;
    private final Consumer<String> out;
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long revoked;

    private CreditFile(List<CreditColumn> columns, boolean register, Consumer<String> out) {
        this.columns = List.copyOf(columns);
        this.register = register;
        this.out = out;
    }

    /**
     * Begins one with its head line.
     *
     * @param channel the credit platform, or the national register of enterprises, which shows penalties alone
     * @param columns of the kind, as the rules list them
     */
    public static CreditFile of(String kind, String channel, List<CreditColumn> columns, Consumer<String> out) {
        if (columns.isEmpty()) {
            throw ZhihengException.invalid("DISCLOSURE-KIND", "规则没有写明“" + kind + "”的双公示文件有哪些列", "kind");
        }
        boolean register = InRegister.CHANNEL.equals(channel);
        if (!register && !CREDIT.equals(channel) || register && !PENALTY.equals(kind)) {
            throw ZhihengException.invalid(
                    "DISCLOSURE-CHANNEL", "渠道是credit-platform,或者enterprise-register(只有行政处罚)", "channel");
        }
        out.accept(columns.stream().map(CreditColumn::column).collect(Collectors.joining(",")));
        return new CreditFile(columns, register, out);
    }

    /** Adds what is, or was, shown. */
    public void add(PublicMatter matter) {
        Optional<InRegister> there = InRegister.of(matter.credit());
        if (matter.shown().isEmpty() || register && there.isEmpty()) {
            return;
        }
        String[] names = parts(matter.shown().value("party"));
        long organisations =
                Arrays.stream(names).filter(each -> !each.endsWith("**")).count();
        // Where not everybody has one, nobody can say whose it is: none is told rather than that of another.
        String[] codes = each(organisations, parts(matter.shown().value("credit-code")));
        String[] representatives = each(organisations, parts(matter.shown().value("representative")));
        int next = 0;
        for (String name : names) {
            boolean citizen = name.endsWith("**");
            String code = citizen || next >= codes.length ? "" : codes[next];
            String representative = citizen || next >= representatives.length ? "" : representatives[next];
            if (!citizen) {
                next++;
            }
            add(matter, name, citizen, code, representative);
        }
    }

    private static String[] each(long organisations, String[] parts) {
        return parts.length == organisations ? parts : new String[0];
    }

    private static String[] parts(String joined) {
        return joined == null ? new String[0] : joined.split(PARTS);
    }

    private void add(PublicMatter matter, String name, boolean citizen, String code, String representative) {
        Optional<InRegister> there = InRegister.of(matter.credit()).filter(each -> register);
        boolean stands = matter.isShown() && there.filter(InRegister::over).isEmpty();
        LocalDate until = there.map(InRegister::until).orElse(matter.shownUntil());
        Map<String, String> given = new HashMap<>();
        given.put("number", matter.number());
        given.put("title", matter.title());
        given.put("party", name);
        given.put("party-class", citizen ? "自然人" : "法人及非法人组织");
        given.put("credit-code", code);
        given.put("representative", representative);
        given.put("fine", tenThousand(matter, "fine"));
        given.put("gains", tenThousand(matter, "gains"));
        given.put("shown-until", until == null ? "" : until.toString());
        given.put("status", stands ? SHOWN : matter.state() == PublicationState.WITHDRAWN ? REVOKED : ENDED);
        given.put("division", matter.division());
        given.put("changed-on", matter.publicOn().toString());
        given.put(
                "remark",
                stands
                        ? ""
                        : String.valueOf(matter.credit()
                                .getOrDefault("reason", matter.credit().getOrDefault("repaired", ""))));
        List<String> line = new ArrayList<>();
        for (CreditColumn each : columns) {
            line.add(stands || each.afterwards() ? value(each.value(), given, matter.shown()) : "");
        }
        String wrong = wrong(line, citizen, code, matter);
        if (wrong != null) {
            if (problems.size() < MOST_PROBLEMS) {
                problems.add((matter.number() == null ? matter.id() : matter.number()) + ":" + wrong);
            }
            return;
        }
        out.accept(line.stream().map(CreditFile::quoted).collect(Collectors.joining(",")));
        rows++;
        if (!stands) {
            revoked++;
        }
    }

    private static String value(String from, Map<String, String> given, Content content) {
        return from.startsWith(FIXED)
                ? from.substring(1)
                : from.startsWith(GIVEN) ? given.get(from.substring(1)) : content.value(from);
    }

    /** A sum in units of ten thousand yuan, as the platform counts. */
    private static String tenThousand(PublicMatter matter, String sum) {
        Object yuan = matter.credit().get(sum);
        return yuan == null
                ? ""
                : new BigDecimal(yuan.toString())
                        .movePointLeft(TEN_THOUSAND_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** What is wrong with a line; null where nothing is. */
    private String wrong(List<String> line, boolean citizen, String code, PublicMatter matter) {
        if (matter.number() == null || matter.number().isBlank()) {
            return "决定书文号没有填写";
        }
        if (!citizen && !UnifiedSocialCreditCode.isValid(code)) {
            return code.isEmpty() ? "统一社会信用代码没有填写" : "统一社会信用代码不正确";
        }
        String bodyCode = matter.shown().value("body-code");
        if (!UnifiedSocialCreditCode.isValid(bodyCode)) {
            return "机关的统一社会信用代码没有填写或者不正确";
        }
        for (int i = 0; i < line.size(); i++) {
            String each = line.get(i);
            CreditColumn column = columns.get(i);
            if (each != null && each.length() > column.length()) {
                return "“" + column.name() + "”超过" + column.length() + "个字";
            }
            if (each != null && !each.isEmpty() && "=+-@\t\r".indexOf(each.charAt(0)) >= 0) {
                return "有字段以符号“" + each.charAt(0) + "”开头,表格软件会当作公式";
            }
        }
        return null;
    }

    private static String quoted(String value) {
        if (value == null) {
            return "";
        }
        boolean quotes = value.contains(",") || value.contains("\"") || value.contains("\n") || value.contains("\r");
        return quotes ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    public CreditReport report() {
        return new CreditReport(rows, revoked, problems);
    }
}
