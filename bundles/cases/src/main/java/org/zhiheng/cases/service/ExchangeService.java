package org.zhiheng.cases.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseExchange;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.records.Records;
import org.zhiheng.cases.domain.Fit;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;

/** Cases for other systems. */
@Component(service = CaseExchange.class)
public final class ExchangeService implements CaseExchange {

    /** How many entries of the record are looked at together, and how often for one answer. */
    private static final int SPAN = 1000;

    private static final int SPANS = 50;
    private static final Pattern POSITION = Pattern.compile("[0-9]{1,18}");
    /** What the sender has to put right; everything else is told as what it is. */
    private static final Set<ErrorKind> PUT_RIGHT = Set.of(ErrorKind.INVALID, ErrorKind.CONFLICT, ErrorKind.NOT_FOUND);

    private final Cases cases;
    private final CaseStore store;
    private final Examination examination;
    private final CaseRules rules;
    private final Resolved resolved;
    private final Permissions permissions;
    private final Records records;
    private final Clock clock;

    @Activate
    public ExchangeService(
            @Reference Cases cases,
            @Reference CaseStore store,
            @Reference Examination examination,
            @Reference CaseRules rules,
            @Reference Resolved resolved,
            @Reference Permissions permissions,
            @Reference Records records,
            @Reference Clock clock) {
        this.cases = cases;
        this.store = store;
        this.examination = examination;
        this.rules = rules;
        this.resolved = resolved;
        this.permissions = permissions;
        this.records = records;
        this.clock = clock;
    }

    @Override
    public Submission submit(Principal by, Cases.Opening opening, boolean dry) {
        permissions.check(by, Operation.CASE_OPEN, new Target(null, opening.body()));
        // What was taken in once is answered from what it became, whatever the rules and registers say by now.
        if (dry || submitted(by, opening.command()).isEmpty()) {
            List<Problem> problems = problems(by, opening);
            if (dry || !problems.isEmpty()) {
                return new Submission(null, problems);
            }
        }
        List<Problem> problems = new ArrayList<>();
        Outcome outcome = told(problems, null, () -> cases.open(by, opening));
        return new Submission(outcome, problems);
    }

    /** Everything that is wrong, each part looked at by itself. */
    private List<Problem> problems(Principal by, Cases.Opening opening) {
        List<Problem> problems = new ArrayList<>();
        Body body = resolved.actingBody(opening.body()).orElse(null);
        ActKind actKind = null;
        if (body == null) {
            problems.add(new Problem("CASE-BODY", "没有编号为“" + opening.body() + "”的机构", "body"));
        } else {
            told(problems, "body", () -> {
                resolved.opens(opening.body(), LocalDate.now(clock), rules);
                return null;
            });
            actKind = told(
                    problems,
                    "procedure",
                    () -> rules.actKind(body.division().value(), opening.field(), opening.procedure()));
        }
        ActKind known = actKind;
        told(
                problems,
                "piece",
                () -> examination.of(
                        new Pieces(List.of()),
                        opening.pieces(),
                        body == null
                                ? Fit.Limits.NONE
                                : rules.limits(body.division().value(), opening.field()),
                        known,
                        by.account(),
                        Instants.stored(clock.instant())));
        if (opening.pieces().stream().map(PieceChange::kind).noneMatch("clue"::equals)) {
            problems.add(new Problem("CASE-CLUE", "登记案件应当有案件线索", "piece"));
        }
        return problems;
    }

    private interface Work<T> {
        T done();
    }

    /**
     * Does something, and tells what it is refused for as problems.
     *
     * @param field of the submission it is about, where what is thrown names none
     */
    private static <T> T told(List<Problem> problems, String field, Work<T> work) {
        try {
            return work.done();
        } catch (ZhihengException e) {
            if (!PUT_RIGHT.contains(e.kind())) {
                throw e;
            }
            Stream.concat(Stream.of(e), e.others().stream())
                    .map(each -> new Problem(
                            each.code(), each.getMessage(), each.field().orElse(field)))
                    .forEach(problems::add);
            return null;
        }
    }

    @Override
    public Optional<String> submitted(Principal by, String command) {
        return store.read(data -> data.done(by.account(), command)).map(CaseData.Done::id);
    }

    @Override
    public Optional<String> numbered(Principal by, String number) {
        Reach reach = permissions.reach(by, Operation.CASE_VIEW);
        return store.read(data -> data.numbered(number)).stream()
                .filter(each -> reach.covers(new Target(null, each.body())))
                .map(CaseHead::id)
                .findFirst();
    }

    @Override
    public String position(Principal by, Instant since) {
        permissions.reach(by, Operation.CASE_VIEW);
        return String.valueOf(records.position(since));
    }

    @Override
    public Changes changes(Principal by, String position, int size) {
        Reach reach = permissions.reach(by, Operation.CASE_VIEW);
        if (position != null && !POSITION.matcher(position).matches()) {
            throw ZhihengException.invalid("CASE-POSITION", "位置不完整或者被改动,请按时刻重新查询", "position");
        }
        if (size < 1 || size > KeyPage.MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + KeyPage.MOST + "之间,现在是" + size, "size");
        }
        long next = position == null ? 0 : Long.parseLong(position);
        Map<String, Change> found = new LinkedHashMap<>();
        for (int i = 0; i < SPANS; i++) {
            Records.Followed followed = records.followed(Cases.SUBJECT, next, SPAN);
            Map<String, CaseHead> heads = heads(followed, reach);
            for (Records.Touched each : followed.touched()) {
                CaseHead head = heads.get(each.subject().id());
                if (head == null) {
                    continue;
                }
                if (found.remove(head.id()) == null && found.size() == size) {
                    return new Changes(List.copyOf(found.values()), String.valueOf(each.position()), true);
                }
                found.put(head.id(), new Change(head, each.at()));
            }
            next = followed.next();
            if (!followed.more()) {
                return new Changes(List.copyOf(found.values()), String.valueOf(next), false);
            }
        }
        return new Changes(List.copyOf(found.values()), String.valueOf(next), true);
    }

    private Map<String, CaseHead> heads(Records.Followed followed, Reach reach) {
        Set<String> ids =
                followed.touched().stream().map(each -> each.subject().id()).collect(Collectors.toSet());
        return store.read(data -> data.heads(ids)).stream()
                .filter(each -> reach.covers(new Target(null, each.body())))
                .collect(Collectors.toMap(CaseHead::id, each -> each));
    }
}
