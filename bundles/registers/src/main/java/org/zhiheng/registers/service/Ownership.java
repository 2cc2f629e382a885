package org.zhiheng.registers.service;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Reach;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.RegisterDefinition.Lent;
import org.zhiheng.api.registers.RegisterDefinition.Owner.How;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.domain.Slice;
import org.zhiheng.registers.store.RegisterTable;
import org.zhiheng.registers.store.RegisterTable.Condition;

/** Whose data rows are. */
@Component(service = Ownership.class)
public final class Ownership {

    /** So many rows that lend are worth looking at before a list is made. */
    private static final int FEW = 300;

    private final Catalogue catalogue;
    private final Organisation organisation;
    private final Clock clock;

    @Activate
    public Ownership(@Reference Catalogue catalogue, @Reference Organisation organisation, @Reference Clock clock) {
        this.catalogue = catalogue;
        this.organisation = organisation;
        this.clock = clock;
    }

    /**
     * The bodies that own rows whose owner's field says so, as far as is known: by the last days of the row it leads to.
     *
     * @param named values of the owner's field
     */
    Map<String, Set<String>> of(Connection connection, Catalogue.Known known, Collection<String> named)
            throws SQLException {
        RegisterDefinition definition = known.definition();
        Map<String, Set<String>> owners = new HashMap<>();
        if (definition.owner().how() == How.BODY) {
            named.forEach(each -> owners.put(each, Set.of(each)));
            return owners;
        }
        Catalogue.Known other = through(definition);
        String field = other.definition().owner().field();
        Map<String, List<Slice>> rows = other.table().slices(connection, named);
        Map<String, String> next = new HashMap<>();
        rows.forEach((key, slices) -> {
            if (slices.get(slices.size() - 1).values().get(field) instanceof String text) {
                next.put(key, text);
            }
        });
        Map<String, Set<String>> above = of(connection, other, new HashSet<>(next.values()));
        next.forEach((key, text) -> owners.put(key, above.getOrDefault(text, Set.of())));
        return owners;
    }

    /** Which rows somebody may look at: those of bodies within reach, those that such a body also sees, and those open to everybody of its district. */
    Condition seen(Catalogue.Known known, Reach reach) {
        return seen(known, reach, true);
    }

    /** @param alone whether nothing else lets somebody see a row */
    private Condition seen(Catalogue.Known known, Reach reach, boolean alone) {
        RegisterDefinition definition = known.definition();
        List<String> also = Stream.of(definition.alsoSeenBy(), definition.alsoWrittenBy())
                .filter(Objects::nonNull)
                .toList();
        Condition seen = reached(known, reach, alone && also.isEmpty() && definition.openWhere() == null);
        for (String field : also) {
            seen = RegisterTable.either(seen, known.table().among(field, reach.bodies()));
        }
        if (definition.openWhere() != null) {
            seen = RegisterTable.either(
                    seen,
                    RegisterTable.both(
                            known.table().filter(definition.openWhere(), "true"),
                            known.table().among(definition.owner().field(), neighbours(reach))));
        }
        return seen;
    }

    /**
     * As {@link #seen}, with the rows that are lent to bodies within reach today.
     *
     * @param asked the rows it is about, so that only what is lent of them is looked up; null for all
     */
    Condition seenOrLent(Connection connection, Catalogue.Known known, Reach reach, List<Row> asked)
            throws SQLException {
        Lent lent = known.definition().lent();
        if (lent == null || reach.bodies().isEmpty()) {
            return seen(known, reach);
        }
        return lent(connection, known, reach, asked == null ? null : things(asked, lent.by()))
                .map(condition -> RegisterTable.either(seen(known, reach, false), condition))
                .orElseGet(() -> seen(known, reach));
    }

    /** Whether rows are all of bodies within reach, as nearly always: then nothing more need be asked. */
    boolean own(Catalogue.Known known, Reach reach, List<Row> rows) {
        RegisterDefinition definition = known.definition();
        return definition.owner().how() == How.BODY
                && rows.stream()
                        .map(each -> each.text(definition.owner().field()))
                        .allMatch(reach.bodies()::contains);
    }

