package org.zhiheng.cases.service;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.credentials.BodyQualifications;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.FactSource;
import org.zhiheng.api.registers.Row;
import org.zhiheng.cases.domain.CaseFacts;
import org.zhiheng.registers.GatheredFacts;
import org.zhiheng.registers.RegisterStore;

/** What the registers of the contexts and the organisation tree say of those a file names. Thread-safe. */
@Component(service = Resolved.class)
public final class Resolved implements CaseFacts.Known {

    private final RegisterStore registers;
    private final Organisation organisation;
    private final BodyQualifications qualifications;
    private final List<FactSource> sources = new CopyOnWriteArrayList<>();

    @Activate
    public Resolved(
            @Reference RegisterStore registers,
            @Reference Organisation organisation,
            @Reference BodyQualifications qualifications) {
        this.registers = registers;
        this.organisation = organisation;
        this.qualifications = qualifications;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void add(FactSource source) {
        sources.add(source);
    }

    public void remove(FactSource source) {
        sources.remove(source);
    }

    /** Says that the transaction that runs will ask the registers. */
    void soon() {
        registers.soon();
    }

    /** What is given goes before what the registers say. */
    Map<String, Object> facts(
            String question, Map<String, Object> references, Map<String, Object> given, LocalDate on) {
        return GatheredFacts.of(sources, question, references, given, AsOf.on(on), null);
    }

    /** The body in whose name one acts: itself, or the first above it that is no unit. */
    Optional<Body> actingBody(String id) {
        return organisation.acting(id);
    }

    Optional<Body> body(String id) {
        return organisation.body(id);
    }

    /** Whether one body is somewhere above another. */
    boolean above(String superior, String body) {
        Optional<Body> at = organisation.body(body);
        while (at.isPresent() && at.get().parent() != null) {
            if (at.get().parent().equals(superior)) {
                return true;
            }
            at = organisation.body(at.get().parent());
        }
        return false;
    }

    /** A case is of a body that may enforce in its own name. */
    void owns(String body, LocalDate today) {
        if (!qualifications.qualified(Set.of(body), today).contains(body)) {
            throw ZhihengException.conflict("CASE-BODY-NOT-QUALIFIED", "“" + body + "”的执法主体资格没有确认并公布,不能办理案件");
        }
    }

    /** As {@link #owns}; who only patrols takes clues in, too, to hand them over. */
    void opens(String body, LocalDate today, CaseRules rules) {
        if (organisation.body(body).filter(each -> rules.patrols(each, today)).isEmpty()) {
            owns(body, today);
        }
    }

    @Override
    public String acting(String body) {
        return actingBody(body)
                .map(each -> switch (each.kind()) {
                    case DEPARTMENT -> "department";
                    case TOWNSHIP -> "township";
                    default -> null;
                })
                .orElse(null);
    }

    @Override
    public CaseFacts.Reviewer reviewer(String officer, LocalDate on) {
        Row row = officer(officer).orElse(null);
        if (row == null) {
            return new CaseFacts.Reviewer(false, null);
        }
        LocalDate since = row.date("legalQualificationOn");
        boolean qualified = row.text("legalQualification") != null && since != null && !since.isAfter(on);
        return new CaseFacts.Reviewer(qualified, row.date("reviewingSince"));
    }

    @Override
    public Boolean enforces(String body, LocalDate on) {
        return actingBody(body)
                .flatMap(each -> registers.where("bodies", "body", List.of(each.id()), AsOf.on(on)).stream()
                        .findFirst())
                .map(each -> (Boolean) each.values().get("ownEnforcement"))
                .orElse(null);
    }

    Optional<Row> officer(String key) {
        return registers.life("officers", "key", List.of(key), null).stream().reduce((first, second) -> second);
    }

    /** Keys of the officers whose account this is. */
    List<String> officersOf(String account) {
        return registers.life("officers", "account", List.of(account), null).stream()
                .map(Row::key)
                .distinct()
                .toList();
    }

    /** Keys of the items of a body that have this key, code or name. */
    List<String> itemsCalled(String text, String body, LocalDate on) {
        if (item(text, on).isPresent()) {
            return List.of(text);
        }
        return registers.where("items", "body", List.of(body), AsOf.on(on)).stream()
                .filter(each -> text.equals(each.text("code")) || text.equals(each.text("name")))
                .map(Row::key)
                .toList();
    }

    /** Keys of the officers of a body who have this key, name or number of a certificate. */
    List<String> officersCalled(String text, String body, LocalDate on) {
        if (officer(text).isPresent()) {
            return List.of(text);
        }
        List<Row> officers = registers.where("officers", "body", List.of(body), AsOf.on(on));
        List<String> certified = registers.where("certificates", "body", List.of(body), AsOf.on(on)).stream()
                .filter(each -> text.equals(each.text("number")))
                .map(each -> each.text("officer"))
                .toList();
        return officers.stream()
                .filter(each -> text.equals(each.text("name")) || certified.contains(each.key()))
                .map(Row::key)
                .toList();
    }

    /** What an item is called; empty when there is none on the day. */
    Optional<String> item(String key, LocalDate on) {
        return registers.row("items", key, AsOf.on(on)).map(each -> each.text("name"));
    }
}
