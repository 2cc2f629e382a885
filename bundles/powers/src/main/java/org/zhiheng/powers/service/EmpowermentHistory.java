package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.EvaluationResult;
import org.zhiheng.api.powers.Powers.Happening;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.registers.RegisterStore;

/** How an empowerment came, was adjusted and went: the register's rows and what other registers tell of it, by day. */
final class EmpowermentHistory {

    private final List<Happening> all = new ArrayList<>();

    private EmpowermentHistory() {}

    static List<Happening> of(RegisterStore store, String empowerment) {
        List<Row> rows = store.life(EmpowermentRegisters.EMPOWERMENTS.id(), "key", List.of(empowerment), null);
        if (rows.isEmpty()) {
            throw ZhihengException.notFound("REGISTER-ROW", "“赋权事项”里没有编号为“" + empowerment + "”的", "key");
        }
        EmpowermentHistory history = new EmpowermentHistory();
        history.rows(rows);
        List<String> lists =
                rows.stream().map(each -> each.text("list")).distinct().toList();
        history.lists(store.life(EmpowermentRegisters.LISTS.id(), "key", lists, null));
        history.signed(store, rows, lists);
        for (Row each : store.life(EmpowermentRegisters.TRANSITIONS.id(), "list", lists, null)) {
            history.add(
                    each.date("startOn"),
                    "transition-began",
                    "过渡期开始",
                    each.text("township"),
                    EmpowermentRegisters.TRANSITIONS.id(),
                    each);
            history.add(
                    each.date("endOn"),
                    "transition-ended",
                    "过渡期结束",
                    each.text("township"),
                    EmpowermentRegisters.TRANSITIONS.id(),
                    each);
        }
        for (Row each : store.life(EmpowermentRegisters.EVALUATIONS.id(), "empowerment", List.of(empowerment), null)) {
            history.add(
                    each.date("evaluatedOn"),
                    "evaluated",
                    "评估:" + result(each.text("result")),
                    each.text("township"),
                    EmpowermentRegisters.EVALUATIONS.id(),
                    each);
        }
        for (Row each : store.life(EmpowermentRegisters.RECALLS.id(), "empowerment", List.of(empowerment), null)) {
            history.add(
                    each.date("recalledOn"),
                    "recalled",
                    "回收:" + each.text("reason"),
                    each.text("township"),
                    EmpowermentRegisters.RECALLS.id(),
                    each);
        }
        history.all.sort(Comparator.comparing(Happening::on).thenComparing(Happening::knownFrom));
        return history.all;
    }

    private static String result(String word) {
        for (EvaluationResult each : EvaluationResult.values()) {
            if (Field.word(each).equals(word)) {
                return Field.word("result", "评估结果", EvaluationResult.class)
                        .words()
                        .get(each.ordinal())
                        .title();
            }
        }
        return word;
    }

    private void rows(List<Row> rows) {
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            add(
                    row.from(),
                    i == 0 ? "listed" : "adjusted",
                    i == 0 ? "列入清单" : "调整",
                    null,
                    EmpowermentRegisters.EMPOWERMENTS.id(),
                    row);
        }
        Row last = rows.get(rows.size() - 1);
        if (last.to() != null) {
            add(last.to(), "ended", "最后一日", null, EmpowermentRegisters.EMPOWERMENTS.id(), last);
        }
    }

    private void lists(List<Row> lists) {
        for (Row each : lists) {
            if (each.date("publishedOn") != null) {
                add(each.date("publishedOn"), "published", "清单公布", null, EmpowermentRegisters.LISTS.id(), each);
            }
        }
    }

    /** Signatures of the confirmations that are about it: of its list and its original body. */
    private void signed(RegisterStore store, List<Row> rows, List<String> lists) {
        List<String> departments =
                rows.stream().map(each -> each.text("originalBody")).distinct().toList();
        List<Row> confirmations = store.life(EmpowermentRegisters.CONFIRMATIONS.id(), "list", lists, null).stream()
                .filter(each -> departments.contains(each.text("department")))
                .toList();
        List<String> keys = confirmations.stream().map(Row::key).toList();
        List<Row> signatures = store.life(EmpowermentRegisters.SIGNATURES.id(), "confirmation", keys, null);
        for (Row confirmation : confirmations) {
            List<Row> own = signatures.stream()
                    .filter(each -> each.text("confirmation").equals(confirmation.key()))
                    .toList();
            own.forEach(each -> add(
                    each.date("signedOn"),
                    "signed",
                    signed(each, confirmation),
                    confirmation.text("township"),
                    EmpowermentRegisters.SIGNATURES.id(),
                    each));
            if (own.size() == 2) {
                Row second = own.stream()
                        .max(Comparator.comparing((Row each) -> each.date("signedOn"))
                                .thenComparing(Row::knownFrom))
                        .orElseThrow();
                all.add(new Happening(
                        second.date("signedOn"),
                        "confirmed",
                        "双方签署完毕",
                        confirmation.text("township"),
                        EmpowermentRegisters.CONFIRMATIONS.id(),
                        confirmation.key(),
                        second.knownFrom()));
            }
        }
    }

    private static String signed(Row signature, Row confirmation) {
        boolean township = signature.text("signedFor").equals(confirmation.text("township"));
        return (township ? "镇(街道)" : "原行政执法部门") + "签署承接确认书";
    }

    private void add(LocalDate on, String kind, String title, String township, String register, Row row) {
        all.add(new Happening(on, kind, title, township, register, row.key(), row.knownFrom()));
    }
}
