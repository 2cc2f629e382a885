package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.GenerationInfo;

/** {@code zhiheng:region-retire}. */
@Service
@Command(scope = "zhiheng", name = "region-retire", description = "停用一个规则包")
public final class RegionRetireCommand extends DeskCommand {

    @Argument(index = 0, name = "package", description = "规则包,例如cn.371002", required = true)
    @Completion(PackageCompleter.class)
    String packageId;

    @Option(name = "--yes", description = "不再确认")
    boolean confirmed;

    @Override
    void run(PrintStream console) throws Exception {
        if (!confirmed
                && !session.readLine("停用后" + packageId + "的问题由上级规则回答。确定停用?(yes/no) ", null)
                        .equals("yes")) {
            console.println("没有停用");
            return;
        }
        GenerationInfo now = desk.retire(packageId);
        console.println("✓ 第" + now.number() + "代生效:" + now.cause());
    }
}
