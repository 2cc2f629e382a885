package org.zhiheng.registers.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.procedures.InStage;
import org.zhiheng.api.records.PersonalVault;
import org.zhiheng.api.records.Uploads;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Problem;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.FieldValues;
import org.zhiheng.registers.Filled;
import org.zhiheng.registers.RegisterOffer.Proposed;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.domain.Slices;
import org.zhiheng.registers.store.RegisterTable;

/** Looks at changes of one register before they are written: everything that is wrong, and what they come to. */
@Component(service = Examination.class)
public final class Examination {

    private static final int REASON_LENGTH = 500;
    /** So much of a subject's type stands in a key that is made, so that it is none too long. */
    private static final int KEY_PREFIX = 21;

    private static final int DOCUMENT_LENGTH = 200;

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final PersonalVault vault;
    private final Ownership ownership;
    private final Secrets secrets;
    private final Uploads uploads;

    @Activate
    public Examination(
            @Reference Catalogue catalogue,
            @Reference Organisation organisation,
            @Reference PersonalVault vault,
            @Reference Ownership ownership,
            @Reference Secrets secrets,
            @Reference Uploads uploads) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.vault = vault;
        this.ownership = ownership;
        this.secrets = secrets;
        this.uploads = uploads;
    }

    /**
     * A change that is right by itself.
     *
     * @param last version there was; null for a new thing
     */
    record Examined(
            int index, String key, Change change, List<Slice> before, List<Slice> after, RegisterTable.Last last) {

        /** The slices that are new, with the numbers of their versions. */
        List<Slice> numbered() {
            int number = last == null ? 0 : last.number();
            List<Slice> numbered = new ArrayList<>();
            for (Slice each : after) {
                if (each.number() == 0) {
                    number++;
                    Long entry = !each.secrets().isEmpty() && last == null ? Long.valueOf(0) : each.secretEntry();
                    numbered.add(new Slice(number, each.from(), each.to(), each.values(), each.secrets(), entry));
                }
            }
            return numbered;
        }

        /** The moment it is known from: after that of what it replaces, whatever the clock says. */
        Instant later(Instant now) {
            return last == null || now.isAfter(last.knownFrom())
                    ? now
                    : last.knownFrom().plus(1, ChronoUnit.MICROS);
        }
    }

    record Result(List<Examined> examined, List<Problem> problems) {}

    Result of(Connection connection, Catalogue.Known known, List<Change> changes, Within within, RegisterStore look)
            throws SQLException {
        return new One(connection, known, within).of(changes, look);
    }

    /**
     * What the changes are part of.
     *
     * @param rights of whoever writes; null for what the platform writes itself
     * @param account who changes; null where that is not asked yet
     */
    record Within(RegisterStore.Seen seen, Rights rights, String account) {}

    /** One examination. */
    private final class One {
        private final Connection connection;
        private final Catalogue.Known known;
        private final RegisterDefinition definition;
        private final RegisterStore.Seen seen;
        private final Rights rights;
        private final String account;
        private final List<Problem> problems = new ArrayList<>();

        One(Connection connection, Catalogue.Known known, Within within) {
            this.connection = connection;
            this.known = known;
            this.definition = known.definition();
            this.seen = within.seen();
            this.rights = within.rights();
            this.account = within.account();
        }

        Result of(List<Change> changes, RegisterStore look) throws SQLException {
            List<String> keys = changes.stream().map(this::key).toList();
            List<String> named = keys.stream().filter(FieldValues::isKey).toList();
            Map<String, RegisterTable.Last> last = known.table().last(connection, named);
            Map<String, List<Slice>> slices = known.table().slices(connection, last.keySet());
            List<Examined> examined = new ArrayList<>();
            List<Examined> readable = new ArrayList<>();
            for (int i = 0; i < changes.size(); i++) {
                int before = problems.size();
                List<Slice> now = slices.getOrDefault(keys.get(i), List.of());
                List<Slice> after = after(i, keys.get(i), changes.get(i), now, last.get(keys.get(i)));
                attachments(i, now, after);
                Examined each = new Examined(i, keys.get(i), changes.get(i), now, after, last.get(keys.get(i)));
                if (problems.size() == before) {
                    examined.add(each);
                }
                if (problems.size() == before || !after.isEmpty()) {
                    readable.add(each);
                }
            }
            rights(examined, look);
            // What can be read of a change in which something else is wrong is looked at as well: whoever mends it
            // mends all of it.
            references(readable);
            referred(examined);
            unique(readable);
            if (!examined.isEmpty()) {
                known.offer()
                        .check(
                                definition.id(),
                                examined.stream().map(this::proposed).toList(),
                                look,
                                problems);
            }
            choices(readable);
            problems.sort(java.util.Comparator.comparingInt(Problem::index));
            return new Result(examined, problems);
        }

        /** Who names a file has uploaded it: knowing its hash is no right to read it. */
        private void attachments(int index, List<Slice> before, List<Slice> after) {
            if (account == null) {
                return;
            }
            for (Field field : definition.fields()) {
                if (field.kind() == Field.Kind.ATTACHMENT) {
                    Attachments.added(field, before, after).stream()
                            .filter(hash -> uploads.uploaded(account, hash).isEmpty())
                            .forEach(hash -> problem(
                                    index, field.name(), "REGISTER-ATTACHMENT", "“" + field.title() + "”应当是您自己上传完的文件"));
                }
            }
        }

        private String key(Change change) {
            if (change instanceof Change.Add add) {
                return add.key() != null && !add.key().isBlank()
                        ? add.key().strip()
                        : definition
                                        .subject()
                                        .substring(
                                                0,
                                                Math.min(
                                                        KEY_PREFIX,
                                                        definition.subject().length()))
                                + "-" + UUID.randomUUID().toString().substring(0, 18);
            } else if (change instanceof Change.Amend amend) {
                return amend.key();
            } else if (change instanceof Change.Correct correct) {
                return correct.key();
            } else if (change instanceof Change.End end) {
                return end.key();
            }
            return ((Change.Withdraw) change).key();
        }

        private void problem(int index, String field, String code, String message) {
            problems.add(new Problem(index, field, code, message));
        }

        private List<Slice> after(int index, String key, Change change, List<Slice> now, RegisterTable.Last last) {
            why(index, change);
            if (!FieldValues.isKey(key)) {
                problem(index, "key", "REGISTER-KEY", "编号应当是字母、数字、点、横线,至多40个字,以字母或者数字开头");
                return List.of();
            }
            if (!seen.first(definition.id() + " key " + key)) {
                problem(index, "key", "REGISTER-TWICE", "编号“" + key + "”在这一批里出现了两次");
            }
            if (change instanceof Change.Add add) {
                return added(index, key, add, last);
            }
            if (now.isEmpty()) {
                problem(index, "key", "REGISTER-ROW", "“" + definition.title() + "”里没有编号为“" + key + "”的");
                return List.of();
            }
            Integer read = change.why().seen();
            if (read != null && read != last.number()) {
                problem(index, null, "REGISTER-CHANGED", "在您查看之后已经有人改过,请重新查看再改");
            }
            if (change instanceof Change.Amend amend) {
                return amended(index, amend, now);
            } else if (change instanceof Change.Correct correct) {
                return corrected(index, correct, now);
            } else if (change instanceof Change.End end) {
                return ended(index, end, now);
            }
            return List.of();
        }

        private void why(int index, Change change) {
            Change.Why why = change.why();
            if (why.reason() != null && why.reason().length() > REASON_LENGTH) {
                problem(index, "reason", "REGISTER-LENGTH", "理由至多" + REASON_LENGTH + "个字");
            }
            if (why.document() != null && why.document().length() > DOCUMENT_LENGTH) {
                problem(index, "document", "REGISTER-LENGTH", "依据文件至多" + DOCUMENT_LENGTH + "个字");
            }
            boolean takesBack = change instanceof Change.Correct || change instanceof Change.Withdraw;
            if (takesBack && (why.reason() == null || why.reason().isBlank())) {
                problem(index, "reason", "REGISTER-REASON", "更正和撤销应当写明理由");
            }
        }

        private List<Slice> added(int index, String key, Change.Add add, RegisterTable.Last last) {
            if (last != null) {
                problem(index, "key", "REGISTER-EXISTS", "“" + definition.title() + "”里已有编号“" + key + "”");
            }
            Map<String, String> secrets = new LinkedHashMap<>();
            Map<String, Object> values = values(index, add.values(), secrets);
            values.values().removeIf(Objects::isNull);
            for (Field each : definition.fields()) {
                if (each.required() && !values.containsKey(each.name()) && !failed(index, each.name())) {
                    problem(index, each.name(), "REGISTER-REQUIRED", "“" + each.title() + "”应当填写");
                }
            }
            LocalDate from = Slices.EVER;
            LocalDate to = Slices.FOREVER;
            if (definition.dated()) {
                from = first(index, add.from(), "from");
                to = add.to() == null ? Slices.FOREVER : day(index, add.to(), "to");
                interval(index, from, to);
            } else {
                timeless(index, add.from(), add.to());
            }
            return from == null || to == null ? List.of() : List.of(new Slice(0, from, to, values, secrets, null));
        }

        private List<Slice> amended(int index, Change.Amend amend, List<Slice> now) {
            Map<String, String> secrets = new LinkedHashMap<>();
            Map<String, Object> values = changed(index, amend.values(), secrets);
            LocalDate from = Slices.EVER;
            LocalDate to = Slices.FOREVER;
            if (definition.dated()) {
                from = first(index, amend.from(), "from");
                to = amend.to() == null ? Slices.FOREVER : day(index, amend.to(), "to");
                interval(index, from, to);
            } else {
                timeless(index, amend.from(), amend.to());
            }
            if (from == null || to == null) {
                return List.of();
            }
            LocalDate begun = from;
            LocalDate until = to;
            if (now.stream()
                    .noneMatch(each -> !each.from().isAfter(until) && !each.to().isBefore(begun))) {
                problem(index, "from", "REGISTER-INTERVAL", "这些日子里没有可以变更的内容");
            }
            return Slices.amended(now, from, to, values, secrets);
        }

        private List<Slice> corrected(int index, Change.Correct correct, List<Slice> now) {
            Map<String, String> secrets = new LinkedHashMap<>();
            Map<String, Object> values = changed(index, correct.values(), secrets);
            Slice old;
            if (definition.dated()) {
                LocalDate at = first(index, correct.at(), "at");
                old = at == null
                        ? null
                        : now.stream()
                                .filter(each ->
                                        !each.from().isAfter(at) && !each.to().isBefore(at))
                                .findFirst()
                                .orElse(null);
                if (at != null && old == null) {
                    problem(index, "at", "REGISTER-INTERVAL", "这一天没有可以更正的内容");
                }
            } else {
                timeless(index, correct.from(), correct.to());
                old = now.get(0);
            }
            if (old == null) {
                return List.of();
            }
            LocalDate from = correct.from() == null ? old.from() : day(index, correct.from(), "from");
            LocalDate to = correct.endless()
                    ? Slices.FOREVER
                    : correct.to() == null ? old.to() : day(index, correct.to(), "to");
            interval(index, from, to);
            if (from == null || to == null || from.isAfter(to)) {
                return List.of();
            }
            Map<String, Object> merged = new LinkedHashMap<>(old.values());
            values.forEach((name, value) -> {
                if (value == null) {
                    merged.remove(name);
                } else {
                    merged.put(name, value);
                }
            });
            Slice right =
                    from.equals(old.from()) && to.equals(old.to()) && merged.equals(old.values()) && secrets.isEmpty()
                            ? old
                            : new Slice(0, from, to, merged, secrets, old.secretEntry());
            return Slices.corrected(now, old, right);
        }

        private List<Slice> ended(int index, Change.End end, List<Slice> now) {
            if (!definition.dated()) {
                problem(index, null, "REGISTER-INTERVAL", "“" + definition.title() + "”没有起止日期,不能终止,只能更正或者撤销");
                return List.of();
            }
            LocalDate last = day(index, end.last(), "last");
            if (last == null) {
                return List.of();
            }
            List<Slice> after = Slices.ended(now, last);
            if (after.isEmpty()) {
                problem(
                        index,
                        "last",
                        "REGISTER-INTERVAL",
                        "终止日早于开始日" + now.get(0).from() + ",没有发生过的请撤销");
            } else if (now.get(now.size() - 1).to().isBefore(last)) {
                problem(
                        index,
                        "last",
                        "REGISTER-INTERVAL",
                        "到" + now.get(now.size() - 1).to() + "已经终止");
            }
            return after;
        }

        private LocalDate first(int index, LocalDate day, String field) {
            if (day == null) {
                problem(index, field, "REGISTER-REQUIRED", "应当写明从哪一天起");
                return null;
            }
            return day(index, day, field);
        }

        private LocalDate day(int index, LocalDate day, String field) {
            try {
                return FieldValues.day(field.equals("from") || field.equals("at") ? "起始日" : "终止日", day);
            } catch (FieldValues.Fault e) {
                problem(index, field, e.code(), e.getMessage());
                return null;
            }
        }

        private void interval(int index, LocalDate from, LocalDate to) {
            if (from != null && to != null && from.isAfter(to)) {
                problem(index, "to", "REGISTER-INTERVAL", "终止日" + to + "早于起始日" + from);
            }
        }

        private void timeless(int index, LocalDate from, LocalDate to) {
            if (from != null || to != null) {
                problem(index, "from", "REGISTER-INTERVAL", "“" + definition.title() + "”没有起止日期");
            }
        }

        private boolean failed(int index, String field) {
            return problems.stream().anyMatch(each -> each.index() == index && field.equals(each.field()));
        }

        /** As {@link #values}, of something that is there: what is required may not be taken away. */
        private Map<String, Object> changed(int index, Map<String, Object> given, Map<String, String> secrets) {
            Map<String, Object> values = values(index, given, secrets);
            for (Map.Entry<String, Object> each : values.entrySet()) {
                Field field = definition.field(each.getKey()).orElseThrow();
                if (each.getValue() == null && field.required()) {
                    problem(index, field.name(), "REGISTER-REQUIRED", "“" + field.title() + "”应当填写");
                }
            }
            return values;
        }

        /** The values as they are kept, with null for those taken away; of secret numbers the mask, and the number in {@code secrets}. */
        private Map<String, Object> values(int index, Map<String, Object> given, Map<String, String> secrets) {
            Filled filled = Filled.read(definition.title(), definition.fields(), given);
            filled.faults().forEach(each -> problem(index, each.field(), each.code(), each.message()));
            secrets.putAll(filled.secrets());
            return filled.values();
        }

        /** Whoever changes a row must be one who may, as things stand with it. */
        private void rights(List<Examined> examined, RegisterStore look) throws SQLException {
            if (rights == null || examined.isEmpty()) {
                return;
            }
            String field = definition.owner().field();
            Map<String, Set<String>> owners = Map.of();
            if (field != null) {
                Set<String> named = new HashSet<>();
                examined.forEach(each -> named.addAll(named(each, field)));
                if (definition.owner().how() == RegisterDefinition.Owner.How.BODY) {
                    // That there is no such body is told as what it is.
                    named.removeIf(each -> organisation.body(each).isEmpty());
                }
                owners = ownership.of(connection, known, named);
            }
            Map<String, List<InStage>> standing = definition.staged()
                    ? known.offer()
                            .standing(
                                    definition.id(),
                                    examined.stream()
                                            .flatMap(
                                                    each -> Stream.concat(each.before().stream(), each.after().stream())
                                                            .map(slice -> row(each.key(), slice)))
                                            .toList(),
                                    look)
                    : Map.of();
            for (Examined each : examined) {
                Map<String, Set<String>> whose = new LinkedHashMap<>();
                if (field != null) {
                    for (String name : named(each, field)) {
                        whose.put(name, owners.getOrDefault(name, Set.of()));
                    }
                }
                new Writers(definition, rights, organisation)
                        .look(each, whose, standing.getOrDefault(each.key(), List.of()), problems);
            }
        }

        private Set<String> named(Examined examined, String field) {
            Set<String> named = new LinkedHashSet<>();
            for (List<Slice> slices : List.of(examined.before(), examined.after())) {
                for (Slice each : slices) {
                    if (each.values().get(field) instanceof String text) {
                        named.add(text);
                    }
                }
            }
            return named;
        }

        private void references(List<Examined> examined) throws SQLException {
            for (Field field : definition.fields()) {
                if (field.kind() == Field.Kind.REFERENCE) {
                    Set<String> wanted = texts(examined, field);
                    if (!wanted.isEmpty()) {
                        Set<String> there = catalogue
                                .register(field.register())
                                .table()
                                .slices(connection, wanted)
                                .keySet();
                        missing(
                                examined,
                                field,
                                there,
                                catalogue
                                        .register(field.register())
                                        .definition()
                                        .title());
                    }
                } else if (field.kind() == Field.Kind.BODY) {
                    Set<String> there = new HashSet<>();
                    for (String each : texts(examined, field)) {
                        if (organisation.body(each).isPresent()) {
                            there.add(each);
                        }
                    }
                    missing(examined, field, there, "机构");
                }
            }
        }

        /** What others refer to is not withdrawn from under them. */
        private void referred(List<Examined> examined) throws SQLException {
            Map<String, Integer> withdrawn = new LinkedHashMap<>();
            examined.stream()
                    .filter(each -> each.after().isEmpty())
                    .forEach(each -> withdrawn.put(each.key(), each.index()));
            if (withdrawn.isEmpty()) {
                return;
            }
            for (Catalogue.Known other : catalogue.all()) {
                for (Field field : other.definition().fields()) {
                    if (definition.id().equals(field.register())) {
                        for (Row row : other.table()
                                .rows(
                                        connection,
                                        List.of(
                                                other.table().amongKnownAt(null),
                                                other.table().among(field.name(), withdrawn.keySet())))) {
                            problem(
                                    withdrawn.get(row.text(field.name())),
                                    "key",
                                    "REGISTER-REFERRED",
                                    "“" + other.definition().title() + "”里" + called(other.definition(), row)
                                            + "还引用着它,请先更正或者撤销那一项");
                        }
                    }
                }
            }
        }

        /**
         * Open codes that somebody writes are such as the rules of whoever owns the row have a list of; what stood in the row before stays, and so does what a step
         * of a procedure copies.
         */
        private void choices(List<Examined> examined) {
            String owner = definition.owner().how() == RegisterDefinition.Owner.How.BODY
                    ? definition.owner().field()
                    : null;
            for (Field field : definition.fields()) {
                if (rights == null
                        || owner == null
                        || field.kind() != Field.Kind.CODE && field.kind() != Field.Kind.CODES) {
                    continue;
                }
                Map<String, List<Field.Word>> byBody = new HashMap<>();
                for (Examined each : examined) {
                    Set<Object> before = each.before().stream()
                            .flatMap(slice -> codes(slice, field).stream())
                            .collect(Collectors.toSet());
                    for (Slice slice : each.after()) {
                        List<Field.Word> words = byBody.computeIfAbsent(
                                String.valueOf(slice.values().get(owner)),
                                body -> known.offer().choices(definition.id(), field, body));
                        codes(slice, field).stream()
                                .filter(code -> !words.isEmpty()
                                        && !before.contains(code)
                                        && words.stream()
                                                .noneMatch(word -> word.code().equals(code))
                                        && !failed(each.index(), field.name()))
                                .findFirst()
                                .ifPresent(code -> problem(
                                        each.index(), field.name(), "REGISTER-CODE", unlisted(field, code, words)));
                    }
                }
            }
        }

        private List<?> codes(Slice slice, Field field) {
            Object value = slice.values().get(field.name());
            return value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
        }

        private String unlisted(Field field, Object code, List<Field.Word> words) {
            return "“" + field.title() + "”:现行规则里没有“" + code + "”,可用:"
                    + words.stream().map(Field.Word::title).collect(Collectors.joining("、"));
        }

        private Set<String> texts(List<Examined> examined, Field field) {
            Set<String> texts = new LinkedHashSet<>();
            for (Examined each : examined) {
                for (Slice slice : each.after()) {
                    if (slice.number() == 0 && slice.values().get(field.name()) instanceof String text) {
                        texts.add(text);
                    }
                }
            }
            return texts;
        }

        private void missing(List<Examined> examined, Field field, Set<String> there, String where) {
            for (Examined each : examined) {
                for (Slice slice : each.after()) {
                    if (slice.number() == 0
                            && slice.values().get(field.name()) instanceof String text
                            && !there.contains(text)
                            && !failed(each.index(), field.name())) {
                        problem(
                                each.index(),
                                field.name(),
                                "REGISTER-REFERENCE",
                                "“" + field.title() + "”:" + where + "里没有编号为“" + text + "”的");
                    }
                }
            }
        }

        private void unique(List<Examined> examined) throws SQLException {
            Set<String> keys = examined.stream().map(Examined::key).collect(Collectors.toSet());
            for (List<String> group : definition.unique()) {
                Field first = definition.field(group.get(0)).orElseThrow();
                if (first.privacy() == Field.Privacy.SECRET) {
                    secretUnique(examined, first);
                    continue;
                }
                Map<String, List<Examined>> wanted = new HashMap<>();
                for (Examined each : examined) {
                    for (Slice slice : each.after()) {
                        List<Object> tuple = tuple(group, slice.values());
                        if (tuple == null) {
                            continue;
                        }
                        if (slice.number() == 0 || each.change() instanceof Change.Add) {
                            wanted.computeIfAbsent(String.valueOf(tuple.get(0)), text -> new ArrayList<>())
                                    .add(each);
                        }
                    }
                }
                among(examined, group);
                others(group, first, wanted, keys);
            }
        }

        /** Two of the same whole. */
        private void among(List<Examined> examined, List<String> group) {
            for (Examined each : examined) {
                for (Slice slice : each.after()) {
                    List<Object> tuple = tuple(group, slice.values());
                    String word = tuple == null ? null : definition.id() + " " + String.join(",", group) + "=" + tuple;
                    if (word != null && !seen.free(word, slice.from(), slice.to())) {
                        common(each.index(), group, null);
                    }
                }
            }
        }

        /** @param together keys of what is looked at together, which {@link #among} compares as it will be */
        private void others(List<String> group, Field first, Map<String, List<Examined>> wanted, Set<String> together)
                throws SQLException {
            if (wanted.isEmpty()) {
                return;
            }
            List<String> texts = List.copyOf(wanted.keySet());
            for (int from = 0; from < texts.size(); from += 300) {
                List<Row> found = known.table()
                        .rows(
                                connection,
                                List.of(
                                        known.table().amongKnownAt(null),
                                        known.table()
                                                .among(
                                                        first.name(),
                                                        texts.subList(from, Math.min(texts.size(), from + 300)))));
                for (Row row : found) {
                    List<Object> tuple = tuple(group, row.values());
                    if (tuple == null || together.contains(row.key())) {
                        continue;
                    }
                    for (Examined each : wanted.getOrDefault(String.valueOf(tuple.get(0)), List.of())) {
                        boolean same = each.after().stream()
                                .anyMatch(slice -> tuple.equals(tuple(group, slice.values())) && overlap(slice, row));
                        if (same && !failed(each.index(), first.name())) {
                            common(each.index(), group, called(definition, row));
                        }
                    }
                }
            }
        }

        private boolean overlap(Slice slice, Row row) {
            LocalDate from = row.from() == null ? Slices.EVER : row.from();
            LocalDate to = row.to() == null ? Slices.FOREVER : row.to();
            return !slice.from().isAfter(to) && !slice.to().isBefore(from);
        }

        /** What people call something that is there, as far as everybody may know it, and whose it is; with its key, by which it is changed. */
        private String called(RegisterDefinition of, Row row) throws SQLException {
            String whose = of.owner().how() == RegisterDefinition.Owner.How.BODY
                    ? organisation
                            .body(row.text(of.owner().field()))
                            .map(each -> each.title() + "的")
                            .orElse("")
                    : "";
            String label = label(of, row);
            return whose + (label == null ? "一项" : "“" + label + "”") + "(编号" + row.key() + ")";
        }

        /** The label of a row; null where it is not for everybody. What is called by something else is called as that is. */
        private String label(RegisterDefinition of, Row row) throws SQLException {
            Field field = of.field(of.label()).orElseThrow();
            Object value = row.values().get(field.name());
            boolean open = field.privacy() == Field.Privacy.OPEN || field.privacy() == Field.Privacy.PUBLISHED;
            if (value == null || !open) {
                return null;
            }
            String text = String.valueOf(value);
            if (field.kind() == Field.Kind.BODY) {
                return organisation.body(text).map(Body::title).orElse(null);
            }
            if (field.kind() != Field.Kind.REFERENCE) {
                return text;
            }
            Catalogue.Known other = catalogue.register(field.register());
            List<Slice> slices = other.table().slices(connection, List.of(text)).getOrDefault(text, List.of());
            return slices.isEmpty() ? null : label(other.definition(), row(text, slices.get(slices.size() - 1)));
        }

        /** @param other what there is already; null for one that is looked at together */
        private void common(int index, List<String> group, String other) {
            List<String> titles = group.stream()
                    .map(each -> "“" + definition.field(each).orElseThrow().title() + "”")
                    .toList();
            problem(
                    index,
                    group.get(0),
                    "REGISTER-UNIQUE",
                    String.join("、", titles)
                            + (other == null ? "与这一批里的另一项重复" : "与" + other + "重复")
                            + (definition.dated() ? ",日期有重叠" : "")
                            + (other == null ? "" : ";是同一项的,请变更或者更正原有的那一项"));
        }

        private void secretUnique(List<Examined> examined, Field field) throws SQLException {
            Map<String, Examined> wanted = new LinkedHashMap<>();
            for (Examined each : examined) {
                for (Slice slice : each.after()) {
                    String number = slice.secrets().get(field.name());
                    if (number == null) {
                        continue;
                    }
                    if (!seen.first(definition.id() + " " + field.name() + "=" + number)
                            && wanted.get(number) != each) {
                        common(each.index(), List.of(field.name()), null);
                    }
                    wanted.putIfAbsent(number, each);
                }
            }
            Map<String, Set<String>> holders = vault.holders(States.vaultKind(field), wanted.keySet());
            for (Map.Entry<String, Set<String>> each : holders.entrySet()) {
                Examined change = wanted.get(each.getKey());
                for (String person : each.getValue()) {
                    String other = States.holder(definition, person);
                    if (other != null && !other.equals(change.key()) && holds(other, field, each.getKey())) {
                        common(change.index(), List.of(field.name()), "一项(编号" + other + ")");
                    }
                }
            }
        }

        /** Whether the number is what is now said of the other thing, and not one it once was said to have. */
        private boolean holds(String other, Field field, String number) throws SQLException {
            for (Slice each : known.table().slices(connection, List.of(other)).getOrDefault(other, List.of())) {
                if (each.values().containsKey(field.name())
                        && each.secretEntry() != null
                        && secrets.of(definition, other, each.secretEntry(), field.name())
                                .filter(number::equals)
                                .isPresent()) {
                    return true;
                }
            }
            return false;
        }

        private Proposed proposed(Examined examined) {
            return new Proposed(
                    examined.index(),
                    examined.key(),
                    examined.change(),
                    examined.before().stream()
                            .map(each -> row(examined.key(), each))
                            .toList(),
                    examined.after().stream()
                            .map(each -> row(examined.key(), each))
                            .toList(),
                    rights != null);
        }

        private Row row(String key, Slice slice) {
            return new Row(
                    key,
                    slice.number(),
                    definition.dated() ? slice.from() : null,
                    slice.to().equals(Slices.FOREVER) ? null : slice.to(),
                    Instant.EPOCH,
                    null,
                    "",
                    null,
                    null,
                    slice.values());
        }
    }

    /** The values of a group; null where one is missing, or a yes is no. */
    private static List<Object> tuple(List<String> group, Map<String, Object> values) {
        List<Object> tuple = new ArrayList<>();
        for (String each : group) {
            Object value = values.get(each);
            if (value == null || Boolean.FALSE.equals(value)) {
                return null;
            }
            tuple.add(value);
        }
        return Collections.unmodifiableList(tuple);
    }
}
