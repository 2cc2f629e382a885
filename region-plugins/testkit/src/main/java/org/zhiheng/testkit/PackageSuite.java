package org.zhiheng.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.api.rulings.Asking;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.ReadResult;
import org.zhiheng.rules.RulePackage;

/**
 * Folders of rule packages, read and laid over one another as they would be in force. Immutable.
 *
 * @param packages in the order of the folders
 * @param asking asks their books
 */
public record PackageSuite(List<RulePackage> packages, Asking asking) {

    /**
     * Reads the packages.
     *
     * @param folders each a {@code RULES-INF} folder; the layers above a package first
     * @throws IllegalArgumentException naming every fault, when one of them is refused or they do not fit one another
     */
    public static PackageSuite of(Path... folders) {
        List<RulePackage> packages = new ArrayList<>();
        List<Fault> faults = new ArrayList<>();
        for (Path folder : folders) {
            ReadResult result = read(folder);
            faults.addAll(result.faults());
            if (result.packageOrNull() != null) {
                packages.add(result.packageOrNull());
            }
        }
        refuse(faults);
        return over(packages);
    }

    /**
     * Lays packages over one another.
     *
     * @throws IllegalArgumentException naming every fault, when they do not fit one another
     */
    private static PackageSuite over(List<RulePackage> packages) {
        List<Fault> faults = new ArrayList<>();
        BookMaker.Assembly assembly = BookMaker.assemble(packages, 1);
        assembly.faults().values().forEach(faults::addAll);
        assembly.waiting()
                .forEach(waiting ->
                        faults.add(Fault.error("RP-PARENT", waiting.id(), 0, 0, "没有上级的规则包:" + waiting.id(), null)));
        refuse(faults);
        return new PackageSuite(List.copyOf(packages), new LawRulings(null).with(assembly.books()));
    }

    /**
     * The same packages with one more, in place of the one of its division where there is one: how the others would answer then.
     *
     * @param files the content of the package by path, e.g. {@code package.yaml}
     * @throws IllegalArgumentException naming every fault, when it is refused or does not fit
     */
    public PackageSuite with(Map<String, String> files) {
        Map<String, byte[]> bytes = new HashMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        ReadResult result = new PackageReader().read(PackageContent.of(bytes));
        refuse(result.faults());
        RulePackage added = result.packageOrNull();
        List<RulePackage> others = new ArrayList<>(packages);
        others.removeIf(each -> each.division().equals(added.division()));
        others.add(added);
        return over(others);
    }

    /** Runs the tests a package carries; a fault for each that fails. */
    public List<Fault> run(String packageId) {
        return PackageTrial.run(packageOf(packageId), asking);
    }

    public RulePackage packageOf(String packageId) {
        return packages.stream()
                .filter(each -> each.id().equals(packageId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no package " + packageId));
    }

    private static ReadResult read(Path folder) {
        try {
            return new PackageReader().read(PackageContent.fromFolder(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuse(List<Fault> faults) {
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    String.join("\n", faults.stream().map(Fault::toString).toList()));
        }
    }
}
