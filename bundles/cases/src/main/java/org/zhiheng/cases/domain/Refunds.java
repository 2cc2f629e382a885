package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.registers.Field;

/** What was given back of what a decision took that was annulled or changed since, and what the question {@code refund} asks of a file. */
public final class Refunds {

    private static final Set<String> GONE = Set.of(
            word(Words.GoodsDisposal.AUCTIONED),
            word(Words.GoodsDisposal.DESTROYED),
            word(Words.GoodsDisposal.HANDED_IN));

    private Refunds() {}

    /** Whether the decision of a file was changed, so that something may have to be given back. */
    public static boolean asked(Pieces file) {
        return Remedies.changes(file).findAny().isPresent();
    }

    /** The facts of {@code refund}. */
    public static Map<String, Object> facts(Pieces file) {
        return facts(file, Optional.empty());
    }

    /** @param title the file of the case in which was decided what this one executes */
    static Map<String, Object> facts(Pieces file, Optional<Pieces> title) {
        List<Object> changes = new ArrayList<>();
        Stream.concat(Remedies.changes(file), title.stream().flatMap(Remedies::changes))
                .forEach(each -> changes.add(Map.of(
                        "change", each.change(), "on", each.on().toString(), "returnOrdered", each.returnOrdered())));
        return Map.of("changes", changes, "sums", sums(file), "goods", goods(file));
    }

    private static List<Object> sums(Pieces file) {
        List<Object> sums = new ArrayList<>();
        Dues dues = Dues.of(file);
        for (PaymentFor what : PaymentFor.values()) {
            BigDecimal paid = dues.paid(what);
            if (paid.signum() > 0) {
                Map<String, Object> sum = new LinkedHashMap<>();
                sum.put("what", Field.word(what));
                sum.put("paid", paid.toPlainString());
                due(dues, what).ifPresent(due -> sum.put("due", due.toPlainString()));
                returned(file, what).ifPresent(returned -> sum.put("returned", returned.toPlainString()));
                sum.put(
                        "interestTold",
                        refunds(file, each -> of(each) == what).allMatch(each -> each.decimal("interest") != null));
                sums.add(sum);
            }
        }
        return sums;
    }

    /** What is due of a sum now; of the surcharge nobody can say before it is decided anew. */
    private static Optional<BigDecimal> due(Dues dues, PaymentFor what) {
        BigDecimal due = dues.due(what);
        return due == null && what == PaymentFor.SURCHARGE
                ? Optional.empty()
                : Optional.of(due == null ? BigDecimal.ZERO : due);
    }

    /** Goods that are gone; what the law wants destroyed whatever is decided is not paid for. */
    private static List<Object> goods(Pieces file) {
        List<Object> all = new ArrayList<>();
        for (Piece each : file.of(ExecutionKinds.GOODS)) {
            boolean sold = word(Words.GoodsDisposal.AUCTIONED).equals(each.text("disposal"));
            boolean refunded = each.date("refundedOn") != null;
            if (gone(each) && !refunded && (sold || each.text("basis") == null)) {
                Map<String, Object> goods = new LinkedHashMap<>();
                goods.put("name", each.text("name"));
                if (sold && each.decimal("proceeds") != null) {
                    goods.put("proceeds", each.decimal("proceeds").toPlainString());
                }
                sum(refunds(file, refund -> each.key().equals(refund.text("goods"))))
                        .ifPresent(returned -> goods.put("returned", returned.toPlainString()));
                all.add(goods);
            }
        }
        return all;
    }

    /** Whether of goods nothing is left that could be handed back. */
    static boolean gone(Piece goods) {
        return goods.date("disposedOn") != null && GONE.contains(String.valueOf(goods.text("disposal")));
    }

    /** Whether something was given to the party for goods that are gone. */
    static boolean paidFor(Pieces file, Piece goods) {
        return refunds(file, each -> goods.key().equals(each.text("goods")))
                .findAny()
                .isPresent();
    }

    /** What a refund gives back; null where it is for goods. */
    static PaymentFor of(Piece refund) {
        return Dues.what(refund.text("pays"));
    }

    /**
     * How much of a sum may be given back: all that was paid of it where the decision was changed, which that of another file may be that this one executes;
     * else what was paid too much.
     */
    static BigDecimal most(Pieces file, PaymentFor what) {
        Dues dues = Dues.of(file);
        boolean changed = asked(file) || file.one(ExecutionKinds.TITLE).isPresent();
        BigDecimal due = changed || dues.due(what) == null ? BigDecimal.ZERO : dues.due(what);
        return dues.paid(what).subtract(due).max(BigDecimal.ZERO);
    }

    /** What was given back of a sum, in yuan; empty where nothing was. */
    static Optional<BigDecimal> returned(Pieces file, PaymentFor what) {
        return sum(refunds(file, each -> of(each) == what));
    }

    private static Optional<BigDecimal> sum(Stream<Piece> refunds) {
        return refunds.map(each -> each.decimal("amount")).reduce(BigDecimal::add);
    }

    private static Stream<Piece> refunds(Pieces file, Predicate<Piece> which) {
        return file.of(ExecutionKinds.REFUND).stream().filter(which);
    }

    /** The day of the last refund; empty where there is none. */
    public static Optional<LocalDate> lastOn(Pieces file) {
        return file.lastDay(ExecutionKinds.REFUND, "on", each -> true);
    }
}
