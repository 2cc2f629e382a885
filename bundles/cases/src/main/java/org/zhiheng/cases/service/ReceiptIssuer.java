package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.persistence.Instants;
import org.zhiheng.records.ReceiptBox;
import org.zhiheng.records.ReceiptForm;

/** Makes the receipt of a decision as soon as what it rests on is sealed, keeps it among the attachments and records that it was made. */
@Component(service = RecordReader.class)
public final class ReceiptIssuer implements RecordReader {

    static final String ISSUED = "receipt-issued";
    static final String MEDIA_TYPE = "application/json";

    private static final String ACTOR = "system:receipts";

    private final Records records;
    private final Recorder recorder;
    private final RecordSigner signer;
    private final Uploads uploads;
    private final ReceiptSettings settings;
    private final Clock clock;

    @Activate
    public ReceiptIssuer(
            @Reference Records records,
            @Reference Recorder recorder,
            @Reference RecordSigner signer,
            @Reference Uploads uploads,
            @Reference ReceiptSettings settings,
            @Reference Clock clock) {
        this.records = records;
        this.recorder = recorder;
        this.signer = signer;
        this.uploads = uploads;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "receipts";
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }

    @Override
    public void read(Sealed sealed) {
        Entry basis = sealed.entry();
        boolean one = basis.subject().type().equals(ReceiptForm.SUBJECT)
                && basis.kind().equals(ReceiptForm.BASIS)
                && basis.number() == 0;
        // Given again after a crash: what was made once is made.
        if (!one
                || records.history(basis.subject(), 1, 1).stream()
                        .anyMatch(each -> each.kind().equals(ISSUED))) {
            return;
        }
        Instant at = Instants.stored(clock.instant());
        String id = basis.subject().id();
        Map<String, Object> unsigned = ReceiptForm.unsigned(id, at, basis.payload(), lines(basis, at));
        byte[] receipt = ReceiptForm.signed(unsigned, signer.sign(unsigned));
        Attachment kept = uploads.made(ACTOR, MEDIA_TYPE, out -> out.write(receipt));
        recorder.append(
                new Appending(basis.subject(), at, ACTOR, ISSUED, Map.of("basis", basis.hash()), List.of(kept), null));
        settings.lay(new ReceiptBox(id, basis.hash()), receipt);
    }

    /** Each receipt stands for itself: one that cannot be made keeps none of those behind it back, and is told by health. */
    @Override
    public boolean mayGoOnWithout(Sealed sealed) {
        return true;
    }

    private List<String> lines(Entry basis, Instant at) {
        List<String> lines = new ArrayList<>();
        ProvenLines.of(records, basis.subject(), at, lines::add);
        return lines;
    }
}
