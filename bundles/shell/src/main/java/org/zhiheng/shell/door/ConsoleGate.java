package org.zhiheng.shell.door;

import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.security.auth.Subject;
import javax.security.auth.login.AppConfigurationEntry;
import javax.security.auth.login.AppConfigurationEntry.LoginModuleControlFlag;
import org.apache.karaf.jaas.boot.ProxyLoginModule;
import org.apache.karaf.jaas.boot.principal.RolePrincipal;
import org.apache.karaf.jaas.config.JaasRealm;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.access.Audit;
import org.zhiheng.api.access.AuditEvent;
import org.zhiheng.api.access.DoorWatch;
import org.zhiheng.api.access.Operation;
import org.zhiheng.api.access.Permissions;
import org.zhiheng.api.access.Principal;
import org.zhiheng.api.access.SignIn;
import org.zhiheng.api.access.SignedIn;
import org.zhiheng.api.error.ZhihengException;

/**
 * The console's JAAS realm {@code zhiheng}: lets in whom HTTP lets in too, if one of the roles may use the console, and gives Karaf's own
 * roles by what the account may do at that moment.
 */
@Component(service = {JaasRealm.class, ConsoleGate.class})
public final class ConsoleGate implements JaasRealm {

    /** Name of the realm. */
    static final String REALM = "zhiheng";
    /** Under this name the realm's entry gives itself to the login module. */
    static final String OPTION = "gate";
    /** Whoever may use the console at all; the ACLs of etc name it. */
    static final String ENTER = "ssh";
    /** The server's own terminal before somebody signs in; set there, and left alone here. */
    static final String LOCAL = "local";

    /** Karaf's own for whoever may use all of its commands; the others of its roles come with it. */
    private static final String SYSTEM = "admin";

    private static final Set<String> SYSTEM_ROLES = Set.of(SYSTEM, "manager", "viewer", "systembundles");
    private static final String TOKEN = "zht_";

    private final SignIn signIn;
    private final Permissions permissions;
    private final Audit audit;
    private final DoorWatch watch;
    private final Clock clock;
    private final String bundle;
    private final Set<Subject> present = Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    @Activate
    public ConsoleGate(
            BundleContext context,
            @Reference SignIn signIn,
            @Reference Permissions permissions,
            @Reference Audit audit,
            @Reference DoorWatch watch,
            @Reference Clock clock) {
        this(String.valueOf(context.getBundle().getBundleId()), signIn, permissions, audit, watch, clock);
    }

    ConsoleGate(String bundle, SignIn signIn, Permissions permissions, Audit audit, DoorWatch watch, Clock clock) {
        this.bundle = bundle;
        this.signIn = signIn;
        this.permissions = permissions;
        this.audit = audit;
        this.watch = watch;
        this.clock = clock;
    }

    /** Nobody looks after the roles any more, so nobody keeps any. */
    @Deactivate
    void close() {
        Set<Subject> open;
        synchronized (present) {
            open = new HashSet<>(present);
        }
        open.forEach(each -> give(each, Set.of()));
    }

    @Override
    public String getName() {
        return REALM;
    }

    @Override
    public int getRank() {
        return 0;
    }

    @Override
    public AppConfigurationEntry[] getEntries() {
        Map<String, Object> options = Map.of(
                ProxyLoginModule.PROPERTY_MODULE,
                ConsoleLoginModule.class.getName(),
                ProxyLoginModule.PROPERTY_BUNDLE,
                bundle,
                OPTION,
                this);
        return new AppConfigurationEntry[] {
            new AppConfigurationEntry(ProxyLoginModule.class.getName(), LoginModuleControlFlag.REQUIRED, options)
        };
    }

