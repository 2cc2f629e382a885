package org.zhiheng.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.zhiheng.records.CanonicalJson;
import org.zhiheng.records.Json;

/** Runs the program that programs of others are to be written after (docs/contracts/receipts/verify.mjs) in Node, which the build needs for the pages anyway. */
final class VerifyScript {

    private static final Path SCRIPT = Path.of("../../docs/contracts/receipts/verify.mjs");
    private static final String RUN =
            """
            import { verify } from '%s';
            import { readFileSync } from 'node:fs';
            const { text, ...besides } = JSON.parse(readFileSync(0, 'utf8'));
            const { checks, ...told } = await verify(text, besides);
            console.log(JSON.stringify({ ...told, held: checks.filter((each) => each.holds).map((each) => each.code), failed: checks.filter((each) => !each.holds).map((each) => each.code) }));
            """;

    private VerifyScript() {}

    /**
     * What it says of a receipt.
     *
     * @param held codes of the checks that hold
     */
    record Told(String id, String key, boolean sound, boolean anchored, List<?> held, List<?> failed) {}

    /**
     * @param disclosures null for none
     * @param mark null for none
     */
    static Told of(String text, String disclosures, String mark, List<String> keys)
            throws IOException, InterruptedException {
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("text", text);
        if (disclosures != null) {
            said.put("disclosures", disclosures);
        }
        if (mark != null) {
            said.put("mark", mark);
        }
        said.put("keys", keys);
        Process node = new ProcessBuilder(
                        "node",
                        "--input-type=module",
                        "-e",
                        RUN.formatted(SCRIPT.toAbsolutePath().normalize().toUri()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (OutputStream out = node.getOutputStream();
                InputStream in = node.getInputStream()) {
            out.write(CanonicalJson.write(said).getBytes(StandardCharsets.UTF_8));
            out.close();
            Map<String, Object> told = Json.readObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertThat(node.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(node.exitValue()).isZero();
            return new Told(
                    (String) told.get("id"),
                    (String) told.get("key"),
                    (Boolean) told.get("sound"),
                    (Boolean) told.get("anchored"),
                    (List<?>) told.get("held"),
                    (List<?>) told.get("failed"));
        } finally {
            node.destroyForcibly();
        }
    }
}
