package org.zhiheng.testregisters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.registers.Writing;
import org.zhiheng.registers.FieldValues;

/**
 * What every register keeps to, tried on every field of it: bad input is refused with the field and nothing is written; a correction leaves what was
 * known before; out of reach nothing is done.
 */
public final class RegisterContract {
    /** Some of what is put down by hand has to bring its document along. */
    private static final Why DOCUMENTED = new Why(null, "示例文件〔2026〕1号", null);

    private static final Set<Field.Kind> NOT_TEXTS =
            EnumSet.of(Field.Kind.DATE, Field.Kind.INTEGER, Field.Kind.DECIMAL, Field.Kind.BOOLEAN);

    private final RegisterWorld world;
    private final RegisterDefinition definition;
    private final Sample sample;

    /**
     * A thing as it can be, with a value for every field. What it refers to is there.
     *
     * @param key of the thing
     * @param from null where days say nothing
     * @param to null for no end
     * @param others for a field of which no other value can be made from its kind, or not without others: the values to correct it with, by the field
     */
    public record Sample(
            String register,
            String key,
            LocalDate from,
            LocalDate to,
            Map<String, Object> values,
            Map<String, Map<String, Object>> others) {

        public Change.Add add() {
            return new Change.Add(key, from, to, values, DOCUMENTED);
        }
    }

    public RegisterContract(RegisterWorld world, Sample sample) {
        this.world = world;
        this.definition = world.registers.definition(sample.register());
        this.sample = sample;
        assertThat(sample.values().keySet())
                .as("the sample of %s has every field", sample.register())
                .containsExactlyInAnyOrderElementsOf(
                        definition.fields().stream().map(Field::name).toList());
    }

    /** Whether the indexes are there that rows are found by, whose names are told to Derby. */
    private void findsByIndexes() {
        for (Field each : definition.fields()) {
            boolean found = each.filtered() || each.kind() == Field.Kind.REFERENCE || each.kind() == Field.Kind.BODY;
            if (found && !NOT_TEXTS.contains(each.kind())) {
                assertThat(world.engine.where(definition.id(), each.name(), List.of("nobody"), asOf(null)))
                        .as("rows by %s", each.name())
                        .isEmpty();
            }
        }
    }

    /** Tries a new thing with every bad value, and with wrong days; nothing of them is written. The sample is not there afterwards. */
    public void refusesBadInput(Principal by) {
        List<String> wrong = new ArrayList<>();
        for (FieldCases.Bad bad : FieldCases.bad(definition)) {
            Map<String, Object> values = new LinkedHashMap<>(sample.values());
            if (bad.value() == null) {
                values.remove(bad.field());
            } else {
                values.put(bad.field(), bad.value());
            }
            expect(
                    by,
                    new Change.Add(sample.key(), sample.from(), sample.to(), values, DOCUMENTED),
                    bad.code(),
                    bad.field(),
                    wrong);
        }
        if (definition.dated()) {
            expect(
                    by,
                    new Change.Add(sample.key(), null, null, sample.values(), DOCUMENTED),
                    "REGISTER-REQUIRED",
                    "from",
                    wrong);
            expect(
                    by,
                    new Change.Add(
                            sample.key(), sample.from(), sample.from().minusDays(1), sample.values(), DOCUMENTED),
                    "REGISTER-INTERVAL",
                    "to",
                    wrong);
        } else {
            expect(
                    by,
                    new Change.Add(sample.key(), LocalDate.of(2026, 1, 1), null, sample.values(), DOCUMENTED),
                    "REGISTER-INTERVAL",
                    "from",
                    wrong);
        }
        assertThat(wrong).as(definition.id()).isEmpty();
        findsByIndexes();
        assertThat(world.engine.rows(definition.id(), List.of(sample.key()), asOf(null)))
                .isEmpty();
        assertThat(world.records.history(new Subject(definition.subject(), sample.key()), 0, 1))
                .isEmpty();
    }

    private void expect(Principal by, Change change, String code, String field, List<String> wrong) {
        ZhihengException refused = catchThrowableOfType(() -> write(by, change), ZhihengException.class);
        String told = refused == null
                ? "nothing"
                : refused.code() + " " + refused.field().orElse("");
        // Whoever does not reach everything is not told which bodies there are.
        boolean hidden = code.equals("REGISTER-REFERENCE")
                && field.equals(definition.owner().field())
                && told.equals("ACCESS-FORBIDDEN ");
        if (!told.equals(code + " " + field) && !hidden) {
            wrong.add("expected " + code + " " + field + ", was " + told + " for " + change);
        }
    }

