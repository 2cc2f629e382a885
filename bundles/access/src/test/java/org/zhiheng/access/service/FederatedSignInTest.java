package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.nimbusds.jose.JWSAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.access.oidc.OidcPolicy;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.AuditEvent.Kind;
import org.zhiheng.api.access.FederatedSignIn.Begun;
import org.zhiheng.api.access.FederatedSignIn.Outcome;
import org.zhiheng.api.access.FederatedSignIn.Returned;
import org.zhiheng.api.access.Identities;
import org.zhiheng.api.access.Restriction;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.access.Scope;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.oidc.Browser;
import org.zhiheng.oidc.RunningProvider;

/** Signing in by a real OpenID provider, which runs beside the tests. */
class FederatedSignInTest {

    private static final URI CALLBACK = URI.create("http://127.0.0.1:9" + OidcPolicy.CALLBACK);
    private static final String TWO_FACTORS = "urn:district:two-factors";

    private static RunningProvider provider;

    @TempDir
    private static Path folder;

    private static Path secret;

    @TempDir
    private Path keys;

    private World world;
    private Somebody system;
    private Somebody security;
    private Somebody officer;
    private OidcPolicy policy;
    private Identities identities;
    private FederatedService federated;

    static OidcPolicy policy(URI issuer, Path secretFile, String factorClaim) {
        return new OidcPolicy(
                issuer.toString(),
                RunningProvider.CLIENT,
                secretFile,
                Set.of("openid", "profile"),
                "sub",
                CALLBACK,
                "/",
                Set.of(JWSAlgorithm.RS256),
                factorClaim,
                factorClaim == null ? Set.of() : Set.of(TWO_FACTORS));
    }

    @BeforeAll
    static void start() throws IOException {
        provider = new RunningProvider(CALLBACK);
        secret = Files.writeString(folder.resolve("secret"), RunningProvider.SECRET + "\n");
    }

    @AfterAll
    static void stop() {
        provider.close();
    }

    @BeforeEach
    void begin() {
        world = new World(new MemoryStore(), keys);
        // The provider has the clock of the machine.
        world.clock.move(Duration.between(World.START, Instant.now()));
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
        officer = world.person(system, security, "officer", Role.OFFICER);
        // So that the code of the second factor is a new one.
        world.clock.move(Duration.ofSeconds(30));
        policy = policy(provider.issuer(), secret, null);
        identities = world.identities(policy);
        federated = world.federated(policy);
        world.audit.clear();
    }

    private static Map<String, String> query(URI uri) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    /** What the provider sends the browser back with. */
    private static Returned at(Begun begun, String name) {
        Map<String, String> query = query(new Browser().signIn(begun.provider(), name));
        return new Returned(query.get("state"), query.get("code"), query.get("error"), query.get("iss"));
    }

    private Outcome signIn(String name) {
        Begun begun = federated.begin(null);
        return federated.complete(at(begun, name), begun.browser(), World.SOURCE);
    }

    private static String code(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        return thrown == null ? "none" : thrown.code();
    }

