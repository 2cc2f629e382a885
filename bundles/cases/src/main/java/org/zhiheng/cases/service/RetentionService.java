package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseRetention;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.registers.Field;
import org.zhiheng.cases.domain.HeadDraft;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Remedies;
import org.zhiheng.cases.domain.Words;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.rules.RetentionPeriod;

/** Lists archived files whose time is over, and destroys those that were appraised so. */
@Component(service = CaseRetention.class)
public final class RetentionService implements CaseRetention {

    private static final int MOST = 200;
    private static final int LONGEST_DOCUMENT = 200;
    private static final String ARCHIVE = "archive";
    private static final String APPRAISAL = "appraisal";
    private static final String TITLE = "已经销毁的案卷";

    private final CaseStore store;
    private final CaseRules rules;
    private final Organisation organisation;
    private final Permissions permissions;
    private final Recorder recorder;
    private final PersonalVault vault;
    private final AttachmentStore attachments;
    private final Clock clock;

    @Activate
    public RetentionService(
            @Reference CaseStore store,
            @Reference CaseRules rules,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference Recorder recorder,
            @Reference PersonalVault vault,
            @Reference AttachmentStore attachments,
            @Reference Clock clock) {
        this.store = store;
        this.rules = rules;
        this.organisation = organisation;
        this.permissions = permissions;
        this.recorder = recorder;
        this.vault = vault;
        this.attachments = attachments;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- what is over

    @Override
    public Page over(Principal by, String body, int size, String after) {
        // Those who appraise, and those who decide on what was appraised.
        if (!permissions.may(by, Operation.CASE_DECIDE, new Target(null, body))) {
            permissions.check(by, Operation.CASE_ARCHIVE, new Target(null, body));
        }
        if (size < 1 || size > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页1到" + MOST + "条", "size");
        }
        String division = organisation
                .body(body)
                .map(Body::division)
                .orElseThrow(() -> ZhihengException.invalid("CASE-BODY", "没有编号为“" + body + "”的机构", "body"))
                .value();
        OptionalInt shortest = rules.shortestKept(division, today());
        if (shortest.isEmpty()) {
            return new Page(List.of(), null);
        }
        // What was opened later cannot be over.
        Instant before = LocalDate.of(today().getYear() - shortest.getAsInt(), 1, 1)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        return store.read(data -> {
            Cases.Page looked = data.list(
                    new Cases.Wanted(body, CaseStatus.CLOSED, null, null, null, size, after),
                    List.of(body),
                    null,
                    before);
            Map<String, List<Piece>> pieces =
                    data.pieces(looked.cases().stream().map(CaseHead::id).toList(), List.of(ARCHIVE, APPRAISAL));
            List<Over> over = new ArrayList<>();
            for (CaseHead head : looked.cases()) {
                kept(head, new Pieces(pieces.getOrDefault(head.id(), List.of())))
                        .filter(each -> each.until() != null && each.until().isBefore(today()))
                        .ifPresent(over::add);
            }
            return new Page(over, looked.next());
        });
    }

    /** How long a file is kept; empty where it is not archived. */
    private Optional<Over> kept(CaseHead head, Pieces file) {
        return file.one(Kinds.of(ARCHIVE)).map(archive -> {
            RetentionPeriod kept = rules.kept(head, archive.text("retention"), archive.date("on"), today());
            Piece last = last(file).orElse(null);
            LocalDate longer = last == null ? null : last.date("keepUntil");
            LocalDate until =
                    kept.until() == null || longer == null || longer.isBefore(kept.until()) ? kept.until() : longer;
            return new Over(
                    head.id(),
                    head.number(),
                    archive.text("number"),
                    archive.date("on"),
                    kept.name(),
                    until,
                    destroys(last),
                    head.version());
        });
    }

    /** What was concluded last. */
    private static Optional<Piece> last(Pieces file) {
        return file.of(Kinds.of(APPRAISAL)).stream()
                .max(Comparator.comparing((Piece each) -> each.date("on")).thenComparing(Piece::at));
    }

    private static boolean destroys(Piece appraisal) {
        return appraisal != null
                && Field.word(Words.AppraisalConclusion.DESTROY).equals(appraisal.text("conclusion"));
    }

    // ---- destroying

    @Override
    public CaseHead destroy(Principal by, String id, Command command, String document) {
        CaseHead head = store.read(data -> data.head(id))
                .filter(each -> permissions.may(by, Operation.CASE_VIEW, new Target(null, each.body())))
                .orElseThrow(() -> ZhihengException.notFound("CASE-UNKNOWN", "没有这一案件,或者不在数据范围内", null));
        permissions.check(by, Operation.CASE_DECIDE, new Target(null, head.body()));
        if (document == null || document.isBlank() || document.length() > LONGEST_DOCUMENT) {
            throw ZhihengException.invalid(
                    "CASE-RETENTION-DOCUMENT", "应当写明批准销毁的文号,至多" + LONGEST_DOCUMENT + "个字", "document");
        }
        return store.change(data -> destroyed(data, by, id, command, document.strip()));
    }

    /** The keys and files go with the transaction that holds the case; what is left of them after a crash goes when it is commanded again. */
    private CaseHead destroyed(CaseData data, Principal by, String id, Command command, String document) {
        CaseHead head = data.lock(id).orElseThrow();
        if (head.version() != command.version()) {
            throw ZhihengException.conflict("CASE-MOVED", "别人刚刚改过这一案卷,请看过现在的情况再改");
        }
        List<Piece> standing = data.pieces(id);
        Over over = looked(head, new Pieces(standing), by);
        Set<String> persons = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (Piece version : data.versions(id)) {
            persons.add(PieceForm.person(id, version));
            files(version, files);
        }
        files.addAll(data.handedIn(id));
        files.removeIf(each -> data.namedElsewhere(each, id));
        CaseHead next =
                HeadDraft.like(head).title(TITLE).handlers(List.of()).changed().head();
        data.erase(id);
        data.save(next, null, () -> ZhihengException.conflict("CASE-MOVED", "别人刚刚改过这一案卷,请看过现在的情况再改"));
        recorder.append(Entries.of(
                by.account(),
                clock.instant(),
                "case-destroyed",
                Map.of(
                        "document",
                        document,
                        "archive",
                        over.number(),
                        "retention",
                        over.retention(),
                        "until",
                        over.until().toString()),
                next,
                List.of(),
                standing,
                null));
        persons.forEach(each -> vault.erase(each, by.account()));
        files.forEach(each -> attachments.eraseIfThere(each, by.account()));
        return next;
    }

    private Over looked(CaseHead head, Pieces file, Principal by) {
        Over over = kept(head, file)
                .filter(each -> each.until() != null && each.until().isBefore(today()))
                .orElseThrow(() -> refused("保管期限还没有届满"));
        Piece appraisal = last(file).filter(RetentionService::destroys).orElseThrow(() -> refused("没有鉴定为销毁"));
        if (appraisal.by().equals(by.account())) {
            throw ZhihengException.forbidden("CASE-RETENTION-OWN", "鉴定和批准销毁应当是两个人");
        }
        if (Remedies.open(file) > 0) {
            throw refused("还有没有终结的复议或者诉讼");
        }
        return over;
    }

    private static ZhihengException refused(String why) {
        return ZhihengException.conflict("CASE-RETENTION", "案卷不能销毁:" + why);
    }

    private static void files(Piece piece, Set<String> files) {
        PieceDefinition kind = Kinds.of(piece.kind());
        kind.fields().stream()
                .filter(each -> each.kind() == Field.Kind.ATTACHMENT)
                .map(each -> piece.text(each.name()))
                .filter(each -> each != null)
                .forEach(files::add);
    }
}
