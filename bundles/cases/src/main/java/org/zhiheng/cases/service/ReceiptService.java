package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.ReceiptBox;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.records.ReceiptReplay;
import org.zhiheng.records.ReceiptReport;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;

/** Receipts for whoever may see the case. They are found by what the case's history tells of them. */
@Component(service = Receipts.class)
public final class ReceiptService implements Receipts {

    /** What stands at the beginning of the history of a receipt: the basis, and that it was made. */
    private static final int OWN = 10;

    private final Cases cases;
    private final Records records;
    private final Uploads uploads;
    private final PersonalData personal;
    private final PersonalVault vault;
    private final Rulings rulings;
    private final RecordSigner signer;
    private final ReceiptSettings settings;

    @Activate
    public ReceiptService(
            @Reference Cases cases,
            @Reference Records records,
            @Reference Uploads uploads,
            @Reference PersonalData personal,
            @Reference PersonalVault vault,
            @Reference Rulings rulings,
            @Reference RecordSigner signer,
            @Reference ReceiptSettings settings) {
        this.cases = cases;
        this.records = records;
        this.uploads = uploads;
        this.personal = personal;
        this.vault = vault;
        this.rulings = rulings;
        this.signer = signer;
        this.settings = settings;
    }

    @Override
    public List<Info> of(Principal by, String id) {
        CaseHead head = cases.show(by, id, null).head();
        return ReceiptIds.of(records, head).stream()
                .map(this::kept)
                .map(this::info)
                .toList();
    }

    /**
     * @param issued null while it is not made
     */
    private record Kept(String id, Entry basis, Entry issued) {}

    private Kept kept(String id) {
        List<Entry> history = records.history(ReceiptForm.subject(id), 0, OWN);
        Entry issued = history.stream()
                .filter(each -> each.kind().equals(ReceiptIssuer.ISSUED))
                .findFirst()
                .orElse(null);
        return new Kept(id, history.get(0), issued);
    }

    private Info info(Kept kept) {
        Map<?, ?> decision = (Map<?, ?>) kept.basis().payload().get("decision");
        Map<?, ?> values = (Map<?, ?>) decision.get("values");
        Map<?, ?> changes = (Map<?, ?>) kept.basis().payload().get(ReceiptForm.CHANGES);
        Map<?, ?> order = (Map<?, ?>) kept.basis().payload().get(ReceiptForm.ORDER);
        return new Info(
                kept.id(),
                (String) decision.get("part"),
                ((Number) decision.get("version")).intValue(),
                LocalDate.parse(
                        (String) (order == null ? values.get(changes == null ? "decidedOn" : "on") : order.get("on"))),
                changes != null,
                changes == null ? null : (String) changes.get("receipt"),
                kept.basis().hash(),
                ReceiptForm.mark(settings.address(), kept.id(), kept.basis().hash()),
                kept.basis().recordedAt(),
                kept.issued() == null ? null : kept.issued().recordedAt(),
                kept.issued() == null ? null : attachment(kept).hash(),
                order == null ? null : (String) order.get("code"));
    }

    private static Attachment attachment(Kept kept) {
        return kept.issued().attachments().get(0);
    }

    private Kept found(CaseHead head, String receipt) {
        if (!ReceiptIds.of(records, head).contains(receipt)) {
            throw ZhihengException.notFound("CASE-RECEIPT", "这一案件没有这一决定凭证", "receipt");
        }
        return kept(receipt);
    }

    @Override
    public OpenedAttachment file(Principal by, String id, String receipt) {
        Kept kept = found(cases.show(by, id, null).head(), receipt);
        if (kept.issued() == null) {
            throw ZhihengException.conflict("CASE-RECEIPT-PENDING", "决定的依据还没有封存,决定凭证稍后生成");
        }
        return uploads.open(attachment(kept).hash());
    }

