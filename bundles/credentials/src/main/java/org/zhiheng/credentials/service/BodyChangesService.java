package org.zhiheng.credentials.service;

import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.access.Target;
import org.zhiheng.api.credentials.BodyChanges;
import org.zhiheng.api.credentials.FollowUps;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Runs;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorder;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.store.PlannedTable;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.persistence.Tx;
import org.zhiheng.registers.BodyMerger;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;

/** Renames and merges bodies, with everything that is theirs. */
@Component(service = BodyChanges.class)
public final class BodyChangesService implements BodyChanges {

    static final String SUBJECT = "body-change";

    private static final String CERTIFICATES = "certificates";

    /** Registers whose rows go over to another body, besides certificates, officers and postings. */
    private static final List<String> FOLLOWING =
            List.of("auxiliaries", "courses", "exemption-grounds", "counsels", "front-line-services");

    /** Registers whose counts are told by their own, and those of the body itself. */
    private static final Set<String> TOLD = Set.of(
            "officers",
            "postings",
            "certificates",
            "auxiliaries",
            "bodies",
            "body-qualifications",
            CertificateSubjects.APPLICATIONS);

    /** Said where nothing is ordered yet. */
    private static final String PREVIEW = "预览";

    private final RegisterStore registers;
    private final Permissions permissions;
    private final Recorder recorder;
    private final Transactions transactions;
    private final Runs runs;
    private final FollowUpsService followUps;
    private final Clock clock;
    private final PlannedChanges planned;

    @Activate
    public BodyChangesService(
            @Reference RegisterStore registers,
            @Reference Permissions permissions,
            @Reference Recorder recorder,
            @Reference Transactions transactions,
            @Reference Runs runs,
            @Reference FollowUpsService followUps,
            @Reference Clock clock) {
        this.registers = registers;
        this.permissions = permissions;
        this.recorder = recorder;
        this.transactions = transactions;
        this.runs = runs;
        this.followUps = followUps;
        this.clock = clock;
        this.planned = new PlannedChanges(registers, clock);
    }

    /** An order and what it rests on. */
    private record Ordered(Principal by, String id, String body, LocalDate from, Why why) {

        Order amend(String register, String key, LocalDate begin, Map<String, Object> values) {
            return new Order(register, new Change.Amend(key, begin, null, values, why));
        }

        Order end(String register, String key) {
            return new Order(register, new Change.End(key, from.minusDays(1), why));
        }

        FollowUpsService.Ordered following(FollowUps.Kind kind, String toBody, String title) {
            return new FollowUpsService.Ordered(
                    id, kind, body, toBody, title, null, null, from, why.reason(), why.document(), by.account());
        }
    }

    private Ordered ordered(Principal by, String body, LocalDate from, String why, String document) {
        permissions.check(by, Operation.BODIES_REORGANISE, new Target(null, body));
        return new Ordered(by, UUID.randomUUID().toString().substring(0, 18), body, from, reasoned(why, document));
    }

    @Override
    public Done rename(Principal by, String body, String name, LocalDate from, String why, String document) {
        Ordered ordered = ordered(by, body, from, why, document);
        transactions.run(tx -> {
            FollowUpsService.Ordered following = ordered.following(FollowUps.Kind.RENAME, body, name);
            written(tx, by, renaming(ordered, name), following);
            record(ordered, "body-renamed", Map.of("name", name));
            follow(tx, following);
        });
        OptionalInt handed = followUps.attempt(ordered.id());
        return new Done(ordered.id(), 0, 0, 0, 0, 0, handed.orElse(0), handed.isPresent());
    }

    private List<Order> renaming(Ordered ordered, String name) {
        String key = registered(ordered.body(), ordered.from()).key();
        return List.of(ordered.amend("bodies", key, ordered.from(), Map.of("name", name)));
    }

    @Override
    public Preview previewRename(Principal by, String body, String name, LocalDate from) {
        Ordered ordered = ordered(by, body, from, PREVIEW, PREVIEW);
        return preview(ordered, () -> renaming(ordered, name), ordered.following(FollowUps.Kind.RENAME, body, name));
    }

