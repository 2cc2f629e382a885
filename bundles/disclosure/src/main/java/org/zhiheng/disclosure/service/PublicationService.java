package org.zhiheng.disclosure.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.disclosure.Publications;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.Channel;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.Content.Raw;
import org.zhiheng.disclosure.domain.CreditColumn;
import org.zhiheng.disclosure.domain.CreditFile;
import org.zhiheng.disclosure.domain.FieldRule;
import org.zhiheng.disclosure.domain.InRegister;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.Masks;
import org.zhiheng.disclosure.domain.OfCase;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.domain.Severity;
import org.zhiheng.disclosure.store.MatterTables;
import org.zhiheng.disclosure.store.MatterTables.Theirs;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Transactions;

/** What people do about what is published. Each command asks the law anew, for the file may have changed since the list was made. */
@Component(service = {Publications.class, PublicationService.class})
public final class PublicationService implements Publications {

    private static final String CASE = PublicMatter.OF_CASE;
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;
    private static final String REPAIRED = "repaired";

    private final Transactions transactions;
    private final Assessment assessment;
    private final RegisterMatters registers;
    private final DisclosureRules rules;
    private final Organisation organisation;
    private final Permissions permissions;
    private final Recorder recorder;
    private final ReliedRulings relied;
    private final Clock clock;

