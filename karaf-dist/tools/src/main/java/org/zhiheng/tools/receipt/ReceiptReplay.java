package org.zhiheng.tools.receipt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.law.LawRulings;
import org.zhiheng.records.ReceiptFacts;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.swap.BooksInForce;

/** Asks everything that a receipt rests on again of the packages it names, without the platform. */
public final class ReceiptReplay {

    private ReceiptReplay() {}

    /** What became of one ruling. */
    public enum State {
        /** The same answer for the same reasons. */
        SAME,
        /** Another answer, other reasons, or another book. */
        DIFFERENT,
        /** Packages or personal facts are not at hand. */
        NOT_ASKED
    }

    /**
     * @param of of which law: {@code decided}, {@code at-act} or {@code at-decision}
     * @param said in Chinese, what differs or is lacking; empty when the same
     */
    public record Replayed(String question, String of, State state, List<String> said) {}

    /**
     * @param recordedEngine versions of the law core that answered then
     * @param engine of the one that answers now
     */
    public record Result(List<Replayed> rulings, String recordedEngine, String engine) {

        public boolean same() {
            return rulings.stream().allMatch(each -> each.state() == State.SAME);
        }

        public boolean differs() {
            return rulings.stream().anyMatch(each -> each.state() == State.DIFFERENT);
        }
    }

    /**
     * @param basis of the receipt
     * @param packages at hand
     * @param revealed what digests stand for, as far as it was shown and is right
     * @throws ZhihengException {@code RECORD-FORM} when the basis is not of its form
     */
    public static Result of(
            Map<String, Object> basis, List<PackageContent> packages, Function<String, Optional<String>> revealed) {
        PackageArchive archive = new PackageArchive(packages, books(basis));
        LawRulings rulings = new LawRulings(new BooksInForce(archive));
        List<Replayed> replayed = new ArrayList<>();
        List<String> engines = new ArrayList<>();
        for (ReceiptForm.Asked each : ReceiptForm.asked(basis)) {
            if (!engines.contains(each.engine())) {
                engines.add(each.engine());
            }
            replayed.add(replayed(each, archive, rulings, revealed));
        }
        return new Result(replayed, String.join("、", engines), LawRulings.ENGINE);
    }

    private static Map<String, List<String>> books(Map<String, Object> basis) {
        Map<String, List<String>> books = new LinkedHashMap<>();
        for (Object each : basis.get("books") instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> book && book.get("packages") instanceof List<?> packages) {
                books.put(
                        String.valueOf(book.get("fingerprint")),
                        packages.stream()
                                .map(one -> String.valueOf(((Map<?, ?>) one).get("content")))
                                .toList());
            }
        }
        return books;
    }

    private static Replayed replayed(
            ReceiptForm.Asked asked,
            PackageArchive archive,
            LawRulings rulings,
            Function<String, Optional<String>> revealed) {
        List<String> lacking = archive.lacking(asked.fingerprint());
        if (!lacking.isEmpty() || archive.book(asked.fingerprint()).isEmpty()) {
            return told(asked, State.NOT_ASKED, List.of("缺少规则包:" + String.join("、", lacking)));
        }
        Optional<Map<String, Object>> facts = ReceiptFacts.open(asked.facts(), revealed);
        if (facts.isEmpty()) {
            return told(asked, State.NOT_ASKED, List.of("所依据的个人信息没有出示"));
        }
        Ruling<Map<String, Object>> now = rulings.archived(asked.fingerprint())
                .ask(asked.question(), RulingForm.facts(facts.get()), asked.division(), asked.asOf());
        List<String> differences = new ArrayList<>(RulingForm.differences(asked.ruling(), RulingForm.ruling(now)));
        if (!now.ruleBook().fingerprint().equals(asked.fingerprint())) {
            differences.add("规则书的指纹:记录的是" + asked.fingerprint() + ",现在是"
                    + now.ruleBook().fingerprint());
        }
        return told(asked, differences.isEmpty() ? State.SAME : State.DIFFERENT, differences);
    }

    private static Replayed told(ReceiptForm.Asked asked, State state, List<String> said) {
        return new Replayed(asked.question(), asked.of(), state, said);
    }
}
