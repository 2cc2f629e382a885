package org.zhiheng.exchange;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.zhiheng.api.registers.Row;
import org.zhiheng.exchange.contract.certificates.Certificate;
import org.zhiheng.exchange.contract.certificates.State;
import org.zhiheng.exchange.contract.certificates.Status;

/**
 * A certificate with all that is said of it.
 *
 * @param life its rows by day, at least one; their days are those of its validity
 * @param states the times in which it is not active, by first day
 */
record HeldCertificate(String key, List<Row> life, List<Row> states, Names names) {

    /** Titles for people: of holders, words and fields of enforcement by their codes, of bodies by their ids. */
    record Names(
            Map<String, String> officers,
            Map<String, String> fields,
            Map<String, String> kinds,
            Map<String, String> states,
            UnaryOperator<String> bodies) {}

    static boolean holds(Row row, LocalDate day) {
        return !day.isBefore(row.from()) && (row.to() == null || !day.isAfter(row.to()));
    }

    String number() {
        return life.get(0).text("number");
    }

    LocalDate validFrom() {
        return life.get(0).from();
    }

    /** Null for no end. */
    LocalDate validTo() {
        return life.get(life.size() - 1).to();
    }

    /** What is said of the day, or nearest before it, or first. */
    Row on(LocalDate day) {
        return life.stream()
                .filter(each -> !each.from().isAfter(day))
                .reduce((first, last) -> last)
                .orElse(life.get(0));
    }

    /** Whether the day is one of its validity. */
    boolean valid(LocalDate day) {
        return life.stream().anyMatch(each -> holds(each, day));
    }

    /** What of its states holds on the day: the last begun of them. */
    Optional<Row> state(LocalDate day) {
        return states.stream().filter(each -> holds(each, day)).reduce((first, last) -> last);
    }

    Status status(LocalDate day) {
        Optional<Row> state = state(day);
        if (state.isPresent()) {
            return Status.fromValue(state.get().text("state"));
        }
        if (valid(day)) {
            return Status.ACTIVE;
        }
        return day.isBefore(validFrom()) ? Status.NOT_YET_VALID : Status.EXPIRED;
    }

    String statusTitle(LocalDate day) {
        return switch (status(day)) {
            case ACTIVE -> "有效";
            case NOT_YET_VALID -> "还没有生效";
            case EXPIRED -> "不在有效期内";
            case SUSPENDED, TAKEN_BACK, CANCELLED -> names.states()
                    .get(state(day).orElseThrow().text("state"));
        };
    }

    /** A field of enforcement as people call it, with its code; the code alone where the rules do not say. */
    String field(String code) {
        String title = names.fields().get(code);
        return title == null ? code : title + "(" + code + ")";
    }

    /** As the contract has it, on a day. */
    Certificate form(LocalDate day) {
        Row row = on(day);
        Certificate form = new Certificate();
        form.setKey(key);
        form.setNumber(row.text("number"));
        form.setKind(row.text("kind"));
        form.setKindTitle(names.kinds().get(row.text("kind")));
        form.setIssuer(row.text("issuer"));
        form.setReviewer(row.text("reviewer"));
        form.setOfficer(row.text("officer"));
        form.setOfficerName(names.officers().get(row.text("officer")));
        form.setBody(row.text("body"));
        form.setBodyTitle(names.bodies().apply(row.text("body")));
        form.getField().addAll(row.texts("fields"));
        form.setArea(row.text("area"));
        form.setIssuedOn(text(row.date("issuedOn")));
        form.setValidFrom(text(validFrom()));
        form.setValidTo(text(validTo()));
        form.setStatus(status(day));
        form.setStatusTitle(statusTitle(day));
        for (Row each : states) {
            State state = new State();
            state.setState(each.text("state"));
            state.setStateTitle(names.states().get(each.text("state")));
            state.setFrom(text(each.from()));
            state.setTo(text(each.to()));
            state.setDecidedBy(each.text("decidedBy"));
            form.getState().add(state);
        }
        return form;
    }

    private static String text(LocalDate day) {
        return day == null ? null : day.toString();
    }
}
