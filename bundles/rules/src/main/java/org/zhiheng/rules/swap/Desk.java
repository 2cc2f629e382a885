package org.zhiheng.rules.swap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.RuleRelease;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.DoubtInfo;
import org.zhiheng.api.rules.FaultInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageDetail;
import org.zhiheng.api.rules.PackageInfo;
import org.zhiheng.api.rules.RuleArchive;
import org.zhiheng.api.rules.RuleArchive.Disposition;
import org.zhiheng.api.rules.RuleArchive.StoredGeneration;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDesk;
import org.zhiheng.api.rules.RuleHistory;
import org.zhiheng.api.rules.TableInfo;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.RuleBooks;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.look.Doubts;
import org.zhiheng.rules.look.Histories;
import org.zhiheng.rules.look.RuleLines;
import org.zhiheng.rules.look.TableLines;

/** Looks after what is in force. Looking never waits for a change that is under way. */
final class Desk implements RuleDesk {

    /** Begins where a package came from that somebody handed in; the account follows. */
    private static final String HANDED_IN = "handed-in ";

    private final RuleSwapper swapper;
    private final RuleArchive archive;
    private final PackageOpener opener;
    private final Clock clock;
    private final List<DeliveryInfo> wrongSettings;
    /** Null where nobody is to be asked. */
    private final RuleRelease people;

    /** What was decided, as the archive last said. */
    private volatile Map<String, Disposition> lastKnown = Map.of();

    /** Why what others did could not be followed; null when it could. */
    private volatile DeliveryInfo lagging;

    /** Why the last change broke off; null when it went through. */
    private volatile DeliveryInfo failure;

    /**
     * @param people who decide; null where nobody is to be asked
     * @param wrongSettings what of the settings cannot be used, in Chinese; told until they are corrected
     */
    Desk(
            RuleSwapper swapper,
            RuleArchive archive,
            PackageOpener opener,
            Clock clock,
            List<String> wrongSettings,
            RuleRelease people) {
        this.people = people;
        this.wrongSettings = wrongSettings.stream()
                .map(each -> failed(
                        each,
                        List.of(new FaultInfo("error", "RULES-SETTING", "org.zhiheng.rules.cfg", 0, 0, each, null)),
                        clock))
                .toList();
        this.swapper = swapper;
        this.archive = archive;
        this.opener = opener;
        this.clock = clock;
    }

    /** Told when a change has gone through. */
    void recovered() {
        failure = null;
    }

    /** Told when a change broke off for a reason that is not the package's. */
    void failed(RuntimeException cause) {
        failure = broken(cause);
    }

    /** Told when what other nodes and people did could not be followed. */
    void lagging(RuntimeException cause) {
        lagging = broken(cause);
    }

    /** Told when it could. */
    void following() {
        lagging = null;
    }

    private DeliveryInfo broken(RuntimeException cause) {
        String code = cause instanceof ZhihengException known ? known.code() : "RULES-CHANGE";
        String reason = cause instanceof ZhihengException ? cause.getMessage() : "规则变动中断:" + cause;
        return failed(reason, List.of(new FaultInfo("error", code, "rules", 0, 0, reason, null)));
    }

    private DeliveryInfo failed(String reason, List<FaultInfo> faults) {
        return failed(reason, faults, clock);
    }

    private static DeliveryInfo failed(String reason, List<FaultInfo> faults, Clock clock) {
        return new DeliveryInfo("failed", null, null, "", "rules", clock.instant(), reason, faults);
    }

    @Override
    public boolean settled() {
        return swapper.situation().books() != null && damages().isEmpty();
    }

    @Override
    public boolean current() {
        return swapper.current();
    }

    /** While the archive does not answer it is not known to be damaged: that it does not is told elsewhere. */
    private List<FaultInfo> damages() {
        try {
            return archive.damages();
        } catch (ZhihengException e) {
            return List.of();
        }
    }

    private Map<String, Disposition> dispositions() {
        try {
            lastKnown = archive.dispositions();
        } catch (ZhihengException e) {
            if (lagging == null) {
                lagging(e);
            }
        }
        return lastKnown;
    }

    @Override
    public List<PackageInfo> inForce() {
        Situation now = swapper.situation();
        if (now.books() == null) {
            return List.of();
        }
        return now.books().packages().stream()
                .map(each -> now.inForce().get(each.id()).toInfo())
                .toList();
    }

