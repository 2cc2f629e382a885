package org.zhiheng.tools.receipt;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.law.LawRulings;
import org.zhiheng.records.Json;
import org.zhiheng.records.ReceiptReplay;
import org.zhiheng.records.ReceiptVerifier;
import org.zhiheng.records.Trust;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.swap.BooksInForce;
import org.zhiheng.tools.Exit;
import org.zhiheng.tools.ToolException;
import org.zhiheng.tools.region.PackagePlace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code receipt-replay}: asks what a decision rests on again. */
@Command(
        name = "receipt-replay",
        description = {"用凭证里的事实和它写明的规则包,再次计算决定所依据的各项裁断,逐项比较;不需要运行平台", "凭证本身不成立的不计算;个人信息没有出示的、规则包不全的裁断说明没有计算"},
        footer = "退出状态:0 全部相同,1 有不同的或者凭证不成立,2 没有不同但有没有计算的,3 文件读不了",
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {

    private static final int NOT_ALL = 2;

    private final Path shipped;

    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "凭证", description = "决定凭证,JSON文件")
    private Path receipt;

    @Option(
            names = "--packages",
            arity = "1..*",
            paramLabel = "规则包",
            description = "当时的规则包(文件夹或者jar),或者放着它们(jar、zip)的文件夹;随工具发布的也会找")
    private List<Path> packages = new ArrayList<>();

    @Option(names = "--disclosures", paramLabel = "文件", description = "连同凭证交给当事人的个人信息文件")
    private Path disclosures;

    /** @param shipped folder of the packages that come with the platform */
    public ReplayCommand(Path shipped) {
        this.shipped = shipped;
    }

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Optional<String> shown = Optional.ofNullable(disclosures).map(ReplayCommand::text);
        ReceiptVerifier.Result verified;
        ReceiptReplay.Result result;
        try {
            verified = ReceiptVerifier.verify(text(receipt), Trust.none(), shown);
            if (!verified.sound()) {
                verified.checks().stream()
                        .filter(each -> !each.holds())
                        .forEach(each -> out.println("× " + each.text()));
                out.println("凭证不成立,没有计算");
                return Exit.FAULTY;
            }
            Map<String, String> known = shown.map(ReplayCommand::revealed).orElse(Map.of());
            result = replayed(verified.basis(), contents(), digest -> Optional.ofNullable(known.get(digest)));
        } catch (ZhihengException e) {
            throw new ToolException(Exit.FILE, receipt + ":" + e.getMessage(), e);
        }
        result.rulings().forEach(each -> tell(each, out));
        out.println("当时的计算版本" + result.recordedEngine() + ",现在的计算版本" + LawRulings.ENGINE);
        out.println(result.same() ? "全部相同" : result.differs() ? "有不同" : "没有不同,但有没有计算的");
        return result.same() ? Exit.DONE : result.differs() ? Exit.FAULTY : NOT_ALL;
    }

    /** @param revealed what digests stand for, as far as it was shown and is right */
    static ReceiptReplay.Result replayed(
            Map<String, Object> basis, List<PackageContent> packages, Function<String, Optional<String>> revealed) {
        PackageArchive archive = new PackageArchive(packages, books(basis));
        return ReceiptReplay.of(basis, new LawRulings(BooksInForce.archivedIn(archive)), revealed);
    }

    private static Map<String, List<String>> books(Map<String, Object> basis) {
        Map<String, List<String>> books = new LinkedHashMap<>();
        for (Object each : basis.get("books") instanceof List<?> list ? list : List.of()) {
            if (each instanceof Map<?, ?> book && book.get("packages") instanceof List<?> packages) {
                books.put(
                        String.valueOf(book.get("fingerprint")),
                        packages.stream()
                                .map(one -> String.valueOf(((Map<?, ?>) one).get("content")))
                                .toList());
            }
        }
        return books;
    }

    private static void tell(ReceiptReplay.Replayed each, PrintWriter out) {
        String sign =
                switch (each.state()) {
                    case SAME -> "√ ";
                    case DIFFERENT -> "× ";
                    case NO_BOOK, NOT_SHOWN -> "- ";
                };
        String law =
                switch (each.of()) {
                    case "at-act" -> "(只按行为发生时的规定)";
                    case "at-decision" -> "(只按作出决定时的规定)";
                    default -> "";
                };
        out.println(sign + each.question() + law + (each.said().isEmpty() ? "" : ":" + String.join(";", each.said())));
    }

    private static Map<String, String> revealed(String text) {
        Map<String, String> known = new HashMap<>();
        if (Json.readObject(text).get("disclosures") instanceof List<?> list) {
            for (Object each : list) {
                if (each instanceof Map<?, ?> datum) {
                    known.put(String.valueOf(datum.get("digest")), String.valueOf(datum.get("value")));
                }
            }
        }
        return known;
    }

    private List<PackageContent> contents() {
        List<PackageContent> found = new ArrayList<>();
        for (Path each : packages) {
            found.addAll(contents(each));
        }
        if (Files.isDirectory(shipped)) {
            found.addAll(contents(shipped));
        }
        return found;
    }

    /** A package, or all jars of a folder. */
    private static List<PackageContent> contents(Path place) {
        List<PackageContent> found = new ArrayList<>();
        if (Files.isDirectory(place)) {
            try (DirectoryStream<Path> jars = Files.newDirectoryStream(place, "*.{jar,zip}")) {
                jars.forEach(each -> found.add(PackagePlace.of(each).content()));
            } catch (IOException e) {
                throw new ToolException(Exit.FILE, "读不了文件夹:" + place, e);
            }
        }
        return found.isEmpty() ? List.of(PackagePlace.of(place).content()) : found;
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ToolException(Exit.FILE, "读不了文件:" + file, e);
        }
    }
}
