package org.zhiheng.registers.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.persistence.Transactions;

/** Answers questions from the registers of all contexts that are there. */
@Component(service = RegisteredRulings.class)
public final class RulingsFromRegisters implements RegisteredRulings {

    private static final String OFFICERS = "officer-competence";
    private static final String COMPETENCE = "competence";

    private final Rulings rulings;
    private final ReliedRulings relied;
    private final Permissions permissions;
    private final Organisation organisation;
    private final Registers registers;
    private final Transactions transactions;
    private final Clock clock;
    private final List<FactSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public RulingsFromRegisters(
            @Reference Rulings rulings,
            @Reference ReliedRulings relied,
            @Reference Permissions permissions,
            @Reference Organisation organisation,
            @Reference Registers registers,
            @Reference Transactions transactions,
            @Reference Clock clock) {
        this.rulings = rulings;
        this.relied = relied;
        this.permissions = permissions;
        this.organisation = organisation;
        this.registers = registers;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(FactSource source) {
        sources.add(source);
    }

    public void remove(FactSource source) {
        sources.remove(source);
    }

    @Override
    public Map<String, Map<String, String>> references() {
        Map<String, Map<String, String>> all = new TreeMap<>();
        sources.forEach(each -> all.computeIfAbsent(each.question(), question -> new TreeMap<>())
                .putAll(each.references()));
        return all;
    }

    @Override
    public Answered ask(Principal by, Asked asked) {
        permissions.check(by, Operation.RULING_ASK, null);
        seen(by, asked.question(), asked.references());
        Asking asking = rulings.inForce();
        Map<String, Object> facts = facts(asked, asked.references(), asking);
        return new Answered(facts, asking.ask(asked.question(), facts, asked.division(), asked.asOf()));
    }

    /** What is said of a person beyond what is published is told to whoever may look it up, and to nobody else by asking about it. */
    private void seen(Principal by, String question, Map<String, Object> references) {
        for (FactSource source : sources) {
            if (!source.question().equals(question)) {
                continue;
            }
            source.confined().forEach((name, register) -> {
                if (references.get(name) instanceof String key
                        && registers
                                .life(by, register, "key", Set.of(key), null)
                                .rows()
                                .isEmpty()) {
                    throw ZhihengException.invalid(
                            "REGISTER-REFERENCE",
                            "没有编号为“" + key + "”的" + source.references().get(name) + ",或者不在您的权限范围内",
                            name);
                }
            });
        }
    }

    /** Facts of the registers, and those given, which go before. */
    private Map<String, Object> facts(Asked asked, Map<String, Object> references, Asking asking) {
        Set<String> understood = new HashSet<>();
        Map<String, Object> facts = new LinkedHashMap<>();
        AsOf asOf = new AsOf(asked.asOf(), asked.knownAt());
        // One look at all registers, whatever is written meanwhile.
        transactions.readOnly(tx -> {
            for (FactSource each : sources) {
                if (each.question().equals(asked.question())
                        && references.keySet().stream().anyMatch(each.references()::containsKey)) {
                    understood.addAll(each.references().keySet());
                    facts.putAll(each.facts(references, asked.facts(), asOf, asking.books()));
                }
            }
            return null;
        });
        for (String each : references.keySet()) {
            if (!understood.contains(each)) {
                throw ZhihengException.invalid(
                        "REGISTER-REFERENCE", "问题“" + asked.question() + "”不能按“" + each + "”从名录取事实", each);
            }
        }
        facts.putAll(asked.facts());
        return facts;
    }

    @Override
    public Proof prove(
            Principal by, String division, LocalDate asOf, Map<String, Object> references, Map<String, Object> facts) {
        permissions.check(by, Operation.RULING_RELY, null);
        boolean item = references.containsKey("item");
        List<String> questions = item ? List.of(OFFICERS, COMPETENCE) : List.of(OFFICERS);
        known(
                references.keySet(),
                questions.stream().flatMap(each -> understood(each).stream()).collect(Collectors.toSet()),
                "REGISTER-REFERENCE",
                "不能按“%s”从名录取事实");
        known(
                facts.keySet(),
                questions.stream().flatMap(each -> names(each).stream()).collect(Collectors.toSet()),
                "RULING-FACT-UNKNOWN",
                "没有名为“%s”的事实");
        questions.forEach(each -> seen(by, each, references));
        String id = clock.instant().atZone(clock.getZone()).toLocalDate() + "-"
                + UUID.randomUUID().toString().substring(0, 13);
        Subject subject = new Subject("competence-proof", id);
        // Taken once: rules may be swapped between the two questions.
        Asking asking = rulings.inForce();
        return transactions.required(tx -> {
            List<Recorded> entries = new ArrayList<>();
            Answered officers = rely(by, subject, asking, OFFICERS, division, asOf, references, facts, entries);
            Answered competence =
                    item ? rely(by, subject, asking, COMPETENCE, division, asOf, references, facts, entries) : null;
            boolean proven = yes(officers.ruling(), "competent") && (!item || ours(competence, references.get("body")));
            return new Proof(id, proven, officers, competence, entries);
        });
    }

    private Answered rely(
            Principal by,
            Subject subject,
            Asking asking,
            String question,
            String division,
            LocalDate asOf,
            Map<String, Object> references,
            Map<String, Object> facts,
            List<Recorded> entries) {
        // Each question takes its own of what was given to both.
        Map<String, Object> own = new LinkedHashMap<>(references);
        own.keySet().retainAll(understood(question));
        Map<String, Object> given = new LinkedHashMap<>(facts);
        given.keySet().retainAll(names(question));
        Map<String, Object> resolved = facts(new Asked(question, division, asOf, null, own, given), own, asking);
        ReliedRulings.Relied done =
                relied.rely(by, subject, new ReliedRulings.Question(question, division, asOf, resolved), asking);
        entries.add(done.recorded());
        return new Answered(resolved, done.ruling());
    }

    private static void known(Set<String> given, Set<String> known, String code, String message) {
        for (String each : given) {
            if (!known.contains(each)) {
                throw ZhihengException.invalid(code, String.format(message, each), each);
            }
        }
    }

    /** Names of the references a question has. */
    private Set<String> understood(String question) {
        return references().getOrDefault(question, Map.of()).keySet();
    }

    /** Names of the facts a question has. */
    private Set<String> names(String question) {
        Set<String> names = new HashSet<>();
        rulings.questions().stream()
                .filter(each -> each.name().equals(question))
                .forEach(each -> {
                    for (var component : each.facts().getRecordComponents()) {
                        names.add(component.getName());
                    }
                });
        return names;
    }

    private static boolean yes(Ruling<Map<String, Object>> ruling, String name) {
        return ruling.determined() && Boolean.TRUE.equals(ruling.answer().get(name));
    }

    /**
     * Whoever acts is the one who is competent: the matter need not be handed over, and it is this department or this township that may act, not another
     * one.
     */
    private boolean ours(Answered competence, Object body) {
        Ruling<Map<String, Object>> ruling = competence.ruling();
        if (!ruling.determined() || !Boolean.FALSE.equals(ruling.answer().get("transfer"))) {
            return false;
        }
        Body acting = body instanceof String id ? acting(id) : null;
        if (acting == null) {
            return false;
        }
        if (Field.word(org.zhiheng.api.questions.Body.TOWNSHIP)
                .equals(ruling.answer().get("actsBy"))) {
            return acting.division().value().equals(competence.facts().get("township"));
        }
        return competence.facts().get("item") instanceof Map<?, ?> item
                && acting.id().equals(item.get("originalBody"));
    }

    /** The body in whose name one acts: itself, or the first above it that is no unit; null when it is not known. */
    private Body acting(String id) {
        Body found = organisation.body(id).orElse(null);
        while (found != null && found.kind() == Body.Kind.UNIT && found.parent() != null) {
            found = organisation.body(found.parent()).orElse(null);
        }
        return found;
    }
}
