package org.zhiheng.testcases;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.law.LawRulings;
import org.zhiheng.records.ReceiptFacts;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.archive.FileRuleArchive;
import org.zhiheng.rules.swap.BooksInForce;

/**
 * Asks what the decisions of a district rest on again, as years later on an installation that has nothing of it but the archive of packages: the facts come from
 * the receipts, those that are personal from the vault.
 */
public final class ReplayedReceipts {

    private static final int BATCH = 200;
    private static final int HISTORY = 1000;

    private ReplayedReceipts() {}

    /**
     * @param receipts how many were asked again
     * @param rulings how many questions that were
     * @param differences receipt, question and what is other than then
     */
    public record Told(int receipts, int rulings, List<String> differences) {}

    /**
     * @param packages whose rules were in force in the district
     * @param fresh an empty folder for the archive
     * @param most receipts at most
     */
    public static Told of(CaseDistrict district, List<String> packages, Path fresh, int most) {
        archive(packages, fresh, district);
        Rulings rulings = new LawRulings(new BooksInForce(new FileRuleArchive(fresh)));
        List<String> differences = new ArrayList<>();
        int receipts = 0;
        int asked = 0;
        for (Entry basis : bases(district, most)) {
            receipts++;
            for (ReceiptForm.Asked each : ReceiptForm.asked(basis.payload())) {
                asked++;
                Map<String, Object> facts = ReceiptFacts.open(each.facts(), district.world.vault::reveal)
                        .orElseThrow();
                Ruling<Map<String, Object>> now = rulings.archived(each.fingerprint())
                        .ask(each.question(), RulingForm.facts(facts), each.division(), each.asOf());
                RulingForm.differences(each.ruling(), RulingForm.ruling(now))
                        .forEach(other -> differences.add(basis.subject() + " " + each.question() + " " + other));
                if (!now.ruleBook().fingerprint().equals(each.fingerprint())) {
                    differences.add(basis.subject() + " " + each.question() + " another book");
                }
            }
        }
        return new Told(receipts, asked, differences);
    }

    private static void archive(List<String> packages, Path fresh, CaseDistrict district) {
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
                new RuleArchive.StoredGeneration(1, district.world.clock.instant(), "fresh", hashes, Map.of()),
                List.of(),
                ((RuleBooks) district.inForce.current().orElseThrow()).contents(),
                RuleArchive.Mandate.of("rules-activated", "system:rules"));
    }

    private static List<Entry> bases(CaseDistrict district, int most) {
        List<Entry> bases = new ArrayList<>();
        String after = "";
        List<CaseHead> heads;
        do {
            String from = after;
            heads = district.core().store.read(data -> data.after(from, BATCH));
            for (CaseHead head : heads) {
                after = head.id();
                for (Entry each : district.world.records.history(new Subject(Cases.SUBJECT, head.id()), 0, HISTORY)) {
                    if (each.payload().get("receipt") instanceof String receipt && bases.size() < most) {
                        bases.addAll(district.world.records.history(ReceiptForm.subject(receipt), 0, 1));
                    }
                }
            }
        } while (heads.size() == BATCH && bases.size() < most);
        return bases;
    }
}
