package org.zhiheng.rules.archive;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;

/** The archive on files under {@code ${zhiheng.data}/rules}: for platforms without a database. Nothing is opened until it is asked for. */
@Component(service = RuleArchive.class, property = RuleArchive.STORAGE + "=" + RuleArchive.FILES)
public final class RuleArchiveComponent implements RuleArchive {

    /** System property that names the folder of durable state. */
    public static final String DATA = "zhiheng.data";

    /** The archive's folder in it. */
    public static final String FOLDER = "rules";

    private final RuleArchive files;

    @Activate
    public RuleArchiveComponent(BundleContext context) {
        String data = context.getProperty(DATA);
        if (data == null || data.isBlank()) {
            throw ZhihengException.unavailable("RULES-ARCHIVE", "没有设置数据文件夹zhiheng.data");
        }
        files = new FileRuleArchive(Path.of(data, FOLDER));
    }

    @Override
    public List<FaultInfo> damages() {
        return files.damages();
    }

    @Override
    public void storeContent(String contentHash, Map<String, byte[]> content) {
        files.storeContent(contentHash, content);
    }

    @Override
    public Optional<Map<String, byte[]>> content(String contentHash) {
        return files.content(contentHash);
    }

    @Override
    public Optional<List<String>> book(String fingerprint) {
        return files.book(fingerprint);
    }

    @Override
    public void appendGeneration(
            StoredGeneration generation,
            List<Disposition> dispositions,
            Map<String, List<String>> books,
            Mandate mandate) {
        files.appendGeneration(generation, dispositions, books, mandate);
    }

    @Override
    public long newest() {
        return files.newest();
    }

    @Override
    public Optional<StoredGeneration> generation(long number) {
        return files.generation(number);
    }

    @Override
    public long newestDecision() {
        return files.newestDecision();
    }

    @Override
    public List<StoredGeneration> generations() {
        return files.generations();
    }

    @Override
    public void remember(List<Disposition> dispositions, Mandate mandate) {
        files.remember(dispositions, mandate);
    }

    @Override
    public Map<String, Disposition> dispositions() {
        return files.dispositions();
    }
}
