package org.zhiheng.cases.service;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.CaseQuestions;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.questions.Refund;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.cases.domain.Dues;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.cases.domain.Remedies;
import org.zhiheng.cases.store.CaseData;
import org.zhiheng.cases.store.CaseStore;
import org.zhiheng.rules.KnownChecks;

/** Asks the law of files as they stand. */
@Component(service = CaseQuestions.class)
public final class QuestionService implements CaseQuestions {

    private static final int BATCH = 100;
    private static final String CITIZEN = "citizen-number";
    private static final String FIRST = "firstViolation";

    private final CaseStore store;
    private final Cases cases;
    private final Runs runs;
    private final CaseRules rules;
    private final Rechecks rechecks;
    private final Permissions permissions;
    private final PersonalData personal;
    private final PersonalVault vault;
    private final Clock clock;

    @Activate
    public QuestionService(
            @Reference CaseStore store,
            @Reference Cases cases,
            @Reference Runs runs,
            @Reference CaseRules rules,
            @Reference Rechecks rechecks,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference PersonalVault vault,
            @Reference Clock clock) {
        this.store = store;
        this.cases = cases;
        this.runs = runs;
        this.rules = rules;
        this.rechecks = rechecks;
        this.permissions = permissions;
        this.personal = personal;
        this.vault = vault;
        this.clock = clock;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Pieces file(String id) {
        return new Pieces(store.read(data -> data.pieces(id)));
    }

    // ---- review

    @Override
    public List<Point> reviewed(Principal by, String id) {
        CaseHead head = cases.show(by, id, null).head();
        Pieces file = file(id);
        List<Piece> reviews = file.reviews();
        List<Point> points = new ArrayList<>();
        for (CaseRules.ReviewPoint each : rules.reviewPoints(head, today())) {
            List<Round> rounds = reviews.stream()
                    .map(review -> new Round(review.key(), review.date("submittedOn"), review.text(each.point())))
                    .toList();
            int last = rounds.size() - 1;
            boolean changed = last > 0
                    && !Objects.equals(
                            rounds.get(last).result(), rounds.get(last - 1).result());
            List<Found> found = each.checks().stream()
                    .map(check -> found(head, file, check))
                    .toList();
            points.add(new Point(each.point(), each.name(), found, rounds, changed));
        }
        return points;
    }

    private Found found(CaseHead head, Pieces file, String check) {
        Ruling<Map<String, Object>> ruling = rechecks.ask(head, file, check, today());
        String title = KnownChecks.of(check).title();
        if (!ruling.determined()) {
            return new Found(check, title, Finding.UNDETERMINED, ruling.missing());
        }
        boolean holds = Boolean.TRUE.equals(ruling.answer().get("holds"));
        List<String> says = ((List<?>) ruling.answer().get("failing"))
                .stream().map(String::valueOf).toList();
        return new Found(check, title, holds ? Finding.HOLDS : Finding.FAILS, says);
    }

    // ---- first violation

    @Override
    public Earlier earlier(Principal by, String id, String purpose) {
        CaseHead head = cases.show(by, id, null).head();
        Target target = new Target(null, head.body());
        permissions.check(by, Operation.CASE_HANDLE, target);
        Pieces file = file(id);
        Map<String, Object> facts = rechecks.questions(head, file, today()).get("exemption");
        if (facts == null || !depends(head, facts)) {
            throw ZhihengException.conflict("CASE-HISTORY-UNASKED", "这一案件怎样处理,不取决于是否初次违法,不能查询当事人以前的违法情况");
        }
        personal.use(
                by,
                Operation.CASE_HANDLE,
                target,
                AuditEvent.Kind.VIEWED,
                Cases.SUBJECT + "/" + id + "/first-violation",
                purpose);
        Set<String> others = new LinkedHashSet<>();
        boolean known = false;
        for (Piece party : file.partyPieces()) {
            String number = party.text("citizenNumber") == null
                    ? null
                    : cases.reveal(by, id, party.kind(), party.key(), "citizenNumber", purpose);
            String code = party.text("creditCode");
            known |= number != null || code != null;
            if (number != null) {
                vault.holders(CITIZEN, List.of(number)).values().forEach(holders -> holders.stream()
                        .map(PieceForm::caseOf)
                        .filter(Objects::nonNull)
                        .forEach(others::add));
            }
            if (code != null) {
                others.addAll(store.read(data -> data.ofOrganisation(code)));
            }
        }
        others.remove(id);
        if (!known) {
            throw ZhihengException.conflict("CASE-HISTORY-UNASKED", "当事人没有登记号码,不能查询是否初次违法");
        }
        List<LocalDate> decided = store.read(data -> others.stream()
                .map(other -> counted(data, head, other))
                .filter(Objects::nonNull)
                .sorted(Comparator.naturalOrder())
                .toList());
        return new Earlier(
                decided.isEmpty(), decided.size(), decided.isEmpty() ? null : decided.get(decided.size() - 1));
    }

    /** Whether it makes a difference to what the law says. */
    private boolean depends(CaseHead head, Map<String, Object> facts) {
        Map<String, Object> one = new LinkedHashMap<>(facts);
        one.put(FIRST, true);
        Map<String, Object> other = new LinkedHashMap<>(facts);
        other.put(FIRST, false);
        Ruling<Map<String, Object>> first = rechecks.ask(head, "exemption", one, today());
        Ruling<Map<String, Object>> again = rechecks.ask(head, "exemption", other, today());
        return !first.determined() || !again.determined() || !first.answer().equals(again.answer());
    }

    /** When a penalty of another case was decided that counts; null where none was. */
    private LocalDate counted(CaseData data, CaseHead head, String other) {
        CaseHead found = data.head(other).orElse(null);
        if (found == null || !rules.countsAsEarlier(head, found, today())) {
            return null;
        }
        return new Pieces(data.pieces(other)).penaltyThatStands().orElse(null);
    }

    // ---- remedies

    @Override
    public Standing standing(Principal by, String id) {
        CaseHead head = cases.show(by, id, null).head();
        Pieces file = file(id);
        Remedies.Changed changed = Remedies.changed(file).orElse(null);
        Map<String, Object> withdrawn = changed == null
                ? Map.of()
                : answered(
                        head, "withdrawal", Map.of("changedOn", changed.on().toString(), "change", changed.change()));
        return new Standing(
                changed == null ? null : changed.change(),
                changed == null ? null : changed.on(),
                day(withdrawn.get("due")),
                day(withdrawn.get("safeDue")),
                file.decided() && changed == null,
                Remedies.open(file),
                Remedies.stopping(file) > 0,
                late(head, file),
                plan(file),
                rules.refund(head, file)
                        .filter(each -> each.get("since") != null)
                        .map(QuestionService::returning)
                        .orElse(null));
    }

    private static Returning returning(Map<String, Object> answer) {
        List<Refund.Owed> owed = new ArrayList<>();
        for (Object each : (List<?>) answer.get("owed")) {
            Map<?, ?> sum = (Map<?, ?>) each;
            owed.add(new Refund.Owed(
                    Dues.what(String.valueOf(sum.get("what"))),
                    new BigDecimal(String.valueOf(sum.get("amount"))),
                    new BigDecimal(String.valueOf(sum.get("returned")))));
        }
        return new Returning(
                day(answer.get("since")),
                owed,
                ((List<?>) answer.get("open")).stream().map(String::valueOf).toList());
    }

    private List<Instalment> plan(Pieces file) {
        return Dues.of(file).plan().stream()
                .map(each -> new Instalment(
                        each.due(),
                        each.amount(),
                        each.paid(),
                        each.due().isBefore(today()) && each.paid().compareTo(each.amount()) < 0))
                .toList();
    }

    private Late late(CaseHead head, Pieces file) {
        LocalDate due = rules.payableUntil(head, file).orElse(null);
        if (due == null) {
            return null;
        }
        Map<String, Object> answer = answered(head, "surcharge", CaseFacts.surcharge(file, due));
        return answer.isEmpty()
                ? null
                : new Late(
                        due,
                        ((Number) answer.get("days")).intValue(),
                        new BigDecimal(String.valueOf(answer.get("amount"))),
                        Boolean.TRUE.equals(answer.get("capped")));
    }

    /** The answer to a question; empty where nobody can say. */
    private Map<String, Object> answered(CaseHead head, String question, Map<String, Object> facts) {
        Ruling<Map<String, Object>> ruling = rechecks.ask(head, question, facts, today());
        return ruling.determined() ? ruling.answer() : Map.of();
    }

    private static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }

