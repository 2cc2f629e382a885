package org.zhiheng.shell.door;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import javax.security.auth.Subject;
import javax.security.auth.login.LoginContext;
import javax.security.auth.login.LoginException;
import org.apache.karaf.jaas.boot.principal.ClientPrincipal;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.shell.ssh.KarafJaasAuthenticator;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.session.SessionListener;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.auth.keyboard.InteractiveChallenge;
import org.apache.sshd.server.auth.keyboard.KeyboardInteractiveAuthenticator;
import org.apache.sshd.server.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.server.auth.password.PasswordAuthenticator;
import org.apache.sshd.server.auth.password.RejectAllPasswordAuthenticator;
import org.apache.sshd.server.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.server.forward.RejectAllForwardingFilter;
import org.apache.sshd.server.session.ServerSession;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Karaf's ssh servers ask for password and code in two fields, go by the realm of {@link ConsoleGate}, forward nothing, and sign out
 * whoever leaves. Karaf's own authenticator names a realm that does not exist, so nobody comes in before this has been done.
 */
@Component(service = SshDoor.class, immediate = true)
public final class SshDoor implements PasswordAuthenticator, KeyboardInteractiveAuthenticator, SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SshDoor.class);
    private static final int ATTEMPTS = 6;

    /** Karaf makes another server whenever its settings change, also while it starts, and never takes the former one's service back. */
    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    void guard(SshServer server) {
        server.setPasswordAuthenticator(this);
        server.setKeyboardInteractiveAuthenticator(this);
        server.setPublickeyAuthenticator(null);
        server.setUserAuthFactories(
                List.of(UserAuthKeyboardInteractiveFactory.INSTANCE, UserAuthPasswordFactory.INSTANCE));
        server.setForwardingFilter(RejectAllForwardingFilter.INSTANCE);
        server.setAgentFactory(null);
        CoreModuleProperties.MAX_AUTH_REQUESTS.set(server, ATTEMPTS);
        if (!server.isClosed() && !server.isClosing()) {
            server.addSessionListener(this);
        }
    }

    /** Nobody comes in any more until it is done anew. */
    void unguard(SshServer server) {
        server.setPasswordAuthenticator(RejectAllPasswordAuthenticator.INSTANCE);
        server.setKeyboardInteractiveAuthenticator(KeyboardInteractiveAuthenticator.NONE);
        server.removeSessionListener(this);
    }

    @Override
    public InteractiveChallenge generateChallenge(
            ServerSession session, String username, String language, String methods) {
        InteractiveChallenge challenge = new InteractiveChallenge();
        challenge.setInteractionName("");
        challenge.setInteractionInstruction("");
        challenge.setLanguageTag("zh-CN");
        challenge.addPrompt("口令 Password: ", false);
        challenge.addPrompt("动态验证码 Code (没有绑定的直接回车 empty if none): ", false);
        return challenge;
    }

    @Override
    public boolean authenticate(ServerSession session, String username, List<String> answers) {
        return answers.size() == 2 && authenticate(session, username, answers.get(0), answers.get(1));
    }

    /** With one field only: a token, or password and code with a blank between them. */
    @Override
    public boolean authenticate(String username, String password, ServerSession session) {
        return authenticate(session, username, password, null);
    }

    private boolean authenticate(ServerSession session, String username, String password, String code) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new ClientPrincipal("ssh", address(session)));
        try {
            new LoginContext(ConsoleGate.REALM, subject, new Answers(username, password, code)).login();
        } catch (LoginException e) {
            LOG.debug("refused at the console: {}", e.getMessage());
            return false;
        }
        if (!subject.getPrincipals().contains(new RolePrincipal(ConsoleGate.ENTER))) {
            return false;
        }
        session.setAttribute(KarafJaasAuthenticator.SUBJECT_ATTRIBUTE_KEY, subject);
        return true;
    }

    private static String address(ServerSession session) {
        SocketAddress address = session.getClientAddress();
        return address instanceof InetSocketAddress socket && socket.getAddress() != null
                ? socket.getAddress().getHostAddress()
                : null;
    }

    @Override
    public void sessionClosed(Session session) {
        Subject subject = session.getAttribute(KarafJaasAuthenticator.SUBJECT_ATTRIBUTE_KEY);
        if (subject != null) {
            Consoles.login(subject).ifPresent(ConsoleLogin::end);
        }
    }
}
