package org.zhiheng.rules.swap;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Disposition;
import org.zhiheng.api.rules.RuleArchive.Mandate;
import org.zhiheng.api.rules.RuleArchive.StoredGeneration;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.BookMaker.Assembly;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.Placements;
import org.zhiheng.rules.RuleBook;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/**
 * Puts packages in force, one change at a time: read, lay over what is in force, run the tests they carry, archive, swap one
 * reference. Whatever fails leaves the old rules in force. Changes wait for each other; {@link #situation()} never waits.
 */
final class RuleSwapper {

    static final String ACCEPTED = "accepted";

    private static final Logger LOG = LoggerFactory.getLogger(RuleSwapper.class);
    private static final String SYSTEM = "system:rules";
    private static final String REFUSED = "refused";
    private static final String ROLLED_BACK = "rolled-back";
    private static final String RETIRED = "retired";

    private final RuleArchive archive;
    private final BooksInForce books;
    private final PackageOpener opener;
    private final SignatureCheck signatures;
    private final Placements placements;
    private final TimedTrial trial;
    private final Clock clock;
    private final Shelf shelf;
    /** Refused since the start, by content: looked at again when a layer arrives that may have been what they lacked. */
    private final Map<String, Held> refusedSinceStart = new HashMap<>();

    /**
     * Refused for what came with them and not for their content, by content: a bundle that says another division, a signature that is
     * not right. Never archived, for a mended bundle brings the same content.
     */
    private final Map<String, Disposition> badlyDelivered = new ConcurrentHashMap<>();

    private boolean restored;
    private volatile Situation situation = Situation.NOTHING;

    RuleSwapper(
            RuleArchive archive,
            BooksInForce books,
            PackageOpener opener,
            SignatureCheck signatures,
            Placements placements,
            TimedTrial trial,
            Clock clock) {
        this.archive = archive;
        this.books = books;
        this.opener = opener;
        this.signatures = signatures;
        this.placements = placements;
        this.trial = trial;
        this.clock = clock;
        this.shelf = new Shelf(archive, opener);
    }

    Situation situation() {
        return situation;
    }

    /** Refused since the start for what came with their content. */
    Collection<Disposition> badlyDelivered() {
        return badlyDelivered.values();
    }

    /** What is wrong with the signature of a content, now. */
    List<Fault> signatureFaults(PackageContent content) {
        return signatures.check(content, now());
    }

    Shelf shelf() {
        return shelf;
    }

    /**
     * Puts the last archived generation in force again, without its bundles and without running its tests anew; only the first
     * time. Nothing is changed before this has succeeded, or what is archived would be lost.
     *
     * @throws ZhihengException {@code UNAVAILABLE} when the archive cannot be read
     */
    synchronized void restore() {
        if (restored) {
            return;
        }
        List<StoredGeneration> generations = archive.generations();
        if (!generations.isEmpty()) {
            StoredGeneration last = generations.get(generations.size() - 1);
            Map<String, Held> packages = shelf.packages(last, Map.of());
            RuleBooks made = assembled(packages.values(), last.number());
            // A damaged archive takes no new generation; what it still has answers all the same.
            if (archived(made) || !archive.damages().isEmpty()) {
                putInForce(packages, made);
                LOG.info("Rules of generation {} are in force again, {} packages", last.number(), packages.size());
            } else {
                renew("部门规则包所在的区划改变", packages, List.of());
            }
        }
        restored = true;
    }

    /** Whether every book can be asked again later; not so when a department has been laid on another division since. */
    private boolean archived(RuleBooks made) {
        return made.contents().keySet().stream()
                .allMatch(fingerprint -> archive.book(fingerprint).isPresent());
    }

    /** What candidates are tried with over what is in force. */
    ChangeSet changeSet(Situation over) {
        return new ChangeSet(over.inForce(), placements, trial::run);
    }

