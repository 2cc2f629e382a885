package org.zhiheng.shell;

import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.cases.Receipts;
import org.zhiheng.api.error.ZhihengException;

/** {@code zhiheng:receipt-export}. */
@Service
@Performs(Operation.CASES_USE)
@Command(scope = "zhiheng", name = "receipt-export", description = "把决定凭证写成文件,交给当事人;它用zhiheng-verify receipt离线核对")
public final class ReceiptExportCommand extends PermittedCommand {

    @Argument(index = 0, name = "caseId", description = "案件编号", required = true)
    String caseId;

    @Argument(index = 1, name = "receipt", description = "凭证编号,见zhiheng:receipts", required = true)
    String receipt;

    @Argument(index = 2, name = "file", description = "写到平台这台机器上的哪个文件(.json),已经有的不覆盖", required = true)
    String file;

    @Option(name = "--disclosures", description = "另写个人信息文件(.json):凭证里各项摘要所代表的内容,只交给当事人;应当同时写--purpose")
    String disclosures;

    @Option(name = "--purpose", description = "个人信息提供给谁、作什么用,会记录")
    String purpose;

    @Reference(optional = true)
    Receipts receipts;

    @Override
    void run(Principal who, PrintStream console) {
        Receipts all = there(receipts, "决定凭证");
        if (disclosures != null && purpose == null) {
            throw ZhihengException.invalid("SHELL-WORD", "写个人信息文件应当用--purpose写明用途", null);
        }
        LocalFile.write(file, ".json", out -> {
            try (InputStream content = all.file(who, caseId, receipt).content()) {
                content.transferTo(out);
            }
        });
        console.println(paint().green("✓") + " 决定凭证写好了:" + file);
        if (disclosures != null) {
            LocalFile.write(
                    disclosures,
                    ".json",
                    out -> out.write(
                            all.disclosures(who, caseId, receipt, purpose).getBytes(StandardCharsets.UTF_8)));
            console.println(paint().green("✓") + " 个人信息文件写好了:" + disclosures);
        }
    }
}
