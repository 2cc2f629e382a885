package org.zhiheng.api.code;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.api.error.ZhihengException;

/**
 * 文号, e.g. 威环罚决字〔2024〕第12号: body and kind, year in 〔〕, sequence.
 *
 * @param prefix characters that name body and kind, e.g. 威环罚决字
 * @param year four digits
 * @param sequence from 1
 */
public record DocumentNumber(String prefix, int year, int sequence) {

    private static final Pattern FORM = Pattern.compile("([^\\s〔〕()()\\[\\]]{1,40})〔([0-9]{4})〕第?([1-9][0-9]{0,8})号");

    public DocumentNumber {
        if (sequence < 1 || year < 1949 || prefix == null || prefix.isBlank()) {
            throw invalid();
        }
    }

    /**
     * Reads a document number.
     *
     * @throws ZhihengException when it has another form, e.g. brackets other than 〔〕
     */
    public static DocumentNumber parse(String text) {
        Matcher matcher = FORM.matcher(text == null ? "" : text);
        if (!matcher.matches()) {
            throw invalid();
        }
        return new DocumentNumber(
                matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return prefix + "〔" + year + "〕第" + sequence + "号";
    }

    private static ZhihengException invalid() {
        return ZhihengException.invalid("CODE-DOCUMENT", "文号应当形如“某罚决字〔2024〕第12号”,年份用六角括号〔〕", null);
    }
}