    /** What would be in force with a candidate, whatever its own tests say; null when it does not fit the layers above it. */
    RuleBooks booksWith(Held candidate) {
        Situation now = situation;
        Map<String, Held> packages = new LinkedHashMap<>(now.inForce());
        packages.put(candidate.id(), candidate);
        Set<RulePackage> settled =
                now.inForce().values().stream().map(Held::rulePackage).collect(Collectors.toSet());
        RuleBooks made = BookMaker.assemble(
                        packages.values().stream().map(Held::rulePackage).toList(), settled, placements, 0)
                .books();
        return made != null && made.packages().contains(candidate.rulePackage()) ? made : null;
    }

    /** Takes a change set: all that can be in force together is. */
    synchronized void deliver(List<Delivery> deliveries) {
        healArchive(deliveries);
        restore();
        refuseWhileDamaged();
        Map<String, Held> candidates = new LinkedHashMap<>(situation.waiting());
        List<Disposition> refusals = new ArrayList<>();
        Map<String, Disposition> decided = archive.dispositions();
        for (Delivery delivery : deliveries) {
            Disposition known = decided.get(delivery.content().hash());
            if (known != null) {
                LOG.info("Rule package {} from {} stays {}", known.packageId(), delivery.origin(), known.state());
            } else {
                take(delivery, candidates, refusals);
            }
        }
        addRefusedForLackOfLayers(candidates);
        if (candidates.isEmpty()) {
            archive.remember(refusals, Mandate.of("rules-refused", SYSTEM));
        } else {
            activate(candidates, refusals);
        }
        for (Disposition refusal : refusals) {
            LOG.warn("Refused rule package {} from {}: {}", refusal.packageId(), refusal.origin(), refusal.faults());
        }
    }

    /** What is damaged still answers as far as it goes, but nothing is built upon it: what is lost would be covered up. */
    private void refuseWhileDamaged() {
        if (!archive.damages().isEmpty()) {
            FaultInfo first = archive.damages().get(0);
            throw ZhihengException.unavailable(first.code(), first.message() + "。" + first.hint());
        }
    }

    /** A content that is archived but damaged is whole again when its bundle still brings it. */
    private void healArchive(List<Delivery> deliveries) {
        Map<String, Disposition> decided = archive.dispositions();
        for (Delivery delivery : deliveries) {
            Disposition known = decided.get(delivery.content().hash());
            if (known != null && known.state().equals(ACCEPTED)) {
                archive.storeContent(delivery.content().hash(), PackageFiles.files(delivery.content()));
            }
        }
    }

    private void take(Delivery delivery, Map<String, Held> candidates, List<Disposition> refusals) {
        PackageOpener.Opened opened = opener.open(delivery.content());
        List<Fault> delivered = deliveryFaults(delivery, opened.rulePackage());
        if (!delivered.isEmpty()) {
            Disposition refusal = refusal(
                    opened.hash(),
                    opened.rulePackage(),
                    delivery.origin(),
                    delivered,
                    delivered.get(0).message());
            badlyDelivered.put(opened.hash(), refusal);
            LOG.warn("Refused rule package {} from {}: {}", refusal.packageId(), delivery.origin(), delivered);
            return;
        }
        badlyDelivered.remove(opened.hash());
        if (opened.rulePackage() == null) {
            refusals.add(refusal(opened.hash(), null, delivery.origin(), opened.faults(), "规则包读不通过"));
            return;
        }
        Held held = new Held(opened.rulePackage(), delivery.origin());
        Held other = candidates.get(held.id());
        if (other != null && other.hash().equals(held.hash())) {
            return;
        }
        Held rival = other == null ? situation.inForce().get(held.id()) : other;
        Fault old = rival == null ? null : notNewer(held.rulePackage(), rival.rulePackage());
        if (old != null) {
            refusals.add(refusal(held.hash(), held.rulePackage(), held.origin(), List.of(old), old.message()));
            return;
        }
        archive.storeContent(held.hash(), PackageFiles.files(delivery.content()));
        candidates.put(held.id(), held);
    }

    /** @param read null when the content cannot be read */
    private List<Fault> deliveryFaults(Delivery delivery, RulePackage read) {
        List<Fault> faults = new ArrayList<>(signatureFaults(delivery.content()));
        Fault foreign = read == null ? null : misdeclared(read, delivery.declaredDivision());
        if (foreign != null) {
            faults.add(foreign);
        }
        return faults;
    }

