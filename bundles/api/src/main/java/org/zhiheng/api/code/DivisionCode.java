package org.zhiheng.api.code;

import java.util.Optional;
import org.zhiheng.api.error.ZhihengException;

/**
 * 行政区划代码: six digits (GB/T 2260), nine for a township, twelve for a village.
 *
 * @param value digits only
 */
public record DivisionCode(String value) {

    /** The nation, where the book of every division begins. */
    public static final DivisionCode NATION = new DivisionCode("000000");

    /** Levels of division, by how the code is built. */
    public enum Level {
        NATION,
        PROVINCE,
        CITY,
        DISTRICT,
        TOWNSHIP,
        VILLAGE
    }

    public DivisionCode {
        if (!isValid(value)) {
            throw ZhihengException.invalid("CODE-DIVISION", "区划代码应当是6位、9位或者12位数字", null);
        }
    }

    /** Whether the text has the form of a division code. Null has not. */
    public static boolean isValid(String text) {
        if (text == null || text.length() != 6 && text.length() != 9 && text.length() != 12) {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /**
     * The digits of a code that all codes in it begin with: without the pairs of zeros that stand for everything below. A text that is no code of
     * six digits is given back as it is.
     */
    public static String stem(String code) {
        int end = code.length();
        while (end >= 2 && end <= 6 && code.startsWith("00", end - 2)) {
            end -= 2;
        }
        return code.substring(0, end);
    }

    /** Whether a place is an area or lies in it; both are codes as they are written in facts, of whatever form. */
    public static boolean covers(String area, String place) {
        return place.startsWith(stem(area));
    }

    public Level level() {
        if (value.length() == 12) {
            return Level.VILLAGE;
        } else if (value.length() == 9) {
            return Level.TOWNSHIP;
        } else if (value.equals("000000")) {
            return Level.NATION;
        } else if (value.endsWith("0000")) {
            return Level.PROVINCE;
        }
        return value.endsWith("00") ? Level.CITY : Level.DISTRICT;
    }

    /** The division one level up; empty for the nation. */
    public Optional<DivisionCode> parent() {
        return switch (level()) {
            case NATION -> Optional.empty();
            case PROVINCE -> Optional.of(NATION);
            case CITY -> Optional.of(new DivisionCode(value.substring(0, 2) + "0000"));
            case DISTRICT -> Optional.of(new DivisionCode(value.substring(0, 4) + "00"));
            case TOWNSHIP -> Optional.of(new DivisionCode(value.substring(0, 6)));
            case VILLAGE -> Optional.of(new DivisionCode(value.substring(0, 9)));
        };
    }

    /** The district it lies in; itself where it is one or above. */
    public DivisionCode district() {
        DivisionCode found = this;
        while (found.level().ordinal() > Level.DISTRICT.ordinal()) {
            found = found.parent().orElseThrow();
        }
        return found;
    }

    /** Whether this is the other one or lies in it. */
    public boolean within(DivisionCode outer) {
        for (Optional<DivisionCode> each = Optional.of(this);
                each.isPresent();
                each = each.get().parent()) {
            if (each.get().equals(outer)) {
                return true;
            }
        }
        return false;
    }
}
