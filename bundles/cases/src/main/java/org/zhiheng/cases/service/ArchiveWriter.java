package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.RecordSigner;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.records.ArchiveForm;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.PersonalDigest;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.records.Times;

/**
 * Writes the package of a closed file (docs/contracts/archives.md), part by part as it goes out. What the file says is taken from its record, with what the vault
 * knows of personal data; so it cannot say anything else.
 */
@Component(service = ArchiveWriter.class)
public final class ArchiveWriter {

    private static final int PAGE = 200;
    private static final String PROOF = "competence-proof";
    private static final String JSON = "application/json";
    private static final String LINES = "application/x-ndjson";
    private static final String HTML = "text/html;charset=utf-8";

    private final Records records;
    private final Uploads uploads;
    private final PersonalVault vault;
    private final RecordSigner signer;

    @Activate
    public ArchiveWriter(
            @Reference Records records,
            @Reference Uploads uploads,
            @Reference PersonalVault vault,
            @Reference RecordSigner signer) {
        this.records = records;
        this.uploads = uploads;
        this.vault = vault;
        this.signer = signer;
    }

    /** @throws ZhihengException {@code CONFLICT} {@code CASE-ARCHIVE-UNSEALED} while something of it is not sealed, or a receipt is not made */
    CaseArchives.Writing of(CaseHead head, String body, List<Piece> pieces) {
        Recorded recorded = new Recorded(head, pieces);
        recorded.sealed();
        return out -> new Written(recorded, body).to(out);
    }

    /** What the record says of a case and what belongs to it. */
    private final class Recorded {
        private final CaseHead head;
        /** The file as it is kept: of it the masks of secret numbers are taken, which are not recorded. */
        private final Map<String, Piece> kept = new TreeMap<>();

        private final Map<String, Object> parts = new LinkedHashMap<>();
        private final Set<String> digests = new LinkedHashSet<>();
        private final Map<String, Attachment> attachments = new LinkedHashMap<>();
        private final Set<String> runs = new TreeSet<>();
        private final Set<String> receipts = new LinkedHashSet<>();
        private final Map<String, Attachment> issued = new LinkedHashMap<>();
        private Object state;

        Recorded(CaseHead head, List<Piece> pieces) {
            this.head = head;
            pieces.forEach(each -> kept.put(PieceForm.name(each), each));
            entries(Entries.subject(head)).forEach(this::told);
            others().forEach((name, subject) -> entries(subject).forEach(this::named));
            receipts.forEach(id -> entries(ReceiptForm.subject(id)).stream()
                    .filter(each -> each.kind().equals(ReceiptIssuer.ISSUED))
                    .findFirst()
                    .ifPresent(each -> issued.put(id, each.attachments().get(0))));
        }

        private List<Entry> entries(Subject subject) {
            List<Entry> all = new ArrayList<>();
            List<Entry> page;
            do {
                page = records.history(subject, all.size(), PAGE);
                all.addAll(page);
            } while (page.size() == PAGE);
            return all;
        }

        private void named(Entry entry) {
            entry.attachments().forEach(each -> attachments.put(each.hash(), each));
            PersonalDigest.each(entry.payload(), digests::add);
        }

        private void told(Entry entry) {
            named(entry);
            receipts.addAll(DecisionBasis.told(entry));
            if (entry.payload().get("state") instanceof Map<?, ?> said) {
                state = said;
                if (said.get("run") instanceof String run) {
                    runs.add(run);
                }
            }
            if (entry.payload().get("parts") instanceof Map<?, ?> said) {
                said.forEach((name, part) -> {
                    if (part == null) {
                        parts.remove(name);
                    } else {
                        parts.put(String.valueOf(name), part);
                    }
                });
            }
        }

