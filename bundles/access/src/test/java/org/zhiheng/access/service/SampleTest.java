package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.error.ZhihengException;

/** The sample district, and what is left of it when the platform is one no longer. */
class SampleTest {

    @TempDir
    private Path folder;

    private MemoryStore store;
    private Properties told;

    /** @param samples whether the platform is to be tried out */
    private World world(boolean samples) {
        return new World(store, folder, samples);
    }

    @BeforeEach
    void make() throws Exception {
        store = new MemoryStore();
        World trying = world(true);
        Path file = folder.resolve("sample.txt");
        new SampleDistrict(
                store,
                trying.settings,
                trying.accounts,
                trying.organisation,
                trying.hasher,
                new FirstAdministrator(store, trying.settings, trying.hasher, trying.journal, trying.clock),
                trying.clock,
                config(file.toString(), "127.0.0.1"));
        told = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            told.load(in);
        }
    }

    private static SampleConfig config(String file, String listening) {
        return new SampleConfig() {
            @Override
            public Class<SampleConfig> annotationType() {
                return SampleConfig.class;
            }

            @Override
            public String file() {
                return file;
            }

            @Override
            public String listening() {
                return listening;
            }
        };
    }

    private String signIn(World world, String name) {
        ZhihengException refused = catchThrowableOfType(
                ZhihengException.class,
                () -> world.signIn.signIn(name, told.getProperty("password"), null, World.SOURCE, null));
        return refused == null ? "in" : refused.code();
    }

    @Test
    void sample_accounts_let_in_only_where_the_platform_is_a_sample() {
        World trying = world(true);
        World working = world(false);
        assertThat(signIn(trying, "sample-officer")).isEqualTo("in");
        assertThat(signIn(working, "sample-officer")).isEqualTo("ACCESS-SIGN-IN");
        assertThat(working.audit).last().extracting("detail").isEqualTo("sample");
        String token = told.getProperty("token.sample-program");
        assertThat(trying.signIn.token(token)).isPresent();
        assertThat(working.signIn.token(token)).isEmpty();
        assertThat(working.signIn.basic("sample-program", token)).isEmpty();
        String session = trying.signIn
                .signIn("sample-officer", told.getProperty("password"), null, World.SOURCE, null)
                .session();
        assertThat(trying.signIn.session(session)).isPresent();
        assertThat(working.signIn.session(session)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"'',127.0.0.1,false", "a,127.0.0.1,true", "a,localhost,true", "a,0.0.0.0,false", "a,10.0.0.1,false"})
    void a_platform_is_a_sample_with_a_file_and_on_loopback(String file, String listening, boolean wanted) {
        assertThat(Samples.wanted(config(file, listening))).isEqualTo(wanted);
    }

    @Test
    void health_says_that_they_are_there() {
        Result trying = new SampleCheck(store, world(true).settings).execute();
        Result working = new SampleCheck(store, world(false).settings).execute();
        Result never = new SampleCheck(new MemoryStore(), world(false).settings).execute();
        assertThat(trying.getStatus()).isEqualTo(Result.Status.OK);
        assertThat(line(trying)).isEqualTo("供试用:有29个示例账号可以登录");
        assertThat(working.getStatus()).isEqualTo(Result.Status.WARN);
        assertThat(line(working)).isEqualTo("ACCESS-SAMPLE 还有29个示例账号没有停用;平台现在不供试用,它们都不能登录,令牌无效");
        assertThat(never.getStatus()).isEqualTo(Result.Status.OK);
    }

    private static String line(Result result) {
        ResultLog.Entry first = result.iterator().next();
        return first.getMessage();
    }

    @Test
    void a_platform_that_was_a_sample_names_its_first_security_administrator() throws Exception {
        World working = world(false);
        var first = working.settle(
                store.read(data -> data.accountByName("admin")).orElseThrow().id(), "admin", working.firstPassword());
        Accounts.Opened opened = working.accounts.open(
                working.who(first), new Accounts.NewAccount("security", Accounts.Kind.PERSON, "1", "李", "platform"));
        assertThat(working.accounts
                        .grant(
                                working.who(first),
                                opened.account(),
                                org.zhiheng.api.access.Role.SECURITY_ADMINISTRATOR,
                                "platform",
                                org.zhiheng.api.access.Scope.ALL,
                                null)
                        .account())
                .isEqualTo(opened.account());
        working.clock.move(Duration.ofSeconds(1));
        ZhihengException refused = catchThrowableOfType(
                ZhihengException.class,
                () -> working.accounts.open(
                        working.who(first),
                        new Accounts.NewAccount("sample-wang", Accounts.Kind.PERSON, "2", "王", "platform")));
        assertThat(refused.code()).isEqualTo("ACCESS-ACCOUNT-NAME");
    }
}
