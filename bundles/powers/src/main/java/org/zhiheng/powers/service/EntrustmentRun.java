package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.procedures.ProcedureSubject.Moved;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/** An entrustment on its way: justice review, government approval, signing, publication. */
final class EntrustmentRun {

    /** Which day is told by leaving which stage for which. */
    private static final Map<List<String>, String> DAYS = Map.of(
            List.of("justice-review", "government-approval"), "justiceReviewedOn",
            List.of("government-approval", "signing"), "governmentApprovedOn",
            List.of("signing", "publication"), "signedOn");

    private static final String DRAFTING = "drafting";

    private final RegisterStore store;
    private final String key;
    private final Row row;

    /** @throws org.zhiheng.api.error.ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW} */
    EntrustmentRun(RegisterStore store, String key) {
        this.store = store;
        this.key = key;
        this.row = Lives.byKey(store, EmpowermentRegisters.ENTRUSTMENTS.id(), List.of(key))
                .one(key);
        if (row == null) {
            throw PowersProcedures.unknown(EmpowermentRegisters.ENTRUSTMENTS.title(), key);
        }
    }

    Map<String, Object> facts(String check) {
        return switch (check) {
            case "powers-entrustable", "entrustment-valid" -> PowersProcedures.map(
                    "entrustment", EntrustmentChecks.facts(row, again()));
            case "published" -> row.date("publishedOn") == null
                    ? Map.of()
                    : PowersProcedures.map("on", row.date("publishedOn").toString());
            default -> Map.of();
        };
    }

    /** Whether anything entrusted is not the entrusting body's own. */
    private boolean again() {
        Lives entrusted = Lives.by(store, EmpowermentRegisters.ENTRUSTED_ITEMS.id(), "entrustment", List.of(key));
        Lives items = Lives.byKey(store, ItemRegisters.ITEMS.id(), entrusted.texts("item"));
        return entrusted.texts("item").stream()
                .map(each -> items.onOrLast(each, row.from()))
                .anyMatch(each -> !each.text("body").equals(row.text("entrusting")));
    }

    List<Order> moved(Moved step, LocalDate today) {
        Map<String, Object> values = new LinkedHashMap<>();
        if (step.to().equals(DRAFTING)) {
            DAYS.values().stream().filter(each -> row.date(each) != null).forEach(each -> values.put(each, null));
        } else if (step.from() != null && DAYS.containsKey(List.of(step.from(), step.to()))) {
            values.put(DAYS.get(List.of(step.from(), step.to())), today.toString());
        }
        if (values.isEmpty()) {
            return List.of();
        }
        Row first = Lives.byKey(store, EmpowermentRegisters.ENTRUSTMENTS.id(), List.of(key))
                .all(key)
                .get(0);
        return List.of(new Order(
                EmpowermentRegisters.ENTRUSTMENTS.id(),
                new Change.Amend(key, first.from(), null, values, new Why("委托程序:" + step.to(), step.run(), null))));
    }
}
