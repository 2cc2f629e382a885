package org.zhiheng.portal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.records.ReceiptBox;

/**
 * Takes the files of the platform one after another, in the order of their numbers, and shows what they say. A file that is changed, cut off, signed by nobody who is
 * trusted, or that leaves one out is not taken, and neither is any behind it, until the right one or one with everything is there. Thread-safe.
 */
@Component(
        service = Portal.class,
        configurationPid = "org.zhiheng.portal",
        configurationPolicy = ConfigurationPolicy.OPTIONAL)
@Designate(ocd = PortalConfig.class)
public final class Portal {

    private static final Logger LOG = LoggerFactory.getLogger(Portal.class);
    private static final Pattern NAME = Pattern.compile("zhiheng-disclosure-(\\d{12})\\.jsonl");
    private static final String RECEIPTS = "receipts";
    private static final int LONGEST_CODE = 40;
    private static final int EVERY_SECONDS = 2;
    private static final int STOP_SECONDS = 60;

    private final Path files;
    private final Path keys;
    private final Path folder;
    private final Clock clock;
    private final PortalConfig config;
    private final ClueBox clues;
    private final ScheduledExecutorService thread;
    private volatile PublicIndex index;
    private volatile String refused = "";

    @Activate
    public Portal(BundleContext context, PortalConfig config) {
        this(
                folder(context, config.files(), "disclosure/exports"),
                folder(context, config.keys(), "disclosure/keys"),
                folder(context, config.index(), "portal/index"),
                folder(context, config.clues(), "disclosure/clues"),
                folder(context, "", "portal/clues"),
                config,
                PortalClock.of(),
                true);
    }

    /**
     * @param folder of the index
     * @param sent where clues are laid for the platform
     * @param own where this portal keeps its key for them
     * @param alone whether it looks for files by itself
     */
    public Portal(
            Path files, Path keys, Path folder, Path sent, Path own, PortalConfig config, Clock clock, boolean alone) {
        this.clues = new ClueBox(sent, keys, own, clock);
        this.files = files;
        this.keys = keys;
        this.folder = folder;
        this.clock = clock;
        this.config = config;
        this.index = opened(folder);
        if (!alone) {
            this.thread = null;
            return;
        }
        this.thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread made = new Thread(work, "zhiheng-portal");
            made.setDaemon(true);
            return made;
        });
        thread.scheduleWithFixedDelay(this::quietly, 0, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    private static Path folder(BundleContext context, String set, String usual) {
        if (!set.isBlank()) {
            return Path.of(set.strip());
        }
        String data = context.getProperty("zhiheng.data");
        if (data == null || data.isBlank()) {
            throw new IllegalStateException("zhiheng.data is not set");
        }
        return Path.of(data).resolve(usual);
    }

    private static PublicIndex opened(Path folder) {
        try {
            return new PublicIndex(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deactivate
    public void stop() throws IOException {
        if (thread != null) {
            thread.shutdown();
            try {
                thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        index.close();
    }

    PortalConfig config() {
        return config;
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The keys that are believed, read anew: one may have been carried here a moment ago. */
    Trusted trusted() throws IOException {
        return Trusted.in(keys);
    }

    /** The receipt whose paper has a code; empty where none lies here that it opens. */
    Optional<String> receipt(String mark) throws IOException {
        Optional<ReceiptBox> box = ReceiptBox.of(mark);
        if (box.isEmpty()) {
            return Optional.empty();
        }
        Path file = files.resolve(RECEIPTS).resolve(box.get().name());
        return Files.isRegularFile(file)
                ? Optional.of(new String(box.get().open(Files.readAllBytes(file)), StandardCharsets.UTF_8))
                : Optional.empty();
    }

    PublicIndex.Last last() {
        return index.last();
    }

    /** Why the next file is not taken; empty where nothing is wrong. */
    public String refused() {
        return refused;
    }

    PublicIndex.Page list(PublicIndex.Wanted wanted) throws IOException {
        return index.list(wanted, today());
    }

    Optional<PublicIndex.Found> found(String id) throws IOException {
        return index.found(id, today());
    }

    List<PublicIndex.Counted> overview(String body) throws IOException {
        return index.overview(body, today());
    }

    ClueBox clues() {
        return clues;
    }

    /** How a clue stands: as the platform tells, or that it waits for it; empty where nobody has sent one with this code. */
    Optional<JsonNode> progress(String code) throws IOException {
        if (code.length() > LONGEST_CODE) {
            return Optional.empty();
        }
        Optional<JsonNode> told = index.clue(ClueBox.hash(code));
        if (told.isPresent()) {
            clues.forget(code);
            return told;
        }
        return clues.taken(code).map(at -> new ObjectMapper()
                .createObjectNode()
                .put("state", "sent")
                .put("stateTitle", "已经提交,等待接收")
                .put("receivedAt", at));
    }

    private void quietly() {
        try {
            look();
        } catch (IOException | RuntimeException e) {
            LOG.error("files of the platform cannot be read and will be tried again", e);
        }
    }

    private record Waiting(long number, Path file) {}

    /** Takes what has arrived. */
    public synchronized void look() throws IOException {
        if (!Files.isDirectory(files)) {
            return;
        }
        List<Waiting> waiting;
        long done = index.last().number();
        try (Stream<Path> all = Files.list(files)) {
            waiting = all.map(Portal::waiting)
                    .flatMap(Optional::stream)
                    .filter(each -> each.number() > done)
                    .sorted((one, other) -> Long.compare(one.number(), other.number()))
                    .toList();
        }
        if (waiting.isEmpty()) {
            return;
        }
        Trusted trusted = Trusted.in(keys);
        String wrong = "";
        for (Waiting each : waiting) {
            try {
                if (take(each, trusted)) {
                    wrong = "";
                }
            } catch (Delivered.Refused e) {
                wrong = each.file().getFileName() + ": " + e.getMessage();
            }
        }
        if (!wrong.equals(refused)) {
            refused = wrong;
            if (!wrong.isEmpty()) {
                LOG.error("a file of the platform is refused: {}", wrong);
            }
        }
    }

    private static Optional<Waiting> waiting(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? Optional.of(new Waiting(Long.parseLong(name.group(1)), file)) : Optional.empty();
    }

    /** @return whether it was taken; false where it was there before */
    private boolean take(Waiting waiting, Trusted trusted) throws IOException {
        Delivered file = Delivered.checked(waiting.file(), trusted);
        PublicIndex.Last last = index.last();
        if (file.number() != waiting.number()) {
            throw new Delivered.Refused("its name is another's");
        }
        if (!last.platform().isEmpty() && !last.platform().equals(file.platform())) {
            throw new Delivered.Refused("it is of another platform");
        }
        if (file.number() <= last.number()) {
            return false;
        }
        if (!file.whole() && file.previous() != last.number()) {
            throw new Delivered.Refused("file " + file.previous() + " is missing");
        }
        try {
            index.take(file);
        } catch (IOException | RuntimeException e) {
            index = opened(folder);
            throw e;
        }
        LOG.info("took file {} of the platform", file.number());
        return true;
    }
}
