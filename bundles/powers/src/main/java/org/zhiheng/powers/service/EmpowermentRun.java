package org.zhiheng.powers.service;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Succession;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.powers.RecallGround;
import org.zhiheng.api.procedures.ActingBody;
import org.zhiheng.api.procedures.ProcedureSubject.Moved;
import org.zhiheng.api.procedures.ProcedureSubject.Signed;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.powers.domain.EmpowermentRegisters;
import org.zhiheng.powers.domain.ItemRegisters;
import org.zhiheng.powers.store.Lives;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.rules.Applied;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.TermRule;

/**
 * What one department hands over to one township by one list, on its way: list, publication, acceptance by both, transition, evaluation, recall. It is known
 * by the acceptance confirmation of these three.
 */
final class EmpowermentRun {

    private static final int SIGNER_LENGTH = 40;
    private static final String TRANSITION = "empowerment-transition";

    private final RegisterStore store;
    private final Organisation organisation;
    private final Succession accounts;
    private final RuleLook look;
    private final Row confirmation;
    private final Row list;
    private final List<Row> rows;
    private final Set<String> townships;

    /** @throws ZhihengException {@code NOT_FOUND} {@code REGISTER-ROW} */
    EmpowermentRun(RegisterStore store, Organisation organisation, Succession accounts, RuleLook look, String key) {
        this.store = store;
        this.organisation = organisation;
        this.accounts = accounts;
        this.look = look;
        this.confirmation = Lives.byKey(store, EmpowermentRegisters.CONFIRMATIONS.id(), List.of(key))
                .one(key);
        if (confirmation == null) {
            throw PowersProcedures.unknown(EmpowermentRegisters.CONFIRMATIONS.title(), key);
        }
        String listed = confirmation.text("list");
        this.list = Lives.byKey(store, EmpowermentRegisters.LISTS.id(), List.of(listed))
                .one(listed);
        List<Row> all = Lives.by(store, EmpowermentRegisters.EMPOWERMENTS.id(), "list", List.of(listed))
                .all(listed);
        // What another department took over is still handed over by this confirmation.
        Set<String> confirmed = all.stream()
                .filter(each -> each.text("originalBody").equals(confirmation.text("department")))
                .map(Row::key)
                .collect(Collectors.toSet());
        this.rows = all.stream().filter(each -> confirmed.contains(each.key())).toList();
        this.townships = townships(confirmation.text("township"));
    }

    /** The township that accepts and, once another stands in its place, that one. */
    private Set<String> townships(String township) {
        Set<String> classed = Lives.by(store, EmpowermentRegisters.CLASSES.id(), "township", List.of(township))
                .keys();
        Set<String> all = new LinkedHashSet<>(Set.of(township));
        Followed.bodies(store, EmpowermentRegisters.CLASSES, "township", classed, null)
                .values()
                .forEach(all::addAll);
        return all;
    }

    Map<String, Object> facts(String check, LocalDate asOf) {
        return switch (check) {
            case "in-guidance-catalogue" -> PowersProcedures.map("confirmed", inCatalogue(asOf));
            case "powers-allowed" -> PowersProcedures.map("powers", powers());
            case "published" -> on(published());
            case "list-decided" -> PowersProcedures.map(
                    "confirmed", list.date("approvedOn") != null && list.text("number") != null);
            case "authority-stated" -> PowersProcedures.map("confirmed", confirmation.text("authority") != null);
            case "transition-ready" -> PowersProcedures.map("present", done());
            case "transition-over" -> on(signed());
            case "evaluated" -> on(evaluations().stream()
                    .map(each -> each.date("evaluatedOn"))
                    .max(LocalDate::compareTo)
                    .orElse(null));
            default -> Map.of();
        };
    }

    private static Map<String, Object> on(LocalDate day) {
        return day == null ? Map.of() : PowersProcedures.map("on", day.toString());
    }

    /** Whether there is anything, and all of it is in the catalogue now. */
    private boolean inCatalogue(LocalDate asOf) {
        List<String> keys = rows.stream().map(each -> each.text("item")).toList();
        Lives items = Lives.byKey(store, ItemRegisters.ITEMS.id(), keys);
        Lives guidance = Lives.byKey(store, EmpowermentRegisters.GUIDANCE.id(), items.texts("guidance"));
        return !rows.isEmpty()
                && keys.stream()
                        .map(each -> items.onOrLast(each, asOf))
                        .allMatch(each -> guidance.on(String.valueOf(each.text("guidance")), asOf).stream()
                                .anyMatch(entry -> EmpowermentChecks.applies(organisation, entry, list)));
    }

    private List<String> powers() {
        Set<String> powers = new TreeSet<>();
        rows.forEach(each -> powers.addAll(each.texts("powers")));
        return List.copyOf(powers);
    }

