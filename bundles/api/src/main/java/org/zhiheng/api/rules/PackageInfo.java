package org.zhiheng.api.rules;

/**
 * A package in force.
 *
 * @param id e.g. {@code cn.371002}
 * @param layer nation, field, province, city, district or department
 * @param division GB/T 2260 code, {@code field:<name>} or {@code dept:<id>}
 * @param title in Chinese
 * @param parent the division it builds on; null for the nation
 * @param contentHash SHA-256 of its content, hexadecimal
 * @param origin the bundle or file that delivered it
 */
public record PackageInfo(
        String id,
        String version,
        String layer,
        String division,
        String title,
        String parent,
        String contentHash,
        String origin) {}