    @Override
    public List<DeliveryInfo> notInForce() {
        Situation now = swapper.situation();
        List<DeliveryInfo> out = new ArrayList<>();
        List<FaultInfo> damages = damages();
        Map<String, Disposition> dispositions = dispositions();
        DeliveryInfo broken = failure == null ? lagging : failure;
        if (!damages.isEmpty()) {
            out.add(failed("规则档案有损坏;没有损坏的规则仍然适用,修好之前不接受任何变动", damages));
        } else if (broken != null) {
            out.add(broken);
        }
        if (!out.isEmpty() && now.books() == null) {
            return out;
        }
        out.addAll(wrongSettings);
        now.waiting().values().forEach(held -> out.add(waiting(held)));
        if (!now.awaiting().isEmpty()) {
            Set<String> proposed = proposed();
            now.awaiting().values().forEach(held -> out.add(awaiting(held, proposed, dispositions)));
        }
        for (Disposition each : dispositions.values()) {
            if (!each.state().equals(RuleSwapper.ACCEPTED)
                    && !each.state().equals(RuleSwapper.AWAITING)
                    && !superseded(each, now, dispositions)) {
                out.add(told(each));
            }
        }
        swapper.badlyDelivered().stream()
                .filter(each -> !superseded(each, now, dispositions))
                .forEach(each -> out.add(told(each)));
        return out;
    }

    private static DeliveryInfo told(Disposition each) {
        return new DeliveryInfo(
                each.state(),
                each.packageId(),
                each.version(),
                each.contentHash(),
                each.origin(),
                each.at(),
                each.reason(),
                each.faults());
    }

    private DeliveryInfo waiting(Held held) {
        RulePackage each = held.rulePackage();
        String above = each.parent() == null ? "000000" : each.parent();
        String reason = "等待上级规则包(" + above + "或者更上级)";
        return new DeliveryInfo(
                "waiting", held.id(), each.version(), held.hash(), held.origin(), clock.instant(), reason, List.of());
    }

    /** Contents that one person has proposed. */
    private Set<String> proposed() {
        try {
            return people == null
                    ? Set.of()
                    : people.open().stream()
                            .filter(each -> each.change() == RuleRelease.Change.ACTIVATE)
                            .map(RuleRelease.Proposal::subject)
                            .collect(Collectors.toSet());
        } catch (ZhihengException e) {
            return Set.of();
        }
    }

    private DeliveryInfo awaiting(Held held, Set<String> proposed, Map<String, Disposition> dispositions) {
        Disposition since = dispositions.get(held.hash());
        String reason = proposed.contains(held.hash()) ? "待复核:已经提请,等待另一名规则管理员复核" : "待复核:尚未提请,须由一名规则管理员提请、另一名复核";
        return new DeliveryInfo(
                RuleSwapper.AWAITING,
                held.id(),
                held.rulePackage().version(),
                held.hash(),
                held.origin(),
                since == null ? clock.instant() : since.at(),
                reason,
                List.of());
    }

    /**
     * Whether a package of the same id was put in force after this was decided: then it is of the past. What could not be read has no
     * id; then the same bundle must have brought a good version since.
     */
    private static boolean superseded(Disposition each, Situation now, Map<String, Disposition> dispositions) {
        return each.state().equals("refused")
                && now.inForce().values().stream()
                        .filter(held -> each.packageId() == null
                                ? bundle(held.origin()).equals(bundle(each.origin()))
                                : held.id().equals(each.packageId()))
                        .map(held -> dispositions.get(held.hash()))
                        .anyMatch(accepted -> accepted != null && accepted.at().isAfter(each.at()));
    }

    /** The bundle of an origin, without its version. */
    private static String bundle(String origin) {
        int end = origin.indexOf(' ');
        return end < 0 ? origin : origin.substring(0, end);
    }

    @Override
    public List<GenerationInfo> generations() {
        List<GenerationInfo> newestFirst = new ArrayList<>();
        for (StoredGeneration each : archive.generations()) {
            newestFirst.add(0, swapper.shelf().info(each));
        }
        return newestFirst;
    }

    @Override
    public PackageDetail show(String packageId) {
        Held held = swapper.inForce(packageId);
        List<Fault> overtaken = swapper.situation().books().overtaken(packageId);
        return new PackageDetail(
                held.toInfo(),
                RuleLines.of(held.rulePackage()),
                overtaken.stream().map(Fault::message).toList(),
                Doubts.of(held.rulePackage()));
    }

