package org.zhiheng.exchange;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.jws.WebService;
import org.apache.cxf.annotations.SchemaValidation;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.exchange.contract.powers.Filter;
import org.zhiheng.exchange.contract.powers.PowersPort;
import org.zhiheng.exchange.contract.powers.Register;
import org.zhiheng.exchange.contract.powers.Row;
import org.zhiheng.exchange.contract.powers.RowPage;
import org.zhiheng.exchange.contract.powers.Value;
import org.zhiheng.exchange.contract.powers.Word;

/** The contract's port over those registers of powers that are published, and of their rows over those that have been. Thread-safe. */
@SchemaValidation(type = SchemaValidationType.IN)
@WebService(
        targetNamespace = "urn:zhiheng:powers:v1",
        serviceName = "PowersService",
        portName = "PowersPort",
        endpointInterface = "org.zhiheng.exchange.contract.powers.PowersPort")
public final class PowersPortService implements PowersPort {

    private static final String PUBLISHED_ON = "publishedOn";
    private static final int SIZE = 100;

    /** What is published, by register: each row by itself, or with the row to which a field leads. */
    private static final Map<String, String> PUBLISHED = published();

    private final Registers registers;
    private final Clock clock;

    PowersPortService(Registers registers, Clock clock) {
        this.registers = registers;
        this.clock = clock;
    }

    private static Map<String, String> published() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("items", null);
        all.put("item-bases", "item");
        all.put("benchmarks", null);
        all.put("benchmark-tiers", "benchmark");
        all.put("leniency-items", null);
        all.put("empowerment-lists", null);
        all.put("empowerments", "list");
        all.put("entrustments", null);
        all.put("entrusted-items", "entrustment");
        all.put("layered-items", null);
        all.put("granular-duties", null);
        all.put("review-catalogue", null);
        all.put("random-inspection-items", null);
        all.put("full-coverage-items", null);
        all.put("service-guides", null);
        all.put("rule-documents", null);
        return all;
    }

    @Override
    @Needs(Operation.REGISTERS_USE)
    public List<Register> listRegisters() {
        return PUBLISHED.keySet().stream()
                .map(each -> form(HeldCertificates.ready(registers, each)))
                .toList();
    }

    private static Register form(RegisterDefinition definition) {
        Register form = new Register();
        form.setName(definition.id());
        form.setTitle(definition.title());
        form.setGroup(definition.group());
        form.setParent(PUBLISHED.get(definition.id()));
        for (Field each : told(definition)) {
            org.zhiheng.exchange.contract.powers.Field field = new org.zhiheng.exchange.contract.powers.Field();
            field.setName(each.name());
            field.setTitle(each.title());
            field.setKind(each.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            field.setRegister(each.register());
            field.setFiltered(!each.name().equals(PUBLISHED_ON)
                    && (each.filtered() || each.kind() == Field.Kind.REFERENCE || each.kind() == Field.Kind.BODY));
            each.words().forEach(known -> {
                Word word = new Word();
                word.setCode(known.code());
                word.setValue(known.title());
                field.getWord().add(word);
            });
            form.getField().add(field);
        }
        return form;
    }

    /** What of a register others are told: no datum about a person that is not published, and no scan. */
    private static List<Field> told(RegisterDefinition definition) {
        return definition.fields().stream()
                .filter(each -> each.kind() != Field.Kind.ATTACHMENT
                        && Set.of(Field.Privacy.OPEN, Field.Privacy.PUBLISHED).contains(each.privacy()))
                .toList();
    }

    @Override
    @Needs(Operation.REGISTERS_USE)
    public RowPage listRows(
            String register, String asOf, String knownAt, List<Filter> filter, Integer size, String after) {
        if (!PUBLISHED.containsKey(register)) {
            throw ZhihengException.notFound(
                    "REGISTER-UNKNOWN",
                    "没有公布的清单“" + register + "”;可用:" + String.join("、", PUBLISHED.keySet()),
                    "register");
        }
        RegisterDefinition definition = HeldCertificates.ready(registers, register);
        AsOf when = new AsOf(
                asOf == null ? LocalDate.now(clock) : Texts.date(asOf, "asOf"),
                knownAt == null ? null : Texts.moment(knownAt, "knownAt"));
        Map<String, String> filters = new HashMap<>();
        for (Filter each : filter) {
            if (each.getName().equals(PUBLISHED_ON) || filters.put(each.getName(), each.getValue()) != null) {
                throw ZhihengException.invalid("REGISTER-FILTER", "不能这样按“" + each.getName() + "”筛选", each.getName());
            }
        }
        Principal by = Caller.now();
        String parent = PUBLISHED.get(register);
        if (parent == null) {
            filters.put(PUBLISHED_ON, until(when));
        } else {
            parentPublished(by, definition, parent, filters.get(parent), when);
        }
        Registers.Page page = registers.list(
                by,
                register,
                new Registers.Wanted(when, filters, null, "key", false, size == null ? SIZE : size, after, null));
        RowPage form = new RowPage();
        page.rows().forEach(each -> form.getRow().add(form(definition, each, page.labels())));
        form.setNext(page.next());
        return form;
    }

    private static String until(AsOf when) {
        return ".." + when.on();
    }

    private void parentPublished(Principal by, RegisterDefinition definition, String field, String key, AsOf when) {
        if (key == null) {
            throw ZhihengException.invalid(
                    "SOAP-PARENT", "“" + definition.title() + "”随上级的一项公布,请用filter写明" + field, field);
        }
        String parent = definition.field(field).orElseThrow().register();
        Registers.Wanted wanted = new Registers.Wanted(
                when, Map.of("key", key, PUBLISHED_ON, until(when)), null, "key", false, 1, null, null);
        if (registers.list(by, parent, wanted).rows().isEmpty()) {
            throw ZhihengException.notFound("REGISTER-ROW", when.on() + "没有已经公布的编号为“" + key + "”的" + field, field);
        }
    }

    private static Row form(
            RegisterDefinition definition, org.zhiheng.api.registers.Row row, Map<String, Map<String, String>> labels) {
        Row form = new Row();
        form.setKey(row.key());
        form.setFrom(row.from() == null ? null : row.from().toString());
        form.setTo(row.to() == null ? null : row.to().toString());
        form.setKnownFrom(row.knownFrom().toString());
        for (Field each : told(definition)) {
            Map<String, String> titles =
                    each.words().isEmpty() ? labels.getOrDefault(each.name(), Map.of()) : HeldCertificates.words(each);
            Object value = row.values().get(each.name());
            List<?> values = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
            for (Object one : values) {
                Value told = new Value();
                told.setName(each.name());
                told.setValue(one instanceof BigDecimal number ? number.toPlainString() : one.toString());
                told.setTitle(titles.get(told.getValue()));
                form.getValue().add(told);
            }
        }
        return form;
    }
}
