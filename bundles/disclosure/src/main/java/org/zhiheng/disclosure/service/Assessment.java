package org.zhiheng.disclosure.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.PublishableCases;
import org.zhiheng.api.cases.PublishableCases.Changed;
import org.zhiheng.api.cases.PublishableCases.Material;
import org.zhiheng.api.disclosure.PublicationState;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.rulings.Reason;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.disclosure.domain.CaseReading;
import org.zhiheng.disclosure.domain.CaseReading.Decided;
import org.zhiheng.disclosure.domain.Content;
import org.zhiheng.disclosure.domain.Content.Raw;
import org.zhiheng.disclosure.domain.Digests;
import org.zhiheng.disclosure.domain.InRegister;
import org.zhiheng.disclosure.domain.KindRule;
import org.zhiheng.disclosure.domain.Masks;
import org.zhiheng.disclosure.domain.OfCase;
import org.zhiheng.disclosure.domain.PublicMatter;
import org.zhiheng.disclosure.domain.Severity;
import org.zhiheng.registers.RegisterStore;

/** Asks the law about the decision of a case as its file stands, and makes of it what waits to be shown. Thread-safe. */
@Component(service = Assessment.class)
public final class Assessment {

    /** Why something must not be shown any more though its decision stands. */
    static final String EXCLUDED = "excluded";

    private static final String PUBLICATION = "publication";
    static final Set<PublicationState> OVER =
            Set.of(PublicationState.WITHDRAWN, PublicationState.ENDED, PublicationState.DESTROYED);

    private final PublishableCases cases;
    private final DisclosureRules rules;
    private final RegisterStore registers;

    @Activate
    public Assessment(
            @Reference PublishableCases cases, @Reference DisclosureRules rules, @Reference RegisterStore registers) {
        this.cases = cases;
        this.rules = rules;
        this.registers = registers;
    }

    /**
     * What the file says, and what the rules say of it.
     *
     * @param kind null where what it decides is of no kind that is published
     */
    record Read(OfCase of, Material material, CaseReading reading, DisclosureRules.Now now, KindRule kind) {}

    /**
     * A matter as it is by now.
     *
     * @param masks null where nothing of it is shown, as with {@code made}
     * @param ruling null where the law was not asked
     * @param made the content of the file, masked
     */
    record Assessed(
            PublicMatter.Draft draft,
            Masks masks,
            Ruling<Map<String, Object>> ruling,
            Map<String, Object> facts,
            Content made) {}

    /** @param source of a matter of a case */
    Optional<Read> read(String source, LocalDate today) {
        return read(OfCase.of(source), today);
    }

    Optional<Read> read(OfCase of, LocalDate today) {
        return cases.material(of.caseId()).map(material -> read(material, of, today));
    }

    /** The decisions of a case that may have to be published, and those that other matters of it are about. */
    List<Read> decisions(String caseId, Set<OfCase> others, LocalDate today) {
        return cases.material(caseId)
                .map(material -> {
                    Set<OfCase> all = new LinkedHashSet<>();
                    all.add(OfCase.main(caseId));
                    material.ordered().forEach(each -> all.add(new OfCase(caseId, each.decision(), each.key())));
                    new CaseReading(material, cases.kinds(), OfCase.main(caseId))
                            .alterations()
                            .forEach(each -> all.add(OfCase.altered(caseId, each.kind(), each.key())));
                    all.addAll(others);
                    return all.stream().map(each -> read(material, each, today)).toList();
                })
                .orElse(List.of());
    }

    /** The decisions that a piece may say, or say to be altered. */
    Set<OfCase> saidBy(String caseId, String kind, String key) {
        Set<OfCase> all = new LinkedHashSet<>();
        cases.ordersOf(kind).forEach(each -> all.add(new OfCase(caseId, each, key)));
        all.add(OfCase.altered(caseId, kind, key));
        return all;
    }

    private Read read(Material material, OfCase of, LocalDate today) {
        CaseHead head = material.head();
        DisclosureRules.Now now = rules.of(head.body());
        Optional<KindRule> kind = of.isOrdered() ? now.kindOf(of.decision(), today) : now.kindOf(head.actKind(), today);
        return new Read(of, material, new CaseReading(material, cases.kinds(), of), now, kind.orElse(null));
    }

