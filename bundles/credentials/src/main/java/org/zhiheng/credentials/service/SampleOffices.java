package org.zhiheng.credentials.service;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.questions.ActKind;
import org.zhiheng.api.questions.AuxiliaryActKind;
import org.zhiheng.api.questions.QualificationState;
import org.zhiheng.api.registers.Field;
import org.zhiheng.credentials.domain.Words.BodyCategory;
import org.zhiheng.credentials.domain.Words.Care;
import org.zhiheng.credentials.domain.Words.CounselKind;
import org.zhiheng.credentials.domain.Words.Grade;
import org.zhiheng.credentials.domain.Words.Leadership;
import org.zhiheng.credentials.domain.Words.Level;
import org.zhiheng.credentials.domain.Words.Nature;
import org.zhiheng.credentials.domain.Words.Outcome;
import org.zhiheng.registers.SampleOffer.District;
import org.zhiheng.registers.SampleRows;

/** What the sample district has of bodies, and what bodies have besides officers: auxiliaries, counsel, care. */
final class SampleOffices {

    private static final LocalDate SINCE = LocalDate.of(2015, 1, 1);
    private static final LocalDate CONFIRMED = LocalDate.of(2024, 3, 1);
    private static final int AUXILIARIES = 150;
    private static final int BATCHES = 3;
    private static final List<AuxiliaryActKind> ACTS = List.of(
            AuxiliaryActKind.PUBLICITY,
            AuxiliaryActKind.PATROL_ASSISTANCE,
            AuxiliaryActKind.INFORMATION_GATHERING,
            AuxiliaryActKind.DISSUASION);

    private final District district;
    private final SampleRows rows;
    private final Random random;
    private final SampleNames names;

    SampleOffices(District district, SampleRows rows) {
        this.district = district;
        this.rows = rows;
        this.random = district.random("offices");
        this.names = new SampleNames(random, 800);
    }

    void bodies() {
        List<Body> bodies = district.bodies();
        for (int i = 0; i < bodies.size(); i++) {
            body(bodies.get(i), i);
        }
        for (int i = 0; i < bodies.size(); i++) {
            qualification(bodies.get(i), i);
        }
    }

    private void body(Body body, int index) {
        boolean township = body.kind() == Body.Kind.TOWNSHIP;
        boolean unit = body.kind() == Body.Kind.UNIT;
        boolean street = body.id().contains("street");
        Nature nature = !township
                ? unit ? Nature.AUTHORISED_ORGANISATION : Nature.ADMINISTRATIVE_ORGAN
                : street ? Nature.SUBDISTRICT_OFFICE : Nature.TOWNSHIP_GOVERNMENT;
        List<ActKind> duties = new ArrayList<>(List.of(ActKind.PENALTY, ActKind.INSPECTION));
        if (!township) {
            duties.add(ActKind.COERCIVE_MEASURE);
        }
        rows.add(
                "bodies",
                "sample-b-" + District.name(body.id()),
                SINCE,
                null,
                "name",
                body.title(),
                "body",
                body.id(),
                "creditCode",
                SampleRows.creditCode(index + 1),
                "nature",
                Field.word(nature),
                "category",
                Field.word(unit ? BodyCategory.AUTHORISED : BodyCategory.STATUTORY),
                "level",
                Field.word(township ? Level.TOWNSHIP : Level.COUNTY),
                "division",
                body.division().value(),
                "parent",
                body.parent(),
                "government",
                township ? body.id() : district.government(),
                "leadership",
                Field.word(body.id().contains("ecology") ? Leadership.VERTICAL : Leadership.LOCAL),
                "fields",
                township
                        ? List.of("urban-management", "market-supervision", "emergency")
                        : List.of(District.field(body.id())),
                "funding",
                "全额拨款(示例)",
                "staffing",
                "行政编制" + (5 + index) + "名,事业编制" + (10 + index) + "名(示例)",
                "legalRepresentative",
                names.name(),
                "address",
                "示例区示例路" + (index + 1) + "号",
                "complaintPhone",
                names.phone(),
                "duties",
                "依法实施本领域的行政处罚、行政检查等执法行为(示例)",
                "dutyKinds",
                duties.stream().map(Field::word).toList(),
                "ownEnforcement",
                !township && "urban-management".equals(District.field(body.id())),
                "centre",
                township);
    }

