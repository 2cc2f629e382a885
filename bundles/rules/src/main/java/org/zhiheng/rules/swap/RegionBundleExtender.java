package org.zhiheng.rules.swap;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rules.TableInfo;
import org.zhiheng.api.rules.TableTrial;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.region.RegionBundle;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.archive.RuleArchiveComponent;
import org.zhiheng.rules.signing.Signers;

/**
 * Follows region bundles and delivers what they carry. A bundle that stops or goes takes nothing with it: only a newer package, a
 * rollback or {@link RuleDesk#retire} changes what is in force. Nothing of a bundle is held after it was read.
 */
@Component(
        service = {RuleDesk.class, RulePreview.class},
        immediate = true,
        configurationPid = "org.zhiheng.rules",
        // Rules wait for who decides about them; only a setting lets them come in force without.
        property = "people.cardinality.minimum:Integer=1")
public final class RegionBundleExtender implements RuleDesk, RulePreview {

    private static final Logger LOG = LoggerFactory.getLogger(RegionBundleExtender.class);
    /** Where the archive is kept unless {@code archive.target} says otherwise. */
    static final String IN_DATABASE = "(" + RuleArchive.STORAGE + "=" + RuleArchive.DATABASE + ")";

    /** By name, for this bundle needs nothing else of Karaf. */
    private static final String BOOT_FINISHED = "org.apache.karaf.features.BootFinished";

    private static final String FOLDER = "/" + RegionBundle.FOLDER;

    /** Settings of the configuration {@code org.zhiheng.rules}. */
    public @interface Settings {

        /** Seconds that all tests of one package may take together. */
        int tests_seconds() default 30;

        /** Milliseconds in which nothing more must arrive before what has arrived is looked at, as one change set. */
        int quiet_millis() default 300;

        /** Seconds after which a change is tried again that the platform could not make, e.g. for a full disk. */
        int retry_seconds() default 30;

        /** Divisions on which departments' packages are laid, e.g. {@code development-reform=371002}. */
        String[] departments() default {};

        /**
         * Folder with the certificates of those whose packages may come in force; read anew at each delivery. Empty: {@code rule-signers} in
         * the platform's folder of settings.
         */
        String signers() default "";

        /**
         * File with the certificate of who signed what the platform brings along; that is installed where nothing was ever in force. Empty:
         * {@code rule-signers/signing.pem} in the platform's folder of settings.
         */
        String shipped_signer() default "";
    }

    private final Desk desk;
    private final Drafts drafts;
    private final DeliveryQueue queue;
    private final BundleTracker<Bundle> tracker;

    @Activate
    public RegionBundleExtender(
            BundleContext context,
            @Reference(name = "archive", target = IN_DATABASE) RuleArchive archive,
            @Reference BooksInForce books,
            @Reference Rulings rulings,
            @Reference Clock clock,
            @Reference(
                            name = "people",
                            cardinality = ReferenceCardinality.OPTIONAL,
                            policyOption = ReferencePolicyOption.GREEDY)
                    RuleRelease people,
            Settings settings) {
        Path etc = Path.of(System.getProperty("karaf.etc", "etc"));
        Path signers = settings.signers().isEmpty() ? etc.resolve("rule-signers") : Path.of(settings.signers());
        Path shippedSigner = settings.shipped_signer().isEmpty()
                ? etc.resolve("rule-signers/signing.pem")
                : Path.of(settings.shipped_signer());
        List<String> wrongSettings = new ArrayList<>();
        Placements placements = Placements.of(List.of(settings.departments()), wrongSettings::add);
        TimedTrial trial = new TimedTrial(rulings, Duration.ofSeconds(settings.tests_seconds()));
        RuleSwapper swapper = new RuleSwapper(
                archive,
                books,
                PackageFiles::open,
                (content, at) -> Signers.ofFolder(signers).check(content, at),
                placements,
                trial,
                clock,
                content -> Signers.ofFile(shippedSigner)
                        .check(content, clock.instant())
                        .isEmpty(),
                new Predecessor(filesOfBefore(context)),
                people);
        desk = new Desk(swapper, archive, PackageFiles::open, clock, wrongSettings, people);
        drafts = new Drafts(swapper, desk, PackageFiles::open, rulings);
        queue = new DeliveryQueue(
                swapper,
                desk,
                Duration.ofMillis(settings.quiet_millis()),
                Duration.ofSeconds(settings.retry_seconds()),
                () -> context.getServiceReference(BOOT_FINISHED) == null,
                () -> othersStarting(context));
        tracker = new BundleTracker<>(context, Bundle.ACTIVE | Bundle.STARTING, null) {
            @Override
            public Bundle addingBundle(Bundle bundle, BundleEvent event) {
                return take(bundle) ? bundle : null;
            }
        };
        queue.start();
        tracker.open();
    }

    /** Where the version before kept its archive; null when no data folder is set. */
    private static Path filesOfBefore(BundleContext context) {
        String data = context.getProperty(RuleArchiveComponent.DATA);
        return data == null || data.isBlank() ? null : Path.of(data, RuleArchiveComponent.FOLDER);
    }

    @Deactivate
    void deactivate() {
        tracker.close();
        queue.close();
    }

