package org.zhiheng.rules.swap;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.StoredGeneration;
import org.zhiheng.api.rules.RuleContents;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RulePackage;

/** Takes generations and their packages from the archive. Thread-safe. */
final class Shelf {

    private static final String CODE = "RULES-ARCHIVE";

    private final RuleArchive archive;
    private final PackageOpener opener;
    /** What people see of a content: small, so that listing many generations reads each content once. */
    private final Map<String, PackageInfo> infos = new ConcurrentHashMap<>();

    Shelf(RuleArchive archive, PackageOpener opener) {
        this.archive = archive;
        this.opener = opener;
    }

    /** @throws ZhihengException {@code NOT_FOUND} */
    StoredGeneration generation(long number) {
        return archive.generations().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() ->
                        ZhihengException.notFound("RULES-GENERATION-UNKNOWN", "没有第" + number + "代规则", "generation"));
    }

    /**
     * The packages of a generation by id.
     *
     * @param known packages that need not be read again, by id
     * @throws ZhihengException {@code UNAVAILABLE} when one of its contents is missing, altered or cannot be read
     */
    Map<String, Held> packages(StoredGeneration generation, Map<String, Held> known) {
        Map<String, Held> byHash = new LinkedHashMap<>();
        known.values().forEach(held -> byHash.put(held.hash(), held));
        Map<String, Held> packages = new LinkedHashMap<>();
        for (String hash : generation.contentHashes()) {
            Held held = byHash.get(hash);
            if (held == null) {
                held = new Held(read(archive, opener, hash), origin(generation, hash));
            }
            packages.put(held.id(), held);
        }
        return packages;
    }

    /** A generation as people see it. */
    GenerationInfo info(StoredGeneration generation) {
        List<PackageInfo> packages = generation.contentHashes().stream()
                .map(hash -> infos.computeIfAbsent(
                        hash, h -> new Held(read(archive, opener, h), origin(generation, h)).toInfo()))
                .toList();
        return new GenerationInfo(generation.number(), generation.madeAt(), generation.cause(), packages);
    }

    /** Remembers how packages look, so that they need not be read for it. */
    void remember(Iterable<Held> packages) {
        packages.forEach(held -> infos.putIfAbsent(held.hash(), held.toInfo()));
    }

    private static String origin(StoredGeneration generation, String hash) {
        return generation.origins().getOrDefault(hash, "?");
    }

    /** @throws ZhihengException {@code UNAVAILABLE} when the content is missing, altered or cannot be read */
    static RulePackage read(RuleContents archive, PackageOpener opener, String hash) {
        Map<String, byte[]> files =
                archive.content(hash).orElseThrow(() -> ZhihengException.unavailable(CODE, "档案中缺少规则包内容" + hash));
        RulePackage read = opener.open(PackageContent.of(files)).rulePackage();
        if (read == null) {
            throw ZhihengException.unavailable(CODE, "档案中的规则包内容" + hash + "读不通过");
        }
        return read;
    }
}