    /** The fault of a package whose bundle says another division; null when it says the same, or when there is no bundle. */
    static Fault misdeclared(RulePackage candidate, String declaredDivision) {
        if (declaredDivision == null || declaredDivision.equals(candidate.division())) {
            return null;
        }
        String message = "规则包属于" + candidate.division() + ",而包的能力声明"
                + (declaredDivision.isEmpty() ? "没有写division" : "写的是division=" + declaredDivision);
        String hint = "请在Provide-Capability中写org.zhiheng.rules;division=\"" + candidate.division() + "\"";
        return Fault.error("RP-SWAP-003", "package.yaml", 0, 0, message, hint);
    }

    /** The fault of a package that is not newer than the other of its id; null when it is. */
    static Fault notNewer(RulePackage candidate, RulePackage other) {
        int order = Version.compare(candidate.version(), other.version());
        if (order > 0) {
            return null;
        }
        String message = order == 0
                ? "内容变了而版本号没有变(" + candidate.version() + ")"
                : "版本" + candidate.version() + "低于" + other.version() + ";回退请用region-rollback";
        return Fault.error("RP-SWAP-001", "package.yaml", 0, 0, message, "请提高version");
    }

    /** Bundles start in any order: a district that failed without its province is tried again when the province comes. */
    private void addRefusedForLackOfLayers(Map<String, Held> candidates) {
        List<Held> arriving = candidates.values().stream()
                .filter(held -> !situation.inForce().containsKey(held.id()))
                .filter(held -> !situation.waiting().containsKey(held.id()))
                .toList();
        for (Held refused : refusedSinceStart.values()) {
            boolean layerCame = arriving.stream()
                    .anyMatch(held -> held.rulePackage()
                                    .layer()
                                    .compareTo(refused.rulePackage().layer())
                            < 0);
            Held rival = situation.inForce().get(refused.id());
            boolean newer = rival == null || notNewer(refused.rulePackage(), rival.rulePackage()) == null;
            if (layerCame && newer) {
                candidates.putIfAbsent(refused.id(), refused);
            }
        }
    }

    private void activate(Map<String, Held> candidates, List<Disposition> refusals) {
        long number = nextNumber();
        ChangeSet.Outcome outcome = changeSet(situation).attempt(candidates.values(), number);
        outcome.refused().forEach((held, faults) -> {
            refusals.add(refusal(held.hash(), held.rulePackage(), held.origin(), faults, "规则包检查或者测试没有通过"));
            refusedSinceStart.put(held.hash(), held);
        });
        Map<String, Held> waiting = new LinkedHashMap<>();
        outcome.waiting().forEach(held -> waiting.put(held.id(), held));
        if (outcome.books() == null) {
            archive.remember(refusals, Mandate.of("rules-refused", SYSTEM));
            situation = situation.withWaiting(waiting);
            return;
        }
        StringBuilder cause = new StringBuilder("启用");
        List<Disposition> decided = new ArrayList<>(refusals);
        for (Held held : outcome.accepted()) {
            cause.append(' ')
                    .append(held.id())
                    .append(' ')
                    .append(held.rulePackage().version());
            decided.add(disposition(held, ACCEPTED, null));
        }
        commit(number, cause.toString(), outcome.packages(), outcome.books(), decided);
        situation = situation.withWaiting(waiting);
        outcome.accepted().forEach(held -> refusedSinceStart.remove(held.hash()));
    }

    private void commit(
            long number, String cause, Map<String, Held> packages, RuleBooks made, List<Disposition> decided) {
        List<String> hashes =
                made.packages().stream().map(RulePackage::contentHash).toList();
        Map<String, String> origins = new LinkedHashMap<>();
        packages.values().forEach(held -> origins.put(held.hash(), held.origin()));
        archive.appendGeneration(
                new StoredGeneration(number, now(), cause, hashes, origins),
                decided,
                made.contents(),
                Mandate.of("rules-changed", SYSTEM));
        putInForce(packages, made);
        LOG.info("Generation {} of rules is in force: {}", number, cause);
    }

