package org.zhiheng.documents;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** Amounts, days and moments as Chinese papers write them. */
public final class ChineseFigures {

    private static final String CAPITALS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};
    private static final String FIGURES = "〇一二三四五六七八九";
    private static final int GROUP = 10_000;
    private static final int TEN = 10;

    /** Less than this many yuan can be written. */
    private static final BigDecimal LIMIT = new BigDecimal("10000000000000000");

    private ChineseFigures() {}

    /**
     * An amount in capitals, e.g. 壹万零伍拾元叁角整, as 正确填写票据和结算凭证的基本规定 has it: 整 after yuan or jiao, none after fen.
     *
     * @param yuan not negative, at most two decimals
     */
    public static String capitals(BigDecimal yuan) {
        BigDecimal fen = yuan.movePointRight(2).setScale(0, RoundingMode.UNNECESSARY);
        if (yuan.signum() < 0 || yuan.compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("cannot be written: " + yuan);
        }
        long all = fen.longValueExact();
        long whole = all / (TEN * TEN);
        int jiao = (int) (all / TEN % TEN);
        int rest = (int) (all % TEN);
        if (all == 0) {
            return "零元整";
        }
        StringBuilder text = new StringBuilder();
        if (whole > 0) {
            text.append(whole(whole)).append('元');
        }
        if (jiao > 0) {
            // 零 stands where a place before has none: behind yuan that end in a nought it may, and here does.
            text.append(whole > 0 && whole % TEN == 0 ? "零" : "")
                    .append(CAPITALS.charAt(jiao))
                    .append('角');
        } else if (rest > 0 && whole > 0) {
            text.append('零');
        }
        return rest > 0
                ? text.append(CAPITALS.charAt(rest)).append('分').toString()
                : text.append('整').toString();
    }

    private static String whole(long number) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        int groups = 0;
        for (long left = number; left > 0; left /= GROUP) {
            groups++;
        }
        for (int i = groups - 1; i >= 0; i--) {
            int group = (int) (number / (long) Math.pow(GROUP, i) % GROUP);
            if (group == 0) {
                gap = text.length() > 0;
                continue;
            }
            if (text.length() > 0 && (gap || group < GROUP / TEN)) {
                text.append('零');
            }
            gap = false;
            text.append(group(group))
                    .append(i == 3 && text.length() > 0 && number / 100_000_000L % GROUP != 0 ? "万" : GROUPS[i]);
        }
        return text.toString();
    }

    private static String group(int group) {
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = group / (int) Math.pow(TEN, place) % TEN;
            if (digit == 0) {
                gap = text.length() > 0;
                continue;
            }
            text.append(gap ? "零" : "").append(CAPITALS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }

    /** E.g. 2026年3月2日. */
    public static String day(LocalDate day) {
        return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    }

    /** E.g. 二〇二六年三月二日. */
    public static String chineseDay(LocalDate day) {
        StringBuilder year = new StringBuilder();
        String.valueOf(day.getYear()).chars().forEach(each -> year.append(FIGURES.charAt(each - '0')));
        return year + "年" + small(day.getMonthValue()) + "月" + small(day.getDayOfMonth()) + "日";
    }

    /** Below a hundred. */
    private static String small(int number) {
        String tens =
                number < TEN ? "" : (number < 2 * TEN ? "" : FIGURES.substring(number / TEN, number / TEN + 1)) + "十";
        return tens + (number % TEN == 0 ? "" : FIGURES.substring(number % TEN, number % TEN + 1));
    }

    /** E.g. 2026年3月2日9时5分, by the clock the moment is told in. */
    public static String moment(OffsetDateTime moment) {
        return day(moment.toLocalDate()) + moment.getHour() + "时" + moment.getMinute() + "分";
    }

    /** An amount of yuan in figures, without noughts behind the point, e.g. 2000 or 12.5. */
    public static String plain(BigDecimal amount) {
        BigDecimal short_ = amount.stripTrailingZeros();
        return (short_.scale() < 0 ? short_.setScale(0) : short_).toPlainString();
    }
}