    private void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, String account, String why) {
        world.audit.clear();
        ZhihengException thrown = catchThrowableOfType(ZhihengException.class, call);
        assertThat(thrown.code()).isEqualTo("ACCESS-FEDERATED");
        assertThat(thrown.kind()).isEqualTo(ErrorKind.FORBIDDEN);
        assertThat(thrown.getMessage()).isEqualTo("统一身份认证登录没有成功:可能没有关联账号、账号暂时不能登录或者等待太久。请重新登录,或者用账号和口令登录");
        assertThat(world.audit).hasSize(1);
        AuditEvent event = world.audit.get(0);
        assertThat(event.kind()).isEqualTo(Kind.SIGN_IN_REFUSED);
        assertThat(event.account()).isEqualTo(account);
        assertThat(event.source()).isEqualTo(World.SOURCE);
        assertThat(event.detail()).isEqualTo("federated-" + why);
    }

    @Test
    void the_browser_is_sent_to_the_provider_with_a_challenge_and_nothing_it_could_be_followed_by() {
        Begun begun = federated.begin(null);
        assertThat(begun.provider().toString()).startsWith(provider.issuer() + "/oauth2/authorize?");
        Map<String, String> query = query(begun.provider());
        assertThat(query)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", "zhiheng")
                .containsEntry("redirect_uri", "http://127.0.0.1:9/api/v1/session/federated/callback")
                .containsEntry("scope", "openid profile")
                .containsEntry("code_challenge_method", "S256");
        assertThat(List.of(query.get("state"), query.get("nonce"), query.get("code_challenge")))
                .doesNotHaveDuplicates()
                .allMatch(each -> each.matches("[A-Za-z0-9_-]{43}"));
        assertThat(begun.browser()).matches("[A-Za-z0-9_-]+").doesNotContain(query.get("state"));
        assertThat(query(federated.begin(null).provider()).get("state")).isNotEqualTo(query.get("state"));
    }

    @Test
    void who_is_linked_signs_in_with_the_code_of_the_platforms_factor() {
        identities.link(world.who(security), officer.account(), "zhang");
        Outcome outcome = signIn("zhang");
        assertThat(outcome.signedIn()).isNull();
        world.audit.clear();
        SignedIn in = federated.confirm(world.code(officer), outcome.browser(), World.SOURCE);
        assertThat(in.restrictions()).isEmpty();
        assertThat(world.signIn.session(in.session()).orElseThrow().account()).isEqualTo(officer.account());
        assertThat(world.audit)
                .extracting(AuditEvent::kind, AuditEvent::account, AuditEvent::detail)
                .containsExactly(org.assertj.core.api.Assertions.tuple(Kind.SIGNED_IN, officer.account(), "federated"));
    }

    @Test
    void the_code_counts_once_a_wrong_one_is_counted_and_blocks() {
        identities.link(world.who(security), officer.account(), "zhang");
        Outcome outcome = signIn("zhang");
        refused(() -> federated.confirm("000000", outcome.browser(), World.SOURCE), officer.account(), "factor");
        String right = world.code(officer);
        federated.confirm(right, outcome.browser(), World.SOURCE);
        refused(() -> federated.confirm(right, outcome.browser(), World.SOURCE), officer.account(), "replayed");
        Outcome next = signIn("zhang");
        for (int i = 0; i < 5; i++) {
            refused(() -> federated.confirm("000000", next.browser(), World.SOURCE), officer.account(), "factor");
        }
        world.clock.move(Duration.ofSeconds(1));
        refused(
                () -> federated.confirm(world.code(officer), next.browser(), World.SOURCE),
                officer.account(),
                "blocked");
        refused(() -> signIn("zhang"), officer.account(), "blocked");
    }

    @Test
    void what_was_begun_does_not_pass_for_what_was_proven_nor_the_other_way_round() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(null);
        refused(() -> federated.confirm(world.code(officer), begun.browser(), World.SOURCE), null, "browser");
        Returned returned = at(begun, "zhang");
        Outcome proven = federated.complete(returned, begun.browser(), World.SOURCE);
        refused(() -> federated.complete(returned, proven.browser(), World.SOURCE), null, "browser");
    }

    @Test
    void the_session_the_browser_had_ends() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(officer.session());
        Outcome outcome = federated.complete(at(begun, "zhang"), begun.browser(), World.SOURCE);
        federated.confirm(world.code(officer), outcome.browser(), World.SOURCE);
        world.clock.move(Duration.ofSeconds(5));
        assertThat(world.signIn.session(officer.session())).isEmpty();
    }

    @Test
    void another_state_none_or_another_browsers_is_refused() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(null);
        Begun others = federated.begin(null);
        Returned good = at(begun, "zhang");
        Returned wrong = new Returned(query(others.provider()).get("state"), good.code(), null, good.issuer());
        refused(() -> federated.complete(wrong, begun.browser(), World.SOURCE), null, "state");
        Returned none = new Returned(null, good.code(), null, good.issuer());
        refused(() -> federated.complete(none, begun.browser(), World.SOURCE), null, "state");
        refused(() -> federated.complete(good, others.browser(), World.SOURCE), null, "state");
        refused(() -> federated.complete(good, null, World.SOURCE), null, "browser");
        refused(() -> federated.complete(good, "", World.SOURCE), null, "browser");
        String altered = begun.browser().substring(0, 40)
                + (begun.browser().charAt(40) == 'A' ? 'B' : 'A')
                + begun.browser().substring(41);
        refused(() -> federated.complete(good, altered, World.SOURCE), null, "browser");
        // None of it has used up what is right.
        assertThat(federated.complete(good, begun.browser(), World.SOURCE).browser())
                .isNotNull();
    }

    @Test
    void a_code_stolen_from_another_browser_is_worth_nothing_without_its_verifier() {
        identities.link(world.who(security), officer.account(), "zhang");
        Returned stolen = at(federated.begin(null), "zhang");
        Begun thiefs = federated.begin(null);
        Returned mixed = new Returned(query(thiefs.provider()).get("state"), stolen.code(), null, stolen.issuer());
        refused(() -> federated.complete(mixed, thiefs.browser(), World.SOURCE), null, "code");
    }

    @Test
    void what_came_back_once_does_not_count_again_on_any_node() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(null);
        Returned returned = at(begun, "zhang");
        federated.complete(returned, begun.browser(), World.SOURCE);
        refused(() -> federated.complete(returned, begun.browser(), World.SOURCE), null, "replayed");
        FederatedService elsewhere = world.anotherNode().federated(policy);
        assertThat(code(() -> elsewhere.complete(returned, begun.browser(), World.SOURCE)))
                .isEqualTo("ACCESS-FEDERATED");
    }

    @Test
    void what_was_begun_is_over_after_ten_minutes() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(null);
        Returned returned = at(begun, "zhang");
        world.clock.move(Duration.ofMinutes(10));
        refused(() -> federated.complete(returned, begun.browser(), World.SOURCE), null, "browser");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-nonce, token-nonce",
        "without-nonce, token-nonce",
        "expired, token-time",
        "other-audience, token-audience",
        "other-party, token-party",
        "other-issuer, token-issuer",
        "other-key, token-signature"
    })
    void a_token_that_is_not_for_this_sign_in_is_not_believed(String name, String why) {
        identities.link(world.who(security), officer.account(), name);
        refused(() -> signIn(name), null, why);
    }

    @Test
    void nobody_who_is_not_linked_gets_in_and_no_account_is_made() {
        int before =
                world.store.read(data -> data.identities(officer.account())).size();
        refused(() -> signIn("stranger"), null, "unlinked");
        assertThat(world.store.read(data -> data.accountByName("stranger")).isEmpty())
                .isTrue();
    }

    @Test
    void a_name_that_is_the_accounts_here_is_no_link() {
        refused(() -> signIn("officer"), null, "unlinked");
    }

    @Test
    void who_signs_in_nowhere_does_not_either_this_way() {
        identities.link(world.who(security), officer.account(), "zhang");
        Begun begun = federated.begin(null);
        Returned returned = at(begun, "zhang");
        world.accounts.close(world.who(system), officer.account());
        // Closing takes the link away, so that the person can be linked to another account.
        refused(() -> federated.complete(returned, begun.browser(), World.SOURCE), null, "unlinked");
        Somebody late = new Somebody(world.open(system, "late", "number-late").account(), "late", null, null, null);
        identities.link(world.who(security), late.account(), "late");
        Begun later = federated.begin(null);
        Returned back = at(later, "late");
        world.store.change(data -> {
            data.save(data.account(late.account()).orElseThrow().closed(world.clock.instant()));
            return null;
        });
        refused(() -> federated.complete(back, later.browser(), World.SOURCE), late.account(), "closed");
    }

    @Test
    void an_account_nobody_has_taken_in_time_stays_shut() {
        Accounts.Opened opened = world.open(system, "late", "number-late");
        identities.link(world.who(security), opened.account(), "late");
        SignedIn in = signIn("late").signedIn();
        assertThat(in.restrictions()).containsExactly(Restriction.MUST_CHANGE_PASSWORD);
        world.store.change(data -> {
            var account = data.account(opened.account()).orElseThrow();
            data.save(account.with(new org.zhiheng.access.domain.Account.Password(
                    account.password().hash(), world.clock.instant(), List.of())));
            return null;
        });
        refused(() -> signIn("late"), opened.account(), "expired");
    }

    @Test
    void the_providers_second_factor_counts_only_where_the_setting_says_so() {
        identities.link(world.who(security), officer.account(), "strong");
        assertThat(signIn("strong").signedIn()).isNull();
        federated = world.federated(policy(provider.issuer(), secret, "acr"));
        SignedIn in = signIn("strong").signedIn();
        assertThat(in.restrictions()).isEmpty();
        assertThat(world.signIn.session(in.session()).orElseThrow().account()).isEqualTo(officer.account());
        identities.link(world.who(security), officer.account(), "zhang");
        assertThat(signIn("zhang").signedIn()).isNull();
    }

    @Test
    void without_it_who_needs_a_factor_has_to_bind_one() {
        Accounts.Opened opened = world.open(system, "head", "number-head");
        world.accounts.grant(world.who(security), opened.account(), Role.HEAD, "bureau", Scope.BODY, null);
        identities.link(world.who(security), opened.account(), "weak");
        identities.link(world.who(security), opened.account(), "strong");
        federated = world.federated(policy(provider.issuer(), secret, "acr"));
        assertThat(signIn("weak").signedIn().restrictions())
                .containsExactlyInAnyOrder(Restriction.MUST_CHANGE_PASSWORD, Restriction.MUST_BIND_FACTOR);
        SignedIn strong = signIn("strong").signedIn();
        assertThat(strong.restrictions()).containsExactly(Restriction.MUST_CHANGE_PASSWORD);
        world.clock.move(Duration.ofSeconds(5));
        assertThat(world.signIn.session(strong.session()).orElseThrow().restrictions())
                .containsExactly(Restriction.MUST_CHANGE_PASSWORD);
    }

    @Test
    void who_is_refused_at_the_provider_is_refused_here() {
        Begun begun = federated.begin(null);
        Returned denied = new Returned(query(begun.provider()).get("state"), null, "access_denied", null);
        refused(() -> federated.complete(denied, begun.browser(), World.SOURCE), null, "provider-refused");
    }

    @Test
    void an_answer_that_says_it_is_from_another_provider_is_refused() {
        Begun begun = federated.begin(null);
        Returned good = at(begun, "zhang");
        Returned mixed = new Returned(good.state(), good.code(), null, "https://elsewhere.example");
        refused(() -> federated.complete(mixed, begun.browser(), World.SOURCE), null, "answer-issuer");
    }

    @Test
    void while_the_provider_is_down_people_are_told_and_sign_in_by_password() {
        RunningProvider ending = new RunningProvider(CALLBACK);
        OidcPolicy there = policy(ending.issuer(), secret, null);
        world.identities(there).link(world.who(security), officer.account(), "zhang");
        FederatedService other = world.federated(there);
        Begun begun = other.begin(null);
        Returned returned = at(begun, "zhang");
        ending.close();
        ZhihengException thrown = catchThrowableOfType(
                ZhihengException.class, () -> other.complete(returned, begun.browser(), World.SOURCE));
        assertThat(thrown.kind()).isEqualTo(ErrorKind.UNAVAILABLE);
        assertThat(thrown.code()).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        assertThat(thrown.getMessage()).isEqualTo("统一身份认证平台暂时连接不上,请稍后再试,或者用账号和口令登录");
        FederatedService fresh = world.federated(there);
        assertThat(code(() -> fresh.begin(null))).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        assertThat(code(() -> fresh.begin(null))).isEqualTo("ACCESS-FEDERATED-PROVIDER");
        assertThat(world.signIn
                        .signIn("officer", officer.password(), world.code(officer), World.SOURCE, null)
                        .session())
                .isNotNull();
    }

    @Test
    void a_wrong_secret_of_the_platform_is_nobodys_fault_who_signs_in() throws IOException {
        Path wrong = Files.writeString(folder.resolve("wrong"), "another secret");
        FederatedService mistaken = world.federated(policy(provider.issuer(), wrong, null));
        Begun begun = mistaken.begin(null);
        Returned returned = at(begun, "zhang");
        assertThat(code(() -> mistaken.complete(returned, begun.browser(), World.SOURCE)))
                .isEqualTo("ACCESS-FEDERATED-PROVIDER");
        FederatedService without = world.federated(policy(provider.issuer(), folder.resolve("missing"), null));
        Begun next = without.begin(null);
        Returned back = at(next, "zhang");
        assertThat(code(() -> without.complete(back, next.browser(), World.SOURCE)))
                .isEqualTo("ACCESS-FEDERATED-PROVIDER");
    }

    @Test
    void many_failures_from_one_address_are_slowed_down_this_way_too() {
        Returned nothing = new Returned("x", "y", null, null);
        for (int i = 0; i < 200; i++) {
            assertThat(code(() -> federated.complete(nothing, null, World.SOURCE)))
                    .isEqualTo("ACCESS-FEDERATED");
        }
        assertThat(code(() -> federated.complete(nothing, null, World.SOURCE))).isEqualTo("ACCESS-SOURCE");
        assertThat(code(() -> federated.confirm("000000", null, World.SOURCE))).isEqualTo("ACCESS-SOURCE");
    }

    @Test
    void the_security_administrator_links_others_and_nobody_else_does() {
        Somebody auditor = world.person(system, security, "second", Role.OFFICER);
        for (Somebody each : List.of(system, officer, auditor)) {
            assertThat(code(() -> identities.link(world.who(each), auditor.account(), "somebody")))
                    .isEqualTo("ACCESS-FORBIDDEN");
            assertThat(code(() -> identities.list(world.who(each), auditor.account())))
                    .isEqualTo("ACCESS-FORBIDDEN");
        }
        assertThat(code(() -> identities.link(world.who(security), security.account(), "somebody")))
                .isEqualTo("ACCESS-OWN-RIGHTS");
        String program = world.program(system, security, "program");
        assertThat(code(() -> identities.link(world.who(security), program, "somebody")))
                .isEqualTo("ACCESS-ACCOUNT-KIND");
        for (String bad : List.of("", " ", " zhang", "zhang ", "z".repeat(256))) {
            assertThat(code(() -> identities.link(world.who(security), officer.account(), bad)))
                    .isEqualTo("ACCESS-IDENTITY");
        }
        world.audit.clear();
        Identities.Linked linked = identities.link(world.who(security), officer.account(), "zhang");
        assertThat(linked.issuer()).isEqualTo(provider.issuer().toString());
        assertThat(world.audit)
                .extracting(AuditEvent::kind, AuditEvent::operation, AuditEvent::subject, AuditEvent::detail)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        Kind.CHANGED, "identity.link", "account/" + officer.account(), linked.id()));
        assertThat(identities.list(world.who(security), officer.account())).containsExactly(linked);
        assertThat(code(() -> identities.link(world.who(security), auditor.account(), "zhang")))
                .isEqualTo("ACCESS-IDENTITY-KNOWN");
    }

    @Test
    void an_identity_no_longer_linked_lets_in_no_more_and_ends_the_sessions() {
        Identities.Linked linked = identities.link(world.who(security), officer.account(), "zhang");
        Outcome outcome = signIn("zhang");
        assertThat(code(() -> identities.unlink(world.who(system), linked.id())))
                .isEqualTo("ACCESS-FORBIDDEN");
        identities.unlink(world.who(security), linked.id());
        assertThat(code(() -> identities.unlink(world.who(security), linked.id())))
                .isEqualTo("ACCESS-IDENTITY-UNKNOWN");
        assertThat(world.signIn.session(officer.session())).isEmpty();
        refused(() -> federated.confirm(world.code(officer), outcome.browser(), World.SOURCE), null, "unlinked");
        refused(() -> signIn("zhang"), null, "unlinked");
    }
}
