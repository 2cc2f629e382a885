package org.zhiheng.shell;

import java.io.PrintStream;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;

/** {@code zhiheng:account-certificate-revoke}. */
@Service
@Performs(Operation.SIGNING_CERTIFICATE_REVOKE)
@Command(scope = "zhiheng", name = "account-certificate-revoke", description = "注销签名证书,以后不能再登记")
public final class AccountCertificateRevokeCommand extends AccountCommand {

    @Argument(index = 0, name = "certificate", description = "登记的编号,见zhiheng:account-certificates", required = true)
    String certificate;

    @Override
    void run(Principal who, PrintStream console) {
        accounts.revokeCertificate(who, certificate);
        console.println(paint().green("✓") + " 已注销签名证书" + certificate);
    }
}
