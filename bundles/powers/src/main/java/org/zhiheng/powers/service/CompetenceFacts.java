package org.zhiheng.powers.service;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.FineMode;
import org.zhiheng.api.questions.Holder;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.registers.RegisterStore;

/** What the registers say for the question {@code competence}: the item, and what of it was handed over to the township, by list or by entrustment. */
@Component(service = FactSource.class)
public final class CompetenceFacts implements FactSource {

    private static final String ITEM = "item";
    private static final String TOWNSHIP = "township";
    private static final String PLACE = "place";
    private static final String BODY = "body";

    private final RegisterStore store;
    private final Organisation organisation;
    private final BodyQualifications qualifications;

    @Activate
    public CompetenceFacts(
            @Reference RegisterStore store,
            @Reference Organisation organisation,
            @Reference BodyQualifications qualifications) {
        this.store = store;
        this.organisation = organisation;
        this.qualifications = qualifications;
    }

    @Override
    public String question() {
        return "competence";
    }

    @Override
    public Map<String, String> references() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(ITEM, "执法事项的编号");
        all.put(TOWNSHIP, "镇(街道)的机构编号");
        all.put(PLACE, "行为地的区划代码");
        all.put(BODY, "现由谁办理:机构编号");
        return all;
    }

    @Override
    public Set<String> holds() {
        return Set.of(
                ITEM,
                TOWNSHIP,
                "actKind",
                "heldBy",
                "empowerment",
                "entrustment",
                "departmentQualification",
                "townshipQualification");
    }

    @Override
    public Map<String, Object> facts(Map<String, Object> references, Map<String, ?> given, AsOf asOf) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Body holder = body(references, BODY)
                .map(each -> Townships.acting(organisation, each))
                .orElse(null);
        Body township = township(references, holder, asOf);
        String code = township == null
                ? text(references, PLACE).flatMap(Townships::codeOf).orElse(null)
                : township.division().value();
        put(facts, "township", code);
        if (holder != null && holder.kind() == Body.Kind.TOWNSHIP) {
            facts.put("heldBy", Field.word(Holder.TOWNSHIP));
        } else if (holder != null && holder.department()) {
            facts.put("heldBy", Field.word(Holder.DEPARTMENT));
        }
        Optional<String> item = text(references, ITEM);
        if (item.isPresent()) {
            ofItem(facts, item.get(), township, text(references, PLACE), asOf);
        }
        return facts;
    }

    /** Of an item that is handed over it depends on the township whose it is. */
    private static ZhihengException nowhere(Optional<String> place) {
        if (place.isEmpty()) {
            return unknown(TOWNSHIP, "这一事项赋权给了镇(街道),应当写明在哪个镇(街道)");
        }
        return unknown(
                PLACE,
                Townships.codeOf(place.get()).isEmpty()
                        ? "这一事项赋权给了镇(街道),行为地应当写到镇(街道),即9位区划代码,现在是" + place.get()
                        : "这一事项赋权给了镇(街道),而平台里没有区划代码为" + place.get() + "的镇(街道)");
    }

    private void ofItem(Map<String, Object> facts, String key, Body township, Optional<String> place, AsOf asOf) {
        Row item = store.row(ItemRegisters.ITEMS.id(), key, asOf)
                .orElseThrow(() -> unknown(ITEM, "执法事项目录在" + asOf.on() + "没有编号为“" + key + "”的事项"));
        List<Row> listed = store.where(EmpowermentRegisters.EMPOWERMENTS.id(), "item", List.of(key), asOf);
        if (township == null && !listed.isEmpty()) {
            throw nowhere(place);
        }
        Given empowerment = township == null ? null : empowerment(listed, township, asOf);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", item.text("code"));
        told.put("listed", empowerment != null);
        told.put("statutoryTownshipPower", item.yes("statutoryTownshipPower"));
        if (Field.word(FineMode.FIXED).equals(item.text("fineMode"))
                && item.values().get("fineMin") != null) {
            told.put("minimumFine", ((BigDecimal) item.values().get("fineMin")).toPlainString());
        }
        told.put(
                "originalBody",
                empowerment == null ? item.text("body") : empowerment.row().text("originalBody"));
        facts.put("item", told);
        facts.put("departmentQualification", qualifications.facts((String) told.get("originalBody"), asOf));
        if (township != null) {
            facts.put("townshipQualification", qualifications.facts(township.id(), asOf));
        }
        facts.put("actKind", item.text("actKind"));
        if (empowerment != null) {
            facts.put("empowerment", empowerment.facts());
        }
        if (township != null) {
            entrustment(key, township, asOf).ifPresent(each -> facts.put("entrustment", each));
        }
    }

    /** A row of a list and what became of it for one township. */
    private record Given(Row row, LocalDate publishedOn, LocalDate confirmedOn, LocalDate recalledOn, Row transition) {

        Map<String, Object> facts() {
            Map<String, Object> facts = new LinkedHashMap<>();
            facts.put("powers", row.texts("powers"));
            put(facts, "publishedOn", publishedOn);
            put(facts, "confirmedOn", confirmedOn);
            put(facts, "recalledOn", recalledOn);
            if (transition != null) {
                put(facts, "transitionFrom", transition.date("startOn"));
                put(facts, "transitionTo", transition.date("endOn"));
            }
            return facts;
        }
    }

    /** Of the lists for townships of this class, the one that was published last; null when none has the item. */
    private Given empowerment(List<Row> rows, Body township, AsOf asOf) {
        if (rows.isEmpty()) {
            return null;
        }
        List<Row> classed = store.where(EmpowermentRegisters.CLASSES.id(), "township", List.of(township.id()), asOf);
        Set<String> classes = texts(classed, "townshipClass");
        Map<String, Row> lists = store.rows(EmpowermentRegisters.LISTS.id(), texts(rows, "list"), asOf);
        List<Row> ours = rows.stream()
                .filter(each -> ours(lists.get(each.text("list")), classes, township))
                .toList();
        if (ours.isEmpty()) {
            return null;
        }
        // A township that stands in the place of another has its class, and what was agreed, begun and recalled with
        // that.
        Set<String> townships = Followed.bodies(
                        store, EmpowermentRegisters.CLASSES, "township", Set.copyOf(keys(classed)), asOf.knownAt())
                .values()
                .stream()
                .flatMap(Set::stream)
                .collect(Collectors.toSet());
        Acceptances acceptances = new Acceptances(store, ours, asOf);
        Map<String, Row> transitions =
                store.where(EmpowermentRegisters.TRANSITIONS.id(), "township", townships, asOf).stream()
                        .collect(Collectors.toMap(
                                each -> each.text("list"),
                                each -> each,
                                (one, other) -> township.id().equals(one.text("township")) ? one : other));
        return ours.stream()
                .map(each -> new Given(
                        each,
                        lists.get(each.text("list")).date("publishedOn"),
                        acceptances.confirmed(each, townships),
                        acceptances.recalled(each, townships),
                        transitions.get(each.text("list"))))
                .max(Comparator.comparing(Given::publishedOn, Comparator.nullsFirst(Comparator.naturalOrder())))
                .orElseThrow();
    }

    private boolean ours(Row list, Set<String> classes, Body township) {
        return list != null
                && classes.contains(list.text("townshipClass"))
                && Townships.below(organisation, township.id(), list.text("government"));
    }

    private Optional<Map<String, Object>> entrustment(String item, Body township, AsOf asOf) {
        List<Row> items = store.where(EmpowermentRegisters.ENTRUSTED_ITEMS.id(), "item", List.of(item), asOf);
        Map<String, Row> entrustments =
                store.rows(EmpowermentRegisters.ENTRUSTMENTS.id(), texts(items, "entrustment"), asOf);
        return entrustments.values().stream()
                .filter(each -> each.text("entrusted").equals(township.id()))
                .max(Comparator.comparing(
                        each -> each.date("publishedOn"), Comparator.nullsFirst(Comparator.naturalOrder())))
                .map(each -> {
                    Map<String, Object> facts = new LinkedHashMap<>();
                    put(facts, "from", each.from());
                    put(facts, "to", each.to());
                    facts.put("powers", each.texts("powers"));
                    for (String day : List.of("justiceReviewedOn", "governmentApprovedOn", "signedOn", "publishedOn")) {
                        put(facts, day, each.date(day));
                    }
                    return facts;
                });
    }

    private Body township(Map<String, Object> references, Body holder, AsOf asOf) {
        Optional<Body> named = body(references, TOWNSHIP);
        if (named.isPresent()) {
            if (named.get().kind() != Body.Kind.TOWNSHIP) {
                throw unknown(TOWNSHIP, "“" + named.get().id() + "”不是镇(街道)");
            }
            return named.get();
        }
        Optional<String> place = text(references, PLACE);
        if (place.isPresent()) {
            if (!DivisionCode.isValid(place.get())) {
                throw unknown(PLACE, "行为地应当是6位、9位或者12位的区划代码");
            }
            return Townships.codeOf(place.get())
                    .flatMap(each -> Townships.working(organisation, each))
                    .map(each -> standing(each, asOf))
                    .orElse(null);
        }
        return holder != null && holder.kind() == Body.Kind.TOWNSHIP ? holder : null;
    }

    /** Who works at a place on a day: who took over a township that is closed, from when it has no class of its own any more. */
    private Body standing(Body township, AsOf asOf) {
        if (township.open()
                || !store.where(EmpowermentRegisters.CLASSES.id(), "township", List.of(township.id()), asOf)
                        .isEmpty()) {
            return township;
        }
        return Followed.successor(organisation, township)
                .filter(each -> each.kind() == Body.Kind.TOWNSHIP)
                .orElse(township);
    }

    private Optional<Body> body(Map<String, Object> references, String name) {
        return text(references, name)
                .map(id -> organisation.body(id).orElseThrow(() -> unknown(name, "没有编号为“" + id + "”的机构")));
    }

    private static Optional<String> text(Map<String, Object> references, String name) {
        Object value = references.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof String text) {
            return Optional.of(text);
        }
        throw unknown(name, "“" + name + "”应当是编号");
    }

    static ZhihengException unknown(String name, String message) {
        return ZhihengException.invalid("REGISTER-REFERENCE", message, name);
    }

    private static Set<String> texts(Collection<Row> rows, String field) {
        return rows.stream()
                .map(each -> each.text(field))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    private static List<String> keys(List<Row> rows) {
        return new ArrayList<>(rows.stream().map(Row::key).toList());
    }

    private static void put(Map<String, Object> facts, String name, Object value) {
        if (value != null) {
            facts.put(name, String.valueOf(value));
        }
    }
}
