package org.zhiheng.disclosure.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.cases.PieceDefinition;
import org.zhiheng.api.cases.PublishableCases.Changed;
import org.zhiheng.api.cases.PublishableCases.Material;
import org.zhiheng.api.cases.PublishableCases.Ordered;
import org.zhiheng.api.cases.PublishableCases.Paid;
import org.zhiheng.api.cases.PublishableCases.Payment;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.DecisionChange;
import org.zhiheng.api.questions.PartyKind;
import org.zhiheng.api.questions.Sanction;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.disclosure.domain.Content.Part;
import org.zhiheng.disclosure.domain.Content.Raw;

/** What the file of a case says to whoever publishes its decision. For one thread. */
public final class CaseReading {

    private static final String CITIZEN = Field.word(PartyKind.CITIZEN);
    private static final String REMEDY = "remedy";
    private static final String ORGANISATION = Field.word(PartyKind.ORGANISATION);
    private final Material material;
    private final List<PieceDefinition> kinds;
    private final OfCase of;
    private final Map<String, List<Piece>> pieces;

    /** @param of which of its decisions is published */
    public CaseReading(Material material, List<PieceDefinition> kinds, OfCase of) {
        this.material = material;
        this.kinds = kinds;
        this.of = of;
        this.pieces = material.pieces().stream().collect(Collectors.groupingBy(Piece::kind));
    }

    private List<Piece> of(String kind) {
        return pieces.getOrDefault(kind, List.of());
    }

    private Optional<Piece> one(String kind) {
        return of(kind).stream().findFirst();
    }

    /**
     * A decision that may have to be published.
     *
     * @param number null while it has none
     */
    public record Decided(String number, LocalDate on) {}

    /** The decision that may have to be published; empty while there is none. */
    public Optional<Decided> decided() {
        if (of.isOrdered()) {
            return ordered().map(each -> new Decided(each.number(), each.on()));
        }
        Optional<LocalDate> on = of.isAltered() ? alteredOn() : decision().map(each -> each.date("decidedOn"));
        return decision().flatMap(each -> on.map(day -> new Decided(each.text("number"), day)));
    }

    /** When a piece says that the decision was altered; empty where it does not say it any more, or what is said of the decision is undone. */
    private Optional<LocalDate> alteredOn() {
        return material.changed() == null
                ? Optional.empty()
                : alterations()
                        .filter(each -> of.equals(OfCase.altered(of.caseId(), each.kind(), each.key())))
                        .map(each -> each.date(each.kind().equals(REMEDY) ? "endedOn" : "on"))
                        .findFirst();
    }

    /** The pieces that say that the decision was altered. */
    public Stream<Piece> alterations() {
        String altered = Field.word(DecisionChange.ALTERED);
        return Stream.concat(
                of("decision-change").stream().filter(each -> altered.equals(each.text("change"))),
                of(REMEDY).stream()
                        .filter(each -> altered.equals(each.text("result")) && each.date("endedOn") != null));
    }

    /** The decision of coercion that is published; empty where it is another one, or the file does not say it any more. */
    private Optional<Ordered> ordered() {
        return material.ordered().stream()
                .filter(each ->
                        each.decision().equals(of.decision()) && each.key().equals(of.key()))
                .findFirst();
    }

    /** The decision that the case comes to: a penalty, what was asked for and is granted, or what else the kind of act comes to. Empty for a decision of coercion beside it. */
    private Optional<Piece> decision() {
        return one("decision").filter(each -> !of.isOrdered()).filter(each -> switch (material.head()
                .actKind()) {
            case PENALTY -> "penalty".equals(each.text("kind"));
            case LICENCE, CONFIRMATION -> "granted".equals(each.text("outcome"));
            default -> true;
        });
    }

    /** What has become of the decision; empty while it stands. What is said to have changed is the decision that the case comes to, where there is one. */
    public Optional<Changed> changed() {
        boolean other = of.isOrdered() && one("decision").isPresent();
        return Optional.ofNullable(material.changed())
                .filter(each -> !other && !of.equals(OfCase.altered(of.caseId(), each.kind(), each.key())));
    }

    /** What has altered the decision, where it is published as it was altered. */
    private Optional<Changed> altered() {
        return Optional.ofNullable(material.changed()).filter(each -> of.isAltered());
    }

    /** What nobody has written down though it cannot be published without; none where all is there. */
    public List<String> unsaid() {
        return altered()
                .filter(each -> each.sanctions() == null && each.fine() == null && each.gains() == null)
                .stream()
                .map(each -> "变更以后的处罚种类、罚款金额或者没收的违法所得没有登记")
                .toList();
    }