    private void putInForce(Map<String, Held> packages, RuleBooks made) {
        shelf.remember(packages.values());
        situation = new Situation(made, packages, situation.waiting());
        books.set(made);
    }

    /**
     * Puts the packages of an earlier generation in force again.
     *
     * @param toGeneration 0 for the one before the current
     */
    synchronized GenerationInfo rollback(long toGeneration) {
        restore();
        refuseWhileDamaged();
        List<StoredGeneration> all = archive.generations();
        if (toGeneration == 0 && all.size() < 2) {
            throw ZhihengException.conflict("RULES-NO-EARLIER", "没有更早的一代规则可以回退");
        }
        StoredGeneration target = toGeneration == 0 ? all.get(all.size() - 2) : shelf.generation(toGeneration);
        Map<String, Held> packages = shelf.packages(target, situation.inForce());
        String cause = "回退到第" + target.number() + "代";
        List<Disposition> decided = new ArrayList<>();
        for (Held held : situation.inForce().values()) {
            if (!target.contentHashes().contains(held.hash())) {
                decided.add(disposition(held, ROLLED_BACK, cause));
            }
        }
        packages.values().forEach(held -> decided.add(disposition(held, ACCEPTED, null)));
        return renew(cause, packages, decided);
    }

    /** Takes a package out of force. */
    synchronized GenerationInfo retire(String packageId) {
        restore();
        refuseWhileDamaged();
        Held held = inForce(packageId);
        for (Held other : situation.inForce().values()) {
            if (other != held && buildsOn(other, held)) {
                throw ZhihengException.conflict("RULES-PACKAGE-NEEDED", other.id() + "建立在" + packageId + "之上,请先停用它");
            }
        }
        Map<String, Held> packages = new LinkedHashMap<>(situation.inForce());
        packages.remove(packageId);
        return renew("停用 " + packageId, packages, List.of(disposition(held, RETIRED, "由管理员停用")));
    }

    /** @throws ZhihengException {@code NOT_FOUND} */
    Held inForce(String packageId) {
        Held held = situation.inForce().get(packageId);
        if (held == null) {
            throw ZhihengException.notFound("RULES-PACKAGE-UNKNOWN", "没有生效的规则包" + packageId, "packageId");
        }
        return held;
    }

    private boolean buildsOn(Held other, Held held) {
        RuleBook book = situation.books().book(other.rulePackage().division());
        return book != null && book.packages().contains(held.rulePackage());
    }

    private GenerationInfo renew(String cause, Map<String, Held> packages, List<Disposition> decided) {
        long number = nextNumber();
        commit(number, cause, packages, assembled(packages.values(), number), decided);
        return shelf.info(shelf.generation(number));
    }

    /** Books of packages that were in force together before; they are never left out silently. */
    private RuleBooks assembled(Collection<Held> packages, long number) {
        List<RulePackage> all = packages.stream().map(Held::rulePackage).toList();
        Assembly assembly = BookMaker.assemble(all, new HashSet<>(all), placements, number);
        if (!assembly.complete()) {
            String faults = assembly.faults().values().stream()
                    .flatMap(List::stream)
                    .filter(Fault::isError)
                    .map(Fault::message)
                    .collect(Collectors.joining(";"));
            throw ZhihengException.conflict(
                    "RULES-INCOMPLETE", "这些规则包不能一起生效" + (faults.isEmpty() ? ",缺少上级规则包" : ":" + faults));
        }
        return assembly.books();
    }

    private long nextNumber() {
        List<StoredGeneration> all = archive.generations();
        return all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
    }

    private Disposition refusal(String hash, RulePackage of, String origin, List<Fault> faults, String reason) {
        List<FaultInfo> infos = faults.stream().map(Fault::toInfo).toList();
        String id = of == null ? null : of.id();
        String version = of == null ? null : of.version();
        return new Disposition(hash, REFUSED, id, version, origin, now(), reason, infos);
    }

    private Disposition disposition(Held held, String state, String reason) {
        String version = held.rulePackage().version();
        return new Disposition(held.hash(), state, held.id(), version, held.origin(), now(), reason, List.of());
    }

    private Instant now() {
        return clock.instant();
    }
}
