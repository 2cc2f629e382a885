package org.zhiheng.tools.region;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code region-new}: writes a small complete package to begin with, from the templates that the Maven archetype has too. */
@Command(
        name = "region-new",
        description = "按模板生成一个完整的小规则包:参数、清单、任务和测试各一个,逐行说明;生成后立即可以检查、打包",
        footer = {
            "例:region-new 371099 --name 测试区 --out my-region",
            "    region-new dept:traffic --name 交通运输局 --parent 371002 --out traffic"
        },
        mixinStandardHelpOptions = true)
public final class NewCommand implements Callable<Integer> {

    private static final String TEMPLATES = "/archetype-resources/";
    private static final String SCHEMAS = "/schemas/";
    private static final String RULES = "src/main/resources/";

    private static final String[] FILES = {
        "RULES-INF/package.yaml",
        "RULES-INF/parameters/file-grade.yaml",
        "RULES-INF/lists/contact-points.yaml",
        "RULES-INF/lists/contact-points.csv",
        "RULES-INF/duties.csv",
        "RULES-INF/tests/file-grade.yaml",
        "RULES-INF/tests/duties.yaml"
    };

    private static final String[] SCHEMA_FILES = {
        "package.json", "parameters.json", "list.json", "table.json", "procedures.json", "tests.json", "common.json"
    };

    private static final Pattern DISTRICT = Pattern.compile("[1-9]\\d(?!00)\\d\\d(?!00)\\d\\d");
    private static final Pattern CITY = Pattern.compile("[1-9]\\d(?!00)\\d\\d00");
    private static final Pattern PROVINCE = Pattern.compile("[1-9]\\d0000");
    private static final Pattern DEPARTMENT = Pattern.compile("dept:[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TERRITORY = Pattern.compile("\\d{6}");
    private static final Pattern MODULE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    /** What has no meaning in YAML, XML, CSV and Java where the templates put a name. */
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}()()·]{1,60}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-zA-Z]+)}");

    /** The layers a package can be made for, as it writes them. */
    enum Kind {
        PROVINCE,
        CITY,
        DISTRICT,
        DEPARTMENT;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "代码", description = "行政区划代码(GB/T 2260,六位),或者dept:加部门名称")
    private String division;

    @Option(names = "--name", required = true, paramLabel = "名称", description = "区划或者部门的名称")
    private String name;

    @Option(names = "--layer", paramLabel = "层级", description = "${COMPLETION-CANDIDATES};不写时从代码看出")
    private Kind layer;

    @Option(names = "--parent", paramLabel = "代码", description = "上一级的区划代码;部门必须写,其他的不写时从代码看出")
    private String parent;

    @Option(names = "--out", required = true, paramLabel = "文件夹", description = "写到哪里;不存在的或者空的文件夹")
    private Path out;

    @Option(names = "--maven", description = "写成平台源码region-plugins下面的一个插件模块(另有pom.xml、bnd.bnd和测试类)")
    private boolean maven;

    @Override
    public Integer call() {
        Kind kind = kind();
        if (!NAME.matcher(name).matches()) {
            throw new ToolException(Exit.USAGE, "--name只用文字、数字和括号,最多60个字:" + name);
        }
        String above = parent == null ? above(kind) : parent;
        if (above == null || !TERRITORY.matcher(above).matches()) {
            throw new ToolException(Exit.USAGE, "--parent写上一级的六位区划代码,例如371002");
        }
        String module = String.valueOf(out.toAbsolutePath().normalize().getFileName());
        if (maven && !MODULE.matcher(module).matches()) {
            throw new ToolException(Exit.USAGE, "插件模块的文件夹名用小写字母、数字和连字符:" + module);
        }
        Map<String, String> words = Map.of(
                "packageId",
                division.startsWith("dept:") ? division.replace(':', '.') : "cn." + division,
                "name",
                name,
                "layer",
                kind.toString(),
                "division",
                division,
                "parent",
                above,
                "artifactId",
                module,
                "package",
                "org.zhiheng.region." + module.replace("-", ""),
                "zhihengVersion",
                spec.root().version()[0],
                "schemas",
                maven ? "../../../../../../docs/contracts/schemas" : "../schemas");
        try {
            requireEmpty();
            for (Map.Entry<String, String> file : files().entrySet()) {
                write(out.resolve(file.getValue()), filled(text(TEMPLATES + file.getKey()), words));
            }
            if (!maven) {
                for (String schema : SCHEMA_FILES) {
                    write(out.resolve("schemas").resolve(schema), text(SCHEMAS + schema));
                }
            }
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "写不了" + out, e);
        }
        spec.commandLine().getOut().println("已生成 " + out + ";数值都是样例,请逐个改成自己的");
        if (maven) {
            spec.commandLine().getOut().println("还要在根pom.xml的modules里加上<module>region-plugins/" + module + "</module>");
        }
        return Exit.DONE;
    }

    private Kind kind() {
        Kind fits = DISTRICT.matcher(division).matches()
                ? Kind.DISTRICT
                : CITY.matcher(division).matches()
                        ? Kind.CITY
                        : PROVINCE.matcher(division).matches()
                                ? Kind.PROVINCE
                                : DEPARTMENT.matcher(division).matches() ? Kind.DEPARTMENT : null;
        if (fits == null) {
            throw new ToolException(Exit.USAGE, "代码“" + division + "”应当是六位行政区划代码(县、市、省),或者dept:加名称,例如dept:traffic");
        }
        if (layer != null && layer != fits) {
            throw new ToolException(Exit.USAGE, "代码" + division + "的层级是" + fits + ",不是" + layer);
        }
        return fits;
    }

    private String above(Kind kind) {
        return switch (kind) {
            case PROVINCE -> "000000";
            case CITY -> division.substring(0, 2) + "0000";
            case DISTRICT -> division.substring(0, 4) + "00";
            case DEPARTMENT -> null;
        };
    }

    private void requireEmpty() throws IOException {
        if (Files.notExists(out)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(out)) {
            if (files.iterator().hasNext()) {
                throw new ToolException(Exit.FILE, "文件夹不是空的,没有改动:" + out);
            }
        }
    }

    /** Templates and where they are written below the folder. */
    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        for (String file : FILES) {
            files.put(RULES + file, maven ? RULES + file : file);
        }
        files.put("README.md", "README.md");
        if (maven) {
            files.put("pom.xml", "pom.xml");
            files.put("bnd.bnd", "bnd.bnd");
            files.put(
                    "src/test/java/RulesTest.java",
                    "src/test/java/org/zhiheng/region/"
                            + out.toAbsolutePath()
                                    .normalize()
                                    .getFileName()
                                    .toString()
                                    .replace("-", "")
                            + "/RulesTest.java");
        }
        return files;
    }

    /** What is not one of the words stays, such as what Maven fills in. */
    private static String filled(String template, Map<String, String> words) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(found -> Matcher.quoteReplacement(words.getOrDefault(found.group(1), found.group())));
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = NewCommand.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IOException("not in this jar: " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
