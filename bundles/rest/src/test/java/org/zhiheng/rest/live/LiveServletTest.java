package org.zhiheng.rest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.records.Entry;
import org.zhiheng.api.records.RecordReader.Sealed;
import org.zhiheng.api.records.Subject;

/** Of what an entry of the record tells open pages. */
class LiveServletTest {

    private static Sealed entry(Subject subject, Map<String, Object> payload) {
        return new Sealed(
                7,
                new Entry(
                        subject,
                        0,
                        Instant.EPOCH,
                        Instant.EPOCH,
                        "a",
                        "done",
                        new HashMap<>(payload),
                        List.of(),
                        null,
                        null,
                        "SM3:00"));
    }

    @Test
    void an_entry_of_a_case_or_of_its_way_through_the_procedure_is_about_the_case() {
        assertThat(LiveServlet.about(entry(new Subject("case", "c1"), Map.of()).entry()))
                .contains("c1");
        assertThat(LiveServlet.about(
                        entry(new Subject("procedure-run", "r1"), Map.of("state", Map.of("subject", "case/c1")))
                                .entry()))
                .contains("c1");
        assertThat(LiveServlet.about(entry(new Subject("party-request", "q1"), Map.of("case", "c1"))
                        .entry()))
                .contains("c1");
    }

    @Test
    void an_entry_of_anything_else_is_about_no_case() {
        assertThat(LiveServlet.about(entry(new Subject("account", "a1"), Map.of("case", "c1"))
                        .entry()))
                .isEmpty();
        assertThat(LiveServlet.about(
                        entry(new Subject("procedure-run", "r1"), Map.of("state", Map.of("subject", "body/b1")))
                                .entry()))
                .isEmpty();
        assertThat(LiveServlet.about(
                        entry(new Subject("procedure-run", "r1"), Map.of()).entry()))
                .isEmpty();
    }
}