    @Activate
    public PublicationService(
            @Reference Transactions transactions,
            @Reference Assessment assessment,
            @Reference RegisterMatters registers,
            @Reference DisclosureRules rules,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference Recorder recorder,
            @Reference ReliedRulings relied,
            @Reference Clock clock) {
        this.transactions = transactions;
        this.assessment = assessment;
        this.registers = registers;
        this.rules = rules;
        this.organisation = organisation;
        this.permissions = permissions;
        this.recorder = recorder;
        this.relied = relied;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    // ---- looking

    @Override
    public Page list(Principal by, Wanted wanted) {
        size(wanted.size());
        Collection<String> bodies;
        if (wanted.body() == null) {
            Reach reach = permissions.reach(by, Operation.DISCLOSURE_VIEW);
            bodies = reach.everywhere() ? null : reach.bodies();
        } else {
            permissions.check(by, Operation.DISCLOSURE_VIEW, new Target(null, wanted.body()));
            bodies = List.of(wanted.body());
        }
        PageOf<PublicMatter> page =
                transactions.readOnly(tx -> MatterTables.list(tx.connection(), wanted, bodies, today()));
        return new Page(
                page.items().stream().map(this::told).toList(), page.next().orElse(null));
    }

    @Override
    public Matter show(Principal by, String id) {
        return told(seen(by, id));
    }

    /** As it stands, if who asks may see it. */
    private PublicMatter seen(Principal by, String id) {
        permissions.reach(by, Operation.DISCLOSURE_VIEW);
        return transactions
                .readOnly(tx -> MatterTables.of(tx.connection(), id))
                .filter(each -> permissions.may(by, Operation.DISCLOSURE_VIEW, new Target(null, each.body())))
                .orElseThrow(() -> ZhihengException.notFound("DISCLOSURE-UNKNOWN", "没有这一公示事项,或者不在数据范围内", null));
    }

    private Matter told(PublicMatter matter) {
        return new Matter(
                matter.id(),
                source(matter),
                matter.kind(),
                rules.of(matter.body())
                        .kind(matter.kind(), today())
                        .map(KindRule::title)
                        .orElse(matter.kind()),
                matter.body(),
                matter.division(),
                matter.number(),
                matter.title(),
                matter.decidedOn(),
                matter.state(),
                matter.due(),
                matter.safeDue(),
                matter.withdrawBy(),
                matter.withdrawSafely(),
                matter.change(),
                matter.publishedOn(),
                matter.shownUntil(),
                matter.socialImpact(),
                matter.exception(),
                channels(matter),
                matter.isShown() ? matter.shown().fields() : List.of(),
                matter.draft().fields(),
                matter.why(),
                matter.version());
    }

    private List<ShownIn> channels(PublicMatter matter) {
        List<ShownIn> all = new ArrayList<>();
        rules.of(matter.body())
                .kind(matter.kind(), today())
                .map(KindRule::channels)
                .orElse(List.of())
                .forEach(each -> all.add(new ShownIn(each, channel(each), null, false, matter.shownUntil())));
        InRegister.of(matter.credit())
                .ifPresent(each -> all.add(new ShownIn(
                        InRegister.CHANNEL, channel(InRegister.CHANNEL), each.due(), each.pushed(), each.until())));
        return all;
    }

    private static String channel(String code) {
        return Stream.of(Channel.values())
                .filter(each -> Field.word(each).equals(code))
                .map(Labels::of)
                .findFirst()
                .orElse(code);
    }

    /** As others see it: a case, a row of a register, or null for what was written. */
    private static String source(PublicMatter matter) {
        if (matter.source().startsWith(PublicMatter.OF_REGISTER)) {
            RegisterMatters.From from = RegisterMatters.From.of(matter.source());
            return from.register() + "/" + from.key();
        }
        return matter.source().startsWith(CASE) ? OfCase.of(matter.source()).file() : null;
    }

    @Override
    public List<Kind> kinds(Principal by, String body) {
        permissions.check(by, Operation.DISCLOSURE_VIEW, new Target(null, body));
        return rules.of(body).kinds(today()).stream()
                .map(each -> new Kind(
                        each.kind(),
                        each.title(),
                        each.phase(),
                        each.written(),
                        each.origin() == null ? null : each.origin().register(),
                        each.fields().stream()
                                .map(field -> new FieldOfKind(field.name(), field.title(), field.required()))
                                .toList()))
                .toList();
    }

    // ---- confirming

    @Override
    public Matter confirm(Principal by, String id, long version, Map<String, String> texts) {
        return confirmed(by, id, version, texts, today());
    }

    /**
     * @param texts of the fields that a person has put in other words, or has looked at
     * @param day on which it is published; another than today for what the sample district tells of days before it was made
     */
    Matter confirmed(Principal by, String id, long version, Map<String, String> texts, LocalDate day) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_CONFIRM);
        boolean waits = seen.state() == PublicationState.PENDING
                || seen.state() == PublicationState.PUBLISHED && !seen.draft().isEmpty();
        Fresh fresh = unchanged(seen, version, waits);
        return command(
                seen,
                version,
                tx -> {
                    Content content = seen.draft().said(fresh.kind().fields(), texts, fresh.masks());
                    content.complete(fresh.kind().fields());
                    looked(content, seen, fresh, texts);
                    LocalDate on = seen.publishedOn() == null ? day : seen.publishedOn();
                    PublicMatter.Draft next = seen.next()
                            .state(PublicationState.PUBLISHED)
                            .shown(content)
                            .draft(Content.none())
                            .exception(null, null)
                            .published(on, shownUntil(seen, fresh, on))
                            .publicOn(day);
                    if (fresh.standing() != null) {
                        RegisterMatters.head(next, fresh.standing());
                        next.why(List.of());
                    }
                    if (fresh.made() != null) {
                        Map<String, Object> credit =
                                Assessment.basedOn(fresh.matter().credit(), fresh.made());
                        credit = EnterpriseRegister.shown(credit, fresh.now(), seen.field(), on, today());
                        next.credit(credit);
                        LocalDate performed = fresh.matter().lookOn();
                        InRegister.of(credit)
                                .filter(each -> each.until() != null && !each.over())
                                .map(each -> each.until().plusDays(1))
                                .filter(each -> performed == null || each.isBefore(performed))
                                .ifPresentOrElse(next::lookOn, () -> next.lookOn(performed));
                    }
                    return new Done(
                            "publication-confirmed", next, Map.of("edited", List.copyOf(texts.keySet())), fresh, true);
                },
                by);
    }

    /** What is called by a word that may speak of somebody goes out only as a person says who has looked at it. */
    private static void looked(Content content, PublicMatter seen, Fresh fresh, Map<String, String> texts) {
        content.held(fresh.kind().fields(), seen.shown(), fresh.masks()).forEach((name, title) -> {
            if (!texts.containsKey(name)) {
                throw ZhihengException.invalid(
                        "DISCLOSURE-LOOK", "“" + title + "”里有可能说到不公示的人的词,应当打开这一条看过以后单独确认,并写明这一项", name);
            }
        });
    }

    /** The last day on which it is shown; null for as long as it stands. */
    private LocalDate shownUntil(PublicMatter seen, Fresh fresh, LocalDate on) {
        PublicMatter now = fresh.matter();
        Optional<Severity> severity = fresh.now().severity(now, today());
        String term = severity.map(Severity::shown).orElse(fresh.kind().shown());
        if (term == null) {
            return null;
        }
        LocalDate from = severity.filter(Severity::decided).isPresent() ? now.decidedOn() : on;
        return fresh.now().lasts(term, from, seen.field(), today()).orElse(null);
    }

    /** The first day on which its credit may be repaired; empty where no rule says. */
    private Optional<LocalDate> repairable(PublicMatter seen, DisclosureRules.Now now, KindRule kind) {
        Optional<Severity> severity = now.severity(seen, today());
        LocalDate from = severity.filter(Severity::decided).isPresent() ? seen.decidedOn() : seen.publishedOn();
        if (severity.isPresent() && severity.get().repair() == null) {
            return Optional.of(from);
        }
        String term = severity.map(Severity::repair).orElse(kind.repair());
        return term == null ? Optional.empty() : now.lasts(term, from, seen.field(), today());
    }

    /**
     * What the law, and the file or the register, say at this moment.
     *
     * @param made what of them would be shown; null where people wrote it
     * @param standing of the register; null of anything else
     */
    private record Fresh(
            PublicMatter matter,
            DisclosureRules.Now now,
            KindRule kind,
            Masks masks,
            Ruling<Map<String, Object>> ruling,
            Map<String, Object> facts,
            Content made,
            RegisterReading.Standing standing) {}

    /**
     * What law and file say now. Where that is something else than who asks has seen, it is kept, so that it can be looked at, and the command is not carried out.
     *
     * @param stands whether it stands so that the command can be carried out at all
     */
    private Fresh unchanged(PublicMatter seen, long version, boolean stands) {
        if (seen.version() != version) {
            throw MatterTables.moved();
        }
        if (!stands) {
            throw standing(seen);
        }
        Fresh fresh = fresh(seen);
        PublicMatter now = fresh.matter();
        if (now.state() != seen.state() || !now.draft().equals(seen.draft())) {
            transactions.run(tx -> {
                MatterTables.save(tx.connection(), now, null);
                recorder.append(
                        Entries.of(CaseFollower.ACTOR, clock.instant(), "publication-assessed", now, Map.of(), null));
            });
            throw ZhihengException.conflict("DISCLOSURE-CHANGED", "案卷或者规则刚刚有变化,公示内容已经重新生成,请重新查看");
        }
        return fresh;
    }

    private Fresh fresh(PublicMatter seen) {
        if (seen.source().startsWith(PublicMatter.OF_REGISTER)) {
            RegisterMatters.Assessed assessed = registers.assess(seen);
            DisclosureRules.Now now = rules.of(seen.body());
            return new Fresh(
                    assessed.draft().done(),
                    now,
                    kind(now, seen.kind()),
                    now.ownMasks(today()),
                    null,
                    Map.of(),
                    assessed.content(),
                    assessed.standing());
        }
        if (!seen.source().startsWith(CASE)) {
            DisclosureRules.Now now = rules.of(seen.body());
            return new Fresh(seen, now, kind(now, seen.kind()), now.ownMasks(today()), null, Map.of(), null, null);
        }
        Assessment.Read read = assessment
                .read(seen.source(), today())
                .filter(each -> each.kind() != null)
                .orElseThrow(() -> standing(seen));
        Assessment.Assessed assessed = assessment.assess(seen, read, today());
        PublicMatter matter = assessed.draft().done();
        return new Fresh(
                matter,
                read.now(),
                read.kind(),
                assessed.masks(),
                assessed.ruling(),
                assessed.facts(),
                assessed.made(),
                null);
    }

    /** What hides in a text that goes out what the file says of persons; by form alone where there is no file. */
    private Masks masks(PublicMatter seen, DisclosureRules.Now now) {
        return seen.source().startsWith(CASE)
                ? assessment
                        .read(seen.source(), today())
                        .filter(each -> each.kind() != null)
                        .map(each -> assessment.assess(seen, each, today()).masks())
                        .orElseGet(() -> now.ownMasks(today()))
                : now.ownMasks(today());
    }

    private KindRule kind(DisclosureRules.Now now, String kind) {
        return now.kind(kind, today())
                .orElseThrow(() -> ZhihengException.invalid("DISCLOSURE-KIND", "没有“" + kind + "”这一类公示", "kind"));
    }

    @Override
    public Confirmed confirm(Principal by, List<Seen> seen) {
        if (seen.isEmpty() || seen.size() > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "一次确认1到" + MOST + "条", "seen");
        }
        List<String> done = new ArrayList<>();
        List<NotConfirmed> not = new ArrayList<>();
        for (Seen each : seen) {
            try {
                confirm(by, each.id(), each.version(), Map.of());
                done.add(each.id());
            } catch (ZhihengException e) {
                if (e.kind() == ErrorKind.UNAVAILABLE) {
                    throw e;
                }
                not.add(new NotConfirmed(each.id(), e.code(), e.getMessage()));
            }
        }
        return new Confirmed(done, not);
    }

    // ---- what there is to do

    @Override
    public TasksPage tasks(Principal by, TasksWanted wanted) {
        size(wanted.size());
        LocalDate today = today();
        LocalDate soon = today.plusDays(rules.soon(today));
        List<Theirs> theirs = new ArrayList<>();
        for (Body body : organisation.bodies()) {
            if (wanted.body() == null || wanted.body().equals(body.id())) {
                Target target = new Target(null, body.id());
                if (permissions.may(by, Operation.DISCLOSURE_CONFIRM, target)) {
                    theirs.add(new Theirs(body.id(), PublicMatter.Doer.CONFIRMER));
                }
                if (permissions.may(by, Operation.DISCLOSURE_PREPARE, target)) {
                    theirs.add(new Theirs(body.id(), PublicMatter.Doer.PREPARER));
                }
            }
        }
        if (theirs.isEmpty()) {
            return new TasksPage(List.of(), null);
        }
        LocalDate from = wanted.due() == Due.SOON ? today : null;
        LocalDate to =
                switch (wanted.due()) {
                    case ANY -> PublicMatter.NEVER.minusDays(1);
                    case SOON -> soon;
                    case OVERDUE -> today.minusDays(1);
                };
        PageOf<PublicMatter> page = transactions.readOnly(
                tx -> MatterTables.tasks(tx.connection(), theirs, from, to, wanted.size(), wanted.after()));
        return new TasksPage(
                page.items().stream().map(each -> task(each, today, soon)).toList(),
                page.next().orElse(null));
    }

    private Task task(PublicMatter matter, LocalDate today, LocalDate soon) {
        boolean withdraw = matter.state() == PublicationState.TO_WITHDRAW;
        Deed deed = matter.doer() == PublicMatter.Doer.PREPARER
                ? Deed.COMPLETE
                : withdraw
                        ? Deed.WITHDRAW
                        : matter.exception() != null
                                ? Deed.DECIDE_EXCEPTION
                                : matter.isShown() ? Deed.CONFIRM_CHANGE : Deed.CONFIRM;
        boolean overdue = matter.actBy().isBefore(today);
        return new Task(
                told(matter),
                deed,
                withdraw ? matter.withdrawBy() : matter.due(),
                withdraw ? matter.withdrawSafely() : matter.safeDue(),
                !overdue && !matter.actBy().isAfter(soon),
                overdue);
    }

    private static void size(int size) {
        if (size < 1 || size > MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页1到" + MOST + "条", "size");
        }
    }

    // ---- what else is done

    @Override
    public Matter impact(Principal by, String id, long version, String reason) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_CONFIRM);
        String said = said(reason);
        return command(
                seen,
                version,
                tx -> {
                    boolean asked = seen.source().startsWith(CASE)
                            && seen.state() == PublicationState.NOT_PUBLIC
                            && !seen.socialImpact();
                    if (!asked) {
                        throw standing(seen);
                    }
                    PublicMatter flagged = seen.next().socialImpact().done();
                    Assessment.Read read =
                            assessment.read(seen.source(), today()).orElseThrow(() -> standing(seen));
                    PublicMatter assessed =
                            assessment.assess(flagged, read, today()).draft().done();
                    PublicMatter.Draft next = seen.next()
                            .socialImpact()
                            .state(assessed.state())
                            .due(assessed.due(), assessed.safeDue())
                            .draft(assessed.draft())
                            .credit(assessed.credit())
                            .why(assessed.why());
                    return new Done("publication-impact", next, Map.of("reason", said), null, false);
                },
                by);
    }

    @Override
    public Matter propose(Principal by, String id, long version, String reason) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_PREPARE);
        String said = said(reason);
        return command(
                seen,
                version,
                tx -> {
                    if (seen.state() != PublicationState.PENDING) {
                        throw standing(seen);
                    }
                    return new Done(
                            "publication-exception-proposed",
                            seen.next().exception(said, by.person()),
                            Map.of("reason", said),
                            null,
                            false);
                },
                by);
    }

    @Override
    public Matter except(Principal by, String id, long version, boolean approved) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_EXCEPT);
        if (by.person().equals(seen.exceptionBy())) {
            throw ZhihengException.forbidden("DISCLOSURE-OWN", "不公示的申请应当由另一人批准");
        }
        return command(
                seen,
                version,
                tx -> {
                    if (seen.state() != PublicationState.PENDING || seen.exception() == null) {
                        throw standing(seen);
                    }
                    PublicMatter.Draft next = approved
                            ? seen.next()
                                    .state(PublicationState.EXCEPTED)
                                    .draft(Content.none())
                                    .why(List.of(seen.exception()))
                            : seen.next().exception(null, null);
                    return new Done(
                            approved ? "publication-excepted" : "publication-exception-refused",
                            next,
                            Map.of(),
                            null,
                            false);
                },
                by);
    }

    @Override
    public Matter withdraw(Principal by, String id, long version, String reason) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_CONFIRM);
        DisclosureRules.Now now = rules.of(seen.body());
        String said = masks(seen, now).text(said(reason));
        return command(
                seen,
                version,
                tx -> {
                    if (!seen.isShown()) {
                        throw standing(seen);
                    }
                    PublicMatter.Draft next = noMore(seen, now, PublicationState.WITHDRAWN, "reason", said);
                    return new Done("publication-withdrawn", next, Map.of("reason", said), null, true);
                },
                by);
    }

    /** Shown from today on no more; the credit platform is told why. */
    private PublicMatter.Draft noMore(
            PublicMatter seen, DisclosureRules.Now now, PublicationState state, String why, String said) {
        Map<String, Object> credit = new LinkedHashMap<>(seen.credit());
        credit.put(why, said);
        return seen.next()
                .state(state)
                .draft(Content.none())
                .credit(credit)
                .keptUntil(Lasting.keptUntil(now, today()))
                .publicOn(today());
    }

    @Override
    public Matter correct(Principal by, String id, long version, Map<String, String> texts, String reason) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_CONFIRM);
        String said = said(reason);
        Fresh fresh = unchanged(seen, version, seen.state() == PublicationState.PUBLISHED);
        return command(
                seen,
                version,
                tx -> {
                    Content content = seen.shown().said(fresh.kind().fields(), texts, fresh.masks());
                    content.complete(fresh.kind().fields());
                    if (content.equals(seen.shown())) {
                        throw ZhihengException.invalid("DISCLOSURE-FIELD", "更正以后的内容和正在公示的一样,没有要更正的", "texts");
                    }
                    return new Done(
                            "publication-corrected",
                            seen.next().shown(content).publicOn(today()),
                            Map.of("edited", List.copyOf(texts.keySet()), "reason", said),
                            fresh,
                            true);
                },
                by);
    }

    @Override
    public Matter reopen(Principal by, String id, long version, String reason) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_PREPARE);
        String said = said(reason);
        boolean over = seen.shownUntil() != null && seen.shownUntil().isBefore(today());
        if (!seen.mayComeBack() || over) {
            throw standing(seen);
        }
        PublicMatter back = fresh(seen.next()
                        .state(PublicationState.PENDING)
                        .exception(null, null)
                        .withdraw(null, null, null)
                        .shown(Content.none())
                        .credit(Map.of())
                        .done())
                .matter();
        // What people wrote themselves nothing else says.
        Content draft = back.draft().isEmpty() ? seen.shown() : back.draft();
        if (back.state() != PublicationState.PENDING || draft.isEmpty()) {
            throw ZhihengException.conflict(
                    "DISCLOSURE-NOT-AGAIN",
                    back.state() != PublicationState.PENDING
                            ? "现在仍然不能公示:" + String.join(";", back.why())
                            : "原来的内容已经不保存,请重新编写");
        }
        return command(
                seen,
                version,
                tx -> {
                    // What comes back is put right at once (及时), but not before the day that the law gave at first.
                    boolean early = seen.publishedOn() == null
                            && back.due() != null
                            && back.due().isAfter(today());
                    PublicMatter.Draft next = seen.next()
                            .of(back.number(), back.title(), back.body(), back.division(), back.decidedOn())
                            .state(PublicationState.PENDING)
                            .due(early ? back.due() : today(), early ? back.safeDue() : today())
                            .exception(null, null)
                            .withdraw(null, null, null)
                            .keptUntil(null)
                            .lookOn(back.lookOn())
                            .shown(Content.none())
                            .draft(draft)
                            .credit(back.credit())
                            .why(back.why());
                    return new Done("publication-reopened", next, Map.of("reason", said), null, false);
                },
                by);
    }

    @Override
    public Matter repair(Principal by, String id, long version, String document) {
        PublicMatter seen = permitted(by, id, Operation.DISCLOSURE_CONFIRM);
        DisclosureRules.Now now = rules.of(seen.body());
        String said = masks(seen, now).text(said(document));
        KindRule kind = kind(now, seen.kind());
        return command(
                seen,
                version,
                tx -> {
                    if (seen.state() != PublicationState.PUBLISHED) {
                        throw standing(seen);
                    }
                    Optional<LocalDate> earliest = repairable(seen, now, kind);
                    if (earliest.isEmpty() || today().isBefore(earliest.get())) {
                        throw ZhihengException.conflict(
                                "DISCLOSURE-REPAIR",
                                earliest.map(each -> "公示不满最短的期限,最早在" + each + "才能停止公示")
                                        .orElse("这一类公示没有信用修复的规定"));
                    }
                    PublicMatter.Draft next = noMore(seen, now, PublicationState.ENDED, REPAIRED, said);
                    return new Done("publication-repaired", next, Map.of("document", said), null, true);
                },
                by);
    }

    // ---- what a body writes itself

    @Override
    public Matter write(Principal by, Writing writing) {
        permissions.check(by, Operation.DISCLOSURE_PREPARE, new Target(null, writing.body()));
        DisclosureRules.Now now = rules.of(writing.body());
        KindRule kind = kind(now, writing.kind());
        if (!kind.written()) {
            throw ZhihengException.invalid(
                    "DISCLOSURE-KIND",
                    "“" + kind.title() + "”从" + (kind.origin() == null ? "案卷" : "名录") + "生成,不能另写",
                    "kind");
        }
        Set<String> known =
                new HashSet<>(kind.fields().stream().map(FieldRule::name).toList());
        writing.values().keySet().stream()
                .filter(each -> !known.contains(each))
                .findFirst()
                .ifPresent(each -> {
                    throw ZhihengException.invalid(
                            "DISCLOSURE-FIELD", "“" + kind.title() + "”没有“" + each + "”这一项", each);
                });
        if (writing.changedOn().isAfter(today())) {
            throw ZhihengException.invalid("DISCLOSURE-DAY", "形成或者变更的日期不能晚于今天", "changedOn");
        }
        Map<String, Raw> raw = new LinkedHashMap<>();
        writing.values().forEach((name, value) -> raw.put(name, Raw.of(value)));
        Masks masks = now.ownMasks(today());
        Content content = Content.of(kind.fields(), raw, masks);
        content.complete(kind.fields());
        DueDay due = DueDay.of(now, kind, writing.changedOn(), today());
        String id = UUID.randomUUID().toString();
        PublicMatter.Draft draft = PublicMatter.begun(id, id, kind.kind(), null)
                .next()
                .of(
                        null,
                        masks.title(writing.title()),
                        writing.body(),
                        now.body().division().value(),
                        writing.changedOn())
                .state(PublicationState.PENDING)
                .due(due.legal(), due.safe())
                .why(due.missing())
                .draft(content);
        PublicMatter matter = draft.done();
        transactions.run(tx -> {
            MatterTables.save(tx.connection(), matter, null);
            recorder.append(Entries.of(
                    by.account(), clock.instant(), "publication-written", matter, Map.of(), book(due.ruling())));
        });
        return told(matter);
    }

    private static String book(Ruling<?> ruling) {
        return ruling == null || ruling.ruleBook() == null
                ? null
                : ruling.ruleBook().fingerprint();
    }

    // ---- the credit platform

    @Override
    public CreditReport credit(Principal by, CreditWanted wanted, Consumer<String> out) {
        Reach reach;
        if (wanted.body() == null) {
            reach = permissions.reach(by, Operation.DISCLOSURE_EXPORT);
        } else {
            permissions.check(by, Operation.DISCLOSURE_EXPORT, new Target(null, wanted.body()));
            reach = new Reach(false, Set.of(wanted.body()), null);
        }
        if (wanted.to().isBefore(wanted.from())) {
            throw ZhihengException.invalid("REGISTER-INTERVAL", "止日不能早于起日", "to");
        }
        CreditFile file = CreditFile.of(wanted.kind(), wanted.channel(), columns(wanted, reach), out);
        transactions.readOnly(tx -> {
            MatterTables.ofDays(tx.connection(), wanted.kind(), wanted.from(), wanted.to(), each -> {
                if (reach.everywhere() || reach.bodies().contains(each.body())) {
                    file.add(each);
                }
            });
            return null;
        });
        return file.report();
    }

    /** As the rules of the body have them; of several bodies, as those of the first, for a file has one head line. */
    private List<CreditColumn> columns(CreditWanted wanted, Reach reach) {
        return organisation.bodies().stream()
                .map(Body::id)
                .filter(each -> reach.everywhere() || reach.bodies().contains(each))
                .findFirst()
                .map(each -> rules.of(each).creditColumns(wanted.kind(), today()))
                .orElse(List.of());
    }

    // ---- commands

    /**
     * What a command comes to.
     *
     * @param fresh what was asked of the law; null where nothing was
     * @param seen whether the public sees it
     */
    private record Done(String kind, PublicMatter.Draft next, Map<String, Object> told, Fresh fresh, boolean seen) {}

    private Matter command(PublicMatter seen, long version, Transactions.Work<Done> work, Principal by) {
        if (seen.version() != version) {
            throw MatterTables.moved();
        }
        PublicMatter matter = transactions.required(tx -> {
            Done done = work.run(tx);
            PublicMatter next = done.next().done();
            Long sequence = done.seen() ? MatterTables.nextSequence(tx.connection()) : null;
            MatterTables.save(tx.connection(), next, sequence);
            List<Appending> entries = new ArrayList<>();
            Ruling<Map<String, Object>> ruling =
                    done.fresh() == null ? null : done.fresh().ruling();
            if (ruling != null) {
                entries.add(relied.entry(
                        by,
                        Entries.subject(next),
                        new ReliedRulings.Question(
                                ruling.question(),
                                done.fresh().now().division(),
                                today(),
                                done.fresh().facts()),
                        ruling));
            }
            entries.add(Entries.of(by.account(), clock.instant(), done.kind(), next, done.told(), book(ruling)));
            recorder.append(entries);
            return next;
        });
        return told(matter);
    }

    private PublicMatter permitted(Principal by, String id, Operation operation) {
        PublicMatter seen = seen(by, id);
        permissions.check(by, operation, new Target(null, seen.body()));
        return seen;
    }

    private static String said(String reason) {
        if (reason == null || reason.isBlank() || reason.length() > LONGEST_REASON) {
            throw ZhihengException.invalid("DISCLOSURE-REASON", "应当写明理由或者依据,至多" + LONGEST_REASON + "个字", "reason");
        }
        return reason.strip();
    }

    private static ZhihengException standing(PublicMatter seen) {
        return ZhihengException.conflict("DISCLOSURE-STATE", "公示事项现在的状态是“" + Labels.of(seen.state()) + "”,不能这样办理");
    }
}