    @Override
    public Done merge(Principal by, String body, String into, LocalDate from, String why, String document) {
        Ordered ordered = orderedMerger(by, body, into, from, why, document);
        Map<String, Integer> counts = transactions.required(tx -> {
            List<Order> orders = merging(ordered, into);
            FollowUpsService.Ordered following = ordered.following(FollowUps.Kind.MERGER, into, null);
            written(tx, by, orders, following);
            Map<String, Integer> counted = counts(orders);
            Map<String, Object> payload = new LinkedHashMap<>(counted);
            payload.put("into", into);
            record(ordered, "body-merged", payload);
            follow(tx, following);
            return counted;
        });
        OptionalInt handed = followUps.attempt(ordered.id());
        int others = counts.entrySet().stream()
                .filter(each -> !TOLD.contains(each.getKey()))
                .mapToInt(Map.Entry::getValue)
                .sum();
        return new Done(
                ordered.id(),
                counts.get("officers"),
                counts.get("postings"),
                counts.get("certificates"),
                counts.get("auxiliaries"),
                others,
                handed.orElse(0),
                handed.isPresent());
    }

    private Ordered orderedMerger(Principal by, String body, String into, LocalDate from, String why, String document) {
        Ordered ordered = ordered(by, body, from, why, document);
        permissions.check(by, Operation.BODIES_REORGANISE, new Target(null, into));
        if (body.equals(into)) {
            throw ZhihengException.invalid("CREDENTIAL-BODY", "不能并入自己", "into");
        }
        return ordered;
    }

    @Override
    public Preview previewMerge(Principal by, String body, String into, LocalDate from) {
        Ordered ordered = orderedMerger(by, body, into, from, PREVIEW, PREVIEW);
        return preview(ordered, () -> merging(ordered, into), ordered.following(FollowUps.Kind.MERGER, into, null));
    }

    private List<Order> merging(Ordered ordered, String into) {
        LocalDate from = ordered.from();
        Row row = registered(ordered.body(), from);
        registered(into, from, "into");
        if (BodyChecks.qualified(registers, List.of(into), from).isEmpty()) {
            throw ZhihengException.invalid("CREDENTIAL-BODY-NOT-QUALIFIED", "并入的机构的执法主体资格没有确认并公布", "into");
        }
        // Before their holders: nobody goes to another body while a certificate of the old one runs on.
        List<Order> orders = new ArrayList<>(following(ordered, CERTIFICATES, into, Set.of()));
        orders.addAll(following(ordered, "officers", into, Set.of()));
        Set<String> ended = pointless(ordered, into);
        orders.addAll(following(ordered, "postings", into, ended));
        ended.forEach(each -> orders.add(ordered.end("postings", each)));
        for (String each : FOLLOWING) {
            orders.addAll(titled(each, into, following(ordered, each, into, Set.of())));
        }
        BodyMerger merger = new BodyMerger(ordered.body(), into, from, ordered.why());
        orders.addAll(registers.merging(merger));
        if (followUps.due(from)) {
            orders.addAll(FollowUpsService.applications(registers, ordered.body(), into, clock, ordered.why()));
            orders.addAll(registers.merged(merger));
        }
        // With the end of the body, for until then the tree has them below it.
        for (Row below : registers.where("bodies", "parent", List.of(ordered.body()), AsOf.on(from))) {
            orders.add(ordered.amend("bodies", below.key(), from, Map.of("parent", into)));
        }
        orders.add(ordered.end("bodies", row.key()));
        registers
                .where("body-qualifications", "body", List.of(ordered.body()), AsOf.on(from))
                .forEach(each -> orders.add(ordered.end("body-qualifications", each.key())));
        return orders;
    }

    /** How many things of each register that follows go over or end. */
    private static Map<String, Integer> counts(List<Order> orders) {
        Map<String, Integer> counts = new LinkedHashMap<>(Map.of(CERTIFICATES, 0, "officers", 0, "postings", 0));
        FOLLOWING.forEach(each -> counts.put(each, 0));
        orders.forEach(each -> counts.merge(each.register(), 1, Integer::sum));
        return counts;
    }

