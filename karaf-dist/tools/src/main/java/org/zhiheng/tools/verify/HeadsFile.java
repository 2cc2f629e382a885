package org.zhiheng.tools.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.records.WitnessLines;

/** Reads heads kept outside: a signed head on each line, as a witness or somebody else keeps them. */
final class HeadsFile {

    private HeadsFile() {}

    /** All of them, with what is wrong with lines. */
    static WitnessLines read(Path file) {
        try {
            List<String> lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .filter(each -> !each.isBlank())
                    .toList();
            WitnessLines read = WitnessLines.read(file.toString(), lines);
            if (read.heads().isEmpty()) {
                throw new UnreadableException("文件里没有树头:" + file);
            }
            return read;
        } catch (IOException e) {
            throw new UnreadableException("读不了树头文件:" + file, e);
        }
    }

    /** The last head of a file. */
    static SignedHead last(Path file) {
        List<WitnessLines.Kept> heads = read(file).heads();
        return heads.get(heads.size() - 1).head();
    }
}
