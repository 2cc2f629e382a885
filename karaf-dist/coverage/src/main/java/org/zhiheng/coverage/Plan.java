package org.zhiheng.coverage;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * One of the five founding plans and where each of its rules stands, as the plugin's {@code coverage.csv} says.
 *
 * @param plugin folder under {@code region-plugins}
 * @param packageId the package whose ids need no prefix
 * @param title in Chinese
 * @param rows in the plan's order
 */
public record Plan(String plugin, String packageId, String title, List<Row> rows) {

    /**
     * A rule of the plan.
     *
     * @param rule its number, e.g. {@code H-22}
     * @param carriers ids of what carries it: {@code id}, {@code list:name}, {@code table:id}, {@code duty:id} or {@code procedure:id},
     *     with a package id and a slash before it where it is another package's
     * @param waitsFor modules whose behaviour it still needs; empty where everything is there
     * @param note in Chinese; empty where there is nothing to say
     */
    public record Row(String rule, List<String> carriers, List<String> waitsFor, String note) {}

    /** The five plans, read from the plugins' folders. */
    public static List<Plan> all(Path regionPlugins) {
        return List.of(
                read(regionPlugins, "xining-chengzhong", "cn.630103", "西宁市城中区:提升行政执法质量实施方案"),
                read(regionPlugins, "wuhan", "cn.420100", "武汉市:提升行政执法质量实施方案"),
                read(regionPlugins, "weihai-huancui", "cn.371002", "威海市环翠区:赋予镇(街道)行政执法权试点实施方案"),
                read(regionPlugins, "development-reform-bureau", "dept.development-reform", "某市发展和改革局:三项制度实施方案"),
                read(regionPlugins, "luoyang", "cn.410300", "洛阳市:行政执法协调监督工作体系试点方案"));
    }

    private static Plan read(Path regionPlugins, String plugin, String packageId, String title) {
        Path file = regionPlugins.resolve(plugin).resolve("coverage.csv");
        try (CsvReader<NamedCsvRecord> csv = CsvReader.builder().ofNamedCsvRecord(file)) {
            List<Row> rows = csv.stream()
                    .map(line -> new Row(
                            line.getField("rule"),
                            parts(line.getField("carried_by")),
                            parts(line.getField("waits_for")),
                            line.getField("note")))
                    .toList();
            return new Plan(plugin, packageId, title, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> parts(String field) {
        return Arrays.stream(field.split(";"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