        /** The histories that belong to the case besides its own, by the names of their parts. */
        private Map<String, Subject> others() {
            Map<String, Subject> others = new TreeMap<>();
            runs.forEach(each -> others.put(ArchiveForm.history("run", each), new Subject(Runs.SUBJECT, each)));
            parts.values().forEach(each -> {
                if (((Map<?, ?>) each).get("proof") instanceof String proof) {
                    others.put(ArchiveForm.history("proof", proof), new Subject(PROOF, proof));
                }
            });
            receipts.forEach(each -> others.put(ArchiveForm.history("receipt", each), ReceiptForm.subject(each)));
            return others;
        }

        /** That everything has a proof. */
        private void sealed() {
            List<Subject> subjects = new ArrayList<>(others().values());
            subjects.add(Entries.subject(head));
            boolean all = issued.size() == receipts.size()
                    && subjects.stream().allMatch(each -> {
                        int last = entries(each).size() - 1;
                        return last < 0 || records.inclusion(each, last).isPresent();
                    });
            if (!all) {
                throw ZhihengException.conflict("CASE-ARCHIVE-UNSEALED", "案卷的记录还没有全部封存,请稍后再导出");
            }
        }
    }

    /** One package that is written. */
    private final class Written {
        private final Recorded recorded;
        private final String body;
        private final List<Object> parts = new ArrayList<>();
        private final List<Object> destroyed = new ArrayList<>();
        private final Instant at;
        private ZipParts zip;
        private SignedHead last;

        Written(Recorded recorded, String body) {
            this.recorded = recorded;
            this.body = body;
            // Of the day it was closed, whenever it is written: so that it comes out the same.
            at = recorded.head.closedAt();
        }

        void to(OutputStream out) throws IOException {
            zip = new ZipParts(out, at);
            Map<String, PersonalVault.Disclosure> shown = new TreeMap<>();
            recorded.digests.forEach(digest -> vault.disclose(digest).ifPresent(each -> shown.put(digest, each)));
            Map<String, Object> file = file(shown);
            String page = new ArchivePage(recorded.head, body, file, recorded.receipts).written();
            part(ArchiveForm.INDEX_PAGE, HTML, each -> each.write(page.getBytes(StandardCharsets.UTF_8)));
            json(ArchiveForm.CASE, file);
            json(ArchiveForm.PERSONAL, disclosures(shown));
            last = history(ArchiveForm.HISTORY, Entries.subject(recorded.head));
            for (Map.Entry<String, Subject> each : recorded.others().entrySet()) {
                history(each.getKey(), each.getValue());
            }
            for (Map.Entry<String, Attachment> each : recorded.issued.entrySet()) {
                copied(ArchiveForm.receipt(each.getKey()), each.getValue());
            }
            for (Attachment each : recorded.attachments.values()) {
                copied(ArchiveForm.attachment(each.hash()), each);
            }
            Map<String, Object> manifest = manifest();
            zip.part(ArchiveForm.MANIFEST, each -> each.write(CanonicalJson.bytes(manifest)));
            zip.finish();
        }

        /** The pieces as the record has them, with what digests stand for as far as that is still kept. */
        private Map<String, Object> file(Map<String, PersonalVault.Disclosure> shown) {
            List<Object> pieces = new ArrayList<>();
            List<Map<?, ?>> index = new ArrayList<>();
            Comparator<String> order = Comparator.<String>comparingInt(
                            each -> Kinds.all().indexOf(kind(each)))
                    .thenComparing(each -> each);
            recorded.parts.keySet().stream().sorted(order).forEach(name -> {
                Map<?, ?> part = (Map<?, ?>) recorded.parts.get(name);
                Map<?, ?> values = (Map<?, ?>) part.get("values");
                Map<String, Object> told = new LinkedHashMap<>();
                told.put("part", name);
                told.put("title", kind(name).title());
                told.put("number", part.get("number"));
                told.put("proof", part.get("proof"));
                told.put("values", values(name, values, shown));
                pieces.add(told);
                if (name.startsWith("index-line/")) {
                    index.add(values);
                }
            });
            index.sort(Comparator.comparing(each -> ((Number) each.get("order")).longValue()));
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("format", ArchiveForm.CASE_FORMAT);
            file.put("case", recorded.head.id());
            file.put("title", recorded.head.title());
            file.put("state", recorded.state);
            file.put("pieces", pieces);
            file.put("index", index);
            return file;
        }

