package org.zhiheng.rest.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.felix.hc.api.Result;
import org.apache.felix.hc.api.Result.Status;
import org.apache.felix.hc.api.ResultLog;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleDesk;

/** When a node says it is ready to answer. */
class RulesReadyCheckTest {

    private final RulesReadyCheck check = new RulesReadyCheck();
    private final StubDesk desk = new StubDesk();

    private Status status() {
        return check.execute().getStatus();
    }

    private String messages(Result result) {
        List<String> messages = new ArrayList<>();
        for (ResultLog.Entry entry : result) {
            messages.add(entry.getMessage());
        }
        return String.join("\n", messages);
    }

    private static DeliveryInfo not(String state, String reason, FaultInfo... faults) {
        return new DeliveryInfo(state, "cn.371002", "1.0.0", "", "test", Instant.EPOCH, reason, List.of(faults));
    }

    private static FaultInfo torn() {
        return new FaultInfo("error", "RULES-ARCHIVE-TORN", "log/0000000003.yaml", 0, 0, "规则档案的记录残缺", "请从备份恢复");
    }

    @Test
    void without_the_desk_nobody_may_take_it_for_ready() {
        assertThat(status()).isEqualTo(Status.TEMPORARILY_UNAVAILABLE);
        assertThat(messages(check.execute())).contains("RULES-DESK");
    }

    @Test
    void while_deliveries_of_the_start_are_looked_at_it_is_not_ready() {
        check.desk = desk.desk();
        assertThat(status()).isEqualTo(Status.TEMPORARILY_UNAVAILABLE);
        desk.settled = true;
        assertThat(status()).isEqualTo(Status.OK);
    }

    @Test
    void once_ready_a_change_under_way_or_broken_off_does_not_make_it_unready() {
        check.desk = desk.desk();
        desk.settled = true;
        assertThat(status()).isEqualTo(Status.OK);
        desk.settled = false;
        assertThat(status()).isEqualTo(Status.OK);
        desk.others =
                List.of(not("failed", "磁盘已满", new FaultInfo("error", "RULES-ARCHIVE", "rules", 0, 0, "磁盘已满", null)));
        assertThat(status()).isEqualTo(Status.WARN);
        assertThat(messages(check.execute())).contains("RULES-ARCHIVE 磁盘已满");
    }

    @Test
    void a_node_that_cannot_load_the_newest_generation_is_not_ready() {
        check.desk = desk.desk();
        desk.settled = true;
        assertThat(status()).isEqualTo(Status.OK);
        desk.current = false;
        assertThat(status()).isEqualTo(Status.CRITICAL);
        assertThat(messages(check.execute())).contains("RULES-BEHIND");
        desk.current = true;
        assertThat(status()).isEqualTo(Status.OK);
    }

    @Test
    void another_desk_has_to_become_ready_anew() {
        check.desk = desk.desk();
        desk.settled = true;
        assertThat(status()).isEqualTo(Status.OK);
        check.desk = new StubDesk().desk();
        assertThat(status()).isEqualTo(Status.TEMPORARILY_UNAVAILABLE);
    }

    @Test
    void a_damaged_archive_is_a_failure_with_code_and_what_to_do() {
        check.desk = desk.desk();
        desk.others = List.of(not("failed", "规则档案有损坏", torn()));
        assertThat(status()).isEqualTo(Status.CRITICAL);
        assertThat(messages(check.execute())).contains("RULES-ARCHIVE-TORN 规则档案的记录残缺。请从备份恢复");
    }

    @Test
    void refused_packages_are_a_warning_and_retired_ones_no_news() {
        check.desk = desk.desk();
        desk.settled = true;
        desk.others = List.of(not("retired", "由管理员停用"), not("rolled-back", "回退"));
        assertThat(status()).isEqualTo(Status.OK);
        desk.others = List.of(not("refused", "规则包读不通过"));
        assertThat(status()).isEqualTo(Status.WARN);
        assertThat(messages(check.execute())).contains("规则包 cn.371002 1.0.0 没有生效:规则包读不通过");
    }

    @Test
    void what_an_upgrade_brought_is_told_to_wait_for_two_people_and_what_answers_until_then() {
        check.desk = desk.desk();
        desk.settled = true;
        desk.others = List.of(not("awaiting", "待复核:尚未提请"));
        assertThat(messages(check.execute())).contains("规则包 cn.371002 1.0.0 没有生效,在此以前没有这个规则包:待复核:尚未提请");
        desk.inForce = List.of(
                new PackageInfo("cn.371002", "0.9.0", "district", "371002", "示例", "371000", "0a", "installation"));
        assertThat(status()).isEqualTo(Status.WARN);
        assertThat(messages(check.execute())).contains("规则包 cn.371002 1.0.0 没有生效,在此以前仍按0.9.0办理:待复核:尚未提请");
    }

    /** A desk of which only what the check may ask can be asked. */
    private static final class StubDesk {

        private boolean settled;
        private boolean current = true;
        private List<DeliveryInfo> others = List.of();
        private List<PackageInfo> inForce = List.of();

        RuleDesk desk() {
            return (RuleDesk) Proxy.newProxyInstance(
                    RuleDesk.class.getClassLoader(),
                    new Class<?>[] {RuleDesk.class},
                    (proxy, method, arguments) -> switch (method.getName()) {
                        case "settled" -> settled;
                        case "current" -> current;
                        case "inForce" -> inForce;
                        case "notInForce" -> others;
                        case "equals" -> proxy == arguments[0];
                        default -> throw new AssertionError(method + " is not asked here");
                    });
        }
    }
}