    /** All are confirmed and published, but for one that is still looked at. */
    private void qualification(Body body, int index) {
        boolean open = body.id().equals(district.unqualified());
        rows.add(
                "body-qualifications",
                "sample-q-" + District.name(body.id()),
                CONFIRMED,
                null,
                "body",
                body.id(),
                "state",
                Field.word(open ? QualificationState.UNDER_REVIEW : QualificationState.CONFIRMED),
                "batch",
                1 + index % BATCHES,
                "basis",
                open ? null : "三定规定和权责清单(示例)",
                "confirmedBy",
                open ? null : district.government(),
                "confirmedOn",
                open ? null : CONFIRMED,
                "publishedOn",
                open ? null : CONFIRMED.plusDays(14),
                "publishedAt",
                open ? null : "示例区人民政府网站");
    }

    void auxiliaries() {
        List<String> places = new ArrayList<>();
        district.townships().forEach(each -> places.addAll(List.of(each.id(), each.id())));
        places.addAll(List.of(district.body("urban-team"), district.body("urban-team"), district.body("market-team")));
        int whole = district.share(AUXILIARIES);
        int year = district.today().getYear();
        for (int i = 1; i <= whole; i++) {
            String key = String.format("sample-x-%04d", i);
            boolean runningOut = i % 12 == 5;
            LocalDate to = runningOut
                    ? district.today().plusDays(5 + random.nextInt(40))
                    : district.today().plusDays(120 + random.nextInt(600));
            LocalDate from = to.minusYears(3).plusDays(1);
            rows.add(
                    "auxiliaries",
                    key,
                    from,
                    null,
                    "name",
                    names.name(),
                    "body",
                    places.get(i % places.size()),
                    "citizenNumber",
                    names.citizenNumber(random.nextBoolean()),
                    "employer",
                    "示例人力资源服务有限公司(示例)",
                    "contractFrom",
                    from,
                    "contractTo",
                    to,
                    "allowedActs",
                    ACTS.subList(0, 1 + random.nextInt(ACTS.size())).stream()
                            .map(Field::word)
                            .toList(),
                    "cardNumber",
                    String.format("示例辅-%04d", i),
                    "cardFrom",
                    from,
                    "cardTo",
                    to,
                    "phone",
                    names.phone());
        }
        for (int i = 1; i <= whole; i++) {
            String key = String.format("sample-x-%04d", i);
            rows.add(
                    "auxiliary-trainings",
                    String.format("sample-xt-%04d", i),
                    "title",
                    "岗前培训(示例)",
                    "auxiliary",
                    key,
                    "heldOn",
                    LocalDate.of(year - 1, 3, 1).plusDays(random.nextInt(200)),
                    "hours",
                    "16.5",
                    "outcome",
                    Field.word(i % 40 == 9 ? Outcome.FAILED : Outcome.PASSED));
        }
        for (int i = 1; i <= whole; i++) {
            rows.add(
                    "auxiliary-appraisals",
                    String.format("sample-xa-%04d", i),
                    "year",
                    year - 1,
                    "auxiliary",
                    String.format("sample-x-%04d", i),
                    "grade",
                    Field.word(i % 7 == 0 ? Grade.EXCELLENT : Grade.COMPETENT));
        }
        counsel();
        care();
    }

    private void counsel() {
        int whole = district.share(12);
        for (int i = 1; i <= whole; i++) {
            boolean lawyer = i % 2 == 0;
            rows.add(
                    "counsels",
                    String.format("sample-l-%02d", i),
                    SINCE,
                    null,
                    "name",
                    names.name(),
                    "body",
                    district.body(i % 3 == 0 ? "market" : "justice"),
                    "kind",
                    Field.word(lawyer ? CounselKind.PUBLIC_LAWYER : CounselKind.LEGAL_COUNSEL),
                    "firm",
                    lawyer ? null : "示例律师事务所",
                    "licence",
                    String.format("示例执业-%04d", i),
                    "shared",
                    true,
                    "phone",
                    names.phone());
        }
        List<Body> townships = district.townships();
        for (int i = 1; i <= district.share(20); i++) {
            rows.add(
                    "counsel-calls",
                    String.format("sample-lc-%02d", i),
                    "calledOn",
                    district.today().minusDays(1 + random.nextInt(300)),
                    "counsel",
                    String.format("sample-l-%02d", 1 + i % whole),
                    "body",
                    townships.get(i % townships.size()).id(),
                    "matter",
                    "重大执法决定法制审核咨询(示例)",
                    "outcome",
                    "已出具意见(示例)");
        }
    }

    private void care() {
        List<Body> townships = district.townships();
        for (int i = 0; i < townships.size(); i++) {
            rows.add(
                    "counselling-sessions",
                    "sample-h-" + District.name(townships.get(i).id()),
                    "heldOn",
                    district.today().minusDays(10 + random.nextInt(200)),
                    "body",
                    townships.get(i).id(),
                    "kind",
                    Field.word(Care.values()[i % Care.values().length]),
                    "count",
                    1 + random.nextInt(4));
        }
    }
}
