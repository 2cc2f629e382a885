package org.zhiheng.rules.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Mandate;
import org.zhiheng.api.rules.SucceedingRuleArchive;
import org.zhiheng.rules.archive.FileRuleArchive;

/**
 * The archive on files that the version before left. An archive that can take its place takes it over, once; then the folder is set aside
 * under another name and never read again.
 */
final class Predecessor {

    static final Predecessor NONE = new Predecessor(null);

    private static final Logger LOG = LoggerFactory.getLogger(Predecessor.class);
    private static final String ASIDE = "-before-database";

    private final Path folder;

    /** @param folder of the archive on files; null where there never was one */
    Predecessor(Path folder) {
        this.folder = folder;
    }

    /**
     * Does nothing where there is nothing to take over, or where the archive is the one on files.
     *
     * @throws ZhihengException {@code UNAVAILABLE} when what was last in force there is not whole: then nothing may take its place
     */
    void takeInto(RuleArchive archive) {
        if (folder == null || !Files.isDirectory(folder) || !(archive instanceof SucceedingRuleArchive successor)) {
            return;
        }
        if (archive.newest() > 0 || !archive.dispositions().isEmpty()) {
            LOG.warn("The database has rules already; the archive on files is not looked at");
        } else {
            takeOver(successor);
        }
        setAside();
    }

    private void takeOver(SucceedingRuleArchive successor) {
        FileRuleArchive old = new FileRuleArchive(folder);
        if (!old.damages().isEmpty()) {
            FaultInfo first = old.damages().get(0);
            throw ZhihengException.unavailable(
                    first.code(), "原来的规则档案有损坏,不能移入数据库:" + first.message() + "。" + first.hint());
        }
        if (old.history().isEmpty()) {
            return;
        }
        if (old.newest() > 0) {
            for (String hash : old.generation(old.newest()).orElseThrow().contentHashes()) {
                if (old.content(hash).isEmpty()) {
                    throw ZhihengException.unavailable("RULES-ARCHIVE-LOST", "原来的规则档案缺少生效的规则包内容" + hash + ",不能移入数据库");
                }
            }
        }
        List<String> lost = successor.takeOver(
                old.history(), hash -> sound(old, hash), Mandate.of("rules-taken-over", "system:installation"));
        if (!lost.isEmpty()) {
            LOG.warn("Contents that are not in force any more were lost in the archive on files: {}", lost);
        }
        LOG.info("The archive on files was taken over into the database, {} generations", old.newest());
    }

    /** A content of the past that is damaged keeps nothing out: it could not be read before either. */
    private static Optional<Map<String, byte[]>> sound(FileRuleArchive old, String hash) {
        try {
            return old.content(hash);
        } catch (ZhihengException e) {
            return Optional.empty();
        }
    }

    private void setAside() {
        Path aside = folder.resolveSibling(folder.getFileName() + ASIDE);
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolveSibling(folder.getFileName() + ASIDE + "-" + i);
        }
        try {
            Files.move(folder, aside);
            LOG.info("The archive on files is kept aside in {}", aside);
        } catch (IOException e) {
            // It is not read all the same, for the database is not empty any more.
            LOG.warn("The archive on files could not be set aside", e);
        }
    }
}