    /** Corrects every field of the sample, which is there, and back again: the old value is found as it was known. */
    public void keepsWhatWasKnown(Principal by) {
        int versions =
                world.registers.history(by, definition.id(), sample.key(), "核对").size();
        for (Field field : definition.fields()) {
            Map<String, Object> others = others(field);
            Map<String, Object> back = new HashMap<>(sample.values());
            back.keySet().retainAll(others.keySet());
            Instant before = world.clock.instant();
            Object old = value(field, before);
            correct(by, others, "改" + field.title());
            assertThat(value(field, null))
                    .as("%s.%s as it is known now", definition.id(), field.name())
                    .isEqualTo(kept(field, others.get(field.name())))
                    .isNotEqualTo(old);
            assertThat(value(field, before))
                    .as("%s.%s as it was known", definition.id(), field.name())
                    .isEqualTo(old)
                    .isEqualTo(kept(field, sample.values().get(field.name())));
            Row last = row(null);
            assertThat(last.reason()).isEqualTo("改" + field.title());
            assertThat(last.by()).isEqualTo(by.account());
            correct(by, back, "改回");
        }
        List<Row> history = world.registers.history(by, definition.id(), sample.key(), "核对");
        assertThat(history).hasSize(versions + 2 * definition.fields().size());
        assertThat(history.stream().filter(each -> each.knownTo() == null)).hasSize(1);
    }

    private Map<String, Object> others(Field field) {
        Map<String, Object> named = sample.others().get(field.name());
        if (named != null) {
            return named;
        }
        Object other = field.kind() == Field.Kind.REFERENCE
                ? another(field)
                : FieldCases.other(field, sample.values().get(field.name()));
        assertThat(other)
                .as("another value for %s.%s", definition.id(), field.name())
                .isNotNull();
        return Map.of(field.name(), other);
    }

    /** The key of another thing of the register the field refers to. */
    private String another(Field field) {
        List<String> keys = new ArrayList<>();
        world.engine.each(field.register(), asOf(null), Map.of(), row -> keys.add(row.key()));
        return keys.stream()
                .filter(each -> !each.equals(sample.values().get(field.name())))
                .sorted()
                .findFirst()
                .orElse(null);
    }

    private void correct(Principal by, Map<String, Object> values, String reason) {
        world.clock.move(Duration.ofMinutes(1));
        write(by, new Change.Correct(sample.key(), sample.from(), null, null, false, values, Why.of(reason)));
    }

    /** Adds the sample. */
    public void adds(Principal by) {
        write(by, sample.add());
    }

    /** Writes for somebody; where a field is written only in the course of a procedure, as the procedure does. */
    private void write(Principal by, Change change) {
        boolean staged = definition.fields().stream()
                .anyMatch(each -> !each.writing().people()
                        || !definition.stages(each).isEmpty()
                                && !definition.stages(each).contains(Writing.NONE));
        if (staged) {
            world.engine.write(by.account(), definition.id(), change);
        } else {
            world.registers.write(by, definition.id(), change);
        }
    }

    /** Whoever reaches only bodies elsewhere adds, corrects, ends and withdraws nothing. */
    public void refusesOutOfReach(Principal elsewhere) {
        List<Change> changes = new ArrayList<>(List.of(
                new Change.Add("k-elsewhere", sample.from(), sample.to(), sample.values(), DOCUMENTED),
                new Change.Correct(sample.key(), sample.from(), null, null, false, Map.of(), Why.of("越权")),
                new Change.Withdraw(sample.key(), Why.of("越权"))));
        if (definition.dated()) {
            changes.add(new Change.End(sample.key(), sample.from(), Why.UNSAID));
        }
        for (Change each : changes) {
            ZhihengException refused = catchThrowableOfType(
                    () -> world.registers.write(elsewhere, definition.id(), each), ZhihengException.class);
            assertThat(refused).as("%s: %s", definition.id(), each).isNotNull();
            assertThat(refused.kind()).as("%s: %s", definition.id(), each).isEqualTo(ErrorKind.FORBIDDEN);
        }
    }

    private AsOf asOf(Instant knownAt) {
        return new AsOf(sample.from() == null ? world.clock.today() : sample.from(), knownAt);
    }

    private Row row(Instant knownAt) {
        return world.engine.row(definition.id(), sample.key(), asOf(knownAt)).orElseThrow();
    }

    private Object value(Field field, Instant knownAt) {
        Row row = row(knownAt);
        return field.privacy() == Field.Privacy.SECRET
                ? world.engine.secret(definition.id(), row, field.name()).orElse(null)
                : row.values().get(field.name());
    }

    private static Object kept(Field field, Object given) {
        try {
            return FieldValues.of(field, given);
        } catch (FieldValues.Fault e) {
            throw new IllegalArgumentException(field.name() + ": " + e.getMessage(), e);
        }
    }
}
