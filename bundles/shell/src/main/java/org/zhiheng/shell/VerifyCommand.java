package org.zhiheng.shell;

import java.io.PrintStream;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.records.RecordVerification;

/** {@code zhiheng:verify}. */
@Service
@Performs(Operation.RECORD_VERIFY)
@Command(scope = "zhiheng", name = "verify", description = "就地校验全部全过程记录:条目、位置、封存、密钥和外部见证;有问题时退出状态是2")
public final class VerifyCommand extends PermittedCommand {

    static final int UNSOUND = 2;

    private static final int SHOWN = 20;
    private static final int BAR = 30;

    @Reference(optional = true)
    RecordVerification verification;

    @Override
    void run(Principal who, PrintStream console) {
        boolean watched = Terminals.present(session);
        RecordVerification.Result result = there(verification, "就地校验").verify(who, progress -> {
            if (watched) {
                console.print("\r" + bar(progress));
                console.flush();
            }
        });
        if (watched) {
            console.print("\r\u001B[K");
        }
        report(result).forEach(console::println);
        if (!result.sound()) {
            ends(UNSOUND);
        }
    }

    static String bar(RecordVerification.Progress progress) {
        long total = Math.max(progress.total(), progress.entries());
        int done = total == 0 ? BAR : (int) (BAR * progress.entries() / total);
        return "校验 " + "█".repeat(done) + "░".repeat(BAR - done) + " " + progress.entries() + "/" + total;
    }

    private List<String> report(RecordVerification.Result result) {
        return new RecordReport(paint(), null).verified(result, SHOWN);
    }
}
