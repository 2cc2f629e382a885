package org.zhiheng.operations.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.metrics.Metrics;

class PlatformMetricsTest {

    private final PlatformMetrics metrics = new PlatformMetrics();

    private String told() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        metrics.write(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void counts_by_label_and_gives_the_same_counter_to_all() throws IOException {
        metrics.counter("zhiheng_rulings", "Rulings", "question", "outcome").increment("term", "determined");
        metrics.counter("zhiheng_rulings", "Rulings", "question", "outcome").increment("term", "determined");
        metrics.counter("zhiheng_rulings", "Rulings", "question", "outcome").increment("term", "refused");
        assertThat(told())
                .contains("# TYPE zhiheng_rulings_total counter")
                .contains("zhiheng_rulings_total{outcome=\"determined\",question=\"term\"} 2.0")
                .contains("zhiheng_rulings_total{outcome=\"refused\",question=\"term\"} 1.0");
    }

    @Test
    void times_as_a_histogram_in_seconds() throws IOException {
        Metrics.Timer timer = metrics.timer("zhiheng_trial_seconds", "Trials", "route");
        timer.observe(0.003, "a");
        timer.observe(0.3, "a");
        assertThat(told())
                .contains("zhiheng_trial_seconds_bucket{route=\"a\",le=\"0.0025\"} 0")
                .contains("zhiheng_trial_seconds_bucket{route=\"a\",le=\"0.005\"} 1")
                .contains("zhiheng_trial_seconds_bucket{route=\"a\",le=\"+Inf\"} 2")
                .contains("zhiheng_trial_seconds_count{route=\"a\"} 2");
    }

    @Test
    void a_gauge_that_cannot_answer_is_left_out_and_a_closed_one_gone() throws IOException {
        Metrics.Registration seven = metrics.gauge("zhiheng_seven", "Seven", () -> 7);
        metrics.gauge("zhiheng_broken", "Broken", () -> {
            throw new IllegalStateException("the database is away");
        });
        assertThat(told()).contains("zhiheng_seven 7.0").doesNotContain("zhiheng_broken ");
        seven.close();
        assertThat(told()).doesNotContain("zhiheng_seven");
        metrics.gauge("zhiheng_seven", "Seven again", () -> 8);
        assertThat(told()).contains("zhiheng_seven 8.0");
    }

    @Test
    void tells_of_the_virtual_machine() throws IOException {
        assertThat(told())
                .contains("jvm_memory_used_bytes{area=\"heap\"}")
                .contains("jvm_threads_current ")
                .contains("process_cpu_seconds_total ");
    }
}
