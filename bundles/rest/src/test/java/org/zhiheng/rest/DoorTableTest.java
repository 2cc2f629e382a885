package org.zhiheng.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rest.DoorTable.Row;

/** That every resource method says whom it is for, and what it says is what was written by hand in doors.csv and is described. */
class DoorTableTest {

    private final List<Row> rows = DoorTable.of(RestEndpoint.RESOURCES).rows();

    @Test
    void every_resource_method_declares_whom_it_is_for() {
        assertThat(rows).hasSizeGreaterThan(40);
        for (Row row : rows) {
            assertThat(row.open()).as(row.toString()).isEqualTo(row.needs() == null);
        }
    }

    @Test
    void every_resource_class_is_looked_at() throws IOException {
        try (Stream<Path> classes = Files.walk(Path.of("src/main/java/org/zhiheng/rest"))) {
            assertThat(classes.map(each -> each.getFileName().toString())
                            .filter(each -> each.endsWith("Resource.java"))
                            .map(each -> each.replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(RestEndpoint.RESOURCES.stream()
                            .map(Class::getSimpleName)
                            .toList());
        }
    }

    @Test
    void what_is_declared_is_what_was_written_by_hand() {
        TreeSet<String> declared = new TreeSet<>();
        rows.forEach(each -> declared.add(each.method() + " " + each.path() + " "
                + (each.open() ? "open" : each.needs().id())));
        TreeSet<String> written = new TreeSet<>();
        Doors.read().forEach(each -> written.add(each.method() + " " + each.path() + " " + each.operation()));
        assertThat(declared).isEqualTo(written);
    }

    @Test
    void the_openapi_document_describes_every_address_and_what_it_needs() {
        OpenApiResource described =
                new OpenApiResource(new LawRulings(null), DoorTable.of(RestEndpoint.RESOURCES), List::of);
        Map<?, ?> document = Json.object((byte[]) described.json().getEntity());
        Map<?, ?> paths = (Map<?, ?>) document.get("paths");
        TreeSet<String> told = new TreeSet<>();
        paths.forEach((path, methods) -> ((Map<?, ?>) methods)
                .forEach((method, operation) -> told.add(method.toString().toUpperCase() + " "
                        + path.toString().replaceFirst("^/api/v1/rulings/[a-z-]+$", "/api/v1/rulings/{question}") + " "
                        + needs((Map<?, ?>) operation))));
        TreeSet<String> written = new TreeSet<>();
        Doors.read().stream()
                // The document itself and the way to its page.
                .filter(each -> !each.path().equals("/") && !each.path().contains("openapi"))
                .forEach(each -> written.add(each.method() + " " + each.path() + " " + each.operation()));
        assertThat(told).isEqualTo(written);
    }

    private static String needs(Map<?, ?> operation) {
        if (List.of().equals(operation.get("security"))) {
            return "open";
        }
        assertThat(((Map<?, ?>) operation.get("responses")).keySet().toString()).contains("401", "403");
        String description = operation.get("description").toString();
        return description.substring(description.indexOf('(') + 1, description.length() - 1);
    }
}
