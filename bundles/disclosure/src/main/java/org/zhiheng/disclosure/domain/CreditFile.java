package org.zhiheng.disclosure.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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

    static final List<String> PENALTY = List.of(
            "CF_WSH",
            "CF_CFMC",
            "CF_CFLB1",
            "CF_SY",
            "CF_YJ",
            "CF_XDR_MC",
            "CF_XDR_SHXYM",
            "CF_FR",
            "CF_JG",
            "CF_JG_FK",
            "CF_JDRQ",
            "CF_XZJG",
            "CF_XZJGDM",
            "CF_GSJZQ",
            "CF_ZT",
            "DFBM",
            "SJC",
            "BZ");
    static final List<String> LICENCE = List.of(
            "XK_WSH",
            "XK_XMMC",
            "XK_NR",
            "XK_XDR_MC",
            "XK_XDR_SHXYM",
            "XK_FR",
            "XK_JDRQ",
            "XK_XZJG",
            "XK_XZJGDM",
            "XK_ZT",
            "DFBM",
            "SJC",
            "BZ");

    private static final String SHOWN = "0";
    private static final String REVOKED = "1";
    private static final String ENDED = "3";
    private static final String PARTS = "\u3001";
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NUMBER = 128;
    private static final int LONGEST_TEXT = 2000;
    private static final int TEN_THOUSAND_DIGITS = 4;
    private static final int MOST_PROBLEMS = 1000;

    /** Code of the credit platform among the channels. */
    public static final String CREDIT = "credit-platform";

    private final boolean penalty;
    private final boolean register;
    private final Consumer<String> out;
    private final List<String> problems = new ArrayList<>();
    private long rows;
    private long revoked;

    private CreditFile(boolean penalty, boolean register, Consumer<String> out) {
        this.penalty = penalty;
        this.register = register;
        this.out = out;
    }

    /**
     * Begins one with its head line.
     *
     * @param channel the credit platform, or the national register of enterprises, which shows penalties alone
     */
    public static CreditFile of(String kind, String channel, Consumer<String> out) {
        boolean penalty = "penalty".equals(kind);
        if (!penalty && !"licence".equals(kind)) {
            throw ZhihengException.invalid("DISCLOSURE-KIND", "双公示只有行政处罚(penalty)和行政许可(licence)", "kind");
        }
        boolean register = InRegister.CHANNEL.equals(channel);
        if (!register && !CREDIT.equals(channel) || register && !penalty) {
            throw ZhihengException.invalid(
                    "DISCLOSURE-CHANNEL", "渠道是credit-platform,或者enterprise-register(只有行政处罚)", "channel");
        }
        out.accept(String.join(",", penalty ? PENALTY : LICENCE));
        return new CreditFile(penalty, register, out);
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
        String status = stands ? SHOWN : matter.state() == PublicationState.WITHDRAWN ? REVOKED : ENDED;
        Content content = matter.shown();
        String reason = String.valueOf(
                matter.credit().getOrDefault("reason", matter.credit().getOrDefault("repaired", "")));
        List<String> line = penalty
                ? Arrays.asList(
                        matter.number(),
                        stands ? matter.title() : "",
                        stands ? content.value("category") : "",
                        stands ? content.value("matter") : "",
                        stands ? content.value("basis") : "",
                        name,
                        code,
                        stands ? representative : "",
                        stands ? content.value("result") : "",
                        stands ? tenThousand(matter) : "",
                        content.value("decided-on"),
                        content.value("body"),
                        content.value("body-code"),
                        until == null ? "" : until.toString(),
                        status,
                        matter.division(),
                        matter.publicOn().toString(),
                        stands ? "" : reason)
                : Arrays.asList(
                        matter.number(),
                        stands ? content.value("matter") : "",
                        stands ? content.value("result") : "",
                        name,
                        code,
                        stands ? representative : "",
                        content.value("decided-on"),
                        content.value("body"),
                        content.value("body-code"),
                        status,
                        matter.division(),
                        matter.publicOn().toString(),
                        stands ? "" : reason);
        String wrong = wrong(line, citizen, code, name, matter);
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

    /** The fine in units of ten thousand yuan, as the platform counts. */
    private static String tenThousand(PublicMatter matter) {
        Object fine = matter.credit().get("fine");
        return fine == null
                ? ""
                : new BigDecimal(fine.toString())
                        .movePointLeft(TEN_THOUSAND_DIGITS)
                        .stripTrailingZeros()
                        .toPlainString();
    }

    /** What is wrong with a line; null where nothing is. */
    private static String wrong(List<String> line, boolean citizen, String code, String name, PublicMatter matter) {
        if (matter.number() == null
                || matter.number().isBlank()
                || matter.number().length() > LONGEST_NUMBER) {
            return "决定书文号没有填写或者过长";
        }
        if (name.length() > LONGEST_NAME) {
            return "行政相对人名称过长";
        }
        if (!citizen && !UnifiedSocialCreditCode.isValid(code)) {
            return code.isEmpty() ? "统一社会信用代码没有填写" : "统一社会信用代码不正确";
        }
        String bodyCode = matter.shown().value("body-code");
        if (!UnifiedSocialCreditCode.isValid(bodyCode)) {
            return "机关的统一社会信用代码没有填写或者不正确";
        }
        for (String each : line) {
            if (each != null && each.length() > LONGEST_TEXT) {
                return "有字段超过" + LONGEST_TEXT + "个字";
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
