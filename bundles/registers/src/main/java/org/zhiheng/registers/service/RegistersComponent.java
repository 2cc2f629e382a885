package org.zhiheng.registers.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.PersonalData;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.OpenedAttachment;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.persistence.Instants;
import org.zhiheng.persistence.KeyPage;
import org.zhiheng.persistence.PageOf;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.store.ChangeLog;
import org.zhiheng.registers.store.ChangeLog.Position;
import org.zhiheng.registers.store.RegisterTable;
import org.zhiheng.registers.store.RegisterTable.Condition;

/** The registers for people: what they may see, and may change. */
@Component(service = {Registers.class, RegistersComponent.class})
public final class RegistersComponent implements Registers {

    private static final Logger LOG = LoggerFactory.getLogger(RegistersComponent.class);

    private static final Reach EVERYWHERE = new Reach(true, Set.of(), null);

    private final Catalogue catalogue;
    private final RegisterEngine engine;
    private final Ownership ownership;
    private final Organisation organisation;
    private final Permissions permissions;
    private final PersonalData personal;
    private final Uploads uploads;
    private final Transactions transactions;

    @Activate
    public RegistersComponent(
            @Reference Catalogue catalogue,
            @Reference RegisterEngine engine,
            @Reference Ownership ownership,
            @Reference Organisation organisation,
            @Reference Permissions permissions,
            @Reference PersonalData personal,
            @Reference Uploads uploads,
            @Reference Transactions transactions) {
        this.catalogue = catalogue;
        this.engine = engine;
        this.ownership = ownership;
        this.organisation = organisation;
        this.permissions = permissions;
        this.personal = personal;
        this.uploads = uploads;
        this.transactions = transactions;
    }

    @Override
    public List<RegisterDefinition> definitions() {
        return catalogue.all().stream().map(Catalogue.Known::definition).toList();
    }

    @Override
    public RegisterDefinition definition(String register) {
        return catalogue.register(register).definition();
    }

    @Override
    public Page list(Principal by, String register, Wanted wanted) {
        Catalogue.Known known = catalogue.register(register);
        List<Condition> conditions = conditions(by, known, wanted, AuditEvent.Kind.VIEWED);
        return transactions.readOnly(tx -> {
            PageOf<Row> page = known.table()
                    .page(
                            tx.connection(),
                            conditions,
                            wanted.sort(),
                            wanted.descending(),
                            wanted.size(),
                            wanted.after());
            List<Row> rows = page.items().stream()
                    .map(each -> shown(known.definition(), each, wanted.purpose()))
                    .toList();
            return new Page(
                    rows, called(by, known, rows, wanted.asOf()), page.next().orElse(null));
        });
    }

    /** The conditions of a list somebody may see; that personal data are in it is put down where a purpose is said. */
    List<Condition> conditions(Principal by, Catalogue.Known known, Wanted wanted, AuditEvent.Kind use) {
        Reach reach = reach(by, known.definition().view());
        told(
                by,
                known.definition(),
                reach,
                use,
                "register/" + known.definition().id(),
                wanted.purpose());
        List<Condition> conditions = new ArrayList<>(List.of(known.table().at(wanted.asOf())));
        wanted.filters().forEach((name, value) -> conditions.add(known.table().filter(name, value)));
        if (wanted.beginning() != null && !wanted.beginning().isBlank()) {
            conditions.add(known.table().beginning(wanted.beginning().strip()));
        }
        if (!reach.everywhere()) {
            conditions.add(transactions.readOnly(tx -> ownership.seenOrLent(tx.connection(), known, reach, null)));
        }
        return conditions;
    }

    /** How far an operation reaches; one that is on no data reaches everywhere. */
    private Reach reach(Principal by, Operation operation) {
        if (operation.onData()) {
            return permissions.reach(by, operation);
        }
        permissions.check(by, operation, null);
        return EVERYWHERE;
    }

    private void told(
            Principal by,
            RegisterDefinition definition,
            Reach reach,
            AuditEvent.Kind use,
            String subject,
            String purpose) {
        boolean any = definition.fields().stream().anyMatch(each -> each.privacy() == Field.Privacy.PERSONAL);
        if (!any || purpose == null) {
            return;
        }
        personal.use(by, definition.view(), target(definition.view(), reach), use, subject, purpose);
    }

    /** A target within the reach: that it is reached is known already. */
    private Target target(Operation operation, Reach reach) {
        if (!operation.onData()) {
            return null;
        }
        String body = reach.everywhere()
                ? organisation.bodies().get(0).id()
                : reach.bodies().stream().sorted().findFirst().orElse("-");
        return new Target(null, body);
    }

