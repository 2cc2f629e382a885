package org.zhiheng.rules.archive;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.ContentFiles;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.RuleArchive;

/**
 * The archive as files: {@code contents/<hash>.zip}, and {@code log/<number>.yaml}, one file for each thing that happened, in order.
 * A file is there whole or not at all; nothing is ever changed or deleted but {@code head.yaml}, which says how far the log
 * goes, so that the loss of its newest entries is noticed.
 */
public final class FileRuleArchive implements RuleArchive {

    private static final Logger LOG = LoggerFactory.getLogger(FileRuleArchive.class);
    private static final Pattern ENTRY = Pattern.compile("\\d{10}\\.yaml");
    private static final String HEAD = "head.yaml";
    private static final String TORN = "RULES-ARCHIVE-TORN";
    private static final String LOST = "RULES-ARCHIVE-LOST";
    private static final String UNREADABLE = "RULES-ARCHIVE";
    private static final String RESTORE = "请从备份恢复数据文件夹中的rules,然后重新启动";

    private final Path folder;
    private final Path contents;
    private final Path log;
    private final Path head;
    private final List<StoredGeneration> generations = new ArrayList<>();
    private final Map<String, Disposition> dispositions = new LinkedHashMap<>();
    private final Map<String, List<String>> books = new HashMap<>();
    private final List<Happening> history = new ArrayList<>();
    private final SortedSet<Long> decisions = new TreeSet<>();
    private final List<FaultInfo> damages = new ArrayList<>();
    private long lastEntry;

    /**
     * Opens the archive, making it where there is none. What is whole is taken in; what is not stands in {@link #damages()}.
     *
     * @param folder durable folder of this node
     */
    public FileRuleArchive(Path folder) {
        this.folder = folder;
        this.contents = folder.resolve("contents");
        this.log = folder.resolve("log");
        this.head = folder.resolve(HEAD);
        try {
            Files.createDirectories(contents);
            Files.createDirectories(log);
            String lastSeal = readLog();
            Head expected = readHead();
            if (expected != null) {
                compare(expected, lastSeal);
            }
            if (damages.isEmpty() && (expected == null || expected.entry() < lastEntry)) {
                // The platform ended between an entry and its head, or the archive is new.
                writeHead(lastSeal);
            }
        } catch (IOException e) {
            damage(UNREADABLE, folder, "规则档案读不出来:" + e, "请检查数据文件夹zhiheng.data和它的权限,然后重新启动");
        }
    }

    /** Takes in all entries that are whole, and gives the seal of the last; empty when there is none. */
    private String readLog() throws IOException {
        String seal = "";
        for (Path entry : entries()) {
            long number = Long.parseLong(entry.getFileName().toString().substring(0, 10));
            if (number != lastEntry + 1) {
                lost(lastEntry + 1, number - 1);
            }
            lastEntry = number;
            try {
                SealedYaml.Sealed sealed = SealedYaml.read(entry);
                replay(sealed.content());
                seal = sealed.seal();
            } catch (IOException | RuntimeException e) {
                damage(TORN, entry, "规则档案的记录" + entry.getFileName() + "残缺或者被改动过", RESTORE);
            }
        }
        return seal;
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(log)) {
            return files.filter(
                            file -> ENTRY.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /**
     * @param entry number of the newest entry when it was written
     * @param seal of that entry; empty when there was none
     */
    private record Head(long entry, String seal) {}

    /** Null when there is none, or none that can be read. */
    private Head readHead() throws IOException {
        if (!Files.exists(head)) {
            if (lastEntry > 0) {
                // Somebody has taken it away to go on with what is left, or the archive is older than heads.
                LOG.warn("The archive of rules has no head; its {} entries are taken for all", lastEntry);
            } else if (hasContents()) {
                damage(LOST, log, "规则档案的记录全部丢失", RESTORE);
            }
            return null;
        }
        try {
            Map<String, Object> read = SealedYaml.read(head).content();
            return new Head(((Number) read.get("entry")).longValue(), (String) read.get("seal"));
        } catch (IOException | RuntimeException e) {
            damage(TORN, head, "规则档案的" + HEAD + "残缺或者被改动过", RESTORE);
            return null;
        }
    }

    private boolean hasContents() throws IOException {
        try (Stream<Path> files = Files.list(contents)) {
            return files.findAny().isPresent();
        }
    }

    private void compare(Head expected, String lastSeal) {
        if (expected.entry() > lastEntry) {
            lost(lastEntry + 1, expected.entry());
        } else if (expected.entry() == lastEntry
                && damages.isEmpty()
                && !expected.seal().equals(lastSeal)) {
            damage(TORN, entryFile(lastEntry), "规则档案的最后一条记录与" + HEAD + "不符,被改动过", RESTORE);
        }
    }

    private void writeHead(String seal) throws IOException {
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("entry", lastEntry);
        content.put("seal", seal);
        SealedYaml.write(head, content);
    }

    private Path entryFile(long number) {
        return log.resolve(String.format("%010d.yaml", number));
    }

    private void lost(long from, long to) {
        String which = from == to ? "第" + from + "条" : "第" + from + "条到第" + to + "条";
        damage(LOST, entryFile(from), "规则档案的记录丢失了" + which, RESTORE + ";找不回来的,移走" + HEAD + "再启动,就以剩下的记录为准");
    }

    private void damage(String code, Path file, String message, String hint) {
        LOG.error("The archive of rules is damaged: {} {}", code, file);
        damages.add(new FaultInfo("error", code, folder.relativize(file).toString(), 0, 0, message, hint));
    }

    @Override
    public List<FaultInfo> damages() {
        return List.copyOf(damages);
    }

    @Override
    public void storeContent(String contentHash, Map<String, byte[]> files) {
        if (!ContentFiles.hash(files).equals(contentHash)) {
            throw ZhihengException.invalid("RULES-HASH", "内容与它的散列不符:" + contentHash, "contentHash");
        }
        if (sound(contentHash)) {
            return;
        }
        Path target = contentFile(contentHash);
        try {
            AtomicFiles.write(target, ContentFiles.pack(files));
        } catch (IOException e) {
            throw broken("规则包内容存不进档案:" + e.getMessage(), e);
        }
    }

    /** Whether the content is there and whole; a damaged one is written anew. */
    private boolean sound(String contentHash) {
        try {
            return content(contentHash).isPresent();
        } catch (ZhihengException e) {
            return false;
        }
    }

    @Override
    public Optional<Map<String, byte[]>> content(String contentHash) {
        Path source = contentFile(contentHash);
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ContentFiles.unpack(Files.readAllBytes(source), contentHash));
        } catch (IOException e) {
            throw broken("档案中的规则包内容" + contentHash + "残缺或者被改动过", e);
        }
    }

