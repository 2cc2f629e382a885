package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.AccountResets;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Role;
import org.zhiheng.shell.door.ConsoleLogin;

/** What security administrators do with programs' certificates and lost factors at the console. */
class AccountCommandsTest {

    private static final String[] PEM = {
        "-----BEGIN CERTIFICATE-----",
        "MIIBfjCCASOgAwIBAgIUSwCq9x8VUOT/d0le9X1sDc6vMLswCgYIKoZIzj0EAwIw",
        "EzERMA8GA1UEAwwIcHJvdmluY2UwIBcNMjYxMTI2MTM0NzMxWhgPMjEyNjExMDIx",
        "MzQ3MzFaMBMxETAPBgNVBAMMCHByb3ZpbmNlMFkwEwYHKoZIzj0CAQYIKoZIzj0D",
        "AQcDQgAE+/92yH6mg0AZCbd5Wxd0ApQ/rJsUmJlaSpYEpMHbeISuwxhJBqbhJaIt",
        "sl639rTj6pC5QWnziBACndLEw1Nkl6NTMFEwHQYDVR0OBBYEFAgjIvYsfQ3pV+Iv",
        "9HLiDGHn2Y9pMB8GA1UdIwQYMBaAFAgjIvYsfQ3pV+Iv9HLiDGHn2Y9pMA8GA1Ud",
        "EwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhALlL6328XbPs5uTphIJJH2ry",
        "XumD46yPNV9lWjBM70HsAiEApK4/wj2/pEvF93O1U1smEGm6IlrtVZ4/W53fi1rg",
        "rhs=",
        "-----END CERTIFICATE-----"
    };

    private static final ConsoleLogin SECURITY = Stubs.login(Stubs.principal("account-1", Role.SECURITY_ADMINISTRATOR));

    private final List<String> done = new ArrayList<>();

    private final Accounts accounts = Stubs.stub(Accounts.class, (name, arguments) -> {
        if (name.equals("registerCertificate")) {
            X509Certificate certificate = (X509Certificate) arguments[2];
            done.add(name + " " + arguments[1] + " " + certificate.getSubjectX500Principal() + " " + arguments[3] + " "
                    + arguments[4]);
            return new Accounts.Registered("c-1", "ab12", Instant.parse("2024-12-31T16:00:00Z"));
        }
        done.add(name + " " + arguments[1]);
        return null;
    });

    private final Directory directory = Stubs.stub(Directory.class, (name, arguments) -> switch (name) {
        case "named" -> "id-of-" + arguments[1];
        case "show" -> new Directory.Shown(
                new Directory.Listed(
                        (String) arguments[1],
                        "name-of-" + arguments[1],
                        Accounts.Kind.PROGRAM,
                        "bureau",
                        Instant.EPOCH,
                        null,
                        null),
                List.of(),
                new Directory.Security(
                        null,
                        false,
                        false,
                        List.of(),
                        List.of(new Directory.CertificateInfo(
                                "c-1",
                                "ab12",
                                Set.of(Operation.RULES_VIEW, Operation.RULING_ASK),
                                Instant.parse("2024-08-31T16:00:00Z"),
                                Instant.parse("2024-12-31T16:00:00Z")))));
        default -> throw new AssertionError(name);
    });

    private void equip(AccountCommand command, Stubs.Console console, Operation operation) {
        command.session = console.session;
        command.permissions = Stubs.allowing(operation);
        command.accounts = accounts;
        command.directory = directory;
        command.clock = Stubs.CLOCK;
    }

    private AccountCertificateCommand registering(Stubs.Console console) {
        AccountCertificateCommand command = new AccountCertificateCommand();
        equip(command, console, Operation.SIGNING_CERTIFICATE_REGISTER);
        command.account = "province";
        command.until = "2025-01-01";
        command.operations = List.of("ruling.ask");
        return command;
    }

    @Test
    void a_certificate_is_pasted_or_comes_as_input() throws Exception {
        for (boolean terminal : new boolean[] {true, false}) {
            done.clear();
            Stubs.Console console = new Stubs.Console(terminal, PEM);
            console.run(SECURITY, registering(console)::execute);
            assertThat(done)
                    .containsExactly(
                            "registerCertificate id-of-province CN=province [RULING_ASK] 2024-12-31T16:00:00Z");
            assertThat(console.lines())
                    .endsWith(
                            "✓ 已登记签名证书,编号c-1,到2025-01-01 00:00:00",
                            "  SHA-256  ab12",
                            "  注销:zhiheng:account-certificate-revoke c-1");
        }
    }

