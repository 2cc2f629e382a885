package org.zhiheng.rules.swap;

import java.util.Arrays;

/** Order of package versions: three numbers. */
final class Version {

    private Version() {}

    static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static int[] numbers(String version) {
        return Arrays.stream(version.split("\\.")).mapToInt(Integer::parseInt).toArray();
    }
}
