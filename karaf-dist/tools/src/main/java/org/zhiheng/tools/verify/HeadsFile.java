package org.zhiheng.tools.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.HeadForm;

/** Reads heads kept outside: a signed head on each line. */
final class HeadsFile {

    private HeadsFile() {}

    static List<SignedHead> read(Path file) {
        try {
            List<SignedHead> heads = Files.readAllLines(file).stream()
                    .filter(each -> !each.isBlank())
                    .map(HeadForm::read)
                    .toList();
            if (heads.isEmpty()) {
                throw new UnreadableException("文件里没有树头:" + file);
            }
            return heads;
        } catch (IOException e) {
            throw new UnreadableException("读不了树头文件:" + file, e);
        } catch (ZhihengException e) {
            throw new UnreadableException(file + ":" + e.getMessage(), e);
        }
    }

    /** The last head of a file. */
    static SignedHead last(Path file) {
        List<SignedHead> heads = read(file);
        return heads.get(heads.size() - 1);
    }
}
