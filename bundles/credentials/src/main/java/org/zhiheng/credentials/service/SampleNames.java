package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.zhiheng.registers.SampleRows;

/** Names and numbers that can be seen to be nobody's. Not for several threads. */
final class SampleNames {

    private static final String SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧";
    private static final String[] GIVEN = {
        "伟", "芳", "娜", "敏", "静", "丽", "强", "磊", "军", "洋", "勇", "艳", "杰", "娟", "涛", "明", "超", "秀英", "霞", "平", "刚", "桂英",
        "建国", "建华", "晓明", "志强", "海燕", "文博", "子轩", "雨桐"
    };
    private static final int FIRST_YEAR = 1966;
    private static final int YEARS = 34;
    private static final int DAYS = 365;

    private final Random random;
    private final int firstSequence;
    private final Set<String> taken = new HashSet<>();

    /** @param firstSequence of the numbers of two hundred or more on one birthday */
    SampleNames(Random random, int firstSequence) {
        this.random = random;
        this.firstSequence = firstSequence;
    }

    String name() {
        return "示例" + SURNAMES.charAt(random.nextInt(SURNAMES.length())) + GIVEN[random.nextInt(GIVEN.length)];
    }

    String citizenNumber(boolean male) {
        String number;
        do {
            LocalDate born = LocalDate.ofYearDay(FIRST_YEAR + random.nextInt(YEARS), 1 + random.nextInt(DAYS));
            number = SampleRows.citizenNumber(born, firstSequence + 2 * random.nextInt(100) + (male ? 1 : 0));
        } while (!taken.add(number));
        return number;
    }

    /** No line has such a number. */
    String phone() {
        return String.format("0631-000%04d", random.nextInt(10_000));
    }
}