    /** Personal data masked where it is not said what for. */
    static Row shown(RegisterDefinition definition, Row row, String purpose) {
        if (purpose != null) {
            return row;
        }
        Map<String, Object> values = new LinkedHashMap<>(row.values());
        for (Field each : definition.fields()) {
            if (each.privacy() == Field.Privacy.PERSONAL && values.get(each.name()) != null) {
                values.put(each.name(), masked(each, String.valueOf(values.get(each.name()))));
            }
        }
        return new Row(
                row.key(),
                row.number(),
                row.from(),
                row.to(),
                row.knownFrom(),
                row.knownTo(),
                row.by(),
                row.reason(),
                row.document(),
                values);
    }

    /** Of a name its beginning is told, so that rows are told apart; of what is one of a few words a beginning would tell all. */
    private static String masked(Field field, String text) {
        return field.kind() == Field.Kind.TEXT ? text.substring(0, 1) + "**" : "***";
    }

    /** Which rows of a register somebody may look at; null for all. Nothing is put down. */
    Condition visible(Principal by, Catalogue.Known known) {
        Operation view = known.definition().view();
        if (!permissions.any(by, view)) {
            return RegisterTable.nothing();
        }
        Reach reach = reach(by, view);
        return reach.everywhere() ? null : ownership.seen(known, reach);
    }

    @Override
    public Map<String, List<Field.Word>> choices(Principal by, String register) {
        return Called.choices(by, catalogue.register(register));
    }

    @Override
    public Map<String, Map<String, String>> labels(Principal by, String register, List<Row> rows, AsOf asOf) {
        Catalogue.Known known = catalogue.register(register);
        reach(by, known.definition().view());
        return transactions.readOnly(tx -> called(by, known, rows, asOf));
    }

    /** What people call what the rows refer to, and the codes in them by the rules where somebody works. */
    private Map<String, Map<String, String>> called(Principal by, Catalogue.Known known, List<Row> rows, AsOf asOf) {
        Map<String, Map<String, String>> all = labels(known, rows, asOf);
        Called.choices(by, known).forEach((field, words) -> {
            Set<Object> codes = new HashSet<>();
            for (Row each : rows) {
                Object value = each.values().get(field);
                codes.addAll(value instanceof List<?> several ? several : Collections.singletonList(value));
            }
            Map<String, String> titles = words.stream()
                    .filter(each -> codes.contains(each.code()))
                    .collect(Collectors.toMap(Field.Word::code, Field.Word::title, (one, other) -> one));
            if (!titles.isEmpty()) {
                all.put(field, titles);
            }
        });
        return all;
    }

    /**
     * What people call what the rows refer to.
     *
     * @param asOf of when; null for what it is called last
     */
    Map<String, Map<String, String>> labels(Catalogue.Known known, List<Row> rows, AsOf asOf) {
        Map<String, Map<String, String>> all = new HashMap<>();
        for (Field field : known.definition().fields()) {
            Set<String> keys = new TreeSet<>();
            if (field.kind() == Field.Kind.REFERENCE || field.kind() == Field.Kind.BODY) {
                rows.forEach(each -> {
                    if (each.text(field.name()) != null) {
                        keys.add(each.text(field.name()));
                    }
                });
            }
            if (keys.isEmpty()) {
                continue;
            }
            if (field.kind() == Field.Kind.BODY) {
                Map<String, String> titles = new HashMap<>();
                keys.forEach(each -> organisation.body(each).ifPresent(body -> titles.put(each, body.title())));
                all.put(field.name(), titles);
            } else {
                RegisterDefinition other = catalogue.register(field.register()).definition();
                all.put(
                        field.name(),
                        called(other, asOf == null ? last(other.id(), keys) : engine.rows(other.id(), keys, asOf)));
            }
        }
        return all;
    }

    private Map<String, String> called(RegisterDefinition definition, Map<String, Row> rows) {
        Map<String, String> labels = new HashMap<>();
        rows.forEach((key, row) -> labels.put(
                key, String.valueOf(shown(definition, row, null).values().get(definition.label()))));
        return labels;
    }

    @Override
    public Map<String, String> called(String register, Collection<String> keys) {
        RegisterDefinition definition = catalogue.register(register).definition();
        return keys.isEmpty()
                ? Map.of()
                : transactions.readOnly(tx -> called(definition, last(register, new TreeSet<>(keys))));
    }

