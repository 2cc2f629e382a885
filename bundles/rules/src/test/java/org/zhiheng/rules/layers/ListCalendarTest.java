package org.zhiheng.rules.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.WorkingCalendar;

/** The nation's calendar, read from its lists. */
class ListCalendarTest {

    private static WorkingCalendar calendar;

    @BeforeAll
    static void readTheNation() throws IOException {
        Path nation = Path.of("../../region-plugins/national/src/main/resources/RULES-INF");
        RulePackage read =
                new PackageReader().read(PackageContent.fromFolder(nation)).packageOrNull();
        calendar = new ListCalendar(List.of(read));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-09-30", "2024-09-29", "2024-10-12", "2024-02-04", "2024-02-29", "2024-12-31", "2025-01-26"
            })
    void ordinaryWeekdaysAndMakeUpDaysAreWorked(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-10-01", "2024-10-07", "2024-10-13", "2024-02-10", "2024-01-01", "2025-10-08", "2024-03-02"
            })
    void weekendsAndHolidaysAreNot(LocalDate day) {
        assertThat(calendar.isWorkingDay(day)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2017-12-31", "2099-01-05"})
    void aYearWithoutANoticeIsUnknownAndNotGuessed(LocalDate day) {
        assertThat(calendar.covers(day.getYear())).isFalse();
        assertThatThrownBy(() -> calendar.isWorkingDay(day))
                .isInstanceOfSatisfying(
                        WorkingCalendar.UncoveredYearException.class,
                        uncovered -> assertThat(uncovered.year()).isEqualTo(day.getYear()));
        assertThatThrownBy(() -> calendar.because(day.getYear(), "x"))
                .isInstanceOf(WorkingCalendar.UncoveredYearException.class);
    }

    @Test
    void anEmptyCalendarCoversNothing() {
        assertThat(new ListCalendar(List.of()).covers(2024)).isFalse();
        assertThat(new ListCalendar(List.of()).covers(0)).isFalse();
    }

    @Test
    void namesTheNoticeOfTheYear() {
        Reason reason = calendar.because(2024, "按2024年放假安排");

        assertThat(reason.rule()).isEqualTo("calendar.2024");
        assertThat(reason.packageId()).isEqualTo("cn.000000");
        assertThat(reason.text()).isEqualTo("按2024年放假安排");
    }
}
