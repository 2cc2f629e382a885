package org.zhiheng.tools.receipt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.zhiheng.api.rules.RuleContents;
import org.zhiheng.rules.PackageContent;

/** Packages at hand, and the books that a receipt says it rests on as far as they can be made of these. */
final class PackageArchive implements RuleContents {

    private final Map<String, PackageContent> contents = new HashMap<>();
    private final Map<String, List<String>> books;

    /** @param books hashes of the contents of each book, by fingerprint */
    PackageArchive(List<PackageContent> packages, Map<String, List<String>> books) {
        packages.forEach(each -> contents.put(each.hash(), each));
        this.books = Map.copyOf(books);
    }

    @Override
    public Optional<Map<String, byte[]>> content(String contentHash) {
        return Optional.ofNullable(contents.get(contentHash)).map(content -> {
            Map<String, byte[]> files = new HashMap<>();
            content.paths().forEach(path -> files.put(path, content.bytes(path)));
            return files;
        });
    }

    /** Empty where one of its packages is not at hand. */
    @Override
    public Optional<List<String>> book(String fingerprint) {
        return Optional.ofNullable(books.get(fingerprint)).filter(contents.keySet()::containsAll);
    }
}