    /**
     * Whether region bundles are installed that do not run yet. While the platform boots they are about to start, and a district's
     * tests may need its province; one that somebody stopped is waited for in vain, which is why the queue does not wait for ever.
     */
    private static boolean othersStarting(BundleContext context) {
        for (Bundle bundle : context.getBundles()) {
            boolean idle = bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED;
            if (idle && bringsRules(bundle)) {
                return true;
            }
        }
        return false;
    }

    private static boolean bringsRules(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null
                && !revision.getDeclaredCapabilities(RegionBundle.NAMESPACE).isEmpty();
    }

    private boolean take(Bundle bundle) {
        if (!bringsRules(bundle)) {
            return false;
        }
        // Not getEntry of the folder: a jar need not have entries for folders.
        if (bundle.findEntries(FOLDER, "*", true) == null) {
            LOG.warn("Bundle {} says it brings rules and has none", bundle);
            return false;
        }
        String origin = bundle.getSymbolicName() + " " + bundle.getVersion();
        // Read later, off the framework's thread, all but the wiring, which a bundle may have lost by then. A bundle
        // that is gone by then is told of in the log.
        String declared = declaredDivision(bundle);
        queue.add(() -> List.of(new Delivery(origin, read(bundle), declared)));
        return true;
    }

    private static String declaredDivision(Bundle bundle) {
        return bundle.adapt(BundleRevision.class).getDeclaredCapabilities(RegionBundle.NAMESPACE).stream()
                .map(capability -> capability.getAttributes().get(RegionBundle.DIVISION))
                .map(division -> division == null ? "" : division.toString())
                .distinct()
                .collect(Collectors.joining(","));
    }

    private static PackageContent read(Bundle bundle) {
        Map<String, byte[]> files = new HashMap<>();
        Enumeration<URL> entries = bundle.findEntries(FOLDER, "*", true);
        List<URL> found = entries == null ? List.of() : Collections.list(entries);
        long total = 0;
        for (URL entry : found) {
            String path = entry.getPath();
            // Past the limits nothing more is taken in: what is there already is refused for them.
            boolean within = files.size() <= PackageContent.MAX_FILES && total <= PackageContent.MAX_TOTAL;
            if (!path.endsWith("/") && within) {
                byte[] content = bytes(entry);
                total += content.length;
                files.put(path.substring(path.indexOf(FOLDER) + FOLDER.length() + 1), content);
            }
        }
        return PackageContent.of(files);
    }

    private static byte[] bytes(URL entry) {
        try (InputStream in = entry.openStream()) {
            return in.readNBytes(PackageContent.MAX_FILE + 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean settled() {
        return queue.idle() && desk.settled();
    }

    @Override
    public boolean current() {
        return desk.current();
    }

    @Override
    public List<PackageInfo> inForce() {
        return desk.inForce();
    }

    @Override
    public List<DeliveryInfo> notInForce() {
        return desk.notInForce();
    }

    @Override
    public List<GenerationInfo> generations() {
        return desk.generations();
    }

    @Override
    public PackageDetail show(String packageId) {
        return desk.show(packageId);
    }

    @Override
    public List<DoubtInfo> doubts() {
        return desk.doubts();
    }

    @Override
    public List<TableInfo> tables() {
        return desk.tables();
    }

    @Override
    public byte[] file(String packageId, String path) {
        return desk.file(packageId, path);
    }

    @Override
    public RuleHistory history(String rule, String division) {
        return desk.history(rule, division);
    }

    @Override
    public RuleDraft open(Path source) {
        return drafts.open(source);
    }

    @Override
    public RuleDraft open(byte[] jar) {
        return drafts.open(jar);
    }

    @Override
    public RuleDraft open(String packageId, String version, String file, byte[] content) {
        return drafts.open(packageId, version, file, content);
    }

    @Override
    public RuleDraft openWaiting(String contentHash) {
        return drafts.openWaiting(contentHash);
    }

    @Override
    public Optional<Map<String, byte[]>> files(String contentHash) {
        return drafts.files(contentHash);
    }

    @Override
    public TableTrial tryTable(byte[] dmn, Map<String, String> given) {
        return drafts.tryTable(dmn, given);
    }

    @Override
    public Optional<RuleDraft> draft(String contentHash) {
        return drafts.draft(contentHash);
    }

    @Override
    public PreviewReport compare(RuleDraft draft, Iterator<PreviewCase> cases, int details) {
        return drafts.compare(draft, cases, details);
    }

    @Override
    public Iterator<PreviewCase> casesOfTests() {
        return drafts.casesOfTests();
    }

    @Override
    public List<RuleChange> diff(long fromGeneration, long toGeneration) {
        return desk.diff(fromGeneration, toGeneration);
    }

    @Override
    public List<FaultInfo> check(Path source) {
        return desk.check(source);
    }

    @Override
    public DeliveryInfo handIn(Principal by, byte[] jar) {
        if (!queue.idle()) {
            throw Desk.unsettled();
        }
        return desk.handIn(by, jar);
    }

    @Override
    public Outcome rollback(Principal by, long toGeneration, String note) {
        return desk.rollback(by, toGeneration, note);
    }

    @Override
    public Outcome retire(Principal by, String packageId, String note) {
        return desk.retire(by, packageId, note);
    }

    @Override
    public RuleRelease.Proposal propose(Principal by, RuleRelease.Change change, String subject, String note) {
        return desk.propose(by, change, subject, note);
    }
}