    @Test
    void what_is_no_certificate_is_told_and_nothing_is_registered() {
        for (String wrong : List.of("", "geheim", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")) {
            Stubs.Console console = new Stubs.Console(false, wrong);
            CommandException refusal = catchThrowableOfType(
                    CommandException.class, () -> console.run(SECURITY, registering(console)::execute));
            assertThat(refusal.getNiceHelp()).startsWith("✗ SHELL-CERTIFICATE  应当粘贴一张X.509证书(PEM)");
        }
        assertThat(done).isEmpty();
    }

    @Test
    void certificates_are_listed_and_revoked() throws Exception {
        AccountCertificatesCommand list = new AccountCertificatesCommand();
        Stubs.Console console = new Stubs.Console(false);
        equip(list, console, Operation.SIGNING_CERTIFICATE_REGISTER);
        list.account = "province";
        console.run(SECURITY, list::execute);
        assertThat(console.lines())
                .containsExactly(
                        "签名证书  起                   截止                 可以办理               SHA-256",
                        "c-1       2024-09-01 00:00:00  2025-01-01 00:00:00  ruling.ask rules.view  ab12");
        AccountCertificateRevokeCommand revoke = new AccountCertificateRevokeCommand();
        equip(revoke, console, Operation.SIGNING_CERTIFICATE_REVOKE);
        revoke.certificate = "c-1";
        console.run(SECURITY, revoke::execute);
        assertThat(done).containsExactly("revokeCertificate c-1");
        assertThat(console.text()).contains("✓ 已注销签名证书c-1");
    }

    private static AccountResets.Reset reset(AccountResets.State state) {
        return new AccountResets.Reset(
                "r-1",
                "id-of-officer",
                AccountResets.What.PASSWORD_AND_FACTOR,
                "手机遗失",
                state,
                "account-1",
                Instant.parse("2024-08-31T16:00:00Z"),
                Instant.parse("2024-09-03T16:00:00Z"),
                null,
                null);
    }

    private final AccountResets resets = Stubs.stub(AccountResets.class, (name, arguments) -> {
        if (name.equals("waiting")) {
            return List.of(reset(AccountResets.State.REQUESTED));
        }
        done.add(name + " " + arguments[1] + (arguments.length > 2 ? " " + arguments[2] + " " + arguments[3] : ""));
        return switch (name) {
            case "request" -> new AccountResets.Step(reset(AccountResets.State.REQUESTED), "AAAA-BBBB-CCCC");
            case "confirm" -> new AccountResets.Step(reset(AccountResets.State.CONFIRMED), "DDDD-EEEE-FFFF");
            default -> reset(AccountResets.State.REFUSED);
        };
    });

    @Test
    void one_asks_for_a_reset_and_is_shown_the_first_half() throws Exception {
        AccountResetCommand command = new AccountResetCommand();
        Stubs.Console console = new Stubs.Console(false);
        equip(command, console, Operation.FACTOR_RESET);
        command.resets = resets;
        command.account = "officer";
        command.what = "password-and-factor";
        command.reason = "手机遗失";
        console.run(SECURITY, command::execute);
        assertThat(done).containsExactly("request id-of-officer PASSWORD_AND_FACTOR 手机遗失");
        assertThat(console.lines())
                .containsExactly(
                        "✓ 已提请重置officer的口令和动态验证码,编号r-1",
                        "  新口令的前一半  AAAA-BBBB-CCCC",
                        "  ! 只显示这一次。只告诉本人;后一半由复核人告诉本人,中间用-连接",
                        "  → 另一名管理员复核:zhiheng:account-reset-confirm r-1");
    }

    @Test
    void another_sees_what_waits_and_confirms_it_or_not() throws Exception {
        Stubs.Console console = new Stubs.Console(false);
        AccountResetListCommand list = new AccountResetListCommand();
        equip(list, console, Operation.RESET_CONFIRM);
        list.resets = resets;
        console.run(SECURITY, list::execute);
        assertThat(console.text())
                .contains("r-1")
                .contains("name-of-id-of-officer")
                .contains("手机遗失");
        AccountResetConfirmCommand confirm = new AccountResetConfirmCommand();
        equip(confirm, console, Operation.RESET_CONFIRM);
        confirm.resets = resets;
        confirm.reset = "r-1";
        CommandException unsure =
                catchThrowableOfType(CommandException.class, () -> console.run(SECURITY, confirm::execute));
        assertThat(unsure.getNiceHelp()).contains("zhiheng:account-reset-confirm --yes r-1");
        assertThat(done).isEmpty();
        confirm.confirmed = true;
        console.run(SECURITY, confirm::execute);
        assertThat(console.text()).contains("✓ 已重置口令和动态验证码").contains("新口令的后一半  DDDD-EEEE-FFFF");
        AccountResetRefuseCommand refuse = new AccountResetRefuseCommand();
        equip(refuse, console, Operation.RESET_CONFIRM);
        refuse.resets = resets;
        refuse.reset = "r-1";
        console.run(SECURITY, refuse::execute);
        assertThat(done).containsExactly("confirm r-1", "refuse r-1");
    }
}
