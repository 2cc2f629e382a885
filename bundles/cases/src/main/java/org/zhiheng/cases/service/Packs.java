package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases.IndexLine;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.records.CanonicalJson;

/**
 * Makes the pack with which a case is handed over (docs/contracts/hand-over.md): one ZIP with its index, the file, the goods, the terms that run, the record
 * with its proofs and every attachment. Written onto the disk as it is made, whatever its size.
 */
@Component(service = Packs.class)
public final class Packs {

    private static final String FORMAT = "zhiheng-hand-over/1";
    private static final String ZIP = "application/zip";

    private final Records records;
    private final Uploads uploads;

    @Activate
    public Packs(@Reference Records records, @Reference Uploads uploads) {
        this.records = records;
        this.uploads = uploads;
    }

    /**
     * @param attachment the pack, by whose hash the receipt names it
     * @param entries how many lines of the record are in it
     * @param attachments how many files
     */
    record Made(Attachment attachment, int entries, int attachments) {}

    /** @param by id of the account that makes it */
    Made made(CaseFile file, Piece transfer, List<IndexLine> index, String by, Instant at) {
        Writing writing = new Writing(file, transfer, index, by, at);
        Attachment attachment = uploads.made(by, ZIP, writing::to);
        return new Made(attachment, writing.entries, writing.attachments);
    }

    /** One pack. */
    private final class Writing {
        private final CaseFile file;
        private final Piece transfer;
        private final List<IndexLine> index;
        private final String by;
        private final Instant at;
        private final List<Object> missing = new ArrayList<>();
        private ZipParts zip;
        private int entries;
        private int attachments;

        Writing(CaseFile file, Piece transfer, List<IndexLine> index, String by, Instant at) {
            this.file = file;
            this.transfer = transfer;
            this.index = index;
            this.by = by;
            this.at = at;
        }

        void to(OutputStream out) throws IOException {
            // What is in it is told by its last part, which knows the hashes of all others.
            zip = new ZipParts(out, at);
            List<Object> pieces = file.pieces().stream().map(Packs::told).toList();
            json("file.json", Map.of("pieces", pieces));
            List<Object> goods = file.pieces().stream()
                    .filter(each -> each.kind().equals("goods"))
                    .map(Packs::told)
                    .toList();
            json("goods.json", Map.of("goods", goods));
            json("terms.json", terms(file.run()));
            zip.part("record.jsonl", this::record);
            Set<String> hashes = new LinkedHashSet<>();
            for (Piece each : file.pieces()) {
                Kinds.of(each.kind()).fields().stream()
                        .filter(field -> field.kind() == Field.Kind.ATTACHMENT && each.text(field.name()) != null)
                        .forEach(field -> hashes.add(each.text(field.name())));
            }
            for (String each : hashes) {
                attachment(each);
            }
            json("index.json", index());
            zip.finish();
        }

        private Map<String, Object> index() {
            CaseHead head = file.head();
            Map<String, Object> whole = new LinkedHashMap<>();
            whole.put("format", FORMAT);
            whole.put("case", head.id());
            whole.put("number", head.number());
            whole.put("title", head.title());
            whole.put("actKind", Field.word(head.actKind()));
            whole.put("body", head.body());
            whole.put("division", head.division());
            whole.put("item", head.item());
            whole.put("procedure", head.procedure());
            whole.put("stage", head.stage());
            whole.put("filedOn", head.filedOn() == null ? null : head.filedOn().toString());
            whole.put("transfer", told(transfer));
            whole.put("madeAt", at.toString());
            whole.put("madeBy", by);
            whole.put("index", index.stream().map(Packs::told).toList());
            List<Object> files = new ArrayList<>(missing);
            zip.parts()
                    .forEach(each ->
                            files.add(Map.of("name", each.name(), "size", each.size(), "sha256", each.sha256())));
            whole.put("files", files);
            return whole;
        }

        private void record(OutputStream out) {
            records.proven(Entries.subject(file.head()), at, line -> {
                entries++;
                try {
                    out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }

        private void attachment(String hash) throws IOException {
            String name = "attachments/" + hash.replace(':', '-');
            OpenedAttachment opened;
            try {
                opened = uploads.open(hash);
            } catch (ZhihengException e) {
                if (e.kind() != ErrorKind.NOT_FOUND) {
                    throw e;
                }
                // Destroyed by law: that it was there stands in the record.
                missing.add(Map.of("name", name, "missing", e.code()));
                return;
            }
            try (InputStream content = opened.content()) {
                zip.part(name, content::transferTo);
            }
            attachments++;
        }

        private void json(String name, Map<String, Object> value) throws IOException {
            zip.part(name, out -> out.write(CanonicalJson.bytes(value)));
        }
    }

    private static Object told(Piece piece) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("kind", piece.kind());
        told.put("key", piece.key());
        told.put("number", piece.number());
        told.put("by", piece.by());
        told.put("at", piece.at().toString());
        told.put("reason", piece.reason());
        told.put("document", piece.document());
        told.put("proof", piece.proof());
        told.put("values", PieceForm.plain(piece));
        return told;
    }

    private static Object told(IndexLine line) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("order", line.order());
        told.put("section", line.section());
        told.put("title", line.title());
        told.put("number", line.number());
        told.put("day", line.day().toString());
        told.put("piece", line.piece());
        told.put("pages", line.pages());
        return told;
    }

    /** What the receiver has to keep, and what has stopped it. */
    private static Map<String, Object> terms(Run run) {
        List<Object> running = new ArrayList<>();
        if (run.term() != null) {
            running.add(term(
                    "stage." + run.stage(),
                    run.stageTitle(),
                    run.term().code(),
                    run.term().start(),
                    run.term().legal(),
                    run.term().safe(),
                    run.term().state().name()));
        }
        run.clocks().stream()
                .filter(each -> each.endedOn() == null)
                .map(each -> term(
                        each.code() + (each.key().isEmpty() ? "" : "/" + each.key()),
                        each.title(),
                        each.term(),
                        each.start(),
                        each.legal(),
                        each.safe(),
                        each.state().name()))
                .forEach(running::add);
        List<Object> stopped = run.suspensions().stream()
                .map(each -> {
                    Map<String, Object> told = new LinkedHashMap<>();
                    told.put("kind", Field.word(each.kind()));
                    told.put("from", each.from().toString());
                    told.put("to", each.to() == null ? null : each.to().toString());
                    return (Object) told;
                })
                .toList();
        return Map.of("terms", running, "suspensions", stopped);
    }

    private static Object term(
            String of, String title, String code, String start, String legal, String safe, String state) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("of", of);
        told.put("title", title);
        told.put("term", code);
        told.put("start", start);
        told.put("legal", legal);
        told.put("safe", safe);
        told.put("state", state);
        return told;
    }
}
