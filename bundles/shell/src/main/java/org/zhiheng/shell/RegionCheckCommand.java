package org.zhiheng.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.support.completers.FileCompleter;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.rules.FaultInfo;

/** {@code zhiheng:region-check}. */
@Service
@Performs(Operation.RULES_PREVIEW)
@Command(scope = "zhiheng", name = "region-check", description = "检查一个规则包:读取、对照上级、运行它自带的测试;不启用。能启用时退出状态是0,不能是1")
public final class RegionCheckCommand extends DeskCommand {

    @Argument(index = 0, name = "file", description = "服务器上规则包的jar,或者含有RULES-INF的文件夹", required = true)
    @Completion(FileCompleter.class)
    String file;

    @Override
    void run(Principal who, PrintStream console) throws Exception {
        List<FaultInfo> faults = desk.check(Path.of(file));
        report().faults(faults, "").forEach(console::println);
        long errors = faults.stream()
                .filter(fault -> fault.severity().equals("error"))
                .count();
        if (errors > 0) {
            throw Refusals.of("不能启用:" + errors + "处错误", paint());
        }
        console.println(paint().green("✓") + " 可以启用");
    }
}
