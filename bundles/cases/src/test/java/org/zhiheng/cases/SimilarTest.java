package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.zhiheng.cases.CaseWorld.HEAD;
import static org.zhiheng.cases.CaseWorld.ITEM;
import static org.zhiheng.cases.CaseWorld.OFFICER;
import static org.zhiheng.cases.CaseWorld.piece;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseFile;
import org.zhiheng.api.cases.PieceChange;
import org.zhiheng.api.cases.SimilarDecisions;
import org.zhiheng.cases.service.SimilarService;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What was decided on the same item is shown with its fines, the most alike first, and nothing of any party. */
@OnEveryDatabase
class SimilarTest {

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CaseWorld world;
    private SimilarDecisions similar;

    SimilarTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        world = new CaseWorld(database, folder);
        CaseWorld.empty(database);
        world.district();
        similar = new SimilarService(world.cases, world.store, world.world.permissions);
    }

    private static PieceChange.Add factor(String name, String value) {
        return piece("factor", "name", name, "value", value);
    }

    /** A case of the item, with factors as name and value. */
    private CaseFile file(String... factors) {
        return file(world.opened(), factors);
    }

    private CaseFile file(CaseFile opened, String... factors) {
        List<PieceChange> pieces = new ArrayList<>();
        pieces.add(piece("matter", "item", ITEM, "division", "371002", "occurredOn", "2026-02-20"));
        for (int i = 0; i < factors.length; i += 2) {
            pieces.add(factor(factors[i], factors[i + 1]));
        }
        return world.write(OFFICER, opened, pieces.toArray(new PieceChange[0])).file();
    }

    /** Decided on the spot: there a decision is written at once. */
    private String decided(String fine, String tier, String on, String... factors) {
        CaseFile file = file(world.opened("penalty.simple", "market-supervision"), factors);
        PieceChange.Add decision = fine == null
                ? piece("decision", "kind", "no-penalty", "decidedOn", on, "ground", "minor")
                : piece(
                        "decision",
                        "kind",
                        "penalty",
                        "decidedOn",
                        on,
                        "sanctions",
                        List.of("fine"),
                        "fine",
                        fine,
                        "tier",
                        tier);
        return world.write(OFFICER, file, decision).file().head().id();
    }

    @Test
    void the_most_alike_come_first_and_figures_are_of_all() {
        String light = decided("1000.00", "轻微", "2026-02-25", "area", "small");
        String same = decided("3000.00", "一般", "2026-02-26", "area", "middle", "repeat", "no");
        String sameTier = decided("4000.00", "一般", "2026-02-27", "area", "large", "repeat", "no");
        String sameLater = decided("5000.01", "一般", "2026-02-28", "area", "middle", "repeat", "no");
        CaseFile own = file("area", "middle", "repeat", "no");
        own = world.write(
                        OFFICER,
                        own,
                        piece(
                                "proposal",
                                "kind",
                                "penalty",
                                "sanctions",
                                List.of("fine"),
                                "fine",
                                "3500.00",
                                "tier",
                                "一般"))
                .file();
        SimilarDecisions.Answer answer = similar.of(OFFICER, own.head().id(), 20);
        assertThat(answer.item()).isEqualTo(ITEM);
        assertThat(answer.tier()).isEqualTo("一般");
        assertThat(answer.factors()).isEqualTo(Map.of("area", "middle", "repeat", "no"));
        assertThat(answer.decisions())
                .extracting(each -> each.head().id())
                .containsExactly(sameLater, same, sameTier, light);
        assertThat(answer.decisions().get(2).otherFactors()).containsExactly("area");
        assertThat(answer.decisions().get(2).sameFactors()).containsExactly("repeat");
        assertThat(answer.ofItem())
                .isEqualTo(new SimilarDecisions.Figures(
                        4, new BigDecimal("1000.00"), new BigDecimal("3500.00"), new BigDecimal("5000.01")));
        assertThat(answer.alike())
                .isEqualTo(new SimilarDecisions.Figures(
                        2, new BigDecimal("3000.00"), new BigDecimal("4000.01"), new BigDecimal("5000.01")));
        assertThat(answer.looked()).isEqualTo(4);
        assertThat(answer.all()).isTrue();
        assertThat(similar.of(OFFICER, own.head().id(), 1).decisions()).hasSize(1);
    }

    @Test
    void without_a_tier_all_tiers_are_alike_and_decisions_without_a_fine_count_in_no_figure() {
        String none = decided(null, null, "2026-02-25");
        decided("2000.00", "轻微", "2026-02-26", "area", "small");
        CaseFile own = file("area", "small");
        SimilarDecisions.Answer answer = similar.of(OFFICER, own.head().id(), 20);
        assertThat(answer.decisions()).hasSize(2);
        assertThat(answer.decisions())
                .filteredOn(each -> each.head().id().equals(none))
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.fine()).isNull();
                    assertThat(each.kind()).isEqualTo("no-penalty");
                });
        assertThat(answer.alike().fines()).isEqualTo(1);
        assertThat(answer.alike().median()).isEqualTo(new BigDecimal("2000.00"));
    }

    @Test
    void what_was_changed_afterwards_is_no_example() {
        String annulled = decided("9000.00", "较重", "2026-02-25");
        world.write(
                HEAD,
                world.cases.show(HEAD, annulled, null),
                piece("decision-change", "change", "annulled", "on", "2026-03-01", "reason", "复议决定撤销"));
        CaseFile own = file();
        assertThat(similar.of(OFFICER, own.head().id(), 20)).satisfies(answer -> {
            assertThat(answer.decisions()).isEmpty();
            assertThat(answer.ofItem()).isEqualTo(new SimilarDecisions.Figures(0, null, null, null));
            assertThat(answer.looked()).isEqualTo(1);
        });
    }

    @Test
    void only_cases_in_reach_are_compared_and_a_case_without_an_item_not_at_all() {
        decided("1000.00", "轻微", "2026-02-25");
        CaseFile own = file();
        String id = own.head().id();
        assertThat(similar.of(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE), id, 20)
                        .decisions())
                .hasSize(1);
        assertThat(world.refused(() -> similar.of(RegisterWorld.who(Role.OFFICER, RegisterWorld.ELSEWHERE), id, 20)))
                .isEqualTo("CASE-UNKNOWN case");
        assertThat(world.refused(() -> similar.of(OFFICER, world.opened().head().id(), 20)))
                .isEqualTo("CASE-ITEM");
        assertThat(world.refused(() -> similar.of(OFFICER, id, 51))).isEqualTo("PAGE-SIZE size");
    }
}