    private Path contentFile(String contentHash) {
        if (!contentHash.matches("[0-9a-f]{64}")) {
            throw ZhihengException.invalid("RULES-HASH", "内容的散列应当是64位十六进制数", "contentHash");
        }
        return contents.resolve(contentHash + ".zip");
    }

    @Override
    public synchronized Optional<List<String>> book(String fingerprint) {
        return Optional.ofNullable(books.get(fingerprint));
    }

    @Override
    public synchronized void appendGeneration(
            StoredGeneration generation,
            List<Disposition> decided,
            Map<String, List<String>> bookContents,
            Mandate mandate) {
        if (generation.number() != newest() + 1) {
            throw moved();
        }
        Map<String, List<String>> unknown = new LinkedHashMap<>(bookContents);
        unknown.keySet().removeAll(books.keySet());
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("generation", ArchiveForms.of(generation));
        entry.put("dispositions", decided.stream().map(ArchiveForms::of).toList());
        entry.put("books", unknown);
        append(entry, mandate);
    }

    @Override
    public synchronized void remember(List<Disposition> decided, Mandate mandate) {
        if (!decided.isEmpty() || !mandate.decisions().isEmpty()) {
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("dispositions", decided.stream().map(ArchiveForms::of).toList());
            append(entry, mandate);
        }
    }

    private static ZhihengException moved() {
        return ZhihengException.conflict("RULES-ARCHIVE-MOVED", "规则已经先有了别的变动,请重新查看后再办");
    }

    private void append(Map<String, Object> entry, Mandate mandate) {
        if (mandate.decisions().stream().anyMatch(each -> decisions.contains(each.number()))) {
            throw moved();
        }
        entry.put("mandate", ArchiveForms.of(mandate));
        if (!damages.isEmpty()) {
            throw broken("规则档案有损坏,不能写入:" + damages.get(0).message(), null);
        }
        String seal;
        try {
            seal = SealedYaml.write(entryFile(lastEntry + 1), entry);
        } catch (IOException e) {
            throw broken("规则档案写不进去:" + e.getMessage(), e);
        }
        lastEntry++;
        replay(entry);
        try {
            writeHead(seal);
        } catch (IOException e) {
            // The entry is durable, and so is what it says; the next head makes up for this one.
            LOG.warn("The head of the archive of rules could not be written", e);
        }
    }

