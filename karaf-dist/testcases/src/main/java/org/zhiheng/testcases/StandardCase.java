package org.zhiheng.testcases;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.registers.SampleRows;

/**
 * One case as a workflow engine would have it, for comparison: filed and assigned with all that is known, then six steps by officers and the head, each with its
 * checks, and the decision that is written before it is served: eight commands. By the national ordinary procedure in a {@link SmallDistrict}. Thread-safe.
 */
public final class StandardCase {

    private static final String PROCEDURE = "penalty.ordinary";
    static final List<String> BODIES = List.of("urban", "housing", "agriculture");

    private static final int PEOPLE = 6;
    /** Departments before those in the small district. */
    private static final int BEFORE = 1;

    private final CaseDistrict district;
    private final AtomicInteger done = new AtomicInteger();

    public StandardCase(CaseDistrict district) {
        this.district = district;
    }

    /** How many were done. */
    public int done() {
        return done.get();
    }

    public void once(int number) {
        int which = number % BODIES.size();
        String name = BODIES.get(which);
        int first = first(number);
        String body = "sample-" + name;
        Principal officer = somebody(officer(first), body, Role.OFFICER);
        Principal everything = somebody(officer(first), body, Role.OFFICER, Role.HEAD);
        Principal head = somebody("sample-head-" + name, body, Role.HEAD);
        Outcome opened = district.cases.open(
                everything,
                new Cases.Opening(
                        UUID.randomUUID().toString(),
                        PROCEDURE,
                        body,
                        null,
                        pieces("i-" + name + "-0", officer(first), officer(first + 1), number)));
        CaseFile file = expected(opened);
        for (String to : List.of("filing", "investigation", "investigation-end", "notice", "decision", "service")) {
            boolean byHead = to.equals("investigation") || to.equals("service");
            if (to.equals("service")) {
                file = expected(district.cases.write(
                        head,
                        file.head().id(),
                        new Command(UUID.randomUUID().toString(), file.head().version()),
                        decision(number)));
            }
            file = expected(district.cases.take(
                    byHead ? head : officer,
                    file.head().id(),
                    new Command(UUID.randomUUID().toString(), file.run().version()),
                    new Runs.Taking(to, null, List.of())));
        }
        done.incrementAndGet();
    }

    /** The number of the first of two officers who do a case. */
    static int first(int number) {
        return (number % BODIES.size() + BEFORE) * PEOPLE + 1 + number / BODIES.size() % 3;
    }

    static CaseFile expected(Outcome outcome) {
        if (!outcome.done()) {
            throw new IllegalStateException(
                    outcome.refused().stream().map(Step.Refused::check).toList().toString());
        }
        return outcome.file();
    }

    static String officer(int number) {
        return String.format("sample-o-%04d", number);
    }

    static Principal somebody(String account, String body, Role... roles) {
        List<Grant> grants = Stream.of(roles)
                .map(each -> new Grant(each + account, account, each, body, Scope.ALL, Instant.EPOCH, null, null))
                .toList();
        return new Principal(account, account, grants, Set.of(), null);
    }

    private List<PieceChange.Add> pieces(String item, String one, String other, int number) {
        LocalDate today = district.world.clock.today();
        String day = today.toString();
        String early = day + "T08:30:00+08:00";
        List<String> officers = List.of(one, other);
        List<PieceChange.Add> pieces = new ArrayList<>();
        add(pieces, "clue", null, "source", "patrol", "receivedAt", early, "summary", "示例线索");
        add(
                pieces,
                "matter",
                null,
                "item",
                item,
                "division",
                "371002",
                "occurredOn",
                today.minusDays(5).toString(),
                "discoveredOn",
                day);
        add(
                pieces,
                "party",
                "p1",
                "kind",
                "organisation",
                "name",
                "示例商贸" + number + "号有限公司",
                "creditCode",
                SampleRows.creditCode(number % 1_000_000));
        add(pieces, "handler", "h1", "officer", one, "part", "lead", "from", day);
        add(pieces, "handler", "h2", "officer", other, "part", "assist", "from", day);
        add(pieces, "filing", null, "outcome", "filed", "on", day);
        add(pieces, "element", "x1", "title", "示例要件");
        add(
                pieces,
                "evidence",
                "v1",
                "kind",
                "scene-record",
                "name",
                "现场笔录",
                "obtainedAt",
                early,
                "officers",
                officers,
                "elements",
                List.of("x1"),
                "verifiedOn",
                day);
        add(
                pieces,
                "investigation",
                null,
                "endedOn",
                day,
                "factsClear",
                true,
                "evidenceVerified",
                true,
                "notCriminal",
                true);
        add(
                pieces,
                "proposal",
                null,
                "kind",
                "penalty",
                "sanctions",
                List.of("fine"),
                "fine",
                "2000.00",
                "minimum",
                "0.00",
                "maximum",
                "10000.00");
        add(pieces, "factor", "f1", "name", "firstViolation", "value", "否");
        add(pieces, "factor", "f2", "name", "slight", "value", "否");
        add(pieces, "factor", "f3", "name", "harm", "value", "slight");
        add(
                pieces,
                "notice",
                "n1",
                "servedOn",
                day,
                "officers",
                officers,
                "sanctions",
                List.of("fine"),
                "fine",
                "2000.00");
        add(pieces, "statement", "s1", "on", day, "form", "waived");
        return pieces;
    }

    /** A decision is written where it is decided. */
    private List<PieceChange> decision(int number) {
        String day = district.world.clock.today().toString();
        List<PieceChange.Add> pieces = new ArrayList<>();
        add(
                pieces,
                "decision",
                null,
                "kind",
                "penalty",
                "number",
                "示例罚〔2025〕" + number + "号",
                "decidedOn",
                day,
                "sanctions",
                List.of("fine"),
                "fine",
                "2000.00",
                "facts",
                "略",
                "basis",
                "略",
                "fulfilment",
                "略",
                "remedies",
                "略",
                "benchmark",
                "略");
        for (String each : List.of("collective-discussion-held", "within-range")) {
            add(pieces, "conclusion", each, "question", each, "on", day, "words", "示例结论");
        }
        return List.copyOf(pieces);
    }

    static void add(List<PieceChange.Add> pieces, String kind, String key, Object... values) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            map.put((String) values[i], values[i + 1]);
        }
        pieces.add(new PieceChange.Add(kind, key, map));
    }
}
