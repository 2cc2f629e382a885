package org.zhiheng.tools.region;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;

/**
 * A rule package on disk: where it lies and what is in it. Immutable.
 *
 * @param given what the person wrote
 * @param root the folder of {@code package.yaml}, as it can be opened from the working folder; the file of a jar
 * @param jar whether the files lie in a jar
 */
public record PackagePlace(Path given, Path root, boolean jar, PackageContent content) {

    /** What a plugin module, a folder with a package and the package itself have in common is found by looking for these. */
    private static final String[] INSIDE = {"", "RULES-INF", "src/main/resources/RULES-INF"};

    private static final String MANIFEST = "package.yaml";

    /**
     * Finds the package of a jar, of a {@code RULES-INF} folder, of a folder that holds one or of a plugin module.
     *
     * @throws ToolException when there is none, or it cannot be read
     */
    public static PackagePlace of(Path given) {
        try {
            if (Files.isDirectory(given)) {
                Path root = rootOf(given);
                return new PackagePlace(given, root, false, PackageContent.fromFolder(root));
            }
            if (!Files.isRegularFile(given)) {
                throw new ToolException(Exit.FILE, "没有这个文件或者文件夹:" + given);
            }
            return new PackagePlace(given, given, true, PackageContent.fromJar(given));
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了规则包:" + given, e);
        }
    }

    /** The folder of the package's files; a {@code RULES-INF} folder counts also while its {@code package.yaml} is missing. */
    private static Path rootOf(Path given) {
        Path named = null;
        for (String inside : INSIDE) {
            Path folder = inside.isEmpty() ? given : given.resolve(inside);
            if (Files.isRegularFile(folder.resolve(MANIFEST))) {
                return folder;
            }
            if (named == null
                    && Files.isDirectory(folder)
                    && folder.toAbsolutePath().normalize().endsWith("RULES-INF")) {
                named = folder;
            }
        }
        if (named == null) {
            throw new ToolException(Exit.FILE, "这里没有规则包:" + given + ";应当是RULES-INF文件夹、含它的文件夹、插件模块或者jar");
        }
        return named;
    }

    /** The file of a fault, so that it can be opened from the working folder; of a jar with the path inside behind {@code !/}. */
    public String pathOf(Fault fault) {
        if (!jar) {
            return root.resolve(fault.file()).toString();
        }
        boolean whole = fault.file().equals(String.valueOf(root.getFileName()));
        return whole ? root.toString() : root + "!/RULES-INF/" + fault.file();
    }
}
