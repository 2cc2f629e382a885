package org.zhiheng.cases.sample;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.zhiheng.registers.SampleRows;

/**
 * What a case of the sample year is to be: everything in it follows from the seed and its number.
 *
 * @param number among the cases of the year, from 0
 * @param begins the day on which its clue is taken in
 * @param handlers two of the crew's officers
 * @param citizen whether the party is a citizen, else a company
 * @param mistakes what people get wrong on the way
 */
public record SamplePlan(
        int number,
        LocalDate begins,
        SampleCrew crew,
        String procedure,
        Course course,
        SampleCrew.Item item,
        BigDecimal fine,
        List<SampleCrew.Officer> handlers,
        boolean citizen,
        boolean waives,
        boolean corrects,
        Set<Mistake> mistakes,
        long seed) {

    /** Where a case leads, by its procedure. */
    public enum Course {
        PLAIN,
        REVIEWED,
        HEARD,
        NO_PENALTY,
        NOT_FILED,
        DROPPED,
        TRANSFERRED,
        CRIMINAL,
        SUSPENDED,
        DISPUTED,
        SUPPLEMENTED
    }

    /** What people get wrong, so that it is refused. */
    public enum Mistake {
        /** Evidence taken by one officer alone. */
        ALONE,
        /** A day that is still to come. */
        AHEAD,
        /** Written by an officer who does not handle the case. */
        STRANGER,
        /** A step of somebody else's. */
        NOT_MINE,
        /** Written on what somebody has changed meanwhile. */
        STALE
    }

    static final String ORDINARY = "penalty.ordinary";
    static final String SIMPLE = "penalty.simple";

    /** How many of a hundred cases follow which procedure. */
    private static final Map<String, Integer> PROCEDURES = new LinkedHashMap<>();

    static {
        PROCEDURES.put(ORDINARY, 72);
        PROCEDURES.put(SIMPLE, 28);
    }

    private static final int MISTAKEN = 35;

    public static Set<String> procedures() {
        return PROCEDURES.keySet();
    }

    /**
     * @param days over how many days cases begin
     * @param procedures those that are followed; the share of the others goes to the ordinary one
     */
    static SamplePlan of(
            long seed, int number, int all, LocalDate from, int days, List<SampleCrew> crews, Set<String> procedures) {
        // Of neighbouring seeds Random begins nearly alike, and all cases would be of one body.
        Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        LocalDate begins = from.plusDays((long) number * days / all);
        SampleCrew crew = crews.get(random.nextInt(crews.size()));
        String procedure = procedure(random, procedures);
        SampleCrew.Item item = crew.items().get(random.nextInt(crew.items().size()));
        boolean citizen = random.nextInt(100) < 45;
        Course course = course(random, procedure, crew);
        BigDecimal fine = fine(random, item, procedure, course);
        if (procedure.equals(SIMPLE) && !crew.spot().allows(fine, citizen)) {
            procedure = ORDINARY;
        }
        int first = random.nextInt(crew.officers().size());
        int second = (first + 1 + random.nextInt(crew.officers().size() - 1))
                % crew.officers().size();
        Set<Mistake> mistakes = new TreeSet<>();
        for (Mistake each : Mistake.values()) {
            if (random.nextInt(100) < MISTAKEN / 2) {
                mistakes.add(each);
            }
        }
        return new SamplePlan(
                number,
                begins,
                crew,
                procedure,
                course,
                item,
                fine,
                List.of(crew.officers().get(first), crew.officers().get(second)),
                citizen,
                random.nextInt(100) < 70,
                random.nextInt(100) < 25,
                mistakes,
                random.nextLong());
    }

    private static String procedure(Random random, Set<String> procedures) {
        int of = random.nextInt(100);
        for (Map.Entry<String, Integer> each : PROCEDURES.entrySet()) {
            of -= each.getValue();
            if (of < 0) {
                return procedures.contains(each.getKey()) ? each.getKey() : ORDINARY;
            }
        }
        return ORDINARY;
    }

    private static Course course(Random random, String procedure, SampleCrew crew) {
        int of = random.nextInt(100);
        if (!procedure.equals(ORDINARY)) {
            return Course.PLAIN;
        }
        if (of < 40) {
            return Course.PLAIN;
        } else if (of < 56) {
            return crew.reviewer() == null ? Course.PLAIN : Course.REVIEWED;
        } else if (of < 63) {
            return crew.presider() == null || crew.reviewer() == null ? Course.PLAIN : Course.HEARD;
        } else if (of < 74) {
            return Course.NO_PENALTY;
        } else if (of < 81) {
            return Course.NOT_FILED;
        } else if (of < 85) {
            return Course.DROPPED;
        } else if (of < 89) {
            return Course.TRANSFERRED;
        } else if (of < 91) {
            return Course.CRIMINAL;
        } else if (of < 95) {
            return Course.SUSPENDED;
        }
        return of < 98 ? Course.SUPPLEMENTED : crew.reviewer() == null ? Course.PLAIN : Course.DISPUTED;
    }

    /** Inside the range of the item; light ones are frequent. */
    private static BigDecimal fine(Random random, SampleCrew.Item item, String procedure, Course course) {
        if (procedure.equals(SIMPLE)) {
            return item.least()
                    .max(new BigDecimal(50 * (1 + random.nextInt(4))))
                    .setScale(2, RoundingMode.UNNECESSARY);
        }
        BigDecimal width = item.most().subtract(item.least());
        int share = course == Course.HEARD ? 80 + random.nextInt(20) : random.nextInt(40);
        return item.least()
                .add(width.multiply(new BigDecimal(share)).divide(new BigDecimal(100), 0, RoundingMode.DOWN))
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Numbers for a purpose, the same each time. */
    int random(String purpose, int bound) {
        return new Random(seed ^ purpose.hashCode()).nextInt(bound);
    }

    /** What carries it is a sample. */
    String clue() {
        return "示例-" + begins.getYear() + "-" + String.format("%05d", number + 1);
    }

    public String command(String of) {
        return "sample-year-" + number + "-" + of;
    }

    String party() {
        return citizen ? "示例当事人" + (number + 1) : "示例商贸" + (number + 1) + "号有限公司(示例)";
    }

    String citizenNumber() {
        return SampleRows.citizenNumber(
                LocalDate.of(1960, 1, 1).plusDays(random("born", 14_000)), 1 + random("sequence", 990));
    }

    String creditCode() {
        return SampleRows.creditCode(100_000 + number);
    }
}
