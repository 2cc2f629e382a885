package org.zhiheng.cases.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PublishableCases.Ordered;
import org.zhiheng.api.cases.PublishableCases.Paid;
import org.zhiheng.api.questions.PaymentFor;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Label;
import org.zhiheng.api.rulings.Labels;

/**
 * Decisions that pieces of a file say beside the decision that the case comes to, in its course or after it, those of coercion above all: each has a paper of its own and is
 * served by itself. Which of them are published, the list {@code publication-kinds} says by their codes.
 */
public enum Order {
    @Label("行政强制措施决定")
    MEASURE(EvidenceKinds.MEASURE, "startedAt", "number", "kind", "object", "urgent"),
    @Label("延长强制措施期限决定")
    MEASURE_EXTENSION(EvidenceKinds.MEASURE, "extendedOn", "extensionNumber", "extendedBy"),
    @Label("解除强制措施决定")
    MEASURE_LIFTING(EvidenceKinds.MEASURE, "liftedOn", "liftingNumber", "liftingGround", "liftedBecause"),
    @Label("加处罚款决定")
    SURCHARGE(ExecutionKinds.SURCHARGE, "decidedOn", "number", "dueOn", "startedOn", "amount", "remitted"),
    @Label("强制执行决定")
    EXECUTION(ExecutionKinds.EXECUTION_ORDER, "decidedOn", "number", "mode", "basis"),
    @Label("代履行决定")
    SUBSTITUTE(
            ExecutionKinds.SUBSTITUTE,
            "decidedOn",
            "number",
            "plannedOn",
            "grounds",
            "places",
            "performer",
            "estimate"),
    @Label("终结执行决定")
    EXECUTION_END(ExecutionKinds.EXECUTION_END, "on", "number", "ground", "endedBy"),
    @Label("先行登记保存证据决定")
    PRESERVATION(EvidenceKinds.PRESERVATION, "preservedOn", "number", "evidence", "urgentAt"),
    @Label("先行登记保存证据处理决定")
    PRESERVATION_DISPOSAL(EvidenceKinds.PRESERVATION, "disposedOn", "disposalNumber", "disposition"),
    @Label("责令改正决定")
    CORRECTION(ExecutionKinds.CORRECTION, "orderedOn", "number", "order", "due"),
    @Label("延期、分期缴纳罚款决定")
    DEFERRAL(ExecutionKinds.DEFERRAL, "approvedOn", "number", "mode", "until", "plan");

    private final PieceDefinition kind;
    private final String on;
    private final String number;
    private final List<String> says;

    /**
     * @param on field that says when it was decided
     * @param number field of the number of its paper
     * @param says fields that say what was decided
     */
    Order(PieceDefinition kind, String on, String number, String... says) {
        this.kind = kind;
        this.on = on;
        this.number = number;
        this.says = List.of(says);
    }

    /** By which rules and receipts name it. */
    public String code() {
        return Field.word(this);
    }

    /** Those that a piece of a kind may say. */
    public static List<Order> of(PieceDefinition kind) {
        return Stream.of(values()).filter(each -> each.kind == kind).toList();
    }

    /** The one whose number a field of a kind is; empty for none. */
    public static Optional<Order> numbered(String kind, String field) {
        return Stream.of(values())
                .filter(each -> each.kind.id().equals(kind) && each.number.equals(field))
                .findFirst();
    }

    /** Field that says when it was decided. */
    public String dayField() {
        return on;
    }

    /** When it was decided; null while the piece does not say it, or somebody else than the body has decided. */
    public LocalDate on(Piece piece) {
        boolean others =
                this == EXECUTION_END && Field.word(Words.EndedBy.COURT).equals(piece.text("endedBy"));
        if (others || piece.values().get(on) == null) {
            return null;
        }
        return this == MEASURE ? OffsetDateTime.parse(piece.text(on)).toLocalDate() : piece.date(on);
    }

    /** The number of its paper; null while it has none. */
    public String number(Piece piece) {
        return piece.text(number);
    }

