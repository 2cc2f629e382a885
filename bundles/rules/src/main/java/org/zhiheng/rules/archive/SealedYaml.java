package org.zhiheng.rules.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;

/** A YAML file whose first line is the SHA-256 of the rest, so that a torn or altered one is found when it is read. */
final class SealedYaml {

    private static final String HEAD = "# sha256 ";
    private static final int LONGEST = 64 << 20;

    private SealedYaml() {}

    /** @param seal SHA-256 of what stands below the first line, hexadecimal */
    record Sealed(String seal, Map<String, Object> content) {}

    /** Gives the seal. */
    static String write(Path target, Map<String, Object> content) throws IOException {
        DumpSettings settings =
                DumpSettings.builder().setDefaultFlowStyle(FlowStyle.BLOCK).build();
        String body = new Dump(settings).dumpToString(content);
        String seal = hash(body);
        byte[] bytes = (HEAD + seal + "\n" + body).getBytes(StandardCharsets.UTF_8);
        AtomicFiles.write(target, bytes);
        return seal;
    }

    @SuppressWarnings("unchecked")
    static Sealed read(Path source) throws IOException {
        String text = Files.readString(source, StandardCharsets.UTF_8);
        int end = text.indexOf('\n');
        String body = text.substring(end + 1);
        if (end < 0
                || !text.startsWith(HEAD)
                || !text.substring(HEAD.length(), end).equals(hash(body))) {
            throw new IOException("torn or altered: " + source.getFileName());
        }
        // No limit on aliases: this program wrote the file, and its hash says that nobody has changed it.
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LONGEST)
                .setMaxAliasesForCollections(Integer.MAX_VALUE)
                .build();
        Map<String, Object> content = (Map<String, Object>) new Load(settings).loadFromString(body);
        return new Sealed(text.substring(HEAD.length(), end), content);
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
