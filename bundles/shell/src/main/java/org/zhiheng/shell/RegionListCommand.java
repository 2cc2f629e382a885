package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.rules.DeliveryInfo;
import org.zhiheng.api.rules.GenerationInfo;
import org.zhiheng.api.rules.PackageInfo;

/** {@code zhiheng:region-list}. */
@Service
@Command(scope = "zhiheng", name = "region-list", description = "生效的和没有生效的规则包")
public final class RegionListCommand extends DeskCommand {

    @Override
    void run(PrintStream console) {
        console.println("生效:");
        for (PackageInfo each : desk.inForce()) {
            console.println("  " + each.id() + "  " + each.version() + "  " + each.layer() + "  " + each.title() + "  "
                    + each.contentHash().substring(0, 12) + "  " + each.origin());
        }
        List<DeliveryInfo> others = desk.notInForce();
        if (!others.isEmpty()) {
            console.println("没有生效:");
        }
        for (DeliveryInfo each : others) {
            console.println("  " + each.state() + "  " + each.packageId() + "  " + each.version() + "  " + each.origin()
                    + "  " + each.reason());
            each.faults().forEach(fault -> console.println("      " + fault));
        }
        List<GenerationInfo> generations = desk.generations();
        if (!generations.isEmpty()) {
            console.println("第" + generations.get(0).number() + "代,自"
                    + generations.get(0).madeAt() + ":" + generations.get(0).cause());
        }
    }
}
