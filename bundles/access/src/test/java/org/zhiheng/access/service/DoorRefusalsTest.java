package org.zhiheng.access.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.access.service.World.Somebody;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Operation;

/** What is put down of those whom the doors turn away, and how little of it. */
class DoorRefusalsTest {

    private World world;
    private Somebody system;
    private Somebody security;
    private DoorRefusals watch;

    @BeforeEach
    void open(@TempDir Path folder) {
        world = new World(new MemoryStore(), folder);
        List<Somebody> administrators = world.administrators();
        system = administrators.get(0);
        security = administrators.get(1);
        watch = new DoorRefusals(world.store, world.journal, world.clock);
        world.audit.clear();
    }

    @AfterEach
    void stop() {
        watch.stop();
    }

    private List<String> putDown() {
        return world.audit.stream()
                .map(each -> each.kind() + " " + each.account() + " " + each.source() + " " + each.detail())
                .toList();
    }

    @Test
    void a_token_is_told_apart_by_why_it_lets_nobody_in() {
        String robot = world.program(system, security, "robot");
        Accounts.Issued over = issue(robot, Duration.ofMinutes(1));
        Accounts.Issued revoked = issue(robot, Duration.ofDays(1));
        Accounts.Issued good = issue(robot, Duration.ofDays(1));
        world.accounts.revokeToken(world.who(security), revoked.id());
        world.clock.move(Duration.ofMinutes(1));
        world.audit.clear();
        watch.tokenRefused("zht_made-up", "10.0.0.9");
        watch.tokenRefused(over.token(), "10.0.0.9");
        watch.tokenRefused(revoked.token(), "10.0.0.9");
        watch.tokenRefused(good.token(), "10.0.0.9");
        assertThat(putDown())
                .containsExactly(
                        "SIGN_IN_REFUSED null 10.0.0.9 token-unknown",
                        "SIGN_IN_REFUSED " + robot + " 10.0.0.9 token-expired",
                        "SIGN_IN_REFUSED " + robot + " 10.0.0.9 token-revoked",
                        "SIGN_IN_REFUSED " + robot + " 10.0.0.9 token-misused");
        world.accounts.close(world.who(system), robot);
        world.audit.clear();
        watch.tokenRefused(good.token(), "10.0.0.10");
        assertThat(putDown()).containsExactly("SIGN_IN_REFUSED " + robot + " 10.0.0.10 token-revoked");
    }

    private Accounts.Issued issue(String account, Duration life) {
        return world.accounts.issueToken(
                world.who(security),
                account,
                Set.of(Operation.RULING_ASK),
                world.clock.instant().plus(life));
    }

    @Test
    void of_ten_thousand_alike_two_lines_are_put_down() {
        for (int i = 0; i < 10_000; i++) {
            watch.tokenRefused("zht_" + i, "10.0.0.9");
        }
        assertThat(putDown()).containsExactly("SIGN_IN_REFUSED null 10.0.0.9 token-unknown");
        watch.endPeriod();
        assertThat(putDown())
                .containsExactly(
                        "SIGN_IN_REFUSED null 10.0.0.9 token-unknown",
                        "SIGN_IN_REFUSED null 10.0.0.9 token-unknown +9999");
        watch.endPeriod();
        assertThat(putDown()).hasSize(2);
        watch.tokenRefused("zht_x", "10.0.0.9");
        assertThat(putDown()).hasSize(3).last().isEqualTo("SIGN_IN_REFUSED null 10.0.0.9 token-unknown");
    }

    @Test
    void from_ten_thousand_addresses_two_hundred_and_a_number_are_put_down() {
        for (int i = 0; i < 10_000; i++) {
            watch.messageRefused("10.1." + i / 100 + "." + i % 100);
        }
        assertThat(putDown()).hasSize(200).contains("SIGN_IN_REFUSED null 10.1.1.99 soap-message");
        watch.endPeriod();
        assertThat(putDown()).hasSize(201).last().isEqualTo("SIGN_IN_REFUSED null null others +9800");
    }

    @Test
    void all_addresses_of_an_ipv6_network_are_one_and_accounts_are_not() {
        watch.messageRefused("2001:db8::1");
        watch.messageRefused("2001:db8::2");
        watch.messageRefused("2001:db8:0:1::1");
        watch.crossSiteRefused(world.who(system).from("2001:db8::1"), Operation.ACCOUNT_OPEN);
        watch.crossSiteRefused(world.who(security).from("2001:db8::1"), Operation.ROLE_GRANT);
        assertThat(putDown())
                .containsExactly(
                        "SIGN_IN_REFUSED null 2001:db8::1 soap-message",
                        "SIGN_IN_REFUSED null 2001:db8:0:1::1 soap-message",
                        "REFUSED " + system.account() + " 2001:db8::1 cross-site",
                        "REFUSED " + security.account() + " 2001:db8::1 cross-site");
        assertThat(world.audit.get(3).operation()).isEqualTo("role.grant");
    }

    @Test
    void what_was_counted_is_put_down_when_the_node_stops() {
        watch.messageRefused("10.0.0.9");
        watch.messageRefused("10.0.0.9");
        watch.stop();
        assertThat(putDown())
                .containsExactly(
                        "SIGN_IN_REFUSED null 10.0.0.9 soap-message", "SIGN_IN_REFUSED null 10.0.0.9 soap-message +1");
    }

    @Test
    void changes_and_refusals_tell_where_they_were_asked_for() {
        world.accounts.endSessions(world.who(security).from("10.0.0.7"), system.account());
        assertThatThrownBy(() -> world.accounts.close(world.who(security).from("10.0.0.8"), system.account()))
                .hasMessageContaining("没有“停用账号”的权限");
        assertThat(putDown())
                .containsExactly(
                        "CHANGED " + security.account() + " 10.0.0.7 null",
                        "REFUSED " + security.account() + " 10.0.0.8 ACCESS-FORBIDDEN");
    }
}
