package org.zhiheng.testcases;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.cases.service.ReceiptIssuer;
import org.zhiheng.cases.service.ReceiptService;
import org.zhiheng.cases.service.ReceiptSettings;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.testregisters.RegisterWorld;

/** The receipts of a district's decisions as parties carry them away: files, each with the one that shows what digests stand for. */
public final class IssuedReceipts {

    private static final int BATCH = 200;
    private static final int OWN = 10;
    private static final String DISCLOSURES = "-disclosures.json";

    private IssuedReceipts() {}

    /** One receipt as files. */
    public record Carried(Path receipt, Path disclosures) {}

    /**
     * Seals what was recorded, makes the receipts and writes them.
     *
     * @param keys folder of the district's keys
     * @param into a folder, which may hold others
     * @param most at most so many
     * @return how many
     */
    public static int write(CaseDistrict district, Path keys, Path into, int most) throws IOException {
        RegisterWorld world = district.world;
        world.seal(keys);
        RecordSigner signer = world.signer(keys);
        issue(world, signer);
        Receipts receipts = new ReceiptService(
                district.cases,
                world.records,
                world.uploads,
                world.permissions,
                world.vault,
                district.core().rulings,
                signer,
                new ReceiptSettings("", null));
        int written = 0;
        String after = "";
        List<CaseHead> heads;
        do {
            String from = after;
            heads = district.core().store.read(data -> data.after(from, BATCH));
            for (CaseHead head : heads) {
                after = head.id();
                Principal by = RegisterWorld.who(Role.HEAD, head.body());
                for (Receipts.Info each : receipts.of(by, head.id())) {
                    if (written < most) {
                        write(receipts, by, head.id(), each.id(), into);
                        written++;
                    }
                }
            }
        } while (heads.size() == BATCH && written < most);
        return written;
    }

    private static void issue(RegisterWorld world, RecordSigner signer) {
        ReceiptIssuer issuer = new ReceiptIssuer(
                world.records, world.recorder, signer, world.uploads, new ReceiptSettings("", null), world.clock);
        for (Records.Touched each : world.records
                .followed(ReceiptForm.SUBJECT, 0, Integer.MAX_VALUE)
                .touched()) {
            world.records
                    .history(each.subject(), 0, OWN)
                    .forEach(entry ->
                            world.transactions.run(tx -> issuer.read(new RecordReader.Sealed(each.position(), entry))));
        }
    }

    private static void write(Receipts receipts, Principal by, String id, String receipt, Path into)
            throws IOException {
        try (InputStream in = receipts.file(by, id, receipt).content()) {
            Files.copy(in, into.resolve(receipt + ".json"));
        }
        Files.writeString(into.resolve(receipt + DISCLOSURES), receipts.disclosures(by, id, receipt, "送达"));
    }

    /** What lies in a folder. */
    public static List<Carried> in(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(each -> !each.toString().endsWith(DISCLOSURES))
                    .sorted()
                    .map(each -> new Carried(
                            each,
                            each.resolveSibling(each.getFileName().toString().replace(".json", DISCLOSURES))))
                    .toList();
        }
    }
}
