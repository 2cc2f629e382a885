package org.zhiheng.records;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.api.rulings.Rulings;

/** Asks everything that a receipt rests on again, of the books it names, with the facts of then. Stateless. */
public final class ReceiptReplay {

    private ReceiptReplay() {}

    /** What became of one ruling. */
    public enum State {
        /** The same answer for the same reasons, by the same book. */
        SAME,
        /** Another answer, other reasons, another book, or what cannot be asked any more. */
        DIFFERENT,
        /** Packages of the book are not at hand. */
        NO_BOOK,
        /** Personal facts are not known here. */
        NOT_SHOWN
    }

    /**
     * @param of of which law: {@code decided}, {@code at-act} or {@code at-decision}
     * @param said in Chinese, what differs or is lacking; empty when the same
     */
    public record Replayed(String question, String of, State state, List<String> said) {
        public Replayed {
            said = List.copyOf(said);
        }
    }

    /**
     * @param recordedEngine versions of the law core that answered then
     * @param engine versions of those that answered now; empty where nothing could be asked
     */
    public record Result(List<Replayed> rulings, String recordedEngine, String engine) {
        public Result {
            rulings = List.copyOf(rulings);
        }

        public boolean same() {
            return rulings.stream().allMatch(each -> each.state() == State.SAME);
        }

        public boolean differs() {
            return has(State.DIFFERENT);
        }

        public boolean has(State state) {
            return rulings.stream().anyMatch(each -> each.state() == state);
        }
    }

    /**
     * @param basis of the receipt
     * @param revealed what digests stand for, as far as it is known and right
     * @throws ZhihengException {@code RECORD-FORM} when the basis is not of its form; {@code UNAVAILABLE} when a book at hand cannot be read
     */
    public static Result of(Map<String, Object> basis, Rulings rulings, Function<String, Optional<String>> revealed) {
        List<Replayed> replayed = new ArrayList<>();
        Set<String> then = new LinkedHashSet<>();
        Set<String> now = new LinkedHashSet<>();
        for (ReceiptForm.Asked each : ReceiptForm.asked(basis)) {
            then.add(each.engine());
            replayed.add(replayed(basis, each, rulings, revealed, now));
        }
        return new Result(replayed, String.join("、", then), String.join("、", now));
    }

    private static Replayed replayed(
            Map<String, Object> basis,
            ReceiptForm.Asked asked,
            Rulings rulings,
            Function<String, Optional<String>> revealed,
            Set<String> engines) {
        Asking asking;
        try {
            asking = rulings.archived(asked.fingerprint());
        } catch (ZhihengException e) {
            if (e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            return told(asked, State.NO_BOOK, List.of("缺少规则包,当时的规则书由这些组成:" + packages(basis, asked.fingerprint())));
        }
        Optional<Map<String, Object>> facts = ReceiptFacts.open(asked.facts(), revealed);
        if (facts.isEmpty()) {
            return told(asked, State.NOT_SHOWN, List.of("所依据的个人信息没有出示"));
        }
        Ruling<Map<String, Object>> now;
        try {
            now = asking.ask(asked.question(), RulingForm.facts(facts.get()), asked.division(), asked.asOf());
        } catch (ZhihengException e) {
            if (e.kind() != ErrorKind.INVALID && e.kind() != ErrorKind.NOT_FOUND) {
                throw e;
            }
            return told(asked, State.DIFFERENT, List.of("现在不能计算:" + e.getMessage()));
        }
        engines.add(now.ruleBook().engine());
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

    /** What a book is made of, for people. */
    private static String packages(Map<String, Object> basis, String fingerprint) {
        List<String> named = new ArrayList<>();
        for (Object each : basis.get("books") instanceof List<?> books ? books : List.of()) {
            if (each instanceof Map<?, ?> book
                    && fingerprint.equals(book.get("fingerprint"))
                    && book.get("packages") instanceof List<?> packages) {
                for (Object one : packages) {
                    if (one instanceof Map<?, ?> content) {
                        named.add(content.get("id") + " " + content.get("version"));
                    }
                }
            }
        }
        return named.isEmpty() ? "凭证没有写明" : String.join("、", named);
    }
}
