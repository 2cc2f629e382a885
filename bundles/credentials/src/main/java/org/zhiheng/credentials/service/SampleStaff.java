package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.PostingKind;
import org.zhiheng.api.questions.StaffType;
import org.zhiheng.api.registers.Field;
import org.zhiheng.credentials.domain.Words.ExitKind;
import org.zhiheng.credentials.domain.Words.Gender;
import org.zhiheng.credentials.domain.Words.Grade;
import org.zhiheng.credentials.domain.Words.HostOpinion;
import org.zhiheng.credentials.domain.Words.Insurance;
import org.zhiheng.credentials.domain.Words.LegalQualification;
import org.zhiheng.credentials.domain.Words.OfficerRole;
import org.zhiheng.credentials.domain.Words.TreatmentLost;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/**
 * The officers of the sample district: of the departments' eleven in twelve work at townships; one township has too few; about one in nineteen reviews.
 */
final class SampleStaff {

    private static final int OFFICERS = 600;
    private static final int LEFT = 20;
    private static final int OF_TOWNSHIP = 9;
    private static final int OF_POOR_TOWNSHIP = 4;
    private static final int TO_POOR_TOWNSHIP = 8;
    private static final int STAYS = 12;
    private static final int REVIEWS = 19;
    private static final LocalDate DEPLOYED = LocalDate.of(2024, 6, 1);
    /** How many of a hundred come from where. */
    private static final String[] WEIGHTS = {
        "urban-team 18",
        "market-team 14",
        "market 9",
        "transport-team 6",
        "ecology-team 5",
        "agriculture-team 5",
        "housing 5",
        "emergency 5",
        "resources 4",
        "urban 4",
        "health 4",
        "culture-team 3",
        "agriculture 3",
        "justice 3",
        "water 2",
        "ocean 1",
        "forestry 1",
        "culture 1",
        "education 1",
        "civil 1",
        "labour 1",
        "finance 1",
        "development 1",
        "industry 1",
        "commerce 1"
    };

    private final District district;
    private final SampleRows rows;
    private final Random random;
    private final SampleNames names;
    private final List<Body> townships;
    private final Map<String, Integer> working = new HashMap<>();
    private final List<String> sources = new ArrayList<>();
    private final Map<SamplePerson, List<Hosted>> hosts = new HashMap<>();
    /** As whom one of the officers signs in already. */
    private final Set<String> signing = new HashSet<>();

    private int posted;

    SampleStaff(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
        this.random = district.random("staff");
        this.names = new SampleNames(random, 0);
        this.townships = district.townships();
        for (String each : WEIGHTS) {
            String[] words = each.split(" ");
            for (int i = 0; i < Integer.parseInt(words[1]); i++) {
                sources.add(district.body(words[0]));
            }
        }
    }

    List<SamplePerson> officers() {
        int whole = district.share(OFFICERS);
        List<String> own = new ArrayList<>();
        for (int i = 0; i < townships.size(); i++) {
            int many = district.share(i == townships.size() - 1 ? OF_POOR_TOWNSHIP : OF_TOWNSHIP);
            for (int j = 0; j < many; j++) {
                own.add(townships.get(i).id());
            }
        }
        int ofDepartments = whole - own.size();
        List<SamplePerson> people = new ArrayList<>();
        for (int i = 0; i < ofDepartments; i++) {
            String body = sources.get(i * sources.size() / ofDepartments);
            people.add(person(people.size() + 1, body, i % STAYS == STAYS - 1 ? null : township(), null));
        }
        own.forEach(each -> people.add(person(people.size() + 1, each, each, null)));
        for (int i = 0; i < district.share(LEFT); i++) {
            LocalDate left = district.today().minusDays(30 + random.nextInt(700));
            people.add(person(people.size() + 1, sources.get(i), null, left));
        }
        people.forEach(this::officer);
        people.forEach(this::moved);
        people.forEach(this::posting);
        people.forEach(this::frontLine);
        appraised(people);
        people.forEach(this::insured);
        people.forEach(this::exit);
        return people;
    }

    /** The poor one gets its few first; then the others in turn. */
    private String township() {
        int few = district.share(TO_POOR_TOWNSHIP);
        int turn = posted++;
        return turn < few
                ? townships.get(townships.size() - 1).id()
                : townships.get((turn - few) % (townships.size() - 1)).id();
    }

    private SamplePerson person(int number, String body, String workplace, LocalDate left) {
        LocalDate entered = (left == null ? district.today() : left).minusDays(800 + random.nextInt(4500));
        int which = working.merge(workplace == null ? body : workplace, 1, Integer::sum);
        // One township has none, so that not every share is enough.
        boolean none = townships.get(2).id().equals(workplace);
        return new SamplePerson(
                number, body, workplace, entered, left, number % 40 != 7, which % REVIEWS == 3 && !none);
    }

