package org.zhiheng.rules.swap;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.RuleChange;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rules.TableTrial;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.dmn.Trials;
import org.zhiheng.rules.look.Comparison;

/** Candidates that are looked at before anybody puts them in force. */
final class Drafts implements RulePreview {

    /** Each holds a set of books; people compare a few at most. */
    private static final int KEPT = 4;

    private static final String MANIFEST = "package.yaml";
    private static final Pattern VERSION = Pattern.compile("\\d{1,6}\\.\\d{1,6}\\.\\d{1,6}");
    private static final Pattern VERSION_LINE = Pattern.compile("(?m)^version:.*$");

    private record Kept(RuleDraft draft, PackageContent content) {}

    private final RuleSwapper swapper;
    private final Desk desk;
    private final PackageOpener opener;
    private final Rulings rulings;
    private final Map<String, Kept> kept = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
            return size() > KEPT;
        }
    });

    Drafts(RuleSwapper swapper, Desk desk, PackageOpener opener, Rulings rulings) {
        this.swapper = swapper;
        this.desk = desk;
        this.opener = opener;
        this.rulings = rulings;
    }

    @Override
    public RuleDraft open(Path source) {
        PackageContent content = PackageFiles.read(source);
        PackageOpener.Opened opened = opener.open(content);
        return keep(content, opened, source.toString(), desk.faults(source, content, opened));
    }

    @Override
    public RuleDraft open(byte[] jar) {
        return PackageFiles.withFile(jar, this::open);
    }

    @Override
    public RuleDraft open(String packageId, String version, String file, byte[] changed) {
        if (!VERSION.matcher(version).matches()) {
            throw ZhihengException.invalid("RULES-VERSION", "版本应当是三个数,例如1.4.0", "version");
        }
        Map<String, byte[]> files = new TreeMap<>(desk.files(packageId));
        if (!files.containsKey(file) || file.equals(MANIFEST)) {
            throw ZhihengException.notFound("RULES-PACKAGE-FILE", "规则包" + packageId + "里没有文件" + file, "file");
        }
        files.put(file, changed);
        String manifest = new String(files.get(MANIFEST), StandardCharsets.UTF_8);
        files.put(
                MANIFEST,
                VERSION_LINE
                        .matcher(manifest)
                        .replaceFirst("version: " + version)
                        .getBytes(StandardCharsets.UTF_8));
        // What was signed is another content.
        files.remove(PackageContent.SIGNATURE);
        PackageContent content = PackageContent.of(files);
        PackageOpener.Opened opened = opener.open(content);
        String origin = packageId + " " + version;
        return keep(content, opened, origin, desk.faults(opened, origin));
    }

    @Override
    public RuleDraft openWaiting(String contentHash) {
        PackageContent content = PackageContent.of(desk.waitingFiles(contentHash));
        PackageOpener.Opened opened = opener.open(content);
        return keep(content, opened, contentHash, desk.faults(opened, contentHash));
    }

    private RuleDraft keep(PackageContent content, PackageOpener.Opened opened, String origin, List<Fault> faults) {
        RulePackage read = opened.rulePackage();
        Held held = read == null ? null : new Held(read, origin);
        RuleDraft draft = new RuleDraft(
                read == null ? null : read.id(),
                read == null ? null : read.version(),
                opened.hash(),
                faults.stream().map(Fault::toInfo).toList(),
                read == null ? 0 : read.tests().size(),
                held == null ? List.of() : changes(held),
                held == null ? null : swapper.booksWith(held));
        kept.put(draft.contentHash(), new Kept(draft, content));
        return draft;
    }

    private List<RuleChange> changes(Held held) {
        Held now = swapper.situation().inForce().get(held.id());
        return Differences.between(now == null ? Map.of() : Map.of(now.id(), now), Map.of(held.id(), held));
    }

    @Override
    public Optional<RuleDraft> draft(String contentHash) {
        return Optional.ofNullable(kept.get(contentHash)).map(Kept::draft);
    }

    @Override
    public Optional<Map<String, byte[]>> files(String contentHash) {
        return Optional.ofNullable(kept.get(contentHash)).map(each -> PackageFiles.files(each.content()));
    }

    @Override
    public TableTrial tryTable(byte[] dmn, Map<String, String> given) {
        return Trials.of(dmn, given);
    }

    @Override
    public PreviewReport compare(RuleDraft draft, Iterator<PreviewCase> cases, int details) {
        if (draft.books() == null) {
            throw ZhihengException.conflict("RULES-DRAFT", "这个规则包读不通过或者与上级规则不合,不能比较;请先改正错误");
        }
        return new Comparison(rulings.inForce(), rulings.with(draft.books()), details).of(cases);
    }

    @Override
    public Iterator<PreviewCase> casesOfTests() {
        Situation now = swapper.situation();
        Stream<RulePackage> packages = now.books() == null ? Stream.empty() : now.books().packages().stream();
        return packages.flatMap(each -> each.tests().stream().map(test -> caseOf(test, each)))
                .iterator();
    }

    private static PreviewCase caseOf(PackageTest test, RulePackage of) {
        return new PreviewCase(
                of.id() + ":" + test.name(), test.ruling(), PackageTrial.division(test, of), test.asOf(), test.facts());
    }
}
