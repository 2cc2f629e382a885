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
import org.zhiheng.api.questions.ActKind;
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
        /** The other body sends it back. */
        RETURNED,
        CRIMINAL,
        /** The police do not take it up. */
        POLICE_REFUSED,
        SUSPENDED,
        DISPUTED,
        SUPPLEMENTED,
        /** Goods are seized in the case of a penalty. */
        SEIZED,
        PRESERVED,
        /** Nobody pays in time. */
        LATE,
        ANNOUNCED,
        /** A fine that is paid where it is decided. */
        COLLECTED,
        /** Begun on the spot, it goes on by the ordinary procedure. */
        GONE_ON,
        /** A measure before its approval. */
        URGENT,
        /** One that the head does not approve afterwards. */
        NOT_MADE_UP,
        REFUSED,
        NOT_DONE,
        EXTENDED,
        FROZEN,
        HANDED_OVER,
        DISPOSED,
        /** The party does it after all. */
        PERFORMED,
        AGREED,
        BROKEN,
        TERMINATED,
        REMINDED_AGAIN,
        RECONSIDERED,
        GIVEN_UP,
        IMMEDIATE,
        CORRECTED,
        NOT_ACCEPTED,
        WITHDRAWN,
        NOT_CHARGED
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
    static final String MEASURE = "coercion.measure";
    static final String EXECUTION = "coercion.execution";
    static final String COURT = "coercion.court";
    static final String SUBSTITUTE = "coercion.substitute";
    static final String LICENCE = "licence.outline";
    static final String CONFIRMATION = "confirmation.outline";
    static final String FEE = "fee.outline";

    /** How many of a hundred cases follow which procedure. */
    private static final Map<String, Integer> PROCEDURES = new LinkedHashMap<>();

    static {
        PROCEDURES.put(ORDINARY, 58);
        PROCEDURES.put(SIMPLE, 18);
        PROCEDURES.put(MEASURE, 7);
        PROCEDURES.put(EXECUTION, 4);
        PROCEDURES.put(COURT, 4);
        PROCEDURES.put(SUBSTITUTE, 3);
        PROCEDURES.put(LICENCE, 3);
        PROCEDURES.put(CONFIRMATION, 1);
        PROCEDURES.put(FEE, 2);
    }

    /** How many of a hundred cases of a procedure go where; the others go the plain way. */
    private static final Map<String, Map<Course, Integer>> COURSES = Map.of(
            ORDINARY,
            courses(
                    "REVIEWED 14 HEARD 7 NO_PENALTY 13 NOT_FILED 6 DROPPED 3 TRANSFERRED 3 RETURNED 1 CRIMINAL 2"
                            + " POLICE_REFUSED 2 SUSPENDED 4 SUPPLEMENTED 3 DISPUTED 2 SEIZED 3 PRESERVED 3 LATE 3 ANNOUNCED 2"),
            SIMPLE,
            courses("COLLECTED 35 GONE_ON 10"),
            MEASURE,
            courses("URGENT 15 NOT_MADE_UP 8 REFUSED 8 NOT_DONE 5 EXTENDED 10 FROZEN 8 HANDED_OVER 10 DISPOSED 12"),
            EXECUTION,
            courses("PERFORMED 15 AGREED 14 BROKEN 10 SUSPENDED 12 TERMINATED 10 REMINDED_AGAIN 10"),
            COURT,
            courses("PERFORMED 15 RECONSIDERED 14 GIVEN_UP 10 TERMINATED 10 REMINDED_AGAIN 10"),
            SUBSTITUTE,
            courses("PERFORMED 20 IMMEDIATE 25"),
            LICENCE,
            courses("CORRECTED 18 NOT_ACCEPTED 8 WITHDRAWN 8 HEARD 16 REFUSED 12 SUPPLEMENTED 10"),
            CONFIRMATION,
            courses("CORRECTED 20 NOT_ACCEPTED 10 REFUSED 20 SUPPLEMENTED 10"),
            FEE,
            courses("NOT_CHARGED 15 SUPPLEMENTED 15"));

    private static Map<Course, Integer> courses(String words) {
        Map<Course, Integer> shares = new LinkedHashMap<>();
        String[] all = words.split(" ");
        for (int i = 0; i < all.length; i += 2) {
            shares.put(Course.valueOf(all[i]), Integer.valueOf(all[i + 1]));
        }
        return shares;
    }

    private static final int MISTAKEN = 35;

    /** All procedures, each with its usual share of a hundred cases. */
    public static Map<String, Integer> procedures() {
        return new LinkedHashMap<>(PROCEDURES);
    }

    /** All procedures, each as often as the others. */
    public static Map<String, Integer> evenly() {
        Map<String, Integer> all = procedures();
        all.replaceAll((procedure, share) -> 1);
        return all;
    }

    /**
     * @param days over how many days cases begin
     * @param procedures those that are followed, with their shares. What a body has no item for, and what is too much for the spot, follows the ordinary one
     */
    static SamplePlan of(
            long seed,
            int number,
            int all,
            LocalDate from,
            int days,
            List<SampleCrew> crews,
            Map<String, Integer> procedures) {
        // Of neighbouring seeds Random begins nearly alike, and all cases would be of one body.
        Random random = new Random(new SplittableRandom(seed * 1_000_003 + number).nextLong());
        LocalDate begins = from.plusDays((long) number * days / all);
        SampleCrew crew = crews.get(random.nextInt(crews.size()));
        String procedure = pick(random, procedures);
        boolean cannot = procedure.equals(EXECUTION) && !crew.enforces()
                || procedure.equals(SUBSTITUTE) && crew.reviewer() == null;
        procedure = cannot ? COURT : procedure;
        List<SampleCrew.Item> items = items(crew, procedure);
        if (items.isEmpty()) {
            procedure = ORDINARY;
            items = crew.items();
        }
        SampleCrew.Item item = items.get(random.nextInt(items.size()));
        boolean citizen = random.nextInt(100) < 45;
        BigDecimal onTheSpot = spotFine(random, item);
        if (procedure.equals(SIMPLE) && !crew.spot().allows(onTheSpot, citizen)) {
            procedure = ORDINARY;
        }
        Course course = possible(course(random, procedure), crew);
        BigDecimal fine = procedure.equals(SIMPLE) ? onTheSpot : fine(random, item, course);
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

    /** Coercion rests on the items of the penalties it belongs to. */
    private static List<SampleCrew.Item> items(SampleCrew crew, String procedure) {
        return switch (procedure) {
            case LICENCE -> crew.others(ActKind.LICENCE);
            case CONFIRMATION -> crew.others(ActKind.CONFIRMATION);
            case FEE -> crew.others(ActKind.FEE);
            default -> crew.items();
        };
    }

    private static <T> T pick(Random random, Map<T, Integer> shares) {
        int of = random.nextInt(
                shares.values().stream().mapToInt(Integer::intValue).sum());
        for (Map.Entry<T, Integer> each : shares.entrySet()) {
            of -= each.getValue();
            if (of < 0) {
                return each.getKey();
            }
        }
        throw new IllegalStateException("shares that sum up to more than they are");
    }

    private static Course course(Random random, String procedure) {
        int of = random.nextInt(100);
        for (Map.Entry<Course, Integer> each : COURSES.get(procedure).entrySet()) {
            of -= each.getValue();
            if (of < 0) {
                return each.getKey();
            }
        }
        return Course.PLAIN;
    }

    /** Where nobody reviews or presides, nothing is reviewed or heard. */
    private static Course possible(Course course, SampleCrew crew) {
        boolean reviewed = course == Course.REVIEWED || course == Course.DISPUTED || course == Course.HEARD;
        return reviewed && crew.reviewer() == null || course == Course.HEARD && crew.presider() == null
                ? Course.PLAIN
                : course;
    }

    private static BigDecimal spotFine(Random random, SampleCrew.Item item) {
        return item.least().max(new BigDecimal(50 * (1 + random.nextInt(4)))).setScale(2, RoundingMode.UNNECESSARY);
    }

    /** Inside the range of the item; light ones are frequent. */
    private static BigDecimal fine(Random random, SampleCrew.Item item, Course course) {
        BigDecimal width = item.most().subtract(item.least());
        int share = course == Course.HEARD ? 80 + random.nextInt(20) : random.nextInt(40);
        return item.least()
                .add(width.multiply(new BigDecimal(share)).divide(new BigDecimal(100), 0, RoundingMode.DOWN))
                .max(BigDecimal.ONE)
                .setScale(2, RoundingMode.UNNECESSARY);
    }

    /** The same case with those of another body, who have it from now on. */
    public SamplePlan by(SampleCrew other) {
        return new SamplePlan(
                number,
                begins,
                other,
                procedure,
                possible(course, other),
                item,
                fine,
                other.officers().subList(0, 2),
                citizen,
                waives,
                corrects,
                mistakes,
                seed);
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

    LocalDate born() {
        boolean child = course == Course.NO_PENALTY && ground() == Ground.UNDER_FOURTEEN;
        return child
                ? begins.minusYears(12).minusDays(random("born", 300))
                : LocalDate.of(1960, 1, 1).plusDays(random("born", 14_000));
    }

    String citizenNumber() {
        return SampleRows.citizenNumber(born(), 1 + random("sequence", 990));
    }

    /** On what ground there is no penalty, where there is none; only people can be too young or not know what they do. */
    Ground ground() {
        Ground[] all = Ground.values();
        Ground found = all[random("ground", all.length)];
        return found.person && !citizen ? Ground.SLIGHT_CORRECTED : found;
    }

    /** Grounds on which there is no penalty (行政处罚法 arts. 30, 31, 33, 57). */
    enum Ground {
        SLIGHT_CORRECTED(false),
        FIRST_VIOLATION(false),
        NO_FAULT(false),
        NOT_ESTABLISHED(false),
        UNDER_FOURTEEN(true),
        INCAPACITY(true);

        private final boolean person;

        Ground(boolean person) {
            this.person = person;
        }

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    String creditCode() {
        return SampleRows.creditCode(100_000 + number);
    }
}