    /** Takes an entry into memory, when it is written and when it is read. */
    @SuppressWarnings("unchecked")
    private void replay(Map<String, Object> entry) {
        Map<String, Object> form = (Map<String, Object>) entry.get("generation");
        StoredGeneration generation = form == null ? null : ArchiveForms.generation(form);
        if (generation != null) {
            generations.add(generation);
        }
        List<Disposition> decided = ((List<Map<String, Object>>) entry.getOrDefault("dispositions", List.of()))
                .stream().map(ArchiveForms::disposition).toList();
        decided.forEach(each -> dispositions.put(each.contentHash(), each));
        Map<String, List<String>> made = new LinkedHashMap<>();
        ((Map<String, List<String>>) entry.getOrDefault("books", Map.of()))
                .forEach((fingerprint, hashes) -> made.put(fingerprint, List.copyOf(hashes)));
        books.putAll(made);
        // Entries of the version before two people decided have no mandate.
        Map<String, Object> mandate = (Map<String, Object>) entry.getOrDefault("mandate", Map.of());
        for (Map<String, Object> each : (List<Map<String, Object>>) mandate.getOrDefault("decisions", List.of())) {
            decisions.add(((Number) each.get("number")).longValue());
        }
        history.add(new Happening(generation, decided, made));
    }

    @Override
    public synchronized long newest() {
        return generations.isEmpty()
                ? 0
                : generations.get(generations.size() - 1).number();
    }

    @Override
    public synchronized Optional<StoredGeneration> generation(long number) {
        return generations.stream().filter(each -> each.number() == number).findFirst();
    }

    @Override
    public synchronized List<StoredGeneration> generations() {
        return List.copyOf(generations);
    }

    @Override
    public synchronized Map<String, Disposition> dispositions() {
        return Map.copyOf(dispositions);
    }

    @Override
    public synchronized long newestDecision() {
        return decisions.isEmpty() ? 0 : decisions.last();
    }

    /** Everything that is whole, in the order in which it happened. */
    public synchronized List<Happening> history() {
        return List.copyOf(history);
    }

    private static ZhihengException broken(String message, Throwable cause) {
        return new ZhihengException(ErrorKind.UNAVAILABLE, UNREADABLE, message, null, cause);
    }

    /** The forms in which the archive's entries are written. */
    private static final class ArchiveForms {

        static Map<String, Object> of(StoredGeneration generation) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("number", generation.number());
            form.put("madeAt", generation.madeAt().toString());
            form.put("cause", generation.cause());
            form.put("contents", generation.contentHashes());
            form.put("origins", generation.origins());
            return form;
        }

        @SuppressWarnings("unchecked")
        static StoredGeneration generation(Map<String, Object> form) {
            return new StoredGeneration(
                    ((Number) form.get("number")).longValue(),
                    Instant.parse((String) form.get("madeAt")),
                    (String) form.get("cause"),
                    List.copyOf((List<String>) form.get("contents")),
                    Map.copyOf((Map<String, String>) form.get("origins")));
        }

        static Map<String, Object> of(Mandate mandate) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("what", mandate.what());
            form.put("actor", mandate.actor());
            form.put(
                    "decisions",
                    mandate.decisions().stream().map(ArchiveForms::of).toList());
            return form;
        }

        private static Map<String, Object> of(RuleRelease.Decided decided) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("number", decided.number());
            form.put("proposal", decided.proposal().id());
            form.put("proposedBy", decided.proposal().proposedBy());
            form.put("decidedBy", decided.proposal().decidedBy());
            return form;
        }

        static Map<String, Object> of(Disposition disposition) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("content", disposition.contentHash());
            form.put("state", disposition.state());
            form.put("package", disposition.packageId());
            form.put("version", disposition.version());
            form.put("origin", disposition.origin());
            form.put("at", disposition.at().toString());
            form.put("reason", disposition.reason());
            // A list of its own, for one that several entries share would be written as an alias.
            form.put(
                    "faults",
                    new ArrayList<>(
                            disposition.faults().stream().map(ArchiveForms::of).toList()));
            return form;
        }

        private static Map<String, Object> of(FaultInfo fault) {
            Map<String, Object> form = new LinkedHashMap<>();
            form.put("severity", fault.severity());
            form.put("code", fault.code());
            form.put("file", fault.file());
            form.put("line", fault.line());
            form.put("column", fault.column());
            form.put("message", fault.message());
            form.put("hint", fault.hint());
            return form;
        }

        @SuppressWarnings("unchecked")
        static Disposition disposition(Map<String, Object> form) {
            List<FaultInfo> faults = ((List<Map<String, Object>>) form.get("faults"))
                    .stream().map(ArchiveForms::fault).toList();
            return new Disposition(
                    (String) form.get("content"),
                    (String) form.get("state"),
                    (String) form.get("package"),
                    (String) form.get("version"),
                    (String) form.get("origin"),
                    Instant.parse((String) form.get("at")),
                    (String) form.get("reason"),
                    faults);
        }

        private static FaultInfo fault(Map<String, Object> form) {
            return new FaultInfo(
                    (String) form.get("severity"),
                    (String) form.get("code"),
                    (String) form.get("file"),
                    (Integer) form.get("line"),
                    (Integer) form.get("column"),
                    (String) form.get("message"),
                    (String) form.get("hint"));
        }
    }
}
