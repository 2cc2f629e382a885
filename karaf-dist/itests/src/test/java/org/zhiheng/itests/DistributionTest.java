package org.zhiheng.itests;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.ops4j.pax.exam.util.Filter;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Grant;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignIn;

/** The distribution as it is shipped. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class DistributionTest extends DistributionSupport {

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private Accounts accounts;

    @Inject
    @Filter(timeout = STARTED_WITHIN)
    private SignIn signIn;

    @Test
    public void every_bundle_is_active() {
        List<String> others = new ArrayList<>();
        for (Bundle bundle : context.getBundles()) {
            boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
            if (bundle.getState() != (fragment ? Bundle.RESOLVED : Bundle.ACTIVE)) {
                others.add(bundle + " " + bundle.getState());
            }
        }
        assertEquals(List.of(), others);
    }

    @Test
    public void the_rules_of_the_nation_the_fields_and_the_five_places_are_in_force() {
        List<String> ids = desk.inForce().stream().map(each -> each.id()).toList();
        assertTrue(
                ids.toString(),
                ids.containsAll(List.of(
                        "cn.000000",
                        "field.agriculture",
                        "field.housing",
                        "field.market-supervision",
                        "cn.370000",
                        "cn.410000",
                        "cn.420000",
                        "cn.630000",
                        "cn.410300",
                        "cn.420100",
                        "cn.371002",
                        "cn.630103",
                        "dept.development-reform")));
        assertEquals(List.of(), desk.notInForce());
    }

    @Test
    public void a_term_is_answered_over_http_with_its_reasons() {
        // SPEC F13: told on 27 September 2024; National Day moves the fifth working day to 10 October.
        HttpResponse<String> answer = post(
                "/api/v1/rulings/term",
                "{\"division\":\"371002\",\"asOf\":\"2024-10-01\",\"facts\":{\"code\":\"P-HREQ\",\"start\":\"2024-09-27\"}}");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"legal\":\"2024-10-10\""));
        assertTrue(answer.body(), answer.body().contains("应当在行政机关告知后五日内提出"));
    }

    @Test
    public void bad_input_is_refused_with_code_and_field() {
        HttpResponse<String> answer = post(
                "/api/v1/rulings/term",
                "{\"division\":\"371002\",\"asOf\":\"2024-10-01\",\"facts\":{\"code\":\"P-90\",\"begin\":\"2024-09-27\"}}");
        assertEquals(400, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("\"code\":\"RULING-FACT-UNKNOWN\""));
        assertTrue(answer.body(), answer.body().contains("\"field\":\"facts.begin\""));
    }

    @Test
    public void unknown_questions_divisions_and_bodies_are_refused() {
        String request = "{\"division\":\"%s\",\"asOf\":\"2024-10-01\",\"facts\":{}}";
        assertEquals(
                400,
                post("/api/v1/rulings/no-such", request.formatted("371002")).statusCode());
        assertEquals(
                400, post("/api/v1/rulings/term", request.formatted("3710")).statusCode());
        assertEquals(400, post("/api/v1/rulings/term", "{\"division\":1}").statusCode());
        assertEquals(400, post("/api/v1/rulings/term", "[").statusCode());
        assertEquals(400, post("/api/v1/rulings/term", "{\"a\":1,\"a\":2}").statusCode());
        assertEquals(404, get("/api/v1/nothing").statusCode());
    }

    @Test
    public void liveness_and_readiness_are_told_apart() {
        assertEquals(200, getAs(null, "/system/health/live").statusCode());
        String ready = getAs(null, "/system/health/ready").body();
        assertTrue("a word and no more: " + ready, ready.matches("\\{\"status\":\"(OK|WARN)\"}"));
        assertEquals(404, getAs(null, "/system/health/other").statusCode());
        HttpResponse<String> all = getAs(ADMINISTRATOR, "/system/health");
        assertEquals(all.body(), 200, all.statusCode());
        assertTrue(all.body(), all.body().contains("进程") && all.body().contains("规则"));
    }

    @Test
    public void nobody_comes_in_and_a_program_does_what_its_token_allows() {
        assertEquals(401, getAs(null, "/system/health").statusCode());
        assertEquals(401, getAs(null, "/api/v1/rulings").statusCode());
        assertEquals(403, get("/system/health").statusCode());
        assertEquals(200, getAs(ADMINISTRATOR, "/api/v1/rules").statusCode());
        assertEquals(403, getAs(ADMINISTRATOR, "/api/v1/accounts?size=5").statusCode());
        assertEquals(200, getAs(null, "/api/docs/").statusCode());
        assertEquals(200, getAs(null, "/api/openapi.json").statusCode());
    }

    @Test
    public void an_auditor_reads_who_was_refused() {
        assertEquals(403, get("/api/v1/accounts").statusCode());
        String cookie = cookie(signIn("sample-auditor"));
        until("the refusal is read from the record", () -> send(request("/api/v1/audit?kind=refused&purpose=test", null)
                        .header("Cookie", cookie))
                .body()
                .contains("\"operation\":\"directory.view\""));
    }

    private HttpResponse<String> signIn(String name) {
        return postAs(
                null,
                "/api/v1/session",
                "application/json",
                ("{\"name\":\"" + name + "\",\"password\":\"" + sample("password") + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static String cookie(HttpResponse<String> in) {
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        return set.substring(0, set.indexOf(';'));
    }

    @Test
    public void a_person_signs_in_with_a_cookie_and_out_with_its_token() {
        HttpResponse<String> in = signIn("sample-officer");
        assertEquals(in.body(), 201, in.statusCode());
        String set = in.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(set, set.endsWith("; Path=/; HttpOnly; SameSite=Strict"));
        String cookie = cookie(in);
        String csrf = in.body().replaceAll(".*\"csrf\":\"([^\"]+)\".*", "$1");
        assertEquals(
                200,
                send(request("/api/v1/session", null).header("Cookie", cookie).GET())
                        .statusCode());
        assertEquals(
                403,
                send(request("/api/v1/session", null).header("Cookie", cookie).DELETE())
                        .statusCode());
        assertEquals(
                204,
                send(request("/api/v1/session", null)
                                .header("Cookie", cookie)
                                .header("X-CSRF-Token", csrf)
                                .DELETE())
                        .statusCode());
        assertEquals(
                401,
                send(request("/api/v1/session", null).header("Cookie", cookie).GET())
                        .statusCode());
    }

    @Test
    public void the_openapi_document_names_every_question() {
        String document = get("/api/v1/openapi.json").body();
        assertTrue(document.contains("/api/v1/rulings/term"));
        assertTrue(document.contains("/api/v1/rulings/remedy"));
    }

    private HttpResponse<String> soap(String envelope) {
        return postAs(null, "/services/ruling", "text/xml;charset=utf-8", envelope.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    public void soap_answers_a_program_by_its_token_and_nobody_without() throws Exception {
        HttpResponse<String> nobody = soap(SoapMessages.withoutSecurity());
        assertEquals(500, nobody.statusCode());
        assertTrue(nobody.body(), nobody.body().contains("SOAP-SECURITY-MISSING"));
        HttpResponse<String> wrong = soap(SoapMessages.byToken(PROGRAM, token(STEWARD)));
        assertEquals(500, wrong.statusCode());
        assertTrue(wrong.body(), wrong.body().contains("wsse:FailedAuthentication"));
        String message = SoapMessages.byToken(PROGRAM, token(PROGRAM));
        HttpResponse<String> answer = soap(message);
        assertEquals(answer.body(), 200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("<fact name=\"legal\">2024-10-10</fact>"));
        assertEquals(500, soap(message).statusCode());
    }

    @Test
    public void soap_answers_a_program_by_its_registered_certificate() throws Exception {
        SoapMessages signer = new SoapMessages();
        assertEquals(500, soap(signer.signed()).statusCode());
        String account = signIn.token(token(PROGRAM)).orElseThrow().account();
        Grant grant = new Grant(
                "test", "test", Role.SECURITY_ADMINISTRATOR, "platform", Scope.ALL, Instant.EPOCH, null, null);
        accounts.registerCertificate(
                new Principal("system:test", "system:test", List.of(grant), Set.of(), null),
                account,
                signer.certificate(),
                Set.of(Operation.RULING_ASK),
                Instant.now().plusSeconds(3600));
        String message = signer.signed();
        HttpResponse<String> answer = soap(message);
        assertEquals(answer.body(), 200, answer.statusCode());
        assertTrue(answer.body(), answer.body().contains("<fact name=\"legal\">2024-10-10</fact>"));
        assertEquals(500, soap(message).statusCode());
        assertEquals(500, soap(signer.signed().replace("P-HREQ", "P-90")).statusCode());
    }

    @Test
    public void nothing_unexpected_is_logged() {
        assertEquals(404, get("/api/v1/nothing").statusCode());
        assertEquals(
                415,
                postBytes("/api/v1/rulings/term", null, new byte[] {'{', '}'}).statusCode());
        List<String> noise = logLines().stream()
                .filter(line -> line.contains("| ERROR |") || line.contains("Can't find the"))
                .toList();
        assertEquals(List.of(), noise);
    }
}
