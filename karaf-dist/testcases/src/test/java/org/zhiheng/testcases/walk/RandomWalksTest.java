package org.zhiheng.testcases.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testcases.SmallDistrict;
import org.zhiheng.testcases.memory.MemoryDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** What {@code ./zhiheng soak walks} does in full, in small; and that the oracle knows what the specification has worked out by hand. */
class RandomWalksTest {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final String HUANCUI = "371002";
    private static final int PROCEDURES = 9;

    @TempDir
    private Path folder;

    @Test
    void nothing_that_must_hold_is_broken_refusals_say_why_and_terms_end_when_the_oracle_says() {
        try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY);
                CaseDistrict district = new CaseDistrict(
                        database, folder, FROM.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)), RandomWalks.PACKAGES)) {
            for (int i = 0; i < RandomWalks.DIVISIONS.size(); i++) {
                SmallDistrict.make(district.world, RandomWalks.DIVISIONS.get(i), i);
            }
            RandomWalks.Told told = new RandomWalks(district.core(), 5, 2 * PROCEDURES, FROM).walk();
            assertThat(told.faults()).isEmpty();
            assertThat(told.walks()).isEqualTo(2 * PROCEDURES);
            assertThat(told.refused()).isGreaterThan(30);
            assertThat(told.terms()).isGreaterThan(200);
            assertThat(told.known()).hasSizeGreaterThan(12);
            assertThat(district.differences()).isEmpty();
        }
    }

    /** The same core on memory, so that many walks are quick. */
    @Test
    void walks_need_no_database() {
        MemoryDistrict district = new MemoryDistrict(
                CaseDistrict.books(RandomWalks.PACKAGES),
                FROM.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)),
                RandomWalks.DIVISIONS);
        List<String> differences = new ArrayList<>();
        RandomWalks.Told told = new RandomWalks(district.core, 5, 200, FROM).walk(() -> {
            differences.addAll(district.differences());
            district.clear();
        });
        assertThat(told.faults()).isEmpty();
        assertThat(differences).isEmpty();
        assertThat(told.walks()).isEqualTo(200);
        assertThat(told.procedures()).hasSize(PROCEDURES);
        assertThat(told.refused()).isGreaterThan(1_000);
        assertThat(told.terms()).isGreaterThan(5_000);
        assertThat(told.known()).hasSizeGreaterThan(30);
    }

    /** SPEC.md, part F: F13, F21, F26, and a notice seven days ahead. */
    @Test
    void the_oracle_knows_worked_examples() {
        TermOracle oracle = new TermOracle();
        assertThat(oracle.end("p-hreq", null, HUANCUI, "2024-09-27", false, List.of())
                        .map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2024-10-10"));
        assertThat(oracle.end("p-pay", null, HUANCUI, "2024-09-16", false, List.of())
                        .map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2024-10-08"));
        assertThat(oracle.end("f-30", null, HUANCUI, "2024-12-20", false, List.of()))
                .isEqualTo(Optional.of(new TermOracle.End("2025-01-19", "2025-01-17")));
        List<TermOracle.Stop> test =
                List.of(new TermOracle.Stop("TEST", LocalDate.of(2025, 1, 6), LocalDate.of(2025, 1, 20)));
        assertThat(oracle.end("f-30", null, HUANCUI, "2024-12-20", true, test).map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2025-03-05"));
        assertThat(oracle.end("p-90", null, HUANCUI, "2026-12-01", false, List.of()))
                .isEmpty();
    }
}