    /** When the list was published, or the recall where there is one, with the number of its decision. */
    private LocalDate published() {
        List<Row> recalls = recalls();
        if (recalls.isEmpty()) {
            return list.date("publishedOn");
        }
        boolean all = recalls.stream()
                .allMatch(each -> each.values().keySet().containsAll(EmpowermentChecks.RECALL_DECISION));
        return all
                ? recalls.stream()
                        .map(each -> each.date("publishedOn"))
                        .max(LocalDate::compareTo)
                        .orElseThrow()
                : null;
    }

    private List<Row> recalls() {
        return ofRows(EmpowermentRegisters.RECALLS.id()).stream()
                .filter(this::ours)
                .toList();
    }

    /** Evaluations that no step has yet been taken on: those not reported. */
    private List<Row> evaluations() {
        return ofRows(EmpowermentRegisters.EVALUATIONS.id()).stream()
                .filter(each -> ours(each) && each.date("filedOn") == null)
                .toList();
    }

    private boolean ours(Row row) {
        return row.text("township") == null || townships.contains(row.text("township"));
    }

    private List<Row> ofRows(String register) {
        Set<String> keys = new LinkedHashSet<>();
        rows.forEach(each -> keys.add(each.key()));
        Lives lives = Lives.by(store, register, "empowerment", keys);
        return keys.stream().flatMap(each -> lives.all(each).stream()).toList();
    }

    private Optional<Row> transition() {
        return Lives.by(store, EmpowermentRegisters.TRANSITIONS.id(), "list", List.of(list.key()))
                .all(list.key())
                .stream()
                .filter(each -> townships.contains(each.text("township")))
                .findFirst();
    }

    private List<String> done() {
        return transition().stream()
                .flatMap(each -> Lives.by(store, EmpowermentRegisters.POINTS.id(), "transition", List.of(each.key()))
                        .all(each.key())
                        .stream())
                .filter(each -> each.date("doneOn") != null)
                .map(each -> each.text("point"))
                .toList();
    }

    private List<Row> signatures() {
        return Lives.by(store, EmpowermentRegisters.SIGNATURES.id(), "confirmation", List.of(confirmation.key()))
                .all(confirmation.key());
    }

    /** When the second of both signed; null before. */
    private LocalDate signed() {
        List<Row> signatures = signatures();
        return signatures.size() < 2
                ? null
                : signatures.stream()
                        .map(each -> each.date("signedOn"))
                        .max(LocalDate::compareTo)
                        .orElseThrow();
    }

    List<Order> moved(Moved step, ZoneId zone, Rulings rulings) {
        LocalDate today = LocalDate.ofInstant(step.at(), zone);
        String from = String.valueOf(step.from());
        Why why = new Why("赋权程序:" + step.to(), step.run(), null);
        if (from.equals("approval") && step.to().equals("publication") && list.date("approvedOn") == null) {
            return List.of(amend(EmpowermentRegisters.LISTS.id(), list.key(), "approvedOn", today, why));
        } else if (from.equals("confirmation") && step.to().equals("transition")) {
            return accepted(step, zone, why, rulings);
        } else if (from.equals("transition") && step.to().equals("in-force")) {
            over(today);
        } else if (from.equals("in-force")) {
            return evaluations().stream()
                    .map(each -> amend(EmpowermentRegisters.EVALUATIONS.id(), each.key(), "filedOn", today, why))
                    .toList();
        } else if (from.equals("recall") && step.to().equals("recall-publication")) {
            return recalled(today, why);
        }
        return List.of();
    }

    /** The transition of this list and township is over, whatever other transition the rules tell of. */
    private void over(LocalDate today) {
        transition()
                .map(each -> each.date("endOn"))
                .filter(each -> !today.isAfter(each))
                .ifPresent(each -> {
                    throw ZhihengException.conflict("POWERS-IN-TRANSITION", "这一清单在这个镇(街道)的过渡期到" + each + "才满");
                });
    }

    private static Order amend(String register, String key, String field, LocalDate day, Why why) {
        return new Order(register, new Change.Amend(key, null, null, PowersProcedures.map(field, day.toString()), why));
    }

