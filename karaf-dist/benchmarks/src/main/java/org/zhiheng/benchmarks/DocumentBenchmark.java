package org.zhiheng.benchmarks;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.Facts;
import org.zhiheng.documents.Paper;
import org.zhiheng.documents.Stamp;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/** How long a penalty decision takes to become a PDF, cold and warm, and whether a thousand of them leave anything in memory. */
final class DocumentBenchmark {

    private static final int WARM_UP = 30;
    private static final int COUNT = 1_000;
    private static final int HALF = COUNT / 2;
    private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    private static final String SENTENCE = "经查,当事人未取得营业执照,在示例区示例路三十八号从事食品销售,现场存有商品二十件。";

    private DocumentBenchmark() {}

    static void run() throws Exception {
        Path national = Path.of(
                System.getProperty("zhiheng.root", "."), "region-plugins/national/src/main/resources/RULES-INF");
        RulePackage read =
                new PackageReader().read(PackageContent.fromFolder(national)).packageOrNull();
        RuleBooks books = (RuleBooks) BookMaker.assemble(List.of(read), 1).books();
        DocumentTemplate template =
                books.book(read.division()).template("penalty-decision", DAY).template();
        PdfPress press = new PdfPress();
        long began = System.nanoTime();
        Documents.Written first = written(press, template, 0);
        double cold = millis(began);
        for (int i = 0; i < WARM_UP; i++) {
            written(press, template, i);
        }
        double[] times = new double[COUNT];
        long half = 0;
        for (int i = 0; i < COUNT; i++) {
            began = System.nanoTime();
            written(press, template, i);
            times[i] = millis(began);
            if (i == HALF) {
                half = used();
            }
        }
        long end = used();
        Arrays.sort(times);
        System.out.printf(
                "penalty decision of %d pages, %,d bytes: first %.0f ms; of %,d more the median %.0f ms, the slowest of a hundred %.0f ms, the slowest %.0f ms; in use after %d: %.1f MB, after %d: %.1f MB%n",
                first.pages(),
                first.content().length,
                cold,
                COUNT,
                times[COUNT / 2],
                times[COUNT * 99 / 100],
                times[COUNT - 1],
                HALF,
                half / 1e6,
                COUNT,
                end / 1e6);
    }

    private static double millis(long began) {
        return (System.nanoTime() - began) / 1e6;
    }

    private static long used() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }

    private static Documents.Written written(PdfPress press, DocumentTemplate template, int number) {
        Facts facts = new Facts(
                Map.of(
                        "party",
                        Map.of("name", "某某商贸有限公司" + number, "creditCode", "91350100M000100Y43", "address", "示例区示例路38号"),
                        "case",
                        Map.of("number", "示例立〔2026〕第" + (number + 1) + "号", "item", "对无照经营的处罚", "filedOn", DAY),
                        "decision",
                        Map.of(
                                "facts",
                                SENTENCE.repeat(8),
                                "basis",
                                "违反《无证无照经营查处办法》第二条的规定,依照第十三条处罚。",
                                "sanctions",
                                List.of("罚款"),
                                "fine",
                                new BigDecimal("2000.00"),
                                "fulfilment",
                                "到示例银行缴纳。"),
                        "relief",
                        Map.of(
                                "authority",
                                "本级人民政府",
                                "direct",
                                true,
                                "servedOn",
                                DAY,
                                "reconsiderationUntil",
                                DAY.plusDays(60),
                                "suitUntil",
                                DAY.plusMonths(6))),
                Map.of(
                        "evidence",
                        List.of(
                                Map.of("name", "现场笔录", "kind", "现场笔录"),
                                Map.of("name", "询问笔录", "kind", "当事人的陈述"),
                                Map.of("name", "照片六张", "kind", "视听资料"))));
        Stamp stamp = new Stamp(
                "示例区市场监督管理局",
                "示例市监罚决字〔2026〕第" + (number + 1) + "号",
                DAY,
                false,
                1,
                "https://zf.example.gov.cn/r/3f0c9a1e77b24a1d");
        return press.write(template, Filler.fill(template, facts), stamp, Paper.A4, null, null, Instant.EPOCH);
    }
}