    /** The day on which the national register of enterprises shows it no longer; null where it does not show it. */
    static LocalDate registerOver(PublicMatter matter) {
        return InRegister.of(matter.credit())
                .filter(each -> matter.isShown() && each.until() != null && !each.over())
                .map(each -> each.until().plusDays(1))
                .orElse(null);
    }

    /** @param matter as it stood, or one that is begun */
    Assessed assess(PublicMatter matter, Read read, LocalDate today) {
        CaseHead head = read.material().head();
        Optional<Decided> decision = read.reading().decided();
        PublicMatter.Draft draft = matter.next();
        if (!OVER.contains(matter.state())) {
            draft.lookOn(registerOver(matter));
        }
        if (decision.isEmpty() || read.kind() == null) {
            mayNot(matter, draft, today, List.of("案卷里没有可以公示的决定"));
            return new Assessed(draft, null, null, Map.of(), null);
        }
        draft.of(
                decision.get().number(),
                title(read, today),
                head.body(),
                head.division(),
                decision.get().on());
        Optional<Changed> changed = read.reading().changed();
        if (changed.isPresent()) {
            fallen(matter, draft, read, changed.get(), today);
            return new Assessed(draft, null, null, Map.of(), null);
        }
        return stands(matter, draft, read, today);
    }

    /** What the case is called; where that speaks of somebody who is not shown, what is published of it. */
    private static String title(Read read, LocalDate today) {
        Masks masks = read.now().titleMasks(read.reading(), today);
        String title = read.material().head().title();
        return masks.speaks(title) ? read.kind().title() : masks.title(title);
    }

    private void fallen(PublicMatter matter, PublicMatter.Draft draft, Read read, Changed changed, LocalDate today) {
        String on = changed.on().toString();
        if (!matter.isShown()) {
            mayNot(matter, draft, today, List.of("决定已经在" + on + "变更、撤销或者确认违法、无效"));
            return;
        }
        Ruling<Map<String, Object>> ruling =
                read.now().ask("withdrawal", Map.of("changedOn", on, "change", changed.change()), today);
        LocalDate due = ruling.determined() ? day(ruling.answer().get("due")) : changed.on();
        LocalDate safe = ruling.determined() ? day(ruling.answer().get("safeDue")) : changed.on();
        draft.state(PublicationState.TO_WITHDRAW)
                .withdraw(changed.change(), due, safe)
                .draft(Content.none())
                .why(why(ruling));
    }

    private Assessed stands(PublicMatter matter, PublicMatter.Draft draft, Read read, LocalDate today) {
        Map<String, Object> facts = read.reading()
                .facts(read.kind().question(), matter.socialImpact(), read.now().fullAge(today));
        Ruling<Map<String, Object>> ruling = read.now().ask(PUBLICATION, facts, today);
        List<String> unknown = read.reading().ageUnknown();
        List<String> unsaid = read.reading().unsaid();
        boolean excluded =
                ruling.determined() && Boolean.FALSE.equals(ruling.answer().get("publish"));
        if (excluded || matter.isShown() && !unknown.isEmpty()) {
            mayNot(matter, draft, today, excluded ? why(ruling) : unknown);
            return new Assessed(draft, null, ruling, facts, null);
        }
        if (!ruling.determined() || !unknown.isEmpty() || !unsaid.isEmpty()) {
            if (!matter.isShown() && !OVER.contains(matter.state())) {
                List<String> missing = new ArrayList<>(unknown);
                missing.addAll(unsaid);
                ruling.missing().forEach(each -> missing.add("缺少" + each));
                draft.state(PublicationState.UNDETERMINED)
                        .due(null, null)
                        .draft(Content.none())
                        .why(missing);
            }
            return new Assessed(draft, null, ruling, facts, null);
        }
        Masks masks = masks(read, ruling, today);
        String code = bodyCode(read.material().head().body(), today);
        Map<String, Raw> raw = read.reading().raw(code, draft.title(), this::called, today);
        Content content = Content.of(read.kind().fields(), raw, masks);
        waits(matter, draft, content, ruling, today);
        if (!OVER.contains(matter.state())) {
            draft.credit(EnterpriseRegister.decided(credit(matter, read, facts, today), read, facts, today));
            draft.lookOn(Stream.of(
                            Optional.ofNullable(registerOver(matter)),
                            read.reading().performanceOver(today))
                    .flatMap(Optional::stream)
                    .min(LocalDate::compareTo)
                    .orElse(null));
        }
        return new Assessed(draft, masks, ruling, facts, content);
    }

