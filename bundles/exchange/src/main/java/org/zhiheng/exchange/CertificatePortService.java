package org.zhiheng.exchange;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import javax.jws.WebService;
import org.apache.cxf.annotations.SchemaValidation;
import org.apache.cxf.annotations.SchemaValidation.SchemaValidationType;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.exchange.contract.certificates.CertificatePage;
import org.zhiheng.exchange.contract.certificates.CertificatePort;
import org.zhiheng.exchange.contract.certificates.Change;
import org.zhiheng.exchange.contract.certificates.ChangePage;
import org.zhiheng.exchange.contract.certificates.Verification;

/** The contract's port over the registers of certificates, as far as the caller reaches. Thread-safe. */
@SchemaValidation(type = SchemaValidationType.IN)
@WebService(
        targetNamespace = "urn:zhiheng:certificates:v1",
        serviceName = "CertificateService",
        portName = "CertificatePort",
        endpointInterface = "org.zhiheng.exchange.contract.certificates.CertificatePort")
public final class CertificatePortService implements CertificatePort {

    private static final int SIZE = 100;
    /** Between the positions of the two registers; no key has it. */
    private static final String BETWEEN = "~";

    private final Registers registers;
    private final HeldCertificates held;
    private final OfficerCards cards;
    private final Clock clock;

    CertificatePortService(Registers registers, Organisation organisation, OfficerCards cards, Clock clock) {
        this.registers = registers;
        this.held = new HeldCertificates(registers, organisation);
        this.cards = cards;
        this.clock = clock;
    }

    @Override
    @Needs(Operation.REGISTERS_USE)
    public CertificatePage findCertificates(
            String number, String officer, String body, String asOf, Integer size, String after) {
        if (Stream.of(number, officer, body).filter(Objects::nonNull).count() != 1) {
            throw ZhihengException.invalid("SOAP-QUERY", "number、officer、body应当写且只写一项", "number");
        }
        if (body == null && after != null) {
            throw ZhihengException.invalid("SOAP-QUERY", "只有按body查询的分页", "after");
        }
        Principal by = Caller.now();
        LocalDate day = asOf == null ? LocalDate.now(clock) : Texts.date(asOf, "asOf");
        held.ready();
        CertificatePage page = new CertificatePage();
        List<HeldCertificate> found;
        if (number != null) {
            found = held.by(by, "number", List.of(number), null);
        } else if (officer != null) {
            found = held.by(by, "officer", List.of(officer), null);
        } else {
            Registers.Page rows = registers.list(
                    by,
                    HeldCertificates.CERTIFICATES,
                    new Registers.Wanted(
                            AsOf.on(day),
                            Map.of("body", body),
                            null,
                            null,
                            false,
                            size == null ? SIZE : size,
                            after,
                            null));
            found = held.by(by, "key", rows.rows().stream().map(Row::key).toList(), null);
            page.setNext(rows.next());
        }
        found.forEach(each -> page.getCertificate().add(each.form(day)));
        return page;
    }

    @Override
    @Needs(Operation.REGISTERS_USE)
    public Verification verifyCertificate(
            String number, String issuer, String body, String field, String area, String at, String knownAt) {
        Instant moment = Texts.moment(at, "at");
        Instant known = knownAt == null ? null : Texts.moment(knownAt, "knownAt");
        LocalDate day = LocalDate.ofInstant(moment, clock.getZone());
        Principal by = Caller.now();
        held.ready();
        List<HeldCertificate> found = held.by(by, "number", List.of(number), known).stream()
                .filter(each -> issuer == null || issuer.equals(each.on(day).text("issuer")))
                .toList();
        if (found.stream().map(each -> each.on(day).text("issuer")).distinct().count() > 1) {
            throw ZhihengException.invalid("SOAP-CERTIFICATE-ISSUER", "不同的发证机关发过这一编号,请写明issuer", "issuer");
        }
        HeldCertificate one = nearest(found, day);
        CertificateCheck check = new CertificateCheck(day, body, field, area);
        return one == null
                ? check.none()
                : check.of(one, cards.use(one.key(), new AsOf(day, known)), held.postings(by, one, day, known));
    }

    /** A number may have been given again when a certificate was renewed: then it is the one of the day, or the last begun before it. Null for none. */
    private static HeldCertificate nearest(List<HeldCertificate> found, LocalDate day) {
        Comparator<HeldCertificate> begin = Comparator.comparing(HeldCertificate::validFrom);
        return found.stream()
                .filter(each -> !each.validFrom().isAfter(day))
                .max(begin)
                .or(() -> found.stream().min(begin))
                .orElse(null);
    }

    @Override
    @Needs(Operation.REGISTERS_USE)
    public ChangePage listChanges(String since, String position, Integer size) {
        if (since != null && position != null) {
            throw ZhihengException.invalid("SOAP-QUERY", "since和position至多写一项", "since");
        }
        Principal by = Caller.now();
        held.ready();
        String[] after = {null, null};
        if (since != null) {
            Instant moment = Texts.moment(since, "since");
            after[0] = registers.position(by, HeldCertificates.CERTIFICATES, moment);
            after[1] = registers.position(by, HeldCertificates.STATES, moment);
        } else if (position != null) {
            after = position.split(BETWEEN, -1);
            if (after.length != 2) {
                throw ZhihengException.invalid("REGISTER-POSITION", "位置不完整或者被改动,请按时刻重新查询", "position");
            }
        }
        int most = size == null ? SIZE : size;
        Registers.Changes own = registers.changes(by, HeldCertificates.CERTIFICATES, after[0], most);
        Registers.Changes states = registers.changes(by, HeldCertificates.STATES, after[1], most);
        Map<String, Instant> changed = new LinkedHashMap<>();
        own.things().forEach(each -> changed.merge(each.key(), each.at(), CertificatePortService::later));
        for (Registers.Changed each : states.things()) {
            each.versions()
                    .forEach(version ->
                            changed.merge(version.text("certificate"), each.at(), CertificatePortService::later));
        }
        Map<String, HeldCertificate> found = new LinkedHashMap<>();
        held.by(by, "key", List.copyOf(changed.keySet()), null).forEach(each -> found.put(each.key(), each));
        ChangePage page = new ChangePage();
        LocalDate today = LocalDate.now(clock);
        changed.forEach((key, moment) -> {
            Change change = new Change();
            change.setKey(key);
            change.setAt(moment.toString());
            if (found.containsKey(key)) {
                change.setCertificate(found.get(key).form(today));
            }
            page.getChange().add(change);
        });
        page.setPosition(own.position() + BETWEEN + states.position());
        page.setMore(own.more() || states.more());
        return page;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
