package org.zhiheng.benchmarks;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.Competence;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.questions.Term;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.RulePackage;

/** Rulings with reasons through the typed API, one thread, over 20,000 distinct facts and 50 divisions; nothing is kept from one to the next. */
final class RulingBenchmark {

    private static final int FACTS = 20_000;
    private static final int DIVISIONS = 50;
    private static final LocalDate DAY = LocalDate.of(2024, 9, 2);
    private static final String[] CODES = {"P-90", "P-HREQ", "P-SERV", "P-PAY", "F-30", "A-60"};

    private RulingBenchmark() {}

    static void run() {
        List<RulePackage> packages = new ArrayList<>();
        packages.add(Packages.read(RegionFiles.of("national")));
        packages.add(Packages.read(RegionFiles.of("shandong")));
        String[] divisions = new String[DIVISIONS];
        for (int i = 0; i < DIVISIONS; i++) {
            divisions[i] = String.valueOf(371002 + i);
            packages.add(Packages.read(RegionFiles.district(divisions[i])));
        }
        Asking asking =
                new LawRulings(null).with(BookMaker.assemble(packages, 1).books());
        Term.Facts[] terms = new Term.Facts[FACTS];
        Competence.Facts[] competences = new Competence.Facts[FACTS];
        for (int i = 0; i < FACTS; i++) {
            LocalDate start = LocalDate.of(2023, 1, 2).plusDays(i % 900);
            terms[i] = new Term.Facts(
                    CODES[i / 900 % CODES.length], DateOrMoment.of(start), null, false, null, null, List.of());
            competences[i] = competence(i);
        }
        Ruling<?>[] sink = new Ruling<?>[1];
        double term = Rate.perSecond(
                400_000,
                400_000,
                i -> sink[0] = asking.ask(Term.QUESTION, terms[i % FACTS], divisions[i % DIVISIONS], DAY));
        determined(sink[0]);
        double competence = Rate.perSecond(
                400_000,
                400_000,
                i -> sink[0] = asking.ask(Competence.QUESTION, competences[i % FACTS], divisions[i % DIVISIONS], DAY));
        determined(sink[0]);
        System.out.printf("rulings with reasons, one thread: term %,.0f/s, competence %,.0f/s%n", term, competence);
    }

    private static void determined(Ruling<?> ruling) {
        if (!ruling.determined()) {
            throw new IllegalStateException("measured something undetermined: " + ruling.missing());
        }
    }

    private static Competence.Facts competence(int i) {
        return new Competence.Facts(
                new Competence.Item("E" + i % 100, true, false, null, "original-" + i % 7),
                ActKind.PENALTY,
                "371002100",
                new Competence.Empowerment(
                        List.of(ActKind.PENALTY, ActKind.INSPECTION),
                        LocalDate.of(2024, 5, 5),
                        LocalDate.of(2024, 5, 20),
                        null,
                        null,
                        null),
                null,
                null,
                null,
                LocalDate.of(2024, 8, 20),
                LocalDate.of(2024, 9, 1),
                false,
                List.of(Sanction.FINE),
                BigDecimal.valueOf(10_000L + 400L * i, 2),
                null,
                null,
                null);
    }
}