        private static PieceDefinition kind(String name) {
            return Kinds.of(name.substring(0, name.indexOf('/')));
        }

        private Map<String, Object> values(String name, Map<?, ?> values, Map<String, PersonalVault.Disclosure> shown) {
            Map<String, Object> plain = new LinkedHashMap<>();
            values.forEach((field, value) -> {
                boolean hidden = value instanceof Map<?, ?> map && map.get(PersonalDigest.KEY) instanceof String;
                if (!hidden) {
                    plain.put(String.valueOf(field), value);
                } else if (shown.containsKey((String) ((Map<?, ?>) value).get(PersonalDigest.KEY))) {
                    plain.put(
                            String.valueOf(field),
                            shown.get((String) ((Map<?, ?>) value).get(PersonalDigest.KEY))
                                    .value());
                }
            });
            Piece piece = recorded.kept.get(name);
            if (piece != null) {
                for (Field each : kind(name).fields()) {
                    if (each.privacy() == Field.Privacy.SECRET && piece.values().get(each.name()) != null) {
                        plain.put(each.name(), piece.text(each.name()));
                    }
                }
            }
            return plain;
        }

        private Map<String, Object> disclosures(Map<String, PersonalVault.Disclosure> shown) {
            Map<String, Object> file = new LinkedHashMap<>();
            file.put("format", ArchiveForm.DISCLOSURES);
            file.put("case", recorded.head.id());
            file.put(
                    "disclosures",
                    shown.values().stream().map(ArchiveWriter::told).toList());
            return file;
        }

        private SignedHead history(String name, Subject subject) throws IOException {
            SignedHead[] head = new SignedHead[1];
            part(name, LINES, out -> {
                try {
                    head[0] = ProvenLines.of(records, subject, at, line -> {
                        try {
                            out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    });
                } catch (UncheckedIOException e) {
                    throw e.getCause();
                }
            });
            return head[0];
        }

        private void copied(String name, Attachment attachment) throws IOException {
            OpenedAttachment opened;
            try {
                opened = uploads.open(attachment.hash());
            } catch (ZhihengException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                // Destroyed by law: that it was there, and that it was destroyed, stands in the record.
                destroyed.add(attachment.hash());
                return;
            }
            try (InputStream content = opened.content()) {
                part(name, attachment.mediaType(), content::transferTo);
            }
        }

        private void json(String name, Map<String, Object> value) throws IOException {
            part(name, JSON, out -> out.write(CanonicalJson.bytes(value)));
        }

        private void part(String name, String mediaType, ZipParts.Content content) throws IOException {
            zip.part(name, content);
            ZipParts.Part written = zip.parts().get(zip.parts().size() - 1);
            parts.add(Map.of(
                    "name",
                    name,
                    "size",
                    written.size(),
                    "hash",
                    "sha-256:" + written.sha256(),
                    "mediaType",
                    mediaType));
        }

        private Map<String, Object> manifest() {
            Map<String, Object> manifest = new LinkedHashMap<>();
            manifest.put("format", ArchiveForm.FORMAT);
            manifest.put("case", recorded.head.id());
            manifest.put("log", last.head().log());
            manifest.put("head", HeadForm.object(last));
            manifest.put("closedAt", Times.write(at));
            manifest.put("core", DecisionBasis.core());
            manifest.put("parts", parts);
            manifest.put("destroyed", destroyed);
            RecordSigner.Signed signed = signer.sign(manifest);
            manifest.put("suite", signed.suite());
            manifest.put("key", signed.key());
            manifest.put("signature", signed.signature());
            return manifest;
        }
    }

    /** A datum with its salt, as JSON has it. */
    static Map<String, Object> told(PersonalVault.Disclosure datum) {
        return Map.of(
                "digest", datum.digest(),
                "salt", Base64.getEncoder().encodeToString(datum.salt()),
                "kind", datum.kind(),
                "value", datum.value());
    }
}