    private Map<String, Row> last(String register, Set<String> keys) {
        Map<String, Row> last = new HashMap<>();
        engine.life(register, "key", keys, null).forEach(each -> last.put(each.key(), each));
        return last;
    }

    @Override
    public Row show(Principal by, String register, String key, AsOf asOf, String purpose) {
        Catalogue.Known known = catalogue.register(register);
        Reach reach = reach(by, known.definition().view());
        List<Condition> among =
                List.of(known.table().amongAt(asOf), known.table().among("key", List.of(key)));
        Row row = looked(known, reach, among).stream().findFirst().orElseThrow(() -> missing(known.definition(), key));
        told(by, known.definition(), reach, AuditEvent.Kind.VIEWED, subject(known.definition(), key), purpose);
        return shown(known.definition(), row, purpose);
    }

    @Override
    public List<Row> history(Principal by, String register, String key, String purpose) {
        Catalogue.Known known = catalogue.register(register);
        Reach reach = reach(by, known.definition().view());
        // Who reaches what is said now, or was said last, sees how it came to that.
        List<Row> versions = transactions.readOnly(
                tx -> known.table().versions(tx.connection(), List.of(key)).getOrDefault(key, List.of()));
        boolean withdrawn = versions.stream().allMatch(each -> each.knownTo() != null);
        if (versions.isEmpty()
                || withdrawn && !reach.everywhere()
                || !withdrawn
                        && one(known, reach, key, List.of(known.table().amongKnownAt(null)))
                                .isEmpty()) {
            throw missing(known.definition(), key);
        }
        told(by, known.definition(), reach, AuditEvent.Kind.VIEWED, subject(known.definition(), key), purpose);
        return versions.stream()
                .map(each -> shown(known.definition(), each, purpose))
                .toList();
    }

    @Override
    public Page life(Principal by, String register, String field, Set<String> values, Instant knownAt) {
        Catalogue.Known known = catalogue.register(register);
        Reach reach = reach(by, known.definition().view());
        if (values.size() > KeyPage.MOST) {
            throw tooMany(field);
        }
        if (!field.equals("key")
                && known.definition()
                        .field(field)
                        .filter(each -> each.kind() == Field.Kind.REFERENCE
                                || each.name().equals(known.definition().label()))
                        .isEmpty()) {
            throw ZhihengException.invalid(
                    "REGISTER-FILTER", "“" + known.definition().title() + "”不能按“" + field + "”查", field);
        }
        List<Condition> conditions =
                List.of(known.table().among(field, values), known.table().amongKnownAt(knownAt));
        return transactions.readOnly(tx -> {
            List<Row> rows = looked(known, reach, conditions).stream()
                    .map(each -> shown(known.definition(), each, null))
                    .toList();
            return new Page(rows, called(by, known, rows, null), null);
        });
    }

    @Override
    public Set<String> seen(Principal by, String register, Set<String> keys) {
        Catalogue.Known known = catalogue.register(register);
        Reach reach = reach(by, known.definition().view());
        if (keys.size() > KeyPage.MOST) {
            throw tooMany("key");
        }
        List<Condition> conditions =
                List.of(known.table().among("key", keys), known.table().amongKnownAt(null));
        return looked(known, reach, conditions).stream().map(Row::key).collect(Collectors.toSet());
    }

    @Override
    public Set<String> hidden(Principal by, String register, Set<String> keys) {
        if (keys.isEmpty()
                || reach(by, catalogue.register(register).definition().view()).everywhere()) {
            return Set.of();
        }
        Set<String> hidden = new LinkedHashSet<>(keys);
        hidden.removeAll(seen(by, register, keys));
        return hidden;
    }

    private static ZhihengException tooMany(String field) {
        return ZhihengException.invalid("REGISTER-MANY", "一次至多查" + KeyPage.MOST + "个值", field);
    }

