package org.zhiheng.testcases.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.testcases.CaseDistrict;
import org.zhiheng.testdb.DatabaseKind;
import org.zhiheng.testdb.TestDatabase;

/** What {@code ./zhiheng soak walks} does in full, in small; and that the oracle knows what the specification has worked out by hand. */
class RandomWalksTest {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);

    @TempDir
    private Path folder;

    @Test
    void nothing_that_must_hold_is_broken_refusals_say_why_and_terms_end_when_the_oracle_says() {
        try (TestDatabase database = TestDatabase.open(DatabaseKind.DERBY);
                CaseDistrict district = new CaseDistrict(
                        database, folder, FROM.atTime(9, 0).toInstant(ZoneOffset.ofHours(8)), RandomWalks.PACKAGES)) {
            RandomWalks.Told told = new RandomWalks(district, 5, 12).walk();
            assertThat(told.faults()).isEmpty();
            assertThat(told.walks()).isEqualTo(12);
            assertThat(told.refused()).isGreaterThan(30);
            assertThat(told.terms()).isGreaterThan(200);
            assertThat(told.known()).hasSizeGreaterThan(8);
            assertThat(district.differences()).isEmpty();
        }
    }

    /** SPEC.md, part F: F13, F21, F26, and a notice seven days ahead. */
    @Test
    void the_oracle_knows_worked_examples() {
        TermOracle oracle = new TermOracle();
        assertThat(oracle.end("p-hreq", null, "2024-09-27", false, List.of()).map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2024-10-10"));
        assertThat(oracle.end("p-pay", null, "2024-09-16", false, List.of()).map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2024-10-08"));
        assertThat(oracle.end("f-30", null, "2024-12-20", false, List.of()))
                .isEqualTo(Optional.of(new TermOracle.End("2025-01-19", "2025-01-17")));
        List<TermOracle.Stop> test =
                List.of(new TermOracle.Stop("TEST", LocalDate.of(2025, 1, 6), LocalDate.of(2025, 1, 20)));
        assertThat(oracle.end("f-30", null, "2024-12-20", true, test).map(TermOracle.End::legal))
                .isEqualTo(Optional.of("2025-03-05"));
        assertThat(oracle.end("p-90", null, "2026-12-01", false, List.of())).isEmpty();
    }
}
