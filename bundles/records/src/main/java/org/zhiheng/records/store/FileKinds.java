package org.zhiheng.records.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;

/** Which kinds of files are taken in, and whether one is of the kind it is said to be. Thread-safe. */
public final class FileKinds {

    /** Kinds the library does not know by their own name: what their bytes look like. */
    private static final Map<String, MediaType> CONTAINERS = Map.of("application/ofd", MediaType.APPLICATION_ZIP);

    private final Set<String> taken;
    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    /** @param taken media types without parameters, in any case */
    public FileKinds(Collection<String> taken) {
        this.taken = new TreeSet<>(
                taken.stream().map(each -> each.toLowerCase(Locale.ROOT)).toList());
    }

    boolean takes(String mediaType) {
        return taken.contains(mediaType);
    }

    /** The endings of files that are taken, for people. */
    String told() {
        return taken.stream().map(this::ending).distinct().collect(Collectors.joining("、"));
    }

    private String ending(String mediaType) {
        try {
            String ending = types.forName(mediaType).getExtension();
            return ending.isEmpty() ? mediaType.substring(mediaType.indexOf('/') + 1) : ending.substring(1);
        } catch (MimeTypeException e) {
            return mediaType;
        }
    }

    /** Whether the bytes of a file do not speak against what it is said to be. Bytes that tell nothing do. */
    boolean holds(Path file, String mediaType) throws IOException {
        MediaType found;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            found = types.detect(in, new Metadata());
        }
        MediaType said = CONTAINERS.getOrDefault(mediaType, MediaType.parse(mediaType));
        MediaTypeRegistry registry = types.getMediaTypeRegistry();
        return !found.equals(MediaType.OCTET_STREAM)
                && (registry.isInstanceOf(said, found) || registry.isInstanceOf(found, said));
    }
}
