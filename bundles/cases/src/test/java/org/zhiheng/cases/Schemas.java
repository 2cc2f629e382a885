package org.zhiheng.cases;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.zhiheng.records.Json;

/** The JSON Schemas of what leaves the platform, by their {@code $id}. */
final class Schemas {

    private static final Path CONTRACTS = Path.of("../../docs/contracts");
    private static final SchemaValidatorsConfig STRICT =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012, made -> made.schemaLoaders(loaders -> loaders.schemas(all())));

    private Schemas() {}

    private static Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (String folder : List.of("receipts", "archives")) {
            try (var files = Files.list(CONTRACTS.resolve(folder))) {
                for (Path each :
                        files.filter(file -> file.toString().endsWith(".json")).toList()) {
                    String text = Files.readString(each);
                    all.put((String) Json.readObject(text).get("$id"), text);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    /** What a text says that the schema does not allow. */
    static List<String> faults(String schema, String text) {
        return FACTORY.getSchema(SchemaLocation.of(schema), STRICT).validate(text, InputFormat.JSON).stream()
                .map(Object::toString)
                .toList();
    }
}