    /** What waits to be confirmed of a decision that is published. */
    private static void waits(
            PublicMatter matter,
            PublicMatter.Draft draft,
            Content content,
            Ruling<Map<String, Object>> ruling,
            LocalDate today) {
        if (OVER.contains(matter.state()) || matter.state() == PublicationState.EXCEPTED) {
            return;
        }
        draft.why(why(ruling)).withdraw(null, null, null);
        if (!matter.isShown()) {
            draft.state(PublicationState.PENDING)
                    .due(day(ruling.answer().get("due")), day(ruling.answer().get("safeDue")))
                    .draft(content);
            return;
        }
        draft.state(PublicationState.PUBLISHED);
        Content next = matter.shown().after(content, based(matter));
        if (next.equals(matter.shown())) {
            draft.draft(Content.none());
        } else if (!next.equals(matter.draft())) {
            draft.draft(next).due(today, today);
        }
    }

    /** Nothing is shown of it, or not any more. */
    private static void mayNot(PublicMatter matter, PublicMatter.Draft draft, LocalDate today, List<String> why) {
        if (matter.isShown()) {
            if (matter.state() != PublicationState.TO_WITHDRAW) {
                draft.state(PublicationState.TO_WITHDRAW).withdraw(EXCLUDED, today, today);
            }
            draft.draft(Content.none()).why(why);
        } else if (!OVER.contains(matter.state())) {
            draft.state(PublicationState.NOT_PUBLIC)
                    .due(null, null)
                    .exception(null, null)
                    .draft(Content.none())
                    .why(why);
        }
    }

    private Masks masks(Read read, Ruling<Map<String, Object>> ruling, LocalDate today) {
        Set<String> codes = new HashSet<>();
        ((List<?>) ruling.answer().get("masked")).forEach(each -> codes.add(String.valueOf(each)));
        codes.addAll(read.now().maskedOfCitizens(today));
        return new Masks(
                codes,
                read.reading().words(),
                read.reading().open(bodyCode(read.material().head().body(), today)),
                read.now().droppedWords(today));
    }

    private String bodyCode(String body, LocalDate today) {
        return registers.where("bodies", "body", List.of(body), AsOf.on(today)).stream()
                .findFirst()
                .map(each -> each.text("creditCode"))
                .orElse(null);
    }

    private String called(String item) {
        return registers.life("items", "key", List.of(item), null).stream()
                .reduce((first, second) -> second)
                .map(each -> each.text("name"))
                .orElse(null);
    }

    /** What the file for the credit platform says besides, and what the content was made of. */
    private static Map<String, Object> credit(
            PublicMatter matter, Read read, Map<String, Object> facts, LocalDate today) {
        Map<String, Object> credit = new LinkedHashMap<>(matter.credit());
        read.now()
                .severity(read.kind().kind(), read.reading().sanctions(), String.valueOf(facts.get("procedure")), today)
                .ifPresent(each -> credit.put(Severity.KEPT, each.code()));
        if (read.reading().fine() != null) {
            credit.put("fine", read.reading().fine().toPlainString());
        }
        if (read.reading().gains() != null) {
            credit.put("gains", read.reading().gains().toPlainString());
        }
        return credit;
    }

    /** Of which texts what is shown was made when it was confirmed: digests by field. */
    @SuppressWarnings("unchecked")
    static Map<String, String> based(PublicMatter matter) {
        return (Map<String, String>) (Map<?, ?>) matter.credit().getOrDefault("based", Map.of());
    }

    /** Digests by field of what something is made of. */
    static Map<String, String> digests(Content content) {
        Map<String, String> digests = new LinkedHashMap<>();
        content.fields().forEach(each -> digests.put(each.name(), Digests.of(each.value())));
        return digests;
    }

    /** Keeps of which texts what is shown is made. */
    static Map<String, Object> basedOn(Map<String, Object> credit, Content content) {
        Map<String, Object> more = new LinkedHashMap<>(credit);
        more.put("based", digests(content));
        return more;
    }

    private static List<String> why(Ruling<Map<String, Object>> ruling) {
        return ruling.determined()
                ? ruling.reasons().stream()
                        .map(Reason::text)
                        .filter(Objects::nonNull)
                        .toList()
                : ruling.missing().stream().map(each -> "缺少" + each).toList();
    }

    static LocalDate day(Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }
}