    @Override
    public Changes changes(Principal by, String register, String after, int size) {
        Catalogue.Known known = catalogue.register(register);
        Reach reach = reach(by, known.definition().view());
        if (size < 1 || size > KeyPage.MOST) {
            throw ZhihengException.invalid("PAGE-SIZE", "每页的条数应当在1到" + KeyPage.MOST + "之间,现在是" + size, "size");
        }
        Position from = Position.of(after);
        return transactions.readOnly(tx -> {
            List<ChangeLog.Entry> found = ChangeLog.after(tx.connection(), register, from, size + 1);
            List<ChangeLog.Entry> page = found.subList(0, Math.min(size, found.size()));
            Set<String> keys = page.stream().map(each -> each.position().key()).collect(Collectors.toSet());
            if (!reach.everywhere()) {
                // Of all days and moments: what has left the reach is told to whom it was in.
                List<Condition> ever = List.of(known.table().among("key", keys), ownership.seen(known, reach));
                keys = known.table().rows(tx.connection(), ever).stream()
                        .map(Row::key)
                        .collect(Collectors.toSet());
            }
            Map<String, List<Row>> versions = known.table().versions(tx.connection(), keys);
            List<Changed> things = new ArrayList<>();
            for (ChangeLog.Entry each : page) {
                List<Row> rows = versions.get(each.position().key());
                if (rows != null) {
                    things.add(new Changed(
                            each.position().key(),
                            each.at(),
                            rows.stream()
                                    .map(row -> shown(known.definition(), row, null))
                                    .toList()));
                }
            }
            Position last = page.isEmpty() ? from : page.get(page.size() - 1).position();
            return new Changes(things, last.word(), found.size() > size);
        });
    }

    @Override
    public String position(Principal by, String register, Instant moment) {
        Catalogue.Known known = catalogue.register(register);
        reach(by, known.definition().view());
        return transactions.readOnly(tx -> ChangeLog.before(tx.connection(), register, Instants.stored(moment))
                .word());
    }

    /** Rows that somebody may look at, with what is lent to him. The conditions leave few. */
    private List<Row> looked(Catalogue.Known known, Reach reach, List<Condition> conditions) {
        return transactions.readOnly(tx -> {
            List<Row> rows = known.table().rows(tx.connection(), conditions);
            if (reach.everywhere() || rows.isEmpty() || ownership.own(known, reach, rows)) {
                return rows;
            }
            List<Condition> all = new ArrayList<>(conditions);
            all.add(ownership.seenOrLent(tx.connection(), known, reach, rows));
            return known.table().rows(tx.connection(), all);
        });
    }

    /** What is lent is left out: neither how it came about nor a secret number is for whom it is lent to. */
    private List<Row> one(Catalogue.Known known, Reach reach, String key, List<Condition> conditions) {
        RegisterTable table = known.table();
        List<Condition> all = new ArrayList<>(conditions);
        all.add(table.among("key", List.of(key)));
        if (!reach.everywhere()) {
            all.add(ownership.seen(known, reach));
        }
        return transactions.readOnly(tx -> table.rows(tx.connection(), all));
    }

    private static String subject(RegisterDefinition definition, String key) {
        return definition.subject() + "/" + key;
    }

    private static ZhihengException missing(RegisterDefinition definition, String key) {
        return ZhihengException.notFound("REGISTER-ROW", "“" + definition.title() + "”里没有编号为“" + key + "”的", "key");
    }

    @Override
    public String reveal(Principal by, String register, String key, AsOf asOf, String field, String purpose) {
        Catalogue.Known known = catalogue.register(register);
        RegisterDefinition definition = known.definition();
        if (definition
                .field(field)
                .filter(each -> each.privacy() == Field.Privacy.SECRET)
                .isEmpty()) {
            throw ZhihengException.invalid(
                    "REGISTER-FIELD", "“" + definition.title() + "”没有名为“" + field + "”的加密字段", "field");
        }
        return engine.secret(register, used(by, known, key, asOf, field, purpose), field)
                .orElse(null);
    }

    /** The row of which one field is looked at, which is put down. */
    private Row used(Principal by, Catalogue.Known known, String key, AsOf asOf, String field, String purpose) {
        RegisterDefinition definition = known.definition();
        Reach reach = reach(by, definition.view());
        Row row = one(known, reach, key, List.of(known.table().amongAt(asOf))).stream()
                .findFirst()
                .orElseThrow(() -> missing(definition, key));
        personal.use(
                by,
                definition.view(),
                target(definition.view(), reach),
                AuditEvent.Kind.VIEWED,
                subject(definition, key) + "/" + field,
                purpose);
        return row;
    }

    @Override
    public OpenedAttachment attachment(
            Principal by, String register, String key, AsOf asOf, String field, String purpose) {
        Catalogue.Known known = catalogue.register(register);
        RegisterDefinition definition = known.definition();
        if (definition
                .field(field)
                .filter(each -> each.kind() == Field.Kind.ATTACHMENT)
                .isEmpty()) {
            throw ZhihengException.invalid(
                    "REGISTER-FIELD", "“" + definition.title() + "”没有名为“" + field + "”的附件", "field");
        }
        String hash = used(by, known, key, asOf, field, purpose).text(field);
        if (hash == null) {
            throw ZhihengException.notFound("REGISTER-ROW", "“" + definition.title() + "”这一项没有附件", "field");
        }
        return uploads.open(hash);
    }