    /**
     * The facts of the question about publication. Whether it can be asked at all, {@link #ageUnknown} says.
     *
     * @param question what kind of decision it is to the law
     * @param fullAge in years; whoever was younger when it happened is a minor
     */
    public Map<String, Object> facts(String question, boolean socialImpact, int fullAge) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("kind", question);
        decided().ifPresent(each -> facts.put("decidedOn", each.on().toString()));
        facts.put("procedure", material.head().procedure().contains("simple") ? "simple" : "ordinary");
        facts.put("socialImpact", socialImpact);
        partyKind().ifPresent(each -> facts.put("partyKind", each));
        facts.put("partyIsMinor", of("party").stream().anyMatch(each -> age(each)
                .filter(age -> age < fullAge)
                .isPresent()));
        facts.put("secret", one("matter").filter(each -> each.yes("secret")).isPresent());
        facts.put("relatedCasePending", material.relatedPending());
        facts.put("criminalTransferPending", of("transfer").stream().anyMatch(CaseReading::criminal));
        if (material.head().field() != null) {
            facts.put("field", material.head().field());
        }
        return facts;
    }

    /** Parties of whom nobody has said when they were born, by their place among the parties: whether they are minors cannot be known. */
    public List<String> ageUnknown() {
        return of("party").stream()
                .filter(each -> CITIZEN.equals(each.text("kind")))
                .filter(each -> age(each).isEmpty())
                .map(each -> "第" + (of("party").indexOf(each) + 1) + "名当事人的"
                        + (each.date("bornOn") == null ? "出生日期" : "行为之日或者决定之日") + "没有登记,不能确定是否未成年人")
                .toList();
    }

    /** The strictest of the parties: a citizen goes before an individual business, that before an organisation. */
    private Optional<String> partyKind() {
        List<String> all = of("party").stream()
                .map(each -> each.text("kind"))
                .filter(Objects::nonNull)
                .toList();
        return Stream.of(PartyKind.CITIZEN, PartyKind.INDIVIDUAL_BUSINESS, PartyKind.ORGANISATION)
                .map(Field::word)
                .filter(all::contains)
                .findFirst();
    }

    /** How old a party was when it happened; of what is no penalty, when it was decided. Empty where nobody can say. */
    private Optional<Integer> age(Piece party) {
        LocalDate born = party.date("bornOn");
        LocalDate at = material.head().actKind() == ActKind.PENALTY
                ? one("matter").map(each -> each.date("occurredOn")).orElse(null)
                : decided().map(Decided::on).orElse(null);
        if (born == null || at == null) {
            return Optional.empty();
        }
        return Optional.of(Period.between(born, at).getYears());
    }

    private static boolean criminal(Piece transfer) {
        return "criminal".equals(transfer.text("kind"))
                && transfer.text("declinedAt") == null
                && transfer.date("policeRefusedOn") == null
                && transfer.date("returnedOn") == null;
    }

    /** Whether a citizen is among the parties. */
    public boolean citizens() {
        return of("party").stream().anyMatch(each -> CITIZEN.equals(each.text("kind")));
    }

    /** The sanctions of the decision, by their words: those that are left where it is published as it was altered. */
    public List<String> sanctions() {
        return altered()
                .map(Changed::sanctions)
                .or(() -> decision().map(each -> each.texts("sanctions")))
                .orElse(List.of());
    }

    /** The credit codes of the parties that have one. */
    public List<String> creditCodes() {
        return of("party").stream()
                .map(each -> each.text("creditCode"))
                .filter(Objects::nonNull)
                .toList();
    }

    // ---- values

    /**
     * The values before they are masked, by the names of the rules' fields.
     *
     * @param bodyCode the code of the body; null when unknown
     * @param title of the case, masked
     * @param called what an item is called; null when nobody says it
     * @param on the day for which it says how far the decision is performed
     */
    public Map<String, Raw> raw(String bodyCode, String title, Function<String, String> called, LocalDate on) {
        Map<String, Raw> raw = new LinkedHashMap<>();
        Decided decided = decided().orElseThrow();
        raw.put("number", Raw.of(decided.number()));
        raw.put("party", parties(each -> each.text("name")));
        raw.put("credit-code", parties(each -> each.text("creditCode")));
        raw.put(
                "representative",
                parties(each -> ORGANISATION.equals(each.text("kind")) ? each.text("legalRepresentative") : null));
        String item = material.head().item() == null
                ? null
                : called.apply(material.head().item());
        raw.put("matter", Raw.of(item == null ? title : item));
        raw.put("decided-on", Raw.of(decided.on().toString()));
        raw.put("body", Raw.of(material.bodyTitle()));
        raw.put("body-code", Raw.of(bodyCode));
        decision().ifPresent(each -> raw(each, on, raw));
        ordered().ifPresent(each -> {
            raw.put("category", Raw.of(each.title()));
            raw.put("result", Raw.of(each.result()));
            raw.put("performance", Raw.of(each.performance()));
            of(each.kind()).stream()
                    .filter(piece -> piece.key().equals(each.key()))
                    .findFirst()
                    .ifPresent(piece -> raw.put("basis", Raw.of(piece.text("basis"))));
        });
        return raw;
    }

    /** Of the decision that the case comes to. */
    private void raw(Piece decision, LocalDate on, Map<String, Raw> raw) {
        raw.put("category", Raw.of(categories()));
        raw.put("result", Raw.of(result(decision)));
        raw.put("decided-on", Raw.of(decision.date("decidedOn").toString()));
        altered().ifPresent(each -> raw.put("altered", Raw.of(each.on() + "变更")));
        raw.put("facts", Raw.of(decision.text("facts")));
        raw.put("basis", Raw.of(decision.text("basis")));
        raw.put("performance", Raw.of(performance(on)));
        raw.put("content", Raw.of(decision.text("content")));
        raw.put("licence-kind", Raw.of(word(decision, "licenceKind")));
        raw.put("certificate-name", Raw.of(decision.text("certificateName")));
        raw.put("certificate-number", Raw.of(decision.text("certificateNumber")));
        raw.put("valid-from", Raw.of(day(decision, "validFrom")));
        raw.put("valid-to", Raw.of(day(decision, "validTo")));
    }

    private static String day(Piece piece, String field) {
        return piece.date(field) == null ? null : piece.date(field).toString();
    }

    /** What people call a word that a piece says; null where it says none. */
    private String word(Piece piece, String field) {
        return kinds.stream()
                .filter(each -> each.id().equals(piece.kind()))
                .flatMap(each -> each.field(field).stream())
                .flatMap(each -> each.words().stream())
                .filter(each -> each.code().equals(piece.text(field)))
                .map(Field.Word::title)
                .findFirst()
                .orElse(null);
    }

    private Raw parties(Function<Piece, String> value) {
        List<Part> parts = new ArrayList<>();
        for (Piece each : of("party")) {
            String said = value.apply(each);
            if (said != null) {
                parts.add(new Part(said, CITIZEN.equals(each.text("kind"))));
            }
        }
        return new Raw(parts);
    }

    private String categories() {
        List<String> all = sanctions().stream().map(CaseReading::sanction).toList();
        return all.isEmpty() ? null : String.join("、", all);
    }

    private static String sanction(String word) {
        return Stream.of(Sanction.values())
                .filter(each -> Field.word(each).equals(word))
                .map(Labels::of)
                .findFirst()
                .orElse(word);
    }

    /** What was decided, from the sanctions and amounts: no free text. */
    private String result(Piece decision) {
        List<String> all = new ArrayList<>();
        for (String each : sanctions()) {
            boolean fine = each.equals(Field.word(Sanction.FINE));
            boolean gains = each.equals(Field.word(Sanction.CONFISCATE_GAINS));
            BigDecimal sum =
                    fine ? fine() : gains ? altered().map(Changed::gains).orElse(null) : null;
            if (sum == null) {
                all.add(sanction(each));
            } else if (sum.signum() > 0) {
                all.add(sanction(each) + yuan(sum));
            }
        }
        boolean confiscates = decision.decimal("confiscated") != null;
        // What of it a change has left, nobody says but for the gains.
        boolean untouched = altered()
                .filter(each -> each.sanctions() != null || each.gains() != null)
                .isEmpty();
        if (confiscates && untouched) {
            all.add("没收价值" + yuan(decision.decimal("confiscated")));
        }
        if (decision.yes("orderToCorrect")) {
            all.add("责令改正");
        }
        if (decision.decimal("amount") != null) {
            all.add("应缴" + yuan(decision.decimal("amount")));
        }
        if (all.isEmpty() && decision.text("kind") != null) {
            all.add("已作出决定");
        }
        return all.isEmpty() ? null : String.join(";", all);
    }

    private static String yuan(BigDecimal amount) {
        return amount.stripTrailingZeros().toPlainString() + "元";
    }

    /** The fine in yuan; null for none. */
    public BigDecimal fine() {
        return altered()
                .map(Changed::fine)
                .or(() -> decision().map(each -> each.decimal("fine")))
                .orElse(null);
    }

    /** The confiscated gains in yuan: those that are named, or all that is confiscated where nothing but gains is. Null for none, or where nobody can say. */
    public BigDecimal gains() {
        return altered()
                .map(Changed::gains)
                .or(() -> decision().map(CaseReading::gains))
                .orElse(null);
    }

    private static BigDecimal gains(Piece decision) {
        return Optional.of(decision)
                .map(each -> each.decimal("gains") == null && onlyGains(each)
                        ? each.decimal("confiscated")
                        : each.decimal("gains"))
                .orElse(null);
    }

    private static boolean onlyGains(Piece decision) {
        List<String> sanctions = decision.texts("sanctions");
        return sanctions.contains(Field.word(Sanction.CONFISCATE_GAINS))
                && !sanctions.contains(Field.word(Sanction.CONFISCATE_GOODS));
    }

    /** How far the decision is performed on a day; null where nobody can say, as of what is not paid but done. */
    private String performance(LocalDate on) {
        if (one("closing").filter(each -> each.yes("fulfilled")).isPresent()) {
            return "已履行";
        }
        if (one("execution-end").isPresent()) {
            return "终结执行";
        }
        Payment payment = material.payment();
        if (payment.paid() == Paid.WHOLLY) {
            return Labels.of(Paid.WHOLLY);
        }
        if (payment.stopped()) {
            return "停止执行";
        }
        if (one("court").isPresent()) {
            return "已申请人民法院强制执行";
        }
        boolean within = payment.paid() == Paid.NOT_SERVED || payment.until() != null && !on.isAfter(payment.until());
        return switch (payment.paid()) {
            case PARTLY -> Labels.of(Paid.PARTLY);
            case NONE, NOT_SERVED -> within ? "履行期限未满" : payment.until() == null ? null : Labels.of(Paid.NONE);
            default -> null;
        };
    }

    /** The day on which {@link #raw} says something else of the performance though nobody writes anything; empty where there is none after a day. */
    public Optional<LocalDate> performanceOver(LocalDate on) {
        Payment payment = material.payment();
        return Optional.ofNullable(payment.until())
                .filter(each -> !of.isOrdered())
                .filter(each -> payment.paid() == Paid.NONE && !each.isBefore(on))
                .map(each -> each.plusDays(1));
    }

    // ---- masks

    /** What the file says of persons, in the words it uses: none of it is shown in any text. */
    public Set<String> words() {
        Set<String> words = new LinkedHashSet<>();
        Map<String, PieceDefinition> known =
                kinds.stream().collect(Collectors.toMap(PieceDefinition::id, Function.identity()));
        for (Piece piece : material.pieces()) {
            PieceDefinition kind = known.get(piece.kind());
            if (kind == null) {
                continue;
            }
            boolean organisation = piece.kind().equals("party") && !CITIZEN.equals(piece.text("kind"));
            for (Field field : kind.fields()) {
                boolean told = field.privacy() != Field.Privacy.OPEN
                        && field.kind() != Field.Kind.LONG_TEXT
                        && field.kind() != Field.Kind.WORD
                        && !(organisation && field.name().equals("name"));
                if (told) {
                    add(words, piece.values().get(field.name()));
                }
            }
        }
        return words;
    }

    private static void add(Set<String> words, Object value) {
        if (value instanceof LocalDate day) {
            words.add(day.toString());
            words.add(day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日");
        } else if (value instanceof String text) {
            words.add(text);
            // What a field has of several names, and the parts of an address, are words too.
            Stream.of(text.split("[\\s,\u3001\uff0c\uff1b;()\uff08\uff09/:\uff1a]+"))
                    .filter(each -> each.length() > 1)
                    .forEach(words::add);
        }
    }

    /** What is shown as it is though it looks like a number that is masked, or like a word of the file. */
    public Set<String> open(String bodyCode) {
        Set<String> open = new LinkedHashSet<>();
        Stream.concat(
                        decided().map(Decided::number).stream(),
                        decision().map(each -> each.text("certificateNumber")).stream())
                .filter(Objects::nonNull)
                .forEach(open::add);
        of("party").stream().filter(each -> !CITIZEN.equals(each.text("kind"))).forEach(each -> {
            Stream.of(each.text("name"), each.text("creditCode"))
                    .filter(Objects::nonNull)
                    .forEach(open::add);
        });
        open.add(material.bodyTitle());
        if (bodyCode != null) {
            open.add(bodyCode);
        }
        return open;
    }
}
