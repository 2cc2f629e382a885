package org.zhiheng.rules.swap;

import org.zhiheng.rules.PackageContent;

/**
 * A package's files as they arrived.
 *
 * @param origin the bundle or file, for people
 * @param content what was delivered
 */
record Delivery(String origin, PackageContent content) {}
