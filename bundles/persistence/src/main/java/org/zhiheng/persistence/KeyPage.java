package org.zhiheng.persistence;

import java.util.Objects;
import org.zhiheng.api.error.ZhihengException;

/**
 * What page of a list is asked for. Pages follow each other by the last row seen and not by counting, so a row is neither shown twice nor
 * left out because others came or went meanwhile.
 *
 * @param sort the column the list is sorted by
 * @param descending greatest first
 * @param size rows at most, 1 to {@value #MOST}
 * @param after the cursor that the page before gave; null for the first page
 */
public record KeyPage<C extends SortColumn>(C sort, boolean descending, int size, String after) {

    public static final int MOST = 200;

    public KeyPage {
        Objects.requireNonNull(sort);
        if (size < 1 || size > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + MOST + "之间,现在是" + size, "size");
        }
    }

    public static <C extends SortColumn> KeyPage<C> first(C sort, int size) {
        return new KeyPage<>(sort, false, size, null);
    }

    public static <C extends SortColumn> KeyPage<C> firstDescending(C sort, int size) {
        return new KeyPage<>(sort, true, size, null);
    }

    /** The page after the one that gave this cursor. */
    public KeyPage<C> after(String cursor) {
        return new KeyPage<>(sort, descending, size, cursor);
    }
}
