package org.zhiheng.itests.week;

import java.util.concurrent.atomic.AtomicInteger;

/** What justice bureaus and departments have entered in registers before a scene begins. */
final class Entered {

    private static final AtomicInteger NTH = new AtomicInteger();

    private Entered() {}

    /** Registered with all that is published of a body, confirmed and published. */
    static void qualified(Person justice, String body, String division, String government, String by) {
        justice.adds(
                "bodies",
                """
                {from: '2020-01-01', name: '登记的%s', body: '%1$s', creditCode: '%s', nature: 'administrative-organ',
                 category: 'statutory', level: 'county', division: '%s', government: '%s', funding: '财政全额拨款',
                 staffing: '行政编制20名', legalRepresentative: '甲', address: '某路1号', complaintPhone: '12345',
                 duties: '依法行使行政处罚权'}""",
                body,
                Numbers.credit("630103", NTH.incrementAndGet()),
                division,
                government);
        justice.adds(
                "body-qualifications",
                """
                {from: '2020-01-01', body: '%s', state: 'confirmed', basis: '三定规定', confirmedBy: '%s',
                 confirmedOn: '2020-01-01', publishedOn: '2020-01-01', publishedAt: '区政府网站'}""",
                body,
                by);
    }

    static String officer(Person clerk, String body, String name) {
        return officer(clerk, body, name, "2024-01-22");
    }

    static String officer(Person clerk, String body, String name, String from) {
        return clerk.adds(
                "officers",
                """
                {from: '%s', name: '%s', body: '%s', citizenNumber: '%s', staffType: 'administrative',
                 roles: ['enforcement']}""",
                from,
                name,
                body,
                Numbers.citizen(NTH.incrementAndGet()));
    }

    /** An officer who signs in to the platform. */
    static String officer(Person clerk, String body, String name, Person who) {
        return clerk.adds(
                "officers",
                """
                {from: '2025-06-01', name: '%s', body: '%s', citizenNumber: '%s', staffType: 'administrative',
                 roles: ['enforcement'], account: '%s', legalQualification: 'unified',
                 legalQualificationNumber: 'A2018%06d', legalQualificationOn: '2018-09-01'}""",
                name,
                body,
                Numbers.citizen(NTH.incrementAndGet()),
                who.account(),
                NTH.get());
    }

    static String certificate(Person justice, String officer, String body, String number, String from, String to) {
        return certificate(justice, officer, body, "enforcement", number, from, to);
    }

    static String certificate(
            Person justice, String officer, String body, String kind, String number, String from, String to) {
        return justice.adds(
                "certificates",
                """
                {from: '%s', to: '%s', number: '%s', kind: '%s', officer: '%s', body: '%s', issuer: '%s',
                 reviewer: '司法局', fields: ['market-supervision', 'urban-management'], area: '%s', issuedOn: '%s',
                 document: '证件清册〔2024〕1号'}""",
                from,
                to,
                number,
                kind,
                officer,
                body,
                body.startsWith("cz") ? "西宁市城中区人民政府" : "山东省人民政府",
                body.startsWith("cz") ? "630103" : "371002",
                from);
    }
}