    /**
     * Whether a version of a piece decides it, or decides otherwise than the version before.
     *
     * @param before null for none
     */
    public boolean decides(Piece piece, Piece before) {
        if (piece.kind().equals(kind.id()) && on(piece) != null && number(piece) != null) {
            return before == null
                    || Stream.concat(Stream.of(on, number), says.stream())
                            .anyMatch(each -> !Objects.equals(
                                    piece.values().get(each), before.values().get(each)));
        }
        return false;
    }

    /** All that a file says. */
    public static List<Ordered> in(Pieces file) {
        List<Ordered> all = new ArrayList<>();
        for (Order each : values()) {
            for (Piece piece : file.of(each.kind)) {
                if (each.on(piece) != null) {
                    all.add(new Ordered(
                            each.code(),
                            Labels.of(each),
                            piece.kind(),
                            piece.key(),
                            each.on(piece),
                            each.number(piece),
                            each.result(piece),
                            each.performance(piece, file)));
                }
            }
        }
        return all;
    }

    /** What was decided, from words and sums: no free text. */
    private String result(Piece piece) {
        return switch (this) {
            case MEASURE -> word(piece, "kind");
            case MEASURE_EXTENSION -> "延长" + piece.values().get("extendedBy") + "日";
            case MEASURE_LIFTING -> "解除" + word(piece, "kind");
            case SURCHARGE -> "加处罚款"
                    + (piece.decimal("amount") == null
                            ? ",自" + piece.date("startedOn") + "起"
                            : yuan(piece.decimal("amount")));
            case EXECUTION -> "强制执行";
            case SUBSTITUTE -> "代履行"
                    + (piece.decimal("estimate") == null ? "" : ",费用预算" + yuan(piece.decimal("estimate")));
            case EXECUTION_END -> "终结执行";
            case PRESERVATION -> "先行登记保存";
            case PRESERVATION_DISPOSAL -> piece.text("disposition") == null ? "已作处理" : word(piece, "disposition");
            case CORRECTION -> piece.date("due") == null ? "责令立即改正" : "责令" + piece.date("due") + "前改正";
            case DEFERRAL -> (piece.text("mode") == null ? "准予延期、分期缴纳" : "准予" + word(piece, "mode")) + ",缴清之日"
                    + piece.date("until");
        };
    }

    /** How it stands; null where nobody can say. */
    private String performance(Piece piece, Pieces file) {
        return switch (this) {
            case MEASURE -> measure(piece);
            case SURCHARGE -> surcharge(file);
            case SUBSTITUTE -> piece.date("performedOn") == null ? null : "已代履行";
            case EXECUTION -> file.one(ClosingKinds.CLOSING)
                            .filter(each -> each.yes("fulfilled"))
                            .isPresent()
                    ? "已履行"
                    : file.one(ExecutionKinds.EXECUTION_END).isPresent() ? "终结执行" : null;
            case PRESERVATION -> piece.date("disposedOn") == null ? "保存中" : "已处理";
            case CORRECTION -> piece.yes("corrected") ? "已改正" : piece.date("checkedOn") == null ? null : "没有改正";
            default -> null;
        };
    }

    private static String measure(Piece piece) {
        if (piece.date("liftedOn") != null) {
            return "已解除";
        }
        if (piece.date("handedOverOn") != null) {
            return "财物已随案移交";
        }
        Object longer = piece.values().get("extendedBy");
        return longer == null ? "实施中" : "实施中,已延长" + longer + "日";
    }

    private static String surcharge(Pieces file) {
        Paid paid = Dues.of(file).paid(Set.of(PaymentFor.SURCHARGE));
        return paid == Paid.NOTHING_DUE ? null : Labels.of(paid);
    }

    private String word(Piece piece, String field) {
        return kind.field(field).orElseThrow().words().stream()
                .filter(each -> each.code().equals(piece.text(field)))
                .map(Field.Word::title)
                .findFirst()
                .orElseThrow();
    }

    private static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString() + "元";
    }
}
