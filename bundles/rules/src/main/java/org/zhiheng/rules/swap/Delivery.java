package org.zhiheng.rules.swap;

import org.zhiheng.rules.PackageContent;

/**
 * Package files that arrived together from one place.
 *
 * @param origin the bundle or file, for people
 * @param content what was delivered
 */
record Delivery(String origin, PackageContent content) {}
