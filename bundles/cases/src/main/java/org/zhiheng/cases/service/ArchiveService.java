package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseArchives;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.cases.store.ArchivedFiles;
import org.zhiheng.cases.store.ArchivedTables;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.records.ArchiveForm;
import org.zhiheng.records.ArchiveReport;
import org.zhiheng.records.ArchiveVerifier;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Times;
import org.zhiheng.records.Trust;

/** Packages of closed files for whoever keeps an archive. */
@Component(service = CaseArchives.class)
public final class ArchiveService implements CaseArchives {

    private static final String TAKEN = "archived-case-taken-in";
    private static final String ZIP = "application/zip";
    private static final int LONGEST = 200;

    private final Cases cases;
    private final CaseStore store;
    private final ArchiveWriter writer;
    private final Resolved resolved;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Recorder recorder;
    private final Uploads uploads;
    private final Transactions transactions;
    private final ArchivedFiles files;
    private final Clock clock;

    @Activate
    public ArchiveService(
            @Reference Cases cases,
            @Reference CaseStore store,
            @Reference ArchiveWriter writer,
            @Reference Resolved resolved,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Recorder recorder,
            @Reference Uploads uploads,
            @Reference Transactions transactions,
            @Reference ArchivedFiles files,
            @Reference Clock clock) {
        this.cases = cases;
        this.store = store;
        this.writer = writer;
        this.resolved = resolved;
        this.permissions = permissions;
        this.personal = personal;
        this.recorder = recorder;
        this.uploads = uploads;
        this.transactions = transactions;
        this.files = files;
        this.clock = clock;
    }

    @Override
    public Writing export(Principal by, String id, String purpose) {
        CaseHead head = cases.show(by, id, null).head();
        Target target = new Target(null, head.body());
        permissions.check(by, Operation.CASE_ARCHIVE, target);
        List<Piece> pieces = store.read(data -> data.pieces(id));
        boolean archived = head.status() == CaseStatus.CLOSED
                && pieces.stream().anyMatch(each -> each.kind().equals("archive"));
        if (!archived) {
            throw ZhihengException.conflict("CASE-NOT-ARCHIVED", "案件还没有归档,不能导出案卷归档包");
        }
        String body = resolved.body(head.body()).map(Body::title).orElse(head.body());
        Writing writing = writer.of(head, body, pieces);
        personal.use(
                by,
                Operation.CASE_ARCHIVE,
                target,
                AuditEvent.Kind.EXPORTED,
                Cases.SUBJECT + "/" + id + "/archive",
                purpose);
        return writing;
    }

    @Override
    public Archived take(Principal by, String body, String document, Set<String> keys, InputStream content) {
        permissions.check(by, Operation.CASE_ARCHIVE, new Target(null, body));
        if (resolved.body(body).isEmpty()) {
            throw ZhihengException.invalid("CASE-BODY", "没有编号为“" + body + "”的机构", "body");
        }
        if (document == null || document.isBlank() || document.length() > LONGEST) {
            throw ZhihengException.invalid("CASE-DOCUMENT", "接收案卷应当写明依据的文件,至多" + LONGEST + "字", "document");
        }
        // Onto the disk first: it is read several times, and is as large as its attachments.
        Attachment kept = uploads.made(by.account(), ZIP, content::transferTo);
        ArchiveVerifier.Result result = verified(kept, keys);
        Map<String, Object> file = result.file();
        Map<?, ?> state = (Map<?, ?>) file.get("state");
        Archived archived = new Archived(
                UUID.randomUUID().toString(),
                (String) file.get("case"),
                (String) result.manifest().get("log"),
                (String) state.get("number"),
                String.valueOf(file.get("title")),
                body,
                Times.read((String) result.manifest().get("closedAt")),
                kept.hash(),
                kept.size(),
                result.anchored(),
                document,
                by.account(),
                Instants.stored(clock.instant()));
        transactions.run(tx -> {
            if (ArchivedTables.has(tx.connection(), archived.log(), archived.caseId())) {
                throw ZhihengException.conflict("CASE-ARCHIVE-TWICE", "这一案卷已经接收过");
            }
            ArchivedTables.insert(tx.connection(), archived);
            recorder.append(entry(archived, kept));
        });
        return archived;
    }

