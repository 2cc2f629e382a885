package org.zhiheng.rules.swap;

import org.zhiheng.rules.PackageContent;

/**
 * A package's files as they arrived.
 *
 * @param origin the bundle or file, for people
 * @param content what was delivered
 * @param declaredDivision the division that the bundle's capability says; empty when it says none, null when the files came without
 *     a bundle
 */
record Delivery(String origin, PackageContent content, String declaredDivision) {

    /** Files that came without a bundle. */
    Delivery(String origin, PackageContent content) {
        this(origin, content, null);
    }
}
