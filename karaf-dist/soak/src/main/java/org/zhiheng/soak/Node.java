package org.zhiheng.soak;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.Subject;
import org.zhiheng.testdb.DatabaseKind;

/** The program that is killed: starts, looks whether all that was told before is there, and writes until it ends. */
public final class Node {

    private final PrintStream out;

    private Node(PrintStream out) {
        this.out = out;
    }

    /** @param arguments kind of the database, the database, the folder, and how much is written ({@link Load}) */
    public static void main(String[] arguments) throws Exception {
        Node node = new Node(new PrintStream(System.out, true, StandardCharsets.UTF_8));
        Thread parent = new Thread(Node::endWithParent, "parent");
        parent.setDaemon(true);
        parent.start();
        Place place = new Place(DatabaseKind.valueOf(arguments[0]), arguments[1], Path.of(arguments[2]));
        Storage storage = new Storage(place);
        node.started(storage);
        new Checking(storage, place, node).check();
        new Writing(storage, Load.valueOf(arguments[3]), node).begin();
    }

    /** Nobody who is left behind goes on writing. */
    static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Only its end says something.
            }
        } catch (IOException e) {
            // As good as the end.
        }
        Runtime.getRuntime().halt(0);
    }

    private void started(Storage storage) {
        String id = UUID.randomUUID().toString();
        List<Recorded> receipts = List.of(storage.recorder.append(new Appending(
                new Subject("node", "n"),
                storage.clock.instant(),
                "system:soak",
                "node-started",
                Map.of("write", id, "parts", 1),
                List.of(),
                null)));
        tell(Line.Kind.READY);
        written(id, receipts);
    }

    synchronized void tell(Line.Kind kind, String... words) {
        out.println(new Line(kind, List.of(words)).text());
    }

    void written(String id, List<Recorded> receipts) {
        String[] words = new String[1 + 3 * receipts.size()];
        words[0] = id;
        for (int i = 0; i < receipts.size(); i++) {
            words[1 + 3 * i] = receipts.get(i).subject().toString();
            words[2 + 3 * i] = String.valueOf(receipts.get(i).number());
            words[3 + 3 * i] = receipts.get(i).hash();
        }
        tell(Line.Kind.WRITTEN, words);
    }
}
