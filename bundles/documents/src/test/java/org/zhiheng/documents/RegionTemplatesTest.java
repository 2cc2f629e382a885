package org.zhiheng.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RulePackage;

/** A region replaces a document, adds one, or replaces a part of many; with its package the paper changes, and with nothing else. */
class RegionTemplatesTest {

    private static final PdfPress PDF = new PdfPress();
    private static final LocalDate DAY = Shown.DAY;

    private static String paper(RuleBook book, String document) throws IOException {
        DocumentTemplate template = book.template(document, DAY).template();
        Stamp stamp = new Stamp("示例区市场监督管理局", null, DAY, false, 1, null);
        byte[] pdf = PDF.write(
                        template,
                        Filler.fill(template, Shown.typical(template)),
                        stamp,
                        Paper.A4,
                        null,
                        null,
                        Instant.EPOCH)
                .content();
        try (PDDocument read = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(read).replaceAll("\\s|第\\d+页共\\d+页", "");
        }
    }

    private static List<String> from(RuleBook book, String document) {
        return book.template(document, DAY).from().stream().map(RulePackage::id).toList();
    }

    @Test
    void a_province_replaces_the_part_in_which_decisions_give_their_reasons() throws IOException {
        RuleBook nation = RegionBooks.of("000000", null);
        RuleBook shandong = RegionBooks.of("371002", null);
        for (String each : List.of("penalty-decision", "refusal-decision", "measure-decision", "execution-decision")) {
            assertThat(from(nation, each)).containsExactly("cn.000000");
            assertThat(from(shandong, each)).containsExactly("cn.000000", "cn.370000");
            assertThat(paper(nation, each)).doesNotContain("证据采信理由");
            // 山东省行政程序规定 art. 86
            assertThat(paper(shandong, each)).contains("证据采信理由：某某内容", "依据选择理由：某某内容", "行政裁量理由：", "当事人有权要求本机关予以说明。");
        }
        assertThat(nation.template("penalty-decision", DAY).template().needs()).doesNotContain("input.evidenceReasons");
        assertThat(shandong.template("penalty-decision", DAY).template().needs())
                .contains("input.evidenceReasons", "input.basisReasons", "input.discretionReasons");
        assertThat(shandong.template("penalty-decision", DAY).template().inputs())
                .containsEntry("evidenceReasons", "证据采信理由");
    }

    @Test
    void a_department_writes_what_its_plan_wants_told() throws IOException {
        assertThat(paper(RegionBooks.of("000000", null), "inspection-notice")).doesNotContain("执法事由");
        assertThat(paper(RegionBooks.of("dept:development-reform", null), "inspection-notice"))
                .contains("一、执法事由：某某内容二、执法依据：某某内容三、权利：", "义务：如实回答询问");
    }

    @Test
    void a_ministry_replaces_a_notice_and_another_adds_a_document() throws IOException {
        assertThat(paper(RegionBooks.of("420100", "market-supervision"), "hearing-notice"))
                .contains("听证员：某某内容；记录员：", "翻译人员：某某内容。当事人有申请回避的权利。");
        assertThat(RegionBooks.of("371002", null).template("decision-amendment", DAY))
                .isNull();
        assertThat(paper(RegionBooks.of("371002", "housing"), "decision-amendment"))
                .contains("行政处罚决定补正（更正）书", "原文：某某内容");
        assertThat(RegionBooks.of("420100", null).documents(DAY)).doesNotContain("supervision-opinion");
        assertThat(paper(RegionBooks.of("371002", null), "supervision-opinion")).contains("三十日内自行纠正");
        assertThat(paper(RegionBooks.of("410300", null), "supervision-opinion")).contains("请在某某内容前纠正并报告结果。");
    }

    /** What is in force is the package that was laid in last: a new version of it and the next paper is another. */
    @Test
    void another_version_of_a_package_writes_another_paper(@TempDir Path folder) throws IOException {
        Path national = RegionBooks.PLUGINS.resolve("national").resolve(RegionBooks.RULES);
        Path shandong = RegionBooks.PLUGINS.resolve("shandong").resolve(RegionBooks.RULES);
        Path changed = folder.resolve("shandong");
        try (Stream<Path> files = Files.walk(shandong)) {
            for (Path each : files.toList()) {
                Path to = changed.resolve(shandong.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(each, to);
                }
            }
        }
        Path part = changed.resolve("templates/parts/reasons.html");
        Files.writeString(part, Files.readString(part).replace("证据采信理由：", "一、采信证据的理由："));

        RuleBook before = RegionBooks.books(national, shandong).book("370000");
        RuleBook after = RegionBooks.books(national, changed).book("370000");
        RuleBook without = RegionBooks.books(national).book("370000");

        assertThat(paper(before, "penalty-decision")).contains("证据采信理由：").doesNotContain("一、采信证据的理由");
        assertThat(paper(after, "penalty-decision")).contains("一、采信证据的理由：").doesNotContain("证据采信理由：");
        assertThat(paper(without, "penalty-decision")).doesNotContain("采信");
        assertThat(before.template("penalty-decision", DAY).from().get(1).contentHash())
                .isNotEqualTo(
                        after.template("penalty-decision", DAY).from().get(1).contentHash());
        // What the nation says elsewhere stands as it did.
        assertThat(paper(after, "service-receipt")).isEqualTo(paper(before, "service-receipt"));
    }
}
