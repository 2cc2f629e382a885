package org.zhiheng.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.RegisterDefinition;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;

/** Reads certificates whole, with everything that became of them, from the registers as far as somebody reaches. Thread-safe. */
final class HeldCertificates {

    static final String CERTIFICATES = "certificates";
    static final String STATES = "certificate-states";
    static final String POSTINGS = "postings";

    private static final int AT_ONCE = 200;

    private final Registers registers;
    private final Organisation organisation;

    HeldCertificates(Registers registers, Organisation organisation) {
        this.registers = registers;
        this.organisation = organisation;
    }

    /** @throws ZhihengException {@code UNAVAILABLE} while the context whose registers they are is not there */
    void ready() {
        ready(registers, CERTIFICATES);
        ready(registers, STATES);
    }

    static RegisterDefinition ready(Registers registers, String register) {
        try {
            return registers.definition(register);
        } catch (ZhihengException e) {
            throw new ZhihengException(
                    ErrorKind.UNAVAILABLE, "REGISTERS-NOT-READY", "名录“" + register + "”尚未就绪,请稍后再问", null, e);
        }
    }

    /**
     * Certificates by number.
     *
     * @param field {@code key}, {@code number} or {@code officer}
     * @param knownAt null for what is known now
     */
    List<HeldCertificate> by(Principal by, String field, List<String> values, Instant knownAt) {
        Map<String, List<Row>> lives = new LinkedHashMap<>();
        Map<String, String> names = new HashMap<>();
        Map<String, String> fields = new HashMap<>();
        each(by, CERTIFICATES, field, values, knownAt, page -> {
            names.putAll(page.labels().getOrDefault("officer", Map.of()));
            fields.putAll(page.labels().getOrDefault("fields", Map.of()));
            page.rows().forEach(row -> lives.computeIfAbsent(row.key(), key -> new ArrayList<>())
                    .add(row));
        });
        Map<String, List<Row>> states = new HashMap<>();
        each(by, STATES, "certificate", List.copyOf(lives.keySet()), knownAt, page -> page.rows()
                .forEach(row -> states.computeIfAbsent(row.text("certificate"), key -> new ArrayList<>())
                        .add(row)));
        return lives.entrySet().stream()
                .map(each -> new HeldCertificate(
                        each.getKey(),
                        each.getValue(),
                        states.getOrDefault(each.getKey(), List.of()).stream()
                                .sorted(Comparator.comparing(Row::from))
                                .toList(),
                        new HeldCertificate.Names(
                                names, fields, words(CERTIFICATES, "kind"), words(STATES, "state"), this::title)))
                .sorted(Comparator.comparing(HeldCertificate::number).thenComparing(HeldCertificate::key))
                .toList();
    }

    private void each(
            Principal by,
            String register,
            String field,
            List<String> values,
            Instant knownAt,
            java.util.function.Consumer<Registers.Page> taken) {
        for (int from = 0; from < values.size(); from += AT_ONCE) {
            taken.accept(registers.life(
                    by,
                    register,
                    field,
                    Set.copyOf(values.subList(from, Math.min(values.size(), from + AT_ONCE))),
                    knownAt));
        }
    }

    /** Where the holder of a certificate was posted on a day. */
    List<Row> postings(Principal by, HeldCertificate certificate, LocalDate day, Instant knownAt) {
        ready(registers, POSTINGS);
        return registers
                .life(by, POSTINGS, "officer", Set.of(certificate.on(day).text("officer")), knownAt)
                .rows()
                .stream()
                .filter(each -> HeldCertificate.holds(each, day))
                .toList();
    }

    private Map<String, String> words(String register, String field) {
        return words(registers.definition(register).field(field).orElseThrow());
    }

    /** Titles of a field's words by their codes. */
    static Map<String, String> words(Field field) {
        Map<String, String> titles = new HashMap<>();
        field.words().forEach(each -> titles.put(each.code(), each.title()));
        return titles;
    }

    private String title(String body) {
        return organisation.body(body).map(Body::title).orElse(null);
    }
}