    private void officer(SamplePerson person) {
        boolean male = random.nextInt(100) < 64;
        boolean qualified = person.reviewer() || random.nextInt(10) == 0;
        List<String> roles = new ArrayList<>(
                List.of(Field.word(person.reviewer() ? OfficerRole.LEGAL_REVIEW : OfficerRole.ENFORCEMENT)));
        if (person.reviewer() && person.number() % 2 == 0) {
            roles.add(Field.word(OfficerRole.HEARING));
        } else if (person.body().equals(district.body("justice"))) {
            roles.add(Field.word(OfficerRole.SUPERVISION));
        }
        rows.add(
                "officers",
                person.key(),
                person.entered(),
                person.left(),
                "name",
                names.name(),
                "body",
                moves(person) ? sources.get(person.number() % sources.size()) : person.body(),
                "unit",
                "示例科",
                "citizenNumber",
                names.citizenNumber(male),
                "gender",
                Field.word(male ? Gender.MALE : Gender.FEMALE),
                "post",
                person.number() % 25 == 0 ? "中队长(示例)" : "执法员(示例)",
                "staffType",
                Field.word(staffType(person)),
                "roles",
                roles,
                "fields",
                List.of(fieldOf(person.body())),
                "legalQualification",
                qualified ? Field.word(LegalQualification.UNIFIED) : null,
                "legalQualificationNumber",
                qualified ? String.format("示例法考-%04d", person.number()) : null,
                "legalQualificationOn",
                qualified ? LocalDate.of(2018, 11, 30) : null,
                "phone",
                names.phone(),
                "account",
                account(person, qualified));
    }

    /** A few of the market department are those as whom people sign in to try the platform; the others have accounts that nobody uses. */
    private String account(SamplePerson person, boolean qualified) {
        boolean there = person.body().equals(district.body("market"))
                && person.workplace() == null
                && person.left() == null
                && person.certifiable()
                && turn(person) != 1
                && turn(person) != 3;
        String part;
        if (qualified) {
            part = signing.contains("legal-reviewer") ? "hearing-presider" : "legal-reviewer";
        } else {
            part = "officer";
        }
        String account = there && signing.add(part) ? district.accounts().get(part) : null;
        return account == null ? person.key() : account;
    }

    private String fieldOf(String body) {
        return townships.stream().anyMatch(each -> each.id().equals(body)) ? "urban-management" : District.field(body);
    }

    private StaffType staffType(SamplePerson person) {
        if (!person.certifiable()) {
            return StaffType.CONTRACT;
        }
        int of = random.nextInt(100);
        if (of < 60) {
            return StaffType.ADMINISTRATIVE;
        }
        return of < 80 ? StaffType.CIVIL_SERVANT_MANAGED : StaffType.INSTITUTION;
    }

    /** Some came from another department; when, two years after they entered. */
    private static boolean moves(SamplePerson person) {
        return person.number() % 10 == 3;
    }

    private void moved(SamplePerson person) {
        if (moves(person)) {
            rows.amend(
                    "officers", person.key(), person.entered().plusDays(300), "body", person.body(), "post", "执法员(示例)");
        }
    }