    private static Appending entry(Archived archived, Attachment kept) {
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("case", archived.caseId());
        payload.put("log", archived.log());
        payload.put("number", archived.number());
        payload.put("body", archived.body());
        payload.put("anchored", archived.anchored());
        payload.put("document", archived.document());
        return new Appending(
                new Subject(SUBJECT, archived.id()), archived.at(), archived.by(), TAKEN, payload, List.of(kept), null);
    }

    private ArchiveVerifier.Result verified(Attachment kept, Set<String> keys) {
        try {
            ArchiveVerifier.Result result = ArchiveVerifier.verify(
                    () -> uploads.open(kept.hash()).content(),
                    kept.size(),
                    new Trust(List.of(), keys, Optional.empty()));
            List<String> faults = result.checks().stream()
                    .filter(each -> !each.holds())
                    .map(ReceiptVerifier.Check::text)
                    .toList();
            if (!faults.isEmpty()) {
                throw refused(String.join(";", faults.subList(0, Math.min(faults.size(), 20))), null);
            }
            return result;
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-ATTACHMENT-DISK", "附件读不了", null, e);
        } catch (ZhihengException e) {
            throw e.code().equals("RECORD-ARCHIVE") ? refused(e.getMessage(), e) : e;
        }
    }

    @Override
    public Receipts.Checked check(Opening opening, long size, Set<String> keys) throws IOException {
        ArchiveVerifier.Result result;
        try {
            result = ArchiveVerifier.verify(opening::open, size, new Trust(List.of(), keys, Optional.empty()));
        } catch (ZhihengException e) {
            throw e.code().equals("RECORD-ARCHIVE") ? refused(e.getMessage(), e) : e;
        }
        return ReceiptService.told(
                (String) result.file().get("case"),
                result.sound(),
                result.anchored(),
                result.checks(),
                ArchiveReport.of(result),
                null);
    }

    private static ZhihengException refused(String why, Throwable cause) {
        return new ZhihengException(ErrorKind.INVALID, "CASE-ARCHIVE", "案卷归档包不能接收:" + why, null, cause);
    }

    @Override
    public Page list(Principal by, String body, int size, String after) {
        permissions.check(by, Operation.CASE_VIEW, new Target(null, body));
        return transactions.readOnly(tx -> ArchivedTables.list(tx.connection(), body, size, after));
    }

    private Archived found(Principal by, String id) {
        permissions.reach(by, Operation.CASE_VIEW);
        return transactions
                .<Optional<Archived>>readOnly(tx -> ArchivedTables.one(tx.connection(), id))
                .filter(each -> permissions.may(by, Operation.CASE_VIEW, new Target(null, each.body())))
                .orElseThrow(CaseService::unknown);
    }

    @Override
    public Shown show(Principal by, String id) {
        Archived archived = found(by, id);
        return new Shown(archived, parts(archived));
    }

    private List<Part> parts(Archived archived) {
        try {
            Map<String, Object> manifest = files.json(archived, ArchiveForm.MANIFEST);
            List<Part> parts = new ArrayList<>();
            for (Object each : (List<?>) manifest.get("parts")) {
                Map<?, ?> part = (Map<?, ?>) each;
                parts.add(new Part((String) part.get("name"), ((Number) part.get("size")).longValue(), (String)
                        part.get("mediaType")));
            }
            return parts;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public OpenedPart part(Principal by, String id, String name, String purpose) {
        Archived archived = found(by, id);
        Part part = parts(archived).stream()
                .filter(each -> Objects.equals(each.name(), name))
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("CASE-PIECE", "案卷归档包里没有这一文件", "name"));
        personal.use(
                by,
                Operation.CASE_VIEW,
                new Target(null, archived.body()),
                AuditEvent.Kind.VIEWED,
                SUBJECT + "/" + id + "/" + name,
                purpose);
        try {
            return new OpenedPart(part, files.part(archived, name));
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private static ZhihengException unreadable(IOException e) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, "RECORD-ATTACHMENT-DISK", "案卷归档包读不了", null, e);
    }
}
