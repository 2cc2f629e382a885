package org.zhiheng.credentials.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.zhiheng.credentials.service.CredentialWorld.ELSEWHERE;
import static org.zhiheng.credentials.service.CredentialWorld.MARKET;
import static org.zhiheng.credentials.service.CredentialWorld.NEW_YEAR;
import static org.zhiheng.credentials.service.CredentialWorld.TOWN;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.credentials.OfficerCards;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.registers.AsOf;
import org.zhiheng.api.registers.Change;
import org.zhiheng.api.registers.Change.Why;
import org.zhiheng.api.registers.Registers;
import org.zhiheng.api.registers.Row;
import org.zhiheng.registers.RegisterStore.Order;
import org.zhiheng.testdb.OnEveryDatabase;
import org.zhiheng.testdb.TestDatabase;
import org.zhiheng.testregisters.RegisterWorld;

/** A township manages who is deployed to it: it looks at what it needs for that while the posting lasts, and says what it thinks. Today is 2 March 2026. */
@OnEveryDatabase
class DeployedStaffTest {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);
    private static final Principal TOWNS = RegisterWorld.who(Role.CREDENTIAL_CLERK, TOWN);
    private static final Principal HOME = RegisterWorld.who(Role.CREDENTIAL_CLERK, MARKET);
    private static final Principal OTHER = RegisterWorld.who(Role.CREDENTIAL_CLERK, ELSEWHERE);

    private final TestDatabase database;

    @TempDir
    private Path folder;

    private CredentialWorld credentials;
    private Registers registers;

    DeployedStaffTest(TestDatabase database) {
        this.database = database;
    }

    @BeforeEach
    void open() {
        credentials = new CredentialWorld(database, folder);
        registers = credentials.world.registers;
        credentials.body(MARKET, "11511301008778183N");
        credentials.officer("o1", MARKET, 1);
        credentials.officer("o2", MARKET, 2);
        for (String each : List.of("1", "2")) {
            credentials.certificate("c" + each, "o" + each, MARKET, NEW_YEAR, LocalDate.of(2028, 12, 31));
            credentials.add(
                    "trainings",
                    "t" + each,
                    null,
                    null,
                    Map.of(
                            "officer",
                            "o" + each,
                            "year",
                            2026,
                            "title",
                            "培训",
                            "startedOn",
                            "2026-01-05",
                            "endedOn",
                            "2026-01-06",
                            "hours",
                            "8",
                            "type",
                            "skills",
                            "organiser",
                            "department"));
            credentials.add(
                    "appraisals",
                    "a" + each,
                    null,
                    null,
                    Map.of("year", 2024, "officer", "o" + each, "grade", "competent"));
            credentials.add(
                    "officer-sanctions",
                    "s" + each,
                    NEW_YEAR,
                    null,
                    Map.of("officer", "o" + each, "kind", "warning", "cause", "迟到"));
        }
        credentials.add(
                "certificate-states",
                "held",
                NEW_YEAR,
                null,
                Map.of(
                        "certificate",
                        "c1",
                        "state",
                        "suspended",
                        "cause",
                        "没有出示证件",
                        "decidedBy",
                        CredentialWorld.JUSTICE));
    }

    @AfterEach
    void empty() {
        CredentialWorld.empty(database);
    }

    private void deployed(boolean appraised) {
        credentials.add(
                "postings",
                "p1",
                NEW_YEAR,
                LAST,
                Map.of(
                        "officer",
                        "o1",
                        "body",
                        TOWN,
                        "kind",
                        "deployed",
                        "managementTransferred",
                        true,
                        "appraisalTransferred",
                        appraised));
    }

    private List<String> listed(Principal by, String register) {
        Registers.Wanted all =
                new Registers.Wanted(credentials.world.today(), Map.of(), null, null, false, 50, null, null);
        return registers.list(by, register, all).rows().stream().map(Row::key).toList();
    }

    /** Who let an officer go reads no more of him; whom he went to does, from the day on. */
    @Test
    void what_is_said_of_an_officer_goes_with_him_to_the_next_body() {
        credentials.body(ELSEWHERE, "115002227398230135");
        LocalDate tomorrow = LocalDate.of(2026, 3, 3);
        for (String each : List.of("gone", "going")) {
            credentials.officer(each, MARKET, each.length());
            credentials.add(
                    "officer-sanctions",
                    "s-" + each,
                    NEW_YEAR,
                    null,
                    Map.of("officer", each, "kind", "warning", "cause", "迟到"));
        }
        credentials.write(
                "officers",
                new Change.Amend("gone", LocalDate.of(2026, 2, 1), null, Map.of("body", ELSEWHERE), Why.of("调动")));
        credentials.write(
                "officers", new Change.Amend("going", tomorrow, null, Map.of("body", ELSEWHERE), Why.of("调动")));
        assertThat(listed(HOME, "officer-sanctions")).containsExactlyInAnyOrder("s1", "s2", "s-going");
        assertThat(listed(OTHER, "officer-sanctions")).contains("s-gone");
        credentials.world.clock.move(Duration.ofDays(1));
        assertThat(listed(HOME, "officer-sanctions")).containsExactlyInAnyOrder("s1", "s2");
        assertThat(listed(OTHER, "officer-sanctions")).containsExactlyInAnyOrder("s-gone", "s-going");
    }

    /** One of a few words is told by its first letter already. */
    @Test
    void of_a_grade_nothing_is_shown_until_it_is_said_what_for() {
        Row masked = registers.show(HOME, "appraisals", "a1", credentials.world.today(), null);
        assertThat(masked.text("grade")).isEqualTo("***");
        Row told = registers.show(HOME, "appraisals", "a1", credentials.world.today(), "年度考核");
        assertThat(told.text("grade")).isEqualTo("competent");
        assertThat(registers
                        .show(HOME, "officers", "o1", credentials.world.today(), null)
                        .text("name"))
                .isEqualTo("人员1");
    }

    /** However many are lent, a list is the same; it is only come by in another way. */
    @Test
    void a_township_to_which_hundreds_are_deployed_sees_each_of_them_and_nobody_else() {
        List<Order> officers = new ArrayList<>();
        List<Order> postings = new ArrayList<>();
        for (int i = 10; i < 320; i++) {
            officers.add(new Order(
                    "officers",
                    new Change.Add("o" + i, NEW_YEAR, null, credentials.person("人员" + i, MARKET, i), Why.UNSAID)));
            Map<String, Object> posting = Map.of("officer", "o" + i, "body", TOWN, "kind", "deployed");
            postings.add(new Order("postings", new Change.Add("p" + i, NEW_YEAR, LAST, posting, Why.UNSAID)));
        }
        credentials.registers.write("system:test", officers);
        credentials.registers.write("system:test", postings);
        deployed(true);
        assertThat(everyPage(TOWNS, "officers"))
                .hasSize(311)
                .contains("o1", "o10", "o319")
                .doesNotContain("o2");
        assertThat(everyPage(TOWNS, "certificates")).containsExactly("c1");
        assertThat(everyPage(HOME, "officers")).hasSize(312).contains("o2");
        assertThat(everyPage(OTHER, "officers")).isEmpty();
        credentials.world.clock.move(Duration.ofDays(30));
        assertThat(everyPage(TOWNS, "officers")).isEmpty();
    }

    private List<String> everyPage(Principal by, String register) {
        List<String> keys = new ArrayList<>();
        String after = null;
        do {
            Registers.Page page = registers.list(
                    by,
                    register,
                    new Registers.Wanted(credentials.world.today(), Map.of(), null, null, false, 50, after, null));
            page.rows().forEach(each -> keys.add(each.key()));
            after = page.next();
        } while (after != null);
        return keys;
    }

    private static String code(ThrowingCallable tried) {
        return catchThrowableOfType(tried, ZhihengException.class).code();
    }

    @Test
    void it_looks_at_the_officer_the_certificate_training_and_appraisal_of_who_is_deployed_to_it() {
        assertThat(listed(TOWNS, "officers")).isEmpty();
        deployed(true);
        assertThat(listed(TOWNS, "officers")).containsExactly("o1");
        assertThat(listed(TOWNS, "certificates")).containsExactly("c1");
        assertThat(listed(TOWNS, "certificate-states")).containsExactly("held");
        assertThat(listed(TOWNS, "trainings")).containsExactly("t1");
        assertThat(listed(TOWNS, "appraisals")).containsExactly("a1");
        assertThat(listed(TOWNS, "officer-sanctions"))
                .as("what the department did is its own business")
                .isEmpty();
        assertThat(listed(OTHER, "officers")).isEmpty();
        assertThat(listed(HOME, "officers")).containsExactlyInAnyOrder("o1", "o2");
        OfficerCards cards = new OfficerCardsService(
                credentials.registers,
                registers,
                credentials.rules,
                credentials.world.organisation,
                credentials.world.clock);
        OfficerCards.Held held = cards.held(TOWNS, "o1", credentials.world.today(), null);
        assertThat(held.officer().text("name")).isEqualTo("人员1");
        assertThat(held.certificates())
                .extracting(each -> each.key() + " " + each.state())
                .containsExactly("c1 SUSPENDED");
    }

    @Test
    void it_reads_no_number_of_a_person_and_no_history_and_changes_nothing_of_the_officer() {
        deployed(true);
        AsOf today = credentials.world.today();
        assertThat(registers.show(TOWNS, "officers", "o1", today, null).text("citizenNumber"))
                .isNotEqualTo(CredentialWorld.citizenNumber(1))
                .contains("*");
        assertThat(code(() -> registers.reveal(TOWNS, "officers", "o1", today, "citizenNumber", "核对身份")))
                .isEqualTo("REGISTER-ROW");
        assertThat(registers.reveal(HOME, "officers", "o1", today, "citizenNumber", "核对身份"))
                .isEqualTo(CredentialWorld.citizenNumber(1));
        assertThat(code(() -> registers.history(TOWNS, "officers", "o1", null))).isEqualTo("REGISTER-ROW");
        Change post = new Change.Amend("o1", today.on(), null, Map.of("post", "队长"), Why.of("调整"));
        assertThat(code(() -> registers.write(TOWNS, "officers", post))).isEqualTo("ACCESS-FORBIDDEN");
        Change hours = new Change.Amend("t1", null, null, Map.of("hours", "60"), Why.of("改"));
        assertThat(code(() -> registers.write(TOWNS, "trainings", hours))).isEqualTo("ACCESS-FORBIDDEN");
        Change grade = new Change.Amend("a1", null, null, Map.of("grade", "excellent"), Why.of("改"));
        assertThat(code(() -> registers.write(TOWNS, "appraisals", grade))).isEqualTo("ACCESS-FORBIDDEN");
        Principal supervisor = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN);
        assertThat(registers.show(supervisor, "officers", "o1", today, null).key())
                .isEqualTo("o1");
    }

    @Test
    void it_looks_no_longer_when_the_posting_is_over_and_at_no_appraisal_that_was_not_handed_to_it() {
        deployed(false);
        assertThat(listed(TOWNS, "officers")).containsExactly("o1");
        assertThat(listed(TOWNS, "appraisals")).isEmpty();
        credentials.world.clock.move(Duration.ofDays(29));
        assertThat(credentials.world.clock.today()).isEqualTo(LAST);
        assertThat(listed(TOWNS, "officers")).containsExactly("o1");
        credentials.world.clock.move(Duration.ofDays(1));
        for (String each : List.of("officers", "certificates", "certificate-states", "trainings")) {
            assertThat(listed(TOWNS, each)).as(each).isEmpty();
        }
        assertThat(code(() -> registers.show(TOWNS, "officers", "o1", AsOf.on(NEW_YEAR), null)))
                .isEqualTo("REGISTER-ROW");
    }

    private static Map<String, Object> opinion(String officer, String kind, String grade) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of(
                "givenOn",
                "2026-03-02",
                "officer",
                officer,
                "body",
                TOWN,
                "home",
                MARKET,
                "kind",
                kind,
                "year",
                2025,
                "opinion",
                "表现突出"));
        if (grade != null) {
            values.put("grade", grade);
        }
        return values;
    }

    private String gives(Principal by, Map<String, Object> values) {
        ZhihengException refused = catchThrowableOfType(
                () -> registers.write(by, "host-opinions", new Change.Add(null, null, null, values, Why.UNSAID)),
                ZhihengException.class);
        return refused == null
                ? "given"
                : refused.code() + " " + refused.field().orElse("");
    }

    @Test
    void it_says_what_it_thinks_of_whom_it_manages_and_the_home_body_reads_it() {
        deployed(false);
        assertThat(gives(TOWNS, opinion("o1", "duty", null))).isEqualTo("given");
        Principal centre = RegisterWorld.who(Role.TOWNSHIP_CENTRE, TOWN);
        assertThat(gives(RegisterWorld.who(Role.TOWNSHIP_CENTRE, ELSEWHERE), opinion("o1", "training", null)))
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(gives(centre, opinion("o1", "training", null))).isEqualTo("given");
        assertThat(listed(centre, "host-opinions")).hasSize(2);
        assertThat(gives(TOWNS, opinion("o1", "training", null)))
                .as("once a year")
                .isEqualTo("REGISTER-UNIQUE officer");
        Map<String, Object> graded = opinion("o1", "training", "excellent");
        graded.put("year", 2024);
        assertThat(gives(TOWNS, graded)).isEqualTo("CREDENTIAL-OPINION-GRADE grade");
        assertThat(gives(TOWNS, opinion("o1", "appraisal", "excellent")))
                .as("appraisal was not handed over")
                .isEqualTo("CREDENTIAL-OPINION-POSTING officer");
        assertThat(gives(TOWNS, opinion("o2", "duty", null)))
                .as("not posted there")
                .isEqualTo("CREDENTIAL-OPINION-POSTING officer");
        Map<String, Object> late = opinion("o1", "duty", null);
        late.put("givenOn", "2026-04-01");
        late.put("year", 2026);
        assertThat(gives(TOWNS, late)).isEqualTo("CREDENTIAL-FUTURE givenOn");
        Map<String, Object> elsewhere = opinion("o1", "duty", null);
        elsewhere.put("home", ELSEWHERE);
        elsewhere.put("year", 2024);
        assertThat(gives(TOWNS, elsewhere)).isEqualTo("CREDENTIAL-OPINION-HOME home");
        assertThat(gives(HOME, opinion("o1", "duty", null)))
                .as("nobody speaks for the township")
                .startsWith("ACCESS-FORBIDDEN");
        assertThat(listed(HOME, "host-opinions")).hasSize(2);
        assertThat(listed(OTHER, "host-opinions")).isEmpty();
        String first = listed(HOME, "host-opinions").get(0);
        assertThat(code(() -> registers.write(HOME, "host-opinions", new Change.Withdraw(first, Why.of("不同意")))))
                .isEqualTo("ACCESS-FORBIDDEN");
    }

    private String appraises(Map<String, Object> values) {
        ZhihengException refused = catchThrowableOfType(
                () -> registers.write(HOME, "appraisals", new Change.Add(null, null, null, values, Why.UNSAID)),
                ZhihengException.class);
        return refused == null
                ? "written"
                : refused.code() + " " + refused.field().orElse("");
    }

    @Test
    void the_grade_of_a_year_is_the_townships_where_appraisal_was_handed_to_it() {
        deployed(true);
        Map<String, Object> values =
                new LinkedHashMap<>(Map.of("year", 2026, "officer", "o1", "grade", "excellent", "appraisedBy", MARKET));
        assertThat(appraises(values)).isEqualTo("CREDENTIAL-APPRAISAL-HOST appraisedBy");
        values.put("appraisedBy", TOWN);
        assertThat(appraises(values)).isEqualTo("CREDENTIAL-APPRAISAL-OPINION grade");
        Map<String, Object> said = opinion("o1", "appraisal", "competent");
        said.put("year", 2026);
        assertThat(gives(TOWNS, said)).isEqualTo("given");
        assertThat(appraises(values)).isEqualTo("CREDENTIAL-APPRAISAL-OPINION grade");
        values.put("grade", "competent");
        assertThat(appraises(values)).isEqualTo("written");
        assertThat(appraises(new LinkedHashMap<>(
                        Map.of("year", 2025, "officer", "o1", "grade", "excellent", "appraisedBy", MARKET))))
                .as("the year before the posting")
                .isEqualTo("written");
        assertThat(Set.copyOf(listed(TOWNS, "appraisals"))).hasSize(3);
    }
}
