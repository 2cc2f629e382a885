package org.zhiheng.shell;

import java.io.BufferedReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.rules.PreviewCase;
import org.zhiheng.api.rules.RuleDraft;
import org.zhiheng.api.rules.RulePreview;

/** {@code zhiheng:region-preview}. */
@Service
@Performs(Operation.RULES_PREVIEW)
@Command(scope = "zhiheng", name = "region-preview", description = "比较一个规则包启用前后的裁断,不启用")
public final class RegionPreviewCommand extends DeskCommand {

    @Argument(index = 0, name = "file", description = "服务器上规则包的jar,或者含有RULES-INF的文件夹", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Argument(
            index = 1,
            name = "cases",
            description = "服务器上的一份事实,每行一个{\"name\",\"question\",\"division\",\"asOf\",\"facts\"};不写时用生效的规则包自带的测试")
    @Completion(FileCompleter.class)
    String cases;

    @Option(name = "--details", description = "最多列出几件改变的")
    int details = 20;

    @Reference
    RulePreview preview;

    @Override
    void run(Principal who, PrintStream console) throws Exception {
        RuleDraft draft = preview.open(Path.of(file));
        report().faults(draft.faults(), "").forEach(console::println);
        if (draft.books() == null) {
            throw Refusals.of("规则包读不通过或者与上级规则不合,不能比较", paint());
        }
        if (cases == null) {
            compare(draft, preview.casesOfTests(), console);
            return;
        }
        try (BufferedReader lines = Files.newBufferedReader(Path.of(cases), StandardCharsets.UTF_8)) {
            compare(draft, cases(lines), console);
        } catch (NoSuchFileException e) {
            throw Refusals.of("没有文件" + cases, paint());
        }
    }

    private void compare(RuleDraft draft, Iterator<PreviewCase> each, PrintStream console) {
        ruleReport().preview(preview.compare(draft, each, details)).forEach(console::println);
    }

    private static Iterator<PreviewCase> cases(BufferedReader reader) {
        int[] line = {0};
        return reader.lines()
                .map(text -> {
                    line[0]++;
                    return text.isBlank() ? null : read(text, line[0]);
                })
                .filter(each -> each != null)
                .iterator();
    }

    private static PreviewCase read(String text, int line) {
        try {
            return PreviewCase.of(FactWords.object(text));
        } catch (ZhihengException e) {
            throw new ZhihengException(
                    ErrorKind.INVALID,
                    e.code(),
                    "第" + line + "行:" + e.getMessage(),
                    e.field().orElse(null),
                    e);
        }
    }
}