    /** It is all done, so that whatever would refuse it does, and then undone. */
    private Preview preview(Ordered ordered, Supplier<List<Order>> work, FollowUpsService.Ordered following) {
        int open = runs.open(ordered.body());
        try {
            return transactions.required(tx -> {
                List<Order> orders = work.get();
                write(ordered.by(), orders);
                List<Moved> moved = orders.stream().map(this::moved).toList();
                Succession.Taken taken = rights(following);
                throw new Undone(new Preview(moved, taken.accounts(), taken.grants(), open));
            });
        } catch (Undone e) {
            return e.preview;
        }
    }

    /** Rolls back what was only tried. */
    private static final class Undone extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Preview preview;

        private Undone(Preview preview) {
            super("tried and undone");
            this.preview = preview;
        }
    }

    private Moved moved(Order order) {
        RegisterDefinition definition = registers.definition(order.register());
        boolean ends = order.change() instanceof Change.End;
        String key = order.change() instanceof Change.End end ? end.key() : ((Change.Amend) order.change()).key();
        String label = definition
                .field(definition.label())
                .filter(each -> each.privacy() == Field.Privacy.OPEN || each.privacy() == Field.Privacy.PUBLISHED)
                .flatMap(each -> registers.life(order.register(), "key", List.of(key), null).stream()
                        .reduce((first, last) -> last)
                        .map(row -> String.valueOf(row.values().get(each.name()))))
                .orElse(null);
        return new Moved(order.register(), definition.title(), key, label, ends ? Follows.ENDS : Follows.CHANGES);
    }

    private Row registered(String body, LocalDate on) {
        return registered(body, on, "body");
    }

    private Row registered(String body, LocalDate on, String field) {
        return registers.where("bodies", "body", List.of(body), AsOf.on(on)).stream()
                .findFirst()
                .orElseThrow(() ->
                        ZhihengException.notFound("CREDENTIAL-BODY", "“" + body + "”在" + on + "没有登记为执法主体", field));
    }

    /** Everything that is the body's on or after the day becomes the other's. */
    private List<Order> following(Ordered ordered, String register, String into, Set<String> but) {
        Set<String> keys = registers.life(register, "body", List.of(ordered.body()), null).stream()
                .filter(each -> !over(each, ordered.from()))
                .map(Row::key)
                .filter(each -> !but.contains(each))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        Map<String, List<Row>> lives = registers.life(register, "key", keys, null).stream()
                .filter(each -> !over(each, ordered.from()))
                .collect(Collectors.groupingBy(Row::key));
        List<Order> orders = new ArrayList<>();
        for (String key : keys) {
            List<Row> slices = lives.get(key);
            if (slices.stream().anyMatch(each -> !ordered.body().equals(each.text("body")))) {
                throw new ZhihengException(
                        org.zhiheng.api.error.ErrorKind.CONFLICT,
                        "CREDENTIAL-MERGE-LATER",
                        "“" + registers.definition(register).title() + "”的“" + key + "”在" + ordered.from()
                                + "以后还登记有别的变动,请先更正",
                        "from");
            }
            LocalDate begin = slices.get(0).from();
            orders.add(ordered.amend(
                    register, key, begin.isAfter(ordered.from()) ? begin : ordered.from(), Map.of("body", into)));
        }
        return orders;
    }

    /** Where the other body has one of the same title already, what comes to it says whose it was: records refer to both. */
    private List<Order> titled(String register, String into, List<Order> orders) {
        RegisterDefinition definition = registers.definition(register);
        if (!definition.unique().contains(List.of("title", "body"))) {
            return orders;
        }
        Set<String> titles = registers.life(register, "body", List.of(into), null).stream()
                .map(each -> each.text("title"))
                .collect(Collectors.toSet());
        return orders.stream()
                .map(each -> titled(definition, titles, (Change.Amend) each.change()))
                .toList();
    }

    private Order titled(RegisterDefinition register, Set<String> titles, Change.Amend amend) {
        List<Row> rows = registers.life(register.id(), "key", List.of(amend.key()), null);
        Row last = rows.get(rows.size() - 1);
        Map<String, Object> values = new LinkedHashMap<>(amend.values());
        if (rows.stream().anyMatch(each -> titles.contains(each.text("title")))) {
            String whose = "(原" + title(last.text("body")) + ")";
            int most = register.field("title").orElseThrow().length() - whose.length();
            String title = last.text("title");
            values.put("title", (title.length() > most ? title.substring(0, most) : title) + whose);
        }
        return new Order(register.id(), new Change.Amend(amend.key(), amend.from(), amend.to(), values, amend.why()));
    }

    private String title(String body) {
        List<Row> rows = registers.life("bodies", "body", List.of(body), null);
        return rows.isEmpty() ? body : rows.get(rows.size() - 1).text("name");
    }

    private static boolean over(Row row, LocalDate day) {
        return row.to() != null && row.to().isBefore(day);
    }

    /** Postings between the two: nobody is posted to where he is. */
    private Set<String> pointless(Ordered ordered, String into) {
        List<String> both = List.of(ordered.body(), into);
        AsOf asOf = AsOf.on(ordered.from());
        Set<String> officers = registers.where("officers", "body", both, asOf).stream()
                .map(Row::key)
                .collect(Collectors.toSet());
        return registers.where("postings", "body", both, asOf).stream()
                .filter(each -> officers.contains(each.text("officer")))
                .map(Row::key)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Writes it; where the day is to come, it can be called off until then. */
    private void written(Tx tx, Principal by, List<Order> orders, FollowUpsService.Ordered following)
            throws SQLException {
        PlannedChanges.Before before = planned.before(orders);
        List<String> keys = write(by, orders);
        if (!followUps.due(following.dueOn())) {
            planned.keep(tx, following, orders, before, keys, Map.of());
        }
    }

    @Override
    public FollowUps.CalledOff callOff(Principal by, String id, String why, String document) {
        permissions.reach(by, Operation.BODIES_REORGANISE);
        return transactions.required(tx -> {
            PlannedTable.Planned change = PlannedChanges.planned(tx, id);
            // What is out of reach is not there.
            boolean reached = Stream.of(change.body(), change.toBody())
                    .allMatch(each -> permissions.may(by, Operation.BODIES_REORGANISE, new Target(null, each)));
            if (change.kind() == FollowUps.Kind.EXIT || !reached) {
                throw PlannedChanges.unknown();
            }
            Ordered ordered = new Ordered(by, id, change.body(), change.dueOn(), reasoned(why, document));
            FollowUps.CalledOff called = planned.callOff(tx, by.account(), change, ordered.why(), null);
            record(ordered, "body-change-called-off", Map.of("rows", called.rows(), "left", called.left()));
            return called;
        });
    }

    private static Why reasoned(String why, String document) {
        if (why == null || why.isBlank() || document == null || document.isBlank()) {
            throw ZhihengException.invalid("REGISTER-REASON", "更名、合并和取消应当写明理由和依据文件", "why");
        }
        return new Why(why, document, null);
    }

    private List<String> write(Principal by, List<Order> orders) {
        try {
            return registers.write(by.account(), orders);
        } catch (RegisterStore.Refused e) {
            throw e.told();
        }
    }

    private void record(Ordered ordered, String kind, Map<String, ?> what) {
        Map<String, Object> payload = new LinkedHashMap<>(what);
        payload.put("body", ordered.body());
        payload.put("from", ordered.from().toString());
        payload.put("reason", ordered.why().reason());
        payload.put("document", ordered.why().document());
        recorder.append(new Appending(
                new Subject(SUBJECT, ordered.id()),
                clock.instant(),
                ordered.by().account(),
                kind,
                payload,
                List.of(),
                null));
    }

    /** Where the day has come accounts, roles and the tree follow in this transaction, else on the day; open runs after it. */
    private Succession.Taken follow(Tx tx, FollowUpsService.Ordered ordered) throws SQLException {
        boolean due = followUps.due(ordered.dueOn());
        followUps.keep(tx, ordered, due);
        return due ? rights(ordered) : Succession.Taken.NOTHING;
    }

    private Succession.Taken rights(FollowUpsService.Ordered ordered) {
        return followUps.rights(ordered.kind(), ordered.by(), ordered.body(), ordered.toBody(), ordered.title());
    }
}
