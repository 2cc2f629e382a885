package org.zhiheng.benchmarks;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.zhiheng.driver.Http;
import org.zhiheng.driver.Load;
import org.zhiheng.driver.RegionFiles;
import org.zhiheng.driver.RegionJar;
import org.zhiheng.driver.SampleAccounts;
import org.zhiheng.driver.Stewards;
import org.zhiheng.rules.PackageContent;

/** The plan of Huancui as a story, played on the running server. */
final class Demo {

    private static final long PATIENCE_MILLIS = 30_000;
    private static final String AMOUNT_FILE = "parameters/competence.yaml";
    private static final String CASE =
            """
            {"division": "371002", "asOf": "%s"%s, "facts": {
              "item": {"code": "E-1", "listed": true, "originalBody": "区综合行政执法局"},
              "actKind": "%s", "township": "371002100", "occurredOn": "%s", "filedOn": "%s", "heldBy": "township",
              "empowerment": {"powers": ["penalty", "inspection"%s], "publishedOn": "2024-05-05", "confirmedOn": "2024-05-20"%s}%s}}""";

    private final Http http;
    private final Stewards stewards;
    private final Path server;

    private Demo(Http http, Stewards stewards, Path server) {
        this.http = http;
        this.stewards = stewards;
        this.server = server;
    }

    static void run() throws Exception {
        new Demo(
                        Http.running(SampleAccounts.PROGRAM),
                        Stewards.running(),
                        Path.of(System.getProperty("zhiheng.server")))
                .play();
    }

    private void play() throws Exception {
        System.out.println("威海市环翠区赋予镇(街道)行政执法权试点方案(威环政发〔2024〕2号),在运行中的平台上\n");
        scene(
                "department",
                "original",
                "一、赋权前:2024年4月,清单还没有公布",
                penalty("2024-04-20", "2024-04-20", "[\"fine\"]", "2000.00"));
        scene(
                "department",
                "transition",
                "二、过渡期中:2024年6月12日,张村镇想以自己的名义立案",
                penalty("2024-06-12", "2024-06-12", "[\"fine\"]", "2000.00"));
        scene(
                "township",
                "empowered",
                "三、过渡期后:2024年9月2日,同样的案件",
                penalty("2024-09-02", "2024-09-02", "[\"fine\"]", "2000.00"));
        scene(
                "township",
                "empowered",
                "四、拟罚款49,999.99元",
                penalty("2024-09-02", "2024-09-02", "[\"fine\"]", "49999.99"));
        scene(
                "department",
                "retained",
                "五、拟罚款50,000.00元:“5万元以上”包含5万元",
                penalty("2024-09-02", "2024-09-02", "[\"fine\"]", "50000.00"));
        scene(
                "department",
                "retained",
                "六、罚款2,000元并责令停产停业:不问数额",
                penalty("2024-09-02", "2024-09-02", "[\"fine\",\"suspend-business\"]", "2000.00"));
        scene("township", "empowered", "七、查封扣押:赋权清单写明了行政强制措施权", coercion(true));
        scene("department", "original", "八、查封扣押:只是受委托", ENTRUSTED_SEIZURE);
        scene("township", "statutory", "九、村庄规划区内的违法建设:镇政府的法定职权,过渡期中也由镇政府管", STATUTORY);
        scene(
                "department",
                "original",
                "十、赋权事项在2024年8月20日被依法回收",
                request(
                        "2024-09-02",
                        "",
                        "penalty",
                        "2024-09-01",
                        "",
                        ", \"recalledOn\": \"2024-08-20\"",
                        sanctions("[\"fine\"]", "2000.00")));
        swap();
    }

    private void swap() throws Exception {
        System.out.println("十一、人们正在提问时,环翠区的规则包换成新的一版:2026年1月1日起5万元改为8万元(示例)");
        String before = penalty("2025-12-31", "2025-12-31", "[\"fine\"]", "60000.00");
        String after = penalty("2026-03-02", "2026-03-02", "[\"fine\"]", "60000.00");
        String answered = http.ask("competence", after).body();
        if (!"department".equals(field(answered, "body"))) {
            throw new IllegalStateException("上次演示的一版还在生效;先回退:./zhiheng shell zhiheng:region-rollback");
        }
        String oldBook = field(answered, "fingerprint");
        System.out.println(
                "  换之前,2026年3月2日立案、拟罚款6万元:由" + bodyOf(answered) + "管辖(规则书" + oldBook.substring(0, 12) + "…)");
        String generation = stewards.generation();
        Path jar;
        try (Load load = new Load(http, "competence", before)) {
            jar = deployChanged();
            long end = System.currentTimeMillis() + PATIENCE_MILLIS;
            while (!"township".equals(field(http.ask("competence", after).body(), "body"))) {
                if (System.currentTimeMillis() > end) {
                    throw new IllegalStateException("新的一版没有生效;请看 ./zhiheng shell zhiheng:region-list");
                }
                Thread.sleep(50);
            }
            load.close();
            System.out.printf("  换的过程中:%,d次提问,%d次失败%n", load.asked(), load.failed());
            if (load.failed() > 0) {
                throw new IllegalStateException("换的过程中有提问失败");
            }
        }
        System.out.println(
                "  换之后,同样的案件:由" + bodyOf(http.ask("competence", after).body()) + "管辖");
        System.out.println(
                "  2025年12月31日的案件:仍由" + bodyOf(http.ask("competence", before).body()) + "管辖");
        String archived = after.replaceFirst(
                "\"asOf\": \"2026-03-02\"", "\"asOf\": \"2026-03-02\", \"book\": \"" + oldBook + "\"");
        System.out.println(
                "  问存档的旧规则书:由" + bodyOf(http.ask("competence", archived).body()) + "管辖,回答和当时一样");
        Files.deleteIfExists(jar);
        // The story's invented version goes as it came; the record tells of both.
        stewards.release("roll-back", generation);
        System.out.println("  演示用的一版由两名示例规则管理员提请和复核启用,现在已经回退");
    }

