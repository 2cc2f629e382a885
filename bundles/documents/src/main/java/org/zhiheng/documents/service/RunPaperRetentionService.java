package org.zhiheng.documents.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.RunPaperRetention;
import org.zhiheng.api.procedures.RunPapers.Issued;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.AttachmentStore;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.documents.Documents;
import org.zhiheng.documents.store.RunPaperStore;
import org.zhiheng.documents.store.RunPaperStore.Destruction;
import org.zhiheng.documents.store.RunPaperStore.Kept;
import org.zhiheng.persistence.Asked;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RetentionPeriod;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;

/** Lists papers of runs whose time is over, and destroys them (decision 0087). */
@Component(service = RunPaperRetention.class)
public final class RunPaperRetentionService implements RunPaperRetention {

    private static final String PERIOD = "documents.run-papers-kept";
    private static final String NEXT_YEAR = "documents.run-papers-from-next-year";
    private static final int LONGEST = 200;

    private final Runs runs;
    private final Organisation organisation;
    private final RulesInForce rules;
    private final Documents documents;
    private final Permissions permissions;
    private final Uploads uploads;
    private final AttachmentStore attachments;
    private final Recorder recorder;
    private final Transactions transactions;
    private final RunPaperStore store;
    private final Clock clock;

    @Activate
    public RunPaperRetentionService(
            @Reference Runs runs,
            @Reference Organisation organisation,
            @Reference RulesInForce rules,
            @Reference Documents documents,
            @Reference Permissions permissions,
            @Reference Uploads uploads,
            @Reference AttachmentStore attachments,
            @Reference Recorder recorder,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.runs = runs;
        this.organisation = organisation;
        this.rules = rules;
        this.documents = documents;
        this.permissions = permissions;
        this.uploads = uploads;
        this.attachments = attachments;
        this.recorder = recorder;
        this.transactions = transactions;
        this.store = new RunPaperStore(transactions);
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private RuleBook book(String body) {
        RuleBooks books = (RuleBooks)
                rules.current().orElseThrow(() -> ZhihengException.unavailable("RULES-NOT-READY", "规则尚未生效,请稍后再试"));
        Body whose = organisation
                .body(body)
                .orElseThrow(() -> ZhihengException.invalid("DOCUMENT-BODY", "没有编号为“" + body + "”的机构", "body"));
        RuleBook book = books.book(whose.division().value());
        if (book == null) {
            throw ZhihengException.invalid(
                    "RULING-DIVISION", "没有区划“" + whose.division().value() + "”的规则", "body");
        }
        return book;
    }

    // ---- what is over

    @Override
    public Page over(Principal by, String body, int size, String after) {
        permissions.check(by, Operation.RUN_PAPERS_OVER, new Target(null, body));
        RuleBook book = book(body);
        LocalDate today = today();
        OptionalInt years = RetentionPeriod.years(book, today, period(book));
        if (years.isEmpty()) {
            return new Page(List.of(), null);
        }
        // What was made later cannot be over.
        Instant before = today.minusYears(years.getAsInt())
                .plusDays(1)
                .atStartOfDay(clock.getZone())
                .toInstant();
        PageOf<Kept> looked = store.standing(body, before, size, after);
        Map<String, Instant> ended =
                runs.ended(looked.items().stream().map(Kept::run).collect(Collectors.toSet()));
        return new Page(
                looked.items().stream()
                        .map(each -> over(each, ended.get(each.run()), book))
                        .flatMap(Optional::stream)
                        .toList(),
                looked.next().orElse(null));
    }

    private String period(RuleBook book) {
        Applied period = book.parameter(PERIOD, today());
        return period == null ? "" : period.text();
    }

    /** @param ended null while its run is open */
    private Optional<Over> over(Kept kept, Instant ended, RuleBook book) {
        if (ended == null) {
            return Optional.empty();
        }
        LocalDate endedOn = ended.atZone(clock.getZone()).toLocalDate();
        RetentionPeriod period = RetentionPeriod.of(book, today(), period(book), NEXT_YEAR, endedOn);
        if (period.until() == null || !period.until().isBefore(today())) {
            return Optional.empty();
        }
        Issued issued = kept.issued();
        return Optional.of(new Over(
                issued.id(),
                kept.run(),
                issued.document(),
                issued.title(),
                issued.number(),
                issued.on(),
                endedOn,
                period.name(),
                period.until(),
                issued.by()));
    }

    // ---- destroying

    @Override
    public Destroyed destroy(Principal by, String paper, String command, String document) {
        List<Kept> versions = store.versions(paper);
        Kept last = versions.stream()
                .findFirst()
                .filter(each -> each.body() != null
                        && permissions.may(by, Operation.RUN_PAPERS_OVER, new Target(null, each.body())))
                .orElseThrow(() -> ZhihengException.notFound("DOCUMENT-UNKNOWN", "没有这一文书,或者不在数据范围内", "paper"));
        permissions.check(by, Operation.RUN_PAPERS_DESTROY, new Target(null, last.body()));
        if (document == null || document.isBlank() || document.length() > LONGEST) {
            throw ZhihengException.invalid(
                    "DOCUMENT-RETENTION-APPROVAL", "应当写明批准销毁的文号,至多" + LONGEST + "个字", "document");
        }
        String approval = document.strip();
        Asked asked = Asked.of("DOCUMENT-COMMAND", command, "destroy", paper, approval);
        Optional<Destroyed> before = repeated(by, asked, versions);
        if (before.isPresent()) {
            return before.get();
        }
        try {
            return transactions.required(tx -> destroyed(by, versions, approval, asked));
        } catch (ZhihengException e) {
            if (!e.code().equals("DB-DUPLICATE")) {
                throw e;
            }
            return repeated(by, asked, versions).orElseThrow(RunPaperRetentionService::already);
        }
    }

    /** What the same command did, whose files go now where a crash has left them. */
    private Optional<Destroyed> repeated(Principal by, Asked asked, List<Kept> versions) {
        return store.destruction(by.account(), asked.command()).map(done -> {
            if (!done.digest().equals(asked.digest())) {
                throw ZhihengException.conflict("DOCUMENT-COMMAND-REUSED", "这一办理编号已经用于另一次办理");
            }
            transactions.run(tx -> erase(files(versions), by));
            return told(versions.get(0), done);
        });
    }

    private static Destroyed told(Kept last, Destruction done) {
        return new Destroyed(
                done.paper(), last.run(), last.issued().number(), done.document(), done.account(), done.at());
    }

    /** The files go with the transaction; what is left of them after a crash goes when it is commanded again. */
    private Destroyed destroyed(Principal by, List<Kept> versions, String approval, Asked asked) {
        Kept last = versions.get(0);
        if (last.destroyed()) {
            throw already();
        }
        RuleBook book = book(last.body());
        Instant ended = Optional.ofNullable(runs.ended(List.of(last.run())).get(last.run()))
                .orElseThrow(() -> refused("办理事项还没有办结"));
        Over over = over(last, ended, book).orElseThrow(() -> refused("保管期限还没有届满"));
        if (over.by().equals(by.account())) {
            throw ZhihengException.forbidden("DOCUMENT-RETENTION-OWN", "制作文书和批准销毁应当是两个人");
        }
        Destruction done = new Destruction(
                over.paper(),
                by.account(),
                asked.command(),
                asked.digest(),
                approval,
                Instants.stored(clock.instant()));
        store.destroy(done);
        documents.withoutPurposes(RunPapersService.subject(over.run(), over.paper()));
        Set<String> files = files(versions);
        recorder.append(entry(done, over, versions.size(), files, book));
        erase(files, by);
        return told(last, done);
    }

    /** Those that nothing else names: no other paper, and nobody who has uploaded the same. */
    private Set<String> files(List<Kept> versions) {
        String paper = versions.get(0).issued().id();
        Set<String> files = new LinkedHashSet<>();
        for (Kept each : versions) {
            files.add(each.pdf());
            files.add(each.docx());
        }
        files.removeIf(each -> store.namedElsewhere(each, paper) || uploads.times(each) > store.naming(each));
        return files;
    }

    private void erase(Set<String> files, Principal by) {
        files.forEach(each -> attachments.eraseIfThere(each, by.account()));
    }

    private static Appending entry(Destruction done, Over over, int versions, Set<String> files, RuleBook book) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("paper", over.paper());
        told.put("versions", versions);
        told.put("kind", over.document());
        told.put("number", over.number());
        told.put("on", over.on().toString());
        told.put("document", done.document());
        told.put("retention", over.retention());
        told.put("until", over.until().toString());
        told.put("files", List.copyOf(files));
        told.values().removeIf(Objects::isNull);
        return new Appending(
                new Subject(Runs.SUBJECT, over.run()),
                done.at(),
                done.account(),
                "paper-destroyed",
                told,
                List.of(),
                book.fingerprint());
    }

    private static ZhihengException already() {
        return refused("已经销毁");
    }

    private static ZhihengException refused(String why) {
        return ZhihengException.conflict("DOCUMENT-RETENTION", "文书不能销毁:" + why);
    }
}
