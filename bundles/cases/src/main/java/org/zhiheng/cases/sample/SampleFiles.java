package org.zhiheng.cases.sample;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.zhiheng.api.records.Uploads;

/** Files that people of sample cases have uploaded: one that says it is a sample, once for each account. Thread-safe. */
public final class SampleFiles implements UnaryOperator<String> {

    private static final byte[] CONTENT = "示例文件,不是真实的音像记录".getBytes(StandardCharsets.UTF_8);
    private static final String TYPE = "text/plain";

    private final Uploads uploads;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    public SampleFiles(Uploads uploads) {
        this.uploads = uploads;
    }

    /** Its hash, for an account that lays it into a file. */
    @Override
    public String apply(String account) {
        return known.computeIfAbsent(account, each -> uploads.made(each, TYPE, out -> out.write(CONTENT))
                .hash());
    }
}