    /** Huancui's own files with one value added, as an administrator would get them from the author. */
    private Path deployChanged() throws Exception {
        Map<String, byte[]> files = RegionFiles.of("weihai-huancui");
        String version = RegionJar.nextVersion();
        String manifest = new String(files.get("package.yaml"), StandardCharsets.UTF_8)
                .replaceFirst("(?m)^version: .*$", "version: " + version);
        files.put("package.yaml", manifest.getBytes(StandardCharsets.UTF_8));
        String rules = new String(files.get(AMOUNT_FILE), StandardCharsets.UTF_8);
        Matcher value = Pattern.compile("    value: \\{amount: 50000\\.00, inclusive: true}\\n(?:    .*\\n)+")
                .matcher(rules);
        if (!value.find()) {
            throw new IllegalStateException("the plan's amount is not where it was in " + AMOUNT_FILE);
        }
        String added = "  2026-01-01:\n" + value.group().replace("50000.00", "80000.00")
                + "    doubt: 示例值,不是真实的规定\n    reading: 示例\n";
        String changed = rules.substring(0, value.end()) + added + rules.substring(value.end());
        files.put(AMOUNT_FILE, changed.getBytes(StandardCharsets.UTF_8));
        Path jar = RegionJar.deploy(server, "org.zhiheng.demo.weihai-huancui", version, "371002", files);
        stewards.release(PackageContent.of(files).hash());
        return jar;
    }

    private void scene(String body, String basis, String title, String request) throws Exception {
        String answer = http.ask("competence", request).body();
        System.out.println(title);
        if (answer.contains("\"status\":\"determined\"")) {
            System.out.println("  → " + bodyOf(answer) + "管辖,依据" + field(answer, "basis")
                    + (answer.contains("\"transfer\":true") ? ",镇(街道)应当移送" : "")
                    + (answer.contains("\"personMustConfirm\":true") ? ",须由人确认" : ""));
        } else {
            System.out.println("  → 不能确定,缺少" + between(answer, "\"missing\":[", "]"));
        }
        Matcher reasons = Pattern.compile(
                        "\"phrase\":(?:\"([^\"]*)\"|null)},\"doubt\":(?:\"([^\"]*)\"|null),\"text\":\"([^\"]*)\"")
                .matcher(answer);
        while (reasons.find()) {
            System.out.println("     · " + reasons.group(3));
            if (reasons.group(1) != null) {
                System.out.println("       “" + reasons.group(1) + "”");
            }
            if (reasons.group(2) != null) {
                System.out.println("       ! 存疑:" + reasons.group(2));
            }
        }
        System.out.println();
        if (!body.equals(field(answer, "body")) || !basis.equals(field(answer, "basis"))) {
            throw new IllegalStateException("故事讲的是" + body + "(" + basis + "),平台的回答不同:" + title);
        }
    }

    private static final String ENTRUSTED_SEIZURE =
            """
            {"division": "371002", "asOf": "2024-09-02", "facts": {
              "item": {"code": "E-2", "listed": false, "originalBody": "区综合行政执法局"},
              "actKind": "coercive-measure", "township": "371002100", "occurredOn": "2024-09-02", "filedOn": "2024-09-02",
              "heldBy": "township",
              "entrustment": {"from": "2024-06-01", "to": "2025-05-31", "powers": ["penalty", "coercive-measure"],
                "justiceReviewedOn": "2024-05-10", "governmentApprovedOn": "2024-05-20", "signedOn": "2024-05-25",
                "publishedOn": "2024-05-28"}}}""";

    private static final String STATUTORY =
            """
            {"division": "371002", "asOf": "2024-06-12", "facts": {
              "item": {"code": "E-3", "statutoryTownshipPower": true},
              "actKind": "penalty", "township": "371002100", "occurredOn": "2024-06-12", "filedOn": "2024-06-12",
              "sanctions": ["fine"], "fine": "60000.00"}}""";

    private static String penalty(String occurredOn, String filedOn, String sanctions, String fine) {
        return request(filedOn, "", "penalty", occurredOn, "", "", sanctions(sanctions, fine));
    }

    private static String coercion(boolean inPowers) {
        return request(
                "2024-09-02", "", "coercive-measure", "2024-09-02", inPowers ? ", \"coercive-measure\"" : "", "", "");
    }

    private static String sanctions(String sanctions, String fine) {
        return ", \"sanctions\": " + sanctions + ", \"fine\": \"" + fine + "\"";
    }

    private static String request(
            String filedOn,
            String book,
            String actKind,
            String occurredOn,
            String powers,
            String recalled,
            String rest) {
        return CASE.formatted(filedOn, book, actKind, occurredOn, filedOn, powers, recalled, rest);
    }

    private static String bodyOf(String answer) {
        return switch (String.valueOf(field(answer, "body"))) {
            case "township" -> "镇(街道)";
            case "department" -> "行政执法部门";
            default -> "?";
        };
    }

    private static String field(String json, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]*)\"").matcher(json);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static String between(String text, String from, String to) {
        int start = text.indexOf(from) + from.length();
        return text.substring(start, text.indexOf(to, start));
    }
}
