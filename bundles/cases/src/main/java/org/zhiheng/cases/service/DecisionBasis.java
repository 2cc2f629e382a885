package org.zhiheng.cases.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.CaseHead;
import org.zhiheng.api.cases.Piece;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.Step;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.Records;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.api.rulings.Labels;
import org.zhiheng.api.rulings.Ruling;
import org.zhiheng.api.rulings.RulingForm;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.cases.domain.Kinds;
import org.zhiheng.cases.domain.Order;
import org.zhiheng.cases.domain.PieceForm;
import org.zhiheng.cases.domain.Pieces;
import org.zhiheng.records.ReceiptFacts;
import org.zhiheng.records.ReceiptForm;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;

/**
 * Puts down what a decision, or the change of one, rests on, in its transaction: the rulings of the questions that bear on the case with their facts and reasons, both
 * laws where the lighter applies, the books, the proofs of competence. From it the receipt is made (docs/contracts/receipts.md).
 */
@Component(service = DecisionBasis.class)
public final class DecisionBasis {

    /** Under which an entry about the case tells the id of a receipt, or the ids of several. */
    static final String TOLD = "receipt";

    private static final String DECISION = "decision";
    private static final String CHANGE = "decision-change";
    private static final String NUMBER = "number";
    private static final String COMPETENCE = "competence";
    private static final String OFFICERS = "officer-competence";
    private static final int PROOFS = 4;
    private static final String CORE = version();

    private final Rechecks rechecks;
    private final Resolved resolved;
    private final Rulings rulings;
    private final Records records;

    @Activate
    public DecisionBasis(
            @Reference Rechecks rechecks,
            @Reference Resolved resolved,
            @Reference Rulings rulings,
            @Reference Records records) {
        this.rechecks = rechecks;
        this.resolved = resolved;
        this.rulings = rulings;
        this.records = records;
    }

    /** What refuses that a decision goes out: it may have been altered since the head let it. None where all holds that held then. */
    List<Step.Refused> refused(CaseHead head, Pieces file) {
        return rechecks.refused(head, file);
    }

    /** @param entry to be appended with the one about the case */
    record Made(String id, Appending entry) {}

    /** The ids of receipts that an entry about a case tells. */
    static List<String> told(Entry entry) {
        Object told = entry.payload().get(TOLD);
        return told instanceof List<?> several
                ? several.stream().map(String::valueOf).toList()
                : told instanceof String one ? List.of(one) : List.of();
    }

    /** What an entry about a case tells of receipts; null for none. */
    static Object telling(List<Made> made) {
        List<String> ids = made.stream().map(Made::id).toList();
        return ids.isEmpty() ? null : ids.size() == 1 ? ids.get(0) : ids;
    }

    /**
     * What the decisions, those of coercion among them, and the changes of decisions among these pieces rest on. None for a decision without number: it is complete, and
     * can be served, only when it has one.
     */
    List<Made> of(Principal by, CaseHead head, Pieces file, List<Examination.Written> written, Instant at) {
        List<Made> all = new ArrayList<>();
        for (Examination.Written each : written) {
            Piece piece = each.piece();
            if (CHANGE.equals(piece.kind()) || DECISION.equals(piece.kind()) && piece.text(NUMBER) != null) {
                all.add(made(by, head, file, piece, null, at));
            }
            Order.of(Kinds.of(piece.kind())).stream()
                    .filter(order -> order.decides(piece, each.before()))
                    .forEach(order -> all.add(made(by, head, file, piece, order, at)));
        }
        return all;
    }

    /** @param order null for the decision that the case comes to, or its change */
    private Made made(Principal by, CaseHead head, Pieces file, Piece piece, Order order, Instant at) {
        boolean change = CHANGE.equals(piece.kind());
        String id = UUID.randomUUID().toString();
        LocalDate on = order == null ? piece.date(change ? "on" : "decidedOn") : order.on(piece);
        Asking asking = rulings.inForce();
        Map<String, Map<String, Object>> questions = change
                ? withdrawal(piece)
                : order == null ? rechecks.questions(head, file, on) : rechecks.questions(head, file, order, piece, on);
        Asked asked = new Asked(head, file, on, asking, questions);
        List<RuleBook> books = books(head, asking, asked);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("receipt", id);
        payload.put("body", head.body());
        payload.put("case", told(head));
        payload.put("decision", told(head.id(), piece));
        payload.put("parties", parties(head.id(), file));
        payload.put("rulings", asked.rulings());
        payload.put("laws", asked.laws());
        payload.put("books", books.stream().map(DecisionBasis::told).toList());
        payload.put("core", core());
        // What somebody does himself, as a change or a measure, rests on what he may do alone.
        boolean alone = change || order != null && piece.proof() != null;
        payload.put("competence", competence(alone ? List.of(piece) : file.all()));
        if (change) {
            payload.put(ReceiptForm.CHANGES, changed(head));
        }
        if (order != null) {
            payload.put(ReceiptForm.ORDER, told(order, piece));
        }
        return new Made(
                id,
                new Appending(
                        ReceiptForm.subject(id),
                        at,
                        by.account(),
                        ReceiptForm.BASIS,
                        payload,
                        List.of(),
                        books.get(books.size() - 1).fingerprint()));
    }

