package org.zhiheng.registers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.zhiheng.api.code.CitizenNumber;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.code.UnifiedSocialCreditCode;
import org.zhiheng.api.registers.Field;

/** Values of fields, as they come from JSON or a cell, made into what is kept. */
public final class FieldValues {

    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern CODE = Pattern.compile("[\\p{IsAlphabetic}0-9][\\p{IsAlphabetic}0-9._-]{0,59}");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{2,28}[0-9]");
    private static final Pattern HASH = Pattern.compile("[a-z0-9]{2,10}:[0-9a-f]{64}");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,10})?");
    /** Earlier and later days are typing errors; what keeps days also has an end of its own beyond. */
    public static final LocalDate EARLIEST = LocalDate.of(1900, 1, 1);

    public static final LocalDate LATEST = LocalDate.of(2199, 12, 31);

    private static final ZoneOffset SHANGHAI = ZoneOffset.ofHours(8);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");

    private FieldValues() {}

    /** A value that cannot be taken. */
    public static final class Fault extends Exception {
        private static final long serialVersionUID = 1L;

        private final String code;

        Fault(String code, String message) {
            super(message, null, false, false);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    public static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * The value as it is kept: text (also of a moment), {@code Long}, {@link BigDecimal}, {@link LocalDate}, {@code Boolean} or a list of texts.
     *
     * @param given not null
     * @return null for a blank text or an empty list, which say nothing
     */
    public static Object of(Field field, Object given) throws Fault {
        if (given instanceof String text && text.isBlank()) {
            return null;
        }
        return switch (field.kind()) {
            case TEXT -> line(field, text(field, given));
            case LONG_TEXT -> several(field, text(field, given));
            case WORD -> word(field, text(field, given));
            case WORDS -> all(field, given, each -> word(field, each));
            case CODE -> code(field, plain(field, given));
            case CODES -> all(field, given, each -> code(field, narrow(each)));
            case DATE -> date(field, given);
            case MOMENT -> moment(field, given);
            case INTEGER -> whole(field, given);
            case DECIMAL -> decimal(field, given);
            case BOOLEAN -> yes(field, given);
            case REFERENCE, BODY -> key(field, plain(field, given));
            case DIVISION -> checked(
                    field, plain(field, given), DivisionCode::isValid, "REGISTER-CODE", "应当是6位、9位或者12位的区划代码");
            case CREDIT_CODE -> checked(
                    field,
                    plain(field, given).toUpperCase(Locale.ROOT),
                    UnifiedSocialCreditCode::isValid,
                    "REGISTER-CHECK-DIGIT",
                    "不是正确的统一社会信用代码,请核对各位和校验码");
            case CITIZEN_NUMBER -> checked(
                    field,
                    plain(field, given).toUpperCase(Locale.ROOT),
                    CitizenNumber::isValid,
                    "REGISTER-CHECK-DIGIT",
                    "不是正确的公民身份号码,请核对出生日期和校验码");
            case PHONE -> checked(
                    field, plain(field, given), text -> PHONE.matcher(text).matches(), "REGISTER-CODE", "应当是电话号码");
            case ATTACHMENT -> checked(
                    field, text(field, given), text -> HASH.matcher(text).matches(), "REGISTER-CODE", "应当是已上传附件的编号");
        };
    }

    /** Something that looks at one text. */
    private interface Reading {
        String of(String text) throws Fault;
    }

    private interface Rule {
        boolean holds(String text);
    }

    private static String checked(Field field, String text, Rule rule, String code, String what) throws Fault {
        if (!rule.holds(text)) {
            throw new Fault(code, "“" + field.title() + "”" + what);
        }
        return text;
    }

    private static String text(Field field, Object given) throws Fault {
        if (given instanceof String text) {
            return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
        }
        throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当是文字");
    }

    /** A code, number or key: letters and figures in the width in which they are kept, in whichever they were typed. */
    private static String plain(Field field, Object given) throws Fault {
        return narrow(text(field, given));
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC);
    }

    private static String line(Field field, String text) throws Fault {
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当写在一行里,不能有换行和控制字符");
        }
        return atMost(field, text);
    }

    private static String several(Field field, String text) throws Fault {
        if (text.chars()
                .anyMatch(each -> Character.isISOControl(each) && each != '\n' && each != '\r' && each != '\t')) {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”里有控制字符");
        }
        return atMost(field, text);
    }

    private static String atMost(Field field, String text) throws Fault {
        if (text.length() > field.length()) {
            throw new Fault(
                    "REGISTER-LENGTH", "“" + field.title() + "”至多" + field.length() + "个字,现在有" + text.length() + "个");
        }
        return text;
    }

    /** By its code, or as people call it. */
    private static String word(Field field, String text) throws Fault {
        for (Field.Word each : field.words()) {
            if (each.code().equals(text) || each.title().equals(text)) {
                return each.code();
            }
        }
        throw new Fault(
                "REGISTER-CODE",
                "“" + field.title() + "”没有“" + shown(text) + "”这一项,可选:"
                        + field.words().stream().map(Field.Word::title).collect(Collectors.joining("、")));
    }

    private static String code(Field field, String text) throws Fault {
        if (!CODE.matcher(text).matches()) {
            throw new Fault("REGISTER-CODE", "“" + field.title() + "”应当是代码:文字、数字、点、横线,至多60个字,现在是“" + shown(text) + "”");
        }
        return text;
    }

    private static String key(Field field, String text) throws Fault {
        if (!isKey(text)) {
            throw new Fault(
                    "REGISTER-REFERENCE", "“" + field.title() + "”应当是编号:字母、数字、点、横线,至多40个字,现在是“" + shown(text) + "”");
        }
        return text;
    }

    private static LocalDate date(Field field, Object given) throws Fault {
        return day(field.title(), given);
    }

    /** A day as a text {@code YYYY-MM-DD}, or as a date already. */
    public static LocalDate day(String title, Object given) throws Fault {
        LocalDate day;
        try {
            day = given instanceof LocalDate date
                    ? date
                    : LocalDate.parse(narrow(String.valueOf(given)).strip());
        } catch (DateTimeException e) {
            throw new Fault(
                    "REGISTER-TYPE", "“" + title + "”应当是日期,写成2026-01-31的样子,现在是“" + shown(String.valueOf(given)) + "”");
        }
        if (day.isBefore(EARLIEST) || day.isAfter(LATEST)) {
            throw new Fault("REGISTER-RANGE", "“" + title + "”应当在" + EARLIEST + "到" + LATEST + "之间,现在是" + day);
        }
        return day;
    }

    /** To the second, as the clock in Shanghai shows it: of two such texts the earlier moment comes first. */
    private static String moment(Field field, Object given) throws Fault {
        OffsetDateTime moment;
        try {
            moment = OffsetDateTime.parse(text(field, given)).withOffsetSameInstant(SHANGHAI);
        } catch (DateTimeException e) {
            throw new Fault(
                    "REGISTER-TYPE",
                    "“" + field.title() + "”应当是时间,写成2026-01-31T09:30:00+08:00的样子,现在是“" + shown(String.valueOf(given))
                            + "”");
        }
        day(field.title(), moment.toLocalDate());
        return MOMENT.format(moment);
    }

    private static Long whole(Field field, Object given) throws Fault {
        String text = number(given);
        if (text == null || !WHOLE.matcher(text).matches()) {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当是整数");
        }
        long value = Long.parseLong(text);
        within(field, BigDecimal.valueOf(value));
        return value;
    }

    private static BigDecimal decimal(Field field, Object given) throws Fault {
        String text = number(given);
        if (text == null || !NUMBER.matcher(text).matches()) {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当是数字");
        }
        BigDecimal value = new BigDecimal(text);
        if (value.stripTrailingZeros().scale() > field.scale()) {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”至多" + field.scale() + "位小数");
        }
        within(field, value);
        return value.setScale(field.scale(), RoundingMode.UNNECESSARY);
    }

    /** Whole numbers that come as decimals, as spreadsheets have them, lose the point. */
    private static String number(Object given) {
        if (given instanceof BigDecimal value) {
            return value.stripTrailingZeros().toPlainString();
        }
        return given instanceof String || given instanceof Long || given instanceof Integer
                ? narrow(String.valueOf(given)).strip()
                : null;
    }

    private static void within(Field field, BigDecimal value) throws Fault {
        if (field.least() != null && value.compareTo(field.least()) < 0
                || field.most() != null && value.compareTo(field.most()) > 0) {
            throw new Fault(
                    "REGISTER-RANGE",
                    "“" + field.title() + "”应当在" + field.least().toPlainString() + "到"
                            + field.most().toPlainString() + "之间,现在是" + value.toPlainString());
        }
    }

    private static Boolean yes(Field field, Object given) throws Fault {
        if (given instanceof Boolean yes) {
            return yes;
        }
        return switch (String.valueOf(given).strip()) {
            case "是", "true" -> true;
            case "否", "false" -> false;
            default -> throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当填“是”或者“否”");
        };
    }

    private static List<String> all(Field field, Object given, Reading reading) throws Fault {
        Collection<?> members;
        if (given instanceof Collection<?> list) {
            members = list;
        } else if (given instanceof String text) {
            members = List.of(text.split("[,,;;、\\s]+"));
        } else {
            throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当是一组代码");
        }
        Set<String> found = new LinkedHashSet<>();
        for (Object each : members) {
            if (!(each instanceof String text)) {
                throw new Fault("REGISTER-TYPE", "“" + field.title() + "”应当是一组代码");
            }
            if (!text.isBlank()) {
                found.add(reading.of(text.strip()));
            }
        }
        if (found.size() > field.length()) {
            throw new Fault(
                    "REGISTER-LENGTH", "“" + field.title() + "”至多" + field.length() + "项,现在有" + found.size() + "项");
        }
        return found.isEmpty() ? null : new ArrayList<>(found);
    }

    private static String shown(String text) {
        return text.length() > 30 ? text.substring(0, 30) + "…" : text;
    }
}
