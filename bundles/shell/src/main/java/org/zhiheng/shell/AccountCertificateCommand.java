package org.zhiheng.shell;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.zhiheng.api.access.Accounts;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;

/**
 * {@code zhiheng:account-certificate}. The certificate is pasted, or comes as the command's input: a name of a file would be one on the
 * server, which is not for everybody who may use this.
 */
@Service
@Performs(Operation.SIGNING_CERTIFICATE_REGISTER)
@Command(
        scope = "zhiheng",
        name = "account-certificate",
        description = "给程序账号登记签名证书;证书(PEM)粘贴在命令之后,到END CERTIFICATE一行为止")
public final class AccountCertificateCommand extends AccountCommand {

    private static final String END = "-----END CERTIFICATE-----";

    /** A certificate has some thirty; nobody pastes for ever. */
    private static final int MOST_LINES = 200;

    @Argument(index = 0, name = "account", description = "账号", required = true)
    @Completion(AccountCompleter.class)
    String account;

    @Argument(index = 1, name = "until", description = "到哪一天为止(不含),例如2027-01-01;不超过证书的有效期", required = true)
    String until;

    @Argument(
            index = 2,
            name = "operations",
            description = "用这张证书签名的消息可以办理的事项,例如ruling.ask rules.view",
            required = true,
            multiValued = true)
    @Completion(OperationCompleter.class)
    List<String> operations;

    @Override
    void run(Principal who, PrintStream console) throws IOException {
        String id = account(who, account);
        Accounts.Registered registered = accounts.registerCertificate(
                who, id, certificate(), Words.operations(operations), Words.day(until, clock, "until"));
        console.println(
                paint().green("✓") + " 已登记签名证书,编号" + registered.id() + ",到" + Words.time(registered.until(), clock));
        console.println("  SHA-256  " + registered.fingerprint());
        console.println(paint().grey("  注销:zhiheng:account-certificate-revoke " + registered.id()));
    }

    private X509Certificate certificate() throws IOException {
        StringBuilder pem = new StringBuilder();
        for (int i = 0; i < MOST_LINES; i++) {
            String line = typed(i == 0 ? "证书(PEM)\n" : "");
            if (line == null) {
                break;
            }
            pem.append(line.strip()).append('\n');
            if (line.strip().equals(END)) {
                break;
            }
        }
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(new ByteArrayInputStream(pem.toString().getBytes(StandardCharsets.US_ASCII)));
        } catch (CertificateException e) {
            throw new ZhihengException(ErrorKind.INVALID, "SHELL-CERTIFICATE", "应当粘贴一张X.509证书(PEM)", "certificate", e);
        }
    }
}
