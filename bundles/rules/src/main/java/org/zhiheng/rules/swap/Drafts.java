package org.zhiheng.rules.swap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.PreviewReport;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RulePreview;
import org.zhiheng.api.rulings.Rulings;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageContent;
import org.zhiheng.rules.PackageTest;
import org.zhiheng.rules.PackageTrial;
import org.zhiheng.rules.RulePackage;
import org.zhiheng.rules.look.Comparison;

/** Candidates that are looked at before anybody puts them in force. */
final class Drafts implements RulePreview {

    /** Each holds a set of books; people compare a few at most. */
    private static final int KEPT = 4;

    private final RuleSwapper swapper;
    private final Desk desk;
    private final PackageOpener opener;
    private final Rulings rulings;
    private final Map<String, RuleDraft> kept = Collections.synchronizedMap(new LinkedHashMap<>(8, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, RuleDraft> eldest) {
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
        RulePackage read = opened.rulePackage();
        RuleDraft draft = new RuleDraft(
                read == null ? null : read.id(),
                read == null ? null : read.version(),
                opened.hash(),
                desk.faults(source, content, opened).stream().map(Fault::toInfo).toList(),
                read == null ? null : swapper.booksWith(new Held(read, source.toString())));
        kept.put(draft.contentHash(), draft);
        return draft;
    }

    @Override
    public RuleDraft open(byte[] jar) {
        try {
            // A file, because only a jar's directory at its end tells what is in it.
            Path file = Files.createTempFile("draft", ".jar");
            try {
                Files.write(file, jar);
                return open(file);
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new ZhihengException(ErrorKind.UNAVAILABLE, "RULES-FILE", "临时文件写不了,请检查磁盘空间", null, e);
        }
    }

    @Override
    public Optional<RuleDraft> draft(String contentHash) {
        return Optional.ofNullable(kept.get(contentHash));
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