    /** What a field of rows, or their key, leads to. */
    private static Set<String> things(List<Row> rows, String field) {
        return rows.stream()
                .map(each -> field.equals("key") ? each.key() : each.text(field))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * Where nothing of somebody else's is lent, as to most, no list pays for it.
     *
     * @param wanted values of the field that says what is lent, which are few; null for all
     */
    private Optional<Condition> lent(
            Connection connection, Catalogue.Known known, Reach reach, Collection<String> wanted) throws SQLException {
        Lent lent = known.definition().lent();
        if (lent == null || wanted != null && wanted.isEmpty()) {
            return Optional.empty();
        }
        if (lent.register() == null) {
            Catalogue.Known other = catalogue.register(
                    known.definition().field(lent.by()).orElseThrow().register());
            return lent(connection, other, reach, leadTo(connection, other, wanted))
                    .map(condition -> known.table().leadingTo(lent.by(), other.table(), condition, today()));
        }
        Catalogue.Known lending = catalogue.register(lent.register());
        Catalogue.Known things = catalogue.register(
                lending.definition().field(lent.reference()).orElseThrow().register());
        RegisterTable table = lending.table();
        List<Condition> conditions = new ArrayList<>();
        if (wanted != null) {
            conditions.add(table.among(lent.reference(), wanted));
        }
        conditions.add(table.amongAt(AsOf.on(today())));
        conditions.add(table.among(lent.body(), reach.bodies()));
        if (lent.where() != null) {
            conditions.add(table.yes(lent.where()));
        }
        if (wanted == null && !table.few(connection, conditions, FEW)) {
            // Whose reach is wide sees nearly all rows anyway: a list asks of each that it does not.
            return Optional.of(known.table().ledToBy(lent.by(), table, lent.reference(), conditions));
        }
        conditions.add(table.outside(lent.reference(), things.table(), reached(things, reach, false), today()));
        List<String> keys = table.referred(connection, lent.reference(), conditions);
        return keys.isEmpty() ? Optional.empty() : Optional.of(known.table().among(lent.by(), keys));
    }

    /** What those of a register with some keys lead to, by the field that says what of it is lent. */
    private static Collection<String> leadTo(Connection connection, Catalogue.Known known, Collection<String> keys)
            throws SQLException {
        Lent lent = known.definition().lent();
        return keys == null || lent == null || lent.by().equals("key")
                ? keys
                : things(known.table().rows(connection, List.of(known.table().among("key", keys))), lent.by());
    }

    /** Bodies that work in the districts of those within reach. */
    private List<String> neighbours(Reach reach) {
        Set<DivisionCode> districts = organisation.bodies().stream()
                .filter(each -> reach.bodies().contains(each.id()))
                .map(each -> each.division().district())
                .collect(Collectors.toSet());
        return organisation.bodies().stream()
                .filter(each -> districts.contains(each.division().district()))
                .map(Body::id)
                .toList();
    }

    /** @param alone whether it is the only condition of its kind */
    private Condition reached(Catalogue.Known known, Reach reach, boolean alone) {
        RegisterDefinition definition = known.definition();
        RegisterTable table = known.table();
        if (reach.bodies().isEmpty()) {
            return RegisterTable.nothing();
        }
        if (definition.owner().how() == How.BODY) {
            return table.among(definition.owner().field(), reach.bodies());
        }
        Catalogue.Known other = through(definition);
        Condition reached = reached(other, reach, alone);
        String field = definition.owner().field();
        return alone
                ? table.through(field, other.table(), reached, today())
                : table.leadingTo(field, other.table(), reached, today());
    }

    /** What belongs to somebody is looked at by whose he is now: who let him go reads no more of him. */
    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private Catalogue.Known through(RegisterDefinition definition) {
        return catalogue.register(
                definition.field(definition.owner().field()).orElseThrow().register());
    }
}
