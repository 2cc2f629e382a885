package org.zhiheng.itests.week;

/** Numbers of made-up people and bodies that have the right check digit. */
final class Numbers {

    private static final int[] CITIZEN = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final int[] CREDIT = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final String SIGNS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Numbers() {}

    /** The number of the nth person, born in 1980 (GB 11643-1999). */
    static String citizen(int nth) {
        String number = "63010319800101%03d".formatted(nth);
        int sum = 0;
        for (int i = 0; i < CITIZEN.length; i++) {
            sum += CITIZEN[i] * (number.charAt(i) - '0');
        }
        return number + "10X98765432".charAt(sum % 11);
    }

    /** The code of the nth government department of a division (GB 32100-2015). */
    static String credit(String division, int nth) {
        String code = "11" + division + "MB%06d".formatted(nth) + "X";
        int sum = 0;
        for (int i = 0; i < CREDIT.length; i++) {
            sum += CREDIT[i] * SIGNS.indexOf(code.charAt(i));
        }
        return code + SIGNS.charAt((31 - sum % 31) % 31);
    }
}
