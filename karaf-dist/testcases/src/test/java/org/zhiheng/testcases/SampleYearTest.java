package org.zhiheng.testcases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.cases.CaseInspection;
import org.zhiheng.cases.sample.SampleYear;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A small year: everybody does what the plan says, what they get wrong is refused, and at its end all that must hold does. */
@OnEveryDatabase
class SampleYearTest {

    private static final LocalDate FROM = LocalDate.of(2025, 1, 2);
    private static final LocalDate LAST = LocalDate.of(2025, 12, 31);
    private static final int CASES = 16;

    private final TestDatabase database;

    @TempDir
    private Path folder;

    SampleYearTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void a_year_is_played_by_its_people_and_everything_holds_at_its_end() throws IOException {
        try (CaseDistrict district = new CaseDistrict(
                database, folder, FROM.atStartOfDay(ZoneOffset.ofHours(8)).toInstant(), CaseDistrict.HUANCUI)) {
            SmallDistrict.make(district.world);
            SampleYear.Told told = district.play(
                    SampleYear.Settings.of(7, CASES, FROM, 300), LAST, (number, command, outcome) -> {}, () -> false);
            assertThat(told.faults()).isEmpty();
            assertThat(told.opened()).isEqualTo(CASES);
            assertThat(told.stuck()).isEmpty();
            assertThat(told.ended()).isGreaterThan(CASES / 2);
            assertThat(told.mistakes()).isGreaterThan(CASES / 4);
            assertThat(told.refused()).isGreaterThan(CASES / 2);
            CaseInspection.Report report =
                    district.inspection.inspect(RegisterWorld.who(Role.JUSTICE_SUPERVISOR, RegisterWorld.JUSTICE));
            assertThat(report.findings()).isZero();
            assertThat(district.differences()).isEmpty();
            Path carried = Files.createDirectory(folder.resolve("carried"));
            IssuedReceipts.write(district, folder, carried, Integer.MAX_VALUE);
            ReplayedReceipts.Told replayed =
                    ReplayedReceipts.of(IssuedReceipts.in(carried), CaseDistrict.HUANCUI, folder.resolve("fresh"));
            assertThat(replayed.differences()).isEmpty();
            assertThat(replayed.receipts()).isGreaterThan(CASES / 2);
            assertThat(replayed.rulings()).isGreaterThan(8 * replayed.receipts());
        }
    }
}
