package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:body-add}. */
@Service
@Performs(Operation.ORGANISATION_CHANGE)
@Command(scope = "zhiheng", name = "body-add", description = "增加机构")
public final class BodyAddCommand extends PermittedCommand {

    @Argument(index = 0, name = "id", description = "编号:小写字母、数字和连字符,不能再改", required = true)
    String id;

    @Argument(index = 1, name = "title", description = "名称", required = true)
    String title;

    @Argument(index = 2, name = "division", description = "区划代码,在上级机构的区划以内", required = true)
    String division;

    @Argument(index = 3, name = "parent", description = "上级机构的编号", required = true)
    @Completion(BodyCompleter.class)
    String parent;

    @Option(name = "--kind", description = "类型,不写是department:government、department、township、unit")
    String kind = "department";

    @Reference
    Organisation organisation;

    @Override
    void run(Principal who, PrintStream console) {
        if (!DivisionCode.isValid(division)) {
            throw ZhihengException.invalid("SHELL-DIVISION", "不是区划代码:" + division, "division");
        }
        organisation.add(
                who,
                new Body(id, Words.read(Body.Kind.class, kind, "kind"), title, new DivisionCode(division), parent));
        console.println(paint().green("✓") + " 已增加机构" + title + "(" + id + ")");
    }
}
