package org.zhiheng.records;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;

/** Verifies a decision receipt without the platform: its form, its signature, that it was recorded so, and what digests in it stand for. Stateless. */
public final class ReceiptVerifier {

    private static final Set<String> KEYS =
            Set.of("format", "id", "issuedAt", "basis", "record", "suite", "key", "signature");
    private static final Set<String> BASIS_KEYS =
            Set.of("receipt", "case", "decision", "parties", "rulings", "laws", "books", "core", "competence", "body");
    private static final Set<String> CHANGE_KEYS =
            Stream.concat(BASIS_KEYS.stream(), Stream.of(ReceiptForm.CHANGES)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ORDER_KEYS =
            Stream.concat(BASIS_KEYS.stream(), Stream.of(ReceiptForm.ORDER)).collect(Collectors.toUnmodifiableSet());
    private static final Set<String> ORDERED_KEYS = Set.of("code", "title", "on", "number");
    private static final Set<String> CHANGED_KEYS = Set.of("receipt", "part", "version", "hash");
    private static final Set<String> DISCLOSED_KEYS = Set.of("format", "receipt", "disclosures");
    private static final Set<String> DISCLOSURE_KEYS = Set.of("digest", "salt", "kind", "value");

    private ReceiptVerifier() {}

    /**
     * One thing that was looked at.
     *
     * @param code of what, in capitals
     * @param holds whether it is as it must be
     * @param text what holds or does not, in Chinese
     */
    public record Check(String code, boolean holds, String text) {}

    /**
     * A personal datum that was shown to be the one behind a digest.
     *
     * @param digest behind which it was
     * @param kind what it is
     */
    public record Shown(String digest, String kind, String value) {}

    /**
     * @param id of the receipt; null where it says none
     * @param basis what the decision rests on; empty where that cannot be read
     * @param hash of the entry it rests on, as a QR code says it; null where there is none
     * @param key id of the key it says it is signed with; null where it says none
     * @param issuedAt when it says it was made; null where it says nothing
     * @param shown what was revealed, and is what was recorded
     * @param anchored whether a head or key from outside was given
     */
    public record Result(
            String id,
            Map<String, Object> basis,
            String hash,
            String key,
            String issuedAt,
            List<Check> checks,
            List<Shown> shown,
            boolean anchored) {
        public Result {
            checks = List.copyOf(checks);
            shown = List.copyOf(shown);
        }

        public boolean sound() {
            return checks.stream().allMatch(Check::holds);
        }
    }

    /**
     * Verifies one.
     *
     * @param text of the receipt
     * @param trust what is known from outside
     * @param disclosures text of what a party was given to show what digests stand for
     * @throws ZhihengException {@code RECORD-RECEIPT} when it is no receipt at all
     */
    public static Result verify(String text, Trust trust, Optional<String> disclosures) {
        Map<String, Object> receipt;
        try {
            receipt = Json.readObject(text);
        } catch (ZhihengException e) {
            throw ZhihengException.invalid("RECORD-RECEIPT", "不是决定凭证:" + e.getMessage(), null);
        }
        if (!(receipt.get("format") instanceof String format) || !format.startsWith("zhiheng-receipt-")) {
            throw ZhihengException.invalid("RECORD-RECEIPT", "不是决定凭证:没有写明格式", "format");
        }
        return new Verifying(receipt, trust).all(disclosures);
    }

    /** One verification. */
    private static final class Verifying {
        private final Map<String, Object> receipt;
        private final Trust trust;
        private final List<Check> checks = new ArrayList<>();
        private final List<Shown> shown = new ArrayList<>();

        Verifying(Map<String, Object> receipt, Trust trust) {
            this.receipt = receipt;
            this.trust = trust;
        }

        Result all(Optional<String> disclosures) {
            String id = said(receipt, "id");
            Map<String, Object> basis = receipt.get("basis") instanceof Map<?, ?> map ? Form.cast(map) : Map.of();
            form(basis);
            List<Map<String, Object>> lines = lines(basis);
            Map<String, Object> own = own(lines);
            signature(lines);
            recorded(lines, own);
            disclosures.ifPresent(each -> disclosed(each, basis));
            return new Result(
                    id,
                    basis,
                    said(own, "hash"),
                    said(receipt, "key"),
                    said(receipt, "issuedAt"),
                    checks,
                    shown,
                    trust.isAnchored());
        }

        private static String said(Map<String, Object> from, String key) {
            return from.get(key) instanceof String said ? said : null;
        }

        private void form(Map<String, Object> basis) {
            try {
                Form form = new Form(receipt, "凭证", KEYS);
                boolean change = form.text("format").equals(ReceiptForm.CHANGE_FORMAT);
                boolean order = form.text("format").equals(ReceiptForm.ORDER_FORMAT);
                if (!change && !order && !form.text("format").equals(ReceiptForm.FORMAT)) {
                    throw ZhihengException.invalid("RECORD-FORM", "不认识这一版本的格式:" + form.text("format"), "format");
                }
                Times.read(form.text("issuedAt"));
                form.list("record");
                form.object("basis");
                Form based = new Form(basis, "依据", change ? CHANGE_KEYS : order ? ORDER_KEYS : BASIS_KEYS);
                if (order) {
                    Form ordered = new Form(based.object(ReceiptForm.ORDER), "所作的决定", ORDERED_KEYS);
                    ORDERED_KEYS.forEach(ordered::text);
                }
                if (change) {
                    new Form(based.object(ReceiptForm.CHANGES), "所变更的决定", CHANGED_KEYS).textOrNull("receipt");
                }
                for (String each : List.of("parties", "rulings", "laws", "books", "competence")) {
                    for (Object one : based.list(each)) {
                        if (!(one instanceof Map<?, ?>)) {
                            throw based.fault(each);
                        }
                    }
                }
                based.object("case");
                based.object("decision");
                if (!form.text("id").equals(based.text("receipt"))) {
                    throw ZhihengException.invalid("RECORD-FORM", "凭证和它的依据不是同一编号", "id");
                }
                add("FORM", true, "格式:" + form.text("format"));
            } catch (ZhihengException e) {
                add("FORM", false, "格式不对:" + e.getMessage());
            }
        }

        /** The lines of the record as an export has them, the basis where it was recorded. */
        private List<Map<String, Object>> lines(Map<String, Object> basis) {
            List<Map<String, Object>> lines = new ArrayList<>();
            String subject = ReceiptForm.SUBJECT + "/" + receipt.get("id");
            for (Object each : receipt.get("record") instanceof List<?> list ? list : List.of()) {
                Map<String, Object> line =
                        each instanceof Map<?, ?> map ? new LinkedHashMap<>(Form.cast(map)) : new LinkedHashMap<>();
                if (line.get("entry") instanceof Map<?, ?> entry && subject.equals(entry.get("subject"))) {
                    Map<String, Object> whole = new LinkedHashMap<>(Form.cast(entry));
                    whole.putIfAbsent(ReceiptForm.PAYLOAD, basis);
                    line.put("entry", whole);
                }
                lines.add(line);
            }
            return lines;
        }

        /** The line of the entry that the receipt rests on; empty where there is none. */
        private Map<String, Object> own(List<Map<String, Object>> lines) {
            String subject = ReceiptForm.SUBJECT + "/" + receipt.get("id");
            List<Map<String, Object>> own = lines.stream()
                    .filter(each -> each.get("entry") instanceof Map<?, ?> entry
                            && subject.equals(entry.get("subject"))
                            && ReceiptForm.BASIS.equals(entry.get("kind"))
                            && Long.valueOf(0).equals(entry.get("number"))
                            && Objects.equals(receipt.get("basis"), entry.get(ReceiptForm.PAYLOAD)))
                    .toList();
            return own.size() == 1 ? own.get(0) : Map.of();
        }

        /** Signed by a key that the log in the receipt has introduced. */
        private void signature(List<Map<String, Object>> lines) {
            try {
                Map<String, Object> signed = new LinkedHashMap<>(receipt);
                signed.remove("signature");
                Form form = new Form(receipt, "凭证", KEYS);
                Suite suite = Suite.of(form.text("suite"));
                byte[] signature = form.base64("signature");
                byte[] message = CanonicalJson.bytes(signed);
                boolean right = introduced(lines, form.text("key"))
                        .filter(key ->
                                suite.keyId(key).equals(receipt.get("key")) && suite.verifies(key, message, signature))
                        .isPresent();
                add("SIGNATURE", right, right ? "签名:由平台的密钥" + form.text("key") + "签署" : "签名不对,或者签名的密钥不是这一平台的");
            } catch (ZhihengException e) {
                add("SIGNATURE", false, "签名读不了:" + e.getMessage());
            }
        }

        private static Optional<byte[]> introduced(List<Map<String, Object>> lines, String id) {
            for (Map<String, Object> each : lines) {
                if (each.get("entry") instanceof Map<?, ?> entry
                        && KeyForm.SUBJECT.toString().equals(entry.get("subject"))
                        && entry.get(ReceiptForm.PAYLOAD) instanceof Map<?, ?> key
                        && id.equals(key.get("key"))
                        && key.get("publicKey") instanceof String written) {
                    try {
                        return Optional.of(Base64.getDecoder().decode(written));
                    } catch (IllegalArgumentException e) {
                        return Optional.empty();
                    }
                }
            }
            return Optional.empty();
        }

        /** That what it says is in the log, as far as the log is known from outside. */
        private void recorded(List<Map<String, Object>> lines, Map<String, Object> own) {
            try {
                StringBuilder export = new StringBuilder();
                lines.forEach(each -> export.append(CanonicalJson.write(each)).append('\n'));
                Report report = ExportVerifier.verify(new BufferedReader(new StringReader(export.toString())), trust);
                report.findings().forEach(each -> add("RECORD", false, each.code() + " " + each.message()));
                boolean about = report.scope().equals(ReceiptForm.SUBJECT + "/" + receipt.get("id"));
                if (!about || own.isEmpty()) {
                    add("RECORD", false, "所附的记录不是这一凭证的");
                } else if (own.get("position") == null) {
                    add("RECORD", false, "记录没有封存,没有签名为它作证");
                } else if (report.sound()) {
                    add("RECORD", true, "全过程记录:在位置" + own.get("position") + ",摘要" + own.get("hash"));
                }
                report.losses()
                        .forEach(each -> add(
                                "LOSS",
                                true,
                                "注意:日志从备份恢复过,位置" + each.from() + "至" + (each.to() - 1) + "的记录遗失,日志自己写明了"));
            } catch (ZhihengException e) {
                add("RECORD", false, "所附的记录读不了:" + e.getMessage());
            } catch (IOException e) {
                throw new UncheckedIOException("a text in memory is read", e);
            }
        }

        private void disclosed(String text, Map<String, Object> basis) {
            Set<String> digests = new HashSet<>();
            PersonalDigest.each(basis, digests::add);
            try {
                Form file = new Form(Json.readObject(text), "个人信息文件", DISCLOSED_KEYS);
                if (!file.text("format").equals(ReceiptForm.DISCLOSURES)) {
                    throw ZhihengException.invalid("RECORD-FORM", "不认识个人信息文件的格式:" + file.text("format"), "format");
                }
                if (!file.text("receipt").equals(receipt.get("id"))) {
                    throw ZhihengException.invalid("RECORD-FORM", "个人信息文件是另一凭证的", "receipt");
                }
                for (Object each : file.list("disclosures")) {
                    Form form = new Form(each, "个人信息", DISCLOSURE_KEYS);
                    boolean right = digests.contains(form.text("digest"))
                            && PersonalDigest.matches(
                                    form.text("digest"), form.base64("salt"), form.text("kind"), form.text("value"));
                    if (right) {
                        shown.add(new Shown(form.text("digest"), form.text("kind"), form.text("value")));
                    } else {
                        add("DISCLOSURE", false, "所出示的个人信息不是凭证里的那一项:" + form.text("kind"));
                    }
                }
                add("DISCLOSURE", true, "个人信息:凭证里有" + digests.size() + "项,出示的" + shown.size() + "项相符");
            } catch (ZhihengException e) {
                add("DISCLOSURE", false, "个人信息文件读不了:" + e.getMessage());
            }
        }

        private void add(String code, boolean holds, String text) {
            checks.add(new Check(code, holds, text));
        }
    }
}
