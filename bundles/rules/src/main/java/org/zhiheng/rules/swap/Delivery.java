package org.zhiheng.rules.swap;

import java.util.Map;

/**
 * Package files that arrived together from one place.
 *
 * @param origin the bundle or file, for people
 * @param files by path inside {@code RULES-INF}
 */
record Delivery(String origin, Map<String, byte[]> files) {}
