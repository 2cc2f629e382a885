package org.zhiheng.cases.domain;

import static org.zhiheng.cases.domain.Pieces.word;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PublishableCases.Paid;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;

/**
 * What is to be paid in a case, and what was, in yuan: the fine, confiscated gains, the surcharge on the fine, a fee, the cost of what somebody else
 * performed. As remedies and changes have left it; whether the decision stands at all, {@link Remedies} say.
 */
public final class Dues {

    private final Map<PaymentFor, BigDecimal> due = new EnumMap<>(PaymentFor.class);
    private final List<Piece> payments;
    private final List<Piece> instalments;
    /** Null where nobody has allowed to pay later. */
    private final Piece deferral;

    private Dues(Pieces file, LocalDate until) {
        put(PaymentFor.FINE, altered(file, "fine", until).orElse(fine(file)));
        put(PaymentFor.GAINS, altered(file, "gains", until).orElse(gains(file)));
        put(
                PaymentFor.FEE,
                file.one(DecisionKinds.DECISION)
                        .map(each -> each.decimal("amount"))
                        .orElse(null));
        put(
                PaymentFor.COST,
                file.one(ExecutionKinds.SUBSTITUTE)
                        .map(each -> each.decimal("cost"))
                        .orElse(null));
        put(
                PaymentFor.SURCHARGE,
                file.one(ExecutionKinds.SURCHARGE).map(Dues::charged).orElse(null));
        payments = file.of(ExecutionKinds.PAYMENT).stream()
                .sorted(Comparator.comparing(each -> each.date("on")))
                .toList();
        deferral = file.one(ExecutionKinds.DEFERRAL).orElse(null);
        instalments = file.of(ExecutionKinds.INSTALMENT).stream()
                .sorted(Comparator.comparing(each -> each.date("due")))
                .toList();
    }

    public static Dues of(Pieces file) {
        return new Dues(file, LocalDate.MAX);
    }

    /** As the decision stood on a day: what was altered later is not counted yet. */
    static Dues of(Pieces file, LocalDate day) {
        return new Dues(file, day);
    }

    private void put(PaymentFor what, BigDecimal amount) {
        if (amount != null && amount.signum() > 0) {
            due.put(what, amount);
        }
    }

    private static BigDecimal fine(Pieces file) {
        return file.one(DecisionKinds.DECISION)
                .map(each -> each.decimal("fine"))
                .or(() -> file.one(ExecutionKinds.TITLE).map(each -> each.decimal("fine")))
                .orElse(null);
    }

    private static BigDecimal gains(Pieces file) {
        return file.one(DecisionKinds.DECISION)
                .map(Dues::gains)
                .or(() -> file.one(ExecutionKinds.TITLE).map(each -> each.decimal("gains")))
                .orElse(null);
    }

    /** Confiscated gains of a decision or proposal: those it names, or all it confiscates where that is nothing else; null for none. */
    static BigDecimal gains(Piece outcome) {
        List<String> sanctions = outcome.texts("sanctions");
        if (!sanctions.contains(word(Sanction.CONFISCATE_GAINS))) {
            return null;
        }
        return outcome.decimal("gains") != null || sanctions.contains(word(Sanction.CONFISCATE_GOODS))
                ? outcome.decimal("gains")
                : outcome.decimal("confiscated");
    }

    /** The worth of all that a decision or proposal confiscates; null where it does not say. */
    static BigDecimal confiscated(Piece outcome) {
        return outcome.decimal("confiscated") == null ? gains(outcome) : outcome.decimal("confiscated");
    }

    /** What was decided to be charged, without what an agreement has remitted; null while nothing was. */
    static BigDecimal charged(Piece surcharge) {
        BigDecimal amount = surcharge.decimal("amount");
        BigDecimal remitted = surcharge.decimal("remitted");
        return amount == null || remitted == null ? amount : amount.subtract(remitted);
    }

    /** What the last change of a decision by a day has made of a sum; empty where none speaks of it. */
    private static Optional<BigDecimal> altered(Pieces file, String sum, LocalDate until) {
        return Remedies.altered(file, sum, until).map(each -> each.decimal(sum));
    }

    /** What is to be paid, by what it is for: nothing is left out but a surcharge of which nobody has decided how much it is. */
    public Map<PaymentFor, BigDecimal> due() {
        return Map.copyOf(due);
    }

    /** Null for none. */
    public BigDecimal due(PaymentFor what) {
        return due.get(what);
    }