    // ---- previews

    @Override
    public Iterator<PreviewCase> ofOpenCases() {
        return new OpenCases();
    }

    /** Open cases batch by batch, of each all its questions. For one thread. */
    private final class OpenCases implements Iterator<PreviewCase> {

        private final List<PreviewCase> ready = new ArrayList<>();
        private String after = "";
        private boolean ended;

        @Override
        public boolean hasNext() {
            while (ready.isEmpty() && !ended) {
                List<CaseHead> batch = store.read(data -> data.openAfter(after, BATCH));
                ended = batch.size() < BATCH;
                batch.forEach(this::add);
                if (!batch.isEmpty()) {
                    after = batch.get(batch.size() - 1).id();
                }
            }
            return !ready.isEmpty();
        }

        @Override
        public PreviewCase next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return ready.remove(ready.size() - 1);
        }

        private void add(CaseHead head) {
            String name = CaseQuestions.named(head);
            rechecks.questions(head, file(head.id()), today())
                    .forEach((question, facts) ->
                            ready.add(new PreviewCase(name, question, head.division(), today(), facts)));
            runs.running(Entries.subject(head), head.procedure()).ifPresent(run -> run.clocks().stream()
                    .filter(each -> each.endedOn() == null)
                    .map(each -> term(name, head, each))
                    .forEach(ready::add));
        }

        /** Without what was stopped or extended, which every book leaves alike. */
        private PreviewCase term(String name, CaseHead head, Run.Clock running) {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("code", running.term());
            facts.put("start", running.start());
            if (head.field() != null) {
                facts.put("field", head.field());
            }
            return new PreviewCase(name + " " + running.title(), "term", head.division(), today(), facts);
        }
    }
}
