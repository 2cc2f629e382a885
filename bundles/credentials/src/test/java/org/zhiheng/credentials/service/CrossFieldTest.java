package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.JUSTICE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.NEW_YEAR;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.registers.RegisterStore;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** What one field makes of another, and one register of another, in Huancui unless it is said otherwise. */
@OnEveryDatabase
class CrossFieldTest {

    private static final LocalDate END = LocalDate.of(2028, 12, 31);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;

    CrossFieldTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        credentials.body(MARKET, "11511301008778183N");
        credentials.body(JUSTICE, "11500000MB1553803Q");
        credentials.register(TOWN, "11371002004290123T");
        credentials.officer("o1", MARKET, 1);
        credentials.officer("o2", MARKET, 2);
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private static Map<String, Object> values(Object... pairs) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put((String) pairs[i], pairs[i + 1]);
        }
        return values;
    }

    /** What is wrong, as code and field; "nothing" when it was written. */
    private String tried(String register, LocalDate from, LocalDate to, Map<String, Object> values) {
        return tried(new RegisterStore.Order(register, new Change.Add(null, from, to, values, Why.UNSAID)));
    }

    private String tried(RegisterStore.Order... orders) {
        RegisterStore.Refused refused = catchThrowableOfType(
                () -> credentials.registers.write("somebody", List.of(orders)), RegisterStore.Refused.class);
        return refused == null
                ? "nothing"
                : String.join(
                        "; ",
                        refused.problems().stream()
                                .map(each -> each.code() + " " + each.field())
                                .toList());
    }

    private String certificate(String number, String body, LocalDate from, LocalDate to, Object... others) {
        Map<String, Object> values = credentials.certificate(number, "o1", body);
        values.putAll(values(others));
        return tried("certificates", from, to, values);
    }

    @Test
    void nobody_is_given_a_certificate_that_begins_within_a_sanction_which_bars_from_it() {
        credentials.add(
                "officer-sanctions",
                "d1",
                LocalDate.of(2026, 2, 1),
                LocalDate.of(2026, 7, 31),
                values("officer", "o1", "kind", "demerit"));
        assertThat(certificate("鲁K10001", MARKET, LocalDate.of(2026, 2, 1), END))
                .isEqualTo("CREDENTIAL-STAFF-BARRED officer");
        assertThat(certificate("鲁K10001", MARKET, LocalDate.of(2026, 7, 31), END))
                .isEqualTo("CREDENTIAL-STAFF-BARRED officer");
        assertThat(certificate("鲁K10001", MARKET, LocalDate.of(2026, 8, 1), END))
                .isEqualTo("nothing");
        assertThat(certificate("鲁K10002", MARKET, LocalDate.of(2026, 1, 31), LocalDate.of(2026, 7, 31)))
                .isEqualTo("nothing");
    }

    @Test
    void a_township_sees_who_is_posted_to_it_and_changes_nothing_of_it() {
        credentials.add(
                "postings",
                "p1",
                NEW_YEAR,
                null,
                values("officer", "o1", "body", TOWN, "kind", "deployed", "subsidy", true));
        Principal centre = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN);
        Registers.Wanted named =
                new Registers.Wanted(AsOf.on(NEW_YEAR), Map.of("body", TOWN), null, null, false, 50, null, null);
        Registers.Page page = credentials.world.registers.list(centre, "postings", named);
        assertThat(page.rows()).extracting(each -> each.key()).containsExactly("p1");
        assertThat(page.labels().get("officer")).containsOnlyKeys("o1");
        assertThat(credentials
                        .world
                        .registers
                        .show(centre, "postings", "p1", AsOf.on(NEW_YEAR), null)
                        .yes("subsidy"))
                .isTrue();
        Principal clerk = RegisterWorld.who(Role.CREDENTIAL_CLERK, TOWN);
        Change.End end = new Change.End("p1", END, Why.UNSAID);
        assertThat(catchThrowableOfType(
                                () -> credentials.world.registers.write(clerk, "postings", end), ZhihengException.class)
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
        Principal elsewhere = RegisterWorld.who(Role.CREDENTIAL_CLERK, CredentialWorld.ELSEWHERE);
        assertThat(credentials
                        .world
                        .registers
                        .list(elsewhere, "postings", named)
                        .rows())
                .isEmpty();
    }

    @Test
    void a_township_finds_and_calls_the_districts_counsel_that_is_shared_and_no_other() {
        for (boolean shared : List.of(true, false)) {
            credentials.add(
                    "counsels",
                    shared ? "shared" : "own",
                    NEW_YEAR,
                    null,
                    values(
                            "name",
                            "律师",
                            "body",
                            JUSTICE,
                            "kind",
                            "public-lawyer",
                            "licence",
                            "L" + shared,
                            "shared",
                            shared));
        }
        Principal clerk = RegisterWorld.who(Role.CREDENTIAL_CLERK, TOWN);
        Registers.Wanted all = new Registers.Wanted(AsOf.on(NEW_YEAR), Map.of(), null, null, false, 50, null, null);
        assertThat(credentials.world.registers.list(clerk, "counsels", all).rows())
                .extracting(each -> each.key())
                .containsExactly("shared");
        assertThat(credentials
                        .world
                        .registers
                        .list(RegisterWorld.who(Role.CREDENTIAL_CLERK, CredentialWorld.ELSEWHERE), "counsels", all)
                        .rows())
                .isEmpty();
        Change.Add call = new Change.Add(
                "call",
                null,
                null,
                values("calledOn", NEW_YEAR.toString(), "counsel", "shared", "body", TOWN, "matter", "重大案件法制审核"),
                Why.UNSAID);
        assertThat(credentials.world.registers.write(clerk, "counsel-calls", call))
                .isEqualTo("call");
        Change.End end = new Change.End("shared", END, Why.UNSAID);
        assertThat(catchThrowableOfType(
                                () -> credentials.world.registers.write(clerk, "counsels", end), ZhihengException.class)
                        .code())
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    @Test
    void a_body_lies_where_the_tree_says_and_a_government_governs_it() {
        Map<String, Object> body = values(
                "name", "外区局",
                "body", CredentialWorld.ELSEWHERE,
                "creditCode", "91350100M000100Y43",
                "nature", "administrative-organ",
                "category", "statutory",
                "level", "county",
                "division", "371002",
                "government", JUSTICE);
        assertThat(tried("bodies", NEW_YEAR, null, body))
                .isEqualTo("CREDENTIAL-BODY-DIVISION division; CREDENTIAL-BODY-GOVERNMENT government");
        body.putAll(Map.of("division", "371003", "government", RegisterWorld.GOVERNMENT));
        assertThat(tried("bodies", NEW_YEAR, null, body)).isEqualTo("nothing");
    }

    @Test
    void a_body_owns_nothing_before_its_qualification_is_confirmed_and_published() {
        assertThat(certificate("鲁K0001", TOWN, NEW_YEAR, END)).isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED body");
        Map<String, Object> qualification = values(
                "body",
                TOWN,
                "state",
                "confirmed",
                "basis",
                "职能配置规定",
                "confirmedBy",
                JUSTICE,
                "confirmedOn",
                "2026-01-10");
        credentials.add("body-qualifications", "q", NEW_YEAR, null, qualification);
        assertThat(certificate("鲁K0001", TOWN, NEW_YEAR, END))
                .as("confirmed and not published")
                .isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED body");
        credentials.write(
                "body-qualifications",
                new Change.Correct(
                        "q",
                        NEW_YEAR,
                        null,
                        null,
                        false,
                        Map.of("publishedOn", "2026-03-03", "publishedAt", "区政府网站"),
                        Why.of("公布")));
        assertThat(certificate("鲁K0001", TOWN, NEW_YEAR, END))
                .as("on the day before it is published")
                .isEqualTo("CREDENTIAL-BODY-NOT-QUALIFIED body");
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(certificate("鲁K0001", TOWN, NEW_YEAR, END)).isEqualTo("nothing");
    }

    @Test
    void a_qualification_is_published_only_with_all_nine_fields() {
        credentials.write(
                "bodies",
                new Change.Correct(
                        "b-" + TOWN,
                        LocalDate.of(2010, 1, 1),
                        null,
                        null,
                        false,
                        values("complaintPhone", null, "funding", null),
                        Why.of("待核实")));
        assertThat(tried(
                        "body-qualifications",
                        NEW_YEAR,
                        null,
                        values(
                                "body", TOWN,
                                "state", "confirmed",
                                "basis", "职能配置规定",
                                "confirmedBy", JUSTICE,
                                "confirmedOn", "2026-01-10",
                                "publishedOn", "2026-01-09",
                                "publishedAt", "区政府网站")))
                .isEqualTo("CREDENTIAL-ORDER publishedOn; CREDENTIAL-BODY-UNPUBLISHED publishedOn");
        assertThat(tried("body-qualifications", NEW_YEAR, null, values("body", TOWN, "state", "confirmed")))
                .isEqualTo(
                        "CREDENTIAL-REQUIRED basis; CREDENTIAL-REQUIRED confirmedBy; CREDENTIAL-REQUIRED confirmedOn");
        assertThat(tried("body-qualifications", NEW_YEAR, null, values("body", TOWN, "state", "under-review")))
                .isEqualTo("nothing");
    }

    @Test
    void whoever_is_employed_otherwise_than_the_law_of_the_province_wants_holds_no_certificate() {
        for (String staffType : List.of("contract", "dispatched", "borrowed")) {
            credentials.write(
                    "officers",
                    new Change.Correct(
                            "o1", NEW_YEAR, null, null, false, Map.of("staffType", staffType), Why.of("核实编制类型")));
            assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END))
                    .as(staffType)
                    .isEqualTo("CREDENTIAL-STAFF-TYPE officer");
        }
        credentials.write(
                "officers",
                new Change.Amend("o1", LocalDate.of(2026, 2, 1), null, Map.of("staffType", "institution"), Why.UNSAID));
        assertThat(certificate("鲁K0001", MARKET, LocalDate.of(2026, 1, 31), END))
                .isEqualTo("CREDENTIAL-STAFF-TYPE officer");
        assertThat(certificate("鲁K0001", MARKET, LocalDate.of(2026, 2, 1), END)).isEqualTo("nothing");
    }

    @Test
    void a_certificate_has_a_number_long_enough_and_an_end() {
        assertThat(certificate("鲁K1", MARKET, NEW_YEAR, null))
                .isEqualTo("REGISTER-LENGTH number; CREDENTIAL-VALIDITY to");
        assertThat(certificate("鲁K12", MARKET, NEW_YEAR, END)).isEqualTo("nothing");
        assertThat(certificate("鲁K12", MARKET, END, END, "officer", "o2")).isEqualTo("REGISTER-UNIQUE number");
        assertThat(certificate("鲁K12", MARKET, END, END, "issuer", "国家市场监督管理总局", "kind", "ministry", "officer", "o2"))
                .isEqualTo("nothing");
    }

    @Test
    void states_of_a_certificate_lie_in_its_life_and_never_two_on_one_day() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        Map<String, Object> suspended =
                values("certificate", "c1", "state", "suspended", "cause", "没有出示证件", "decidedBy", JUSTICE);
        Map<String, Object> cancelled =
                values("certificate", "c1", "state", "cancelled", "cause", "调离", "decidedBy", JUSTICE);
        LocalDate february = LocalDate.of(2026, 2, 1);
        assertThat(tried("certificate-states", NEW_YEAR.minusDays(1), february, suspended))
                .isEqualTo("CREDENTIAL-STATE-DAYS from");
        assertThat(tried("certificate-states", NEW_YEAR, february, suspended)).isEqualTo("nothing");
        assertThat(tried("certificate-states", february, null, cancelled)).isEqualTo("REGISTER-UNIQUE certificate");
        assertThat(tried("certificate-states", february.plusDays(1), END, cancelled))
                .isEqualTo("CREDENTIAL-STATE-END to");
        assertThat(tried("certificate-states", february.plusDays(1), null, cancelled))
                .isEqualTo("nothing");
        assertThat(tried("certificate-states", END, END, suspended)).isEqualTo("REGISTER-UNIQUE certificate");
    }

    @Test
    void a_review_is_of_a_year_of_the_certificate_and_made_in_it_or_the_next() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        // In order: a review that is right stands in the way of another of its year.
        for (Map.Entry<String, String> each : List.of(
                Map.entry("2025 2026-01-10", "CREDENTIAL-REVIEW-YEAR year"),
                Map.entry("2029 2029-01-10", "CREDENTIAL-REVIEW-YEAR year"),
                Map.entry("2026 2025-12-31", "CREDENTIAL-REVIEW-DAY reviewedOn"),
                Map.entry("2026 2028-01-01", "CREDENTIAL-REVIEW-DAY reviewedOn"),
                Map.entry("2026 2027-12-31", "nothing"),
                Map.entry("2028 2028-06-30", "nothing"))) {
            String[] words = each.getKey().split(" ");
            assertThat(tried(
                            "certificate-reviews",
                            null,
                            null,
                            values(
                                    "certificate",
                                    "c1",
                                    "year",
                                    Integer.valueOf(words[0]),
                                    "outcome",
                                    "passed",
                                    "reviewedOn",
                                    words[1])))
                    .as(each.getKey())
                    .isEqualTo(each.getValue());
        }
    }

    @Test
    void only_certificates_of_ministries_and_the_police_are_filed() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        Map<String, Object> filing =
                values("platform", "省平台", "certificate", "c1", "filedOn", "2026-01-20", "filedBy", "省局");
        assertThat(tried("certificate-filings", null, null, filing)).isEqualTo("CREDENTIAL-FILING-KIND certificate");
    }

    @Test
    void no_certificate_is_refused_filing_on_a_day_of_which_no_rule_says_which_kinds_are_filed() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        Map<String, Object> filing =
                values("platform", "省平台", "certificate", "c1", "filedOn", "1996-09-30", "filedBy", "省局");
        assertThat(tried("certificate-filings", null, null, filing)).isEqualTo("nothing");
    }

    @Test
    void nobody_holds_two_certificates_of_a_kind_on_one_day() {
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END)).isEqualTo("nothing");
        assertThat(certificate("鲁K0002", MARKET, END, END.plusYears(1))).isEqualTo("CREDENTIAL-CERTIFICATE-TWICE kind");
        assertThat(certificate("鲁K0002", MARKET, END, END.plusYears(1), "kind", "supervision"))
                .isEqualTo("nothing");
        assertThat(certificate("鲁K0003", MARKET, END.plusDays(1), END.plusYears(1)))
                .isEqualTo("nothing");
    }

    @Test
    void what_became_of_a_certificate_binds_its_holder() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        for (String each : List.of("suspended", "taken-back", "cancelled")) {
            credentials.add(
                    "certificate-states",
                    each,
                    LocalDate.of(2026, 3, 1),
                    null,
                    values("certificate", "c1", "state", each, "cause", "转借证件", "decidedBy", JUSTICE));
            assertThat(certificate("鲁K0002", MARKET, LocalDate.of(2026, 3, 2), END, "kind", "supervision"))
                    .as(each)
                    .isEqualTo("CREDENTIAL-CERTIFICATE-HELD officer");
            assertThat(certificate("鲁K0002", MARKET, END.plusDays(1), END.plusYears(1)))
                    .as(each)
                    .isEqualTo(each.equals("suspended") ? "CREDENTIAL-CERTIFICATE-HELD officer" : "nothing");
            Map<String, Object> application = values(
                    "appliedOn", "2026-03-02",
                    "officer", "o1",
                    "body", MARKET,
                    "kind", "supervision",
                    "fields", List.of("market-supervision"),
                    "area", "371002");
            assertThat(tried("certificate-applications", null, null, application))
                    .as(each)
                    .isEqualTo("CREDENTIAL-CERTIFICATE-HELD officer");
            credentials.write("certificate-states", new Change.Withdraw(each, Why.of("误录")));
            if (!each.equals("suspended")) {
                credentials
                        .registers
                        .life("certificates", "number", List.of("鲁K0002"), null)
                        .forEach(
                                row -> credentials.write("certificates", new Change.Withdraw(row.key(), Why.of("误录"))));
            }
        }
    }

    @Test
    void a_certificate_is_issued_before_it_is_valid_and_where_its_body_is() {
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuedOn", "2026-03-03"))
                .isEqualTo("CREDENTIAL-FUTURE issuedOn");
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuedOn", "2026-01-02"))
                .isEqualTo("CREDENTIAL-ORDER issuedOn");
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuedOn", "2026-01-01", "area", "371003"))
                .isEqualTo("CREDENTIAL-AREA area");
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuedOn", "2026-01-01", "area", "370000"))
                .isEqualTo("nothing");
    }

    @Test
    void a_number_that_somebody_has_is_not_applied_for() {
        credentials.certificate("c1", "o2", MARKET, NEW_YEAR, END);
        Map<String, Object> application = values(
                "appliedOn", "2026-03-02",
                "officer", "o1",
                "body", MARKET,
                "kind", "enforcement",
                "fields", List.of("market-supervision"),
                "area", "371002",
                "issuer", "山东省人民政府",
                "number", "鲁K-c1");
        assertThat(tried("certificate-applications", null, null, application))
                .isEqualTo("CREDENTIAL-NUMBER-TAKEN number");
        application.put("number", "鲁K-c2");
        assertThat(tried("certificate-applications", null, null, application)).isEqualTo("nothing");
    }

    @Test
    void no_more_hours_are_put_down_than_the_days_have_and_no_training_twice() {
        Map<String, Object> training = values(
                "officer", "o1",
                "year", 2026,
                "title", "岗前培训",
                "startedOn", "2026-02-02",
                "endedOn", "2026-02-03",
                "hours", "16.5",
                "type", "skills",
                "organiser", "department");
        assertThat(tried("trainings", null, null, new HashMap<>(training))).isEqualTo("CREDENTIAL-HOURS-DAYS hours");
        training.put("hours", "16");
        assertThat(tried("trainings", null, null, new HashMap<>(training))).isEqualTo("nothing");
        assertThat(tried("trainings", null, null, new HashMap<>(training)))
                .isEqualTo("CREDENTIAL-HOURS-DAYS hours; CREDENTIAL-TRAINING-TWICE startedOn");
    }

    private String trained(String title, String from, String to, String hours) {
        return tried(
                "trainings",
                null,
                null,
                values(
                        "officer",
                        "o1",
                        "year",
                        2026,
                        "title",
                        title,
                        "startedOn",
                        from,
                        "endedOn",
                        to,
                        "hours",
                        hours,
                        "type",
                        "skills",
                        "organiser",
                        "department"));
    }

    @Test
    void no_more_hours_are_put_down_than_the_days_have_of_all_trainings_together() {
        assertThat(trained("上午", "2026-02-02", "2026-02-02", "4")).isEqualTo("nothing");
        assertThat(trained("全天", "2026-02-02", "2026-02-02", "4.5")).isEqualTo("CREDENTIAL-HOURS-DAYS hours");
        assertThat(trained("下午", "2026-02-02", "2026-02-02", "4")).isEqualTo("nothing");
        assertThat(trained("三天", "2026-02-02", "2026-02-04", "16.5")).isEqualTo("CREDENTIAL-HOURS-DAYS hours");
        assertThat(trained("三天", "2026-02-02", "2026-02-04", "16")).isEqualTo("nothing");
        assertThat(trained("第三天", "2026-02-04", "2026-02-04", "0.5"))
                .as("the three days are full")
                .isEqualTo("CREDENTIAL-HOURS-DAYS hours");
        assertThat(trained("到第四天", "2026-02-04", "2026-02-05", "8")).isEqualTo("nothing");
        assertThat(trained("第四天", "2026-02-05", "2026-02-05", "0.5"))
                .as("what lies on the days beside takes hours of them, too")
                .isEqualTo("CREDENTIAL-HOURS-DAYS hours");
        assertThat(trained("另一周", "2026-02-09", "2026-02-09", "8")).isEqualTo("nothing");
    }

    @Test
    void a_certificate_is_issued_by_whom_the_rules_name_or_else_by_a_body_of_the_tree() {
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuer", "某某局"))
                .isEqualTo("CREDENTIAL-ISSUER issuer");
        assertThat(certificate("鲁K0001", MARKET, NEW_YEAR, END, "issuer", "示例区司法局"))
                .as("in Shandong the province does")
                .isEqualTo("CREDENTIAL-ISSUER issuer");
        assertThat(certificate("税00001", MARKET, NEW_YEAR, END, "kind", "ministry", "issuer", "国家税务总局"))
                .isEqualTo("nothing");
        assertThat(certificate("税00002", MARKET, NEW_YEAR, END, "kind", "police", "issuer", "国家税务总局"))
                .isEqualTo("CREDENTIAL-ISSUER issuer");
        Map<String, Object> application = values(
                "appliedOn", "2026-03-02",
                "officer", "o2",
                "body", MARKET,
                "kind", "enforcement",
                "fields", List.of("market-supervision"),
                "area", "371002",
                "issuer", "某某局");
        assertThat(tried("certificate-applications", null, null, application)).isEqualTo("CREDENTIAL-ISSUER issuer");
        wuhan();
        application.put("body", "wuhan");
        application.put("area", "420106");
        assertThat(tried("certificate-applications", null, null, new HashMap<>(application)))
                .isEqualTo("CREDENTIAL-ISSUER issuer");
        application.put("issuer", "某区城管执法局");
        assertThat(tried("certificate-applications", null, null, application)).isEqualTo("nothing");
    }

    private void wuhan() {
        if (credentials.world.organisation.body("wuhan").isEmpty()) {
            credentials.world.organisation.add(
                    RegisterWorld.who(Role.SYSTEM_ADMINISTRATOR, RegisterWorld.GOVERNMENT),
                    new Body("wuhan", Body.Kind.DEPARTMENT, "某区城管执法局", new DivisionCode("420106"), null));
        }
    }

    private String byHand(Map<String, Object> values, Why why) {
        ZhihengException refused = catchThrowableOfType(
                () -> credentials.world.registers.write(
                        RegisterWorld.who(Role.JUSTICE_SUPERVISOR, JUSTICE),
                        "certificates",
                        new Change.Add("hand", NEW_YEAR, END, values, why)),
                ZhihengException.class);
        return refused == null
                ? "nothing"
                : refused.code() + " " + refused.field().orElse("");
    }

    @Test
    void a_certificate_that_is_put_in_late_has_a_day_of_issue_and_a_document() {
        Map<String, Object> values = credentials.certificate("鲁K0009", "o1", MARKET);
        Why listed = new Why(null, "鲁司发〔2026〕1号证件清册", null);
        assertThat(byHand(values, listed)).isEqualTo("CREDENTIAL-REQUIRED issuedOn");
        values.put("issuedOn", NEW_YEAR.toString());
        assertThat(byHand(values, Why.UNSAID)).isEqualTo("CREDENTIAL-DOCUMENT document");
        assertThat(byHand(values, new Why(null, " ", null))).isEqualTo("CREDENTIAL-DOCUMENT document");
        assertThat(byHand(values, listed)).isEqualTo("nothing");
    }

    @Test
    void a_card_that_was_lost_is_replaced_and_what_went_for_a_fault_is_not_renewed() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        credentials.certificate("c2", "o2", MARKET, NEW_YEAR, END);
        Map<String, Object> renewal =
                values("openedOn", "2026-03-02", "certificate", "c1", "matter", "renewal", "number", "鲁K-c2");
        assertThat(tried("certificate-matters", null, null, new HashMap<>(renewal)))
                .isEqualTo("CREDENTIAL-NUMBER-TAKEN number");
        renewal.put("number", "鲁K-c9");
        assertThat(tried("certificate-matters", null, null, new HashMap<>(renewal)))
                .isEqualTo("nothing");
        for (String ground : List.of("fault", "other", "lost", "left")) {
            credentials.add(
                    "certificate-states",
                    ground,
                    LocalDate.of(2026, 3, 1),
                    null,
                    values(
                            "certificate", "c1",
                            "state", "cancelled",
                            "ground", ground,
                            "cause", "原因",
                            "decidedBy", JUSTICE));
            String expected = List.of("lost", "left").contains(ground) ? "nothing" : "CREDENTIAL-CERTIFICATE-HELD ";
            assertThat(tried("certificate-matters", null, null, new HashMap<>(renewal)))
                    .as(ground)
                    .startsWith(expected);
            assertThat(certificate("鲁K-" + ground, MARKET, LocalDate.of(2026, 3, 2), END))
                    .as(ground)
                    .startsWith(expected);
            credentials.write("certificate-states", new Change.Withdraw(ground, Why.of("误录")));
            credentials
                    .registers
                    .life("certificates", "number", List.of("鲁K-" + ground), null)
                    .forEach(row -> credentials.write("certificates", new Change.Withdraw(row.key(), Why.of("误录"))));
        }
        credentials.add(
                "certificate-states",
                "held",
                LocalDate.of(2026, 3, 1),
                null,
                values(
                        "certificate", "c1",
                        "state", "suspended",
                        "ground", "lost",
                        "cause", "原因",
                        "decidedBy", JUSTICE));
        assertThat(tried("certificate-matters", null, null, new HashMap<>(renewal)))
                .as("what is suspended is neither lost nor gone")
                .isEqualTo("CREDENTIAL-CERTIFICATE-HELD certificate");
    }

    @Test
    void nobody_goes_to_another_body_while_a_certificate_of_the_old_one_runs_on() {
        credentials.certificate("c1", "o1", MARKET, NEW_YEAR, END);
        LocalDate june = LocalDate.of(2026, 6, 1);
        RegisterStore.Order move = new RegisterStore.Order(
                "officers", new Change.Amend("o1", june, null, values("body", JUSTICE), Why.of("调动")));
        assertThat(tried(move)).isEqualTo("CREDENTIAL-CERTIFICATE-RUNS body");
        Map<String, Object> state =
                values("certificate", "c1", "state", "suspended", "cause", "调离", "decidedBy", JUSTICE);
        credentials.add("certificate-states", "s1", LocalDate.of(2026, 5, 1), LocalDate.of(2026, 5, 31), state);
        assertThat(tried(move)).isEqualTo("CREDENTIAL-CERTIFICATE-RUNS body");
        state.put("state", "taken-back");
        credentials.add("certificate-states", "s2", june, null, state);
        assertThat(tried(move)).isEqualTo("nothing");
    }

    @Test
    void nobody_is_an_officer_and_an_auxiliary_on_one_day() {
        Map<String, Object> auxiliary = auxiliary(MARKET, 9, List.of("publicity"));
        auxiliary.put("citizenNumber", CredentialWorld.citizenNumber(1));
        assertThat(tried("auxiliaries", NEW_YEAR, null, auxiliary)).isEqualTo("CREDENTIAL-PERSON-TWICE citizenNumber");
        credentials.write("officers", new Change.End("o1", LocalDate.of(2026, 1, 31), Why.of("转岗")));
        auxiliary.put("contractFrom", "2026-02-01");
        assertThat(tried("auxiliaries", LocalDate.of(2026, 2, 1), null, auxiliary))
                .isEqualTo("nothing");
        assertThat(tried("officers", NEW_YEAR, null, credentials.person("又来", MARKET, 1)))
                .contains("CREDENTIAL-PERSON-TWICE citizenNumber");
    }

    @Test
    void the_gender_is_what_the_number_says() {
        Map<String, Object> person = credentials.person("人员7", MARKET, 7);
        person.put("gender", "female");
        assertThat(tried("officers", NEW_YEAR, null, person)).isEqualTo("CREDENTIAL-GENDER gender");
        person.put("gender", "male");
        assertThat(tried("officers", NEW_YEAR, null, person)).isEqualTo("nothing");
        assertThat(tried(new RegisterStore.Order(
                        "officers", new Change.Amend("o2", NEW_YEAR, null, values("gender", "male"), Why.UNSAID))))
                .isEqualTo("CREDENTIAL-GENDER gender");
        assertThat(tried(new RegisterStore.Order(
                        "officers", new Change.Amend("o2", NEW_YEAR, null, values("gender", "female"), Why.UNSAID))))
                .isEqualTo("nothing");
    }

    @Test
    void an_exam_that_is_still_to_come_is_not_passed() {
        Map<String, Object> exam = values(
                "officer", "o1",
                "kind", "professional",
                "heldOn", "2026-03-03",
                "outcome", "passed",
                "organiser", "department");
        assertThat(tried("exams", null, null, exam)).isEqualTo("CREDENTIAL-FUTURE outcome");
        exam.put("heldOn", "2026-03-02");
        assertThat(tried("exams", null, null, exam)).isEqualTo("nothing");
    }

    private Map<String, Object> posting(String body, String kind, Object... others) {
        Map<String, Object> values = values("officer", "o1", "body", body, "kind", kind);
        values.putAll(values(others));
        return values;
    }

    @Test
    void nobody_is_posted_to_two_places_at_once_nor_to_his_own() {
        assertThat(tried("postings", NEW_YEAR, null, posting(MARKET, "deployed")))
                .isEqualTo("CREDENTIAL-POSTING-OWN body");
        assertThat(tried("postings", LocalDate.of(2014, 12, 31), END, posting(TOWN, "deployed")))
                .isEqualTo("CREDENTIAL-OFFICER-DAYS from");
        assertThat(tried("postings", NEW_YEAR, END, posting(TOWN, "deployed"))).isEqualTo("nothing");
        assertThat(tried("postings", END, null, posting(JUSTICE, "stationed")))
                .isEqualTo("CREDENTIAL-POSTING-OVERLAP from");
        assertThat(tried("postings", END.plusDays(1), null, posting(JUSTICE, "stationed")))
                .isEqualTo("nothing");
        assertThat(tried("postings", NEW_YEAR, END, posting(JUSTICE, "touring")))
                .isEqualTo("CREDENTIAL-REQUIRED team");
        assertThat(tried("postings", NEW_YEAR, END, posting(JUSTICE, "touring", "team", "农业执法队")))
                .isEqualTo("nothing");
    }

    @Test
    void of_postings_written_together_no_two_overlap() {
        LocalDate june = LocalDate.of(2026, 6, 1);
        assertThat(tried(
                        new RegisterStore.Order(
                                "postings",
                                new Change.Add(null, NEW_YEAR, june, posting(TOWN, "deployed"), Why.UNSAID)),
                        new RegisterStore.Order(
                                "postings",
                                new Change.Add(null, june, null, posting(JUSTICE, "deployed"), Why.UNSAID))))
                .isEqualTo("CREDENTIAL-POSTING-OVERLAP from; CREDENTIAL-POSTING-OVERLAP from");
    }

    @Test
    void officers_are_not_seconded_without_approval_where_that_is_locked() {
        assertThat(tried("postings", NEW_YEAR, END, posting(JUSTICE, "seconded")))
                .isEqualTo("CREDENTIAL-SECONDMENT-LOCKED approval");
        assertThat(tried(
                        "postings",
                        NEW_YEAR,
                        END,
                        posting(
                                JUSTICE,
                                "seconded",
                                "approvedBy",
                                RegisterWorld.GOVERNMENT,
                                "approval",
                                "区委组织部〔2026〕1号")))
                .isEqualTo("nothing");
        assertThat(tried(
                        "postings", LocalDate.of(2023, 1, 1), LocalDate.of(2023, 12, 31), posting(JUSTICE, "seconded")))
                .as("before the plan")
                .isEqualTo("nothing");
    }

    @Test
    void who_lends_an_officer_does_not_approve_it() {
        for (String each : List.of(MARKET, JUSTICE, TOWN)) {
            assertThat(seconded(each)).as(each).isEqualTo("CREDENTIAL-SECONDMENT-APPROVER approvedBy");
        }
        assertThat(seconded(RegisterWorld.GOVERNMENT)).isEqualTo("nothing");
    }

    private String seconded(String approver) {
        return tried(
                "postings",
                NEW_YEAR,
                END,
                posting(JUSTICE, "seconded", "approvedBy", approver, "approval", "借调〔2026〕1号"));
    }

    @Test
    void heads_of_stationed_offices_are_appointed_after_the_township_was_asked() {
        assertThat(tried("postings", NEW_YEAR, END, posting(TOWN, "stationed", "head", true)))
                .isEqualTo(
                        "CREDENTIAL-REQUIRED consulted; CREDENTIAL-REQUIRED consultedOn; CREDENTIAL-REQUIRED consultedOutcome");
        Map<String, Object> late = posting(
                TOWN,
                "stationed",
                "head",
                true,
                "consulted",
                TOWN,
                "consultedOn",
                "2026-01-02",
                "consultedOutcome",
                "同意");
        assertThat(tried("postings", NEW_YEAR, END, late)).isEqualTo("CREDENTIAL-CONSULTED-LATE consultedOn");
        late.put("consultedOn", "2026-01-01");
        assertThat(tried("postings", NEW_YEAR, END, late)).isEqualTo("CREDENTIAL-CONSULTED-LATE consultedOn");
        late.put("consultedOn", "2025-12-31");
        late.put("consulted", JUSTICE);
        assertThat(tried("postings", NEW_YEAR, END, late)).isEqualTo("CREDENTIAL-CONSULTED-WHOM consulted");
        late.put("consulted", TOWN);
        assertThat(tried("postings", NEW_YEAR, END, late)).isEqualTo("nothing");
    }

    /** Head of the office at the township since New Year. */
    private void head() {
        credentials.add(
                "postings",
                "head",
                NEW_YEAR,
                null,
                posting(
                        TOWN,
                        "stationed",
                        "head",
                        true,
                        "consulted",
                        TOWN,
                        "consultedOn",
                        "2025-12-31",
                        "consultedOutcome",
                        "同意"));
    }

    private String changed(Change change) {
        return tried(new RegisterStore.Order("postings", change));
    }

    @Test
    void heads_of_stationed_offices_are_removed_after_the_township_was_asked() {
        head();
        LocalDate last = LocalDate.of(2026, 6, 30);
        String missing =
                "CREDENTIAL-REMOVAL-CONSULTED removalConsultedOn; CREDENTIAL-REMOVAL-CONSULTED removalConsultedOutcome";
        assertThat(changed(new Change.End("head", last, Why.UNSAID))).isEqualTo(missing);
        LocalDate first = last.plusDays(1);
        assertThat(changed(new Change.Amend("head", first, null, Map.of("head", false), Why.UNSAID)))
                .as("no head from the day")
                .isEqualTo(missing);
        Map<String, Object> asked = values("removalConsultedOn", "2026-07-01", "removalConsultedOutcome", "同意");
        assertThat(changed(new Change.Amend("head", NEW_YEAR, null, asked, Why.UNSAID)))
                .isEqualTo("nothing");
        assertThat(changed(new Change.End("head", last, Why.UNSAID)))
                .isEqualTo("CREDENTIAL-CONSULTED-LATE removalConsultedOn");
        Map<String, Object> before = values("removalConsultedOn", "2026-06-30");
        assertThat(changed(new Change.Amend("head", NEW_YEAR, null, before, Why.UNSAID)))
                .isEqualTo("nothing");
        assertThat(changed(new Change.End("head", last, Why.UNSAID))).isEqualTo("nothing");
    }

    @Test
    void whoever_retires_is_not_removed_and_whoever_is_transferred_is() {
        head();
        LocalDate last = LocalDate.of(2026, 6, 30);
        for (String kind : List.of("transferred", "retired")) {
            credentials.add(
                    "officer-exits", kind, null, null, Map.of("officer", "o1", "leftOn", "2026-06-30", "kind", kind));
            assertThat(changed(new Change.End("head", last, Why.UNSAID)))
                    .as(kind)
                    .isEqualTo(
                            kind.equals("retired")
                                    ? "nothing"
                                    : "CREDENTIAL-REMOVAL-CONSULTED removalConsultedOn; CREDENTIAL-REMOVAL-CONSULTED removalConsultedOutcome");
        }
    }

    private String body(String key, LocalDate from, LocalDate to, Object... others) {
        return tried(new RegisterStore.Order("bodies", new Change.Amend(key, from, to, values(others), Why.UNSAID)));
    }

    @Test
    void what_was_published_of_a_body_is_not_taken_away_while_it_is_qualified() {
        assertThat(body("b-" + MARKET, NEW_YEAR, null, "address", null, "duties", null))
                .isEqualTo("CREDENTIAL-BODY-UNPUBLISHED duties; CREDENTIAL-BODY-UNPUBLISHED address");
        assertThat(body("b-" + MARKET, NEW_YEAR, null, "address", "示例路2号")).isEqualTo("nothing");
        assertThat(body("b-" + MARKET, LocalDate.of(2010, 1, 1), LocalDate.of(2010, 1, 31), "address", null))
                .as("before it was published")
                .isEqualTo("nothing");
        assertThat(body("b-" + TOWN, NEW_YEAR, null, "address", null))
                .as("whose qualification is not published")
                .isEqualTo("nothing");
    }

    @Test
    void what_is_above_a_body_is_what_the_tree_of_bodies_says() {
        assertThat(body("b-" + MARKET, NEW_YEAR, null, "parent", JUSTICE)).isEqualTo("CREDENTIAL-BODY-PARENT parent");
        assertThat(body("b-" + MARKET, NEW_YEAR, null, "parent", RegisterWorld.GOVERNMENT))
                .isEqualTo("nothing");
        assertThat(body("b-" + MARKET, LocalDate.of(2015, 1, 1), LocalDate.of(2015, 12, 31), "parent", JUSTICE))
                .as("history")
                .isEqualTo("nothing");
    }

    @Test
    void whoever_is_not_in_post_has_no_treatment_of_the_township() {
        assertThat(tried(
                        "postings",
                        NEW_YEAR,
                        END,
                        posting(TOWN, "deployed", "subsidy", true, "treatmentLost", "not-in-post")))
                .isEqualTo("CREDENTIAL-TREATMENT treatmentLost");
    }

    @Test
    void the_front_line_begins_not_after_the_row_that_tells_of_it() {
        assertThat(tried(
                        "front-line-services",
                        NEW_YEAR,
                        null,
                        values("officer", "o1", "body", TOWN, "since", "2026-01-02")))
                .isEqualTo("CREDENTIAL-FRONT-LINE-SINCE since");
    }

    private Map<String, Object> auxiliary(String body, int number, List<String> acts) {
        return values(
                "name",
                "辅助" + number,
                "body",
                body,
                "citizenNumber",
                CredentialWorld.citizenNumber(500 + number),
                "employer",
                "示例劳务公司",
                "contractFrom",
                "2026-01-01",
                "allowedActs",
                acts);
    }

    @Test
    void auxiliaries_do_only_what_the_place_allows_and_hold_a_card_where_it_wants_one() {
        assertThat(tried("auxiliaries", NEW_YEAR, null, auxiliary(MARKET, 1, List.of("publicity", "investigate"))))
                .isEqualTo("CREDENTIAL-AUXILIARY-ACT allowedActs");
        assertThat(tried(
                        "auxiliaries",
                        NEW_YEAR,
                        null,
                        auxiliary(
                                MARKET,
                                1,
                                List.of("publicity", "patrol-assistance", "information-gathering", "dissuasion"))))
                .isEqualTo("nothing");
        assertThat(tried("auxiliaries", NEW_YEAR.minusDays(1), null, auxiliary(MARKET, 2, List.of("publicity"))))
                .isEqualTo("CREDENTIAL-CONTRACT-DAYS contractFrom");
        wuhan();
        Map<String, Object> uncarded = auxiliary("wuhan", 3, List.of("publicity"));
        assertThat(tried("auxiliaries", NEW_YEAR, null, uncarded))
                .isEqualTo("CREDENTIAL-REQUIRED cardNumber; CREDENTIAL-REQUIRED cardFrom; CREDENTIAL-REQUIRED cardTo");
        uncarded.putAll(Map.of("cardNumber", "辅1", "cardFrom", "2026-01-01", "cardTo", "2025-12-31"));
        assertThat(tried("auxiliaries", NEW_YEAR, null, uncarded)).isEqualTo("CREDENTIAL-ORDER cardTo");
    }

    @Test
    void hours_are_counted_by_halves_in_the_year_and_as_the_course_says() {
        credentials.add(
                "courses",
                "course",
                NEW_YEAR,
                null,
                values(
                        "title", "三年行动计划",
                        "body", JUSTICE,
                        "type", "public-law",
                        "organiser", "justice",
                        "hours", "4",
                        "mandatory", true));
        Map<String, Object> training = values(
                "officer", "o1",
                "year", 2026,
                "course", "course",
                "startedOn", "2026-02-01",
                "endedOn", "2026-02-02",
                "hours", "1.5",
                "type", "public-law",
                "organiser", "justice");
        for (Map.Entry<String, Map<String, Object>> each : Map.<String, Map<String, Object>>of(
                        "CREDENTIAL-HOURS-STEP hours", Map.of("hours", "1.3"),
                        "CREDENTIAL-ORDER endedOn", Map.of("startedOn", "2026-02-03"),
                        "CREDENTIAL-TRAINING-YEAR year", Map.of("year", 2025),
                        "CREDENTIAL-FUTURE endedOn", Map.of("endedOn", "2026-03-03"),
                        "CREDENTIAL-COURSE type; CREDENTIAL-COURSE organiser",
                                Map.of("type", "skills", "organiser", "department"),
                        "CREDENTIAL-ORDER reportedOn", Map.of("reportedOn", "2026-02-01"))
                .entrySet()) {
            Map<String, Object> wrong = new HashMap<>(training);
            wrong.putAll(each.getValue());
            assertThat(tried("trainings", null, null, wrong)).isEqualTo(each.getKey());
        }
        assertThat(tried("trainings", null, null, new HashMap<>(training))).isEqualTo("nothing");
        training.remove("course");
        assertThat(tried("trainings", null, null, training)).isEqualTo("CREDENTIAL-REQUIRED title");
    }

    @Test
    void counsel_of_others_is_called_only_where_it_is_shared() {
        credentials.add(
                "counsels",
                "l1",
                NEW_YEAR,
                null,
                values("name", "王律师", "body", JUSTICE, "kind", "legal-counsel", "licence", "1371", "shared", false));
        Map<String, Object> call = values("calledOn", "2026-02-01", "counsel", "l1", "body", MARKET, "matter", "法制审核");
        assertThat(tried("counsel-calls", null, null, call)).isEqualTo("CREDENTIAL-COUNSEL-SHARED counsel");
        call.put("body", JUSTICE);
        assertThat(tried("counsel-calls", null, null, call)).isEqualTo("nothing");
        call.put("calledOn", "2025-12-31");
        assertThat(tried("counsel-calls", null, null, call)).isEqualTo("CREDENTIAL-COUNSEL-DAYS calledOn");
        credentials.add(
                "counsels",
                "l2",
                NEW_YEAR,
                null,
                values("name", "李律师", "body", JUSTICE, "kind", "legal-counsel", "licence", "1372", "shared", true));
        call = values("calledOn", "2026-02-01", "counsel", "l2", "body", MARKET, "matter", "法制审核");
        assertThat(tried("counsel-calls", null, null, call)).isEqualTo("nothing");
        call.put("body", CredentialWorld.ELSEWHERE);
        assertThat(tried("counsel-calls", null, null, call)).isEqualTo("CREDENTIAL-COUNSEL-SHARED counsel");
    }

    @Test
    void officers_are_called_by_the_numbers_of_their_certificates() {
        credentials.certificate("c1", "o1", MARKET, LocalDate.of(2025, 1, 1), LocalDate.of(2027, 12, 31));
        CredentialRegisters offer = CredentialRegisters.of(
                credentials.rules, credentials.world.organisation, () -> credentials.runs, credentials.world.clock);
        assertThat(offer.called("officers", List.of("鲁K-c1", "鲁K-none"), credentials.registers))
                .isEqualTo(Map.of("鲁K-c1", Set.of("o1")));
        assertThat(offer.called("courses", List.of("鲁K-c1"), credentials.registers))
                .isEmpty();
    }
}
