package org.zhiheng.records;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Subject;

/** The form of a decision receipt (docs/contracts/receipts.md): what a decision rests on, the proof that it was recorded so, and the signature of the platform. */
public final class ReceiptForm {

    /** Names the form of a receipt. */
    public static final String FORMAT = "zhiheng-receipt-1";
    /** Names the form of the receipt of a change: that of a decision, whose basis says besides what is changed. */
    public static final String CHANGE_FORMAT = "zhiheng-receipt-2";
    /** Key of a basis under which it says the receipt of which decision is changed. */
    public static final String CHANGES = "changes";
    /** Names the form of the receipt of a decision of coercion: that of a decision, whose basis says besides which. */
    public static final String ORDER_FORMAT = "zhiheng-receipt-3";
    /** Key of a basis under which it says which decision of coercion it is of. */
    public static final String ORDER = "order";
    /** Type of the subject under which a receipt is recorded. */
    public static final String SUBJECT = "receipt";
    /** Kind of the entry that says what a decision rests on, number 0 of its subject. */
    public static final String BASIS = "receipt-basis";
    /** Names the form of what is given to a party so that it can show what digests stand for. */
    public static final String DISCLOSURES = "zhiheng-disclosures-1";

    private static final Set<String> ASKED_KEYS = Set.of("question", "division", "asOf", "facts", "ruling");
    private static final Set<String> LAW_KEYS =
            Set.of("question", "occurredOn", "decidedOn", "chosen", "atAct", "atDecision");
    private static final Set<String> BOOK_KEYS = Set.of("division", "asOf", "fingerprint", "engine");

    static final String PAYLOAD = "payload";

    private ReceiptForm() {}

    /** The subject of a receipt. */
    public static Subject subject(String id) {
        return new Subject(SUBJECT, id);
    }

    /**
     * A receipt but for its signature.
     *
     * @param basis payload of the entry that says what the decision rests on
     * @param lines the history of the receipt's subject, as exports have it; of it only that entry is kept, without its payload, which is the basis
     */
    public static Map<String, Object> unsigned(
            String id, Instant issuedAt, Map<String, Object> basis, List<String> lines) {
        String subject = subject(id).toString();
        List<Object> record = new ArrayList<>();
        long entries = 0;
        for (String text : lines) {
            Map<String, Object> line = Json.readObject(text);
            Map<String, Object> entry = line.get("entry") instanceof Map<?, ?> map ? Form.cast(map) : Map.of();
            boolean own = subject.equals(entry.get("subject"));
            if (own && !Long.valueOf(0).equals(entry.get("number"))) {
                continue;
            }
            if (own) {
                line.put("entry", without(entry));
            }
            entries += "entry".equals(line.get("line")) ? 1 : 0;
            if ("end".equals(line.get("line"))) {
                line.put("entries", entries);
            }
            record.add(line);
        }
        Map<String, Object> receipt = new LinkedHashMap<>();
        receipt.put(
                "format",
                basis.containsKey(CHANGES) ? CHANGE_FORMAT : basis.containsKey(ORDER) ? ORDER_FORMAT : FORMAT);
        receipt.put("id", id);
        receipt.put("issuedAt", Times.write(issuedAt));
        receipt.put("basis", basis);
        receipt.put("record", record);
        return receipt;
    }

    private static Map<String, Object> without(Map<String, Object> entry) {
        Map<String, Object> left = new LinkedHashMap<>(entry);
        left.remove(PAYLOAD);
        return left;
    }

    /** The receipt as it is kept and given out. */
    public static byte[] signed(Map<String, Object> unsigned, RecordSigner.Signed signed) {
        Map<String, Object> receipt = new LinkedHashMap<>(unsigned);
        receipt.put("suite", signed.suite());
        receipt.put("key", signed.key());
        receipt.put("signature", signed.signature());
        return CanonicalJson.bytes(receipt);
    }

    /**
     * One thing that was asked.
     *
     * @param of which law: {@code decided}, or {@code at-act} or {@code at-decision} alone
     * @param facts those that are personal behind digests
     * @param ruling as it was recorded
     */
    public record Asked(
            String question,
            String of,
            String division,
            LocalDate asOf,
            Map<String, Object> facts,
            Map<String, Object> ruling) {

        /** Of the book that answered. */
        public String fingerprint() {
            return book("fingerprint");
        }

        /** Version of the law core that answered. */
        public String engine() {
            return book("engine");
        }

        private String book(String key) {
            return new Form(ruling.get("ruleBook"), "规则书", BOOK_KEYS).text(key);
        }
    }

    /**
     * Everything that was asked for a decision.
     *
     * @throws org.zhiheng.api.error.ZhihengException {@code RECORD-FORM} when it is not of this form
     */
    public static List<Asked> asked(Map<String, Object> basis) {
        List<Asked> all = new ArrayList<>();
        for (Object each : basis.get("rulings") instanceof List<?> list ? list : List.of()) {
            all.add(asked(each, "decided"));
        }
        for (Object each : basis.get("laws") instanceof List<?> list ? list : List.of()) {
            Form law = new Form(each, "所比较的法律", LAW_KEYS);
            all.add(asked(law.object("atAct"), "at-act"));
            all.add(asked(law.object("atDecision"), "at-decision"));
        }
        return all;
    }

    private static Asked asked(Object value, String of) {
        Form form = new Form(value, "裁断", ASKED_KEYS);
        try {
            return new Asked(
                    form.text("question"),
                    of,
                    form.text("division"),
                    LocalDate.parse(form.text("asOf")),
                    form.object("facts"),
                    form.object("ruling"));
        } catch (DateTimeParseException e) {
            throw new ZhihengException(ErrorKind.INVALID, "RECORD-FORM", "裁断的asOf不合格式", "asOf", e);
        }
    }

    /** What stands on paper and in a QR code: where the receipt is asked for, and the hash of the entry it rests on. Nothing of anybody. */
    public static String mark(String address, String id, String hash) {
        return address + id + "#" + hash;
    }
}
