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
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.access.RuleRelease.Change;
import org.zhiheng.api.access.RuleRelease.Decided;
import org.zhiheng.api.error.ErrorKind;
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
 * Puts packages in force, one change at a time: read, lay over what is in force, run the tests they carry, wait for the two people who
 * decide, archive, swap one reference. Whatever fails leaves the old rules in force. Changes wait for each other; {@link #situation()}
 * never waits. Other nodes change the same archive: what they did is followed, and who comes second looks again.
 */
final class RuleSwapper {

    static final String ACCEPTED = "accepted";
    static final String AWAITING = "awaiting";

    private static final Logger LOG = LoggerFactory.getLogger(RuleSwapper.class);
    private static final String SYSTEM = "system:rules";
    private static final String INSTALLATION = "system:installation";
    private static final String ACTIVATED = "rules-activated";
    private static final String MOVED = "RULES-ARCHIVE-MOVED";
    private static final int MOST_TRIES = 5;
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
    private final Predicate<PackageContent> shipped;
    private final Predecessor predecessor;
    /** Null where nobody is to be asked. */
    private final RuleRelease people;
    /** Refused since the start, by content: looked at again when a layer arrives that may have been what they lacked. */
    private final Map<String, Held> refusedSinceStart = new HashMap<>();

    /**
     * Refused for what came with them and not for their content, by content: a bundle that says another division, a signature that is
     * not right. Never archived, for a mended bundle brings the same content.
     */
    private final Map<String, Disposition> badlyDelivered = new ConcurrentHashMap<>();

    /** Over which generation a content that awaits people was last found good, by content. */
    private final Map<String, Long> goodOver = new HashMap<>();

    /** Contents that came with the platform and are being installed with it; none once that is over. */
    private final Set<String> installation = new HashSet<>();

    private boolean installing;
    private long decisionsSeen;
    private volatile boolean restored;
    private volatile long newestSeen;
    private volatile Situation situation = Situation.NOTHING;

    /**
     * @param shipped whether a content came with the platform, which installs it when nothing was ever in force
     * @param predecessor the archive of the version before
     * @param people who decide; null where nobody is to be asked
     */
    RuleSwapper(
            RuleArchive archive,
            BooksInForce books,
            PackageOpener opener,
            SignatureCheck signatures,
            Placements placements,
            TimedTrial trial,
            Clock clock,
            Predicate<PackageContent> shipped,
            Predecessor predecessor,
            RuleRelease people) {
        this.archive = archive;
        this.books = books;
        this.opener = opener;
        this.signatures = signatures;
        this.placements = placements;
        this.trial = trial;
        this.clock = clock;
        this.shelf = new Shelf(archive, opener);
        this.shipped = shipped;
        this.predecessor = predecessor;
        this.people = people;
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

    /** Whether the newest generation of the archive, as far as it was looked at, is what answers here. */
    boolean current() {
        return newestSeen <= number();
    }

    boolean restored() {
        return restored;
    }

    /** Number of the generation that answers; 0 for none. */
    private long number() {
        Situation now = situation;
        return now.books() == null ? 0 : now.books().generation();
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
        predecessor.takeInto(archive);
        decisionsSeen = archive.newestDecision();
        newestSeen = archive.newest();
        if (newestSeen > 0) {
            StoredGeneration last = shelf.generation(newestSeen);
            Map<String, Held> packages = shelf.packages(last, Map.of());
            RuleBooks made = assembled(packages.values(), last.number());
            // A damaged archive takes no new generation; what it still has answers all the same.
            if (archived(made) || !archive.damages().isEmpty()) {
                putInForce(packages, made);
                LOG.info("Rules of generation {} are in force again, {} packages", last.number(), packages.size());
            } else {
                long number = last.number() + 1;
                commit(
                        number,
                        "部门规则包所在的区划改变",
                        packages,
                        assembled(packages.values(), number),
                        List.of(),
                        Mandate.of("rules-laid-anew", SYSTEM));
            }
        }
        installing = newestSeen == 0 && archive.damages().isEmpty();
        readAwaiting();
        restored = true;
    }

    /** Told when all that came with the platform has been looked at: what comes later is a delivery like any other. */
    synchronized void installed() {
        installing = false;
        installation.clear();
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

    /** Takes a change set: all that can be in force together is, once people have agreed. */
    synchronized void deliver(List<Delivery> deliveries) {
        changing(() -> {
            healArchive(deliveries);
            restore();
            refuseWhileDamaged();
            carryOutDecisions();
            Map<String, Held> candidates = pending();
            List<Disposition> refusals = new ArrayList<>();
            Map<String, Disposition> decided = archive.dispositions();
            for (Delivery delivery : deliveries) {
                Disposition known = decided.get(delivery.content().hash());
                if (known != null && !known.state().equals(AWAITING)) {
                    LOG.info("Rule package {} from {} stays {}", known.packageId(), delivery.origin(), known.state());
                } else {
                    take(delivery, candidates, refusals);
                }
            }
            consider(candidates, refusals);
            return null;
        });
    }

    /** Looks for what other nodes and people have done meanwhile, and does what follows from it. */
    synchronized void follow() {
        if (!restored) {
            return;
        }
        changing(() -> {
            boolean moved = catchUp();
            if (archive.damages().isEmpty()) {
                boolean decided = carryOutDecisions();
                boolean delivered = readAwaiting();
                if (moved || decided || delivered) {
                    consider(pending(), new ArrayList<>());
                }
            }
            return null;
        });
    }

    /** Makes a change, again where another node was faster. */
    private <T> T changing(Supplier<T> change) {
        for (int tried = 1; ; tried++) {
            try {
                return change.get();
            } catch (ZhihengException e) {
                if (!e.code().equals(MOVED) || tried == MOST_TRIES) {
                    throw e;
                }
                catchUp();
            }
        }
    }

    /** Puts in force what another node has archived. */
    private boolean catchUp() {
        newestSeen = archive.newest();
        if (!restored || newestSeen <= number()) {
            return false;
        }
        StoredGeneration newest = shelf.generation(newestSeen);
        Map<String, Held> packages = shelf.packages(newest, situation.inForce());
        putInForce(packages, assembled(packages.values(), newest.number()));
        LOG.info("Generation {} of rules, made by another node, is in force: {}", newest.number(), newest.cause());
        return true;
    }

    /** Contents that this or another node checked and that await people. Gives whether there are any that were not known here. */
    private boolean readAwaiting() {
        Map<String, Held> awaiting = new LinkedHashMap<>();
        boolean unknown = false;
        for (Disposition each : archive.dispositions().values()) {
            if (each.state().equals(AWAITING)) {
                Held known = situation.awaiting().get(each.packageId());
                if (known == null || !known.hash().equals(each.contentHash())) {
                    known = new Held(Shelf.read(archive, opener, each.contentHash()), each.origin());
                    unknown = true;
                }
                awaiting.put(known.id(), known);
            }
        }
        situation = situation.with(situation.waiting(), awaiting);
        return unknown;
    }

    /** What is here and not in force, by id. */
    private Map<String, Held> pending() {
        Map<String, Held> pending = new LinkedHashMap<>(situation.waiting());
        pending.putAll(situation.awaiting());
        pending.values().removeIf(held -> {
            Held other = situation.inForce().get(held.id());
            return other != null && other.hash().equals(held.hash());
        });
        return pending;
    }

    /** Does what people decided since. Gives whether any of it is about a content. */
    private boolean carryOutDecisions() {
        boolean contents = false;
        if (people != null) {
            for (Decided each : people.decidedAfter(decisionsSeen)) {
                if (each.proposal().change() == Change.ACTIVATE) {
                    contents = true;
                } else if (each.number() > archive.newestDecision()) {
                    carryOut(each);
                } else {
                    catchUp();
                }
                decisionsSeen = each.number();
            }
        }
        return contents;
    }

    private void carryOut(Decided decided) {
        RuleRelease.Proposal proposal = decided.proposal();
        boolean back = proposal.change() == Change.ROLL_BACK;
        if (proposal.state() == RuleRelease.State.REFUSED) {
            String what = back ? "rules-rollback-refused" : "rules-retirement-refused";
            archive.remember(List.of(), new Mandate(what, proposal.decidedBy(), List.of(decided)));
            return;
        }
        try {
            Mandate mandate =
                    new Mandate(back ? "rules-rolled-back" : "rules-retired", proposal.decidedBy(), List.of(decided));
            if (back) {
                rollBack(generationOf(proposal.subject()), mandate);
            } else {
                retire(proposal.subject(), mandate);
            }
        } catch (ZhihengException e) {
            if (e.kind() == ErrorKind.UNAVAILABLE || e.code().equals(MOVED)) {
                throw e;
            }
            // What it is about has changed since it was proposed; people are told in the list of proposals' place, the
            // log and the record.
            LOG.warn("The release {} could not be carried out: {}", proposal.id(), e.code());
            archive.remember(List.of(), new Mandate("rules-release-void", SYSTEM, List.of(decided)));
        }
    }

    private static long generationOf(String subject) {
        try {
            return Long.parseLong(subject);
        } catch (NumberFormatException e) {
            throw ZhihengException.invalid("RULES-GENERATION", "应当写规则的代数,不是“" + subject + "”", "subject");
        }
    }

    /**
     * Whether a change can be proposed now.
     *
     * @throws ZhihengException {@code NOT_FOUND}, {@code CONFLICT} or {@code INVALID} when not
     */
    void checkProposal(Change change, String subject) {
        Situation now = situation;
        switch (change) {
            case ACTIVATE -> {
                boolean here = Stream.of(now.awaiting(), now.waiting())
                        .flatMap(held -> held.values().stream())
                        .anyMatch(held -> held.hash().equals(subject));
                if (!here) {
                    throw ZhihengException.notFound("RULES-CONTENT-UNKNOWN", "没有等待启用的规则包内容" + subject, "subject");
                }
            }
            case ROLL_BACK -> {
                if (shelf.generation(generationOf(subject)).number() == number()) {
                    throw ZhihengException.conflict("RULES-GENERATION-CURRENT", "第" + subject + "代规则正在生效");
                }
            }
            case RETIRE -> retirable(subject);
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
            if (known != null
                    && (known.state().equals(ACCEPTED) || known.state().equals(AWAITING))) {
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
        if (other != null && situation.awaiting().containsValue(other)) {
            String reason = "由更新的版本" + held.rulePackage().version() + "取代,没有启用";
            refusals.add(refusal(other.hash(), other.rulePackage(), other.origin(), List.of(), reason));
        }
        if (installing && shipped.test(delivery.content())) {
            installation.add(held.hash());
        }
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

    /** Puts in force of the candidates what people have released, and checks the others, so that people can decide about them. */
    private void consider(Map<String, Held> candidates, List<Disposition> refusals) {
        addRefusedForLackOfLayers(candidates);
        Map<String, Decided> decisions = new LinkedHashMap<>();
        Map<String, Held> released = new LinkedHashMap<>();
        Map<String, Held> others = new LinkedHashMap<>();
        for (Held held : candidates.values()) {
            Decided decided = decision(held);
            if (decided != null && decided.proposal().state() == RuleRelease.State.REFUSED) {
                refusedByPeople(held, decided);
                continue;
            }
            Held rival = situation.inForce().get(held.id());
            Fault old = rival == null ? null : notNewer(held.rulePackage(), rival.rulePackage());
            if (old != null) {
                // Something newer came in force while it waited.
                refusals.add(refusal(held.hash(), held.rulePackage(), held.origin(), List.of(old), old.message()));
                continue;
            }
            if (decided != null) {
                decisions.put(held.hash(), decided);
            }
            boolean may = people == null || decided != null || installation.contains(held.hash());
            (may ? released : others).put(held.id(), held);
        }
        Map<String, Held> waiting = new LinkedHashMap<>();
        Map<Held, List<Fault>> failed = activate(released, decisions, waiting);
        if (people == null) {
            failed.forEach((held, faults) -> refusals.add(refused(held, faults)));
        } else {
            // What fails alone may be good together with what still awaits people.
            failed.keySet().forEach(held -> others.put(held.id(), held));
        }
        Map<String, Held> awaiting = check(others, failed, waiting, refusals);
        List<Decided> ofRefused = refusals.stream()
                .map(each -> decisions.get(each.contentHash()))
                .filter(Objects::nonNull)
                .toList();
        archive.remember(refusals, new Mandate("rules-refused", SYSTEM, ofRefused));
        situation = situation.with(waiting, awaiting);
        for (Disposition refusal : refusals) {
            LOG.warn("Refused rule package {} from {}: {}", refusal.packageId(), refusal.origin(), refusal.faults());
        }
    }

    /** What people decided about a content, so far as what they decided before that is done; null for nothing. */
    private Decided decision(Held held) {
        return people == null
                ? null
                : people.decision(Change.ACTIVATE, held.hash())
                        .filter(each -> each.number() <= decisionsSeen)
                        .orElse(null);
    }

    private void refusedByPeople(Held held, Decided decided) {
        RuleRelease.Proposal proposal = decided.proposal();
        Disposition refusal =
                refusal(held.hash(), held.rulePackage(), held.origin(), List.of(), "复核未同意:" + proposal.reason());
        archive.remember(List.of(refusal), new Mandate("rules-refused", proposal.decidedBy(), List.of(decided)));
        LOG.info("Rule package {} from {} is kept out by people", held.id(), held.origin());
    }

    /** Puts in force what can be. Gives the faults of what cannot, and adds to what waits for its ancestors. */
    private Map<Held, List<Fault>> activate(
            Map<String, Held> released, Map<String, Decided> decisions, Map<String, Held> waiting) {
        if (released.isEmpty()) {
            return Map.of();
        }
        long number = nextNumber();
        ChangeSet.Outcome outcome = changeSet(situation).attempt(released.values(), number);
        outcome.waiting().forEach(held -> waiting.put(held.id(), held));
        if (outcome.books() != null) {
            StringBuilder cause = new StringBuilder("启用");
            List<Disposition> decided = new ArrayList<>();
            for (Held held : outcome.accepted()) {
                cause.append(' ')
                        .append(held.id())
                        .append(' ')
                        .append(held.rulePackage().version());
                decided.add(disposition(held, ACCEPTED, null));
            }
            commit(
                    number,
                    cause.toString(),
                    outcome.packages(),
                    outcome.books(),
                    decided,
                    mandate(outcome.accepted(), decisions));
            outcome.accepted().forEach(held -> refusedSinceStart.remove(held.hash()));
        }
        return outcome.refused();
    }

    private Mandate mandate(List<Held> accepted, Map<String, Decided> decisions) {
        List<Decided> of = accepted.stream()
                .map(held -> decisions.get(held.hash()))
                .filter(Objects::nonNull)
                .toList();
        if (of.isEmpty()) {
            return accepted.stream().anyMatch(held -> installation.contains(held.hash()))
                    ? Mandate.of("rules-installed", INSTALLATION)
                    : Mandate.of(ACTIVATED, SYSTEM);
        }
        Set<String> by = of.stream().map(each -> each.proposal().decidedBy()).collect(Collectors.toSet());
        return new Mandate(ACTIVATED, by.size() == 1 ? by.iterator().next() : SYSTEM, of);
    }

    /**
     * Looks whether what people have not released could be in force, and remembers what can as awaiting them.
     *
     * @param failed faults with which some of it failed without the others
     */
    private Map<String, Held> check(
            Map<String, Held> others,
            Map<Held, List<Fault>> failed,
            Map<String, Held> waiting,
            List<Disposition> refusals) {
        boolean looked =
                others.values().stream().allMatch(held -> Long.valueOf(number()).equals(goodOver.get(held.hash())));
        if (looked) {
            return others;
        }
        ChangeSet.Outcome outcome = changeSet(situation).attempt(others.values(), 0);
        outcome.refused().forEach((held, faults) -> refusals.add(refused(held, failed.getOrDefault(held, faults))));
        outcome.waiting().forEach(held -> waiting.put(held.id(), held));
        Map<String, Held> awaiting = new LinkedHashMap<>();
        List<Disposition> delivered = new ArrayList<>();
        for (Held held : outcome.accepted()) {
            goodOver.put(held.hash(), number());
            awaiting.put(held.id(), held);
            if (!situation.awaiting().containsValue(held)) {
                delivered.add(disposition(held, AWAITING, "待复核:须由一名规则管理员提请、另一名复核"));
            }
        }
        archive.remember(delivered, Mandate.of("rules-delivered", SYSTEM));
        return awaiting;
    }

    private Disposition refused(Held held, List<Fault> faults) {
        refusedSinceStart.put(held.hash(), held);
        return refusal(held.hash(), held.rulePackage(), held.origin(), faults, "规则包检查或者测试没有通过");
    }

    private void commit(
            long number,
            String cause,
            Map<String, Held> packages,
            RuleBooks made,
            List<Disposition> decided,
            Mandate mandate) {
        List<String> hashes =
                made.packages().stream().map(RulePackage::contentHash).toList();
        Map<String, String> origins = new LinkedHashMap<>();
        packages.values().forEach(held -> origins.put(held.hash(), held.origin()));
        archive.appendGeneration(
                new StoredGeneration(number, now(), cause, hashes, origins), decided, made.contents(), mandate);
        newestSeen = number;
        putInForce(packages, made);
        LOG.info("Generation {} of rules is in force: {}", number, cause);
    }

    private void putInForce(Map<String, Held> packages, RuleBooks made) {
        shelf.remember(packages.values());
        situation = new Situation(made, packages, situation.waiting(), situation.awaiting());
        books.set(made);
    }

    /**
     * Puts the packages of an earlier generation in force again.
     *
     * @param toGeneration 0 for the one before the current
     */
    synchronized GenerationInfo rollback(long toGeneration) {
        return changing(() -> {
            restore();
            refuseWhileDamaged();
            return rollBack(toGeneration == 0 ? earlier() : toGeneration, Mandate.of("rules-rolled-back", SYSTEM));
        });
    }

    /** Number of the generation before the current. */
    long earlier() {
        if (number() < 2) {
            throw ZhihengException.conflict("RULES-NO-EARLIER", "没有更早的一代规则可以回退");
        }
        return number() - 1;
    }

    private GenerationInfo rollBack(long toGeneration, Mandate mandate) {
        StoredGeneration target = shelf.generation(toGeneration);
        Map<String, Held> packages = shelf.packages(target, situation.inForce());
        String cause = "回退到第" + target.number() + "代";
        List<Disposition> decided = new ArrayList<>();
        for (Held held : situation.inForce().values()) {
            if (!target.contentHashes().contains(held.hash())) {
                decided.add(disposition(held, ROLLED_BACK, cause));
            }
        }
        packages.values().forEach(held -> decided.add(disposition(held, ACCEPTED, null)));
        return renew(cause, packages, decided, mandate);
    }

    /** Takes a package out of force. */
    synchronized GenerationInfo retire(String packageId) {
        return changing(() -> {
            restore();
            refuseWhileDamaged();
            return retire(packageId, Mandate.of("rules-retired", SYSTEM));
        });
    }

    private GenerationInfo retire(String packageId, Mandate mandate) {
        Held held = retirable(packageId);
        Map<String, Held> packages = new LinkedHashMap<>(situation.inForce());
        packages.remove(packageId);
        return renew("停用 " + packageId, packages, List.of(disposition(held, RETIRED, whose(mandate))), mandate);
    }

    /** By whom, as far as it is known here: who proposed and who agreed stands in the proposal. */
    private static String whose(Mandate mandate) {
        return mandate.decisions().stream()
                .findFirst()
                .map(each -> "经提请和复核停用,提请编号" + each.proposal().id())
                .orElse("已停用");
    }

    /** @throws ZhihengException {@code NOT_FOUND}; {@code CONFLICT} when others build on it */
    private Held retirable(String packageId) {
        Held held = inForce(packageId);
        for (Held other : situation.inForce().values()) {
            if (other != held && buildsOn(other, held)) {
                throw ZhihengException.conflict("RULES-PACKAGE-NEEDED", other.id() + "建立在" + packageId + "之上,请先停用它");
            }
        }
        return held;
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

    private GenerationInfo renew(String cause, Map<String, Held> packages, List<Disposition> decided, Mandate mandate) {
        long number = nextNumber();
        commit(number, cause, packages, assembled(packages.values(), number), decided, mandate);
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

    /** Follows what answers here: when another node has gone on meanwhile, the archive refuses it. */
    private long nextNumber() {
        return number() + 1;
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
