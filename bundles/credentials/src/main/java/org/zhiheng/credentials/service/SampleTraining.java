package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.TrainingOrganiser;
import org.zhiheng.api.questions.TrainingType;
import org.zhiheng.api.registers.Field;
import org.zhiheng.credentials.domain.Words.Drill;
import org.zhiheng.credentials.domain.Words.DrillTopic;
import org.zhiheng.credentials.domain.Words.ExamKind;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.credentials.domain.Words.TrainingMode;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** Courses, hours, exams, plans and drills of the sample district: one officer in eleven is short of hours. */
final class SampleTraining {

    /** So long each training is. */
    private static final int DAYS = 3;

    private static final LocalDate SINCE = LocalDate.of(2024, 1, 1);
    private static final int SHORT = 11;
    private static final String LAW = "sample-k-law";
    private static final String SKILLS = "sample-k-skills";
    private static final String POLITICAL = "sample-k-political";

    private final District district;
    private final SampleRows rows;
    private final Random random;
    private final List<LocalDate> taken = new ArrayList<>();

    SampleTraining(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
        this.random = district.random("training");
    }

    void courses() {
        String justice = district.body("justice");
        course(LAW, "公共法律知识(示例)", justice, TrainingType.PUBLIC_LAW, TrainingOrganiser.JUSTICE, "20");
        course(SKILLS, "执法技能实训(示例)", justice, TrainingType.SKILLS, TrainingOrganiser.JUSTICE, "16.5");
        course(POLITICAL, "三年行动方案专题(示例)", justice, TrainingType.POLITICAL, TrainingOrganiser.JUSTICE, "8");
        for (Body each : district.bodies()) {
            course(
                    professional(each.id()),
                    "领域业务知识(示例)",
                    each.id(),
                    TrainingType.PROFESSIONAL,
                    TrainingOrganiser.DEPARTMENT,
                    "24");
        }
    }

    private static String professional(String body) {
        return "sample-k-" + District.name(body);
    }

    private void course(
            String key, String title, String body, TrainingType type, TrainingOrganiser organiser, String hours) {
        rows.add(
                "courses",
                key,
                SINCE,
                null,
                "title",
                title,
                "body",
                body,
                "type",
                Field.word(type),
                "organiser",
                Field.word(organiser),
                "hours",
                hours,
                "mandatory",
                !key.equals(SKILLS),
                "mode",
                Field.word(TrainingMode.ON_SITE));
    }

    void of(List<SamplePerson> people) {
        people.forEach(this::exam);
        for (SamplePerson each : people) {
            for (int year = district.today().getYear() - 1;
                    year <= district.today().getYear();
                    year++) {
                year(each, year);
            }
        }
        plans();
        drills();
    }

    private void exam(SamplePerson person) {
        rows.add(
                "exams",
                person.key("m", 1),
                "officer",
                person.key(),
                "kind",
                Field.word(ExamKind.QUALIFICATION),
                "heldOn",
                person.entered().plusDays(250),
                "batch",
                "示例批次",
                "score",
                String.valueOf(60 + random.nextInt(40)),
                "outcome",
                Field.word(Outcome.PASSED),
                "organiser",
                Field.word(TrainingOrganiser.JUSTICE));
    }

    private void year(SamplePerson person, int year) {
        taken.clear();
        LocalDate first = LocalDate.of(year, 1, 5);
        LocalDate end = LocalDate.of(year, 12, 20);
        LocalDate last = end.isBefore(district.today()) ? end : district.today().minusDays(1);
        if (person.left() != null && person.left().isBefore(last)) {
            last = person.left();
        }
        attended(person, LAW, year, first, last, TrainingType.PUBLIC_LAW, TrainingOrganiser.JUSTICE, "20");
        attended(
                person, SKILLS, year, first.plusDays(60), last, TrainingType.SKILLS, TrainingOrganiser.JUSTICE, "16.5");
        attended(person, POLITICAL, year, first, last, TrainingType.POLITICAL, TrainingOrganiser.JUSTICE, "8");
        if (person.number() % SHORT != 5) {
            attended(
                    person,
                    professional(person.body()),
                    year,
                    first.plusDays(40),
                    last,
                    TrainingType.PROFESSIONAL,
                    TrainingOrganiser.DEPARTMENT,
                    "24");
        }
    }

    /** The first day of three that no other training of the person's year has; null for none. */
    private LocalDate free(LocalDate first, int days) {
        int wanted = random.nextInt(days);
        return IntStream.range(0, days)
                .mapToObj(each -> first.plusDays((wanted + each) % days))
                .filter(day -> taken.stream().noneMatch(other -> Math.abs(other.until(day, ChronoUnit.DAYS)) < DAYS))
                .findFirst()
                .orElse(null);
    }

    private void attended(
            SamplePerson person,
            String course,
            int year,
            LocalDate first,
            LocalDate last,
            TrainingType type,
            TrainingOrganiser organiser,
            String hours) {
        long days = first.until(last, ChronoUnit.DAYS) - DAYS;
        if (days < 1) {
            return;
        }
        LocalDate started = free(first, (int) days);
        if (started == null) {
            return;
        }
        taken.add(started);
        rows.add(
                "trainings",
                person.key("t" + year + Field.word(type).charAt(1), 1),
                "officer",
                person.key(),
                "year",
                year,
                "course",
                course,
                "startedOn",
                started,
                "endedOn",
                started.plusDays(DAYS - 1),
                "hours",
                hours,
                "type",
                Field.word(type),
                "organiser",
                Field.word(organiser),
                "mode",
                Field.word(TrainingMode.values()[random.nextInt(TrainingMode.values().length)]),
                "score",
                String.valueOf(60 + random.nextInt(40)),
                "outcome",
                Field.word(Outcome.PASSED),
                "reportedOn",
                started.plusDays(DAYS - 1));
    }

    /** Most are filed in time, some late, some not. */
    private void plans() {
        for (int year = district.today().getYear() - 1; year <= district.today().getYear(); year++) {
            int index = 0;
            for (String each : bodies()) {
                index++;
                LocalDate usual = LocalDate.of(year, 2, 20).plusDays(random.nextInt(35));
                LocalDate filed = index % 13 == 5 ? LocalDate.of(year, 4, 20) : usual;
                boolean there = index % 17 != 9 && !filed.isAfter(district.today());
                rows.add(
                        "training-plans",
                        "sample-n-" + year + "-" + District.name(each),
                        "year",
                        year,
                        "body",
                        each,
                        "title",
                        year + "年度执法人员培训计划(示例)",
                        "hours",
                        "60",
                        "filedOn",
                        there ? filed : null,
                        "filedWith",
                        there ? "示例区司法局(示例)" : null);
            }
        }
    }

    private TreeSet<String> bodies() {
        TreeSet<String> bodies = new TreeSet<>();
        district.bodies().forEach(each -> bodies.add(each.id()));
        return bodies;
    }

    private void drills() {
        for (int i = 0; i < district.share(20); i++) {
            rows.add(
                    "drills",
                    String.format("sample-d-%02d", i + 1),
                    "title",
                    "执法演练第" + (i + 1) + "场(示例)",
                    "body",
                    district.bodies().get(i % district.bodies().size()).id(),
                    "kind",
                    Field.word(Drill.values()[i % Drill.values().length]),
                    "topics",
                    List.of(Field.word(DrillTopic.values()[i % DrillTopic.values().length])),
                    "heldOn",
                    district.today().minusDays(5 + random.nextInt(300)),
                    "participants",
                    10 + random.nextInt(60));
        }
    }
}
