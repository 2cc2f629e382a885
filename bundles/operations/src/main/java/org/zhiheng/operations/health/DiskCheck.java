package org.zhiheng.operations.health;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.felix.hc.api.FormattingResultLog;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Whether the platform's data can be written and how much room is left. Little room is a warning and not more: a node with a full disk
 * still answers, and says so. A folder that cannot be written is a failure.
 */
@Component(
        service = HealthCheck.class,
        property = {HealthCheck.NAME + "=磁盘", HealthCheck.TAGS + "=ready"})
public final class DiskCheck implements HealthCheck {

    private static final long MEGABYTE = 1024L * 1024;
    private static final long LITTLE = 1024 * MEGABYTE;
    private static final int LITTLE_PART = 20;

    private final Path data;

    @Activate
    public DiskCheck(BundleContext context) {
        this(Path.of(context.getProperty("zhiheng.data")));
    }

    DiskCheck(Path data) {
        this.data = data;
    }

    @Override
    public Result execute() {
        FormattingResultLog log = new FormattingResultLog();
        if (!Files.isDirectory(data)) {
            log.critical("DISK-DATA 没有数据文件夹 {}", data);
            return new Result(log);
        }
        // The rights alone do not tell: a disk that failed is mounted for reading only.
        for (Path each : new Path[] {data, data.resolve("attachments")}) {
            if (Files.exists(each)) {
                tryToWrite(each, log);
            }
        }
        room(log);
        return new Result(log);
    }

    private static void tryToWrite(Path folder, FormattingResultLog log) {
        try {
            Files.delete(Files.createTempFile(folder, ".writable", null));
        } catch (IOException e) {
            log.critical("DISK-WRITE 不能写文件夹 {}:{}", folder, e.getMessage());
        }
    }

    private void room(FormattingResultLog log) {
        try {
            FileStore store = Files.getFileStore(data);
            tell(store.getUsableSpace(), store.getTotalSpace(), log);
        } catch (IOException e) {
            log.warn("DISK-UNKNOWN 看不到剩余空间:{}", e.getMessage());
        }
    }

    static void tell(long usable, long total, FormattingResultLog log) {
        long megabytes = usable / MEGABYTE;
        if (usable < Math.min(LITTLE, total / LITTLE_PART)) {
            log.warn("DISK-LITTLE 数据所在的磁盘只剩{}MB,请清理或者扩容", megabytes);
        } else {
            log.info("数据所在的磁盘还有{}MB", megabytes);
        }
    }
}
