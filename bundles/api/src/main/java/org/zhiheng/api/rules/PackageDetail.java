package org.zhiheng.api.rules;

import java.util.List;

/**
 * What a package in force contains.
 *
 * @param rules ids of its parameters, lists, tables, duties and procedures with a short Chinese description each
 * @param overtaken values of it that a later upper value has overtaken, in Chinese
 * @param doubts what a person should look at
 */
public record PackageDetail(PackageInfo info, List<Entry> rules, List<String> overtaken, List<DoubtInfo> doubts) {

    /**
     * @param kind parameter, term, list, table, duty or procedure
     * @param summary the values and since when, in one line
     */
    public record Entry(String kind, String id, String title, String summary) {}
}
