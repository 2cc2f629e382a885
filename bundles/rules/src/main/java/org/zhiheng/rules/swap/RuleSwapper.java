package org.zhiheng.rules.swap;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Disposition;
import org.zhiheng.api.rules.RuleArchive.StoredGeneration;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;

/**
 * Puts packages in force, one change at a time: read, lay over what is in force, run the tests they carry, archive, swap one reference.
 * Whatever fails leaves the old rules in force and is told by {@link #notInForce()}.
 */
final class RuleSwapper implements RuleDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RuleSwapper.class);

    private static final String ACCEPTED = "accepted";
    private static final String REFUSED = "refused";
    private static final String WAITING = "waiting";
    private static final String ROLLED_BACK = "rolled-back";
    private static final String RETIRED = "retired";

    private final RuleArchive archive;
    private final BooksInForce books;
    private final Rulings rulings;
    private final PackageOpener opener;
    private final Clock clock;
    private final Duration testTime;
    private final ExecutorService trials = Executors.newSingleThreadExecutor(work -> {
        Thread thread = new Thread(work, "zhiheng-rule-tests");
        thread.setDaemon(true);
        return thread;
    });

    private Map<String, Held> inForce = new LinkedHashMap<>();
    private final Map<String, Held> waiting = new LinkedHashMap<>();

    /** @param testTime how long all tests of one package may take */
    RuleSwapper(
            RuleArchive archive,
            BooksInForce books,
            Rulings rulings,
            PackageOpener opener,
            Clock clock,
            Duration testTime) {
        this.archive = archive;
        this.books = books;
        this.rulings = rulings;
        this.opener = opener;
        this.clock = clock;
        this.testTime = testTime;
    }

    /** Puts the last archived generation in force again, without its bundles and without running its tests anew. */
    synchronized void restore() {
        List<StoredGeneration> generations = archive.generations();
        if (generations.isEmpty()) {
            return;
        }
        StoredGeneration last = generations.get(generations.size() - 1);
        inForce = load(last);
        books.set(assemble(inForce.values(), last.number()));
        LOG.info("Rules of generation {} are in force again, {} packages", last.number(), inForce.size());
    }

    void close() {
        trials.shutdownNow();
    }

    /** Takes a change set: all that can be in force together is. */
    synchronized void deliver(List<Delivery> deliveries) {
        Map<String, Held> candidates = new LinkedHashMap<>(waiting);
        List<PackageContent> contents = new ArrayList<>();
        List<Disposition> refusals = new ArrayList<>();
        for (Delivery delivery : deliveries) {
            PackageOpener.Opened opened = opener.open(delivery.content());
            Disposition known = archive.dispositions().get(opened.hash());
            if (known != null) {
                LOG.info("Content {} from {} stays {}", opened.hash(), delivery.origin(), known.state());
            } else if (opened.rulePackage() == null) {
                refusals.add(refusal(opened.hash(), null, delivery.origin(), opened.faults(), "规则包读不通过"));
            } else {
                consider(new Held(opened.rulePackage(), delivery.origin()), candidates, refusals);
                contents.add(delivery.content());
            }
        }
        contents.forEach(content -> archive.storeContent(content.hash(), PackageFiles.files(content)));
        if (!candidates.isEmpty()) {
            activate(candidates, refusals);
        } else {
            archive.remember(refusals);
        }
        refusals.forEach(refusal ->
                LOG.warn("Refused rule package {} from {}: {}", refusal.packageId(), refusal.origin(), refusal.faults()));
    }

    private void consider(Held held, Map<String, Held> candidates, List<Disposition> refusals) {
        Held old = inForce.get(held.id());
        int order = old == null
                ? 1
                : Version.compare(held.rulePackage().version(), old.rulePackage().version());
        if (order > 0) {
            candidates.put(held.id(), held);
            return;
        }
        String reason = order == 0
                ? "内容变了而版本号没有变(" + held.rulePackage().version() + ")"
                : "版本" + held.rulePackage().version() + "低于生效的" + old.rulePackage().version() + ";回退请用region-rollback";
        Fault fault = Fault.error("RP-SWAP-001", "package.yaml", 0, 0, reason, "请提高version");
        refusals.add(refusal(held.hash(), held.rulePackage(), held.origin(), List.of(fault), reason));
    }

    private void activate(Map<String, Held> candidates, List<Disposition> refusals) {
        long number = nextNumber();
        ChangeSet.Outcome outcome = new ChangeSet(inForce, this::tested).attempt(candidates.values(), number);
        outcome.refused().forEach((held, faults) ->
                refusals.add(refusal(held.hash(), held.rulePackage(), held.origin(), faults, "规则包检查或者测试没有通过")));
        waiting.clear();
        outcome.waiting().forEach(held -> waiting.put(held.id(), held));
        if (outcome.books() == null) {
            archive.remember(refusals);
            return;
        }
        StringBuilder cause = new StringBuilder("启用");
        List<Disposition> decided = new ArrayList<>(refusals);
        for (Held held : outcome.accepted()) {
            cause.append(' ').append(held.id()).append(' ').append(held.rulePackage().version());
            decided.add(disposition(held, ACCEPTED, null));
        }
        commit(number, cause.toString(), outcome.packages(), outcome.books(), decided);
    }

    private void commit(
            long number, String cause, Map<String, Held> packages, RuleBooks made, List<Disposition> decided) {
        List<String> hashes = made.packages().stream().map(RulePackage::contentHash).toList();
        Map<String, String> origins = new LinkedHashMap<>();
        packages.values().forEach(held -> origins.put(held.hash(), held.origin()));
        archive.appendGeneration(
                new StoredGeneration(number, now(), cause, hashes, origins), decided, BookContents.of(made));
        inForce = packages;
        books.set(made);
        LOG.info("Generation {} of rules is in force: {}", number, cause);
    }

    /** Runs a candidate's tests within their time; a test that hangs is interrupted and counts as failed. */
    private List<Fault> tested(RuleBooks tried, RulePackage candidate) {
        Future<List<Fault>> trial = trials.submit(() -> PackageTrial.run(candidate, rulings.with(tried)));
        try {
            return trial.get(testTime.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            trial.cancel(true);
            return List.of(trialFault("RP-TEST-021", "规则包的测试在" + testTime.toSeconds() + "秒内没有做完"));
        } catch (ExecutionException e) {
            LOG.warn("Tests of rule package {} broke off", candidate.id(), e.getCause());
            return List.of(trialFault("RP-TEST-022", "规则包的测试中断:" + e.getCause().getMessage()));
        } catch (InterruptedException e) {
            trial.cancel(true);
            Thread.currentThread().interrupt();
            return List.of(trialFault("RP-TEST-022", "规则包的测试中断:平台正在停止"));
        }
    }

    private static Fault trialFault(String code, String message) {
        return Fault.error(code, "tests", 0, 0, message, "请检查tests中的测试");
    }

    @Override
    public boolean settled() {
        return books.get() != null;
    }

    @Override
    public synchronized List<PackageInfo> inForce() {
        return books.get() == null ? List.of() : infos(inForce, books.get().packages());
    }

    @Override
    public synchronized List<DeliveryInfo> notInForce() {
        List<DeliveryInfo> out = new ArrayList<>();
        for (Held held : waiting.values()) {
            out.add(new DeliveryInfo(
                    WAITING,
                    held.id(),
                    held.rulePackage().version(),
                    held.hash(),
                    held.origin(),
                    now(),
                    "等待上级规则包" + held.rulePackage().parent(),
                    List.of()));
        }
        for (Disposition each : archive.dispositions().values()) {
            if (!each.state().equals(ACCEPTED)) {
                out.add(new DeliveryInfo(
                        each.state(),
                        each.packageId(),
                        each.version(),
                        each.contentHash(),
                        each.origin(),
                        each.at(),
                        each.reason(),
                        each.faults()));
            }
        }
        return out;
    }

    @Override
    public synchronized List<GenerationInfo> generations() {
        List<GenerationInfo> newestFirst = new ArrayList<>();
        for (StoredGeneration each : archive.generations()) {
            newestFirst.add(0, info(each));
        }
        return newestFirst;
    }

    private GenerationInfo info(StoredGeneration stored) {
        Map<String, Held> packages = load(stored);
        List<PackageInfo> infos = packages.values().stream().map(Held::toInfo).toList();
        return new GenerationInfo(stored.number(), stored.madeAt(), stored.cause(), infos);
    }

    @Override
    public synchronized PackageDetail show(String packageId) {
        Held held = inForce.get(packageId);
        if (held == null) {
            throw ZhihengException.notFound("RULES-PACKAGE-UNKNOWN", "没有生效的规则包" + packageId, "packageId");
        }
        return Details.of(held, books.get().overtaken(packageId));
    }

    @Override
    public synchronized List<RuleChange> diff(long fromGeneration, long toGeneration) {
        return Differences.between(load(stored(fromGeneration)), load(stored(toGeneration)));
    }

    @Override
    public List<FaultInfo> check(Path source) {
        PackageOpener.Opened opened = opener.open(PackageFiles.read(source));
        List<Fault> faults = new ArrayList<>(opened.faults());
        if (opened.rulePackage() != null) {
            Held held = new Held(opened.rulePackage(), source.toString());
            Map<String, Held> now;
            synchronized (this) {
                now = inForce;
            }
            ChangeSet.Outcome outcome = new ChangeSet(now, this::tested).attempt(List.of(held), 0);
            outcome.refused().values().forEach(faults::addAll);
            if (!outcome.waiting().isEmpty()) {
                faults.add(Fault.error(
                        "RP-LAYER-003", "package.yaml", 0, 0, "上级规则包" + opened.rulePackage().parent() + "还没有生效", "请先启用上级规则包"));
            }
        }
        return faults.stream().map(Fault::toInfo).toList();
    }

    @Override
    public synchronized GenerationInfo rollback(long toGeneration) {
        List<StoredGeneration> all = archive.generations();
        if (toGeneration == 0 && all.size() < 2) {
            throw ZhihengException.conflict("RULES-NO-EARLIER", "没有更早的一代规则可以回退");
        }
        StoredGeneration target = toGeneration == 0 ? all.get(all.size() - 2) : stored(toGeneration);
        Map<String, Held> packages = load(target);
        List<Disposition> decided = new ArrayList<>();
        for (Held held : inForce.values()) {
            if (!packages.containsValue(held) && !target.contentHashes().contains(held.hash())) {
                decided.add(disposition(held, ROLLED_BACK, "回退到第" + target.number() + "代"));
            }
        }
        packages.values().forEach(held -> decided.add(disposition(held, ACCEPTED, null)));
        return renew("回退到第" + target.number() + "代", packages, decided);
    }

    @Override
    public synchronized GenerationInfo retire(String packageId) {
        Held held = inForce.get(packageId);
        if (held == null) {
            throw ZhihengException.notFound("RULES-PACKAGE-UNKNOWN", "没有生效的规则包" + packageId, "packageId");
        }
        for (Held other : inForce.values()) {
            if (other != held && buildsOn(other, held)) {
                throw ZhihengException.conflict("RULES-PACKAGE-NEEDED", other.id() + "建立在" + packageId + "之上,请先停用它");
            }
        }
        Map<String, Held> packages = new LinkedHashMap<>(inForce);
        packages.remove(packageId);
        return renew("停用 " + packageId, packages, List.of(disposition(held, RETIRED, "由管理员停用")));
    }

    private boolean buildsOn(Held other, Held held) {
        return books.get().book(other.rulePackage().division()) != null
                && books.get().book(other.rulePackage().division()).packages().contains(held.rulePackage());
    }

    private GenerationInfo renew(String cause, Map<String, Held> packages, List<Disposition> decided) {
        long number = nextNumber();
        commit(number, cause, packages, assemble(packages.values(), number), decided);
        return info(stored(number));
    }

    private RuleBooks assemble(Collection<Held> packages, long number) {
        return BookMaker.assemble(
                        packages.stream().map(Held::rulePackage).toList(), number)
                .books();
    }

    private Map<String, Held> load(StoredGeneration stored) {
        Map<String, Held> packages = new LinkedHashMap<>();
        for (String hash : stored.contentHashes()) {
            Held held = held(hash, stored.origins().getOrDefault(hash, "?"));
            packages.put(held.id(), held);
        }
        return packages;
    }

    private Held held(String hash, String origin) {
        for (Held held : inForce.values()) {
            if (held.hash().equals(hash)) {
                return held;
            }
        }
        Map<String, byte[]> files = archive.content(hash)
                .orElseThrow(() -> ZhihengException.unavailable("RULES-ARCHIVE", "档案中缺少规则包内容" + hash));
        RulePackage read = opener.open(PackageContent.of(files)).rulePackage();
        if (read == null) {
            throw ZhihengException.unavailable("RULES-ARCHIVE", "档案中的规则包内容" + hash + "读不通过");
        }
        return new Held(read, origin);
    }

    private StoredGeneration stored(long number) {
        return archive.generations().stream()
                .filter(each -> each.number() == number)
                .findFirst()
                .orElseThrow(() -> ZhihengException.notFound("RULES-GENERATION-UNKNOWN", "没有第" + number + "代规则", "generation"));
    }

    private long nextNumber() {
        List<StoredGeneration> all = archive.generations();
        return all.isEmpty() ? 1 : all.get(all.size() - 1).number() + 1;
    }

    private static List<PackageInfo> infos(Map<String, Held> held, List<RulePackage> order) {
        List<PackageInfo> infos = new ArrayList<>();
        order.forEach(each -> infos.add(held.get(each.id()).toInfo()));
        return infos;
    }

    private Disposition refusal(String hash, RulePackage of, String origin, List<Fault> faults, String reason) {
        List<FaultInfo> infos = faults.stream().map(Fault::toInfo).toList();
        String id = of == null ? null : of.id();
        String version = of == null ? null : of.version();
        return new Disposition(hash, REFUSED, id, version, origin, now(), reason, infos);
    }

    private Disposition disposition(Held held, String state, String reason) {
        return new Disposition(
                held.hash(),
                state,
                held.id(),
                held.rulePackage().version(),
                held.origin(),
                now(),
                reason,
                List.of());
    }

    private Instant now() {
        return clock.instant();
    }
}
