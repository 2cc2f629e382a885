package org.zhiheng.registers.service;

import java.lang.reflect.RecordComponent;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
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
import org.zhiheng.api.questions.Basis;
import org.zhiheng.api.questions.DateOrMoment;
import org.zhiheng.api.questions.OfficerStep;
import org.zhiheng.api.records.ReliedRulings;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisteredRulings;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.persistence.Transactions;
import org.zhiheng.registers.GatheredFacts;

/** Answers questions from the registers of all contexts that are there. */
@Component(service = RegisteredRulings.class)
public final class RulingsFromRegisters implements RegisteredRulings {

    private static final String OFFICERS = "officer-competence";
    private static final String COMPETENCE = "competence";
    private static final int LEAST = 2;
    private static final String BODY = "body";
    private static final String RECUSALS = "recusals";
    private static final String IN_NAME_OF = "inNameOf";
    private static final String STEP = "step";

    /** What a proof is about, and in Chinese what each is. */
    private static final Map<String, String> PROVEN =
            Map.of("officers", "执法人员的编号", BODY, "执法主体的机构编号", "item", "执法事项的编号", "place", "行为地的区划代码");

    private static final Set<String> PROVEN_BY = Set.of("officers", BODY, "item", "place", RECUSALS);

    /** Names of the components of a record, which the virtual machine reads anew for whoever asks. */
    private static final ClassValue<Set<String>> COMPONENTS = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .map(RecordComponent::getName)
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private final Rulings rulings;
    private final ReliedRulings relied;
    private final Permissions permissions;
    private final Organisation organisation;
    private final Registers registers;
    private final Transactions transactions;
    private final Clock clock;
    private final List<FactSource> sources = new CopyOnWriteArrayList<>();
    /**
     * A question keeps a processor busy from its beginning to its end. More at once than there are processors would only take turns, and the last of them
     * wait long; so they come in order.
     */
    private final Semaphore turns =
            new Semaphore(Math.max(LEAST, Runtime.getRuntime().availableProcessors()), true);

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
        turns.acquireUninterruptibly();
        try {
            return answer(by, asked);
        } finally {
            turns.release();
        }
    }

    private Answered answer(Principal by, Asked asked) {
        seen(by, asked.question(), asked.references());
        Asking asking = rulings.inForce();
        return transactions.readOnly(tx -> {
            Map<String, Object> facts = facts(asked, asking);
            Answered whole = new Answered(facts, asking.ask(asked.question(), facts, asked.division(), asked.asOf()));
            return told(by, asked.question(), asked.references(), whole);
        });
    }

    /** What is said of a person beyond what is published is told to whoever may look it up, and to nobody else by asking about it. */
    private void seen(Principal by, String question, Map<String, Object> references) {
        for (FactSource source : sources) {
            if (!source.question().equals(question)) {
                continue;
            }
            source.confined().forEach((name, register) -> {
                for (String key : unseen(by, register, keys(references.get(name)))) {
                    throw ZhihengException.invalid(
                            "REGISTER-REFERENCE",
                            "没有编号为“" + key + "”的" + source.references().get(name) + ",或者不在您的权限范围内",
                            name);
                }
            });
        }
    }

    /** The answer without what is nobody's business who does not see the rows it is about. */
    private Answered told(Principal by, String question, Map<String, Object> references, Answered whole) {
        Answered told = whole;
        for (FactSource source : sources) {
            if (!source.question().equals(question)) {
                continue;
            }
            Set<String> hidden = new LinkedHashSet<>();
            source.guarded().forEach((name, register) -> {
                Set<String> keys = keys(references.get(name));
                hidden.addAll(
                        permissions.any(by, registers.definition(register).view())
                                ? registers.hidden(by, register, keys)
                                : keys);
            });
            if (!hidden.isEmpty()) {
                told = source.published(told, hidden);
            }
        }
        return told;
    }

    /** The keys a reference names, one or several. */
    private static Set<String> keys(Object reference) {
        Set<String> keys = new LinkedHashSet<>();
        for (Object each : reference instanceof Collection<?> all ? all : Collections.singletonList(reference)) {
            if (each instanceof String key) {
                keys.add(key.strip());
            }
        }
        return keys;
    }

    private Set<String> unseen(Principal by, String register, Set<String> keys) {
        Set<String> unseen = new LinkedHashSet<>(keys);
        if (!keys.isEmpty()) {
            unseen.removeAll(registers.seen(by, register, keys));
        }
        return unseen;
    }

    /** Facts of the registers, and those given, which go before. */
    private Map<String, Object> facts(Asked asked, Asking asking) {
        known(
                asked.references().keySet(),
                understood(asked.question()),
                "REGISTER-REFERENCE",
                "问题“" + asked.question() + "”不能按“%s”从名录取事实");
        AsOf asOf = new AsOf(asked.asOf(), asked.knownAt());
        // One look at all registers, whatever is written meanwhile.
        return transactions.readOnly(tx ->
                GatheredFacts.of(sources, asked.question(), asked.references(), asked.facts(), asOf, asking.books()));
    }

    @Override
    public Proof prove(Principal by, LocalDate asOf, Map<String, Object> references, Map<String, Object> facts) {
        permissions.check(by, Operation.RULING_RELY, null);
        known(references.keySet(), PROVEN_BY, "REGISTER-REFERENCE", "证明不按“%s”从名录取事实");
        PROVEN.keySet().stream().sorted().forEach(each -> required(references, each));
        given(asOf, facts);
        if (facts.get(STEP) == null) {
            throw ZhihengException.invalid("PROOF-REQUIRED", "证明执法资格应当在事实里写明“step”(环节):" + steps(), STEP);
        }
        Body body = organisation
                .body(String.valueOf(references.get(BODY)))
                .orElseThrow(() ->
                        ZhihengException.invalid("REGISTER-REFERENCE", "没有编号为“" + references.get(BODY) + "”的机构", BODY));
        String division = acting(body.id()).division().value();
        String id = clock.instant().atZone(clock.getZone()).toLocalDate() + "-"
                + UUID.randomUUID().toString().substring(0, 13);
        return transactions.required(tx -> {
            Relying relying = new Relying(by, new Subject("competence-proof", id), division, asOf, rulings.inForce());
            Answered competence = relying.rely(COMPETENCE, references, facts);
            Map<String, Object> besides = new LinkedHashMap<>(references);
            Object inNameOf = inNameOf(competence);
            if (inNameOf != null) {
                besides.put(IN_NAME_OF, inNameOf);
            }
            Map<String, Object> whole = new LinkedHashMap<>(facts);
            whole.put("wholeScope", true);
            Answered officers = relying.rely(OFFICERS, besides, whole);
            boolean ours = ours(competence, references.get(BODY));
            return new Proof(
                    id,
                    ours && yes(officers.ruling(), "competent"),
                    ours,
                    told(by, OFFICERS, references, officers),
                    told(by, COMPETENCE, references, competence),
                    relying.begun.record());
        });
    }

    /** What is done, with the words for it: how many have to act, and with which certificate, hangs on it. */
    private static String steps() {
        return Arrays.stream(OfficerStep.values())
                .map(each -> Field.word(each) + Labels.of(each))
                .collect(Collectors.joining("、"));
    }

    private void required(Map<String, Object> references, String name) {
        Object given = references.get(name);
        if (given == null
                || given instanceof String text && text.isBlank()
                || given instanceof Collection<?> all && all.isEmpty()) {
            throw ZhihengException.invalid(
                    "PROOF-REQUIRED", "证明执法资格应当写明“" + name + "”(" + PROVEN.get(name) + ");证件、主体、事项、地域、日期缺一不可", name);
        }
    }

    /** Only facts that no register holds are taken, and none of another day. */
    private void given(LocalDate asOf, Map<String, Object> facts) {
        Set<String> names = new HashSet<>(names(OFFICERS));
        names.addAll(names(COMPETENCE));
        known(facts.keySet(), names, "RULING-FACT-UNKNOWN", "没有名为“%s”的事实");
        Set<String> held = new HashSet<>(Set.of("wholeScope"));
        for (FactSource each : sources) {
            if (each.question().equals(OFFICERS) || each.question().equals(COMPETENCE)) {
                held.addAll(each.holds());
            }
        }
        for (String each : facts.keySet()) {
            if (held.contains(each)) {
                throw ZhihengException.invalid("PROOF-FACT-HELD", "证明里的“" + each + "”以名录为准,不能自行给出", each);
            }
        }
        if (facts.get("at") instanceof String at && !on(at, asOf)) {
            throw ZhihengException.invalid("PROOF-DAY", "行为时刻" + at + "不在证明的日期" + asOf, "at");
        }
    }

    /** What is no moment at all, the ruling refuses. */
    private static boolean on(String at, LocalDate asOf) {
        try {
            return DateOrMoment.parse(at).date().equals(asOf);
        } catch (DateTimeParseException e) {
            return true;
        }
    }

    /** In whose name a township acts under an entrustment; null otherwise. */
    private static Object inNameOf(Answered competence) {
        boolean entrusted = competence.ruling().determined()
                && Field.word(Basis.ENTRUSTED)
                        .equals(competence.ruling().answer().get("basis"));
        return entrusted && competence.facts().get("item") instanceof Map<?, ?> item ? item.get("originalBody") : null;
    }

    /** Rulings of one proof, put down together; rules may be swapped between them, so the books are taken once. */
    private final class Relying {
        private final ReliedRulings.Relying begun;
        private final String division;
        private final LocalDate asOf;
        private final Asking asking;

        Relying(Principal by, Subject subject, String division, LocalDate asOf, Asking asking) {
            this.begun = relied.first(by, subject, asking);
            this.division = division;
            this.asOf = asOf;
            this.asking = asking;
        }

        /** Each question takes its own of what was given to both. */
        Answered rely(String question, Map<String, Object> references, Map<String, Object> facts) {
            Map<String, Object> own = new LinkedHashMap<>(references);
            own.keySet().retainAll(understood(question));
            Map<String, Object> given = new LinkedHashMap<>(facts);
            given.keySet().retainAll(names(question));
            Map<String, Object> resolved = facts(new Asked(question, division, asOf, null, own, given), asking);
            return new Answered(resolved, begun.ask(new ReliedRulings.Question(question, division, asOf, resolved)));
        }
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
        return rulings.questions().stream()
                .filter(each -> each.name().equals(question))
                .findFirst()
                .map(each -> COMPONENTS.get(each.facts()))
                .orElse(Set.of());
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
        if (!ruling.determined()) {
            return false;
        }
        // What is entrusted stays the department's, and the township does it all the same.
        if (inNameOf(competence) == null
                && !Boolean.FALSE.equals(ruling.answer().get("transfer"))) {
            return false;
        }
        Body acting = body instanceof String id ? acting(id) : null;
        if (acting == null) {
            return false;
        }
        if (Field.word(org.zhiheng.api.questions.Body.TOWNSHIP)
                .equals(ruling.answer().get("actsBy"))) {
            return acting.kind() == Body.Kind.TOWNSHIP
                    && acting.division().value().equals(competence.facts().get("township"));
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
