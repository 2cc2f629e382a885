package org.zhiheng.persistence;

import java.util.List;
import java.util.Optional;

/**
 * A page of a list.
 *
 * @param items its rows, in order
 * @param next the cursor for the page after it; empty on the last page
 */
public record PageOf<T>(List<T> items, Optional<String> next) {

    public PageOf {
        items = List.copyOf(items);
    }
}
