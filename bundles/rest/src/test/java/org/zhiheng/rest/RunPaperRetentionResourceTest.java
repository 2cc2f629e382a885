package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.ws.rs.core.Response;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.procedures.RunPaperRetention;
import org.zhiheng.rest.door.Visitor;

/** What a request about papers whose time is over becomes, and how it is answered. */
class RunPaperRetentionResourceTest {

    private static final Visitor VISITOR =
            new Visitor(new Principal("a", "p", List.of(), Set.of(), null), null, "127.0.0.1", false);

    private final List<Object> given = new ArrayList<>();
    private final RunPaperRetentionResource resource =
            new RunPaperRetentionResource((RunPaperRetention) Proxy.newProxyInstance(
                    RunPaperRetention.class.getClassLoader(),
                    new Class<?>[] {RunPaperRetention.class},
                    (self, method, parameters) -> {
                        given.addAll(Arrays.asList(parameters).subList(1, parameters.length));
                        return method.getName().equals("over")
                                ? new RunPaperRetention.Page(
                                        List.of(new RunPaperRetention.Over(
                                                "p-1",
                                                "r-1",
                                                "entrustment-letter",
                                                "行政处罚委托书",
                                                "示市监委托字〔2026〕第1号",
                                                LocalDate.of(2026, 3, 2),
                                                LocalDate.of(2026, 4, 1),
                                                "30年",
                                                LocalDate.of(2056, 12, 31),
                                                "b")),
                                        "more")
                                : new RunPaperRetention.Destroyed(
                                        "p-1",
                                        "r-1",
                                        "示市监委托字〔2026〕第1号",
                                        "销毁批复1号",
                                        "a",
                                        Instant.parse("2057-01-01T01:00:00Z"));
                    }));

    private static String text(Response response) {
        return new String((byte[]) response.getEntity(), StandardCharsets.UTF_8);
    }

    @Test
    void what_is_over_is_told_by_body_and_page() {
        assertThat(text(resource.over(VISITOR, "market", "20", "before")))
                .isEqualTo("{\"papers\":[{\"paper\":\"p-1\",\"run\":\"r-1\",\"document\":\"entrustment-letter\","
                        + "\"title\":\"行政处罚委托书\",\"number\":\"示市监委托字〔2026〕第1号\",\"on\":\"2026-03-02\","
                        + "\"endedOn\":\"2026-04-01\",\"retention\":\"30年\",\"until\":\"2056-12-31\",\"by\":\"b\"}],"
                        + "\"next\":\"more\"}");
        assertThat(given).containsExactly("market", 20, "before");
        assertThatThrownBy(() -> resource.over(VISITOR, null, "20", null))
                .isInstanceOfSatisfying(
                        ZhihengException.class, e -> assertThat(e.code()).isEqualTo("HTTP-FIELD"));
    }

    @Test
    void it_is_destroyed_on_an_approval() {
        assertThat(text(resource.destroy(VISITOR, "p-1", new SentJson(Map.of("command", "d-1", "document", "销毁批复1号")))))
                .isEqualTo("{\"paper\":\"p-1\",\"run\":\"r-1\",\"number\":\"示市监委托字〔2026〕第1号\","
                        + "\"document\":\"销毁批复1号\",\"by\":\"a\",\"at\":\"2057-01-01T09:00:00+08:00\"}");
        assertThat(given).containsExactly("p-1", "d-1", "销毁批复1号");
    }
}
