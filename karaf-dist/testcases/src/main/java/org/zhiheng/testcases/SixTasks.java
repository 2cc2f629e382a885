package org.zhiheng.testcases;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.Cases;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Runs;

/**
 * Just what a workflow engine does of a case: filed and assigned with its item and its party, six tasks, seven commands with their history. Before each task the competence of
 * the body, that there are two officers and that their certificates hold are proven; each has its term; all is recorded. In a {@link SmallDistrict} whose rules have
 * {@link #procedure}. Thread-safe.
 */
public final class SixTasks {

    private static final String PROCEDURE = "benchmark.six-tasks";
    private static final List<String> TASKS = List.of("t2", "t3", "t4", "t5", "t6", "done");

    private final CaseDistrict district;
    private final AtomicInteger done = new AtomicInteger();

    public SixTasks(CaseDistrict district) {
        this.district = district;
    }

    /** The procedure as a file of a rule package. */
    public static Map<String, byte[]> procedure() {
        try (InputStream file = SixTasks.class.getResourceAsStream("six-tasks.yaml")) {
            return Map.of("procedures/six-tasks.yaml", file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many were done. */
    public int done() {
        return done.get();
    }

    public void once(int number) {
        String name = StandardCase.BODIES.get(number % StandardCase.BODIES.size());
        int first = StandardCase.first(number);
        String body = "sample-" + name;
        String one = StandardCase.officer(first);
        String other = StandardCase.officer(first + 1);
        LocalDate today = district.world.clock.today();
        String day = today.toString();
        List<PieceChange.Add> pieces = new ArrayList<>();
        StandardCase.add(
                pieces, "clue", null, "source", "patrol", "receivedAt", day + "T08:30:00+08:00", "summary", "示例线索");
        StandardCase.add(
                pieces,
                "matter",
                null,
                "item",
                "i-" + name + "-0",
                "division",
                "371002",
                "occurredOn",
                today.minusDays(5).toString(),
                "discoveredOn",
                day);
        StandardCase.add(pieces, "party", "p1", "kind", "citizen", "name", "示例人" + number);
        StandardCase.add(pieces, "handler", "h1", "officer", one, "part", "lead", "from", day);
        StandardCase.add(pieces, "handler", "h2", "officer", other, "part", "assist", "from", day);
        Principal officer = StandardCase.somebody(one, body, Role.OFFICER, Role.HEAD);
        CaseFile file = StandardCase.expected(district.cases.open(
                officer, new Cases.Opening(UUID.randomUUID().toString(), PROCEDURE, body, null, List.copyOf(pieces))));
        for (String to : TASKS) {
            file = StandardCase.expected(district.cases.take(
                    officer,
                    file.head().id(),
                    new Command(UUID.randomUUID().toString(), file.run().version()),
                    new Runs.Taking(to, null, List.of())));
        }
        done.incrementAndGet();
    }
}
