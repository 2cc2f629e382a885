package org.zhiheng.testcases;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.law.LawRulings;
import org.zhiheng.records.ReceiptReplay;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.archive.FileRuleArchive;
import org.zhiheng.rules.swap.BooksInForce;

/** Asks again what decisions rest on, of which there is nothing here but the files that parties carry: by rules in an archive that began empty. */
public final class ReplayedReceipts {

    private ReplayedReceipts() {}

    /**
     * @param receipts how many were asked again
     * @param rulings how many questions that were
     * @param differences receipt, question and what is other than then, or why it could not be asked
     */
    public record Told(int receipts, int rulings, List<String> differences) {}

    /**
     * @param carried receipts as files
     * @param packages whose rules were in force in the district
     * @param fresh an empty folder for the archive
     */
    public static Told of(List<IssuedReceipts.Carried> carried, List<String> packages, Path fresh) throws IOException {
        Rulings rulings = new LawRulings(BooksInForce.archivedIn(archive(packages, fresh)));
        List<String> differences = new ArrayList<>();
        int asked = 0;
        for (IssuedReceipts.Carried each : carried) {
            ReceiptVerifier.Result verified = ReceiptVerifier.verify(
                    Files.readString(each.receipt()), Trust.none(), Optional.of(Files.readString(each.disclosures())));
            verified.checks().stream()
                    .filter(check -> !check.holds())
                    .forEach(check -> differences.add(verified.id() + " " + check.text()));
            Map<String, String> shown = new HashMap<>();
            verified.shown().forEach(datum -> shown.put(datum.digest(), datum.value()));
            ReceiptReplay.Result replayed =
                    ReceiptReplay.of(verified.basis(), rulings, digest -> Optional.ofNullable(shown.get(digest)));
            asked += replayed.rulings().size();
            replayed.rulings().stream()
                    .filter(ruling -> ruling.state() != ReceiptReplay.State.SAME)
                    .forEach(ruling -> differences.add(verified.id() + " " + ruling));
        }
        return new Told(carried.size(), asked, differences);
    }

    private static FileRuleArchive archive(List<String> packages, Path fresh) {
        FileRuleArchive archive = new FileRuleArchive(fresh);
        List<String> hashes = new ArrayList<>();
        for (String each : packages) {
            PackageContent content = PackageContent.of(RegionFiles.of(each));
            Map<String, byte[]> files = new LinkedHashMap<>();
            content.paths().forEach(path -> files.put(path, content.bytes(path)));
            archive.storeContent(content.hash(), files);
            hashes.add(content.hash());
        }
        archive.appendGeneration(
                new RuleArchive.StoredGeneration(1, Instant.EPOCH, "fresh", hashes, Map.of()),
                List.of(),
                ((RuleBooks) CaseDistrict.books(packages)).contents(),
                RuleArchive.Mandate.of("rules-activated", "system:rules"));
        return archive;
    }
}
