package org.zhiheng.soak;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.Appending;
import org.zhiheng.api.records.Attachment;
import org.zhiheng.api.records.ConsistencyProof;
import org.zhiheng.api.records.Personal;
import org.zhiheng.api.records.Recorded;
import org.zhiheng.api.records.SignedHead;
import org.zhiheng.api.records.Subject;
import org.zhiheng.api.records.TreeHead;
import org.zhiheng.persistence.Lease;
import org.zhiheng.persistence.LeaseHolder;
import org.zhiheng.records.HeadForm;
import org.zhiheng.records.Suite;
import org.zhiheng.records.store.Sealer;

/**
 * Writes until the process ends: several threads that append, and one that seals and gives heads to the witness. A write is told once it is committed or refused, never
 * before.
 */
final class Writing {

    private static final int THREADS = 4;
    private static final int SUBJECTS = 60;
    private static final int PERSONS = 20;
    private static final int REST_AFTER_REFUSAL = 200;
    private static final int SEALED_EVERY = 150;
    /** Short, so that the next node need not wait long for the lease of one that was killed. */
    private static final Duration LEASE = Duration.ofSeconds(2);

    private final Storage storage;
    private final Load load;
    private final Node node;
    private final LeaseHolder lease;

    Writing(Storage storage, Load load, Node node) {
        this.storage = storage;
        this.load = load;
        this.node = node;
        lease = new LeaseHolder(storage.leases, Sealer.LEASE, LEASE, this::compare, storage.clock);
    }

    /** Before anything is sealed: a witness that is ahead means that something committed was lost. */
    private void compare(Lease taken) {
        storage.witness
                .last()
                .flatMap(head -> storage.sealer.compare(taken, head))
                .ifPresent(reason -> node.tell(Line.Kind.FAULT, "the log is held: " + reason));
    }

    void begin() {
        for (int i = 0; i < THREADS; i++) {
            new Thread(this::write, "write-" + i).start();
        }
        new Thread(this::seal, "seal").start();
    }

    private void write() {
        SplittableRandom random = new SplittableRandom();
        while (true) {
            boolean done = write(random);
            rest(done ? random.nextInt(2 * load.rest) : REST_AFTER_REFUSAL);
        }
    }

    private static void rest(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            // Derby interrupts whoever is in it when it shuts a database down, nobody else does: a node whose threads
            // all ended of that would be gone without a word.
        }
    }

    // Whatever is thrown but a refusal in the platform's terms is a fault to be told.
    private boolean write(SplittableRandom random) {
        String id = UUID.randomUUID().toString();
        try {
            node.written(id, written(id, random));
            return true;
        } catch (ZhihengException e) {
            node.tell(Line.Kind.REFUSED, id, e.code());
            if (e.code().equals("DB-FAILED")) {
                // Which says nothing.
                e.printStackTrace();
            }
        } catch (IOException | RuntimeException | Error e) {
            node.tell(Line.Kind.FAULT, "a write failed without a code: " + e);
            e.printStackTrace();
        }
        return false;
    }

    private List<Recorded> written(String id, SplittableRandom random) throws IOException {
        return switch (random.nextInt(10)) {
            case 0 -> List.of(storage.recorder.append(appending(id, 1, subject(random), random, List.of())));
            case 1 -> {
                byte[] content = new byte[random.nextInt(1, load.attachment)];
                random.nextBytes(content);
                Attachment stored =
                        storage.attachments.store(new ByteArrayInputStream(content), "application/octet-stream");
                yield List.of(storage.recorder.append(appending(id, 1, subject(random), random, List.of(stored))));
            }
            case 2, 3 -> List.of(storage.recorder.append(personal(id, random)));
            case 4, 5, 6 -> together(id, random);
            default -> inOneCall(id, random);
        };
    }

    /** Several calls in one transaction, in the order of subjects, for else two such transactions wait for each other. */
    private List<Recorded> together(String id, SplittableRandom random) {
        int first = random.nextInt(SUBJECTS - 1);
        int second = random.nextInt(first + 1, SUBJECTS);
        return storage.transactions.required(tx -> {
            List<Recorded> receipts = new ArrayList<>();
            receipts.add(storage.recorder.append(appending(id, 2, subject(first), random, List.of())));
            receipts.add(storage.recorder.append(appending(id, 2, subject(second), random, List.of())));
            return receipts;
        });
    }

    private List<Recorded> inOneCall(String id, SplittableRandom random) {
        int parts = random.nextInt(2, 6);
        List<Appending> appendings = new ArrayList<>();
        for (int i = 0; i < parts; i++) {
            appendings.add(appending(id, parts, subject(random), random, List.of()));
        }
        return storage.recorder.append(appendings);
    }

    private Appending personal(String id, SplittableRandom random) {
        Map<String, Object> payload = payload(id, 1, random);
        payload.put("name", new Personal("p" + random.nextInt(PERSONS), "name", nameOf(id)));
        return appending(subject(random), payload, List.of());
    }

    /** The personal datum of a write, as it is looked for later. */
    static String nameOf(String write) {
        return "当事人" + write;
    }

    private Appending appending(
            String id, int parts, Subject subject, SplittableRandom random, List<Attachment> attachments) {
        return appending(subject, payload(id, parts, random), attachments);
    }

    private Appending appending(Subject subject, Map<String, Object> payload, List<Attachment> attachments) {
        return new Appending(
                subject, storage.clock.instant(), "account:7", "evidence-added", payload, attachments, null);
    }

    private Map<String, Object> payload(String id, int parts, SplittableRandom random) {
        byte[] text = new byte[load.text * 3 / 4];
        random.nextBytes(text);
        Map<String, Object> payload = new LinkedHashMap<>();
        payload.put("write", id);
        payload.put("parts", parts);
        payload.put("text", Base64.getEncoder().encodeToString(text));
        return payload;
    }

    private static Subject subject(SplittableRandom random) {
        return subject(random.nextInt(SUBJECTS));
    }

    /** With digits of one length, so that numbers and texts have one order. */
    private static Subject subject(int number) {
        return new Subject("case", String.format("c%03d", number));
    }

    private void seal() {
        while (true) {
            sealOnce();
            rest(SEALED_EVERY);
        }
    }

    private void sealOnce() {
        try {
            Optional<Lease> held = lease.hold();
            if (held.isPresent()) {
                storage.sealer
                        .seal(held.get(), Suite.SM3_SM2)
                        .ifPresent(head -> node.tell(Line.Kind.HEAD, HeadForm.write(head)));
                storage.records.head().ifPresent(this::keep);
            }
        } catch (ZhihengException e) {
            if (e.code().equals("DB-LEASE-LOST")) {
                lease.lost();
            }
            node.tell(Line.Kind.WAITING, e.code());
        } catch (RuntimeException | Error e) {
            node.tell(Line.Kind.FAULT, "sealing failed without a code: " + e);
            e.printStackTrace();
        }
    }

    private void keep(SignedHead head) {
        TreeHead last = storage.witness.last().map(SignedHead::head).orElse(null);
        if (last != null && last.seal() == head.head().seal()) {
            return;
        }
        ConsistencyProof proof = last == null
                ? null
                : storage.records.consistency(
                        head.head().era(), last.size(), head.head().size());
        storage.witness.keep(head, proof);
    }
}
