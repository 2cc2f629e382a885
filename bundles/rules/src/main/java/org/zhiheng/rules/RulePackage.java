package org.zhiheng.rules;

import java.util.List;
import java.util.Map;

/**
 * A rule package as read: checked in itself, not yet against the layers it is laid on.
 *
 * @param id e.g. {@code cn.371002}
 * @param version e.g. {@code 1.2.0}
 * @param division GB/T 2260 code, {@code field:<name>} or {@code dept:<id>}
 * @param parent division it builds on; null for the nation and for fields
 * @param documents by key
 * @param parameters by id
 * @param lists by name
 * @param tables by id
 * @param contentHash SHA-256 over its files, hexadecimal
 */
public record RulePackage(
        String id,
        String version,
        String title,
        Layer layer,
        String division,
        String parent,
        Map<String, SourceDocument> documents,
        Map<String, Parameter> parameters,
        Map<String, RuleList> lists,
        Map<String, RuleTable> tables,
        List<Duty> duties,
        List<ProcedureDefinition> procedures,
        List<DocumentTemplate> templates,
        List<PackageTest> tests,
        String contentHash) {

    /** Packages with the same content are the same. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RulePackage that && contentHash.equals(that.contentHash);
    }

    @Override
    public int hashCode() {
        return contentHash.hashCode();
    }
}