    /** What was paid for something. */
    public BigDecimal paid(PaymentFor what) {
        return payments.stream()
                .filter(each -> pays(each) == what)
                .map(each -> each.decimal("amount"))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What is still to be paid, by what it is for. */
    Map<PaymentFor, BigDecimal> open() {
        Map<PaymentFor, BigDecimal> open = new EnumMap<>(PaymentFor.class);
        due.forEach((what, amount) -> {
            BigDecimal rest = amount.subtract(paid(what));
            if (rest.signum() > 0) {
                open.put(what, rest);
            }
        });
        return open;
    }

    /**
     * A piece as it is kept: where one thing alone is to be paid, a payment says that it was for that, so that nothing decided later makes it a payment of
     * something else. A payment that says so itself, or may be for several things, or for nothing, is as it was; so is any other piece.
     */
    public Piece said(Piece payment) {
        boolean other = !payment.kind().equals(ExecutionKinds.PAYMENT.id());
        if (other || !unsaid(payment) || owed().size() != 1) {
            return payment;
        }
        Map<String, Object> values = new LinkedHashMap<>(payment.values());
        values.put("pays", Field.word(owed().get(0)));
        return payment.saying(values);
    }

    /** What a word says that something is paid for; null where it is none. */
    public static PaymentFor what(String word) {
        for (PaymentFor each : PaymentFor.values()) {
            if (Field.word(each).equals(word)) {
                return each;
            }
        }
        return null;
    }

    /** What a payment is for: what it says, else the one thing that is decided to be paid, else the fine. */
    PaymentFor pays(Piece payment) {
        PaymentFor said = what(payment.text("pays"));
        if (said != null) {
            return said;
        }
        if (payment.yes("surcharge")) {
            return PaymentFor.SURCHARGE;
        }
        return owed().size() == 1 ? owed().get(0) : PaymentFor.FINE;
    }

    /** Whether a payment has to say what it is for, because it may be for several things. */
    boolean ambiguous(Piece payment) {
        return unsaid(payment) && owed().size() > 1;
    }

    /** Whether nothing is to be paid for which a payment could be. */
    boolean groundless(Piece payment) {
        return unsaid(payment) && owed().isEmpty();
    }

    private static boolean unsaid(Piece payment) {
        return payment.text("pays") == null && !payment.yes("surcharge");
    }

    /** Of the surcharge a payment has always said that it is one. */
    private List<PaymentFor> owed() {
        return due.keySet().stream()
                .filter(each -> each != PaymentFor.SURCHARGE)
                .toList();
    }

    /** The day on which something was paid to the last fen; empty while it is not, or is not owed. */
    Optional<LocalDate> paidOn(PaymentFor what) {
        return due.containsKey(what) ? covered(Set.of(what)) : Optional.empty();
    }

    /**
     * One part of the fine by the plan that was approved.
     *
     * @param due the last day
     * @param paid what payments have covered of it, the first due first, in yuan
     */
    public record Instalment(LocalDate due, BigDecimal amount, BigDecimal paid) {}

    /** The parts in which the fine may be paid, the first due first; empty where nobody has allowed it. */
    public List<Instalment> plan() {
        List<Instalment> plan = new ArrayList<>();
        BigDecimal left = paid(PaymentFor.FINE);
        for (Piece each : instalments) {
            BigDecimal covered = left.min(each.decimal("amount"));
            left = left.subtract(covered);
            plan.add(new Instalment(each.date("due"), each.decimal("amount"), covered));
        }
        return plan;
    }

    /**
     * A sum that may be paid later than the decision says.
     *
     * @param key of the instalment; of the deferral where there are no instalments
     * @param due the last day
     * @param paidOn when payments of the fine had covered it and all that is due before; null while they have not
     */
    public record Awaited(String key, LocalDate due, LocalDate paidOn) {}

    /** What of the fine may be paid later, the first due first; empty where nobody has allowed it. */
    public List<Awaited> awaited() {
        List<Awaited> awaited = new ArrayList<>();
        BigDecimal wanted = BigDecimal.ZERO;
        for (Piece each : instalments) {
            wanted = wanted.add(each.decimal("amount"));
            awaited.add(new Awaited(each.key(), each.date("due"), covered(wanted)));
        }
        if (instalments.isEmpty() && deferral != null && due.containsKey(PaymentFor.FINE)) {
            awaited.add(new Awaited(deferral.key(), deferral.date("until"), covered(due.get(PaymentFor.FINE))));
        }
        return awaited;
    }

    /** When the fine had been paid to this sum; null while it has not. */
    private LocalDate covered(BigDecimal wanted) {
        BigDecimal paid = BigDecimal.ZERO;
        for (Piece each : fines()) {
            paid = paid.add(each.decimal("amount"));
            if (paid.compareTo(wanted) >= 0) {
                return each.date("on");
            }
        }
        return null;
    }

    /** The last day of the first part that was not paid by it, or has not been yet; empty where all were, or there is no plan. */
    Optional<LocalDate> firstMissed() {
        BigDecimal wanted = BigDecimal.ZERO;
        for (Piece each : instalments) {
            wanted = wanted.add(each.decimal("amount"));
            LocalDate due = each.date("due");
            BigDecimal paid = fines().stream()
                    .filter(payment -> !payment.date("on").isAfter(due))
                    .map(payment -> payment.decimal("amount"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            if (paid.compareTo(wanted) < 0) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    /** Payments of the fine, the first one first. */
    List<Piece> fines() {
        return payments.stream().filter(each -> pays(each) == PaymentFor.FINE).toList();
    }

    /** The day on which all was paid to the last fen, with the surcharge as far as it is decided; empty while it is not, or nothing is owed. */
    public Optional<LocalDate> settledOn() {
        return due.isEmpty() ? Optional.empty() : covered(due.keySet());
    }

    /** How far what is to be paid of these is paid; the others are not looked at. */
    public Paid paid(Set<PaymentFor> wanted) {
        Set<PaymentFor> owed = wanted.stream().filter(due::containsKey).collect(Collectors.toCollection(TreeSet::new));
        if (owed.isEmpty()) {
            return Paid.NOTHING_DUE;
        }
        if (covered(owed).isPresent()) {
            return Paid.WHOLLY;
        }
        return owed.stream().anyMatch(each -> paid(each).signum() > 0) ? Paid.PARTLY : Paid.NONE;
    }

    private Optional<LocalDate> covered(Set<PaymentFor> wanted) {
        Map<PaymentFor, BigDecimal> paid = new EnumMap<>(PaymentFor.class);
        for (Piece each : payments) {
            paid.merge(pays(each), each.decimal("amount"), BigDecimal::add);
            boolean all = wanted.stream()
                    .allMatch(what -> paid.getOrDefault(what, BigDecimal.ZERO).compareTo(due.get(what)) >= 0);
            if (all) {
                return Optional.of(each.date("on"));
            }
        }
        return Optional.empty();
    }
}
