package org.zhiheng.rules.archive;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.testdb.RuleArchiveContract;

class FileRuleArchiveTest extends RuleArchiveContract {

    @TempDir
    Path folder;

    @Override
    protected RuleArchive open() {
        return new FileRuleArchive(folder);
    }
}
