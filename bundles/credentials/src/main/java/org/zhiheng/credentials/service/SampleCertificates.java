package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zhiheng.api.questions.CertificateKind;
import org.zhiheng.api.questions.CertificateState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** The certificates of the sample district's officers: earlier and present ones, running out, run out, held and missing. */
final class SampleCertificates {

    private static final int VALID_YEARS = 5;
    private static final int MISSING = 50;

    /** A certificate and its days. */
    private record Held(SamplePerson person, String key, CertificateKind kind, LocalDate from, LocalDate to) {}

    private final District district;
    private final SampleRows rows;
    private final Random random;

    SampleCertificates(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
        this.random = district.random("certificates");
    }

    void of(List<SamplePerson> people) {
        List<Held> all = new ArrayList<>();
        for (SamplePerson each : people) {
            if (each.certifiable() && each.number() % MISSING != 9) {
                all.addAll(of(each));
            }
        }
        all.forEach(this::certificate);
        all.forEach(this::state);
        all.forEach(this::reviews);
        all.stream().filter(each -> each.kind() == CertificateKind.MINISTRY).forEach(this::filing);
    }

    private List<Held> of(SamplePerson person) {
        LocalDate to;
        if (person.left() != null) {
            to = person.left().plusDays(200 + random.nextInt(800));
        } else if (person.number() % 25 == 4) {
            to = district.today().plusDays(10 + random.nextInt(50));
        } else if (person.number() % MISSING == 29) {
            to = district.today().minusDays(1 + random.nextInt(150));
        } else {
            to = district.today().plusDays(120 + random.nextInt(1500));
        }
        CertificateKind kind = person.number() % 33 == 8 ? CertificateKind.MINISTRY : CertificateKind.ENFORCEMENT;
        LocalDate from = to.plusDays(1).minusYears(VALID_YEARS);
        LocalDate least = person.entered().plusDays(310);
        List<Held> held = new ArrayList<>();
        if (from.minusYears(VALID_YEARS).isAfter(least)) {
            held.add(new Held(
                    person,
                    person.key("c", 1),
                    CertificateKind.ENFORCEMENT,
                    from.minusYears(VALID_YEARS),
                    from.minusDays(1)));
        }
        held.add(new Held(person, person.key("c", 2), kind, from.isAfter(least) ? from : least, to));
        return held;
    }

    private void certificate(Held held) {
        SamplePerson person = held.person();
        boolean ministry = held.kind() == CertificateKind.MINISTRY;
        rows.add(
                "certificates",
                held.key(),
                held.from(),
                held.to(),
                "number",
                "示例37-" + held.key().substring("sample-c-".length()),
                "kind",
                Field.word(held.kind()),
                "officer",
                person.key(),
                "body",
                person.body(),
                "issuer",
                ministry ? "应急管理部" : "山东省人民政府",
                "reviewer",
                "示例区司法局(示例)",
                "fields",
                List.of(person.body().equals(person.workplace()) ? "urban-management" : District.field(person.body())),
                "area",
                "371002",
                "issuedOn",
                held.from());
    }

    private void state(Held held) {
        int number = held.person().number();
        if (!held.key().endsWith("-2")) {
            return;
        }
        if (held.person().left() != null) {
            state(held, CertificateState.CANCELLED, held.person().left(), null, "退出执法队伍(示例)");
        } else if (number % 97 == 13) {
            state(held, CertificateState.SUSPENDED, district.today().minusDays(20), null, "年审不合格(示例)");
        } else if (number % 61 == 17) {
            LocalDate from = held.from().plusDays(60);
            state(held, CertificateState.SUSPENDED, from, from.plusDays(45), "培训学时不足(示例)");
        } else if (number % 151 == 31) {
            state(held, CertificateState.TAKEN_BACK, district.today().minusDays(40), null, "调离执法岗位(示例)");
        }
    }

    private void state(Held held, CertificateState state, LocalDate from, LocalDate to, String cause) {
        LocalDate begun = from.isBefore(held.from()) ? held.from() : from;
        rows.add(
                "certificate-states",
                held.person().key("s", 1),
                begun,
                to,
                "certificate",
                held.key(),
                "state",
                Field.word(state),
                "cause",
                cause,
                "decidedBy",
                district.body("justice"),
                "reportedOn",
                begun);
    }

    /** Each year that is over, of the present one. */
    private void reviews(Held held) {
        if (!held.key().endsWith("-2")) {
            return;
        }
        LocalDate end = held.person().left() == null ? held.to() : held.person().left();
        int last = Math.min(end.getYear(), district.today().getYear()) - 1;
        for (int year = held.from().getYear(); year <= last; year++) {
            LocalDate usual = LocalDate.of(year, 12, 1).plusDays(random.nextInt(25));
            LocalDate on = usual.isBefore(held.from()) ? held.from() : usual;
            boolean failed = year == last && held.person().number() % 97 == 13;
            rows.add(
                    "certificate-reviews",
                    held.person().key("r" + year, 2),
                    "year",
                    year,
                    "certificate",
                    held.key(),
                    "outcome",
                    Field.word(failed ? Outcome.FAILED : Outcome.PASSED),
                    "reviewedOn",
                    on,
                    "reviewedBy",
                    district.body("justice"),
                    "opinion",
                    failed ? "不合格(示例)" : "合格(示例)");
        }
    }

    private void filing(Held held) {
        rows.add(
                "certificate-filings",
                held.person().key("g", 1),
                "platform",
                "示例省行政执法监督平台",
                "certificate",
                held.key(),
                "filedOn",
                held.from().plusDays(10),
                "filedBy",
                "示例区司法局(示例)",
                "number",
                "示例备-" + held.person().number());
    }
}