    private static Map<String, Object> told(Order order, Piece piece) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("code", order.code());
        told.put("title", Labels.of(order));
        told.put("on", order.on(piece).toString());
        told.put(NUMBER, order.number(piece));
        return told;
    }

    /** What the law is asked about a change: until when what was published of the decision has to be withdrawn. */
    private static Map<String, Map<String, Object>> withdrawal(Piece change) {
        return Map.of("withdrawal", Map.of("changedOn", change.date("on").toString(), "change", change.text("change")));
    }

    /** The last receipt of the decision that is changed; nulls where it was decided elsewhere, before the case was taken over. */
    private Map<String, Object> changed(CaseHead head) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("receipt", null);
        told.put("part", null);
        told.put("version", null);
        told.put("hash", null);
        for (String id : ReceiptIds.of(records, head)) {
            Entry basis = records.history(ReceiptForm.subject(id), 0, 1).get(0);
            Map<?, ?> decision = (Map<?, ?>) basis.payload().get("decision");
            boolean own = !basis.payload().containsKey(ReceiptForm.CHANGES)
                    && !basis.payload().containsKey(ReceiptForm.ORDER);
            if (own) {
                told.put("receipt", id);
                told.put("part", decision.get("part"));
                told.put("version", decision.get("version"));
                told.put("hash", basis.hash());
            }
        }
        return told;
    }

    /** The book of the place, and those with the rules of fields that questions lay in, that of the case last. */
    private static List<RuleBook> books(CaseHead head, Asking asking, Asked asked) {
        RuleBook book = ((RuleBooks) asking.books()).book(head.division());
        Set<String> fields = asked.fields();
        Map<String, RuleBook> books = new LinkedHashMap<>();
        books.put(book.fingerprint(), book);
        fields.forEach(each -> {
            RuleBook ofField = book.forField(each);
            books.put(ofField.fingerprint(), ofField);
        });
        RuleBook own = head.field() == null ? book : book.forField(head.field());
        books.remove(own.fingerprint());
        books.put(own.fingerprint(), own);
        return List.copyOf(books.values());
    }

    private static Map<String, Object> told(RuleBook book) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("fingerprint", book.fingerprint());
        told.put(
                "packages",
                book.packages().stream()
                        .map(each -> Map.of("id", each.id(), "version", each.version(), "content", each.contentHash()))
                        .toList());
        return told;
    }

    private Map<String, Object> told(CaseHead head) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("id", head.id());
        told.put(NUMBER, head.number());
        told.put("title", head.title());
        told.put("actKind", Field.word(head.actKind()));
        told.put("body", resolved.body(head.body()).map(Body::title).orElse(head.body()));
        told.put("division", head.division());
        told.put("field", head.field());
        told.put("item", head.item());
        told.put("procedure", head.procedure());
        told.put("filedOn", head.filedOn() == null ? null : head.filedOn().toString());
        return told;
    }

    private static Map<String, Object> told(String id, Piece piece) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("part", PieceForm.name(piece));
        told.put("version", piece.number());
        told.put("values", PieceForm.recorded(id, piece).get("values"));
        return told;
    }

    /** Numbers of persons are left out: their masks say nothing, and name and file tell who is meant. */
    private static List<Object> parties(String id, Pieces file) {
        return file.partyPieces().stream().map(each -> (Object) told(id, each)).toList();
    }

    private List<Object> competence(List<Piece> pieces) {
        List<Object> proofs = new ArrayList<>();
        for (Piece each : pieces) {
            if (each.proof() == null) {
                continue;
            }
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("part", PieceForm.name(each));
            told.put("proof", each.proof());
            for (Entry entry : records.history(new Subject("competence-proof", each.proof()), 0, PROOFS)) {
                Object question = entry.payload().get("question");
                Object answer = entry.payload().get("ruling") instanceof Map<?, ?> ruling ? ruling.get("answer") : null;
                if (OFFICERS.equals(question) || COMPETENCE.equals(question)) {
                    Map<String, Object> ruling = new LinkedHashMap<>();
                    ruling.put(NUMBER, entry.number());
                    ruling.put("answer", answered(question, answer));
                    ruling.put("digest", entry.hash());
                    told.put(String.valueOf(question), ruling);
                }
            }
            proofs.add(told);
        }
        return proofs;
    }

    /** Without names of officers. */
    private static Object answered(Object question, Object answer) {
        return !(answer instanceof Map<?, ?> map) ? null : map.get(OFFICERS.equals(question) ? "competent" : "body");
    }

    /** Version of the platform, as the build has written it beside this class: cases are also worked on outside of a container. */
    static String core() {
        return CORE;
    }

    private static String version() {
        try (InputStream in = DecisionBasis.class.getResourceAsStream("version.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Everything that is asked about one decision, of one set of books. */
    private final class Asked {
        private final CaseHead head;
        private final LocalDate on;
        private final Asking asking;
        private final String person;
        private final Map<String, Map<String, Object>> questions;

        /** @param questions facts of each question */
        Asked(CaseHead head, Pieces file, LocalDate on, Asking asking, Map<String, Map<String, Object>> questions) {
            this.head = head;
            this.on = on;
            this.asking = asking;
            person = file.partyPieces().stream()
                    .findFirst()
                    .map(each -> PieceForm.person(head.id(), each))
                    .orElse("case." + head.id());
            this.questions = questions;
        }

        /** Whose rules the questions lay in. */
        Set<String> fields() {
            Set<String> fields = new LinkedHashSet<>();
            questions.values().forEach(facts -> {
                if (facts.get("field") instanceof String field) {
                    fields.add(field);
                }
            });
            return fields;
        }

        List<Object> rulings() {
            List<Object> told = new ArrayList<>();
            questions.forEach((question, facts) -> ask(question, facts).ifPresent(told::add));
            return told;
        }

        /** Of the questions for which the lighter law counts, what each of both says alone. */
        List<Object> laws() {
            List<Object> told = new ArrayList<>();
            for (String question : ReceiptFacts.LIGHTER_OF_TWO) {
                Map<String, Object> facts = questions.get(question);
                if (facts == null || facts.get("occurredOn") == null || facts.get("decidedOn") == null) {
                    continue;
                }
                Object occurredOn = facts.get("occurredOn");
                Object decidedOn = facts.get("decidedOn");
                Optional<Map<String, Object>> both = ask(question, facts);
                Optional<Map<String, Object>> atAct = ask(question, at(facts, occurredOn));
                Optional<Map<String, Object>> atDecision = ask(question, at(facts, decidedOn));
                if (both.isPresent() && atAct.isPresent() && atDecision.isPresent()) {
                    Map<String, Object> law = new LinkedHashMap<>();
                    law.put("question", question);
                    law.put("occurredOn", occurredOn);
                    law.put("decidedOn", decidedOn);
                    law.put("chosen", chosen(both.get()));
                    law.put("atAct", atAct.get());
                    law.put("atDecision", atDecision.get());
                    told.add(law);
                }
            }
            return told;
        }

        private Map<String, Object> at(Map<String, Object> facts, Object day) {
            Map<String, Object> alone = new LinkedHashMap<>(facts);
            alone.put("occurredOn", day);
            alone.put("decidedOn", day);
            return alone;
        }

        /** Null where it is not determined. */
        private Object chosen(Map<String, Object> asked) {
            return asked.get("ruling") instanceof Map<?, ?> ruling && ruling.get("answer") instanceof Map<?, ?> answer
                    ? answer.get("chosen")
                    : null;
        }

        /** Empty where the file holds what the question refuses: a decision is not undone by that, and the checks of its procedure have told of it. */
        private Optional<Map<String, Object>> ask(String question, Map<String, Object> facts) {
            Ruling<Map<String, Object>> ruling;
            try {
                ruling = asking.ask(question, facts, head.division(), on);
            } catch (ZhihengException e) {
                if (e.kind() != ErrorKind.INVALID) {
                    throw e;
                }
                return Optional.empty();
            }
            Map<String, Object> told = RulingForm.asked(head.division(), on, facts, ruling);
            told.put("facts", ReceiptFacts.hidden((Map<?, ?>) told.get("facts"), person));
            return Optional.of(told);
        }
    }
}