    private void posting(SamplePerson person) {
        if (person.left() != null || person.body().equals(person.workplace())) {
            return;
        }
        if (person.workplace() == null) {
            elsewhere(person);
            return;
        }
        LocalDate now =
                later(DEPLOYED.plusDays(random.nextInt(60)), person.entered().plusDays(400));
        if (person.number() % 6 == 1 && person.entered().plusDays(700).isBefore(DEPLOYED)) {
            String before = townships.get(person.number() % townships.size()).id();
            post(person, 1, before, PostingKind.DEPLOYED, person.entered().plusDays(500), now.minusDays(1), false);
        }
        PostingKind kind = person.number() % 6 == 5 ? PostingKind.STATIONED : PostingKind.DEPLOYED;
        post(person, 2, person.workplace(), kind, now, null, person.number() % 30 == 5);
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private void post(
            SamplePerson person, int which, String to, PostingKind kind, LocalDate from, LocalDate last, boolean head) {
        boolean lost = person.number() % 83 == 2;
        hosts.computeIfAbsent(person, each -> new ArrayList<>()).add(new Hosted(to, from, last));
        rows.add(
                "postings",
                person.key("p", which),
                from,
                last,
                "officer",
                person.key(),
                "body",
                to,
                "kind",
                Field.word(kind),
                "post",
                head ? "派驻所所长(示例)" : "执法员(示例)",
                "head",
                head,
                "consulted",
                head ? to : null,
                "consultedOn",
                head ? from.minusDays(20) : null,
                "consultedOutcome",
                head ? "同意(示例)" : null,
                "personnelTransferred",
                true,
                "fundsTransferred",
                true,
                "propertyTransferred",
                true,
                "managementTransferred",
                true,
                "appraisalTransferred",
                true,
                "subsidy",
                !lost,
                "bonus",
                !lost,
                "treatmentLost",
                lost ? Field.word(TreatmentLost.NOT_IN_POST) : null);
    }

    /** Who stays with the department: some tour, a few are seconded, with the approval it takes. */
    /** Of those who stay at their department some tour, and some are lent to another one. */
    private static int turn(SamplePerson person) {
        return person.number() / STAYS % 6;
    }

    private void elsewhere(SamplePerson person) {
        int turn = turn(person);
        LocalDate from = later(DEPLOYED, person.entered().plusDays(400));
        if (turn == 1) {
            rows.add(
                    "postings",
                    person.key("p", 1),
                    from,
                    null,
                    "officer",
                    person.key(),
                    "body",
                    townships.get(person.number() % townships.size()).id(),
                    "kind",
                    Field.word(PostingKind.TOURING),
                    "team",
                    "辐射巡回执法一队(示例)");
        } else if (turn == 3 && !person.body().equals(district.body("finance"))) {
            rows.add(
                    "postings",
                    person.key("p", 1),
                    from,
                    district.today().plusDays(90),
                    "officer",
                    person.key(),
                    "body",
                    district.body("statistics"),
                    "kind",
                    Field.word(PostingKind.SECONDED),
                    "approvedBy",
                    district.government(),
                    "approval",
                    "示例借调〔2024〕" + person.number() + "号");
        }
    }

    /** Most are within three years on the front line; some may be rotated, some must. */
    private void frontLine(SamplePerson person) {
        if (person.workplace() == null) {
            return;
        }
        int of = random.nextInt(100);
        int days = of < 6 ? 2200 + random.nextInt(300) : of < 30 ? 1100 + random.nextInt(1000) : random.nextInt(1000);
        LocalDate since = district.today().minusDays(1 + days);
        rows.add(
                "front-line-services",
                person.key("f", 1),
                since,
                null,
                "officer",
                person.key(),
                "body",
                person.workplace(),
                "since",
                since,
                "rotationDocument",
                days < 300 ? "示例交流〔2025〕" + person.number() + "号" : null);
    }

    /** Where somebody was posted, and when; the last day is null where it goes on. */
    private record Hosted(String township, LocalDate from, LocalDate last) {
        boolean on(LocalDate day) {
            return !day.isBefore(from) && (last == null || !day.isAfter(last));
        }
    }

    /** The township that had somebody says what it thinks, and that is the grade. All opinions first, for registers are written in one go each. */
    private void appraised(List<SamplePerson> people) {
        int year = district.today().getYear() - 1;
        LocalDate end = LocalDate.of(year, 12, 31);
        Map<SamplePerson, String> grades = new LinkedHashMap<>();
        Map<SamplePerson, String> appraisers = new HashMap<>();
        for (SamplePerson each : people) {
            int of = random.nextInt(100);
            Grade grade = of < 15 ? Grade.EXCELLENT : of < 97 ? Grade.COMPETENT : Grade.BASICALLY_COMPETENT;
            grades.put(each, Field.word(grade));
            hosts.getOrDefault(each, List.of()).stream()
                    .filter(host -> host.on(end))
                    .findFirst()
                    .ifPresent(host -> appraisers.put(each, host.township()));
        }
        grades.forEach((person, grade) -> {
            if (appraisers.containsKey(person)) {
                rows.add(
                        "host-opinions",
                        person.key("h", 1),
                        "givenOn",
                        end,
                        "officer",
                        person.key(),
                        "body",
                        appraisers.get(person),
                        "home",
                        person.body(),
                        "kind",
                        Field.word(HostOpinion.APPRAISAL),
                        "year",
                        year,
                        "grade",
                        grade,
                        "opinion",
                        "同意(示例)");
            }
        });
        grades.forEach((person, grade) -> rows.add(
                "appraisals",
                person.key("a", 1),
                "year",
                year,
                "officer",
                person.key(),
                "grade",
                grade,
                "appraisedBy",
                appraisers.getOrDefault(person, person.body())));
    }

    private void insured(SamplePerson person) {
        if (person.left() == null && person.number() % 3 != 0) {
            rows.add(
                    "officer-insurances",
                    person.key("i", 1),
                    LocalDate.of(2025, 1, 1),
                    null,
                    "officer",
                    person.key(),
                    "kind",
                    Field.word(Insurance.ACCIDENT),
                    "insurer",
                    "示例保险公司");
        }
    }

    private void exit(SamplePerson person) {
        if (person.left() != null) {
            rows.add(
                    "officer-exits",
                    person.key("e", 1),
                    "leftOn",
                    person.left(),
                    "officer",
                    person.key(),
                    "kind",
                    Field.word(person.number() % 2 == 0 ? ExitKind.RETIRED : ExitKind.TRANSFERRED),
                    "note",
                    "示例");
        }
    }
}
