package org.zhiheng.testkit.mutation;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.RuleBooks;

/**
 * Makes every small change of every shipped package, one at a time, and asks whether a package test fails then. All packages are
 * laid together as they are shipped, so a change of an upper package may be found by the tests of those that rest on it. Only
 * rulings count: nothing else is asked.
 */
public final class MutationRun {

    private static final int THREADS = 2;

    private final Shipped shipped;
    private final RuleBooks books;
    private final LawReads reads;
    private final Equivalence equivalence;
    private final List<Trial> trials;
    private final Map<Rule, List<Trial>> asking = new HashMap<>();

    /**
     * Reads the packages and runs their tests once as they are.
     *
     * @param plugins the folder of the plugins, e.g. {@code region-plugins}
     * @throws IllegalArgumentException when a package is refused or a test fails
     */
    public MutationRun(Path plugins) {
        shipped = Shipped.under(plugins);
        books = shipped.books();
        equivalence = new Equivalence(shipped, books);
        trials = Trial.all(books);
        refuseFailing();
        for (Trial trial : trials) {
            trial.asked().rules().forEach(rule -> asking.computeIfAbsent(rule, r -> new ArrayList<>())
                    .add(trial));
        }
        reads = LawReads.ofTheLawCore(asking.keySet());
    }

    /** A test that fails without any change would seem to find every one. */
    private void refuseFailing() {
        Asking asking = new LawRulings(null).with(books);
        List<String> failing = trials.stream()
                .filter(trial -> !trial.passes(asking))
                .map(trial -> trial.packageId() + ": " + trial.test().name())
                .toList();
        if (!failing.isEmpty()) {
            throw new IllegalArgumentException("tests that fail as it is: " + failing);
        }
    }

    /** What became of a mutant. */
    enum Fate {
        /** A test of its own package failed. */
        FOUND,
        /** No test of its own package failed, but one of a package that rests on it. */
        FOUND_BELOW,
        SURVIVED,
        /** No answer can change. */
        EQUIVALENT,
        /** No ruling asks for the rule yet. */
        UNREAD
    }

    /** @param why the reason of an equivalent mutant, in Chinese; null otherwise */
    record Outcome(Mutant mutant, Fate fate, String why) {

        Outcome(Mutant mutant, Fate fate) {
            this(mutant, fate, null);
        }
    }

    /** Tries all mutants. The report is the same at every run. */
    public MutationReport run() throws InterruptedException {
        Map<String, List<Outcome>> outcomes = new LinkedHashMap<>();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (Shipped.Plugin plugin : shipped.plugins()) {
                List<Future<Outcome>> running = new ArrayList<>();
                for (Mutant mutant : mutants(plugin)) {
                    running.add(threads.submit(() -> tried(mutant)));
                }
                List<Outcome> done = new ArrayList<>();
                for (Future<Outcome> each : running) {
                    done.add(each.get());
                }
                outcomes.put(plugin.folder().getFileName().toString(), done);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } finally {
            threads.shutdownNow();
        }
        return new MutationReport(shipped, trials, reads, outcomes, equivalence.noted());
    }

    private static List<Mutant> mutants(Shipped.Plugin plugin) {
        List<Mutant> mutants = new ArrayList<>(ParameterMutants.of(plugin.rulePackage()));
        mutants.addAll(ListMutants.of(plugin.rulePackage()));
        mutants.addAll(TableMutants.of(plugin));
        mutants.addAll(DutyMutants.of(plugin.rulePackage()));
        return mutants;
    }

    private Outcome tried(Mutant mutant) {
        List<Trial> touching = asking.getOrDefault(mutant.rule(), List.of());
        if (unread(mutant, touching)) {
            return new Outcome(mutant, Fate.UNREAD);
        }
        RuleBooks changed = shipped.books(mutant.changed());
        Asking rulings = new LawRulings(null).with(changed);
        String own = mutant.changed().id();
        if (touching.stream().anyMatch(trial -> trial.packageId().equals(own) && !trial.passes(rulings))) {
            return new Outcome(mutant, Fate.FOUND);
        }
        if (touching.stream().anyMatch(trial -> !trial.packageId().equals(own) && !trial.passes(rulings))) {
            return new Outcome(mutant, Fate.FOUND_BELOW);
        }
        String why = equivalence.reason(mutant, changed, touching);
        return why == null ? new Outcome(mutant, Fate.SURVIVED) : new Outcome(mutant, Fate.EQUIVALENT, why);
    }

    /** Whether no ruling asks for the rule, or for the field of it that is changed. */
    private boolean unread(Mutant mutant, List<Trial> touching) {
        if (touching.isEmpty() && !reads.mayAsk(mutant.rule())) {
            return true;
        }
        boolean ofWhole = mutant.rule().kind() != Rule.Kind.PARAMETER
                || mutant.field().equals("from")
                || mutant.field().equals("until")
                || mutant.field().equals("value");
        return !ofWhole && !reads.knows(mutant.field());
    }
}