    @Override
    public List<TableInfo> tables() {
        RuleBooks books = swapper.situation().books();
        return books == null
                ? List.of()
                : books.packages().stream()
                        .flatMap(each -> TableLines.of(each).stream())
                        .toList();
    }

    @Override
    public byte[] file(String packageId, String path) {
        byte[] content = files(packageId).get(path);
        if (content == null) {
            throw ZhihengException.notFound("RULES-PACKAGE-FILE", "规则包" + packageId + "里没有文件" + path, "path");
        }
        return content;
    }

    /**
     * The files of a package in force.
     *
     * @throws ZhihengException {@code NOT_FOUND}
     */
    Map<String, byte[]> files(String packageId) {
        return archived(swapper.inForce(packageId).hash());
    }

    /**
     * The files of a content that waits for people or for its ancestors.
     *
     * @throws ZhihengException {@code NOT_FOUND}
     */
    Map<String, byte[]> waitingFiles(String contentHash) {
        swapper.checkProposal(RuleRelease.Change.ACTIVATE, contentHash);
        return archived(contentHash);
    }

    private Map<String, byte[]> archived(String contentHash) {
        return archive.content(contentHash)
                .orElseThrow(() -> ZhihengException.unavailable("RULES-ARCHIVE", "档案中缺少规则包内容" + contentHash));
    }

    @Override
    public List<DoubtInfo> doubts() {
        RuleBooks books = swapper.situation().books();
        return books == null
                ? List.of()
                : books.packages().stream()
                        .flatMap(each -> Doubts.of(each).stream())
                        .toList();
    }

    @Override
    public RuleHistory history(String rule, String division) {
        Situation now = swapper.situation();
        if (now.books() == null) {
            throw ZhihengException.unavailable("RULES-NONE", "还没有规则生效");
        }
        List<Histories.Past> generations =
                archive.generations().stream().map(each -> past(each, now)).toList();
        return new Histories(now.books(), generations).of(rule, division);
    }

