package org.zhiheng.tools.receipt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.rules.PackageContent;

/** Packages at hand and the books that a receipt says it rests on, to be read as the platform's archive is. Nothing is written. */
final class PackageArchive implements RuleArchive {

    private final Map<String, PackageContent> contents = new HashMap<>();
    private final Map<String, List<String>> books;

    /** @param books hashes of the contents of each book, by fingerprint */
    PackageArchive(List<PackageContent> packages, Map<String, List<String>> books) {
        packages.forEach(each -> contents.put(each.hash(), each));
        this.books = Map.copyOf(books);
    }

    /** Contents of a book that are not at hand. */
    List<String> lacking(String fingerprint) {
        return books.getOrDefault(fingerprint, List.of()).stream()
                .filter(each -> !contents.containsKey(each))
                .toList();
    }

    @Override
    public Optional<Map<String, byte[]>> content(String contentHash) {
        return Optional.ofNullable(contents.get(contentHash)).map(content -> {
            Map<String, byte[]> files = new HashMap<>();
            content.paths().forEach(path -> files.put(path, content.bytes(path)));
            return files;
        });
    }

    @Override
    public Optional<List<String>> book(String fingerprint) {
        return Optional.ofNullable(books.get(fingerprint));
    }

    @Override
    public List<FaultInfo> damages() {
        return List.of();
    }

    @Override
    public long newest() {
        return 0;
    }

    @Override
    public Optional<StoredGeneration> generation(long number) {
        return Optional.empty();
    }

    @Override
    public List<StoredGeneration> generations() {
        return List.of();
    }

    @Override
    public Map<String, Disposition> dispositions() {
        return Map.of();
    }

    @Override
    public long newestDecision() {
        return 0;
    }

    @Override
    public void storeContent(String contentHash, Map<String, byte[]> files) {
        throw reading();
    }

    @Override
    public void appendGeneration(
            StoredGeneration generation,
            List<Disposition> dispositions,
            Map<String, List<String>> made,
            Mandate mandate) {
        throw reading();
    }

    @Override
    public void remember(List<Disposition> dispositions, Mandate mandate) {
        throw reading();
    }

    private static UnsupportedOperationException reading() {
        return new UnsupportedOperationException("only read");
    }
}
