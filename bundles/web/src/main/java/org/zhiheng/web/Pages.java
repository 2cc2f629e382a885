package org.zhiheng.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The files that were built, by their paths. What is not among them is not there, however a path is written. Immutable. */
final class Pages {

    private static final String FOLDER = "/web/";
    /** Where the build puts what has its hash in its name. */
    private static final String LASTING = "assets/";

    private static final String COMPRESSED = ".gz";
    private static final int TAG_BYTES = 16;

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html;charset=utf-8",
            "js", "text/javascript;charset=utf-8",
            "css", "text/css;charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "json", "application/json;charset=utf-8",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    private final Map<String, Page> pages;

    /**
     * A file.
     *
     * @param compressed the same with gzip; null where that was not made
     * @param lasting whether another content would have another name
     */
    record Page(URL plain, URL compressed, String type, String tag, boolean lasting) {}

    private Pages(Map<String, Page> pages) {
        this.pages = Map.copyOf(pages);
    }

    /** @param entries of the bundle's folder; null where there is none */
    static Pages of(Enumeration<URL> entries) {
        Map<String, URL> files = new HashMap<>();
        if (entries != null) {
            for (URL each : Collections.list(entries)) {
                String path = each.getPath();
                if (!path.endsWith("/")) {
                    files.put(path.substring(path.indexOf(FOLDER) + FOLDER.length()), each);
                }
            }
        }
        Map<String, Page> pages = new HashMap<>();
        files.forEach((path, url) -> {
            String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
            if (type != null) {
                pages.put(path, new Page(url, files.get(path + COMPRESSED), type, tag(url), path.startsWith(LASTING)));
            }
        });
        return new Pages(pages);
    }

    /**
     * A file, or for the address of a page (which has no dot) the one that starts them all.
     *
     * @param start the name of that one
     */
    Optional<Page> of(String path, String start) {
        Page page = pages.get(path);
        if (page == null && path.indexOf('.') < 0) {
            page = pages.get(start);
        }
        return Optional.ofNullable(page);
    }

    private static String tag(URL url) {
        try (InputStream in = url.openStream()) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
            return '"' + HexFormat.of().formatHex(digest, 0, TAG_BYTES) + '"';
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
