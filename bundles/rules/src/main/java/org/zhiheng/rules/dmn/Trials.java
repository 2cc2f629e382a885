package org.zhiheng.rules.dmn;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.TableTrial;
import org.zhiheng.rules.DecisionTable;
import org.zhiheng.rules.TableResult;

/** Decision tables that somebody is working on: read as a package's are, and asked with values as people write them. */
public final class Trials {

    private static final String FILE = "table.dmn";
    /** Digits of a number that somebody asks with: sums are not longer, and huge ones would only keep the server busy. */
    private static final int LONGEST_NUMBER = 40;

    private Trials() {}

    /** @throws ZhihengException {@code INVALID} {@code RULES-TABLE-VALUE} for a value that is none of its input's type, naming the input */
    public static TableTrial of(byte[] dmn, Map<String, String> given) {
        List<FaultInfo> faults = new ArrayList<>();
        DecisionTable table = DmnFile.readTable(FILE, dmn, fault -> faults.add(fault.toInfo()));
        if (table == null) {
            return new TableTrial(faults, List.of(), List.of(), List.of(), List.of());
        }
        List<TableTrial.Input> inputs = table.inputs().stream()
                .map(each -> new TableTrial.Input(each.name(), each.label(), each.type()))
                .toList();
        if (given.isEmpty()) {
            return new TableTrial(faults, inputs, List.of(), List.of(), List.of());
        }
        Map<String, Object> values = new HashMap<>();
        table.inputs().forEach(each -> values.put(each.name(), value(each, given.get(each.name()))));
        TableResult result = table.evaluate(values::get);
        return new TableTrial(
                faults,
                inputs,
                result.matched().stream().map(DecisionTable.Row::number).toList(),
                result.outputs().stream().map(Trials::texts).toList(),
                result.missing());
    }

    private static Object value(DecisionTable.Column input, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        String given = text.strip();
        try {
            return switch (ValueType.named(input.type())) {
                case STRING -> given;
                case BOOLEAN -> {
                    if (!given.equals("true") && !given.equals("false")) {
                        throw wrong(input, "true或者false");
                    }
                    yield Boolean.valueOf(given);
                }
                case NUMBER -> {
                    if (given.length() > LONGEST_NUMBER || given.matches(".*[eE].*")) {
                        throw wrong(input, "数");
                    }
                    yield new BigDecimal(given);
                }
                case DATE -> LocalDate.parse(given);
            };
        } catch (NumberFormatException e) {
            throw wrong(input, "数");
        } catch (DateTimeParseException e) {
            throw wrong(input, "日期,例如2024-01-01");
        }
    }

    private static ZhihengException wrong(DecisionTable.Column input, String wanted) {
        String named = input.label() == null ? input.name() : input.label();
        return ZhihengException.invalid("RULES-TABLE-VALUE", named + "应当是" + wanted, input.name());
    }

    private static Map<String, String> texts(Map<String, Object> outputs) {
        Map<String, String> texts = new LinkedHashMap<>();
        outputs.forEach((name, value) -> {
            if (value != null) {
                texts.put(name, value instanceof BigDecimal number ? number.toPlainString() : value.toString());
            }
        });
        return texts;
    }
}