    /** Both have signed in the procedure: the confirmation is signed, and the transition begins. */
    private List<Order> accepted(Moved step, ZoneId zone, Why why, Rulings rulings) {
        LocalDate today = LocalDate.ofInstant(step.at(), zone);
        List<Order> orders = new ArrayList<>();
        Set<String> signed = new LinkedHashSet<>();
        signatures().forEach(each -> signed.add(each.text("signedFor")));
        for (ActingBody party : List.of(ActingBody.OWN, ActingBody.TOWNSHIP)) {
            String side = confirmation.text(party == ActingBody.OWN ? "department" : "township");
            if (!signed.contains(side)) {
                orders.add(new Order(
                        EmpowermentRegisters.SIGNATURES.id(),
                        new Change.Add(
                                null,
                                null,
                                null,
                                Map.of(
                                        "confirmation",
                                        confirmation.key(),
                                        "signedFor",
                                        side,
                                        "signer",
                                        signer(step, party),
                                        "signedOn",
                                        LocalDate.ofInstant(of(step, party).at(), zone)
                                                .toString()),
                                why)));
            }
        }
        if (transition().isEmpty()) {
            String title = list.text("title") + "过渡期";
            orders.add(new Order(
                    EmpowermentRegisters.TRANSITIONS.id(),
                    new Change.Add(
                            null,
                            null,
                            null,
                            Map.of(
                                    "list",
                                    list.key(),
                                    "township",
                                    confirmation.text("township"),
                                    "title",
                                    title.length() > 200 ? title.substring(0, 200) : title,
                                    "startOn",
                                    today.toString(),
                                    "endOn",
                                    end(today, rulings).toString()),
                            why)));
        }
        return orders;
    }

    /** The name of the person who signed for a side, which a confirmation bears. */
    private String signer(Moved step, ActingBody party) {
        Signed signed = of(step, party);
        String name = accounts.nameOf(signed.account())
                .orElseThrow(() -> ZhihengException.conflict(
                        "POWERS-SIGNER", "查不到为“" + title(signed.body()) + "”签署的人员的姓名,不能登记签署"));
        return name.length() > SIGNER_LENGTH ? name.substring(0, SIGNER_LENGTH) : name;
    }

    private Signed of(Moved step, ActingBody party) {
        String side = step.parties().get(party);
        return step.signed().stream()
                .filter(each -> each.body().equals(side))
                .findFirst()
                .orElseThrow(() -> ZhihengException.conflict("POWERS-SIGNER", "“" + title(side) + "”还没有签署"));
    }

    private String title(String body) {
        return organisation.body(body).map(Body::title).orElse(body);
    }

    /** The last day of a transition that begins today: of the one the rules fix, while it runs, or else by its term. */
    private LocalDate end(LocalDate today, Rulings rulings) {
        Optional<RuleBook> book = look.ofBody(confirmation.text("township"));
        Optional<LocalDate> fixed = RuleLook.parameter(book, "empowerment.transition", today)
                .map(Applied::fields)
                .map(each -> (LocalDate) each.get("end"))
                .filter(each -> !today.isAfter(each));
        Optional<LocalDate> end = fixed.or(() -> RuleLook.parameter(book, "term." + TRANSITION, today)
                .map(Applied::term)
                .flatMap(each -> counted(each, today)));
        if (end.isPresent()) {
            return end.get();
        }
        String division = organisation
                .body(confirmation.text("township"))
                .orElseThrow()
                .division()
                .value();
        Ruling<Map<String, Object>> term =
                rulings.inForce().ask("term", Map.of("code", TRANSITION, "start", today.toString()), division, today);
        if (!term.determined()) {
            throw ZhihengException.conflict(
                    "POWERS-UNDETERMINED", "现行规则不能确定过渡期的长短,缺少:" + Labels.missing(term.missing()));
        }
        return LocalDate.parse(Objects.toString(term.answer().get("legal")));
    }

    /** The last day of a term that does not roll: it needs no working days, and those of the next year are unknown until late in this one. */
    private static Optional<LocalDate> counted(TermRule term, LocalDate start) {
        if (term.roll() != TermRule.Roll.NONE) {
            return Optional.empty();
        }
        return switch (term.unit()) {
            case CALENDAR_DAY -> Optional.of(start.plusDays(term.amount()));
            case MONTH -> Optional.of(start.plusMonths(term.amount()));
            case YEAR -> Optional.of(start.plusYears(term.amount()));
            case WORKING_DAY, HOUR -> Optional.empty();
        };
    }

    private List<Order> recalled(LocalDate today, Why why) {
        Set<String> gone = new LinkedHashSet<>();
        recalls().forEach(each -> gone.add(each.text("empowerment")));
        List<Order> orders = new ArrayList<>();
        for (Row row : rows) {
            if (Lives.holds(row, today) && gone.add(row.key())) {
                orders.add(new Order(
                        EmpowermentRegisters.RECALLS.id(),
                        new Change.Add(
                                null,
                                null,
                                null,
                                Map.of(
                                        "empowerment",
                                        row.key(),
                                        "township",
                                        confirmation.text("township"),
                                        "recalledOn",
                                        today.toString(),
                                        "ground",
                                        Field.word(RecallGround.OTHER),
                                        "reason",
                                        "本级人民政府决定收回"),
                                why)));
            }
        }
        return orders;
    }
}
