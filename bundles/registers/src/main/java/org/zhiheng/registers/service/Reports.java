package org.zhiheng.registers.service;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ZhihengException;

/** Reports of imports, for a while on the disk of this node, readable by its owner alone. Thread-safe. */
@Component(service = Reports.class)
public final class Reports {

    private static final Duration KEPT = Duration.ofMinutes(30);
    private static final int MOST = 50;

    private record Report(String account, Path file, Instant until) {}

    private final Clock clock;
    private final Map<String, Report> reports = new HashMap<>();

    @Activate
    public Reports(@Reference Clock clock) {
        this.clock = clock;
    }

    /** Writes a report. */
    interface Writing {
        void into(OutputStream out) throws IOException;
    }

    /** The word under which it is fetched. */
    String keep(Principal by, Writing writing) {
        try {
            Path file = Files.createTempFile("zhiheng-report", ".xlsx");
            try (OutputStream out = Files.newOutputStream(file)) {
                writing.into(out);
            } catch (IOException | RuntimeException e) {
                deleted(file);
                throw e;
            }
            return kept(by, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized String kept(Principal by, Path file) {
        Instant now = clock.instant();
        reports.values().removeIf(each -> now.isAfter(each.until()) && deleted(each.file()));
        if (reports.size() >= MOST) {
            deleted(file);
            throw ZhihengException.unavailable("SHEET-BUSY", "等待领取的导入报告太多,请稍后再试");
        }
        String word = UUID.randomUUID().toString();
        reports.put(word, new Report(by.account(), file, now.plus(KEPT)));
        return word;
    }

    /** Writes it out, once. */
    void fetch(Principal by, String word, OutputStream out) throws IOException {
        Report report;
        synchronized (this) {
            report = reports.get(word);
            if (report == null || !report.account().equals(by.account())) {
                throw ZhihengException.notFound("SHEET-REPORT", "没有这份报告,或者已经领取,或者已经过期", "report");
            }
            reports.remove(word);
        }
        Files.copy(report.file(), out);
        deleted(report.file());
    }

    private static boolean deleted(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            file.toFile().deleteOnExit();
        }
        return true;
    }

    @Deactivate
    synchronized void deactivate() {
        reports.values().forEach(each -> deleted(each.file()));
        reports.clear();
    }
}