    /**
     * Signs in.
     *
     * @param password of a person, or a program's token
     * @param code of the second factor; null or blank for none
     * @throws ZhihengException whatever is wrong, and when none of the roles may use the console
     */
    ConsoleLogin signIn(String name, String password, String code, String source) {
        ConsoleLogin login;
        boolean byToken = password.startsWith(TOKEN);
        if (byToken) {
            login = ConsoleLogin.token(signIn, password, source);
        } else {
            SignedIn in = signIn.signIn(name, password, code, source, null);
            login = ConsoleLogin.session(signIn, in, source);
        }
        // A token lets in under the name of its own account alone: by the name people know at the console who it is.
        Optional<Principal> found =
                byToken ? signIn.token(name, password).map(each -> each.from(source)) : login.principal();
        if (byToken && found.isEmpty()) {
            watch.tokenRefused(password, source);
        }
        Principal who =
                found.orElseThrow(() -> ZhihengException.forbidden("ACCESS-SIGN-IN", "账号、口令或者动态验证码不对,或者账号暂时不能登录"));
        if (!mayEnter(who)) {
            login.end();
            put(who, AuditEvent.Kind.REFUSED, Operation.CONSOLE_ENTER, source, "ACCESS-FORBIDDEN");
            throw ZhihengException.forbidden("ACCESS-FORBIDDEN", "没有“" + Operation.CONSOLE_ENTER.title() + "”的权限");
        }
        if (who.narrowedTo() != null) {
            // A person's sign-in is put down where the password is looked at; a token is looked at with every request.
            put(who, AuditEvent.Kind.SIGNED_IN, null, source, "token");
        }
        return login;
    }

    /** Whoever still has to change the first password or to bind a factor comes in, and can do just that. */
    private static boolean mayEnter(Principal who) {
        return (who.narrowedTo() == null || who.narrowedTo().contains(Operation.CONSOLE_ENTER))
                && who.grants().stream()
                        .anyMatch(each -> Operation.CONSOLE_ENTER.roles().contains(each.role()));
    }

    private void put(Principal who, AuditEvent.Kind kind, Operation operation, String source, String detail) {
        audit.record(new AuditEvent(
                clock.instant(),
                kind,
                who.account(),
                operation == null ? null : operation.id(),
                null,
                null,
                source,
                detail));
    }

    /** Puts down that somebody used or was refused a command of Karaf's own. */
    void put(ConsoleLogin login, AuditEvent.Kind kind, String command) {
        login.principal().ifPresent(who -> put(who, kind, Operation.SYSTEM_CONSOLE, login.source(), command));
    }

    /** Whether Karaf's own commands are open to the subject now. */
    static boolean system(Subject subject) {
        return subject.getPrincipals().contains(new RolePrincipal(SYSTEM));
    }

    /** Takes all roles away until the next line. */
    static void bar(Subject subject) {
        give(subject, Set.of());
    }

    /**
     * Gives the subject the roles that its account has now, none when it is signed in no more.
     *
     * @return whether it may still use the console
     */
    boolean refresh(Subject subject, ConsoleLogin login) {
        Set<String> roles = new HashSet<>();
        try {
            Optional<Principal> who = login.principal().filter(ConsoleGate::mayEnter);
            if (who.isPresent()) {
                roles.add(ENTER);
                if (permissions.may(who.get(), Operation.SYSTEM_CONSOLE, null)) {
                    roles.addAll(SYSTEM_ROLES);
                }
            }
        } finally {
            give(subject, roles);
            present.add(subject);
        }
        return !roles.isEmpty();
    }

    private static void give(Subject subject, Set<String> roles) {
        Set<String> now = new HashSet<>();
        subject.getPrincipals(RolePrincipal.class).forEach(each -> now.add(each.getName()));
        now.remove(LOCAL);
        // Left alone where nothing changes, for other commands of the same connection look at it at the same time.
        if (!now.equals(roles)) {
            now.removeAll(roles);
            now.forEach(each -> subject.getPrincipals().remove(new RolePrincipal(each)));
            roles.forEach(each -> subject.getPrincipals().add(new RolePrincipal(each)));
        }
    }
}
