package org.zhiheng.documents;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.zhiheng.documents.docx.DocxPress;
import org.zhiheng.documents.fill.Filler;
import org.zhiheng.documents.pdf.PdfPress;
import org.zhiheng.rules.DocumentTemplate;
import org.zhiheng.testkit.PackageSuite;

public class Look {
    public static void main(String[] args) throws Exception {
        Path out = Path.of(args[0]);
        Files.createDirectories(out);
        PackageSuite suite = PackageSuite.of(Path.of("../../region-plugins/national/src/main/resources/RULES-INF"));
        PdfPress press = new PdfPress();
        for (DocumentTemplate t : suite.packageOf("cn.000000").templates()) {
            if (args.length > 1 && !t.document().matches(args[1])) continue;
            for (String how : List.of("shortest", "typical", "longest")) {
                Facts f = how.equals("shortest")
                        ? Shown.shortest(t)
                        : how.equals("typical") ? Shown.typical(t) : Shown.longest(t);
                Stamp s = new Stamp(
                        "威海市环翠区市场监督管理局",
                        t.number() == null ? null : "威环市监" + t.number() + "〔2026〕第12号",
                        Shown.DAY,
                        false,
                        1,
                        "https://zf.example.gov.cn/receipts/3f0c9a1e-77b2-4a1d");
                long a = System.nanoTime();
                Documents.Written w = press.write(t, Filler.fill(t, f), s, Paper.A4, null, null, Instant.EPOCH);
                System.out.println(t.document() + " " + how + " " + w.pages() + " pages " + w.content().length
                        + " bytes " + (System.nanoTime() - a) / 1000000 + " ms");
                Files.write(out.resolve(t.document() + "-" + how + ".pdf"), w.content());
                if (how.equals("typical")) {
                    Files.write(out.resolve(t.document() + ".docx"), new DocxPress().write(t, Filler.fill(t, f), s));
                    Files.write(
                            out.resolve(t.document() + "-draft.pdf"),
                            press.write(
                                            t,
                                            Filler.fill(t, f),
                                            new Stamp(s.body(), null, s.day(), true, 1, null),
                                            Paper.A4,
                                            null,
                                            null,
                                            Instant.EPOCH)
                                    .content());
                }
                if (t.narrow()) {
                    Files.write(
                            out.resolve(t.document() + "-" + how + "-58.pdf"),
                            press.write(t, Filler.fill(t, f), s, Paper.ROLL_58, null, null, Instant.EPOCH)
                                    .content());
                }
            }
        }
    }
}
