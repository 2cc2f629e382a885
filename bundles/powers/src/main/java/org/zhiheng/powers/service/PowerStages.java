package org.zhiheng.powers.service;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.Late;
import org.zhiheng.registers.RegisterStore;

/**
 * Where rows stand in the procedures of empowerment and entrustment. A list goes through one for each confirmation of it, an item of a list through those of its
 * department.
 */
final class PowerStages {

    private final Late<Runs> runs;

    PowerStages(Late<Runs> runs) {
        this.runs = runs;
    }

    Map<String, List<InStage>> of(String register, Collection<Row> rows, RegisterStore look) {
        if (register.equals(EmpowermentRegisters.LISTS.id())) {
            return ofLists(rows, "key", (row, confirmation) -> true, look);
        } else if (register.equals(EmpowermentRegisters.EMPOWERMENTS.id())) {
            return ofLists(
                    rows,
                    "list",
                    (row, confirmation) -> confirmation.text("department").equals(row.text("originalBody")),
                    look);
        } else if (register.equals(EmpowermentRegisters.CONFIRMATIONS.id())) {
            return through(EmpowermentRegisters.CONFIRMATIONS, rows, "key");
        } else if (register.equals(EmpowermentRegisters.SIGNATURES.id())) {
            return through(EmpowermentRegisters.CONFIRMATIONS, rows, "confirmation");
        } else if (register.equals(EmpowermentRegisters.ENTRUSTMENTS.id())) {
            return through(EmpowermentRegisters.ENTRUSTMENTS, rows, "key");
        } else if (register.equals(EmpowermentRegisters.ENTRUSTED_ITEMS.id())) {
            return through(EmpowermentRegisters.ENTRUSTMENTS, rows, "entrustment");
        }
        return Map.of();
    }

    private static String named(Row row, String field) {
        return field.equals("key") ? row.key() : row.text(field);
    }

    private Map<String, List<InStage>> through(RegisterDefinition definition, Collection<Row> rows, String field) {
        Set<Subject> subjects = rows.stream()
                .map(each -> new Subject(definition.subject(), named(each, field)))
                .collect(Collectors.toSet());
        Map<Subject, InStage> standing = runs.get().stages(subjects);
        Map<String, Set<InStage>> all = new HashMap<>();
        for (Row each : rows) {
            InStage stands = standing.get(new Subject(definition.subject(), named(each, field)));
            if (stands != null) {
                all.computeIfAbsent(each.key(), key -> new LinkedHashSet<>()).add(stands);
            }
        }
        return listed(all);
    }

    private Map<String, List<InStage>> ofLists(
            Collection<Row> rows, String field, BiPredicate<Row, Row> concerns, RegisterStore look) {
        Set<String> lists = rows.stream().map(each -> named(each, field)).collect(Collectors.toSet());
        Lives confirmations = Lives.by(look, EmpowermentRegisters.CONFIRMATIONS.id(), "list", lists);
        String type = EmpowermentRegisters.CONFIRMATIONS.subject();
        Set<Subject> subjects = new HashSet<>();
        confirmations.keys().forEach(each -> subjects.add(new Subject(type, each)));
        Map<Subject, InStage> standing = runs.get().stages(subjects);
        Map<String, Set<InStage>> all = new HashMap<>();
        for (Row row : rows) {
            for (Row confirmation : confirmations.all(named(row, field))) {
                InStage stands = standing.get(new Subject(type, confirmation.key()));
                if (stands != null && concerns.test(row, confirmation)) {
                    all.computeIfAbsent(row.key(), key -> new LinkedHashSet<>()).add(stands);
                }
            }
        }
        return listed(all);
    }

    private static Map<String, List<InStage>> listed(Map<String, Set<InStage>> all) {
        Map<String, List<InStage>> listed = new HashMap<>();
        all.forEach((key, standing) -> listed.put(key, new ArrayList<>(standing)));
        return listed;
    }
}