    @Override
    public String write(Principal by, String register, Change change) {
        Catalogue.Known known = catalogue.register(register);
        RegisterDefinition definition = known.definition();
        Rights rights = rights(by, definition);
        if (hidden(known, rights, change)) {
            // Before anything else about it is told, such as that it was changed.
            permissions.check(by, definition.change(), new Target(null, "-"));
        }
        try {
            return engine.write(
                            by.account(),
                            List.of(new RegisterStore.Order(register, Called.coded(by, known, change))),
                            new RegisterStore.Seen(),
                            rights)
                    .get(0);
        } catch (RegisterStore.Refused e) {
            if (e.problems().stream().anyMatch(each -> each.code().equals(Writers.OUT_OF_REACH))) {
                // Says no, and puts it down.
                permissions.check(by, definition.change(), new Target(null, outOfReach(definition, change)));
            }
            e.problems().stream()
                    .filter(each -> each.code().equals(Writers.WRITER))
                    .findFirst()
                    .ifPresent(each -> putDown(by, definition, each.field()));
            throw e.told();
        }
    }

    /** Puts down that somebody was refused what others write; it is told with the field. */
    private void putDown(Principal by, RegisterDefinition definition, String field) {
        Operation operation =
                definition.field(field).map(each -> each.writing().by()).orElse(definition.change());
        try {
            permissions.check(by, operation, operation.onData() ? new Target(null, "-") : null);
        } catch (ZhihengException e) {
            LOG.debug("refused: {}", e.code());
        }
    }

    /** Whether a change is of something that is there and nothing of which is within reach. */
    private boolean hidden(Catalogue.Known known, Rights rights, Change change) {
        if (rights.everywhere() || change instanceof Change.Add) {
            return false;
        }
        List<Condition> now = List.of(known.table().knownAt(null));
        if (rights.reaches().stream()
                .anyMatch(each -> !one(known, each, change.key(), now).isEmpty())) {
            return false;
        }
        List<Row> life = engine.life(known.definition().id(), "key", List.of(change.key()), null);
        return !life.isEmpty() && !acts(known, rights, life);
    }

    /** Whether somebody owns the stage in which a thing stands, and may write for that. */
    private boolean acts(Catalogue.Known known, Rights rights, List<Row> life) {
        return known.definition().byOwners()
                && known.offer().standing(known.definition().id(), life, engine).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(rights::acts);
    }

    /**
     * What somebody may write, also by imports.
     *
     * @throws ZhihengException as {@link Permissions#reach} where it is nothing at all
     */
    Rights rights(Principal by, RegisterDefinition definition) {
        Set<Operation> may = permissions.operations(by);
        boolean any = definition.operations().stream().anyMatch(may::contains)
                || definition.byOwners() && may.contains(Operation.RUN_ACT);
        Map<Operation, Reach> reaches = new EnumMap<>(Operation.class);
        for (Operation each : definition.operations()) {
            reaches.put(each, may.contains(each) || !any ? reach(by, each) : Reach.NOTHING);
        }
        return new Rights(reaches, each -> by.grants().stream()
                .anyMatch(grant -> grant.role() == each.role()
                        && grant.body().equals(each.body())
                        && permissions.may(
                                new Principal(
                                        by.account(), by.person(), List.of(grant), by.restrictions(), by.narrowedTo()),
                                Operation.RUN_ACT,
                                new Target(null, each.body()))));
    }

    @Override
    public Set<String> writable(Principal by, String register) {
        RegisterDefinition definition = catalogue.register(register).definition();
        Set<Operation> may = permissions.operations(by);
        Set<String> fields = new LinkedHashSet<>();
        for (Field each : definition.fields()) {
            Operation needed = each.writing().by() == null
                    ? definition.change()
                    : each.writing().by();
            boolean owners = each.writing().owners()
                    || each.writing().by() == null && definition.writing().owners();
            if (each.writing().people() && (may.contains(needed) || owners && may.contains(Operation.RUN_ACT))) {
                fields.add(each.name());
            }
        }
        return fields;
    }

    /** The body a new row would be of; "-" for one that is there, whose body is not told to who does not reach it. */
    private static String outOfReach(RegisterDefinition definition, Change change) {
        return change instanceof Change.Add add
                        && add.values().get(definition.owner().field()) instanceof String body
                ? body
                : "-";
    }
}
