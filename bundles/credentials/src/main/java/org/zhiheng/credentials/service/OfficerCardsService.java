package org.zhiheng.credentials.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.credentials.domain.CertificateRegisters;
import org.zhiheng.registers.RegisterStore;

/** Reads cards from the registers. */
@Component(service = OfficerCards.class)
public final class OfficerCardsService implements OfficerCards {

    private static final int LENGTH = 32;
    private static final Pattern OFFICE = Pattern.compile("人民政府|办事处");
    private static final Map<String, State> STATES = Map.of(
            Field.word(CertificateState.SUSPENDED), State.SUSPENDED,
            Field.word(CertificateState.TAKEN_BACK), State.TAKEN_BACK,
            Field.word(CertificateState.CANCELLED), State.CANCELLED);
    private static final Map<State, String> TITLES = Map.of(
            State.ACTIVE, "有效",
            State.SUSPENDED, "暂扣",
            State.TAKEN_BACK, "已收回",
            State.CANCELLED, "已注销",
            State.EXPIRED, "已过期",
            State.NOT_YET, "尚未生效",
            State.NOT_USABLE, "暂不能使用");

    private final RegisterStore registers;
    private final Registers seen;
    private final DayRules rules;
    private final Organisation organisation;
    private final Clock clock;

    @Activate
    public OfficerCardsService(
            @Reference RegisterStore registers,
            @Reference Registers seen,
            @Reference DayRules rules,
            @Reference Organisation organisation,
            @Reference Clock clock) {
        this.registers = registers;
        this.seen = seen;
        this.rules = rules;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public List<Card> cards(String number) {
        if (number == null || number.isBlank() || number.strip().length() > LENGTH) {
            return List.of();
        }
        Map<String, List<Row>> byIssuer =
                registers.life("certificates", "number", List.of(number.strip()), null).stream()
                        .sorted(Comparator.comparing(Row::from))
                        .collect(Collectors.groupingBy(each -> each.text("issuer"), TreeMap::new, Collectors.toList()));
        LocalDate today = LocalDate.now(clock);
        List<Card> cards = new ArrayList<>();
        for (List<Row> given : byIssuer.values()) {
            cards.add(card(given, today));
        }
        return cards;
    }

    /** A number may have been given again when a certificate was renewed: then it is that of the day. */
    private Card card(List<Row> given, LocalDate today) {
        Row row = nearest(given, today);
        List<Row> life =
                given.stream().filter(each -> each.key().equals(row.key())).toList();
        List<Row> officers = registers.life("officers", "key", List.of(row.text("officer")), null);
        Row officer = nearest(officers, today);
        LocalDate begin = life.get(0).from();
        LocalDate end = life.get(life.size() - 1).to();
        return new Card(
                row.text("number"),
                CertificateRegisters.CERTIFICATES.field("kind").orElseThrow().words().stream()
                        .filter(each -> each.code().equals(row.text("kind")))
                        .findFirst()
                        .orElseThrow()
                        .title(),
                row.text("issuer"),
                officer.text("name"),
                body(row.text("body"), today),
                officer.text("post"),
                row.texts("fields"),
                fields(row, today),
                row.text("area"),
                area(row.text("area")),
                begin,
                end,
                usable(state(row.key(), begin, end, today), row, officer, AsOf.on(today)),
                today);
    }

    /** What is said of the day, or what was said last before it, or what will be said first. */
    private static Row nearest(List<Row> life, LocalDate day) {
        return life.stream()
                .filter(each -> !each.from().isAfter(day))
                .reduce((first, last) -> last)
                .orElse(life.get(0));
    }

    private List<String> fields(Row certificate, LocalDate today) {
        Map<String, String> titles = rules.fields(certificate.text("body"), today).stream()
                .collect(Collectors.toMap(Field.Word::code, Field.Word::title));
        return certificate.texts("fields").stream()
                .map(each -> titles.getOrDefault(each, each))
                .toList();
    }

    /** A place is called as the government or township office of it, without what says that it is one. */
    private String area(String code) {
        return organisation.bodies().stream()
                .filter(each -> each.open()
                        && (each.kind() == Body.Kind.GOVERNMENT || each.kind() == Body.Kind.TOWNSHIP)
                        && each.division().value().equals(code))
                .findFirst()
                .map(each -> OFFICE.matcher(each.title()).replaceFirst(""))
                .orElse(code);
    }

    private String body(String id, LocalDate today) {
        return registers.where("bodies", "body", List.of(id), AsOf.on(today)).stream()
                .findFirst()
                .map(each -> each.text("name"))
                .or(() -> organisation.body(id).map(Body::title))
                .orElse(id);
    }

    private State state(String certificate, LocalDate begin, LocalDate end, LocalDate today) {
        return state(
                registers.where("certificate-states", "certificate", List.of(certificate), AsOf.on(today)),
                begin,
                end,
                today);
    }

    /** A certificate that says nothing against it is of no use to a holder who may not enforce with it. */
    private State usable(State state, Row certificate, Row officer, AsOf asOf) {
        return state == State.ACTIVE
                        && new Usable(registers, rules.now(), organisation, asOf).by(officer, certificate) != Use.USABLE
                ? State.NOT_USABLE
                : state;
    }

    /** @param states of that day */
    private static State state(List<Row> states, LocalDate begin, LocalDate end, LocalDate today) {
        if (!states.isEmpty()) {
            return STATES.get(states.get(0).text("state"));
        }
        if (today.isBefore(begin)) {
            return State.NOT_YET;
        }
        return end != null && today.isAfter(end) ? State.EXPIRED : State.ACTIVE;
    }

    @Override
    public String qr(String number, String issuer) {
        Card card = cards(number).stream()
                .filter(each -> each.issuer().equals(issuer))
                .findFirst()
                .orElseThrow(() -> unknown("number"));
        return QrPicture.svg(String.join(
                "\n",
                "执法证件" + card.number(),
                card.issuer(),
                card.body(),
                String.join("、", card.fieldTitles()),
                card.areaTitle(),
                card.validFrom() + "至" + card.validTo(),
                card.on() + TITLES.get(card.state())));
    }

    @Override
    public Use use(String certificate, AsOf asOf) {
        List<Row> life = registers.life("certificates", "key", List.of(certificate), asOf.knownAt());
        if (life.isEmpty()) {
            throw unknown("certificate");
        }
        Row row = nearest(life, asOf.on());
        List<Row> officers = registers.life("officers", "key", List.of(row.text("officer")), asOf.knownAt());
        return officers.isEmpty()
                ? Use.NOT_EMPLOYED
                : new Usable(registers, rules.now(), organisation, asOf).by(nearest(officers, asOf.on()), row);
    }

    private static ZhihengException unknown(String field) {
        return ZhihengException.notFound("CREDENTIAL-CARD", "没有这一证件", field);
    }

    @Override
    public Held held(Principal by, String officer, AsOf asOf, String purpose) {
        Row row = seen.show(by, "officers", officer, asOf, purpose);
        Map<String, Map<String, String>> labels = new TreeMap<>();
        List<Certificate> certificates = certificates(by, row, asOf, labels);
        List<Row> postings = onDay(life(by, "postings", "officer", Set.of(officer), asOf, labels), asOf);
        List<Row> frontLine = onDay(life(by, "front-line-services", "officer", Set.of(officer), asOf, labels), asOf);
        organisation.body(row.text("body")).ifPresent(each -> labels.computeIfAbsent("body", field -> new TreeMap<>())
                .put(each.id(), each.title()));
        return new Held(row, certificates, postings, frontLine, labels);
    }

    private List<Certificate> certificates(
            Principal by, Row officer, AsOf asOf, Map<String, Map<String, String>> labels) {
        Map<String, List<Row>> lives = life(by, "certificates", "officer", Set.of(officer.key()), asOf, labels).stream()
                .collect(Collectors.groupingBy(Row::key, TreeMap::new, Collectors.toList()));
        Map<String, List<Row>> states = lives.isEmpty()
                ? Map.of()
                : onDay(life(by, "certificate-states", "certificate", lives.keySet(), asOf, new TreeMap<>()), asOf)
                        .stream()
                        .collect(Collectors.groupingBy(each -> each.text("certificate")));
        List<Certificate> certificates = new ArrayList<>();
        lives.forEach((key, life) -> certificates.add(new Certificate(
                key,
                life,
                usable(
                        state(
                                states.getOrDefault(key, List.of()),
                                life.get(0).from(),
                                life.get(life.size() - 1).to(),
                                asOf.on()),
                        nearest(life, asOf.on()),
                        officer,
                        asOf))));
        return certificates;
    }

    private List<Row> life(
            Principal by,
            String register,
            String field,
            Set<String> values,
            AsOf asOf,
            Map<String, Map<String, String>> labels) {
        Registers.Page page = seen.life(by, register, field, values, asOf.knownAt());
        page.labels().forEach((name, named) -> labels.computeIfAbsent(name, each -> new TreeMap<>())
                .putAll(named));
        return page.rows();
    }

    private static List<Row> onDay(List<Row> rows, AsOf asOf) {
        return rows.stream()
                .filter(each -> !each.from().isAfter(asOf.on()))
                .filter(each -> each.to() == null || !each.to().isBefore(asOf.on()))
                .toList();
    }
}
