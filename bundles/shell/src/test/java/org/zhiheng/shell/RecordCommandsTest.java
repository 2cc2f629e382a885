package org.zhiheng.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.Role;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.LogKeys;
import org.zhiheng.api.records.RecordVerification;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;

class RecordCommandsTest {

    private static final Instant AT = Instant.parse("2024-09-01T17:00:00.000001Z");
    private static final RecordVerification.Fault EARLY =
            new RecordVerification.Fault("ENTRY-HASH", 7L, "case/c1", 2L, "内容与哈希不符");
    private static final RecordVerification.Fault LATE =
            new RecordVerification.Fault("HEAD-ROOT", 9L, null, null, "树根不符");

    private final RecordReport report = new RecordReport(new Paint(false), Stubs.CLOCK);

    @Test
    void a_sound_record_says_how_much_was_looked_at_and_what_a_witness_vouches_for() {
        assertThat(report.verified(new RecordVerification.Result(120, 3, 17, 100, 0, List.of(), null), 20))
                .containsExactly("✓ 全部相符:120条记录,其中3条待封存;17次封存", "  外部见证到位置99");
        assertThat(report.verified(new RecordVerification.Result(120, 3, 17, 0, 0, List.of(), null), 20))
                .contains("  ! 没有外部见证:只能说明记录自身一致");
    }

    @Test
    void the_first_bad_entry_is_named_before_all_others() {
        assertThat(report.verified(new RecordVerification.Result(120, 0, 17, 100, 5, List.of(LATE, EARLY), EARLY), 20))
                .containsExactly(
                        "✗ 5处不符,共120条记录;最早的一处:",
                        "  ENTRY-HASH  位置7  case/c1 第2条  内容与哈希不符",
                        "  HEAD-ROOT  位置9  树根不符",
                        "  还有3处",
                        "  → 不要再写入,保留现场,按运行维护指南“校验不通过”办理",
                        "  外部见证到位置99");
    }

    @Test
    void an_entry_shows_its_payload_and_no_personal_datum() {
        Entry entry = new Entry(
                Subject.parse("case/c1"),
                2,
                AT,
                AT,
                "account:7",
                "case-filed",
                Map.of("party", Map.of("personal", "hmac-sm3:ab"), "fine", "100.00"),
                List.of(),
                null,
                null,
                "sm3:cd");
        assertThat(report.entry(entry, null))
                .containsExactly(
                        "第2条  2024-09-02 01:00:00  case-filed  account:7  尚未封存",
                        "  fine   100.00",
                        "  party  个人信息 hmac-sm3:ab",
                        "  sm3:cd");
    }

    @Test
    void verifying_ends_with_2_when_something_is_wrong() throws Exception {
        VerifyCommand command = new VerifyCommand();
        Stubs.Console console = new Stubs.Console(false);
        command.session = console.session;
        command.permissions = Stubs.allowing(Operation.RECORD_VERIFY);
        command.verification = (by, progress) -> new RecordVerification.Result(1, 0, 1, 0, 1, List.of(EARLY), EARLY);
        assertThat(console.<Object>run(Stubs.login(Stubs.principal("account-1", Role.AUDITOR)), command::execute))
                .isEqualTo(2);
        assertThat(VerifyCommand.bar(new RecordVerification.Progress(50, 100)))
                .isEqualTo("校验 ███████████████░░░░░░░░░░░░░░░ 50/100");
    }

    @Test
    void a_key_is_changed_for_who_asks_from_where_the_connection_came() throws Exception {
        List<String> asked = new ArrayList<>();
        KeyRotateCommand command = new KeyRotateCommand();
        Stubs.Console console = new Stubs.Console(true, "yes");
        command.session = console.session;
        command.permissions = Stubs.allowing(Operation.KEY_ROTATE);
        command.keys = Stubs.stub(LogKeys.class, (name, arguments) -> {
            Principal by = (Principal) arguments[0];
            asked.add(name + " " + by.account() + " " + by.source() + " " + arguments[1]);
            return new SignedHead(new TreeHead("ab", 17, "SM3-SM2", 0, 0, 120, "sm3:01", AT, "sm3:cd"), "signature");
        });
        console.run(Stubs.login(Stubs.principal("account-1", Role.SECURITY_ADMINISTRATOR)), command::execute);
        assertThat(asked).containsExactly("rotate account-1 10.0.0.1 null");
        assertThat(console.text()).contains("✓ 已更换,第17次封存由新密钥签名:sm3:cd");
    }
}
