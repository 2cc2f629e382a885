package org.zhiheng.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was written by hand: whom each address is for, and which role may do what and how far. */
final class Doors {

    /**
     * @param operation its id, or {@code open}
     * @param body what is sent, with {@code {body}}, {@code {unique}} and {@code {pem}} to be filled in; empty for none
     */
    record Address(String method, String path, String operation, String body) {}

    private Doors() {}

    static List<Address> read() {
        try (InputStream in = Doors.class.getResourceAsStream("doors.csv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(";", -1))
                    .map(cells -> new Address(cells[0], cells[1], cells[2], cells[3]))
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** operation,role → a scope, {@code platform} or {@code account}; what is not there is refused. The table access is tested by. */
    static Map<String, String> permissions() {
        Map<String, String> reach = new HashMap<>();
        try {
            Files.readAllLines(Path.of("../access/src/test/resources/org/zhiheng/access/domain/permissions.csv"))
                    .stream()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> {
                        for (String role : cells[2].split(" ")) {
                            reach.put(cells[0] + "," + role, cells[1]);
                        }
                    });
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return reach;
    }
}
