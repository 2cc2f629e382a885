package org.zhiheng.tools.region;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Option;

/** What packages are laid over; the same for checking and for packing. */
final class CheckOptions {

    @Option(
            names = "--with",
            arity = "1..*",
            paramLabel = "规则包",
            description = "一起对照的规则包(文件夹或者jar),例如还没有随平台发布的上级;同一区划的,代替随平台发布的那一个")
    private List<Path> with = new ArrayList<>();

    @Option(names = "--alone", description = "不对照随平台发布的规则包,只对照--with给出的")
    private boolean alone;

    /** @param shipped folder of the packages that come with the platform */
    List<PackagePlace> around(Path shipped) {
        List<PackagePlace> around = new ArrayList<>();
        with.forEach(path -> around.add(PackagePlace.of(path)));
        if (!alone) {
            around.addAll(shipped(shipped));
        }
        return around;
    }

    private static List<PackagePlace> shipped(Path folder) {
        List<PackagePlace> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                found.add(PackagePlace.of(file));
            }
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "找不到随平台发布的规则包:" + folder + ";请重新构建,或者用--alone和--with", e);
        }
        return found;
    }
}