    @Override
    public Info lay(Principal by, String id, String receipt) {
        try (InputStream kept = file(by, id, receipt).content()) {
            Kept found = kept(receipt);
            if (!settings.lay(new ReceiptBox(receipt, found.basis().hash()), kept.readAllBytes())) {
                throw ZhihengException.conflict("CASE-RECEIPT-BOXES", "本平台没有设置供当事人凭码领取决定凭证的地方");
            }
            return info(found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String disclosures(Principal by, String id, String receipt, String purpose) {
        CaseHead head = cases.show(by, id, null).head();
        Kept kept = found(head, receipt);
        personal.use(
                by,
                Operation.CASE_VIEW,
                new Target(null, head.body()),
                AuditEvent.Kind.EXPORTED,
                Cases.SUBJECT + "/" + id + "/receipt/" + receipt,
                purpose);
        return disclosures(receipt, kept.basis().payload());
    }

    /** What the digests of a basis stand for. */
    private String disclosures(String receipt, Map<String, Object> basis) {
        Set<String> digests = new LinkedHashSet<>();
        PersonalDigest.each(basis, digests::add);
        List<Object> told = new ArrayList<>();
        digests.forEach(each -> vault.disclose(each).map(ArchiveWriter::told).ifPresent(told::add));
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("format", ReceiptForm.DISCLOSURES);
        file.put("receipt", receipt);
        file.put("disclosures", told);
        return CanonicalJson.write(file);
    }

    @Override
    public Replay replay(Principal by, String id, String receipt) {
        Map<String, Object> basis =
                found(cases.show(by, id, null).head(), receipt).basis().payload();
        ReceiptReplay.Result result = ReceiptReplay.of(basis, rulings, vault::reveal);
        if (result.has(ReceiptReplay.State.NOT_SHOWN)) {
            throw ZhihengException.conflict("CASE-RECEIPT-ERASED", "决定所依据的个人信息已经依法销毁,不能再次计算");
        }
        return replayed(result);
    }

    private static Replay replayed(ReceiptReplay.Result result) {
        return new Replay(
                result.same(),
                result.recordedEngine(),
                result.engine(),
                result.rulings().stream()
                        .map(each -> new Replayed(
                                each.question(),
                                each.of(),
                                each.state() == ReceiptReplay.State.SAME,
                                each.state() == ReceiptReplay.State.SAME
                                        || each.state() == ReceiptReplay.State.DIFFERENT,
                                each.said()))
                        .toList());
    }

    @Override
    public Checked check(String receipt, String disclosures, Set<String> keys) {
        ReceiptVerifier.Result result = verified(receipt, disclosures, keys);
        if (result.key() != null && signer.publicKey(result.key()).isPresent()) {
            // It says to be of this platform: then its own key has to vouch for it.
            Set<String> known = new LinkedHashSet<>(keys);
            known.add(result.key());
            result = verified(receipt, disclosures, known);
        }
        Map<String, String> shown = new HashMap<>();
        result.shown().forEach(each -> shown.put(each.digest(), each.value()));
        return told(
                result.id(),
                result.sound(),
                result.anchored(),
                result.checks(),
                ReceiptReport.of(result),
                result.sound()
                        ? replayed(ReceiptReplay.of(
                                result.basis(), rulings, digest -> Optional.ofNullable(shown.get(digest))))
                        : null);
    }

    static Checked told(
            String id,
            boolean sound,
            boolean anchored,
            List<ReceiptVerifier.Check> checks,
            ReceiptReport.Told told,
            Replay replay) {
        return new Checked(
                id,
                sound,
                anchored,
                told.about(),
                checks.stream()
                        .map(each -> new Check(each.code(), each.holds(), each.text()))
                        .toList(),
                told.proved(),
                told.unproved(),
                told.conclusion(),
                replay);
    }

    private static ReceiptVerifier.Result verified(String receipt, String disclosures, Set<String> keys) {
        try {
            return ReceiptVerifier.verify(
                    receipt, new Trust(List.of(), keys, Optional.empty()), Optional.ofNullable(disclosures));
        } catch (ZhihengException e) {
            throw new ZhihengException(ErrorKind.INVALID, "CASE-RECEIPT-FORM", e.getMessage(), "receipt", e);
        }
    }
}