    /** A generation whose packages are read when they are looked at, for most are those in force. */
    private Histories.Past past(StoredGeneration generation, Situation now) {
        List<PackageInfo> packages = swapper.shelf().info(generation).packages();
        return new Histories.Past(generation.number(), generation.madeAt(), id -> packages.stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> packageOf(each, now))
                .orElse(null));
    }

    private RulePackage packageOf(PackageInfo info, Situation now) {
        Held held = now.inForce().get(info.id());
        return held != null && held.hash().equals(info.contentHash())
                ? held.rulePackage()
                : Shelf.read(archive, opener, info.contentHash());
    }

    @Override
    public List<RuleChange> diff(long fromGeneration, long toGeneration) {
        Map<String, Held> known = swapper.situation().inForce();
        Shelf shelf = swapper.shelf();
        return Differences.between(
                shelf.packages(shelf.generation(fromGeneration), known),
                shelf.packages(shelf.generation(toGeneration), known));
    }

    @Override
    public List<FaultInfo> check(Path source) {
        PackageContent content = PackageFiles.read(source);
        return faults(source, content, opener.open(content)).stream()
                .map(Fault::toInfo)
                .toList();
    }

    /** What would keep a package from coming in force, and what would be overtaken at once. A folder is not signed yet. */
    List<Fault> faults(Path source, PackageContent content, PackageOpener.Opened opened) {
        List<Fault> faults = new ArrayList<>(opened.faults());
        if (!Files.isDirectory(source)) {
            faults.addAll(swapper.signatureFaults(content));
        }
        if (opened.rulePackage() != null) {
            Fault foreign = RuleSwapper.misdeclared(opened.rulePackage(), PackageFiles.declaredDivision(source));
            if (foreign != null) {
                faults.add(foreign);
            }
            tryOut(new Held(opened.rulePackage(), source.toString()), faults);
        }
        return faults;
    }

    /** What would keep somebody's changed files from coming in force, but that nobody has signed them yet. */
    List<Fault> faults(PackageOpener.Opened opened, String origin) {
        List<Fault> faults = new ArrayList<>(opened.faults());
        if (opened.rulePackage() != null) {
            tryOut(new Held(opened.rulePackage(), origin), faults);
        }
        return faults;
    }

    @Override
    public DeliveryInfo handIn(Principal by, byte[] jar) {
        if (people == null) {
            throw nobody();
        }
        if (!settled() || !swapper.restored()) {
            throw unsettled();
        }
        return PackageFiles.withFile(jar, source -> {
            PackageContent content = PackageFiles.read(source);
            String origin = HANDED_IN + by.account();
            Held current = swapper.situation().inForce().values().stream()
                    .filter(held -> held.hash().equals(content.hash()))
                    .findFirst()
                    .orElse(null);
            if (current != null) {
                throw ZhihengException.conflict("RULES-CONTENT-IN-FORCE", "这个规则包正在生效");
            }
            List<Fault> errors = faults(source, content, opener.open(content)).stream()
                    .filter(Fault::isError)
                    .toList();
            if (!errors.isEmpty()) {
                throw ZhihengException.conflict(
                        "RULES-HAND-IN",
                        "规则包有" + errors.size() + "处错误,没有收下:" + errors.get(0).message());
            }
            swapper.deliver(List.of(new Delivery(origin, content, PackageFiles.declaredDivision(source))));
            return notInForce().stream()
                    .filter(each -> each.contentHash().equals(content.hash()))
                    .findFirst()
                    .orElseThrow(() -> ZhihengException.conflict("RULES-HAND-IN", "规则刚刚变动过,没有收下,请再交一次"));
        });
    }

    private void tryOut(Held held, List<Fault> faults) {
        Situation now = swapper.situation();
        Held rival = now.inForce().get(held.id());
        if (rival != null && rival.hash().equals(held.hash())) {
            return;
        }
        Held before = now.awaiting().get(held.id());
        if (before != null && !before.hash().equals(held.hash())) {
            Fault stale = RuleSwapper.notNewer(held.rulePackage(), before.rulePackage());
            if (stale != null) {
                faults.add(headFault("RP-SWAP-001", stale.message() + ",那一份正在等待复核", stale.hint()));
                return;
            }
        }
        Disposition known = archive.dispositions().get(held.hash());
        if (known != null && !known.state().equals(RuleSwapper.AWAITING)) {
            faults.add(headFault("RP-SWAP-002", "同样的内容已经是" + known.state() + "状态,不会再启用", "请修改内容并提高version"));
        }
        Fault old = rival == null ? null : RuleSwapper.notNewer(held.rulePackage(), rival.rulePackage());
        if (old != null) {
            faults.add(old);
        }
        ChangeSet.Outcome outcome = swapper.changeSet(now).attempt(List.of(held), 0);
        outcome.refused().values().forEach(faults::addAll);
        if (outcome.books() != null) {
            faults.addAll(outcome.books().overtaken(held.id()));
        }
        if (!outcome.waiting().isEmpty()) {
            faults.add(headFault("RP-LAYER-003", "上级规则包" + held.rulePackage().parent() + "还没有生效", "请先启用上级规则包"));
        }
    }

    private static Fault headFault(String code, String message, String hint) {
        return Fault.error(code, "package.yaml", 0, 0, message, hint);
    }

    @Override
    public Outcome rollback(Principal by, long toGeneration, String note) {
        if (people == null) {
            return new Outcome(swapper.rollback(toGeneration), null);
        }
        long target = toGeneration == 0 ? swapper.earlier() : toGeneration;
        return new Outcome(null, propose(by, RuleRelease.Change.ROLL_BACK, String.valueOf(target), note));
    }

    @Override
    public Outcome retire(Principal by, String packageId, String note) {
        return people == null
                ? new Outcome(swapper.retire(packageId), null)
                : new Outcome(null, propose(by, RuleRelease.Change.RETIRE, packageId, note));
    }

    @Override
    public RuleRelease.Proposal propose(Principal by, RuleRelease.Change change, String subject, String note) {
        if (people == null) {
            throw nobody();
        }
        swapper.checkProposal(change, subject);
        return people.propose(by, change, subject, note);
    }

    /** While what came before is still looked at. */
    static ZhihengException unsettled() {
        return ZhihengException.unavailable("RULES-UNSETTLED", "先前交来的规则包还在检查,请稍后再交");
    }

    private static ZhihengException nobody() {
        return ZhihengException.conflict("RULES-RELEASE-NOBODY", "这里没有设置双人复核,不需要提请");
    }
}
