package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.ARCHIVIST;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.map;
import static org.zhiheng.cases.CaseWorld.piece;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.CaseStatus;
import org.zhiheng.api.cases.Outcome;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.procedures.Command;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.testdb.TestDatabase;

/** One case and the people who do it. The clock stands on 2026-03-02, a Monday, at nine, and is moved. */
final class CaseStory {

    final CaseWorld world;
    CaseFile file;

    CaseStory(TestDatabase database, Path folder) {
        this(district(database, folder));
    }

    /** One more case in a district where others are. */
    CaseStory(CaseWorld world) {
        this.world = world;
    }

    /** A district without cases. */
    static CaseWorld district(TestDatabase database, Path folder) {
        CaseWorld world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
        return world;
    }

    String id() {
        return file.head().id();
    }

    void write(Principal by, PieceChange... changes) {
        Outcome outcome = world.write(by, file, changes);
        assertThat(outcome.refused()).as("refused").isEmpty();
        file = outcome.file();
    }

    /** Takes a way that must be open. */
    void take(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.refused())
                .as(to)
                .extracting(each -> each.check() + " " + each.ruling().answer()
                        + each.ruling().missing())
                .isEmpty();
        file = outcome.file();
    }

    /** What stands in a way: the check, and what fails or is missing. */
    List<String> refused(Principal by, String to) {
        Outcome outcome = world.take(by, file, to);
        assertThat(outcome.done()).isFalse();
        return outcome.refused().stream()
                .map(each -> each.check() + " " + said(each))
                .toList();
    }

    private static Object said(Step.Refused refused) {
        return refused.ruling().determined()
                ? refused.ruling().answer().get("failing")
                : refused.ruling().missing();
    }

    /** Code and field of what a command is refused for. */
    String wrong(Principal by, PieceChange... changes) {
        return world.refused(() -> write(by, changes));
    }

    Run.Clock clock(String code) {
        return file.run().clocks().stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    void days(int days) {
        world.world.clock.move(Duration.ofDays(days));
        seen(OFFICER);
    }

    void seen(Principal by) {
        file = world.cases.show(by, id(), null);
    }

    String today() {
        return LocalDate.now(world.world.clock).toString();
    }

    Command command() {
        return new Command(CaseWorld.command(), file.head().version());
    }

    void approved(String matter) {
        write(HEAD, piece("approval", "matter", matter, "outcome", "approved", "on", today()));
    }

    /** A measure of the day on which the clock stands at first. */
    static PieceChange.Add seized(String key) {
        return new PieceChange.Add(
                "measure",
                key,
                map(
                        "kind",
                        "seize",
                        "startedAt",
                        "2026-03-02T08:30:00+08:00",
                        "officers",
                        List.of("o1", "o2"),
                        "object",
                        "食品二十件"));
    }

    static PieceChange.Add matter(String on) {
        return piece(
                "matter",
                "item",
                ITEM,
                "division",
                "371002",
                "occurredOn",
                on,
                "endedOn",
                on,
                "discoveredOn",
                "2026-03-02");
    }

    static PieceChange.Add company() {
        return new PieceChange.Add(
                "party", "p1", map("kind", "organisation", "name", "某某商贸有限公司", "creditCode", "91350100M000100Y43"));
    }

    static PieceChange[] handlers(PieceChange... besides) {
        PieceChange[] all = new PieceChange[besides.length + 2];
        System.arraycopy(besides, 0, all, 0, besides.length);
        all[besides.length] = piece("handler", "officer", "o1", "part", "lead", "from", "2026-03-02");
        all[besides.length + 1] = piece("handler", "officer", "o2", "part", "assist", "from", "2026-03-02");
        return all;
    }

    /** An ordinary case that is being investigated. */
    void filed(PieceChange.Add matter, PieceChange.Add party) {
        file = world.opened(null);
        write(OFFICER, handlers(matter, party));
        take(OFFICER, "filing");
        write(HEAD, piece("filing", "outcome", "filed", "on", "2026-03-02"));
        take(HEAD, "investigation");
    }

    void investigated(PieceChange... factors) {
        write(
                OFFICER,
                new PieceChange.Add("element", "x1", map("title", "未取得营业执照从事经营")),
                evidence(),
                piece(
                        "investigation",
                        "endedOn",
                        "2026-03-02",
                        "factsClear",
                        true,
                        "evidenceVerified",
                        true,
                        "notCriminal",
                        true));
        if (factors.length > 0) {
            write(OFFICER, factors);
        }
        take(OFFICER, "investigation-end");
    }

    static PieceChange.Add evidence() {
        return new PieceChange.Add(
                "evidence",
                "v1",
                map(
                        "kind",
                        "scene-record",
                        "name",
                        "现场笔录",
                        "obtainedAt",
                        "2026-03-02T08:50:00+08:00",
                        "officers",
                        List.of("o1", "o2"),
                        "elements",
                        List.of("x1"),
                        "verifiedOn",
                        "2026-03-02"));
    }

    static PieceChange.Add factor(String name, String value) {
        return piece("factor", "name", name, "value", value);
    }

    /** A fine of 2,000 yuan is about to be decided. */
    void proposed(PieceChange.Add party) {
        filed(matter("2026-02-20"), party);
        investigated(factor("firstViolation", "否"), factor("slight", "否"), factor("harm", "slight"));
        write(
                OFFICER,
                piece(
                        "proposal",
                        "kind",
                        "penalty",
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        "2000.00",
                        "minimum",
                        "0.00",
                        "maximum",
                        "10000.00"));
        take(OFFICER, "notice");
        write(
                OFFICER,
                new PieceChange.Add(
                        "notice",
                        "n1",
                        map(
                                "servedOn",
                                "2026-03-02",
                                "officers",
                                List.of("o1", "o2"),
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "2000.00")),
                piece("statement", "on", "2026-03-02", "form", "waived"));
        take(OFFICER, "decision");
    }

    /** A fine of others is executed: with its surcharge, an order to execute and a substitute performance, all decided on 2 March 2026. */
    void executed() {
        file = world.opened("coercion.execution", null);
        write(
                CaseWorld.EVERYBODY,
                matter("2026-02-20"),
                company(),
                piece(
                        "enforced-decision",
                        "number",
                        "示例市监罚〔2025〕8号",
                        "decidedOn",
                        "2025-08-01",
                        "servedOn",
                        "2025-08-04",
                        "fine",
                        "2000.00"),
                piece(
                        "surcharge",
                        "startedOn",
                        "2026-02-10",
                        "amount",
                        "300.00",
                        "decidedOn",
                        "2026-03-02",
                        "number",
                        "示例市监加罚〔2026〕1号"),
                piece(
                        "execution-order",
                        "decidedOn",
                        "2026-03-02",
                        "number",
                        "示例市监强执〔2026〕1号",
                        "basis",
                        "行政强制法第三十七条",
                        "mode",
                        "划拨"),
                piece(
                        "substitute",
                        "plannedOn",
                        "2026-03-20",
                        "decidedOn",
                        "2026-03-02",
                        "number",
                        "示例市监代履〔2026〕1号",
                        "grounds",
                        List.of("traffic"),
                        "performer",
                        "某清障公司",
                        "disinterested",
                        true));
    }

    /** A fine of 2,000 yuan, decided and served on the day. */
    void fined() {
        proposed(company());
        write(
                HEAD,
                decided("penalty", "sanctions", List.of("fine"), "fine", "2000.00", "benchmark", "没有基准"),
                concluded("collective-discussion-held"),
                concluded("within-range"));
        take(HEAD, "service");
        write(
                OFFICER,
                piece(
                        "service",
                        "document",
                        "penalty-decision",
                        "mode",
                        "direct",
                        "recipient",
                        "签收人",
                        "signed",
                        true,
                        "servedOn",
                        "2026-03-02"));
        take(OFFICER, "execution");
    }

    static PieceChange.Add decided(String kind, Object... values) {
        Object[] all = new Object[values.length + 14];
        Object[] usual = {
            "kind",
            kind,
            "number",
            "示例市监决〔2026〕1号",
            "decidedOn",
            "2026-03-02",
            "facts",
            "略",
            "basis",
            "略",
            "fulfilment",
            "略",
            "remedies",
            "略"
        };
        System.arraycopy(usual, 0, all, 0, usual.length);
        System.arraycopy(values, 0, all, usual.length, values.length);
        return piece("decision", all);
    }

    static PieceChange.Add concluded(String question) {
        return piece("conclusion", "question", question, "on", "2026-03-02", "words", "没有登记基准,案情简单");
    }

    void archived() {
        write(ARCHIVIST, piece("archive", "number", "2026-卷-001", "on", today(), "volumes", 1, "pages", 20));
        take(ARCHIVIST, "archived");
        assertThat(file.head().status()).isEqualTo(CaseStatus.CLOSED);
        assertThat(world.differences()).isEmpty();
    }
}
