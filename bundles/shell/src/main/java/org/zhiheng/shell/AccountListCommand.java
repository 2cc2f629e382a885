package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Directory;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-list}. */
@Service
@Performs(Operation.DIRECTORY_VIEW)
@Command(scope = "zhiheng", name = "account-list", description = "列出数据范围内的账号;姓名和编号是个人信息,写明用途才显示")
public final class AccountListCommand extends AccountCommand {

    private static final int PAGE = 200;

    @Option(name = "--body", description = "只看一个机构的")
    @Completion(BodyCompleter.class)
    String body;

    @Option(name = "--closed", description = "停用的也列出")
    boolean closed;

    @Option(name = "--purpose", description = "用途,例如核对名册;写了就显示姓名和编号,并记入审计")
    String purpose;

    @Override
    void run(Principal who, PrintStream console) {
        List<Directory.Listed> found = new ArrayList<>();
        String next = null;
        do {
            Directory.Page page = directory.list(
                    who, new Directory.Wanted(Directory.Sort.NAME, false, PAGE, next, body, closed), purpose);
            found.addAll(page.accounts());
            next = page.next();
        } while (next != null);
        report().list(found, purpose != null).forEach(console::println);
    }
}
