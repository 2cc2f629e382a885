package org.zhiheng.cases.sample;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.procedures.Run;
import org.zhiheng.cases.sample.SamplePlan.Course;

/** Where the people of a sample case go from a stage, by where the case is to lead. What a procedure does not have is not gone. */
final class SampleTurns {

    /** Where people go from a stage when nothing special happens; of ways that are not named, the first. */
    private static final Map<String, List<String>> USUAL = Map.ofEntries(
            Map.entry("lead-check", List.of("filing")),
            Map.entry("filing", List.of("investigation")),
            Map.entry("investigation", List.of("investigation-end")),
            Map.entry("suspended", List.of("investigation", "implementation")),
            Map.entry("investigation-end", List.of("notice", "review")),
            Map.entry("notice", List.of("decision", "review")),
            Map.entry("hearing", List.of("review", "review-after-hearing", "decision")),
            Map.entry("review", List.of("approval", "decision")),
            Map.entry("review-after-hearing", List.of("decision")),
            Map.entry("enforcement", List.of("archiving")),
            Map.entry("service", List.of("execution", "implementation", "collection", "reminder")));

    private static final Map<Course, List<Turn>> TURNS = new EnumMap<>(Course.class);

    static {
        turns(Course.NOT_FILED, "filing not-filed");
        turns(Course.TRANSFERRED, "lead-check transfer");
        turns(Course.RETURNED, "lead-check transfer once", "transfer lead-check");
        turns(Course.DROPPED, "investigation dropping");
        turns(Course.CRIMINAL, "investigation criminal-transfer");
        turns(Course.POLICE_REFUSED, "investigation criminal-transfer once", "police investigation");
        turns(Course.SUSPENDED, "investigation suspended once", "implementation suspended once");
        turns(
                Course.SUPPLEMENTED,
                "investigation-end investigation once",
                "decision review once",
                "decision assessment once");
        turns(
                Course.NO_PENALTY,
                "investigation-end no-penalty",
                "approval no-penalty",
                "decision no-penalty",
                "discussion no-penalty",
                "review no-penalty",
                "service closing");
        turns(Course.HEARD, "notice hearing", "review hearing once");
        turns(Course.DISPUTED, "review review-dispute once", "notice review");
        turns(Course.REVIEWED, "notice review");
        turns(Course.COLLECTED, "on-the-spot archiving");
        turns(Course.GONE_ON, "on-the-spot ordinary");
        turns(Course.URGENT, "request make-up");
        turns(Course.NOT_MADE_UP, "request make-up", "make-up lifting");
        turns(Course.REFUSED, "approval refused", "decision refusal");
        turns(Course.NOT_DONE, "scene refused");
        turns(Course.HANDED_OVER, "in-force handed-over");
        turns(Course.DISPOSED, "in-force disposal");
        turns(Course.PERFORMED, "reminder performed");
        turns(Course.AGREED, "implementation agreement");
        turns(Course.BROKEN, "implementation agreement once", "agreement implementation");
        turns(Course.TERMINATED, "implementation terminated", "enforcement terminated");
        turns(Course.REMINDED_AGAIN, "decision reminder once", "application reminder once");
        turns(Course.RECONSIDERED, "court reconsideration once");
        turns(Course.GIVEN_UP, "ruling reconsideration", "reconsideration archiving");
        turns(Course.IMMEDIATE, "decision immediate");
        turns(Course.CORRECTED, "application correction");
        turns(Course.NOT_ACCEPTED, "application not-accepted");
        turns(Course.WITHDRAWN, "review withdrawn");
        turns(Course.NOT_CHARGED, "assessment not-charged");
    }

    /** @param once only where the stage has not been left before */
    private record Turn(String stage, String to, boolean once) {}

    private SampleTurns() {}

    private static void turns(Course course, String... turns) {
        TURNS.put(
                course,
                List.of(turns).stream()
                        .map(each -> each.split(" "))
                        .map(words -> new Turn(words[0], words[1], words.length > 2))
                        .toList());
    }

    /** @param reviewed whether the case goes to legal review before its decision */
    static Run.Way way(Run run, Course course, boolean reviewed) {
        return turn(run, course)
                .or(() -> reviewed && run.stage().equals("notice") ? to(run, "review") : Optional.empty())
                .or(() -> USUAL.getOrDefault(run.stage(), List.of()).stream()
                        .flatMap(each -> to(run, each).stream())
                        .findFirst())
                .orElseGet(() -> run.ways().get(0));
    }

    private static Optional<Run.Way> turn(Run run, Course course) {
        long visits = visits(run, run.stage());
        return TURNS.getOrDefault(course, List.of()).stream()
                .filter(each -> each.stage().equals(run.stage()) && (!each.once() || visits == 1))
                .flatMap(each -> to(run, each.to()).stream())
                .findFirst();
    }

    private static Optional<Run.Way> to(Run run, String stage) {
        return run.ways().stream().filter(each -> each.to().equals(stage)).findFirst();
    }

    static long visits(Run run, String stage) {
        return run.visits().stream().filter(each -> each.stage().equals(stage)).count();
    }
}
