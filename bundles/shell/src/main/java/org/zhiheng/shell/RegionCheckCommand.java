package org.zhiheng.shell;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.FaultInfo;

/** {@code zhiheng:region-check}. */
@Service
@Command(scope = "zhiheng", name = "region-check", description = "检查一个规则包,不启用")
public final class RegionCheckCommand extends DeskCommand {

    @Argument(index = 0, name = "file", description = "规则包的jar或者文件夹", required = true)
    String file;

    @Override
    void run(PrintStream console) {
        List<FaultInfo> faults = desk.check(Path.of(file));
        faults.forEach(fault -> console.println(fault.severity() + "  " + fault));
        boolean refused = faults.stream().anyMatch(fault -> fault.severity().equals("error"));
        console.println(refused ? "✗ 不能启用" : "✓ 可以启用");
    }
}
